"""`score`: label customers with a model. Every label in a file or a frame comes from here."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from textwrap import indent
from typing import Any
from warnings import warn

import pyarrow as pa

from segmentry.engines import arrow
from segmentry.engines.base import Rows
from segmentry.engines.formulas import escape
from segmentry.errors import SegmentryError, SegmentryWarning, Way
from segmentry.plan import EngineName, Plan
from segmentry.results.labels import added_columns
from segmentry.results.recipe import Feature
from segmentry.results.schema_diff import Difference, FeatureMatch
from segmentry.results.segmentation import Segmentation
from segmentry.results.table import Table
from segmentry.sources import frames
from segmentry.stages.preparation.apply import apply
from segmentry.stages.rfm.cut_offs import named_groups
from segmentry.stages.scoring.difference import compared, loaded
from segmentry.stages.scoring.few_customers import few_customers
from segmentry.stages.scoring.fitting import fitting, where
from segmentry.stages.scoring.needs import needs
from segmentry.stages.scoring.new_customers import new_customers
from segmentry.stages.scoring.why import why as reasons
from segmentry.stages.shared.centres import assigner
from segmentry.stages.shared.made_of_orders import FREQUENCY, RECENCY
from segmentry.stages.shared.values import Values, empty_rows, encoded

#: The types of our columns.
TYPES = (pa.int64(), pa.string(), pa.float64(), pa.bool_(), pa.string(), pa.string())
#: What is said of a table with many values that the model did not meet.
DOUBTFUL = "may hold something else than the model's table did:"
_NOT_STRICT = Way("to label all the same, leave out {}", "strict")
_PROCEED = (
    "to label all the same, give {}: what is missing or does not fit then counts as a missing value, and the model"
    " does with it what it did with its own"
)


def score(
    model: Segmentation | str | Path,
    source: Any,
    *,
    renamed: Mapping[str, str] | None = None,
    proceed: bool = False,
    strict: bool = False,
    plan: Plan | None = None,
    engine: EngineName = "local",
    master: str | None = None,
    why: bool = False,
) -> Any:
    """Label customers the way the model labelled its own.

    Parameters
    ----------
    model : Segmentation, or path of a model file
    source : anything `segmentry.read` takes, such as a dict of one customer
        Must hold the model's features; other columns are carried along.
    renamed : dict of str to str, optional
        What features of the model are called in this table, such as {"income": "Income_EUR"}.
    proceed : bool
        Label although features are missing, of another type, or of levels that the model does not know: such cells
        count as missing, and the model does with them what it did with its own. `segmentry.difference` tells which they
        are.
    strict : bool
        Refuse a table on anything that is warned of, too: many values outside the range that the model met, on another
        scale, missing, or of levels that it never met.
    plan : Plan, optional
        Options on reading that hold in place of what the model remembers of its own table: `delimiter`, `decimal`,
        `encoding`, `sheet` and `header`; and `join`, the files that are looked up beside the source.
    engine, master : str, optional
        What moves the rows, as in `Plan`, whatever made the model. A Spark table stays with Spark.
    why : bool
        Add `segment_why`, too: the features that decided, and the segment that would be next. `segmentry.explain` tells
        it of one customer in full.

    Returns
    -------
    table of the kind that was given (pandas for a file or an array, Spark's own with the engine `spark`; of a dict, or
    a list of dicts, the same with more keys)
        With `segment` (id, empty where a customer has no value in any feature), `segment_name`, `segment_margin`
        (1 - d1/d2, from 0 on the border to 1) and `segment_borderline` (whether that is below 0.1); of a model that was
        made of orders `rfm_group`, too. A name that is taken gets a number.

    Warns
    -----
    SegmentryWarning
        If many values are none that the model met (see `segmentry.difference`).

    Raises
    ------
    SegmentryError
        If the table does not fit the model and it was not told to proceed, no feature is left, or `strict` refuses;
        the message tells all that differs.

    Examples
    --------
    >>> import segmentry
    >>> table = segmentry.sample("bank", rows=500).to_pandas()
    >>> score(segmentry.run(table, segmentry.Plan(k=3, k_max=3)), table)["segment"].nunique()
    3

    One customer, with the model loaded:

    >>> model = segmentry.run(table, segmentry.Plan(k=3, k_max=3, features=("age", "income")))
    >>> list(score(model, {"age": 44, "income": 52_000}))
    ['age', 'income', 'segment', 'segment_name', 'segment_margin', 'segment_borderline']
    """
    segmentation = loaded(model)
    table = customers_of(segmentation, source, plan, engine, master, renamed=renamed)
    schema_diff = accepted(segmentation, table, renamed, proceed=proceed, strict=strict)
    if schema_diff.is_doubtful:
        warn(f"{schema_diff.table} {DOUBTFUL}\n{schema_diff}", SegmentryWarning, stacklevel=2)
    labelled = label(segmentation, table, schema_diff, why=why)
    if labelled.native is not None:
        return labelled.native
    if table.origin == "file" or isinstance(source, Table):
        return labelled.collect().to_pandas()
    if table.log is not None or table.n_rows < table.load_report.rows:
        return frames.of_kind(table.origin, labelled.collect())
    added = added_columns(table.names, why=why, rfm=segmentation.rfm is not None)
    return frames.with_columns(source, labelled.collect(columns=added))


def customers_of(
    segmentation: Segmentation,
    source: Any,
    plan: Plan | None = None,
    engine: EngineName = "local",
    master: str | None = None,
    *,
    renamed: Mapping[str, str] | None = None,
) -> Table:
    """The table of the customers that are to be labelled, read as the model's own was."""
    reading = (plan or Plan()).model_copy(update={"engine": engine, "master": master})
    few = few_customers(segmentation, source, reading, renamed or {})
    return few or new_customers(segmentation, source, reading, renamed)


