"""What a test showed: which columns say who was in which arm, whether these were drawn at random, and what came of it.

A column counts as drawn at random where it goes with nothing that was known before: of each column beside it the p of
no difference between arms is adjusted (Holm), and the smallest must be above a bound. What nobody calls a test must
have been given by the company, and what was known before must tell of the outcome, in arms so large that a choice would
have shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from segmentry.maths import Floats, alike_in_arms
from segmentry.maths.inference import holm
from segmentry.maths.two_groups import visible_difference
from segmentry.results.columns import Column
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.results.trial import NotRandom, Trial
from segmentry.stages.preparation.customers_drawn import draw
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.profiling.like_an_id import is_like_an_id
from segmentry.stages.profiling.outcome_cells import as_read, became
from segmentry.stages.profiling.trial_figures import arms_counted, figures_of
from segmentry.stages.shared.sent_words import is_sent, may_be_given
from segmentry.stages.shared.trial_words import MOST_ARMS, is_trial, may_be_a_result
from segmentry.stages.shared.values import feature_of

#: By column its levels, of those that are not taken as numbers.
Levels = Mapping[str, tuple[str, ...]]
#: Customers in each arm at least (ours).
FEWEST = 30
#: Below such an adjusted p a column goes with the arm, and so many columns must be beside it (ours): a test that is
#: called so is dismissed by chance once in a hundred times.
_ALPHA, _BESIDE = 0.01, 2
#: What is not must look more like one: of the columns beside it so many go with the outcome, and a difference in them
#: of so many standard deviations, from which on adjusting is no help (Rubin 2001), is seen in four of five cases.
_ALPHA_OF_GIVEN, _BESIDE_GIVEN, _TELLING, _SEEN = 0.05, 4, 2, 0.25
#: Themes that may be a result of the test: how customers were reached, what came of it, what they say of it.
_AFTER = ("reached", "came", "thinks")


def trials_of(
    segmentation: Segmentation, prepared: Prepared, outcome: Outcome | None, levels: Levels
) -> tuple[Trial, ...]:
    """What the tests showed whose arms the table holds, in its main outcome; none without one, and with case weights.

    Parameters
    ----------
    levels : mapping of column to its levels
        Of columns that are not taken as numbers.
    """
    if outcome is None or outcome.all.value is None or outcome.of in ("date", "year"):
        return ()
    able = [x for x in segmentation.columns.columns if x.is_trait and 2 <= x.distinct <= MOST_ARMS]
    called = [x for x in able if is_trial(x.name, levels.get(x.name, ()))]
    given = [x for x in able if x not in called and may_be_given(x.name, levels.get(x.name, ()))]
    if not (called or given) or segmentation.plan.weight is not None:
        return ()
    table = _Table(segmentation, prepared, outcome, levels, frozenset(x.name for x in (*called, *given)))
    each = [_trial(table, x, is_called_so=x in called) for x in (*called, *given)]
    return _once([trial for trial in each if trial is not None])


@dataclass(frozen=True)
class _Table:
    """What is told of, with the columns that may be of tests."""

    segmentation: Segmentation
    prepared: Prepared
    outcome: Outcome
    levels: Levels
    able: frozenset[str]


def _once(trials: Sequence[Trial]) -> tuple[Trial, ...]:
    """Of columns that say the same of who was in which arm, the first."""
    same: dict[object, Trial] = {}
    for trial in trials:
        arms = sorted((arm.count, arm.value, arm.sd) for arm in trial.arms)
        same.setdefault(tuple(arms) or trial.column, trial)
    return tuple(same.values())


def _trial(table: _Table, column: Column, *, is_called_so: bool) -> Trial | None:
    """What a column tells; None where it is no test that anything can be told of."""
    outcome, segmentation = table.outcome, table.segmentation
    cells = arms_counted(column, outcome, segmentation, table.prepared)
    cells = {level: own for level, own in cells.items() if own[:, 0].sum() >= FEWEST}
    if not 2 <= len(cells) <= MOST_ARMS:
        return None
    counts = [int(own[:, 0].sum()) for own in cells.values()]
    beside = _beside(table, column, tuple(cells))
    alpha = _ALPHA if is_called_so else _ALPHA_OF_GIVEN
    unlike = [name for name, p in beside.alike.items() if p < alpha]
    if not is_called_so and (unlike or not beside.would_tell(counts)):
        return None
    known = len(beside.alike)
    why: NotRandom | None = "goes with others" if unlike else "not known" if known < _BESIDE else None
    told = {"is_called_so": is_called_so, "beside": known, "unlike": tuple(unlike), "not_random": why}
    trial = Trial(column=column.name, outcome=outcome.column, **told)
    return trial if why is not None else figures_of(trial, cells, outcome, segmentation)


@dataclass(frozen=True)
class _Beside:
    """The columns that were known before: of each the adjusted p that it lies alike in all arms, and with how many the
    outcome goes."""

    alike: Mapping[str, float]
    telling: int

    def would_tell(self, counts: Sequence[int]) -> bool:
        """Whether these would show that arms of such sizes were chosen."""
        if len(self.alike) < _BESIDE_GIVEN or self.telling < _TELLING:
            return False
        fewest = min(counts)
        seen = visible_difference(fewest, sum(counts) - fewest, 1.0, 1 - _ALPHA_OF_GIVEN / len(self.alike))
        return seen is not None and seen <= _SEEN


def _beside(table: _Table, column: Column, arms: Sequence[str]) -> _Beside:
    """What tells whether arms were drawn."""
    segmentation, outcome = table.segmentation, table.outcome
    others = [x for x in segmentation.columns.columns if _is_known_before(x, table)]
    read = [feature_of(x, () if x.is_averaged else table.levels[x.name]) for x in others]
    own = feature_of(column, () if column.is_averaged else tuple(arms))
    result = as_read(segmentation.columns[outcome.column], outcome)
    drawn = draw(segmentation.recipe, table.prepared, [own, *read, result]).values
    came = became(drawn[outcome.column], result, outcome)

    def adjusted(by: Floats) -> list[float]:
        inside = ~np.isnan(by)
        _, place = np.unique(by[inside], return_inverse=True)
        tests = [alike_in_arms.of_numbers if x.is_averaged else alike_in_arms.of_kinds for x in others]
        return holm([test(place, drawn[x.name][inside]) for test, x in zip(tests, others, strict=True)])

    much = np.where(np.isnan(came), np.nan, came > (0 if outcome.kind == "rate" else np.nanmedian(came)))
    of_arms = dict(zip((x.name for x in others), adjusted(drawn[column.name]), strict=True))
    return _Beside(of_arms, sum(p < _ALPHA_OF_GIVEN for p in adjusted(much)))


def _is_known_before(column: Column, table: _Table) -> bool:
    """Whether it can be no result of the test, and no name for its arms."""
    is_result = column.theme in _AFTER or may_be_a_result(column.name) or is_sent(column.name)
    if not column.is_trait or is_result or is_like_an_id(column) or column.name in table.able:
        return False
    return column.is_averaged or bool(table.levels.get(column.name))
