"""Workers as they are: processes that answer, stop, are ended, and are followed by others."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.worker import conversation, nursery
from segmentry.worker.allowance import NOT_WATCHED, Limits
from segmentry.worker.conversation import Conversation, Pending, StoppedError
from segmentry.worker.nursery import Nursery
from segmentry.worker.questions import Choose, Read, Source
from segmentry.worker.turns import Turns
from segmentry.worker.watched import Watched

from .conftest import talking

#: Seconds in which a process ends: a bound for machines that have much else to do.
A_MOMENT = 5.0


@pytest.fixture(scope="module")
def workers() -> Iterator[Nursery]:
    nursery = Nursery()
    yield nursery
    nursery.close()
    assert nursery._ready.wait(10) is not None


@pytest.fixture
def talk(workers: Nursery, tmp_path: Path) -> Iterator[Conversation]:
    with talking(workers, tmp_path) as talking_to:
        yield talking_to


def process_of(talk: Conversation) -> psutil.Process:
    until = time.monotonic() + 60
    while talk._worker is None and time.monotonic() < until:
        time.sleep(0.005)
    assert talk._worker is not None
    process = talk._worker.watched._process
    assert process is not None
    return process


def is_gone(process: psutil.Process) -> bool:
    """Whether it ends in a moment; one that nobody has waited for does nothing any more, either."""
    until = time.monotonic() + A_MOMENT
    while time.monotonic() < until:
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.01)
    return False


def begun(pending: Pending, sentence: str) -> None:
    """Wait until it is at that stage."""
    until = time.monotonic() + 60
    while pending.sentence != sentence and not pending.done and time.monotonic() < until:
        time.sleep(0.005)
    assert pending.sentence == sentence


def long_one(source: Source) -> Choose:
    """A question that takes seconds."""
    return Choose(source=source, plan=Plan(k_max=10))


def test_a_file_is_read_by_another_process_which_ends_with_the_conversation(talk: Conversation, source: Source) -> None:
    assert talk.ask(Read(source=source)).result().table.n_rows == 240
    process = process_of(talk)
    assert process.pid != os.getpid()
    assert process.environ()  # it lives
    talk.close()
    assert is_gone(process)


@pytest.mark.skipif(not nursery.COPIES, reason="only copies of a process have one beside them")
def test_two_processes_choose_the_number_and_both_end_with_the_conversation(talk: Conversation, source: Source) -> None:
    talk.ask(long_one(source)).result()
    process = process_of(talk)
    [beside] = [other for other in psutil.process_iter() if other.ppid() == process.pid]
    assert beside.cpu_times().user > 0.1
    process.suspend()  # what is under way there ends, too
    talk.close()
    assert is_gone(process)
    assert is_gone(beside)


def test_a_stop_while_it_works_ends_it_within_a_second_and_the_next_question_is_answered(
    talk: Conversation, source: Source
) -> None:
    pending = talk.ask(long_one(source))
    begun(pending, "Finding the number of segments")
    start = time.monotonic()
    pending.stop()
    assert pending.wait(A_MOMENT)
    assert time.monotonic() - start < conversation.LONGEST_STOP + A_MOMENT / 2
    with pytest.raises(StoppedError):
        pending.result()
    assert talk.ask(Read(source=source)).result().table.n_rows == 240


def test_a_stop_while_it_waits_never_begins(workers: Nursery, tmp_path: Path, source: Source) -> None:
    turns = Turns(1)
    with turns.one(lambda: False), talking(workers, tmp_path, turns) as talk:
        pending = talk.ask(Read(source=source))
        assert not pending.wait(0.1)
        assert pending.sentence == "Waiting for other visitors"
        pending.stop()
        assert pending.wait(A_MOMENT)
        assert pending.was_stopped
        assert talk._worker is None


def test_one_that_does_not_stop_is_killed_and_the_next_question_is_answered(talk: Conversation, source: Source) -> None:
    pending = talk.ask(long_one(source))
    begun(pending, "Finding the number of segments")
    process = process_of(talk)
    process.suspend()  # it hears nothing
    pending.stop()
    assert pending.wait(A_MOMENT)
    assert pending.was_stopped
    assert is_gone(process)
    assert talk.ask(Read(source=source)).result().table.n_rows == 240
    assert process_of(talk).pid != process.pid


def test_one_that_is_killed_costs_one_answer(talk: Conversation, source: Source) -> None:
    pending = talk.ask(long_one(source))
    begun(pending, "Finding the number of segments")
    process_of(talk).kill()
    with pytest.raises(SegmentryError, match=r"^This takes more than this machine has, or met something"):
        pending.result()
    assert talk.ask(Read(source=source)).result().table.n_rows == 240
    process_of(talk).kill()  # while it waits
    assert is_gone(process_of(talk))
    with pytest.raises(SegmentryError, match=r"^Reading kinds\.csv takes more than this machine has"):
        talk.ask(Read(source=source)).result()


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (Limits(memory=-1 << 40), r"more than -?[\d,.]+ (GB|bytes) of memory"),
        (Limits(memory=1 << 40, seconds=-1.0), "more than -1 seconds"),
        (Limits(memory=1 << 40, disk=-1), "more than -1 bytes of the disk"),
    ],
    ids=["memory", "seconds", "disk"],
)
def test_beyond_a_limit_it_is_ended_in_a_sentence(
    talk: Conversation, source: Source, monkeypatch: pytest.MonkeyPatch, limits: Limits, says: str
) -> None:
    monkeypatch.setattr(conversation, "limits_of", lambda _: limits)
    pending = talk.ask(long_one(source))
    process = process_of(talk)
    with pytest.raises(SegmentryError, match=rf"^This takes {says}, and was ended\. Try it with fewer columns"):
        pending.result()
    assert is_gone(process)


def test_where_nothing_can_be_watched_the_load_report_says_so(
    talk: Conversation, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Watched, "_takes", lambda _: None)
    assert talk.ask(Read(source=source)).result().table.load_report.notes[-1] == NOT_WATCHED


def test_what_cannot_be_watched_is_told_nothing_of(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", "pass"])
    process.wait()
    watched = Watched(process.pid, tmp_path)
    watched.begin()
    assert watched.beyond(Limits(memory=-1)) is None
    assert not watched.is_told
    watched.kill()


def test_where_no_process_can_be_started_it_is_said_in_words(
    workers: Nursery, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nursery, "LONGEST_START", 0.01)
    monkeypatch.setattr(workers, "_ask", lambda _: None)
    with pytest.raises(SegmentryError, match=r"^No process could be started to work in"):
        workers.worker(tmp_path)
    assert workers._waiting == {}


def test_strangers_who_knock_are_not_let_in(workers: Nursery, talk: Conversation, source: Source) -> None:
    from multiprocessing.connection import AuthenticationError, Client

    with pytest.raises((AuthenticationError, EOFError, OSError)):
        Client(workers._listener.address, authkey=b"guessed")
    with Client(workers._listener.address, authkey=workers._key) as knows_no_token:
        knows_no_token.send_bytes(b"0123 1")
    assert talk.ask(Read(source=source)).result().table.n_rows == 240


#: A process that becomes a worker itself, and loads only what a question takes.
_SPAWNED = "from segmentry.worker import process; process.COPIES = False; process.load = lambda: None; process.main()"


def spawning(command: str) -> Callable[..., list[str]]:
    return lambda *_: [sys.executable, "-c", command]


def test_where_no_process_can_be_copied_each_is_started_and_one_that_died_is_replaced(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, source: Source
) -> None:
    monkeypatch.setattr(nursery, "COPIES", False)
    monkeypatch.setattr(nursery, "python", spawning(_SPAWNED))
    elsewhere = Nursery()
    elsewhere._ready.kill()  # as it waits
    elsewhere._ready.wait()
    with talking(elsewhere, tmp_path) as talk:
        assert talk.ask(Read(source=source)).result().table.n_rows == 240
        process = process_of(talk)
        assert process.pid != elsewhere._ready.pid
        assert elsewhere._ready.poll() is None  # another is ready
    assert is_gone(process)
    elsewhere.close()
    assert elsewhere._ready.wait(10) is not None


_ASKER = """
import sys, time
from pathlib import Path
from segmentry.worker import nursery
light = "from segmentry.worker import process; process.load = lambda: None; process.main()"
nursery.python = lambda *_: [sys.executable, "-c", light]
from segmentry.worker.conversation import Conversation
from segmentry.worker.questions import Choose, Source
from segmentry.worker.turns import Turns
talk = Conversation(nursery.Nursery(), Turns(1), Path(sys.argv[1]))
pending = talk.ask(Choose(source=Source(path=sys.argv[2], name="kinds.csv"), plan={"k_max": 10}))
while pending.sentence in ("", "Waiting for other visitors", "Starting"):
    time.sleep(0.01)
