"""What a worker's process does: it answers one question after the other until who asks is gone."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import Any

from segmentry.errors import SegmentryError
from segmentry.files import remove_unfinished
from segmentry.progress import Stage, Stopped
from segmentry.worker.desk import Desk
from segmentry.worker.questions import QUESTIONS, Question
from segmentry.worker.refusal import Refusal, where

#: Seconds between two messages on how far it is.
TELLING = 0.2


class Serving:
    """A desk behind a connection. Every message is a JSON object with the number of its question."""

    def __init__(self, connection: Connection) -> None:
        self._connection, self._sending = connection, Lock()
        self._asked: SimpleQueue[tuple[int, Question] | None] = SimpleQueue()
        self._number, self._stage = 0, None  # type: int, Stage | None
        self._stopped: set[int] = set()

    def serve(self) -> None:
        """Answer until the other end is closed."""
        Thread(target=self._listen, daemon=True).start()
        desk = Desk()
        while (asked := self._asked.get()) is not None:
            number, question = asked
            with suppress(OSError):
                self._send(number, **self._answer(desk, number, question))

    def _listen(self) -> None:
        """Take what comes, also during an answer. When who asks has gone, nothing that is under way matters."""
        try:
            while True:
                message = json.loads(self._connection.recv_bytes())
                if "stop" in message:
                    self._stop(message["stop"])
                else:
                    question = QUESTIONS[message["question"]].model_validate(message["of"])
                    self._asked.put((message["number"], question))
        except (OSError, EOFError):
            remove_unfinished()
            os._exit(0)

    def _stop(self, number: int) -> None:
        self._stopped.add(number)
        if self._number == number and self._stage is not None:
            self._stage.stop()

    def _answer(self, desk: Desk, number: int, question: Question) -> dict[str, Any]:
        """One message that ends the question."""
        try:
            with self._telling(number):
                answer = desk.answer(question, self._begin)
        except Stopped:
            return {"stopped": True}
        except SegmentryError as error:
            return {"refused": Refusal.of(error).to_dict()}
        except MemoryError:
            return {"too_much": "more memory than there is"}
        except Exception as error:  # noqa: BLE001 - whoever asked tells of it, and it may quote customers
            return {"failed": where(error)}
        return {"answer": answer.to_dict()}

    def _begin(self, stage: Stage) -> None:
        self._stage = stage
        if self._number in self._stopped:
            stage.stop()
            raise Stopped

    @contextmanager
    def _telling(self, number: int) -> Iterator[None]:
        """Tell how far it is while this lasts."""
        self._number, self._stage = number, None
        over = Event()

        def tell() -> None:
            while not over.wait(TELLING):
                if (stage := self._stage) is not None:
                    with suppress(OSError):
                        self._send(number, stage=stage.sentence, so_far=stage.so_far, share=stage.share)

        thread = Thread(target=tell, daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def _send(self, number: int, **message: Any) -> None:
        with self._sending:
            self._connection.send_bytes(json.dumps({"number": number, **message}).encode())
