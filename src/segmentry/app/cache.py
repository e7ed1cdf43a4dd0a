"""What one visitor's session holds: the latest table and the latest few results.

All of it lives in `st.session_state`, which belongs to that visitor. Nothing a user made is ever put in
Streamlit's own caches, which every visitor of the process shares.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import streamlit as st

from segmentry.app.widgets import in_app, shown_name
from segmentry.column_plan import ColumnPlan
from segmentry.errors import SegmentryError
from segmentry.files import temporary_folder
from segmentry.plan import Plan
from segmentry.progress import Progress, part, stage
from segmentry.results.choice import KChoice
from segmentry.results.columns import Columns
from segmentry.results.segmentation import Segmentation
from segmentry.results.table import Table

if TYPE_CHECKING:  # it brings every library, which the first visitor should not wait for
    from segmentry.pipeline import Journey
    from segmentry.stages.preparation.prepare import Prepared

#: Results kept per session.
KEPT = 4
#: From this many rows on, a new k is shown as a preview until all rows have been passed over.
PREVIEW_ROWS = 200_000

_STEM = "uploaded-table"


@dataclass(frozen=True)
class Loaded:
    """A table with what was understood of its columns. `digest`: SHA-256 of the file, if it is known."""

    table: Table
    columns: Columns
    digest: str


@dataclass
class Work:
    """One table's journey as far as the choice of k, and the segmentations made of it so far, by k."""

    journey: "Journey"
    made: dict[int, Segmentation] = field(default_factory=dict)

    @property
    def plan(self) -> Plan:
        """The plan that it was made by."""
        return self.journey.plan

    @property
    def columns(self) -> Columns:
        """What `inspect` says of the table, which has one row for each customer where the plan wants it."""
        assert self.journey.columns is not None  # it has come past `inspect`
        return self.journey.columns

    @property
    def prepared(self) -> "Prepared":
        """The table with its recipe."""
        return self.journey.prepared

    @property
    def choice(self) -> KChoice:
        """The choice of k."""
        return self.journey.choice

    def segmentation(self, k: int) -> Segmentation:
        """Profiled segments for that k; a preview where the table is big and the full fit not done yet."""
        if k in self.made:
            return self.made[k]
        preview = self.choice.sampled and self.prepared.table.n_rows >= PREVIEW_ROWS
        return self._make(k, preview)

    def complete(self, k: int) -> Segmentation:
        """The same after the full fit."""
        return self.made[k] if k in self.made else self._make(k, preview=False)

    def validated(self, k: int) -> Segmentation:
        """The same with silhouette and stability per segment."""
        from segmentry.stages.validation import validate

        segmentation = self.complete(k)
        if segmentation.validation is None:
            self.made[k] = validate(segmentation, self.prepared)
        return self.made[k]

    def compared(self, k: int) -> Segmentation:
        """The same with the second opinion of other methods."""
        from segmentry.stages.comparison import compare

        segmentation = self.complete(k)
        if segmentation.comparison is None:
            self.made[k] = compare(segmentation, self.prepared)
        return self.made[k]

    def rename(self, k: int, names: dict[int, str]) -> None:
        """Give the segments of that k other names, in every view and download."""
        from segmentry.stages.profiling.rename import rename

        self.made[k] = rename(self.complete(k), names)

    def _make(self, k: int, preview: bool) -> Segmentation:
        from segmentry.pipeline import steps, walk

        on = copy(self.journey)
        on.k, on.preview = k, preview
        clustering, *others = steps(self.plan, after="choose_k", last="rfm")
        with part(0.5):
            walk(on, [clustering])
        walk(on, others)
        if not on.segmentation.preview:
            self.made[k] = on.segmentation
        return on.segmentation


