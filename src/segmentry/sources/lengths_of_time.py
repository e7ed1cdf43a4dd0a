"""In what lengths of time and times of day become numbers: one unit for a column, and how that is said."""

import re
import statistics
from collections import Counter
from collections.abc import Sequence

from segmentry.engines.base import Rows
from segmentry.engines.units import TIME, family, unit_of

_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60
#: From this median on, times below 24 hours are times of day rather than lengths (ours).
_OF_DAY = 3 * _HOUR
_TWO, _THREE = re.compile(r"[-+−]?\d+:\d\d?"), re.compile(r".*\d+:\d\d?:\d.*")
_FIRST_WORD = re.compile(r"[\d.,]\s*([^\W\d_]+)")
#: Columns named so hold lengths; and of two figures with a colon, minutes and seconds.
_LENGTH = re.compile(
    r"durat|dauer|duree|durée|length|laenge|länge|talk|call|handl|wait|hold|elapsed|runtime|lap|pace|song|track|video"
    r"|session|watch|laufzeit|durac|durat|tempo_|tiempo|minut",
    re.IGNORECASE,
)


def target(rows: Rows, name: str, cells: Sequence[str], mark: str) -> str:
    """The unit for a column: that of most cells, or of times with colons the one in which the median is 1 or more."""
    if 2 * sum(":" in cell for cell in cells) < len(cells):
        return _commonest(cells)
    two = any(_TWO.fullmatch(cell.strip()) for cell in cells)
    if two:
        lengths = any(_THREE.fullmatch(cell) for cell in cells) or _LENGTH.search(name) is not None
        return "minutes" if lengths else "hours"
    seconds = rows.typed({name: "number"}, {name: f"{mark} seconds"}).collect([name], limit=1_000)[name].to_pylist()
    middle = statistics.median([abs(value) for value in seconds if value] or [0.0])
    if _are_of_day(name, cells):
        return "hours"
    return "days" if middle >= _DAY else "hours" if middle >= _HOUR else "minutes" if middle >= _MINUTE else "seconds"


def described(name: str, cells: Sequence[str], unit: str) -> str:
    """What the numbers are, in words."""
    if unit == "hours" and _are_of_day(name, cells):
        return "times of day, read in hours from midnight"
    two = any(_TWO.fullmatch(cell.strip()) for cell in cells)
    figures = "" if not two else " (of two figures the first are hours)" if unit == "hours" else _MINUTES
    return f"lengths of time, read in {unit}{figures}"


_MINUTES = " (two figures are minutes and seconds)"


def _commonest(cells: Sequence[str]) -> str:
    """The unit that most cells begin with; `m` is a month beside years and months, else a minute."""
    lower = [cell.lower() for cell in cells]
    words = {word for cell in lower for word in _FIRST_WORD.findall(cell)}
    units = {unit.name: unit.words - {"m"} for unit in family(TIME)}
    months = words & (units["years"] | units["months"]) and not words & (units["hours"] | units["seconds"])
    first: Counter[str] = Counter()
    for cell in lower:
        word = next(iter(_FIRST_WORD.findall(cell)), "")
        known = unit_of(word, TIME)
        if word == "m" and months:
            first["months"] += 1
        elif known is not None:
            first[known.name] += 1
    return first.most_common(1)[0][0] if first else "hours"


def _are_of_day(name: str, cells: Sequence[str]) -> bool:
    """Whether all cells are times of one day, late enough in it that they are hardly lengths."""
    if _LENGTH.search(name):
        return False
    hours = []
    for cell in cells:
        figures = re.fullmatch(r"(\d\d?):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?\s*([ap]?)\.?m?\.?", cell.strip().lower())
        if figures is None or int(figures[1]) > 23:
            return False
        hours.append(int(figures[1]) + (12 if figures[2] == "p" else 0))
    return bool(hours) and statistics.median(hours) * _HOUR >= _OF_DAY
