"""The second opinion in words, and in its tables."""

import re
from pathlib import Path
from typing import Any

import pytest

import segmentry
from segmentry import Segmentation
from segmentry.reporting.sections.second_opinion import caption, section, stays, table
from segmentry.reporting.summary import summary
from segmentry.reporting.trust.bands import agreement_band
from segmentry.results.opinions import Comparison, Method, Move, Opinion
from segmentry.wording import share
from tests.reporting.cells import cells, column, records
from tests.reporting.page import Page, Written


def opinion(method: Method, **figures: Any) -> Opinion:
    usual = {"own_k": False, "k": 3, "rows": 100, "settings": "as always", "ari": 0.95, "kept": 0.98, "moved": 0.02}
    return Opinion(method=method, **{**usual, "moves": moves(0.98, 0.98, 0.98), **figures})


def moves(*kept: float, goes_to: int | None = None) -> tuple[Move, ...]:
    return tuple(
        Move(segment=i, rows=30, kept=share, noise=0.0, goes_to=goes_to or i % len(kept) + 1, goes=1 - share)
        for i, share in enumerate(kept, start=1)
    )


def comparison(*others: Opinion, k: int = 3) -> Comparison:
    ours = opinion("K-Means", k=k, ari=None, kept=None, moved=None, moves=())
    return Comparison(k=k, k_max=8, rows=100, sampled=True, seed=0, ours=ours, opinions=others)


def comparison_of(segmentation: Segmentation) -> Comparison:
    assert segmentation.comparison is not None
    return segmentation.comparison


def test_without_a_comparison_there_is_nothing_to_tell(segmentation: Segmentation, written: Written) -> None:
    assert section(segmentation) is None
    assert summary(segmentation)["comparison"] is None
    assert "Second opinion" not in written(segmentation, "html").decode()


def test_the_report_has_both_tables_and_their_meaning(compared: Segmentation, written: Written) -> None:
    html = written(compared, "html").decode()
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    asked = comparison_of(compared)
    methods, staying = table(asked), stays(compared, asked)
    assert "Second opinion" in text
    for head in ("method", "ARI with ours"):
        assert all(cell in text for cell in column(methods, head))
    assert column(staying, "segment") == [f"{segment.id} {segment.name}" for segment in compared.segments]
    assert all(cell in text for cell in column(staying, "segment"))
    assert "HDBSCAN" in text
    assert "None" not in text
    assert caption(asked).do.split(".")[0] in text
    assert html.count('id="opinion"') == 1


def test_the_summary_has_every_figure(compared: Segmentation) -> None:
    asked = summary(compared)["comparison"]
    assert Comparison(**asked) == compared.comparison
    assert {"ari", "moved", "silhouette", "bic", "icl", "noise"} <= asked["opinions"][0].keys()


def test_a_loaded_model_tells_the_same(compared: Segmentation, tmp_path: Path) -> None:
    compared.save(tmp_path / "model.json")
    again = segmentry.load(tmp_path / "model.json")
    assert caption(comparison_of(again)) == caption(comparison_of(compared))
    for mine, theirs in (
        (table(comparison_of(again)), table(comparison_of(compared))),
        (stays(again, comparison_of(again)), stays(compared, comparison_of(compared))),
    ):
        assert [cells(mine, i) for i in range(len(mine.rows))] == [cells(theirs, i) for i in range(len(theirs.rows))]
        assert records(mine) == records(theirs)


def test_hostile_names_stay_text(compared: Segmentation, written: Written) -> None:
    named = segmentry.rename(compared, {1: "<script>alert(1)</script>", 2: "[bold]name"})
    page = Page(written(named, "html"))
    page.check_nothing_outside()
    assert "<script>" not in page.html


