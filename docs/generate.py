"""Writes docs/commands.md, options.md and engines.md, and a table of docs/orders.md: `python docs/generate.py`."""

import os
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

DOCS = Path(__file__).parent
#: Between these lines of docs/orders.md stands a table from the code.
_COLUMNS, _END = "<!-- columns: written by docs/generate.py -->", "<!-- end of columns -->"


def commands() -> str:
    """Every command with its help, as the shell prints it."""
    os.environ["COLUMNS"] = "100"
    from typer.testing import CliRunner

    from segmentry.cli import app

    parts = ["# Commands\n\nExit code 0 = done, 2 = refused (one message on stderr), 130 = interrupted.\n"]
    names = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
    for name in names:
        text = CliRunner().invoke(app, [name, "--help"], prog_name="segmentry").stdout
        lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
        parts.append(f"## segmentry {name}\n\n```text\n{lines}\n```\n")
    return "\n".join(parts)


def options() -> str:
    """Every option of the plan, and of its columns, with its default and bounds."""
    from segmentry.column_plan import ColumnPlan
    from segmentry.plan import ONLY_IN_FILE, Plan

    only = ", ".join(f"`{name}`" for name in Plan.model_fields if name in ONLY_IN_FILE)
    lines = [
        "# Options of the plan",
        "",
        "One declaration serves Python (`segmentry.Plan(k_max=8)`), the shell (`--k-max 8`), plan files (TOML or JSON,",
        "`k_max = 8`, used by `--plan`) and the app.",
        f"The shell takes {only} from a plan file only.",
        "",
        *_table(Plan),
        "",
        "## Options of one column",
        "",
        'In Python `segmentry.Plan(columns={"spend": {"aggregate": "sum"}})`, in a plan file',
        "",
        "```toml",
        "[columns.spend]",
        'aggregate = "sum"',
        "```",
        "",
        *_table(ColumnPlan),
    ]
    return "\n".join(lines) + "\n"


def engines() -> str:
    """What moves the rows, and what Spark does otherwise."""
    from segmentry.engines.limits import LIMITS

    lines = [
        "# What moves the rows",
        "",
        "An engine reads, counts and writes rows; everything else is the same code on every engine, and so are the",
        "segments: the same figures, the same sample, the same k and verdict, the same labels. Tests hold that.",
        "",
        "- `local`: DuckDB on this machine, on all cores. Nothing has to be set up.",
        "- `spark`: [Apache Spark](scale.md) 4, for tables beyond one machine. It needs Java 17 or newer, and",
        "  `pip install 'segmentry[spark]'`.",
        "",
        "## What Spark does not, or does otherwise",
        "",
        "| Spark cannot | |",
        "|---|---|",
        *(
            f"| {limit.what} | {'Refused. ' if limit.refused else ''}{limit.instead} |"
            for limit in LIMITS["spark"].values()
        ),
    ]
    return "\n".join(lines) + "\n"


def orders() -> str:
    """The page on orders, with what is told of each customer as the code defines it."""
    from segmentry.stages.shared.made_of_orders import BEHAVIOUR

    rows = [
        f"| {f'**`{name}`**' if made.role == 'feature' else f'`{name}`'} | {made.definition} |"
        for name, made in BEHAVIOUR.items()
    ]
    page = (DOCS / "orders.md").read_text(encoding="utf-8")
    before, _, rest = page.partition(_COLUMNS)
    _, _, after = rest.partition(_END)
    return "\n".join([f"{before}{_COLUMNS}", "", "| column | is |", "|---|---|", *rows, "", f"{_END}{after}"])


def _table(options: type[BaseModel]) -> list[str]:
    lines = ["| option | default | values | meaning |", "|---|---|---|---|"]
    for name, field in options.model_fields.items():
        value = field.get_default(call_default_factory=True)
        nothing = "all that suit" if name == "features" else "none"
        default = nothing if value is None or value == {} else value
        default = {True: "yes", False: "no"}[value] if isinstance(value, bool) else default
        lines.append(f"| `{name}` | {default} | {_values(field)} | {field.description} |")
    return lines


def _values(field: FieldInfo) -> str:
    """The bounds of a number, or the words to choose from."""
    words = {"gt": "above {}", "ge": "from {}", "lt": "to below {}", "le": "to {}"}
    bounds = [words[key].format(getattr(mark, key)) for mark in field.metadata for key in words if hasattr(mark, key)]
    return " ".join(bounds) or ", ".join(_choices(field.annotation))


def _choices(annotation: Any) -> list[str]:
    """The words of a Literal, also of one among other types."""
    if annotation is bool:
        return ["yes", "no"]
    if annotation is int:
        return ["a whole number"]
    parts = get_args(annotation)
    return [word for part in parts for word in ([part] if isinstance(part, str) else _choices(part))]


PAGES = {"commands.md": commands, "options.md": options, "engines.md": engines, "orders.md": orders}

if __name__ == "__main__":
    for page, make in PAGES.items():
        (DOCS / page).write_text(make(), encoding="utf-8")
