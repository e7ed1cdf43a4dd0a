"""How the arms of a test are said, and what became of them."""

import re
from dataclasses import dataclass
from functools import cached_property

from segmentry.reporting.plan.aim import is_cost
from segmentry.results.profile import Interval, Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.results.trial import Trial
from segmentry.stages.profiling.outcome_figures import event_of, value_said
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.known_events import UNWANTED
from segmentry.stages.shared.outcome_events import answer_called
from segmentry.stages.shared.plain_words import word_set

#: Levels of those who were given nothing, as people say them.
_NONE = word_set("none nothing keine ohne sans sin senza geen brak")
#: Levels that are amounts.
_AMOUNT = re.compile(r"-?\d+([.,]\d+)?")


@dataclass(frozen=True)
class ArmWords:
    """The words for arms."""

    segmentation: Segmentation
    trial: Trial

    @cached_property
    def outcome(self) -> Outcome:
        """What it is told of."""
        outcomes = () if self.segmentation.profile is None else self.segmentation.profile.outcomes
        return next(outcome for outcome in outcomes if outcome.column == self.trial.outcome)

    @property
    def column(self) -> str:
        """What people call the column of its arms."""
        return column_called(self.trial.column, self.segmentation.labels).words

    def arm(self, level: str) -> str:
        """An arm: it, where it is a yes, nothing where it is a no, else its name; an amount without quotes."""
        said = self.arm_named(level)
        return {"yes": "it", "no": ""}.get(said, said if said != level and level in said else f"“{said}”")

    def arm_named(self, level: str) -> str:
        """What people call an arm: of a yes and a no the answer, of an amount its unit, too."""
        levels, shown = (
            [arm.level for arm in self.trial.arms],
            column_called(self.trial.column, self.segmentation.labels),
        )
        if shown.unit and _AMOUNT.fullmatch(level):
            return shown.value(level)
        return answer_called(self.trial.column, level, levels, self.segmentation.labels)

    def with_arm(self, level: str) -> str:
        """Those of an arm, behind what became of them."""
        if level.casefold() in _NONE:
            return "with none" if len(self.trial.arms) > 2 else "without it"
        return f"with {self.arm(level)}" if self.arm(level) else "without it"

    @property
    def what(self) -> str:
        """What became of those of whom rates are told, or whose average it is."""
        if self.outcome.kind == "rate":
            return event_of(self.outcome, self.segmentation.labels).briefly
        return column_called(self.outcome.column, self.segmentation.labels).words

    def value(self, value: float) -> str:
        """A rate or an average."""
        return value_said(self.outcome, value, self.segmentation.labels)

    def gap(self, apart: float) -> str:
        """A difference: of rates in points."""
        return f"{_points(apart)} points" if self.outcome.kind == "rate" else self.value(apart)

    def ends(self, ends: Interval) -> str:
        """Both ends of its interval."""
        said = _points if self.outcome.kind == "rate" else self.value
        return f"{said(ends[0])} to {said(ends[1])}"

    def between(self, ends: Interval) -> str:
        """Both ends of the interval of a rate or an average."""
        return f"{self.value(ends[0])} to {self.value(ends[1])}"

    @property
    def sign(self) -> int:
        """1 where more of the outcome is better, -1 where less is, 0 where nothing tells."""
        if self.outcome.kind != "rate":
            return -1 if is_cost(self.segmentation, self.outcome) else int(self.outcome.is_value)
        event = event_of(self.outcome, self.segmentation.labels)
        if self.outcome.is_bad or event.kind in UNWANTED or event.wanted is False:
            return -1
        return int(bool(event.wanted))


def _points(apart: float) -> str:
    """A difference of rates in hundredths, with a decimal below ten."""
    said = f"{100 * apart:.1f}" if abs(round(100 * apart, 1)) < 10 else f"{100 * apart:.0f}"
    return said.replace("-0.0", "0.0")
