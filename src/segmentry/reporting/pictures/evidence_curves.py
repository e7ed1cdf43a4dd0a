"""The evidence over k: the score, stability, both silhouettes, and the inertia with its knee."""

from collections.abc import Callable
from typing import Any

import altair as alt

from segmentry.reporting.looks import GREY
from segmentry.reporting.pictures.marks import WIDTH, Layers, Panels, fixed, name, named, number, spec, text
from segmentry.reporting.pictures.picture import Picture, Rows
from segmentry.reporting.trust.evidence import marks, silhouette, with_spread
from segmentry.results.choice import Evidence, KChoice
from segmentry.stages.selection.judging import STABLE
from segmentry.wording import fixed as with_decimals

_ACCENT, _SECOND = "#7B52C9", "#D55E00"
#: What a character of a note takes of the axis of k.
_CHARACTER = 0.01


def evidence(choice: KChoice, k: int | None = None) -> Picture:
    """The score, stability, both silhouettes and the inertia with its knee over k, with the k that is shown.

    Without `k` that is the usual one.
    """
    shown = k or choice.usual
    of = choice.of(max(shown, min(2, choice.k_max)))
    fits = f"every two of {of.stability_fits} bootstrap fits ({of.stability_rows:,} rows)"
    titles = (
        "Score: tightness x silhouette (squared) x matches",
        f"Stability: mean ARI and sd, {fits}; dotted: stable from {STABLE:g}",
        f"Silhouette, Euclidean ({of.silhouette_rows:,} rows) and squared ({of.rows:,} rows)",
        f"Inertia ({of.rows:,} rows)",
    )
    return Picture(_curves(titles, choice.k_max), _rows(choice, shown))


def _rows(choice: KChoice, shown: int) -> dict[str, Rows]:
    """The rows of the picture: per panel the points of each k that has them, the rules, and the words beside them."""
    drawn: dict[str, Callable[[Evidence], list[tuple[str, float | None, str]]]] = {
        "score": lambda e: [("score", e.score, with_decimals(e.score, 3))],
        "stability": lambda e: [("stability", e.stability, with_spread(e.stability, e.stability_sd))],
        "silhouette": lambda e: [
            ("Euclidean", e.silhouette, silhouette(e)),
            ("squared", e.silhouette_squared, with_decimals(e.silhouette_squared)),
        ],
        "inertia": lambda e: [("inertia", e.inertia, f"{e.inertia:,.1f}")],
    }
    rows: dict[str, Rows] = {
        panel: [
            {"k": e.k, "of": of, "line": of, "value": value, "said": said, "mark": _mark(choice, e.k, shown)}
            | _reach(e, of)
            for e in choice.evidence
            for of, value, said in values(e)
            if value is not None
        ]
        for panel, values in drawn.items()
    }
    last = [row for row in rows["silhouette"] if row["k"] == choice.k_max]
    rows["names"] = [{"k": row["k"], "value": row["value"], "of": row["of"]} for row in last]
    rows["shown"] = [{"k": shown}]
    rows["stable"] = [{"value": STABLE}]
    bend = choice.knee or 0
    left = bend > 0.8 * choice.k_max or 0 < shown - bend < 0.25 * choice.k_max
    rows["knee"] = [{"k": bend, "note": f"k = {bend}: knee", "left": left}] if bend else []
    highest = max((e.score for e in choice.evidence if e.score is not None), default=0.0)
    least = 0.05 if choice.verdict == "no structure" else 0.0  # noise is not drawn as high as a mountain
    rows["room"] = [{"value": max(1.45 * highest, least) or 1.0}]  # words stand over the curve
    notes = _remarks(choice, shown)
    rows["left"] = [note for note in notes if note["left"]]
    rows["right"] = [note for note in notes if not note["left"]]
    return rows


def _mark(choice: KChoice, k: int, shown: int) -> str:
    if k == shown:
        return "shown"
    return "recommended" if k == choice.k else "close" if k in choice.close else ""


def _reach(e: Evidence, of: str) -> dict[str, float]:
    """The ends of the uncertainty, where there is one."""
    if of == "stability" and e.stability is not None and e.stability_sd is not None:
        return {"low": e.stability - e.stability_sd, "high": e.stability + e.stability_sd}
    if of == "Euclidean" and e.silhouette is not None:  # without an interval nothing is seen, and the scale has an end
        return dict(zip(("low", "high"), e.silhouette_interval or (e.silhouette, e.silhouette), strict=True))
    return {}


