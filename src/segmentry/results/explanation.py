"""Why one customer is in a segment: which features decided, and what would have to be otherwise."""

from segmentry import wording
from segmentry.results._model import Result

#: A feature that says less than this part of all that is said is not printed (ours).
_LITTLE = 0.01


class FeaturePart(Result):
    """What one feature says of the customer.

    Attributes
    ----------
    value : float, str or None
        Its cell: a number (of dates days since 1970-01-01) or a level; None where it is missing.
    said : str
        The feature and its cell as people read them.
    part : float
        Its part in the squared distance to the next segment less that to the own one, in matrix units: above 0 it
        speaks for the own segment. The parts of all features add up to that difference; a missing cell has 0.
    """

    column: str
    value: float | str | None
    said: str
    part: float


class SegmentChange(Result):
    """A change of one feature that moves the customer, all else equal.

    Attributes
    ----------
    values : tuple of float or str
        Of a number or a date (in days) the nearest one that does, rounded to the far side; of a category every level.
    said : str
        The change as people read it.
    segment : int
        The segment that the customer is in then.
    """

    column: str
    values: tuple[float | str, ...]
    said: str
    segment: int
    name: str


class Explanation(Result):
    """Why a customer is in a segment, as `segmentry.explain` finds it. It prints itself.

    Attributes
    ----------
    segment, name : int and str, or None
        None for a customer of whom nothing is known.
    next, next_name : int and str, or None
        The nearest other segment; None where there is one segment only.
    margin : float or None
        1 - d1/d2: 0 on the border to the next segment, towards 1 at the own centre.
    own_distance, next_distance : float or None
        Squared distances to both, over the features that are known, in matrix units.
    features : tuple of FeaturePart
        What spoke most for the own segment first.
    changes : tuple of SegmentChange
        The smallest first. Only values that the model met are told.
    """

    segment: int | None
    name: str | None = None
    next: int | None = None
    next_name: str | None = None
    margin: float | None = None
    own_distance: float | None = None
    next_distance: float | None = None
    features: tuple[FeaturePart, ...] = ()
    changes: tuple[SegmentChange, ...] = ()

    def __str__(self) -> str:
        if self.segment is None:
            return "No segment: nothing is known of this customer in any feature."
        if self.next is None or self.margin is None:
            return f"Segment {self.segment}, {self.name}: there is no other."
        where = "0 is the border between both, 1 the middle of its own segment"
        lines = [
            f"Segment {self.segment}, {self.name}. The nearest other segment is {self.next}, {self.next_name}.",
            f"Margin {self.margin:.2f} ({where}).",
            *self._spoken(f"Speaks for {self.segment} rather than {self.next}:", 1),
            *self._spoken(f"Speaks for {self.next}:", -1),
        ]
        if silent := [feature.column for feature in self.features if feature.value is None]:
            lines.append(f"Decides nothing, as nothing is known of it: {wording.of_columns(silent)}.")
        return "\n".join(map(wording.printable, [*lines, *self._moving()]))

    @property
    def said_in_all(self) -> float:
        """What all features say together, for either side, in matrix units."""
        return sum(abs(feature.part) for feature in self.features)

    @property
    def telling(self) -> tuple[FeaturePart, ...]:
        """The features that say enough to be told, for either side; those that say most first."""
        whole = self.said_in_all
        enough = [f for f in self.features if whole and abs(f.part) >= _LITTLE * whole]
        return tuple(sorted(enough, key=lambda feature: -abs(feature.part)))

    def _spoken(self, head: str, sign: int) -> list[str]:
        """The features that speak for one side, each with its part of all that is said."""
        whole = self.said_in_all
        telling = [f for f in self.telling if sign * f.part > 0]
        width = max((len(feature.said) for feature in telling), default=0)
        each = [f"  {f.said:<{width}}  {wording.share(abs(f.part) / whole):>4}" for f in telling]
        return [head, *each] if each else []

    def _moving(self) -> list[str]:
        if not self.changes:
            return ["No single change, within what the model met, would move this customer."]
        each = [f"  {change.said}: to {change.segment}, {change.name}" for change in self.changes]
        return ["What would move this customer, all else equal:", *each]
