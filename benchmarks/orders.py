"""How long does a log of orders take to become customers, beside one SQL statement for the same columns?

    python benchmarks/orders.py [ROWS] [RUNS]

The peer is what a good analyst would write by hand for DuckDB once they know the file: no recognition, no checks, no
ledger, and every column of the table of customers that the sample allows, with the values that Segmentry gives them
(compared before anything is timed). Each runs in a process of its own, in turn, from the same Parquet file to a table
in memory; told are the medians of seconds on the clock and of the processors, and their ratio. The verb alone is told,
too: from a table that was read to the table of customers. Imports do not count.
"""

import ast
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

STATEMENT = """
CREATE TABLE customers AS
WITH lines AS (
    SELECT *, quantity * unit_price AS amount, quantity < 0 AS back
    FROM read_parquet('{path}') WHERE customer_id IS NOT NULL
),
sold AS (SELECT * FROM lines WHERE NOT back AND amount > 0 AND product_code NOT IN ('POST', 'FEE')),
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
        floor((epoch(any_value(now.moment)) - epoch(min(spaced.moment))) / 86400) AS days_as_customer,
        count(*) AS orders, sum(amount) AS sales, avg(amount) AS order_value, min(spaced.moment) AS first_order,
        max(spaced.moment) AS last_order, count(*) / greatest((epoch(any_value(now.moment))
        - epoch(min(spaced.moment))) / 2629800, 1) AS per_month, avg(gap) / 86400 AS mean_gap,
        median(gap) / 86400 AS median_gap, CASE WHEN count(gap) >= 4 THEN avg(gap) ** 2 / var_samp(gap) END
        AS regularity, sum(gap) AS gaps, sum(gap * gap) AS squares, max_by(gap, spaced.moment) AS last_gap,
        avg(lines) AS lines, avg(units) AS units, avg((isodow(spaced.moment) >= 6)::INT) AS weekends,
        avg((hour(spaced.moment) >= 18)::INT) AS evenings,
        CASE WHEN count(*) >= 3 THEN greatest(count(*) FILTER (quarter(spaced.moment) = 1), count(*)
        FILTER (quarter(spaced.moment) = 2), count(*) FILTER (quarter(spaced.moment) = 3), count(*)
        FILTER (quarter(spaced.moment) = 4)) / count(*) END AS season,
        CASE WHEN count(*) >= 3 THEN 2 * coalesce(sum(amount) FILTER (epoch(spaced.moment) >= (epoch(first)
        + epoch(now.moment)) / 2), 0) / sum(amount) - 1 END AS trend,
        min_by(channel, spaced.moment) AS first_channel, mode(channel ORDER BY channel) AS main_channel
    FROM spaced, now GROUP BY customer_id
),
by_line AS (
    SELECT customer_id, count(DISTINCT product_code) AS products,
        coalesce(sum(amount) FILTER (discount > 0), 0) / sum(amount) AS on_discount FROM sold GROUP BY customer_id
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
    SELECT customer_id, count(*) AS categories, abs(sum(share * ln(share))) AS spread,
        max_by(category, (round(share, 9), category)) AS main, max(share) AS main_share FROM shares GROUP BY customer_id
),
rhythm AS (
    SELECT *, sum(gaps) OVER () / sum(orders - 1) OVER () AS usual, sqrt(sum(squares) OVER () / sum(orders - 1) OVER ()
        - (sum(gaps) OVER () / sum(orders - 1) OVER ()) ** 2) AS usual_sd, gaps / (orders - 1) AS own,
        sqrt(greatest(squares / (orders - 1) - (gaps / (orders - 1)) ** 2, 0)) AS own_sd,
        CASE WHEN orders > 3 THEN (gaps - last_gap) / (orders - 2) END AS before, CASE WHEN orders > 3 THEN
        sqrt(greatest((squares - last_gap ** 2) / (orders - 2) - ((gaps - last_gap) / (orders - 2)) ** 2, 0)) END
        AS before_sd
    FROM by_order
),
standing AS (
    SELECT *, CASE WHEN orders >= 3 THEN own ELSE usual END / 86400 AS mean, CASE WHEN orders >= 3 THEN
        greatest(own_sd, own / 2) ELSE greatest(usual_sd, usual / 2) END / 86400 AS sd FROM rhythm
)
SELECT customer_id, days_since AS days_since_last_order, orders, sales + coalesce(returned, 0) AS total_spent,
    order_value AS average_order_value, first_order, last_order, days_as_customer, per_month AS orders_per_month,
    mean_gap AS mean_days_between_orders, median_gap AS median_days_between_orders, regularity,
    lines AS lines_per_order, units AS units_per_order, products, categories, spread AS category_spread,
    main AS main_category, 100 * main_share AS spent_on_main_category_percent,
    100 * on_discount AS spent_on_discount_percent,
    100 * least(coalesce(returned_orders, 0) / orders, 1) AS orders_returned_percent,
    100 * least(coalesce(-returned, 0) / sales, 1) AS money_returned_percent,
    100 * weekends AS orders_on_weekends_percent, 100 * evenings AS orders_in_evenings_percent,
    100 * season AS orders_in_busiest_season_percent, trend AS spending_trend, first_channel, main_channel,
    CASE WHEN days_since > mean + 2 * sd THEN 'lost' WHEN days_since > mean + sd THEN 'slipping away'
    WHEN last_gap > before + 2 * greatest(before_sd, before / 2) THEN 'back'
    WHEN orders = 1 OR days_as_customer <= usual / 86400 THEN 'new' ELSE 'active' END AS lifecycle
FROM standing LEFT JOIN by_line USING (customer_id) LEFT JOIN by_return USING (customer_id)
    LEFT JOIN by_category USING (customer_id) ORDER BY customer_id
"""


