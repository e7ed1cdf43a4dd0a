"""Of rates that are withheld because they lie near nothing or all, a band that is wide enough to tell of nobody."""

from collections.abc import Mapping

from segmentry.results.profile import Interval, Outcome, OutcomeOf

#: How far from nothing, or from all, a band reaches (ours).
_EDGES = (0.05, 0.1, 0.25)
#: So many times the least customers that may be told of must fit in what a band leaves open (ours).
_OPEN = 2


def with_bands(full: Outcome, shown: Outcome, least: int) -> Outcome:
    """The outcome as it is shown, with bands in place of rates that are withheld.

    Parameters
    ----------
    full : Outcome
        The same before anything was withheld.
    least : int
        What is told of fewer customers tells who they are. What all customers less the segments that are told leave
        over narrows no band further than to twice as many.
    """
    withheld = [own for own in full.segments if own.value is not None and shown.segments[own.segment - 1].value is None]
    if full.kind != "rate" or not withheld:
        return shown
    for start in range(len(_EDGES)):
        bands = {own.segment: _band(own, _EDGES[start:], least) for own in withheld}
        if _all_open(full, shown, bands, least):
            each = (x.model_copy(update={"band": bands.get(x.segment)}) for x in shown.segments)
            return shown.model_copy(update={"segments": tuple(each)})
    return shown


def _band(own: OutcomeOf, edges: tuple[float, ...], least: int) -> Interval | None:
    """The narrowest band around the rate; None where it lies near neither end, or there are too few customers."""
    rate = own.value or 0.0
    for edge in edges:
        if own.count * edge < _OPEN * least:
            continue
        if rate <= edge:
            return 0.0, edge
        if rate >= 1 - edge:
            return 1 - edge, 1.0
    return None


def _all_open(full: Outcome, shown: Outcome, bands: Mapping[int, Interval | None], least: int) -> bool:
    """Whether every withheld count may be one of enough, given the others and the sum of them."""
    counts = {own.segment: own.count for own in full.segments}
    known = {i: band or (0.0, 1.0) for i, band in bands.items()}
    low = {i: counts[i] * known[i][0] for i in known}
    high = {i: counts[i] * known[i][1] for i in known}
    if shown.all.value is not None:
        left = sum((x.value or 0.0) * x.count for x in full.segments if x.segment in known)
        low, high = (
            {i: max(low[i], left - sum(high.values()) + high[i]) for i in known},
            {i: min(high[i], left - sum(low.values()) + low[i]) for i in known},
        )
    return all(high[i] - low[i] >= _OPEN * least for i in known)
