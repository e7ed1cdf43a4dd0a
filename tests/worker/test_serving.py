"""What a worker does, seen from within: a thread of this process at the other end of a pipe."""

import json
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from segmentry.errors import SegmentryError, Way
from segmentry.progress import Progress, Stopped, at_hand, stage
from segmentry.results._model import Result
from segmentry.worker import conversation, serving
from segmentry.worker.allowance import Limits
from segmentry.worker.conversation import Conversation, Pending, StoppedError, UnexpectedError
from segmentry.worker.desk import Desk
from segmentry.worker.questions import Choose, Question, Read, Source, Understood, Written

from .conftest import PLAN, Nearby, NotWatched, served, talking

CANARY = "Anna Example, DE02120300000000202051"


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Iterator[Connection]:
    with served(monkeypatch) as connection:
        yield connection


def sent(wire: Connection, number: int, question: Question) -> None:
    wire.send_bytes(
        json.dumps({"number": number, "question": type(question).__name__, "of": question.to_dict()}).encode()
    )


def said(wire: Connection) -> dict[str, Any]:
    assert wire.poll(20)
    message: dict[str, Any] = json.loads(wire.recv_bytes())
    return message


def last(wire: Connection) -> dict[str, Any]:
    """The message that ends a question."""
    while "stage" in (message := said(wire)):
        pass
    return message


def answering(monkeypatch: pytest.MonkeyPatch, answer: Any) -> None:
    """What the desk does in place of answering."""

    def answered(_: Desk, question: Question, progress: Progress | None = None) -> Result:
        done: Result = answer(question, progress)
        return done

    monkeypatch.setattr(Desk, "answer", answered)


def raising(error: BaseException) -> Any:
    def answer(*_: Any) -> Result:
        raise error

    return answer


def test_answers_come_in_the_order_of_asking_as_json(wire: Connection, source: Source) -> None:
    for number in (1, 2):
        sent(wire, number, Read(source=source))
    for number in (1, 2):
        message = last(wire)
        assert message["number"] == number
        assert Understood.model_validate(message["answer"]).table.n_rows == 240


def test_a_refusal_keeps_its_ways_out(wire: Connection, monkeypatch: pytest.MonkeyPatch, source: Source) -> None:
    answering(monkeypatch, raising(SegmentryError("No.", Way("say {}", "force", True), "or not")))
    sent(wire, 1, Read(source=source))
    assert last(wire)["refused"] == {"message": "No.", "ways": [["say {}", "force", True], "or not"]}


@pytest.mark.parametrize("error", [ValueError(CANARY), KeyError(CANARY), UnicodeError(CANARY), RecursionError(CANARY)])
def test_an_unexpected_error_says_kind_and_place_and_nothing_of_the_data(
    wire: Connection, monkeypatch: pytest.MonkeyPatch, source: Source, error: Exception
) -> None:
    answering(monkeypatch, raising(error))
    sent(wire, 1, Read(source=source))
    failed = last(wire)["failed"]
    assert failed.startswith(f"{type(error).__name__} at {__file__}:")
    assert "Anna" not in failed
    assert "DE02" not in failed


def test_where_says_so_also_of_an_error_that_was_never_raised() -> None:
    assert serving.where(ValueError(CANARY)) == "ValueError at ?"


def test_no_memory_is_told_as_too_much(wire: Connection, monkeypatch: pytest.MonkeyPatch, source: Source) -> None:
    answering(monkeypatch, raising(MemoryError()))
    sent(wire, 1, Read(source=source))
    assert last(wire)["too_much"] == "more memory than there is"


def test_how_far_it_is_is_told_meanwhile_and_it_stops_where_it_goes_on(
    wire: Connection, monkeypatch: pytest.MonkeyPatch, source: Source
) -> None:
    def slowly(_: Question, progress: Progress | None) -> Result:
        with stage("Counting", progress):
            part = at_hand()
            assert part is not None
            while True:
                part.advance(1e-6)

    answering(monkeypatch, slowly)
    monkeypatch.setattr(serving, "TELLING", 0.01)
    sent(wire, 1, Read(source=source))
    message = said(wire)
    assert (message["stage"], message["number"]) == ("Counting", 1)
    assert 0 <= message["share"] <= 1
    wire.send_bytes(json.dumps({"stop": 1}).encode())
    assert last(wire) == {"number": 1, "stopped": True}


def test_a_stop_that_comes_before_the_stage_is_heard_at_its_beginning(
    wire: Connection, monkeypatch: pytest.MonkeyPatch, source: Source
) -> None:
    def begun(_: Question, progress: Progress | None) -> Result:
        with stage("Counting", progress):
            pytest.fail("it was stopped before")

    answering(monkeypatch, begun)
    wire.send_bytes(json.dumps({"stop": 7}).encode())
    sent(wire, 7, Read(source=source))
    assert last(wire) == {"number": 7, "stopped": True}


