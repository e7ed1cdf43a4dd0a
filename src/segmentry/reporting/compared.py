"""Columns beside all segments: averages, shares and how far they are from everyone; how one column lies in each.

The chart library is not imported here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import numpy as np

from segmentry import wording
from segmentry.errors import SegmentryError
from segmentry.kinds import Kind
from segmentry.kinds import kind_of as kind_of_type
from segmentry.reporting.document import Cell
from segmentry.reporting.once import once
from segmentry.reporting.raw_averages import raw_average
from segmentry.reporting.yes_no import yes_or_no
from segmentry.results.profile import Average, Level, Outcome, Profile
from segmentry.results.recipe import CategoryStep, NumberStep, Step
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.ages import in_many_years
from segmentry.stages.shared.display_names import Labels, column_called, level_called
from segmentry.stages.shared.outcome_events import YES as SAID_YES
from segmentry.stages.shared.outcome_events import says_yes_or_no

Stage = TypeVar("Stage")

#: The level of a boolean feature that is told: what is not true is false.
YES = "true"
#: Levels of a column that are shown.
_MOST_LEVELS = 12


@dataclass(frozen=True)
class Compared:
    """One column, or one level of a category, beside all segments: averages in its own units (of a level its share)
    and differences in standard deviations.

    `of_all` is the average of everyone; `level` is None where it is the column's own average. Of ordered `answers` the
    averages are the places of the typical ones. Of what was transformed the differences are on that scale, and there
    are `medians`, that of everyone last."""

    column: str
    means: tuple[float | None, ...]
    differences: tuple[float | None, ...]
    of_all: float | None = None
    level: str | None = None
    kind: Kind = "number"
    is_feature: bool = True
    answers: tuple[str, ...] = ()
    medians: tuple[float | None, ...] = ()
    labels: Labels = field(default_factory=dict, repr=False, compare=False)
    counts: str = ""

    @property
    def called(self) -> str:
        """How people say the column, and what it counts where that is neither said nor usual."""
        return f"{column_called(self.column, self.labels).words}{self.counts}"

    @property
    def feature(self) -> str:
        """What it is called: the column, or `column: level`; of a column of 0 and 1 the share of yes is told."""
        if self.level is not None and self.level not in (YES, "false"):
            return f"{self.called}: {level_called(self.column, self.level, self.labels)}"
        level = self.level or (YES if self.is_share else None)
        return self.called if level is None else f"{self.called}: {wording.yes_or_no(level)}"

    @property
    def is_share(self) -> bool:
        """Whether the averages are shares."""
        return self.kind == "share"

    @property
    def spread(self) -> float:
        """How far the outermost segments are apart, in standard deviations; where some are withheld, as far as the
        others are from each other and from everyone."""
        known = [difference for difference in self.differences if difference is not None]
        known += [0.0] if None in self.differences else []
        return max(known) - min(known) if known else 0.0

    def said(self, mean: float | None) -> str:
        """One of the averages as people read it."""
        if self.answers and mean is not None:
            return self.answers[round(mean)]
        return wording.average(mean, self.kind)

    def raw(self, mean: float | None) -> Cell:
        """One of the averages as a raw value; of ordered answers the words."""
        return Cell(self.said(mean), "text") if self.answers and mean is not None else raw_average(mean, self.kind)


@dataclass(frozen=True)
class Levels:
    """The levels of a column that are shown, those in which the segments differ most first, of how many.

    Per level one `Level` of each segment.
    """

    names: tuple[str, ...]
    each: tuple[tuple[Level, ...], ...]
    of: int


def needed(stage: Stage | None, verb: str) -> Stage:
    """The stage's result; raises `SegmentryError` with the verb that makes it when it is missing."""
    if stage is None:
        raise SegmentryError(f"This segmentation lacks what segmentry.{verb} adds. Call segmentry.{verb} first.")
    return stage


@once
def features_compared(segmentation: Segmentation) -> tuple[Compared, ...]:
    """The features beside all segments, those in which the segments differ most first.

    Where the profile does not tell (a preview has none), the centres stand for the averages.
    """
    profile = segmentation.profile
    if not segmentation.preview:
        needed(profile, "profile")
    compared, kinds = [], kinds_of(segmentation)
    for j, step in enumerate(segmentation.recipe.steps):
        from_profile = [] if profile is None else _from_profile(profile, step, kinds[step.column])
        compared += from_profile or _from_centres(segmentation, j, kinds[step.column])
    return tuple(sorted(_said(segmentation, compared), key=lambda feature: -feature.spread))


