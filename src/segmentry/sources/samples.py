"""Synthetic tables whose true segments are known: for demonstrations, tests and benchmarks.

Nobody in them exists. Each table of customers is one declaration: its segments with their shares, and per column a
distribution whose parameters are given once (pure noise) or once per segment (what makes the segments). `orders` is a
log of order lines instead, drawn in `order_sample.py`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.random import Generator
from numpy.typing import NDArray

from segmentry.errors import SegmentryError, near_matches
from segmentry.sources import order_sample
from segmentry.sources.synthesis import Amount, Choice, Column, Count, Flag, Product, Tenth, Values, Whole, ladder

_BATCH = 50_000  # rows; a smaller table draws a whole batch too, so that it is the beginning of a larger one


@dataclass(frozen=True)
class _Table:
    id_name: str
    id_prefix: str  # text ids such as R0000001; without a prefix whole numbers from 100001
    segments: Mapping[str, int]  # per cent, largest first
    columns: Mapping[str, Column]


_REGION = Choice({"North": 24, "South": 28, "East": 19, "West": 17, "Central": 12})

_BANK = _Table(
    id_name="customer_id",
    id_prefix="",
    segments={"families": 31, "young starters": 24, "retired savers": 20, "credit reliant": 17, "affluent": 8},
    columns={
        "age": Whole((42, 24, 69, 37, 54), (8, 3.5, 6, 8, 8), 18, 95, missing=2),
        "gender": Choice({"female": 51, "male": 49}),
        "region": _REGION,
        "employment": Choice(
            {
                "employed": (82, 46, 4, 68, 47),
                "self-employed": (13, 6, 3, 17, 41),
                "student": (1, 41, 0, 3, 0),
                "retired": (0, 0, 91, 1, 11),
                "unemployed": (4, 7, 2, 11, 1),
            },
            missing=3,
        ),
        "income": Amount((61_000, 23_000, 31_000, 37_000, 152_000), 0.32, missing=4),
        "tenure_years": Whole((13, 2, 25, 6, 17), (4, 1.2, 6, 3, 6), 0, 50),
        "balance": Amount((8_500, 1_400, 36_000, 700, 96_000)),
        "products": Whole((4, 1.5, 2.5, 3, 5.5), 0.9, 1, 8),
        "credit_utilisation": Tenth((32, 24, 6, 80, 11), (13, 13, 5, 12, 8), 0, 100),
        "monthly_transactions": Count((58, 36, 14, 46, 72)),
        "mobile_logins": Count((13, 31, 2, 17, 9), 8),
        "main_channel": Choice(
            {"mobile": (48, 86, 9, 57, 34), "web": (36, 12, 21, 26, 33), "branch": (16, 2, 70, 17, 33)}
        ),
        "defaulted": Flag((3, 6, 1, 24, 1)),
        "revenue": Amount((420, 95, 310, 640, 1_850)),
    },
)

_RETAIL = _Table(
    id_name="customer_id",
    id_prefix="R",
    segments={"occasional": 27, "loyal": 23, "bargain hunters": 19, "lapsed": 14, "online explorers": 10, "premium": 7},
    columns={
        "age": Whole((44, 52, 39, 47, 27, 49), (12, 11, 11, 13, 5, 10), 18, 90, missing=3),
        "gender": Choice({"female": 56, "male": 41, "not stated": 3}),
        "region": _REGION,
        "preferred_channel": Choice({"store": (61, 68, 38, 64, 6, 42), "online": (39, 32, 62, 36, 94, 58)}, missing=2),
        "favourite_department": Choice({"home": 27, "clothing": 31, "food": 22, "garden": 9, "toys": 11}),
        "loyalty_tier": Choice(
            {"none": (62, 4, 35, 58, 41, 5), "silver": (32, 30, 51, 33, 44, 22), "gold": (6, 66, 14, 9, 15, 73)}
        ),
        "recency_days": Whole((84, 14, 42, 250, 22, 18), (25, 9, 16, 40, 11, 10), 0, 364),
        "orders_12m": Count((5, 27, 15, 2, 19, 24), low=1),
        "average_basket": Amount((46, 58, 27, 44, 39, 205), missing=2),
        "discount_share": Tenth((14, 9, 62, 17, 22, 6), (8, 6, 11, 9, 9, 4), 0, 100),
        "return_rate": Tenth((5, 3, 8, 5, 33, 7), (3.5, 2.5, 4.5, 3.5, 7, 4), 0, 100),
        "categories_bought": Whole((3, 9, 5, 2, 7, 10), 1.3, 1, 14),
        "responded": Flag((8, 27, 38, 3, 19, 31)),
        "revenue": Product("orders_12m", "average_basket"),
    },
)

_TELECOM = _Table(
    id_name="account_id",
    id_prefix="T",
    segments={"family plans": 32, "streamers": 25, "talkers": 21, "prepaid savers": 15, "travellers": 7},
    columns={
        "age": Whole((45, 27, 66, 33, 46), (9, 6, 9, 10, 9), 18, 92, missing=3),
        "gender": Choice({"female": 50, "male": 50}),
        "region": _REGION,
        "contract": Choice(
            {"monthly": (14, 47, 12, 96, 9), "one year": (33, 36, 27, 4, 22), "two years": (53, 17, 61, 0, 69)}
        ),
        "payment_method": Choice({"direct debit": 46, "card": 33, "invoice": 13, "cash": 8}, missing=2),
        "handset": Choice(
            {"premium": (38, 61, 8, 7, 83), "mid-range": (47, 32, 41, 40, 16), "basic": (15, 7, 51, 53, 1)}
        ),
        "tenure_months": Whole((58, 22, 88, 9, 50), (16, 9, 18, 5, 17), 1, 180),
        "lines": Whole((4, 1.4, 1.3, 1, 2.4), (1, 0.6, 0.5, 0.3, 0.9), 1, 8),
        "monthly_charges": Amount((92, 54, 31, 14, 150), 0.24),
        "data_gb": Amount((24, 58, 2.5, 4, 30), missing=2),
        "voice_minutes": Amount((390, 130, 820, 110, 980), 0.3),
        "roaming_days": Count((3, 4, 1, 0.5, 31)),
        "support_calls": Count((1.6, 1.2, 2.4, 1.1, 1.8)),
        "churned": Choice({"no": (92, 80, 94, 62, 91), "yes": (8, 20, 6, 38, 9)}),
        "revenue": Product("tenure_months", "monthly_charges"),
    },
)

_HEALTH = _Table(
    id_name="patient_id",
    id_prefix="H",
    segments={"healthy adults": 41, "rising risk": 28, "chronic seniors": 23, "complex care": 8},
    columns={
        "age": Whole((33, 52, 73, 68), (8, 7, 7, 9), 18, 100),
        "sex": Choice({"female": 52, "male": 48}),
        "region": _REGION,
        "plan": Choice({"basic": (58, 34, 22, 11), "plus": (33, 45, 41, 32), "complete": (9, 21, 37, 57)}),
        "smoker": Choice({"no": (86, 68, 83, 71), "yes": (14, 32, 17, 29)}, missing=3),
        "bmi": Tenth((23.5, 32, 26, 29), (2.6, 3.2, 2.8, 3.5), 15, 55, missing=4),
        "systolic_bp": Whole((116, 137, 146, 141), (9, 10, 11, 13), 85, 220, missing=2),
        "chronic_conditions": Count((0.1, 1, 3, 5), 60),
        "visits_12m": Count((2, 5, 12, 21), 30),
        "prescriptions": Count((1, 4, 10, 17), 30),
        "hospital_days": Count((0.1, 0.4, 2, 16)),
        "claims_cost": Amount((480, 2_100, 6_900, 31_000)),
        "readmitted": Flag((1, 4, 12, 41)),
    },
)

_TABLES = {"bank": _BANK, "retail": _RETAIL, "telecom": _TELECOM, "health": _HEALTH}

_LOG = "orders"

#: Samples with a row per customer, and all of them.
CUSTOMER_TABLES: tuple[str, ...] = tuple(_TABLES)
NAMES: tuple[str, ...] = (*CUSTOMER_TABLES, _LOG)


def schema(name: str) -> pa.Schema:
    """Give the columns of a synthetic table and their types.

    Examples
    --------
    >>> schema("bank").names[:4]
    ['customer_id', 'age', 'gender', 'region']
    """
    if name == _LOG:
        return order_sample.SCHEMA
    table = _table(name)
    columns = {key: column.arrow for key, column in table.columns.items()}
    return pa.schema({table.id_name: pa.string() if table.id_prefix else pa.int64(), **columns})


def batches(name: str, rows: int, seed: int = 0) -> Iterator[pa.RecordBatch]:
    """Stream a synthetic table in batches of at most 50,000 rows.

    Parameters
    ----------
    name : str
        One of `NAMES`.
    rows : int
        How many customers or, of `orders`, order lines; at least 1. A smaller table of customers is the beginning of a
        larger one. A smaller log holds fewer customers of the same two years: up to 50,000 lines its lines are among
        those of a larger one but for their order numbers, and each 50,000 lines have customers of their own.
    seed : int
        0 or more; the same seed gives the same table.

    Examples
    --------
    >>> [batch.num_rows for batch in batches("retail", 60_000)]
    [50000, 10000]
    """
    _check(name, rows, seed)
    if name == _LOG:
        return order_sample.log_batches(rows, seed)
    return (_batch(name, start, min(rows - start, _BATCH), seed) for start in range(0, rows, _BATCH))


def usual_rows(name: str) -> int:
    """How many rows a sample has unless told: 2,000 customers, or 20,000 order lines of about a thousand.

    Examples
    --------
    >>> usual_rows("bank"), usual_rows("orders")
    (2000, 20000)
    """
    return 20_000 if name == _LOG else 2_000


def sample(name: str, rows: int | None = None, seed: int = 0) -> pa.Table:
    """Make a synthetic table of customers, or a log of order lines: `bank`, `retail`, `telecom`, `health` or `orders`.

    Money is in a currency without a name, and shares in per cent. In `orders`, two years of a shop, `unit_price` is
    what one unit was sold for; `discount` tells which share of the list price is off already, from 0 to 1. Returns have
    a negative quantity, guests no `customer_id`.

    Parameters are those of `batches`. Without `rows` there are 2,000 customers or 20,000 order lines.

    Examples
    --------
    >>> sample("telecom", rows=3)["account_id"].to_pylist()
    ['T0000001', 'T0000002', 'T0000003']
    >>> sample("orders", rows=2).column_names[:4]
    ['order_id', 'order_date', 'customer_id', 'product_code']
    """
    rows = usual_rows(name) if rows is None else rows
    return pa.Table.from_batches(batches(name, rows, seed), schema=schema(name))


def true_segments(name: str, rows: int, seed: int = 0) -> NDArray[np.int64]:
    """Tell which segment each row of the same `sample` was drawn from: shape (rows,), 1 is the largest.

    Of `orders` it is the kind of the line's customer, and 0 for lines of guests; see also `true_kinds`.

    Examples
    --------
    >>> sorted(set(true_segments("health", rows=5_000).tolist()))
    [1, 2, 3, 4]
    """
    _check(name, rows, seed)
    if name == _LOG:
        return order_sample.kind_of_lines(rows, seed)
    segments = np.empty(rows, dtype=np.int64)
    for start in range(0, rows, _BATCH):
        part = segments[start : start + _BATCH]
        part[:] = _segments(name, _rng(name, start, seed))[: len(part)] + 1
    return segments


def true_kinds(rows: int = 20_000, seed: int = 0) -> dict[int, str]:
    """Tell of which kind each customer of `sample("orders", rows, seed)` is.

    Examples
    --------
    >>> sorted(set(true_kinds().values()))
    ['bargain hunters', 'gift buyers', 'loyal', 'one-time', 'seasonal', 'wholesale giants']
    """
    _check(_LOG, rows, seed)
    return order_sample.kind_of_customers(rows, seed)


def _rng(name: str, start: int, seed: int) -> Generator:
    return np.random.default_rng([seed, NAMES.index(name), start // _BATCH])


def _segments(name: str, rng: Generator) -> Values:
    """The segment (from 0) of each row of a batch: its first draw, so that it can be had alone."""
    rungs = ladder(np.array(list(_TABLES[name].segments.values())))
    segments: Values = rungs[rng.integers(100, size=_BATCH, dtype=np.uint8)]
    return segments


def _batch(name: str, start: int, rows: int, seed: int) -> pa.RecordBatch:
    table, rng = _TABLES[name], _rng(name, start, seed)
    segment = _segments(name, rng)
    drawn: dict[str, Values] = {}
    arrays = [_ids(table.id_prefix, start, rows)]
    for key, column in table.columns.items():
        drawn[key] = column.draw(rng, segment, drawn)
        empty = rng.integers(100, size=_BATCH, dtype=np.uint8) < column.missing if column.missing else None
        arrays.append(column.to_arrow(drawn[key][:rows], None if empty is None else empty[:rows]))
    return pa.record_batch(arrays, schema=schema(name))


def _ids(prefix: str, start: int, rows: int) -> pa.Array:
    numbers = np.arange(start + 1, start + rows + 1)
    if not prefix:
        return pa.array(numbers + 100_000)
    digits = pc.ascii_lpad(pa.array(numbers).cast(pa.string()), 7, "0")
    return pc.binary_replace_slice(digits, 0, 0, prefix)


def _table(name: str) -> _Table:
    if name not in _TABLES:
        near = near_matches(name, NAMES)
        raise SegmentryError(f"There is no sample called `{name}`.{near} There are: {', '.join(NAMES)}.")
    return _TABLES[name]


def _check(name: str, rows: int, seed: int) -> None:
    if name != _LOG:
        _table(name)
    if rows < 1:
        raise SegmentryError(f"A sample needs at least 1 row, not {rows}.")
    if seed < 0:
        raise SegmentryError(f"The seed of a sample is a whole number from 0, not {seed}.")
