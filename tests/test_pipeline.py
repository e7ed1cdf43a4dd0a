"""The journey: every verb once and in order, for whoever takes it."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import segmentry
from segmentry import Plan, cli, journey, pipeline
from segmentry.journey import Journey, Step, steps, walk
from segmentry.progress import Stage
from segmentry.worker import deepening, desk
from segmentry.worker.desk import Desk
from segmentry.worker.questions import Choose, Chosen, Read, Segment, Source, Understood

pytestmark = pytest.mark.usefixtures("quick_choices", "undrawn")

#: Every verb with what people are told while it works.
VERBS = {
    "read": "Reading the table",
    "customers": "Reading the table",
    "inspect": "Looking at the columns",
    "prepare": "Preparing the features",
    "choose_k": "Finding the number of segments",
    "cluster": "Segmenting all customers",
    "profile": "Profiling the segments",
    "rfm": "Profiling the segments",
    "next_spending": "Profiling the segments",
    "validate": "Validating the segments",
    "compare": "Asking other methods",
}
#: Stages that have seconds of their own: two verbs under one sentence are one.
STAGES = [name for name in VERBS if name not in ("customers", "rfm", "next_spending")]


@pytest.fixture
def visits(tmp_path: Path) -> Path:
    """Two visits of each of sixty customers, whose spending tells three groups apart."""
    rows = [(f"C{i % 60}", i // 60, 100 * (i % 3) + i % 7, i % 11) for i in range(120)]
    pd.DataFrame(rows, columns=["client_id", "month", "spend", "visits"]).to_csv(tmp_path / "visits.csv", index=False)
    return tmp_path / "visits.csv"


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The verbs that are taken, whoever has them taken."""
    names: list[str] = []

    def noted(step: Step, journey: Journey) -> Any:
        names.append(step.name)
        return step.verb(journey)

    def noting(*plan: Plan, **bounds: str) -> list[Step]:
        return [replace(step, verb=partial(noted, step)) for step in steps(*plan, **bounds)]

    for face in (journey, pipeline, desk, deepening):
        monkeypatch.setattr(face, "steps", noting)
    return names


def test_the_verbs_stand_in_the_order_of_the_journey() -> None:
    asked = steps(Plan(second_opinion=True))
    assert {step.name: step.sentence for step in asked} == VERBS
    assert [step.name for step in asked] == list(VERBS)
    assert [step.name for step in steps(Plan())] == list(VERBS)[:-1]


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ({"last": "inspect"}, ["read", "customers", "inspect"]),
        ({"after": "cluster"}, ["profile", "rfm", "next_spending", "validate"]),
        ({"after": "choose_k", "last": "profile"}, ["cluster", "profile"]),
        ({"after": "validate"}, []),
    ],
)
def test_a_part_of_the_journey_is_told_by_its_verbs(bounds: dict[str, str], expected: list[str]) -> None:
    assert [step.name for step in steps(Plan(), **bounds)] == expected


def test_every_verb_makes_its_part_of_the_state_from_what_is_there(visits: Path) -> None:
    plan = Plan(several_rows="latest", customer="client_id", k=3, k_max=4, second_opinion=True)
    journey, seen = Journey(plan, visits), {}
    for step in steps(plan):
        walk(journey, [step])
        seen[step.name] = getattr(journey, step.makes)
    assert (seen["read"].n_rows, seen["customers"].n_rows, journey.table.n_rows) == (120, 60, 60)
    assert journey.prepared.table is journey.table
    assert journey.choice is seen["choose_k"]
    assert seen["profile"].validation is None
    assert seen["validate"].comparison is None
    assert journey.segmentation is seen["compare"]
    made, alone = (
        found.model_dump_json(exclude={"created", "timings"})
        for found in (journey.segmentation, segmentry.run(visits, plan))
    )
    assert made == alone


def test_a_run_takes_every_verb_once_and_times_every_stage(visits: Path, tmp_path: Path, taken: list[str]) -> None:
    heard: list[Stage] = []
    plan = Plan(k=3, k_max=4, second_opinion=True)
    found = segmentry.run(visits, plan, tmp_path / "out", progress=heard.append)
    assert taken == list(VERBS)
    assert list(found.timings) == [*STAGES, "export", "report"]
    written = ["Writing the customers", "Writing the report"]
    assert [stage.sentence for stage in heard] == [VERBS[name] for name in STAGES] + written


def shell(*words: object) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main([str(word) for word in words])
    assert stop.value.code == 0


def test_the_shell_takes_the_same_journey(visits: Path, tmp_path: Path, taken: list[str]) -> None:
    shell("run", visits, "-o", tmp_path / "out", "--k", "3", "--k-max", "4")
    assert taken == list(VERBS)[:-1]
    taken.clear()
    shell("compare", visits, "--k", "3", "--k-max", "4")
    assert taken == [name for name in VERBS if name not in ("inspect", "validate")]  # `prepare` looks at the columns


def test_the_app_takes_it_as_far_as_the_choice_and_on_for_any_k(visits: Path, taken: list[str]) -> None:
    heard: list[Stage] = []
    asked, plan, source = Desk(), Plan(k_max=4), Source(path=str(visits), name="our visits.csv")
    chosen = asked.answer(Choose(source=source, plan=plan), heard.append)
    assert taken == ["customers", "inspect", "prepare", "choose_k", "cluster", "profile", "rfm"]  # as it is shown first
    assert [stage.sentence for stage in heard] == [
        VERBS["read"],
        VERBS["prepare"],
        VERBS["choose_k"],
        VERBS["cluster"],
        VERBS["profile"],
    ]
    assert isinstance(chosen, Chosen)
    understood = asked.answer(Read(source=source))
    assert isinstance(understood, Understood)
    assert chosen.columns is understood.columns  # the table was looked at when it was read
    taken.clear()
    assert [asked.answer(Segment(source=source, plan=plan, k=k)).segmentation.k for k in (2, 3, 2)] == [2, 3, 2]
    assert taken == ["cluster", "profile", "rfm"] * (2 - (chosen.usual.segmentation.k in (2, 3)))


def test_the_app_looks_again_at_a_table_that_was_made_one_of_customers(visits: Path) -> None:
    plan = Plan(several_rows="aggregate", customer="client_id", k_max=3)
    chosen = Desk().answer(Choose(source=Source(path=str(visits), name=visits.name), plan=plan))
    assert "rows" in [column.name for column in chosen.columns.columns]


def test_folder_formats_and_room_are_checked_once_and_the_folder_again_as_it_is_put_in_place(
    visits: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[str] = []

    def counted(place: Any, name: str, as_called: str) -> None:
        check = getattr(place, name)
        monkeypatch.setattr(place, name, lambda *a, **kw: called.append(as_called) or check(*a, **kw))

    from segmentry import files
    from segmentry.sources import room

    counted(files, "check_folder", "as it is put in place")
    for face in (cli, pipeline):
        counted(face, "check_folder", "folder")
        counted(face, "check_formats", "formats")
    counted(pipeline, "check_room", "room")
    counted(room, "check_room", "room")  # which the shell imports late
    once = ["folder", "formats", "room", "as it is put in place"]
    segmentry.run(visits, Plan(k=3, k_max=3), tmp_path / "library")
    assert called == once
    called.clear()
    shell("run", visits, "-o", tmp_path / "shell", "--k", "3", "--k-max", "3")
    assert called == once
