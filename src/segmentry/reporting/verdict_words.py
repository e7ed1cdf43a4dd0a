"""How many segments there are and how real they are, in the fewest words: what a page says at its head."""

from segmentry.results.choice import KChoice
from segmentry.wording import counted

_NOBODY = "No real groups found"
#: What is said of groups that are one column told again, in place of how real they are.
BY_ONE_COLUMN = "groups by one column, {column}; the rest follows"


def verdict_said(choice: KChoice, k: int) -> str:
    """How many segments, and how real they are.

    >>> import numpy as np, segmentry
    >>> rng = np.random.default_rng(0)
    >>> blobs = np.concatenate([rng.normal(m, 0.3, size=(100, 2)) for m in (0, 3, 6)])
    >>> verdict_said(segmentry.choose_k(blobs, k_max=4), 3)
    '3 clearly separate segments'
    """
    segments = counted(k, "segment")
    if k == 1:
        return _NOBODY if choice.k == 1 else "No split: all customers in one segment"
    if (column := choice.of(k).by_column) is not None:
        return f"{k} {BY_ONE_COLUMN.format(column=column).replace('groups', 'segments')}"
    said = {
        "natural": f"{k} clearly separate segments",
        "reproducible": f"{k} segments that repeat, with blurry borders",
        "constructive": f"{segments}: a useful split, not natural groups",
        "no structure": f"{_NOBODY}: these {segments} were made, not found",
    }
    return said.get(choice.of(k).verdict or "", segments)


def recommended_said(choice: KChoice) -> str:
    """Which number is recommended, and which to take where customers must be split all the same.

    >>> import numpy as np, segmentry
    >>> choice = segmentry.choose_k(np.random.default_rng(0).normal(size=(200, 2)), k_max=4)
    >>> recommended_said(choice).startswith("Recommended: 1; if you must split, ")
    True
    """
    split = "" if choice.constructive is None else f"; if you must split, {choice.constructive}"
    return f"Recommended: {choice.k}{split}"
