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
# A table of bank customers goes in, segments come out: first by hand with pandas, scikit-learn and matplotlib, step by
# step, then with Segmentry in a few lines. Both give the same segments, which is checked at the end.
#
# The sample is synthetic: nobody in it exists, and nothing is downloaded. To use a table of your own, put its name in
# the next line. The remarks below speak of the sample.

# %%
SOURCE = None  # your own table, such as "customers.csv"

# %%
import tempfile
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.metrics import adjusted_rand_score, silhouette_score
from sklearn.preprocessing import StandardScaler

import segmentry

plt.rcParams.update({"figure.dpi": 72, "axes.spines.top": False, "axes.spines.right": False})
FOLDER = Path(tempfile.mkdtemp())  # results go here; name a folder of your own to keep them

# %% [markdown]
# ## A first look

# %%
customers = pd.read_csv(SOURCE) if SOURCE else segmentry.sample("bank", rows=2000).to_pandas()
print(f"{len(customers):,} rows x {customers.shape[1]} columns")
customers.head()

# %%
customers.describe().T.round(1)

# %% [markdown]
# Some cells of `age` and `income` are missing. The amounts are skewed: their means lie well above their medians.
#
# ## Choose the features
#
# Features are the numbers that make the segments. An id is not one, nor is a column that never varies. Outcomes, here
# `defaulted` and `revenue`, are kept out as well: they *describe* segments, and would otherwise explain themselves.

# %%
OUTCOMES = ["defaulted", "revenue"]

numbers = customers.select_dtypes("number")
ids = [name for name in numbers if numbers[name].is_unique and pd.api.types.is_integer_dtype(numbers[name])]
features = [name for name in numbers if name not in ids + OUTCOMES and numbers[name].nunique() > 1]
features

# %% [markdown]
# ## Scale
#
# K-Means minimises squared distances, so the column with the largest numbers counts most. Unscaled, this is what each
# feature would supply:

# %%
variances = customers[features].var()
(variances / variances.sum()).map("{:.2%}".format).to_frame("share of the squared distance, unscaled")

# %% [markdown]
# Two amounts of money would decide everything. Z-scores (less the mean, divided by the standard deviation) give every
# feature the same weight. Missing cells are filled with the median first. Everything from here on, the elbow included,
# uses this one matrix.

# %%
matrix = StandardScaler().fit_transform(customers[features].fillna(customers[features].median()))

# %% [markdown]
# ## How many segments? Elbow and silhouette
#
# The inertia (sum of squared distances to the own centre) always falls as k grows. One looks for the bend after which
# it falls little. The silhouette compares the distance to the own segment with that to the next one, and is best high.

# %%
ks = range(1, 11)
fits = {k: KMeans(k, n_init=10, random_state=0).fit(matrix) for k in ks}
inertias = [fits[k].inertia_ for k in ks]
rows = min(len(matrix), 5000)
silhouettes = [silhouette_score(matrix, fits[k].labels_, sample_size=rows, random_state=0) for k in ks if k > 1]

figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.2), layout="constrained")
left.plot(ks, inertias, marker="o")
left.set(title="Elbow, on the scaled matrix", xlabel="k", ylabel="inertia", xticks=ks, ylim=(0, None))
right.plot(ks[1:], silhouettes, marker="o", color="tab:orange")
right.set(title="Silhouette (Euclidean)", xlabel="k", ylabel="mean over the rows", xticks=ks[1:], ylim=(0, None))
plt.show()

# %% [markdown]
# The pictures do not settle it, as so often. The curve bends somewhere from 3 to 5, and the silhouette is much the same
# at 3, 4 and 5. The last drop that is worth a segment is the one to 5, so 5 it is: a judgement, not a proof.

