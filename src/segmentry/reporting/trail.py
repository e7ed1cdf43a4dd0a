"""The paper trail: of every column what came in, what was done to it and why, and what went out."""

from collections.abc import Sequence
from dataclasses import dataclass

from segmentry.results.columns import Column, Columns, Role
from segmentry.results.recipe import NumberStep, Recipe, Step
from segmentry.wording import average, day, exact, plural, share

#: Up to so many different values, their estimated number is right.
_COUNTED = 3
#: Roles in the order in which people care for them.
ROLES: tuple[Role, ...] = ("feature", "weight", "outcome", "value", "descriptor", "id", "ignored")


@dataclass(frozen=True)
class Trail:
    """What became of one column."""

    column: Column
    type: str  # with the share of its cells that are of it
    missing: int  # cells that hold nothing
    typical: str  # what its cells hold
    done: tuple[str, ...] = ()  # what was done and why, in sentences; none for a column that is not a feature
    dimensions: int = 0  # of the matrix that it became
    #: Shares of the squared distance between customers: of the numbers among the features as they came, and of all
    #: features as they were prepared.
    before: float | None = None
    after: float | None = None


def trail(columns: Columns, recipe: Recipe) -> tuple[Trail, ...]:
    """Every column, by role: the features first, in the order of the matrix."""
    steps = {step.column: step for step in recipe.steps}
    place = {name: i for i, name in enumerate(steps)}
    before = _before(columns, recipe.features)

    def of(column: Column) -> Trail:
        step = steps.get(column.name)
        came = (column, type_of(column), columns.n_rows - column.filled, typical(column))
        if step is None:
            return Trail(*came)
        return Trail(*came, _done(step), step.width, before.get(column.name), step.share)

    ranked = sorted(by_role(columns), key=lambda column: place.get(column.name, len(place)))
    return tuple(of(column) for column in ranked)


def by_role(columns: Columns) -> list[Column]:
    """The columns, those that matter most first, else in input order."""
    return sorted(columns.columns, key=lambda column: ROLES.index(column.role))


def _before(columns: Columns, features: Sequence[str]) -> dict[str, float]:
    """The share of the summed variance that each number among the features had as it came."""
    known = {c.name: c.sd**2 for c in columns.columns if c.name in features and c.is_averaged and c.sd is not None}
    total = sum(known.values()) or 1.0
    return {name: variance / total for name, variance in known.items()}


def _done(step: Step) -> tuple[str, ...]:
    """The step's own sentences; where a model was made before steps told of themselves, what its figures say."""
    if step.why or not isinstance(step, NumberStep):
        return step.why
    return (f"Less {exact(step.centre)}, divided by {step.scale:,.6g}.",)


def type_of(column: Column) -> str:
    """Its type, and what share of its cells is of it where that is not all."""
    return column.type if column.fits == 1 else f"{column.type} ({share(column.fits, 1)})"


def typical(column: Column) -> str:
    """What its cells hold: the range and the mean of numbers, the range of dates, else how many are different."""
    if column.levels:
        return f"{column.levels[0]} to {column.levels[-1]}, {len(column.levels)} answers"
    if column.coded or column.role == "id" or column.minimum is None or column.maximum is None:
        return f"{_different(column)} different" if column.filled else ""
    if column.kind == "share":
        return f"yes for {share(column.mean)}"
    if column.type == "date":
        return f"{day(column.minimum)} to {day(column.maximum)}"
    whole = column.type == "integer" and column.kind != "year"
    ends = [f"{end:,.0f}" if whole else average(end, column.kind) for end in (column.minimum, column.maximum)]
    return f"{ends[0]} to {ends[1]}" + ("" if column.mean is None else f", mean {average(column.mean, column.kind)}")


def _different(column: Column) -> str:
    """How many values are different, which is an estimate but for ids, that have another one in every row.

    >>> about = {"name": "a", "type": "text", "reason": "", "filled": 4000}
    >>> _different(Column(**about, role="id", distinct=4000))
    '4,000'
    >>> _different(Column(**about, role="feature", distinct=3912))
    'about 3,912'
    """
    exact = column.distinct <= _COUNTED or (column.role == "id" and column.distinct == column.filled)
    return f"{column.distinct:,}" if exact else f"about {column.distinct:,}"


def reason(column: Column) -> str:
    """Why it has its role, and what in it counts as missing (days as dates)."""
    numbers = [day(value) if column.type == "date" else exact(value) for value in column.stand_ins]
    taken = [*numbers, *column.missing_words]
    return (
        f"{column.reason}; {', '.join(taken)} {plural(len(taken), 'counts', 'count')} as missing"
        if taken
        else column.reason
    )
