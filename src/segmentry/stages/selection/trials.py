"""How many trials a choice of k rests on: seedings, tables without clusters, and resamples."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Trials:
    """How many of each. As it stands it is what a choice takes; with fewer it is sooner made and less sure.

    `starts` are the k-means++ seedings per k, up to four times as many for a small table; `nulls` the tables drawn from
    the null model, `boxes` the uniform ones for the gap statistic; `bootstraps` the samples, each pair of which counts;
    `halvings` count both ways.
    """

    starts: int = 10
    nulls: int = 20
    boxes: int = 10
    bootstraps: int = 20
    halvings: int = 5


_taken = [Trials()]  # for all threads: every page of the app runs on its own


def taken() -> Trials:
    """What choices of k take now."""
    return _taken[-1]


@contextmanager
def taking(trials: Trials) -> Iterator[None]:
    """While this lasts, choices of k take these."""
    _taken.append(trials)
    try:
        yield
    finally:
        _taken.pop()
