"""The report in each of its forms, as bytes and as a file."""

from collections.abc import Sequence
from pathlib import Path

from segmentry.errors import SegmentryError
from segmentry.files import whole_file
from segmentry.reporting.document import Document
from segmentry.reporting.forms import terminal
from segmentry.reporting.forms.formats import NO_SLIDES
from segmentry.reporting.sections import brief, document, rfm_groups, why_this_number, your_segments
from segmentry.reporting.summary import write_summary
from segmentry.results.choice import KChoice
from segmentry.results.segmentation import Segmentation
from segmentry.wording import listed

_ENDINGS = (".html", ".htm", ".md", ".json", ".pptx", ".xlsx")


def report(segmentation: Segmentation, path: str | Path) -> None:
    """Write the report. What it is written as goes by the ending of the path.

    `.html` or `.htm`: one page with its pictures in it, no script and no reference to anything outside. `.md`: the
    same as Markdown. `.pptx`: slides with native charts (needs the extra `slides`). `.xlsx`: an Excel workbook, one
    sheet per table. `.json`: the summary. The same segmentation gives the same bytes.

    Raises
    ------
    SegmentryError
        If the segmentation is a preview, is not validated or has no profile, the ending is another one, python-pptx
        is not installed and slides are asked for, or the file cannot be written.

    Examples
    --------
    >>> import segmentry, tempfile, pathlib
    >>> segmentation = segmentry.run(segmentry.sample("bank", rows=300), segmentry.Plan(k=3, k_max=3))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     report(segmentation, pathlib.Path(folder) / "report.html")
    ...     (pathlib.Path(folder) / "report.html").read_text(encoding="utf-8")[:15]
    '<!doctype html>'
    """
    ending = Path(path).suffix.lower()
    if ending not in _ENDINGS:
        known = listed(_ENDINGS, "or")
        raise SegmentryError(f"The ending of {path} is none that a report can have. Choose {known}.")
    whole = document(segmentation)
    if ending == ".json":
        write_summary(segmentation, path)
        return
    written = _written(whole, ending.removeprefix("."))
    with whole_file(path) as target:
        target.write_bytes(written)


def text(segmentation: Segmentation) -> str:
    """A compact summary for the terminal, the verdict first; what is not done yet is left out.

    >>> import segmentry
    >>> print(text(segmentry.run(segmentry.sample("telecom", rows=600), segmentry.Plan(k_max=5)))[:28])
    Begin with “Newer, monthly c
    """
    beside = (*your_segments.in_short(segmentation), *rfm_groups.in_short(segmentation))
    return terminal.text((*brief.for_terminal(segmentation), *beside))


def notebook_html(segmentation: Segmentation) -> str:
    """A small fragment of HTML for a notebook: verdict, segments, map and averages. No script."""
    from segmentry.reporting.forms.notebook import fragment

    return fragment(brief.for_notebook(segmentation))


def rendered(segmentation: Segmentation, forms: Sequence[str]) -> dict[str, bytes]:
    """The report in each of these forms (html, md, pptx, xlsx), as the bytes of its file."""
    whole = document(segmentation)
    return {form: _written(whole, form) for form in forms}


def warm_up(choice: KChoice) -> None:
    """Draw the report's first picture and compile its template: what the report itself then need not wait for."""
    from segmentry.reporting.forms.html import svg_of, template

    svg_of(why_this_number.exhibit(choice, choice.k))
    template()


def _written(whole: Document, form: str) -> bytes:
    """The bytes of a form, whose libraries are loaded when it is asked for."""
    if form == "md":
        from segmentry.reporting.forms.markdown import markdown

        return markdown(whole).encode()
    if form == "xlsx":
        from segmentry.reporting.forms.workbook import workbook

        return workbook(whole)
    if form == "pptx":
        try:
            from segmentry.reporting.forms.slides import slides
        except ImportError:
            raise SegmentryError(NO_SLIDES) from None
        return slides(whole)
    from segmentry.reporting.forms.html import html

    return html(whole).encode()
