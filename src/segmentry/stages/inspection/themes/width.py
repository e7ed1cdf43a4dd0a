"""Where to start with a wide table: what its columns tell, how many facts they hold, which tell most of the rest."""

import json
from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from segmentry import wording
from segmentry.maths import Floats
from segmentry.maths.effective_rank import effective_rank
from segmentry.results.columns import THEMES, Column, Finding, of_customers
from segmentry.results.mend import Mend
from segmentry.stages.inspection.suspects import zero_where_unknown

#: Features from which on a table is wide, and columns that are named to start from (ours).
MANY, STARTS = 100, 8
#: First rows from which the facts are told: as many as it takes to tell hundreds apart.
_ROWS = 1_000


def finding(columns: Sequence[Column], numbers: pd.DataFrame, together: pd.DataFrame) -> Iterator[Finding]:
    """Of a table with many features: their themes, how many independent facts they hold, and which to start from.

    Parameters
    ----------
    numbers, together : DataFrame
        The first rows of the numeric features, and their correlations.
    """
    features = [column for column in columns if column.role == "feature"]
    if len(features) < MANY:
        return
    what = f"This table is wide: {len(features):,} columns suit as features{_themes(features)}."
    starts = principal_variables(zero_where_unknown(together.to_numpy()), STARTS) if numbers.shape[1] > STARTS else []
    if starts:
        facts = f"{effective_rank(_product(numbers)):,.0f}"
        what += f" The {numbers.shape[1]:,} of numbers hold about {facts} independent facts."
    themes = {column.theme for column in features if column.theme}
    theme = 'themes = ["..."] in the plan to one of these, or ' if len(themes) > 1 else ""
    first = [str(numbers.columns[i]) for i in starts]
    names = json.dumps(first, ensure_ascii=False)
    most = f"start from {names}, which tell most of the others" if starts else "name those that matter"
    remedy = f"Fewer columns give segments that are easier to tell. Set {theme}features in the plan: {most}."
    mend = Mend(label=f"Start from these {len(first)}", options={"features": first}) if first else None
    yield Finding(severity="note", column=None, what=what, remedy=remedy, mend=mend)


def principal_variables(correlations: Floats, most: int) -> list[int]:
    """Places of the columns that together tell most of all others' variance, one after the other.

    Each is the one that explains most of what those before it leave (principal variables, McCabe 1984; forward
    selection).

    Examples
    --------
    >>> principal_variables(np.array([[1.0, 0.9, 0.0], [0.9, 1.0, 0.0], [0.0, 0.0, 1.0]]), 2)
    [0, 2]
    """
    r, chosen = np.asarray(correlations, dtype=np.float64), list[int]()
    own, squares = np.diag(r).copy(), np.einsum("ij,ij->j", r, r)
    taken = products = np.empty((len(r), 0))  # r less what was explained is r - taken @ taken.T, and is never made
    for _ in range(min(most, len(r))):
        able = own > 1e-6
        if not able.any():
            break
        left = squares - 2 * (products * taken).sum(axis=1) + ((taken @ (taken.T @ taken)) * taken).sum(axis=1)
        best = int(np.where(able, left / np.where(able, own, 1.0), -1.0).argmax())
        chosen.append(best)
        column = (r[:, best] - taken @ taken[best]) / np.sqrt(own[best])
        taken, products = np.column_stack([taken, column]), np.column_stack([products, r @ column])
        own -= column**2
    return chosen


def _themes(features: Sequence[Column]) -> str:
    counts = {theme: sum(column.theme == theme for column in features) for theme in THEMES}
    told = [(THEMES[theme], count) for theme, count in counts.items() if count]
    if not told:
        return ""
    others = len(features) - sum(count for _, count in told)
    words = [f"{of_customers(said) if i == 0 else said} ({count:,})" for i, (said, count) in enumerate(told)]
    more = [f"what no name tells ({others:,})"] if others else []
    return f", of which {wording.listed([*words, *more])}"


def _product(numbers: pd.DataFrame) -> Floats:
    """The correlations of the columns, or the rows' products, which have the same eigenvalues and may be fewer."""
    rows = numbers.iloc[:_ROWS]
    centred = np.nan_to_num((rows - rows.mean()).to_numpy(dtype=np.float64))
    scales = np.sqrt((centred**2).sum(axis=0))
    values = centred[:, scales > 0] / scales[scales > 0]
    return np.asarray(values @ values.T if len(values) < values.shape[1] else values.T @ values)
