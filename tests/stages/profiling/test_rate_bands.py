"""Bands in place of withheld rates: true, and wide enough, whatever is known of the others."""

from collections.abc import Sequence
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from segmentry.results.profile import Outcome, OutcomeOf
from segmentry.stages.profiling.rate_bands import with_bands

GROUP = st.integers(20, 90).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))


def outcome(groups: Sequence[tuple[int, int]]) -> Outcome:
    n, hits = (sum(own) for own in zip(*groups, strict=True))
    each = tuple(OutcomeOf(segment=i, count=m, value=x / m) for i, (m, x) in enumerate(groups, start=1))
    whole = OutcomeOf(segment=0, count=n, value=hits / n)
    return Outcome(column="y", kind="rate", level="yes", all=whole, segments=each)


@given(st.lists(GROUP, min_size=2, max_size=3), GROUP, st.integers(1, 4))
def test_a_band_holds_the_rate_and_leaves_enough_open(
    withheld: list[tuple[int, int]], told: tuple[int, int], least: int
) -> None:
    full = outcome([*withheld, told])
    silent = [x.model_copy(update={"value": None}) for x in full.segments[:-1]]
    shown = with_bands(full, full.model_copy(update={"segments": (*silent, full.segments[-1])}), least)
    bands = [own.band for own in shown.segments[:-1]]
    assert shown.segments[-1].band is None
    for (n, x), band in zip(withheld, bands, strict=True):
        assert band is None or band[0] <= x / n <= band[1]
    if not any(bands):
        return
    total = sum(x for _, x in withheld)
    able = [
        range(n + 1) if b is None else [x for x in range(n + 1) if b[0] <= x / n <= b[1]]
        for (n, _), b in zip(withheld, bands, strict=True)
    ]
    possible = [xs for xs in product(*able) if sum(xs) == total]
    for own in zip(*possible, strict=True):
        assert max(own) - min(own) >= 2 * least - 2, "but for the ends, which are whole"


def test_what_lies_between_has_none_and_edges_widen_where_few_are_there() -> None:
    full = outcome([(400, 1), (400, 398), (30, 29), (400, 100)])
    silent = tuple(own.model_copy(update={"value": None}) for own in full.segments)
    shown = with_bands(full, full.model_copy(update={"segments": silent}), 5)
    assert [own.band for own in shown.segments] == [(0.0, 0.05), (0.95, 1.0), None, (0.0, 0.25)]
    assert [own.segment for own in shown.ranked] == [2, 4, 1, 3], "the highest first, what is not known last"