# %% tags=["checked"]
k = 5  # read off the curves: yours may differ
largest_first = np.argsort(-np.bincount(fits[k].labels_))
segment = pd.Series(np.argsort(largest_first)[fits[k].labels_] + 1, index=customers.index, name="segment")
sizes = segment.value_counts().sort_index()
print("k:", k)
print("sizes:", sizes.to_dict())
print(f"silhouette: {silhouettes[k - 2]:.3f}")

# %% [markdown]
# ## A map of the segments: PCA
#
# The two directions along which customers differ most. The axes show only part of the variance, so segments that
# overlap here may be apart in truth.

# %%
pca = PCA(n_components=2).fit(matrix)
points = pca.transform(matrix)[:5000]

figure, axes = plt.subplots(figsize=(6.5, 4.5), layout="constrained")
for number in sizes.index:
    shown = points[segment[: len(points)] == number]
    axes.scatter(*shown.T, s=6, alpha=0.6, label=f"segment {number}")
shares = pca.explained_variance_ratio_
axes.set(xlabel=f"first axis ({shares[0]:.0%} of the variance)", ylabel=f"second axis ({shares[1]:.0%})")
axes.legend(frameon=False, markerscale=2)
plt.show()

# %% [markdown]
# ## What the segments are
#
# Averages in the columns' own units, over the cells that are filled. The outcomes are back, as descriptions.

# %%
described = [*features, *(name for name in OUTCOMES if name in customers)]
summary = customers.groupby(segment)[described].mean().round(2)
summary.insert(0, "customers", sizes)
summary.insert(1, "share", (sizes / sizes.sum()).map("{:.1%}".format))
summary.T

# %% [markdown]
# ## The labelled file
#
# Every row and column of the input, and the segment.

# %%
customers.assign(segment=segment).to_csv(FOLDER / "labelled.csv", index=False)
pd.read_csv(FOLDER / "labelled.csv").iloc[:5, [0, 1, -1]]

# %% [markdown]
# ## The same with Segmentry
#
# It finds the features, prepares them, tries every k, recommends one, fits, describes and writes. Here it is given
# the features and the plain z-scores from above, so that the two can be compared; left out, it chooses them itself.

# %%
z_scores = {name: {"transform": "none", "cap": "none"} for name in features}
segmentation = segmentry.run(customers, segmentry.Plan(features=features, columns=z_scores), FOLDER / "result")
print(segmentation)

# %% [markdown]
# Do both agree? The adjusted Rand index is 1 when two segmentations divide the customers alike, and about 0 when they
# agree no more than by chance.

# %% tags=["checked"]
labelled = segmentation.score(customers)
print("k:", segmentation.k)
print("sizes:", segmentation.sizes)
print(f"adjusted Rand index: {adjusted_rand_score(segment, labelled['segment']):.3f}")

# %% [markdown]
# ### What it adds
#
# **A reason for k.** Beside inertia and silhouette there is the stability: would other customers have given the same
# segments? It is the mean adjusted Rand index between fits to bootstrap samples. Here it tells what the two curves
# could not: 3 segments have the best silhouette, but come out differently from sample to sample; 5 come out alike.

# %%
print(segmentation.choice)

# %% [markdown]
# **Columns prepared as they need it.** Left to itself it takes the logarithm of incomes and balances, takes in the
# categories that go with them, and says of every column what it did, why, and how much of the distance it decides.

# %%
for step in segmentry.prepare(customers).recipe.steps:
    print(f"{step.share:6.1%}  {step}")

# %% [markdown]
# **Names and sentences**, each from the numbers beside it.

# %%
segmentation

# %% [markdown]
# **Files**: all customers with their segment and how clearly they belong to it, the profile, a report to pass on,
# a summary for programs, and the model.

# %%
sorted(path.name for path in (FOLDER / "result").iterdir())

# %% [markdown]
# **A model that lasts.** It is plain JSON without any customer in it, and labels new customers the same way tomorrow.
# Any table with the same features will do; here it is the first five rows again.

# %%
model = segmentry.load(FOLDER / "result" / "model.json")
model.score(customers.head())[["segment", "segment_name", "segment_margin"]]
