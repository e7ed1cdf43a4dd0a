"""`cluster`: the full fit, from the best start found."""

from datetime import UTC, datetime
from importlib.metadata import version

import numpy as np

from segmentry.errors import SegmentryError
from segmentry.maths import settled
from segmentry.maths.assignment import add_up
from segmentry.plan import Plan
from segmentry.progress import part
from segmentry.results.choice import KChoice
from segmentry.results.columns import Column, Columns, Finding
from segmentry.results.segmentation import Segmentation
from segmentry.stages.changing import changed_as_planned
from segmentry.stages.full_fit import full_fit, one_pass, segments_of
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.shared.centres import by_size
from segmentry.stages.shared.lineage import continued

_PACKAGES = ("segmentry", "numpy", "scipy", "scikit-learn", "duckdb", "pyarrow", "pandas")


def cluster(prepared: Prepared, choice: KChoice, k: int | None = None, *, preview: bool = False) -> Segmentation:
    """Segment all rows, from the centres that `choose_k` found.

    Where those come from a sample, passes over all rows move the centres until they move less than
    scikit-learn's default tolerance; else they are final, and one pass counts the segments.

    Parameters
    ----------
    k : int, optional
        In place of the plan's or the recommended one (where that is 1, the constructive one); any k from 1 to the
        choice's `k_max`.
    preview : bool
        Leave the centres as they are and count the sample only: at once at any size, marked as a preview.

    Returns
    -------
    Segmentation
        Changed by hand where the plan says so. Not yet validated or profiled; segments named by number.

    Examples
    --------
    >>> import segmentry
    >>> prepared = segmentry.prepare(segmentry.sample("telecom", rows=1000))
    >>> segmentation = cluster(prepared, segmentry.choose_k(prepared, k_max=4), k=3)
    >>> sum(segmentation.sizes.values())
    1000
    """
    plan = prepared.plan
    k = k or choice.at(plan.detail, plan.k)
    choice.of(k)
    if len(choice.centres[k][0]) != prepared.recipe.width:
        raise SegmentryError("This choice of k was made for other features. Call choose_k on the same prepared table.")
    preview = preview and choice.sampled
    centres = np.array(choice.centres[k])
    passes = 0
    if choice.sampled and not preview:
        with part(0.85):
            centres, passes = full_fit(prepared, centres)
    sums = add_up(prepared.observed, centres) if preview else one_pass(prepared, centres)
    order = by_size(sums.weights)
    segmentation = Segmentation(
        segmentry_version=version("segmentry"),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        table=prepared.table.name,
        rows_read=prepared.table.n_rows,
        rows_labelled=prepared.n_known,
        types=prepared.table.types,
        plan=plan,
        load_report=prepared.table.load_report,
        log=prepared.table.log,
        columns=_told_of_detail(_without_ends(prepared.columns), plan, choice),
        recipe=prepared.recipe,
        choice=choice,
        k=k,
        inertia=settled(sums.inertia),
        passes=passes + 1,
        preview=preview,
        segments=segments_of(prepared, centres[order], sums.counts[order], sums.weights[order]),
        versions={name: version(name) for name in _PACKAGES},
    )
    return continued(changed_as_planned(segmentation, prepared), prepared.observed)


def _without_ends(columns: Columns) -> Columns:
    """The columns without the least and the greatest value of numbers that name somebody, as of an account."""

    def shown(column: Column) -> Column:
        names = column.role in ("id", "ignored") or (column.coded and column.role != "feature")
        return column.model_copy(update={"minimum": None, "maximum": None}) if names else column

    return columns.model_copy(update={"columns": tuple(map(shown, columns.columns))})


def _told_of_detail(columns: Columns, plan: Plan, choice: KChoice) -> Columns:
    """The columns with a finding where a level of detail was asked for that there is not."""
    if plan.detail in ("recommended", *(level.name for level in choice.levels)):
        return columns
    fewer = "fewer" if plan.detail == "coarse" else "more"
    what = f"No number of {fewer} segments is worth a look: the usual {choice.usual} are shown."
    missing = Finding(severity="warning", column=None, what=what, remedy="Choose k by hand to see others.")
    return columns.model_copy(update={"findings": (*columns.findings, missing)})
