"""What is said of segments in a few words, and what it is made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from segmentry.maths import Floats
from segmentry.results.columns import Column
from segmentry.results.profile import Average, Level
from segmentry.results.typical_answer import Typical
from segmentry.stages.shared.display_names import Labels
from segmentry.stages.shared.goods import is_kind_of_goods
from segmentry.stages.shared.readable import is_readable

#: Standard deviations from all customers at which a column is worth a word (ours).
NOTABLE = 0.25
#: A column with a larger share of cells that are missing is sparse (ours).
SPARSE = 0.25
#: A segment shares the word of the outermost one where it lies at least so far on the way to it (ours).
_NEAR = 0.6
#: So many columns of what is spent on kinds of goods are a basket (ours).
_BASKET = 3


@dataclass(frozen=True, eq=False)
class Statement:
    """A few words of a column, and for each segment whether they hold, how far it is from all customers in this
    respect (in standard deviations, positive towards the words), and how far every two segments are apart (k x k)."""

    column: str
    words: str
    holds: NDArray[np.bool_]
    difference: Floats
    apart: Floats
    stands_alone: bool = False
    columns: tuple[str, ...] = field(default=())
    opposite: str = ""  #: what is said of those at the other end
    is_vague: bool = False  #: it rests on the name of a column that nobody can read
    of_one: bool = False  #: it is a mean of single visits or orders
    lacks: bool = False  #: it says what they have less of, or not at all
    is_sparse: bool = False  #: many customers have no value in its columns
    how_often: bool = False  #: it tells how often, how lately or for how long they come
    usual: NDArray[np.bool_] | None = None  #: in which segments the typical value is that of all customers
    held: Floats | None = None  #: the share of every segment of whom a level is so; None of numbers
    is_remedy: bool = False  #: it was given to those of whom the worst was expected, after that
    is_personal: bool = False  #: it tells who they are, which law may protect, and not what they do, have or bring

    @property
    def of(self) -> tuple[str, ...]:
        """The columns that it tells of."""
        return self.columns or (self.column,)

    def is_usual(self, i: int) -> bool:
        """Whether what is typical of a segment (from 0) is typical of all customers."""
        return self.usual is not None and bool(self.usual[i])


@dataclass(frozen=True, eq=False)
class FiguresOfSegments:
    """What the statements are made of: figures of every segment, and how columns and levels are called."""

    averages: Sequence[Sequence[Average]]
    levels: Sequence[Sequence[Level]]
    typical: Sequence[Sequence[Typical]]
    columns: Mapping[str, Column]
    labels: Labels
    everyone: Sequence[Average] = ()
    buy: bool = True  #: whether the rows are of those who buy: patients are no big spenders

    def of_all(self, column: str) -> Average | None:
        """The figures of all customers in a column of numbers; None where they are not asked for."""
        return next((average for average in self.everyone if average.column == column), None)

    @property
    def goods(self) -> frozenset[str]:
        """What customers spend on kinds of goods, where several columns tell of it: a single amount may be anything."""
        if not self.buy:
            return frozenset()
        sums = (name for name, column in self.columns.items() if column.is_numeric and name not in self.labels)
        spent = frozenset(name for name in sums if is_kind_of_goods(name))
        return spent if len(spent) >= _BASKET else frozenset()

    def is_vague(self, column: Column) -> bool:
        """Whether nobody can read what it is called."""
        return not is_readable(column.name, column.theme, self.labels)


def near_the_outermost(difference: Floats) -> NDArray[np.bool_]:
    """Which segments lie so far from all customers that they share the word of the furthest one."""
    most = float(difference.max(initial=0.0))
    near: NDArray[np.bool_] = difference >= max(NOTABLE, _NEAR * most)
    return near
