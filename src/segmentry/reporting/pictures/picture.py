"""A picture: a Vega-Lite specification with its rows apart, and what it becomes (dict, SVG, PNG)."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from segmentry.reporting.looks import GREY
from segmentry.wording import printable

if TYPE_CHECKING:
    import pandas as pd

Rows = list[dict[str, Any]]

_IDS = r'(\bid="|url\(#)((?:gradient_|clip)\d+)'
_WORDS = {"labelColor": GREY, "titleColor": GREY, "labelFontSize": 11, "titleFontSize": 11}
_LINES = {"gridColor": "#808080", "gridOpacity": 0.2, "domainColor": "#999999", "tickColor": "#999999"}
_LOOK = {
    "background": "transparent",
    "padding": {"left": 16, "right": 16, "top": 5, "bottom": 5},  # the reader's sans-serif may be wider than ours
    "font": "sans-serif",
    "aria": False,
    "view": {"stroke": None},
    "axis": {**_WORDS, **_LINES, "titleFontWeight": "normal"},
    "legend": {**_WORDS, "titleFontWeight": "normal"},
    "title": {"color": GREY, "subtitleColor": GREY, "fontSize": 12, "subtitleFontSize": 11, "frame": "group"},
}


@dataclass(frozen=True)
class Picture:
    """A specification that names its rows, and the rows by name.

    Where segments change and nothing else, so do the rows and nothing else: whoever has drawn the picture
    already need not draw another.
    """

    spec: Mapping[str, Any]
    rows: Mapping[str, "Rows | pd.DataFrame"] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The specification with its rows, as JSON has them."""
        lists = {name: rows if isinstance(rows, list) else rows.to_dict("records") for name, rows in self.rows.items()}
        return {**self.spec, "datasets": lists}

    def panels(self) -> list["Picture"]:
        """The panels that stand above each other, as pictures that take the width they are given."""
        if "vconcat" not in self.spec:
            return [self]
        whole = {name: value for name, value in self.spec.items() if name in ("data", "config")}
        whole["config"] = {**whole.get("config", {}), "axisY": {"minExtent": 44}}  # their vertical axes in one line
        whole["autosize"] = {"type": "fit-x", "contains": "padding"}
        specs = [{**whole, **panel} for panel in self.spec["vconcat"]]
        return [Picture(spec, {name: self.rows[name] for name in _names(spec)}) for spec in specs]


def svg(picture: Picture) -> str:
    """The picture as SVG text on a transparent ground, with no script and no reference to anything outside it."""
    import vl_convert

    drawn = str(_drawn(vl_convert.vegalite_to_svg, picture, config=_LOOK))
    drawn = re.sub(r"-?\d+\.\d{3,}(?=[^<>]*>)", _shorter, drawn)  # in tags, never in what they hold
    drawn = re.sub(r'(<path [^>]*fill="[^"]*") stroke-width="[^"]*"', r"\1", drawn)  # of what has no stroke
    numbers: dict[str, int] = {}  # the library counts on from picture to picture
    drawn = re.sub(_IDS, lambda match: f"{match[1]}{numbers.setdefault(match[2], len(numbers))}", drawn)
    mark = hashlib.sha256(drawn.encode()).hexdigest()[:8]  # several pictures may share one page
    return re.sub(r'(\bid="|url\(#)(?=\d+["\)])', rf"\g<1>s{mark}-", drawn)


def png(picture: Picture, scale: float = 2) -> bytes:
    """The picture as PNG on white, `scale` times its size on the screen."""
    import vl_convert

    look = {**_LOOK, "background": "white"}  # half-transparent marks come out in false colours on no ground
    return bytes(_drawn(vl_convert.vegalite_to_png, picture, config=look, scale=scale))


def _drawn(convert: Callable[..., Any], picture: Picture, **look: Any) -> Any:
    """What the library draws. Once in a thousand pictures it fails, and draws the same one when asked again."""
    spec = _drawable(picture.to_dict())
    try:
        return convert(spec, allowed_base_urls=[], **look)
    except ValueError:
        return convert(spec, allowed_base_urls=[], **look)


def _drawable(value: Any) -> Any:
    """The same without control characters, at which the drawing library ends the whole process."""
    if isinstance(value, str):
        return "\n".join(printable(line) for line in value.split("\n"))  # some labels have several lines
    if isinstance(value, dict):
        return {_drawable(name): _drawable(of) for name, of in value.items()}
    return [_drawable(item) for item in value] if isinstance(value, list) else value


def _names(spec: Mapping[str, Any]) -> set[str]:
    """The names of the rows that a specification and its layers draw."""
    own = {spec["data"]["name"]} if "data" in spec else set()
    return own.union(*(_names(layer) for layer in spec.get("layer", ())))


def _shorter(number: re.Match[str]) -> str:
    return f"{float(number[0]):.1f}".removesuffix(".0")
