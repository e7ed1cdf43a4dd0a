"""The verdict in words: what it says of every k, and the numbers that support it, recomputed."""

import math
import re
from typing import Any

import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting import render
from segmentry.reporting.evidence import evidence_table
from segmentry.reporting.summary import summary
from segmentry.reporting.trust import held, held_rests_on, trusted
from segmentry.reporting.verdicts import judged, judged_of, light
from segmentry.results.choice import KChoice
from segmentry.stages.selection.judging import STABLE, STRUCTURE, VALLEY, VALLEY_Z, against_null
from segmentry.wording import figure as plain

REAL = ("natural", "reproducible", "constructive")


@pytest.fixture(scope="module")
def choice(segmentation: Segmentation) -> KChoice:
    return segmentation.choice.model_copy(update={"k": 4, "close": ()})


def changed(choice: KChoice, k: int, **update: Any) -> KChoice:
    evidence = tuple(e.model_copy(update=update) if e.k == k else e for e in choice.evidence)
    return choice.model_copy(update={"evidence": evidence})


@pytest.mark.parametrize("verdict", REAL)
def test_the_recommended_number_is_told_with_its_verdict(choice: KChoice, verdict: str) -> None:
    told = judged(changed(choice, 4, verdict=verdict), 4)
    assert told.verdict == verdict
    assert told.headline == f"4 {verdict} segments recommended"
    assert told.why == choice.reasons
    assert "thresholds are ours" in told.figures
    assert told.paragraph == f"{told.means} {told.do} {told.figures}"


def test_each_verdict_means_something_else(choice: KChoice) -> None:
    each = [judged(changed(choice, 4, verdict=verdict), 4) for verdict in (*REAL, "no structure")]
    assert len({told.means for told in each}) == len({told.do for told in each}) == 4
    assert "made, not found" in each[2].means


def test_natural_segments_that_explain_little_are_no_kinds_in_every_respect(choice: KChoice) -> None:
    natural, whole = changed(choice, 4, verdict="natural"), choice.of(1).inertia
    much, little = (changed(natural, 4, inertia=part * whole) for part in (0.3, 0.89))
    assert "kinds of customers" in judged(much, 4, ["age"]).do
    told = judged(little, 4, ["age", "lines"]).do
    assert told.startswith("They stand apart in age and lines, not in every respect: 11% of the variance lies between")
    assert "kinds" not in judged(little, 4).do
    assert "kinds" not in told


def test_the_verdict_names_the_features_that_differ_much(segmentation: Segmentation) -> None:
    profile = segmentation.profile
    assert profile is not None
    large = [one.column for one in profile.contrasts if one.feature and one.effect >= 0.5][:3]
    told = judged_of(changed_verdict(segmentation, inertia=0.9 * segmentation.choice.of(1).inertia)).do
    assert f"apart in {', '.join(large[:-1])} and {large[-1]}," in told


def changed_verdict(segmentation: Segmentation, **update: Any) -> Segmentation:
    """With 4 as the recommended, natural number."""
    choice = segmentation.choice.model_copy(update={"k": 4, "close": ()})
    return segmentation.model_copy(update={"choice": changed(choice, 4, verdict="natural", **update)})


def test_a_low_silhouette_beside_a_good_verdict_is_explained(segmentation: Segmentation) -> None:
    natural = changed_verdict(segmentation)
    assert natural.validation is not None
    e, low = natural.choice.of(4), {"silhouette": 0.3}
    weak = natural.model_copy(update={"validation": natural.validation.model_copy(update=low)})
    told = dict(trusted(weak, summary(weak)))["Separation"]
    assert f"all {weak.recipe.width} dimensions" in told
    assert f"to {e.valley:.0%} of the lower peak" in told
    assert f"(mean ARI {e.stability:.2f})" in told
    assert told.partition("1990. ")[2] in render.text(weak)
    good = natural.model_copy(update={"validation": natural.validation.model_copy(update={"silhouette": 0.6})})
    assert "verdict" not in dict(trusted(good, summary(good)))["Separation"]
    made = weak.model_copy(update={"choice": changed(weak.choice, 4, verdict="constructive")})
    assert "verdict" not in dict(trusted(made, summary(made)))["Separation"]
    shaded = weak.model_copy(update={"choice": changed(weak.choice, 4, verdict="reproducible")})
    assert "not on room between neighbours" in dict(trusted(shaded, summary(shaded)))["Separation"]


def test_rows_that_were_left_out_are_told_and_no_others(segmentation: Segmentation) -> None:
    all = dict(trusted(segmentation, summary(segmentation)))
    assert all["Rows"] == "All 600 rows went into the choice of k and the segments."
    some = dict(trusted(segmentation, {**summary(segmentation), "rows_read": 610}))
    assert some["Rows"].startswith("All 600 rows that could be labelled went")
    assert some["Left out"].startswith("10 of 610 rows")


