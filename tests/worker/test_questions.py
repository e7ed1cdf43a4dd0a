"""Every question and its answer arrive elsewhere as they were, and an answer depends on its question alone."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from segmentry.errors import SegmentryError, Way
from segmentry.results.segmentation import Segmentation
from segmentry.worker import questions as asked
from segmentry.worker import reading_tables
from segmentry.worker.customer_questions import CustomerList, Divide, ExplainCustomer, ListCustomers
from segmentry.worker.desk import _ANSWERS, KEPT, Desk
from segmentry.worker.file_questions import LookAtFile
from segmentry.worker.labelling_questions import Label, Labelled, WriteLabelled
from segmentry.worker.questions import QUESTIONS, Question, Source
from segmentry.worker.refusal import Refusal

from .conftest import PLAN, two_kinds

pytestmark = pytest.mark.usefixtures("quick_choices")


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


def example(kind: type[Question], source: Source, folder: Path) -> Question:
    """One question of that kind."""
    given: dict[str, Any] = {
        "plan": PLAN,
        "k": 2,
        "names": {1: "Öfter", 2: "b"},
        "before": PLAN if kind is asked.CarryNames else 2,
        "before_k": 2,
        "after": 3,
        "row": 5,
        "limit": 7,
        "depth": "validated",
        "fresh": Source(path=str(two_kinds(folder / "new.csv", 60, seed=1)), name="new.csv"),
        "path": str(folder / ("report.md" if kind is asked.WriteReport else "customers.csv")),
    }
    return kind(source=source, **{name: of for name, of in given.items() if name in kind.model_fields})


@pytest.mark.parametrize("kind", QUESTIONS.values(), ids=QUESTIONS)
def test_question_and_answer_arrive_as_they_were(
    kind: type[Question], desk: Desk, source: Source, tmp_path: Path
) -> None:
    question = example(kind, source, tmp_path)
    sent = json.loads(json.dumps(question.to_dict()))
    arrived = QUESTIONS[kind.__name__].model_validate(sent)
    assert arrived == question
    assert arrived.source.plan.model_fields_set == question.source.plan.model_fields_set
    answer = desk.answer(arrived)
    again = kind.answer_type.model_validate(json.loads(json.dumps(answer.to_dict())))
    assert again.to_dict() == answer.to_dict()
    assert type(again) is type(answer)


def test_there_is_an_answer_to_every_question() -> None:
    assert set(_ANSWERS) == set(QUESTIONS.values())


def test_a_segmentation_keeps_the_points_and_bins_of_its_map(desk: Desk, source: Source) -> None:
    made = desk.answer(asked.Segment(source=source, plan=PLAN, k=2))
    assert isinstance(made, asked.Segmented)
    arrived = asked.Segmented.model_validate(json.loads(json.dumps(made.to_dict()))).whole
    ours = made.segmentation.map
    assert ours is not None
    assert arrived.map is not None
    np.testing.assert_array_equal(arrived.map.points, ours.points)
    assert arrived.map.bins == ours.bins


def test_a_segmentation_without_a_map_or_with_bins_alone_arrives(desk: Desk, source: Source) -> None:
    made = desk.answer(asked.Segment(source=source, plan=PLAN, k=2)).whole  # type: ignore[attr-defined]
    assert isinstance(made, Segmentation)
    assert asked.Segmented.of(made.model_copy(update={"map": None})).whole.map is None
    assert made.map is not None
    drawn = made.map.model_copy(update={"points": None})
    whole = asked.Segmented.of(made.model_copy(update={"map": drawn})).whole
    assert whole.map is not None
    assert whole.map.points is None


def test_first_rows_are_the_cells_of_the_file(desk: Desk, source: Source) -> None:
    understood = desk.answer(asked.Read(source=source))
    assert isinstance(understood, asked.Understood)
    assert understood.first.num_rows == 100
    assert understood.first.column("customer")[:2].to_pylist() == ["C00000", "C00001"]
    listed = desk.answer(ListCustomers(source=source, plan=PLAN, k=2, limit=3))
    assert isinstance(listed, CustomerList)
    assert isinstance(listed.first, pa.Table)
    assert (listed.first.num_rows, listed.in_all) == (3, 240)


def test_a_refusal_arrives_with_its_ways_out() -> None:
    error = SegmentryError("Too large.", Way("raise {}", "memory_limit", "2GB"), "leave out columns")
    arrived = Refusal.model_validate_json(Refusal.of(error).model_dump_json()).error
    assert str(arrived) == str(error)
    assert arrived.ways == error.ways


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read meanwhile."""
    read, names = reading_tables.read_with_fingerprint, list[str]()

    def counted(source: Any, *given: Any) -> Any:
        names.append(getattr(source, "name", "sample"))
        return read(source, *given)

    monkeypatch.setattr(reading_tables, "read_with_fingerprint", counted)
    return names


