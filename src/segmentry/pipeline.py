"""The verbs in order: the only place that chains them."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from segmentry.companion import submitted
from segmentry.files import check_folder, whole_folder
from segmentry.plan import Plan
from segmentry.progress import Progress, stage
from segmentry.reporting.forms.formats import ReportFormat, check_formats
from segmentry.reporting.render import rendered, warm_up
from segmentry.reporting.summary import write_summary
from segmentry.results.segmentation import Segmentation
from segmentry.sources.fingerprint import read_with_fingerprint
from segmentry.sources.room import check_room
from segmentry.stages.clustering import cluster
from segmentry.stages.customers import one_row_each
from segmentry.stages.inspection.inspect import inspect
from segmentry.stages.preparation.prepare import Prepared, prepare
from segmentry.stages.profiling.profile import profile
from segmentry.stages.scoring.export import check_format, customers_name, write_customers, write_profile
from segmentry.stages.selection.choose_k import choose_k
from segmentry.stages.validation import validation


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
    clock = _Clock(progress)
    with clock("Reading the table", "read"):
        table = one_row_each(read_with_fingerprint(source, plan), plan)
        if folder is not None:
            check_format(table, plan.format)
    clock.seconds["read"] = round(table.seconds, 3)  # also of a table that was read before
    with clock("Looking at the columns", "inspect"):
        columns = inspect(table)
    with clock("Preparing the features", "prepare"):
        prepared = prepare(table, plan, columns=columns)
    with clock("Finding the number of segments", "choose_k"):
        choice = choose_k(prepared)
    if folder is not None:
        submitted(warm_up, choice)
    with clock("Segmenting all customers", "cluster"):
        segmentation = cluster(prepared, choice)
    validated = submitted(validation, segmentation, prepared.sample)  # while rows are gone over
    with clock("Profiling the segments", "profile"):
        segmentation = profile(segmentation, prepared)
    with clock("Validating the segments", "validate"):
        segmentation = segmentation.model_copy(update={"validation": validated()})
    if plan.second_opinion:
        from segmentry.stages.comparison import compare  # takes a tenth of every start

        with clock("Asking other methods", "compare"):
            segmentation = compare(segmentation, prepared)
    segmentation = segmentation.model_copy(update={"timings": clock.seconds})
    if folder is not None:
        segmentation = export(
            segmentation, prepared, folder, force=force, report_formats=report_formats, progress=progress
        )
    return segmentation


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
    clock = _Clock(progress, segmentation.timings)
    forms = [form for form in dict.fromkeys(("html", *report_formats)) if form != "json"]
    with whole_folder(folder, force=force) as place:
        drawn = submitted(rendered, segmentation, forms)  # while rows are moved
        with clock("Writing the customers", "export"):
            customers = place / customers_name(prepared.table, prepared.plan.format)
            write_customers(segmentation, prepared.table, customers, format=prepared.plan.format)
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


class _Clock:
    """Announces a stage and keeps its seconds."""

    def __init__(self, progress: Progress | None, seconds: dict[str, float] | None = None) -> None:
        self.progress = progress
        self.seconds: dict[str, float] = dict(seconds or {})

    @contextmanager
    def __call__(self, sentence: str, name: str) -> Iterator[None]:
        start = time.perf_counter()
        with stage(sentence, self.progress):
            yield
        self.seconds[name] = round(time.perf_counter() - start, 3)
