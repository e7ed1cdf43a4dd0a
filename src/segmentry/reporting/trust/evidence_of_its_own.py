"""Whether a column speaks for groups, or goes with them by how both were made."""

from segmentry.results.contrast import Contrast
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.following_names import follows, is_known_with


def is_of_its_own(segmentation: Segmentation, contrast: Contrast) -> bool:
    """Whether a column neither made the groups nor is computed with what did, nor with an outcome: of another one they
    would tell something however they were made."""
    profile = segmentation.profile
    computed = () if profile is None else profile.computed_with
    given = contrast.feature or bool(contrast.made_of) or contrast.column in computed
    return not given and not is_known_with(segmentation.columns[contrast.column].reason)


def finds_people(segmentation: Segmentation, contrast: Contrast) -> bool:
    """Whether people can be found by it: nor does it tell of outcomes, or of how customers were reached."""
    profile = segmentation.profile
    outcomes = () if profile is None else profile.outcomes
    if not is_of_its_own(segmentation, contrast) or segmentation.columns[contrast.column].theme in ("came", "reached"):
        return False
    return not any(follows(contrast.column, outcome.column) for outcome in outcomes)
