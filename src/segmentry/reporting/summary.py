"""The summary: one dictionary, computed once, that every rendering reads."""

from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from segmentry.files import whole_file
from segmentry.results.hand_changes import ByHand
from segmentry.results.labels import added_columns
from segmentry.results.segmentation import Segmentation, Validation

_NAMES = (
    *("segmentry_version", "created", "table", "k", "k_recommended", "rule", "reasons", "close", "constructive"),
    *("knee", "knees", "fragility", "verdict", "evidence", "sampled", "inertia", "passes", "silhouette"),
    *("silhouette_rows", "resamples", "stability_rows", "sizes", "segments", "everyone", "contrasts", "outcomes"),
    *(
        "at_stake",
        "rules",
        "map",
        "comparison",
        "own_segments",
        "log",
        "rfm",
        "next_spending",
        "standing",
        "by_hand",
        "features",
        "recipe",
        "columns",
        "findings",
    ),
    *("rows_read", "rows_labelled", "columns_added", "load_report", "plan", "seed", "timings", "versions"),
)
#: Where a figure stands in the segmentation, if not under its name.
_HOME = (
    {"k_recommended": "choice.k", "silhouette_rows": "validation.rows", "everyone": "profile.all"}
    | {"recipe": "recipe.steps", "columns": "columns.columns", "findings": "columns.findings", "seed": "plan.seed"}
    | {name: f"choice.{name}" for name in ("rule", "reasons", "close", "constructive", "knee", "knees", "evidence")}
    | {name: f"validation.{name}" for name in ("silhouette", "resamples", "stability_rows")}
    | {"sampled": "choice.sampled", "contrasts": "profile.contrasts", "outcomes": "profile.outcomes"}
    | {"at_stake": "profile.at_stake"}
)
#: What is validated per segment, and where it is found.
_VALIDATED = {"silhouette": "silhouettes", "stability": "stabilities"}
_VALIDATED |= {name: name for name in ("within", "across", "continues", "borderline")}
#: Ten times as fast as Python's own, which matters for a thousand columns.
_JSON = TypeAdapter(dict[str, Any])
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
    for finding in data["columns"]["findings"]:
        del finding["mend"]  # which is for those who change the plan
    made = {
        "fragility": segmentation.choice.fragility,
        "verdict": segmentation.verdict,
        "by_hand": _by_hand(segmentation.by_hand),
        "sizes": {str(segment.id): segment.size for segment in segmentation.segments},
        "segments": _segments(segmentation, data),
        "features": list(segmentation.features),
        "columns_added": list(added_columns(segmentation.types, rfm=segmentation.rfm is not None)),
    }
    return {name: made[name] if name in made else _at(data, _HOME.get(name, name)) for name in _NAMES}


def _by_hand(by_hand: ByHand | None) -> dict[str, Any] | None:
    """What was changed, without the centres, which are the model's."""
    if by_hand is None:
        return None
    told = {"kind", "segments", "reason", "moved"}
    return {"k": by_hand.k, "changes": [change.model_dump(mode="json", include=told) for change in by_hand.changes]}


def _at(data: dict[str, Any], path: str) -> Any:
    """What stands at a path in the segmentation; None where its stage is not done."""
    value: Any = data
    for part in path.split("."):
        value = value and value[part]
    return value


def write_summary(segmentation: Segmentation, path: str | Path) -> None:
    """Write the summary as strict JSON."""
    with whole_file(path) as target:
        target.write_bytes(_JSON.dump_json(summary(segmentation), indent=1) + b"\n")


def _segments(segmentation: Segmentation, data: dict[str, Any]) -> list[dict[str, Any]]:
    validation, profile = segmentation.validation, data["profile"]
    return [
        {
            **{name: getattr(segment, name) for name in ("id", "name", "size", "share")},
            "centre": dict(zip(segmentation.features, segment.centre, strict=True)),
            **{key: _of(validation, many, i) for key, many in _VALIDATED.items()},
            **{key: profile and profile["segments"][i][key] for key in _PROFILED},
        }
        for i, segment in enumerate(segmentation.segments)
    ]


def _of(validation: Validation | None, figure: str, i: int) -> Any:
    """A figure of one segment, as JSON has it; None where it was not computed."""
    each = getattr(validation, figure, ())
    if not each:
        return None
    return list(each[i]) if isinstance(each[i], tuple) else each[i]
