"""`difference`: how a table differs from the one that a model was made of, before anything is labelled."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from segmentry.engines.base import Rows
from segmentry.errors import SegmentryError, near_matches
from segmentry.plan import Plan
from segmentry.results.recipe import CategoryStep, Feature
from segmentry.results.schema_diff import NAMED, Difference, Expected, FeatureMatch
from segmentry.results.segmentation import Segmentation, load
from segmentry.results.table import ColumnType, Table
from segmentry.stages.scoring.cell_counts import Tally, Wanted, added, tallied
from segmentry.stages.scoring.changes import are_many, changes
from segmentry.stages.scoring.factors import ends_of
from segmentry.stages.scoring.fitting import READ_AS, expected
from segmentry.stages.scoring.met import Met, met_by
from segmentry.stages.scoring.needs import is_source, needs
from segmentry.stages.scoring.new_customers import new_customers, read_otherwise
from segmentry.stages.shared.traits import normal

#: Names are near from this likeness on (Ratcliff & Obershelp), and so many are told.
_NEAR, _MOST_NEAR = 0.6, 3


def difference(
    model: Segmentation | str | Path,
    source: Any,
    *,
    renamed: Mapping[str, str] | None = None,
    plan: Plan | None = None,
) -> Difference:
    """Compare a table with what a model needs, feature by feature.

    Parameters
    ----------
    model : Segmentation, or path of a model file
    source : anything `segmentry.score` takes
    renamed : dict of str to str, optional
        What features of the model are called in this table, such as {"income": "Income_EUR"}.
    plan : Plan, optional
        Options on reading that hold in place of what the model remembers, as in `segmentry.score`.

    Returns
    -------
    Difference
        What is missing, renamed, of another type or never met, which values lie otherwise than the model met them,
        and what is extra. It prints itself.

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
    plan = plan or Plan(engine=segmentation.plan.engine)
    return compared(segmentation, new_customers(segmentation, source, plan, renamed), renamed)


def compared(segmentation: Segmentation, table: Table, renamed: Mapping[str, str] | None = None) -> Difference:
    """The difference of a table of new customers that was read."""
    features = needs(segmentation.recipe)
    called = _called([feature.column for feature in features], table, renamed or {})
    extra = tuple(name for name in table.names if name not in {*segmentation.types, *called.values()})
    met = met_by(segmentation, features)
    wanted = [Wanted(f, name, _ends(met.get(f.column))) for f in features if (name := called[f.column]) is not None]
    rows: Rows = table.rows
    parts = rows.reduce([each.column for each in wanted], lambda batch: tallied(wanted, batch)) if wanted else []
    tallies = added(parts)
    by_feature = {each.feature.column: tally for each, tally in zip(wanted, tallies, strict=True)}
    matches = (_match(f, called[f.column], table, by_feature.get(f.column), extra) for f in features)
    return Difference(
        table=table.name,
        features=tuple(matches),
        changes=tuple(changes(rows, wanted, tallies, met)),
        reading=read_otherwise(segmentation, table),
        extra=extra,
    )


def its_own(segmentation: Segmentation, table: Table) -> Difference:
    """The difference of the very table that the model was made of: no label hangs on it, and no row is looked at."""

    def met(name: str, wanted: Expected) -> FeatureMatch:
        return FeatureMatch(feature=name, expected=wanted, state="same", column=name, found=table.types[name])

    matches = tuple(met(feature.column, expected(feature)) for feature in needs(segmentation.recipe))
    return Difference(table=table.name, features=matches)


def loaded(model: Segmentation | str | Path) -> Segmentation:
    """The model, read from its file where a path was given."""
    return model if isinstance(model, Segmentation) else load(model)


def _ends(met: Met | None) -> tuple[float, ...]:
    return () if met is None else ends_of(met)


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


def _match(step: Feature, column: str | None, table: Table, tally: Tally | None, extra: Sequence[str]) -> FeatureMatch:
    wanted = expected(step)
    if column is None or tally is None:
        near = _near(step.column, extra)
        return FeatureMatch(feature=step.column, expected=wanted, state="missing", near=near)
    state = "same" if column == step.column else "renamed"
    held = table.types[column]
    known = {"feature": step.column, "expected": wanted, "state": state, "column": column, "found": held}
    if is_source(step) and held != "date":
        return FeatureMatch(**known)
    by_level = bool(step.levels) and held != "date"
    differs = _unseen(step, tally) if by_level else _misfits(tally, wanted, held)
    return FeatureMatch(**{**known, **differs})


def _misfits(tally: Tally, wanted: Expected, held: ColumnType) -> dict[str, Any]:
    """What to say of a column that does not hold what the feature needs; nothing where no cell is filled."""
    codes = tally.filled > 0 and held == "text" and wanted == "number"  # digits that reading does not take for numbers
    differs = READ_AS.get(held) != wanted and (tally.misfits or codes)
    return {"state": "wrong type", "cells": tally.filled, "misfits": tally.misfits} if differs else {}


def _unseen(step: Feature, tally: Tally) -> dict[str, Any]:
    """What to say of a category's levels that the model does not know."""
    if not tally.misfits:
        return {}
    unseen = {"state": "unseen levels", "cells": tally.filled, "misfits": tally.misfits, "pooled": step.pooled}
    if isinstance(step, CategoryStep) and step.pooled:
        unseen["doubtful"] = are_many(tally.misfits, tally.filled, usual=step.shares[-1])
    if tally.new is None:
        return {**unseen, "levels": None}
    new = sorted(tally.new.items(), key=lambda item: (-item[1], item[0]))
    return {**unseen, "levels": len(new), "named": tuple(level for level, _ in new[:NAMED])}


def _near(feature: str, names: Iterable[str]) -> tuple[str, ...]:
    """The columns that are named like the feature, or whose name holds its name as a word; the nearest first."""
    own = normal(feature)

    def likeness(name: str) -> float:
        other = normal(name)
        holds = f"_{own}_" in f"_{other}_" or f"_{other}_" in f"_{own}_"
        return max(SequenceMatcher(None, own, other).ratio(), _NEAR if holds else 0.0)

    ranked = sorted(((likeness(name), name) for name in names), key=lambda pair: -pair[0])
    return tuple(name for score, name in ranked if score >= _NEAR)[:_MOST_NEAR]
