"""`customers`: a log of orders becomes one row per customer, with a ledger; a table of customers passes through."""

import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from math import prod
from typing import Any

from segmentry import wording
from segmentry.engines.base import Measure, Rows
from segmentry.plan import Plan
from segmentry.results.orders import LogRole, OrderLog, RowsRead
from segmentry.results.table import READ_AS_TEXT, ColumnType, Table
from segmentry.sources.reading import read
from segmentry.stages.customers import behaviour, ledger, no_goods
from segmentry.stages.customers.amounts_read import with_amounts
from segmentry.stages.customers.carried import with_carried
from segmentry.stages.customers.collective import names_beside, nobody
from segmentry.stages.customers.conversions import with_conversions
from segmentry.stages.customers.counted import Counted
from segmentry.stages.customers.date_parts import with_date_of_parts
from segmentry.stages.customers.days_of_years import with_days_of_years
from segmentry.stages.customers.days_read import clock_of, days_of, with_common_years, with_days
from segmentry.stages.customers.days_without_year import with_years
from segmentry.stages.customers.discounts import discount_taken
from segmentry.stages.customers.exchange_rates import rate_is
from segmentry.stages.customers.inherited import from_the_rows_above, from_their_order
from segmentry.stages.customers.ledger import Look
from segmentry.stages.customers.lifecycle import with_lifecycle
from segmentry.stages.customers.lines import Lines
from segmentry.stages.customers.one_row_each import one_row_each
from segmentry.stages.customers.other_files import joined
from segmentry.stages.customers.postings import with_sales_of_ledger
from segmentry.stages.customers.referred_to import without_rows_referred_to
from segmentry.stages.customers.refusals import check_look, check_money, check_understood
from segmentry.stages.customers.returns_told import returns_told
from segmentry.stages.customers.rows_of_orders import without_rows_of_orders
from segmentry.stages.customers.rows_read import rows_read
from segmentry.stages.customers.said_again import without_rows_said_again
from segmentry.stages.customers.signs import signs
from segmentry.stages.customers.spellings import spelling_of
from segmentry.stages.customers.tests_told import lines_of_tests
from segmentry.stages.customers.two_sides import with_other_side
from segmentry.stages.shared.made_of_orders import BEHAVIOUR, CARRIED


def customers(
    source: Any, plan: Plan | None = None, renamed: Mapping[str, str] | None = None, join: Sequence[Any] = ()
) -> Table:
    """Make a table of customers of a log of orders, order lines or transactions.

    A table of customers passes through, but for several rows of one customer, which become what `plan.several_rows`
    says.

    Parameters
    ----------
    source : Table, or anything `segmentry.read` takes
    plan : Plan, optional
        What it says of orders (`rows_are`, `roles`, `customer`, `since` ...) holds in place of what is found.
    renamed : dict of str to str, optional
        What columns of the plan are called in this table.
    join : sequence, optional
        What is to be looked up beside the files that the plan's `join` names, such as frames of customers.

    Returns
    -------
    Table
        One row for each customer with a purchase, in the order of the customers' ids, with the columns that the log
        allows; `table.log` has the ledger, the roles of the log's columns and the definition of every column.

    Raises
    ------
    SegmentryError
        If rows are orders and it cannot be told whose or when, currencies are mixed, or no line is a sale.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> orders = pd.DataFrame({"customer_id": [7, 8, 7], "order_date": ["2024-01-05", "2024-02-01", "2024-03-05"],
    ...                        "order_id": [1, 2, 3], "total": [10.0, 5.0, 20.0]})
    >>> table = customers(orders, segmentry.Plan(rows_are="orders"))
    >>> table.rows.collect(["customer_id", "days_since_last_order", "orders", "total_spent"]).to_pylist()[0]
    {'customer_id': 7, 'days_since_last_order': 0, 'orders': 2, 'total_spent': 30.0}
    """
    plan = plan or Plan()
    table = read(source, plan)
    if table.log is not None:
        return table
    start = time.perf_counter()
    whole = joined(table, plan, join)
    if plan.several_rows != "keep" and plan.rows_are == "auto":  # what becomes of several rows was told
        return one_row_each(whole, plan, renamed)
    lines = _lines_of(whole, plan)
    understood = _understood(lines, plan)
    check_understood(lines, understood)
    if not understood.is_log:
        return one_row_each(whole, plan, renamed)
    whole = without_rows_of_orders(from_their_order(lines, understood), understood)
    whole = without_rows_referred_to(without_rows_said_again(whole, understood), understood)
    made = _made(whole, plan, understood)
    return made.model_copy(update={"seconds": table.seconds + time.perf_counter() - start})


