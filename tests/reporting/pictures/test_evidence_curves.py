"""The evidence over k as it is drawn."""

import pytest

from segmentry import Segmentation, SegmentryError
from segmentry.reporting.pictures.gallery import evidence

from .reading import drawn, table_with, words_of


def test_every_k_is_drawn(segmentation: Segmentation) -> None:
    choice = segmentation.choice
    spec = drawn(evidence(choice))
    for i, of in enumerate(("score", "stability", "Euclidean", "inertia")):
        measure = "silhouette" if of == "Euclidean" else of
        rows = [row for row in table_with(spec["vconcat"][i], "of", "said") if row["of"] == of]
        first = 1 if of == "inertia" else 2
        assert [(row["k"], row["value"]) for row in rows] == [
            (e.k, getattr(e, measure)) for e in choice.evidence if e.k >= first
        ]
    squared = [row["value"] for row in table_with(spec["vconcat"][2], "of", "said") if row["of"] == "squared"]
    assert squared == [e.silhouette_squared for e in choice.evidence[1:]]
    spreads = [(row["low"], row["high"]) for row in table_with(spec["vconcat"][1], "low")]
    assert spreads == [
        (e.stability - e.stability_sd, e.stability + e.stability_sd)
        for e in choice.evidence
        if e.stability is not None and e.stability_sd is not None
    ]


def test_the_knee_the_recommended_and_the_shown_k_are_marked(segmentation: Segmentation) -> None:
    choice = segmentation.choice.model_copy(update={"knee": 3, "k": 4, "close": (5,)})
    picture = evidence(choice, 2)
    words = words_of(picture)
    assert {"k = 2: shown here", "k = 3: knee", "k = 4: recommended", "k = 5: close"} <= set(words)
    assert picture.rows["shown"] == [{"k": 2}]
    marked = {row["k"]: row["mark"] for row in picture.to_dict()["datasets"]["score"]}
    assert marked == {2: "shown", 3: "", 4: "recommended", 5: "close"}
    assert "number of segments, k" in words
    assert "knee" not in " ".join(words_of(evidence(choice.model_copy(update={"knee": None}))))


def test_without_structure_both_the_recommended_one_and_the_one_made_are_marked(structureless: Segmentation) -> None:
    choice = structureless.choice
    made = f"k = {choice.constructive}: made, shown here"
    assert {"k = 1: recommended", made} <= set(words_of(evidence(choice)))
    alone = evidence(choice, 1)
    assert "k = 1: recommended" in words_of(alone)
    assert alone.rows["room"] == [{"value": 0.05}]  # noise is not drawn as high as a mountain


def test_a_small_score_fills_its_axis_and_words_stand_beside_their_own_k(segmentation: Segmentation) -> None:
    low = tuple(e.model_copy(update={"score": e.score and e.score / 100}) for e in segmentation.choice.evidence)
    choice = segmentation.choice.model_copy(update={"evidence": low, "k": 4, "close": (3, 5)})
    picture = evidence(choice, 4)
    highest = max(e.score for e in low if e.score is not None)
    assert picture.rows["room"] == [{"value": pytest.approx(1.45 * highest)}]
    notes = [*picture.rows["left"], *picture.rows["right"]]
    assert all(note["note"].startswith(f"k = {note['k']}: ") for note in notes)
    assert len({note["y"] for note in notes}) == len(notes) == 3


def test_thirty_numbers_can_be_read(segmentation: Segmentation) -> None:
    last = segmentation.choice.evidence[-1]
    many = segmentation.choice.evidence[:-1] + tuple(last.model_copy(update={"k": k}) for k in range(5, 31))
    centres = {k: segmentation.choice.centres[min(k, 5)] for k in range(1, 31)}
    choice = segmentation.choice.model_copy(update={"evidence": many, "centres": centres, "k": 29, "knee": 30})
    words = words_of(evidence(choice))
    assert all(words.count(str(k)) == 1 for k in (15, 30)), "the panels share the axis below them"
    assert {"k = 29: recommended", "k = 30: knee"} <= set(words)


@pytest.mark.parametrize("k", [1, 2, 4])
def test_another_k_shown_changes_the_rows_only(segmentation: Segmentation, k: int) -> None:
    before, after = evidence(segmentation.choice, 3), evidence(segmentation.choice, k)
    assert before.spec == after.spec
    assert before.rows != after.rows


def test_a_k_that_was_not_fitted_is_refused(segmentation: Segmentation) -> None:
    with pytest.raises(SegmentryError, match="k = 9"):
        evidence(segmentation.choice, 9)
