"""General ledgers, in which each posting names two accounts: sales are what is debited to customers for revenue."""

import re
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from segmentry import wording
from segmentry.engines.base import Output
from segmentry.plan import Plan
from segmentry.results.table import Table
from segmentry.stages.customers import flags, log_names
from segmentry.stages.customers.log_cells import cell_of, cells_of, with_rows
from segmentry.stages.customers.shape import CENT, HEAD_ROWS, Head

#: What the two accounts of a posting are called: the one that is debited and the other, or one and that against it.
_ACCOUNT = "konto|account|acct|compte|cuenta|conto|conta|rekening|účet|ucet"
_DEBIT, _CREDIT = (
    "soll|debit|debet|débit|debe|debito|débito|dare|wn|md",
    "haben|credit|crédit|kredit|credito|crédito|haber|avere|ma|d",
)
_DEBITED, _CREDITED = (
    re.compile(rf"({way})_?({_ACCOUNT})|({_ACCOUNT})_((au|a|al|to|na)_)?({way})") for way in (_DEBIT, _CREDIT)
)
_AGAINST = re.compile(
    rf"(gegen|tegen|mot|contra|counter|offset|balancing|bal)_?({_ACCOUNT})|contrapartida|contropartita"
    rf"|(({_ACCOUNT})_)?(de_)?contrepartie|konto_przeciwstawne|protiúčet"
)
_OWN = re.compile(rf"({_ACCOUNT})(_(no|nr|number|nummer))?")
#: Accounts of customers and suppliers have one digit more than those of the ledger; suppliers begin at 7 (as DATEV,
#: Lexware and others number them). Fewer postings to customers tell nothing (ours).
_SUPPLIERS, _FEWEST = 7, 20


@dataclass(frozen=True)
class Accounts:
    """The columns of two accounts and of the amount; `way`: that of debit or credit, which the first one then is, with
    the value of debit; without it the first is debited, the other credited.
    """

    one: str
    other: str
    amount: str
    way: str | None = None
    debit: str = ""

    def debited(self, table: Table) -> tuple[str, str]:
        """SQL of the account that is debited, and of the one that is credited."""
        one, other = (f"CAST({cell_of(table, name)} AS BIGINT)" for name in (self.one, self.other))
        if self.way is None:
            return one, other
        is_debit = f"lower(trim({cell_of(table, self.way)})) = '{self.debit}'"
        return f"CASE WHEN {is_debit} THEN {one} ELSE {other} END", f"CASE WHEN {is_debit} THEN {other} ELSE {one} END"


def with_sales_of_ledger(table: Table, plan: Plan) -> Table:
    """Of a general ledger the sales and credit notes, with the customer's account in one column; others as they are.

    A sale is debited to a customer's account and credited to one of revenue, that is, to one that is credited more
    often than debited when customers are on the other side; a credit note is the other way round and below zero.
    Payments, suppliers and all else are no sales.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> sale, payment = {"Sollkonto": 10007, "Habenkonto": 8400}, {"Sollkonto": 1200, "Habenkonto": 10007}
    >>> ledger = pd.DataFrame([{**both, "Betrag": 9.5} for both in (sale, payment, sale)] * 20)
    >>> sales = with_sales_of_ledger(segmentry.read(ledger), segmentry.Plan())
    >>> sales.n_rows, sales.made_keys, sales.rows.collect(["Sollkonto"], limit=1).to_pydict()
    (40, {'customer': 'Sollkonto'}, {'Sollkonto': [10007]})
    """
    if plan.customer is not None or "customer" in plan.roles or table.made_keys or plan.rows_are != "auto":
        return table
    accounts = _accounts(table)
    if accounts is None:
        return table
    head = Head.of(table.rows, [n for n in (accounts.one, accounts.other, accounts.way) if n], HEAD_ROWS)
    debited, credited = _sides(head, accounts)
    revenue = _revenue(debited, credited)
    if revenue is None:
        return table
    return _sales(table, accounts, *revenue)


def _accounts(table: Table) -> Accounts | None:
    """The two accounts of each posting, if there are two."""
    whole = [name for name in table.names if table.types[name] == "integer"]
    money = [name for name in table.names if table.types[name] in ("number", "integer") and name not in whole]
    money = sorted(money or whole, key=lambda name: -log_names.score("amount", name))
    amount = next((name for name in money if log_names.score("amount", name)), None)
    if amount is None or len(whole) < 2:
        return None
    for one, other in permutations([name for name in whole if name != amount], 2):
        called = [re.sub(r"[\W_]+", "_", name.lower()).strip("_") for name in (one, other)]
        if _DEBITED.fullmatch(called[0]) and _CREDITED.fullmatch(called[1]):
            return Accounts(one, other, amount)
        if _OWN.fullmatch(called[0]) and _AGAINST.match(called[1]):
            way = _way(table)
            return None if way is None else Accounts(one, other, amount, *way)
    return None