@dataclass
class Session:
    """Everything of one visitor. `origin` says what the table was read from, so that it is read once; `draft` what
    was told of single columns and is perhaps not applied yet; `taken` counts the plans that were."""

    origin: str | None = None
    loaded: Loaded | None = None
    refused: str | None = None
    plan: Plan = field(default_factory=Plan)
    draft: dict[str, ColumnPlan] = field(default_factory=dict)
    taken: int = 0
    read_options: Mapping[str, Any] = field(default_factory=dict)
    shown: Work | None = None
    works: OrderedDict[str, Work] = field(default_factory=OrderedDict)

    def put(self, origin: str | None, load: Callable[[Plan], Loaded], read_options: Mapping[str, Any]) -> None:
        """Take another table in place of the one held, with a fresh plan: `told` says how it is read."""
        self.origin, self.loaded, self.refused, self.shown = origin, None, None, None
        self.read_options = read_options
        self.take(Plan())
        self.works.clear()
        try:
            self.take(Plan(**read_options))
            self.loaded = load(self.plan)
        except SegmentryError as error:
            self.refused = in_app(error)

    def take(self, plan: Plan) -> None:
        """Let that plan hold from now on."""
        self.plan, self.draft, self.taken = plan, dict(plan.columns), self.taken + 1

    @property
    def computed(self) -> bool:
        """Whether the result for the table and plan held is there already."""
        return self._key in self.works

    def work(self, progress: Progress | None = None) -> Work:
        """The result for the table and plan held, computed where it is not kept already."""
        if not self.computed and self.loaded is not None:
            self.works[self._key] = _compute(self.loaded, self.plan, progress)
        self.works.move_to_end(self._key)
        while len(self.works) > KEPT:
            self.works.popitem(last=False)
        return self.works[self._key]

    def settle(self) -> None:
        """Show that result; where another was shown before, with its usual k."""
        work = self.work()
        if work is not self.shown:
            self.shown = work
            st.session_state["k"] = work.choice.at(work.plan.detail)

    def back(self) -> bool:
        """Return from a plan that was refused to the one shown before; False where there is none."""
        if self.shown is None:
            return False
        self.plan = self.shown.plan
        return True

    @property
    def _key(self) -> str:
        digest = "" if self.loaded is None else self.loaded.digest
        return f"{digest} {self.plan.model_dump_json()}"


def session() -> Session:
    """The visitor's own session."""
    if "segmentry" not in st.session_state:
        st.session_state["segmentry"] = Session()
    held: Session = st.session_state["segmentry"]
    return held


def read_upload(name: str, file: BinaryIO, plan: Plan) -> Loaded:
    """Read an uploaded file by way of a temporary one under a name of ours, which is gone afterwards."""
    ending = Path(shown_name(name)).suffix.lower()
    safe = _STEM + (ending if re.fullmatch(r"\.[a-z0-9]{1,10}", ending) else "")
    with temporary_folder() as folder:
        path = folder / safe
        file.seek(0)
        path.write_bytes(file.read())
        try:
            return read_path(path, shown_name(name), plan)
        except SegmentryError as error:
            raise error.renamed(str(path), safe).renamed(safe, shown_name(name)) from None


def read_path(path: Path, name: str, plan: Plan) -> Loaded:
    """Read a file and look at its columns; `name` is what people call it."""
    from segmentry.sources.fingerprint import read_with_fingerprint

    table = read_with_fingerprint(path, plan)
    report = table.load_report
    notes = tuple(note.replace(path.name, name) for note in report.notes)
    digest = report.sha256.get(path.name, "")
    known = {name: digest} if digest else {}
    report = report.model_copy(update={"source": name, "notes": notes, "sha256": known})
    return _loaded(table.model_copy(update={"name": name, "load_report": report}), digest, plan)


def read_sample(name: str) -> Loaded:
    """One of the sample tables."""
    import segmentry

    table = segmentry.read(segmentry.sample(name))
    named = f"{name} sample"
    report = table.load_report.model_copy(update={"source": named, "format": "made up"})
    return _loaded(table.model_copy(update={"name": named, "load_report": report}), f"sample {name}", Plan())


def _loaded(table: Table, digest: str, plan: Plan) -> Loaded:
    """The table with its columns looked at; of a log of orders, its customers with theirs."""
    import segmentry
    from segmentry.stages.customers.customers import customers

    table = customers(table, plan)
    return Loaded(table, segmentry.inspect(table), digest)


def _compute(loaded: Loaded, plan: Plan, progress: Progress | None) -> Work:
    """As far as the choice of k. What it takes to prepare the features is one stage: the table has been looked at."""
    from segmentry.pipeline import Clock, Journey, steps, walk

    journey = Journey(plan, loaded.table, loaded.columns)
    journey.table = loaded.table
    *preparing, choosing = steps(plan, after="read", last="choose_k")
    with stage(preparing[-1].sentence, progress):
        walk(journey, preparing)
    walk(journey, [choosing], Clock(progress))
    return Work(journey)
