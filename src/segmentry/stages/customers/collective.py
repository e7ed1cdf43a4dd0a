"""Who is no customer of those whom a log names: one number for all guests, all sales in cash, all cards forgotten."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from segmentry import wording
from segmentry.engines.base import MISSING_WORDS
from segmentry.engines.quoting import literal
from segmentry.results.table import Table
from segmentry.stages.customers import log_names
from segmentry.stages.customers.counter_words import are_addresses_of_counters, are_at_counter
from segmentry.stages.customers.log_words import said
from segmentry.stages.customers.shape import Codes, Head

_WORDS = (
    "guest",
    "guests",
    "anonymous",
    "walk-in",
    "walk in",
    "cash customer",
    "gast",
    "invité",
    "invitado",
    "ospite",
)
#: Nobody has so many of the rows, and so many times the orders of any other; less will do where its number stands apart
#: from the others by so much of their range (ours).
_MANY, _FAR_MORE, _APART = 0.02, 2, 0.25
#: Beside so many others no customer has so many of the rows, and so many times the orders of any other (ours).
_OTHERS, _TOO_MANY, _TOO_FAR = 50, 0.1, 5
#: What a column is called beside numbers of those whose names it has: `NIF` and `Cliente`.
_CALLED = frozenset({"customer", "person", "payer"})
#: Nearly all are numbered: a few may be words (ours).
_NUMBERED = 0.9
#: Of fewer numbers none stands apart (ours).
_FEWEST = 10
#: A number behind letters, if any.
_NUMBER = re.compile(r"(-|.*[^\d-]-?|)(\d+)")
#: What is typed where there is no number, and where all numbers are shorter or lower.
_TYPED, _BEYOND = re.compile(r"0+|9{3,}|(\d)\1{5,}"), re.compile(r"0*[1-9](0{4,}|9{4,})?")


@dataclass(frozen=True)
class Nobody:
    """Cells of the customers' column that name no customer, as they are written.

    `notes` say what was found, and how to say otherwise.
    """

    cells: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def sql(self, cell: str, named: str | None = None) -> str:
        """SQL of the customer in a cell: of numbers, or of text, of which `named` is the customer's own."""
        if named is None:
            listed = ", ".join(str(int(Decimal(value))) for value in self.cells if _NUMBER.fullmatch(value))
            return f"CASE WHEN {cell} NOT IN ({listed}) THEN {cell} END" if listed else cell
        listed = ", ".join(map(literal, (*MISSING_WORDS, *_WORDS, *(value.lower() for value in self.cells))))
        return f"CASE WHEN lower({cell}) NOT IN ({listed}) THEN {named} END"


def nobody(
    table: Table,
    customer: str,
    order: str | None,
    missing: Sequence[float | str] | None,
    names: Sequence[str] = (),
) -> Nobody:
    """Who is no customer: what the plan calls missing, else what is said of sales at the counter, or typed for nobody.

    That is 0 or another digit alone, a number below 0 where no other is, or one like 199999 or 100000 beyond all
    others; and it must have more orders than any customer, as an address of the firm's counter must. Where one value
    has more than a customer can have, and does not look like that, this is said and it is kept.

    Parameters
    ----------
    customer, order : str
        The columns of customers and of orders, if there is one.
    names : sequence of str, optional
        Columns that tell what customers are called, besides.
    missing : sequence of values, optional
        What the plan says of the customers' column.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = segmentry.read(pd.DataFrame({"customer": [-1] * 9 + [5001, 5002, 5003]}))
    >>> nobody(log, "customer", None, None).cells
    ('-1',)
    """
    if missing is not None:
        return Nobody(tuple(value if isinstance(value, str) else f"{value:.15g}" for value in missing))
    head = Head.of(table.rows, [customer, *([order] if order else []), *names])
    rows, orders = _counts(head, customer, order)
    cells = [cell.removesuffix(".0") for cell in head.levels(customer)]
    if not cells:
        return Nobody()
    said_so = np.logical_or.reduce([are_at_counter(cells), *(_are_called(head, customer, name) for name in names)])
    typed, apart = _typed(cells)
    at_counter = are_addresses_of_counters(cells)
    left = orders[~(typed | apart | at_counter | said_so)]
    most = int(left.max(initial=0))
    many = (rows >= _MANY * rows.sum()) & (most > 0)
    found = many & ((typed & (orders >= _FAR_MORE * most)) | (apart & (orders > most)))
    found |= said_so | (at_counter & (orders > max(most, 1)))
    said = [_said(customer, cells[i], rows, orders, i, most) for i in np.flatnonzero(found).tolist()]
    if not found.any() and len(cells) > _OTHERS:
        said = _doubts(customer, cells, rows, orders)
    return Nobody(tuple(cells[i] for i in np.flatnonzero(found)), tuple(said))


