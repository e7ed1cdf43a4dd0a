"""The renderings of one segmentation: text for the terminal, HTML for a notebook, a report in one file."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from segmentry.errors import SegmentryError
from segmentry.files import whole_file
from segmentry.reporting import captions
from segmentry.reporting.again import again, plan_in_words
from segmentry.reporting.captions import SILHOUETTE_SOURCE, Caption
from segmentry.reporting.evidence import evidence_table
from segmentry.reporting.opinions import second_opinion
from segmentry.reporting.pictures import Picture, svg
from segmentry.reporting.shapes import Compared, colour, features_compared, needed
from segmentry.reporting.summary import summary
from segmentry.reporting.trail import trail
from segmentry.reporting.trust import held, held_rests_on, trusted
from segmentry.reporting.verdicts import judged
from segmentry.reporting.words import KINDS, printable, said
from segmentry.results.segmentation import Segmentation
from segmentry.stages.naming import NOTABLE, plain

#: Rows of one segment's table of averages; all are in profile.csv.
_MOST_AVERAGES = 15
#: Categories told of one segment.
_MOST_LEVELS = 3
#: Customers on the map of a notebook, which keeps every picture in its file.
_NOTEBOOK_POINTS = 1_000


def text(segmentation: Segmentation) -> str:
    """A compact summary for the terminal, the verdict first; what is not done yet is left out.

    Examples
    --------
    >>> import segmentry
    >>> print(text(segmentry.run(segmentry.sample("telecom", rows=600), segmentry.Plan(k_max=6)))[:30])
    5 natural segments recommended
    """
    s = summary(segmentation)
    verdict = judged(segmentation.choice, segmentation.k)
    told = [" ".join(part for part in (verdict.means, verdict.do) if part), verdict.figures]
    lines = [verdict.headline, *(line for line in told if line), "", _headline(s), *verdict.why]
    if segmentation.preview:
        lines.append("This is a preview: sizes are counted on a sample.")
    if s["silhouette"] is not None:
        band = captions.silhouette_band(s["silhouette"])
        over = f"over {s['silhouette_rows']:,} rows"
        lines.append(f"Silhouette (Euclidean) {s['silhouette']:.2f} {over}: {band} by {SILHOUETTE_SOURCE}.")
    if (other := second_opinion(segmentation)) is not None:
        lines += ["", f"Second opinion: {other.caption.means} {other.caption.do}"]
    wide = max(len(one["name"]) for one in s["segments"])
    lines += ["", f"{'id':>3}  {'name':<{wide}}  customers   share"]
    for one in s["segments"]:
        row = f"{one['id']:>3}  {one['name']:<{wide}}  {one['size']:>9,}  {one['share']:>6.1%}"
        size = f"{one['size']:,} customers ({one['share']:.1%})"
        sentence = (one["sentence"] or "").removeprefix(size).lstrip(":, ")
        lines.append(f"{row}  {sentence}".rstrip())
    loud = [f for f in s["findings"] if f["severity"] != "note"]
    lines += ["", *(f"{f['severity']}: {f['what']} {f['remedy']}".rstrip() for f in loud)] if loud else []
    return "\n".join(printable(line) for line in lines)


def notebook_html(segmentation: Segmentation) -> str:
    """A small fragment of HTML for a notebook: verdict, segments, map and averages. No script."""
    from segmentry.reporting import charts

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
    verdict = judged(segmentation.choice, segmentation.k)
    values = {"verdict": verdict, "headline": _headline(s), "preview": segmentation.preview, "pictures": pictures}
    return _render("notebook.html.j2", s=s, **values)


def report(segmentation: Segmentation, path: str | Path) -> None:
    """Write the report: one HTML file with its pictures in it, no script and no reference to anything outside.

    Raises
    ------
    SegmentryError
        If the segmentation is a preview, is not validated or has no profile, or the file cannot be written.

    Examples
    --------
    >>> import segmentry, tempfile, pathlib
    >>> segmentation = segmentry.run(segmentry.sample("bank", rows=500), segmentry.Plan(k=3))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     report(segmentation, pathlib.Path(folder) / "report.html")
    ...     (pathlib.Path(folder) / "report.html").read_text(encoding="utf-8")[:15]
    '<!doctype html>'
    """
    if segmentation.preview:
        raise SegmentryError("A preview, counted on a sample, gets no report. Call segmentry.cluster without preview.")
    needed(segmentation.validation, "validate")
    needed(segmentation.profile, "profile")
    needed(segmentation.map, "profile")

    s, compared = summary(segmentation), features_compared(segmentation)
    html = _render(
        "report.html.j2",
        s=s,
        verdict=judged(segmentation.choice, segmentation.k),
        headline=_headline(s),
        trust=trusted(s),
        evidence=evidence_table(segmentation.choice, segmentation.k),
        held=held(segmentation),
        rests_on=held_rests_on(segmentation),
        pictures=_pictures(segmentation),
        segments=[_segment(segmentation, i, compared) for i in range(segmentation.k)],
        opinion=second_opinion(segmentation),
        columns=trail(segmentation.columns, segmentation.recipe),
        findings=sorted(s["findings"], key=lambda f: ("high", "warning", "note").index(f["severity"])),
        plan=plan_in_words(s["plan"]),
        again=again(s),
    )
    with whole_file(path) as target:
        target.write_text(html, encoding="utf-8")


def _headline(s: dict[str, Any]) -> str:
    segments = "1 segment" if s["k"] == 1 else f"{s['k']} segments"
    recommended = f"{s['k_recommended']} recommended" if s["k_recommended"] > 1 else "k_recommended: 1"
    if s["plan"]["k"] != "auto" or s["k"] not in (s["k_recommended"], s["constructive"]):
        how = f", chosen by hand ({recommended})"
    else:
        how = ", as recommended" if s["k"] == s["k_recommended"] else f"; {recommended}"
    return f"{segments} of {s['rows_labelled']:,} customers{how}"


def _pictures(segmentation: Segmentation) -> dict[str, dict[str, Any]]:
    from segmentry.reporting import charts

    choice, k = segmentation.choice, segmentation.k
    pictures = {
        "evidence": _picture(
            "The evidence by number of segments", charts.evidence(choice, k), captions.evidence(choice, k)
        ),
        "sizes": _picture("Customers by segment", charts.sizes(segmentation), captions.sizes(segmentation)),
        "averages": _picture("Averages by segment", charts.averages(segmentation), captions.averages(segmentation)),
        "map": _picture("Map of the segments", charts.map(segmentation), captions.map(segmentation)),
    }
    if k > 1:
        each = "Silhouettes and stability by segment"
        pictures["silhouettes"] = _picture(each, charts.silhouettes(segmentation), captions.silhouettes(segmentation))
    if segmentation.recipe.width > 1:
        axes = "Features that carry the axes of the map"
        pictures["loadings"] = _picture(axes, charts.loadings(segmentation), captions.loadings(segmentation))
    return pictures


def _picture(title: str, picture: Picture, caption: Caption) -> dict[str, Any]:
    from markupsafe import Markup, escape

    head, rest = svg(picture).split(">", 1)
    head = re.sub(r' (xmlns(:\w+)?|version|class)="[^"]*"', "", head)  # a page needs no namespaces
    described = f' role="img" aria-label="{escape(f"{title}. {caption.means}")}">'
    return {"title": title, "svg": Markup(head + described + rest), "caption": caption}


def _segment(segmentation: Segmentation, i: int, compared: Sequence[Compared]) -> dict[str, Any]:
    """One segment as the report tells it: features and other columns, the most telling first, then categories."""
    segment, profiles = segmentation.segments[i], needed(segmentation.profile, "profile")
    own = profiles.segments[i]
    of_all = {average.column: average.mean for average in profiles.all}
    rows = [_row(one.feature, one.said(one.means[i]), one.said(one.of_all), one.differences[i]) for one in compared]
    for a in own.averages:
        if a.column not in segmentation.features:
            kind = KINDS.get(segmentation.types[a.column], "number")
            average, everyone = said(a.mean, kind), said(of_all[a.column], kind)
            rows.append(_row(a.column, average, everyone, a.difference, feature=False))
    rows.sort(key=lambda row: (-abs(row["difference"] or 0), row["name"]))
    others = [level for level in own.levels if level.column not in segmentation.features]
    over = sorted(others, key=lambda level: level.share_of_all - level.share)
    levels = [level for level in over if level.share > level.share_of_all][:_MOST_LEVELS]
    return {
        "id": segment.id,
        "name": segment.name,
        "colour": colour(segment.id),
        "sentence": own.sentence,
        "rows": rows[:_MOST_AVERAGES],
        "left_out": max(0, len(rows) - _MOST_AVERAGES),
        "levels": levels,
    }


def _row(name: str, average: str, everyone: str, difference: float | None, *, feature: bool = True) -> dict[str, Any]:
    told = {"name": name, "average": average, "everyone": everyone, "difference": difference, "feature": feature}
    return told | {"notable": abs(difference or 0) >= NOTABLE}


def _render(template: str, **values: Any) -> str:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("segmentry.reporting")
    room = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    room.filters["plain"] = plain
    room.filters["count"] = lambda value: f"{value:,}"
    room.filters["share"] = lambda value: f"{value:.1%}"
    room.filters["signed"] = lambda value: "-" if value is None else f"{value:+.2f}" if round(value, 2) else "0.00"
    room.filters["seconds"] = lambda value: f"{value:.2f} s"
    return room.get_template(template).render(**values)
