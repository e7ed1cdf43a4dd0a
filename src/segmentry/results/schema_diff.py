"""How a table differs from the one that a model was made of."""

from typing import Literal

from segmentry import wording
from segmentry.results._model import Result
from segmentry.results.recipe import OTHER
from segmentry.results.table import ColumnType
from segmentry.results.value_changes import ValueChange

State = Literal["same", "renamed", "missing", "wrong type", "unseen levels"]
Expected = Literal["number", "date", "yes or no", "category"]

#: How many columns or levels are named before "..." stands for the rest.
NAMED = 5
#: A level longer than this is cut: it is shown to be recognised, not to be read.
_LONGEST = 40

_HOLDS = {"text": "text", "date": "dates", "boolean": "yes or no", "integer": "whole numbers", "number": "numbers"}
_SUCH = {"number": "no number", "date": "no date", "yes or no": "neither yes nor no", "category": "no level"}
_SHORT = {"unseen levels": "unseen"}


class FeatureMatch(Result):
    """How one feature of a model is met in a table.

    Attributes
    ----------
    expected : str
        What its cells must be.
    column : str or None
        Its name in the table; None where it is missing.
    found : ColumnType or None
        What the table's column holds.
    near : tuple of str
        Of a missing feature: columns that are named like it, the nearest first.
    cells : int
        Filled cells, where they had to be looked at one by one.
    misfits : int
        Of these, cells of another type, or of a level that the model does not know.
    levels : int or None
        How many such levels there are; None where they are too many to be those of a category.
    named : tuple of str
        The commonest of them, at most 5.
    pooled : bool
        Whether the model has a place for them, among its rare levels.
    doubtful : bool
        Whether so many cells more than in the model's table are among these that the column may be meant otherwise.
    """

    feature: str
    expected: Expected
    state: State = "same"
    column: str | None = None
    found: ColumnType | None = None
    near: tuple[str, ...] = ()
    cells: int = 0
    misfits: int = 0
    levels: int | None = 0
    named: tuple[str, ...] = ()
    pooled: bool = False
    doubtful: bool = False

    @property
    def changes_labels(self) -> bool:
        """Whether customers would be labelled from less than the model knows of its own."""
        return self.state in ("missing", "wrong type") or (self.state == "unseen levels" and not self.pooled)

    @property
    def is_lost(self) -> bool:
        """Whether nothing of the feature can be used."""
        return self.state == "missing" or (self.changes_labels and self.misfits == self.cells)

    @property
    def words(self) -> tuple[str, str, str]:
        """What is different, in which feature, and how."""
        here = "" if self.column in (None, self.feature) or self.state == "renamed" else f" as `{self.column}`"
        what = f"`{self.feature}`{here} ({self.expected})"
        if self.state == "missing":
            return "missing", what, f"near: {_listed(self.near)}" if self.near else "no other name is near"
        if self.state == "renamed":
            return "renamed", what, f"is `{self.column}` here"
        if self.state == "wrong type" and self.found:
            return "wrong type", f"{what} holds {_HOLDS[self.found]}", self._misfits
        return _SHORT.get(self.state, self.state), what, self._unseen

    @property
    def _misfits(self) -> str:
        if self.misfits == 0:
            return "its numbers are written like codes, with leading zeros or very long"
        are = "is" if self.misfits == 1 else "are"
        such = _SUCH[self.expected] + ("s" if self.misfits > 1 and self.expected != "yes or no" else "")
        form = " written year first" if self.found == "text" and self.expected == "date" else ""
        return f"{self.misfits:,} of {wording.counted(self.cells, 'cell')} {are} {such}{form}"

    @property
    def _unseen(self) -> str:
        levels = "very many levels" if self.levels is None else wording.counted(self.levels, "level")
        of_all = f" ({wording.share(self.misfits / self.cells)})" if self.cells > 1 else ""
        rows = f"in {wording.counted(self.misfits, 'row')}{of_all}"
        sentence = f"{levels} {rows} count as {_quoted(OTHER)}" if self.pooled else f"{levels} never met {rows}"
        rest = [] if self.levels == len(self.named) else ["..."]
        return f"{sentence}: {', '.join([*map(_quoted, self.named), *rest])}" if self.named else sentence


class Difference(Result):
    """A table beside the one that a model was made of: every feature of the model, and the columns that are new.

    It prints one line for each difference.

    Attributes
    ----------
    table : str
        Name of the table that is compared.
    changes : tuple of ValueChange
        Features whose values lie otherwise than those that the model met.
    reading : tuple of str
        How the file is written otherwise than the model's, in words.
    extra : tuple of str
        Columns that the model's table did not have. They are carried along.
    """

    table: str
    features: tuple[FeatureMatch, ...]
    changes: tuple[ValueChange, ...] = ()
    reading: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def changes_labels(self) -> bool:
        """Whether `score` refuses the table unless it is told to proceed."""
        return any(match.changes_labels for match in self.features)

    @property
    def differs(self) -> bool:
        """Whether any feature is not met as it was, or the file is written otherwise."""
        return any(match.state != "same" for match in self.features) or bool(self.changes or self.reading)

    @property
    def is_doubtful(self) -> bool:
        """Whether so many values are none that the model met that a column may be meant otherwise: `score` warns."""
        return any(match.doubtful for match in self.features) or any(change.sure for change in self.changes)

    @property
    def is_usable(self) -> bool:
        """Whether customers can be labelled at all: something is left of some feature."""
        return not all(match.is_lost for match in self.features)

    @property
    def lines(self) -> tuple[str, ...]:
        """One line for each difference, and one for the columns that are carried along."""
        words = [match.words for match in self.features if match.state != "same"]
        words += [change.words for change in self.changes]
        width = max((len(what) for _, what, _ in words), default=0)
        lines = [f"{state:<12}{what:<{width}}  {how}" for state, what, how in words]
        lines += [f"{'read':<12}{how}" for how in self.reading]
        if self.extra:
            verb = "is" if len(self.extra) == 1 else "are"
            carried = f"{wording.counted(len(self.extra), 'column')} {verb} carried along"
            lines.append(f"{'extra':<12}{carried}: {_listed(self.extra)}")
        return tuple(lines)

    def __str__(self) -> str:
        if not self.lines:
            return f"{self.table} holds every feature of the model, and nothing differs."
        return "\n".join(self.lines)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join([f"`{name}`" for name in names[:NAMED]] + (["..."] if len(names) > NAMED else []))


def _quoted(level: str) -> str:
    """In quotes, without anything in it that a terminal would obey."""
    shown = "".join(mark if mark.isprintable() else "?" for mark in level[:_LONGEST])
    return f'"{shown}"' if len(level) <= _LONGEST else f'"{shown}..."'
