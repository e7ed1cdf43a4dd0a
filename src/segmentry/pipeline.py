"""The journey: the verbs in order, declared once, and what is done with all of them."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from segmentry.companion import begun, submitted
from segmentry.files import whole_folder
from segmentry.plan import Plan
from segmentry.progress import READING, Progress, part, stage
from segmentry.replacing import check_folder
from segmentry.reporting.forms.formats import ReportFormat, check_formats
from segmentry.reporting.report import rendered, warm_up
from segmentry.reporting.summary import write_summary
from segmentry.results.choice import KChoice
from segmentry.results.columns import Columns
from segmentry.results.segmentation import Segmentation, Validation
from segmentry.results.table import Table
from segmentry.sources.fingerprint import read_with_fingerprint
from segmentry.sources.room import check_room
from segmentry.stages.clustering import cluster
from segmentry.stages.customers.customers import customers
from segmentry.stages.inspection.inspect import inspect
from segmentry.stages.preparation.prepare import Prepared, prepare
from segmentry.stages.profiling.profile import profile
from segmentry.stages.rfm.next_period import with_next_spending
from segmentry.stages.rfm.rfm_grid import rfm_grid
from segmentry.stages.rfm.standing import standing
from segmentry.stages.scoring.difference import its_own
from segmentry.stages.scoring.export import check_format, customers_name, write_customers, write_profile
from segmentry.stages.selection.choose_k import choose_k
from segmentry.stages.validation import validation


@dataclass
class Journey:
    """A source on its way to segments: what every verb has made so far, for those after it to take.

    `columns` may be handed in where the source is a table that was inspected before. `k` and `preview` go to `cluster`.
    """

    plan: Plan
    source: Any
    columns: Columns | None = None
    k: int | None = None
    preview: bool = False
    table: Table = field(init=False)
    prepared: Prepared = field(init=False)
    choice: KChoice = field(init=False)
    segmentation: Segmentation = field(init=False)
    validated: Callable[[], Validation] = field(init=False)


@dataclass(frozen=True)
class Step:
    """A verb at its place in the journey: what people are told meanwhile, and what of the journey it makes.

    Verbs that follow each other under one sentence are one stage, whose seconds count for the first of them.
    """

    name: str
    sentence: str
    makes: Literal["table", "columns", "prepared", "choice", "segmentation"]
    verb: Callable[[Journey], Any]


def steps(plan: Plan, *, after: str | None = None, last: str | None = None) -> tuple[Step, ...]:
    """The verbs in order, as that plan asks for them: the only place that says what comes after what.

    Parameters
    ----------
    after, last : str, optional
        Names of verbs: only those after the one, and none after the other.

    Examples
    --------
    >>> [step.name for step in steps(Plan(), after="customers")]
    ['inspect', 'prepare', 'choose_k', 'cluster', 'profile', 'rfm', 'next_spending', 'validate']
    """
    asked = (Step("compare", "Asking other methods", "segmentation", _compare),) if plan.second_opinion else ()
    own = (Step("compare_with", "Comparing with your segments", "segmentation", _compare_with),)
    whole = (
        Step("read", READING, "table", lambda at: read_with_fingerprint(at.source, at.plan)),
        Step("customers", READING, "table", lambda at: customers(at.table, at.plan)),
        Step("inspect", "Looking at the columns", "columns", _inspect),
        Step(
            "prepare", "Preparing the features", "prepared", lambda at: prepare(at.table, at.plan, columns=at.columns)
        ),
        Step("choose_k", "Finding the number of segments", "choice", _choose_k),
        Step("cluster", "Segmenting all customers", "segmentation", _cluster),
        Step("profile", "Profiling the segments", "segmentation", lambda at: profile(at.segmentation, at.prepared)),
        Step("rfm", "Profiling the segments", "segmentation", _of_orders),
        Step("next_spending", "Profiling the segments", "segmentation", _next_spending),
        *(own if plan.compare_with is not None else ()),
        Step("validate", "Validating the segments", "segmentation", _validate),
        *asked,
    )
    names = [step.name for step in whole]
    begin = 0 if after is None else names.index(after) + 1
    end = len(whole) if last is None else names.index(last) + 1
    return whole[begin:end]


def walk(journey: Journey, steps: Iterable[Step], clock: "Clock | None" = None) -> None:
    """Take these steps of the journey, one after the other."""
    announced = clock or Clock()
    for sentence, together in groupby(steps, key=lambda step: step.sentence):
        first, *others = together
        with announced(sentence, first.name):
            for step in (first, *others):
                setattr(journey, step.makes, step.verb(journey))


def _inspect(at: Journey) -> Columns:
    """What was handed in holds as long as the table is the one that was handed in."""
    return at.columns if at.columns is not None and at.table is at.source else inspect(at.table, at.plan)


def _choose_k(at: Journey) -> KChoice:
    choice = choose_k(at.prepared)
    begun(warm_up, choice)  # the companion has nothing else to do before there are segments
    return choice


def _cluster(at: Journey) -> Segmentation:
    segmentation = cluster(at.prepared, at.choice, at.k, preview=at.preview)
    rows = at.prepared.sample, at.prepared.observed
    at.validated = begun(validation, segmentation, *rows)  # while all rows are gone over for the profile
    return segmentation


def _validate(at: Journey) -> Segmentation:
    return at.segmentation.model_copy(update={"validation": at.validated()})


def _of_orders(at: Journey) -> Segmentation:
    """What only customers that were made of orders have: the RFM grid, and where they stand."""
    return standing(rfm_grid(at.segmentation, at.prepared), at.prepared)


def _next_spending(at: Journey) -> Segmentation:
    return with_next_spending(at.segmentation, at.prepared)


def _compare(at: Journey) -> Segmentation:
    from segmentry.stages.comparison import compare  # takes a tenth of every start

    return compare(at.segmentation, at.prepared)


def _compare_with(at: Journey) -> Segmentation:
    from segmentry.stages.own_comparison import compare_with  # few ask for it

    return compare_with(at.segmentation, at.prepared)


def run(
    source: Any,
    plan: Plan | None = None,
    folder: str | Path | None = None,
    *,
    force: bool = False,
    report_formats: Sequence[ReportFormat] = (),
    progress: Progress | None = None,
) -> Segmentation:
    """From a table to segments, and with a folder to everything on disk.

    Parameters
    ----------
    source : anything `segmentry.read` takes
    plan : Plan, optional
    folder : path, optional
        Where `export` writes its files, as a whole or not at all.
    force : bool
        Replace results that are in the folder already.
    report_formats : sequence of {"md", "json", "pptx", "xlsx"}
        What the report in the folder is written as beside HTML.
    progress : callable, optional
        Called with each stage as it begins: a `segmentry.progress.Stage`, which tells how far it is and the time left
        whenever it is asked, from any thread. Printed, it is its sentence.

    Examples
    --------
    >>> import segmentry
    >>> segmentation = run(segmentry.sample("retail", rows=500), segmentry.Plan(k=4, k_max=4))
    >>> segmentation.k, segmentation.rows_labelled
    (4, 500)
    """
    plan = plan or Plan()
    if folder is not None:
        check_folder(folder, force=force)
        check_formats(report_formats)
    check_room(source, plan, folder)
    return run_checked(source, plan, folder, force=force, report_formats=report_formats, progress=progress)


def run_checked(
    source: Any,
    plan: Plan,
    folder: str | Path | None,
    *,
    force: bool = False,
    report_formats: Sequence[ReportFormat] = (),
    progress: Progress | None = None,
) -> Segmentation:
    """What `run` does once it has looked at folder, formats and room: for a face that did so before importing this."""
    clock, journey = Clock(progress), Journey(plan, source)
    walk(journey, steps(plan, last="customers"), clock)
    clock.seconds["read"] = round(journey.table.seconds, 3)  # also of a table that was read before
    if folder is not None:
        check_format(journey.table, plan.format)
    walk(journey, steps(plan, after="customers"), clock)
    segmentation = journey.segmentation.model_copy(update={"timings": clock.seconds})
    if folder is None:
        return segmentation
    return _written(segmentation, journey.prepared, folder, force, report_formats, progress)


def export(
    segmentation: Segmentation,
    prepared: Prepared,
    folder: str | Path,
    *,
    force: bool = False,
    report_formats: Sequence[ReportFormat] = (),
    progress: Progress | None = None,
) -> Segmentation:
    """Write the folder: customers with their segment, model, profile, summary and report.

    It is built beside its place and moved there when it is complete. `customers` holds every input row,
    every cell as it was written. The report is HTML, and whatever else `report_formats` asks for; as JSON it is the
    same as the summary.

    Raises
    ------
    SegmentryError
        If the folder holds results already (without `force`) or other files, or cannot be written, or a form of the
        report cannot be.

    Examples
    --------
    >>> import segmentry, tempfile, os
    >>> table = segmentry.sample("bank", rows=200)
    >>> with tempfile.TemporaryDirectory() as place:
    ...     _ = run(table, segmentry.Plan(k=3, k_max=3), os.path.join(place, "result"))
    ...     sorted(os.listdir(os.path.join(place, "result")))
    ['customers.csv', 'model.json', 'profile.csv', 'report.html', 'summary.json']
    """
    check_formats(report_formats)
    return _written(segmentation, prepared, folder, force, report_formats, progress)


def _written(
    segmentation: Segmentation,
    prepared: Prepared,
    folder: str | Path,
    force: bool,
    report_formats: Sequence[ReportFormat],
    progress: Progress | None,
) -> Segmentation:
    """The segmentation that `export` gives back, its folder being there. Formats are known to be writable."""
    clock = Clock(progress, segmentation.timings)
    forms = [form for form in dict.fromkeys(("html", *report_formats)) if form != "json"]
    with whole_folder(folder, force=force) as place:
        drawn = submitted(rendered, segmentation, forms)  # while rows are moved
        with clock("Writing the customers", "export"):
            labelled = place / customers_name(prepared.table, prepared.plan.format)
            with part(0.9):
                own = its_own(segmentation, prepared.table)
                write_customers(segmentation, prepared.table, labelled, own, prepared.plan.format)
            write_profile(segmentation, place / "profile.csv")
        with clock("Writing the report", "report"):
            for form, written in drawn().items():
                (place / f"report.{form}").write_bytes(written)
        segmentation = segmentation.model_copy(update={"timings": clock.seconds})
        segmentation.save(place / "model.json")
        write_summary(segmentation, place / "summary.json")
        if "json" in report_formats:  # last, as the summary tells how long the others took
            write_summary(segmentation, place / "report.json")
    return segmentation


class Clock:
    """Announces a stage and keeps its seconds."""

    def __init__(self, progress: Progress | None = None, seconds: dict[str, float] | None = None) -> None:
        self.progress = progress
        self.seconds: dict[str, float] = dict(seconds or {})

    @contextmanager
    def __call__(self, sentence: str, name: str) -> Iterator[None]:
        """Take the time of a stage while it lasts."""
        start = time.perf_counter()
        with stage(sentence, self.progress):
            yield
        self.seconds[name] = round(time.perf_counter() - start, 3)
