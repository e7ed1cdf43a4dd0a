"""How many customers a test of a step takes, in words: what two random halves can show."""

from dataclasses import dataclass

from segmentry.maths.sample_size import needed_for_means, needed_for_rates, smallest_change
from segmentry.stages.shared.display_names import Display
from segmentry.wording import figure, share
from segmentry.wording import rate as rate_said

#: What a test is to find: a change by a tenth, of rates by one point at least (ours).
_CHANGE, _POINT = 0.1, 0.01
#: A test that shows no less than a change by so many times is none (ours).
_MOST_CHANGE = 2.0
#: Fewer customers in each half than this are no test (ours).
_LEAST_HALF = 20
#: Of so many a response is taken to be usual where none is known (ours).
_USUAL = 0.1
TOO_FEW = "too few for a test of their own"
#: What is taken for usual, and that it is not known.
ASSUMED = "If 1 in 10 responds"
KEY_OF_ASSUMED = "1 in 10 is assumed: you may know better."


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
        return f"a random half of {whom}, and compare" if self.is_enough else f"all of {whom}"


def of_rate(customers: int, rate: float, *, down: bool, again: bool = False) -> Size:
    """How many customers show a change of a rate by a tenth; where there are not so many, the change that they show.

    Parameters
    ----------
    customers : int
        Those who can be tried on.
    down : bool
        The rate is to fall.
    again : bool
        What they did can be done no more: that as many do it again is a condition.

    >>> of_rate(4_000, 0.5, down=True).text, of_rate(500, 0.5, down=True).text[-38:]
    (' 1,565 in each half can detect a drop from 50% to 45%.', 'detect a drop from 50% to 38% or less.')
    >>> of_rate(30, 0.5, down=False).is_enough
    False
    """
    half, step = customers // 2, max(_CHANGE * rate, _POINT)
    other = max(rate - step, 0.0) if down else min(rate + step, 1.0)
    needed = needed_for_rates(rate, other)
    word, given = "drop" if down else "rise", " If as many leave again," if again else ""
    if needed <= half:
        return Size(
            f"{given} {needed:,} in each half can detect a {word} from {rate_said(rate)} to {rate_said(other)}.", True
        )
    least = smallest_change(lambda value: needed_for_rates(rate, value), half, rate, 0.0 if down else 1.0)
    if half < _LEAST_HALF or least is None:
        return Size(f" They are {TOO_FEW}: talk to them, or pool them with another group.", False)
    change = f"a {word} from {rate_said(rate)} to {rate_said(least)}"
    if max(rate, least) > _MOST_CHANGE * min(rate, least):
        return Size(f" They are {TOO_FEW}: only {change} would show.", False)
    return Size(f"{given} {half:,} in each half can detect {change} or {'less' if down else 'more'}.", True)


def of_mean(customers: int, mean: float, sd: float, called: Display) -> str:
    """What halves of so many customers show of a rise of an average, behind a blank; empty where that is nothing."""
    half = customers // 2
    if mean <= 0 or half < _LEAST_HALF:
        return ""
    needed = needed_for_means(sd, _CHANGE * mean)
    if needed <= half:
        return f" {needed:,} in each half show a rise by {share(_CHANGE)}."
    gap = (needed_for_means(sd, 1.0) / half) ** 0.5
    return f" {half:,} in each half show a rise by {called.value(figure(gap))} or more."


def of_usual_response(customers: int) -> Size:
    """What halves of so many show where it is not known how many respond, and whether they are enough for a test.

    >>> of_usual_response(2_000).text
    ' If 1 in 10 responds, 1,000 in each half can detect a rise from 10% to 14% or more.'
    >>> of_usual_response(100).text
    ' They are too few for a test of their own: count who responds.'
    """
    half = customers // 2
    least = smallest_change(lambda value: needed_for_rates(_USUAL, value), half, _USUAL, 1.0)
    if half < _LEAST_HALF or least is None or least > _MOST_CHANGE * _USUAL:
        return Size(f" They are {TOO_FEW}: count who responds.", False)
    shows = f"a rise from {rate_said(_USUAL)} to {rate_said(least)} or more"
    return Size(f" {ASSUMED}, {half:,} in each half can detect {shows}.", True)
