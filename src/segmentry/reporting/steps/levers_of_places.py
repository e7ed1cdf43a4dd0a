"""The levers of a segment by when and where it meets the company: what fits its hours, days, channels and notice."""

from segmentry.reporting.cards.typical_values import TypicalValue
from segmentry.reporting.steps.lever import Kind, Lever
from segmentry.reporting.steps.lever_facts import fact_said, number_fact, striking_level
from segmentry.reporting.steps.liked import liked, thing_liked
from segmentry.reporting.steps.steps_of_marks import sells
from segmentry.reporting.steps.striking_levels import fact_of
from segmentry.results.columns import Column
from segmentry.results.profile import SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import level_called
from segmentry.stages.shared.occasions import occasion
from segmentry.stages.shared.touchpoints import (
    Touchpoint,
    at_time,
    bare,
    is_peak,
    other_days,
    tells_channel,
    through,
    touchpoint,
)

#: Who is counted where something is offered.
TAKES_UP = "takes it up"
#: By which way they are reached.
_REACH = "reach {whom} through "
#: What is tried at short notice.
_LATE = "try late offers on {whom}"


def by_touchpoint(segmentation: Segmentation, own: SegmentProfile, column: Column) -> Lever | None:
    """When and where they meet the company: an offer that fits. What they do more than others already is offered to
    nobody: it is where an offer reaches them."""
    at, known = touchpoint(column.name), number_fact(segmentation, own, column)
    if known is None:
        return None
    far, fact = known
    if is_peak(column.name):
        return _off_peak(column, known) if far > 0 else None
    if at in ("time", "channel"):
        words = bare(fact.called)
        rest = other_days(words) if far < 0 else words
        return _place(segmentation, own, at, known, rest) if rest else None
    act = "" if at is None else _of_touchpoint(at, more=far > 0)
    kind: Kind = "price" if at == "price" else "fit"
    return Lever(f"{at} {act}", kind, abs(far), fact_said(fact), act, (column.name,)) if act else None


def _off_peak(column: Column, known: tuple[float, TypicalValue]) -> Lever:
    """What takes some of them to other hours, where all come at once."""
    words = bare(known[1].called)
    act = f"offer a benefit outside {words} to {{whom}}"
    return Lever("peak", "peak", known[0], fact_said(known[1]), act, (column.name,), judged=column.name, wanted="fall")


def _place(
    segmentation: Segmentation, own: SegmentProfile, at: Touchpoint, known: tuple[float, TypicalValue], words: str
) -> Lever | None:
    """Where, or when, an offer reaches them: of what they like, where anything tells that, else when they come."""
    far, fact, mark = abs(known[0]), fact_said(known[1]), liked(segmentation, own)
    place = at_time(words) if at == "time" else f"through {through(words)}"
    if mark is not None:
        where, thing = "there" if at == "channel" else "then", thing_liked(segmentation, mark)
        act, then = f"offer {thing} {place} to {{whom}}", f"offer {thing} {where} to {{whom}}"
        name = mark.column.name
        return Lever(f"{at} {place}", "place", far, fact, act, (name,), then=then, judged=name)
    name, it = _comes_by(segmentation)
    if at == "time" and it:
        return Lever(f"{at} {place}", "when", far, fact, f"offer a benefit on a {it} {place} to {{whom}}", judged=name)
    return Lever(f"{at} {place}", "time", far, fact, f"make offers {place} to {{whom}}", counted=TAKES_UP)


def _comes_by(segmentation: Segmentation) -> tuple[str, str]:
    """The first column that counts on which occasions they come, and that in a word; empty where none does."""
    able = (x for x in segmentation.columns.columns if x.is_trait and x.is_numeric and x.kind == "number")
    each = () if sells(segmentation) else ((x.name, occasion(x.name)) for x in able)
    return next((pair for pair in each if pair[1]), ("", ""))


def _of_touchpoint(at: Touchpoint, *, more: bool) -> str:
    """What fits it; empty where nothing does."""
    if at == "notice":
        return "" if more else _LATE
    if at == "mail":
        return "" if more else "write or call {whom} instead of e-mail"
    return "try a smaller discount on {whom}" if more and at == "price" else ""


def by_channel(segmentation: Segmentation, own: SegmentProfile, column: Column) -> Lever | None:
    """The channel by which more of them come than of all customers."""
    level = striking_level(own, column) if tells_channel(column.name) else None
    if level is None:
        return None
    words = level_called(column.name, level.level, segmentation.labels)
    fact = fact_of(segmentation, own, level)
    act, key = f"{_REACH}{words}", f"{column.name} {level.level}"
    return Lever(key, "fit", level.difference or 0.0, fact, act, (column.name,))


def way_of(lever: Lever) -> str:
    """By which way a lever says that they are reached, behind what they are sent; empty where it says none."""
    return f" through {lever.act.removeprefix(_REACH)}" if lever.act.startswith(_REACH) else ""
