"""A worker in the same process, so that a test can see into it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from segmentry.app import workshop
from segmentry.errors import SegmentryError
from segmentry.worker.conversation import Pending, UnexpectedError
from segmentry.worker.desk import Desk
from segmentry.worker.questions import QUESTIONS, Question
from segmentry.worker.refusal import Refusal
from segmentry.worker.serving import where


class Talk:
    """Answers at once, by way of what would be sent."""

    is_open = True

    def __init__(self) -> None:
        self.desk = Desk()

    def ask(self, question: Question) -> Pending:
        pending = Pending(question)
        sent = QUESTIONS[type(question).__name__].model_validate_json(question.model_dump_json())
        try:
            answer = self.desk.answer(sent)
        except SegmentryError as error:
            pending.end(None, Refusal.model_validate_json(Refusal.of(error).model_dump_json()).error)
        except Exception as error:  # noqa: BLE001 - as a worker does
            pending.end(None, UnexpectedError(where(error)))
        else:
            pending.end(question.answer_type.model_validate_json(answer.model_dump_json()))
        return pending

    def close(self) -> None:
        self.is_open = False


class _NoNursery:
    """Loads nothing, and starts no process."""


@contextmanager
def workers_here() -> Iterator[None]:
    """While this lasts, workers are here."""

    def talk(_: workshop.Workshop, folder: Path) -> Talk:
        assert folder.is_dir()
        return Talk()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workshop, "Nursery", _NoNursery)
        patch.setattr(workshop.Workshop, "talk", talk)
        workshop.workshop.cache_clear()
        yield
        workshop.workshop.cache_clear()
