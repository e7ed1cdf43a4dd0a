"""Lengths of time in text, such as `14 months`, `2h 15m`, `00:11:29` or `1 day, 02:03:04`: their pattern and SQL."""

import re

from segmentry.engines.units import TIME, Unit, family

UNITS = frozenset(unit.name for unit in family(TIME))
_LETTER = "a-zà-öø-ž"
_AND = "(?:\\s*,\\s*|\\s+(?:and|und|et|y|e|en|och|i|&)\\s+|\\s*)"
_AM_PM = "(?:\\s*[ap]\\.?m\\.?)"


def words(unit: Unit, target: str) -> list[str]:
    """The words for a unit where numbers are in `target`: `m` is a month beside years, else a minute."""
    m_is = "months" if target in ("months", "years") else "minutes"
    return sorted(({*unit.words} - {"m"}) | ({"m"} if unit.name == m_is else set()), key=lambda w: (-len(w), w))


def pattern(mark: str, target: str, *, optional: bool = False) -> str:
    """A whole cell, in any case. A number alone is one where the unit is `optional`."""
    known = "|".join(re.escape(word) for unit in family(TIME) for word in words(unit, target))
    longest = "|".join(sorted(known.split("|"), key=lambda word: (-len(word), word)))
    decimal, group = ("\\.", ",") if mark == "point" else (",", "\\.")
    number = f"[-+−]?(?:[0-9]{{1,3}}{group}[0-9]{{3}}(?:{decimal}[0-9]+)?|[0-9]+(?:{decimal}[0-9]+)?|{decimal}[0-9]+)"
    part = f"{number}\\s*(?:{longest})\\.?"
    clock = f"[-+−]?[0-9]{{1,7}}:[0-5]?[0-9](?::[0-5]?[0-9](?:{decimal}[0-9]+)?)?{_AM_PM}?"
    alone = f"|{number}" if optional else ""
    return f"(?i:{part}(?:{_AND}{part})*(?:{_AND}{clock})?|{clock}{alone})"


def number(text: str, mark: str, target: str) -> str:
    """SQL of a cell that has the form as a number of `target`."""
    sizes = {unit.name: unit.size for unit in family(TIME)}
    cell = _normal(f"lower(trim({text}))", mark)
    lone = f"regexp_matches({cell}, '^-[^-+]*$')"  # -2 h 15 min is all of it below zero
    bare = f"ltrim({cell}, '-')"
    signed = f"CASE WHEN {lone} THEN {bare} ELSE {cell} END"
    parts = [_scaled(_part(signed, unit, target), unit, sizes[target]) for unit in family(TIME)]
    clock = f"CASE WHEN contains({cell}, ':') THEN {_clock(signed, target)} / {float(sizes[target])!r} END"
    total = " + ".join(f"coalesce({part}, 0.0)" for part in [*parts, clock])
    alone = f"regexp_full_match({cell}, '[-+]?[0-9.]+')"
    return (
        f"CASE WHEN {alone} THEN TRY_CAST({cell} AS DOUBLE) ELSE (CASE WHEN {lone} THEN -1 ELSE 1 END) * ({total}) END"
    )


def _normal(cell: str, mark: str) -> str:
    """SQL of the cell with a decimal point, no groups and plain signs."""
    if mark == "comma":
        ungrouped = f"regexp_replace({cell}, '([0-9])[.]([0-9]{{3}})', '\\1\\2', 'g')"
        pointed = f"regexp_replace({ungrouped}, '([0-9]),([0-9])', '\\1.\\2', 'g')"
    else:
        pointed = f"regexp_replace({cell}, '([0-9]),([0-9]{{3}})', '\\1\\2', 'g')"
    return f"replace({pointed}, '−', '-')"


def _part(cell: str, unit: Unit, target: str) -> str:
    """SQL of how many of the unit stand there."""
    named = "|".join(re.escape(word).replace("'", "''") for word in words(unit, target))
    found = f"regexp_extract({cell}, '([-+]?(?:[0-9]*[.])?[0-9]+)\\s*(?:{named})[.]?(?:[^{_LETTER}]|$)', 1)"
    return f"TRY_CAST({found} AS DOUBLE)"


def _scaled(value: str, unit: Unit, size: object) -> str:
    factor = unit.size / size  # type: ignore[operator]
    if factor.denominator == 1:
        return value if factor == 1 else f"{value} * {factor.numerator}"
    return f"{value} / {factor.denominator}" if factor.numerator == 1 else f"{value} * {float(factor)!r}"


def _clock(cell: str, target: str) -> str:
    """SQL of the seconds of figures with colons. Of two, the first are hours where hours are asked for."""

    def figure(group: int) -> str:
        form = "([-+]?)([0-9]+):([0-9]+)(:[0-9.]+)?\\s*([ap]?)"
        return f"regexp_extract({cell}, '{form}', {group})"

    hours, minutes = f"TRY_CAST({figure(2)} AS DOUBLE)", f"TRY_CAST({figure(3)} AS DOUBLE)"
    half = f"CASE {figure(5)} WHEN 'p' THEN {hours} % 12 + 12 WHEN 'a' THEN {hours} % 12 ELSE {hours} END"
    seconds = f"TRY_CAST(substr({figure(4)}, 2) AS DOUBLE)"
    two = f"{half} * 3600 + {minutes} * 60" if target == "hours" else f"{hours} * 60 + {minutes}"
    three = f"{half} * 3600 + {minutes} * 60 + {seconds}"
    sign = f"CASE WHEN {figure(1)} = '-' THEN -1 ELSE 1 END"
    return f"({sign}) * (CASE WHEN {figure(4)} = '' THEN {two} ELSE {three} END)"
