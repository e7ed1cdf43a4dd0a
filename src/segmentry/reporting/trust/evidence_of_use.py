"""What speaks for using segments of a table in which no groups could be shown."""

from segmentry.reporting.trust.bands import NEGLIGIBLE, effect_band
from segmentry.reporting.trust.by_construction import by_construction
from segmentry.reporting.trust.differences import shown
from segmentry.reporting.trust.evidence_of_its_own import is_of_its_own
from segmentry.results.contrast import Contrast
from segmentry.results.segmentation import Segmentation
from segmentry.wording import share

#: What explains less of a column tells nothing of it (ours).
_LEAST = 0.01
#: That a division is of use does not make its parts groups.
_NO_GROUPS = "That is evidence of use, and none of groups."


def evidence_of_use(segmentation: Segmentation) -> str:
    """That segments which could not be told from those of customers without clusters are of use all the same, as they
    go with a column that did not make them. Nothing where that is not so, or groups were shown.

    >>> import segmentry
    >>> evidence_of_use(segmentry.run(segmentry.sample("telecom", rows=600), segmentry.Plan(k_max=5)))
    ''
    """
    choice, k = segmentation.choice, segmentation.k
    if choice.k != 1 or k == 1 or choice.verdict != "no structure" or not (goes := _goes_with(segmentation)):
        return ""
    return f"Groups could not be shown, but the split into {k} is of use: {goes}. {_NO_GROUPS}"


def _goes_with(segmentation: Segmentation) -> str:
    """The column that the segments foretell best of those which did not make them, if any is worth telling; none that
    can be computed from features, of which they would tell something however they were made."""
    profile = segmentation.profile
    others = (
        []
        if profile is None
        else [c for c in profile.contrasts if is_of_its_own(segmentation, c) and shown(c, profile) == "differs"]
    )
    told = [c for c in others if effect_band(c) != NEGLIGIBLE and (c.explained or 0.0) >= _LEAST]
    told = [c for c in told if not _was_done(segmentation, c.column) and not by_construction(segmentation, c.column)]
    return _foretold(max(told, key=lambda c: c.explained or 0.0)) if told else ""


def _was_done(segmentation: Segmentation, column: str) -> bool:
    """Whether it is what a company did to reach them."""
    return segmentation.columns[column].theme == "reached"


def _foretold(contrast: Contrast) -> str:
    goes = f"it goes with `{contrast.column}`, which did not make it"
    if contrast.agreement is None or contrast.by_chance is None or contrast.agreement <= contrast.by_chance:
        far = f"{share(contrast.explained)} of its differences between customers, each foretold from the others"
        return f"{goes}: it explains {far}"
    own, of_all = share(contrast.agreement), share(contrast.by_chance)
    return f"{goes}: by the segment alone it is told right for {own} of customers, by its commonest value for {of_all}"
