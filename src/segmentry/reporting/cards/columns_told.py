"""What a card tells of a segment: the columns of its name, who they are and what they take most of where they differ
clearly, then those that set it furthest apart, one of a kind."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from segmentry.maths import Floats
from segmentry.reporting.cards.kinds_of_facts import extras, is_one_kind, use_of
from segmentry.reporting.cards.one_fact import is_one_fact, shares_told
from segmentry.reporting.cards.typical_values import TypicalValue, is_usual, level_told, on_average, typical
from segmentry.reporting.cards.who_and_what import CLEARLY, taken_most, who_they_are
from segmentry.reporting.once import once
from segmentry.reporting.uneven_amounts import amount, none_by_a_level
from segmentry.results.profile import Profile, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.statement import NOTABLE
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.made_of_orders import IN_PLAIN_FIGURES

#: Lines on a card, one more where it is told who they are or what they take, and columns beside those of the name that
#: are weighed for them.
_MOST_TOLD, _WITH_WHO, _WEIGHED = 3, 4, 20
#: Nearer to all customers than so many standard deviations nothing fills a card (ours).
_FAINT = NOTABLE / 2
#: Columns, with what is typical in them.
Lines = Mapping[str, TypicalValue]


@once
def columns_told(segmentation: Segmentation) -> Mapping[int, Lines]:
    """By segment the columns that its card tells, with what is typical in them; none before segments are profiled."""
    profile = segmentation.profile
    if profile is None:
        return {}
    each, untold = profile.segments, none_by_a_level(segmentation)
    nearest, of_one_kind = _nearest(segmentation, profile), extras(segmentation)
    averaged = _averaged(segmentation, profile)
    cards = (_Card(segmentation, profile, *x, of_one_kind, averaged) for x in zip(each, nearest, untold, strict=True))
    return {card.own.id: card.lines() for card in cards}


def _averaged(segmentation: Segmentation, profile: Profile) -> frozenset[str]:
    """The numbers that are told by averages on every card, as a page tells a column in one way: the table of groups
    tells it so, their medians are all the same, or one that is as usual gave a segment its name."""
    found, each = amount(segmentation), profile.segments
    names = {_plain(x.column) for own in each for x in own.averages}

    def is_averaged(name: str) -> bool:
        usual = [is_usual(segmentation, own, name) for own in each]
        return all(usual) or any(
            own_is and name in map(_plain, own.named_by) for own, own_is in zip(each, usual, strict=True)
        )

    return frozenset(name for name in names if is_averaged(name)) | ({found.column} if found is not None else set())


def _nearest(segmentation: Segmentation, profile: Profile) -> list[int]:
    """To each segment the place of the one that is least far from it in all features."""
    features = frozenset(segmentation.features)
    at = np.array(
        [
            [x.standing or 0.0 for x in own.averages if x.column in features]
            + [x.difference or 0.0 for x in own.levels if x.column in features]
            for own in profile.segments
        ]
    )
    apart = ((at[:, None] - at) ** 2).sum(axis=-1)
    np.fill_diagonal(apart, np.inf)
    return [int(place) for place in apart.argmin(axis=1)]


@dataclass(frozen=True)
class _Card:
    """What one card is chosen from: `nearest` is the place of the segment to tell it from, `untold` what a level
    tells already, `extras` columns that are one fact, `averaged` those that are told by averages."""

    segmentation: Segmentation
    profile: Profile
    own: SegmentProfile
    nearest: int
    untold: Collection[str]
    extras: frozenset[str]
    averaged: frozenset[str]

    def lines(self) -> Lines:
        """What it is named by first, the furthest before others, then what is worth most; where nothing differs, what
        is typical."""
        told: dict[str, TypicalValue] = {}
        for name in sorted(self.own.named_by or self.own.apart[:1], key=lambda name: -abs(self._stands(name))):
            self._add(told, name, self._in_contrast(name) or typical(self.segmentation, self.own, _plain(name)))
        for name in self._of_rule():
            self._add(told, name, self._in_contrast(name))
        for name in self._who_and_what(told):
            self._add(told, name, self._in_contrast(name), most=_WITH_WHO)
        for name in self._ranked():
            if not any(self._is_one_kind(name, met) for met in told):
                self._add(told, name, self._in_contrast(name))
        for name in self.own.apart if not told else ():
            self._add(told, name, typical(self.segmentation, self.own, _plain(name)))
        return told

    def _who_and_what(self, told: Collection[str]) -> list[str]:
        """Who they are, by that in which they are furthest from all customers, and what they take most of; where the
        name does not say it."""
        who = who_they_are(self.segmentation)
        far = {} if set(who) & set(told) else {name: abs(self._stands(name)) for name in who}
        most = max(far, key=lambda name: far[name], default=None)
        taken = taken_most(self.segmentation).get(self.own.id)
        return [*([most] if most is not None and far[most] >= CLEARLY else []), *([taken] if taken else [])]

    def _of_rule(self) -> list[str]:
        """The columns of a rule that tells the segment, in which it is far from all customers, the furthest first."""
        rules = self.segmentation.rules
        asked = rules.told_by(self.own.id) if rules is not None else ()
        far = {name: abs(self._stands(name)) for name in asked}
        return sorted((name for name in asked if far[name] >= 2 * NOTABLE), key=lambda name: -far[name])

    def _in_contrast(self, name: str) -> TypicalValue | None:
        """What is typical, where it differs from what is usual."""
        name = _plain(name)
        if name in self.averaged:
            return on_average(self.segmentation, self.own, name)
        return None if is_usual(self.segmentation, self.own, name) else typical(self.segmentation, self.own, name)

    def _add(self, told: dict[str, TypicalValue], name: str, line: TypicalValue | None, most: int = _MOST_TOLD) -> None:
        """A line, where there is room and no other column says the same of every segment, or in the same figures."""
        name = _plain(name)
        if line is None or name in told or len(told) >= most:
            return
        if line.range and any((line.with_range, line.usual) == (x.with_range, x.usual) for x in told.values()):
            return
        shares = shares_told(self.segmentation, self.own, name)
        others = [shares_told(self.segmentation, self.own, met) for met in told]
        if shares is None or not any(other is not None and is_one_fact(shares, other) for other in others):
            told[name] = line

    def _ranked(self) -> list[str]:
        """Columns worth a line, the best first: those that set the segment apart before those that hardly do."""
        names = [x for x in dict.fromkeys((*self.own.apart, *self.segmentation.features)) if x not in self.untold]
        far = {name: abs(self._stands(name)) for name in names}
        weighed = [name for name in sorted(names, key=lambda name: -far[name])[:_WEIGHED] if far[name] >= _FAINT]
        return sorted(weighed, key=lambda name: (far[name] < NOTABLE, -self._worth(name)))

    def _worth(self, name: str) -> float:
        """How far it is in it from all customers, and half as much again where the nearest other one is not."""
        over = self._over_segments(name)
        here, to_nearest = abs(over[self.own.id - 1]), abs(over[self.own.id - 1] - over[self.nearest])
        use = use_of(self.segmentation.columns[name], self.segmentation.labels)
        return float(use * (here + min(here, to_nearest) / 2))

    def _stands(self, name: str) -> float:
        """How many standard deviations it stands from all customers, in the level that is told of a category."""
        average = self.own.average_of(name)
        if average is not None:
            return average.standing or 0.0
        level = level_told(self.own.levels_of(name))
        return 0.0 if level is None else level.difference or 0.0

    def _over_segments(self, name: str) -> Floats:
        """The same of every segment, in the same level (k values)."""
        level = level_told(self.own.levels_of(name))
        if level is None:
            return np.array([0.0 if (x := own.average_of(name)) is None else x.standing or 0.0 for own in self._each])
        same = ((x.difference for x in own.levels_of(name) if x.level == level.level) for own in self._each)
        return np.array([next(found, None) or 0.0 for found in same])

    @property
    def _each(self) -> tuple[SegmentProfile, ...]:
        return self.profile.segments

    def _is_one_kind(self, name: str, met: str) -> bool:
        if {name, met} <= self.extras:
            return True
        words = [column_called(x, self.segmentation.labels).words for x in (name, met)]
        return is_one_kind((words[0], self._over_segments(name)), (words[1], self._over_segments(met)))


def _plain(name: str) -> str:
    """What is said in place of a column that orders became."""
    return IN_PLAIN_FIGURES.get(name, name)