def test_agreement_is_told_by_method_with_its_band() -> None:
    ward = opinion("Ward", ari=0.95, kept=0.98)
    mixture = opinion("Gaussian mixture", own_k=True, components=3, k_by_icl=3, ari=0.7, kept=0.881)
    means = caption(comparison(mixture, ward)).means
    assert "98% with Ward (ARI 0.95) and 88% with the Gaussian mixture (ARI 0.70)" in means
    assert "Agreement is excellent to moderate by Steinley 2004." in means
    assert "By BIC the mixture prefers our number, too." in means
    assert "Agreement is excellent by" in caption(comparison(ward, opinion("k-medoids"))).means


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        ({"k": 5, "components": 5, "k_by_icl": 4}, "By BIC the mixture prefers 5 components (ICL: 4)."),
        ({"k": 8, "components": 8, "k_by_icl": 8}, "takes 8 components, as many as it may: no number stands out."),
        ({"k": 1, "components": 1, "k_by_icl": 1}, "By BIC one component fits the mixture best: no groups at all."),
    ],
)
def test_the_mixture_s_own_number_is_told(own: dict[str, Any], sentence: str) -> None:
    asked = comparison(opinion("Ward"), opinion("Gaussian mixture", own_k=True, **own))
    assert sentence in caption(asked).means


@pytest.mark.parametrize(
    ("dense", "sentence"),
    [
        ({"k": 0, "noise": 100, "ari": 0.0}, "HDBSCAN finds no dense groups: to it all customers are noise."),
        (
            {"k": 2, "noise": 31, "ari": 0.4, "ari_without_noise": 0.88},
            "HDBSCAN finds 2 dense groups and calls 31% of the customers noise; for the others agreement is good (ARI",
        ),
        ({"k": 2, "noise": 80, "ari_without_noise": 0.9}, "80% of the customers noise, so that its groups are cores"),
        ({"k": 3, "noise": 0, "ari": 1.0}, "HDBSCAN finds 3 dense groups and no noise; agreement is excellent"),
    ],
)
def test_noise_is_named_as_such(dense: dict[str, Any], sentence: str) -> None:
    assert sentence in caption(comparison(opinion("Ward"), opinion("HDBSCAN", own_k=True, **dense))).means


def test_the_segment_that_hinges_on_the_method_is_named() -> None:
    ward = opinion("Ward", ari=0.7, moves=moves(0.98, 0.6, 0.9))
    do = caption(comparison(ward, opinion("k-medoids", moves=moves(0.98, 0.7, 0.9)))).do
    assert do.startswith("Segment 2 hinges most on the method: on average 35% of its customers are in another group")
    assert "mostly in that of segment 3. Compare the averages of segments 2 and 3, and treat their border" in do
    do = caption(comparison(opinion("Ward", ari=0.3, moves=moves(0.98, 0.6, 0.9, goes_to=4)))).do
    assert "mostly in one that matches no segment" in do
    assert "one useful division among several" in do


def test_segments_that_hold_are_kept() -> None:
    assert caption(comparison(opinion("Ward"))).do == (
        "No segment hinges on the method: on average each keeps 98% or more of its customers."
    )
    whole = opinion("Ward", moves=tuple(Move(segment=i, rows=30, kept=1.0, noise=0.0) for i in (1, 2, 3)))
    assert caption(comparison(whole)).do.endswith("each keeps all of its customers.")


def test_one_segment_is_weighed_against_what_the_others_find() -> None:
    alone: dict[str, Any] = {"ari": None, "kept": None, "moved": None, "moves": ()}
    mixture = opinion("Gaussian mixture", own_k=True, k=4, components=4, k_by_icl=4, **alone)
    about = caption(comparison(mixture, opinion("HDBSCAN", own_k=True, k=0, noise=100, **alone), k=1))
    assert about.means.startswith("With one segment nobody can move. By BIC the mixture prefers 4 components.")
    assert about.do == "Look at 4 segments before you settle for one."
    nothing = opinion("Gaussian mixture", own_k=True, k=1, components=1, k_by_icl=1, **alone)
    assert caption(comparison(nothing, k=1)).do == "Keep one segment: the others see no groups either."


def test_one_segment_is_reported(one_segment: Segmentation, bank: Any, written: Written) -> None:
    prepared = segmentry.prepare(bank, one_segment.plan)
    text = Page(written(segmentry.compare(one_segment, prepared), "html")).text
    assert "With one segment nobody can move." in text
    assert "Who stays, and who moves" not in text


def test_shares_are_exact_where_they_say_all_or_nothing() -> None:
    assert [share(part) for part in (1.0, 0.9999, 0.994, 0.006, 0.001, 0.0)] == [
        *("100%", ">99%", "99%"),
        *("1%", "<1%", "0%"),
    ]
    assert [agreement_band(ari) for ari in (0.895, 0.894, 0.65, 0.0, -0.1)] == [
        *("excellent", "good", "moderate", "poor", "poor")
    ]
