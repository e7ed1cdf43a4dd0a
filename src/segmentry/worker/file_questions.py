"""What can be asked of a file before anything is made of its rows."""

from pydantic import Field

from segmentry.plan import Plan
from segmentry.results.orders import RowsRead
from segmentry.results.table import ColumnType
from segmentry.worker.questions import PlanAsTold, Question, WithRows


class FileSeen(WithRows):
    """A file as it is, before anything is made of its rows: the types of its columns, and what a row seems to be."""

    n_rows: int
    types: dict[str, ColumnType]
    rows_read: RowsRead


class LookAtFile(Question):
    """Look at the rows of the source as they are: what a row seems to be, by what the plan says of orders."""

    answer_type = FileSeen
    plan: PlanAsTold = Field(default_factory=Plan)
