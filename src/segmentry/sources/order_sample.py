"""A synthetic log of a shop's order lines, of which the kinds of customers are known. Nobody in it exists.

When they bought last, how often and for how much tells only the one-time and the wholesale customers: the loyal,
bargain hunters, those who buy in one season and those who buy gifts are much alike in that. On what terms, when in the
year and what they bought tells all of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.random import Generator
from numpy.typing import NDArray

from segmentry.sources.shop_goods import CATEGORIES, CATEGORY_OF, CODES, EACH, GOODS, LIST_PRICES, PRODUCT_NAMES
from segmentry.sources.synthesis import Values, ladder

BLOCK = 50_000  # lines; a shorter log draws a whole block, too, and takes the lines of its first customers
_PEOPLE = 4_500  # who could buy in a block, guests included: some 62,000 lines, of which there is use for 50,000
_MOST_ORDERS = 36  # of one of them

_FIRST = np.datetime64("2024-01-01T00:00", "s")  # a Monday
_LAST_DAY = 730  # 2025-12-31
_QUARTER = 91.3


@dataclass(frozen=True)
class _Kind:
    """What a kind of customers does; `percent` of people are of it, and all other shares are from 0 to 1."""

    percent: int
    gap: float  # days between orders, where they come at any time of the year
    lines: float  # of an order, beyond the first
    units: float  # of a line, beyond the first
    on_sale: float  # of lines
    favourite: float  # of lines, in the category that each customer prefers
    weekend: float  # of orders
    evening: float  # of orders
    returned: float  # of lines
    wrapped: float  # of orders, as a gift
    channels: tuple[int, int, int]  # per cent of orders on the web, in the app and in the store


#: By the kinds of customers, the largest first; the last are those who leave no name.
_KINDS: Mapping[str, _Kind] = {
    "one-time": _Kind(15, 0, 0.4, 0.2, 0.02, 0.40, 0.06, 0.06, 0.01, 0.03, (90, 5, 5)),
    "loyal": _Kind(14, 55, 0.6, 0.3, 0.08, 0.15, 0.20, 0.25, 0.02, 0.02, (20, 65, 15)),
    "bargain hunters": _Kind(12, 65, 1.1, 0.9, 0.88, 0.35, 0.40, 0.60, 0.11, 0.01, (55, 40, 5)),
    "seasonal": _Kind(11, 0, 1.3, 1.0, 0.10, 0.92, 0.65, 0.12, 0.02, 0.02, (15, 5, 80)),
    "gift buyers": _Kind(9, 0, 4.5, 0.05, 0.06, 0.40, 0.20, 0.75, 0.05, 0.75, (75, 10, 15)),
    "wholesale giants": _Kind(5, 60, 2.0, 0, 0.12, 0.50, 0.02, 0.04, 0.01, 0, (95, 0, 5)),
    "guests": _Kind(34, 0, 0.6, 0.3, 0.25, 0.40, 0.30, 0.35, 0.03, 0.05, (60, 5, 35)),
}
KINDS: tuple[str, ...] = tuple(_KINDS)[:-1]
_ONCE, _LOYAL, _BARGAIN, _SEASONAL, _GIFTS, _WHOLESALE, _GUEST = range(len(_KINDS))

_GIFT_CATEGORY = CATEGORIES.index("Gifts")
_SEASON_CATEGORY = CATEGORIES.index("Garden")
_SEASONS = (15, 50, 35, 0)  # per cent of the seasonal by quarter of the year

_CHANNELS = ("web", "app", "store")
_LADDERS = np.stack([ladder(np.array(each.channels)) for each in _KINDS.values()])
_OFF = np.array([0.1, 0.2, 0.3, 0.4, 0.5])

SCHEMA = pa.schema(
    {
        "order_id": pa.string(),
        "order_date": pa.timestamp("s"),
        "customer_id": pa.int64(),
        "product_code": pa.string(),
        "product": pa.string(),
        "category": pa.string(),
        "quantity": pa.int64(),
        "unit_price": pa.float64(),
        "discount": pa.float64(),
        "channel": pa.string(),
    }
)

Lines = dict[str, NDArray[Any]]


def log_batches(rows: int, seed: int) -> Iterator[pa.RecordBatch]:
    """The log in blocks of at most 50,000 lines, each in the order of time and with customers of its own.

    Its columns are those of `SCHEMA`. `unit_price` is what one unit was sold for: `discount`, a share of the list
    price, is off already. Returned lines have a negative quantity and an order number that begins with C; guests have
    no `customer_id`; shipping and payment fees are lines, too, and have no category.

    Examples
    --------
    >>> next(log_batches(20_000, 0)).num_rows
    20000
    """
    return (_cells(_block(start, min(rows - start, BLOCK), seed), start) for start in range(0, rows, BLOCK))


def kind_of_lines(rows: int, seed: int) -> NDArray[np.int64]:
    """By line the kind of its customer, from 1 on as in `KINDS`; 0 for a line of a guest. Shape (rows,)."""
    blocks = [_block(start, min(rows - start, BLOCK), seed) for start in range(0, rows, BLOCK)]
    kinds = np.concatenate([block["kind"] for block in blocks]) + 1
    return np.where(kinds > len(KINDS), 0, kinds).astype(np.int64)


def kind_of_customers(rows: int, seed: int) -> dict[int, str]:
    """By customer of the log its kind.

    Examples
    --------
    >>> len(set(kind_of_customers(20_000, 0).values()))
    6
    """
    found: dict[int, str] = {}
    for start in range(0, rows, BLOCK):
        lines = _block(start, min(rows - start, BLOCK), seed)
        named = lines["kind"] < len(KINDS)
        ids = _customer_ids(lines["who"][named], start).tolist()
        found.update(zip(ids, (KINDS[kind] for kind in lines["kind"][named].tolist()), strict=True))
    return found


def _block(start: int, rows: int, seed: int) -> Lines:
    """The lines of the first customers of a block, in the order of time."""
    rng = np.random.default_rng([seed, BLOCK, start // BLOCK])
    kind = ladder(np.array([kind.percent for kind in _KINDS.values()]))[rng.integers(100, size=_PEOPLE)]
    season = ladder(np.array(_SEASONS))[rng.integers(100, size=_PEOPLE)]
    orders = _orders(rng, kind, season)
    sold = _with_terms(rng, _with_products(rng, _lines(rng, orders), len(kind)), len(kind))
    back = _returned(rng, sold, len(orders["who"]))
    lines = {name: np.concatenate([sold[name], back[name]]) for name in sold}
    first = np.argsort(lines["who"], kind="stable")[:rows]
    lines = {name: values[first] for name, values in lines.items()}
    in_time = np.lexsort((lines["position"], lines["order"], lines["minute"]))
    return {name: values[in_time] for name, values in lines.items()}


def _of(kind: Values, name: str) -> Values:
    """What the kind of each does of that."""
    values: Values = np.array([getattr(each, name) for each in _KINDS.values()])[kind]
    return values


def _around(rng: Generator, shares: Values) -> Values:
    """A share of each customer's own around that of their kind."""
    steady = 20  # as if seen in twenty cases
    drawn: Values = rng.beta(np.maximum(steady * shares, 0.02), np.maximum(steady * (1 - shares), 0.02))
    return drawn


