"""How many customers a test of a step takes, in words: what two random halves can show."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Literal

from segmentry.maths.sample_size import needed_for_means, needed_for_rates, shown_by, smallest_change
from segmentry.wording import rate as said
from segmentry.wording import share

#: Which way a test is to move what it is judged by.
Change = Literal["fall", "rise"]
#: What a test is to find: a change by a tenth, of rates by one point at least (ours).
_CHANGE, _POINT = 0.1, 0.01
#: A test that shows no change by half is none (ours).
_MOST = 1 / 2
#: Fewer customers in each half than this are no test (ours).
_LEAST_HALF = 20
#: From this part on of those who are there a test takes all of them; so much more than there are rounding may ask for
#: (ours).
_NEARLY_ALL, _ROUNDED = 0.9, 1.1
#: Who is left alone is taken to respond at a tenth of the rate that was seen, at 2 % where none was (ours).
_ALONE, _UNSEEN = 0.1, 0.2
#: A test of who is reached tells apart at most so many times the response of those left alone (ours).
_TIMES = 4
#: What every test of a size says of it.
SIZED = " it can show is "
TOO_FEW = "too few to show whether it works"
#: What is done for all shows nothing: on a card, and as a sentence behind a blank.
NO_HALF = "with no half to compare"
NO_PROOF = " With no half left as it is, a later change is no proof that this was why."
#: On whom something is tried.
HALF = "a random half"
#: By what a test is judged where averages show nothing.
_UNEVEN = "Amounts are too uneven for averages: count who has {way} than the period before."
#: What is taken for usual, and where it comes from.
ASSUMED = " of those left alone respond"
KEY_OF_CHOSEN = "Who is chosen by much of it has less of it the next time, whatever is done: hence the other half."
KEY_OF_ASSUMED = "How many respond if left alone is assumed: a tenth of the rate seen, 2% where none is."
#: Parts are told in hundredths, rates from ten of them on in whole ones; what floating point adds.
_STEPS, _TEN, _ROUNDING = 100, 10, 1e-9


@dataclass(frozen=True)
class Size:
    """How many customers a test takes, as a sentence behind a blank, and whether there are so many."""

    text: str
    is_enough: bool

    def of(self, many: int, whom: str) -> str:
        """On whom of these it is tried, and what is done with the others.

        >>> Size("", False).of(9, "the 9 who did not"), Size("", True).of(9, "the 9 who did not")
        ('all of the 9 who did not', 'a random half (4) of the 9 who did not, leave the other half alone, and compare')
        """
        if not self.is_enough:
            return f"all of {whom}"
        return f"{half_of(many)} of {whom}, leave the other half alone, and compare"


_FEW = Size(f" They are {TOO_FEW}.", False)


def half_of(many: int) -> str:
    """A half of so many, with its size.

    >>> half_of(2_451)
    'a random half (1,225)'
    """
    return f"{HALF} ({many // 2:,})"


def of_rate(customers: int, rate: float, *, again: bool = False) -> Size:
    """What halves show of a rate: a fall by a tenth where there are enough customers, else the smallest they can show.

    Parameters
    ----------
    customers : int
        Those who can be tried on.
    again : bool
        What they did can be done no more: that as many do it again is a condition.

    >>> of_rate(4_000, 0.5).text
    ' With as few as 1,565 in each half, the smallest fall it can show is from 50% to 45%.'
    >>> of_rate(400, 0.5, again=True).text
    ' With all 400 in the test, the smallest fall it can show is from 50% to 36%, if as many leave again.'
    >>> of_rate(30, 0.5).is_enough
    False
    """
    return _of_change(customers, rate, "fall", ", if as many leave again" if again else "")


def least(rate: float) -> int:
    """How many customers in all show a fall of a rate by half.

    >>> least(0.024), of_rate(least(0.024), 0.024).is_enough
    (3852, True)
    """
    return 2 * _needed(rate, (1 - _MOST) * rate)


def of_rise(customers: int, rate: float) -> Size:
    """What halves show of a rate that is to rise, likewise.

    >>> of_rise(4_000, 0.5).text
    ' With as few as 1,565 in each half, the smallest rise it can show is from 50% to 55%.'
    >>> of_rise(30, 0.5).is_enough
    False
    """
    return _of_change(customers, rate, "rise")


def _of_change(customers: int, rate: float, change: Change, given: str = "") -> Size:
    """How many customers show a change of a rate, or which change they show; `given` is under which condition."""
    sign, rate = -1 if change == "fall" else 1, _told(rate)
    near = min(max(rate + sign * max(_CHANGE * rate, _POINT), 0.0), 1.0)
    other = _shown_by(customers // 2, rate, near, rate + sign * (_MOST * rate + _step(rate)))
    if other is None:
        return _FEW
    is_wanted = abs(other - _told(near)) < _step(near) / 2  # else all are needed, but for what rounding adds
    size = _with(_needed(rate, other) if is_wanted else customers // 2, customers)
    ends = f"from {said(rate)} to {said(other)}"
    return Size(f"{size} {change}{SIZED}{ends}{given}.", True)


def _with(half: int, customers: int) -> str:
    """What the smallest change takes of those who are there.

    >>> _with(100, 900), _with(100, 210)
    (' With as few as 100 in each half, the smallest', ' With all 210 in the test, the smallest')
    """
    whom = (
        f"all {customers:,} in the test" if 2 * half >= _NEARLY_ALL * customers else f"as few as {half:,} in each half"
    )
    return f" With {whom}, the smallest"


def _shown_by(half: int, rate: float, near: float, farthest: float) -> float | None:
    """A rate, as it is told, that so many in each half tell apart from another: `near`, else as far from it as they
    need; None where that is too far for a test."""
    sign = 1 if near > rate else -1
    if half < _LEAST_HALF:
        return None
    if needed_for_rates(rate, near) > half:
        end = 0.0 if sign < 0 else 1.0
        least = smallest_change(lambda value: needed_for_rates(rate, value), half, rate, end)
        if least is None:
            return None
        near = least
    other, step = _told(near), _step(near)
    while _needed(rate, other) > _ROUNDED * half and 0 <= other <= 1:
        other += sign * step
    return other if 0 <= other <= 1 and sign * (other - farthest) <= _ROUNDING else None


def _needed(rate: float, other: float) -> int:
    """How many in each half the two rates need, as they are told: who checks it has no others."""
    return needed_for_rates(_told(rate), _told(other))


def _told(rate: float) -> float:
    """A rate as it is rounded where it is told."""
    return round(rate / _step(rate)) * _step(rate)


def _step(rate: float) -> float:
    return 0.001 if round(100 * rate, 1) < _TEN else 0.01


def of_mean(
    customers: int, mean: float, sd: float, said: Callable[[float], str], change: Change = "rise", of: str = ""
) -> Size:
    """What halves show of an average: a change by a tenth where there are enough customers, else the smallest they can
    show; from what to what, and by how many hundredths of it.

    Parameters
    ----------
    mean, sd : float
        Of all on whom it is tried, all groups together: halves are drawn from all of them.
    said : callable
        An average in words, with its unit.
    of : str
        Of what it is, where the page does not say so.

    >>> of_mean(4_000, 50, 40, "{:g} EUR".format).text
    ' With as few as 1,005 in each half, the smallest rise it can show is from 50 EUR to 55 EUR, by 10%.'
    >>> of_mean(300, 0.4, 0.3, "{:.0%}".format, "fall", "return rate").text
    ' With all 300 in the test, the smallest fall of return rate it can show is from 40% to 30%.'
    >>> of_mean(100, 50, 400, str).is_enough
    False
    """
    half = customers // 2
    if half < _LEAST_HALF:
        return _FEW
    if mean <= 0:  # of a loss nothing is a tenth
        return _of_loss(customers, mean, sd, said, f"{change} of {of}" if of else change)
    by = max(_CHANGE, ceil(round(shown_by(sd, half) / mean * _STEPS, 6)) / _STEPS)
    if by > _MOST:
        return _FEW

    def ends(part: float) -> str:
        other = said(mean * (1 + part if change == "rise" else 1 - part))
        return other if other.endswith("%") else f"{other}, by {share(part)}"

    what = f"{change} of {of}" if of else change
    needed = max(needed_for_means(sd, by * mean), _LEAST_HALF)
    return Size(f"{_with(needed, customers)} {what}{SIZED}from {said(mean)} to {ends(by)}.", True)


def _of_loss(customers: int, mean: float, sd: float, said: Callable[[float], str], what: str) -> Size:
    """The smallest change of an average that is a loss which all of them show.

    >>> _of_loss(2_000, -3, 40, "{:.0f} EUR".format, "rise").text
    ' With all 2,000 in the test, the smallest rise it can show is from -3 EUR to 2 EUR.'
    """
    by = shown_by(sd, customers // 2) * (-1 if what.startswith("fall") else 1)
    return Size(f"{_with(customers // 2, customers)} {what}{SIZED}from {said(mean)} to {said(mean + by)}.", True)


def of_more_than_before(customers: int, change: Change) -> Size:
    """What halves show where amounts are too uneven for averages: how many have more, or less, than the period before,
    which is half of them where nothing changes (the sign test: Conover, Practical Nonparametric Statistics).

    >>> of_more_than_before(4_000, "rise").text.partition("before. ")[2]
    'With as few as 1,565 in each half, the smallest rise it can show is from 50% to 55%.'
    """
    size, way = of_rise(customers, 0.5), "more" if change == "rise" else "less"
    return Size(f" {_UNEVEN.replace('{way}', way)}{size.text}", True) if size.is_enough else _FEW


def of_response(customers: int, seen: float | None = None) -> Size:
    """What halves of so many show, one reached and one left alone, where it is not known how many respond.

    Of those left alone a tenth of the rate `seen` is taken to respond: of those who responded before, or of an offer
    who have it already. Told is the least response of those reached that differs from it.

    >>> of_response(2_000, 0.3).text
    ' With as few as 749 in each half, the smallest response it can show is 6.0%, if 3.0% of those left alone respond.'
    >>> of_response(422, 0.28).text
    ' With all 422 in the test, the smallest response it can show is 9.3%, if 2.8% of those left alone respond.'
    >>> of_response(100).text
    ' They are too few to show whether it works.'
    """
    half, alone = customers // 2, round(_ALONE * (_UNSEEN if seen is None else seen), 3)
    twice = max(2 * alone, alone + _POINT)
    if alone <= 0 or half < _LEAST_HALF:
        return _FEW
    response = _shown_by(half, alone, twice, _TIMES * alone)
    if response is None:
        return _FEW
    size = _with(_needed(alone, response), customers)
    return Size(f"{size} response{SIZED}{said(response)}, if {said(alone)}{ASSUMED}.", True)
