"""The commands about reaching customers: who, and what came of it."""

from pathlib import Path
from typing import Annotated

import typer

from segmentry.shell import AcceptChanged, Force, Json
from segmentry.untrusted import untrusted

Result = Annotated[str, typer.Argument(metavar="RESULT", help="Folder that run wrote, or a file of its customers.")]
Segments = Annotated[list[str], typer.Option(metavar="N|NAME", help="Segment by its number or name. Can be repeated.")]
Output = Annotated[
    Path, typer.Option("-o", "--output", metavar="FILE", help="CSV, Parquet or Excel file for the list.")
]
Top = Annotated[int | None, typer.Option(help="Customers on the list at most. Default: all.")]
By = Annotated[
    str | None,
    typer.Option(
        metavar="COLUMN",
        help="Column to rank by. Default: the value in the model, else total_spent, else how clear the segment is.",
    ),
]
Lowest = Annotated[bool, typer.Option("--lowest", help="The lowest first, in place of the highest.")]
Control = Annotated[float, typer.Option(metavar="SHARE", help="Share of the list that is left alone, to compare with.")]
Without = Annotated[
    list[Path] | None, typer.Option(metavar="FILE", help="File of customers who must not be reached. Can be repeated.")
]
Customer = Annotated[
    str | None, typer.Option(metavar="COLUMN", help="Column that names the customers. Default: as found.")
]
Seed = Annotated[int, typer.Option(min=0, help="Seed of who is left alone.")]
Listed = Annotated[str, typer.Argument(metavar="TARGETS", help="The list that targets wrote.")]
Responses = Annotated[str, typer.Argument(metavar="RESPONSES", help="File of who responded, or what they spent.")]
Response = Annotated[
    str | None,
    typer.Option(
        metavar="COLUMN",
        help="Column of the responses: yes or no, 1 or 0, or an amount. Default: all in a file of one column.",
    ),
]


@untrusted("result", "without")
def targets(
    result: Result,
    segment: Segments,
    output: Output,
    top: Top = None,
    by: By = None,
    lowest: Lowest = False,
    control: Control = 0.2,
    without: Without = None,
    customer: Customer = None,
    seed: Seed = 0,
    accept_changed: AcceptChanged = False,
    force: Force = False,
) -> None:
    """List the customers of a segment to be reached first, with a control group.

    Example: segmentry targets result --segment 2 --top 500 --without do_not_contact.csv -o targets.csv
    """
    from segmentry.stages.targeting.targets import targets as listed

    found = listed(
        result,
        segment=segment,
        top=top,
        by=by,
        lowest=lowest,
        control=control,
        without=without or (),
        customer=customer,
        seed=seed,
        output=output,
        force=force,
        accept_changed=accept_changed,
    )
    typer.echo(found)
    typer.echo(f"\nWritten to {output}")


@untrusted("targets", "responses")
def lift(
    targets: Listed,
    responses: Responses,
    customer: Customer = None,
    response: Response = None,
    json: Json = False,
) -> None:
    """Tell what reaching customers changed, from a list with a control group and the responses.

    Example: segmentry lift targets.csv responses.csv --response bought
    """
    from segmentry.stages.targeting.lift import lift as compared

    found = compared(targets, responses, customer=customer, response=response)
    typer.echo(found.model_dump_json(indent=1) if json else found)
