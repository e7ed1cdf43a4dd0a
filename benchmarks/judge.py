"""Judge a labelled table: the inertia of its segments around their means, on z-scores in float64.

One judge for everybody's output, so that nobody's own arithmetic decides.

python benchmarks/judge.py out.csv --columns age,income
"""

import argparse

import numpy as np
import polars as pl


def inertia(path: str, columns: list[str]) -> tuple[int, int, float]:
    """Rows, segments and inertia of a labelled CSV or Parquet file."""
    read = pl.read_parquet if path.endswith(".parquet") else pl.read_csv
    table = read(path, columns=[*columns, "segment"])
    values = table.select(columns).to_numpy().astype(np.float64)
    matrix = (values - values.mean(axis=0)) / values.std(axis=0)
    _, labels = np.unique(table["segment"].to_numpy(), return_inverse=True)
    counts = np.bincount(labels)
    within = 0.0
    for column in matrix.T:
        means = np.bincount(labels, weights=column) / counts
        within += float(np.square(column - means[labels]).sum())
    return len(matrix), len(counts), within


def main() -> None:
    """Print what was found, for a program to read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled")
    parser.add_argument("--columns", required=True)
    options = parser.parse_args()
    rows, segments, within = inertia(options.labelled, options.columns.split(","))
    print(rows, segments, f"{within:.3f}")


if __name__ == "__main__":
    main()
