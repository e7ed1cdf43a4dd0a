"""The fitted preparation of the features, as data."""

from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Tag

from segmentry.results._model import Result
from segmentry.results.made import Made
from segmentry.results.table import ColumnType

Transform = Literal["none", "log", "yeo-johnson"]

#: The level that gathers rare categories, and those that were never met.
OTHER = "(other)"


class Feature(Made):
    """How the cells of a feature become one number each, before anything is fitted.

    Attributes
    ----------
    stand_ins : tuple of float
        Numbers that stand for a missing value, such as -1 (of dates days since 1970-01-01).
    missing_words : tuple of str
        Words that stand for a missing value, beside those that always do, such as ? or n/a.
    words_kept : tuple of str
        Of those that always do the ones that are answers here.
    levels : tuple of str
        Of a category: its levels, commonest first; a cell becomes the place of its level, from 0.
        The last one is `OTHER` where rare levels are pooled. Of `ordered` answers the lowest first.
    ordered : bool
        Its levels have an order: it is one number, its rank from 0.
    elsewhere : tuple of str
        Of a category: levels that another feature says in the same rows. They come behind `levels`, and their rows
        of the matrix are 0.
    """

    column: str
    type: ColumnType = "number"
    stand_ins: tuple[float, ...] = ()
    missing_words: tuple[str, ...] = ()
    words_kept: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    ordered: bool = False
    elsewhere: tuple[str, ...] = ()

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns of the table that it is read from."""
        return self.sources or (self.column,)

    @property
    def cells(self) -> tuple[str, ...]:
        """Of a category: what its values stand for, by their number."""
        return (*self.levels, *self.elsewhere)

    @property
    def is_category(self) -> bool:
        """Whether its cells become levels without an order."""
        return bool(self.levels) and not self.ordered

    @property
    def pooled(self) -> bool:
        """Whether rare levels are pooled, so that a level never met has a place."""
        return self.levels[-1:] == (OTHER,)


class _Fitted(Feature):
    """What both kinds of step say of themselves.

    Attributes
    ----------
    missing : int
        Cells that are missing.
    stays_missing : bool
        A missing cell stays empty in the matrix (NaN, in all its dimensions) and says nothing of its customer. Where it
        is not so, as in models that were made before it could be, the cell becomes `impute`.
    weight : float
        What the result is multiplied with: 1 for a number.
    share : float or None
        Share of the summed variance of the matrix that the feature supplies.
    why : tuple of str
        What was done and why, in sentences.
    """

    missing: int = 0
    stays_missing: bool = False
    weight: float = 1.0
    share: float | None = None
    why: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.column}: {' '.join(self.why)}"


class NumberStep(_Fitted):
    """What happens to a number, in this order.

    A missing cell stays missing or becomes `impute`; below `floor` and above `ceiling` it counts as these; `transform`
    is log(x + start) or Yeo & Johnson's power of (x - shift) / unit; then (x - centre) / scale * weight.
    All but `centre` and `scale` (which are in transformed units) and `power` are in the column's own units.
    """

    impute: float
    floor: float | None = None
    ceiling: float | None = None
    transform: Transform = "none"
    start: float = 0.0
    shift: float = 0.0
    unit: float = 1.0
    power: float = 1.0
    centre: float
    scale: float

    @property
    def width(self) -> int:
        """Dimensions of the matrix."""
        return 1

    @property
    def divisors(self) -> tuple[float, ...]:
        """What the values are divided by, which must be above 0."""
        return (self.scale, self.unit, self.weight)


class CategoryStep(_Fitted):
    """What happens to a category: one dimension per level, (1 or 0, less its share) / its scale * weight.

    With scale = sqrt(share * (levels - 1)) this is the scaling of a factorial analysis of mixed data (Escofier 1979,
    Pages 2004), shared out so that the column has a total variance of 1 before `weight`. `impute` is the level of a
    missing cell where it does not stay missing, `shares` hold the part of the rows in each level.
    """

    impute: str
    shares: tuple[float, ...]
    scales: tuple[float, ...]

    @property
    def width(self) -> int:
        """Dimensions of the matrix."""
        return len(self.levels)

    @property
    def divisors(self) -> tuple[float, ...]:
        """What the values are divided by, which must be above 0."""
        return (*self.scales, self.weight)


#: The kinds of step, told apart by whether there are levels without an order.
KINDS = ("number", "category")


def _kind(step: Any) -> str | None:
    if isinstance(step, dict):
        return KINDS[bool(step.get("levels")) and not step.get("ordered")]
    return KINDS[step.is_category] if isinstance(step, Feature) else None


Step = Annotated[Annotated[NumberStep, Tag(KINDS[0])] | Annotated[CategoryStep, Tag(KINDS[1])], Discriminator(_kind)]


class Recipe(Result):
    """One step per feature, in the order of the matrix's dimensions."""

    steps: tuple[Step, ...]

    @cached_property
    def features(self) -> tuple[str, ...]:
        """The features' names, in matrix order."""
        return tuple(step.column for step in self.steps)

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns of the table that the features are read from, each once."""
        return tuple(dict.fromkeys(name for step in self.steps for name in step.reads))

    @property
    def width(self) -> int:
        """Dimensions of the matrix."""
        return sum(step.width for step in self.steps)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The names of the matrix's dimensions: a feature, or `feature: level`."""
        of_step = ([f"{s.column}: {level}" for level in s.levels] if s.is_category else [s.column] for s in self.steps)
        return tuple(name for names in of_step for name in names)
