"""Segmentations that are changed in what a test is about."""

from collections.abc import Callable
from typing import Any

from segmentry import Segmentation
from segmentry.results.choice import KChoice
from segmentry.results.profile import Average, Level, Profile, Spread
from segmentry.stages.selection.trials import Trials

#: For segmentations of which nobody asks how their number was chosen.
FEW = Trials(nulls=4, boxes=2, bootstraps=10, halvings=2)


def changed(segmentation: Segmentation, stage: str, **update: Any) -> Segmentation:
    """With another result of one stage."""
    return segmentation.model_copy(update={stage: getattr(segmentation, stage).model_copy(update=update)})


def with_evidence(choice: KChoice, k: int, **update: Any) -> KChoice:
    """With other evidence on one k."""
    evidence = tuple(e.model_copy(update=update) if e.k == k else e for e in choice.evidence)
    return choice.model_copy(update={"evidence": evidence})


def profile_of(segmentation: Segmentation) -> Profile:
    assert segmentation.profile is not None
    return segmentation.profile


def with_averages(segmentation: Segmentation, change: Callable[[Average], Average]) -> Segmentation:
    """With other averages, of every segment and of everyone."""
    profile = profile_of(segmentation)
    segments = tuple(own.model_copy(update={"averages": tuple(map(change, own.averages))}) for own in profile.segments)
    return changed(segmentation, "profile", all=tuple(map(change, profile.all)), segments=segments)


def with_spread(segmentation: Segmentation, column: str, **update: Any) -> Segmentation:
    """With other quantiles of one column, in every segment and of everyone."""

    def change(average: Average) -> Average:
        if average.column != column:
            return average
        spread = (average.spread or Spread(rows=average.count)).model_copy(update=update)
        return average.model_copy(update={"spread": spread})

    return with_averages(segmentation, change)


def with_levels(segmentation: Segmentation, change: Callable[[int, Level], Level]) -> Segmentation:
    """With other levels, by the place of their segment (from 0)."""
    segments = tuple(
        own.model_copy(update={"levels": tuple(change(i, level) for level in own.levels)})
        for i, own in enumerate(profile_of(segmentation).segments)
    )
    return changed(segmentation, "profile", segments=segments)


def with_features(
    segmentation: Segmentation, names: list[str], difference: Callable[[int, int], float]
) -> Segmentation:
    """With features of these names, each like the first one; `difference` of a segment and a feature (from 0)."""
    average = profile_of(segmentation).segments[0].averages[0]
    each = [
        tuple(
            average.model_copy(update={"column": name, "difference": difference(i, j)}) for j, name in enumerate(names)
        )
        for i in range(segmentation.k)
    ]
    segments = tuple(
        own.model_copy(update={"averages": averages})
        for own, averages in zip(profile_of(segmentation).segments, each, strict=True)
    )
    steps = tuple(segmentation.recipe.steps[0].model_copy(update={"column": name}) for name in names)
    wide = changed(segmentation, "profile", all=each[0], segments=segments)
    types = {**segmentation.types, **dict.fromkeys(names, "number")}
    return changed(wide.model_copy(update={"types": types}), "recipe", steps=steps)