print(talk._worker.watched._process.pid, talk._nursery._ready.pid, flush=True)
time.sleep(100)
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
def test_nothing_goes_on_when_whoever_asked_was_killed(tmp_path: Path, table: Path) -> None:
    command = [sys.executable, "-c", _ASKER, str(tmp_path), str(table)]
    asker = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert asker.stdout is not None
    both = [psutil.Process(int(pid)) for pid in asker.stdout.readline().split()]
    assert len(both) == 2
    asker.kill()
    asker.wait()
    assert all(is_gone(process) for process in both)
    asker.stdout.close()


def test_what_is_not_answered_when_it_is_closed_never_is_and_nobody_waits(talk: Conversation, source: Source) -> None:
    first, second, third = (
        talk.ask(question) for question in (long_one(source), Read(source=source), Read(source=source))
    )
    begun(first, "Finding the number of segments")
    talk.close()
    for pending in (first, second, third, talk.ask(Read(source=source))):
        assert pending.wait(A_MOMENT)
        with pytest.raises(StoppedError):
            pending.result()


def test_answers_are_the_same_from_any_process(talk: Conversation, source: Source) -> None:
    def answer() -> Any:
        understood = talk.ask(Read(source=source)).result().to_dict()
        return {key: understood[key] for key in ("columns", "offered", "digest", "first_rows")}

    first = answer()
    process_of(talk).kill()
    with pytest.raises(SegmentryError):
        talk.ask(Read(source=source)).result()
    assert answer() == first
