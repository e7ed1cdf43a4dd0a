"""What whoever runs the app decides for all who use it."""

import os
from pathlib import Path

from pydantic import Field, ValidationError

from segmentry.errors import SegmentryError
from segmentry.results._model import Result

#: Where the server finds it.
VARIABLE = "SEGMENTRY_APP"


class Operating(Result):
    """Limits and permissions of one server.

    Attributes
    ----------
    max_upload_mb : int
        Megabytes that an upload may have.
    max_rows : int or None
        Rows that a table may have.
    max_users : int
        Visitors who may have a table at the same time: each has a process of their own.
    folder : str
        A folder of the server whose files every visitor may open; empty: none.
    """

    max_upload_mb: int = Field(200, ge=1, le=10_000)
    max_rows: int | None = Field(None, ge=1)
    max_users: int = Field(20, ge=1, le=1_000)
    folder: str = ""

    def files(self) -> list[Path]:
        """The files that may be opened, by name: those in the folder itself, wherever links lead."""
        if not self.folder:
            return []
        place = Path(self.folder).resolve()
        found = (path for path in place.iterdir() if path.is_file() and not path.name.startswith("."))
        return sorted(path for path in found if path.resolve().parent == place)


def operating() -> Operating:
    """What holds for this server.

    >>> operating().max_upload_mb
    200
    """
    told = os.environ.get(VARIABLE)
    return Operating() if told is None else Operating.model_validate_json(told)


def checked(**told: object) -> Operating:
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
