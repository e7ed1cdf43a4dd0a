"""One row for each customer, of a table in which a customer may have several."""

import re
import time
from collections.abc import Iterable, Mapping
from itertools import count

import pyarrow as pa

from segmentry import wording
from segmentry.column_plan import Aggregate, ColumnPlan
from segmentry.engines.base import Function, Measure, Rows, Summary
from segmentry.errors import SegmentryError, Way, near_matches
from segmentry.plan import Plan
from segmentry.results.table import NUMERIC, ColumnType, Table
from segmentry.stages.shared.traits import is_code, names_customers, normal, personal, sensitive

_KINDS = {"text": "text", "boolean": "yes or no", "date": "dates"}
#: Numbers that name something: their mean says nothing.
_NAMES = re.compile(r"(^|_)(id|uuid|guid|key|nr|no|code)$")
#: Text that sorts as time goes, its digits written as 9.
_PERIOD = re.compile(r"9999[-/. ]?(99|[QqHh]9|[Ww]99)")


def one_row_each(table: Table, plan: Plan, renamed: Mapping[str, str] | None = None) -> Table:
    """Bring a table to one row for each customer, as `plan.several_rows` says.

    `keep` changes nothing. `latest` takes the latest row of each, its cells as they were written. `aggregate` makes
    numbers their mean, takes the last filled cell of all else (and of numbers that name something, such as codes),
    or does what `columns.NAME.aggregate` says, and counts the rows of each customer in a new column, `rows`.

    Rows that name no customer stay rows of their own. The result stands in the order of the customers' latest rows.
    A table that came from here before is given back as it is.

    Parameters
    ----------
    renamed : dict of str to str, optional
        What columns of the plan are called in this table.

    Returns
    -------
    Table
        With notes in its load report, of which `rows` stays the number of rows read.

    Raises
    ------
    SegmentryError
        If no column or more than one seems to name the customers, a column is unknown or unsuitable, or an option
        has no effect.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> visits = segmentry.read(pd.DataFrame({"client_id": ["a", "b", "a"], "spend": [10, 7, 30]}))
    >>> one_row_each(visits, Plan(several_rows="latest")).rows.collect().to_pylist()
    [{'client_id': 'b', 'spend': 7}, {'client_id': 'a', 'spend': 30}]
    >>> one_row_each(visits, Plan(several_rows="aggregate")).rows.collect().to_pylist()
    [{'client_id': 'b', 'spend': 7.0, 'rows': 1}, {'client_id': 'a', 'spend': 20.0, 'rows': 2}]
    """
    _check_effect(plan)
    plan = _as_called(plan, renamed or {})
    if plan.several_rows == "keep" or table.n_rows < table.load_report.rows:
        return table
    start = time.perf_counter()
    customer = _customer(table, plan)
    nobody = f"No customer has several rows: `{customer}` never repeats."
    if nobody in table.load_report.notes:
        return table
    if plan.latest_by is not None:
        _check_order(table, plan.latest_by)
    grouped = _latest if plan.several_rows == "latest" else _aggregated
    rows, became = grouped(table, plan, customer)
    notes = [became if rows.n_rows < table.n_rows else nobody]
    notes += _without(table, "filled", customer, "stay rows of their own")
    notes += _without(table, "count", plan.latest_by, "count as the earliest")
    report = table.load_report.model_copy(update={"notes": (*table.load_report.notes, *notes)})
    changes = {"n_rows": rows.n_rows, "types": dict(rows.types), "rows": rows, "load_report": report}
    return table.model_copy(update={**changes, "seconds": table.seconds + time.perf_counter() - start})


def _as_called(plan: Plan, renamed: Mapping[str, str]) -> Plan:
    """The plan with the names that its columns have in this table."""
    called = {
        "customer": renamed.get(plan.customer or "", plan.customer),
        "latest_by": renamed.get(plan.latest_by or "", plan.latest_by),
        "outcome": renamed.get(plan.outcome or "", plan.outcome),
        "columns": {renamed.get(name, name): column for name, column in plan.columns.items()},
    }
    return plan.model_copy(update=called)


def _latest(table: Table, plan: Plan, customer: str) -> tuple[Rows, str]:
    rows: Rows = table.rows.one_per(customer, plan.latest_by, {})
    latest = f"the latest by `{plan.latest_by}`" if plan.latest_by else "the last in the table"
    return rows, f"{_became(table, rows, customer)}: of each {latest}."


def _aggregated(table: Table, plan: Plan, customer: str) -> tuple[Rows, str]:
    """Where nobody has several rows, the cells stay as they are beside the new column, which a model may ask for."""
    summaries = _summaries(table, plan, customer)
    counted = free_name("rows", table.names)
    rows: Rows = table.rows.one_per(customer, plan.latest_by, summaries, counted)
    if rows.n_rows == table.n_rows:
        rows = table.rows.one_per(customer, plan.latest_by, {}, counted)
    unusual = {
        name: summary.how
        for name, summary in summaries.items()
        if summary.how != ("mean" if table.types[name] in NUMERIC else "last")
    }
    but = f" ({', '.join(f'of `{name}` the {how}' for name, how in unusual.items())})" if unusual else ""
    last = f"the last filled cell by `{plan.latest_by}`" if plan.latest_by else "the last filled cell"
    became = _became(table, rows, customer)
    return rows, f"{became}: of numbers the mean{but}, of all else {last}. `{counted}` counts the rows of each."


