"""Segments in which a feature is missing far more often than for everyone: what they share may be the hole alone."""

from collections.abc import Collection, Mapping, Sequence

from segmentry.maths import settled
from segmentry.maths.inference import cohens_h, rate_interval
from segmentry.results.profile import Average, Level
from segmentry.results.sentences import Figure

#: Cohen's h from which missing cells mark a segment: a medium effect, such as 30 % where everyone has 10 % (ours).
FAR = 0.5


def filled_cells(averages: Sequence[Average], levels: Sequence[Level]) -> dict[str, int]:
    """How many customers of a segment have a value, by column."""
    return {a.column: a.count for a in averages} | {level.column: level.filled for level in levels}


def marked_by_missing(
    filled: Sequence[Mapping[str, int]], sizes: Sequence[int], features: Collection[str], least: int
) -> list[tuple[Figure, ...]]:
    """Of every segment the features that are missing far more often in it than for everyone, furthest first.

    That is so where Cohen's h is at least `FAR`, and everyone's share lies below the 95 % interval (Wilson) of the
    segment's. Counts of 1 to `least` - 1 customers are not told.

    Parameters
    ----------
    filled : of every segment, how many of its customers have a value, by column
    sizes : of every segment, how many customers it has

    Examples
    --------
    >>> [figure, *_], other = marked_by_missing([{"age": 20}, {"age": 190}], [100, 200], ["age"], 5)
    >>> figure.value, figure.of_all, other
    (0.8, 0.3, ())
    """

    def figures(own: Mapping[str, int], size: int) -> list[Figure]:
        shares = {
            name: {"value": settled(1 - own[name] / size), "of_all": everyone}
            for name, everyone in of_all.items()
            if _tellable(own[name], size, least) and _is_far(size - own[name], size, everyone)
        }
        return [Figure(column=name, level=None, count=size, missing=True, **share) for name, share in shares.items()]

    among = [name for name in features if all(name in own for own in filled)]
    of_all = {name: settled(1 - sum(own[name] for own in filled) / sum(sizes)) for name in among}
    return [
        tuple(sorted(figures(own, size), key=lambda figure: (-cohens_h(figure.value, figure.of_all), figure.column)))
        for own, size in zip(filled, sizes, strict=True)
    ]


def _is_far(missing: int, size: int, everyone: float) -> bool:
    low, _ = rate_interval(missing, size) or (0.0, 1.0)
    return cohens_h(missing / size, everyone) >= FAR and low > everyone


def _tellable(filled: int, size: int, least: int) -> bool:
    """Whether neither those with a value nor those without are too few to be told of."""
    return size > 0 and all(count == 0 or count >= least for count in (filled, size - filled))
