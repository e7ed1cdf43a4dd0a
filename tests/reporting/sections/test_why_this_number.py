"""The evidence for every k: every figure with its uncertainty, and a caption that says what the figures say."""

import math

import pytest

from segmentry import Segmentation
from segmentry.reporting.document import Table
from segmentry.reporting.sections.why_this_number import caption, section, tables
from segmentry.reporting.trust.bands import silhouette_band
from segmentry.reporting.trust.verdict_words import IN_PLAIN_WORDS
from segmentry.results.choice import Evidence, KChoice, Knee
from segmentry.stages.selection.judging import against_null, as_read
from segmentry.wording import figure
from tests.reporting.cells import cells, column, notes
from tests.reporting.changes import with_evidence


def test_the_caption_tells_the_scores_of_the_k_that_is_shown(segmentation: Segmentation) -> None:
    choice = segmentation.choice
    for k in (2, 3, 5):
        e = choice.of(k)
        assert e.silhouette is not None
        assert e.stability is not None
        of_k = caption(choice, k)
        assert f"With {k} segments {1 - e.inertia / choice.of(1).inertia:.0%} of the variance" in of_k.means
        assert f"{e.silhouette:.2f}, {silhouette_band(e.silhouette)} by Kaufman & Rousseeuw 1990" in of_k.means
        assert f"stability (mean ARI) {e.stability:.2f}" in of_k.means
        assert (f"{choice.k} is recommended and {k} is shown" in of_k.do) == (k != choice.k)
    assert caption(choice) == caption(choice, choice.k)
    assert "its knee at 3" in caption(choice.model_copy(update={"knee": 3})).means
    assert "no knee" in caption(choice.model_copy(update={"knee": None})).means
    assert "nothing to compare" in caption(choice, 1).means


def test_figures_from_a_sample_tell_their_rows(segmentation: Segmentation) -> None:
    few = [e.model_copy(update={"rows": 9_000, "stability_rows": 3_000}) for e in segmentation.choice.evidence]
    means = caption(segmentation.choice.model_copy(update={"evidence": tuple(few), "sampled": True})).means
    assert "a sample of 9,000 rows" in means
    assert "on a sample of 3,000 rows" in means


def test_another_k_is_named_only_when_it_scores_better_or_comes_close(segmentation: Segmentation) -> None:
    choice = segmentation.choice
    best = max(choice.evidence[1:], key=lambda e: e.score or 0)
    assert "no other k scores as well" in caption(choice.model_copy(update={"k": best.k, "close": ()})).do
    other = next(e for e in choice.evidence[1:] if e.k != best.k)
    lower = caption(choice.model_copy(update={"k": other.k, "close": (), "levels": ()}))
    assert f"Look at {best.k}, too, before you settle: {best.k} scores higher ({figure(best.score)});" in lower.do
    real, less = (with_evidence(choice, best.k, verdict=v) for v in ("natural", "no structure"))
    said = [caption(own.model_copy(update={"k": other.k, "close": (), "levels": ()})).do for own in (real, less)]
    assert ["its segments are less real" in text for text in said] == [False, True]
    assert f"is that of {best.k}: {product(best)}; {other.k} has {product(other)}." in lower.means
    close = caption(choice.model_copy(update={"k": 4, "close": (3, 5), "levels": ()}))
    assert "Look at 3 and 5 too before you settle: it is a close call." in close.do


def product(e: Evidence) -> str:
    factors = (e.tightness or 0, e.silhouette_squared or 0, sum(e.matches) / len(e.matches))
    assert e.score == pytest.approx(math.prod(factors))
    shown = [f"{factor:.3g}" for factor in factors]
    assert math.prod(map(float, shown)) == pytest.approx(e.score, rel=0.02)
    return f"{' x '.join(shown)} = {figure(e.score)}"


def test_the_knee_tells_how_much_it_hangs_on_the_range(segmentation: Segmentation) -> None:
    knees = tuple(Knee(first=1, last=last, k=k) for last, k in ((4, 2), (5, 3), (6, 3), (7, 3)))
    choice = segmentation.choice.model_copy(update={"knee": 3, "knees": knees})
    assert "its knee at 3; in 25% of 4 ranges of k it is elsewhere" in caption(choice).means
    steady = choice.model_copy(update={"knees": knees[1:]})
    assert "elsewhere" not in caption(steady).means