def others_compared(segmentation: Segmentation) -> tuple[Compared, ...]:
    """The columns of numbers that are no features, beside all segments."""
    profile = needed(segmentation.profile, "profile")
    kinds: dict[str, Kind] = {**kinds_of(segmentation), **dict.fromkeys(rates_of(profile), "share")}
    features = set(segmentation.features)
    others = [everyone for everyone in profile.all if everyone.column not in features]
    each = (_of_numbers(profile, of_all, kinds[of_all.column], is_feature=False) for of_all in others)
    return tuple(_said(segmentation, each))


def _said(segmentation: Segmentation, compared: Iterable[Compared]) -> Iterator[Compared]:
    """With what people call their columns."""
    columns, labels = {column.name: column for column in segmentation.columns.columns}, segmentation.labels
    for each in compared:
        column = columns.get(each.column)
        yield replace(each, labels=labels, counts="" if column is None else in_many_years(column))


def rates_of(profile: Profile) -> dict[str, Outcome]:
    """The outcomes of 0 and 1, whose average is the rate of 1."""
    return {outcome.column: outcome for outcome in profile.outcomes if outcome.kind == "rate"}


def _from_profile(profile: Profile, step: Step, kind: Kind) -> list[Compared]:
    if isinstance(step, CategoryStep):
        yes = [level for level in step.levels if level.casefold() in SAID_YES]
        yes_alone = len(step.levels) == 2 and yes and says_yes_or_no(step.levels)  # no: all others
        return [_of_level(profile, step.column, level) for level in (yes if yes_alone else step.levels)]
    if step.ordered:
        return _of_answers(profile, step)
    if step.type == "boolean":
        return [_of_level(profile, step.column, YES)]
    everyone = profile.average_of(step.column)
    if everyone is not None:
        return [_of_numbers(profile, everyone, kind)]
    return [_of_level(profile, step.column, own.level) for own in _levels(profile, 0, step.column)]


def _of_answers(profile: Profile, step: Step) -> list[Compared]:
    """The typical answers of all segments, by their place on the scale."""
    usual = profile.typical_of(step.column)
    each = [own.typical_of(step.column) for own in profile.segments]
    ranks, differences = (tuple(getattr(x, name, None) for x in each) for name in ("rank", "difference"))
    return [Compared(step.column, ranks, differences, float(usual.rank), answers=step.levels)] if usual else []


def _of_numbers(profile: Profile, everyone: Average, kind: Kind, *, is_feature: bool = True) -> Compared:
    each = [segment.average(everyone.column) for segment in profile.segments]
    transformed = any(a.transformed_difference is not None for a in each)
    medians = tuple(a.spread.p50 if a.spread else None for a in (*each, everyone)) if transformed else ()
    means, differences = tuple(a.mean for a in each), tuple(a.standing for a in each)
    return Compared(everyone.column, means, differences, everyone.mean, None, kind, is_feature, medians=medians)


def _of_level(profile: Profile, column: str, level: str) -> Compared:
    same = ([x for x in _levels(profile, i, column) if x.level == level] for i in range(len(profile.segments)))
    each = [own[0] if own else None for own in same]
    shares, differences, of_all = (
        tuple(getattr(own, figure, None) for own in each) for figure in ("share", "difference", "share_of_all")
    )
    return Compared(column, shares, differences, of_all[0], level, "share")


