"""The column that holds segments of the user's own: it describes, and nothing else is judged by it."""

from segmentry.engines.base import Rows
from segmentry.errors import SegmentryError, near_matches
from segmentry.results.columns import Column
from segmentry.stages.inspection.facts import figures_of
from segmentry.stages.shared.answers import scale_of
from segmentry.stages.shared.level_counts import level_counts
from segmentry.stages.shared.values import feature_of, is_missing

#: Its reason, by which it is known again.
OWN = "your own segments, which are compared with these"
#: Most groups that can be compared (ours).
MOST_GROUPS = 30
_GROUPS = f"Name a column of 2 to {MOST_GROUPS} groups."
#: What becomes of it whatever else was found.
AS_OWN = {"role": "descriptor", "reason": OWN}


def own_column(rows: Rows, name: str, misfits: int) -> Column:
    """The column as one of kinds, its levels in their order where they have one.

    Raises
    ------
    SegmentryError
        If there is no such column, or it does not hold two to `MOST_GROUPS` different words or whole numbers.
    """
    if name not in rows.types:
        raise SegmentryError(f"There is no column `{name}` to compare with.{near_matches(name, rows.names)}")
    kind, figures = rows.types[name], figures_of(rows, [name])[name]
    column = Column(name=name, type=kind, **AS_OWN, filled=figures.filled, distinct=figures.distinct, misfits=misfits)
    about = {"minimum": figures.min, "maximum": figures.max, "coded": column.is_numeric}
    column = column.model_copy(update=about)
    counts = level_counts(rows, {name: column}) if figures.distinct <= 2 * MOST_GROUPS else {}
    groups = [level for level in counts.get(name, {}) if not is_missing(feature_of(column), level)]
    whole = not column.is_numeric or all(float(group).is_integer() for group in groups)
    if kind == "date" or not whole or not 2 <= len(groups) <= MOST_GROUPS:
        many = f"more than {MOST_GROUPS} different values" if groups or not counts else "nothing"
        many = "one value only" if len(groups) == 1 else many
        what = "dates" if kind == "date" else "numbers that are not whole" if not whole else many
        raise SegmentryError(f"`{name}` cannot be compared with: it holds {what}. {_GROUPS}")
    scale = scale_of(groups) if kind == "text" else None
    return column.model_copy(update={"distinct": len(groups), "levels": scale.levels if scale else ()})
