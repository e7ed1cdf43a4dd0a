"""What whole numbers are by their form alone, where the name tells nothing: codes, running numbers, years and months.

Amounts and counts pile up, and thin out towards their ends. What was given away does not: codes of statistics number
kinds within groups (11, 12, 13, 21, 22), others fill a length of digits to its end, running numbers rise with the rows.
The rules and their thresholds are ours.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.roles import CODED, DATE_AS_NUMBER, MOST_LEVELS, NUMBER, Part
from segmentry.stages.shared import coding, naming
from segmentry.stages.shared.bases import named

Values = NDArray[np.float64]

#: Reasons by which columns are told whose form says that their numbers were given away.
GIVEN = "numbers that fill their length of digits, as codes do"
RISING = "numbers that rise with the rows, as running numbers do"
LONG = "long numbers that repeat, as numbers of accounts or households do"
REPEATING = "large numbers that repeat far more often than amounts do, as codes and postcodes do"

#: What the middle half of large numbers spans at least, how many times as often as amounts of that spread they repeat,
#: and the share of them that may be prices or round but for three digits.
_WIDE, _BEYOND_CHANCE, _ALIKE = 500, 20, 0.4
#: Rows for each value, so that a hole among codes is none by chance.
_ROWS_A_VALUE = 10
#: Lengths of digits that are filled, how far, and the middle that amounts, which pile up below, do not have.
_SHORTEST, _FILLED, _MIDDLE = 4, 0.9, (0.25, 0.75)
#: Rows that a running number has at most for each of its values.
_MOST_ROWS = 20
#: Years and months that make a calendar.
_FEWEST_MONTHS = 24
#: Long numbers, and those that are too long for any account: amounts in a tiny unit.
_LONG, _TOO_LONG = 1e9, 1e13
#: A place among the numbers that is so much rarer than what is met on both sides of it, and by chance hardly ever.
_DIP, _CERTAIN = 0.7, 4.0
#: Last numbers with less than such a part of the mean count thin out, as counts do.
_THIN = 0.25
#: Kolmogorov and Smirnov's bound of 1 % for numbers that are spread evenly.
_EVEN = 1.63
#: What is numbered one by one has numbers from here on; smaller ones may count.
_FROM = 100
#: Few numbers beyond this are no codes of kinds that somebody would read.
_MOST_CODE = 10_000
#: Fewer numbers say nothing of their form.
_FEWEST = 100


def by_form(head: pa.Table, facts: Mapping[str, Facts], parts: Mapping[str, Part]) -> dict[str, Part]:
    """The parts of features whose form is surely none of amounts; `head` has the first rows."""
    able = [column for name, column in facts.items() if parts[name] == ("feature", NUMBER) and column.is_whole]
    looked = {column.name: _part(column, _values(head, column.name)) for column in able if _may_be_given(column)}
    return {name: part for name, part in looked.items() if part is not None}


def is_nameless(column: Facts) -> bool:
    """Whether the name tells neither a basis of segmentation nor that something is counted."""
    return named(column.word) is None and not coding.counts(column.word)


def _may_be_given(column: Facts) -> bool:
    """Whether it begins where no count does, or has too many different numbers for a scale."""
    return (column.figures.min or 0.0) >= 10 or column.figures.distinct > MOST_LEVELS


def _values(head: pa.Table, name: str) -> Values:
    values = head.column(name).to_numpy().astype(np.float64)
    return np.asarray(values[~np.isnan(values)])


def _part(column: Facts, values: Values) -> Part | None:
    low, high = column.figures.min or 0.0, column.figures.max or 0.0
    if not 1 <= low <= high < _TOO_LONG or len(values) < _FEWEST:
        return None
    if named(column.word) in (None, "is") and repeat_beyond_chance(values):
        return "descriptor", REPEATING
    return None if coding.counts(column.word) else _given(column, values)


def _given(column: Facts, values: Values) -> Part | None:
    """The part of a column whose numbers look like given ones, and whose name does not count."""
    low, different = float(values.min()), np.unique(values)
    if low >= _LONG:
        return "descriptor", LONG
    if is_numbered_in_groups(different) and len(values) >= _ROWS_A_VALUE * len(different):
        return "descriptor", CODED
    if are_months(different):
        return "descriptor", DATE_AS_NUMBER
    if len(different) <= MOST_LEVELS:
        return None
    if low >= _FROM and naming.is_numbered(column.word) and _are_even(values):
        return "descriptor", GIVEN
    if not is_nameless(column):
        return None
    if rises(values, len(different)):
        return "descriptor", RISING
    return ("descriptor", GIVEN) if fills_its_length(values) else None


def is_numbered_in_groups(different: Values) -> bool:
    """Whether these are codes of kinds within groups: 11, 12, 13, 21, 22, 31; in each group from its beginning on.

    >>> is_numbered_in_groups(np.array([11.0, 12, 13, 21, 22, 31])), is_numbered_in_groups(np.array([12.0, 24, 36, 48]))
    (True, False)
    >>> is_numbered_in_groups(np.array([1.0, 2, 3, 11, 12, 21, 22])), is_numbered_in_groups(np.arange(18.0, 80))
    (True, False)
    """
    low, high = float(different[0]), float(different[-1])
    same_length = low >= 10 and len(f"{low:.0f}") == len(f"{high:.0f}")
    from_one = 1 <= low <= 2 and 20 <= high < 100
    if not (same_length or from_one) or not 4 <= len(different) <= MOST_LEVELS:
        return False
    groups, members = np.divmod(different, 10)
    starts = np.flatnonzero(np.diff(groups, prepend=-1.0))
    sizes = np.diff(starts, append=len(different))
    begins = bool((members[starts] <= 2).all())
    runs = bool((members[starts] + sizes - 1 == members[starts + sizes - 1]).all())
    holes = int((np.diff(different) > 1).sum())
    return begins and runs and holes >= 2 and int((sizes >= 2).sum()) >= 2


def repeat_beyond_chance(values: Values) -> bool:
    """Whether large numbers are met again and again, lie evenly, and are neither round nor prices: they name something.

    What was measured finely hardly ever comes out the same twice. The commonest, such as 0, says nothing.

    >>> rng = np.random.default_rng(0)
    >>> repeat_beyond_chance(rng.choice(rng.integers(10_000, 99_999, 80), 600))
    True
    >>> repeat_beyond_chance(rng.lognormal(8, 1, 600).round()), repeat_beyond_chance(rng.choice([990, 1990, 4990], 600))
    (False, False)
    """
    different, counts = np.unique(values, return_counts=True)
    commonest = counts.argmax() if counts.max() > counts.sum() / len(counts) * _MOST_ROWS else None
    if commonest is not None:
        different, counts = np.delete(different, commonest), np.delete(counts, commonest)
    n = counts.sum()
    if n < _FEWEST or len(different) < 3:
        return False
    middle = np.repeat(different, counts)[[n // 4, n - n // 4 - 1]]
    if (wide := middle[1] - middle[0]) < _WIDE:
        return False
    unit = 10 ** max(len(f"{different[-1]:.0f}") - 3, 1)
    if max((different % unit == 0).mean(), ((different + 1) % 10 == 0).mean()) > _ALIKE:
        return False
    of_one_length = len(f"{different[0]:.0f}") == len(f"{different[-1]:.0f}")
    if not (_are_even(different) if len(different) > MOST_LEVELS else of_one_length):
        return False  # what is known of places alone, such as the income there, repeats with them and has a middle
    pairs, by_chance = (counts * (counts - 1)).sum() / 2, n * n / (4 * wide)
    return bool(pairs > _BEYOND_CHANCE * (by_chance + 1) and counts[counts > 1].sum() > n / 2)


def are_months(different: Values) -> bool:
    """Whether these are years and months in four digits, such as 8306, and no other numbers: there is no 13th month.

    >>> are_months(np.array([100.0 * year + month for year in (83, 84, 85) for month in range(1, 13)]))
    True
    >>> are_months(np.arange(8301.0, 8340))
    False
    """
    four = different[0] >= 1_000 and different[-1] < 10_000
    month = different % 100
    return len(different) >= _FEWEST_MONTHS and bool(four and ((month >= 1) & (month <= 12)).all())


def rises(values: Values, different: int) -> bool:
    """Whether each number is that of the row before, or the next one, with few rows each.

    >>> rises(np.arange(200.0) // 2, 100), rises(np.arange(200.0)[::-1] // 2, 100), rises(np.arange(200.0) ** 2, 200)
    (True, True, False)
    """
    steps = np.diff(values)
    one_way = bool(np.isin(steps, (0.0, 1.0)).all() or np.isin(steps, (0.0, -1.0)).all())
    return one_way and len(values) <= _MOST_ROWS * different


def fills_its_length(values: Values) -> bool:
    """Whether the numbers reach the end of a length of digits, from the next shorter one on, and do not pile up.

    >>> fills_its_length(np.linspace(1001, 98_900, 500)), fills_its_length(np.linspace(30, 70_000, 500))
    (True, False)
    """
    low, high = float(values.min()), float(values.max())
    length = len(f"{high:.0f}")
    if length < _SHORTEST or high < _FILLED * 10**length or low < 10 ** (length - 2):
        return False
    return bool(_MIDDLE[0] <= np.median(values) / high <= _MIDDLE[1])


def may_be_codes(values: "NDArray[Any]", few: int) -> bool:
    """Whether whole numbers may as well name kinds: they neither thin out as counts do nor have a single peak.

    Many different ones (more than `few`) must be spread evenly or jagged.

    >>> rng = np.random.default_rng(0)
    >>> may_be_codes(rng.integers(1, 7, 500), 20), may_be_codes(rng.poisson(2, 500), 20)
    (True, False)
    >>> may_be_codes(rng.integers(1, 500, 5_000), 20), may_be_codes(rng.normal(100, 20, 500).round(), 20)
    (True, False)
    """
    if len(values) < _FEWEST:
        return False
    different, counts = np.unique(values, return_counts=True)
    if len(different) < 3 or (len(different) <= few and different[-1] > _MOST_CODE) or (different % 1 != 0).any():
        return False
    if len(different) > few:
        return _are_even(values) or _is_jagged(counts)
    all_between = np.bincount((values - different[0]).astype(np.int64))
    return _is_jagged(all_between) or bool(counts[-1] >= _THIN * counts.mean())


def _dips(counts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which numbers are surely far rarer than some on both sides of them."""
    before, behind = np.maximum.accumulate(counts), np.maximum.accumulate(counts[::-1])[::-1]
    peak = np.minimum(before, behind)
    return ((peak - counts) > _CERTAIN * np.sqrt(peak + counts)) & (counts < _DIP * peak)


def _is_jagged(counts: NDArray[np.int64]) -> bool:
    """Whether there are several peaks."""
    return bool(_dips(counts).any())


def _are_even(values: "NDArray[Any]") -> bool:
    places = np.sort(values.astype(np.float64))
    span = places[-1] - places[0] + 1
    even = (np.arange(len(places)) + 0.5) / len(places)
    farthest = np.abs((places - places[0] + 0.5) / span - even).max()
    return bool(farthest * np.sqrt(len(places)) < _EVEN)
