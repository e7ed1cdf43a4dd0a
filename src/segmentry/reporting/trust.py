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
    """How one segment holds, as text, with the traffic light of its stability."""

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
            across=f"{v.across[i]:.2f}" if v.across else "",
            continues=_continues(v.continues[i]) if v.continues else "",
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
    return (
        f"Stability: mean Jaccard similarity with the best match in {v.resamples} bootstrap fits to"
        f" {v.stability_rows:,} rows; traffic light by the bands of {STABILITY_SOURCE}: green from {green:g},"
        f" amber from {amber:g}."
        f" SLSw: median and quartiles over {pairs}; SLSa: 1 = it came whole from one of {segmentation.k - 1} segments,"
        f" and which it continues (Dolnicar & Leisch 2017). On a border: margin below {BORDERLINE:g} (ours)."
    )


def trusted(s: dict[str, Any]) -> list[tuple[str, str]]:
    """How far to trust the whole, as pairs of a heading and a sentence.

    Parameters
    ----------
    s : dict
        What `summary` says of the segmentation.
    """
    told = []
    if s["silhouette"] is None:
        told.append(("Separation", "With one segment there is nothing to compare."))
    else:
        figure = f"Silhouette (Euclidean) {s['silhouette']:.2f} over {s['silhouette_rows']:,} rows"
        told.append(("Separation", f"{figure}: {captions.silhouette_band(s['silhouette'])} by {SILHOUETTE_SOURCE}."))
        bands: dict[str, list[str]] = {}
        for one in sorted(s["segments"], key=lambda one: -one["stability"]):
            own = bands.setdefault(captions.stability_band(one["stability"]), [])
            own.append(f"{one['id']} ({one['stability']:.2f})")
        each = "; ".join(f"{band}: {', '.join(ids)}" for band, ids in bands.items())
        how = f"Mean Jaccard similarity over {s['resamples']} bootstrap fits to {s['stability_rows']:,} rows"
        told.append(("Stability of each segment", f"{each[0].upper()}{each[1:]}. {how}; bands by {STABILITY_SOURCE}."))
    rows = s["evidence"][0]["rows"]
    if s["sampled"]:
        told.append(("Rows", f"k was chosen on a sample of {rows:,} rows; the segments are fitted to all of them."))
    else:
        told.append(("Rows", f"All {rows:,} rows that could be labelled went into the choice of k and the segments."))
    if without := s["rows_read"] - s["rows_labelled"]:
        told.append(("Left out", f"{without:,} of {s['rows_read']:,} rows have no feature filled and got no segment."))
    return told


def _fixed(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _continues(before: int | None) -> str:
    return "new" if before is None else f"continues {before}"
