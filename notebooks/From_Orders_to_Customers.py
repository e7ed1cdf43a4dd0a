# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # From orders to customers
#
# A shop's export of order lines goes in, as it is; segments of its customers come out. On the way: what became of every
# line, one row per customer, the RFM groups that marketers know beside the segments, who is slipping away, and the same
# customers a month later.
#
# The sample is synthetic: nobody in it exists, and nothing is downloaded. To use a log of your own, put its name in the
# next line. The remarks below speak of the sample.

# %%
SOURCE = None  # your own log of orders, order lines or transactions, such as "orders.csv"

# %%
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score
from threadpoolctl import threadpool_limits

import segmentry

plt.rcParams.update({"figure.dpi": 75, "axes.spines.top": False, "axes.spines.right": False, "font.size": 9})
threadpool_limits(limits=1)  # a table of this size is done sooner on one core than on many
pd.set_option("display.max_columns", 12, "display.width", 120, "display.max_colwidth", 90)

# %% [markdown]
# ## The log

# %%
log = pd.read_csv(SOURCE) if SOURCE else segmentry.sample("orders", rows=20_000).to_pandas()
log.head()

# %% [markdown]
# A row is a line of an order, and not a customer: to make segments of these rows would group order lines by their
# number and price. Guests have no customer's number, shipping stands among the goods, and returns have an order number
# that begins with C.
#
# ## One row per customer

# %% tags=["checked"]
table = segmentry.customers(log)
print(table.log.paragraph)

# %% [markdown]
# What the columns tell was found by their shape first (which repeats within which) and by their names second. Where it
# is wrong, say it: `segmentry.Plan(roles={"date": "shipped_on"})`.

# %% tags=["checked"]
roles, reasons = table.log.rows_read.roles, table.log.rows_read.reasons
pd.DataFrame({"column": roles, "why": reasons}).rename_axis("role")

# %% [markdown]
# **The ledger.** Every line is in exactly one class, the first that fits it, and the money adds up to that of the file.

# %% tags=["checked"]
classes = {lines.name: {"lines": lines.rows, "money": round(lines.money, 2)} for lines in table.log.ledger.classes}
ledger = pd.DataFrame(classes).T.astype({"lines": int})
ledger.loc["all"] = ledger.sum()
ledger.astype({"lines": int}).round(2)

# %% [markdown]
# Only sales make orders. Returns are taken off what their customers spent. Guests, fees and gifts without a price are
# left out, and told: nothing disappears.
#
# **The customers**, with what the log allows to say of each. What every column is:

# %% tags=["checked"]
pd.Series(table.log.definitions, name="is").rename_axis("column").to_frame()

# %%
customers = table.rows.collect().to_pandas()
customers.head()

# %% [markdown]
# ## The same by hand
#
# Three of these columns with pandas: which lines count must be decided just so.

# %% tags=["checked"]
if SOURCE is None:
    money = log["quantity"] * log["unit_price"]
    known, back = log["customer_id"].notna(), log["quantity"] < 0
    sold = known & ~back & (money > 0) & ~log["product_code"].isin(["POST", "FEE"])
    orders = log[sold].groupby("customer_id")["order_id"].nunique()
    spent = money[sold | (known & back)].groupby(log["customer_id"]).sum().reindex(orders.index)
    days = (log.loc[sold, "order_date"].max() - log[sold].groupby("customer_id")["order_date"].max()).dt.days
    agree = [(customers["orders"] == orders.values).all(), np.allclose(customers["total_spent"], spent)]
    agree.append((customers["days_since_last_order"] == days.values).all())
    print(f"{len(orders)} customers; orders, money and days since the last order agree: {all(agree)}")
else:
    print("For the columns of the sample: skipped.")

# %% [markdown]
# ## The segments
#
# Few columns of what customers do make them, skewed ones by their logarithm; all others describe them.

# %%
plan = segmentry.Plan(k_max=8)
segmentation = segmentry.run(table, plan)
segmentation

# %% tags=["checked"]
labelled = segmentation.score(table)
print(f"k: {segmentation.k}, {segmentation.verdict}")
print("made of:", ", ".join(segmentation.features))
shown = [name for name in ("days_since_last_order", "orders", "total_spent") if name in labelled]
together = labelled.groupby(["segment", "segment_name"])
pd.concat([together.size().rename("customers"), together[shown].median()], axis=1).astype(int)