def _orders(rng: Generator, kind: Values, season: Values) -> Lines:
    """Who orders, and in which minute."""
    days = _days_at_any_time(rng, kind)
    for each, drawn in ((_SEASONAL, _days_in_season(rng, season)), (_GIFTS, _days_of_gifts(rng, len(kind)))):
        days[kind == each] = np.nan
        days[kind == each, : drawn.shape[1]] = drawn[kind == each]
    once = np.isin(kind, (_ONCE, _GUEST))
    days[once] = np.nan
    early = (kind == _ONCE) & (rng.random(len(kind)) < 0.91)  # most of them bought long ago
    any_day = rng.uniform(0, _LAST_DAY, len(kind))
    days[once, 0] = np.where(early, rng.triangular(0, 150, 480, len(kind)), any_day)[once]
    again = (kind == _ONCE) & (rng.random(len(kind)) < 0.06)  # what was forgotten follows within days
    days[again, 1] = days[again, 0] + rng.integers(1, 15, size=len(kind))[again]
    who, which = np.nonzero((days >= 0) & (days <= _LAST_DAY))
    day = days[who, which].astype(np.int64)
    on_weekend = rng.random(len(who)) < _around(rng, _of(kind, "weekend"))[who]
    day += np.where(on_weekend, 5 + rng.integers(2, size=len(who)), rng.integers(5, size=len(who))) - day % 7
    day -= np.where(day > _LAST_DAY, 7, 0)
    in_evening = rng.random(len(who)) < _around(rng, _of(kind, "evening"))[who]
    hour = np.where(in_evening, rng.uniform(18, 23, len(who)), rng.uniform(8, 18, len(who)))
    return {"who": who, "kind": kind[who], "minute": 1440 * day + (60 * hour).astype(np.int64)}


