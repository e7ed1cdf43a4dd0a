"""How one column lies in every segment, in words."""

import re

import pytest

from segmentry import Segmentation, SegmentryError
from segmentry.reporting.compared import columns_of, levels_of, share_said
from segmentry.reporting.sections.how_features_lie import caption
from tests.reporting.changes import profile_of, with_averages, with_levels, with_spread

WITHHELD = {"share": None, "count": None, "interval": None}


def test_a_sample_is_stated(segmentation: Segmentation) -> None:
    few = with_spread(segmentation, "age", rows=400)
    assert "Quantiles are of a sample: 400 of 585 customers" in caption(few, "age").means
    assert "sample" not in caption(segmentation, "age").means


def test_what_is_withheld_is_said_to_be(segmentation: Segmentation) -> None:
    hidden = with_spread(segmentation, "age", p5=None, p95=None, p25=None)
    assert "What would tell of fewer than 5 customers is withheld." in caption(hidden, "age").do
    bare = with_averages(segmentation, lambda average: average.model_copy(update={"spread": None}))
    assert "The mean of age is highest in segment" in caption(bare, "age").means
    nothing = with_averages(segmentation, lambda average: average.model_copy(update={"spread": None, "mean": None}))
    assert "too little is told" in caption(nothing, "age").means


def test_withheld_shares_are_said_to_be(mixed: Segmentation) -> None:
    hidden = with_levels(mixed, lambda i, level: level.model_copy(update=WITHHELD) if i == 0 else level)
    assert "fewer than 1 customers is withheld" in caption(hidden, "contract").do
    nothing = with_levels(mixed, lambda _, level: level.model_copy(update={**WITHHELD, "share_of_all": None}))
    assert "too little is told" in caption(nothing, "contract").means


def test_where_one_segment_is_told_it_is_compared_with_everyone(mixed: Segmentation) -> None:
    alone = with_levels(mixed, lambda i, level: level if i == 1 else level.model_copy(update=WITHHELD))
    contracts = [level for level in profile_of(mixed).segments[1].levels if level.column == "contract"]
    far = max(contracts, key=lambda level: abs((level.share or 0) - (level.share_of_all or 0)))
    about = caption(alone, "contract")
    figures = f"{share_said(far.share)} of segment 2 and for {share_said(far.share_of_all)} of all customers"
    assert about.means.endswith(f"in segment 2: it is {far.level} for {figures}.")
    assert about.do.startswith("Describe segment 2 by it.")


def test_dates_are_written_as_dates(mixed: Segmentation) -> None:
    assert re.search(r"highest in segment \d \(20\d\d-\d\d-\d\d\)", caption(mixed, "since").means)


def test_the_caption_tells_the_level_that_differs_most(mixed: Segmentation) -> None:
    top = levels_of(mixed, "contract").each[0]
    shares = [level.share or 0.0 for level in top]
    high, low = shares.index(max(shares)), shares.index(min(shares))
    means = caption(mixed, "contract").means
    assert f"it is {top[0].level} for {share_said(shares[high])} of segment {high + 1} and for" in means
    assert f"{share_said(shares[low])} of segment {low + 1}" in means


def test_the_caption_tells_medians_and_whether_boxes_overlap(segmentation: Segmentation) -> None:
    spreads = [own.average("age").spread for own in profile_of(segmentation).segments]
    medians = [spread.p50 for spread in spreads if spread is not None and spread.p50 is not None]
    assert len(medians) == 4
    high, low = medians.index(max(medians)), medians.index(min(medians))
    about = caption(segmentation, "age")
    assert f"highest in segment {high + 1} ({max(medians):.2f})" in about.means
    above, below = spreads[high], spreads[low]
    assert above is not None
    assert below is not None
    assert (above.p25 or 0) > (below.p75 or 0)
    assert "do not overlap" in about.do
    same = with_spread(segmentation, "age", p50=40.0)
    assert "40.00 in every segment" in caption(same, "age").means


def test_a_loaded_model_tells_the_same(segmentation: Segmentation, loaded: Segmentation) -> None:
    assert caption(loaded, "age") == caption(segmentation, "age")


def test_one_segment_is_told_by_itself(one_segment: Segmentation) -> None:
    assert "Half of the customers" in caption(one_segment, "income").means


def test_a_column_that_was_not_profiled_is_refused(mixed: Segmentation) -> None:
    with pytest.raises(SegmentryError, match=r"'wealth' was not profiled\. Choose one of: "):
        caption(mixed, "wealth")


@pytest.mark.parametrize("name", ["segmentation", "mixed", "one_segment", "one_feature", "hostile"])
def test_every_column_has_a_caption_in_two_sentences(name: str, request: pytest.FixtureRequest) -> None:
    segmentation: Segmentation = request.getfixturevalue(name)
    for column in columns_of(segmentation):
        for line in (caption(segmentation, column).means, caption(segmentation, column).do):
            assert line.endswith(".")
            assert name == "hostile" or 10 < len(line) < 300
            assert "None" not in line
