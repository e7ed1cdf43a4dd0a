"""What the plan says of missing values, obeyed: columns whose stand-ins or words it changes are measured anew."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from segmentry.column_plan import ColumnPlan
from segmentry.engines.base import Measure, Rows
from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.results.columns import Column, Columns, Finding
from segmentry.results.table import Table
from segmentry.stages.inspection import findings
from segmentry.stages.inspection.facts import figures_of, look
from segmentry.stages.inspection.inspect import with_figures, with_shares
from segmentry.stages.inspection.missing import missing_findings
from segmentry.stages.inspection.missing.missing_words import COUNTED
from segmentry.stages.inspection.missing.without_missing import measured
from segmentry.stages.inspection.roles import CATEGORY, MOSTLY_MISSING, SAME, Part, held, mostly_missing, role_of
from segmentry.stages.shared.no_answer import is_no_answer
from segmentry.stages.shared.values import feature_of, says_nothing, spelled
from segmentry.wording import option

#: Text with more different values is not counted value by value.
_MOST_COUNTED = 10 * COUNTED
#: Rows whose cells tell what a column holds.
_FIRST_ROWS = 1_000
#: Why answers with an order are taken as a category.
_NO_PLACE = "one that is kept has no place in their order"
_EPOCH = date(1970, 1, 1).toordinal()


def with_planned_missing(table: Table, columns: Columns, plan: Plan) -> Columns:
    """The columns with the missing values that the plan tells; all others as they were found.

    `columns.NAME.missing` holds for every figure of that column. With the preset `classic`, numbers are numbers where
    it tells nothing.
    """
    rows: Rows = table.rows
    wanted = {c.name: changed for c in columns.columns if (changed := _wanted(c, plan, rows)) != c}
    planned = {name for name, of in plan.columns.items() if of.missing is not None}
    if not wanted and not planned:
        return columns
    read = _measured(rows, wanted)
    if plan.preset == "auto":
        read = _judged(table, read)
    new = with_shares([read.get(column.name, column) for column in columns.columns])
    left_alone = [columns[name] for name in wanted if name not in planned]  # by the preset
    return columns.model_copy(update={"columns": new, "findings": _findings(columns, new, planned, left_alone)})


def _wanted(column: Column, plan: Plan, rows: Rows) -> Column:
    """The column with what shall count as missing in it."""
    options = plan.of_column(column.name)
    if options.missing is None:
        return column.model_copy(update={"stand_ins": ()}) if plan.preset == "classic" else column
    if column.type == "text":
        return column.model_copy(update=_words(column, options, rows))
    return column.model_copy(update={"stand_ins": _numbers(column, options.missing)})


def _numbers(column: Column, missing: Sequence[float | str]) -> tuple[float, ...]:
    """Numbers as they are, or written; of a column of dates days as 1900-01-01, too."""
    written = [value for value in missing if isinstance(value, str)]
    numbers = [_number(column, word) for word in written if not (says_nothing(word) or is_no_answer(word))]
    return tuple(dict.fromkeys([*(float(value) for value in missing if not isinstance(value, str)), *numbers]))


def _number(column: Column, word: str) -> float:
    with suppress(ValueError):
        if column.type == "date":
            return float(date.fromisoformat(word).toordinal() - _EPOCH)
        return float(word)
    held = "dates, written as 1900-01-01" if column.type == "date" else "numbers"
    why = f"`{column.name}` holds {held}, and {word!r} is none."
    raise SegmentryError(f"The option `{option(column.name, 'missing')}` cannot be obeyed: {why}")


def _words(column: Column, options: ColumnPlan, rows: Rows) -> dict[str, Any]:
    """The planned words in every spelling that is met, and the usual ones that are not planned and so are levels.

    An answer beside the order that is to be a level has no place in it: there is none then, unless the plan tells one.
    """
    missing = [value if isinstance(value, str) else f"{value:g}" for value in options.missing or ()]
    planned = {_plain(word): word for word in missing}
    [levels] = rows.query([Measure("levels", column.name)]) if column.distinct <= _MOST_COUNTED else [{}]
    met = [level for level in spelled(levels) if level.strip()] if levels else []
    same = [level for level in met if _plain(level) in planned]
    kept = [level for level in met if says_nothing(level) and level not in same]
    unmet = [word for plain, word in planned.items() if plain not in map(_plain, same)]
    words: dict[str, Any] = {"missing_words": (*same, *unmet), "words_kept": tuple(kept)}
    beside = {*column.missing_words, *kept}.intersection(met).difference(same)
    if column.levels and beside and not options.levels:
        words |= {"levels": (), "battery": None, "reason": f"{CATEGORY} of answers, as {_NO_PLACE}"}
    return words


def _plain(word: str) -> str:
    return word.strip().casefold()


def _measured(rows: Rows, wanted: dict[str, Column]) -> dict[str, Column]:
    """The columns with figures over all rows, read as they now are."""
    figures = figures_of(rows, list(wanted))
    features = [feature_of(c) for c in wanted.values() if c.stand_ins or c.type == "text"]
    figures |= measured(rows, features, figures)
    return {name: with_figures(column, figures[name], unique=_is_id(column)) for name, column in wanted.items()}


def _is_id(column: Column) -> bool:
    return column.role == "id" and column.distinct == column.filled


def _judged(table: Table, read: Mapping[str, Column]) -> dict[str, Column]:
    """The columns with another part where they now hold nothing, one value, or mostly nothing; or no longer so."""
    was = [name for name, column in read.items() if MOSTLY_MISSING in column.reason or column.reason == SAME]
    facts = look(table.rows, table.rows.collect(limit=_FIRST_ROWS)) if was else {}
    judged = {}
    for name, column in read.items():
        part: Part = role_of(facts[name]) if name in was else (column.role, column.reason)
        if part[0] == "feature" or name in was:
            stand: tuple[float | str, ...] = (*column.stand_ins, *column.missing_words)
            ends = column.minimum, column.maximum
            now = held(column.filled, column.distinct, ends) or mostly_missing(1 - column.filled / table.n_rows, stand)
            part = now or part
        judged[name] = column.model_copy(update={"role": part[0], "reason": part[1]})
    return judged


def _findings(
    columns: Columns, new: Sequence[Column], planned: Collection[str], left_alone: Sequence[Column]
) -> tuple[Finding, ...]:
    """The findings, those on missing values of the columns that changed as they now are."""
    changed = {*planned, *(column.name for column in left_alone)}
    stale = [finding for finding in columns.findings if findings.is_of_missing(finding, changed)]
    named = [c for c in new if c.name in changed or any(findings.counts_missing(f, c.name) for f in stale)]
    kept = [finding for finding in columns.findings if finding not in stale]
    parted = [(finding, [c for c in new if c.name in finding.columns and c.name not in changed]) for finding in stale]
    kept += [missing_findings.still(finding, left) for finding, left in parted if left]
    return (*kept, *map(findings.as_numbers, left_alone), *findings.missing(named, columns.n_rows))
