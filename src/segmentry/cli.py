"""The command line: arguments in, verbs called, text out."""

import csv
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import typer

from segmentry.errors import SegmentryError
from segmentry.files import check_file, check_folder, whole_file
from segmentry.plan import EngineName, Format, Plan, Preset, SeveralRows

app = typer.Typer(
    name="segmentry",
    help="From a customer table to segments that people can trust and act on.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _help(option: str) -> str:
    return Plan.model_fields[option].description or ""


Source = Annotated[
    str,
    typer.Argument(
        metavar="SOURCE",
        help="CSV, Excel, Parquet, Arrow or JSON file with one row per customer; 'sales_*.csv' names several.",
    ),
]
Delimiter = Annotated[str | None, typer.Option(metavar="CHAR", help=_help("delimiter"))]
Decimal = Annotated[str | None, typer.Option(metavar="auto|.|,", help=f"{_help('decimal')} [default: auto]")]
Encoding = Annotated[str | None, typer.Option(metavar="NAME", help=_help("encoding"))]
Sheet = Annotated[str | None, typer.Option(metavar="NAME", help=_help("sheet"))]
Header = Annotated[int | None, typer.Option(metavar="LINE", help=_help("header"))]
Force = Annotated[bool, typer.Option("--force", help="Replace results that are there already.")]


@app.command()
def run(
    source: Source,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Folder for the results.")],
    features: Annotated[str | None, typer.Option(metavar="A,B", help=_help("features"))] = None,
    k: Annotated[str | None, typer.Option(metavar="auto|N", help=_help("k"))] = None,
    k_max: Annotated[int | None, typer.Option(help=f"{_help('k_max')} [default: 10]")] = None,
    preset: Annotated[Preset | None, typer.Option(help=f"{_help('preset')} [default: auto]")] = None,
    plan: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Plan (TOML or JSON); options given here win.")
    ] = None,
    seed: Annotated[int | None, typer.Option(help=f"{_help('seed')} [default: 0]")] = None,
    format: Annotated[Format | None, typer.Option(help=f"{_help('format')} [default: csv]")] = None,
    engine: Annotated[EngineName | None, typer.Option(help=f"{_help('engine')} [default: local]")] = None,
    several_rows: Annotated[SeveralRows | None, typer.Option(help=f"{_help('several_rows')} [default: keep]")] = None,
    customer: Annotated[str | None, typer.Option(metavar="COLUMN", help=_help("customer"))] = None,
    latest_by: Annotated[str | None, typer.Option(metavar="COLUMN", help=_help("latest_by"))] = None,
    delimiter: Delimiter = None,
    decimal: Decimal = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    header: Header = None,
    force: Force = False,
) -> None:
    """Find the segments of a table and write them to a folder.

    The folder gets the customers with their segment, the model, the profile, a summary and a report.

    Example: segmentry run customers.csv -o result --features age,balance
    """
    options = {
        "features": None if features is None else next(csv.reader([features], skipinitialspace=True), []),
        "k": int(k) if k is not None and k.lstrip("-").isdigit() else k,
        "k_max": k_max,
        "preset": preset,
        "seed": seed,
        "format": format,
        "engine": engine,
        "several_rows": several_rows,
        "customer": customer,
        "latest_by": latest_by,
        **_reading(delimiter, decimal, encoding, sheet, header),
    }
    given = {name: value for name, value in options.items() if value is not None}
    base = {} if plan is None else Plan.load(plan).model_dump(exclude_unset=True)
    wanted = Plan(**{**base, **given})

    from segmentry.sources.reading import read

    check_folder(output, force=force)
    with _progress() as progress, ThreadPoolExecutor(1) as beside:
        pipeline = beside.submit(_pipeline)  # to import it takes as long as to read a million rows
        progress("Reading the table")
        table = read(source, wanted)
        segmentation = pipeline.result().run(table, wanted, output, force=force, progress=progress)
    typer.echo(str(segmentation))
    typer.echo(f"\nWritten to {output}: report.html, customers.{wanted.format}, model.json, profile.csv, summary.json")


