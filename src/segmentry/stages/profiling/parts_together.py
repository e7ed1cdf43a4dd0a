"""What all that is told of one part of customers gives away together: its count by group, and of whom it is so.

A group's part, how many of it have the outcome, and the same of all customers add up: where one is withheld, the others
may tell it. A reader is taken to know every sum, and to solve for what is left (linear programming).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from segmentry.results.profile import Level, Outcome, OutcomeOf
from segmentry.results.sentences import Clue

#: Unknown of every group: of whom it is so, and is not, in the part, in the rest, and in neither; how many it is so of,
#: how many are in the part, and of how many of these it is not known.
_CELLS, _SO, _IN, _UNKNOWN, _EACH = 6, 6, 7, 8, 9
#: Who of a group is not in the part.
_REST = (2, 3, 4, 5)
_TOLERANCE = 1e-6

Line = tuple[dict[int, float], float]


@dataclass(frozen=True)
class Told:
    """What is told of a part: of all customers, of every group, and how many of each are in it (none where this is told
    nowhere)."""

    of_all: Clue
    each: tuple[Clue | None, ...]
    led: tuple[Level, ...]
    outcome: Outcome

    def gives_away(self, least: int) -> bool:
        """Whether a reader can tell of a cell of a group that is not told that it has fewer than `least` customers,
        but for those of which nobody can be; or that it is so of all, or of nobody, in a part or the rest."""
        lines, bounds = self._known()

        def most(i: int, cells: Iterable[int]) -> float:
            return _most(lines, bounds, [i * _EACH + cell for cell in cells])

        for i, clue in enumerate(self.each):
            if self.led and self.led[i].count is None and any(_is_few(most(i, x), least) for x in ((_IN,), _REST)):
                return True
            if clue is not None:
                continue
            so, differs = bounds[i * _EACH + _SO], self.outcome.segments[i].count
            for both in ((0, 1), (2, 3)):
                each = [most(i, (cell,)) for cell in both]
                is_one_sided = so[1] > 0 and so[0] < differs and min(each) <= _TOLERANCE < max(each)
                if is_one_sided or any(_is_few(x, least) for x in each):
                    return True
        return False

    def _known(self) -> tuple[list[Line], list[tuple[float, float]]]:
        lines: list[Line] = []
        bounds: list[tuple[float, float]] = []
        k = len(self.each)
        parts = zip(self.outcome.segments, self.each, self.led or (None,) * k, strict=True)
        for i, (became, clue, led) in enumerate(parts):
            at = i * _EACH
            lines.append(({at + cell: 1.0 for cell in range(_CELLS)}, float(became.count)))
            lines.append(({**{at + cell: 1.0 for cell in (0, 2, 4)}, at + _SO: -1.0}, 0.0))
            lines.append(({at: 1.0, at + 1: 1.0, at + _UNKNOWN: 1.0, at + _IN: -1.0}, 0.0))
            cells = [(0.0, float(became.count))] * _CELLS
            if clue is not None:
                cells[:4] = [(float(x), float(x)) for x in cells_of(clue, of_rate=self._is_rate)]
            unknown = 0 if led is None else led.filled - became.count
            spare = (0.0, float(unknown)) if unknown >= 0 else (0.0, float(became.count))
            bounds += [*cells, _so(became) if self._is_rate else (0.0, 0.0), _in(led, became.count), spare]
        whole = cells_of(self.of_all, of_rate=self._is_rate)
        lines += [({i * _EACH + cell: 1.0 for i in range(k)}, float(x)) for cell, x in enumerate(whole)]
        if self.outcome.all.value is not None and self._is_rate:
            so = float(round(self.outcome.all.value * self.outcome.all.count))
            lines.append(({i * _EACH + _SO: 1.0 for i in range(k)}, so))
        return lines, bounds

    @property
    def _is_rate(self) -> bool:
        """Of a mean customers are counted alone, as if it were so of nobody."""
        return self.outcome.kind == "rate"


def told_together(told: Told, least: int) -> Told:
    """The same without those groups' figures, the fewest first, that give away what is withheld; last without the
    counts by group. No figures stand where the count is withheld or rounded."""
    if told.led:
        exact = zip(told.each, told.led, strict=True)
        told = replace(told, each=tuple(clue if own.count is not None else None for clue, own in exact))
    while told.gives_away(least):
        known = [clue for clue in told.each if clue is not None]
        if not known:
            return replace(told, led=())
        few = min(known, key=lambda clue: clue.count)
        told = replace(told, each=tuple(None if clue is few else clue for clue in told.each))
    return told


def cells_of(clue: Clue, *, of_rate: bool = True) -> NDArray[np.int64]:
    """Of how many in the part it is so, and is not, and of how many of the rest; of a mean they are counted alone."""
    hits, others = map(round, clue.sums) if of_rate else (0, 0)
    return np.array([hits, clue.count - hits, others, clue.count_rest - others])


def _so(became: OutcomeOf) -> tuple[float, float]:
    """Between what the customers of a group lie of whom it is so."""
    if became.value is not None:
        return (float(round(became.value * became.count)),) * 2
    low, high = became.band or (0.0, 1.0)
    return low * became.count, high * became.count


def _in(led: Level | None, size: int) -> tuple[float, float]:
    """Between what those lie that are in the part."""
    if led is None:
        return 0.0, float(size)
    if led.count is not None:
        return float(led.count), float(led.count)
    share, step = led.share, led.rounded_to
    if step is None or share is None:
        return 0.0, float(led.filled)
    nearest = round(share / step) * step
    return max((nearest - step / 2) * led.filled, 0.0), min((nearest + step / 2) * led.filled, float(led.filled))


def _is_few(most: float, least: int) -> bool:
    return _TOLERANCE < most < least - _TOLERANCE


def _most(lines: Sequence[Line], bounds: Sequence[tuple[float, float]], of: Sequence[int]) -> float:
    """The most that cells may have together for all that is known; no end where what is known contradicts itself."""
    goal = np.zeros(len(bounds))
    goal[of] = -1
    left = np.zeros((len(lines), len(bounds)))
    for row, (line, _) in enumerate(lines):
        left[row, list(line)] = list(line.values())
    found = linprog(goal, A_eq=left, b_eq=[right for _, right in lines], bounds=bounds)
    return np.inf if found.status != 0 or found.fun is None else -float(found.fun)
