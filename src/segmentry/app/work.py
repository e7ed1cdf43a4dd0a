"""A plan carried out as far as the number of segments, and what its worker makes of it for any number."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, get_args

from segmentry.app.asking import PATIENCE, Answers
from segmentry.errors import SegmentryError
from segmentry.plan import Format, Plan
from segmentry.reporting.forms.formats import ReportFormat
from segmentry.reporting.said_of import said_of
from segmentry.results.choice import KChoice
from segmentry.results.columns import Columns
from segmentry.results.explanation import Explanation
from segmentry.results.recipe import Recipe
from segmentry.results.segmentation import Segmentation
from segmentry.results.table import Table
from segmentry.results.unusual import Unusual
from segmentry.stages.profiling.rename import renamed_for_good
from segmentry.worker import questions as asked
from segmentry.worker.customer_questions import (
    CustomerList,
    Divide,
    Division,
    ExplainCustomer,
    ListCustomers,
)

if TYPE_CHECKING:
    import pyarrow as pa

#: How deep segments can be, the shallowest first.
DEPTHS: tuple[asked.Depth, ...] = get_args(asked.Depth)


class Work:
    """Answers about one plan for one source."""

    def __init__(self, session: Answers, source: asked.Source, chosen: asked.Chosen) -> None:
        self._session, self._source, self._chosen = session, source, chosen
        self._names: dict[int, dict[int, str]] = {}
        self._usual = chosen.usual.whole
        self.made: dict[int, Segmentation] = {}  # by k, as deep as they were wanted

    @property
    def plan(self) -> Plan:
        """The plan that it was made by."""
        return self._chosen.plan

    @property
    def table(self) -> Table:
        """The table that is segmented, without its rows: one row for each customer where the plan wants it."""
        return self._chosen.table

    @property
    def first(self) -> "pa.Table":
        """Its first rows."""
        return self._chosen.first

    @property
    def columns(self) -> Columns:
        """What is said of its columns."""
        return self._chosen.columns

    @property
    def prepared_columns(self) -> Columns:
        """The same after preparing them."""
        return self._chosen.prepared

    @property
    def recipe(self) -> Recipe:
        """How the features are prepared."""
        return self._chosen.recipe

    @property
    def choice(self) -> KChoice:
        """The choice of k."""
        return self._chosen.choice

    @property
    def usual_k(self) -> int:
        """The number of segments that the plan asks for."""
        return self.choice.at(self.plan.detail, self.plan.k)

    @property
    def offered(self) -> tuple[str, ...]:
        """The columns that can be features."""
        return self._chosen.offered

    def said(self, text: str) -> str:
        """The text with customers called what they are here: people, patients."""
        return said_of(self._usual, text)

    def segmentation(self, k: int, depth: asked.Depth = "complete") -> Segmentation | None:
        """Segments for that k, as deep as wanted or, while that is under way, as deep as they are; None before.

        What is shallower is asked for first, as it is there sooner; of a big table a preview of the sample alone. For
        what is deeper nobody waits who has something to look at.
        """
        made = self.made.get(k) or (self._usual if self._usual.k_before == k else None)
        big = self.choice.sampled and self.table.n_rows >= asked.PREVIEW_ROWS
        for each in DEPTHS[0 if big else 1 : DEPTHS.index(depth) + 1]:
            if made is None or not _is_so_deep(made, each):
                deeper = self._deep(k, each, PATIENCE if made is None else 0.0)
                if deeper is None:
                    break
                made = deeper
        if made is None:
            return None
        if not made.preview:
            self.made[k] = made
        try:
            return renamed_for_good(made, self._names.get(k, {}))
        except SegmentryError:  # what was divided or merged since has other names by itself
            self._names.pop(k)
            return made

    def _deep(self, k: int, depth: asked.Depth, patience: float) -> Segmentation | None:
        answer = self._session.get(asked.Segment(**self._of(k), depth=depth), patience)
        return None if answer is None else answer.whole

    def rename(self, k: int, names: dict[int, str]) -> None:
        """Give the segments of that k other names, in every view and download."""
        if k in self.made:
            renamed_for_good(self.made[k], self._names.get(k, {}) | names)  # which refuses in words
        self._names[k] = self._names.get(k, {}) | names

    def plan_for_good(self, k: int) -> Plan:
        """The plan that makes these segments again, with that number and these names."""
        made = self.segmentation(k)
        plan = self.plan if made is None else made.plan
        return plan if k == self.choice.at(plan.detail, plan.k) else plan.model_copy(update={"k": k})

    def names(self, k: int) -> dict[int, str]:
        """The names that were given for that number."""
        return dict(self._names.get(k, {}))

    def name_anew(self, k: int, names: Mapping[int, str]) -> None:
        """These names and no others were given."""
        self._names[k] = dict(names)

    def names_of(self, k: int, former: "Work", former_k: int) -> asked.CarryNames:
        """What asks which of the former names go on."""
        names = former.names(former_k)
        return asked.CarryNames(**self._of(k), before=former.plan, before_k=former_k, names=names)

    def unusual(self, k: int) -> tuple[Unusual, ...] | None:
        """The customers that are least like their segment; None while they are looked for."""
        found = self._session.get(asked.FindUnusual(**self._of(k)))
        return None if found is None else found.customers

    def balanced(self) -> Plan:
        """The plan under which every feature has the same say."""
        weighed: asked.Weighed = self._session.answer(asked.Weigh(source=self._source, plan=self.plan))
        return self.plan.model_copy(update={"columns": weighed.columns})

    def labels_for(self, k: int, fresh: asked.Source) -> dict[str, Any]:
        """What says whom to label by the segments at hand."""
        return {**self._of_named(k), "fresh": fresh}

    def _of(self, k: int) -> dict[str, Any]:
        """What says which segments a question is about."""
        return {"source": self._source, "plan": self.plan, "k": k}

    def _of_named(self, k: int) -> dict[str, Any]:
        """The same with their names."""
        return {**self._of(k), "names": self._names.get(k, {})}

    def customers(self, k: int, segments: Sequence[int], sort: str, **options: bool) -> CustomerList | None:
        """The first customers of these segments; None while they are looked for."""
        wanted = ListCustomers(**self._of(k), segments=tuple(segments), sort=sort, **options)
        found: CustomerList | None = self._session.get(wanted)
        return found

    def why(self, k: int, row: int) -> Explanation | None:
        """Why the customer in that row is in its segment; None while it is looked for."""
        found: Explanation | None = self._session.get(ExplainCustomer(**self._of_named(k), row=row))
        return found

    def divided(self, before: int, after: int) -> Division | None:
        """Which segments of one number become which of another; None while it is looked for."""
        divide = Divide(source=self._source, plan=self.plan, before=before, after=after)
        found: Division | None = self._session.get(divide)
        return found

    def customers_as(self, k: int, format: Format, segments: Sequence[int] = ()) -> bytes:
        """Every row with its segment, or those of these segments alone, as a file."""

        def question(path: str) -> asked.Question:
            return asked.WriteCustomers(**self._of_named(k), segments=tuple(segments), path=path, format=format)

        return self._session.file(f"customers.{format}", question)

    def report_as(self, k: int, form: Literal["html"] | ReportFormat) -> bytes:
        """The report in one of its forms, as a file."""

        def question(path: str) -> asked.Question:
            return asked.WriteReport(**self._of_named(k), path=path)

        return self._session.file(f"report.{form}", question)


def _is_so_deep(made: Segmentation, depth: asked.Depth) -> bool:
    """Whether it tells what is wanted."""
    told = {
        "preview": True,
        "complete": not made.preview,
        "validated": made.validation is not None,
        "compared": made.comparison is not None,
    }
    return told[depth]
