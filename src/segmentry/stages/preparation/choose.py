"""Which columns make the segments, and as what: numbers, or categories with their levels."""

from collections.abc import Mapping

from segmentry.engines.base import Rows
from segmentry.errors import SegmentryError, near_matches
from segmentry.plan import Plan
from segmentry.results.columns import Column, Columns
from segmentry.results.recipe import OTHER, Feature
from segmentry.results.table import Table
from segmentry.stages.preparation.by_theme import by_theme, none_of_themes
from segmentry.stages.shared.level_counts import level_counts
from segmentry.stages.shared.values import feature_of, is_missing
from segmentry.wording import option

#: Levels with a smaller share of the filled cells are pooled (ours).
RARE = 0.02
#: A column of text with more different values is no category, whatever the plan says.
_MOST_DIFFERENT = 10_000


def choose(columns: Columns, plan: Plan, table: Table) -> tuple[str, ...]:
    """The names of the features: those of the plan, or the columns that suit.

    Raises
    ------
    SegmentryError
        If a column is unknown or cannot be a feature, or none is left.
    """
    known = [column.name for column in columns.columns]
    for name in [*plan.columns, *(plan.features or ())]:
        if name not in known:
            raise SegmentryError(f"{table.name} has no column `{name}`.{near_matches(name, known)}")
    if plan.features is None:
        return _suiting(columns, plan, table)
    if not plan.features:
        raise SegmentryError("No feature is chosen. Name at least one column.")
    for name in plan.features:
        _check(columns[name], plan)
    return tuple(dict.fromkeys(plan.features))


def as_features(names: tuple[str, ...], columns: Columns, plan: Plan, rows: Rows) -> tuple[Feature, ...]:
    """How the cells of these columns become numbers; the levels of categories are counted over all rows."""
    categories = [name for name in names if is_category(columns[name], plan)]
    counted = level_counts(rows, {name: columns[name] for name in categories})
    features = []
    for name in names:
        column = columns[name]
        elsewhere = tuple(other.level for other in column.elsewhere if _is_told(other.column, names, plan))
        if name in counted:
            levels = _levels(column, counted[name], plan.max_levels, elsewhere)
            features.append(feature_of(column, levels).model_copy(update={"elsewhere": elsewhere}))
        else:
            features.append(_as_number(column, plan))
    return tuple(features)


def _as_number(column: Column, plan: Plan) -> Feature:
    """How its cells are read as numbers: as they are, or as ranks of answers with an order."""
    if not is_ordered(column, plan):
        return feature_of(column)
    return feature_of(column, column.levels).model_copy(update={"ordered": True})


def _is_told(other: str, names: tuple[str, ...], plan: Plan) -> bool:
    """Whether a level need not be told again: it is by another feature, or was found to go with nothing."""
    return other in names or (plan.features is None and plan.of_column(other).role is None)


def is_category(column: Column, plan: Plan) -> bool:
    """Whether its values are names: text, numbers that code kinds, and what the plan calls a category."""
    planned = plan.of_column(column.name).type
    if planned != "auto":
        return planned == "category" or (column.type == "text" and not is_ordered(column, plan))
    return (column.type == "text" and not is_ordered(column, plan)) or (column.coded and plan.preset == "auto")


def is_ordered(column: Column, plan: Plan) -> bool:
    """Whether its answers are ranks: they have an order, and it is not taken as a category."""
    return bool(column.levels) and plan.preset == "auto" and plan.of_column(column.name).type != "category"


def _suiting(columns: Columns, plan: Plan, table: Table) -> tuple[str, ...]:
    def suits(column: Column) -> bool:
        role = plan.of_column(column.name).role
        suiting = by_theme(column, plan) if role is None else role == "feature"
        return suiting and (column.is_numeric or plan.preset == "auto")

    apart = (plan.weight, plan.latest_by, plan.compare_with)
    features = tuple(column.name for column in columns.columns if suits(column) and column.name not in apart)
    for name in features:
        _check(columns[name], plan)
    if not features and plan.themes is not None:
        raise SegmentryError(none_of_themes(columns, plan, table.name))
    if not features:
        why = "; ".join(f"`{c.name}`: {c.reason}" for c in columns.columns[:5])
        raise SegmentryError(f"{table.name} has no column to make segments from ({why}). Name some in features.")
    return features


def _check(column: Column, plan: Plan) -> None:
    """Refuse a column that cannot be a feature."""

    def refuse(why: str) -> SegmentryError:
        return SegmentryError(f"`{column.name}` cannot be a feature: {why}")

    if column.name == plan.weight:
        raise refuse("it is the column of case weights. Leave it out.")
    if column.name == plan.compare_with:
        raise refuse("it holds your own segments, to be compared with these. Leave out it or `compare_with`.")
    if plan.preset == "classic" and not column.is_numeric:
        raise refuse(
            f"it holds {_KINDS[column.type]}, and the preset classic takes numbers. Use auto, or leave it out."
        )
    if column.filled == 0:
        raise refuse("it holds nothing. Leave it out.")
    if column.distinct < 2 or (column.minimum is not None and column.minimum == column.maximum):
        same = "one category only" if column.missing_words else "the same value in every row"
        raise refuse(f"it holds {same}. Leave it out.")
    if is_category(column, plan) and column.distinct > min(_MOST_DIFFERENT, max(column.filled / 2, plan.max_levels)):
        measured = f' Set {option(column.name, "type")} = "number" in the plan if they measure something, or'
        out = f"{measured} leave it out." if column.is_numeric else " Leave it out."
        raise refuse(f"it holds {_KINDS[column.type]} with {column.distinct:,} different values.{out}")


_KINDS = {"text": "text", "date": "dates", "boolean": "yes or no", "integer": "numbers", "number": "numbers"}


def _levels(column: Column, counts: Mapping[str, int], most: int, elsewhere: tuple[str, ...]) -> tuple[str, ...]:
    """Levels by their number of rows, the rare ones pooled; without those that another feature says."""
    read = feature_of(column)
    own = {level: count for level, count in counts.items() if level not in elsewhere}
    named = {level: count for level, count in own.items() if not is_missing(read, level)}
    total = sum(named.values())
    ranked = sorted(named, key=lambda level: (-named[level], level))
    kept = [level for level in ranked if named[level] >= RARE * total]
    if len(kept) > most or (len(kept) == most and len(ranked) > most):
        kept = kept[: most - 1]
    levels = (*kept, OTHER) if len(kept) < len(ranked) else tuple(kept)
    if len(levels) < 2:
        why = "it holds one category only. Leave it out."
        if levels == (OTHER,):
            each = f"each of its {len(ranked):,} values has less than {RARE:.0%} of the customers"
            why = f"{each}. Group them, or leave it out."
        raise SegmentryError(f"`{column.name}` cannot be a feature: {why}")
    return levels
