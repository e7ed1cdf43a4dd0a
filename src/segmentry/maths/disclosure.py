"""Which cells of a table of counts to withhold, and what a reader can work out of those that are told."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

Counts = NDArray[np.int64]
Hidden = NDArray[np.bool_]
#: More customers than matter: what may be so many may be any number.
_ANY = 1_000_000
_TWO = 2


def hidden(cells: Counts, least: int) -> Hidden:
    """Which cells of a table of counts are not told: small ones, and so many others that these do not follow.

    Of every cell of fewer than `least` customers a reader cannot tell, from all that is told, that it has fewer
    (primary and secondary suppression; Hundepool et al. 2012, Statistical Disclosure Control).

    Parameters
    ----------
    cells : array, levels x segments
        The sums of its rows are told, too, where they are not small themselves. Those of its columns are known, but
        where there is one row: then they are its cells. A cell of nobody is told, but where nothing else hides another.

    Returns
    -------
    array, levels x (segments + 1)
        The last column is that of the rows' sums.

    Examples
    --------
    >>> hidden(np.array([[90, 3, 60], [10, 47, 40]]), 5).astype(int)
    array([[1, 1, 0, 0],
           [1, 1, 0, 0]])

    Two withheld cells of one customer each, whose sum is told, would be of two at most.

    >>> hidden(np.array([[1, 1, 30, 60]]), 5).astype(int)
    array([[1, 1, 1, 0, 0]])

    Of who did not pay, beside a segment of two of them that of six is hidden, and not that of eighty-six.

    >>> hidden(np.array([[15, 17, 6, 86, 2], [638, 432, 390, 241, 173]]), 5).astype(int)
    array([[0, 0, 1, 0, 1, 0],
           [0, 0, 1, 0, 1, 0]])
    """
    whole = np.column_stack([cells, cells.sum(axis=1)])
    is_hidden = is_small(whole, least)
    for small in np.argwhere(is_hidden):
        _hide_single(is_hidden, whole, least)
        at = int(small[0]), int(small[1])
        while not is_open(whole, is_hidden, at, least) and (other := _beside(is_hidden, whole, at)) is not None:
            is_hidden[other] = True
            _hide_single(is_hidden, whole, least)
    return is_hidden


def furthest(cells: Counts, low: Counts, high: Counts, at: tuple[int, int]) -> tuple[int, int]:
    """The least and the largest count that a cell may have, for all that a reader knows.

    A table that is known in part is a network: each cell an arc from its row to its column, each sum of a row an arc
    into it. What a cell may have more is what can flow back around it (Gusfield 1988, A graph theoretic approach to
    statistical data security, SIAM Journal on Computing 17).

    Parameters
    ----------
    cells : array, rows x (columns + 1)
        The counts, and last the sums of the rows. The sums of the columns, and of all, are known, but of one row.
    low, high : array of the same shape
        What is known of each: both the count itself of one that is told.
    at : pair of int
        The cell.

    Examples
    --------
    A row whose sum is told; of one that is not, the cells of the other row.

    >>> whole = np.array([[1, 6, 50, 57]])
    >>> furthest(whole, np.array([[0, 0, 50, 57]]), np.array([[99, 99, 50, 57]]), (0, 0))
    (0, 7)
    >>> whole = np.array([[1, 0, 1], [6079, 3920, 9999]])
    >>> furthest(whole, np.array([[0, 0, 0], [0, 3920, 9999]]), np.array([[9999, 0, 9999], [9999, 3920, 9999]]), (0, 0))
    (1, 1)
    """
    rows, width = cells.shape
    more, less = high - cells, cells - low
    forth = np.zeros((rows + width + 1,) * 2, dtype=np.int64)
    forth[:rows, rows : rows + width - 1], forth[rows : rows + width - 1, :rows] = more[:, :-1], less[:, :-1].T
    forth[rows + width - 1, :rows], forth[:rows, rows + width - 1] = more[:, -1], less[:, -1]
    if rows == 1:  # what the columns add up to is not known: anything may come from elsewhere
        forth[rows : rows + width, -1] = forth[-1, rows : rows + width] = max(int(more.max()), _ANY)
    row, column = at[0], rows + at[1]
    own = (row, column) if at[1] < width - 1 else (column, row)
    forth[own], forth[own[::-1]] = 0, 0
    network = csr_array(np.minimum(forth, np.iinfo(np.int32).max // len(forth)).astype(np.int32))
    up = min(int(more[at]), int(maximum_flow(network, own[1], own[0]).flow_value))
    down = min(int(less[at]), int(maximum_flow(network, own[0], own[1]).flow_value))
    return int(cells[at]) - down, int(cells[at]) + up


def is_small(whole: Counts, least: int) -> Hidden:
    """Which cells are of so few customers, if of any."""
    return np.asarray((whole > 0) & (whole < least))


def _hide_single(is_hidden: Hidden, whole: Counts, least: int) -> None:
    """Hide another beside every cell that is the only hidden one of its row or column, so that no sum is it."""
    while (at := _another(is_hidden, whole, least)) is not None:
        is_hidden[at] = True


def _another(is_hidden: Hidden, whole: Counts, least: int) -> tuple[int, int] | None:
    """The best cell beside one that is the only hidden one of its column, or row; None where there is none."""
    for axis in (0, 1) if len(whole) > 1 else (1,):
        near = ~is_hidden & (is_hidden.sum(axis=axis, keepdims=True) == 1)
        if near.any():
            is_short = np.where(is_hidden, whole, 0).sum(axis=axis, keepdims=True) < least
            return _best(near, is_hidden, whole, is_short & (whole == 0), 1 - axis)
    return None


def _beside(is_hidden: Hidden, whole: Counts, at: tuple[int, int]) -> tuple[int, int] | None:
    """The best cell that is told in the row and the column of a hidden one, else anywhere."""
    near = np.zeros_like(is_hidden)
    near[at[0]] = True
    near[:, at[1]] = True
    near &= ~is_hidden
    return _best(near if near.any() else ~is_hidden, is_hidden, whole, whole == 0, 1)


def _best(near: Hidden, is_hidden: Hidden, whole: Counts, hides_nothing: Hidden, along: int) -> tuple[int, int] | None:
    """Of these cells the one that costs least: itself, and what must hide it in its row (`along` 1) or column where
    nothing is hidden yet."""
    is_alone = ~is_hidden.any(axis=along, keepdims=True) & np.ones_like(near)

    def cost(at: tuple[int, int]) -> int:
        if len(whole) == _TWO:  # one level tells of the other: what is lost is how many have the rarer one
            return int(whole[:, at[1]].min())
        if not is_alone[at]:
            return int(whole[at])
        line, place = (whole[at[0]], at[1]) if along else (whole[:, at[1]], at[0])
        mates = np.delete(line, place)
        able = mates if whole[at] else mates[mates > 0]  # a cell of nobody hides one that is not small
        return int(whole[at] + able.min(initial=whole.max()))

    cells = [(int(row), int(column)) for row, column in np.argwhere(near)]
    last = whole.shape[1] - 1  # of what everybody has more is lost than of what a segment has
    return min(cells, key=lambda at: (hides_nothing[at], is_alone[at], at[1] == last, cost(at), at), default=None)


def known(whole: Counts, is_hidden: Hidden) -> tuple[Counts, Counts]:
    """Between what each count lies for all that is told: nothing is known of the hidden ones."""
    return np.where(is_hidden, 0, whole), np.where(is_hidden, np.maximum(_ANY, whole), whole)


def is_open(
    whole: Counts, is_hidden: Hidden, at: tuple[int, int], least: int, between: tuple[Counts, Counts] | None = None
) -> bool:
    """Whether a small count may be `least` or more for all that is told, and no single number is left for it.

    No more can be asked than the sum of its column, which is known where there are several rows.
    """
    low, high = furthest(whole, *(between or known(whole, is_hidden)), at)
    enough = least if len(whole) == 1 else min(least, int(whole[:, at[1]].sum()))
    return high >= enough and low < high
