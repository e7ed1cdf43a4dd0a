"""Text whose columns are aligned by blanks, whatever blanks stand within their cells."""

import re
from itertools import groupby, pairwise

#: Lines that tell whether text is aligned.
_ENOUGH_LINES = 5
#: What parts columns itself where it stands in text.
_NO_BLANKS = {"\t", "\x01", "\x1f"}
#: A line drawn below the header, one for each column.
_RULE = re.compile(r"-+( +-+)+")


def columns_of(text: str) -> tuple[int, ...]:
    r"""Where the columns of text begin that is aligned by blanks; none where it is not.

    >>> columns_of("id name      age\n1  Ada Berg  25\n2  Jan       61\n3  Mia Roth  40\n4  Tom       33\n")
    (0, 3, 13)
    """
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    if len(lines) < _ENOUGH_LINES or _NO_BLANKS & set(text):
        return ()
    if _RULE.fullmatch(lines[1]):  # it tells
        return tuple(run.start() for run in re.finditer("-+", lines[1]))
    begins = [begin for begin, _ in _named(_runs(lines), lines[0])]
    cells = [[line[a:b].strip() for a, b in pairwise([*begins, None])] for line in lines]
    are_filled = all(sum(map(bool, column)) > len(lines) / 2 for column in zip(*cells, strict=True))
    return (0, *begins[1:]) if len(begins) > 1 and are_filled else ()


def _runs(lines: list[str]) -> list[tuple[int, int]]:
    """The places, from and to, between which some line has something, and beside which none has."""
    length = max(map(len, lines))
    filled = [any(place < len(line) and line[place] != " " for line in lines) for place in range(length)]
    places = [list(group) for is_filled, group in groupby(range(length), key=filled.__getitem__) if is_filled]
    return [(group[0], group[-1] + 1) for group in places]


def _named(runs: list[tuple[int, int]], header: str) -> list[tuple[int, int]]:
    """The runs that have a name above them; others are words of a cell, and go with the nearer of their neighbours."""
    while len(runs) > 1:
        nameless = next((i for i, (begin, end) in enumerate(runs) if not header[begin:end].strip()), None)
        if nameless is None:
            break
        left = runs[nameless][0] - runs[nameless - 1][1] if nameless else len(header)
        right = runs[nameless + 1][0] - runs[nameless][1] if nameless + 1 < len(runs) else len(header)
        first = nameless - 1 if left <= right else nameless
        runs = [*runs[:first], (runs[first][0], runs[first + 1][1]), *runs[first + 2 :]]
    return runs
