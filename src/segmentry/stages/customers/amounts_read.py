"""Amounts of a log that are written with signs of several currencies, where a column tells the currency of each."""

from segmentry.engines.spelling import PATTERNS
from segmentry.results.table import Table
from segmentry.sources.counts import counted
from segmentry.sources.currencies import currency_of
from segmentry.sources.retyping import as_numbers
from segmentry.stages.customers import log_names
from segmentry.stages.customers.shape import Head

#: Rows that tell whether a column holds currencies.
_LOOKED_AT = 1_000


def with_amounts(table: Table) -> Table:
    """The table with such columns read as numbers: what they are in is told beside them.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> sums = pd.DataFrame({"Amount": ["$ 5.00", "£ 7.50", "$ 1,250.00"] * 9, "Currency": ["USD", "GBP", "USD"] * 9})
    >>> table = segmentry.read(sums)
    >>> table.types["Amount"], with_amounts(table).types["Amount"]
    ('text', 'number')
    """
    mixed = [
        mixture.column for mixture in table.load_report.mixtures if mixture.kind == "amounts in several currencies"
    ]
    named = [name for name in mixed if log_names.score("amount", name) or log_names.score("unit_price", name)]
    if not named or not _tells_currencies(table):
        return table
    for name in named:
        counts = {mark: counted(table.rows, {name: mark})[name] for mark in PATTERNS}
        mark = max(counts, key=lambda one: counts[one].numbers)
        table = as_numbers(table, name, mark, counts[mark], "in the currency that each row tells")
    return table


def _tells_currencies(table: Table) -> bool:
    """Whether a column holds codes or signs of currencies alone."""
    able = [name for name in table.names if table.types[name] == "text" and log_names.score("currency", name)]
    head = Head.of(table.rows, able, _LOOKED_AT) if able else None
    levels = [head.levels(name) for name in able] if head else []
    return any(cells and all(currency_of(cell) is not None for cell in cells) for cells in levels)
