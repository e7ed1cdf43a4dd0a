"""The command `app`: the page in the browser, for one or for many."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from segmentry.errors import SegmentryError
from segmentry.interruption import as_usual

if TYPE_CHECKING:
    from segmentry.app.operating import Operating


def serve(
    source: Annotated[str | None, typer.Argument(metavar="[SOURCE]", help="File to open at once.")] = None,
    port: Annotated[int | None, typer.Option(help="Port on this machine. [default: 8501 or the next free]")] = None,
    host: Annotated[str, typer.Option(help="Address to listen at; others can reach another than this.")] = "127.0.0.1",
    max_upload_mb: Annotated[int | None, typer.Option(help="Megabytes of an upload. [default: 200]")] = None,
    max_rows: Annotated[int | None, typer.Option(help="Rows of a table. [default: no limit]")] = None,
    max_users: Annotated[int | None, typer.Option(help="Visitors with a table at once. [default: 20]")] = None,
    allow_folder: Annotated[str | None, typer.Option(metavar="DIR", help="Folder that visitors may open.")] = None,
) -> None:
    """Open the app in the browser. It runs on this machine, and nothing leaves it.

    Example: segmentry app customers.csv
    """
    from segmentry.app.launch import launch

    operating = checked(max_upload_mb=max_upload_mb, max_rows=max_rows, max_users=max_users, folder=allow_folder)
    as_usual()  # the app stops by itself
    raise typer.Exit(launch(source, port, host, operating))


def checked(**told: object) -> "Operating":
    """What was told, where nothing else was; a folder must be there.

    Raises
    ------
    SegmentryError
        If it cannot be.

    Examples
    --------
    >>> checked(max_users=0)
    Traceback (most recent call last):
    ...
    segmentry.errors.SegmentryError: --max-users cannot be 0: input should be greater than or equal to 1.
    """
    from pydantic import ValidationError

    from segmentry.app.operating import Operating

    given = {name: value for name, value in told.items() if value is not None}
    try:
        operating = Operating.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        option = str(first["loc"][0]).replace("_", "-")
        what = first["msg"][0].lower() + first["msg"][1:]
        raise SegmentryError(f"--{option} cannot be {first['input']}: {what}.") from None
    if operating.folder and not Path(operating.folder).is_dir():
        raise SegmentryError(f"There is no folder {operating.folder}.")
    return operating
