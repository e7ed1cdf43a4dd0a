"""One visitor's talk with a worker of their own: questions in order, how far each is, and an end to any of them."""

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any

from segmentry.engines.memory import usual_limit
from segmentry.errors import SegmentryError
from segmentry.results._model import Result
from segmentry.worker.allowance import (
    LOOKING,
    NOT_WATCHED,
    TOO_MUCH_OR_UNREADABLE,
    Limits,
    computing_ended,
    limits_of_reading,
    reading_ended,
)
from segmentry.worker.file_questions import LookAtFile
from segmentry.worker.labelling_questions import Label
from segmentry.worker.nursery import Nursery, Worker
from segmentry.worker.questions import Question, Read, Source, Understood
from segmentry.worker.refusal import Refusal
from segmentry.worker.turns import Turns

#: Seconds that a worker has to stop by itself.
LONGEST_STOP = 0.6


class StoppedError(SegmentryError):
    """The answer is not wanted any more."""

    def __init__(self, message: str = "Stopped.") -> None:
        super().__init__(message)


class UnexpectedError(Exception):
    """Something went wrong that should not have: the kind of error and where, nothing of the data."""


@dataclass
class Pending:
    """A question under way. Ask it from any thread; an answer never changes."""

    question: Question
    sentence: str = ""
    so_far: str = ""
    share: float = 0.0
    _done: Event = field(default_factory=Event)
    _stopping: Event = field(default_factory=Event)
    _answer: Result | None = None
    _error: Exception | None = None

    @property
    def done(self) -> bool:
        """Whether there is an answer, or never will be."""
        return self._done.is_set()

    @property
    def was_stopped(self) -> bool:
        """Whether there is no answer because it was not wanted any more."""
        return isinstance(self._error, StoppedError)

    def stop(self) -> None:
        """Do without the answer: within a second nothing works at it any more."""
        self._stopping.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it is done, at most so long; whether it is."""
        return self._done.wait(seconds)

    def result(self) -> Any:
        """Wait for the answer.

        Raises
        ------
        SegmentryError
            If it is refused in words; a `StoppedError` if it was stopped.
        UnexpectedError
            If something went wrong that should not have.
        """
        self._done.wait()
        if self._error is not None:
            raise self._error
        return self._answer

    def end(self, answer: Result | None, error: Exception | None = None) -> None:
        """Here is the answer, or why there is none."""
        self._answer, self._error = answer, error
        self._done.set()


class Conversation:
    """Questions of one visitor, answered one after the other by a process of their own.

    The process ends with the visitor, when an answer is not wanted any more and it does not stop by itself, or when it
    takes more than the limits allow. The next question starts another. What it writes beside what it is told to lies
    in the folder, which belongs to whoever asks.
    """

    def __init__(self, nursery: Nursery, turns: Turns, folder: Path) -> None:
        self._nursery, self._turns, self._folder = nursery, turns, folder
        self._asked: SimpleQueue[Pending | None] = SimpleQueue()
        self._worker: Worker | None = None
        self.is_open = True
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def ask(self, question: Question) -> Pending:
        """Ask; what is given back tells how far it is."""
        pending = Pending(question)
        self._asked.put(pending)
        if not self.is_open:  # nobody may be there to take it
            pending.end(None, StoppedError())
        return pending

    def close(self) -> None:
        """Say no more, and end the process."""
        self.is_open = False
        self._asked.put(None)

    def _run(self) -> None:
        number = 0
        while (pending := self._asked.get()) is not None and self.is_open:
            number += 1
            pending.sentence = "Waiting for other visitors"
            try:
                with self._turns.one(pending._stopping.is_set) as granted:
                    if not granted:
                        raise StoppedError
                    answer = self._answered(pending, number)
                    if not self.is_open:  # it came while the process was told to stop
                        raise StoppedError
                    pending.end(answer)
            except Exception as error:  # noqa: BLE001 - whoever waits for the answer is told
                pending.end(None, error)
        self._end_worker()
        while pending is not None:  # nobody waits for what was not begun
            pending.end(None, StoppedError())
            pending = self._asked.get()

    def _answered(self, pending: Pending, number: int) -> Result:
        limits = limits_of(pending.question)
        pending.sentence = "Starting"
        worker = self._at_work()
        worker.watched.begin()
        question = pending.question
        try:
            asked = {"number": number, "question": type(question).__name__, "of": question.to_dict()}
            worker.connection.send_bytes(json.dumps(asked).encode())
            message = self._last_message(worker, pending, number, limits)
        except (OSError, EOFError):
            self._end_worker()
            raise _ended(question, TOO_MUCH_OR_UNREADABLE) from None
        return self._understood(message, question, worker)

    def _at_work(self) -> Worker:
        if self._worker is None:
            self._worker = self._nursery.worker(self._folder)
        return self._worker

    def _last_message(self, worker: Worker, pending: Pending, number: int, limits: Limits) -> dict[str, Any]:
        """What ends the question; on the way how far it is."""
        given_until = None
        while True:
            if worker.connection.poll(LOOKING):
                message: dict[str, Any] = json.loads(worker.connection.recv_bytes())
                if message["number"] != number:
                    continue
                if "stage" not in message:
                    return message
                pending.sentence, pending.so_far, pending.share = (message[k] for k in ("stage", "so_far", "share"))
            if too_much := worker.watched.beyond(limits):
                self._end_worker()
                return {"too_much": too_much}
            if (pending._stopping.is_set() or not self.is_open) and given_until is None:
                given_until = time.monotonic() + LONGEST_STOP
                worker.connection.send_bytes(json.dumps({"stop": number}).encode())
            if given_until is not None and time.monotonic() > given_until:
                self._end_worker()
                return {"stopped": True}

    def _understood(self, message: dict[str, Any], question: Question, worker: Worker) -> Result:
        """The answer in a message, or why there is none."""
        if "stopped" in message:
            raise StoppedError
        if "too_much" in message:
            raise _ended(question, message["too_much"])
        if "refused" in message:
            raise Refusal.model_validate(message["refused"]).error
        if "failed" in message:
            raise UnexpectedError(message["failed"])
        answer = question.answer_type.model_validate(message["answer"])
        return answer if worker.watched.is_told else _without_limits(answer)

    def _end_worker(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None


def limits_of(question: Question) -> Limits:
    """Reading is bounded by the file's size; computing by the machine's memory, and whoever waits can stop it."""
    read = _read_for(question)
    if read is None:
        return Limits(usual_limit())
    return limits_of_reading(Path(read.path).stat().st_size if read.path else 0)


def _read_for(question: Question) -> Source | None:
    """What is read to answer; None where that is not the main part of it."""
    match question:
        case Read(source=source) | LookAtFile(source=source) | Label(fresh=source):
            return source
    return None


def _ended(question: Question, what: str) -> SegmentryError:
    """In words, what came of a process that had to be ended, or ended by itself."""
    read = _read_for(question)
    return computing_ended(what) if read is None else reading_ended(read.name, what)


def _without_limits(answer: Result) -> Result:
    """What was read where nothing could be watched says so."""
    if not isinstance(answer, Understood):
        return answer
    report = answer.table.load_report
    noted = report.model_copy(update={"notes": (*report.notes, NOT_WATCHED)})
    return answer.model_copy(update={"table": answer.table.model_copy(update={"load_report": noted})})
