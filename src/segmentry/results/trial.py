"""What a test showed: the arms of an experiment that the table holds, beside what came of it."""

from typing import Literal

from segmentry.results._model import Result

#: Why no effect is told: the arm goes with what was known before, or there is too little beside it to tell.
NotRandom = Literal["goes with others", "not known"]


class Arm(Result):
    """Customers who were given the same.

    Attributes
    ----------
    count : int
        Customers with a value in the outcome.
    value, sd : float
        Their rate (0 to 1) or mean, and its standard deviation.
    interval : tuple of two floats, or None
        95 % interval: Wilson's of a rate, of a mean Student's t.
    apart : float or None
        The difference to the arm that the others are compared with; None of that one itself.
    apart_interval : tuple of two floats, or None
        Its interval, which holds for all pairs of arms together: Newcombe's of rates, of means Welch's.
    like : tuple of str
        The arms from which it does not differ beyond chance.
    """

    level: str
    count: int
    value: float
    sd: float
    interval: tuple[float, float] | None = None
    apart: float | None = None
    apart_interval: tuple[float, float] | None = None
    like: tuple[str, ...] = ()

    @property
    def is_apart(self) -> bool:
        """Whether it differs beyond chance from the arm that it is compared with."""
        return self.apart_interval is not None and not self.apart_interval[0] <= 0 <= self.apart_interval[1]


class Trial(Result):
    """A column that says which arm of a test somebody was in, and what came of each arm.

    Attributes
    ----------
    arms : tuple of Arm
        The first is what the others are compared with: the one that was left as it was, else the largest. Empty where
        no effect is told.
    has_control : bool
        Whether that is an arm that was left as it was.
    is_called_so : bool
        Whether its name or its levels say that it is a test; else it is what the company sent.
    beside : int
        Columns that were known before, with which the arm was compared.
    unlike : tuple of str
        Those of them with which it goes, beyond chance.
    not_random : NotRandom or None
        Why it is not taken as drawn at random.
    visible : float or None
        The smallest difference that four of five such tests find between the arms that are compared.
    needed : int or None
        Customers in each arm that would show the largest difference that was seen; None where one was shown.
    segments : tuple of (segment, arms)
        The arms within each segment, where the difference is not the same in all, beyond chance.
    """

    column: str
    outcome: str
    arms: tuple[Arm, ...] = ()
    has_control: bool = False
    is_called_so: bool = True
    beside: int = 0
    unlike: tuple[str, ...] = ()
    not_random: NotRandom | None = None
    visible: float | None = None
    needed: int | None = None
    segments: tuple[tuple[int, tuple[Arm, ...]], ...] = ()

    @property
    def count(self) -> int:
        """Customers in all arms."""
        return sum(arm.count for arm in self.arms)

    @property
    def value(self) -> float:
        """Their rate or mean."""
        return sum(arm.count * arm.value for arm in self.arms) / self.count

    @property
    def is_shown(self) -> bool:
        """Whether some two arms differ beyond chance."""
        return any(len(arm.like) < len(self.arms) - 1 for arm in self.arms)
