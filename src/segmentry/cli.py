"""The command line: arguments in, verbs called, text out."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import typer

from segmentry.cli_app import serve
from segmentry.cli_customers import customers
from segmentry.cli_question import answered, can_be_asked, looked_at
from segmentry.cli_score import score
from segmentry.cli_targets import lift, targets
from segmentry.errors import SegmentryError
from segmentry.files import whole_file
from segmentry.plan import Plan
from segmentry.progress import READING, stage
from segmentry.replacing import check_file, check_folder
from segmentry.reporting.forms.formats import check_formats
from segmentry.shell import (
    CUSTOMERS,
    ENGINE,
    LAYOUT,
    ORDERS,
    QUESTION,
    Commands,
    Force,
    Json,
    ReportFormats,
    Source,
    beside,
    plan_options,
    progress_line,
    speak_any_language,
)
from segmentry.untrusted import untrusted
from segmentry.wording import counted

app = typer.Typer(
    name="segmentry",
    cls=Commands,
    help="From a customer table to segments that people can trust and act on.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Labels = Annotated[
    Path | None,
    typer.Option("--labels", metavar="FILE", help="Write the names that nobody can read, to be filled in, as a plan."),
]


@app.command()
@plan_options(
    *QUESTION,
    "compare_with",
    "second_opinion",
    "plan_file",
    "seed",
    "format",
    "report_format",
    *ENGINE,
    *CUSTOMERS,
    *ORDERS,
    *LAYOUT,
)
@untrusted("source")
def run(
    source: Source,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Folder for the results.")],
    plan: Plan,
    report_format: ReportFormats = None,
    force: Annotated[bool, typer.Option("--force", help="Replace results that are there already.")] = False,
) -> None:
    """Find the segments of a table and write them to a folder.

    The folder gets the customers with their segment, the model, the profile, a summary and a report.

    Example: segmentry run customers.csv -o result --features age,balance
    """
    forms = list(dict.fromkeys(report_format or ()))
    check_folder(output, force=force)
    check_formats(forms)
    with beside(source, plan):
        with progress_line() as progress, ThreadPoolExecutor(1) as thread:
            from segmentry.sources.fingerprint import read_with_fingerprint
            from segmentry.sources.room import check_room

            check_room(source, plan, output)
            pipeline = thread.submit(_pipeline)  # to import it takes as long as to read a million rows
            with stage(READING, progress):
                table = read_with_fingerprint(source, plan)
            columns = looked_at(table, plan) if can_be_asked(plan) else None
            run_checked = pipeline.result().run_checked
        plan = plan if columns is None else answered(table, columns, plan)
        with progress_line() as progress:
            options = {"force": force, "report_formats": forms, "progress": progress}
            segmentation = run_checked(table, plan, output, columns=columns, **options)
    typer.echo(str(segmentation))
    reports = ", ".join(f"report.{format}" for format in ("html", *forms))
    customers = "customers/" if (output / "customers").is_dir() else f"customers.{plan.format}"
    typer.echo(f"\nWritten to {output}: {reports}, {customers}, model.json, profile.csv, summary.json")


app.command()(customers)


@app.command()
@plan_options("customer", "rows_are", "roles", "join", *LAYOUT)
@untrusted("source")
def inspect(source: Source, plan: Plan, json: Json = False, to_name: Labels = None, force: Force = False) -> None:
    """Show what is understood of the rows and of every column.

    Example: segmentry inspect customers.csv
    """
    if to_name is not None:
        check_file(to_name, force=force)
    from segmentry.sources.reading import read
    from segmentry.sources.room import check_room
    from segmentry.stages.inspection.inspect import inspect as inspect_columns

    check_room(source, plan)
    table = read(source, plan)
    columns = inspect_columns(table, plan)
    if to_name is not None:
        from segmentry.reporting.labels_to_fill import labels_to_fill

        text, blanks = labels_to_fill(table, columns, to_name.name)
        with whole_file(to_name) as target:
            target.write_text(text, encoding="utf-8", newline="\n")
        typer.echo(f"{counted(blanks, 'name')} to fill in, written to {to_name}. Then: --plan {to_name}")
        return
    if json:
        typer.echo(columns.model_dump_json(indent=1))
        return
    from segmentry.reporting.forms.terminal import print_sections
    from segmentry.reporting.sections import columns_read

    typer.echo(table)
    print_sections(columns_read.sections(columns))


app.command()(score)


@app.command()
@plan_options(*QUESTION, "plan_file", "seed", *LAYOUT)
@untrusted("source")
def compare(source: Source, plan: Plan, json: Json = False) -> None:
    """Ask other methods about the segments: a mixture, Ward's tree, k-medoids and HDBSCAN.

    Prints what they find in up to 3,000 customers, how far they agree, and who moves. Nothing is written.

    Example: segmentry compare customers.csv --features age,balance
    """
    from segmentry.journey import Clock, Journey, steps, walk

    journey = Journey(plan.model_copy(update={"second_opinion": True}), source)
    left_out = ("inspect", "validate")  # `prepare` looks for itself, and nothing is asked about how well segments hold
    with progress_line() as progress:
        walk(journey, [step for step in steps(journey.plan) if step.name not in left_out], Clock(progress))
    segmentation = journey.segmentation
    if json and segmentation.comparison:
        typer.echo(segmentation.comparison.model_dump_json(indent=1))
        return
    from segmentry.reporting.forms.terminal import print_sections
    from segmentry.reporting.sections import second_opinion

    if section := second_opinion.section(segmentation):
        print_sections([section])


app.command()(targets)
app.command()(lift)


app.command("app")(serve)


@app.command()
def sample(
    name: Annotated[str, typer.Argument(metavar="NAME", help="bank, retail, telecom, health or orders.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="CSV, Parquet or Excel file to write.")
    ],
    rows: Annotated[
        int | None,
        typer.Option(help="Number of customers; of orders, of order lines. [default: 2000; of orders 20000]"),
    ] = None,
    seed: Annotated[int, typer.Option(help=Plan.model_fields["seed"].description)] = 0,
    force: Force = False,
) -> None:
    """Write a synthetic table of customers, or a log of orders, to try things on. Nobody in it exists.

    Example: segmentry sample bank -o bank.csv --rows 2000
    """
    from segmentry.engines.writing import format_of, write
    from segmentry.sources.samples import CUSTOMER_TABLES, batches, usual_rows

    format = format_of(output)
    check_file(output, force=force)
    rows = usual_rows(name) if rows is None else rows
    drawn = batches(name, rows, seed)
    with whole_file(output) as target:
        write(target, format, drawn)
    typer.echo(f"{rows:,} synthetic {'customers' if name in CUSTOMER_TABLES else 'order lines'} in {output}")


def _pipeline() -> ModuleType:
    from segmentry import pipeline

    return pipeline


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line: exit 0 = done, 2 = refused in words, 130 = interrupted, 1 = our fault."""
    speak_any_language()
    try:
        app(arguments)
    except SegmentryError as error:
        typer.echo(f"Error: {error}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        typer.echo("Interrupted. Nothing was written.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(1)
    except Exception as error:
        if os.environ.get("SEGMENTRY_DEBUG"):
            raise
        typer.echo(
            f"Error: something went wrong that should not have ({type(error).__name__}). Nothing was written."
            " Set SEGMENTRY_DEBUG=1 to see where.",
            err=True,
        )
        sys.exit(1)


if __name__ == "__main__":
    main()
