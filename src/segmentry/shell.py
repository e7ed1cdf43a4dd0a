"""What the commands share: options, built from what the plan says of its own, and the line that tells the stage."""

import csv
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import wraps
from inspect import Parameter, Signature, signature
from io import TextIOWrapper
from pathlib import Path
from shlex import quote
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

import typer
from pydantic.fields import FieldInfo
from typer.core import TyperGroup

from segmentry.companion import companion, submitted
from segmentry.errors import SegmentryError, Way
from segmentry.plan import READING, Plan
from segmentry.planned_option import InShell
from segmentry.progress import Progress, Stage
from segmentry.reporting import load_pictures
from segmentry.reporting.forms.formats import ReportFormat
from segmentry.stages.selection import load_first_rows
from segmentry.worker.supervised import told_of_reading

if TYPE_CHECKING:
    from rich.console import Console


#: Bytes of a file from which on a second process is worth its start.
LARGE_FILE = 500_000

#: Options of the plan that several commands take, in the order of their help.
QUESTION = ("features", "outcome", "themes", "k", "detail", "k_max", "min_share", "preset")
ENGINE = ("engine", "master", "memory_limit")
CUSTOMERS = ("several_rows", "customer", "latest_by")
ORDERS = (
    *("rows_are", "roles", "join", "reference_date", "since", "until", "currency", "not_goods", "returned"),
    "discount_is",
    "drop_duplicates",
)
LAYOUT = READING


def _listed(text: str) -> list[str]:
    """The words that commas part."""
    return next(csv.reader([text], skipinitialspace=True), [])


def _pairs(text: str) -> dict[str, str]:
    """What is named by what, from NAME=VALUE,.."""
    pairs = [pair.partition("=") for pair in _listed(text)]
    if not all(name and mark for name, mark, _ in pairs):
        raise SegmentryError(f"`{text}` cannot be read. Write ROLE=COLUMN, such as order=InvoiceNo,date=InvoiceDate.")
    return {name.strip(): value.strip() for name, _, value in pairs}


#: What the words of the shell mean to the plan.
_MEANT: dict[str, Callable[[str], Any]] = {
    "features": _listed,
    "themes": _listed,
    "rows_are": lambda text: text.replace("-", " "),
    "roles": _pairs,
    "join": _listed,
    "not_goods": _listed,
    "returned": _listed,
    "k": lambda text: int(text) if text.removeprefix("-").isdecimal() else text,
    "delimiter": lambda text: "\t" if text in ("tab", "\\t") else text,
}


Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")]
AcceptChanged = Annotated[
    bool, typer.Option("--accept-changed", help="Take a model, too, that was changed since it was saved.")
]
Source = Annotated[
    str,
    typer.Argument(
        metavar="SOURCE",
        help="CSV, Excel, Parquet, Arrow or JSON file of customers or of their orders; 'sales_*.csv' names several.",
    ),
]
PlanFile = Annotated[
    Path | None, typer.Option("--plan", metavar="FILE", help="Plan (TOML or JSON); options given here win.")
]
ReportFormats = Annotated[
    list[str] | None,
    typer.Option(
        metavar="|".join(get_args(ReportFormat)),
        help="Write the report in this form, too, beside report.html (json: as summary.json). Can be repeated.",
    ),
]
Renamed = Annotated[
    list[str] | None,
    typer.Option(
        "--rename", metavar="OLD=NEW", help="A feature of the model, and its name in this table. Can be repeated."
    ),
]


