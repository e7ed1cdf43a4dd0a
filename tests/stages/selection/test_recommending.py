"""The rule for the number of segments, on evidence made up for it."""

from collections.abc import Sequence
from typing import Any

import pytest

from segmentry.results.choice import Evidence, Verdict
from segmentry.stages.selection.depth import Depth
from segmentry.stages.selection.recommending import RULE, Recommendation, by_knee, knees, recommended, score


def evidence(
    k: int,
    score: float = 0.0,
    smallest: int = 100,
    stability: float = 1.0,
    z: float = 9.0,
    said: Verdict = "natural",
    **figures: Any,
) -> Evidence:
    return Evidence(
        k=k,
        rows=1_000,
        inertia=1_000.0 / k,
        smallest=smallest,
        score=score if k > 1 else None,
        stability=stability,
        matches=(1.0,) * k,
        silhouette=0.1 * k,
        silhouette_squared=0.5,
        tightness=0.5,
        tightness_z=z,
        valley_z=z,
        verdict=said if k > 1 else None,
    ).model_copy(update=figures)


def told(scores: Sequence[float], smallest: Sequence[int] | None = None, min_share: float = 0.01) -> Recommendation:
    sizes = smallest or [100] * len(scores)
    several = [evidence(k, s, n) for k, (s, n) in enumerate(zip(scores, sizes, strict=True), start=2)]
    return recommended([evidence(1), *several], min_share)


def test_the_score_is_the_product_of_tightness_separation_and_reproducibility() -> None:
    e = Evidence(k=2, rows=9, inertia=1.0, tightness=0.5, silhouette_squared=0.8, matches=(1.0, 0.5))
    assert score(e) == pytest.approx(0.5 * 0.8 * 0.75)
    assert score(e.model_copy(update={"tightness": -3.0})) == pytest.approx(1e-3 * 0.8 * 0.75)
    assert score(e.model_copy(update={"tightness": None})) == pytest.approx(1e-3 * 0.8 * 0.75)
    assert score(e.model_copy(update={"silhouette_squared": -0.1})) == 0
    assert score(Evidence(k=1, rows=9, inertia=1.0)) is None


def test_the_highest_score_is_recommended_and_the_next_is_named() -> None:
    found = told([1.0, 3.0, 2.0])
    assert (found.k, found.rule, found.close, found.constructive) == (3, RULE, (), None)
    assert found.reasons[0].startswith(
        "3 segments stand apart and repeat with resampled customers; so do 2 and 4, and 3 has"
    )
    assert found.reasons[1].startswith("Next is 4")


def test_of_equal_scores_the_smaller_k_is_taken() -> None:
    assert told([2.0, 2.0]).k == 2


def test_a_close_call_is_said() -> None:
    found = told([9.0, 8.9, 10.0, 9.5])
    assert (found.k, found.close) == (4, (2, 5))


def test_a_k_with_a_segment_that_is_too_small_is_not_recommended() -> None:
    assert told([1.0, 3.0], [500, 10]).k == 3  # one in a hundred is enough
    found = told([1.0, 3.0], [500, 9])
    assert found.k == 2
    assert found.reasons[-1] == "3 would split off 0.9% of the customers."
    assert told([1.0, 3.0], [500, 9], min_share=0.0).k == 3


def test_where_every_k_has_a_segment_that_is_too_small_one_is_recommended_and_the_largest_is_named() -> None:
    found = told([1.0, 3.0, 2.0], [4, 5, 3])
    assert (found.k, found.constructive) == (1, 3)
    assert found.reasons == (
        "Every number of segments would make one of less than 1.0% of the customers (3 one of 5, 0.5%).",
        "Look at these few: leave them out, or lower min_share.",
    )


@pytest.mark.parametrize(
    ("stabilities", "k", "words"),
    [
        ({2: 0.95, 3: 0.9, 4: 0.85, 5: 0.95, 8: 0.9}, 4, "4 is the most, up to 6, that repeat with other customers"),
        (
            {2: 0.5, 3: 0.7, 4: 0.7, 5: 0.75, 8: 0.79},
            *(3, "3 is the number, up to 6, that comes out most alike with other customers"),
        ),
    ],
)
def test_without_structure_one_is_recommended_and_the_number_of_most_use_is_named(
    stabilities: dict[int, float], k: int, words: str
) -> None:
    several = [evidence(n, 1.0, 1 if n == 5 else 100, stability, z=1.0) for n, stability in stabilities.items()]
    found = recommended([evidence(1), *several], 0.01)
    assert (found.k, found.constructive) == (1, k)
    assert found.reasons[0].startswith("Groups could not be shown: no number of segments can be told from customers")
    assert f"{words} (stability {stabilities[k]:.2f})" in found.reasons[1]


def test_a_stable_split_of_one_heap_is_told_as_useful_and_not_as_groups() -> None:
    found = recommended([evidence(1), evidence(2, z=1.0, stability=0.95)], 0.01)
    assert found.k == 1
    assert found.reasons[1].endswith("That they repeat is no evidence of groups.")
    assert "useful" not in recommended([evidence(1), evidence(2, z=1.0, stability=0.6)], 0.01).reasons[1]


