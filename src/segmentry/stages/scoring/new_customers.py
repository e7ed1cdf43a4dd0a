"""A table of new customers, read as the model's own was unless told otherwise."""

from collections.abc import Mapping
from typing import Any

from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.results.segmentation import Segmentation
from segmentry.results.table import Table
from segmentry.sources.planned_columns import in_units
from segmentry.sources.precedent import Precedent, read_alike
from segmentry.sources.reading import files_of, read
from segmentry.stages.customers.one_row_each import one_row_each
from segmentry.stages.scoring.needs import needs
from segmentry.stages.shared.made_of_orders import is_made_of_orders
from segmentry.wording import printable

#: Encodings that are certain where a file can be read in them.
_CERTAIN = ("utf-8", None)
#: Options on orders that may be told anew.
_TOLD = ("reference_date", "since", "until", "join")
#: What of a file's form is said where it differs.
_SAID = {"delimiter": "delimiter", "decimal": "decimal mark", "sheet": "sheet"}


def new_customers(
    segmentation: Segmentation, source: Any, plan: Plan, renamed: Mapping[str, str] | None = None
) -> Table:
    """Read a table as the model's own was read, and make it one of customers as the model's plan says.

    Delimiter, sheet, header and encoding are the model's where the features are then found, and else what is found in
    the file; numbers, dates, text and units mean what they meant in the model's table (see `read_alike`).
    What `plan` tells holds.
    """
    names = renamed or {}
    table = source if isinstance(source, Table) else _found(segmentation, source, plan, names)
    report = segmentation.load_report
    before = Precedent.of(segmentation.types, report, segmentation.plan.decimal).renamed(names)
    table = in_units(read_alike(table, before), {names.get(name, name): unit for name, unit in report.units.items()})
    return _of_customers(segmentation, table, plan, names)


def _of_customers(segmentation: Segmentation, table: Table, plan: Plan, renamed: Mapping[str, str]) -> Table:
    """One row per customer, made as the model's own rows were: rows are what they were there, whatever they look like
    here. What is told now holds."""
    told = {name: value for name in _TOLD if (value := getattr(plan, name))}
    own = segmentation.plan.model_copy(update=told)
    if segmentation.log is None and not own.join:
        return one_row_each(table, own, renamed)
    from segmentry.stages.scoring.new_orders import of_orders  # with the verb of logs, which most models do not need

    return of_orders(segmentation.log, table, own, renamed, to_own_day="reference_date" not in told)


def _found(segmentation: Segmentation, source: Any, plan: Plan, renamed: Mapping[str, str]) -> Table:
    """The table, read with the model's options, or without them where more features are found so."""
    if files_of(source) is None:
        return read(source, plan)
    remembered = _remembered(segmentation, plan)
    table = _read_as(source, plan, remembered) if remembered else None
    if table is None or _lacking(segmentation, table, renamed):
        as_found = read(source, plan)
        readings = [as_found] if table is None else [table, as_found]
        table = min(readings, key=lambda reading: _lacking(segmentation, reading, renamed))  # of equals the first
    usual = segmentation.load_report.encoding
    if "encoding" in table.load_report.told or table.load_report.encoding in (*_CERTAIN, usual) or usual in _CERTAIN:
        return table
    return _read_as(source, plan, {**remembered, "encoding": usual}) or table


def _remembered(segmentation: Segmentation, plan: Plan) -> dict[str, Any]:
    """The options with which the model's table was read, but for those that are told."""
    report, told = segmentation.load_report, plan.told_on_reading
    layout = {name: getattr(segmentation.plan, name) for name in ("header", "header_lines", "skip_rows")}
    options = {"delimiter": report.delimiter, "sheet": report.sheet, **layout}
    return {name: value for name, value in options.items() if value is not None and name not in told}


def _read_as(source: Any, plan: Plan, options: Mapping[str, Any]) -> Table | None:
    """The table, read with these options, which nobody told; None where it cannot be."""
    try:
        table = read(source, plan.model_copy(update=dict(options)))
    except SegmentryError:
        return None
    report = table.load_report.model_copy(update={"told": plan.told_on_reading})
    return table.model_copy(update={"load_report": report})


def _lacking(segmentation: Segmentation, table: Table, renamed: Mapping[str, str]) -> int:
    """How many columns that the model needs are not in the table."""
    if segmentation.log is not None and not is_made_of_orders(table.names):
        return sum(renamed.get(name, name) not in table.types for name in segmentation.log.rows_read.roles.values())
    return sum(renamed.get(step.column, step.column) not in table.types for step in needs(segmentation.recipe))


def read_otherwise(segmentation: Segmentation, table: Table) -> tuple[str, ...]:
    """In words, how the file is written otherwise than the model's was, where nobody told so and it had to be found."""
    here, before = table.load_report, segmentation.load_report
    compared = {name: (getattr(here, name), getattr(before, name)) for name in _SAID if name not in here.told}
    return tuple(
        f"the {_SAID[name]} is {_shown(own)} here, in the model's table {_shown(usual)}"
        for name, (own, usual) in compared.items()
        if own is not None and usual is not None and own != usual
    )


def _shown(mark: str) -> str:
    return "a tab" if mark == "\t" else f"`{printable(mark)}`"
