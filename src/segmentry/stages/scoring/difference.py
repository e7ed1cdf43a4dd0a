"""`difference`: how a table differs from the one that a model was made of, before anything is labelled."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from segmentry.engines.base import LARGEST, Measure, Rows
from segmentry.errors import SegmentryError, near_matches
from segmentry.plan import Plan
from segmentry.results.recipe import Feature
from segmentry.results.schema_diff import NAMED, Difference, Expected, FeatureMatch
from segmentry.results.segmentation import Segmentation, load
from segmentry.results.table import ColumnType, Table
from segmentry.sources.planned_columns import in_units
from segmentry.sources.reading import read
from segmentry.stages.customers import one_row_each
from segmentry.stages.scoring.needs import is_source, needs
from segmentry.stages.shared.traits import normal
from segmentry.stages.shared.values import is_missing, spelled

#: Columns with more different values are not counted value by value.
MANY = 10_000
#: Names are near from this likeness on (Ratcliff & Obershelp), and so many are told.
_NEAR, _MOST_NEAR = 0.6, 3

_READ_AS: dict[ColumnType, Expected] = {"integer": "number", "number": "number", "date": "date", "boolean": "yes or no"}
_NUMBER = r"^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$"
_DAY = r"^(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?:[T ].*)?$"


def difference(
    model: Segmentation | str | Path, source: Any, *, renamed: Mapping[str, str] | None = None
) -> Difference:
    """Compare a table with what a model needs, feature by feature.

    Parameters
    ----------
    model : Segmentation, or path of a model file
    source : anything `segmentry.read` takes
    renamed : dict of str to str, optional
        What features of the model are called in this table, such as {"income": "Income_EUR"}.

    Returns
    -------
    Difference
        What is missing, renamed, of another type or never met, and what is extra. It prints itself.

    Raises
    ------
    SegmentryError
        If `renamed` names a feature or a column that there is not.

    Examples
    --------
    >>> import segmentry
    >>> table = segmentry.sample("bank", rows=500).to_pandas()
    >>> model = segmentry.run(table, segmentry.Plan(k=3, k_max=3, features=("age", "income")))
    >>> print(difference(model, table.rename(columns={"income": "Income_EUR"})))
    missing     `income` (number)  near: `Income_EUR`
    extra       1 column is carried along: `Income_EUR`
    """
    segmentation = loaded(model)
    table = in_model_units(segmentation, read(source, Plan(engine=segmentation.plan.engine)), renamed)
    table = one_row_each(table, segmentation.plan, renamed)
    steps: Sequence[Feature] = needs(segmentation.recipe)
    called = _called([step.column for step in steps], table, renamed or {})
    extra = tuple(name for name in table.names if name not in {*segmentation.types, *called.values()})
    counts = _level_counts(table, [called[step.column] for step in steps if step.levels and not is_source(step)])
    features = (_match(step, called[step.column], table, counts, extra) for step in steps)
    return Difference(table=table.name, features=tuple(features), extra=extra)


def in_model_units(segmentation: Segmentation, table: Table, renamed: Mapping[str, str] | None = None) -> Table:
    """The table with its amounts in the units in which the model's table was read."""
    units = segmentation.load_report.units if segmentation.load_report else {}
    return in_units(table, {(renamed or {}).get(name, name): unit for name, unit in units.items()})


def loaded(model: Segmentation | str | Path) -> Segmentation:
    """The model, read from its file where a path was given."""
    return model if isinstance(model, Segmentation) else load(model)


def expected(feature: Feature) -> Expected:
    """What a feature's cells must be."""
    return "category" if feature.levels else _READ_AS.get(feature.type, "number")


def fitting(feature: Feature, cells: pa.Array) -> pa.Array:
    """The feature's cells as values of the type that it needs; cells of another type become missing."""
    wanted = expected(feature)
    if _is_of_type(wanted, cells.type):
        return cells
    if pa.types.is_string(cells.type):
        return {"number": _as_numbers, "date": _as_dates, "yes or no": _as_booleans}[wanted](cells)
    if wanted == "yes or no" and _is_of_type("number", cells.type):
        zero_or_one = pc.is_in(cells, value_set=pa.array([0, 1]).cast(cells.type))
        return pc.if_else(zero_or_one, cells, pa.scalar(None, cells.type))
    return pa.nulls(len(cells), pa.float64())


def _called(features: Sequence[str], table: Table, renamed: Mapping[str, str]) -> dict[str, str | None]:
    """What every feature is called in the table; None where it is missing."""
    for feature, name in renamed.items():
        if feature not in features:
            raise SegmentryError(f"The model has no feature `{feature}` to rename.{near_matches(feature, features)}")
        if name not in table.types:
            raise SegmentryError(f"{table.name} has no column `{name}`.{near_matches(name, table.types)}")
    called = {feature: renamed.get(feature, feature) for feature in features}
    for name, times in Counter(called.values()).items():
        if times > 1:
            both = " and ".join(f"`{feature}`" for feature in features if called[feature] == name)
            raise SegmentryError(f"Column `{name}` of {table.name} cannot be {both}. Name one column for each.")
    return {feature: name if name in table.types else None for feature, name in called.items()}


