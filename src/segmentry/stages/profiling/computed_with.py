"""The columns with which a value is computed: with these it goes by construction."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from segmentry.maths import Floats
from segmentry.maths.matching_pursuit import given_by
from segmentry.results.profile import Outcome
from segmentry.stages.inspection.suspects import correlations, zero_where_unknown

#: Share of its variance that they must give, the most columns that are looked at, and rows for each (ours).
_ENOUGH, _MOST, _ROWS_EACH = 0.999, 100, 20


def computed_with(values: Mapping[str, Floats], outcome: Outcome, result: Floats, numbers: Sequence[str]) -> list[str]:
    """Those of the numbers of which a value is a sum or difference, but for a thousandth of its variance; none of a
    rate.

    Parameters
    ----------
    values : mapping of column to array, n
        NaN where missing.
    result : array, n
        The value of each customer.

    Examples
    --------
    >>> loan, rate, paid = np.random.default_rng(0).normal(size=(3, 300))
    >>> of = {"segment": 0, "count": 300, "value": 0.0}
    >>> outcome = Outcome(column="left", kind="mean", level=None, all=of, segments=())
    >>> computed_with({"loan": loan, "rate": rate, "paid": paid}, outcome, loan - paid, ["loan", "rate", "paid"])
    ['loan', 'paid']
    """
    known = ~np.isnan(result)
    if outcome.kind == "rate" or len(numbers) > _MOST or known.sum() < _ROWS_EACH * (len(numbers) + 1):
        return []
    frame = pd.DataFrame({name: values[name][known] for name in numbers})
    varies = [name for name in frame if frame[name].nunique() > 1]
    r = zero_where_unknown(correlations(frame[varies].assign(**{"": result[known]})).to_numpy())
    return [str(varies[i]) for i in given_by(r, len(varies), _ENOUGH)]
