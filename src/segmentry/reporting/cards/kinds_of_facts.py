"""What facts on a card are about: whether a manager can use them, and whether two are of one kind."""

import numpy as np

from segmentry.maths import Floats
from segmentry.results.columns import Column
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import Labels, column_called
from segmentry.stages.shared.outcome_events import says_yes_or_no
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.quantities import comparative, ends_with_leaving, is_of_one, tells_how_often

#: By how much a fact that a manager can use counts more than another: for how long and how much per one, and others
#: (ours).
_FIRST, _OTHERS = 2.0, 1.5
#: Columns of one noun are of one kind where they go together so closely over the segments (ours).
_TOGETHER = 0.8
#: So many yes-or-no columns of what customers have are extras.
_EXTRAS = 3
#: What says nothing of what a column is about.
_ABOUT = word_set(
    """total average mean highest lowest number last first main usual current monthly annual yearly weekly daily in on
    at of per the with from to time share percent rate"""
)


def use_of(column: Column, labels: Labels) -> float:
    """How much more it counts than what is as far from usual: a manager plans with how long customers have been here,
    and with how often they come, for how much and from how far.

    >>> column = {"type": "number", "role": "feature", "reason": "", "filled": 9, "distinct": 9}
    >>> [use_of(Column(name=x, **column), {}) for x in ("tenure", "price (EUR)", "logins_per_seat", "age", "TotalPaid")]
    [2.0, 1.5, 2.0, 1.0, 1.0]
    """
    words, called = comparative(column.name, labels.get(column.name)), column_called(column.name, labels)
    per_one = " per " in called.words and is_of_one(column.name)
    if words.sense == "loyalty" or per_one:
        return _FIRST
    if not column.is_numeric or ends_with_leaving(column.name):  # a sum over years tells how long, too
        return 1.0
    is_far = words.high == "far away"
    return _OTHERS if words.sense or called.is_money or is_far or tells_how_often(column.name) else 1.0


def extras(segmentation: Segmentation) -> frozenset[str]:
    """The yes-or-no columns of what customers have, where there are several: what they have of these is one fact."""
    profile = segmentation.profile
    if profile is None:
        return frozenset()
    own, features = profile.segments[0], [segmentation.columns[name] for name in segmentation.features]
    has = [
        x.name
        for x in features
        if x.theme == "has" and (x.kind == "share" or says_yes_or_no(level.level for level in own.levels_of(x.name)))
    ]
    return frozenset(has if len(has) >= _EXTRAS else ())


def is_one_kind(a: tuple[str, Floats], b: tuple[str, Floats]) -> bool:
    """Whether two columns share their noun and go together over the segments: each in words, with k values.

    >>> up, down = np.array([0.0, 1.0, 2.0]), np.array([1.0, -2.0, 1.0])
    >>> is_one_kind(("streaming TV", up), ("streaming movies", up)), is_one_kind(("seats", up), ("active seats", down))
    (True, False)
    """
    one, other = (_about(words) for words, _ in (a, b))
    if not one or not other or {one[0], one[-1]}.isdisjoint((other[0], other[-1])):
        return False
    if min(a[1].std(), b[1].std()) == 0:
        return True
    return bool(abs(np.corrcoef(a[1], b[1])[0, 1]) >= _TOGETHER)


def _about(words: str) -> list[str]:
    return [word for word in words.casefold().split() if word not in _ABOUT and not word.isdigit()]
