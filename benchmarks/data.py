"""Generate the benchmark's customer table: an id and eight numeric columns, six uneven, partly skewed groups.

python benchmarks/data.py customers.csv --rows 1000000     or customers.parquet
"""

import argparse
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow.parquet as pq

COLUMNS = ("age", "income", "balance", "tenure_months", "orders", "basket", "visits", "discount")
SKEWED = ("income", "balance", "basket")  # lognormal; the others are normal within their group
DECIMALS = {"age": 0, "tenure_months": 0, "orders": 0, "visits": 0}  # the others have two

SHARES = (0.29, 0.23, 0.18, 0.14, 0.10, 0.06)
#: One row per group; means of the logarithm where the column is skewed.
MEANS = np.array(
    [
        [43, 10.7, 8.6, 90, 14, 3.9, 30, 12],
        [26, 9.9, 7.1, 22, 31, 3.3, 84, 31],
        [67, 10.2, 10.1, 190, 6, 4.0, 9, 6],
        [36, 10.4, 6.6, 51, 48, 3.4, 61, 55],
        [53, 11.7, 10.8, 140, 26, 5.1, 42, 4],
        [31, 10.8, 8.0, 33, 90, 4.5, 120, 18],
    ]
)
#: As wide as customers are: neighbouring groups overlap.
SPREADS = np.array(
    [
        [13, 0.50, 0.90, 52, 9, 0.60, 20, 9],
        [7, 0.45, 0.75, 16, 13, 0.50, 32, 13],
        [10, 0.50, 0.80, 70, 4, 0.65, 8, 6],
        [12, 0.45, 0.75, 31, 18, 0.50, 25, 16],
        [12, 0.45, 0.70, 62, 13, 0.50, 21, 4],
        [10, 0.60, 1.00, 24, 30, 0.60, 42, 12],
    ]
)

BATCH = 500_000  # rows made at a time


def customers(start: int, rows: int, seed: int, spread: float) -> pl.DataFrame:
    """Rows `start` to `start + rows` of the table, the groups' spreads multiplied by `spread`."""
    rng = np.random.default_rng([seed, start])
    group = rng.choice(len(SHARES), size=rows, p=SHARES)
    columns = {"customer_id": np.arange(start, start + rows) + 100_001}
    for j, name in enumerate(COLUMNS):
        values = MEANS[group, j] + spread * SPREADS[group, j] * rng.standard_normal(rows)
        values = np.exp(values) if name in SKEWED else np.maximum(values, 0)
        decimals = DECIMALS.get(name, 2)
        columns[name] = values.round(decimals) if decimals else values.round().astype(np.int64)
    return pl.DataFrame(columns)


def main() -> None:
    """Write the table batch by batch."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--spread", type=float, default=1.0, help="below 1 the groups lie further apart (default 1)")
    options = parser.parse_args()
    batches = (
        customers(start, min(BATCH, options.rows - start), options.seed, options.spread)
        for start in range(0, options.rows, BATCH)
    )
    if options.output.suffix == ".parquet":
        first = next(batches).to_arrow()
        with pq.ParquetWriter(options.output, first.schema) as writer:
            writer.write_table(first)
            for batch in batches:
                writer.write_table(batch.to_arrow())
        return
    with options.output.open("wb") as file:
        for number, batch in enumerate(batches):
            batch.write_csv(file, include_header=number == 0)


if __name__ == "__main__":
    main()
