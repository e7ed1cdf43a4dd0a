"""`lift`: what reaching customers changed, from the list that `targets` made and what came of it."""

from typing import Any, Literal, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from segmentry.errors import SegmentryError, Way, near_matches
from segmentry.maths import Floats, settled
from segmentry.maths.two_groups import means_apart, rates_apart
from segmentry.results.table import Table
from segmentry.results.targeting import CONTROL, TARGET, GroupResponse, Lift
from segmentry.sources.reading import read
from segmentry.stages.shared.outcome_events import NO, YES, says_yes_or_no
from segmentry.stages.targeting.customer_ids import customer_column, ids_of
from segmentry.wording import listed, named


def lift(targets: Any, responses: Any, *, customer: str | None = None, response: str | None = None) -> Lift:
    """Compare the customers who were reached with those who were left alone.

    Parameters
    ----------
    targets : path, or table
        The list that `segmentry.targets` made, or any with a column `group` of `target` and `control`.
    responses : path, or table
        Who responded, or what of; a customer may have several rows. Whoever is not in it did not respond.
    customer : str, optional
        Column that names the customers, in both or in either. Default: as it is named.
    response : str, optional
        Column of the responses: yes or no, 1 or 0, a date where there was one, or an amount, of which there was a
        response where it is above 0 in all. Default: everybody in a file of one column responded.

    Returns
    -------
    Lift

    Raises
    ------
    SegmentryError
        If a column is missing or tells no response, or no customer of one group is on the list.

    Examples
    --------
    >>> import pandas as pd
    >>> listed = pd.DataFrame({"customer": range(200), "group": ["target"] * 100 + ["control"] * 100})
    >>> answered = pd.DataFrame({"customer": [*range(40), *range(100, 110)]})
    >>> print(lift(listed, answered))
    40.0% (40 of 100) of those reached responded, and 10.0% (10 of 100) of those left alone: +30.0 points \
(95% interval +18.3 to +40.8). More than chance: about 30 customers responded who would not have done so anyway.
    The responses tell of 50 customers of the 200 on the list (whoever is not in it counts as no response).
    """
    on_list, answers = read(targets), read(responses)
    theirs, ours = _columns(customer, answers, on_list)
    groups, ids, repeated = _groups(on_list, ours)
    told = _told(answers, theirs, response)
    place = pc.index_in(ids, told.ids)
    matched = pc.is_valid(place).to_numpy(zero_copy_only=False)
    values = np.zeros(len(ids))
    values[matched] = told.values[place.drop_null().to_numpy(zero_copy_only=False)]
    own, other = (values[groups == name] for name in (TARGET, CONTROL))
    is_amount = told.kind == "amount"
    apart = rates_apart(_hits(own), _hits(other))
    money = means_apart(own, other) if is_amount else None
    if apart is None:
        missing = CONTROL if len(own) else TARGET
        raise SegmentryError(f"Nobody in {on_list.name} is in the group `{missing}`, so that nothing can be compared.")
    return Lift(
        response=response,
        kind=told.kind,
        target=_group(own, is_amount=is_amount),
        control=_group(other, is_amount=is_amount),
        matched=int(matched.sum()),
        strangers=len(told.ids) - int(matched.sum()),
        repeated=repeated,
        difference=settled(apart[0]),
        interval=_settled(apart[1]),
        money_difference=None if money is None else settled(money[0]),
        money_interval=None if money is None else _settled(money[1]),
    )


class _Told(NamedTuple):
    """Customers, each once, and what the responses tell of them: 1 or 0, or an amount."""

    ids: pa.Array
    values: Floats
    kind: Literal["yes or no", "amount"]


def _columns(customer: str | None, *tables: Table) -> list[str]:
    """The column that names the customers in each table. What is told may be what one of them calls it."""
    known = [customer is not None and customer in table.types for table in tables]
    if customer is not None and not any(known):
        near = near_matches(customer, {name for table in tables for name in table.names})
        raise SegmentryError(f"{listed([table.name for table in tables], 'or')} has no column `{customer}`.{near}")
    both = [name for name in tables[0].names if name in tables[1].types]
    likely = both if len(both) == 1 else []  # the only column that both have
    return [
        customer_column(table, customer if told else None, likely) for table, told in zip(tables, known, strict=True)
    ]


