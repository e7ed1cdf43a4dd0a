"""What is typical of a segment in one column, beside all customers: a value with the range of most, or a level."""

from collections.abc import Sequence

from segmentry.reporting.compared import kind_of
from segmentry.results.profile import Average, Level, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import Display, column_called, level_called
from segmentry.stages.shared.outcome_events import NO, YES, says_yes_or_no
from segmentry.wording import EVERYONE, Kind, average, plain, share

#: Of a level that so many have it is told before rarer ones (ours).
_MANY = 0.25
#: Of a yes that so few say, people are told the no (ours).
_FEW = 0.5


def typical(segmentation: Segmentation, own: SegmentProfile, name: str) -> tuple[str, str, str] | None:
    """One column of a segment: how it is called, what is typical, and how that is among all customers."""
    profile = segmentation.profile
    called, kind = column_called(name, segmentation.plan.labels), kind_of(segmentation, name)
    here, of_all = own.average_of(name), None if profile is None else profile.average_of(name)
    if here is not None and kind == "share":
        beside = None if of_all is None else of_all.mean
        return None if here.mean is None else _yes_or_no(called.words, here.mean, beside)
    if here is not None:
        whole = segmentation.types.get(name) == "integer"
        said = _number(here, of_all, kind, called if kind == "number" else None, whole=whole)
        return None if said is None else (called.words, *said)
    levels = own.levels_of(name)
    level = _level(levels)
    if level is None:
        return None
    words = level_called(name, level.level, segmentation.plan.labels)
    if level.level.casefold() in YES | NO and says_yes_or_no(x.level for x in levels):
        words = "yes" if level.level.casefold() in YES else "no"
    return called.words, f"{words} {share(level.share)}", _beside(level.share_of_all)


def typical_beside(segmentation: Segmentation, own: SegmentProfile, name: str) -> str:
    """What is typical as the beginning of a sentence; empty where it is withheld.

    The range of most is left out.
    """
    said = typical(segmentation, own, name)
    if said is None:
        return ""
    words, value, beside = said
    return f"{words[:1].upper()}{words[1:]} {value.split(' (')[0]} ({beside})" if beside else ""


def _yes_or_no(name: str, yes: float, of_all: float | None) -> tuple[str, str, str]:
    """The answer that stands out; of a column called "no ..." the thing itself is told where they have it."""
    if of_all is None or yes >= of_all or yes > _FEW:
        return name, f"yes {share(yes)}", _beside(of_all)
    if name.startswith("no "):
        return name.removeprefix("no "), f"yes {share(1 - yes)}", _beside(1 - of_all)
    return name, f"no {share(1 - yes)}", _beside(1 - of_all)


def _beside(of_all: float | None) -> str:
    return "" if of_all is None else f"{EVERYONE} {share(of_all)}"


def _number(
    own: Average, of_all: Average | None, kind: Kind, called: Display | None, *, whole: bool
) -> tuple[str, str] | None:
    """The median, the range of most, and the median of all customers; averages where these are withheld."""
    value = _median(own)
    if value is None:
        return None

    def said(x: float) -> str:
        return plain(round(x) if whole and abs(x) >= 10 else x) if kind == "number" else average(x, kind)

    text, spread = said(value) if called is None else called.value(said(value)), own.spread
    if spread is not None and spread.p10 is not None and spread.p90 is not None:
        low, high = said(spread.p10), said(spread.p90)
        text += " for most" if low == high == said(value) else f" ({low} to {high})"
    beside = None if of_all is None else _median(of_all)
    return text, "" if beside is None else f"{EVERYONE} {said(beside)}"


def _median(own: Average) -> float | None:
    return own.mean if own.spread is None or own.spread.p50 is None else own.spread.p50


def _level(levels: Sequence[Level]) -> Level | None:
    """The level that stands out: the furthest from all customers among those that many have, else the furthest."""
    known = [level for level in levels if level.share is not None and (level.difference or 0) > 0]
    return max(known, key=lambda level: ((level.share or 0) >= _MANY, level.difference or 0.0), default=None)
