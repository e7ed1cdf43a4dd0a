"""What a test showed, in words: a sentence for the first page, and what it and the section of tests are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from segmentry.reporting.plan.arm_words import ArmWords
from segmentry.results.profile import Interval
from segmentry.results.segmentation import Segmentation
from segmentry.results.trial import Arm, Trial
from segmentry.stages.shared.given_or_not import is_given
from segmentry.stages.shared.own_doing import own_doing, thing_given
from segmentry.stages.shared.plain_words import word_set
from segmentry.wording import listed, plural

#: What names of such columns say beside what was tested.
_OF_A_TEST = word_set(
    "a b ab arm arms group grp cell variant version condition bucket test treatment treated trt treat control "
    "experiment experimental trial assigned assignment flag intervention randomised randomized randomisation rx study "
    "gruppe testgruppe kontrollgruppe versuchsgruppe groupe temoin controle experimentelle grupo prueba gruppo "
    "controllo variante groep testgroep controlegroep proefgroep grupa testowa kontrolna badana wariant di de"
)
#: What follows where nobody knows which way an outcome is wanted to go.
_NOT_KNOWN = "The table does not tell whether more of it is wanted."
#: Arms of which one has no more than so many times another are much of a size (ours).
_SAME_SIZE = 1.1


def trials_to_do(segmentation: Segmentation) -> tuple[Trial, ...]:
    """The tests that were drawn at random and tell what to do: what is called so first, then what brings most."""
    each = () if segmentation.profile is None else segmentation.profile.trials
    words = [TrialWords(segmentation, x) for x in each if x.not_random is None]
    told = sorted((x for x in words if x.to_do), key=lambda x: (not x.trial.is_called_so, -x.gain))
    return tuple(x.trial for x in told)


def said_of_trial(segmentation: Segmentation) -> str | None:
    """What a test showed that was drawn at random and tells of nothing to do; None without one.

    Nothing is said of one whose arms go with what was known before, and of what nobody calls a test only a difference.
    """
    each = () if segmentation.profile is None else segmentation.profile.trials
    told = [x for x in each if x.not_random is None and (x.is_called_so or x.is_shown)]
    words = [TrialWords(segmentation, x) for x in sorted(told, key=lambda x: (not x.is_called_so, not x.is_shown))]
    return next((x.said for x in words if not x.to_do), None)


def drawn_said(segmentation: Segmentation, trials: Sequence[Trial]) -> str:
    """Why these are taken for tests, and what is not known of them; empty of none."""
    if not trials:
        return ""
    names = listed([_who_is_in(TrialWords(segmentation, x)) for x in trials], most=len(trials))
    fewest = min(x.beside for x in trials)
    beside = f"none of the {fewest} columns that were known before"
    return f"Who was given what ({names}) looks drawn at random: it goes with {beside}. What it costs is not counted."


def _who_is_in(words: "TrialWords") -> str:
    """The column of a test, and of how many it tells where others were not in it."""
    inside, every = words.trial.count, words.outcome.all.count
    return words.column if inside == every else f"{words.column}, of {inside:,} of {every:,}"


@dataclass(frozen=True)
class TrialWords(ArmWords):
    """The words for what a test showed, and what follows."""

    @property
    def said(self) -> str:
        """What it showed and what to do about it, where it was drawn at random."""
        if not self._in_groups and not self.trial.is_shown:
            return f"{self.name} shows no difference beyond chance: {self._rates(self.trial.arms)}.{self._could()}"
        found = "did not show the same in all groups" if self._in_groups else "showed a difference"
        act = f": {self._to_do}.{self._untold}" if self._to_do else ". It does not tell which is best."
        return f"{self.name} {found}: {self.why}{act if self.sign else f'. {_NOT_KNOWN}'}"

    @cached_property
    def to_do(self) -> str:
        """What is to be done, as a title; empty where it tells of nothing, or nothing tells what is wanted."""
        act = self._to_do if self.sign else ""
        about = self._tested if self.trial.is_called_so else self.column
        return act if not act or not about or about in act else f"{act} ({about})"

    @property
    def _to_do(self) -> str:
        return groups.act if (groups := self._in_groups) else self._act if self.trial.is_shown else ""

    @property
    def why(self) -> str:
        """What became of those of each arm."""
        groups = self._in_groups
        return groups.found if groups else f"{self._rates(self._by_value)}{self._gap()}"

    @property
    def briefly(self) -> str:
        """The same without intervals."""
        groups = self._in_groups
        return groups.found if groups else self._rates(self._by_value)

    @property
    def name(self) -> str:
        """What was tested, where its column says so; of what the company sent, why it is taken for a test."""
        if not self.trial.is_called_so:
            beside = f"none of the {self.trial.beside} columns that were known before"
            return f"“{self.column}” goes with {beside}, as if drawn at random. Taken as a test, it"
        return f"The {self._tested} test" if self._tested else "The test"

    @property
    def _tested(self) -> str:
        """What was tested, where its column says so."""
        return " ".join(word for word in self.column.split() if word.casefold() not in _OF_A_TEST)

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

    @cached_property
    def _good(self) -> list[str]:
        """The best arm, and those that it does not tell from it, the better first."""
        best = self._by_value[0]
        return [x.level for x in self._by_value if x.level == best.level or x.level in best.like]

    @property
    def _act(self) -> str:
        """What follows for all customers; empty where nothing does."""
        good, first, arms = self._good, self.trial.arms[0], self.trial.arms
        if len(good) == len(arms):
            return ""
        if self.trial.has_control and first.level in good:
            worse = [self.arm(x.level) for x in arms if x.level not in good]
            return f"stop {listed(worse)}" if len(arms) > 2 else "stop it"
        if self.trial.has_control and len(arms) == 2:
            return self._given_to_all if self.arm(good[0]) == "it" else f"use {self.arm(good[0])} for all"
        return f"use {listed(map(self.arm, good), 'or')} for all"

    @property
    def _given_to_all(self) -> str:
        """What is done where it was given or not."""
        done = own_doing(self.trial.column) or ("give {it} to {whom}" if is_given(self.trial.column) else "")
        return done.replace("{it}", thing_given(self.column)).replace("{whom}", "all") or "do it for all"

    @property
    def _untold(self) -> str:
        """That it does not tell the best from others that are as good, as a sentence behind a blank."""
        is_told = self._in_groups or not self._act.startswith("use ") or len(self._good) == 1
        return "" if is_told else f" It does not tell {listed(map(self.arm, self._good))} apart."

    @cached_property
    def gain(self) -> float:
        """How far the best is from all."""
        return abs(self._by_value[0].value - self.trial.value)

    @property
    def brings(self) -> str:
        """What it does not tell apart, and how many more, or fewer, it would be if all had been given the best."""
        if self._in_groups or not self.sign or not self._act:
            return self._untold.strip()
        now = self.trial.value
        of_good = sorted((x.value for x in self.trial.arms if x.level in self._good), key=lambda x: abs(x - now))
        shown, untold = " to ".join(dict.fromkeys(map(self.value, sorted(of_good)))), self._untold.strip()
        if self.outcome.kind != "rate":
            return f"{untold} For all it would be {shown} on average instead of {self.value(now)}.".strip()
        many = dict.fromkeys(f"{float(f'{abs(x - now) * self.trial.count:.2g}'):,.0f}" for x in of_good)
        about = f"about {' to '.join(many)} {'more' if self.sign > 0 else 'fewer'}"
        all_of = f"For all {self.trial.count:,} it would be {shown} instead of {self.value(now)}"
        return f"{untold} {all_of}: {about}.".strip()

    def _could(self) -> str:
        """What so many customers would have shown, as a sentence behind a blank: less is not ruled out."""
        counts = [arm.count for arm in self.trial.arms]
        few, many = min(counts), max(counts)
        of_size = f"{few:,} in each arm" if many <= _SAME_SIZE * few else f"arms of {few:,} to {many:,}"
        if self.trial.visible is None:
            return ""
        return (
            f" With {of_size}, {self.gap(self.trial.visible)} would have shown: less is neither proven nor ruled out."
        )

    @cached_property
    def _in_groups(self) -> "_InGroups | None":
        """Of which groups it showed what; None where all of them show the same of two arms, or none shows anything."""
        apart = [arm for _, arms in self.trial.segments for arm in arms if arm.is_apart]
        if not apart:
            return None
        first, level = self.trial.arms[0].level, max(apart, key=lambda arm: abs(arm.apart or 0.0)).level
        own = {i: next(x for x in arms if x.level == level) for i, arms in self.trial.segments}
        rest = [i for i, arm in own.items() if not arm.is_apart]
        shown = {i: arm.apart or 0.0 for i, arm in own.items() if arm.is_apart}
        if not rest and len({gap > 0 for gap in shown.values()}) == 1:
            return None
        if not self.trial.has_control and sum(shown.values()) * (self.sign or 1) < 0:  # the better one is told of
            first, level = level, first
            shown = {i: -gap for i, gap in shown.items()}
        each = [self._in_group(i, gap, own[i]) for i, gap in shown.items()]
        each += [f"no difference is shown in {_groups(rest)}"] if rest else []
        good = [i for i, gap in shown.items() if gap * (self.sign or 1) > 0]
        done = f"use {self.arm(level)} in {_groups(good)} alone" if good else f"do not use {self.arm(level)}"
        against = "" if self.arm(level) == "it" else f" rather than {self.arm(first)}"
        return _InGroups(f"{self.with_arm(level)}{against}, {listed(each)}", done)

    def _in_group(self, segment: int, apart: float, arm: Arm) -> str:
        """What differed in a group, beyond chance."""
        gap = self.gap(abs(apart))
        if self.outcome.kind == "rate":
            said = f"{gap} {'more' if apart > 0 else 'fewer'} {self.what}"
        else:
            said = f"{self.what} was {gap} {'more' if apart > 0 else 'less'}"
        return f"{said} in group {segment} ({self.ends(_sides(arm))})"


@dataclass(frozen=True)
class _InGroups:
    """What was found where groups do not share a difference, and what is to be done."""

    found: str
    act: str


def _sides(arm: Arm) -> Interval:
    low, high = sorted(map(abs, arm.apart_interval or (0.0, 0.0)))
    return low, high


def _groups(ids: Sequence[int]) -> str:
    return f"{plural(len(ids), 'group')} {listed(map(str, ids))}"
