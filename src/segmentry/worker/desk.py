"""Answers questions, and keeps what was made for them as long as it may be wanted again."""

from collections import OrderedDict
from collections.abc import Callable
from copy import copy
from dataclasses import replace
from typing import Any

from segmentry.journey import Clock, Journey, steps, walk
from segmentry.order_plan import OrderPlan
from segmentry.plan import Plan
from segmentry.progress import READING, Progress, stage
from segmentry.reporting.report import report
from segmentry.results._model import Result
from segmentry.results.columns import Columns
from segmentry.results.segmentation import Segmentation
from segmentry.results.table import Table
from segmentry.stages.customers.customers import customers, understood_rows
from segmentry.stages.inspection.inspect import inspect
from segmentry.stages.preparation.balance import balance
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.profiling.map import unusual
from segmentry.stages.profiling.open_question import candidates
from segmentry.stages.profiling.rename import renamed_for_good
from segmentry.stages.scoring.customer_list import only_segments
from segmentry.stages.scoring.difference import its_own
from segmentry.stages.scoring.export import write_customers
from segmentry.worker import customer_answers
from segmentry.worker import labelling_questions as new
from segmentry.worker import questions as asked
from segmentry.worker.carrying import carried
from segmentry.worker.customer_questions import Divide, ExplainCustomer, ListCustomers
from segmentry.worker.deepening import Work, before_segments, deep
from segmentry.worker.file_questions import FileSeen, LookAtFile
from segmentry.worker.labelling import Labelling, model_of
from segmentry.worker.reading_tables import first_rows, offered, read_file, read_sample, without_rows