def test_a_stop_of_another_question_changes_nothing(wire: Connection, source: Source) -> None:
    wire.send_bytes(json.dumps({"stop": 3}).encode())
    sent(wire, 1, Read(source=source))
    assert "answer" in last(wire)


# What the asker makes of it.


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[tuple[Conversation, Nearby, Any]]:
    """A conversation with a worker in this process, the nursery, and what was sent either way."""
    messages: list[bytes] = []
    real = Connection.send_bytes

    def send_bytes(self: Connection, data: bytes, *given: Any) -> None:
        messages.append(bytes(data))
        real(self, data, *given)

    monkeypatch.setattr(Connection, "send_bytes", send_bytes)
    for pickled in ("send", "recv"):
        monkeypatch.setattr(Connection, pickled, raising(AssertionError("this would pickle")))
    with served(monkeypatch) as wire:
        nursery = Nearby(lambda: wire)
        with talking(nursery, tmp_path) as talking_to:
            yield talking_to, nursery, messages


def test_only_json_goes_over_the_wire(talk: tuple[Conversation, Nearby, list[bytes]], source: Source) -> None:
    talking_to, _, messages = talk
    assert talking_to.ask(Read(source=source)).result().table.n_rows == 240
    assert len(messages) >= 2
    assert all(isinstance(json.loads(message), dict) for message in messages)


def test_an_unexpected_error_is_raised_as_such(
    talk: tuple[Conversation, Nearby, Any], monkeypatch: pytest.MonkeyPatch, source: Source
) -> None:
    answering(monkeypatch, raising(ValueError(CANARY)))
    with pytest.raises(UnexpectedError, match=r"^ValueError at .*test_serving\.py:\d+$"):
        talk[0].ask(Read(source=source)).result()


@pytest.mark.parametrize(
    ("question", "says"),
    [
        (Read, r"^Reading kinds\.csv takes more memory than there is, and was ended\."),
        (Choose, "^This takes more memory"),
    ],
)
def test_no_memory_is_said_of_what_was_asked(
    talk: tuple[Conversation, Nearby, Any], monkeypatch: pytest.MonkeyPatch, source: Source, question: Any, says: str
) -> None:
    answering(monkeypatch, raising(MemoryError()))
    given = {"plan": PLAN} if question is Choose else {}
    with pytest.raises(SegmentryError, match=says):
        talk[0].ask(question(source=source, **given)).result()


def test_where_the_system_does_not_tell_the_load_report_says_so(
    talk: tuple[Conversation, Nearby, Any], monkeypatch: pytest.MonkeyPatch, source: Source
) -> None:
    monkeypatch.setattr(NotWatched, "is_told", False)
    notes = talk[0].ask(Read(source=source)).result().table.load_report.notes
    assert notes[-1].startswith("This system does not tell what a process takes")
    answering(monkeypatch, lambda *_: Written(path="x"))
    monkeypatch.setattr(Read, "answer_type", Written)
    assert talk[0].ask(Read(source=source)).result() == Written(path="x")


def test_beyond_a_limit_it_is_ended_and_said_in_a_sentence(
    talk: tuple[Conversation, Nearby, Any], monkeypatch: pytest.MonkeyPatch, source: Source
) -> None:
    over = Event()

    def slowly(_: Question, progress: Progress | None) -> Result:
        with stage("Counting", progress):
            over.wait(20)
        raise Stopped

    answering(monkeypatch, slowly)
    monkeypatch.setattr(NotWatched, "beyond", lambda _, limits: "more than 7 seconds" if limits.seconds == 7 else None)
    monkeypatch.setattr(conversation, "limits_of", lambda _: Limits(1, 7.0))
    pending = talk[0].ask(Read(source=source))
    with pytest.raises(SegmentryError, match=r"^Reading kinds\.csv takes more than 7 seconds, and was ended\."):
        pending.result()
    assert [worker.watched.killed for worker in talk[1].workers] == [True]  # type: ignore[attr-defined]
    over.set()


def test_what_a_closed_conversation_was_asked_is_never_answered_and_a_question_tells_how_it_is(
    source: Source, tmp_path: Path
) -> None:
    def begin() -> Connection:
        raise SegmentryError("No process could be started.")

    with talking(Nearby(begin), tmp_path) as talking_to:
        pending: Pending = talking_to.ask(Read(source=source))
        assert pending.wait(10)
        assert (pending.done, pending.was_stopped) == (True, False)
        with pytest.raises(SegmentryError, match="No process"):
            pending.result()
        stopped = talking_to.ask(Read(source=source))
        stopped.stop()
        assert stopped.wait(10)
    ended = Pending(Read(source=source))
    ended.end(None, StoppedError("Stopped."))
    assert ended.was_stopped