def test_without_structure_one_segment_is_to_be_kept(structureless: Segmentation) -> None:
    choice = structureless.choice
    assert caption(choice).do.startswith("Keep all customers in one segment; ")
    assert caption(choice).do.endswith(f"if {choice.constructive} are needed all the same, say that they were made.")
    assert "best score" not in caption(choice).means


def test_every_figure_stands_in_the_table_with_its_uncertainty_and_rows(segmentation: Segmentation) -> None:
    choice = segmentation.choice
    real, divide = tables(choice, 4)
    e = choice.of(3)
    row = cells(real, 2)
    assert row["how real"] == IN_PLAIN_WORDS[as_read(e) or "no structure"]
    assert row["score"] == f"{e.score:.3f}"
    assert row["stability"] == f"{e.stability:.2f}\u00b1{e.stability_sd:.2f}"
    assert row["matches"] == f"{sum(e.matches) / 3:.2f}/{min(e.matches):.2f}"
    assert row["prediction strength"] == f"{e.prediction_strength:.2f}\u00b1{e.prediction_strength_se:.2f}"
    assert row["valley"] == f"{e.valley:.2f} ({e.valley_z:+.1f})"
    assert row["against no clusters"] == f"{against_null(e):.1f}"
    row = cells(divide, 2)
    assert row["inertia"] == f"{e.inertia:,.1f}"
    assert row["variance explained"] == f"{1 - e.inertia / choice.of(1).inertia:.1%}"
    assert row["gap"] == f"{e.gap:.2f}\u00b1{e.gap_se:.2f}"
    assert row["smallest segment"] == f"{e.smallest:,} ({e.smallest / 600:.1%})"
    assert notes(real)["stability"] == "mean ARI \u00b1 sd; 20 bootstrap fits to 600 rows"
    assert notes(divide)["gap"] == f"\u00b1 s; {e.gap_references} tables, {e.reference_rows} rows"
    assert column(real, "k") == ["1", "2", "3", "4", "5"]
    assert real.marked is not None
    assert [real.marked(e) for e in real.rows] == [False, False, False, True, False]
    assert "recommended" in cells(real, choice.k - 1)["marks"]


def test_a_page_leaves_out_products_and_one_segment(segmentation: Segmentation) -> None:
    every = (block for block in section(segmentation).blocks if isinstance(block, Table))
    (shown,) = (table for table in every if table.caption.startswith("Are"))
    assert column(shown, "k") == ["2", "3", "4", "5"]
    left_out = {"matches", "against no clusters"}
    assert not left_out & {own.head for own in shown.on_page}
    assert left_out <= {own.head for own in shown.columns}


def test_a_silhouette_of_some_rows_has_its_interval(segmentation: Segmentation) -> None:
    part = {"silhouette": 0.5, "silhouette_interval": (0.48, 0.52), "silhouette_rows": 40, "silhouette_among": 120}
    evidence = tuple(e.model_copy(update=part) if e.k > 1 else e for e in segmentation.choice.evidence)
    _, divide = tables(segmentation.choice.model_copy(update={"evidence": evidence}), 4)
    assert notes(divide)["silhouette (Euclidean)"] == "40 rows among 120, 95% interval"
    assert cells(divide, 1)["silhouette (Euclidean)"] == "0.50 (0.48 to 0.52)"


def test_two_segments_are_not_said_to_come_from_one(segmentation: Segmentation) -> None:
    _, divide = tables(segmentation.choice, 2)
    assert [bool(cell) for cell in column(divide, "SLSa")] == [False, False, True, True, True]


def test_the_words_of_the_verdict_are_explained_where_they_stand(segmentation: Segmentation) -> None:
    real, divide = tables(segmentation.choice, 4)
    assert all(word in real.caption for word in ("natural", "reproducible", "constructive"))
    said = (words.partition(",")[0].partition(" found")[0] for words in IN_PLAIN_WORDS.values())
    assert all(words in real.caption for words in said)
    assert divide.caption == "How they divide the customers"


def test_the_tightness_is_told_in_the_unit_of_the_reasons(segmentation: Segmentation) -> None:
    choice = segmentation.choice
    real, _ = tables(choice, choice.k)
    tightness = choice.of(choice.k).tightness
    assert tightness is not None
    same = f"{tightness:.2f} is {1 - math.exp(-tightness):.0%} less spread left"
    assert same in notes(real)["tightness"]
    assert same.split(" is ")[1] in choice.reasons[0]


def test_one_different_row_has_one_line(single_row: KChoice) -> None:
    for table in tables(single_row, 1):
        assert len(table.rows) == 1
        assert set(cells(table, 0)) == {column.head for column in table.on_page}