def test_a_split_of_which_one_segment_does_not_return_does_not_repeat() -> None:
    loose = evidence(3, z=1.0, stability=0.9, matches=(0.9, 0.9, 0.74))
    assert recommended([evidence(1), evidence(2, z=1.0, stability=0.85), loose], 0.01).constructive == 2


def chosen(*several: Evidence) -> Recommendation:
    """Of these, and one more that was tried and is nothing."""
    return recommended([evidence(1), *several, evidence(20, 0.0, z=0.0, said="constructive")], 0.01)


def test_one_that_is_not_natural_is_not_taken_for_being_the_last_that_was_tried() -> None:
    first, fewer, last = evidence(1), evidence(5, 1.0, said="reproducible"), evidence(6, 9.0, said="reproducible")
    found = recommended([first, fewer, last], 0.01)
    assert found.k == 5
    assert "6 score higher, but are the last number that was tried: of those beyond nothing is known." in found.reasons
    assert recommended([first, last], 0.01).k == 6  # nothing else is known
    assert recommended([first, fewer, last, evidence(7, 0.1, said="reproducible")], 0.01).k == 6
    assert recommended([first, fewer, evidence(6, 9.0)], 0.01).k == 6


def test_segments_less_tight_than_without_clusters_are_not_told_from_these() -> None:
    assert chosen(evidence(3, 1.0), evidence(4, 9.0, valley_z=20.0, tightness_z=-0.1)).k == 3
    assert chosen(evidence(3, 1.0), evidence(4, 9.0, valley_z=20.0, tightness_z=0.1)).k == 4


def test_natural_segments_come_before_better_scores() -> None:
    assert (
        chosen(evidence(3, 1.0), evidence(6, 9.0, said="reproducible"), evidence(8, 99.0, said="constructive")).k == 3
    )


REFINED = {"refines": (3,), "matches": (0.9,) * 6, "valley_z": 2.0, "said": "reproducible"}


@pytest.mark.parametrize(
    ("change", "k"),
    [
        ({}, 6),
        ({"refines": ()}, 3),
        ({"slices": (3,)}, 3),
        ({"matches": (0.9,) * 5 + (0.84,)}, 3),
        ({"valley_z": 1.9, "tightness_z": 6.0}, 3),
        ({"said": "constructive"}, 3),
        ({"score": 0.9}, 3),
    ],
)
def test_a_refinement_of_natural_segments_competes_where_every_part_repeats(change: dict[str, Any], k: int) -> None:
    options = {"score": 2.0} | REFINED | change
    found = chosen(evidence(3, 1.0), evidence(6, **options))
    assert found.k == k
    if k == 6:
        assert found.reasons[0].startswith("6 segments divide the 3 that stand apart further: each of them returns")
        assert found.rule != RULE, "the rule is told as it was used"


def test_a_number_must_pass_itself() -> None:
    assert chosen(evidence(3, 1.0), evidence(4, 9.0, z=1.9)).k == 3  # 2 x 1.9 is less than 4
    assert chosen(evidence(3, 1.0), evidence(4, 9.0, z=2.1)).k == 4


def test_without_natural_segments_the_reproducible_ones_compete_and_then_few() -> None:
    assert chosen(evidence(4, 1.0, said="reproducible"), evidence(5, 9.0, said="constructive")).k == 4
    many = [evidence(k, float(k), said="reproducible") for k in (5, 9)]
    assert chosen(*many).k == 9
    assert chosen(many[0], many[1].model_copy(update={"verdict": "constructive"})).k == 5
    found = chosen(*(evidence(k, float(k), stability=0.7, said="constructive") for k in range(2, 11)))
    assert found.k == 6
    assert "the number is a choice of use" in found.reasons[0]
    assert found.reasons[1] == (
        "One more would leave 14% less spread within segments, with a stability of 0.70 in place of 0.70."
    )


@pytest.mark.parametrize(
    ("lacks", "words"),
    [
        ({"stability": 0.847}, "7 score higher, but do not repeat: a stability of 0.847, where 0.85 is asked for."),
        ({"stability": 0.79}, "7 score higher, but do not repeat: a stability of 0.79, where 0.85 is asked for."),
        (
            {"matches": (0.9,) * 6 + (0.62,)},
            "7 score higher, but the least of them returns in resamples at 0.62, where 0.85 is asked for of each.",
        ),
        ({"z": 1.9}, "7 score higher, but cannot be told from segments of customers without clusters."),
    ],
)
def test_a_higher_score_that_is_passed_over_is_told_with_what_it_lacks(lacks: dict[str, Any], words: str) -> None:
    many = evidence(7, 0.4, said="constructive", **lacks)
    found = recommended([evidence(1), evidence(5, 0.3, said="reproducible"), many], 0.01)
    assert found.k == 5
    assert words in found.reasons
    natural = recommended([evidence(1), evidence(5, 0.3), many], 0.01)
    assert not any("score higher" in reason for reason in natural.reasons)


