"""Whether values are those that the model met times a factor, such as cents for euros."""

from collections.abc import Mapping, Sequence

from segmentry.stages.scoring.cell_counts import Tally
from segmentry.stages.scoring.met import Met

#: How many times as large values are in one unit as in another, and the two units; the commoner first.
_UNITS: tuple[tuple[float, str, str], ...] = (
    (100, "cents", "euros"),
    (1_000, "units", "thousands"),
    (10, "tenths", "units"),
    (1_000_000, "units", "millions"),
    (12, "a year", "a month"),
    (7, "days", "weeks"),
    (24, "hours", "days"),
    (60, "minutes", "hours"),
    (365.25, "days", "years"),
    (30.44, "days", "months"),
    (52.18, "weeks", "years"),
    (3_600, "seconds", "hours"),
    (86_400, "seconds", "days"),
    (1_440, "minutes", "days"),
    (1_024, "megabytes", "gigabytes"),
    (1_048_576, "bytes", "megabytes"),
    (1_073_741_824, "bytes", "gigabytes"),
    (2.2046, "pounds", "kilograms"),
    (1.6093, "kilometres", "miles"),
    (3.2808, "feet", "metres"),
    (2.54, "centimetres", "inches"),
    (10_000, "", ""),
    (100_000, "", ""),
)
#: Factors that are looked for, and what each looks like.
FACTORS: Mapping[float, str] = {
    factor: f"{large} for {small}" if large else ""
    for size, one, other in _UNITS
    for factor, large, small in ((size, one, other), (1 / size, other, one))
}

#: Apart from here on, alike up to here: the largest difference between the shares of cells below the model's quantiles
#: (Kolmogorov & Smirnov's distance), of the cells that are not 0. Of n cells, 0.5 / sqrt(n) more are chance (ours).
APART, ALIKE, CHANCE = 0.5, 0.2, 0.5
#: A distance that is better by less than this is no better: of such factors the commoner one is told (ours).
_TIE = 0.02
#: Cells that are not 0, of which a scale can be told (ours).
FEWEST = 10
#: Quantiles that are, too.
_FEWEST_QUANTILES = 3


def ends_of(met: Met, factors: Sequence[float] = (1.0,)) -> tuple[float, ...]:
    """The values up to which cells are to be counted: 0, what the model met, and that times each factor."""
    if met.ends is None:
        return ()
    quantiles = [end for factor in factors for value in met.quantiles.values() for end in met.about(value, factor)]
    return (*met.about(0.0), *met.around, *quantiles)


def beyond(tally: Tally) -> int:
    """Cells well outside the range that the model met."""
    _, _, below, within, *_ = _counts(tally)
    return below + tally.values - within


def not_zero(tally: Tally) -> int:
    """Cells that are not 0, which stays 0 in every unit."""
    below, up_to, *_ = _counts(tally)
    return tally.values - (up_to - below)


def distances(met: Met, tally: Tally) -> list[float]:
    """For each factor, how far the cells lie from what the model met times it, from 0 (alike) to 1.

    A quantile that many cells share is no distance: it may stand for any of their shares.
    """
    counts, cells, shares = _counts(tally)[4:], not_zero(tally), list(met.quantiles)
    found = []
    for start in range(0, len(counts), 2 * len(shares) or 1):
        below, up_to = (counts[start + side : start + 2 * len(shares) : 2] for side in (0, 1))
        steps = zip(shares, below, up_to, strict=True)
        worst = max(max(low - share * tally.values, share * tally.values - high, 0.0) for share, low, high in steps)
        found.append(min(worst / cells, 1.0) if cells else 0.0)
    return found


def can_tell(met: Met, tally: Tally) -> bool:
    """Whether there is enough of either to tell a scale."""
    return len(met.quantiles) >= _FEWEST_QUANTILES and not_zero(tally) >= FEWEST


def is_apart(met: Met, tally: Tally) -> bool:
    """Whether the cells lie so far from what the model met that they may be on another scale."""
    return can_tell(met, tally) and distances(met, tally)[0] >= APART


def best_factor(met: Met, tally: Tally) -> float | None:
    """The factor times which the model's values are these; None where there is none.

    The tally must count up to `ends_of(met, tuple(FACTORS))`.
    """
    by_factor = dict(zip(FACTORS, distances(met, tally), strict=True))
    least = min(by_factor.values())
    if least > ALIKE + CHANCE / not_zero(tally) ** 0.5:
        return None
    return next(factor for factor, distance in by_factor.items() if distance <= least + _TIE)


def _counts(tally: Tally) -> list[int]:
    return [int(count) for count in tally.up_to]  # type: ignore[union-attr]  # of a feature that has ends
