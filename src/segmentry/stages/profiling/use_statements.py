"""What is said of those who use little, or much, of all that is counted: barely active, very active."""

from collections.abc import Collection

import numpy as np

from segmentry.maths import Floats
from segmentry.stages.profiling.statement import NOTABLE, FiguresOfSegments, Statement, near_the_outermost
from segmentry.stages.shared.words_of_use import tells_use

#: So many columns count how much is used; who is barely active has at most so much of all customers' average in as many
#: of them, and who is very active so much more (ours).
_LEAST, _BARELY, _VERY = 3, 0.5, 1.5


def of_use(figures: FiguresOfSegments, among: Collection[str]) -> list[Statement]:
    """Who is barely active, and who very: in three columns or more of what is used, and the opposite in none."""
    columns = [figures.columns[average.column] for average in figures.averages[0]]
    places = [
        j
        for j, column in enumerate(columns)
        if column.name in among and column.is_numeric and tells_use(column.name) and not figures.is_vague(column)
    ]
    if len(places) < _LEAST:
        return []
    own = [[averages[j] for j in places] for averages in figures.averages]
    standing = np.array([[a.standing or 0.0 for a in each] for each in own])
    means = np.array([[a.mean or 0.0 for a in each] for each in own])
    counts = np.array([[a.count for a in each] for each in own], float)
    beside = _ratio(means, counts)
    made = []
    for words, away, towards in (
        ("barely active", beside <= _BARELY, -standing),
        ("very active", beside >= _VERY, standing),
    ):
        marks = away & (towards >= NOTABLE)
        far = towards.mean(axis=1)
        holds = near_the_outermost(far) & (marks.sum(axis=1) >= _LEAST) & (towards > -NOTABLE).all(axis=1)
        if holds.any():
            met = marks[holds].any(axis=0)
            told = tuple(columns[j].name for j, is_met in zip(places, met, strict=True) if is_met)
            apart = np.abs(far[:, None] - far)
            made.append(Statement(told[0], words, holds, far, apart, stands_alone=True, columns=told))
    return made


def _ratio(means: Floats, counts: Floats) -> Floats:
    """The averages of segments as parts of that of all customers (k x columns); NaN where that is not above 0."""
    of_all = (means * counts).sum(axis=0) / np.maximum(counts.sum(axis=0), 1)
    beside: Floats = np.divide(means, of_all, out=np.full_like(means, np.nan), where=of_all > 0)
    return beside
