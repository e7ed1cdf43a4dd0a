"""The fitted preparation of the features, as data."""

from segmentry.results._model import Result


class Step(Result):
    """What happens to one feature: missing cells become `impute`, then (value - centre) / scale.

    All three are in the column's own units.
    """

    column: str
    impute: float
    centre: float
    scale: float
    missing: int = 0

    def __str__(self) -> str:
        filled = f"{self.missing:,} missing cells filled with {self.impute:,.6g}, " if self.missing else ""
        return f"{self.column}: {filled}minus {self.centre:,.6g}, divided by {self.scale:,.6g}"


class Recipe(Result):
    """One step per feature, in the order of the matrix's dimensions."""

    steps: tuple[Step, ...]

    @property
    def features(self) -> tuple[str, ...]:
        """The features' names, in matrix order."""
        return tuple(step.column for step in self.steps)
