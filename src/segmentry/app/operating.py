"""What whoever runs the app decides for all who use it."""

import os
from pathlib import Path

from pydantic import Field

from segmentry.errors import SegmentryError
from segmentry.results._model import Result
from segmentry.worker.questions import Understood

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

    def checked(self, understood: Understood | None) -> Understood | None:
        """What was read, where it is no larger than this server takes.

        Raises
        ------
        SegmentryError
            If it is.
        """
        rows = 0 if understood is None else understood.table.load_report.rows
        if understood is not None and self.max_rows is not None and rows > self.max_rows:
            raise SegmentryError(
                f"{understood.table.name} has {rows:,} rows, and this app takes {self.max_rows:,}."
                " Use a part of it, or run segmentry on your own machine."
            )
        return understood

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
