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
# # Customer segmentation
#
# A table of bank customers goes in, segments come out: first by hand with pandas, scikit-learn, matplotlib and
# seaborn, step by step, then with Segmentry in a few lines. Both give the same segments, which is checked.
#
# - **By hand:** first look, missing values, distributions, outliers, categories, correlations, features, scaling,
#   K-Means, elbow and silhouette, map, names, comparison
# - **With Segmentry:** the same segments, then what is hard by hand: how much each column counts, evidence for the
#   number of segments, a verdict, stability, a second opinion, sentences, labels for new customers, a report
#
# The sample is synthetic: nobody in it exists, and nothing is downloaded. To use a table of your own, put its name in
# the next line. Steps that your table has no columns for say so. The remarks below speak of the sample.

# %%
SOURCE = None  # your own table, such as "customers.csv"

# %%
import tempfile
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.metrics import adjusted_rand_score, silhouette_score
from sklearn.preprocessing import StandardScaler
from threadpoolctl import threadpool_limits

import segmentry

# %%
plt.rcParams.update({"figure.dpi": 75, "axes.spines.top": False, "axes.spines.right": False, "font.size": 9})
palette = sns.color_palette("colorblind")
COLOURS = {i: palette[j] for i, j in enumerate([0, 1, 2, 4, 3, 9, 5, 7, 8, 6], start=1)}  # of segment 1, 2, ...
FOLDER = Path(tempfile.mkdtemp())  # results go here; name a folder of your own to keep them
threadpool_limits(limits=1)  # a table of this size is done sooner on one core than on many
pd.set_option("display.max_columns", 30, "display.width", 120)

# %% [markdown]
# # By hand
#
# ## A first look

# %%
customers = pd.read_csv(SOURCE) if SOURCE else segmentry.sample("bank", rows=2000).to_pandas()
print(
    f"{len(customers):,} rows x {customers.shape[1]} columns, {customers.duplicated().sum():,} rows twice or more often"
)
customers.head()

# %% [markdown]
# One row is one customer, as it must be: of several rows of one customer, each would become a customer of its own.
#
# Before any picture, tell the columns apart. An **id** differs in every row and says nothing of likeness. An
# **outcome** is what one wants to learn *of* the segments, so it must not make them. A number with only two values is
# a yes or no, and thus a **category**.

# %%
OUTCOMES = ["defaulted", "revenue"]  # names that are not in the table do no harm

ids = [c for c in customers if customers[c].is_unique and not pd.api.types.is_float_dtype(customers[c])]
numbers = [c for c in customers.select_dtypes("number") if c not in ids and customers[c].nunique() > 2]
categories = [c for c in customers if c not in ids + numbers and 2 <= customers[c].nunique() <= 12]
others = [c for c in customers if c not in ids + numbers + categories]
for kind, columns in {"ids": ids, "numbers": numbers, "categories": categories, "left aside": others}.items():
    print(f"{kind}: {', '.join(columns) or 'none'}")

# %%
customers[numbers].describe().T.round(1)

# %% [markdown]
# Look at the smallest and the largest value of each: impossible ages and amounts of -1 or 999999 would show here. In
# the sample all are possible. The means of `income`, `balance` and `revenue` lie well above their medians (50%): a
# few customers have much. At least one column of numbers is needed.
#
# ## Missing values

# %% tags=["checked"]
missing = customers.isna().sum()
table = pd.DataFrame({"missing": missing, "share": (missing / len(customers)).map("{:.1%}".format)})
print(f"{customers.isna().any(axis=1).mean():.1%} of the rows lack at least one value.")
table[missing > 0]

# %% [markdown]
# K-Means cannot take an empty cell. Dropping the rows would lose more customers than any single column suggests, as
# the gaps lie in different rows, and those customers would go without a segment. So the cells are filled with the
# median of their column, which an extreme value does not move. That is harmless for a few per cent; a column that is
# mostly empty is better left out.
#
# ## Distributions