def _groups(table: Table, customer: str) -> tuple[NDArray[Any], pa.Array, int]:
    """The group of each customer on the list, their numbers, and how many rows repeat one."""
    column = next((name for name in reversed(table.names) if name == "group" or name.startswith("group_")), None)
    cells = table.rows.collect([column]).column(0).combine_chunks().cast(pa.string()) if column else pa.array([], "str")
    known = pc.is_in(cells, pa.array([TARGET, CONTROL]))
    if not pc.any(known).as_py():
        raise SegmentryError(
            f"{table.name} has no column `group` of `{TARGET}` and `{CONTROL}`. Name a list that `targets` made."
        )
    all_ids = ids_of(table, customer)
    rows = np.flatnonzero(pc.and_(known, pc.is_valid(all_ids)).to_numpy(zero_copy_only=False))
    codes = all_ids.take(pa.array(rows)).dictionary_encode().indices.to_numpy(zero_copy_only=False)
    first = rows[np.unique(codes, return_index=True)[1]]
    taken = pa.array(first)
    groups = np.asarray(cells.take(taken).to_numpy(zero_copy_only=False))
    return groups, all_ids.take(taken), len(rows) - len(first)


def _told(table: Table, customer: str, response: str | None) -> _Told:
    """What the responses tell of each customer, several rows put together."""
    ids = ids_of(table, customer)
    if response is None:
        if len(table.names) > 1:
            others = listed(named([name for name in table.names if name != customer][:8]), "or")
            raise SegmentryError(
                f"Which column of {table.name} tells who responded ({others}) must be said.",
                Way("name one in {}", "response"),
                "leave only those in it who responded, and no other column",
            )
        everyone = pc.unique(ids).drop_null()
        return _Told(everyone, np.ones(len(everyone)), "yes or no")
    if response not in table.types:
        raise SegmentryError(f"{table.name} has no column `{response}`.{near_matches(response, table.types)}")
    values, kind = _values(table, response)
    known = np.flatnonzero(pc.is_valid(ids).to_numpy(zero_copy_only=False))
    encoded = ids.take(pa.array(known)).dictionary_encode()
    codes = encoded.indices.to_numpy(zero_copy_only=False)
    sums = np.bincount(codes, values[known], len(encoded.dictionary)).astype(np.float64)
    return _Told(encoded.dictionary, sums if kind == "amount" else np.minimum(sums, 1.0), kind)


def _values(table: Table, column: str) -> tuple[Floats, Literal["yes or no", "amount"]]:
    """The responses row by row: 1 and 0, or amounts; 0 where a cell is empty."""
    cells = table.rows.collect([column]).column(column).combine_chunks()
    type = table.types[column]
    if type == "text":
        return _yes(table, column, cells), "yes or no"
    if type == "date":
        return pc.is_valid(cells).cast(pa.float64()).to_numpy(zero_copy_only=False), "yes or no"
    numbers = pc.fill_null(cells.cast(pa.float64()), 0.0).to_numpy(zero_copy_only=False)
    is_yes_or_no = type == "boolean" or bool(np.isin(numbers, (0.0, 1.0)).all())
    return np.asarray(numbers), "yes or no" if is_yes_or_no else "amount"


def _yes(table: Table, column: str, cells: pa.Array) -> Floats:
    """Which words say yes; raises `SegmentryError` for words that say neither."""
    levels = pc.unique(cells).drop_null().to_pylist()
    if not says_yes_or_no(levels) and not {level.strip().casefold() for level in levels} <= YES | NO:
        shown = listed([f"“{level}”" for level in levels[:3]])
        raise SegmentryError(
            f"`{column}` in {table.name} holds words such as {shown}, which do not say who responded. Give a column of"
            " yes and no, of 1 and 0, or of amounts."
        )
    yes = pa.array([level for level in levels if level.strip().casefold() in YES], pa.string())
    return np.asarray(pc.is_in(cells, yes).cast(pa.float64()).to_numpy(zero_copy_only=False))


def _hits(values: Floats) -> tuple[int, int]:
    return int((values > 0).sum()), len(values)


def _group(values: Floats, *, is_amount: bool) -> GroupResponse:
    responded, customers = _hits(values)
    money = settled(float(values.mean())) if is_amount else None
    return GroupResponse(customers=customers, responded=responded, money=money)


def _settled(ends: tuple[float, float]) -> tuple[float, float]:
    return settled(ends[0]), settled(ends[1])
