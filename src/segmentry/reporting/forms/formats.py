"""What a report can be written as, told before any work is done and without the libraries that write it."""

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Literal, get_args

from segmentry.errors import SegmentryError

#: Beside HTML.
ReportFormat = Literal["md", "json", "pptx", "xlsx"]
NO_SLIDES = "Slides need python-pptx, which is not installed. Install it with: pip install 'segmentry[slides]'"


def check_formats(formats: Sequence[str]) -> None:
    """Raise `SegmentryError` for a form of the report that is unknown, and for slides without python-pptx."""
    *others, last = get_args(ReportFormat)
    for format in formats:
        if format == "html":
            raise SegmentryError(f"report.html is always written. Choose {', '.join(others)} or {last} beside it.")
        if format not in (*others, last):
            raise SegmentryError(f"A report cannot be written as {format!r}. Choose {', '.join(others)} or {last}.")
    if "pptx" in formats and not slides_installed():
        raise SegmentryError(NO_SLIDES)


def slides_installed() -> bool:
    """Whether slides can be written."""
    return find_spec("pptx") is not None
