"""How far customers can be divided: as far as more segments are more than cuts of the heaps that fewer are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from segmentry.maths import settled
from segmentry.results.choice import Evidence
from segmentry.stages.selection.judging import DIVIDED, HIGHLY_STABLE, is_real

#: Of a number, and of larger ones: how far each of these lies from what it would be if the segments of the first were
#: heaps, in standard deviations (see `divisions`).
Divided = Callable[[int, Sequence[int]], Mapping[int, float]]


@dataclass
class Depth:
    """From which smaller numbers larger ones can be told.

    Attributes
    ----------
    asked : dict of (fewer, more) to float
        The standard deviations times the stability of the larger number, as far as somebody asked.
    """

    divided: Divided
    asked: dict[tuple[int, int], float] = field(default_factory=dict)

    def told(self, fewer: int, more: Sequence[Evidence]) -> list[Evidence]:
        """Those of larger numbers that do more than cut heaps."""
        new = [e for e in more if (fewer, e.k) not in self.asked]
        if new:
            found = self.divided(fewer, [e.k for e in new])
            self.asked |= {(fewer, e.k): found[e.k] * max(e.stability or 0.0, 0.0) for e in new}
        return [e for e in more if self.asked[fewer, e.k] >= DIVIDED]

    def beyond(self, k: int) -> tuple[tuple[int, float], ...]:
        """What was asked of one number: smaller numbers, and how far it lies from cuts of their heaps."""
        return tuple(sorted((fewer, settled(far)) for (fewer, more), far in self.asked.items() if more == k))

    def cuts(self, fewer: int) -> list[int]:
        """The larger numbers that were found to do no more than cut the heaps of a number."""
        return sorted(k for (of, k), far in self.asked.items() if of == fewer and far < DIVIDED)

    def from_here(self, best: Evidence, passing: Sequence[Evidence]) -> list[Evidence]:
        """The way from the number that scores best to the one that divides as far as can be told, both included.

        Down, as long as segments only cut the heaps that the next fewer real ones are, and not each of them surely
        returns; then up, as long as there are natural segments, each highly stable, that do more than cut heaps.

        >>> two, three = (Evidence(k=k, rows=9, inertia=1.0, stability=1.0, verdict="natural") for k in (2, 3))
        >>> three = three.model_copy(update={"refines": (2,), "matches": (0.9,) * 3})
        >>> [[e.k for e in Depth(lambda fewer, more: {3: 1.9}).from_here(best, [two, three])] for best in (two, three)]
        [[2], [3, 2]]
        >>> [[e.k for e in Depth(lambda fewer, more: {3: 2.0}).from_here(best, [two, three])] for best in (two, three)]
        [[2, 3], [3]]
        """
        way = [best]
        while (fewer := self._only_cut(way[-1], passing)) is not None:
            way.append(fewer)
        sure = [e for e in passing if e.verdict == "natural" and min(e.matches, default=0.0) >= HIGHLY_STABLE]
        while more := self.told(way[-1].k, [e for e in sure if way[-1].k in e.refines and e not in way]):
            way.append(min(more, key=lambda e: e.k))
        return way

    def _only_cut(self, e: Evidence, passing: Sequence[Evidence]) -> Evidence | None:
        """The largest smaller number of real segments that such segments divide, if they only cut its heaps.

        None where each segment is highly stable, to the lower end of its interval: chance does not cut so. Nor for
        reproducible segments that divide natural ones: what these must be, `recommending` asks of them. The answers to
        one column are no heaps of customers, and nobody is led back to them.
        """
        fewer = [other for other in passing if other.k in e.refines and is_real(other) and other.by_column is None]
        surely = min((low for low, _ in e.match_intervals), default=0.0) >= HIGHLY_STABLE
        worth_more = e.verdict == "reproducible" and any(other.verdict == "natural" for other in fewer)
        if not is_real(e) or not fewer or surely or worth_more:
            return None
        largest = max(fewer, key=lambda other: other.k)
        return None if self.told(largest.k, [e]) else largest
