"""The command `score`: new customers in, their segments out, and how their table differs from the model's."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from textwrap import indent
from types import ModuleType
from typing import Annotated

import typer

from segmentry.plan import Plan
from segmentry.progress import READING, stage
from segmentry.replacing import check_file, check_parts
from segmentry.shell import ENGINE, LAYOUT, AcceptChanged, Force, Renamed, Source, plan_options, progress_line, renames
from segmentry.untrusted import untrusted

Proceed = Annotated[
    bool, typer.Option("--proceed", help="Label although the table differs: what does not fit counts as missing.")
]
Strict = Annotated[
    bool, typer.Option("--strict", help="Refuse a table with many values that the model did not meet, too.")
]
Why = Annotated[bool, typer.Option("--why", help="Add a column of what decided, and which segment would be next.")]


@plan_options("renamed", "proceed", "strict", "why", "reference_date", "since", "until", "join", *ENGINE, *LAYOUT)
@untrusted("source")
def score(
    model: Annotated[Path, typer.Argument(metavar="MODEL", help="model.json of an earlier run.")],
    source: Source,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="File for the labelled customers.")],
    plan: Plan,
    renamed: Renamed = None,
    proceed: Proceed = False,
    strict: Strict = False,
    why: Why = False,
    accept_changed: AcceptChanged = False,
    force: Force = False,
) -> None:
    """Label new customers with a model.

    Example: segmentry score result/model.json new_customers.csv -o labelled.csv
    """
    from segmentry.engines.limits import can
    from segmentry.engines.writing import format_of
    from segmentry.results.segmentation import load
    from segmentry.sources.room import check_room
    from segmentry.stages.scoring.new_customers import new_customers

    segmentation = load(model, accept_changed=accept_changed)
    names = renames(renamed or [])
    plan = plan.model_copy(update={"format": format_of(output)})
    (check_file if can(plan.engine, "one_file") else check_parts)(output, force=force)
    check_room(source, plan, output)
    with progress_line() as progress, ThreadPoolExecutor(1) as thread:
        scoring = thread.submit(_scoring)  # to import it takes as long as to read half a million rows
        with stage(READING, progress):
            table = new_customers(segmentation, source, plan, names)
        export, labelling = scoring.result()
        with stage("Comparing it with the model", progress):
            schema_diff = labelling.accepted(segmentation, table, names, proceed=proceed, strict=strict)
        with stage("Writing the customers", progress):
            export.write_customers(segmentation, table, output, schema_diff, why=why)
    typer.echo(f"{table.n_rows:,} customers labelled with {segmentation.k} segments in {output}")
    if schema_diff.changes_labels:
        typer.echo("What differs from the model's table counted as missing:", err=True)
    elif schema_diff.is_doubtful:
        typer.echo(f"Warning: {table.name} {labelling.DOUBTFUL}", err=True)
    if schema_diff.differs:
        typer.echo(indent(str(schema_diff), "  "), err=True)


def _scoring() -> tuple[ModuleType, ModuleType]:
    from segmentry.stages.scoring import export, score

    return export, score