def test_the_numbers_are_those_of_the_evidence(choice: KChoice) -> None:
    e = choice.of(4)
    told = judged(changed(choice, 4, verdict="natural"), 4)
    assert f"(mean ARI) {e.stability:.2f} (sd {e.stability_sd:.2f}) over {e.stability_pairs} pairs" in told.figures
    assert f"fits to {e.stability_rows:,} rows; stable is {STABLE:g} or more" in told.figures
    assert f"to {e.valley:.0%} of the lower peak, {abs(e.valley_z or 0):.1f} standard deviations" in told.figures
    assert f"{e.references} tables without clusters" in told.figures
    assert f"apart is at most {VALLEY:.0%} in every valley, and {VALLEY_Z:g} or more below" in told.figures
    assert "4.0 standard deviations above" in judged(changed(choice, 4, valley_z=-4.0), 4).figures
    assert "density" not in judged(changed(choice, 4, verdict="constructive"), 4).figures


def test_another_number_has_its_own_verdict_beside_what_is_recommended(choice: KChoice) -> None:
    told = judged(changed(changed(choice, 4, verdict="natural"), 3, verdict="constructive"), 3)
    assert told.headline == "3 constructive segments; 4 (natural) recommended"
    best, own = choice.of(4).score, choice.of(3).score
    assert told.do.endswith(f"the score of 4 is {plain(best)}, here {plain(own)}.")
    assert judged(changed(choice, 4, verdict="natural"), 1).headline == "1 segment; 4 (natural) recommended"


def test_a_close_call_names_the_numbers(choice: KChoice) -> None:
    close = changed(choice, 4, verdict="natural").model_copy(update={"close": (3, 5)})
    assert judged(close, 4).headline == "4 natural segments recommended, a close call with 3 and 5"
    assert judged(close, 2).headline.endswith("recommended, a close call with 3 and 5")
    other = judged(changed(close, 5, verdict="reproducible"), 4).headline
    assert other.endswith("a close call with 3 and 5 (reproducible)"), "where it differs, how real they are"


def test_without_structure_that_is_said_first(structureless: Segmentation) -> None:
    choice, k = structureless.choice, structureless.k
    assert (choice.k, k) == (1, choice.constructive)
    told = judged(choice, k)
    nobody = "No segments can be told from customers without clusters"
    assert told.headline == f"{nobody}; the {k} shown were made, not found"
    strongest = max(choice.evidence[1:], key=against_null)
    found = f"strongest at k = {strongest.k} with {against_null(strongest):.1f}; {STRUCTURE:g} would be enough"
    assert found in told.figures
    assert f"k_recommended: 1; {k} comes out most alike in redraws of these customers." in told.figures
    other = next(e.k for e in choice.evidence[1:] if e.k != k)
    asked = judged(choice, other)
    assert asked.headline == f"{nobody}; the {other} shown were made, not found"
    best = choice.of(k)
    assert (
        f"needed, {k} comes out most alike in redraws of these customers (stability {best.stability:.2f})"
        in asked.figures
    )
    assert judged(choice, 1).headline == f"{nobody}: all stay in one"
    assert judged(choice, 1).verdict == "no structure"


def test_the_textbooks_number_is_named_where_there_is_no_structure(structureless: Segmentation) -> None:
    classic = structureless.choice.model_copy(update={"k": 3, "rule": "knee", "constructive": None})
    assert judged(classic, 2).headline.endswith("; the 2 shown were made, not found (3 by the knee)")
    assert judged(classic, 3).headline.endswith("; the 3 shown were made, not found")


def test_one_different_row_is_no_structure() -> None:
    choice = KChoice(
        k=1,
        rule="x",
        reasons=("There is only one different row.",),
        knee=None,
        verdict="no structure",
        evidence=({"k": 1, "rows": 5, "inertia": 0.0},),
        centres={1: ((0.0,),)},
        sampled=False,
        seed=0,
    )
    assert "k_recommended: 1." in judged(choice, 1).figures
    assert [len(block.lines) for block in evidence_table(choice, 1)] == [1, 1]


@pytest.mark.parametrize(
    ("stability", "name"),
    [(1.0, "green"), (0.85, "green"), (0.75, "green"), (0.74, "amber"), (0.6, "amber"), (0.59, "red"), (0.0, "red")],
)
def test_the_traffic_light(stability: float, name: str) -> None:
    assert light(stability).name == name
    assert len({light(one).sign for one in (0.9, 0.7, 0.5)}) == 3  # which needs no colour


