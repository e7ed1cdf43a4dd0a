"""Segment customers with PyCaret, as its tutorial does, with every k tried.

python by_pycaret.py customers.csv out.csv --k 5
"""

import argparse

import numpy as np
import pandas as pd
from pycaret.clustering import ClusteringExperiment

parser = argparse.ArgumentParser()
parser.add_argument("source")
parser.add_argument("output")
parser.add_argument("--k", type=int, required=True)
parser.add_argument("--id", default="customer_id")
options = parser.parse_args()

df = pd.read_csv(options.source)
experiment = ClusteringExperiment()
experiment.setup(df, normalize=True, ignore_features=[options.id], session_id=0, verbose=False, html=False)
for k in range(2, 11):
    experiment.create_model("kmeans", num_clusters=k, verbose=False)
    print(k, experiment.pull()[["Silhouette"]].to_dict("records"))

model = experiment.create_model("kmeans", num_clusters=options.k, verbose=False)
labelled = experiment.assign_model(model, verbose=False)
df["segment"] = labelled["Cluster"].str.removeprefix("Cluster ").astype(int) + 1
df.to_csv(options.output, index=False)

features = [name for name in df.columns if name not in (options.id, "segment")]
X = ((df[features] - df[features].mean()) / df[features].std(ddof=0)).to_numpy()
centres = pd.DataFrame(X).groupby(df["segment"].to_numpy()).mean()
print(f"inertia {np.square(X - centres.loc[df['segment']].to_numpy()).sum():.1f}")
