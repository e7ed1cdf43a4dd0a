"""The evidence per k in words: the figures with their uncertainty, and what is special about one k."""

from collections.abc import Sequence

from segmentry.results.choice import Evidence, KChoice
from segmentry.stages.selection.judging import held_back
from segmentry.wording import fixed


def marks(choice: KChoice, k: int, shown: int) -> list[str]:
    """What is special about one k."""
    holds = {
        "recommended": k == choice.k,
        "close": k in choice.close,
        "made": k == choice.constructive,
        "shown": k == shown != choice.k,
        "knee": k == choice.knee,
    }
    return [word for word, does in holds.items() if does]


def with_spread(value: float | None, spread: float | None) -> str:
    """A figure and its standard deviation or error.

    >>> with_spread(0.981, 0.012), with_spread(0.981, None), with_spread(None, None)
    ('0.98\u00b10.01', '0.98', '')
    """
    return fixed(value) if value is None or spread is None else f"{fixed(value)}\u00b1{spread:.2f}"


def with_z(value: float | None, z: float | None) -> str:
    """A figure, and how many standard deviations it lies from tables without clusters.

    >>> with_z(0.48, 4.81), with_z(0.48, None)
    ('0.48 (+4.8)', '0.48')
    """
    return fixed(value) if value is None or z is None else f"{fixed(value)} ({round(z, 1) + 0.0:+.1f})"


def held_back_by(e: Evidence) -> str:
    """The test that keeps a number of segments from being called more real; empty where there is none.

    >>> held_back_by(Evidence(k=2, rows=9, inertia=1.0, verdict="constructive", stability=0.7987))
    'stability 0.799: at least 0.8'
    """
    hurdle = held_back(e)
    if hurdle is None:
        return ""
    return f"{hurdle.figure} {hurdle.parted}: at {'most' if hurdle.is_most else 'least'} {hurdle.limit:g}"


def silhouette(e: Evidence) -> str:
    """The silhouette (Euclidean), with its interval where not all rows were scored."""
    if e.silhouette is None or e.silhouette_interval is None:
        return fixed(e.silhouette)
    low, high = e.silhouette_interval
    return f"{fixed(e.silhouette)} ({low:.2f} to {high:.2f})"


def mean_and_lowest(each: Sequence[float]) -> tuple[float | None, float | None]:
    """The mean and the lowest of some figures; None of none."""
    return (sum(each) / len(each), min(each)) if each else (None, None)


def across(e: Evidence) -> tuple[float, ...]:
    """Segment level stability across solutions, where it tells anything: two segments always come from one."""
    return e.across if e.k > 2 else ()
