"""What is typical of a segment in one column, beside all customers: a value with the range of most, or a level."""

from collections.abc import Sequence
from dataclasses import dataclass

from segmentry.reporting.cards.saying import Saying, saying_of
from segmentry.reporting.compared import kind_of
from segmentry.results.profile import Average, Level, SegmentProfile
from segmentry.results.recipe import OTHER
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.outcome_events import answer_called
from segmentry.wording import EVERYONE, share

#: Of a level that so many have it is told before rarer ones (ours).
_MANY = 0.25
#: Of a yes that so few say, people are told the no (ours).
_FEW = 0.5
#: Less than so much in all is nearly nothing: an average of it would tell of single customers.
_NEARLY_NONE = 5
#: The answer of the thing to that of a column called "no ...".
_TURNED = {"yes": "no", "no": "yes"}


@dataclass(frozen=True)
class TypicalValue:
    """What is typical in one column, as people say it; the range of most and what is usual are empty where unknown.

    `same` says that it is what is usual.
    """

    called: str
    value: str
    range: str = ""
    usual: str = ""
    same: bool = False

    @property
    def with_range(self) -> str:
        """The value with the range of most."""
        return f"{self.value} ({self.range})" if self.range else self.value

    @property
    def with_usual(self) -> str:
        """The value with what is typical of all customers, where there is little room.

        >>> TypicalValue("balance", "2,957", usual="550").with_usual
        '2,957 (all: 550)'
        """
        return f"{self.value} (all: {self.usual})" if self.usual else self.value

    @property
    def beside(self) -> str:
        """What is typical of all customers."""
        return f"{EVERYONE} {self.usual}" if self.usual else ""


def typical(segmentation: Segmentation, own: SegmentProfile, name: str) -> TypicalValue | None:
    """One column of a segment, beside all customers; None where it is withheld."""
    profile = segmentation.profile
    called, kind = column_called(name, segmentation.labels), kind_of(segmentation, name)
    here, of_all = own.average_of(name), None if profile is None else profile.average_of(name)
    if here is not None and kind == "share":
        beside = None if of_all is None else of_all.mean
        return None if here.mean is None else _yes_or_no(called.words, here.mean, beside)
    if here is not None:
        return _number(here, of_all, saying_of(segmentation, name))
    levels = own.levels_of(name)
    level = level_told(levels)
    if level is None:
        return None
    words = answer_called(name, level.level, (x.level for x in levels), segmentation.labels)
    about = "about " if level.rounded_to else ""
    if called.words.startswith("no ") and words in _TURNED:  # no internet service: whether there is one
        return _of_share(called.words.removeprefix("no "), _TURNED[words], level.share, level.share_of_all, about)
    return _of_share(called.words, words, level.share, level.share_of_all, about)


def typical_of_everyone(segmentation: Segmentation, name: str) -> TypicalValue | None:
    """One column of all customers: the median with the range of most, or the commonest level; None where withheld."""
    profile = segmentation.profile
    called, kind = column_called(name, segmentation.labels), kind_of(segmentation, name)
    of_all = None if profile is None else profile.average_of(name)
    if of_all is not None and kind == "share":
        yes = of_all.mean or 0.0
        return _of_share(called.words, "yes" if yes > _FEW else "no", max(yes, 1 - yes), None)
    if of_all is not None:
        return _number(of_all, None, saying_of(segmentation, name))
    levels = () if profile is None else profile.segments[0].levels_of(name)
    most = max(levels, key=lambda level: level.share_of_all or 0.0, default=None)
    if most is None or most.share_of_all is None:
        return None
    words = answer_called(name, most.level, (x.level for x in levels), segmentation.labels)
    return _of_share(called.words, words, most.share_of_all, None)


def on_average(segmentation: Segmentation, own: SegmentProfile, name: str) -> TypicalValue | None:
    """The same of a number by averages; None where these are what is usual, too, or are withheld."""
    here, of_all = own.average_of(name), None if segmentation.profile is None else segmentation.profile.average_of(name)
    if here is None:
        return None
    saying = saying_of(segmentation, name)
    means = [None if x is None or x.mean is None else saying.bare(x.mean) for x in (here, of_all)]
    return None if None in means or means[0] == means[1] else _on_average(here, of_all, saying)


def is_usual(segmentation: Segmentation, own: SegmentProfile, name: str) -> bool:
    """Whether the median of a number is that of all customers, so that only averages tell them apart."""
    here, of_all = own.average_of(name), None if segmentation.profile is None else segmentation.profile.average_of(name)
    if here is None or of_all is None or kind_of(segmentation, name) == "share":
        return False
    saying = saying_of(segmentation, name)
    both = [_median(x) for x in (here, of_all)]
    return None not in both and saying.bare(both[0] or 0.0) == saying.bare(both[1] or 0.0)


def _yes_or_no(name: str, yes: float, of_all: float | None) -> TypicalValue:
    """The answer that stands out; of a column called "no ..." whether they have the thing itself."""
    answer, own, beside = "yes", yes, of_all
    if of_all is not None and yes < of_all and yes <= _FEW:
        answer, own, beside = "no", 1 - yes, 1 - of_all
    if name.startswith("no "):
        name, answer = name.removeprefix("no "), _TURNED[answer]
    return _of_share(name, answer, own, beside)


def _of_share(name: str, level: str, own: float | None, of_all: float | None, about: str = "") -> TypicalValue:
    return TypicalValue(name, f"{level} {about}{share(own)}", usual="" if of_all is None else share(of_all))


def _number(own: Average, of_all: Average | None, saying: Saying) -> TypicalValue | None:
    """The median, the range of most, and the median of all customers; averages where these are withheld."""
    value = _median(own)
    if value is None:
        return None
    usual = None if of_all is None else _median(of_all)
    if saying.kind == "number" and value == usual == 0:
        return _on_average(own, of_all, saying)
    text, of_most, spread = saying.value(value), "", own.spread
    if spread is not None and spread.p10 is not None and spread.p90 is not None:
        low, high = saying.bare(spread.p10), saying.bare(spread.p90)
        if low == high == saying.bare(value):
            text += " for most"
        else:
            of_most = " to ".join(saying.ends(spread.p10, spread.p90, value))
    beside = "" if usual is None else saying.beside(usual)
    about = "about " if saying.is_about else ""
    return TypicalValue(
        saying.called.words,
        f"{about}{text}",
        of_most,
        beside,
        same=usual is not None and saying.bare(usual) == saying.bare(value),
    )


def _on_average(own: Average, of_all: Average | None, saying: Saying) -> TypicalValue | None:
    """Averages, where the medians are both nothing."""
    if own.mean is None or of_all is None or of_all.mean is None:
        return None
    words, usual = saying.called.words, saying.beside(of_all.mean)
    if own.mean * own.count < _NEARLY_NONE:
        return TypicalValue(words, "nearly 0", "", usual)
    return TypicalValue(words, f"{saying.value(own.mean)} on average", "", usual)


def _median(own: Average) -> float | None:
    return own.mean if own.spread is None or own.spread.p50 is None else own.spread.p50


def level_told(levels: Sequence[Level]) -> Level | None:
    """The level that stands out: the furthest from all customers among those that many have, else the furthest."""
    named = (level for level in levels if level.level != OTHER)
    known = [level for level in named if level.share is not None and (level.difference or 0) > 0]
    return max(known, key=lambda level: ((level.share or 0) >= _MANY, level.difference or 0.0), default=None)
