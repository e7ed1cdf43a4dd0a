"""The command `customers`: a log in, a table of customers out, and the ledger on the screen."""

from pathlib import Path
from typing import Annotated

import typer

from segmentry.errors import SegmentryError, Way
from segmentry.plan import Plan
from segmentry.progress import READING, stage
from segmentry.shell import ENGINE, LAYOUT, ORDERS, Force, Source, plan_options, progress_line
from segmentry.untrusted import untrusted


@plan_options("customer", *ORDERS, "plan_file", *ENGINE, *LAYOUT)
@untrusted("source")
def customers(
    source: Source,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="File for the customers.")],
    plan: Plan,
    force: Force = False,
) -> None:
    """Make a table of customers of a log of orders, with a ledger of what became of its lines.

    Example: segmentry customers orders.csv -o customers.csv
    """
    from segmentry.engines.limits import can
    from segmentry.engines.writing import format_of
    from segmentry.files import whole_file
    from segmentry.replacing import check_file, check_parts
    from segmentry.reporting.forms.terminal import print_sections
    from segmentry.reporting.sections import from_orders
    from segmentry.sources.reading import read
    from segmentry.sources.room import check_room
    from segmentry.stages.customers.customers import customers as of_orders
    from segmentry.stages.scoring.export import check_format

    format = format_of(output)
    (check_file if can(plan.engine, "one_file") else check_parts)(output, force=force)
    check_room(source, plan, output)
    with progress_line() as progress:
        with stage(READING, progress):
            table = of_orders(read(source, plan), plan)
        if table.log is None:
            raise SegmentryError(
                f"{table.name} is no log of orders: its rows are customers.",
                Way("if they are orders all the same, say so in {}", "rows_are"),
            )
        check_format(table, format)
        with stage("Writing the customers", progress), whole_file(output) as target:
            table.rows.write(target, format)
    print_sections([from_orders.in_short(table.log)])
    looked_up = tuple(f"{Path(file).name}: " for file in plan.join)
    for note in table.load_report.notes:
        if note.startswith(looked_up):
            typer.echo(note)
    typer.echo(f"\n{table.n_rows:,} customers in {output}")
