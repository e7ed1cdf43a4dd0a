"""What only a look at a whole file of text tells: whether it must be read line by line."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from segmentry.files import blocks

_BLOCK = 1 << 24
#: Up to this size a file in which rows end with a delimiter, or quotes stand within cells, is read with care: the
#: engine drops a surplus delimiter silently, and takes the quotes as they come.
SMALL = 1 << 24
#: What a byte order mark begins with: looked for alone it takes a fiftieth of the time.
_MARK = codecs.BOM_UTF8[:1]


@dataclass(frozen=True)
class Scanned:
    """Whether a file has faults for which it must be read line by line, and whether it has apostrophes."""

    has_faults: bool
    has_apostrophes: bool


def scan(path: Path, head: str, named: str, delimiter: str, skip: int, width: int) -> Scanned:
    """Look at all bytes of a file.

    Care is needed where a quote is left over or stands within a cell, where rows may end with surplus cells, where a
    blank line may part two tables, where lines have delimiters alone, where text is written as a formula, and where the
    header stands in the file again.

    Parameters
    ----------
    head : str
        The lines of the header, which end as all lines do; empty where there is none.
    named : str
        The one of them that might stand in the file again.
    skip : int
        Lines above the header.
    width : int
        How many cells rows have. Of several, a blank line is no row, so that it may part two tables.
    """
    end = next((end for end in ("\r\n", "\n", "\r") if head.endswith(end)), "\n").encode()
    header = end + named.strip("\r\n").encode() + end if named else b""
    mark = re.escape(delimiter.encode())
    within = re.compile(rb'"(?<=[^\r\n"' + mark + rb']")(?=[^\r\n"' + mark + rb"])")
    last, nothing = delimiter.encode() + end, end + delimiter.encode() * (width - 1) + end
    formula = re.compile(rb'(?:[\r\n"]|' + mark + rb')="')
    quotes, headers, suspect, apostrophes, before = 0, 0, False, False, b""
    small = path.stat().st_size <= SMALL
    with path.open("rb") as file:
        for block in blocks(file, _BLOCK):
            quoted = block.count(b'"')
            quotes += quoted
            apostrophes = apostrophes or b"'" in block
            if not suspect:
                suspect = _MARK in block and block.find(codecs.BOM_UTF8, 1) > 0  # of another file put below
                suspect = suspect or (width > 1 and nothing in block)
                suspect = suspect or (quoted > 0 and b'="' in block and formula.search(block) is not None)
            if small and not suspect:
                suspect = last in block or block.endswith(last[:1])
                suspect = suspect or (width > 1 and end + end in block.strip(b"\r\n \t\x1a"))
                suspect = suspect or within.search(block) is not None
            if header:
                headers += block.count(header) + (header in before + block[: len(header) - 1])
                before = block[1 - len(header) :]
    first = 1 if skip and header else 0  # one on the first line has no line end before it
    return Scanned(quotes % 2 == 1 or headers > first or suspect, apostrophes)
