"""The second opinion in words, in the report, in the summary and in the terminal."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from segmentry.reporting.opinions import agreement_band, caption, second_opinion
from segmentry.reporting.terminal import print_opinion

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting import opinions, render
from segmentry.reporting.summary import summary
from segmentry.results.opinions import Comparison, Move, Opinion
from segmentry.stages.preparation.prepare import Prepared


def opinion(method: Any, **figures: Any) -> Opinion:
    told = {"own_k": False, "k": 3, "rows": 100, "settings": "as always", "ari": 0.95, "kept": 0.98, "moved": 0.02}
    return Opinion(method=method, **{**told, "moves": moves(0.98, 0.98, 0.98), **figures})


def moves(*kept: float, goes_to: int | None = None) -> tuple[Move, ...]:
    return tuple(
        Move(segment=i, rows=30, kept=share, noise=0.0, goes_to=goes_to or i % len(kept) + 1, goes=1 - share)
        for i, share in enumerate(kept, start=1)
    )


def comparison(*others: Opinion, k: int = 3) -> Comparison:
    ours = opinion("K-Means", k=k, ari=None, kept=None, moved=None, moves=())
    return Comparison(k=k, k_max=8, rows=100, sampled=True, seed=0, ours=ours, opinions=others)


@pytest.fixture(scope="module")
def compared(segmentation: Segmentation, prepared: Prepared) -> Segmentation:
    return segmentry.compare(segmentation, prepared)


def printed(segmentation: Segmentation, width: int = 100) -> str:
    told = second_opinion(segmentation)
    assert told is not None
    console = Console(file=io.StringIO(), width=width)
    print_opinion(told, console)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def test_without_a_comparison_there_is_nothing_to_tell(segmentation: Segmentation, tmp_path: Path) -> None:
    assert second_opinion(segmentation) is None
    assert summary(segmentation)["comparison"] is None
    segmentation.report(tmp_path / "report.html")
    assert "Second opinion" not in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_the_report_has_both_tables_and_their_meaning(compared: Segmentation, tmp_path: Path) -> None:
    compared.report(tmp_path / "report.html")
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    told = second_opinion(compared)
    assert told is not None
    assert "Second opinion" in text
    for line in told.lines:
        assert line.method in text
        assert line.ari in text
    for one in told.stays:
        assert f"{one.id} {one.name}" in text
    assert "HDBSCAN" in text
    assert "None" not in text
    assert told.caption.do.split(".")[0] in text
    assert html.count('id="opinion"') == 1


def test_the_summary_has_every_figure(compared: Segmentation) -> None:
    told = summary(compared)["comparison"]
    assert compared.comparison is not None
    assert Comparison(**told) == compared.comparison
    assert {"ari", "moved", "silhouette", "bic", "icl", "noise"} <= told["opinions"][0].keys()


def test_a_loaded_model_tells_the_same(compared: Segmentation, tmp_path: Path) -> None:
    compared.save(tmp_path / "model.json")
    assert second_opinion(segmentry.load(tmp_path / "model.json")) == second_opinion(compared)


def test_hostile_names_stay_text(compared: Segmentation, tmp_path: Path) -> None:
    named = segmentry.rename(compared, {1: "<script>alert(1)</script>", 2: "[bold]name"})
    render.report(named, tmp_path / "report.html")
    assert "<script>" not in (tmp_path / "report.html").read_text(encoding="utf-8")
    text = printed(segmentry.rename(named, {3: "red \x1b[31m\x07"}), width=200)
    assert "[bold]name" in text
    assert not re.search("[\x00-\x09\x0b-\x1f]", text)


@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_terminal_shows_every_method_and_segment(compared: Segmentation, width: int) -> None:
    text = printed(compared, width)
    for method in ("K-Means (ours)", "Gaussian", "Ward", "k-medoids", "HDBSCAN"):
        assert method.split()[0] in text
    assert max(len(line) for line in text.splitlines()) <= width


def test_agreement_is_told_by_method_with_its_band() -> None:
    ward = opinion("Ward", ari=0.95, kept=0.98)
    mixture = opinion("Gaussian mixture", own_k=True, components=3, k_by_icl=3, ari=0.7, kept=0.881)
    told = caption(comparison(mixture, ward)).means
    assert "98% with Ward (ARI 0.95) and 88% with the Gaussian mixture (ARI 0.70)" in told
    assert "Agreement is excellent to moderate by Steinley 2004." in told
    assert "By BIC the mixture prefers our number, too." in told
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
    told = comparison(opinion("Ward"), opinion("Gaussian mixture", own_k=True, **own))
    assert sentence in caption(told).means


@pytest.mark.parametrize(
    ("found", "sentence"),
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
def test_noise_is_named_as_such(found: dict[str, Any], sentence: str) -> None:
    assert sentence in caption(comparison(opinion("Ward"), opinion("HDBSCAN", own_k=True, **found))).means


def test_the_segment_that_hinges_on_the_method_is_named() -> None:
    ward = opinion("Ward", ari=0.7, moves=moves(0.98, 0.6, 0.9))
    told = caption(comparison(ward, opinion("k-medoids", moves=moves(0.98, 0.7, 0.9)))).do
    assert told.startswith("Segment 2 hinges most on the method: on average 35% of its customers are in another group")
    assert "mostly in that of segment 3. Compare the averages of segments 2 and 3, and treat their border" in told
    apart = opinion("Ward", ari=0.3, moves=moves(0.98, 0.6, 0.9, goes_to=4))
    told = caption(comparison(apart)).do
    assert "mostly in one that matches no segment" in told
    assert "one useful division among several" in told


def test_segments_that_hold_are_kept() -> None:
    assert caption(comparison(opinion("Ward"))).do == (
        "No segment hinges on the method: on average each keeps 98% or more of its customers."
    )
    whole = opinion("Ward", moves=tuple(Move(segment=i, rows=30, kept=1.0, noise=0.0) for i in (1, 2, 3)))
    assert caption(comparison(whole)).do.endswith("each keeps all of its customers.")


def test_one_segment_is_weighed_against_what_the_others_find() -> None:
    alone: dict[str, Any] = {"ari": None, "kept": None, "moved": None, "moves": ()}
    mixture = opinion("Gaussian mixture", own_k=True, k=4, components=4, k_by_icl=4, **alone)
    told = caption(comparison(mixture, opinion("HDBSCAN", own_k=True, k=0, noise=100, **alone), k=1))
    assert told.means.startswith("With one segment nobody can move. By BIC the mixture prefers 4 components.")
    assert told.do == "Look at 4 segments before you settle for one."
    none = opinion("Gaussian mixture", own_k=True, k=1, components=1, k_by_icl=1, **alone)
    assert caption(comparison(none, k=1)).do == "Keep one segment: the others see no groups either."


def test_one_segment_is_reported(tmp_path: Path) -> None:
    prepared = segmentry.prepare(segmentry.sample("bank", rows=200), Plan(k=1, k_max=2))
    found = segmentry.compare(segmentry.cluster(prepared, segmentry.choose_k(prepared)), prepared)
    found = segmentry.profile(segmentry.validate(found, prepared), prepared)
    render.report(found, tmp_path / "report.html")
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "With one segment nobody can move." in text
    assert "Who stays, and who moves" not in text


def test_shares_are_exact_where_they_say_all_or_nothing() -> None:
    assert [opinions._percent(share) for share in (1.0, 0.9999, 0.994, 0.006, 0.001, 0.0)] == [
        *("100%", ">99%", "99%"),
        *("1%", "<1%", "0%"),
    ]
    assert [agreement_band(ari) for ari in (0.895, 0.894, 0.65, 0.0, -0.1)] == [
        *("excellent", "good", "moderate", "poor", "poor")
    ]
