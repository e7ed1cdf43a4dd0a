"""Lengths of time in text, such as `14 months`, `2h 15m`, `00:11:29` or `1 day, 02:03:04`: their pattern and SQL."""

import re

from segmentry.engines.units import TIME, Unit, family

UNITS = frozenset(unit.name for unit in family(TIME))
LETTERS = "a-zà-öø-ž"
_NUMBER = "[-+]?[0-9.]+"
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
    units = [(word, unit.size) for unit in family(TIME) for word in words(unit, target)]
    factors = [size / next(unit.size for unit in family(TIME) if unit.name == target) for _, size in units]
    known = ", ".join(f"'{word}'" for word, _ in units)
    at = f"list_position([{known}], ltrim(part, '0123456789.+- '))"
    times = f"[{', '.join(f'{factor.numerator}.0' for factor in factors)}]"
    divided = f"[{', '.join(f'{factor.denominator}.0' for factor in factors)}]"
    there = f"TRY_CAST(regexp_extract(part, '{_NUMBER}') AS DOUBLE)"
    value = once(at, "place", f"{there} * {times}[place] / {divided}[place]")
    parts = f"regexp_extract_all(cell, '{_NUMBER} *[{LETTERS}]+')"
    total = f"coalesce(list_sum(list_transform({parts}, lambda part: {value})), 0.0)"
    size = float(next(unit.size for unit in family(TIME) if unit.name == target))
    clock = f"CASE WHEN contains(cell, ':') THEN {_clock('cell', target)} / {size!r} ELSE 0.0 END"
    amount = f"CASE WHEN regexp_full_match(cell, '{_NUMBER}') THEN TRY_CAST(cell AS DOUBLE) ELSE {total} + {clock} END"
    lone = "starts_with(sign, '-') AND NOT contains(substr(sign, 2), '-') AND NOT contains(sign, '+')"
    below = f"-1 * {once('substr(sign, 2)', 'cell', amount)}"  # -2 h 15 min is all of it below zero
    signed = f"CASE WHEN {lone} THEN {below} ELSE {once('sign', 'cell', amount)} END"
    return once(_normal(f"lower(trim({text}))", mark), "sign", signed)


def once(value: str, name: str, expression: str) -> str:
    """SQL of an expression in which the value has a name: without, it is computed anew wherever it stands."""
    return f"list_transform([{value}], lambda {name}: {expression})[1]"


def _normal(cell: str, mark: str) -> str:
    """SQL of the cell with a decimal point, no groups and plain signs."""
    pointed = f"replace({cell}, ',', '')" if mark == "point" else f"replace(replace({cell}, '.', ''), ',', '.')"
    return f"replace({pointed}, '−', '-')"


def _clock(cell: str, target: str) -> str:
    """SQL of the seconds of figures with colons. Of two, the first are hours where hours are asked for."""
    found = f"regexp_extract({cell}, '[-+]?[0-9]+:[0-9:.]+')"
    first, minutes, seconds = (f"TRY_CAST(ltrim(split_part(figures, ':', {i}), '-+') AS DOUBLE)" for i in (1, 2, 3))
    in_half = f"CASE WHEN regexp_matches({cell}, ':[0-9.]+\\s*p') THEN {first} % 12 + 12"
    hours = f"({in_half} WHEN regexp_matches({cell}, ':[0-9.]+\\s*a') THEN {first} % 12 ELSE {first} END)"
    two = f"{hours} * 3600 + {minutes} * 60" if target == "hours" else f"{first} * 60 + {minutes}"
    three = f"{hours} * 3600 + {minutes} * 60 + {seconds}"
    sign = "CASE WHEN starts_with(figures, '-') THEN -1 ELSE 1 END"
    return once(found, "figures", f"({sign}) * (CASE WHEN {seconds} IS NULL THEN {two} ELSE {three} END)")
