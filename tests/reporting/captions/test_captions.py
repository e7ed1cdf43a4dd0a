"""The captions say what the numbers say."""

import math
from typing import Any

import pytest

from segmentry import Segmentation
from segmentry.reporting import captions
from segmentry.reporting.captions import silhouette_band, stability_band
from segmentry.results.choice import Evidence, Knee
from segmentry.wording import figure as plain

EVERY = ("map", "loadings", "sizes", "averages", "profiles", "silhouettes")


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (1.0, "strong structure"),
        (0.71, "strong structure"),
        (0.704, "reasonable structure"),
        (0.70, "reasonable structure"),
        (0.51, "reasonable structure"),
        (0.50, "weak structure"),
        (0.26, "weak structure"),
        (0.25, "no substantial structure"),
        (-0.3, "no substantial structure"),
    ],
)
def test_silhouette_bands(value: float, band: str) -> None:
    assert silhouette_band(value) == band


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (1.0, "highly stable"),
        (0.85, "highly stable"),
        (0.84, "stable"),
        (0.75, "stable"),
        (0.74, "a pattern, but doubtful who belongs to it"),
        (0.60, "a pattern, but doubtful who belongs to it"),
        (0.59, "not to be trusted"),
        (0.0, "not to be trusted"),
    ],
)
def test_stability_bands(value: float, band: str) -> None:
    assert stability_band(value) == band


def changed(segmentation: Segmentation, stage: str, **update: Any) -> Segmentation:
    return segmentation.model_copy(update={stage: getattr(segmentation, stage).model_copy(update=update)})


def test_evidence_tells_the_scores_of_the_k_that_is_shown(segmentation: Segmentation) -> None:
    choice = segmentation.choice
    for k in (2, 3, 5):
        e = choice.of(k)
        assert e.silhouette is not None
        assert e.stability is not None
        caption = captions.evidence(choice, k)
        assert f"With {k} segments {1 - e.inertia / choice.of(1).inertia:.0%} of the variance" in caption.means
        assert f"{e.silhouette:.2f}, {silhouette_band(e.silhouette)} by Kaufman & Rousseeuw 1990" in caption.means
        assert f"stability (mean ARI) {e.stability:.2f}" in caption.means
        assert (f"{choice.k} is recommended and {k} is shown" in caption.do) == (k != choice.k)
    assert captions.evidence(choice) == captions.evidence(choice, choice.k)
    assert "its knee at 3" in captions.evidence(choice.model_copy(update={"knee": 3})).means
    assert "no knee" in captions.evidence(choice.model_copy(update={"knee": None})).means
    assert "nothing to compare" in captions.evidence(choice, 1).means


def test_figures_from_a_sample_tell_their_rows(segmentation: Segmentation) -> None:
    e = [one.model_copy(update={"rows": 9_000, "stability_rows": 3_000}) for one in segmentation.choice.evidence]
    choice = segmentation.choice.model_copy(update={"evidence": tuple(e), "sampled": True})
    means = captions.evidence(choice).means
    assert "a sample of 9,000 rows" in means
    assert "on a sample of 3,000 rows" in means
    larger = segmentation.model_copy(update={"rows_labelled": 50_000})
    assert "on a sample of 600 rows" in captions.silhouettes(larger).means
    assert "bootstrap fits on a sample of 600 rows" in captions.silhouettes(larger).do
    assert "600 of 50,000 customers" in captions.map(larger).means
    assert "sample" not in captions.silhouettes(segmentation).means


def test_another_k_is_named_only_when_it_scores_better_or_comes_close(segmentation: Segmentation) -> None:
    choice = segmentation.choice
    best = max(choice.evidence[1:], key=lambda e: e.score or 0)
    assert "no other k scores as well" in captions.evidence(choice.model_copy(update={"k": best.k, "close": ()})).do
    other = next(e for e in choice.evidence[1:] if e.k != best.k)
    lower = captions.evidence(choice.model_copy(update={"k": other.k, "close": ()}))
    assert f"look at {best.k} too: its score is higher ({plain(best.score)}, here {plain(other.score)})" in lower.do
    assert f"is that of {best.k}: {product(best)}; {other.k} has {product(other)}." in lower.means
    close = captions.evidence(choice.model_copy(update={"k": 4, "close": (3, 5)}))
    assert "Look at 3 and 5 too before you settle: it is a close call." in close.do