def _became(table: Table, rows: Rows, customer: str) -> str:
    return f"{table.n_rows:,} rows became {rows.n_rows:,} customers, named by `{customer}`"


def _without(table: Table, function: Function, name: str | None, consequence: str) -> list[str]:
    """A note on the rows in which that column holds nothing."""
    if name is None:
        return []
    empty = table.n_rows - table.rows.query([Measure(function, name)])[0]
    return [f"Rows without `{name}` {consequence}: {empty:,}."] if empty else []


def _summaries(table: Table, plan: Plan, customer: str) -> dict[str, Summary]:
    """What becomes of every column but the customers' own."""
    planned: dict[str, Aggregate] = {
        name: options.aggregate for name, options in plan.columns.items() if options.aggregate is not None
    }
    for name, how in planned.items():
        _check_summary(table, name, how, customer)
    summaries = {}
    for name, type in table.types.items():
        column = plan.of_column(name)
        usual: Aggregate = "mean" if name != plan.latest_by and _is_amount(name, type, column) else "last"
        stand_ins = (column.stand_ins or ()) if type in (*NUMERIC, "date") else ()
        summaries[name] = Summary(planned.get(name, usual), stand_ins)
    del summaries[customer]
    return summaries


def _is_amount(name: str, type: ColumnType, column: ColumnPlan) -> bool:
    """Whether it holds numbers of which a mean says something."""
    if type not in NUMERIC or column.type == "category" or column.role == "id":
        return False
    word = normal(name)
    is_name = names_customers(word) or _NAMES.search(word) or is_code(word)
    return not (is_name or personal(word, ()) or sensitive(word))


def _check_summary(table: Table, name: str, how: Aggregate, customer: str) -> None:
    _check_known(table, name)
    if name == customer:
        raise SegmentryError(f"`{name}` names the customers and stays as it is. Leave its option `aggregate` out.")
    able = ("last",) if table.types[name] in ("text", "boolean") else ("min", "max", "last")
    if table.types[name] not in NUMERIC and how not in able:
        raise SegmentryError(
            f"`{name}` in {table.name} holds {_KINDS[table.types[name]]}, of which there is no {how}."
            f" Let its option `aggregate` be {wording.listed(wording.named(able), 'or')}, or leave it out."
        )


def _customer(table: Table, plan: Plan) -> str:
    """The column that names the customers: as the plan says, else the one that is named so and repeats."""
    if plan.customer is not None:
        _check_known(table, plan.customer)
        return plan.customer
    could_be = (name for name, type in table.types.items() if type in ("text", *NUMERIC))
    named = [name for name in could_be if names_customers(normal(name))]
    if not named:
        raise SegmentryError(
            f"No column of {table.name} is named like a customer's number, so rows of one customer cannot be found."
            f" There are {wording.of_columns(table.names, most=10)}.",
            Way("say which it is in {}", "customer"),
        )
    repeating = [name for name in named if _repeats(table.rows, name)]
    if len(repeating) > 1:
        raise SegmentryError(
            f"In {table.name} {wording.listed(wording.named(repeating))} repeat, and each is named like a"
            " customer's number.",
            Way("say in {} which names the customers", "customer"),
        )
    return (repeating or named)[0]


def _repeats(rows: Rows, name: str) -> bool:
    filled, different = rows.query([Measure("count", name), Measure("distinct", name)])
    return bool(different < filled)


def _check_order(table: Table, name: str) -> None:
    """Refuse a column that cannot tell which row is the latest."""
    _check_known(table, name)
    type = table.types[name]
    if type == "boolean" or (type == "text" and not _are_periods(table.rows, name)):
        raise SegmentryError(
            f"`{name}` in {table.name} holds {_KINDS[type]} and cannot tell which row is the latest.",
            Way("name a column of dates, of numbers, or of months written as 2024-03 in {}", "latest_by"),
        )


def _are_periods(rows: Rows, name: str) -> bool:
    """Whether all its cells are months, weeks or quarters, written year first and in one way."""
    parts = rows.reduce([name], lambda batch: _forms(batch.column(0)))
    forms = set().union(*parts)
    return len(forms) == 1 and _PERIOD.fullmatch(forms.pop()) is not None


def _forms(cells: pa.Array) -> set[str]:
    """How the cells are written, with 9 for every digit."""
    return {re.sub(r"[0-9]", "9", cell) for cell in cells.unique().to_pylist() if cell is not None}


def _check_effect(plan: Plan) -> None:
    """Refuse options that would do nothing."""
    named = {"customer": plan.customer, "latest_by": plan.latest_by}
    idle = [option for option, name in named.items() if name is not None and plan.several_rows == "keep"]
    if plan.several_rows != "aggregate":
        idle += [f"columns.{name}.aggregate" for name, options in plan.columns.items() if options.aggregate]
    if idle:
        one = Way("let {} be `aggregate`", "several_rows")
        either = Way("let {} be `latest` or `aggregate`", "several_rows")
        raise SegmentryError(
            f"{wording.listed(wording.named(idle))} would change nothing: `several_rows` is `{plan.several_rows}`.",
            one if idle[-1].endswith(".aggregate") else either,
            "leave out what has no effect",
        )


def _check_known(table: Table, name: str) -> None:
    if name not in table.types:
        raise SegmentryError(f"{table.name} has no column `{name}`.{near_matches(name, table.types)}")


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """That name, or with the next free number behind it."""
    lower = {name.lower() for name in taken}
    names = (wanted if n == 1 else f"{wanted}_{n}" for n in count(1))
    return next(name for name in names if name not in lower)