def accepted(
    segmentation: Segmentation,
    table: Table,
    renamed: Mapping[str, str] | None = None,
    *,
    proceed: bool = False,
    strict: bool = False,
) -> Difference:
    """How the table differs, where its customers can be labelled; else all that differs is said in a refusal."""
    if proceed and strict:
        both = "A table cannot be labelled whatever differs, and refused for what differs."
        raise SegmentryError(both, Way("leave out {}", "proceed"), Way("leave out {}", "strict"))
    schema_diff = compared(segmentation, table, renamed)
    if not schema_diff.is_usable or (schema_diff.changes_labels and not proceed):
        raise _refusal(schema_diff)
    if strict and schema_diff.is_doubtful:
        raise SegmentryError(f"{schema_diff.table} {DOUBTFUL}\n{indent(str(schema_diff), '  ')}", _NOT_STRICT)
    return schema_diff


def label(
    segmentation: Segmentation,
    table: Table,
    schema_diff: Difference | None = None,
    *,
    why: bool = False,
    escaped: bool = False,
) -> Rows:
    """The table's rows with the segment's columns, made batch by batch when they are needed.

    `schema_diff` is what was `accepted` of the table; without it nothing but a fitting table is. `why`: with what
    decided in words; `escaped`: names and words as CSV and Excel hold them.
    """
    columns, values_in = values_of(segmentation, schema_diff or accepted(segmentation, table))
    recipe, assigned, words = segmentation.recipe, assigner(segmentation), reasons(segmentation) if why else None
    grid = segmentation.rfm
    own_names = (segment.name for segment in segmentation.segments)
    names = arrow.texts([escape(name) if escaped else name for name in own_names])
    schema = pa.schema(zip(added_columns(table.names, why=why, rfm=grid is not None), TYPES, strict=False))
    of_grid = [name for name in (RECENCY, FREQUENCY) if grid is not None and name in table.types]

    def labels(cells: pa.RecordBatch) -> pa.RecordBatch:
        values = values_in(cells)
        unknown, matrix = empty_rows(values), apply(recipe, values)
        assignment = assigned(matrix)
        ids = arrow.numbers(assignment.labels + 1, unknown)
        margins = arrow.numbers(assignment.margins.round(6), unknown)
        borderline = arrow.numbers(assignment.borderline, unknown)
        named = names.take(arrow.numbers(assignment.labels, unknown))
        groups = [] if grid is None else [named_groups(grid, cells)]
        told = [] if words is None else [where(pa.array(~unknown), words(values, matrix, escaped=escaped))]
        return pa.RecordBatch.from_arrays([ids, named, margins, borderline, *groups, *told], schema=schema)

    rows: Rows = table.rows
    return rows.extend(list(dict.fromkeys([*columns, *of_grid])), labels, schema)


def values_of(
    segmentation: Segmentation, schema_diff: Difference
) -> tuple[list[str], Callable[[pa.RecordBatch], Values]]:
    """The columns of a table that the features are read from, and what makes values of their cells, batch by batch."""
    matches = schema_diff.features
    columns = [match.column for match in matches if match.column is not None]
    return columns, partial(_values, segmentation.recipe.steps, needs(segmentation.recipe), matches)


def _values(
    steps: Sequence[Feature], needed: Sequence[Feature], matches: Sequence[FeatureMatch], cells: pa.RecordBatch
) -> Values:
    return encoded(steps, _as_features(needed, matches, cells))


def _as_features(features: Sequence[Feature], matches: Sequence[FeatureMatch], cells: pa.RecordBatch) -> pa.RecordBatch:
    """The cells under the features' own names; what is missing or of another type is empty."""
    columns = [
        pa.nulls(cells.num_rows, pa.float64()) if match.column is None else fitting(feature, cells.column(match.column))
        for feature, match in zip(features, matches, strict=True)
    ]
    return pa.RecordBatch.from_arrays(columns, names=[feature.column for feature in features])


def _refusal(schema_diff: Difference) -> SegmentryError:
    """All that differs, and how to go on."""
    usable = f"{schema_diff.table} does not fit the model:"
    what = usable if schema_diff.is_usable else f"No feature of the model can be used in {schema_diff.table}:"
    ways = []
    if any(match.near for match in schema_diff.features):
        ways.append(Way("tell what a feature is called here with {}", "renamed", _near_names(schema_diff)))
    if schema_diff.is_usable:
        ways.append(Way(_PROCEED, "proceed", True))
    return SegmentryError(f"{what}\n{indent(str(schema_diff), '  ')}", *ways)


def _near_names(schema_diff: Difference) -> dict[str, str]:
    """What missing features may be called here: the names that are nearest, each once."""
    renamed: dict[str, str] = {}
    for match in schema_diff.features:
        free = [name for name in match.near if name not in renamed.values()]
        renamed |= dict(zip([match.feature], free, strict=False))
    return renamed