def product(e: Evidence) -> str:
    factors = (e.tightness or 0, e.silhouette_squared or 0, sum(e.matches) / len(e.matches))
    assert e.score == pytest.approx(math.prod(factors))
    shown = [f"{factor:.3g}" for factor in factors]
    assert math.prod(map(float, shown)) == pytest.approx(e.score, rel=0.02)
    return f"{' x '.join(shown)} = {plain(e.score)}"


def test_the_knee_tells_how_much_it_hangs_on_the_range(segmentation: Segmentation) -> None:
    knees = tuple(Knee(first=1, last=last, k=k) for last, k in ((4, 2), (5, 3), (6, 3), (7, 3)))
    choice = segmentation.choice.model_copy(update={"knee": 3, "knees": knees})
    assert "its knee at 3; in 25% of 4 ranges of k it is elsewhere" in captions.evidence(choice).means
    steady = choice.model_copy(update={"knees": knees[1:]})
    assert "elsewhere" not in captions.evidence(steady).means


def test_without_structure_one_segment_is_to_be_kept(structureless: Segmentation) -> None:
    caption = captions.evidence(structureless.choice)
    assert caption.do.startswith("Keep all customers in one segment.")
    assert f"{structureless.choice.constructive} comes out most alike" in caption.do
    assert "best score" not in caption.means


def test_the_border_and_the_levels_of_stability_are_told(segmentation: Segmentation) -> None:
    within = ((0.9, 0.95, 1.0), (0.4, 0.61, 0.7), (0.9, 0.95, 1.0), (1.0, 1.0, 1.0))
    validated = {"within": within, "across": (1.0, 0.9, 0.37, 1.0), "borderline": (0.01, 0.02, 0.234, 0.0)}
    caption = captions.silhouettes(changed(segmentation, "validation", **validated))
    assert "segment 2 changes most (SLSw 0.61)" in caption.means
    assert (
        "With 3 segments instead of 4, segment 3 lies in several of them, the most of all (SLSa 0.37)" in caption.means
    )
    assert "23.4% of segment 3 are on a border, the most of all (segment_borderline)" in caption.do
    certain = captions.silhouettes(changed(segmentation, "validation", borderline=(0.0, 0.0, 0.0, 0.0)))
    assert "Hardly anybody is on a border." in certain.do


def test_customers_closer_to_another_segment_are_told(segmentation: Segmentation) -> None:
    curves = ((0.1, 0.2, 0.3), (-0.1, 0.1, 0.2), (-0.3, -0.1, 0.1), (0.0, 0.1, 0.2))
    caption = captions.silhouettes(changed(segmentation, "validation", silhouette_curves=curves))
    assert (
        "About 75% of segment 3, the most of all, are closer to another segment (silhouette below 0)." in caption.means
    )
    above = changed(segmentation, "validation", silhouette_curves=((0.1, 0.2),) * 4)
    for one in (above, changed(segmentation, "validation", silhouette_curves=())):
        assert "below 0" not in captions.silhouettes(one).means


def test_the_map_warns_when_it_shows_little(segmentation: Segmentation) -> None:
    assert segmentation.map is not None
    little = captions.map(changed(segmentation, "map", explained=(0.2, 0.1)))
    assert "30% of the variance" in little.means
    assert "70% of the variance is not in it" in little.do
    much = captions.map(changed(segmentation, "map", explained=(0.5, 0.3)))
    assert "80% of the variance" in much.means
    assert "segment_margin in the labelled table" in much.do


def test_the_map_of_a_loaded_model(loaded: Segmentation, one_feature: Segmentation) -> None:
    assert "Only the centres are drawn" in captions.map(loaded).means
    assert "one feature, income" in captions.map(one_feature).means


def test_loadings_name_the_strongest(segmentation: Segmentation) -> None:
    assert segmentation.map is not None
    caption = captions.loadings(segmentation)
    for loads in segmentation.map.loadings:
        strongest = max(zip(loads, segmentation.features, strict=True), key=lambda pair: abs(pair[0]))
        assert f"{strongest[1]} ({strongest[0]:+.2f})" in caption.means
        assert f"{'more' if strongest[0] >= 0 else 'less'} {strongest[1]}" in caption.do


def test_sizes_point_at_small_segments(segmentation: Segmentation) -> None:
    first, *rest = segmentation.segments
    shares = (0.96, 0.02, 0.01, 0.01)
    unequal = tuple(s.model_copy(update={"share": share}) for s, share in zip((first, *rest), shares, strict=True))
    caption = captions.sizes(segmentation.model_copy(update={"segments": unequal}))
    assert "has 96.0% of the customers" in caption.means
    assert "segments 2, 3 and 4, each with less than 5%" in caption.do
    equal = tuple(s.model_copy(update={"share": 0.25, "size": 150}) for s in segmentation.segments)
    assert "reaches 25%" in captions.sizes(segmentation.model_copy(update={"segments": equal})).do


