"""What a test showed, in words: a sentence for the first page, and what it and the section of tests are made of."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from segmentry.reporting.plan.aim import is_cost
from segmentry.results.profile import Interval, Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.results.trial import Arm, Trial
from segmentry.stages.profiling.outcome_figures import event_of, value_said
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.known_events import UNWANTED
from segmentry.stages.shared.outcome_events import answer_called
from segmentry.stages.shared.plain_words import word_set
from segmentry.wording import listed, plural

#: What names of such columns say beside what was tested.
_OF_A_TEST = word_set(
    "a b ab arm arms group grp cell variant version condition bucket test treatment treated trt treat control "
    "experiment experimental trial assigned assignment flag intervention randomised randomized randomisation rx study "
    "gruppe testgruppe kontrollgruppe versuchsgruppe groupe temoin controle experimentelle grupo prueba gruppo "
    "controllo variante groep testgroep controlegroep proefgroep grupa testowa kontrolna badana wariant di de"
)
#: Levels of those who were given nothing, as people say them.
_NONE = word_set("none nothing keine ohne sans sin senza geen brak")
#: Arms of which one has no more than so many times another are much of a size (ours).
_SAME_SIZE = 1.1


def said_of_trial(segmentation: Segmentation, beside: Collection[str] = ()) -> str | None:
    """What a test showed that was drawn at random, and what to do about it, for the first page; None without one.

    Nothing is said of one whose arms go with what was known before, and of what nobody calls a test only a difference,
    and that not of the columns `beside`, of which the page says what to try.
    """
    each = () if segmentation.profile is None else segmentation.profile.trials
    told = [x for x in each if x.not_random is None and (x.is_called_so or (x.is_shown and x.column not in beside))]
    first = min(told, key=lambda x: (not x.is_called_so, not x.is_shown), default=None)
    return None if first is None else TrialWords(segmentation, first).said


@dataclass(frozen=True)
class TrialWords:
    """The words for a test."""

    segmentation: Segmentation
    trial: Trial

    @property
    def said(self) -> str:
        """What it showed and what to do about it, where it was drawn at random."""
        if in_groups := self._in_groups():
            return f"{self.name} did not show the same in all groups: {in_groups}."
        arms = self._by_value
        if not self.trial.is_shown:
            return f"{self.name} showed no difference{self._could(self._rates(self.trial.arms))}: do not build on it."
        return f"{self.name} showed a difference: {self._rates(arms)}{self._gap()}: {self._do()}."

    @cached_property
    def outcome(self) -> Outcome:
        """What it is told of."""
        outcomes = () if self.segmentation.profile is None else self.segmentation.profile.outcomes
        return next(outcome for outcome in outcomes if outcome.column == self.trial.outcome)

    @property
    def column(self) -> str:
        """What people call the column of its arms."""
        return column_called(self.trial.column, self.segmentation.labels).words

    @property
    def name(self) -> str:
        """What was tested, where its column says so; of what the company sent, why it is taken for a test."""
        if not self.trial.is_called_so:
            beside = f"none of the {self.trial.beside} columns that were known before"
            return f"“{self.column}” goes with {beside}, as if drawn at random. Taken as a test, it"
        tested = " ".join(word for word in self.column.split() if word.casefold() not in _OF_A_TEST)
        return f"The {tested} test" if tested else "The test"

    def arm(self, level: str) -> str:
        """An arm: it, where it is a yes, nothing where it is a no, else its name."""
        return {"yes": "it", "no": ""}.get(said := self.arm_named(level), f"“{said}”")

    def arm_named(self, level: str) -> str:
        """What people call an arm: of a yes and a no the answer."""
        levels = [arm.level for arm in self.trial.arms]
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

    @property
    def _by_value(self) -> list[Arm]:
        """The arms, the best first; the highest where nothing tells what is better."""
        return sorted(self.trial.arms, key=lambda arm: -(self.sign or 1) * arm.value)

    def _rates(self, arms: Sequence[Arm]) -> str:
        """What became of each arm."""
        if self.outcome.kind != "rate":
            return f"{self.what} was {listed(f'{self.value(x.value)} {self.with_arm(x.level)}' for x in arms)}"
        first, *others = arms
        rest = [f"{self.value(x.value)} {self.with_arm(x.level)}" for x in others]
        return listed([f"{self.value(first.value)} {self.what} {self.with_arm(first.level)}", *rest])

    def _gap(self) -> str:
        """How far the arm that is farthest from what it is compared with is from it, in brackets behind a blank."""
        first, *others = self.trial.arms
        arm = max(others, key=lambda x: (x.is_apart, abs(x.apart or 0.0)))
        if not arm.is_apart:
            return ""
        between = f"{self.arm(arm.level)} against {self.arm(first.level)} " if len(others) > 1 else ""
        return f" ({between}{self._far(arm)})"

    def _far(self, arm: Arm) -> str:
        """A difference that was shown, without its sign."""
        return f"{self.gap(abs(arm.apart or 0.0))} apart, {self.ends(_sides(arm))}"

    def _do(self) -> str:
        """What follows for all customers."""
        best, first = self._by_value[0], self.trial.arms[0]
        good = [best.level, *best.like]
        given = "" if self.sign else ", if more of it is better"
        if len(good) == len(self.trial.arms):
            return "it does not tell which is best"
        if self.trial.has_control and first.level in good:
            worse = [self.arm(x.level) for x in self.trial.arms if x.level not in good]
            what = f"{listed(worse)}: {plural(len(worse), 'it', 'they')}" if len(self.trial.arms) > 2 else "it: it"
            return f"stop {what} did worse{given}"
        if self.trial.has_control and len(self.trial.arms) == 2:
            return f"do it for all{given}"
        apart = ", which it does not tell apart," if len(good) > 1 else ""
        return f"use {listed(map(self.arm, good), 'or')}{apart} for all{given}"

    def _could(self, rates: str) -> str:
        """How many customers showed none, and what these would have shown."""
        counts = [arm.count for arm in self.trial.arms]
        few, many = min(counts), max(counts)
        of_size = f"{few:,} in each arm" if many <= _SAME_SIZE * few else f"arms of {few:,} to {many:,}"
        shown = "" if self.trial.visible is None else f"; {self.gap(self.trial.visible)} would have shown"
        return f" that {of_size} could show ({rates}{shown})"

    def _in_groups(self) -> str:
        """Of which groups it showed what; empty where all of them show the same of two arms, or none shows anything."""
        apart = [arm for _, arms in self.trial.segments for arm in arms if arm.is_apart]
        if not apart:
            return ""
        first, level = self.trial.arms[0].level, max(apart, key=lambda arm: abs(arm.apart or 0.0)).level
        own = {i: next(x for x in arms if x.level == level) for i, arms in self.trial.segments}
        rest = [i for i, arm in own.items() if not arm.is_apart]
        shown = {i: arm.apart or 0.0 for i, arm in own.items() if arm.is_apart}
        if not rest and len({gap > 0 for gap in shown.values()}) == 1:
            return ""
        if not self.trial.has_control and sum(shown.values()) * (self.sign or 1) < 0:  # the better one is told of
            first, level = level, first
            shown = {i: -gap for i, gap in shown.items()}
        each = [self._in_group(i, gap, own[i]) for i, gap in shown.items()]
        each += [f"no difference is shown in {_groups(rest)}"] if rest else []
        good = [i for i, gap in shown.items() if gap * (self.sign or 1) > 0]
        done = f"use {self.arm(level)} in {_groups(good)} alone" if good else f"do not use {self.arm(level)}"
        against = "" if self.arm(level) == "it" else f" rather than {self.arm(first)}"
        given = "" if self.sign else ", if more of it is better"
        return f"{self.with_arm(level)}{against}, {listed(each)}: {done}{given}"

    def _in_group(self, segment: int, apart: float, arm: Arm) -> str:
        """What differed in a group, beyond chance."""
        gap = self.gap(abs(apart))
        if self.outcome.kind == "rate":
            said = f"{gap} {'more' if apart > 0 else 'fewer'} {self.what}"
        else:
            said = f"{self.what} was {gap} {'more' if apart > 0 else 'less'}"
        return f"{said} in group {segment} ({self.ends(_sides(arm))})"


def _points(apart: float) -> str:
    """A difference of rates in hundredths, with a decimal below ten."""
    said = f"{100 * apart:.1f}" if abs(round(100 * apart, 1)) < 10 else f"{100 * apart:.0f}"
    return said.replace("-0.0", "0.0")


def _sides(arm: Arm) -> Interval:
    low, high = sorted(map(abs, arm.apart_interval or (0.0, 0.0)))
    return low, high


def _groups(ids: Sequence[int]) -> str:
    return f"{plural(len(ids), 'group')} {listed(map(str, ids))}"