def names_beside(table: Table, customer: str) -> list[str]:
    """The columns of text that tell what customers are called, who are known by another one: in books, what is said of
    postings.
    """
    others = [name for name in table.names if name != customer and table.types[name] == "text"]
    named = (name for name in others if log_names.score("customer", name))
    called = [name for name in named if log_names.says(name, "name") or {*said(name)} <= _CALLED]
    return called or [name for name in others if "customer" in table.made_keys and log_names.says(name, "name")]


def _are_called(head: Head, customer: str, name: str) -> np.ndarray:
    """Which customers are always called what is said of sales at the counter."""
    called = np.append(are_at_counter(head.levels(name)), False)[head.codes(name)]
    codes = head.codes(customer)
    n = head.distinct(customer)
    known = codes >= 0
    times = np.bincount(codes[known & called], minlength=n)
    return np.asarray((times > 0) & (times == np.bincount(codes[known & (head.codes(name) >= 0)], minlength=n)))


def _counts(head: Head, customer: str, order: str | None) -> tuple[Codes, Codes]:
    """The rows and the orders of each."""
    codes = head.codes(customer)
    known = codes >= 0
    rows = np.bincount(codes[known], minlength=head.distinct(customer))
    if order is None:
        return rows, rows
    n = head.distinct(order) + 1
    pairs = np.unique(codes[known] * n + head.codes(order)[known] + 1)
    return rows, np.bincount(pairs[pairs % n > 0] // n, minlength=len(rows))


def _typed(cells: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Which cells look like what is typed for nobody, and which of what looks so stand apart from all numbers."""
    found = [_NUMBER.fullmatch(cell) for cell in cells]
    nothing = np.zeros(len(cells), dtype=bool)
    if sum(match is not None for match in found) < _NUMBERED * len(cells):
        return nothing, nothing
    digits = [match[2] if match else "" for match in found]
    numbers = np.array([float(figure or "nan") for figure in digits])
    below = np.array([match is not None and match[1] == "-" for match in found])
    typed = np.array([_TYPED.fullmatch(figure) is not None for figure in digits])
    typed |= below & (below.sum() < _MANY * len(cells) + 1)
    beyond = np.array([_BEYOND.fullmatch(figure) is not None for figure in digits]) | typed
    others = np.sort(numbers[~beyond & ~np.isnan(numbers)])
    if len(others) < _FEWEST:
        return typed, nothing
    least = _APART * (others[-1] - others[0])
    signed = np.where(below, -numbers, numbers)
    away = (signed < others[0] - least) | (signed > others[-1] + least)
    return typed, beyond & (away | below)


def _said(customer: str, cell: str, rows: Codes, orders: Codes, place: int, most: int) -> str:
    is_called = f"`{cell}` in `{customer}` is taken for no customer"
    setting = f"where it is one, set `{wording.option(customer, 'missing')}` to []"
    return f"{is_called}: it has {_has(rows, orders, place, most)}; {setting}."


def _doubts(customer: str, cells: Sequence[str], rows: Codes, orders: Codes) -> list[str]:
    """What is said where one value has more than a customer can have, and nothing tells that it is none."""
    place = int(orders.argmax())
    most = int(np.delete(orders, place).max())
    if rows[place] < _TOO_MANY * rows.sum() or orders[place] < _TOO_FAR * most:
        return []
    who, setting = f"`{cells[place]}` in `{customer}`", f"`{wording.option(customer, 'missing')}`"
    many = f"{who} counts as one customer, with {_has(rows, orders, place, most)}"
    return [f"{many}. Where it stands for many, such as guests or sales in cash, name it in {setting}."]


def _has(rows: Codes, orders: Codes, place: int, most: int) -> str:
    share = wording.share(rows[place] / rows.sum())
    beside = f"{int(orders[place]):,} orders, and no customer more than {most:,}"
    return f"{wording.counted(int(rows[place]), 'line')} ({share}) of {beside}"