#: Plans whose work is kept.
KEPT = 4


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
        self._file: tuple[asked.Source, Table, str] | None = None
        self._works: OrderedDict[str, Work] = OrderedDict()
        self._labels: tuple[str, Labelling] | None = None

    def answer(self, question: asked.Question, progress: Progress | None = None) -> Result:
        """Answer a question; `progress` is called with each stage as it begins.

        Raises
        ------
        SegmentryError
            If what is asked for cannot be done, in words.
        """
        if question.needs_table and question.source != self._source:
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
            first_rows=first_rows(table.rows),
            candidates=() if table.log is not None else candidates(table, columns),
        )

    def _table(self, source: asked.Source, progress: Progress | None) -> tuple[Table, Columns, str]:
        if self._understood is None:
            with stage(READING, progress):
                table, digest = self._as_it_is(source)
                table = customers(table, source.plan)
                self._understood = table, inspect(table), digest
        return self._understood

    def _as_it_is(self, source: asked.Source) -> tuple[Table, str]:
        """The table that the file holds, read once for all that may be said of its orders."""
        told = source.plan.model_dump(exclude_unset=True, exclude={*OrderPlan.model_fields})
        key = source.model_copy(update={"plan": Plan(**told)})
        if self._file is None or self._file[0] != key:
            self._file = key, *(read_sample(source) if source.sample else read_file(source))
        return self._file[1:]

    def _look(self, question: LookAtFile, progress: Progress | None) -> Result:
        with stage(READING, progress):
            table, _ = self._as_it_is(question.source)
            seen = understood_rows(table, question.plan)
        return FileSeen(first_rows=first_rows(table.rows), n_rows=table.n_rows, types=table.types, rows_read=seen)

    def _choose(self, question: asked.Choose, progress: Progress | None) -> Result:
        work = self._work(question.source, question.plan, progress)
        journey, prepared = work.journey, work.journey.prepared
        assert journey.columns is not None  # it has come past `inspect`
        usual = deep(work, journey.choice.at(journey.plan.detail, journey.plan.k), work.first_depth, progress)
        return asked.Chosen(
            plan=journey.plan,
            table=without_rows(prepared.table),
            columns=journey.columns,
            prepared=prepared.columns,
            recipe=prepared.recipe,
            choice=journey.choice,
            usual=asked.Segmented.of(usual),
            offered=offered(journey.plan, prepared.table, journey.columns),
            first_rows=first_rows(prepared.table.rows),
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
            if before_segments(work.journey.plan) == before_segments(plan):
                journey = copy(work.journey)
                journey.plan, journey.prepared = plan, replace(journey.prepared, plan=plan)
                return journey
        return None

    def _made(
        self, question: asked.OfSegments, depth: asked.Depth, progress: Progress | None
    ) -> tuple[Segmentation, Prepared]:
        """The segments that a question is about, as deep as wanted, and the table that they were made of."""
        work = self._work(question.source, question.plan, progress)
        return deep(work, question.k, depth, progress), work.journey.prepared

    def _named(
        self, question: asked.OfNamedSegments, depth: asked.Depth, progress: Progress | None
    ) -> tuple[Segmentation, Prepared]:
        """The same with their names."""
        segmentation, prepared = self._made(question, depth, progress)
        return renamed_for_good(segmentation, question.names), prepared

    def _segment(self, question: asked.Segment, progress: Progress | None) -> Result:
        return asked.Segmented.of(self._made(question, question.depth, progress)[0])

    def _unusual(self, question: asked.FindUnusual, progress: Progress | None) -> Result:
        return asked.UnusualCustomers(customers=unusual(*self._made(question, "complete", progress)))

    def _write_customers(self, question: asked.WriteCustomers, progress: Progress | None) -> Result:
        segmentation, prepared = self._named(question, "complete", progress)
        table = only_segments(segmentation, prepared, question.segments)
        with stage("Writing the customers", progress):
            write_customers(segmentation, table, question.path, its_own(segmentation, table), question.format)
        return asked.Written(path=question.path)

    def _write_report(self, question: asked.WriteReport, progress: Progress | None) -> Result:
        segmentation, _ = self._named(question, "validated", progress)
        with stage("Writing the report", progress):
            report(segmentation, question.path)
        return asked.Written(path=question.path)

    def _carry(self, question: asked.CarryNames, progress: Progress | None) -> Result:
        each = ((question.before, question.before_k), (question.plan, question.k))
        works = [(self._work(question.source, plan, progress), k) for plan, k in each]
        made = [(deep(work, k, "complete", progress), work.journey.prepared.table) for work, k in works]
        return carried(question.names, *made)

    def _label(self, question: new.Label, progress: Progress | None) -> Result:
        return self._labelling(question, progress).told()

    def _write_labelled(self, question: new.WriteLabelled, progress: Progress | None) -> Result:
        return self._labelling(question, progress).written(question.path)

    def _labelling(self, question: new.Label | new.WriteLabelled, progress: Progress | None) -> Labelling:
        """The new customers, who are read once to be looked at and written."""
        key = question.model_dump_json(exclude={"path", "format"})
        if self._labels is None or self._labels[0] != key:
            with stage("Reading the new customers", progress):
                self._labels = key, Labelling(self._model(question, progress), question)
        return self._labels[1]

    def _model(self, question: new.Label | new.WriteLabelled, progress: Progress | None) -> Segmentation:
        if question.model:
            return model_of(question.model, question.source.name)
        return self._named(question, "validated", progress)[0]

    def _list(self, question: ListCustomers, progress: Progress | None) -> Result:
        return customer_answers.listed(question, *self._made(question, "complete", progress))

    def _explain(self, question: ExplainCustomer, progress: Progress | None) -> Result:
        return customer_answers.explained(question, *self._named(question, "complete", progress))

    def _divide(self, question: Divide, progress: Progress | None) -> Result:
        journey = self._work(question.source, question.plan, progress).journey
        return customer_answers.divided(question, journey.choice, journey.prepared)

    def _weigh(self, question: asked.Weigh, progress: Progress | None) -> Result:
        work = self._work(question.source, question.plan, progress)
        return asked.Weighed(columns=balance(work.journey.prepared).columns)


_ANSWERS: dict[type[asked.Question], Callable[[Desk, Any, Progress | None], Result]] = {
    asked.Read: Desk._read,
    LookAtFile: Desk._look,
    asked.Choose: Desk._choose,
    asked.Segment: Desk._segment,
    asked.FindUnusual: Desk._unusual,
    asked.WriteCustomers: Desk._write_customers,
    asked.WriteReport: Desk._write_report,
    asked.Weigh: Desk._weigh,
    asked.CarryNames: Desk._carry,
    new.Label: Desk._label,
    new.WriteLabelled: Desk._write_labelled,
    ListCustomers: Desk._list,
    ExplainCustomer: Desk._explain,
    Divide: Desk._divide,
}