@app.command()
def inspect(
    source: Source,
    delimiter: Delimiter = None,
    decimal: Decimal = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    header: Header = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Show what is understood of every column.

    Example: segmentry inspect customers.csv
    """
    from segmentry.sources.reading import read
    from segmentry.stages.columns import inspect as inspect_columns

    table = read(source, Plan(**_reading(delimiter, decimal, encoding, sheet, header)))
    columns = inspect_columns(table)
    if json:
        typer.echo(columns.model_dump_json(indent=1))
        return
    from segmentry.reporting.terminal import print_columns

    typer.echo(table)
    print_columns(columns)


@app.command()
def score(
    model: Annotated[Path, typer.Argument(metavar="MODEL", help="model.json of an earlier run.")],
    source: Source,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="File for the labelled customers.")],
    rename: Annotated[
        list[str] | None,
        typer.Option(metavar="OLD=NEW", help="A feature of the model, and its name in this table. Can be repeated."),
    ] = None,
    proceed: Annotated[
        bool, typer.Option("--proceed", help="Label although the table differs: what does not fit counts as missing.")
    ] = False,
    delimiter: Delimiter = None,
    decimal: Decimal = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    header: Header = None,
    force: Force = False,
) -> None:
    """Label new customers with a model.

    Example: segmentry score result/model.json new_customers.csv -o labelled.csv
    """
    from segmentry.results.segmentation import load
    from segmentry.sources.reading import read
    from segmentry.stages.customers import one_row_each
    from segmentry.stages.exporting import format_of, write_customers
    from segmentry.stages.scoring import accepted

    segmentation = load(model)
    renamed = _renamed(rename or [])
    format_of(output)
    check_file(output, force=force)
    with _progress() as progress:
        progress("Reading the table")
        as_told = _reading(delimiter, decimal, encoding, sheet, header)
        rows = read(source, Plan(engine=segmentation.plan.engine, **as_told))
        table = one_row_each(rows, segmentation.plan, renamed)
        progress("Comparing it with the model")
        found = accepted(segmentation, table, renamed, proceed=proceed)
        progress("Writing the customers")
        write_customers(segmentation, table, output, found)
    typer.echo(f"{table.n_rows:,} customers labelled with {segmentation.k} segments in {output}")
    if found.changes_labels:
        typer.echo("What differs from the model's table counted as missing:", err=True)
    if found.differs:
        typer.echo("\n".join(f"  {line}" for line in found.lines), err=True)


@app.command("app")
def app_(
    source: Annotated[str | None, typer.Argument(metavar="[SOURCE]", help="File to open at once.")] = None,
    port: Annotated[int | None, typer.Option(help="Port on this machine. [default: 8501 or the next free]")] = None,
) -> None:
    """Open the app in the browser. It runs on this machine, and nothing leaves it.

    Example: segmentry app customers.csv
    """
    from segmentry.app.launch import launch

    raise typer.Exit(launch(source, port))


@app.command()
def sample(
    name: Annotated[str, typer.Argument(metavar="NAME", help="bank, retail, telecom or health.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="CSV, Parquet or Excel file to write.")
    ],
    rows: Annotated[int, typer.Option(help="Number of customers.")] = 2_000,
    seed: Annotated[int, typer.Option(help=_help("seed"))] = 0,
    force: Force = False,
) -> None:
    """Write a synthetic customer table to try things on. Nobody in it exists.

    Example: segmentry sample bank -o bank.csv --rows 5000
    """
    from segmentry.engines.writing import write
    from segmentry.sources.samples import batches
    from segmentry.stages.exporting import format_of

    format = format_of(output)
    check_file(output, force=force)
    customers = batches(name, rows, seed)
    with whole_file(output) as target:
        write(target, format, customers)
    typer.echo(f"{rows:,} synthetic customers in {output}")


def _reading(
    delimiter: str | None, decimal: str | None, encoding: str | None, sheet: str | None, header: int | None
) -> dict[str, Any]:
    """How a file is to be read, as far as it was told; a tab may be written as the word."""
    mark = "\t" if delimiter in ("tab", "\\t") else delimiter
    options = {"delimiter": mark, "decimal": decimal, "encoding": encoding, "sheet": sheet, "header": header}
    return {name: value for name, value in options.items() if value is not None}


def _renamed(pairs: list[str]) -> dict[str, str]:
    """Old names and new ones, from OLD=NEW."""
    for pair in pairs:
        if not all(pair.partition("=")):
            raise SegmentryError(f"--rename cannot be `{pair}`. Write OLD=NEW, such as --rename income=Income_EUR.")
    return {old: new for old, _, new in (pair.partition("=") for pair in pairs)}


def _pipeline() -> ModuleType:
    from segmentry import pipeline

    return pipeline


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """A line on stderr that tells the stage and its seconds, where somebody is looking."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda sentence: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=console) as bar:

        def progress(sentence: str) -> None:
            for task in bar.task_ids:
                bar.stop_task(task)
                bar.update(task, total=1, completed=1)
            bar.add_task(sentence, total=None)

        yield progress


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line: exit 0 = done, 2 = refused in words, 130 = interrupted, 1 = our fault."""
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
