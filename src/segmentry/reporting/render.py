"""The renderings of one segmentation: text for the terminal, HTML for a notebook, a report in one file."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from segmentry.errors import SegmentryError
from segmentry.files import whole_file
from segmentry.reporting import captions
from segmentry.reporting.captions import SILHOUETTE_SOURCE, Caption
from segmentry.reporting.contents import Contents, contents, headline, run_facts, table_facts
from segmentry.reporting.differences import CIRCULAR, OUTCOMES
from segmentry.reporting.forms.formats import NO_SLIDES
from segmentry.reporting.opinions import second_opinion
from segmentry.reporting.overview import apart_from_size
from segmentry.reporting.pictures.picture import Picture, svg
from segmentry.reporting.summary import summary
from segmentry.reporting.trust import with_one_less
from segmentry.reporting.verdicts import judged_of
from segmentry.reporting.words import printable, signed
from segmentry.results.choice import KChoice
from segmentry.results.segmentation import Segmentation
from segmentry.wording import figure as plain

#: Customers on the map of a notebook, which keeps every picture in its file.
_NOTEBOOK_POINTS = 1_000
_REPORT = "report.html.j2"


def text(segmentation: Segmentation) -> str:
    """A compact summary for the terminal, the verdict first; what is not done yet is left out.

    Examples
    --------
    >>> import segmentry
    >>> print(text(segmentry.run(segmentry.sample("telecom", rows=600), segmentry.Plan(k_max=6)))[:30])
    5 natural segments recommended
    """
    s = summary(segmentation)
    verdict = judged_of(segmentation)
    judgement = [" ".join(part for part in (verdict.means, verdict.do) if part), verdict.figures]
    lines = [verdict.headline, *(line for line in judgement if line), "", headline(s), *verdict.why]
    if segmentation.preview:
        lines.append("This is a preview: sizes are counted on a sample.")
    if s["silhouette"] is not None:
        band = captions.silhouette_band(s["silhouette"])
        over = f"over {s['silhouette_rows']:,} rows"
        told = f"Silhouette (Euclidean) {s['silhouette']:.2f} {over}: {band} by {SILHOUETTE_SOURCE}."
        lines.append(f"{told}{captions.why_both(segmentation)}")
    if (other := second_opinion(segmentation)) is not None:
        lines += ["", f"Second opinion: {other.caption.means} {other.caption.do}"]
    wide = max(len(one["name"]) for one in s["segments"])
    lines += ["", f"{'id':>3}  {'name':<{wide}}  customers   share"]
    for segment, one in zip(segmentation.segments, s["segments"], strict=True):
        row = f"{one['id']:>3}  {one['name']:<{wide}}  {one['size']:>9,}  {one['share']:>6.1%}"
        lines.append(f"{row}  {apart_from_size(segment, one['sentence'] or '')}".rstrip())
    loud = [f for f in s["findings"] if f["severity"] != "note"]
    lines += ["", *(f"{f['severity']}: {f['what']} {f['remedy']}".rstrip() for f in loud)] if loud else []
    return "\n".join(printable(line) for line in lines)


def notebook_html(segmentation: Segmentation) -> str:
    """A small fragment of HTML for a notebook: verdict, segments, map and averages. No script."""
    from segmentry.reporting.pictures import charts

    drawn = segmentation.map
    if drawn is not None and drawn.points is not None:
        few = drawn.points[:_NOTEBOOK_POINTS]
        drawn = drawn.model_copy(update={"points": few, "rows": len(few)})
        segmentation = segmentation.model_copy(update={"map": drawn})
    pictures = []
    if drawn is not None:
        pictures.append(_picture("Map of the segments", charts.map(segmentation), captions.map(segmentation)))
    if segmentation.profile is not None:
        averages = captions.averages(segmentation)
        pictures.append(_picture("Averages by segment", charts.averages(segmentation), averages))
    s = summary(segmentation)
    verdict = judged_of(segmentation)
    values = {"verdict": verdict, "headline": headline(s), "preview": segmentation.preview, "pictures": pictures}
    return _render("notebook.html.j2", s=s, **values)


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
    >>> segmentation = segmentry.run(segmentry.sample("bank", rows=500), segmentry.Plan(k=3))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     report(segmentation, pathlib.Path(folder) / "report.html")
    ...     (pathlib.Path(folder) / "report.html").read_text(encoding="utf-8")[:15]
    '<!doctype html>'
    """
    made = _FORMATS.get(Path(path).suffix.lower())
    if made is None:
        *others, last = _FORMATS
        raise SegmentryError(
            f"The ending of {path} is none that a report can have. Choose {', '.join(others)} or {last}."
        )
    written = made(contents(segmentation))
    with whole_file(path) as target:
        target.write_bytes(written)


