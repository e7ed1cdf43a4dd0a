"""What can be asked of new customers."""

from pydantic import Field

from segmentry.plan import Format, Plan
from segmentry.results._model import Result
from segmentry.worker.questions import OfNamedSegments, PlanAsTold, Source, WithRows, Written


class Mix(Result):
    """A segment's part of the new customers beside its part of those that the model was made of (0 to 1)."""

    segment: int
    name: str
    customers: int
    share: float
    share_before: float


class Labelled(WithRows):
    """New customers with their segments.

    Where the table does not fit (`fits`) none are labelled; `usable` says whether they could be all the same.
    `unlabelled` have no value in any feature. `differences` are sentences; `doubtful` says that many values are none
    that the model met. `columns` are pairs of a feature and the column that it was read from, or "" where it is
    missing; `near` are the columns that may be it.
    """

    model: str
    fits: bool
    usable: bool
    customers: int
    unlabelled: int
    mix: tuple[Mix, ...]
    columns: tuple[tuple[str, str], ...]
    near: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    offered: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    doubtful: bool = False


class _OfNewCustomers(OfNamedSegments):
    """The customers of `fresh`, by the segments that were made of the source, or by a model file of ours.

    `renamed` says what features are called in the new table; `proceed`: label although it differs.
    """

    fresh: Source
    plan: PlanAsTold = Field(default_factory=Plan)
    k: int = 0
    model: str = ""
    renamed: dict[str, str] = Field(default_factory=dict)
    proceed: bool = False

    @property
    def needs_table(self) -> bool:
        """A model needs no table of its own."""
        return not self.model


class Label(_OfNewCustomers):
    """Label them, to be looked at."""

    answer_type = Labelled


class WriteLabelled(_OfNewCustomers):
    """Write them, each with a segment and with every cell as it was written, to a file of ours."""

    answer_type = Written
    path: str
    format: Format = "csv"
