"""Answers questions, and keeps what was made for them as long as it may be wanted again."""

from collections import OrderedDict
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from segmentry.errors import SegmentryError
from segmentry.pipeline import Clock, Journey, steps, walk
from segmentry.plan import Plan
from segmentry.progress import READING, Progress, part, stage
from segmentry.reporting.report import report
from segmentry.reporting.trail import by_role
from segmentry.results._model import Result
from segmentry.results.columns import Columns
from segmentry.results.segmentation import Segmentation
from segmentry.results.table import Table
from segmentry.sources.fingerprint import read_with_fingerprint
from segmentry.sources.samples import sample
from segmentry.stages.comparison import compare
from segmentry.stages.customers.customers import customers
from segmentry.stages.inspection.inspect import inspect
from segmentry.stages.preparation.balance import balance
from segmentry.stages.preparation.choose import choose
from segmentry.stages.profiling.map import unusual
from segmentry.stages.profiling.rename import rename
from segmentry.stages.scoring.customer_list import only_segments
from segmentry.stages.scoring.difference import its_own
from segmentry.stages.scoring.export import write_customers
from segmentry.stages.validation import validate
from segmentry.worker import customer_answers
from segmentry.worker import questions as asked
from segmentry.worker.customer_questions import Divide, ExplainCustomer, ListCustomers
from segmentry.worker.unpacking import check_unpacked

#: Plans whose work is kept, and the first rows that are shown.
KEPT, FIRST = 4, 100


@dataclass
class Work:
    """A plan carried out as far as the number of segments, and what was made of it since, by k."""

    journey: Journey
    made: dict[int, Segmentation] = field(default_factory=dict)
    previews: dict[int, Segmentation] = field(default_factory=dict)


class Desk:
    """One table and what was made of it; another source takes its place.

    Examples
    --------
    >>> from segmentry.worker.questions import Choose, Segment, Source
    >>> desk, bank = Desk(), Source(sample="bank", name="bank sample")
    >>> desk.answer(Choose(source=bank, plan=Plan(k_max=3, k=3))).recipe.features[0]
    'age'
    >>> desk.answer(Segment(source=bank, plan=Plan(k_max=3, k=3), k=3)).whole.k
    3
    """

    def __init__(self) -> None:
        self._source: asked.Source | None = None
        self._understood: tuple[Table, Columns, str] | None = None
        self._works: OrderedDict[str, Work] = OrderedDict()

    def answer(self, question: asked.Question, progress: Progress | None = None) -> Result:
        """Answer a question; `progress` is called with each stage as it begins.

        Raises
        ------
        SegmentryError
            If what is asked for cannot be done, in words.
        """
        if question.source != self._source:
            self._source, self._understood = question.source, None
            self._works.clear()
        return _ANSWERS[type(question)](self, question, progress)

    def _read(self, question: asked.Read, progress: Progress | None) -> Result:
        table, columns, digest = self._table(question.source, progress)
        return asked.Understood(
            table=without_rows(table),
            columns=columns,
            offered=offered(question.source.plan, table, columns),
            digest=digest,
            first_rows=_first(table),
        )

    def _table(self, source: asked.Source, progress: Progress | None) -> tuple[Table, Columns, str]:
        if self._understood is None:
            with stage(READING, progress):
                table, digest = read_sample(source) if source.sample else read_file(source)
                table = customers(table, source.plan)
                self._understood = table, inspect(table), digest
        return self._understood

    def _choose(self, question: asked.Choose, progress: Progress | None) -> Result:
        journey = self._work(question.source, question.plan, progress).journey
        assert journey.columns is not None  # it has come past `inspect`
        prepared = journey.prepared
        return asked.Chosen(
            plan=journey.plan,
            table=without_rows(prepared.table),
            columns=journey.columns,
            prepared=prepared.columns,
            recipe=prepared.recipe,
            choice=journey.choice,
            offered=offered(journey.plan, prepared.table, journey.columns),
            first_rows=_first(prepared.table),
        )

    def _work(self, source: asked.Source, plan: Plan, progress: Progress | None) -> Work:
        key = plan.model_dump_json()
        if key not in self._works:
            self._works[key] = Work(self._chosen_before(plan) or self._chosen(source, plan, progress))
        self._works.move_to_end(key)
        while len(self._works) > KEPT:
            self._works.popitem(last=False)
        return self._works[key]

    def _chosen(self, source: asked.Source, plan: Plan, progress: Progress | None) -> Journey:
        """The journey as far as the number of segments."""
        table, columns, _ = self._table(source, progress)
        journey = Journey(plan, table, columns)
        journey.table = table
        *preparing, choosing = steps(plan, after="read", last="choose_k")
        with stage(preparing[-1].sentence, progress):  # the table has been looked at: preparing is all there is
            walk(journey, preparing)
        walk(journey, [choosing], Clock(progress))
        return journey

    def _chosen_before(self, plan: Plan) -> Journey | None:
        """The same of a plan that asks for something else only of what comes after it; None where there is none."""
        for work in self._works.values():
            if _before_segments(work.journey.plan) == _before_segments(plan):
                journey = copy(work.journey)
                journey.plan, journey.prepared = plan, replace(journey.prepared, plan=plan)
                return journey
        return None

    def _segment(self, question: asked.Segment, progress: Progress | None) -> Result:
        work = self._work(question.source, question.plan, progress)
        segmentation = _deep(work, question.k, question.depth, progress)
        return asked.Segmented.of(rename(segmentation, question.names))

    def _unusual(self, question: asked.FindUnusual, progress: Progress | None) -> Result:
        work = self._work(question.source, question.plan, progress)
        segmentation = _deep(work, question.k, "complete", progress)
        return asked.UnusualCustomers(customers=unusual(segmentation, work.journey.prepared))

    def _write_customers(self, question: asked.WriteCustomers, progress: Progress | None) -> Result:
        work = self._work(question.source, question.plan, progress)
        segmentation = rename(_deep(work, question.k, "complete", progress), question.names)
        table = only_segments(segmentation, work.journey.prepared, question.segments)
        with stage("Writing the customers", progress):
            write_customers(segmentation, table, question.path, its_own(segmentation, table), question.format)
        return asked.Written(path=question.path)

    def _write_report(self, question: asked.WriteReport, progress: Progress | None) -> Result:
        work = self._work(question.source, question.plan, progress)
        segmentation = rename(_deep(work, question.k, "validated", progress), question.names)
        with stage("Writing the report", progress):
            report(segmentation, question.path)
        return asked.Written(path=question.path)

    def _list(self, question: ListCustomers, progress: Progress | None) -> Result:
        work = self._work(question.source, question.plan, progress)
        return customer_answers.listed(question, _deep(work, question.k, "complete", progress), work.journey.prepared)

    def _explain(self, question: ExplainCustomer, progress: Progress | None) -> Result:
        work = self._work(question.source, question.plan, progress)
        named = rename(_deep(work, question.k, "complete", progress), question.names)
        return customer_answers.explained(question, named, work.journey.prepared)

    def _divide(self, question: Divide, progress: Progress | None) -> Result:
        journey = self._work(question.source, question.plan, progress).journey
        return customer_answers.divided(question, journey.choice, journey.prepared)

    def _weigh(self, question: asked.Weigh, progress: Progress | None) -> Result:
        work = self._work(question.source, question.plan, progress)
        return asked.Weighed(columns=balance(work.journey.prepared).columns)


