"""What is done with all the verbs: from a table to segments, and to a folder that holds everything."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from segmentry.companion import submitted
from segmentry.files import whole_folder
from segmentry.journey import Clock, Journey, steps, walk
from segmentry.plan import Plan
from segmentry.progress import Progress, part
from segmentry.replacing import check_folder
from segmentry.reporting.forms.formats import ReportFormat, check_formats
from segmentry.reporting.report import rendered
from segmentry.reporting.summary import write_summary
from segmentry.results.columns import Columns
from segmentry.results.segmentation import Segmentation
from segmentry.sources.room import check_room
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.scoring.difference import its_own
from segmentry.stages.scoring.export import check_format, customers_name, write_customers, write_profile


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
    columns: Columns | None = None,
) -> Segmentation:
    """What `run` does once it has looked at folder, formats and room: for a face that did so before importing this,
    and perhaps looked at the columns of the table, too."""
    clock, journey = Clock(progress), Journey(plan, source, columns)
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
