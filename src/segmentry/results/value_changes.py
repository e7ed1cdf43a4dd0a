"""How the values of a column lie otherwise than those that a model was made of."""

from typing import Literal

from segmentry import wording
from segmentry.kinds import kind_of
from segmentry.results._model import Result

#: What is said: values outside those that the model met, values on another scale, more cells missing.
ChangeKind = Literal["beyond", "rescaled", "emptier"]


class ValueChange(Result):
    """One feature whose values are not what the model met.

    Attributes
    ----------
    column : str
        Its name in the table.
    cells, of : int
        The cells that lie outside what the model met, by more than a tenth of its range (ours), of all that are filled;
        of `emptier` the missing ones, of all.
    sure : bool
        False where the customers are too few to tell a column that is meant otherwise from somebody unusual.
    met, here : tuple of two floats, or None
        The smallest and the largest value that the model met, and those of the table; of dates days since 1970-01-01.
    are_dates : bool
        Whether they are dates.
    factor : float or None
        How many times as large the values are; None where they are on no scale that is known.
    hint : str
        What that, or the values themselves, look like, such as "cents for euros".
    usual : float
        Of `emptier`: the share of the cells that were missing in the model's table.
    """

    feature: str
    column: str
    kind: ChangeKind
    cells: int
    of: int
    sure: bool = True
    met: tuple[float, float] | None = None
    here: tuple[float, float] | None = None
    are_dates: bool = False
    factor: float | None = None
    hint: str = ""
    usual: float = 0.0

    @property
    def words(self) -> tuple[str, str, str]:
        """What is different, in which feature, and how."""
        here = "" if self.column == self.feature else f" as `{self.column}`"
        how = {"beyond": self._beyond, "rescaled": self._rescaled, "emptier": self._emptier}[self.kind]
        return self.kind, f"`{self.feature}`{here}", how()

    def _cells(self, verb: str) -> str:
        share = f" ({wording.share(self.cells / self.of)})" if self.of > 1 else ""
        return (
            f"{self.cells:,} of {wording.counted(self.of, 'cell')}{share} {wording.plural(self.cells, *verb.split())}"
        )

    def _beyond(self) -> str:
        met, here = self._range(self.met), self._range(self.here)
        outside = f"{self._cells('lies lie')} well outside what the model met, {met}: {here}"
        if not self.sure:
            return f"{outside}. Too few customers to tell whether the column is meant otherwise."
        return f"{outside}{self._hinted}. Look at what the column means here, and at its unit."

    def _rescaled(self) -> str:
        factor = self.factor or 1.0
        size, times = ("large", factor) if factor > 1 else ("small", 1 / factor)
        mend = "Divide" if factor > 1 else "Multiply"
        ranges = f"{self._range(self.here)}, in the model's table {self._range(self.met)}"
        return f"about {times:,.6g} times as {size}{self._hinted}: {ranges}. {mend} by {times:,.6g} if so."

    def _emptier(self) -> str:
        usual = wording.share(self.usual)
        return f"{self._cells('is are')} missing, in the model's table {usual}. Look at where the column comes from."

    @property
    def _hinted(self) -> str:
        return f" ({self.hint}?)" if self.hint else ""

    def _range(self, ends: tuple[float, float] | None) -> str:
        if ends is None:
            return wording.MISSING
        shown = [wording.day(end) if self.are_dates else _figure(end, ends) for end in ends]
        return shown[0] if shown[0] == shown[1] else " to ".join(shown)


def _figure(value: float, ends: tuple[float, float]) -> str:
    if not all(end.is_integer() for end in ends):
        return wording.figure(value)
    return wording.average(value, "year") if kind_of("integer", *ends) == "year" else f"{value:,.0f}"
