"""Of numbers of segments that repeat another than the one that scores best, where it tells markedly more of what became
of customers.

The outcome makes no segments; it decides between numbers of them, so that who asks about it is shown those that tell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from segmentry.maths import Floats
from segmentry.maths.left_out import explained_by
from segmentry.results.choice import Centres, Evidence
from segmentry.results.profile import FEWEST_EVENTS
from segmentry.results.recipe import Feature
from segmentry.stages.preparation.customers_drawn import Drawn, LabelsOfNumbers, draw, labels_of_numbers
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.selection.judging import is_real
from segmentry.stages.selection.levels import worth_a_look
from segmentry.stages.selection.recommending import RULE, Recommendation
from segmentry.stages.shared.level_counts import level_counts
from segmentry.stages.shared.tells_as_much import AS_MUCH, error_of_difference, is_nearly_as_good
from segmentry.stages.shared.values import feature_of, is_missing
from segmentry.wording import share

#: Standard errors by which another number must tell more, beside what `is_nearly_as_good` asks for (ours).
_ERRORS = 2.0
#: How the rule goes on where the number is another than the one that scores best for what it tells.
TELLING = f"{RULE}; another that repeats where it tells markedly more of the outcome"


@dataclass(frozen=True, eq=False)
class Became:
    """What became of the customers of a table."""

    prepared: Prepared

    @cached_property
    def drawn(self) -> Drawn:
        """Customers with all that tells it."""
        return draw(self.prepared.recipe, self.prepared, self._read)

    @cached_property
    def _read(self) -> list[Feature]:
        """How the columns are read that tell it: numbers, and yes or no."""
        told = [x for x in self.prepared.columns.columns if x.role in ("outcome", "value")]
        read = [feature_of(x) for x in told if x.is_averaged and x.is_numeric]
        two = {x.name: x for x in told if not x.is_averaged and x.distinct == 2}
        for name, counts in level_counts(self.prepared.table.rows, two).items() if two else ():
            feature = feature_of(two[name])
            levels = tuple(sorted(level for level in counts if not is_missing(feature, level)))
            read += [feature_of(two[name], levels)] if len(levels) == 2 else []
        return read

    @property
    def is_told(self) -> bool:
        """Whether a column tells it."""
        return bool(self._read)

    def main(self, labels: LabelsOfNumbers, k: int) -> str | None:
        """The column that `Profile.main_outcome` is of such segments: yes or no before amounts, an outcome before a
        value, then the one of which they tell most."""
        columns, values = self.prepared.columns, self.drawn.values

        def rank(name: str) -> tuple[bool, bool, float]:
            known, own = _known(values[name])
            told = explained_by(own, labels[k][known])
            return _is_of_two(own), columns[name].role == "outcome", told

        able = [name for name, cells in values.items() if _tells_enough(_known(cells)[1])]
        return max(able, key=rank, default=None)


def telling_more(
    found: Recommendation,
    evidence: Sequence[Evidence],
    min_share: float,
    centres: Mapping[int, Centres],
    became: Became,
) -> Recommendation:
    """The recommendation, or that of another number that repeats and explains markedly more of the main outcome.

    It explains so much more that the one which scores best would not be called nearly as good, beyond two standard
    errors of the difference; of several such numbers the fewest segments that tell as much as the most telling ones.
    Every customer is foretold from the others of the segment, so that more segments explain no more by themselves.
    """
    others = [e for e in worth_a_look(evidence, found.k, min_share) if is_real(e)]
    if found.k == 1 or not others or not became.is_told:
        return found
    labels = labels_of_numbers([found.k, *(e.k for e in others)], centres, became.drawn)
    if (column := became.main(labels, found.k)) is None:
        return found
    known, values = _known(became.drawn.values[column])
    groups = {k: own[known] for k, own in labels.items()}
    told = {k: explained_by(values, own) for k, own in groups.items()}

    def tells_markedly_more(k: int) -> bool:
        error = error_of_difference(values, groups[k], groups[found.k])
        return not is_nearly_as_good(told[found.k], told[k]) and told[k] - told[found.k] > _ERRORS * error

    more = {e.k: told[e.k] for e in others if tells_markedly_more(e.k)}
    if not more:
        return found
    k = min(k for k, part in more.items() if part >= AS_MUCH * max(more.values()))
    return Recommendation(k, TELLING, (_why(column, k, found.k, told), *found.reasons[:1]))


def _why(column: str, k: int, best: int, told: Mapping[int, float]) -> str:
    here, there = (share(max(told[x], 0.0)) for x in (k, best))
    return (
        f"{k} segments repeat and explain {here} of the differences in `{column}` between customers who are left"
        f" out, where the {best} that score best explain"
        f" {there}: of numbers that repeat the outcome decides where one"
        " tells markedly more of it."
    )


def _known(cells: Floats) -> tuple[Floats, Floats]:
    """Of whom it is known, and what it is of them."""
    known = ~np.isnan(cells)
    return known, cells[known]


def _is_of_two(values: Floats) -> bool:
    return bool(np.isin(values, (0.0, 1.0)).all())


def _tells_enough(values: Floats) -> bool:
    """Whether numbers differ, and yes or no is not as rare as `Outcome.is_too_rare` has it."""
    if not len(values) or values.min() == values.max():
        return False
    rarer = min(values.mean(), 1 - values.mean()) * len(values)
    return not _is_of_two(values) or bool(rarer >= FEWEST_EVENTS)
