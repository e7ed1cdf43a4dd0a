"""Which sign amounts and quantities have where something is sold: some systems write what leaves a firm below zero."""

from collections.abc import Mapping

import numpy as np

from segmentry.results.orders import LogRole, RowKind
from segmentry.results.table import Table
from segmentry.stages.customers.shape import Head

#: The first rows tell.
_LOOKED_AT = 2_000
#: Of payments that are below zero so many are, and of pieces that are, in so many of the rows with money (ours).
_MOST, _NEARLY_ALL = 0.5, 0.8


def signs(table: Table, kind: RowKind, roles: Mapping[LogRole, str]) -> tuple[bool, bool]:
    """Whether what is spent, and whether what is sold, is below zero.

    Of payments those are that leave an account. Of goods those are that leave a store, where nearly all that is worth
    something is below zero: what came back is then above.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> entries = pd.DataFrame({"Quantity": [-1, -4, -2, -3, -1, -1, 1], "Amount": [9.0, 36, 18, 27, 9, 9, -9]})
    >>> signs(segmentry.read(entries), "order lines", {"quantity": "Quantity", "amount": "Amount"})
    (False, True)
    """
    worth, pieces = roles.get("amount") or roles.get("unit_price"), roles.get("quantity")
    head = Head.of(table.rows, [name for name in (worth, pieces) if name], _LOOKED_AT)
    spent = sold = False
    if kind == "transactions" and "amount" in roles:
        spent = _share(head.known(roles["amount"]) < 0) > _MOST
    if worth and pieces:
        counted = head.numbers(pieces)[head.numbers(worth) > 0]
        sold = _share(counted[~np.isnan(counted)] < 0) >= _NEARLY_ALL
    return spent, sold


def _share(which: np.ndarray) -> float:
    return float(which.mean()) if len(which) else 0.0
