"""What becomes of columns that do not hold single values, and how that is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from segmentry import wording
from segmentry.errors import SegmentryError

#: Why a column is left out.
BYTES, KIND = "bytes that are no text", "values of a kind that cannot be read"
#: Signs that no text has: bytes with one of them are none.
CONTROL = r"[\x00-\x08\x0e-\x1f]"


@dataclass
class ColumnChanges:
    """What is to be told of columns: those that were spread or are read as text, those that were left out by why,
    those of times by their zone, and how many cells of which were lost or mended."""

    spread: list[str] = field(default_factory=list)
    as_json: list[str] = field(default_factory=list)
    left_out: dict[str, list[str]] = field(default_factory=dict)
    zones: dict[str, list[str]] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    mended: list[str] = field(default_factory=list)

    def leave_out(self, name: str, why: str) -> None:
        """Say of a column that it was left out."""
        self.left_out.setdefault(why, []).append(name)
        self.as_json = [other for other in self.as_json if other != name]

    def check(self, names: Sequence[str], source: str) -> None:
        """Refuse a source of which all columns were left out."""
        if self.left_out and not names:
            raise SegmentryError(f"No column of {source} can be read. {' '.join(self.notes)}")

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences for people, one for all columns of which the same is told."""
        notes = []
        if self.spread:
            notes.append(f"Objects inside {_of(self.spread)} were spread over columns with a dot in the name.")
        if self.as_json:
            notes.append(f"Lists and the like in {_of(self.as_json)} are read as text.")
        notes += [f"Times in {_of(names)} are those of the clocks in {zone}." for zone, names in self.zones.items()]
        for why, names in self.left_out.items():
            verbs = ("holds", "was") if len(names) == 1 else ("hold", "were")
            notes.append(f"{_of(names)} {verbs[0]} {why} and {verbs[1]} left out.")
        if self.mended:
            notes.append(f"The text of {_of(self.mended)} is not all UTF-8; characters that are not became `�`.")
        if lost := sum(self.lost.values()):
            cells = wording.counted(lost, "cell holds", "cells hold")
            counts = wording.plural(lost, "counts", "count")
            notes.append(f"{_of(self.lost)}: {cells} a time that there is not and {counts} as missing.")
        return tuple(notes)


def _of(names: Sequence[str] | Mapping[str, int]) -> str:
    return wording.of_columns(dict.fromkeys(names), most=5)
