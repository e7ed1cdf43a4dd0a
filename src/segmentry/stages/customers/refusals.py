"""Why no customers can be made of a log: what is wrong, where, and how to mend it."""

from collections.abc import Mapping

from segmentry import wording
from segmentry.engines.base import Measure
from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.results.orders import LineClass, LogRole, RowsRead
from segmentry.results.table import Table
from segmentry.sources import date_forms
from segmentry.stages.customers import log_names
from segmentry.stages.customers.ledger import Look
from segmentry.stages.customers.lines import Lines
from segmentry.stages.customers.log_keys import STRONG

#: Whatever is earlier was no order of anybody who is a customer now: a year that was written with two digits (ours).
_EARLIEST = 1900
_THEMSELVES = "set `rows_are` to `customers` to make segments of the rows themselves"
#: What to look at where all lines that could make customers are of one class.
_WAYS: Mapping[LineClass, str] = {
    "no customer": "Name the column of customers in the option `customer`.",
    "no date": "Name the column of dates in `roles` (date=COLUMN).",
    "outside the period": "The last line is of {latest}: look at `since`, `until` and `reference_date`.",
    "other currency": "Look at `currency` and `rates`.",
    "return": "A line counts as returned where its quantity or amount is below 0, its order number begins with C, or"
    " its status says so: turn the signs, name other columns in `roles`, or the words of the status in `returned`.",
    "not goods": "Name the products that are no goods in `not_goods`.",
    "no price": "Name the columns of money in `roles` (unit_price=COLUMN or amount=COLUMN).",
}


def check_understood(table: Table, understood: RowsRead) -> None:
    """Refuse a log that does not tell whose lines are, or when they were."""
    holds = f"{table.name} holds {understood.kind}"
    if understood.questions:
        raise SegmentryError(f"{holds}. {' '.join(understood.questions)}")
    if "date" not in understood.roles:
        raise SegmentryError(
            f"{holds}, and no column tells when they were. {_no_days(table)}Name the column of dates in `roles`"
            f" (date=COLUMN), or {_THEMSELVES}."
        )


def check_money(table: Table, plan: Plan, roles: Mapping[LogRole, str]) -> None:
    """Refuse to add up money of several currencies."""
    if "currency" in roles:
        _check_currencies(table, plan, roles["currency"])
    if {"amount", "unit_price"} & set(roles):
        return
    for mixture in table.load_report.mixtures:
        if mixture.is_text and _fit(mixture.column, "amount", "unit_price"):
            raise SegmentryError(
                f"The amounts of {table.name} are in several currencies or units. {mixture.what} Say which counts in"
                f" the option `{wording.option(mixture.column, 'unit')}`: lines in others are then without a price."
            )


def _check_currencies(table: Table, plan: Plan, name: str) -> None:
    [counts] = table.rows.query([Measure("levels", name)])
    met = {str(code).strip().lower(): count for code, count in counts.items()}
    if len(met) < 2 or plan.rates:
        return
    listed = wording.listed([f"{code.upper()} ({wording.counted(count, 'line')})" for code, count in met.items()])
    if plan.currency is None:
        raise SegmentryError(
            f"The amounts of {table.name} are in several currencies (`{name}`): {listed}. Choose one in the option"
            " `currency`, or say what each is worth in `rates` (a plan file's [rates])."
        )
    if plan.currency.lower() not in met:
        raise SegmentryError(f"No line of {table.name} is in {plan.currency}. There are: {listed}.")


def check_look(look: Look, table: Table, lines: Lines) -> None:
    """Refuse lines of which no customer can be made."""
    day = lines.columns["date"]
    if look.ledger.of("no date").rows == look.ledger.rows:
        raise SegmentryError(
            f"No cell of `{day}` in {table.name} can be read as a date."
            " Name another column in `roles` (date=COLUMN), or write dates as 2024-12-31."
        )
    if look.ledger.buyers == 0:
        classes = [held for held in look.ledger.classes if held.rows]
        held = wording.listed([f"{held.rows:,} {held.name}" for held in classes])
        latest = "no day" if look.latest is None else look.latest.date().isoformat()
        ways = [_WAYS[held.name].format(latest=latest) for held in classes]
        raise SegmentryError(f"No line of {table.name} is a sale to a known customer: {held}. {' '.join(ways)}")
    if look.first is not None and look.first.year < _EARLIEST:
        raise SegmentryError(
            f"The first day in `{day}` of {table.name} would be {look.first.date()}. Write years with four digits, or"
            " leave such lines out: set `since` to the first day that counts."
        )


def _no_days(table: Table) -> str:
    """Which column is named like a date, and how many of its cells are one."""
    for name in table.names:
        if table.types[name] == "text" and _fit(name, "date"):
            _, dates = date_forms.likeliest(table.rows, name)
            if dates:
                return (
                    f"Only {dates:,} of {table.n_rows:,} cells of `{name}` can be read as dates; named in `roles`, it"
                    " makes customers of these lines. "
                )
            cell = next(iter(table.rows.collect([name], 1_000).column(0).drop_null().to_pylist()), None)
            if cell is not None:
                return f"`{name}` is named so, but {cell} is no date: write dates as 2024-12-31. "
    return ""


def _fit(name: str, *roles: LogRole) -> bool:
    return any(log_names.score(role, name) >= STRONG for role in roles)