def _match(
    step: Feature,
    column: str | None,
    table: Table,
    counts: Mapping[str, Mapping[str, int] | None],
    extra: Sequence[str],
) -> FeatureMatch:
    wanted = expected(step)
    if column is None:
        near = _near(step.column, extra)
        return FeatureMatch(feature=step.column, expected=wanted, state="missing", near=near)
    state = "same" if column == step.column else "renamed"
    known = {"feature": step.column, "expected": wanted, "state": state, "column": column, "found": table.types[column]}
    if is_source(step) and table.types[column] != "date":
        return FeatureMatch(**known)
    differs = _unseen(step, column, table, counts[column]) if column in counts else _misfits(step, column, table)
    return FeatureMatch(**{**known, **differs})


def _misfits(step: Feature, column: str, table: Table) -> dict[str, Any]:
    """What to say of a column that does not hold what the feature needs; nothing where no cell is filled."""
    held, wanted = table.types[column], expected(step)
    if _READ_AS.get(held) == wanted:
        return {}
    rows: Rows = table.rows
    cells = rows.query([Measure("filled" if held == "text" else "count", column)])[0]
    misfits = cells - sum(rows.reduce([column], lambda batch: _filled(fitting(step, batch.column(0)))))
    codes = cells > 0 and held == "text" and wanted == "number"  # digits that reading does not take for numbers
    return {"state": "wrong type", "cells": cells, "misfits": misfits} if misfits or codes else {}


def _level_counts(table: Table, columns: Iterable[str | None]) -> dict[str, Mapping[str, int] | None]:
    """How often each value stands in the columns that can be read as categories; None where there are very many."""
    able = [name for name in columns if name is not None and table.types[name] != "date"]
    rows: Rows = table.rows
    different = rows.query([Measure("about_distinct", name) for name in able])
    few = [name for name, number in zip(able, different, strict=True) if number <= MANY]
    counted = rows.query([Measure("levels", name) for name in few])
    texts = {name: spelled(counts or {}) for name, counts in zip(few, counted, strict=True)}
    return {name: texts.get(name) for name in able}


def _unseen(step: Feature, column: str, table: Table, counts: Mapping[str, int] | None) -> dict[str, Any]:
    """What to say of a category's levels that the model does not know."""
    rows: Rows = table.rows
    if counts is None:
        tallies = rows.reduce([column], lambda batch: _totals(step, _tally(batch.column(0))))
        cells, misfits = (sum(part) for part in zip(*tallies, strict=True))
        unseen: dict[str, Any] = {"levels": None}
    else:
        cells, misfits = _totals(step, counts)
        new = sorted(_new(step, counts).items(), key=lambda item: (-item[1], item[0]))
        unseen = {"levels": len(new), "named": tuple(level for level, _ in new[:NAMED])}
    if not misfits:
        return {}
    return {"state": "unseen levels", "cells": cells, "misfits": misfits, "pooled": step.pooled, **unseen}


def _totals(step: Feature, counts: Mapping[str, int]) -> tuple[int, int]:
    """Filled cells, and of these those of a level that the model does not know."""
    filled = sum(count for level, count in counts.items() if not is_missing(step, level))
    return filled, sum(_new(step, counts).values())


def _new(step: Feature, counts: Mapping[str, int]) -> dict[str, int]:
    return {level: count for level, count in counts.items() if level not in step.cells and not is_missing(step, level)}


def _tally(cells: pa.Array) -> dict[str, int]:
    counts = cells.drop_null().cast(pa.string()).value_counts()
    return dict(zip(counts.field("values").to_pylist(), counts.field("counts").to_pylist(), strict=True))


def _near(feature: str, names: Iterable[str]) -> tuple[str, ...]:
    """The columns that are named like the feature, or whose name holds its name as a word; the nearest first."""
    own = normal(feature)

    def likeness(name: str) -> float:
        other = normal(name)
        holds = f"_{own}_" in f"_{other}_" or f"_{other}_" in f"_{own}_"
        return max(SequenceMatcher(None, own, other).ratio(), _NEAR if holds else 0.0)

    ranked = sorted(((likeness(name), name) for name in names), key=lambda pair: -pair[0])
    return tuple(name for score, name in ranked if score >= _NEAR)[:_MOST_NEAR]


def _is_of_type(wanted: Expected, type: pa.DataType) -> bool:
    if wanted == "category":
        return not pa.types.is_temporal(type)
    if wanted == "date":
        return bool(pa.types.is_temporal(type))
    if wanted == "yes or no":
        return bool(pa.types.is_boolean(type))
    return bool(pa.types.is_integer(type) or pa.types.is_floating(type))


def _filled(cells: pa.Array) -> int:
    return len(cells) - int(cells.null_count)


def _as_numbers(text: pa.Array) -> pa.Array:
    numbers = _where(pc.match_substring_regex(text, _NUMBER), text).cast(pa.float64())
    return _where(pc.less(pc.abs(numbers), LARGEST), numbers)


def _as_dates(text: pa.Array) -> pa.Array:
    parts = pc.extract_regex(text, _DAY)
    year, month, day = (pc.struct_field(parts, part) for part in ("year", "month", "day"))
    written = pc.binary_join_element_wise(year, month, day, "-")
    dates = pc.strptime(written, format="%Y-%m-%d", unit="us", error_is_null=True)
    return _where(pc.equal(pc.day(dates), day.cast(pa.int64())), dates)  # else 31 February is a day in March


def _as_booleans(text: pa.Array) -> pa.Array:
    lower = pc.utf8_lower(text)
    return _where(pc.is_in(lower, value_set=pa.array(["true", "false"])), lower).cast(pa.bool_())


def _where(condition: pa.Array, values: pa.Array) -> pa.Array:
    """The values where the condition holds, missing elsewhere."""
    return pc.if_else(condition, values, pa.scalar(None, values.type))
