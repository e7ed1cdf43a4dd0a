"""What can be asked of a worker, and what it answers: plain data, so that nothing of a stranger's is executed here."""

import io
from typing import Annotated, Any, ClassVar, Literal, Self

import numpy as np
import pyarrow as pa
from pydantic import BeforeValidator, ConfigDict, Field, PlainSerializer

from segmentry.column_plan import ColumnPlan
from segmentry.plan import Format, Plan
from segmentry.results._model import Result
from segmentry.results.candidate import Candidate
from segmentry.results.choice import KChoice
from segmentry.results.columns import Columns
from segmentry.results.recipe import Recipe
from segmentry.results.segmentation import Bins, Segmentation
from segmentry.results.table import Table
from segmentry.results.unusual import Unusual

#: How far a segmentation is wanted: of the sample alone, of all customers, with how well each segment holds, and with
#: what other methods make of the same customers.
Depth = Literal["preview", "complete", "validated", "compared"]


def _no_rows(table: Any) -> Any:
    """Rows are never in a table's JSON: of one that comes from elsewhere there are none at hand."""
    return {**table, "rows": None} if isinstance(table, dict) else table


#: A table of which all is told but the rows.
WithoutRows = Annotated[Table, BeforeValidator(_no_rows)]


#: A plan with what was told of it and no more, as some stages ask whether an option was told.
PlanAsTold = Annotated[Plan, PlainSerializer(lambda plan: plan.model_dump(mode="json", exclude_unset=True))]


class Source(Result):
    """A file, or one of the samples. `name` is what people call it; `plan` says how it is read."""

    path: str = ""
    sample: str = ""
    name: str
    plan: PlanAsTold = Field(default_factory=Plan)


#: Every question by its name.
QUESTIONS: dict[str, type["Question"]] = {}


class Question(Result):
    """Something about a source. `answer_type` is what answers it."""

    answer_type: ClassVar[type[Result]]
    source: Source

    @property
    def needs_table(self) -> bool:
        """Whether the source is a table that it is about."""
        return True

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Every question that has an answer is known by its name, in whichever file it is told."""
        if hasattr(cls, "answer_type"):
            QUESTIONS[cls.__name__] = cls


class OfPlan(Question):
    """What is asked of a plan."""

    plan: PlanAsTold


class OfSegments(OfPlan):
    """What is asked of that many segments."""

    k: int


class OfNamedSegments(OfSegments):
    """The same, with other names for some of them."""

    names: dict[int, str] = Field(default_factory=dict)


#: From this many rows on, a new k is shown as a preview until all rows have been passed over.
PREVIEW_ROWS = 200_000


class WithRows(Result):
    """What shows some rows of a table, as an Arrow stream."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    first_rows: bytes

    @property
    def first(self) -> pa.Table:
        """The first rows."""
        return pa.ipc.open_stream(self.first_rows).read_all()


class Understood(WithRows):
    """A table that was read, without its rows: those of a log of orders are its customers.

    `offered` are the columns that can be features, those first that suit best; `candidates` those that customers can
    be asked about, none of a log of orders.
    """

    table: WithoutRows
    columns: Columns
    offered: tuple[str, ...]
    digest: str
    candidates: tuple[Candidate, ...] = ()


class Read(Question):
    """Read the source and look at its columns."""

    answer_type = Understood


class Segmented(Result):
    """A segmentation with its map's customers, which its own JSON never holds."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    segmentation: Segmentation
    points: bytes = b""
    bins: Bins | None = None

    @classmethod
    def of(cls, segmentation: Segmentation) -> Self:
        """What is left out of its JSON beside it."""
        drawn = segmentation.map
        if drawn is None:
            return cls(segmentation=segmentation)
        points = b"" if drawn.points is None else _array(drawn.points)
        return cls(segmentation=segmentation, points=points, bins=drawn.bins)

    @property
    def whole(self) -> Segmentation:
        """The segmentation with its map as it was."""
        drawn = self.segmentation.map
        if drawn is None:
            return self.segmentation
        points = np.load(io.BytesIO(self.points), allow_pickle=False) if self.points else None
        return self.segmentation.model_copy(
            update={"map": drawn.model_copy(update={"points": points, "bins": self.bins})}
        )


class Chosen(WithRows):
    """A plan carried out as far as the number of segments.

    Attributes
    ----------
    table : Table
        The table that is segmented, without its rows: one row for each customer where the plan wants it.
    columns, prepared : Columns
        What is said of its columns, and what preparing them made of that.
    offered : tuple of str
        The columns that can be features, those first that suit best.
    usual : Segmented
        The number of segments that is shown where nobody chooses another; of a big table a preview.
    """

    plan: PlanAsTold
    table: WithoutRows
    columns: Columns
    prepared: Columns
    recipe: Recipe
    choice: KChoice
    usual: Segmented
    offered: tuple[str, ...] = ()


class Choose(OfPlan):
    """Find the number of segments."""

    answer_type = Chosen


class Segment(OfSegments):
    """Make that many segments, as deep as wanted."""

    answer_type = Segmented
    depth: Depth = "complete"


class UnusualCustomers(Result):
    """Those furthest from the centre of their own segment, furthest first."""

    customers: tuple[Unusual, ...]


class FindUnusual(OfSegments):
    """Find the customers that are least like their segment."""

    answer_type = UnusualCustomers


class Written(Result):
    """A file was written."""

    path: str


class WriteCustomers(OfNamedSegments):
    """Write every row with its segment to a file of ours, or those of `segments` alone."""

    answer_type = Written
    segments: tuple[int, ...] = ()
    path: str
    format: Format = "csv"


class WriteReport(OfNamedSegments):
    """Write the report to a file of ours, whose ending says in which form."""

    answer_type = Written
    path: str


class Weighed(Result):
    """Column plans that give every feature the same say."""

    columns: dict[str, ColumnPlan]


class Weigh(OfPlan):
    """Find weights under which every feature has the same say."""

    answer_type = Weighed


class Carried(Result):
    """Names by the segments that have them now, and those that no segment has any more."""

    names: dict[int, str]
    lost: tuple[str, ...] = ()


class CarryNames(OfSegments):
    """Give the names of segments that were made by the plan `before` to those that hold the same customers now."""

    answer_type = Carried
    before: PlanAsTold
    before_k: int
    names: dict[int, str]


def stream(table: pa.Table) -> bytes:
    """Rows as an Arrow stream."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def _array(values: Any) -> bytes:
    file = io.BytesIO()
    np.save(file, np.asarray(values), allow_pickle=False)
    return file.getvalue()
