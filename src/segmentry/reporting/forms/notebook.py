"""Blocks as a small fragment of HTML for a notebook. No script."""

from collections.abc import Sequence

from segmentry.reporting.document import Block
from segmentry.reporting.forms.html import template


def fragment(blocks: Sequence[Block]) -> str:
    """Paragraphs, tables and exhibits."""
    return str(template("notebook.html.j2").render(blocks=blocks))
