"""The columns as the plan has them: as kinds or as amounts, and their answers in the order that it names."""

from collections.abc import Mapping

from segmentry.column_plan import ColumnPlan
from segmentry.errors import SegmentryError, near_matches
from segmentry.plan import Plan
from segmentry.results.columns import Column, Columns
from segmentry.results.table import Table
from segmentry.stages.inspection.roles import CATEGORY, CODED, NUMBER
from segmentry.stages.inspection.scales.ordering import ORDERED
from segmentry.stages.shared.level_counts import level_counts
from segmentry.stages.shared.values import says_nothing


def with_planned_types(columns: Columns, plan: Plan, table: Table) -> Columns:
    """What the plan says of types and levels, put into the columns.

    Raises
    ------
    SegmentryError
        If the plan names a level that the column does not hold, or holds twice, or fewer than two.
    """
    planned = {name: options for name, options in plan.columns.items() if name in table.types}
    asked = [name for name, options in planned.items() if options.levels]
    counted = level_counts(table.rows, {name: columns[name] for name in asked})
    changed = {name: _as_planned(columns[name], options, counted.get(name, {})) for name, options in planned.items()}
    if not changed:
        return columns
    return columns.model_copy(update={"columns": tuple(changed.get(c.name, c) for c in columns.columns)})


def _as_planned(column: Column, planned: ColumnPlan, counts: Mapping[str, int]) -> Column:
    if planned.type == "category":
        column = column.model_copy(update={"coded": column.is_numeric, "levels": (), "missing_words": ()})
    elif planned.type == "number" and column.is_numeric:
        column = column.model_copy(update={"coded": False, "levels": (), **_freed(column)})
    if planned.levels is None:
        return column
    if not planned.levels:
        return column.model_copy(update={"levels": (), "battery": None, "missing_words": ()})
    _check(column, planned.levels, counts)
    beside = tuple(sorted(level for level in counts if level not in planned.levels and not says_nothing(level)))
    update = {"levels": planned.levels, "coded": False, "missing_words": beside if column.type == "text" else ()}
    if column.role == "descriptor" and column.reason.startswith(CATEGORY):
        update |= {"role": "feature", "reason": f"{ORDERED}, as told"}
    return column.model_copy(update=update)


def _freed(column: Column) -> dict[str, str]:
    """The part of a column that only describes because its numbers seemed to name kinds."""
    if column.role == "descriptor" and column.reason.startswith(CODED):
        return {"role": "feature", "reason": f"{NUMBER}, as told"}
    return {}


def _check(column: Column, levels: tuple[str, ...], counts: Mapping[str, int]) -> None:
    held = {*counts, *column.levels}
    for level in levels:
        if level not in held and not column.is_numeric:
            raise SegmentryError(f"`{column.name}` holds no level {level!r}.{near_matches(level, held)}")
    if len(set(levels)) < len(levels) or len(set(levels) & held) < 2:
        why = "names a level twice" if len(set(levels)) < len(levels) else "names fewer than two levels that it holds"
        raise SegmentryError(f"The order of `{column.name}` {why}. Name each of its levels once, the lowest first.")
