"""SQL of cells of text as numbers, in the spelling of their column."""

from collections.abc import Iterable
from fractions import Fraction

from segmentry.engines import durations, spelling
from segmentry.engines.quoting import literal
from segmentry.engines.units import CURRENCIES, LARGE, SIGNS, family, unit_named

_TEN = 10
#: What stands around a unit: the number, signs and blanks. A group in a pattern would tell, and take ten times as long.
_AROUND = "0123456789.,'’+-−–() \u00a0\u202f\u2009" + SIGNS


def number(text: str, spelled: str) -> str:
    """SQL of the number that a cell holds; NULL where it holds none in that spelling."""
    cell = f"trim({text})"
    fits = f"regexp_full_match({cell}, {literal(spelling.pattern(spelled))})"
    if (must := spelling.needed(spelled)) is not None:
        fits = f"{fits} AND regexp_matches({cell}, {literal(must)})"
    mark, unit, _ = spelling.parted(spelled)
    if spelling.is_time(spelled):
        return f"CASE WHEN {fits} THEN {durations.number(text, mark, unit)} END"
    body = f"regexp_extract({text}, {literal(spelling.BODY)})"
    kept = "[^0-9.eE+-]" if mark == "point" else "[^0-9,eE+-]"
    digits = f"replace(regexp_replace({body}, '{kept}', '', 'g'), ',', '.')"
    sign = f"CASE WHEN regexp_matches({text}, {literal(spelling.NEGATIVE)}) THEN -1 ELSE 1 END"
    return f"CASE WHEN {fits} THEN {sign} * ({_scaled(cell, digits, spelled)}) END"


def _scaled(cell: str, digits: str, spelled: str) -> str:
    """SQL of the digits in the unit of the column."""
    unit = spelling.unit_of(spelled)
    if unit in ("", spelling.BARE):
        return f"CASE WHEN contains({cell}, '%') THEN {_times(digits, Fraction(1, 100))} ELSE {_times(digits)} END"
    if unit == spelling.PERCENT:
        return _times(digits, Fraction(1, 100))
    known = unit_named(unit)
    of_currency = unit in CURRENCIES
    if not of_currency and known is None:
        return _times(digits)
    units = family(LARGE if of_currency or known is None else known.family)
    size = Fraction(1) if of_currency or known is None or known.family == LARGE else known.size
    written = f"trim(lower({cell}), {literal(_AROUND)})"
    if of_currency or (known is not None and known.family == LARGE):  # with a currency before or behind it
        large = f"[0-9.,][ \u00a0\u202f]*{spelling.either(spelling.words_of(units))}([^{durations.LETTERS}]|$)"
        written = f"trim(regexp_extract(lower({cell}), {literal(large)}), {literal(_AROUND)})"
    sized = {word.strip(_AROUND): u.size / size for u in units for word in u.words}
    place = f"list_position([{_listed(sized)}], {written})"
    powers = [_power(factor) for factor in sized.values()]
    shifts = ", ".join(f"'e{power}'" if power else "''" for power in powers)
    factors = ", ".join(
        "1.0" if power is not None else repr(float(factor))
        for power, factor in zip(powers, sized.values(), strict=True)
    )
    scaled = f"TRY_CAST(digits || [{shifts}][place] AS DOUBLE) * [{factors}][place]"
    amount = f"CASE WHEN place IS NULL THEN {_times('digits')} ELSE {scaled} END"
    return durations.once(place, "place", durations.once(digits, "digits", amount))


def _times(digits: str, factor: Fraction = Fraction(1)) -> str:
    """SQL of the digits times the factor. Of powers of ten the decimal point is shifted: 16.67% is 0.1667."""
    if factor == 1:
        return f"TRY_CAST({digits} AS DOUBLE)"
    scaled = f"TRY_CAST({digits} AS DOUBLE) * {float(factor)!r}"
    if factor.numerator == 1:
        scaled = f"TRY_CAST({digits} AS DOUBLE) / {factor.denominator}.0"
    places = _power(factor)
    return scaled if places is None else f"coalesce(TRY_CAST({digits} || 'e{places}' AS DOUBLE), {scaled})"


def _power(factor: Fraction) -> int | None:
    """The power of ten that it is; None where it is none."""
    large, places = (factor.numerator, 1) if factor.denominator == 1 else (factor.denominator, -1)
    power = len(str(large)) - 1
    exact = large == _TEN**power and 1 in (factor.numerator, factor.denominator)
    return places * power if exact else None


def _listed(words: Iterable[str]) -> str:
    return ", ".join(map(literal, words))
