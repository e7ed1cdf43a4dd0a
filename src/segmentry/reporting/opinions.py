"""The second opinion as people read it: the methods, who stays in which segment, and what it means."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from segmentry.reporting.captions import Caption
from segmentry.results.opinions import Comparison, Move, Opinion
from segmentry.results.segmentation import Segmentation
from segmentry.wording import figure as plain

#: Lower edges of the bands of an adjusted Rand index as published, for figures of two decimals.
_AGREEMENT = ((0.9, "excellent"), (0.8, "good"), (0.65, "moderate"))
AGREEMENT_SOURCE = "Steinley 2004"
#: A segment hinges on the method when methods with as many groups move more of its customers on average (ours).
_MOVES = 0.05
#: Noise beyond this share leaves HDBSCAN's groups mere cores (ours).
_MUCH_NOISE = 0.5
#: A smaller share of a segment is not told by itself.
_LITTLE = 0.005


@dataclass(frozen=True)
class Line:
    """One method, its figures as text; empty where it has none."""

    method: str
    how: str
    groups: str
    noise: str
    moved: str
    ari: str
    silhouette: str
    calinski_harabasz: str
    bic: str
    icl: str


@dataclass(frozen=True)
class Stays:
    """One segment, and per method which part of its customers stays and where most others go."""

    id: int
    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class SecondOpinion:
    """Two tables, and what they mean. `heads` are the methods in the order of the cells of `stays`."""

    rows: str
    lines: tuple[Line, ...]
    heads: tuple[str, ...]
    stays: tuple[Stays, ...]
    notes: tuple[str, ...]
    caption: Caption


def second_opinion(segmentation: Segmentation) -> SecondOpinion | None:
    """The comparison with other methods as text; None where there is none.

    Examples
    --------
    >>> import segmentry
    >>> prepared = segmentry.prepare(segmentry.sample("telecom", rows=600))
    >>> segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared, k_max=6), k=5)
    >>> [line.method for line in second_opinion(segmentry.compare(segmentation, prepared)).lines[:2]]
    ['K-Means (ours)', 'Gaussian mixture']
    """
    comparison = segmentation.comparison
    if comparison is None:
        return None
    compared = [opinion for opinion in comparison.opinions if opinion.moves and opinion.k]  # all is noise to k = 0
    return SecondOpinion(
        rows=_rows(comparison),
        lines=tuple(_line(opinion, comparison) for opinion in (comparison.ours, *comparison.opinions)),
        heads=tuple(_head(opinion, comparison) for opinion in compared),
        stays=tuple(
            Stays(segment.id, segment.name, tuple(_cell(opinion.moves[i]) for opinion in compared))
            for i, segment in enumerate(segmentation.segments)
            if compared
        ),
        notes=tuple(_notes(comparison)),
        caption=caption(comparison),
    )


def caption(comparison: Comparison) -> Caption:
    """What the other methods say of our segments, and which segment to look at."""
    own = (_own_number(opinion, comparison) for opinion in comparison.opinions if opinion.own_k)
    return Caption(
        " ".join([_as_many(comparison), *own]), _alone(comparison) if comparison.k == 1 else _what_to_do(comparison)
    )


def agreement_band(ari: float) -> str:
    """The band of an adjusted Rand index, rounded to two decimals, after Steinley (2004, p. 395).

    >>> agreement_band(0.9), agreement_band(0.64)
    ('excellent', 'poor')
    """
    return next((name for edge, name in _AGREEMENT if round(ari, 2) >= edge), "poor")


def _peers(comparison: Comparison) -> list[Opinion]:
    """The opinions on as many groups as there are segments, of methods that put every customer in one."""
    return [one for one in comparison.opinions if one.noise is None and one.moves and _as_ours(one, comparison)]


def _as_ours(opinion: Opinion, comparison: Comparison) -> bool:
    return not opinion.own_k or opinion.k == comparison.k


def _as_many(comparison: Comparison) -> str:
    peers = sorted(_peers(comparison), key=lambda one: -(one.kept or 0))
    if not peers:
        return "With one segment nobody can move."
    told = [f"{_percent(one.kept)} with {_named(one)} (ARI {_fixed(one.ari)})" for one in peers]
    bands = dict.fromkeys(agreement_band(one.ari or 0) for one in sorted(peers, key=lambda one: -(one.ari or 0)))
    band = " to ".join([*bands][:: max(1, len(bands) - 1)])
    stay = f"With {comparison.k} groups as well, customers stay in their segment: {_listed(told)}"
    return f"{stay}. Agreement is {band} by {AGREEMENT_SOURCE}."


def _own_number(opinion: Opinion, comparison: Comparison) -> str:
    if opinion.method == "HDBSCAN":
        return _dense(opinion)
    k = opinion.components or opinion.k
    icl = "" if opinion.k_by_icl in (None, k) else f" (ICL: {opinion.k_by_icl})"
    if k == 1:
        return f"By BIC one component{icl} fits the mixture best: no groups at all."
    if k == comparison.k_max:
        return f"By BIC the mixture takes {k} components{icl}, as many as it may: no number stands out."
    if k == comparison.k:
        return f"By BIC the mixture prefers our number, too{icl}."
    return f"By BIC the mixture prefers {k} components{icl}."


def _dense(opinion: Opinion) -> str:
    noise = (opinion.noise or 0) / opinion.rows
    if not opinion.k:
        return "HDBSCAN finds no dense groups: to it all customers are noise."
    groups = "1 dense group" if opinion.k == 1 else f"{opinion.k} dense groups"
    if not opinion.noise:
        return f"HDBSCAN finds {groups} and no noise{_with_ari(opinion.ari, '; ')}."
    cores = ", so that its groups are cores only" if noise > _MUCH_NOISE else ""
    others = _with_ari(opinion.ari_without_noise, "; for the others ")
    return f"HDBSCAN finds {groups} and calls {_percent(noise)} of the customers noise{cores}{others}."


def _with_ari(ari: float | None, before: str) -> str:
    return "" if ari is None else f"{before}agreement is {agreement_band(ari)} (ARI {_fixed(ari)})"


def _what_to_do(comparison: Comparison) -> str:
    peers = _peers(comparison)
    gone: dict[int, list[float]] = defaultdict(list)
    partners: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for move in (move for one in peers for move in one.moves if move.kept is not None):
        gone[move.segment].append(1 - (move.kept or 0))
        if move.goes_to is not None:
            partners[move.segment][move.goes_to] += move.goes or 0
    average = {segment: sum(shares) / len(shares) for segment, shares in gone.items()}
    worst = max(average, key=lambda segment: average[segment])
    if average[worst] <= _MOVES:
        least = floor(100 * (1 - average[worst]))
        kept = "all" if least == 100 else f"{least}% or more"
        return f"No segment hinges on the method: on average each keeps {kept} of its customers."
    partner = max(partners[worst], key=lambda segment: partners[worst][segment])
    them = f"segments {worst} and {partner}" if partner <= comparison.k else f"segment {worst}"
    who = f"that of segment {partner}" if partner <= comparison.k else "one that matches no segment"
    weak = min(one.ari or 0 for one in peers) < _AGREEMENT[-1][0]
    end = "take the segments for one useful division among several" if weak else "treat their border as soft"
    moved = f"on average {_percent(average[worst])} of its customers are in another group, mostly in {who}"
    return f"Segment {worst} hinges most on the method: {moved}. Compare the averages of {them}, and {end}."


def _alone(comparison: Comparison) -> str:
    numbers = [str(one.k) for one in comparison.opinions if one.k > 1]
    if not numbers:
        return "Keep one segment: the others see no groups either."
    return f"Look at {_listed(list(dict.fromkeys(numbers)), 'or')} segments before you settle for one."


def _line(opinion: Opinion, comparison: Comparison) -> Line:
    whole = opinion.noise in (None, 0)
    apart = "" if whole or opinion.ari_without_noise is None else f" ({_fixed(opinion.ari_without_noise)}*)"
    mark = "" if whole else "*"
    return Line(
        method="K-Means (ours)" if opinion is comparison.ours else opinion.method,
        how=_how(opinion),
        groups=f"{opinion.k} (own)" if opinion.own_k else str(opinion.k),
        noise="" if opinion.noise is None else _percent(opinion.noise / opinion.rows),
        moved="" if opinion.moved is None or not opinion.k else _percent(opinion.moved),
        ari="" if opinion.ari is None or not opinion.k else f"{_fixed(opinion.ari)}{apart}",
        silhouette="" if opinion.silhouette is None else f"{_fixed(opinion.silhouette)}{mark}",
        calinski_harabasz="" if opinion.calinski_harabasz is None else f"{opinion.calinski_harabasz:,.0f}{mark}",
        bic="" if opinion.bic is None else f"{opinion.bic:,.0f}",
        icl="" if opinion.icl is None else f"{opinion.icl:,.0f}",
    )


def _how(opinion: Opinion) -> str:
    told = [opinion.settings]
    if opinion.inertia is not None:
        told.append(f"inertia {plain(opinion.inertia)}")
    if opinion.deviation is not None:
        told.append(f"sum of distances {plain(opinion.deviation)}")
    return "; ".join(told)


def _head(opinion: Opinion, comparison: Comparison) -> str:
    return opinion.method if _as_ours(opinion, comparison) else f"{opinion.method} ({opinion.k})"


def _cell(move: Move) -> str:
    """Who stays, and where most others are: `59%; 41% to 4`."""
    if move.kept is None:
        return "none here"
    told = [_percent(move.kept)]
    if move.goes_to is not None and (move.goes or 0) >= _LITTLE:
        told.append(f"{_percent(move.goes or 0)} to {move.goes_to}")
    if (move.noise or 0) >= _LITTLE:
        told.append(f"{_percent(move.noise or 0)} noise")
    return "; ".join(told)


def _notes(comparison: Comparison) -> list[str]:
    notes = ["Only K-Means becomes the model. (own): the method's own number of groups."]
    if any(one.method == "HDBSCAN" and one.noise for one in comparison.opinions):
        notes.append("* without noise. Elsewhere noise counts: as one more group in the ARI, and as not moved.")
    if any(one.own_k and one.k > comparison.k > 1 for one in comparison.opinions):
        notes.append(f"Groups above {comparison.k} match no segment.")
    notes.append("A smaller BIC or ICL is better; a group that is not normal may take several components.")
    return notes


def _rows(comparison: Comparison) -> str:
    return f"{'a sample of' if comparison.sampled else 'all'} {comparison.rows:,} customers"


def _named(opinion: Opinion) -> str:
    return "the Gaussian mixture" if opinion.method == "Gaussian mixture" else opinion.method


def _percent(share: float | None) -> str:
    """A share; 100% and 0% only where they are exact."""
    share = share or 0.0
    return ">99%" if 0.995 <= share < 1 else "<1%" if 0 < share < 0.005 else f"{share:.0%}"


def _fixed(value: float | None) -> str:
    return f"{round(value or 0.0, 2) + 0.0:.2f}"


def _listed(words: Sequence[str], last: str = "and") -> str:
    return f" {last} ".join([*([", ".join(words[:-1])] if words[:-1] else []), words[-1]])
