"""Columns of files that are put one below the other: found by name, in the order of the first file that has them."""

from collections.abc import Sequence

from segmentry import wording
from segmentry.errors import SegmentryError, near_matches

#: Of the columns of the narrower file, so many at most are not in the other (ours).
_UNSHARED = 0.2


def columns_of_all(files: Sequence[str], names: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The columns of all files, each once.

    Examples
    --------
    >>> columns_of_all(["2023.csv", "2024.csv"], [["receipt", "day"], ["day", "receipt", "channel"]])
    ('receipt', 'day', 'channel')

    Raises
    ------
    SegmentryError
        If a file shares too few columns with the first, or one of them seems to be another by another name.
    """
    first = names[0]
    for file, of_file in zip(files[1:], names[1:], strict=True):
        new, gone = ([n for n in some if n not in others] for some, others in ((of_file, first), (first, of_file)))
        near = next((hint for name in new if (hint := near_matches(name, gone))), "")
        if near or min(len(new), len(gone)) > _UNSHARED * min(len(of_file), len(first)):
            raise SegmentryError(
                f"{file} has other columns than {files[0]}:"
                f" it has {wording.of_columns(new) if new else 'nothing more'},"
                f" and {wording.of_columns(gone) if gone else 'nothing'} of {files[0]} is missing.{near}"
                " Give the same columns the same names in all files."
            )
    return tuple(dict.fromkeys(name for of_file in names for name in of_file))


def left_empty(files: Sequence[str], names: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """What to tell of files that lack some of the columns.

    >>> left_empty(["2023.csv", "2024.csv"], [["receipt", "day"], ["day", "receipt", "channel"]])
    ('2023.csv has no `channel`: empty in its rows.',)
    """
    every = dict.fromkeys(name for of_file in names for name in of_file)
    gone = [[name for name in every if name not in of_file] for of_file in names]
    lacking = ((file, lacks) for file, lacks in zip(files, gone, strict=True) if lacks)
    return tuple(
        f"{file} has no {wording.listed(wording.named(lacks), 'or')}: empty in its rows." for file, lacks in lacking
    )
