"""What one visitor holds: the file, the plan, and the answers of its worker.

All of it lives in `st.session_state`, which belongs to that visitor. Nothing a user made is ever put in
Streamlit's own caches, which every visitor of the process shares.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from weakref import proxy

from segmentry.app.asking import FIRST_PATIENCE, PATIENCE, Answers
from segmentry.app.choices import Choices
from segmentry.app.operating import operating
from segmentry.app.widgets import in_app, unexpected
from segmentry.app.work import Work
from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.wording import listed
from segmentry.worker.conversation import UnexpectedError
from segmentry.worker.questions import Carried, Choose, Chosen, Read, Source, Understood

#: Plans whose results are kept, and changes that can be taken back.
KEPT, STEPS_BACK = 4, 20


class State(NamedTuple):
    """What a change can be taken back to."""

    plan: Plan
    k: int
    names: dict[int, str]


class Visitor(Answers):
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
        What is applied; `draft` is the one that was told last, which is not applied yet, or could not be.
    taken : int
        Counts the plans that were applied.
    shown : Work or None
        The result on the page, and `k` its number of segments before any change by hand.
    not_possible, notice : str
        Why the plan that was applied last was not carried out, and what else the visitor should know.
    kept : Choices or None
        What was chosen before a reload, or comes from a file, for the table that was used then.
    """

    def __init__(self) -> None:
        super().__init__()
        self.origin: str | None = None
        self.source: Source | None = None
        self.understood: Understood | None = None
        self.refused = self.not_possible = self.notice = ""
        self.plan = Plan()
        self.draft = Plan()
        self.taken = 0
        self.read_options: Mapping[str, Any] = {}
        self.shown: Work | None = None
        self.works: OrderedDict[str, Work] = OrderedDict()
        self.kept: Choices | None = None
        self._k = 0
        self._wanted_k: int | None = None
        self._before: list[State] = []
        self._carrying: tuple[Work, int] | None = None
        self._recalled: Choices | None = None

    def put(self, origin: str, named: Callable[[Plan], Source], read_options: Mapping[str, Any]) -> None:
        """Take another table in place of the one held, with a fresh plan: `read_options` say how it is read."""
        self.leave_table()
        self.origin, self.read_options = origin, read_options
        try:
            self.plan = self.draft = Plan(**read_options)
            self.source = named(self.plan)
            self._recall()
        except SegmentryError as error:
            self.refused = in_app(error)

    def reread(self, read_options: Mapping[str, Any]) -> None:
        """Read the same file again as these options say, with a fresh plan.

        Raises
        ------
        SegmentryError
            If one of them cannot be; then all stays as it is.
        """
        plan = Plan(**read_options)
        assert self.source is not None  # there is a table
        source, origin = self.source, self.origin
        self._let_go()
        self.origin, self.read_options, self.source = origin, read_options, source.model_copy(update={"plan": plan})
        self._take(plan)

    def leave_table(self) -> None:
        """Hold no table any more."""
        if self.source is not None:
            self.remove(self.source)
        self._let_go()

    def _let_go(self) -> None:
        """What was read and made is of no use any more."""
        self.forget()
        self.works.clear()
        self._before.clear()
        self.origin = self.source = self.understood = self.shown = self._wanted_k = self._carrying = None
        self.refused = self.not_possible = self.notice = ""
        self.plan, self.draft, self._k = Plan(), Plan(), 0
        self.taken += 1  # what was told of another table is not told of this one

    def read(self) -> Understood | None:
        """The table held, as it is understood; None while it is read, or where it was refused."""
        if self.understood is None and self.source is not None and not self.refused:
            reading = Read(source=self.source)
            self.expect(reading, Choose(source=self.source, plan=self.plan))  # which goes on without a pause
            try:
                self.understood = operating().checked(self.get(reading, patience=FIRST_PATIENCE))
                self._compare_recalled()
            except SegmentryError as error:
                self.refused = in_app(error)
            except UnexpectedError as error:
                self.refused = unexpected(error)
            if self.refused:
                self.forget()
        return self.understood

    @property
    def k(self) -> int:
        """The number of segments on the page."""
        return self._k

    @k.setter
    def k(self, number: int) -> None:
        if number != self._k:
            self._remember()
            self.drop()
            if self.shown is not None and self.shown.names(self._k) and not self.shown.names(number):
                self._carrying = self.shown, self._k
            self._k, self.notice = number, ""

    def take(self, plan: Plan, k: int | None = None) -> None:
        """Let that plan hold from now on, with that many segments where they are told.

        The number of segments and their names stay where they still make sense.
        """
        self._remember()
        self._take(plan)
        self._wanted_k = k

    def rename(self, names: Mapping[int, str]) -> None:
        """Give segments on the page other names.

        Raises
        ------
        SegmentryError
            If one is blank, or two were the same.
        """
        if self.shown is not None:
            before = self._state()
            self.shown.rename(self.k, dict(names))
            self._before.append(before)

    def key(self, what: str) -> str:
        """The key of a widget that begins anew with every plan and number of segments."""
        return f"{what}-{self.taken}-{self.k}"

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._before)

    def undo(self) -> None:
        """Take the last change back: of the plan, of the number, or of names."""
        last = self._before.pop()
        self._take(last.plan)
        self._wanted_k, self._carrying = last.k or None, None
        if (work := self.works.get(last.plan.model_dump_json())) is not None:
            work.name_anew(last.k, last.names)
            self.shown, self._k = work, last.k

    def settle(self) -> None:
        """Show the result for the table and plan held as soon as it is there; until then the one before."""
        try:
            work = self._work()
        except SegmentryError as error:
            if self._recalled is not None:  # what cannot be here was of another table
                self._take(Plan(**self.read_options))
                self._wanted_k = self._recalled = None
                self.notice = f"Your choices of before do not fit this table. {in_app(error)}"
                return
            self.not_possible = in_app(error)
            self.plan = self.plan if self.shown is None else self.shown.plan
            return
        if work is not None and work is not self.shown:
            self._show(work)
        if self._carrying is not None:
            self._carry_names(*self._carrying)

    @property
    def choices(self) -> Choices | None:
        """What was chosen, to go on with later; None as long as nothing is shown."""
        if self.source is None or self.shown is None:
            return None
        return Choices(
            name=self.source.name,
            digest="" if self.understood is None else self.understood.digest,
            sample=self.source.sample,
            reading=dict(self.read_options),
            plan=self.plan.model_dump(mode="json", exclude_defaults=True),
            k=self.k,
            names=self.shown.names(self.k),
        )

    def _recall(self) -> None:
        """Go on with what was chosen before where this is the table that it was chosen for."""
        kept, source = self.kept, self.source
        if kept is None or source is None or (kept.name, kept.sample) != (source.name, source.sample):
            return
        self.plan = self.draft = kept.whole_plan
        if kept.reading:
            self.read_options = kept.reading
            self.source = source.model_copy(update={"plan": Plan(**kept.reading)})
        self._wanted_k, self._recalled = kept.k or None, kept
        self.notice = "Your choices of before hold again."

    def _compare_recalled(self) -> None:
        """Names of segments are of the customers whom they were given to, and of no others."""
        kept, read = self._recalled, self.understood
        if kept is None or read is None or not (kept.digest and read.digest) or kept.digest == read.digest:
            return
        self._recalled = kept.model_copy(update={"names": {}})
        lost = ", but the names of segments, which were given to other customers" if kept.names else ""
        self.notice = f"This is another file of that name. Your choices of before hold again{lost}."

    def _show(self, work: Work) -> None:
        """Another result: with the number that was chosen and with the names, where it has them."""
        former, k = self.shown, work.usual_k
        wanted = self._wanted_k or (None if former is None else self._k)
        if wanted is not None and wanted <= work.choice.k_max:
            if former is not None and former.usual_k != k != wanted:
                self.notice = f"There are {wanted} segments as before; {k} are recommended now."
            k = wanted
        elif wanted is not None:
            self.notice = f"{wanted} segments are more than were tried now, so {k} are shown."
        if former is not None and former.names(self._k) and not work.names(k):
            self._carrying = former, self._k
        if self._recalled is not None and self._recalled.names:
            work.name_anew(k, self._recalled.names)
        self.shown, self._k, self._wanted_k, self._recalled = work, k, None, None

    def _carry_names(self, former: Work, former_k: int) -> None:
        """Names go on to the segments that hold the same customers."""
        if self.shown is None:
            return
        carried: Carried | None = self.get(self.shown.names_of(self.k, former, former_k))
        if carried is None:
            return
        self._carrying = None
        self.shown.name_anew(self.k, carried.names)
        if carried.lost:
            lost = listed(f"“{name}”" for name in carried.lost)
            self.notice = f"Nobody is like {lost} any more, so that name is gone. Undo brings it back."

    def _take(self, plan: Plan) -> None:
        self.drop()
        self.plan, self.draft, self.taken = plan, plan, self.taken + 1
        self.not_possible = self.notice = ""

    def _state(self) -> State:
        return State(self.plan, self._k, {} if self.shown is None else self.shown.names(self._k))

    def _remember(self) -> None:
        if self.shown is not None:
            self._before.append(self._state())
            del self._before[:-STEPS_BACK]

    def _work(self) -> Work | None:
        assert self.source is not None  # there is a table
        key = self.plan.model_dump_json()
        if key not in self.works:
            patience = PATIENCE if self.shown else 0.0  # as long as there is nothing, how far it is says more
            chosen: Chosen | None = self.get(Choose(source=self.source, plan=self.plan), patience)
            if chosen is None:
                return None
            self.works[key] = Work(proxy(self), self.source, chosen)
        self.works.move_to_end(key)
        while len(self.works) > KEPT:
            self.works.popitem(last=False)
        return self.works[key]
