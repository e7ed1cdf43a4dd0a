"""Segments of a plan for any number, each as deep as it was wanted."""

from copy import copy
from dataclasses import dataclass, field
from typing import Any

from segmentry.journey import Clock, Journey, steps, walk
from segmentry.plan import Plan
from segmentry.progress import Progress, part, stage
from segmentry.results.segmentation import Segmentation
from segmentry.stages.comparison import compare
from segmentry.stages.validation import validate
from segmentry.worker.questions import PREVIEW_ROWS, Depth


@dataclass
class Work:
    """A plan carried out as far as the number of segments, and what was made of it since, by k."""

    journey: Journey
    made: dict[int, Segmentation] = field(default_factory=dict)
    previews: dict[int, Segmentation] = field(default_factory=dict)

    @property
    def first_depth(self) -> Depth:
        """How deep segments are wanted at first: of a big table a preview is there long before the rest."""
        journey = self.journey
        big = journey.choice.sampled and journey.prepared.table.n_rows >= PREVIEW_ROWS
        return "preview" if big else "complete"


def before_segments(plan: Plan) -> Plan:
    """What of a plan counts until the number of segments is found."""
    after: dict[str, Any] = {
        "k": "auto",
        "detail": "recommended",
        "changes": (),
        "sizes": None,
        "names": {},
        "labels": {},
    }
    return plan.model_copy(update=after)


def deep(work: Work, k: int, depth: Depth, progress: Progress | None) -> Segmentation:
    """The segmentation with k segments, as deep as wanted or deeper."""
    if depth == "preview" and k not in work.made:
        if k not in work.previews:
            work.previews[k] = _made(work, k, preview=True, progress=progress)
        return work.previews[k]
    if k not in work.made:
        work.made[k] = _made(work, k, preview=False, progress=progress)
    if depth in ("validated", "compared") and work.made[k].validation is None:
        with stage("Validating the segments", progress):
            work.made[k] = validate(work.made[k], work.journey.prepared)
    if depth == "compared" and work.made[k].comparison is None:
        with stage("Asking other methods", progress):
            work.made[k] = compare(work.made[k], work.journey.prepared)
    return work.made[k]


def _made(work: Work, k: int, *, preview: bool, progress: Progress | None) -> Segmentation:
    on = copy(work.journey)
    on.k, on.preview = k, preview
    clustering, *others = steps(on.plan, after="choose_k", last="rfm")
    clock = Clock(progress)
    with part(0.5):
        walk(on, [clustering], clock)
    walk(on, others, clock)
    return on.segmentation