def understood_rows(table: Table, plan: Plan) -> RowsRead:
    """What the rows of a table are; looked at once."""
    whole = joined(table, plan)
    found = _understood(_lines_of(whole, plan), plan)
    own = {role: name for role, name in found.roles.items() if found.is_log or name in whole.types}
    return found.model_copy(update={"roles": own})


def _lines_of(table: Table, plan: Plan) -> Table:
    """The table as a log, if it is one: every row tells its order, and days are days."""
    if plan.rows_are == "customers":
        return table
    days = with_common_years(with_days_of_years(with_days(with_years(with_amounts(table))), plan.roles.get("date")))
    days = with_sales_of_ledger(days, plan)
    return with_conversions(with_other_side(from_the_rows_above(with_date_of_parts(days)), plan), plan)


def _understood(lines: Table, plan: Plan) -> RowsRead:
    asked = (plan.rows_are, plan.customer, *plan.roles.items())
    return lines.understood(asked, lambda: rows_read(lines, plan))


def _made(table: Table, plan: Plan, understood: RowsRead) -> Table:
    with ThreadPoolExecutor(1) as beside:  # of what the lines are read from, most runs on one core
        repeated = beside.submit(table.rows.repeated)
        lines = lines_of(table, plan, understood)
    duplicates = repeated.result()
    log_rows: Rows = table.rows.distinct() if plan.drop_duplicates and duplicates else table.rows
    own = [name for name, key in table.looked_up.items() if key == understood.roles["customer"]]
    lines = with_carried(table, log_rows, lines, own)
    counted = log_rows.remade(lines.inputs, lines.sql, lines.outputs)
    look = ledger.looked_at(counted, lines, duplicates)
    check_look(look, table, lines)
    now = ledger.reference(look, plan)
    returns = look.ledger.of("return").rows > 0
    seen = behaviour.Seen(now.isoformat(sep=" "), look.with_time > 0, ledger.has_a_year(look), returns)
    outputs = behaviour.columns(lines, seen)
    at_hand = Counted(counted, lines)
    rows = counted.remade(at_hand.inputs, behaviour.statement(lines, seen), outputs, by="customer")
    rows = with_lifecycle(rows, outputs)
    log = _log(understood, look, lines, now)
    log = log.model_copy(update={"definitions": _definitions(rows.names[1:])})
    products = no_goods.possible(counted) if lines.may_be_no_goods else []
    spelled = [lines.spelling.note] if lines.spelling.note else []
    nobody_else = (*lines.nobody.notes, *lines.tests.notes, *lines.returns.notes)
    told = [log.paragraph, *spelled, *nobody_else, *_of_one_order(rows), *ledger.notes(look, lines, products)]
    read_so = tuple(f"`{name}` {READ_AS_TEXT}" for name in lines.inputs.values())  # which is right for what names
    kept = [note for note in table.load_report.notes if not note.startswith(read_so)]
    report = table.load_report.model_copy(update={"notes": (*kept, *told)})
    changes = {"n_rows": rows.n_rows, "types": dict(rows.types), "rows": rows, "load_report": report, "log": log}
    return table.model_copy(update={**changes, "lines": at_hand})


def lines_of(table: Table, plan: Plan, understood: RowsRead) -> Lines:
    """How the lines are read, after a look at the first ones and at some columns."""
    roles = understood.roles
    types: dict[Any, ColumnType] = {role: table.types[name] for role, name in roles.items()}
    spent, sold = signs(table, understood.kind, roles)
    not_goods, may_be = _not_goods(table, plan, roles)
    whose = roles["customer"]
    check_money(table, plan, roles)
    largest = _largest(table, roles)
    return Lines(
        kind=understood.kind,
        columns=roles,
        types=types,
        plan=plan,
        not_goods=not_goods,
        may_be_no_goods=may_be,
        spending_is_negative=spent,
        sold_is_negative=sold,
        until=plan.reference_date,
        largest=largest,
        discount_is=discount_taken(table.rows, roles, plan.discount_is),
        days=days_of(table.rows, roles["date"]),
        clock=clock_of(table.rows, roles.get("time")),
        nobody=nobody(table, whose, roles.get("order"), plan.of_column(whose).missing, names_beside(table, whose)),
        spelling=spelling_of(table, whose),
        returns=returns_told(table.rows, understood.kind, roles, plan.returned),
        rate_is=rate_is(table, plan, roles),
        tests=lines_of_tests(table.rows, roles, plan.roles.get("test")),
    )


