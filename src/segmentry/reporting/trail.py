"""The paper trail: of every column what came in, what was done to it and why, and what went out."""

from collections.abc import Sequence
from dataclasses import dataclass

from segmentry.reporting.words import type_of, typical
from segmentry.results.columns import Column, Columns, Role
from segmentry.results.recipe import NumberStep, Recipe, Step

#: Roles in the order in which people care for them.
ROLES: tuple[Role, ...] = ("feature", "weight", "outcome", "value", "descriptor", "id", "ignored")


@dataclass(frozen=True)
class Trail:
    """What became of one column.

    Attributes
    ----------
    type : str
        Its type, and what share of its cells is of it.
    missing : int
        Cells that hold nothing.
    typical : str
        What its cells hold.
    done : tuple of str
        What was done and why, in sentences; none for a column that is not a feature.
    dimensions : int
        Dimensions of the matrix that it became.
    before, after : float or None
        Share of the squared distance between customers: of the numbers among the features as they came, and of all
        features as they were prepared.
    """

    column: Column
    type: str
    missing: int
    typical: str
    done: tuple[str, ...] = ()
    dimensions: int = 0
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
    known = {c.name: c.sd**2 for c in columns.columns if c.name in features and c.sd is not None}
    total = sum(known.values()) or 1.0
    return {name: variance / total for name, variance in known.items()}


def _done(step: Step) -> tuple[str, ...]:
    """The step's own sentences; where a model was made before steps told of themselves, what its figures say."""
    if step.why or not isinstance(step, NumberStep):
        return step.why
    return (f"Less {step.centre:,.6g}, divided by {step.scale:,.6g}.",)