def by_hand(path: Path) -> dict[str, tuple[float, float]]:
    """The statement, in seconds of the clock and of the processors."""
    import duckdb

    start = _now()
    _made_by_hand(duckdb.connect(), path)
    return {"whole": _since(start)}


def ours(path: Path) -> dict[str, tuple[float, float]]:
    """Reading and the verb, in seconds of the clock and of the processors."""
    import segmentry

    segmentry.customers(segmentry.sample("orders", rows=500))
    start = _now()
    table = segmentry.read(path)
    read = _now()
    segmentry.customers(table)
    return {"whole": _since(start), "verb": _since(read)}


def check(path: Path) -> None:
    """Refuse to compare statements that make different tables."""
    import duckdb
    import pandas as pd

    import segmentry

    connection = duckdb.connect()
    _made_by_hand(connection, path)
    hand = connection.execute("FROM customers").df()
    own = segmentry.customers(segmentry.read(path)).rows.collect().to_pandas()
    assert list(hand) == list(own), (list(hand), list(own))
    for name in hand:
        if not pd.api.types.is_numeric_dtype(own[name]):
            differ = int((hand[name].astype(str) != own[name].astype(str)).sum())
            assert differ <= len(own) / 10_000, (name, differ)  # orders of one moment have no order among them
        else:
            rounded = hand[name].round(6)  # as Segmentry's figures are; what lies between two may fall to either
            pd.testing.assert_series_equal(rounded, own[name], check_dtype=False, rtol=1e-9, atol=1.01e-6)
            differ = int(((rounded - own[name]).abs() > 1e-9 * own[name].abs().clip(1)).sum())
            assert differ <= len(own) / 100, (name, differ)


def _made_by_hand(connection: Any, path: Path) -> None:
    connection.execute("SET enable_progress_bar = false")
    connection.execute(STATEMENT.format(path=path))


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _since(start: tuple[float, float]) -> tuple[float, float]:
    clock, processors = _now()
    return clock - start[0], processors - start[1]


def main() -> None:
    """Run both in turn, and print the medians."""
    rows, runs = (int(word) for word in (*sys.argv[1:3], *("1000000", "3")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "orders.parquet"
        written = ["sample", "orders", "-o", str(path), "--rows", str(rows)]
        subprocess.run([sys.executable, "-m", "segmentry", *written], check=True, capture_output=True)
        check(path)
        seconds: dict[str, list[tuple[float, float]]] = {}
        for _ in range(runs):
            for name in ("by_hand", "ours"):
                for part, taken in _alone(name, path).items():
                    seconds.setdefault(f"{name} {part}", []).append(taken)
    medians = {name: tuple(map(statistics.median, zip(*taken, strict=True))) for name, taken in seconds.items()}
    hand = medians["by_hand whole"]
    for name, (clock, processors) in medians.items():
        told = f"{clock:6.2f} s {clock / hand[0]:5.2f} times, {processors:6.2f} CPU s {processors / hand[1]:5.2f} times"
        print(f"{name:<14} {told} the statement")


def _alone(name: str, path: Path) -> dict[str, tuple[float, float]]:
    """What one of them takes in a process of its own."""
    code = f"import orders; from pathlib import Path; print(orders.{name}(Path({str(path)!r})))"
    here = Path(__file__).parent
    done = subprocess.run([sys.executable, "-c", code], cwd=here, check=True, capture_output=True, text=True)
    return {str(part): tuple(taken) for part, taken in ast.literal_eval(done.stdout.splitlines()[-1]).items()}


if __name__ == "__main__":
    main()
