"""How many customers a test of a step takes, in words: what two random halves can show."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Literal

from segmentry.maths.sample_size import needed_for_means, needed_for_rates, shown_by, smallest_change
from segmentry.wording import plural, share
from segmentry.wording import rate as said

#: Which way a test is to move what it is judged by.
Change = Literal["fall", "rise"]
#: What a test is to find: a change by a tenth, of rates by one point at least (ours).
_CHANGE, _POINT = 0.1, 0.01
#: A test that is to be decided by shows a change of an average by such a part, of a rate by a quarter, and so many
#: points at most; one that shows no change by half is none (ours).
_SENSIBLE, _SENSIBLE_RATE, _POINTS, _MOST = 0.15, 1 / 4, 0.15, 1 / 2
#: Fewer customers in each half than this are no test (ours).
_LEAST_HALF = 20
#: Who is left alone is taken to respond at a tenth of the rate that was seen, at 2 % where none was (ours).
_ALONE, _UNSEEN = 0.1, 0.2
#: A test of who is reached tells apart at most so many times the response of those left alone (ours).
_TIMES = 4
#: What every test of a size says of it.
SIZED = " in each half "
_SHOWS = "{half:,} in each half {are} enough to see"
TOO_FEW = "too few for a test of their own"
#: What is taken for usual, and where it comes from.
ASSUMED = " of those left alone and "
KEY_OF_ASSUMED = "How many respond if left alone is assumed: a tenth of the rate seen, 2% where none is."
#: Parts are told in hundredths, rates from ten of them on in whole ones; what floating point adds.
_STEPS, _TEN, _ROUNDING = 100, 10, 1e-9


@dataclass(frozen=True)
class Size:
    """How many customers a test takes, as a sentence behind a blank, and whether there are so many."""

    text: str
    is_enough: bool

    def of(self, whom: str) -> str:
        """On whom of these it is tried, and what is done with the others.

        >>> Size("", False).of("the 9 who did not")
        'all of the 9 who did not'
        """
        return (
            f"a random half of {whom}, leave the other half alone, and compare" if self.is_enough else f"all of {whom}"
        )


_FEW = Size(f" They are {TOO_FEW}.", False)
_UNKNOWN = Size(f" They are {TOO_FEW}: count who responds.", False)


def of_rate(customers: int, rate: float, *, again: bool = False) -> Size:
    """How many customers show a fall of a rate by a tenth; where there are not so many, the fall that they show.

    Parameters
    ----------
    customers : int
        Those who can be tried on.
    again : bool
        What they did can be done no more: that as many do it again is a condition.

    >>> of_rate(4_000, 0.5).text
    ' 1,565 in each half are enough to see a fall from 50% to 45%.'
    >>> of_rate(1_000, 0.5, again=True).text
    ' 480 in each half are enough to see a fall from 50% to 41%, if as many leave again.'
    >>> of_rate(400, 0.5).text
    ' The 400 show only a large fall, from 50% to 36%: 268 in each half show one to 38%, from more groups or periods.'
    >>> of_rate(30, 0.5).is_enough
    False
    """
    return _of_change(customers, rate, "fall", ", if as many leave again" if again else "")


def of_rise(customers: int, rate: float) -> Size:
    """How many customers show a rise of a rate by a tenth; where there are not so many, the rise that they show.

    >>> of_rise(4_000, 0.5).text
    ' 1,565 in each half are enough to see a rise from 50% to 55%.'
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
    needed, ends = _needed(rate, other), f"from {said(rate)} to {said(other)}"
    sensible = rate + sign * max(min(_SENSIBLE_RATE * rate, _POINTS), _POINT)
    if abs(rate - other) <= abs(rate - sensible) + _step(other) / 2:
        return Size(f" {_shows(needed)} a {change} {ends}{given}.", True)
    large = f"only a large {change}, {ends}"
    many = f"{_needed(rate, sensible):,}{SIZED}show one to {said(sensible)}"
    text = f" The {customers:,} show {large}{given}: {many}, from more groups or periods."
    return Size(text, True)


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
    while _needed(rate, other) > half and 0 <= other <= 1:
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


def _shows(half: int) -> str:
    return _SHOWS.format(half=half, are=plural(half, "is", "are"))


def of_mean(
    customers: int, mean: float, sd: float, said: Callable[[float], str], change: Change = "rise", of: str = ""
) -> Size:
    """How many customers show a change of an average by a tenth, or which change they show: from what to what, and by
    how many hundredths of it.

    Parameters
    ----------
    mean, sd : float
        Of all on whom it is tried, all groups together: halves are drawn from all of them.
    said : callable
        An average in words, with its unit.
    of : str
        Of what it is, where the page does not say so.

    >>> of_mean(4_000, 50, 40, "{:g} EUR".format).text
    ' 1,005 in each half are enough to see a rise from 50 EUR to 55 EUR, by 10%.'
    >>> of_mean(300, 0.4, 0.3, "{:.0%}".format, "fall", "return rate").text
    ' The 300 show only a large fall of return rate, from 40% to 30%: 393 in each half show one to 34%.'
    >>> of_mean(100, 50, 400, str).is_enough
    False
    """
    half = customers // 2
    if mean <= 0 or half < _LEAST_HALF:
        return _FEW
    by = max(_CHANGE, ceil(round(shown_by(sd, half) / mean * _STEPS, 6)) / _STEPS)
    if by > _MOST:
        return _FEW

    def ends(part: float) -> str:
        other = said(mean * (1 + part if change == "rise" else 1 - part))
        return other if other.endswith("%") else f"{other}, by {share(part)}"

    what = f"{change} of {of}" if of else change
    if by <= _SENSIBLE:
        needed = max(needed_for_means(sd, by * mean), _LEAST_HALF)
        return Size(f" {_shows(needed)} a {what} from {said(mean)} to {ends(by)}.", True)
    many = f"{needed_for_means(sd, _SENSIBLE * mean):,}{SIZED}show one to {ends(_SENSIBLE)}"
    return Size(f" The {customers:,} show only a large {what}, from {said(mean)} to {ends(by)}: {many}.", True)


def of_response(customers: int, seen: float | None = None, *, by_contact: bool = True) -> Size:
    """What halves of so many show, one reached and one left alone, where it is not known how many respond.

    Of those left alone a tenth of the rate `seen` is taken to respond: of those who responded before, or of an offer
    who have it already. Told is the least response of those reached that differs from it.

    >>> of_response(2_000, 0.3).text.partition(": ")[0]
    ' If 3.0% of those left alone and 6.0% of those contacted respond, 749 in each half find it 8 times in 10'
    >>> of_response(422, 0.28).text.partition(" respond")[0]
    ' If 2.8% of those left alone and 9.3% of those contacted'
    >>> of_response(100).text
    ' They are too few for a test of their own: count who responds.'
    """
    half, alone = customers // 2, round(_ALONE * (_UNSEEN if seen is None else seen), 3)
    twice = max(2 * alone, alone + _POINT)
    if alone <= 0 or half < _LEAST_HALF:
        return _UNKNOWN
    response = _shown_by(half, alone, twice, _TIMES * alone)
    if response is None:
        return _UNKNOWN
    needed = _needed(alone, response)
    reached, one = ("contacted", "contacts") if by_contact else ("offered it", "offers")
    rates = f"{said(alone)}{ASSUMED}{said(response)} of those {reached} respond"
    per = ceil(round(1 / (response - alone), 9))
    return Size(f" If {rates}, {needed:,}{SIZED}find it 8 times in 10: one more response per {per} {one}.", True)
