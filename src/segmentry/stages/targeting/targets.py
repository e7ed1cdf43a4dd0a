"""`targets`: the customers of a segment to be reached first, without who must not be, and some left alone by chance."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from segmentry.engines.writing import check_height, format_of
from segmentry.errors import SegmentryError, Way, near_matches
from segmentry.files import whole_file
from segmentry.maths import Floats, settled
from segmentry.maths.two_groups import visible_difference
from segmentry.replacing import check_file
from segmentry.results.table import NUMERIC, Table
from segmentry.results.targeting import CONTROL, TARGET, Suppressed, Targets
from segmentry.sources.reading import read
from segmentry.stages.targeting.already import already
from segmentry.stages.targeting.customer_ids import alike, customer_column, ids_of
from segmentry.stages.targeting.ranked import Ranked, by_chance, numbers
from segmentry.stages.targeting.result_table import Labelled, of_segments, result_table
from segmentry.wording import listed

#: What customers are ranked by where nobody says and no column tells their value.
_SPENT = "total_spent"


def targets(
    result: Any,
    *,
    segment: int | str | Sequence[int | str],
    top: int | None = None,
    by: str | None = None,
    lowest: bool = False,
    control: float = 0.2,
    without: Any = (),
    customer: str | None = None,
    seed: int = 0,
    output: str | Path | None = None,
    force: bool = False,
    accept_changed: bool = False,
) -> Targets:
    """Make a list of customers to be reached, with a control group.

    Who left is not on it, nor who did already what is wanted of them (bought, responded), by the outcome of the model
    beside the customers; unless that comes again, as gifts and orders do.

    Parameters
    ----------
    result : path, or table
        A folder that `segmentry.run` wrote, its file of customers, or a table with a column `segment`.
    segment : int, str, or several
        Segments by number or name.
    top : int, optional
        So many customers at most. Default: all of the segment.
    by : str, optional
        Column to rank by. Default: the one of value in the model, else `total_spent`, else how clearly customers are of
        their segment.
    lowest : bool
        The lowest first, as of days since the last order.
    control : float
        Share of the list that is left alone, drawn at random (0 to below 1).
    without : path or table, or a list of paths
        Customers who must not be reached. They are found by the column that names the customers here, too.
    customer : str, optional
        Column that names the customers. Default: as in the model, or as it is named.
    seed : int
        Of the draw, and of the order of equals. The order of rows does not matter.
    output : path, optional
        CSV, Parquet or Excel file to write: all columns of the result, every cell as it was written, and `group`.
    force : bool
        Replace a file that is there already.
    accept_changed : bool
        Also with a model that was changed since it was saved.

    Returns
    -------
    Targets
        Counts, and the list itself: `to_pandas()`.

    Raises
    ------
    SegmentryError
        If there is no such segment or column, or nobody is left.

    Examples
    --------
    >>> import segmentry
    >>> table = segmentry.sample("retail", rows=300).to_pandas()
    >>> model = segmentry.run(table, segmentry.Plan(k=3, k_max=3))
    >>> found = targets(model.score(table), segment=1, top=50, by="segment_margin")
    >>> found.target, found.control, sorted(found.to_pandas()["group"].unique())
    (40, 10, ['control', 'target'])
    """
    _check(top, control, output, force=force)
    customers = result_table(result, accept_changed=accept_changed)
    column = customer_column(customers.table, customer, _likely(customers))
    ids = ids_of(customers.table, column)
    chosen, names = of_segments(customers, [segment] if isinstance(segment, int | str) else list(segment))
    ranked_by = _ranking(customers, by)
    files = [_listed_in(table, column, ids) for table in _tables(without)]
    reached, who = _without_those_done(customers, chosen, names)
    ranked = Ranked.of(numbers(customers.table, ranked_by), ids, reached, lowest=lowest, seed=seed)
    first = _first(ranked, [people for _, people in files], names, top)
    found = Targets(
        segments=names,
        customers=int(chosen.sum()),
        already=int(chosen.sum() - reached.sum()),
        who=who,
        suppressed=tuple(_suppressed(name, people, ids, ranked.ids) for name, people in files),
        customer=column,
        by=ranked_by,
        lowest=lowest,
        last=_last(customers.table, ranked_by, first.values),
        seed=seed,
        **_drawn(customers.table, first, column, control, seed),
    )
    return found if output is None else _written(found, output)


def _check(top: int | None, control: float, output: str | Path | None, *, force: bool) -> None:
    """Refuse what cannot be before anything is read."""
    if output is not None:
        format_of(output)
        check_file(output, force=force)
    if top is not None and top < 1:
        raise SegmentryError(f"The list cannot have {top} customers.", Way("let {} be 1 or more", "top"))
    if not 0 <= control < 1:
        wrong = f"{control:g} is no share of a list that could be left alone."
        raise SegmentryError(wrong, Way("let {} be from 0 to below 1, such as 0.2", "control"))


def _likely(customers: Labelled) -> list[str]:
    """What names the customers in the model."""
    planned = customers.model.plan.customer if customers.model else None
    return [*([planned] if planned else []), *customers.of_role("id")]


def _without_those_done(
    customers: Labelled, chosen: NDArray[np.bool_], names: Sequence[str]
) -> tuple[NDArray[np.bool_], str]:
    """Who of these can still be reached, and who the others are."""
    done = already(customers)
    if done is None:
        return chosen, ""
    reached = chosen & ~done.rows
    if chosen.any() and not reached.any():
        raise SegmentryError(f"Nobody of {listed(names)} is left: all {chosen.sum():,} are customers {done.who}.")
    return reached, done.who


def _ranking(customers: Labelled, by: str | None) -> str:
    """The column to rank by."""
    types = customers.table.types
    if by is not None:
        if by not in types:
            raise SegmentryError(f"{customers.table.name} has no column `{by}`.{near_matches(by, types)}")
        if types[by] == "text":
            words = f"`{by}` holds text, and nobody can be ranked by it."
            raise SegmentryError(words, Way("name a column of numbers or dates in {}", "by"))
        return by
    usual = [*customers.of_role("value"), _SPENT, customers.margin]
    found = next((name for name in usual if name is not None and types.get(name, "text") != "text"), None)
    if found is None:
        raise SegmentryError("No column tells who is to be reached first.", Way("name one in {}", "by"))
    return found


def _first(ranked: Ranked, without: Sequence[pa.Array], names: Sequence[str], top: int | None) -> Ranked:
    """Those who come first and may be reached."""
    free = ranked.without(without)
    if not len(free.places):
        raise SegmentryError(_nobody(names, len(ranked.places)))
    return free.first(top)


def _drawn(table: Table, listed: Ranked, column: str, control: float, seed: int) -> dict[str, Any]:
    """The rows of the list with their group, and what is counted of them."""
    whole = len(listed.places)
    many = max(round(control * whole), int(control > 0 and whole > 1))
    alone = frozenset(listed.ids.take(pa.array(np.argsort(by_chance(listed.ids, [seed, 2]))[:many])).to_pylist())
    group = _free("group", table.names)
    schema = pa.schema([(group, pa.string())])
    return {
        "nameless": listed.nameless,
        "repeated": listed.repeated,
        "without_value": int(np.isnan(listed.values).sum()),
        "group": group,
        "target": whole - many,
        "control": many,
        "visible": visible_difference(whole - many, many),
        "rows": table.rows.take(listed.places).extend([column], partial(_groups, alone, schema), schema),
    }


def _groups(alone: frozenset[str], schema: pa.Schema, batch: pa.RecordBatch) -> pa.RecordBatch:
    names = [CONTROL if id in alone else TARGET for id in alike(batch.column(0)).to_pylist()]
    return pa.RecordBatch.from_arrays([pa.array(names, pa.string())], schema=schema)


def _tables(without: Any) -> list[Table]:
    """The files or tables of customers not to be reached."""
    several = isinstance(without, list | tuple) and not any(isinstance(one, dict) for one in without)
    return [read(source) for source in (without if several else [without])]


def _listed_in(table: Table, column: str, everyone: pa.Array) -> tuple[str, pa.Array]:
    """The name of a file of customers not to be reached, and its customers, each once.

    In a list without a header the first of them was read as one.
    """
    theirs = customer_column(table, None, [column])
    people = pc.unique(ids_of(table, theirs)).drop_null()
    head = alike(pa.array([theirs]))
    if pc.is_in(head, everyone).to_pylist() == [True]:
        people = pc.unique(pa.concat_arrays([head, people]))
    return table.name, people


def _suppressed(name: str, people: pa.Array, everyone: pa.Array, segment: pa.Array) -> Suppressed:
    known, left_out = (pc.sum(pc.is_in(people, ids)).as_py() or 0 for ids in (everyone, segment))
    return Suppressed(name=name, customers=len(people), known=known, left_out=left_out)


def _nobody(names: Sequence[str], before: int) -> str:
    if before:
        return f"Nobody of {listed(names)} is left: all {before:,} are among the customers not to be reached."
    return f"No row of {listed(names)} names a customer. Say which column does."


def _last(table: Table, column: str, values: Floats) -> float | None:
    known = values[~np.isnan(values)]
    return settled(float(known[-1])) if len(known) and table.types[column] in NUMERIC else None


def _free(wanted: str, taken: Sequence[str]) -> str:
    """That name, or with the next free number behind it."""
    lower = {name.lower() for name in taken}
    return next(name for n in range(1, len(lower) + 2) if (name := wanted if n == 1 else f"{wanted}_{n}") not in lower)


def _written(found: Targets, output: str | Path) -> Targets:
    format = format_of(output)
    if format == "xlsx":
        check_height(found.target + found.control)
    with whole_file(output) as target:
        found.rows.write(target, format)
    return found