_ANSWERS: dict[type[asked.Question], Callable[[Desk, Any, Progress | None], Result]] = {
    asked.Read: Desk._read,
    asked.Choose: Desk._choose,
    asked.Segment: Desk._segment,
    asked.FindUnusual: Desk._unusual,
    asked.WriteCustomers: Desk._write_customers,
    asked.WriteReport: Desk._write_report,
    asked.Weigh: Desk._weigh,
    ListCustomers: Desk._list,
    ExplainCustomer: Desk._explain,
    Divide: Desk._divide,
}


def _before_segments(plan: Plan) -> Plan:
    """What of a plan counts until the number of segments is found."""
    after: dict[str, Any] = {
        "k": "auto",
        "detail": "recommended",
        "changes": (),
        "sizes": None,
        "names": {},
        "labels": {},
    }
    return plan.model_copy(update=after)


def _deep(work: Work, k: int, depth: asked.Depth, progress: Progress | None) -> Segmentation:
    """The segmentation with k segments, as deep as wanted or deeper."""
    if depth == "preview" and k not in work.made:
        if k not in work.previews:
            work.previews[k] = _made(work, k, preview=True, progress=progress)
        return work.previews[k]
    if k not in work.made:
        work.made[k] = _made(work, k, preview=False, progress=progress)
    if depth in ("validated", "compared") and work.made[k].validation is None:
        with stage("Validating the segments", progress):
            work.made[k] = validate(work.made[k], work.journey.prepared)
    if depth == "compared" and work.made[k].comparison is None:
        with stage("Asking other methods", progress):
            work.made[k] = compare(work.made[k], work.journey.prepared)
    return work.made[k]


def _made(work: Work, k: int, *, preview: bool, progress: Progress | None) -> Segmentation:
    on = copy(work.journey)
    on.k, on.preview = k, preview
    clustering, *others = steps(on.plan, after="choose_k", last="rfm")
    clock = Clock(progress)
    with part(0.5):
        walk(on, [clustering], clock)
    walk(on, others, clock)
    return on.segmentation


def read_file(source: asked.Source) -> tuple[Table, str]:
    """The table in a file, under the name that people know it by, and its SHA-256 where that is known."""
    path = Path(source.path)
    try:
        check_unpacked(path, source.name)
        table = read_with_fingerprint(path, source.plan)
    except SegmentryError as error:
        raise error.renamed(str(path), path.name).renamed(path.name, source.name) from None
    report = table.load_report
    digest = report.sha256.get(path.name, "")
    notes = tuple(note.replace(path.name, source.name) for note in report.notes)
    update = {"source": source.name, "notes": notes, "sha256": {source.name: digest} if digest else {}}
    return table.model_copy(update={"name": source.name, "load_report": report.model_copy(update=update)}), digest


def read_sample(source: asked.Source) -> tuple[Table, str]:
    """One of the sample tables."""
    table = read_with_fingerprint(sample(source.sample))
    report = table.load_report.model_copy(update={"source": source.name, "format": "made up"})
    return table.model_copy(update={"name": source.name, "load_report": report}), f"sample {source.sample}"


def offered(plan: Plan, table: Table, columns: Columns) -> tuple[str, ...]:
    """The columns that can be features, those first that suit best."""

    def can_be(name: str) -> bool:
        try:
            return bool(choose(columns, plan.model_copy(update={"preset": "auto", "features": (name,)}), table))
        except SegmentryError:
            return False

    return tuple(column.name for column in by_role(columns) if can_be(column.name))


def _first(table: Table) -> bytes:
    return asked.stream(table.rows.collect(limit=FIRST))


def without_rows(table: Table) -> Table:
    """What can be told of a table elsewhere."""
    return table.model_copy(update={"rows": None, "lines": None})
