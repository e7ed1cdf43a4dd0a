"""A column that is made of several columns of the table."""

from segmentry.results._model import Result
from segmentry.results.table import ColumnType


class Source(Result):
    """Where the column of the table holds this cell, the made one has this level.

    Attributes
    ----------
    cell : str
        As text: of numbers "1", of yes and no "true".
    """

    column: str
    cell: str
    level: str
    type: ColumnType = "text"


class Made(Result):
    """What it is made of; nothing where it stands in the table itself.

    Attributes
    ----------
    made_of : tuple of Source
        The first that fits decides.
    rest : str or None
        The level of a row in which none fits; None: nothing is known of it.
    ticked : bool
        An empty cell of the sources says that none was ticked there.
    """

    made_of: tuple[Source, ...] = ()
    rest: str | None = None
    ticked: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        """The columns of the table that it is made of; empty for one that stands in the table."""
        return tuple(dict.fromkeys(source.column for source in self.made_of))


class Elsewhere(Result):
    """A level of one column that another column says in the same rows."""

    level: str
    column: str
