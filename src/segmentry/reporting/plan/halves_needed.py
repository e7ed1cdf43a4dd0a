"""How many customers a test of a step takes, in words: what two random halves can show."""

from dataclasses import dataclass
from math import ceil, floor
from typing import Literal

from segmentry.maths.sample_size import needed_for_means, needed_for_rates, smallest_change
from segmentry.stages.shared.display_names import Display
from segmentry.wording import plain, plural, share
from segmentry.wording import rate as said

#: Which way a test is to move what it is judged by.
Change = Literal["fall", "rise"]
#: What a test is to find: a change by a tenth, of rates by one point at least (ours).
_CHANGE, _POINT = 0.1, 0.01
#: A test that is to be decided by shows a change by such a part, of rates by so many points at most; one that shows no
#: change by half is none (ours).
_SENSIBLE, _POINTS, _MOST = 1 / 4, 0.15, 1 / 2
#: Fewer customers in each half than this are no test (ours).
_LEAST_HALF = 20
#: One in so many is taken to respond where it is not known (ours), and no more than have what is offered.
CONTACTS = 10
#: What every test of a size says of it.
SIZED = " in each half "
_SHOWS = "{half:,} in each half {are} enough to see"
TOO_FEW = "too few for a test of their own"
#: What is taken for usual, and that it is not known.
ASSUMED = " of those left alone and "
KEY_OF_ASSUMED = "How many respond is assumed: you may know better."
#: A test of who is reached tells apart at most so many times the response of those left alone (ours).
_TIMES = 4
#: That is told in points.
_STEPS = 100


@dataclass(frozen=True)
class Size:
    """How many customers a test takes, as a sentence behind a blank, and whether there are so many.

    `brief` is the same in a few words.
    """

    text: str
    is_enough: bool
    brief: str = ""

    def of(self, whom: str) -> str:
        """On whom of these it is tried, and what is done with the others.

        >>> Size("", False).of("the 9 who did not")
        'all of the 9 who did not'
        """
        return (
            f"a random half of {whom}, leave the other half alone, and compare" if self.is_enough else f"all of {whom}"
        )


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
    sign = -1 if change == "fall" else 1
    other = _shown_by(customers // 2, rate, sign)
    if other is None:
        return Size(f" They are {TOO_FEW}.", False)
    needed, ends = _needed(rate, other), f"from {said(rate)} to {said(other)}"
    sensible = rate + sign * max(min(_SENSIBLE * rate, _POINTS), _POINT)
    if abs(rate - other) <= abs(rate - sensible) + _step(other) / 2:
        return Size(f" {_shows(needed)} a {change} {ends}{given}.", True, f"{needed:,}{SIZED}show a {change} {ends}")
    large = f"only a large {change}, {ends}"
    many = f"{_needed(rate, sensible):,}{SIZED}show one to {said(sensible)}"
    text = f" The {customers:,} show {large}{given}: {many}, from more groups or periods."
    return Size(text, True, f"{needed:,}{SIZED}show {large}")


def _shown_by(half: int, rate: float, sign: int) -> float | None:
    """A rate that so many in each half tell apart from another, as it is told: a tenth off, else as far as they need
    it; None where that is too far for a test."""
    end = 0.0 if sign < 0 else 1.0
    near = min(max(rate + sign * max(_CHANGE * rate, _POINT), 0.0), 1.0)
    if needed_for_rates(rate, near) > half:
        least = smallest_change(lambda value: needed_for_rates(rate, value), half, rate, end)
        if half < _LEAST_HALF or least is None:
            return None
        near = least
    step = _step(near)
    other = round(near / step) * step
    while _needed(rate, other) > half and 0 <= other <= 1:
        other += sign * step
    return other if 0 <= other <= 1 and sign * (other - rate) <= _MOST * rate + step else None


def _needed(rate: float, other: float) -> int:
    """How many in each half the two rates need, as they are told: who checks it has no others."""
    return needed_for_rates(*(round(x / _step(x)) * _step(x) for x in (rate, other)))


def _step(rate: float) -> float:
    """To what a rate is rounded where it is told."""
    return 0.001 if round(100 * rate, 1) < 10 else 0.01


def _shows(half: int) -> str:
    return _SHOWS.format(half=half, are=plural(half, "is", "are"))


def of_mean(customers: int, mean: float, sd: float, called: Display, change: str = "rise") -> str:
    """What halves of so many customers show of a rise, or fall, of an average, behind a blank; empty where nothing."""
    half = customers // 2
    if mean <= 0 or half < _LEAST_HALF:
        return ""
    needed = max(needed_for_means(sd, _CHANGE * mean), _LEAST_HALF)
    if needed <= half:
        return f" {_shows(needed)} a {change} by {share(_CHANGE)}."
    gap = (needed_for_means(sd, 1.0) / half) ** 0.5
    by = called.value(plain(gap))
    if gap <= _SENSIBLE * mean:
        return f" {_shows(half)} a {change} by {by}."
    if gap > _MOST * mean:
        return ""
    many = f"{needed_for_means(sd, _SENSIBLE * mean):,}{SIZED}show one by {share(_SENSIBLE)}"
    return f" The {customers:,} show only a large {change}, by {by}: {many}."


def of_response(customers: int, *, by_contact: bool = True, most: float = 1.0) -> Size:
    """What halves of so many show, one reached and one left alone, where it is not known how many respond.

    The rate of those left alone is told as a round one, and no higher than what the halves can tell apart. `most` is
    how many at most respond: of an offer, as many as have it where it sells best.

    >>> of_response(2_000).text.partition(": ")[0]
    ' If 6% of those left alone and 10% of those contacted respond, 721 in each half find it 8 times in 10'
    >>> of_response(4_000, most=0.052).text.partition(" respond")[0]
    ' If 3% of those left alone and 5% of those contacted'
    >>> of_response(100).text
    ' They are too few for a test of their own: count who responds.'
    """
    half, response = customers // 2, floor(min(1 / CONTACTS, most) * _STEPS) / _STEPS
    least = smallest_change(lambda value: needed_for_rates(response, value), half, response, 0.0)
    if half < _LEAST_HALF or least is None or least < response / _TIMES:
        return Size(f" They are {TOO_FEW}: count who responds.", False)
    alone = floor(least * _STEPS) / _STEPS
    half = needed_for_rates(response, alone)
    reached, one = ("contacted", "contacts") if by_contact else ("offered it", "offers")
    rates = f"{share(alone)}{ASSUMED}{share(response)} of those {reached} respond"
    per = ceil(round(1 / (response - alone), 9))
    needed = needed_for_rates(response, alone)
    text = f" If {rates}, {needed:,}{SIZED}find it 8 times in 10: one more response per {per} {one}."
    return Size(text, True, f"{needed:,}{SIZED}show {share(response)} against {share(alone)} of those left alone")