def _way(table: Table) -> tuple[str, str] | None:
    """The column that tells which way money went, and what it says of debits."""
    texts = [name for name in table.names if table.types[name] == "text"]
    head = Head.of(table.rows, texts, HEAD_ROWS)
    for name in texts:
        if head.distinct(name) == 2 and flags.tell_directions(head.levels(name)):
            return name, next(level.lower().strip() for level in head.levels(name) if flags.says_out(level))
    return None


def _sides(head: Head, accounts: Accounts) -> tuple[np.ndarray, np.ndarray]:
    """The accounts that are debited and credited, 0 where none is."""
    one, other = (np.nan_to_num(head.numbers(name)).astype(np.int64) for name in (accounts.one, accounts.other))
    if accounts.way is None:
        return one, other
    levels = np.array([level.lower().strip() == accounts.debit for level in head.levels(accounts.way)] + [False])
    debit = levels[head.codes(accounts.way)]
    return np.where(debit, one, other), np.where(debit, other, one)


def _revenue(debited: np.ndarray, credited: np.ndarray) -> tuple[int, int, list[int]] | None:
    """The first account of customers and the first behind them, and the accounts of revenue."""
    both = np.concatenate([debited, credited])
    digits = np.char.str_len(both[both > 0].astype(str))
    lengths, counts = np.unique(digits, return_counts=True)
    common = [int(length) for length, count in zip(lengths, counts, strict=True) if count >= _FEWEST]
    if len(common) < 2 or common[-1] != common[-2] + 1:
        return None
    unit = 10 ** (common[-1] - 1)
    first, behind = unit, _SUPPLIERS * unit
    buys, pays = ((side >= first) & (side < behind) for side in (debited, credited))
    if buys.sum() < _FEWEST:
        return None
    revenue = []
    for account in np.unique(credited[buys & ~pays]):
        of_sales, of_others = (credited[buys] == account).sum(), (debited[pays] == account).sum()
        if account < first and of_sales > of_others:
            revenue.append(int(account))
    return (first, behind, revenue) if revenue else None


def _sales(table: Table, accounts: Accounts, first: int, behind: int, revenue: list[int]) -> Table:
    """The rows that sell or take something off, with the customer in the first account's column."""
    debited, credited = accounts.debited(table)
    listed = ", ".join(map(str, revenue))
    sells = f"({debited}) BETWEEN {first} AND {behind - 1} AND ({credited}) IN ({listed})"
    back = f"({credited}) BETWEEN {first} AND {behind - 1} AND ({debited}) IN ({listed})"
    cells, amount, one = cells_of(table.names), cell_of(table, accounts.amount), cell_of(table, accounts.one)
    made = {
        amount: f"CASE WHEN {sells} THEN {amount} ELSE -{amount} END",
        one: f"CASE WHEN {sells} THEN {debited} ELSE {credited} END",
    }
    selected = ", ".join(f"{made[cell]} AS {cell}" if cell in made else cell for cell in cells)
    statement = f"SELECT {selected} FROM input WHERE ({sells}) OR ({back})"
    number = next((cell for cell, name in cells.items() if log_names.fits_well(name, "order")), None)
    if number is not None:  # an invoice that is booked back under its number was none
        left = f"sum({amount}) OVER (PARTITION BY {one}, {number})"
        kept = f"SELECT *, abs({left}) >= {CENT} OR {number} IS NULL AS counts FROM ({statement})"
        statement = f"SELECT {', '.join(cells)} FROM ({kept}) WHERE counts"
    outputs = [Output(cell, name, table.types[name]) for cell, name in cells.items()]
    rows = table.rows.remade(cells, statement, outputs, number)
    both = wording.listed(wording.named([accounts.one, accounts.other]))
    note = (
        f"{both} are accounts of a ledger. What is booked to a customer's account ({first} to {behind - 1}) for revenue"
        f" ({wording.listed([str(account) for account in revenue])}) is a sale, or a credit note where it is the other"
        f" way round. {wording.counted(table.n_rows - rows.n_rows, 'other posting', 'other postings')}, such as"
        " payments, what suppliers are owed and invoices that were booked back, were left out."
    )
    return with_rows(table, rows, [note]).model_copy(update={"made_keys": {"customer": accounts.one}})
