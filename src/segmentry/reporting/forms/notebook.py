"""Blocks as a small fragment of HTML for a notebook. No script."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from segmentry.reporting.forms.html import svg_of
from segmentry.reporting.sections.brief import for_notebook
from segmentry.results.segmentation import Segmentation


def notebook_html(segmentation: Segmentation) -> str:
    """The segmentation as a notebook shows it: verdict, segments, map and averages."""
    return str(_template().render(blocks=for_notebook(segmentation)))


@cache
def _template() -> Any:
    loader = PackageLoader("segmentry.reporting")
    room = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    room.filters |= {"svg": svg_of, "type": lambda block: type(block).__name__}
    return room.get_template("notebook.html.j2")
