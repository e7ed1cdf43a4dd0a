"""What one visitor's session holds: the file, the plan, and the answers of its worker.

All of it lives in `st.session_state`, which belongs to that visitor. Nothing a user made is ever put in
Streamlit's own caches, which every visitor of the process shares.

A page asks for what it shows, each time that it is drawn. What is there already it gets; what is not is under way from
then on, and the page goes on without it until it is there (`views/work_bar.py`). What no page asks for any more is
stopped. So nothing old is ever drawn over something newer, and nobody waits in the script.
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
KEPT, ANSWERS = 4, 60
#: Seconds for which a page waits for what it asks: so long nobody notices, and it need not be drawn twice.
PATIENCE = 0.4

_STEM = "uploaded-table"


@dataclass
class Session:
    """Everything of one visitor.

    Attributes
    ----------
    origin : str or None
        What the table is read from and how, so that it is read once.
    source : Source or None
        The same as a worker takes it.
    understood : Understood or None
        The table held; `refused` says why there is none.
    plan : Plan
        What is applied; `draft` what was told of single columns and is perhaps not applied yet.
    taken : int
        Counts the plans that were applied.
    shown : Work or None
        The result on the page, and `k` its number of segments before any change by hand; `told_k` where it was told
        together with the plan.
    not_possible : str
        Why the plan that was applied last was not carried out.
    """

    origin: str | None = None
    source: Source | None = None
    understood: Understood | None = None
    refused: str = ""
    plan: Plan = field(default_factory=Plan)
    draft: dict[str, ColumnPlan] = field(default_factory=dict)
    taken: int = 0
    read_options: Mapping[str, Any] = field(default_factory=dict)
    shown: Work | None = None
    k: int = 0
    told_k: int | None = None
    not_possible: str = ""
    works: OrderedDict[str, Work] = field(default_factory=OrderedDict)

    def __post_init__(self) -> None:
        self._kept = ExitStack()
        self._conversation: Conversation | None = None
        self._asked: OrderedDict[str, Pending] = OrderedDict()
        self._wanted: set[str] = set()
        self._missed: list[Pending] = []
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

    def put(self, origin: str, named: Callable[[Plan], Source], read_options: Mapping[str, Any]) -> None:
        """Take another table in place of the one held, with a fresh plan: `read_options` say how it is read."""
        self.leave_table()
        self.origin, self.read_options = origin, read_options
        try:
            self.take(Plan(**read_options))
            self.source = named(self.plan)
        except SegmentryError as error:
            self.refused = in_app(error)

    def leave_table(self) -> None:
        """Hold no table any more."""
        if self.source is not None and _STEM in self.source.path:
            shutil.rmtree(Path(self.source.path).parent, ignore_errors=True)
        for pending in self._asked.values():
            pending.stop()
        self._asked.clear()
        self.works.clear()
        self.origin, self.source, self.understood, self.shown = None, None, None, None
        self.refused = self.not_possible = ""
        self.take(Plan())

    def take(self, plan: Plan, k: int | None = None) -> None:
        """Let that plan hold from now on; with that many segments, where they are told."""
        self.told_k = k
        self.plan, self.draft, self.taken, self.not_possible = plan, dict(plan.columns), self.taken + 1, ""

    def begin_page(self) -> None:
        """The page is drawn from its beginning."""
        self._wanted.clear()
        self._missed.clear()

    def end_page(self) -> None:
        """The page is drawn: what it did not ask for is not wanted any more.

        What came too late for a part of it has the page drawn again.
        """
        for key, pending in [*self._asked.items()]:
            if key not in self._wanted and not pending.done:
                pending.stop()
                del self._asked[key]
        if any(pending.done and not pending.was_stopped for pending in self._missed):
            st.rerun()

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
        pending = self._ask(question)
        if not pending.wait(patience) or pending.was_stopped:
            self._missed.append(pending)
            return None
        return pending.result()

    def answer(self, question: Question) -> Any:
        """The same, however long it takes: for files, which are made while the browser waits."""
        return self._ask(question).result()

    def _ask(self, question: Question) -> Pending:
        """The question under way, or answered before; asked now where it is neither."""
        key = f"{type(question).__name__} {question.model_dump_json()}"
        self._wanted.add(key)
        if key not in self._asked:
            assert self.folder  # there is a conversation from here on
            assert self._conversation is not None
            self._asked[key] = self._conversation.ask(question)
        self._asked.move_to_end(key)
        while len(self._asked) > ANSWERS:
            self._asked.popitem(last=False)[1].stop()
        return self._asked[key]

    def read(self) -> Understood | None:
        """The table held, as it is understood; None while it is read, or where it was refused."""
        if self.understood is None and self.source is not None and not self.refused:
            try:
                self.understood = self.get(Read(source=self.source), patience=3 * PATIENCE)
            except SegmentryError as error:
                self.refused = in_app(error)
        return self.understood

    def settle(self) -> None:
        """Show the result for the table and plan held as soon as it is there; until then the one before."""
        try:
            work = self._work()
        except SegmentryError as error:
            self.not_possible = in_app(error)
            self.plan = self.plan if self.shown is None else self.shown.plan
            return
        if work is not None and work is not self.shown:
            self.shown = work
            self.k = self.told_k or (work.choice.at(work.plan.detail) if work.plan.k == "auto" else work.plan.k)

    def _work(self) -> Work | None:
        assert self.source is not None  # there is a table
        key = self.plan.model_dump_json()
        if key not in self.works:
            chosen: Chosen | None = self.get(Choose(source=self.source, plan=self.plan))
            if chosen is None:
                return None
            self.works[key] = Work(proxy(self), self.source, chosen)
        self.works.move_to_end(key)
        while len(self.works) > KEPT:
            self.works.popitem(last=False)
        return self.works[key]


def session() -> Session:
    """The visitor's own session."""
    if "segmentry" not in st.session_state:
        st.session_state["segmentry"] = Session()
    held: Session = st.session_state["segmentry"]
    return held