def _days_at_any_time(rng: Generator, kind: Values) -> Values:
    """A rhythm of each customer's own, from when they came to when they stopped."""
    gap = _of(kind, "gap") * np.exp(0.25 * rng.standard_normal(len(kind)))
    came = rng.uniform(-0.9 * _LAST_DAY, 0.3 * _LAST_DAY, len(kind))
    first = np.where(came < 0, rng.random(len(kind)) * gap, came)
    stopped = np.where(rng.random(len(kind)) < 0.15, rng.uniform(0.7, 1, len(kind)), 1) * _LAST_DAY
    gaps = gap[:, None] * rng.standard_gamma(3, (len(kind), _MOST_ORDERS)) / 3
    days = first[:, None] + np.cumsum(gaps, axis=1) - gaps[:, :1]
    days[days > np.maximum(stopped, first)[:, None]] = np.nan
    return days


def _days_in_season(rng: Generator, season: Values) -> Values:
    """One quarter of the year, and the same in the next."""
    size, years = (len(season), 6), []
    middle = _QUARTER * (season + rng.uniform(0.35, 0.65, len(season)))
    for year in (0, 1):
        offset = np.clip(rng.normal(0, 17, size), -28, 28)
        comes = np.arange(size[1]) < (1 + rng.poisson(2.4, size[0]))[:, None]
        years.append(np.where(comes, 366 * year + middle[:, None] + offset, np.nan))
    return np.hstack(years)


def _days_of_gifts(rng: Generator, people: int) -> Values:
    """A few birthdays and feasts of each, a week or two ahead, in both years."""
    dates, years = rng.uniform(0, 365, (people, 5)), []
    dates[:, 0] = 357  # a feast at the end of the year
    kept = np.arange(5) < rng.integers(2, 6, size=people)[:, None]
    for year in (0, 1):
        ahead = rng.uniform(2, 16, dates.shape)
        years.append(np.where(kept & (rng.random(dates.shape) < 0.8), 366 * year + dates - ahead, np.nan))
    return np.hstack(years)


def _lines(rng: Generator, orders: Lines) -> Lines:
    """The lines of each order: its goods, then perhaps a gift wrap, shipping and a fee (0, 1, 2 of the others)."""
    kind, size = orders["kind"], len(orders["who"])
    goods = np.minimum(1 + rng.poisson(_of(kind, "lines")), 12)
    people = orders["who"].max() + 1
    wraps = _of(kind, "wrapped") * rng.beta(4, 1, people)[orders["who"]]
    channel = _LADDERS[kind, rng.integers(100, size=size)]
    others = np.stack([rng.random(size) < wraps, (rng.random(size) < 0.3) & (channel < 2), rng.random(size) < 0.02])
    number = goods + others.sum(axis=0)
    order = np.repeat(np.arange(size), number)
    position = np.arange(len(order)) - np.repeat(np.cumsum(number) - number, number)
    lines = {name: values[order] for name, values in {**orders, "channel": channel}.items()}
    beyond = position - goods[order]
    # The n-th line beyond the goods is the n-th of the others that the order has.
    which = np.argmax((np.cumsum(others, axis=0)[:, order] == beyond + 1) & others[:, order], axis=0)
    return {**lines, "order": order, "position": position, "other": np.where(beyond < 0, -1, which)}


