"""What the commands share: options, declared once, the plan that these make, and the line that tells the stage."""

import csv
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from segmentry.companion import companion, submitted
from segmentry.errors import SegmentryError
from segmentry.plan import EngineName, Plan, Preset
from segmentry.progress import Progress, Stage
from segmentry.reporting import load_pictures
from segmentry.reporting.forms.formats import ReportFormat
from segmentry.stages.selection import load_first_rows

if TYPE_CHECKING:
    from rich.console import Console


#: Bytes of a file from which on a second process is worth its start.
LARGE_FILE = 500_000


def help_of(option: str, default: object = None) -> str:
    """What the plan says of an option, and its default where the shell shows none."""
    described = Plan.model_fields[option].description or ""
    return described if default is None else f"{described} [default: {default}]"


Source = Annotated[
    str,
    typer.Argument(
        metavar="SOURCE",
        help="CSV, Excel, Parquet, Arrow or JSON file with one row per customer; 'sales_*.csv' names several.",
    ),
]
Delimiter = Annotated[str | None, typer.Option(metavar="CHAR", help=help_of("delimiter"))]
Decimal = Annotated[str | None, typer.Option(metavar="auto|.|,", help=help_of("decimal", "auto"))]
Encoding = Annotated[str | None, typer.Option(metavar="NAME", help=help_of("encoding"))]
Sheet = Annotated[str | None, typer.Option(metavar="NAME", help=help_of("sheet"))]
Header = Annotated[int | None, typer.Option(metavar="LINE", help=help_of("header"))]
Engine = Annotated[EngineName | None, typer.Option(help=help_of("engine", "local"))]
Master = Annotated[str | None, typer.Option(metavar="URL", help=help_of("master"))]
Features = Annotated[str | None, typer.Option(metavar="A,B", help=help_of("features"))]
K = Annotated[str | None, typer.Option(metavar="auto|N", help=help_of("k"))]
KMax = Annotated[int | None, typer.Option(help=help_of("k_max", 10))]
MinShare = Annotated[float | None, typer.Option(metavar="SHARE", help=help_of("min_share", 0.01))]
PresetName = Annotated[Preset | None, typer.Option(help=help_of("preset", "auto"))]
PlanFile = Annotated[Path | None, typer.Option(metavar="FILE", help="Plan (TOML or JSON); options given here win.")]
ReportFormats = Annotated[
    list[str] | None,
    typer.Option(
        metavar="|".join(get_args(ReportFormat)),
        help="Write the report in this form, too, beside report.html (json: as summary.json). Can be repeated.",
    ),
]
MemoryLimit = Annotated[str | None, typer.Option(metavar="SIZE", help=help_of("memory_limit"))]
Seed = Annotated[int | None, typer.Option(help=help_of("seed", 0))]


def plan_of(file: Path | None, **options: Any) -> Plan:
    """The plan of the options that were given; those that were not are the file's."""
    features, k = options.get("features"), options.get("k")
    if features is not None:
        options["features"] = next(csv.reader([features], skipinitialspace=True), [])
    if k is not None and k.lstrip("-").isdigit():
        options["k"] = int(k)
    given = {name: value for name, value in options.items() if value is not None}
    base = {} if file is None else Plan.load(file).model_dump(exclude_unset=True)
    return Plan(**{**base, **given})


def reading(
    delimiter: str | None, decimal: str | None, encoding: str | None, sheet: str | None, header: int | None
) -> dict[str, Any]:
    """How a file is to be read, as far as it was told; a tab may be written as the word."""
    mark = "\t" if delimiter in ("tab", "\\t") else delimiter
    options = {"delimiter": mark, "decimal": decimal, "encoding": encoding, "sheet": sheet, "header": header}
    return {name: value for name, value in options.items() if value is not None}


def renames(pairs: list[str]) -> dict[str, str]:
    """Old names and new ones, from OLD=NEW."""
    for pair in pairs:
        if not all(pair.partition("=")):
            raise SegmentryError(f"--rename cannot be `{pair}`. Write OLD=NEW, such as --rename income=Income_EUR.")
    return {old: new for old, _, new in (pair.partition("=") for pair in pairs)}


@contextmanager
def progress_line(console: "Console | None" = None) -> Iterator[Progress | None]:
    """A line on stderr that tells the stage, how far it is and the time left, where somebody is looking."""
    if console is None and not sys.stderr.isatty():  # before what would draw it is imported
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Lines
    from rich.progress import SpinnerColumn, Task, TextColumn, TimeElapsedColumn
    from rich.text import Text

    class Told(TextColumn):
        """What the stage says of itself now."""

        def render(self, task: Task) -> Text:
            return Text("" if task.finished else task.fields["stage"].told)

    console = console or Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn(), Told(""))
    with Lines(*columns, console=console) as lines:

        def progress(stage: Stage) -> None:
            if lines.tasks and lines.tasks[-1].description == stage.sentence:  # its second half
                lines.update(lines.tasks[-1].id, stage=stage)
                return
            for task in lines.task_ids:
                lines.stop_task(task)
                lines.update(task, total=1, completed=1)
            lines.add_task(stage.sentence, total=None, stage=stage)

        yield progress


@contextmanager
def beside(source: str, plan: Plan) -> Iterator[None]:
    """A second process for a large file, unless memory is short: to start it takes as long as a small one in all."""
    size = 0
    with suppress(OSError, ValueError):
        size = Path(source).stat().st_size
    if plan.memory_limit is not None or size < LARGE_FILE:
        yield
        return
    with companion(load_first_rows):
        submitted(load_pictures)  # while the table is read
        yield
