"""Why no customers can be made of a log: what is wrong, where, and how to mend it."""

from collections.abc import Mapping

from segmentry import wording
from segmentry.engines.base import Measure
from segmentry.errors import SegmentryError, Way
from segmentry.plan import Plan
from segmentry.results.orders import LineClass, LogRole, RowsRead
from segmentry.results.table import Table
from segmentry.sources import date_forms
from segmentry.stages.customers import log_names
from segmentry.stages.customers.ledger import Look
from segmentry.stages.customers.lines import Lines

#: Whatever is earlier was no order of anybody who is a customer now: a year that was written with two digits (ours).
_EARLIEST = 1900
_THEMSELVES = Way("set {} to make segments of the rows themselves", "rows_are", "customers")
_DATE = Way("name the column of dates in {}", "roles", {"date": "COLUMN"})
#: What to look at where all lines that could make customers are of one class.
_WAYS: Mapping[LineClass, tuple[str | Way, ...]] = {
    "no customer": (Way("name the column of customers in {}", "customer"),),
    "no date": (_DATE,),
    "outside the period": (
        Way("look at {}", "since"),
        Way("look at {}", "until"),
        Way("look at {}", "reference_date"),
    ),
    "other currency": (Way("look at {}", "currency"),),
    "return": ("turn the signs", Way("name the words of the status that mean returned in {}", "returned")),
    "not goods": (Way("name the products that are no goods in {}", "not_goods"),),
    "no price": (Way("name the column of money in {}", "roles", {"amount": "COLUMN"}),),
}
#: What is to be known of them.
_WHY: Mapping[LineClass, str] = {
    "outside the period": " The last line is of {latest}.",
    "return": " A line counts as returned where its quantity or amount is below 0, its order number begins with C, or"
    " its status says so.",
}


def check_understood(table: Table, understood: RowsRead) -> None:
    """Refuse a log that does not tell whose lines are, or when they were, and sums that are nobody's."""
    if not understood.is_log:
        if understood.questions:
            sums = " ".join(understood.questions)
            why = f"No customers can be made of {table.name}. {sums}"
            raise SegmentryError(why, "take an export of the orders themselves", _THEMSELVES)
        return
    holds = f"{table.name} holds {understood.kind}"
    if understood.questions:
        raise SegmentryError(f"{holds}. {' '.join(understood.questions)}", *_answers(understood))
    if "date" not in understood.roles:
        wrong = f"{holds}, and no column tells when they were. {_no_days(table)}"
        raise SegmentryError(wrong.strip(), _DATE, _THEMSELVES)


def _answers(understood: RowsRead) -> list[Way]:
    """How to say which column it is, with one that it could be."""
    answers, rivals = [], understood.rivals
    if "customer" not in understood.roles:
        named = rivals.get("customer", ())
        answers.append(Way("say which it is by {}", "customer", named[0] if named else "COLUMN"))
        answers += [] if named else [_THEMSELVES]
    money = rivals.get("amount", ())
    if money and "amount" in understood.roles:
        return [*answers, *(Way(f"count `{name}` by {{}}", "roles", {"amount": name}) for name in money)]
    if money:
        answers.append(Way("name the money of a line in {}", "roles", {"amount": money[-1]}))
        answers.append(Way("the price of one piece in {}", "roles", {"unit_price": money[0]}))
        answers.append(Way("say that there is none in {}", "roles", {"amount": ""}))
    return answers


def check_money(table: Table, plan: Plan, roles: Mapping[LogRole, str]) -> None:
    """Refuse to add up money of several currencies."""
    if "currency" in roles and "exchange_rate" not in roles:
        _check_currencies(table, plan, roles["currency"])
    if {"amount", "unit_price"} & set(roles):
        return
    for mixture in table.load_report.mixtures:
        if mixture.is_text and log_names.fits_well(mixture.column, "amount", "unit_price"):
            raise SegmentryError(
                f"The amounts of {table.name} are in several currencies or units. {mixture.what} Say which counts in"
                f" `{wording.option(mixture.column, 'unit')}` of a plan: lines in others are then without a price."
            )


def _check_currencies(table: Table, plan: Plan, name: str) -> None:
    [counts] = table.rows.query([Measure("levels", name)])
    met = {str(code).strip().lower(): count for code, count in counts.items()}
    if len(met) < 2 or plan.rates:
        return
    listed = wording.listed([f"{code.upper()} ({wording.counted(count, 'line')})" for code, count in met.items()])
    if plan.currency is None:
        raise SegmentryError(
            f"The amounts of {table.name} are in several currencies (`{name}`): {listed}.",
            Way("choose one, such as by {}", "currency", max(met, key=lambda code: met[code]).upper()),
            "say what each is worth in `rates` of a plan",
        )
    if plan.currency.lower() not in met:
        raise SegmentryError(f"No line of {table.name} is in {plan.currency}. There are: {listed}.")


def check_look(look: Look, table: Table, lines: Lines) -> None:
    """Refuse lines of which no customer can be made."""
    day = lines.columns["date"]
    if look.ledger.of("no date").rows == look.ledger.rows:
        raise SegmentryError(
            f"No cell of `{day}` in {table.name} can be read as a date.",
            Way("name another column in {}", "roles", {"date": "COLUMN"}),
            "write dates as 2024-12-31",
        )
    if look.ledger.buyers == 0:
        classes = [held for held in look.ledger.classes if held.rows]
        held = wording.listed([f"{held.rows:,} {held.name}" for held in classes])
        latest = "no day" if look.latest is None else look.latest.date().isoformat()
        why = "".join(_WHY.get(held.name, "").format(latest=latest) for held in classes)
        ways = [way for held in classes for way in _WAYS[held.name]]
        raise SegmentryError(f"No line of {table.name} is a sale to a known customer: {held}.{why}", *ways)
    if look.first is not None and look.first.year < _EARLIEST:
        raise SegmentryError(
            f"The first day in `{day}` of {table.name} would be {look.first.date()}.",
            "write years with four digits",
            Way("leave such lines out: say in {} which is the first day that counts", "since"),
        )


def _no_days(table: Table) -> str:
    """Which column is named like a date, and how many of its cells are one."""
    for name in table.names:
        if table.types[name] == "text" and log_names.fits_well(name, "date"):
            _, dates = date_forms.likeliest(table.rows, name)
            if dates:
                return (
                    f"Only {dates:,} of {table.n_rows:,} cells of `{name}` can be read as dates; where it is named all"
                    " the same, these lines make customers."
                )
            cell = next(iter(table.rows.collect([name], 1_000).column(0).drop_null().to_pylist()), None)
            if cell is not None:
                return (
                    f"`{name}` is named so, but {cell} is no date: write dates as 2024-12-31; where days have no year,"
                    " write the year into the name of the file."
                )
    return ""