def test_where_none_repeat_more_than_six_are_passed_over_for_being_many() -> None:
    loose = [evidence(k, float(k), stability=0.7, said="constructive") for k in (4, 5, 9)]
    found = recommended([evidence(1), *loose], 0.01)
    assert found.k == 5
    assert any("9 score higher, but are more than 6, and as none stand apart" in reason for reason in found.reasons)


def as_deep_as(*told: tuple[int, int]) -> Depth:
    """Of these pairs of a smaller and a larger number the larger does more than cut heaps."""
    return Depth(lambda fewer, more: {k: 9.0 if (fewer, k) in told else 0.0 for k in more})


def test_numbers_that_only_cut_heaps_are_named_and_make_no_close_call() -> None:
    two, three = evidence(2, 1.0), evidence(3, 0.95, refines=(2,))
    found = recommended([evidence(1), two, three], 0.01, as_deep_as())
    assert (found.k, found.close) == (2, ())
    assert found.reasons[1] == "3 divide these 2 no better than heaps of customers would be cut."
    assert recommended([evidence(1), two, three], 0.01).close == (3,)


def test_natural_segments_that_do_more_than_cut_heaps_are_taken_further() -> None:
    two, three = evidence(2, 9.0), evidence(3, 1.0, refines=(2,))
    found = recommended([evidence(1), two, three], 0.01, as_deep_as((2, 3)))
    assert found.k == 3
    assert found.reasons[1] == "They divide the 2 that score highest, and better than heaps of customers would be cut."
    loose = three.model_copy(update={"matches": (0.9, 0.9, 0.84)})
    assert recommended([evidence(1), two, loose], 0.01, as_deep_as((2, 3))).k == 2
    blurred = three.model_copy(update={"verdict": "reproducible"})
    assert recommended([evidence(1), two, blurred], 0.01, as_deep_as((2, 3))).k == 2


UNSURE = {"match_intervals": ((0.99, 1.0), (0.84, 0.99), (0.99, 1.0))}


@pytest.mark.parametrize(
    ("of_two", "of_three", "k"),
    [
        ({}, UNSURE, 2),
        ({"said": "reproducible"}, UNSURE, 2),
        ({"said": "reproducible"}, {**UNSURE, "said": "reproducible"}, 2),
        ({}, {**UNSURE, "said": "reproducible", "valley_z": 9.0}, 3),  # a refinement of natural ones has its own test
        ({"said": "constructive"}, UNSURE, 3),
        ({"said": "reproducible", "by_column": "plan"}, UNSURE, 3),
        ({}, {"match_intervals": ((0.85, 1.0),) * 3}, 3),  # each surely returns
        ({}, {**UNSURE, "refines": ()}, 3),
    ],
)
def test_segments_that_may_not_return_and_only_cut_heaps_give_way_to_fewer(
    of_two: dict[str, Any], of_three: dict[str, Any], k: int
) -> None:
    two, three = evidence(2, 0.95, **of_two), evidence(3, 1.0, **{"refines": (2,), **of_three})
    several = [evidence(1), two, three, evidence(4, said="constructive")]
    found = recommended(several, 0.01, as_deep_as())
    assert found.k == k
    words = "3 score higher, but only cut these 2 further, no better than heaps of customers would be cut."
    assert (words in found.reasons) == (k == 2)
    assert k == 3 or found.close == ()
    assert recommended(several, 0.01, as_deep_as((2, 3))).k == 3


def test_how_far_larger_numbers_lie_is_asked_once_and_kept() -> None:
    asked = []
    depth = Depth(lambda fewer, more: asked.append((fewer, tuple(more))) or dict.fromkeys(more, 3.0))
    two, three = evidence(2, 9.0), evidence(3, 1.0, stability=0.9, refines=(2,))
    recommended([evidence(1), two, three], 0.01, depth)
    assert asked == [(2, (3,))]
    assert depth.beyond(3) == ((2, pytest.approx(2.7)),)


def test_one_different_row_is_one_segment() -> None:
    assert recommended([evidence(1)], 0.01) == Recommendation(1, RULE, ("There is only one different row.",))


def test_the_textbook_takes_the_knee_and_else_the_highest_silhouette() -> None:
    several = [evidence(k) for k in (1, 2, 3, 4)]
    assert (by_knee(several, 2).k, by_knee(several, 2).rule) == (2, "knee")
    assert by_knee(several, 2).reasons == (
        "The inertia curve bends most at 2, where segments explain 50% of the variance.",
    )
    found = by_knee(several, None)
    assert (found.k, found.rule) == (4, "silhouette")
    assert by_knee(several[:1], None).k == 1


def test_the_knee_is_sought_in_every_range_from_one_or_two_on() -> None:
    inertias = [1000.0, 520.0, 110.0, 95.0, 84.0, 75.0]
    found = knees([Evidence(k=k, rows=9, inertia=w) for k, w in enumerate(inertias, start=1)])
    assert [(one.first, one.last) for one in found] == [(1, 4), (1, 5), (1, 6), (2, 5), (2, 6)]
    assert [one.k for one in found] == [None, 3, 3, 3, 3]  # the first range ends too soon after the bend
    assert knees([Evidence(k=k, rows=9, inertia=1.0 / k) for k in (1, 2, 3)]) == ()
