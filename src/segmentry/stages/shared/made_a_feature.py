"""How it is told that columns make no segments, and how a plan makes features of them."""

from segmentry.results.columns import Finding

#: How a column is made a feature.
AS_FEATURE = '= "feature" in the plan'
#: Of one column and of several: those that describe, ids, and those that are not used at all.
DESCRIBES = "describes segments and does not make them", "describe segments and do not make them"
MAKES_NONE = "is not used to make segments", "are not used to make segments"
NOT_USED = "is not used", "are not used"


def tells_a_role(finding: Finding) -> bool:
    """Whether it tells only why columns make no segments, as a list of such columns does, too.

    >>> tells_a_role(Finding(severity="note", column="sex", what="`sex` is not used: sensitive."))
    True
    """
    usual = not finding.remedy or AS_FEATURE in finding.remedy
    return usual and any(f" {verb}: " in finding.what for verb in (*DESCRIBES, *MAKES_NONE, *NOT_USED))
