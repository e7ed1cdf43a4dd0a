"""Time Segmentry on Spark beside MLlib's own pipeline, on one session and table, and compare the inertia of every k.

python benchmarks/spark.py                      1,000,000 rows on local[2], three alternating runs, prints Markdown
python benchmarks/spark.py --rows 50000 --runs 1

Both read the same Parquet table, take z-scores, fit k = 2..10, score each k, fit the chosen k and write every row with
its label as Parquet. Segmentry also does what it does by default: the verdict, stability, the profile and the report.
MLlib's features are cached in as many parts as there are cores, and its solver works on blocks.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from pyspark.ml.clustering import KMeans
from pyspark.ml.evaluation import ClusteringEvaluator
from pyspark.ml.feature import StandardScaler, VectorAssembler
from scipy.spatial.distance import cdist

import segmentry
from segmentry.engines.spark.session import session_of

HERE = Path(__file__).resolve().parent
KS = range(2, 11)

Centres = dict[int, np.ndarray]


def make_table(folder: Path, rows: int) -> Path:
    """The benchmark's customers as Parquet in several files, as Spark would hold them."""
    text, place = folder / "customers.csv", folder / "customers"
    subprocess.run([sys.executable, str(HERE / "data.py"), str(text), "--rows", str(rows)], check=True)
    frame = segmentry.read(text).rows.collect()
    place.mkdir()
    parts = 8
    for i in range(parts):
        height = -(-rows // parts)
        pq.write_table(frame.slice(i * height, height), place / f"part-{i}.parquet")
    return place


def by_mllib(session: Any, table: Path, target: Path, chosen: int) -> Centres:
    """What the documentation of MLlib puts together; its centres, in z-scores with n - 1."""
    frame = session.read.parquet(str(table))
    columns = frame.columns[1:]
    vectors = VectorAssembler(inputCols=columns, outputCol="raw").transform(frame)
    scaler = StandardScaler(inputCol="raw", outputCol="features", withMean=True, withStd=True).fit(vectors)
    features = scaler.transform(vectors).drop("raw").repartition(session.sparkContext.defaultParallelism).cache()
    evaluator = ClusteringEvaluator()
    centres = {}
    for k in KS:
        model = KMeans(k=k, seed=1, solver="block").fit(features)
        evaluator.evaluate(model.transform(features))
        centres[k] = np.array(model.clusterCenters())
    model = KMeans(k=chosen, seed=1, solver="block").fit(features)
    model.transform(features).drop("features").write.parquet(str(target), mode="overwrite")
    centres[chosen] = np.array(model.clusterCenters())
    features.unpersist()
    return centres


def by_segmentry(session: Any, table: Path, target: Path) -> tuple[Centres, int]:
    """One call; its centres in z-scores, and the k that it chose."""
    frame = session.read.parquet(str(table))
    z_scores = {name: {"transform": "none", "cap": "none"} for name in frame.columns[1:]}
    plan = segmentry.Plan(columns=z_scores, format="parquet")
    found = segmentry.run(frame, plan, target, force=True)
    centres = {k: np.array(found.choice.centres[k]) for k in KS}
    centres[found.k] = np.array([segment.matrix_centre for segment in found.segments])
    return centres, found.k


def inertias(table: Path, centres: Centres, ddof: int) -> dict[int, float]:
    """The inertia of every k over all rows, in z-scores with n, whatever the centres were measured with."""
    frame = pq.read_table(table)
    values = np.stack([frame[name].to_numpy() for name in frame.column_names[1:]], axis=1).astype(np.float64)
    matrix = (values - values.mean(axis=0)) / values.std(axis=0)
    unit = np.sqrt(len(values) / (len(values) - ddof))
    chunks = range(0, len(matrix), 65_536)
    return {
        k: float(sum(cdist(matrix[i : i + 65_536], at * unit, "sqeuclidean").min(axis=1).sum() for i in chunks))
        for k, at in centres.items()
    }


def timed(job: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds, and what came of it."""
    start = time.perf_counter()
    made = job()
    return time.perf_counter() - start, made


def main() -> None:
    """Alternate the two; print medians, the ratio, and the inertia of every k."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--master", default="local[2]")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="segmentry-benchmark-"))
    try:
        table = make_table(folder, options.rows)
        session = session_of(options.master)
        session.range(1_000).selectExpr("sum(id)").collect()  # what is loaded once counts for neither
        ours, theirs = [], []
        for number in range(1, options.runs + 1):
            seconds, (own, k) = timed(lambda: by_segmentry(session, table, folder / "ours"))
            ours.append(seconds)
            seconds, other = timed(lambda chosen=k: by_mllib(session, table, folder / "theirs", chosen))
            theirs.append(seconds)
            print(f"run {number}: Segmentry {ours[-1]:.1f} s, MLlib {theirs[-1]:.1f} s", file=sys.stderr)
        told = report(options, ours, theirs, inertias(table, own, 0), inertias(table, other, 1), k)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(told)


def report(
    options: argparse.Namespace,
    ours: list[float],
    theirs: list[float],
    own: dict[int, float],
    other: dict[int, float],
    chosen: int,
) -> str:
    """Everything, as Markdown."""
    ratio = median(ours) / median(theirs)
    lines = [
        f"{options.rows:,} rows x 8 features, {options.master}, {options.runs} alternating runs, pyspark"
        f" {version('pyspark')}, {os.cpu_count()} cores, {platform.machine()}, load {os.getloadavg()[0]:.1f}.",
        "",
        "| | median s | from to | ours / this |",
        "|---|---:|---:|---:|",
        f"| Segmentry | {median(ours):.1f} | {min(ours):.1f} to {max(ours):.1f} | |",
        f"| MLlib | {median(theirs):.1f} | {min(theirs):.1f} to {max(theirs):.1f} | {ratio:.2f} |",
        "",
        f"Inertia per k over all rows; k = {chosen} was chosen and fitted on all of them, the others on the sample.",
        "",
        "| k | Segmentry | MLlib | ours above |",
        "|---:|---:|---:|---:|",
    ]
    lines += [f"| {k} | {own[k]:,.0f} | {other[k]:,.0f} | {100 * (own[k] / other[k] - 1):+.3f} % |" for k in KS]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
