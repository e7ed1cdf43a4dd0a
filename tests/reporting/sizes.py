"""What tests on halves are said to show, worked out anew by the formulas of the textbooks."""

import re
from collections.abc import Callable
from math import ceil, sqrt

import pytest

#: Two-sided 5 %, power 80 %: the quantiles of the tables.
_AT_CHANCE, _WITH_GAP = 1.959964, 0.841621
_MANY, _FIGURE, _END = r"[\d,]*\d", r"[^\s\d]*[\d,]*\.?\d+%?(?: [A-Za-z]+)?", r"(?:, by [\d.]+%)?"
#: Where they are now that were picked by a count.
_NOW = r"(?: \([^()]* now; it may move that far by itself\))?"
#: Every way in which a size is told: `rate` is of the halves as they are, `other` what they show with `half` in each.
_WITH = r"With (?:all (?P<all>{many}) in the test|as few as (?P<half>{many}) in each half), the smallest "
_TOLD = [
    re.compile(form.format(many=_MANY, figure=_FIGURE, end=_END, now=_NOW))
    for form in (
        _WITH + r"(?:fall|rise)[^.:]*? it can show is from (?P<rate>{figure}){now} to (?P<other>{figure}){end}",
        _WITH + r"response it can show is (?P<other>{figure}), if (?P<rate>{figure}) of those left alone respond",
    )
]


def by_textbook(rate: float, other: float) -> int:
    """Fleiss (1981), Statistical Methods for Rates and Proportions, formula 3.14."""
    mean, gap = (rate + other) / 2, rate - other
    spread = _AT_CHANCE * sqrt(2 * mean * (1 - mean)) + _WITH_GAP * sqrt(rate * (1 - rate) + other * (1 - other))
    return ceil(round(spread**2 / gap**2, 6))


def of_means(sd: float, gap: float) -> float:
    """Of two means in halves whose spread is that of all on whom it is tried."""
    return float(2 * ((_AT_CHANCE + _WITH_GAP) * sd / gap) ** 2)


def number(figure: str) -> float:
    """A figure as it is told, without its unit."""
    met = re.search(r"[\d,]*\.?\d+", figure)
    assert met is not None, figure
    return float(met[0].replace(",", "")) / (100 if "%" in figure else 1)


def without_sizes(text: str, sd: float | None = None) -> str:
    """A text with the sizes of its tests, and what these show, taken out, where each is the one that the figures take.

    What the halves are now stays: it stands elsewhere, too, but for a response, of which a tenth of the rate seen is
    assumed. `sd` is given where it is an average.
    """

    def checked(met: re.Match[str]) -> str:
        known = met.groupdict()
        rate, other = number(known["rate"]), number(known["other"])
        needed = by_textbook(rate, other) if sd is None else of_means(sd, other - rate)
        if known["all"]:
            assert needed == pytest.approx(number(known["all"]) / 2, rel=0.12), met[0]
        else:
            assert number(known["half"]) == pytest.approx(needed, rel=0 if sd is None else 0.05), met[0]
        return f"{10 * rate:.0%}" if "left alone" in met[0] else known["rate"]

    return _each(text, checked)


def without_halves(text: str) -> str:
    """A text in which no half tells its size, where each is a half of the number behind it."""

    def checked(met: re.Match[str]) -> str:
        if met["of"]:
            assert number(met["half"]) == number(met["of"]) // 2, met[0]
        return f"a random half{met['behind']}"

    half = r"a random half \((?P<half>[\d,]+)\)(?P<behind>(?: of (?:the |these |about )*(?:next )?(?P<of>[\d,]+))?)"
    return re.sub(half, checked, text)


def _each(text: str, checked: Callable[[re.Match[str]], str]) -> str:
    for form in _TOLD:
        text = form.sub(checked, text)
    assert "it can show" not in text, text
    return text