def plan_options(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command these options where it has its parameter `plan`, and the plan that they make.

    Each name is a field of `Plan`, whose declaration tells type, help and default; `plan_file`, a file that holds
    those that are not given; or a parameter of the command itself, which its help then shows at this place.

    Examples
    --------
    >>> @plan_options("k_max", "seed")
    ... def command(plan: Plan) -> None:
    ...     print(plan.k_max, plan.seed)
    >>> command(k_max=5, seed=None)
    5 0
    """

    def with_options(command: Callable[..., None]) -> Callable[..., None]:
        own = signature(command).parameters
        unnamed = [name for name in own if name not in names]
        place = unnamed.index("plan")
        order = (*unnamed[:place], *names, *unnamed[place + 1 :])
        parameters = [own[name] if name in own else _parameter(name) for name in order]

        @wraps(command)
        def called(**given: Any) -> None:
            options = {name: given.pop(name) for name in names if name in Plan.model_fields}
            command(plan=_plan_of(given.pop("plan_file", None), options), **given)

        keywords = [parameter.replace(kind=Parameter.KEYWORD_ONLY) for parameter in parameters]
        called.__signature__ = Signature(keywords)  # type: ignore[attr-defined]  # what typer looks at
        return called

    return with_options


def _parameter(name: str) -> Parameter:
    """An option as typer takes it. What is not given is None: the file's, or the plan's own default."""
    if name == "plan_file":
        return Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=PlanFile)
    field = Plan.model_fields[name]
    shown = next((mark.value for mark in field.metadata if isinstance(mark, InShell)), None)
    option = typer.Option(f"--{name.replace('_', '-')}", metavar=shown, help=_help(field))
    kind: Any = _kind(field.annotation, shown)
    return Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[kind | None, option])


def _kind(annotation: Any, shown: str | None) -> Any:
    """What the shell itself reads a value as: a word of several, a number, a switch. All else is text for the plan."""
    kinds = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    [kind, *others] = [kind for kind in kinds if kind is not NoneType]
    plain = kind in (bool, int, float) or (get_origin(kind) is Literal and shown is None)
    return kind if plain and not others else str


def _help(field: FieldInfo) -> str:
    """What the plan says of an option, and its default where that is a value."""
    default = None if field.default_factory is not None else field.default
    shown = "" if default in (None, False, ()) else f" [default: {default}]"
    return f"{field.description}{shown}"


def _plan_of(file: Path | None, options: Mapping[str, Any]) -> Plan:
    """The plan of the options that were given; those that were not are the file's."""
    given = {name: value for name, value in options.items() if value is not None}
    given |= {name: _MEANT[name](text) for name, text in given.items() if name in _MEANT}
    base = {} if file is None else Plan.load(file).model_dump(exclude_unset=True)
    return Plan(**{**base, **given})


class Commands(TyperGroup):
    """The commands. What one of them refuses is told with the options that it has itself."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Keep what was typed, for a process that is to do the same."""
        ctx.obj = list(args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except SegmentryError as error:
            flags = {parameter.name: parameter.opts[-1] for parameter in self.commands[ctx.invoked_subcommand].params}
            raise SegmentryError(error.in_words(lambda way: _as_option(way, flags.get(way.option)))) from error


def _as_option(way: Way, flag: str | None) -> str | None:
    """An option as it is typed, once for each pair of names."""
    if flag is None or way.value in (None, True):
        return flag
    many = isinstance(way.value, Mapping)
    values = [f"{old}={new}" for old, new in way.value.items()] if many else [str(way.value)]
    return " ".join(f"{flag} {quote(value)}" for value in values)


def renames(pairs: list[str]) -> dict[str, str]:
    """Old names and new ones, from OLD=NEW."""
    for pair in pairs:
        if not all(pair.partition("=")):
            raise SegmentryError(f"--rename cannot be `{pair}`. Write OLD=NEW, such as --rename income=Income_EUR.")
    return {old: new for old, _, new in (pair.partition("=") for pair in pairs)}


def speak_any_language() -> None:
    """Spell out what the encoding of the output lacks: on Windows, what goes to a file has no more than 256 signs."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def progress_line(console: "Console | None" = None) -> Iterator[Progress | None]:
    """A line on stderr that tells the stage, how far it is and the time left, where somebody is looking."""
    with _line(console) as progress:
        yield told_of_reading(progress)


@contextmanager
def _line(console: "Console | None") -> Iterator[Progress | None]:
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
            return Text("" if task.finished else task.fields["stage"].so_far)

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