def _largest(table: Table, roles: Mapping[LogRole, str]) -> float:
    """What no line is worth more than."""
    names = [roles[role] for role in ("amount",) if role in roles]
    names = names or [roles[role] for role in ("quantity", "unit_price") if role in roles]
    ends = table.rows.query([Measure(end, name) for name in names for end in ("min", "max")])
    most = [max(abs(low or 0.0), abs(high or 0.0)) for low, high in zip(ends[::2], ends[1::2], strict=True)]
    return float(prod(most)) if most else 0.0


def _not_goods(table: Table, plan: Plan, roles: Mapping[LogRole, str]) -> tuple[tuple[str, ...], bool]:
    """The products whose lines are no goods: those that are told, else those that are certain, where others may be."""
    if "product" not in roles:
        return (), False
    if plan.not_goods is not None:
        return no_goods.named(table.rows, roles["product"], plan.not_goods), False
    sure, may_be = no_goods.certain(table.rows, roles["product"])
    return (*sure, *no_goods.without_pieces(table.rows, roles["product"], roles.get("quantity"))), may_be


def _of_one_order(rows: Rows) -> list[str]:
    """What is to be known where nobody came back."""
    if rows.query([Measure("max", "orders")])[0] > 1:
        return []
    note = "Nobody ordered twice, so how often tells nothing: segments are made of when and how much customers bought."
    what = " To make them of what they bought, name `main_category` in `features`."
    return [f"{note}{what if 'main_category' in rows.types else ''}"]


def _definitions(names: Sequence[str]) -> dict[str, str]:
    """What each column is."""
    return {name: BEHAVIOUR[name].definition if name in BEHAVIOUR else CARRIED for name in names}


def _log(understood: RowsRead, look: Look, lines: Lines, now: datetime) -> OrderLog:
    first, last = look.first or now, look.last or now
    by = "order" in lines.columns
    ordered_by = f"`{lines.columns['order']}`" if by else "a customer's day" if lines.order else "a row"
    has_time = look.with_time > 0
    log = OrderLog(
        rows_read=understood,
        ledger=look.ledger,
        first=first.date().isoformat(),
        last=last.date().isoformat(),
        latest=(look.latest or last).date().isoformat(),
        reference_date=now.isoformat(sep=" ") if has_time else now.date().isoformat(),
        ordered_by=ordered_by,
        currency=lines.plan.currency,
        discount_is=lines.discount_is,
        nobody=lines.nobody.cells,
    )
    return log.model_copy(update={"paragraph": _paragraph(log)})


def _paragraph(log: OrderLog) -> str:
    """What was read, in a few sentences."""
    counts = log.ledger
    left = [
        f"{lines_of.rows:,} {_LEFT_OUT[lines_of.name]}"
        for lines_of in counts.classes
        if lines_of.rows and lines_of.name in _LEFT_OUT
    ]
    kind = log.rows_read.kind
    said = [f"{counts.rows:,} {kind} of {counts.customers:,} customers, {log.first} to {log.last}."]
    if left:
        said.append(f"Left out: {wording.listed(left)}.")
    if (returns := counts.of("return")).rows:
        back = ", and what was paid back is taken off what their customers spent" if returns.money < 0 else ""
        said.append(f"{returns.rows:,} sent back, cancelled or never paid are no sales{back}.")
    if counts.customers > counts.buyers:
        without = counts.customers - counts.buyers
        said.append(
            f"{wording.counted(without, 'customer')} without a purchase {'is' if without == 1 else 'are'} in"
            " no segment."
        )
    said.append(f"One order is {log.ordered_by}; days since the last one count to {log.reference_date}.")
    return " ".join(said)


#: How people are told of lines that do not count.
_LEFT_OUT = {
    "test order": "placed to test the shop",
    "conversion": "that convert currencies",
    "no customer": "without a customer",
    "no date": "without a date",
    "outside the period": "outside the period",
    "other currency": "in another currency",
    "not goods": "that are no goods, such as fees",
    "no price": "without a price",
}
