"""Accounts of payments in several currencies, in which lines of conversions tell what each payment was worth."""

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from segmentry.engines.base import Measure, Output
from segmentry.engines.quoting import literal
from segmentry.plan import Plan
from segmentry.results.table import NUMERIC, Table
from segmentry.stages.customers import log_names
from segmentry.stages.customers.exchange_rates import NO_PAYMENT
from segmentry.stages.customers.log_cells import cell_of, cells_of, with_rows
from segmentry.stages.customers.one_row_each import free_name
from segmentry.stages.customers.shape import Head

_CONVERSION = (
    r"currency (conversion|exchange)|fx conversion|währungs(umrechnung|konvertierung)|conversion (de )?(la )?devise"
    r"|conversi[oó]n (de )?(divisa|moneda)|conversione (di |della )?valuta|convers[ãa]o de moeda|valuta-?(omrekening"
    r"|conversie|veksling|v[äa]xling)|przeliczenie walut|przewalutowanie|valuutanvaihto|конвертаци|通貨(の)?換算"
    "|货币兑换"
)
_TELLS = ("type", "status", "description", "transaction")
#: Of the lines of conversions so many are in pairs, one side of which is in the account's own currency; and nearly all
#: of what they refer to is another line's number (ours).
_IN_PAIRS, _FEWEST, _MOST_KINDS = 0.9, 2, 60
#: What the column is called that is made.
_RATE = "exchange rate"


@dataclass(frozen=True)
class _Account:
    """Where an account tells its conversions.

    `columns` are those of kinds, currencies, amounts, numbers and of what lines refer to; `said` are the kinds that
    convert, of so many payments.
    """

    columns: tuple[str, str, str, str, str]
    said: tuple[str, ...]
    n: int
    home: str
    usual: dict[str, float]


def with_conversions(table: Table, plan: Plan) -> Table:
    """The table with a column of what a unit of each line's currency is worth in the account's own.

    Two lines of a conversion refer to a payment, one in its currency and one in the account's: their amounts tell the
    rate. Payments of which no conversion tells it have the usual one of their currency. The lines of conversions
    themselves, which come to nothing, have a rate of 0.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> kinds, codes = ["Payment", "Currency Conversion", "Currency Conversion"] * 2, ["GBP", "GBP", "EUR"] * 2
    >>> sums, of = [10.0, -10.0, 11.6, 20.0, -20.0, 23.0], [None, "a", "a", None, "d", "d"]
    >>> log = {"Type": kinds, "Currency": codes, "Gross": sums, "Transaction ID": list("abcdef"), "Ref": of}
    >>> rates = with_conversions(segmentry.read(pd.DataFrame(log)), segmentry.Plan()).rows.collect(["exchange rate"])
    >>> [round(rate, 2) for rate in rates.column(0).to_pylist()]
    [1.16, 0.0, 0.0, 1.15, 0.0, 0.0]
    """
    account = None if plan.currency or plan.rates else _account(table)
    if account is None:
        return table
    name, of = (free_name(made, table.names) for made in (_RATE, "payment"))
    cells = cells_of([*table.names, of])
    kind, currency, amount, number, reference = (cell_of(table, column) for column in account.columns)
    own, key = cells_of(table.names), list(cells)[-1]
    outputs = [Output(cell, column, table.types[column]) for cell, column in own.items()]
    converts = f"{kind} IN ({', '.join(map(literal, account.said))})"
    keyed = f"SELECT *, CASE WHEN {converts} THEN {reference} ELSE {number} END AS {key} FROM input"
    rows = table.rows.remade(own, keyed, [*outputs, Output(key, of, table.types[account.columns[3]])])
    home = literal(account.home)
    usual = " ".join(f"WHEN {literal(code)} THEN {rate!r}" for code, rate in account.usual.items())
    here, there = (f"{converts} AND {currency} {sign} {home}" for sign in ("=", "<>"))
    sums = [f"max(abs({amount})) FILTER ({side}) OVER whose" for side in (here, there)]
    same = f"max({currency}) FILTER ({there}) OVER whose = {currency}"
    rate = (
        f"CASE WHEN {converts} THEN {NO_PAYMENT} WHEN {currency} = {home} THEN 1.0"
        f" ELSE coalesce(CASE WHEN {same} THEN {' / '.join(sums)} END, CASE {currency} {usual} END) END"
    )
    rated = f"SELECT *, row_number() OVER () AS place, {rate} AS rate FROM input WINDOW whose AS (PARTITION BY {key})"
    statement = f"SELECT {', '.join(own)}, rate FROM ({rated}) ORDER BY place"
    rows = rows.remade(cells, statement, [*outputs, Output("rate", name, "number")], key)
    usually = ", ".join(f"{value:.4g} for {code}" for code, value in account.usual.items())
    note = (
        f"{account.n:,} payments are worth in {account.home} what the lines of their conversion tell"
        f" (`{account.columns[0]}`); others in a foreign currency have its usual rate, {usually}."
    )
    return with_rows(table, rows, [note])


