"""What stands on the card of a segment that is called after what law protects, where something is tried with it."""

from segmentry.reporting.steps.step import DONE_ALIKE, LIKE_ALL, SERVE, Step
from segmentry.reporting.steps.steps_of_marks import is_sold_to
from segmentry.reporting.trust.sensitive import is_of_health, protected_of
from segmentry.results.profile import SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.sensitive_traits import on_people, protects
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import capitalised, listed, plural


def legal_line(segmentation: Segmentation, own: SegmentProfile, step: Step) -> str:
    """To ask for legal advice, by which of its columns; empty where nothing is tried, or its name says no such thing.
    Who is served at little cost is chosen, too; patients are by their health."""
    tries = step.text and (step.short == SERVE or step.short not in (LIKE_ALL, *DONE_ALIKE))
    if not tries or (is_of_health(segmentation) and not is_sold_to(segmentation)):
        return ""
    names, protected = [segment.name for segment in segmentation.segments], protected_of(segmentation)
    of_age = on_people(segmentation.columns)

    def is_met(column: str) -> bool:
        levels = [level.level for level in own.levels_of(column)]
        return column in protected or protects(column, levels, names, of_age=of_age)

    met = [column_called(column, segmentation.labels).words for column in own.named_by if is_met(column)]
    if not met:
        return ""
    return f"{capitalised(listed(met))} {plural(len(met), 'marks', 'mark')} this group: ask for legal advice first."
