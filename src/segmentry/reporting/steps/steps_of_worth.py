"""What to do with a segment by how much it accounts for of an amount that customers bring; without an outcome."""

from segmentry.reporting.plan.concentration import has_more_than_its_share, who_have_half
from segmentry.reporting.steps.lever import PRESSING, SAID, SUITED
from segmentry.reporting.steps.levers import levers
from segmentry.reporting.steps.liked import thanked
from segmentry.reporting.steps.little_brought import is_brought, is_served_cheaply
from segmentry.reporting.steps.step import SERVE, Step
from segmentry.reporting.steps.steps_of_levers import tried
from segmentry.reporting.uneven_amounts import amount
from segmentry.results.profile import SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import share

#: With these nobody is kept who brings most, where anything else shows by what.
_NOT_KEPT_BY = (*SAID, *SUITED, "little")


def by_worth(segmentation: Segmentation, own: SegmentProfile) -> Step | None:
    """Those who bring half of it are looked after where anything of theirs shows how, those who bring hardly any are
    served at little cost."""
    found = amount(segmentation)
    if found is None or not is_brought(found.column):
        return None
    part = next(x for x in found.parts if x.segment == own.id)
    whole = f"all {column_called(found.column, segmentation.labels).words}"
    bring, by = f"they bring {share(part.share_of_total)} of {whole}", levers(segmentation).get(own.id)
    first = [x.segment for x in who_have_half(segmentation, found.parts)]
    if own.id in first:
        when = "next" if first.index(own.id) else "first"
        how = by if by is not None and by.kind not in _NOT_KEPT_BY else thanked(segmentation, [own]) or by
        if how is None:
            return None
        return Step(f"look after {when}", f"Look after them {when}: {bring}. {tried(segmentation, own, how)}")
    if not is_served_cheaply(segmentation, own.id) or (by is not None and by.kind in PRESSING):
        return None
    served = f"Serve them at little cost: {bring}."  # what costs little is offered to them all the same
    if by is None:
        return Step(SERVE, served)
    short = by.short if by.kind in SUITED else f"{SERVE}; {by.short}"
    return Step(short, f"{served} {tried(segmentation, own, by)}")


def is_worth_more(segmentation: Segmentation, own: SegmentProfile) -> bool:
    """Whether the segment accounts for more of the amount than its share of the customers."""
    found = amount(segmentation)
    part = None if found is None else next(x for x in found.parts if x.segment == own.id)
    return part is not None and has_more_than_its_share(segmentation, part)