def _account(table: Table) -> _Account | None:
    """What the lines of conversions tell; None where there are none."""
    currency = next((name for name in _text(table) if log_names.fits_well(name, "currency")), None)
    kinds = [name for name in _text(table) if any(log_names.says(name, what) for what in _TELLS)]
    if currency is None or not kinds:
        return None
    head = Head.of(table.rows, kinds)
    for kind in kinds:
        levels = head.few_levels(kind, _MOST_KINDS)
        said = tuple(level for level in levels if re.search(_CONVERSION, level.lower()))
        if said and (found := _told(table, kind, said, currency)) is not None:
            return found
    return None


def _text(table: Table) -> list[str]:
    return [name for name in table.names if table.types[name] == "text"]


def _told(table: Table, kind: str, said: tuple[str, ...], currency: str) -> _Account | None:
    """The rates that pairs of lines of such a kind tell, where they refer to the numbers of others."""
    able = [name for name in table.names if table.types[name] in ("text", "integer") and name not in (kind, currency)]
    amounts = [name for name in table.names if table.types[name] in NUMERIC]
    amounts = sorted(amounts, key=lambda name: -log_names.score("amount", name))
    cells = cells_of(table.names)
    which = f"{cell_of(table, kind)} IN ({', '.join(map(literal, said))})"
    outputs = [Output(cell, name, table.types[name]) for cell, name in cells.items()]
    lines = table.rows.remade(cells, f"SELECT * FROM input WHERE {which}", outputs)
    head = Head.of(lines, [currency, *able, *amounts], lines.n_rows)
    references = [name for name in able if _are_paired(head, name)]
    for number in (name for name in able if table.rows.query([Measure("distinct", name)])[0] == table.n_rows):
        payments = table.rows.collect([number, currency])
        for reference in (name for name in references if table.types[name] == table.types[number]):
            within = pc.is_in(head.cells.column(reference).drop_null(), value_set=payments.column(0).combine_chunks())
            if (pc.mean(within).as_py() or 0.0) >= _IN_PAIRS and amounts:
                columns = (kind, currency, amounts[0], number, reference)
                return _Account(columns, said, *_rates(head, columns, payments))
    return None


def _are_paired(head: Head, name: str) -> bool:
    """Whether nearly each value stands in two lines."""
    counts = np.bincount(head.codes(name)[head.codes(name) >= 0])
    return len(counts) >= _FEWEST and bool((counts == 2).sum() * 2 >= _IN_PAIRS * head.n)


def _rates(
    head: Head, columns: tuple[str, str, str, str, str], payments: pa.Table
) -> tuple[int, str, dict[str, float]]:
    """Of how many payments rates are told, the account's own currency, and what is usual of each other one."""
    _, currency, amount, _, reference = columns
    codes = head.codes(reference)
    order = np.argsort(codes, kind="stable")
    order = order[np.isin(codes[order], np.flatnonzero(np.bincount(codes[codes >= 0]) == 2))]
    pairs = order.reshape(-1, 2)
    numbers = head.cells.column(reference).take(pa.array(pairs[:, 0]))
    of = payments.column(1).take(pc.index_in(numbers, value_set=payments.column(0).combine_chunks()))
    sides = np.array([head.cells.column(currency).take(pa.array(side)).to_pylist() for side in pairs.T], dtype=object)
    foreign = np.array(of.to_pylist(), dtype=object)
    turned = np.where((sides[0] == foreign)[:, None], pairs[:, ::-1], pairs)
    own, other = np.where(sides[0] == foreign, sides[::-1], sides)
    sums = np.abs(head.numbers(amount)[turned])
    home = str(Counter(own[own != foreign].tolist()).most_common(1)[0][0])
    known = (sums > 0).all(axis=1) & (own == home) & (other == foreign)
    rates = sums[known, 0] / sums[known, 1]
    codes_known = foreign[known]
    usual = {str(code): float(np.median(rates[codes_known == code])) for code in sorted({*codes_known.tolist()})}
    return int(known.sum()), home, usual
