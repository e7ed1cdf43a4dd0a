"""A plan carried out as far as the number of segments, and what its worker makes of it for any number."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from segmentry.files import temporary_folder
from segmentry.plan import Format, Plan
from segmentry.reporting.forms.formats import ReportFormat
from segmentry.results.choice import KChoice
from segmentry.results.columns import Columns
from segmentry.results.recipe import Recipe
from segmentry.results.segmentation import Segmentation
from segmentry.results.table import Table
from segmentry.stages.profiling.map import Unusual
from segmentry.stages.profiling.rename import rename
from segmentry.worker import questions as asked

if TYPE_CHECKING:
    import pyarrow as pa

    from segmentry.app.session import Session

#: From this many rows on, a new k is shown as a preview until all rows have been passed over.
PREVIEW_ROWS = 200_000


class Work:
    """Answers about one plan for one source."""

    def __init__(self, session: "Session", source: asked.Source, chosen: asked.Chosen) -> None:
        self._session, self._source, self._chosen = session, source, chosen
        self._names: dict[int, dict[int, str]] = {}
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
    def offered(self) -> tuple[str, ...]:
        """The columns that can be features."""
        return self._chosen.offered

    def segmentation(self, k: int) -> Segmentation:
        """Profiled segments for that k; a preview where the table is big and the full fit not done yet."""
        if k in self.made:
            return self._named(k)
        preview = self.choice.sampled and self.table.n_rows >= PREVIEW_ROWS
        return self._deep(k, "preview" if preview else "complete")

    def complete(self, k: int, status: Any = None) -> Segmentation:
        """The same after the full fit."""
        return self._named(k) if k in self.made else self._deep(k, "complete", status)

    def validated(self, k: int) -> Segmentation:
        """The same with silhouette and stability per segment."""
        segmentation = self.complete(k)
        return segmentation if segmentation.validation is not None else self._deep(k, "validated")

    def compared(self, k: int) -> Segmentation:
        """The same with the second opinion of other methods."""
        segmentation = self.complete(k)
        return segmentation if segmentation.comparison is not None else self._deep(k, "compared")

    def _deep(self, k: int, depth: asked.Depth, status: Any = None) -> Segmentation:
        question = asked.Segment(source=self._source, plan=self.plan, k=k, depth=depth)
        made: Segmentation = self._session.answer(question, status).whole
        if made.preview:
            return made
        self.made[k] = made
        return self._named(k)

    def _named(self, k: int) -> Segmentation:
        return rename(self.made[k], self._names.get(k, {}))

    def rename(self, k: int, names: dict[int, str]) -> None:
        """Give the segments of that k other names, in every view and download."""
        rename(self.complete(k), names)  # which refuses in words
        self._names[k] = self._names.get(k, {}) | names

    def unusual(self, k: int) -> tuple[Unusual, ...]:
        """The customers that are least like their segment."""
        question = asked.FindUnusual(source=self._source, plan=self.plan, k=k)
        found: asked.UnusualCustomers = self._session.answer(question)
        return found.customers

    def balanced(self) -> Plan:
        """The plan under which every feature has the same say."""
        weighed: asked.Weighed = self._session.answer(asked.Weigh(source=self._source, plan=self.plan))
        return self.plan.model_copy(update={"columns": weighed.columns})

    def customers_as(self, k: int, format: Format) -> bytes:
        """Every row with its segment, as a file."""

        def question(path: str) -> asked.Question:
            names = self._names.get(k, {})
            return asked.WriteCustomers(source=self._source, plan=self.plan, k=k, names=names, path=path, format=format)

        return self._written(f"customers.{format}", question)

    def report_as(self, k: int, form: Literal["html"] | ReportFormat) -> bytes:
        """The report in one of its forms, as a file."""

        def question(path: str) -> asked.Question:
            return asked.WriteReport(source=self._source, plan=self.plan, k=k, names=self._names.get(k, {}), path=path)

        return self._written(f"report.{form}", question)

    def _written(self, name: str, question: Callable[[str], asked.Question]) -> bytes:
        """The bytes of a file that is written when its button is pressed, and gone afterwards."""
        with temporary_folder("segmentry-download-", self._session.folder) as folder:
            path = Path(folder) / name
            self._session.answer(question(str(path)))
            return path.read_bytes()
