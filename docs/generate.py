"""Writes docs/commands.md and docs/options.md from the code: `python docs/generate.py`."""

import os
from pathlib import Path
from typing import get_args

DOCS = Path(__file__).parent


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
    """Every option of the plan with its default and bounds."""
    from segmentry.plan import Plan

    lines = [
        "# Options of the plan",
        "",
        "One declaration serves Python (`segmentry.Plan(k_max=8)`), the shell (`--k-max 8`), plan files (TOML or JSON,",
        "`k_max = 8`, used by `--plan`) and the app.",
        "",
        "| option | default | values | meaning |",
        "|---|---|---|---|",
    ]
    for name, field in Plan.model_fields.items():
        bounds = [
            str(bound)
            for m in field.metadata
            for bound in (getattr(m, "ge", None), getattr(m, "le", None))
            if bound is not None
        ]
        words = [str(choice) for choice in get_args(field.annotation) if isinstance(choice, str)]
        values = " to ".join(bounds) or ", ".join(words)
        default = "all that suit" if field.default is None else field.default
        lines.append(f"| `{name}` | {default} | {values} | {field.description} |")
    return "\n".join(lines) + "\n"


PAGES = {"commands.md": commands, "options.md": options}

if __name__ == "__main__":
    for page, make in PAGES.items():
        (DOCS / page).write_text(make(), encoding="utf-8")
