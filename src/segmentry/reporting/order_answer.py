"""What orders tell of the segments: who brings the money, who is slipping away, and what to do about it."""

from segmentry.reporting.plan.concentration import account_for, fewest
from segmentry.reporting.plan.halves_needed import half_of
from segmentry.reporting.steps.step import Step
from segmentry.results.by_lifecycle import Standing, StandingOf
from segmentry.results.profile import SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.made_of_orders import LIFECYCLE
from segmentry.wording import counted, listed, plain, plural, share

#: A segment of which so many are lost is lost (ours), one of which so many are new is new.
_LOST, _NEW = 0.5, 0.3
#: From so many times the money of an average customer a segment is kept first (ours).
_DEAR = 1.2
#: From so many times the share of all customers more of a segment than usual is slipping away (ours).
_MORE = 1.3
#: Fewer are called one by one, and not tested on (ours).
_LEAST = 40


def headline(segmentation: Segmentation) -> str:
    """The groups that bring most of the money; empty where it is not known, or spread evenly."""
    standing = segmentation.standing
    if standing is None or segmentation.k == 1:
        return ""
    chosen = _who_bring_half(standing)
    customers = sum(own.customers for own in chosen) / standing.all.customers
    money = sum(own.share_of_money or 0.0 for own in chosen)
    return account_for(
        segmentation, [own.segment for own in chosen], customers, money, "the money", "bring", "Keep {who}"
    )


def lead(segmentation: Segmentation) -> str:
    """How many are slipping away or lost, and where most money is at stake; empty where it is not known."""
    standing = segmentation.standing
    if standing is None:
        return ""
    everyone = standing.all
    by = [
        *(
            [f"{everyone.slipping:,} {plural(everyone.slipping, 'is', 'are')} slipping away"]
            if everyone.slipping
            else []
        ),
        *([f"{everyone.lost:,} {plural(everyone.lost, 'is', 'are')} lost"] if everyone.lost else []),
    ]
    if not by:
        return ""
    said = f"By their own rhythm of orders, {listed(by)} of {everyone.customers:,} customers."
    at_stake = [own for own in standing.segments if own.at_stake and own.slipping]
    if not at_stake:
        return said
    most = max(at_stake, key=lambda own: own.at_stake or 0.0)
    name = segmentation.segments[most.segment - 1].name
    return (
        f"{said} Begin with the {most.slipping:,} of “{name}” who are slipping away: they spent"
        f" {plain(round(most.at_stake or 0.0))} so far."
    )


def line(segmentation: Segmentation, id: int) -> str:
    """What a segment brings, and how many of it are slipping away or lost; empty where it is not known."""
    if segmentation.standing is None or segmentation.k == 1:
        return ""
    own = segmentation.standing.segments[id - 1]
    parts = [
        *([] if own.share_of_money is None else [f"{share(max(own.share_of_money, 0.0))} of the money"]),
        *([] if own.slipping is None else [f"{share(own.slipping / own.customers)} slipping away"]),
        *([] if own.lost is None else [f"{share(own.lost / own.customers)} lost"]),
    ]
    return ", ".join(parts)


def step(segmentation: Segmentation, profile: SegmentProfile, shows: str = "") -> Step:
    """What to do with a segment, by what it brings and where its customers stand; empty where neither says.

    Parameters
    ----------
    shows : str
        What a test on the halves of the segment can show, behind a blank, where it can show anything.
    """
    if segmentation.standing is None:
        return Step()
    own, everyone = segmentation.standing.segments[profile.id - 1], segmentation.standing.all
    if own.lost is not None and own.lost >= _LOST * own.customers:
        win = "write to a random half of those who spent most, and count who returns. Spend little on the rest."
        return Step("win back the best", f"{share(own.lost / own.customers)} are lost: {win}{shows}")
    slipping = own.slipping or 0
    dear = (own.share_of_money or 0.0) >= _DEAR * own.customers / everyone.customers
    if dear:
        keep = f"Keep them: a benefit for {half_of(own.customers)}, and compare what they spend.{_call(own)}"
        return Step("keep", keep)
    new = next((level.share or 0.0 for level in profile.levels_of(LIFECYCLE) if level.level == "new"), 0.0)
    if new >= _NEW:
        win = f"Win their next order: {share(new)} are new. Try a welcome offer on {half_of(own.customers)}.{shows}"
        return Step("win their next order", win)
    usual = (everyone.slipping or 0) / everyone.customers
    if slipping >= _LEAST and slipping >= _MORE * usual * own.customers:
        remind = f"Remind {half_of(slipping)} of the {slipping:,} who are slipping away, and count who orders again."
        return Step("remind", remind)
    return Step()


def _call(own: StandingOf) -> str:
    """What to do about those of the best who are slipping away."""
    if not own.slipping:
        return ""
    spent = "" if own.at_stake is None else f", who spent {plain(round(own.at_stake))}"
    if own.slipping < _LEAST:
        return f" Call the {counted(own.slipping, 'customer')} slipping away{spent}."
    return f" Write to the {own.slipping:,} slipping away{spent}: {half_of(own.slipping)} first."


def _who_bring_half(standing: Standing) -> list[StandingOf]:
    """The fewest segments that bring half of the money: those that bring most for a customer first."""
    known = [own for own in standing.segments if own.share_of_money is not None and own.customers]
    ordered = sorted(known, key=lambda own: -(own.share_of_money or 0.0) / own.customers)
    return fewest(ordered, lambda own: (own.customers / standing.all.customers, own.share_of_money))