def test_another_source_takes_the_place_of_the_old(source: Source, tmp_path: Path, reads: list[str]) -> None:
    desk = Desk()
    other = Source(path=str(two_kinds(tmp_path / "other.csv", 90)), name="other", plan=PLAN)
    for which in (source, source, other, source):
        desk.answer(asked.Read(source=which))
    assert reads == ["upload.csv", "other.csv", "upload.csv"]
    desk.answer(asked.Choose(source=source, plan=PLAN))
    assert len(desk._works) == 1
    understood = desk.answer(asked.Read(source=other))
    assert isinstance(understood, asked.Understood)
    assert (understood.table.n_rows, understood.table.name, len(desk._works)) == (90, "other", 0)


def test_only_the_latest_plans_are_kept(desk: Desk, source: Source) -> None:
    for seed in range(KEPT + 1):
        plan = PLAN.model_copy(update={"names": {"1": f"n{seed}"}})
        desk.answer(asked.Choose(source=source, plan=plan))
    assert len(desk._works) == KEPT


@pytest.mark.parametrize("question", [asked.Read, LookAtFile])
def test_what_is_wrong_with_a_file_is_told_of_its_own_name(question: type[Question], tmp_path: Path) -> None:
    (tmp_path / "upload.csv").write_text("a,b\n")
    with pytest.raises(SegmentryError, match=r"^my list\.csv has a header but no rows") as refused:
        Desk().answer(question(source=Source(path=str(tmp_path / "upload.csv"), name="my list.csv")))
    assert "upload" not in str(refused.value)


def test_a_name_that_holds_that_of_the_file_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "up.csv").write_text(",".join(f"c{i}" for i in range(6_000)) + "\n" + ",".join("1" * 6_000) + "\n")
    with pytest.raises(SegmentryError, match=r"^my up\.csv has 6,000 columns"):
        Desk().answer(asked.Read(source=Source(path=str(tmp_path / "up.csv"), name="my up.csv")))


def test_new_customers_are_labelled_by_a_model_alone(desk: Desk, source: Source, tmp_path: Path) -> None:
    model = tmp_path / "model.json"
    desk.answer(asked.Segment(source=source, plan=PLAN, k=2)).whole.save(model)  # type: ignore[attr-defined]
    fresh = Source(path=str(two_kinds(tmp_path / "new.csv", 60, seed=2)), name="new.csv")
    label = Label(source=Source(path=str(model), name="model.json"), fresh=fresh, model=str(model))
    other = Desk()
    labelled = other.answer(label)
    assert isinstance(labelled, Labelled)
    assert (labelled.fits, labelled.customers, sum(mix.customers for mix in labelled.mix)) == (True, 60, 60)
    written = WriteLabelled(source=label.source, fresh=fresh, model=str(model), path=str(tmp_path / "labelled.csv"))
    other.answer(written)
    assert len((tmp_path / "labelled.csv").read_text().splitlines()) == 61


def test_previews_and_second_opinions_are_made_when_asked_for(desk: Desk, source: Source) -> None:
    before = Desk()
    preview = before.answer(asked.Segment(source=source, plan=PLAN, k=3, depth="preview"))
    again = before.answer(asked.Segment(source=source, plan=PLAN, k=3, depth="preview"))
    assert again.to_dict() == preview.to_dict()
    compared = desk.answer(asked.Segment(source=source, plan=PLAN, k=2, depth="compared"))
    assert compared.whole.comparison is not None  # type: ignore[attr-defined]
    explained = desk.answer(ExplainCustomer(source=source, plan=PLAN, k=2, row=1))
    divided = desk.answer(Divide(source=source, plan=PLAN, before=2, after=3))
    assert explained.to_dict()
    assert len(divided.divides) == 3  # type: ignore[attr-defined]
