"""The verdict: thresholds at their edges."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmentry.results.choice import Evidence
from segmentry.stages.selection.judging import against_null, as_read, has_structure, held_back, passes, verdict


def evidence(k: int = 3, **figures: Any) -> Evidence:
    known = {"stability": 1.0, "matches": (1.0,) * k, "valley_shallowest": 0.5, "valley_z": 5.0, "tightness_z": 5.0}
    return Evidence(**({"k": k, "rows": 100, "inertia": 1.0} | known | figures))


@pytest.mark.parametrize(
    ("figures", "against"),
    [
        ({"valley_z": 2.0, "tightness_z": 3.0, "stability": 1.0}, 5.0),
        ({"valley_z": 2.0, "tightness_z": 3.0, "stability": 0.5}, 2.5),
        ({"valley_z": 2.0, "tightness_z": 50.0}, 8.0),  # tightness alone tells no more than 6
        ({"valley_z": 4.0, "tightness_z": -50.0}, 2.0),  # and takes no more than 2
        ({"valley_z": 9.0, "tightness_z": 9.0, "stability": -0.1}, 0.0),
        ({"valley_z": None, "tightness_z": None, "stability": None}, 0.0),
    ],
)
def test_what_one_k_says_against_customers_without_clusters(figures: dict[str, float | None], against: float) -> None:
    assert against_null(evidence(**figures)) == pytest.approx(against)


def test_one_k_is_enough_for_structure_but_not_k_of_one() -> None:
    weak, strong = evidence(2, valley_z=0.0, tightness_z=3.9), evidence(3, valley_z=0.0, tightness_z=4.0)
    assert not has_structure([weak])
    assert has_structure([weak, strong])
    assert not has_structure([evidence(1)])


def test_many_segments_that_do_not_repeat_are_no_evidence() -> None:
    assert has_structure([evidence(6, stability=0.7)])
    assert not has_structure([evidence(7, stability=0.84)])
    assert has_structure([evidence(7, stability=0.85)])


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({}, "natural"),
        ({"valley_shallowest": 0.75, "valley_z": 2.0, "stability": 0.8}, "natural"),
        ({"valley_shallowest": 0.76}, "reproducible"),
        ({"valley_z": 1.9}, "reproducible"),
        ({"valley_shallowest": None}, "reproducible"),
        ({"tightness_z": 2.0}, "natural"),
        ({"tightness_z": 1.9}, "reproducible"),
        ({"stability": 0.79}, "constructive"),
        ({"stability": None}, "constructive"),
        ({"matches": (1.0, 1.0, 0.75)}, "natural"),
        ({"matches": (1.0, 1.0, 0.74)}, "constructive"),  # what is asked of all is asked of each
        ({"matches": (1.0, 1.0, 0.85), "valley_shallowest": 0.76}, "reproducible"),
        ({"matches": (1.0, 1.0, 0.84), "valley_shallowest": 0.76}, "constructive"),  # nothing else speaks for it
        ({"by_column": "student"}, "reproducible"),  # one fact is no group
        ({"valley_z": 1.0, "tightness_z": 2.0}, "constructive"),  # it cannot borrow structure from another k
    ],
)
def test_the_verdict_by_stability_and_valley(figures: dict[str, float | None], said: str) -> None:
    assert verdict(evidence(**figures), structure=True) == said
    assert verdict(evidence(**figures), structure=False) == "no structure"


def test_one_segment_of_a_table_with_structure_has_no_verdict() -> None:
    assert verdict(evidence(1), structure=True) is None


#: What to change so that a test is passed.
MENDED: dict[str, Any] = {
    "stability": {"stability": 0.86},
    "least stable group": {"matches": (0.9, 0.9)},
    "tightness, sd": {"tightness_z": 3.0},
    "against no clusters": {"valley_z": 5.0},
    "valley on average": {"valley": 0.5},
    "shallowest valley": {"valley_shallowest": 0.7},
    "valley, sd": {"valley_z": 5.0},
    "prediction strength": {"prediction_strength": 0.85},
    "lowest silhouette": {"silhouettes": (0.2, 0.3)},
}
SHARE, SDS = st.floats(0, 1), st.floats(-3, 9)


@given(
    st.sampled_from([2, 8]),
    st.tuples(SHARE, st.tuples(SHARE, SHARE), SHARE, SHARE, SDS, SDS, st.none() | SHARE, st.tuples(SHARE, SHARE)),
)
def test_the_test_that_is_told_is_the_one_that_is_failed(k: int, drawn: tuple[Any, ...]) -> None:
    """Whoever mends it, and what is told then, comes to clearly separate segments, and nothing is told of these."""
    fields = ("stability", "matches", "valley", "valley_shallowest", "valley_z", "tightness_z", "prediction_strength")
    e = evidence(k, **dict(zip((*fields, "silhouettes"), drawn, strict=True)))
    nothing = held_back(e.model_copy(update={"verdict": "no structure"}))
    assert (nothing is None) == passes(e), "in a table without groups it is what this number says against that"
    met = []
    for _ in MENDED:
        e = e.model_copy(update={"verdict": verdict(e, structure=True)})
        if (hurdle := held_back(e)) is None:
            break
        assert hurdle.fails
        met.append(hurdle.figure)
        e = e.model_copy(update=MENDED[hurdle.figure])
    assert as_read(e) == "natural", met
    assert held_back(e) is None
