"""A page of the report as a browser reads it: its tags, attributes and words."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

from segmentry import Segmentation

#: Writes a segmentation in a form, as the bytes of its file.
Written = Callable[[Segmentation, str], bytes]

#: All that a template or a picture makes.
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "footer", "h1", "h2", "h3", "h4"),
    *("p", "strong", "dl", "dt", "dd", "div", "figure", "figcaption", "ul", "li", "pre", "span", "i", "code"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "article", "details", "summary", "br"),
    *("svg", "g", "path", "line", "rect", "text", "tspan", "defs", "lineargradient", "stop"),
}


class Page(HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self, html: str | bytes) -> None:
        super().__init__()
        self.html = html if isinstance(html, str) else html.decode()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.words: list[str] = []
        self.open = ""
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open = tag
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_data(self, data: str) -> None:
        if self.open != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.words))

    def values(self, attribute: str, tag: str | None = None) -> list[str | None]:
        """What an attribute is, wherever it stands, or at that tag."""
        return [value for of, name, value in self.attributes if name == attribute and tag in (None, of)]

    def check_nothing_outside(self) -> None:
        assert set(self.tags) <= TAGS
        for tag, name, value in self.attributes:
            assert not name.startswith("on")
            assert name not in ("src", "href", "xlink:href", "srcset", "action", "data")
            assert not re.search(r"url\((?!#)|expression|javascript:|@import", value or "") or name == "aria-label", (
                tag,
                name,
            )