def rendered(segmentation: Segmentation, forms: Sequence[str]) -> dict[str, bytes]:
    """The report in each of these forms (html, md, pptx, xlsx), as the bytes of its file."""
    told = contents(segmentation)
    return {form: _FORMATS[f".{form}"](told) for form in forms}


def warm_up(choice: KChoice) -> None:
    """Draw the report's first picture and compile its template: what the report itself then need not wait for."""
    from segmentry.reporting.pictures import charts

    svg(charts.evidence(choice, choice.k))
    _templates().get_template(_REPORT)


def _html(told: Contents) -> bytes:
    # The fields one by one: the template knows their names.
    shared = {field.name: getattr(told, field.name) for field in fields(Contents) if field.name != "segmentation"}
    made = {"The table": table_facts(told.s), "The plan": told.plan.items(), "The run": run_facts(told.s)}
    texts = {"circular": CIRCULAR, "outcomes_heed": OUTCOMES, "one_less": with_one_less(told.s["k"]), "made": made}
    drawn = {"pictures": _pictures(told), "distributions": _distributions(told)}
    return _render(_REPORT, **shared, **texts, **drawn).encode()


def _markdown(told: Contents) -> bytes:
    from segmentry.reporting.forms.markdown import markdown

    return markdown(told).encode()


def _json(told: Contents) -> bytes:
    return (json.dumps(told.s, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()


def _slides(told: Contents) -> bytes:
    try:
        from segmentry.reporting.forms.slides import slides
    except ImportError:
        raise SegmentryError(NO_SLIDES) from None
    return slides(told)


def _workbook(told: Contents) -> bytes:
    from segmentry.reporting.forms.workbook import workbook

    return workbook(told)


_FORMATS: dict[str, Callable[[Contents], bytes]] = {
    ".html": _html,
    ".htm": _html,
    ".md": _markdown,
    ".json": _json,
    ".pptx": _slides,
    ".xlsx": _workbook,
}


def _pictures(told: Contents) -> dict[str, dict[str, Any]]:
    from segmentry.reporting.pictures import charts

    segmentation = told.segmentation
    drawn: dict[str, Callable[[], Picture]] = {
        "evidence": lambda: charts.evidence(segmentation.choice, segmentation.k),
        "sizes": lambda: charts.sizes(segmentation),
        "averages": lambda: charts.averages(segmentation),
        "profiles": lambda: charts.profiles(segmentation),
        "map": lambda: charts.map(segmentation),
        "silhouettes": lambda: charts.silhouettes(segmentation),
        "loadings": lambda: charts.loadings(segmentation),
    }
    return {
        name: _picture(told.told[name].title, draw(), told.told[name].caption)
        for name, draw in drawn.items()
        if name in told.told
    }


def _distributions(told: Contents) -> list[dict[str, Any]]:
    from segmentry.reporting.pictures import charts

    return [_picture(one.title, charts.distribution(told.segmentation, one.title), one.caption) for one in told.spreads]


def _picture(title: str, picture: Picture, caption: Caption) -> dict[str, Any]:
    from markupsafe import Markup, escape

    head, rest = svg(picture).split(">", 1)
    head = re.sub(r' (xmlns(:\w+)?|version|class)="[^"]*"', "", head)  # a page needs no namespaces
    described = f' role="img" aria-label="{escape(f"{title}. {caption.means}")}">'
    return {"title": title, "svg": Markup(head + described + rest), "caption": caption}


def _coded(text: str) -> Any:
    """Text in which what stands between backticks is code; all of it is escaped."""
    from markupsafe import Markup, escape

    parts = [escape(part) for part in re.split("`([^`]+)`", text)]
    return Markup().join(Markup("<code>{}</code>").format(part) if i % 2 else part for i, part in enumerate(parts))


def _render(template: str, **values: Any) -> str:
    return str(_templates().get_template(template).render(**values))


@cache
def _templates() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("segmentry.reporting")
    room = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    room.filters["plain"] = plain
    room.filters["count"] = lambda value: f"{value:,}"
    room.filters["share"] = lambda value: f"{value:.1%}"
    room.filters["signed"] = signed
    room.filters["coded"] = _coded
    room.filters["seconds"] = lambda value: f"{value:.2f} s"
    return room
