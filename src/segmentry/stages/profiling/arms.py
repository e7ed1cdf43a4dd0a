"""What a test showed: which columns say who was in which arm, whether these were drawn at random, and what came of it.

A column counts as drawn at random where it goes with nothing that was known before: of each column beside it the p of
no difference between arms is adjusted (Holm), and the smallest must be above a bound.
"""

from collections.abc import Sequence

import numpy as np

from segmentry.maths import alike_in_arms
from segmentry.maths.inference import holm
from segmentry.results.columns import Column
from segmentry.results.profile import Outcome, Profile
from segmentry.results.segmentation import Segmentation
from segmentry.results.trial import NotRandom, Trial
from segmentry.stages.preparation.customers_drawn import draw
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.profiling.like_an_id import is_like_an_id
from segmentry.stages.profiling.trial_figures import arms_counted, figures_of
from segmentry.stages.shared.trial_words import MOST_ARMS, is_sent, is_trial, may_be_a_result
from segmentry.stages.shared.values import feature_of

#: Customers in each arm at least (ours).
FEWEST = 30
#: Below such an adjusted p a column goes with the arm, and so many columns must be beside it (ours): a test that is
#: called so is dismissed by chance once in a hundred times; what is not must look more like one, in larger arms.
_ALPHA, _BESIDE = 0.01, 2
_ALPHA_OF_SENT, _BESIDE_SENT, _FEWEST_SENT = 0.05, 4, 100
#: Themes that may be a result of the test: how customers were reached, what came of it, what they say of it.
_AFTER = ("reached", "came", "thinks")


def with_trials(segmentation: Segmentation, prepared: Prepared) -> Segmentation:
    """The segmentation with what the tests showed whose arms the table holds, in its main outcome; as it is without
    any, without an outcome, and with case weights."""
    profile = segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if profile is None or outcome is None or outcome.all.value is None or outcome.of in ("date", "year"):
        return segmentation
    able = [x for x in segmentation.columns.columns if x.is_trait and 2 <= x.distinct <= MOST_ARMS]
    able = [x for x in able if is_trial(x.name, _levels(profile, x)) or is_sent(x.name)]
    if not able or segmentation.plan.weight is not None:
        return segmentation
    trials = [_trial(column, outcome, segmentation, prepared) for column in able]
    told = _once([trial for trial in trials if trial is not None])
    return segmentation.model_copy(update={"profile": profile.model_copy(update={"trials": told})})


def _once(trials: Sequence[Trial]) -> tuple[Trial, ...]:
    """Of columns that say the same of who was in which arm, the first."""
    same: dict[object, Trial] = {}
    for trial in trials:
        arms = sorted((arm.count, arm.value, arm.sd) for arm in trial.arms)
        same.setdefault(tuple(arms) or trial.column, trial)
    return tuple(same.values())


def _levels(profile: Profile, column: Column) -> tuple[str, ...]:
    return tuple(level.level for level in profile.segments[0].levels_of(column.name))


def _trial(column: Column, outcome: Outcome, segmentation: Segmentation, prepared: Prepared) -> Trial | None:
    """What a column tells; None where it is no test that anything can be told of."""
    profile = segmentation.profile
    cells = arms_counted(column, outcome, segmentation, prepared)
    cells = {level: own for level, own in cells.items() if own[:, 0].sum() >= FEWEST}
    if profile is None or not 2 <= len(cells) <= MOST_ARMS:
        return None
    called = is_trial(column.name, _levels(profile, column))
    beside, p = _beside(column, tuple(cells), segmentation, prepared)
    unlike = [name for name, own in zip(beside, holm(p), strict=True) if own < (_ALPHA if called else _ALPHA_OF_SENT)]
    fewest = min(own[:, 0].sum() for own in cells.values())
    if not called and (unlike or len(beside) < _BESIDE_SENT or fewest < _FEWEST_SENT):
        return None
    why: NotRandom | None = "goes with others" if unlike else "not known" if len(beside) < _BESIDE else None
    told = {"is_called_so": called, "beside": len(beside), "unlike": tuple(unlike), "not_random": why}
    trial = Trial(column=column.name, outcome=outcome.column, **told)
    return trial if why is not None else figures_of(trial, cells, outcome, segmentation)


def _beside(
    column: Column, arms: Sequence[str], segmentation: Segmentation, prepared: Prepared
) -> tuple[list[str], list[float]]:
    """The columns that were known before, and of each the p that it lies alike in all arms."""
    profile = segmentation.profile
    others = [x for x in segmentation.columns.columns if profile is not None and _is_known_before(x, profile)]
    read = [feature_of(x, () if profile is None or x.is_averaged else _levels(profile, x)) for x in others]
    own = feature_of(column, () if column.is_averaged else tuple(arms))
    drawn = draw(segmentation.recipe, prepared, [own, *read]).values
    inside = ~np.isnan(drawn[column.name])
    _, arm = np.unique(drawn[column.name][inside], return_inverse=True)
    tests = [alike_in_arms.of_numbers if x.is_averaged else alike_in_arms.of_kinds for x in others]
    each = [test(arm, drawn[x.name][inside]) for test, x in zip(tests, others, strict=True)]
    return [x.name for x in others], each


def _is_known_before(column: Column, profile: Profile) -> bool:
    """Whether it can be no result of the test, and no name for its arms."""
    is_result = column.theme in _AFTER or may_be_a_result(column.name) or is_sent(column.name)
    if not column.is_trait or is_result or is_like_an_id(column):
        return False
    levels = _levels(profile, column)
    return not is_trial(column.name, levels) and (column.is_averaged or bool(levels))
