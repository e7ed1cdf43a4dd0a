"""What can be asked of single customers, and of how segments of one number become those of another."""

from segmentry.results._model import Result
from segmentry.results.explanation import Explanation
from segmentry.stages.scoring.customer_list import MARGIN
from segmentry.worker.questions import OfNamedSegments, OfPlan, OfSegments, WithRows


class CustomerList(WithRows):
    """Some customers, our own columns before those of the table, and how many there are `in_all` of the kind."""

    in_all: int


class ListCustomers(OfSegments):
    """List the first customers of some segments, or of all, in that order (see `customer_list.Wanted`)."""

    answer_type = CustomerList
    segments: tuple[int, ...] = ()
    sort: str = MARGIN
    descending: bool = False
    borderline: bool = False
    limit: int = 200


class ExplainCustomer(OfNamedSegments):
    """Tell why the customer in that row, from 1, is in its segment."""

    answer_type = Explanation
    row: int


class Division(Result):
    """For each segment the number of the one before from which most of its customers come, and how many there were."""

    divides: tuple[int, ...]
    before: int


class Divide(OfPlan):
    """Tell which segments of one number become which of another."""

    answer_type = Division
    before: int
    after: int