def test_every_figure_stands_in_the_table_with_its_uncertainty_and_rows(segmentation: Segmentation) -> None:
    choice = segmentation.choice
    real, apart = evidence_table(choice, 4)
    e = choice.of(3)
    cells = dict(zip([name for name, _ in real.heads], real.lines[2].cells, strict=True))
    assert cells["verdict"] == e.verdict
    assert cells["score"] == f"{e.score:.3f}"
    assert cells["stability"] == f"{e.stability:.2f}\u00b1{e.stability_sd:.2f}"
    assert cells["matches"] == f"{sum(e.matches) / 3:.2f}/{min(e.matches):.2f}"
    assert cells["prediction strength"] == f"{e.prediction_strength:.2f}\u00b1{e.prediction_strength_se:.2f}"
    assert cells["valley"] == f"{e.valley:.2f} ({e.valley_z:+.1f})"
    assert cells["against no clusters"] == f"{against_null(e):.1f}"
    cells = dict(zip([name for name, _ in apart.heads], apart.lines[2].cells, strict=True))
    assert cells["inertia"] == f"{e.inertia:,.1f}"
    assert cells["variance explained"] == f"{1 - e.inertia / choice.of(1).inertia:.1%}"
    assert cells["gap"] == f"{e.gap:.2f}\u00b1{e.gap_se:.2f}"
    assert cells["smallest segment"] == f"{e.smallest:,} ({e.smallest / 600:.1%})"
    on = dict(real.heads) | dict(apart.heads)
    assert on["stability"] == "mean ARI \u00b1 sd; 45 pairs of fits to 600 rows"
    assert on["gap"] == f"\u00b1 s; {e.gap_references} tables, {e.reference_rows} rows"
    assert [line.k for line in real.lines] == [1, 2, 3, 4, 5]
    assert [line.is_shown for line in real.lines] == [False, False, False, True, False]
    assert "recommended" in real.lines[choice.k - 1].marks


def test_a_silhouette_of_some_rows_has_its_interval(segmentation: Segmentation) -> None:
    part = {"silhouette": 0.5, "silhouette_interval": (0.48, 0.52), "silhouette_rows": 40, "silhouette_among": 120}
    evidence = tuple(e.model_copy(update=part) if e.k > 1 else e for e in segmentation.choice.evidence)
    _, apart = evidence_table(segmentation.choice.model_copy(update={"evidence": evidence}), 4)
    at = [name for name, _ in apart.heads].index("silhouette (Euclidean)")
    assert apart.heads[at][1] == "40 rows among 120, 95% interval"
    assert apart.lines[1].cells[at] == "0.50 (0.48 to 0.52)"


def test_how_each_segment_holds(segmentation: Segmentation, one_segment: Segmentation) -> None:
    v = segmentation.validation
    assert v is not None
    for i, one in enumerate(held(segmentation)):
        assert one.stability == f"{v.stabilities[i]:.2f}"
        assert one.light == light(v.stabilities[i])
        low, median, high = v.within[i]
        assert one.within == f"{median:.2f} ({low:.2f} to {high:.2f})"
        assert one.across == f"{v.across[i]:.2f}"
        assert one.continues == ("new" if v.continues[i] is None else f"there too, as {v.continues[i]}")
        assert one.borderline == f"{v.borderline[i]:.1%}"
    told = held_rests_on(segmentation)
    assert "40 bootstrap fits to 600 rows" in told
    assert re.search(r"Hennig 2007: green from 0\.75, amber from 0\.6", told)
    assert "margin below 0.1 (ours)" in told
    assert "SLSa: with 3 segments instead of 4" in told
    assert (held(one_segment), held_rests_on(one_segment)) == ((), "")


def test_two_segments_are_not_said_to_come_from_one(segmentation: Segmentation) -> None:
    v = segmentation.validation
    assert v is not None
    of_two = {name: getattr(v, name)[:2] for name in ("stabilities", "silhouettes", "within", "across", "continues")}
    two = segmentation.model_copy(
        update={"k": 2, "segments": segmentation.segments[:2], "validation": v.model_copy(update=of_two)}
    )
    assert {(one.across, one.continues) for one in held(two)} == {("", "")}
    assert "SLSa" not in held_rests_on(two)
    _, apart = evidence_table(segmentation.choice, 2)
    at = [name for name, _ in apart.heads].index("SLSa")
    assert [bool(line.cells[at]) for line in apart.lines] == [False, False, True, True, True]


def test_the_words_of_the_verdict_are_explained_where_they_stand(segmentation: Segmentation) -> None:
    real, apart = evidence_table(segmentation.choice, 4)
    assert all(word in real.note.lower() for word in (*REAL, "no structure"))
    assert apart.note == ""


def test_the_tightness_is_told_in_the_unit_of_the_reasons(segmentation: Segmentation) -> None:
    choice = segmentation.choice
    real, _ = evidence_table(choice, choice.k)
    note = dict(real.heads)["tightness"]
    tightness = choice.of(choice.k).tightness
    assert tightness is not None
    same = f"{tightness:.2f} is {1 - math.exp(-tightness):.0%} less spread left"
    assert same in note
    assert same.split(" is ")[1] in choice.reasons[0]


def test_a_segmentation_says_its_own_verdict(structureless: Segmentation) -> None:
    prepared = segmentry.prepare(segmentry.sample("telecom", rows=500), Plan(k_max=6))
    found = segmentry.cluster(prepared, segmentry.choose_k(prepared))
    assert str(found).startswith(f"{found.k} {found.verdict} segments recommended")
    assert str(structureless).startswith("No segments can be told")
