"""What one visitor asks of a worker of their own, and the files that it takes.

A page asks for what it shows, each time that it is drawn. What is there already it gets; what is not is under way from
then on, and the page goes on without it until it is there (`views/bottom.py`). What no page asks for any more is
stopped. So nothing old is ever drawn over something newer, and nobody waits in the script.
"""

import re
import shutil
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

import streamlit as st

from segmentry.app import workshop
from segmentry.app.widgets import shown_name
from segmentry.files import temporary_folder
from segmentry.plan import Plan
from segmentry.worker.conversation import Conversation, Pending
from segmentry.worker.questions import Question, Source

#: Answers that are kept.
ANSWERS = 60
#: Seconds for which a page waits for an answer, and for all of them: hardly anybody notices, and it is drawn once.
PATIENCE, LONGEST_PATIENCE = 0.7, 1.2
#: The same for a table that was chosen just now: whoever chose it sees at once that it is being read.
FIRST_PATIENCE = 0.2

_STEM = "uploaded-table"


class Answers:
    """The questions of one visitor, and the folder that is the visitor's own."""

    def __init__(self) -> None:
        self._kept = ExitStack()
        self._begun: tuple[Path, Conversation] | None = None
        self._asked: OrderedDict[str, Pending] = OrderedDict()
        self._wanted: set[str] = set()
        self._missed: list[Pending] = []
        self._patience = LONGEST_PATIENCE
        self._beside: dict[str, tuple[str, Source]] = {}
        self._uploads = 0

    @property
    def folder(self) -> Path:
        """A folder that is this session's own, and gone with it."""
        return self._at_work()[0]

    def _at_work(self) -> tuple[Path, Conversation]:
        """The folder and the conversation, from the first time on that they are wanted."""
        if self._begun is None:
            folder = self._kept.enter_context(temporary_folder("segmentry-app"))
            conversation = workshop.workshop().talk(folder)
            self._kept.callback(conversation.close)
            self._begun = folder, conversation
        return self._begun

    def beside(self, slot: str, file: Any) -> Source | None:
        """What was uploaded beside the table, such as new customers; one at a time for each slot."""
        known = self._beside.get(slot)
        if file is None or (known is not None and known[0] != file.file_id):
            if known is not None:
                shutil.rmtree(Path(known[1].path).parent, ignore_errors=True)
            self._beside.pop(slot, None)
        if file is not None and slot not in self._beside:
            self._beside[slot] = file.file_id, self.uploaded(file.name, file, Plan())
        return None if file is None else self._beside[slot][1]

    def uploaded(self, name: str, file: BinaryIO, plan: Plan) -> Source:
        """An upload as a file under a name of ours."""
        ending = Path(shown_name(name)).suffix.lower()
        safe = _STEM + (ending if re.fullmatch(r"\.[a-z0-9]{1,10}", ending) else "")
        self._uploads += 1
        place = self.folder / f"upload-{self._uploads}"
        place.mkdir()
        file.seek(0)
        with (place / safe).open("wb") as written:
            shutil.copyfileobj(file, written)
        return Source(path=str(place / safe), name=shown_name(name), plan=plan)

    def end(self) -> None:
        """The visitor has gone: the process ends, and the folder goes."""
        self._kept.close()

    def remove(self, source: Source) -> None:
        """Remove an upload."""
        if _STEM in source.path:
            shutil.rmtree(Path(source.path).parent, ignore_errors=True)

    def forget(self) -> None:
        """No answer is wanted any more."""
        for pending in self._asked.values():
            pending.stop()
        self._asked.clear()

    def begin_page(self) -> None:
        """The page is drawn from its beginning."""
        self._wanted.clear()
        self._missed.clear()
        self._patience = LONGEST_PATIENCE

    def end_page(self) -> None:
        """The page is drawn: what it did not ask for is not wanted any more.

        What came too late for a part of it has the page drawn again.
        """
        self._drop(self._wanted)
        if any(pending.done and not pending.was_stopped for pending in self._missed):
            st.rerun()

    def drop(self) -> None:
        """Something else is wanted: what is under way would only keep it waiting."""
        self._drop(set())

    def _drop(self, wanted: set[str]) -> None:
        for key, pending in [*self._asked.items()]:
            if key not in wanted and not pending.done:
                pending.stop()
                del self._asked[key]

    @property
    def under_way(self) -> list[Pending]:
        """What the page goes without so far."""
        return [pending for key, pending in self._asked.items() if key in self._wanted and not pending.done]

    @property
    def stopped(self) -> list[Pending]:
        """What the page goes without as it was stopped."""
        return [pending for key, pending in self._asked.items() if key in self._wanted and pending.was_stopped]

    def again(self) -> None:
        """Ask anew for what was stopped."""
        for key in [key for key, pending in self._asked.items() if pending.was_stopped]:
            del self._asked[key]

    def get(self, question: Question, patience: float = PATIENCE) -> Any:
        """The answer if it is there, or within so many seconds; None while it is under way, and where it was stopped.

        Raises
        ------
        SegmentryError
            If it is refused.
        """
        pending, begun = self._ask(question), time.monotonic()
        in_time = pending.wait(min(patience, self._patience))
        self._patience = max(0.0, self._patience - (time.monotonic() - begun))
        if not in_time or pending.was_stopped:
            self._missed.append(pending)
            return None
        return pending.result()

    def expect(self, *questions: Question) -> None:
        """They will be asked for: one is begun as soon as the one before it is answered."""
        for question in questions:
            self._ask(question)

    def answer(self, question: Question) -> Any:
        """The same, however long it takes: for files, which are made while the browser waits."""
        return self._ask(question).result()

    def file(self, name: str, question: Callable[[str], Question]) -> bytes:
        """The bytes of a file that a worker writes when its button is pressed, and that is gone afterwards."""
        with temporary_folder("segmentry-download", self.folder) as folder:
            path = folder / name
            self.answer(question(str(path)))
            return path.read_bytes()

    def _ask(self, question: Question) -> Pending:
        """The question under way, or answered before; asked now where it is neither."""
        key = f"{type(question).__name__} {question.model_dump_json()}"
        self._wanted.add(key)
        if key not in self._asked:
            self._asked[key] = self._at_work()[1].ask(question)
        self._asked.move_to_end(key)
        while len(self._asked) > ANSWERS:
            self._asked.popitem(last=False)[1].stop()
        return self._asked[key]
