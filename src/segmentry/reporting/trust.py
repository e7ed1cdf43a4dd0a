"""How far to trust a segmentation: what is told of the whole, and of each segment."""

from dataclasses import dataclass
from typing import Any

from segmentry.maths.assignment import BORDERLINE
from segmentry.reporting import captions
from segmentry.reporting.captions import SILHOUETTE_SOURCE, STABILITY_BANDS, STABILITY_SOURCE
from segmentry.reporting.verdicts import Light, light
from segmentry.results.segmentation import Segmentation


@dataclass(frozen=True)
class Held:
    """How one segment holds, as text, with the traffic light of its stability.

    `across` and `continues` compare with one segment less, and are blank for two, which always come from one.
    """

    id: int
    name: str
    light: Light
    stability: str
    silhouette: str
    within: str
    across: str
    continues: str
    borderline: str


def held(segmentation: Segmentation) -> tuple[Held, ...]:
    """One line per segment; none where there is one segment, or nothing is validated.

    Examples
    --------
    >>> import segmentry
    >>> segmentation = segmentry.run(segmentry.sample("telecom", rows=600), segmentry.Plan(k=5, k_max=5))
    >>> [one.light.name for one in held(segmentation)][:2]
    ['green', 'green']
    """
    v = segmentation.validation
    if v is None or not v.stabilities:
        return ()
    return tuple(
        Held(
            id=segment.id,
            name=segment.name,
            light=light(v.stabilities[i]),
            stability=f"{v.stabilities[i]:.2f}",
            silhouette=_fixed(v.silhouettes[i]),
            within="{1:.2f} ({0:.2f} to {2:.2f})".format(*v.within[i]) if v.within else "",
            across=f"{v.across[i]:.2f}" if v.across and segmentation.k > 2 else "",
            continues=_continues(v.continues[i]) if v.continues and segmentation.k > 2 else "",
            borderline=f"{v.borderline[i]:.1%}" if v.borderline else "",
        )
        for i, segment in enumerate(segmentation.segments)
    )


def held_rests_on(segmentation: Segmentation) -> str:
    """What the lines rest on, in words."""
    v = segmentation.validation
    if v is None or not v.stabilities:
        return ""
    (_, _), (green, _), (amber, _) = STABILITY_BANDS
    pairs = f"{v.resamples // 2} pairs of them, all rows assigned"
    fewer = ""
    if v.across and segmentation.k > 2:
        fewer = (
            f" SLSa: {with_one_less(segmentation.k)}, 1 = all its customers were in one of them; beside it whether one"
            " of them was the same segment already, and which."
        )
    return (
        f"Stability: mean Jaccard similarity with the best match in {v.resamples} bootstrap fits to"
        f" {v.stability_rows:,} rows; traffic light by the bands of {STABILITY_SOURCE}: green from {green:g},"
        f" amber from {amber:g}."
        f" SLSw: median and quartiles over {pairs}.{fewer} SLS after Dolnicar & Leisch 2017."
        f" On a border: margin below {BORDERLINE:g} (ours)."
    )


def with_one_less(k: int) -> str:
    """What segments are compared with, in words.

    >>> with_one_less(5)
    'with 4 segments instead of 5'
    """
    return f"with {k - 1} segments instead of {k}"


def trusted(segmentation: Segmentation, s: dict[str, Any]) -> list[tuple[str, str]]:
    """How far to trust the whole, as pairs of a heading and a sentence.

    Parameters
    ----------
    segmentation : Segmentation
    s : dict
        What `summary` says of it.
    """
    told = []
    if s["silhouette"] is None:
        told.append(("Separation", "With one segment there is nothing to compare."))
    else:
        figure = f"Silhouette (Euclidean) {s['silhouette']:.2f} over {s['silhouette_rows']:,} rows"
        band = f"{captions.silhouette_band(s['silhouette'])} by {SILHOUETTE_SOURCE}"
        told.append(("Separation", f"{figure}: {band}.{captions.why_both(segmentation)}"))
        bands: dict[str, list[str]] = {}
        for one in sorted(s["segments"], key=lambda one: -one["stability"]):
            own = bands.setdefault(captions.stability_band(one["stability"]), [])
            own.append(f"{one['id']} ({one['stability']:.2f})")
        each = "; ".join(f"{band}: {', '.join(ids)}" for band, ids in bands.items())
        how = f"Mean Jaccard similarity over {s['resamples']} bootstrap fits to {s['stability_rows']:,} rows"
        told.append(("Stability of each segment", f"{each[0].upper()}{each[1:]}. {how}; bands by {STABILITY_SOURCE}."))
    rows, without = s["evidence"][0]["rows"], s["rows_read"] - s["rows_labelled"]
    if s["sampled"]:
        told.append(("Rows", f"k was chosen on a sample of {rows:,} rows; the segments are fitted to all of them."))
    else:
        able = " that could be labelled" if without else ""
        told.append(("Rows", f"All {rows:,} rows{able} went into the choice of k and the segments."))
    if without:
        told.append(("Left out", f"{without:,} of {s['rows_read']:,} rows have no feature filled and got no segment."))
    return told


def _fixed(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _continues(before: int | None) -> str:
    return "new" if before is None else f"there too, as {before}"
