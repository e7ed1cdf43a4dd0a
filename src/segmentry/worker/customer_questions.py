"""What can be asked of single customers, and of how segments of one number become those of another."""

import pyarrow as pa
from pydantic import ConfigDict, Field

from segmentry.results._model import Result
from segmentry.results.explanation import Explanation
from segmentry.stages.scoring.customer_list import MARGIN
from segmentry.worker.questions import PlanAsTold, Question


class CustomerList(Result):
    """Some customers as an Arrow stream, and how many there are `in_all` of the kind."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    rows: bytes
    in_all: int

    @property
    def table(self) -> pa.Table:
        """The customers, with our own columns before those of the table."""
        return pa.ipc.open_stream(self.rows).read_all()


class ListCustomers(Question):
    """List the first customers of some segments, or of all, in that order (see `customer_list.Wanted`)."""

    answer_type = CustomerList
    plan: PlanAsTold
    k: int
    segments: tuple[int, ...] = ()
    sort: str = MARGIN
    descending: bool = False
    borderline: bool = False
    limit: int = 200


class ExplainCustomer(Question):
    """Tell why the customer in that row, from 1, is in its segment."""

    answer_type = Explanation
    plan: PlanAsTold
    k: int
    row: int
    names: dict[int, str] = Field(default_factory=dict)


class Division(Result):
    """For each segment the number of the one before from which most of its customers come, and how many there were."""

    divides: tuple[int, ...]
    before: int


class Divide(Question):
    """Tell which segments of one number become which of another."""

    answer_type = Division
    plan: PlanAsTold
    before: int
    after: int