# %%
height = 1.7 * -(-len(numbers) // 3)
figure, grid = plt.subplots(-(-len(numbers) // 3), 3, figsize=(9.5, height), layout="constrained", squeeze=False)
for axes, name in zip(grid.flat, numbers, strict=False):
    axes.hist(customers[name].dropna(), bins=30, color="0.55")
    axes.axvline(customers[name].median(), color="black")
    axes.xaxis.set_major_locator(plt.MaxNLocator(4))
    axes.set_title(f"{name} (skewness {customers[name].skew():.1f})", fontsize=9)
for axes in grid.flat[len(numbers) :]:
    axes.set_axis_off()
figure.supylabel("customers", fontsize=9)
figure.supxlabel("value, in the units of the column", fontsize=9)
plt.show()

# %% [markdown]
# The line is the median. Several heaps in one column are a first hint of segments: `age` has three. Long tails to the
# right (`income`, `balance`, `revenue`, skewness above 2) are a warning: squared distances give those few customers
# much weight.
#
# ## Outliers
#
# The usual rule calls a value an outlier when it lies more than 1.5 interquartile ranges (IQR) beyond the quartiles.
# It is often followed by dropping these rows. What would that cost?

# %% tags=["checked"]
low, high = customers[numbers].quantile(0.25), customers[numbers].quantile(0.75)
reach = 1.5 * (high - low)
outside = (customers[numbers] < low - reach) | (customers[numbers] > high + reach)
cost = pd.DataFrame({"lower fence": low - reach, "upper fence": high + reach, "outside": outside.sum()}).round(1)
print(f"Dropping every row with an outlier would cost {outside.any(axis=1).mean():.1%} of the customers.")
cost.assign(share=outside.mean().map("{:.1%}".format))

# %%
z = (customers[numbers] - customers[numbers].mean()) / customers[numbers].std()
figure, axes = plt.subplots(figsize=(8, 0.3 * len(numbers) + 1), layout="constrained")
axes.boxplot([z[name].dropna() for name in numbers[::-1]], orientation="horizontal", flierprops={"markersize": 2})
axes.set_yticks(range(1, len(numbers) + 1), numbers[::-1])
axes.set(
    title="Boxes, and beyond the whiskers what the rule calls outliers", xlabel="standard deviations from the mean"
)
plt.show()

# %% [markdown]
# One customer in six would go, for columns that are merely skewed. None of these values is an error: they are the
# wealthy and the very active, whom a bank would least like to lose sight of. They stay. Which segment the rule would
# have wiped out is shown below, once there are segments.
#
# ## Categories against amounts
#
# Which categories go with which numbers? The correlation ratio is the share of a number's variance that lies between
# the levels of a category: 0 = the same average everywhere, 1 = the level decides the number.

# %%
ratios = pd.DataFrame(index=numbers)
for category in categories:
    for name in numbers:
        filled = customers[[category, name]].dropna()
        ratios.loc[name, category] = filled.groupby(category)[name].transform("mean").var() / filled[name].var()
if categories:
    figure, axes = plt.subplots(figsize=(1 * len(categories) + 3, 0.3 * len(numbers) + 1.3), layout="constrained")
    sns.heatmap(ratios, annot=True, fmt=".2f", cmap="cividis", vmin=0, vmax=1, ax=axes)
    axes.set(title="Share of the variance between the levels")
    axes.set_xticks(axes.get_xticks(), categories, rotation=30, ha="right")
    plt.show()
else:
    print("There are no categories in this table: skipped.")

# %% [markdown]
# The highest ratio of all, as boxes:

# %%
if categories:
    name, category = ratios.stack().idxmax()
    figure, axes = plt.subplots(figsize=(8, 3), layout="constrained")
    levels = {str(level): part[name].dropna() for level, part in customers.groupby(category)}
    axes.boxplot(list(levels.values()), tick_labels=list(levels), flierprops={"markersize": 2})
    axes.set(title=f"{name} by {category}", ylabel=name, xlabel=category)
    axes.tick_params(axis="x", rotation=30 if len(levels) > 6 else 0)
    plt.show()
    print(customers[category].value_counts(dropna=False).to_string())

# %% [markdown]
# Employment goes with age, tenure and activity, as one would expect: students are young, the retired old. Region and
# gender go with nothing, so they would only add noise to the segments. Categories are left out of the distances here:
# K-Means needs numbers, and what an indicator column should weigh is a question of its own. They come back as
# descriptions.
#
# ## Correlations

# %%
correlations = customers[numbers].corr()
if len(numbers) > 1:
    below = correlations.iloc[1:, :-1]
    size = 0.55 * len(numbers)
    figure, axes = plt.subplots(figsize=(size + 2.5, 0.6 * size + 1.2), layout="constrained")
    style = {"cmap": "PuOr", "vmin": -1, "vmax": 1, "annot_kws": {"fontsize": 8}}
    sns.heatmap(below, mask=np.triu(np.ones(below.shape), 1) > 0, annot=True, fmt=".2f", ax=axes, **style)
    axes.set_title("Correlation of each two numbers")
    axes.set_xticks(axes.get_xticks(), below.columns, rotation=30, ha="right")
    plt.show()
else:
    print("There are no two numbers to correlate: skipped.")

# %% [markdown]
# Columns that say the same count twice in a distance. `age` and `tenure_years` (0.79) come closest, and still each
# says something of its own; above 0.95 one of two should go. Such correlations *within* a table may come from
# segments: the young are few years with the bank and log in often.
#
# ## Choose the features
#
# Features are the numbers that make the segments: no outcome, and of each pair of near copies only the first.

# %%
features = []
for name in numbers:
    copied = [other for other in features if abs(correlations.loc[name, other]) > 0.95]
    if name in OUTCOMES or copied:
        print(f"{name} is left out: {'an outcome' if name in OUTCOMES else 'nearly the same as ' + copied[0]}")
    else:
        features.append(name)
print("features:", ", ".join(features))

# %% [markdown]
# This choice decides more than anything after it: other features, other segments. Ask of each whether two customers
# who differ in it should be treated differently.
#
# ## Scale
#
# K-Means minimises squared distances, so the column with the largest numbers counts most. Z-scores (less the mean,
# divided by the standard deviation) give every feature the same weight.

# %%
filled = customers[features].fillna(customers[features].median())
matrix = StandardScaler().fit_transform(filled)

before, after = filled.var() / filled.var().sum(), pd.Series(matrix.var(axis=0), features) / matrix.var(axis=0).sum()
figure, (left, right) = plt.subplots(1, 2, figsize=(9, 0.25 * len(features) + 1), sharey=True, layout="constrained")
left.barh(features, before * 100, color="0.55")
left.set(title="Before scaling", xlabel="share of the squared distance, %")
right.barh(features, after * 100, color="0.55")
right.set(title="After scaling", xlabel="share of the squared distance, %", xlim=left.get_xlim())
left.invert_yaxis()
plt.show()

# %%
few = min(5, len(np.unique(matrix, axis=0)))
unscaled = KMeans(few, n_init=10, random_state=0).fit_predict(filled)
scaled = KMeans(few, n_init=10, random_state=0).fit_predict(matrix)
print(f"Adjusted Rand index of {few} segments, unscaled against scaled: {adjusted_rand_score(unscaled, scaled):.2f}")

# %% [markdown]
# Unscaled, `income` and `balance` would decide everything, merely because they are counted in units of money and not
# in thousands. The segments would be quite different ones: the adjusted Rand index is 1 when two segmentations divide
# the customers alike, and about 0 when they agree no more than by chance.
#
# Everything from here on, the elbow included, uses this one scaled matrix.
#
# ## K-Means, by hand
#
# It is short enough to write down. Begin with a few customers as centres; give every customer to the nearest centre;
# move each centre to the mean of its customers; repeat until nothing moves.

# %%
rows = np.unique(matrix, axis=0)
ends = []
for start in range(6):
    centres = rows[np.random.default_rng(start).choice(len(rows), few, replace=False)]
    for _ in range(300):
        squares = np.stack([((matrix - centre) ** 2).sum(axis=1) for centre in centres])
        nearest = squares.argmin(axis=0)
        means = [matrix[nearest == j].mean(axis=0) if (nearest == j).any() else centres[j] for j in range(few)]
        if np.allclose(means, centres):
            break
        centres = np.array(means)
    ends.append(squares.min(axis=0).sum())
print("inertia of each start:", ", ".join(f"{end:,.1f}" for end in ends))

# %% [markdown]
# The inertia, the sum of squared distances to the own centre, is what K-Means makes small. Each start ends where no
# step helps any more, but not all end equally low: a single start can give poor segments. So one takes many and keeps
# the best, which is what `n_init=10` does in scikit-learn.
#
# ## How many segments? The elbow
#
# The inertia always falls as k grows. One looks for the bend after which it falls little: in the picture, the point
# furthest below the straight line between both ends of the curve.

# %%
ks = range(1, min(10, len(rows)) + 1)
fits = {k: KMeans(k, n_init=10, random_state=0).fit(matrix) for k in ks}
inertia = pd.Series({k: fits[k].inertia_ for k in ks})
inertia.round(1).to_frame("inertia").T

# %%
figure, plots = plt.subplots(1, 4, figsize=(10, 2.6), layout="constrained")
for axes, (first, last) in zip(plots, [(1, 4), (1, 5), (1, 10), (2, 10)], strict=True):
    part = inertia.loc[first:last]
    line = np.linspace(part.iloc[0], part.iloc[-1], len(part))
    bend = (line - part).idxmax()
    axes.plot(part, marker="o", markersize=4, color="0.4")
    axes.plot(part.index, line, color="0.7", linestyle=":")
    axes.axvline(bend, color="black", linewidth=0.8)
    axes.set(
        title=f"k from {first} to {last}: bend at {bend}", xlabel="k", xticks=part.index, ylim=(0, 1.08 * part.max())
    )
plots[0].set_ylabel("inertia")
plt.show()

# %% [markdown]
# The same curve, four ranges of k, and the bend is at 2, 3, 4 and 5. It depends on where one stops looking, which is
# a choice of the analyst and not of the customers.
#
# ## The silhouette
#
# It compares the distance to the own segment with that to the next one, for every customer: near 1 is clearly inside,
# 0 on the border, below 0 nearer to another segment.

# %%
rows_scored = min(len(matrix), 5000)
silhouette = pd.Series(
    {
        k: silhouette_score(matrix, fits[k].labels_, sample_size=rows_scored, random_state=0)
        for k in ks
        if 1 < k < len(rows)
    }
)
figure, axes = plt.subplots(figsize=(5, 2.5), layout="constrained")
axes.plot(silhouette, marker="o", color="0.4")
axes.set(title="Mean silhouette (Euclidean)", xlabel="k", ylabel="1 = best", xticks=silhouette.index)
axes.set_ylim(0, 1.15 * silhouette.max())
plt.show()

# %% [markdown]
# It is best at 3, with 4 and 5 close behind, and falls from 6 on. So neither picture settles it. The last drop of the
# inertia that is worth a segment is the one to 5, so 5 it is: a judgement, not a proof. (Segmentry tells below what
# speaks for it.)

# %% tags=["checked"]
k = min(5, max(ks))  # read off the curves: yours may differ
largest_first = np.argsort(-np.bincount(fits[k].labels_))
segment = pd.Series(np.argsort(largest_first)[fits[k].labels_] + 1, index=customers.index, name="segment")
sizes = segment.value_counts().sort_index()
print("k:", k)
print("sizes:", sizes.to_dict())
print(f"silhouette: {silhouette.get(k, np.nan):.3f}")

# %% [markdown]
# Segments are numbered by size, the largest first: the numbers that K-Means gives are accidental.
#
# ## A map of the segments: PCA
#
# The two directions along which customers differ most, and what each feature has to do with them.

# %%
if len(features) > 1:
    pca = PCA(n_components=2).fit(matrix)
    points, shown = pca.transform(matrix)[:3000], segment[:3000]
    shares = pca.explained_variance_ratio_
    figure, axes = plt.subplots(figsize=(6.5, 4), layout="constrained")
    for number in sizes.index:
        axes.scatter(*points[shown == number].T, s=5, alpha=0.6, color=COLOURS[number], label=f"segment {number}")
    axes.set(title="Customers on the first two principal components")
    axes.set(xlabel=f"first axis ({shares[0]:.0%} of the variance)", ylabel=f"second axis ({shares[1]:.0%})")
    axes.legend(frameon=False, markerscale=2)
    plt.show()
else:
    print("A single feature needs no map: skipped.")

# %%
if len(features) > 1:
    loadings = pd.DataFrame(pca.components_.T, index=features, columns=["first axis", "second axis"])
    print(loadings.round(2).to_string())

# %% [markdown]
# The first axis runs from young to old, the second from quiet to active and well paid. Segments 3 and 5 lie apart; 1,
# 2 and 4 touch. A map shows only part of the variance, so segments that overlap in it may be apart in truth: credit,
# which tells 2 from 4, hardly shows here. Judge by the figures.
#
# ## What the segments are
#
# First the averages, in the columns' own units and over the cells that are filled. The outcomes are back, as
# descriptions.

# %%
averages = customers.groupby(segment)[numbers].mean()
summary = averages.round(1)
summary.insert(0, "customers", sizes)
summary.insert(1, "share", (sizes / sizes.sum()).map("{:.1%}".format))
summary.T

# %% [markdown]
# Averages of different units are hard to compare, so beside them how far each lies from the average of all.

# %%
apart = (averages - customers[numbers].mean()) / customers[numbers].std()
figure, axes = plt.subplots(figsize=(8, 0.32 * len(numbers) + 1), layout="constrained")
style = {"cmap": "PuOr", "vmin": -2.5, "vmax": 2.5, "cbar_kws": {"label": "standard deviations"}}
sns.heatmap(apart.T.round(1) + 0.0, annot=True, fmt="+.1f", ax=axes, **style)
axes.set(title="Averages of the segments, against all customers", xlabel="segment")
axes.tick_params(axis="y", rotation=0)
plt.show()

# %% [markdown]
# ### Names, by hand
#
# Put each average into a band, *low*, *middle* or *high*, by the thirds of all customers, and name a segment by the
# two features in which it is furthest from the average.

# %%
third, two_thirds = customers[numbers].quantile(1 / 3), customers[numbers].quantile(2 / 3)
bands = averages.apply(lambda row: np.where(row > two_thirds, "high", np.where(row < third, "low", "middle")), axis=1)
bands = pd.DataFrame(bands.to_list(), index=averages.index, columns=numbers)
names = {}
for number in sizes.index:
    furthest = apart.loc[number, features].abs().nlargest(2).index
    names[number] = ", ".join(f"{bands.loc[number, name]} {name}" for name in furthest)
    print(f"segment {number}: {names[number]}")
bands.T

# %% [markdown]
# Better names need somebody who knows the customers: here about *busy earners*, *young and online*, *retired*,
# *borrowers* and *wealthy*.
#
# ## Compare the segments
#
# Averages hide the spread. Boxes of the features in which the segments differ most:

# %%
spread = apart[features].var().nlargest(6).index
figure, grid = plt.subplots(2, 3, figsize=(9.5, 4.4), layout="constrained")
for axes, name in zip(grid.flat, spread, strict=False):
    parts = [customers.loc[segment == number, name].dropna() for number in sizes.index]
    boxes = axes.boxplot(parts, patch_artist=True, flierprops={"markersize": 2}, medianprops={"color": "black"})
    for number, box in zip(sizes.index, boxes["boxes"], strict=True):
        box.set_facecolor(COLOURS[number])
    axes.set(title=name, xlabel="segment")
figure.supylabel("value, in the units of the column", fontsize=9)
for axes in grid.flat[len(spread) :]:
    axes.set_axis_off()
plt.show()

# %% [markdown]
# Where a box stands clear of the others, that feature alone nearly tells the segment apart: `credit_utilisation`
# segment 4, `balance` and `income` segment 5, `age` segments 2 and 3. Segment 1 is in the middle of most, but for its
# many products and transactions.
#
# The outliers, as promised: the share of each segment that the IQR rule would have thrown away.

# %%
lost = outside[features].any(axis=1).groupby(segment).mean()
lost.map("{:.1%}".format).to_frame("lost to the IQR rule").T

# %% [markdown]
# It would have removed nearly all of the wealthy segment, and with it the segment. What is rare in the whole table
# may be usual for a kind of customer.
#
# Categories had no part in making the segments. The one that goes with them most:

# %%
if categories:
    reduction = {
        c: sum(customers[c].eq(v).groupby(segment).mean().var() for v in customers[c].unique()) for c in categories
    }
    category = max(reduction, key=reduction.get)
    table = pd.crosstab(customers[category], segment, normalize="columns") * 100
    figure, axes = plt.subplots(figsize=(6, 0.3 * len(table) + 1), layout="constrained")
    style = {"cmap": "cividis", "vmin": 0, "vmax": 100, "cbar_kws": {"label": "%"}}
    sns.heatmap(table, annot=True, fmt=".0f", ax=axes, **style)
    axes.set(title=f"{category}: share of each segment's customers, %", xlabel="segment")
    plt.show()
else:
    print("There are no categories in this table: skipped.")

# %% [markdown]
# Nobody told K-Means who is retired, and still nine tenths of segment 3 are, and nearly all students are in segment
# 2. That a column outside agrees is a sign that the segments mean something.
#
# Last the outcomes. They had no part either, so differences in them are news. The whiskers are 95% intervals.

# %%
two_valued = [c for c in categories if customers[c].nunique() == 2]
if two_valued:
    answers = customers[two_valued[-1]].dropna()  # the last such column
    yes = answers == answers.max()
    rates = yes.groupby(segment).agg(["mean", "size"])
    rates["half width"] = 1.96 * np.sqrt(rates["mean"] * (1 - rates["mean"]) / rates["size"])
    print(f"{answers.name} = {answers.max()}: {yes.mean():.1%} of all customers")
    print(rates.round(3).to_string())
else:
    print("No column has just two values: skipped.")

# %%
if two_valued:
    figure, axes = plt.subplots(figsize=(5.5, 2.5), layout="constrained")
    axes.bar(rates.index, rates["mean"] * 100, color=[COLOURS[number] for number in rates.index])
    style = {"fmt": "none", "color": "black", "capsize": 4}
    axes.errorbar(rates.index, rates["mean"] * 100, yerr=rates["half width"] * 100, **style)
    axes.axhline(yes.mean() * 100, color="0.3", linestyle=":")
    axes.set(
        title=f"Customers with {answers.name} = {answers.max()} (dotted: of all)", xlabel="segment", ylim=(0, None)
    )
    axes.set(ylabel="share of the segment, %", xticks=rates.index)
    plt.show()

# %%
amounts = [c for c in OUTCOMES if c in numbers]
if amounts:
    total = customers.groupby(segment)[amounts[0]].sum()
    table = pd.DataFrame({"share of customers": sizes / sizes.sum(), f"share of {amounts[0]}": total / total.sum()})
    print(table.map("{:.1%}".format).to_string())
else:
    print("No outcome is an amount: skipped.")

# %% [markdown]
# A quarter of the borrowers default, against 6% of all; the wealthy are one customer in twelve and bring three tenths
# of the revenue. That is what segments are for. It is not a cause: the segment does not make anybody default.
#
# ## The labelled file
#
# Every row and column of the input, and the segment.

# %%
customers.assign(segment=segment).to_csv(FOLDER / "labelled.csv", index=False)
pd.read_csv(FOLDER / "labelled.csv").iloc[:5, [0, 1, -1]]

# %% [markdown]
# # With Segmentry
#
# ## The same in a few lines
#
# It is given the features, the plain z-scores and the k from above, so that the two can be compared; left out, it
# chooses them itself.

# %%
by_hand = {"type": "number", "missing": [], "impute": "median", "transform": "none", "cap": "none"}
z_scores = dict.fromkeys(features, by_hand)
plan = segmentry.Plan(features=features, columns=z_scores, k=k)
segmentation = segmentry.run(customers, plan, FOLDER / "result")
print(segmentation)

# %% [markdown]
# ## Do both agree?

# %% tags=["checked"]
labelled = segmentation.score(customers)
print("k:", segmentation.k)
print("sizes:", segmentation.sizes)
print(f"inertia: {fits[k].inertia_:.2f} by hand, {segmentation.inertia:.2f} with Segmentry")
print(f"adjusted Rand index: {adjusted_rand_score(segment, labelled['segment']):.3f}")

# %% tags=["checked"]
theirs = customers.groupby(labelled["segment"])[numbers].mean()
told = pd.DataFrame(
    {of.id: {name: of.average(name).mean for name in features} for of in segmentation.profile.segments}
).T
print("largest difference to the averages of the profile:", f"{(theirs[features] - told).abs().max().max():.6f}")
pd.crosstab(segment, labelled["segment"], rownames=["by hand"], colnames=["Segmentry"])

# %% [markdown]
# Same customers in the same segments, same averages. On your own table a few customers may differ: then look at the
# inertia. The lower one is the better solution of the same task, and ten starts by hand do not always find it.
#
# ## How much each column counts
#
# Scaled or not, how much of the distance does a column supply? Segmentry tells it before (`inspect`, as the table
# stands) and after (the steps of its recipe).

# %%
columns = segmentry.inspect(customers)
unscaled = {column.name: column.share_of_distance for column in columns.columns}
steps = segmentation.recipe.steps
shares = pd.DataFrame(
    {"as it stands": {s.column: unscaled[s.column] for s in steps}, "in the recipe": {s.column: s.share for s in steps}}
)
shares.map("{:.1%}".format, na_action="ignore")

# %% [markdown]
# It also says what part each column should play, and why. You may overrule it in the plan.

# %%
for column in columns.columns:
    print(f"{column.name}: {column.role}. {column.reason}")

# %% [markdown]
# ## Evidence for every k
#
# Beside inertia and silhouette there is the stability: do redraws of these customers give the same segments? It is the
# mean adjusted Rand index between fits to bootstrap samples. And the valley: how far the density falls between
# neighbouring segments.

# %%
print(segmentation.choice)

# %%
evidence = segmentation.choice.evidence[1:]
figure, axes = plt.subplots(figsize=(7, 2.7), layout="constrained")
axes.plot([e.k for e in evidence], [e.stability for e in evidence], marker="o", color="black", label="stability")
axes.plot([e.k for e in evidence], [e.silhouette for e in evidence], marker="s", color="0.6", label="silhouette")
axes.axvline(segmentation.choice.usual, color="0.6", linestyle=":", label="recommended k")
axes.set(
    title="Stability and silhouette", xlabel="k", ylabel="1 = best", ylim=(0, 1.05), xticks=[e.k for e in evidence]
)
axes.legend(frameon=False, loc="center left", bbox_to_anchor=(1, 0.5))
plt.show()

# %% [markdown]
# Here is what the curves by hand could not tell: 3 segments have the best silhouette, but come out differently from
# sample to sample; 4 and 5 come out alike, and of these 5 leave less spread. As for the elbow, in how many ranges of
# k would it be elsewhere?

# %%
for knee in segmentation.choice.knees:
    print(f"k from {knee.first} to {knee.last}: {f'bend at {knee.k}' if knee.k else 'no bend'}")
if segmentation.choice.fragility is not None:
    print(f"elsewhere in {segmentation.choice.fragility:.0%} of the ranges")

# %% [markdown]
# ## The verdict
#
# K-Means cuts anything into k pieces, noise too. The verdict compares with tables without clusters that have the same
# columns, and says what the segments are: natural (apart), reproducible (not apart, but found again), constructive
# (made, not found), or no structure.

# %%
pd.Series({e.k: e.verdict for e in evidence}, name="verdict").rename_axis("k").to_frame().T

# %% [markdown]
# In the sample 2 to 5 are natural: coarser and finer views of the same customers. From 6 on the segments are
# found again, but some border runs through the middle of a heap.
#
# ## How far each segment can be trusted
#
# *Stability*: how well it is found again in bootstrap samples (Jaccard similarity; above 0.85 is very good, below 0.6
# it should not be relied on). *Borderline*: the share of its customers that may belong to the neighbour just as well.

# %%
found = segmentation.validation
trust = {"stability": found.stabilities, "silhouette": found.silhouettes, "borderline": found.borderline}
pd.DataFrame(trust, index=[f"{one.id}: {one.name}" for one in segmentation.segments]).astype(float).round(3)

# %% [markdown]
# ## A second opinion
#
# Would another method find the same? The adjusted Rand index with our segments, for a Gaussian mixture, Ward's tree,
# k-medoids and HDBSCAN, and the share of customers who stay, move, or are called noise.

# %%
prepared = segmentry.prepare(customers, plan)
compared = segmentry.compare(segmentation, prepared).comparison
opinions = {
    f"{one.method}, {one.k} groups": {
        "agreement": one.ari,
        "stay": one.kept,
        "move": one.moved,
        "noise": (one.noise or 0) / one.rows,
    }
    for one in compared.opinions
}
pd.DataFrame(opinions).T.astype(float).round(2)

# %% [markdown]
# Three methods of other kinds put nearly everybody where K-Means does. HDBSCAN finds two dense heaps and calls a
# fifth of the customers noise: for it, segments that touch are one. So the segments do not hang on K-Means, but not
# all of them are islands.
#
# ## What each segment is, in sentences
#
# Each from the numbers in the profile, so that nobody has to read them off a table.

# %%
for one, told in zip(segmentation.segments, segmentation.profile.segments, strict=True):
    print(f"{one.id} {one.name}: {told.sentence}\n")

# %% [markdown]
# In a notebook, a segmentation shows itself so:

# %%
segmentation

# %% [markdown]
# ## Left to itself
#
# Without a plan it takes in the categories that go with the numbers, takes the logarithm of skewed columns, and says
# of every column what it did and why.

# %%
own = segmentry.run(customers)
for step in own.recipe.steps:
    print(f"{step.share:6.1%}  {step}")

# %%
agreement = adjusted_rand_score(segment, own.score(customers)["segment"])
print(f"{own.k} segments; adjusted Rand index with those by hand: {agreement:.3f}")

# %% [markdown]
# Nearly the same customers come together, although it used other scales and two categories: a good sign for the
# segments, as they do not hang on how the columns were prepared.
#
# ## New customers, tomorrow
#
# The model is plain JSON without any customer in it, and labels new customers the same way: with the medians, means
# and centres of today. Any table with the same features will do; here the last five rows stand for new customers. The
# margin is 0 on the border to the next segment, and towards 1 at the centre.

# %%
model = segmentry.load(FOLDER / "result" / "model.json")
new = customers.tail(5).drop(columns=OUTCOMES, errors="ignore")
print("as before:", (model.score(new)["segment"] == labelled["segment"].tail(5)).all())
model.score(new)[["segment", "segment_name", "segment_margin", "segment_borderline"]]

# %% [markdown]
# ## The report
#
# `run` has written it already, beside all customers with their segment, the profile, a summary for programs and the
# model. The report is one HTML file to pass on; `segmentation.report("report.html")` writes it anywhere.

# %%
sorted(path.name for path in (FOLDER / "result").iterdir())

# %% [markdown]
# ## To take along
#
# - Segments follow from the features and their scale. Decide on these first, and look at every column.
# - Do not drop what is merely far out: it may be a segment.
# - An elbow depends on the range of k. Ask also whether the segments come out again.
# - Name and compare segments with columns that had no part in making them.
# - Save the model with the labels, or tomorrow's customers cannot be compared with today's.
