"""How real segments are, in the words that people read: one place for the page, the cards, the app and the model."""

from segmentry.results.choice import KChoice, Verdict
from segmentry.results.segmentation import Segmentation
from segmentry.stages.selection.judging import as_read, reality
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import capitalised, counted, listed

#: The verdict as people read it.
IN_PLAIN_WORDS: dict[Verdict, str] = {
    "natural": "clearly separate groups",
    "reproducible": "groups that repeat, with blurry borders",
    "constructive": "a useful split, not natural groups",
    "no structure": "no real groups found",
}
#: The last of them at the head of a page.
NO_GROUPS = capitalised(IN_PLAIN_WORDS["no structure"])
#: What is said of groups that are one column told again, in place of how real they are.
BY_ONE_COLUMN = "groups by one column, {column}; the rest follows"


def how_real(segmentation: Segmentation, k: int | None = None) -> str:
    """How real the groups that there are are, or those of another number, in plain words; empty where it is not known.

    >>> import segmentry
    >>> how_real(segmentry.run(segmentry.sample("telecom", rows=600), segmentry.Plan(k_max=5)))
    'clearly separate groups'
    """
    own = segmentation.choice.of(k or segmentation.k)
    is_hand_made = k is None and segmentation.by_hand is not None
    verdict = segmentation.verdict if k is None else own.verdict
    if verdict is None:
        return ""
    if verdict == "no structure" or is_hand_made:
        return IN_PLAIN_WORDS[verdict]
    if own.by_column is not None:
        return BY_ONE_COLUMN.format(column=f"“{column_called(own.by_column, segmentation.labels).words}”")
    return IN_PLAIN_WORDS[as_read(own) or verdict]


def verdict_said(choice: KChoice, k: int) -> str:
    """How many segments, and how real they are: what a page says at its head.

    >>> import numpy as np, segmentry
    >>> rng = np.random.default_rng(0)
    >>> blobs = np.concatenate([rng.normal(m, 0.3, size=(100, 2)) for m in (0, 3, 6)])
    >>> verdict_said(segmentry.choose_k(blobs, k_max=4), 3)
    '3 clearly separate segments'
    """
    segments = counted(k, "segment")
    if k == 1:
        return NO_GROUPS if choice.k == 1 else "No split: all customers in one segment"
    if (column := choice.of(k).by_column) is not None:
        return f"{k} {BY_ONE_COLUMN.format(column=column).replace('groups', 'segments')}"
    said = {
        "natural": f"{k} clearly separate segments",
        "reproducible": f"{k} segments that repeat, with blurry borders",
        "constructive": f"{segments}: a useful split, not natural groups",
        "no structure": f"{NO_GROUPS}: these {segments} were made, not found",
    }
    return said.get(as_read(choice.of(k)) or "", segments)


def number_beside(choice: KChoice, other: int, k: int) -> str:
    """Another number, with how real it is where that is more."""
    read, own = as_read(choice.of(other)), as_read(choice.of(k))
    return f"{other} ({IN_PLAIN_WORDS[read]})" if read and reality(read) > reality(own) else str(other)


def close_call(choice: KChoice) -> str:
    """With which other numbers it is a close call; empty with none.

    >>> import numpy as np, segmentry
    >>> choice = segmentry.choose_k(np.random.default_rng(0).normal(size=(200, 2)), k_max=4)
    >>> close_call(choice), close_call(choice.model_copy(update={"k": 3, "close": (2, 4)}))
    ('', 'a close call with 2 and 4')
    """
    others = listed(number_beside(choice, k, choice.k) for k in choice.close)
    return f"a close call with {others}" if others else ""


def recommended_said(choice: KChoice) -> str:
    """Which number is recommended, and which to take where customers must be split all the same.

    >>> import numpy as np, segmentry
    >>> choice = segmentry.choose_k(np.random.default_rng(0).normal(size=(200, 2)), k_max=4)
    >>> recommended_said(choice).startswith("Recommended: 1; if you must split, ")
    True
    """
    split = "" if choice.constructive is None else f"; if you must split, {choice.constructive}"
    return f"Recommended: {choice.k}{split}"