def test_averages_name_the_feature_that_separates_most(segmentation: Segmentation) -> None:
    assert segmentation.profile is not None
    spreads = {}
    for feature in segmentation.features:
        differences = [p.average(feature).difference or 0.0 for p in segmentation.profile.segments]
        spreads[feature] = max(differences) - min(differences)
    top = max(spreads, key=lambda name: spreads[name])
    furthest = max(segmentation.profile.segments, key=lambda p: abs(p.average(top).difference or 0))
    caption = captions.averages(segmentation)
    assert f"differ most in {top}: segment {furthest.id} averages" in caption.means
    assert f"{abs(furthest.average(top).difference or 0):.2f} standard deviations" in caption.means
    cells = [a for p in segmentation.profile.segments for a in p.averages if a.column in segmentation.features]
    assert f"the {sum(abs(a.difference or 0) >= 0.25 for a in cells)} of {len(cells)} averages" in caption.do


def test_silhouettes_tell_whom_not_to_trust(segmentation: Segmentation) -> None:
    shaky = captions.silhouettes(changed(segmentation, "validation", stabilities=(0.9, 0.7, 0.5, 0.4)))
    assert "Segments 3 and 4 are not to be trusted; segment 2 is a pattern" in shaky.do
    assert "Hennig 2007" in shaky.do
    alone = captions.silhouettes(changed(segmentation, "validation", stabilities=(0.9, 0.9, 0.9, 0.7)))
    assert "Do not build on it alone" in alone.do
    fine = captions.silhouettes(changed(segmentation, "validation", stabilities=(0.9, 0.8, 0.9, 0.9)))
    assert "all are stable or better, the lowest with 0.80" in fine.do
    overall = captions.silhouettes(
        changed(segmentation, "validation", silhouette=0.55, silhouettes=(0.6, None, 0.5, 0.2))
    )
    assert "0.55: reasonable structure by Kaufman & Rousseeuw 1990" in overall.means
    assert "lowest is segment 4 with 0.20" in overall.means


def test_one_segment_has_nothing_to_compare(one_segment: Segmentation) -> None:
    assert "one segment" in captions.sizes(one_segment).means
    for name in ("averages", "silhouettes"):
        assert "nothing to compare" in getattr(captions, name)(one_segment).means


@pytest.mark.parametrize("name", EVERY)
def test_captions_are_two_short_sentences_and_stay_the_same(segmentation: Segmentation, name: str) -> None:
    caption = getattr(captions, name)(segmentation)
    assert caption == getattr(captions, name)(segmentation)
    for line in (caption.means, caption.do):
        assert line.endswith(".")
        assert 10 < len(line) < (300 if name != "silhouettes" else 720)
        assert "None" not in line
        assert "{" not in line


def test_levels_and_dates_are_told_in_words(mixed: Segmentation) -> None:
    assert mixed.profile is not None
    levels = {(i, one.level): one for i, p in enumerate(mixed.profile.segments, 1) for one in p.levels}
    told = changed(mixed, "profile", segments=tuple(_only("contract", p) for p in mixed.profile.segments))
    only = told.model_copy(update={"recipe": mixed.recipe.model_copy(update={"steps": mixed.recipe.steps[2:3]})})
    caption = captions.averages(only)
    (id, level), top = max(levels.items(), key=lambda pair: abs(pair[1].difference) * (pair[1].column == "contract"))
    assert f"differ most in contract: it is {level} for {top.share:.0%} of segment {id}, " in caption.means
    assert "9 of 9 averages and shares" in caption.do
    assert "standard deviations" in caption.means


def _only(column: str, profile: Any) -> Any:
    return profile.model_copy(update={"levels": tuple(one for one in profile.levels if one.column == column)})


def test_directions_of_the_map_name_levels_and_dates(mixed: Segmentation) -> None:
    width = mixed.recipe.width
    for place, right in (
        (mixed.recipe.dimensions.index("contract: monthly"), "further right goes with contract: monthly less often"),
        (mixed.recipe.dimensions.index("since"), "further right goes with earlier since"),
        (mixed.recipe.dimensions.index("age"), "further right goes with less age"),
    ):
        loads = tuple(-1.0 if i == place else 0.0 for i in range(width))
        assert right in captions.loadings(changed(mixed, "map", loadings=(loads, loads))).do