def _from_centres(segmentation: Segmentation, j: int, kind: Kind) -> list[Compared]:
    """What the centres stand for, and how far they are from everyone in the matrix."""
    steps, segments = segmentation.recipe.steps, segmentation.segments
    step, at = steps[j], sum(step.width for step in steps[:j])
    places = np.array([s.matrix_centre[at : at + step.width] for s in segments]) / step.weight
    if isinstance(step, NumberStep) and step.ordered:
        ranks = tuple(float(step.levels.index(str(s.centre[j]))) for s in segments)
        return [Compared(step.column, ranks, tuple(places[:, 0].tolist()), round(step.centre), answers=step.levels)]
    if isinstance(step, NumberStep):
        means = tuple(float(s.centre[j]) for s in segments)
        of_all = sum(s.share * mean for s, mean in zip(segments, means, strict=True))
        level = YES if step.type == "boolean" else None
        return [Compared(step.column, means, tuple(places[:, 0].tolist()), of_all, level, kind)]
    compared = []
    for level, share, scale, place in zip(step.levels, step.shares, step.scales, places.T, strict=True):
        spread = (share * (1 - share)) ** 0.5 or 1.0
        shares, differences = tuple((place * scale + share).tolist()), tuple((place * scale / spread).tolist())
        compared.append(Compared(step.column, shares, differences, share, level, "share"))
    return compared


def has_values(segmentation: Segmentation, column: str, segment: int) -> bool:
    """Whether anybody in that segment (from 0) has a value in a column of numbers; of other columns it is taken so."""
    profile = segmentation.profile
    return profile is None or all(a.count for a in profile.segments[segment].averages if a.column == column)


def columns_of(segmentation: Segmentation) -> tuple[str, ...]:
    """The columns whose distribution can be shown, the features first, the others by how much segments differ in them.

    >>> import segmentry
    >>> segmentation = segmentry.run(segmentry.sample("bank", rows=300), segmentry.Plan(k=2, k_max=3))
    >>> "income" in columns_of(segmentation)
    True
    """
    profile = needed(segmentation.profile, "profile")
    profiled = [a.column for a in profile.all] + [level.column for level in profile.segments[0].levels]
    ranked = [contrast.column for contrast in sorted(profile.contrasts, key=lambda contrast: not contrast.feature)]
    return tuple(dict.fromkeys([*(name for name in ranked if name in set(profiled)), *profiled]))


def averages_of(segmentation: Segmentation, column: str) -> tuple[Average, ...] | None:
    """Of a column of numbers or dates the averages of every segment, and last of everyone; None for another column.

    Raises `SegmentryError` for a column that was not profiled.
    """
    profile = needed(segmentation.profile, "profile")
    everyone = profile.average_of(column)
    if everyone is not None and kind_of(segmentation, column) != "share":
        return (*(segment.average(column) for segment in profile.segments), everyone)
    if not _levels(profile, 0, column):
        raise SegmentryError(
            f"The column {column!r} was not profiled. Choose one of: {', '.join(columns_of(segmentation))}."
        )
    return None


def levels_of(segmentation: Segmentation, column: str) -> Levels:
    """The levels of a column of text or of yes and no; ordered answers in their order."""
    profile = needed(segmentation.profile, "profile")
    each = list(zip(*(_levels(profile, i, column) for i in range(segmentation.k)), strict=True))
    if kind_of(segmentation, column) == "share":
        each = [tuple(x.model_copy(update={"level": wording.yes_or_no(x.level)}) for x in same) for same in each]
    ordered = column in segmentation.columns.orders()
    shown = (
        each if ordered and len(each) <= _MOST_LEVELS else sorted(each, key=lambda same: -_range(same))[:_MOST_LEVELS]
    )
    return Levels(tuple(same[0].level for same in shown), tuple(shown), len(each))


def kinds_of(segmentation: Segmentation) -> dict[str, Kind]:
    """What the average of every column is; of a model's columns that it does not know any more, by type."""
    return {name: kind_of_type(type) for name, type in segmentation.types.items()} | segmentation.columns.kinds()


def kind_of(segmentation: Segmentation, column: str) -> Kind:
    """What the average of a column is."""
    return kinds_of(segmentation)[column]


def share_said(share: float | None) -> str:
    """A share of a level, with one decimal where it is small.

    >>> share_said(0.25), share_said(0.034), share_said(None)
    ('25%', '3.4%', 'withheld')
    """
    return "withheld" if share is None else wording.share(share, int(0 < share < 0.0995))


def _levels(profile: Profile, segment: int, column: str) -> list[Level]:
    return list(profile.segments[segment].levels_of(column)) or yes_or_no(profile, segment, column)


def _range(same: Sequence[Level]) -> float:
    """How far the outermost shares of a level are apart."""
    known = [level.share for level in same if level.share is not None]
    return max(known) - min(known) if known else -1.0
