"""Blocks as a small fragment of HTML for a notebook. No script."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from segmentry.reporting.document import Block
from segmentry.reporting.forms.html import svg_of


def fragment(blocks: Sequence[Block]) -> str:
    """Paragraphs, tables and exhibits."""
    return str(_template().render(blocks=blocks))


@cache
def _template() -> Any:
    loader = PackageLoader("segmentry.reporting")
    room = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    room.filters |= {"svg": svg_of, "type": lambda block: type(block).__name__}
    return room.get_template("notebook.html.j2")
