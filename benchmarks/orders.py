"""How long does a log of orders take to become customers, beside one SQL statement for the same columns?

    python benchmarks/orders.py [ROWS] [RUNS]

The peer is what a good analyst would write by hand for DuckDB once they know the file: no recognition, no checks, no
ledger, and every column of the table of customers that the sample allows. Each runs in a process of its own, in turn,
from the same Parquet file to a table in memory; told are the medians and their ratio. The verb alone is told, too: from
a table that was read to the table of customers.
"""

import ast
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STATEMENT = """
CREATE TABLE customers AS
WITH lines AS (
    SELECT *, quantity * unit_price AS amount, quantity < 0 AS back
    FROM read_parquet('{path}') WHERE customer_id IS NOT NULL
),
sold AS (SELECT * FROM lines WHERE NOT back AND amount > 0 AND product_code NOT IN ('POST', 'FEE', 'WRAP')),
orders AS (
    SELECT customer_id, order_id, min(order_date) AS moment, sum(amount) AS amount, count(*) AS lines,
        sum(quantity) AS units, min(channel) AS channel
    FROM sold GROUP BY customer_id, order_id
),
spaced AS (
    SELECT *, epoch(moment) - epoch(lag(moment) OVER w) AS gap, min(moment) OVER (PARTITION BY customer_id) AS first
    FROM orders WINDOW w AS (PARTITION BY customer_id ORDER BY moment)
),
now AS (SELECT max(moment) AS moment FROM orders),
by_order AS (
    SELECT customer_id, floor((epoch(any_value(now.moment)) - epoch(max(spaced.moment))) / 86400) AS days_since,
        count(*) AS orders, sum(amount) AS sales, avg(amount) AS order_value, min(spaced.moment) AS first_order,
        max(spaced.moment) AS last_order, count(*) / greatest((epoch(any_value(now.moment))
        - epoch(min(spaced.moment))) / 2629800, 1) AS per_month, avg(gap) AS mean_gap, median(gap) AS median_gap,
        avg(gap) ** 2 / var_samp(gap) AS regularity, sum(gap) AS gaps, sum(gap * gap) AS squares,
        max_by(gap, spaced.moment) AS last_gap, avg(lines) AS lines, avg(units) AS units,
        avg((isodow(spaced.moment) >= 6)::INT) AS weekends, avg((hour(spaced.moment) >= 18)::INT) AS evenings,
        greatest(count(*) FILTER (quarter(spaced.moment) = 1), count(*) FILTER (quarter(spaced.moment) = 2),
        count(*) FILTER (quarter(spaced.moment) = 3), count(*) FILTER (quarter(spaced.moment) = 4)) / count(*)
        AS season,
        sum(amount) FILTER (epoch(spaced.moment) >= (epoch(first) + epoch(now.moment)) / 2) / sum(amount) AS trend,
        min_by(channel, spaced.moment) AS first_channel, mode(channel) AS main_channel
    FROM spaced, now GROUP BY customer_id
),
by_line AS (
    SELECT customer_id, count(DISTINCT product_code) AS products,
        sum(amount) FILTER (discount > 0) / sum(amount) AS on_discount FROM sold GROUP BY customer_id
),
by_return AS (
    SELECT customer_id, count(DISTINCT order_id) AS returned_orders, sum(amount) AS returned
    FROM lines WHERE back GROUP BY customer_id
),
shares AS (
    SELECT *, spent / sum(spent) OVER (PARTITION BY customer_id) AS share
    FROM (SELECT customer_id, category, sum(amount) AS spent FROM sold GROUP BY customer_id, category)
),
by_category AS (
    SELECT customer_id, count(*) AS categories, -sum(share * ln(share)) AS spread, max_by(category, share) AS main,
        max(share) AS main_share FROM shares GROUP BY customer_id
)
SELECT *, sales + coalesce(returned, 0) AS total_spent FROM by_order LEFT JOIN by_line USING (customer_id)
    LEFT JOIN by_return USING (customer_id) LEFT JOIN by_category USING (customer_id) ORDER BY customer_id
"""


def by_hand(path: Path) -> dict[str, float]:
    """The statement, in seconds."""
    import duckdb

    start = time.perf_counter()
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    connection.execute(STATEMENT.format(path=path))
    return {"whole": time.perf_counter() - start}


def ours(path: Path) -> dict[str, float]:
    """Reading and the verb, in seconds."""
    import segmentry

    start = time.perf_counter()
    table = segmentry.read(path)
    read = time.perf_counter() - start
    segmentry.customers(table)
    whole = time.perf_counter() - start
    return {"whole": whole, "verb": whole - read}


def main() -> None:
    """Run both in turn, and print the medians."""
    rows, runs = (int(word) for word in (*sys.argv[1:3], *("1000000", "3")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "orders.parquet"
        written = ["sample", "orders", "-o", str(path), "--rows", str(rows)]
        subprocess.run([sys.executable, "-m", "segmentry", *written], check=True, capture_output=True)
        seconds: dict[str, list[float]] = {}
        for _ in range(runs):
            for name in ("by_hand", "ours"):
                for part, taken in _alone(name, path).items():
                    seconds.setdefault(f"{name} {part}", []).append(taken)
    medians = {name: statistics.median(taken) for name, taken in seconds.items()}
    hand = medians["by_hand whole"]
    for name, median in medians.items():
        print(f"{name:<14} {median:6.2f} s  {median / hand:5.2f} times the statement")


def _alone(name: str, path: Path) -> dict[str, float]:
    """What one of them takes in a process of its own."""
    code = f"import orders; from pathlib import Path; print(orders.{name}(Path({str(path)!r})))"
    here = Path(__file__).parent
    done = subprocess.run([sys.executable, "-c", code], cwd=here, check=True, capture_output=True, text=True)
    return {str(part): float(taken) for part, taken in ast.literal_eval(done.stdout.splitlines()[-1]).items()}


if __name__ == "__main__":
    main()
