"""How the numbers of one column are said on cards: rounded as people do, ages in years, parts in percent."""

from dataclasses import dataclass

from segmentry.kinds import Kind
from segmentry.reporting.compared import kind_of
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.ages import is_birth_year, year_told, years_in_one
from segmentry.stages.shared.display_names import Display, column_called
from segmentry.stages.shared.in_percent import hundredths
from segmentry.wording import average, plain

#: Whole numbers from here on are said whole, and from there on to three digits.
_TEN, _THOUSAND, _IN_PERCENT = 10, 1000, 100


@dataclass(frozen=True)
class Saying:
    """How the numbers of a column are said: whole ones whole, ages in tens of years in years, parts in percent.

    `times`: by how much they are more in the unit in which they are said. `is_wide`: they differ in their first digit,
    so that three are enough. `until`: the year in which those who were born in a year are so old.
    """

    called: Display
    kind: Kind
    whole: bool = False
    times: float = 1.0
    is_about: bool = False
    is_wide: bool = False
    until: int | None = None

    def bare(self, x: float) -> str:
        """A value without its unit."""
        if self.until is not None:
            return plain(round(self.until - x))
        if self.kind != "number":
            return average(x, self.kind)
        x *= self.times
        if abs(x) < (_TEN if self.times == _IN_PERCENT else 1):
            x = float(f"{x:.2g}")
        elif self.is_wide and abs(x) >= _THOUSAND:
            x = float(f"{x:.3g}")
        return plain(round(x) if self.is_about or (self.whole and abs(x) >= _TEN) else x)

    def value(self, x: float) -> str:
        """A value with its unit."""
        return self.called.value(self.bare(x)) if self.kind == "number" else self.bare(x)

    def beside(self, x: float) -> str:
        """A second value: without a unit that is a word, as that stands beside the first."""
        return self.value(x) if self.called.is_money or self.called.unit == "%" else self.bare(x)

    def ends(self, low: float, high: float, about: float) -> tuple[str, str]:
        """The ends of a range, to two digits where these tell them apart, and what is typical from both."""
        if self.until is not None:
            return self.bare(high), self.bare(low)
        if self.kind != "number" or self.is_about:
            return self.bare(low), self.bare(high)
        rough = [float(f"{x:.2g}") for x in (low, high)]
        tells = rough[0] < rough[1] and rough[0] <= about <= rough[1]
        return (self.bare(rough[0]), self.bare(rough[1])) if tells else (self.bare(low), self.bare(high))


def saying_of(segmentation: Segmentation, name: str) -> Saying:
    """How the numbers of a column are said.

    >>> import segmentry
    >>> table = segmentry.sample("bank", rows=300)
    >>> segmentation = segmentry.run(table, segmentry.Plan(k=2, k_max=2))
    >>> saying_of(segmentation, "age").value(41.0)
    '41'
    """
    column, called, kind = (
        segmentation.columns[name],
        column_called(name, segmentation.labels),
        kind_of(segmentation, name),
    )
    whole = segmentation.types.get(name) == "integer"
    if kind == "year" and name not in segmentation.labels and is_birth_year(column):
        until = year_told(column, segmentation.columns.columns)
        return Saying(Display("born") if until is None else Display("age"), kind, until=until)
    if (tenfold := years_in_one(column)) > 1:
        return Saying(called, kind, times=tenfold, is_about=True)
    if (parts := hundredths(column, called)) is not None:
        return Saying(Display(called.words, "%"), kind, whole and parts == 1, parts)
    least, most = column.minimum or 0.0, column.maximum or 0.0
    return Saying(called, kind, whole, is_wide=most - least > max(abs(most), abs(least)) / 2)