# %% [markdown]
# ## Are they right?
#
# Of the sample it is known of which kind every customer is. No column tells it; here it only judges.

# %% tags=["checked"]
if SOURCE is None:
    from segmentry.sources.samples import true_kinds

    kinds = labelled["customer_id"].map(true_kinds(rows=len(log)))
    basic = np.log1p(labelled[["days_since_last_order", "orders", "total_spent"]].clip(lower=0))
    by_rfm = KMeans(kinds.nunique(), n_init=10, random_state=0).fit_predict((basic - basic.mean()) / basic.std())
    print(f"adjusted Rand index with the true kinds: {adjusted_rand_score(kinds, labelled['segment']):.2f}")
    print(f"K-Means on recency, frequency and money alone: {adjusted_rand_score(kinds, by_rfm):.2f}")
    print(pd.crosstab(kinds.rename("true kind"), labelled["segment"]))
else:
    print("Only of the sample is it known: skipped.")

# %% [markdown]
# Loyal customers, bargain hunters, those who come in one season and those who buy gifts are much alike in recency,
# frequency and money. What they buy, on what terms and when tells them apart.
#
# ## RFM groups beside them
#
# Recency and frequency in fifths of the customers, and ten names for the 25 cells. Equal customers get equal scores, so
# a group may stay empty; a figure of fewer than five customers is withheld.

# %% tags=["checked"]
grid = segmentation.rfm
print("most days for the scores 5, 4, 3, 2:", grid.cutoffs.recency)
print("most orders for the scores 1, 2, 3, 4:", grid.cutoffs.frequency)
groups = [{"group": g.name, "customers": g.size, "share of money": g.share_of_money} for g in reversed(grid.groups)]
pd.DataFrame(groups).set_index("group").astype(float).round(2)

# %%
names = [group.name for group in reversed(grid.groups)]
counts = np.array([[count or 0 for count in group.counts] for group in reversed(grid.groups)])
figure, axes = plt.subplots(figsize=(6.5, 3.4), layout="constrained")
axes.imshow(counts / np.maximum(counts.sum(axis=0), 1), cmap="Greys", vmin=0, vmax=1, aspect="auto")
for (row, column), count in np.ndenumerate(counts):
    dark = count > 0.5 * counts[:, column].sum()
    axes.text(column, row, count or "", ha="center", va="center", color="white" if dark else "black")
axes.set_yticks(range(len(names)), names)
axes.set_xticks(range(segmentation.k), [segment.id for segment in segmentation.segments])
axes.set_xlabel("segment (customers; darker = more of its customers)")
plt.show()

# %% [markdown]
# The grid says who is due a call; the segments say what to talk about. Hardly a group of the grid is of one kind.
#
# ## Who is slipping away
#
# Every customer is compared with the own rhythm of orders: within the usual days between them, *active*; beyond,
# *slipping away*, then *lost*. `at stake` is what those who are slipping away spent so far.

# %% tags=["checked"]
standing = segmentation.standing
stands = [
    {"segment": one.segment, "staying": one.staying, "slipping away": one.slipping, "lost": one.lost}
    | {"at stake": one.at_stake}
    for one in (*standing.segments, standing.all)
]
pd.DataFrame(stands).replace({"segment": {0: "all"}}).set_index("segment").astype(float).round(0)

# %% [markdown]
# ## Whom to reach first
#
# The customers of one segment who spent most. A part of them, drawn at random, is left alone: only beside them can be
# told what reaching the others changed, with `segmentry.lift` when the responses are in.

# %% tags=["checked"]
targets = segmentry.targets(labelled, segment=min(2, segmentation.k), top=100, control=0.3)
print(targets)

# %% [markdown]
# ## A month later
#
# The model labels the same customers from a newer log by the same recipe, and counts days to its last day. Here it is
# made of the log without its last month, and labels the customers before and after that month.

# %% tags=["checked"]
when = pd.to_datetime(log[roles["date"]])
then = log[when < when.max() - pd.Timedelta(days=31)]
model = segmentry.run(then, plan)
before, now = model.score(then), model.score(log)
both = before.merge(now, on=roles["customer"], suffixes=("_before", "_now"))
moved = (both["segment_before"] != both["segment_now"]).mean()
print(f"{len(now) - len(both)} new customers; of the others {moved:.0%} changed segment")
pd.crosstab(both["segment_name_before"].rename("before"), both["segment_now"].rename("now"))