def _remarks(choice: KChoice, shown: int) -> Rows:
    """What is special about some k, each in a line of its own beside its k, and whether to the left of it."""
    notes = []
    for i, k in enumerate(sorted({choice.k, shown, *choice.close})):
        words = ["shown here" if word == "shown" else word for word in marks(choice, k, shown) if word != "knee"]
        note = f"k = {k}: {', '.join(words)}"
        wide = len(note) * _CHARACTER * choice.k_max
        left = k + wide > choice.k_max or (k < shown < k + wide and k - wide > 1)  # clear of the rule at what is shown
        notes.append({"k": k, "note": note, "left": left, "y": 6 + 14 * min(i, 3)})
    return notes


@spec
def _curves(titles: tuple[str, ...], k_max: int) -> Panels:
    """The panels; which k is shown is in their rows."""
    ks = list(range(1, k_max + 1))
    scale = alt.X(field="k", type="quantitative", title=None).scale(domain=[0.7, k_max + 0.3], nice=False)
    x = scale.axis(values=ks, labels=False, grid=False)
    last = scale.axis(values=ks, format="d", grid=False).title("number of segments, k")
    score, stability, silhouette, inertia = titles
    y = alt.Y(field="value", type="quantitative", title=None).axis(tickCount=3)
    within = y.scale(domain=[0, 1], clamp=True)
    room = named("room").mark_point(opacity=0).encode(y=y)
    notes = [
        text(named(side).encode(x=x, y=alt.Y(field="y", type="quantitative", scale=None)), "note", align=align, dx=dx)
        for side, align, dx in (("left", "right", -7), ("right", "left", 7))
    ]
    threshold = named("stable").mark_rule(color=GREY, strokeDash=[2, 3]).encode(y=within)
    reach = {"x": x, "y": alt.Y(field="low", type="quantitative"), "y2": alt.Y2(field="high")}
    spread = named("stability").mark_rule(color=GREY, opacity=0.5, strokeWidth=2).encode(**reach)
    between = named("silhouette").transform_filter("isValid(datum.low)").mark_rule(color=GREY, strokeWidth=2)
    between = between.encode(**reach)
    knee = named("knee").encode(x=last)
    bend = knee.mark_rule(strokeDash=[4, 3], color=GREY)
    called = [
        text(knee.encode(y=fixed("y", 6)).transform_filter(alt.datum.left == left), "note", align=align, dx=dx)
        for left, align, dx in ((True, "right", -5), (False, "left", 5))
    ]
    panels = [
        _panel("score", x, y, score, [room, *notes], 130),
        _panel("stability", x, within, stability, [threshold, spread], 80),
        _panel("silhouette", x, y, silhouette, [between, *_series_names(x, y)], 80),
        _panel("inertia", last, y, inertia, [bend, *called], 80),
    ]
    return Panels(panels, spacing=14, resolve=alt.Resolve(scale=alt.ScaleResolveMap(x="shared")))


def _panel(rows: str, x: alt.X, y: alt.Y, title: str, others: list[Any], height: int) -> Layers:
    """One figure over k: the rule of the k that is shown, then `others`, then the curve with its points."""
    tooltip = [number("k", "d"), name("of").title("figure"), name("said").title("value")]
    base = named(rows).encode(x=x, y=y, tooltip=tooltip)
    series = alt.Scale(domain=["score", "stability", "inertia", "Euclidean", "squared"], range=[GREY] * 4 + [_SECOND])
    colour = alt.Color(field="of", type="nominal", scale=series, legend=None)
    dashes = alt.Scale(domain=["Euclidean", "squared"], range=[[1, 0], [5, 3]])
    line = base.mark_line(strokeWidth=1.5).encode(color=colour, detail=alt.Detail(field="of", type="nominal"))
    if rows == "silhouette":
        line = line.encode(strokeDash=alt.StrokeDash(field="line", type="nominal", scale=dashes, legend=None))
    points = base.mark_point(filled=True, size=30, opacity=1).encode(color=colour)
    rings = base.transform_filter("datum.mark == 'recommended' || datum.mark == 'close'")
    rings = rings.mark_point(filled=False, size=130, color=_ACCENT, strokeWidth=2, opacity=1)
    shown = base.transform_filter("datum.mark == 'shown'")
    shown = shown.mark_point(filled=True, shape="diamond", size=150, color=_ACCENT, opacity=1)
    rule = named("shown").encode(x=x).mark_rule(color=_ACCENT, strokeWidth=2, opacity=0.7)
    over = [rule, *others, line, points, rings, shown]
    return Layers(over, width=WIDTH, height=height, title=alt.Title(title, anchor="start"))


def _series_names(x: alt.X, y: alt.Y) -> list[Any]:
    """The names of the two silhouettes, over and under the ends of their curves."""
    places = (("squared", "bottom", -6), ("Euclidean", "top", 6))
    ends = named("names").encode(x=x, y=y)
    return [
        text(ends.transform_filter(alt.datum.of == of), "of", align="right", dx=4, baseline=baseline, dy=dy)
        for of, baseline, dy in places
    ]
