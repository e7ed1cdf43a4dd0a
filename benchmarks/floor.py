"""Read a CSV and write it again, and nothing else: what no job on the table can do without.

python floor.py duckdb|polars customers.csv out.csv
"""

import argparse

parser = argparse.ArgumentParser()
parser.add_argument("library", choices=("duckdb", "polars"))
parser.add_argument("source")
parser.add_argument("output")
options = parser.parse_args()

if options.library == "polars":
    import polars as pl

    pl.read_csv(options.source).write_csv(options.output)
else:
    import duckdb

    customers = duckdb.connect()
    customers.execute("CREATE TABLE customers AS SELECT * FROM read_csv(?)", [options.source])
    customers.table("customers").write_csv(options.output)
