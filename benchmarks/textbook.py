"""Segment customers as the textbook and most apps do: pandas, every silhouette in full.

python textbook.py customers.csv out.csv --k 5
"""

import argparse

import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import StandardScaler

parser = argparse.ArgumentParser()
parser.add_argument("source")
parser.add_argument("output")
parser.add_argument("--k", type=int, required=True)
parser.add_argument("--id", default="customer_id")
options = parser.parse_args()

df = pd.read_csv(options.source)
features = [name for name in df.select_dtypes("number").columns if name != options.id]
X = StandardScaler().fit_transform(df[features])

for k in range(2, 11):
    km = KMeans(k, n_init=10, random_state=42).fit(X)
    print(f"k = {k:2d}  inertia {km.inertia_:14.1f}  silhouette {silhouette_score(X, km.labels_):.4f}")

km = KMeans(options.k, n_init=10, random_state=42).fit(X)
pca = PCA(n_components=2)
points = pca.fit_transform(X)
print("PCA explains", pca.explained_variance_ratio_.round(3))

df["segment"] = km.labels_ + 1
print(df.groupby("segment")[features].mean())
df.to_csv(options.output, index=False)
print(f"inertia {np.square(X - km.cluster_centers_[km.labels_]).sum():.1f}")