def _with_products(rng: Generator, lines: Lines, people: int) -> Lines:
    """What each line is of: often of the customer's favourite category, and most often what everybody wants."""
    who, kind, size = lines["who"], lines["kind"], len(lines["who"])
    favourite = rng.integers(len(CATEGORIES), size=people)
    at_home = np.select([kind == _SEASONAL, kind == _GIFTS], [_SEASON_CATEGORY, _GIFT_CATEGORY], favourite[who])
    prefers = _around(rng, _of(np.arange(len(_KINDS)), "favourite")[_kind_of(lines, people)])[who]
    category = np.where(rng.random(size) < prefers, at_home, rng.integers(len(CATEGORIES), size=size))
    item = (EACH * rng.random(size) ** 1.6).astype(np.int64)
    product = np.where(lines["other"] < 0, EACH * category + item, GOODS + lines["other"])
    return {**lines, "product": product}


def _kind_of(lines: Lines, people: int) -> Values:
    """The kind of each of the people; of one without a line, the first."""
    kinds = np.zeros(people, dtype=np.int64)
    kinds[lines["who"]] = lines["kind"]
    return kinds


def _with_terms(rng: Generator, lines: Lines, people: int) -> Lines:
    """How many units, and at what price. A few lines cost nothing, and a few stand twice."""
    who, kind, size, goods = lines["who"], lines["kind"], len(lines["who"]), lines["other"] < 0
    each = _kind_of(lines, people)
    bulk = np.exp(np.log(9) + 0.25 * rng.standard_normal(people))[who] * rng.standard_gamma(3, size) / 3
    quantity = np.where(kind == _WHOLESALE, 6 * np.ceil(bulk / 6), 1 + rng.poisson(_of(kind, "units")))
    on_sale = goods & (rng.random(size) < _around(rng, _of(each, "on_sale"))[who])
    steep = np.where(kind == _BARGAIN, rng.integers(1, 5, size=size), rng.integers(0, 3, size=size))
    discount = np.where(on_sale, _OFF[steep], 0.0)
    free = goods & (rng.random(size) < 0.002)
    price = np.where(free, 0, np.round(LIST_PRICES[lines["product"]] * (1 - discount), 2))
    terms = {"quantity": np.where(goods, quantity, 1).astype(np.int64), "price": price, "discount": discount}
    twice = goods & (lines["position"] > 0) & (rng.random(size) < 0.004)
    copied = np.arange(size) - twice
    return {**lines, **{name: values[copied] for name, values in {**terms, "product": lines["product"]}.items()}}


def _returned(rng: Generator, lines: Lines, orders: int) -> Lines:
    """The lines that come back some days later, each order's together."""
    comes_back = (lines["other"] < 0) & (rng.random(len(lines["who"])) < _of(lines["kind"], "returned"))
    later = 1440 * rng.integers(3, 22, size=orders) + rng.integers(-60, 60, size=orders)
    minute = lines["minute"] + later[lines["order"]]
    kept = comes_back & (minute < 1440 * (_LAST_DAY + 1))
    back = {name: values[kept] for name, values in lines.items()}
    order = back["order"] + orders
    return {**back, "minute": minute[kept], "order": order, "quantity": -back["quantity"]}


def _customer_ids(who: Values, start: int) -> Values:
    return 100_001 + start // BLOCK * _PEOPLE + who


def _cells(lines: Lines, start: int) -> pa.RecordBatch:
    """The lines as cells; orders are numbered in the order of time, and the number of a return begins with C."""
    order = lines["order"]
    number = 500_001 + start + np.cumsum(np.concatenate([[0], order[1:] != order[:-1]]))
    letter = np.where(lines["quantity"] < 0, "C", "")
    words = {"product_code": CODES, "product": PRODUCT_NAMES, "category": CATEGORY_OF}
    columns = {
        "order_id": pa.array(np.char.add(letter, number.astype(str))),
        "order_date": pa.array(_FIRST + 60 * lines["minute"]),
        "customer_id": pa.array(_customer_ids(lines["who"], start), mask=lines["kind"] == _GUEST),
        **{name: pa.array(values).take(pa.array(lines["product"])) for name, values in words.items()},
        "quantity": pa.array(lines["quantity"]),
        "unit_price": pa.array(lines["price"]),
        "discount": pa.array(lines["discount"]),
        "channel": pa.array(_CHANNELS).take(pa.array(lines["channel"])),
    }
    return pa.record_batch([columns[name] for name in SCHEMA.names], schema=SCHEMA)
