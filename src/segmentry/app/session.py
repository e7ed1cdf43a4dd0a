"""What one visitor's session holds: the file, the plan, and the answers of its worker.

All of it lives in `st.session_state`, which belongs to that visitor. Nothing a user made is ever put in
Streamlit's own caches, which every visitor of the process shares.
"""

import re
import shutil
from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO
from weakref import finalize, proxy

import streamlit as st

from segmentry.app import workshop
from segmentry.app.widgets import in_app, shown_name
from segmentry.app.work import Work
from segmentry.column_plan import ColumnPlan
from segmentry.errors import SegmentryError
from segmentry.files import temporary_folder
from segmentry.plan import Plan
from segmentry.worker.conversation import Conversation, Pending
from segmentry.worker.questions import Choose, Chosen, Question, Read, Source, Understood

#: Plans whose results are kept, and answers in all.
KEPT, ANSWERS = 4, 40

_STEM = "uploaded-table"


@dataclass
class Session:
    """Everything of one visitor.

    Attributes
    ----------
    origin : str or None
        What the table was read from and how, so that it is read once.
    understood : Understood or None
        The table held; `refused` says why there is none.
    plan : Plan
        What is applied; `draft` what was told of single columns and is perhaps not applied yet.
    taken : int
        Counts the plans that were applied.
    shown : Work or None
        The result on the page.
    """

    origin: str | None = None
    source: Source | None = None
    understood: Understood | None = None
    refused: str | None = None
    plan: Plan = field(default_factory=Plan)
    draft: dict[str, ColumnPlan] = field(default_factory=dict)
    taken: int = 0
    read_options: Mapping[str, Any] = field(default_factory=dict)
    shown: Work | None = None
    works: OrderedDict[str, Work] = field(default_factory=OrderedDict)

    def __post_init__(self) -> None:
        self._kept = ExitStack()
        self._conversation: Conversation | None = None
        self._asked: OrderedDict[str, Pending] = OrderedDict()
        self._uploads = 0
        finalize(self, self._kept.close)  # when the visitor has gone

    @property
    def folder(self) -> Path:
        """A folder that is this session's own, and gone with it."""
        if self._conversation is None:
            self._folder = self._kept.enter_context(temporary_folder("segmentry-app-"))
            self._conversation = workshop.workshop().talk(self._folder)
            self._kept.callback(self._conversation.close)
        return self._folder

    def uploaded(self, name: str, file: BinaryIO, plan: Plan) -> Source:
        """An upload as a file under a name of ours, in place of the one before."""
        ending = Path(shown_name(name)).suffix.lower()
        safe = _STEM + (ending if re.fullmatch(r"\.[a-z0-9]{1,10}", ending) else "")
        self._uploads += 1
        place = self.folder / f"upload-{self._uploads}"
        shutil.rmtree(self.folder / f"upload-{self._uploads - 1}", ignore_errors=True)
        place.mkdir()
        file.seek(0)
        with (place / safe).open("wb") as written:
            shutil.copyfileobj(file, written)
        return Source(path=str(place / safe), name=shown_name(name), plan=plan)

    def ask(self, question: Question) -> Pending:
        """The question under way, or answered before; asked now where it is neither."""
        key = f"{type(question).__name__} {question.model_dump_json()}"
        pending = self._asked.get(key)
        if pending is None or (pending.done and pending.was_stopped):
            assert self.folder  # there is a conversation from here on
            assert self._conversation is not None
            pending = self._asked[key] = self._conversation.ask(question)
        self._asked.move_to_end(key)
        while len(self._asked) > ANSWERS:
            self._asked.popitem(last=False)
        return pending

    def answer(self, question: Question, status: Any = None) -> Any:
        """Wait for the answer, telling the status how far it is."""
        pending = self.ask(question)
        while not pending.wait(0.3):
            if status is not None:
                status.update(label=": ".join(filter(None, (pending.sentence, pending.so_far))))
        return pending.result()

    def put(self, origin: str | None, named: Callable[[Plan], Source], read_options: Mapping[str, Any]) -> None:
        """Take another table in place of the one held, with a fresh plan: `read_options` say how it is read."""
        self.origin, self.source, self.understood, self.refused, self.shown = origin, None, None, None, None
        self.read_options = read_options
        self.take(Plan())
        self.works.clear()
        self._asked.clear()
        try:
            self.take(Plan(**read_options))
            self.source = named(self.plan)
            self.understood = self.answer(Read(source=self.source))
        except SegmentryError as error:
            self.refused = in_app(error)

    def take(self, plan: Plan) -> None:
        """Let that plan hold from now on."""
        self.plan, self.draft, self.taken = plan, dict(plan.columns), self.taken + 1

    @property
    def computed(self) -> bool:
        """Whether the result for the table and plan held is there already."""
        return self._key in self.works

    def work(self, status: Any = None) -> Work:
        """The result for the table and plan held, computed where it is not kept already."""
        assert self.source is not None  # there is a table
        if not self.computed:
            chosen: Chosen = self.answer(Choose(source=self.source, plan=self.plan), status)
            self.works[self._key] = Work(proxy(self), self.source, chosen)
        self.works.move_to_end(self._key)
        while len(self.works) > KEPT:
            self.works.popitem(last=False)
        return self.works[self._key]

    def settle(self) -> None:
        """Show that result; where another was shown before, with its usual k."""
        work = self.work()
        if work is not self.shown:
            self.shown = work
            st.session_state["k"] = work.choice.at(work.plan.detail)

    def back(self) -> bool:
        """Return from a plan that was refused to the one shown before; False where there is none."""
        if self.shown is None:
            return False
        self.plan = self.shown.plan
        return True

    @property
    def _key(self) -> str:
        return self.plan.model_dump_json()


def session() -> Session:
    """The visitor's own session."""
    if "segmentry" not in st.session_state:
        st.session_state["segmentry"] = Session()
    held: Session = st.session_state["segmentry"]
    return held
