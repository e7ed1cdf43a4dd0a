"""What sets a segment apart in one quantity, as people say it: they buy more often than others."""

import re

from segmentry.reporting.cards.typical_values import typical
from segmentry.results.profile import SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.made_of_orders import IN_PLAIN_FIGURES
from segmentry.stages.shared.naming import is_plural
from segmentry.stages.shared.quantities import comparative
from segmentry.stages.shared.readable import in_quotes, is_readable
from segmentry.wording import EVERYONE, figure

#: By what customers are called.
_THEY = {
    "frequent buyers": "They buy more often than others",
    "rare buyers": "They buy less often than others",
    "big spenders": "They spend more than others",
    "small spenders": "They spend less than others",
    "higher income": "They earn more than others",
    "lower income": "They earn less than others",
    "long inactive": "They have been away for longer than others",
    "recently active": "They were here more recently than others",
    "long-standing": "They have been here for longer than others",
    "newer": "They came more recently than others",
    "younger": "They are younger than others",
    "older": "They are older than others",
    "less experienced": "They are less experienced than others",
    "more experienced": "They are more experienced than others",
    "less satisfied": "They are less satisfied than others",
    "more satisfied": "They are more satisfied than others",
    "lower education": "Their education is lower than usual",
    "higher education": "Their education is higher than usual",
    "early bookers": "They book earlier than others",
    "late bookers": "They book later than others",
    "with solar power": "They feed more solar power in than others",
    "close by": "They live closer than others",
    "far away": "They live further away than others",
    "discount buyers": "They buy more at a discount than others",
    "full-price buyers": "They buy less at a discount than others",
    "buyers of many categories": "They buy in more categories than others",
    "one-category buyers": "They buy in fewer categories than others",
    "seasonal buyers": "They buy more in one season than others",
    "all-year buyers": "They buy more evenly over the year than others",
}
#: Of a median beside which an average may stand.
_TYPICALLY = "typically "
#: Of these nobody knows which way is good: a health of 3 may be ill or well.
_EITHER_WAY = frozenset(("health", "score", "index", "rank", "grade", "condition", "rating", "risk"))
#: What a thing is of stands behind these: spend on snacks is one thing.
_BEHIND = re.compile(r" (?:on|of|in|at|per|for|with) ")
_COUNTED = {"many": "more", "few": "fewer", "much": "more", "little": "less"}
_MEASURED = {
    "high": "higher",
    "low": "lower",
    "large": "larger",
    "small": "smaller",
    "long": "longer",
    "short": "shorter",
}
#: With these begins what has no other word.
_ENDS = tuple(f"{end} " for end in (*_COUNTED, *_MEASURED))


def stands_out(segmentation: Segmentation, own: SegmentProfile, name: str) -> str:
    """A sentence without its end, with what is typical beside all customers; empty where it is withheld.

    Parameters
    ----------
    name : str
        A column of numbers.
    """
    here = own.average_of(name)
    if here is None or here.difference is None:
        return ""
    words = comparative(name, segmentation.labels.get(name))
    called = words.high if here.difference > 0 else words.low
    read, plain = is_readable(name, segmentation.columns[name].theme, segmentation.labels), called.startswith(_ENDS)
    said = _said(called)
    if not read and plain:
        more = "higher" if here.difference > 0 else "lower"
        said = f"Their {in_quotes(column_called(name, segmentation.labels).words)} is {more} than usual"
    figures = _figures(segmentation, own, name)
    return f"{said} ({figures})" if figures else said


def _said(called: str) -> str:
    """What customers who are called so do or have, beside others.

    >>> _said("frequent buyers"), _said("many visits")
    ('They buy more often than others', 'They have more visits than others')
    >>> _said("low monthly charges"), _said("high health")
    ('Their monthly charges are lower than usual', 'The score ‘health’ is higher (which way is good is not known)')
    """
    first, _, thing = called.partition(" ")
    if called in _THEY:
        return _THEY[called]
    if first in _COUNTED:
        return f"They have {_COUNTED[first]} {thing} than others"
    if first in _MEASURED and thing in _EITHER_WAY:
        return f"The score ‘{thing}’ is {_MEASURED[first]} (which way is good is not known)"
    if first in _MEASURED:
        several = is_plural(_BEHIND.split(thing)[0].split()[-1])
        return f"Their {thing} {'are' if several else 'is'} {_MEASURED[first]} than usual"
    return f"They are {called}"


def _figures(segmentation: Segmentation, own: SegmentProfile, name: str) -> str:
    """What is typical of them and of all; averages where that is the same number."""
    name = IN_PLAIN_FIGURES.get(name, name)
    said, profile = typical(segmentation, own, name), segmentation.profile
    if said is None or not said.usual or profile is None:
        return ""
    if said.value != said.usual:
        return f"{_TYPICALLY if said.range else ''}{said.value}, {said.beside}"
    averages = own.average_of(name), profile.average_of(name)
    means = [x.mean for x in averages if x is not None and x.mean is not None]
    return f"{figure(means[0])} on average, {EVERYONE} {figure(means[1])}" if len(means) == len(averages) else ""
