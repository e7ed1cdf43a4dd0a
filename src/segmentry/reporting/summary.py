"""The summary: one dictionary, computed once, that every rendering reads."""

import json
from pathlib import Path
from typing import Any

from segmentry.files import whole_file
from segmentry.results.labels import added_columns
from segmentry.results.segmentation import Segmentation, Validation

#: What is validated per segment, and where it is found.
_VALIDATED = {
    "silhouette": "silhouettes",
    "stability": "stabilities",
    "within": "within",
    "across": "across",
    "continues": "continues",
    "borderline": "borderline",
}
#: What is profiled per segment.
_PROFILED = ("averages", "levels", "apart", "sentence", "persona")


def summary(segmentation: Segmentation) -> dict[str, Any]:
    """Everything that a program or a report may want to know, as plain JSON data.

    What a later stage fills is there and None; numbers are finite or None.

    Examples
    --------
    >>> import segmentry
    >>> sorted(summary(segmentry.run(segmentry.sample("bank", rows=500), segmentry.Plan(k=3)))["sizes"])
    ['1', '2', '3']
    """
    data = segmentation.to_dict()
    choice, validation = data["choice"], data["validation"]
    return {
        "segmentry_version": data["segmentry_version"],
        "created": data["created"],
        "table": data["table"],
        "k": data["k"],
        "k_recommended": choice["k"],
        "rule": choice["rule"],
        "reasons": choice["reasons"],
        "close": choice["close"],
        "constructive": choice["constructive"],
        "knee": choice["knee"],
        "knees": choice["knees"],
        "fragility": segmentation.choice.fragility,
        "verdict": segmentation.verdict,
        "evidence": choice["evidence"],
        "sampled": choice["sampled"],
        "inertia": data["inertia"],
        "passes": data["passes"],
        "silhouette": validation and validation["silhouette"],
        "silhouette_rows": validation and validation["rows"],
        "resamples": validation and validation["resamples"],
        "stability_rows": validation and validation["stability_rows"],
        "sizes": {str(segment.id): segment.size for segment in segmentation.segments},
        "segments": _segments(segmentation, data),
        "everyone": data["profile"] and data["profile"]["all"],
        "contrasts": data["profile"] and data["profile"]["contrasts"],
        "outcomes": data["profile"] and data["profile"]["outcomes"],
        "rules": data["rules"],
        "map": data["map"],
        "comparison": data["comparison"],
        "features": list(segmentation.features),
        "recipe": data["recipe"]["steps"],
        "columns": data["columns"]["columns"],
        "findings": data["columns"]["findings"],
        "rows_read": data["rows_read"],
        "rows_labelled": data["rows_labelled"],
        "columns_added": list(added_columns(segmentation.types)),
        "load_report": data["load_report"],
        "plan": data["plan"],
        "seed": segmentation.plan.seed,
        "timings": data["timings"],
        "versions": data["versions"],
    }


def write_summary(segmentation: Segmentation, path: str | Path) -> None:
    """Write the summary as strict JSON."""
    with whole_file(path) as target:
        text = json.dumps(summary(segmentation), indent=1, ensure_ascii=False, allow_nan=False)
        target.write_text(text + "\n", encoding="utf-8")


def _segments(segmentation: Segmentation, data: dict[str, Any]) -> list[dict[str, Any]]:
    validation, profile = segmentation.validation, data["profile"]
    rows = []
    for i, segment in enumerate(segmentation.segments):
        rows.append(
            {
                "id": segment.id,
                "name": segment.name,
                "size": segment.size,
                "share": segment.share,
                "centre": dict(zip(segmentation.features, segment.centre, strict=True)),
                **{key: _of(validation, many, i) for key, many in _VALIDATED.items()},
                **{key: profile and profile["segments"][i][key] for key in _PROFILED},
            }
        )
    return rows


def _of(validation: Validation | None, figure: str, i: int) -> Any:
    """A figure of one segment, as JSON has it; None where it was not computed."""
    each = getattr(validation, figure, ())
    if not each:
        return None
    return list(each[i]) if isinstance(each[i], tuple) else each[i]
