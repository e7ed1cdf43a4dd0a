"""Why this number of segments: the evidence for every k."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from math import exp

from segmentry.reporting.document import Caption, Chart, Column, Exhibit, Paragraph, Raw, Section, Series, Slide, Table
from segmentry.reporting.pictures.drawing import drawn
from segmentry.reporting.sections import levels_of_detail
from segmentry.reporting.sections.phrases import ONE, of_rows
from segmentry.reporting.trust import evidence as in_words
from segmentry.reporting.trust.bands import SILHOUETTE_SOURCE, silhouette_band
from segmentry.reporting.trust.evidence_of_use import evidence_of_use
from segmentry.reporting.trust.judgement import TERMS
from segmentry.reporting.trust.which_to_keep import keep
from segmentry.results.choice import Evidence, KChoice
from segmentry.results.segmentation import Segmentation
from segmentry.stages.selection.judging import against_null
from segmentry.wording import figure, fixed, share

TITLE = "The evidence by number of segments"
_PRODUCT = "tightness x silhouette (squared) x matches (mean Jaccard of refits)"
#: Columns of which a page has the factors, or what they make.
_PRODUCTS = ("matches", "against no clusters")
#: What the line chart of a slide draws, by the field of the evidence, with its colour.
_LINES = {
    "score": ("score", "#222222"),
    "stability": ("stability (mean ARI)", "#7B52C9"),
    "silhouette": ("silhouette (Euclidean)", "#0072B2"),
    "silhouette_squared": ("silhouette (squared)", "#56B4E9"),
}


def section(segmentation: Segmentation) -> Section:
    """The reasons, the picture, and all figures; the curves on a slide."""
    choice, k = segmentation.choice, segmentation.k
    curves, (real, divide) = exhibit(choice, k), tables(choice, k)
    sheet = Table((*real.columns, *divide.columns[2:]), divide.rows, most=0, sheet="Evidence per k")
    of_use = tuple(filter(None, (evidence_of_use(segmentation),)))
    reasons = tuple(Paragraph(reason) for reason in (*choice.reasons, *of_use))
    nothing = ("No scores were computed for two segments or more, so there is nothing to draw.",)
    beside = (*curves.caption.lines, *choice.reasons, *of_use)
    slide = Slide("How many segments, and why", {"right": beside, "left": _curves(choice, k) or nothing})
    sheet = replace(sheet, title=TITLE, notes=curves.caption.lines)
    kept = "" if choice.k == 1 else keep(choice, k)  # that none are real stands above
    shown = replace(curves, caption=Caption(_knee(choice), kept))  # the other figures stand in tables
    real = replace(real, rows=tuple(e for e in real.rows if e.k > 1) or real.rows).without(*_PRODUCTS)
    blocks = (*reasons, *levels_of_detail.blocks(segmentation), shown, real, sheet)
    return Section("evidence", "", blocks, slides=(slide,))


def exhibit(choice: KChoice, k: int) -> Exhibit:
    """The scores over k."""
    ks = f"1 to {choice.k_max} segments; {choice.k} recommended, {k} shown"
    alt, draw = f"Score, stability, silhouettes and inertia for {ks}", partial(drawn, "evidence", choice, k)
    return Exhibit("evidence", TITLE, draw, caption(choice, k), alt)


def tables(choice: KChoice, shown: int) -> tuple[Table, Table]:
    """Every figure of every k, with repetitions, uncertainty and rows: whether segments are real, and what they are.

    >>> import numpy as np, segmentry
    >>> choice = segmentry.choose_k(np.random.default_rng(0).normal(size=(200, 2)), k_max=3)
    >>> [table.rows[1].k for table in tables(choice, 2)]
    [2, 2]
    """
    terms = f" {TERMS}" if any(e.verdict for e in choice.evidence) else ""
    first = (
        Column("k", "k", "said", lambda e: str(e.k), sheet=(("k", "k", "count"),)),
        Column("marks", lambda e: ", ".join(in_words.marks(choice, e.k, shown)), below=True),
    )
    how_real = Column("how real", levels_of_detail.how_real), Column("held back by", in_words.held_back_by)
    real = Table((*first, *how_real, *_are_they_real(choice, shown)), choice.evidence, f"Are the segments real?{terms}")
    divide = Table((*first, *_how_they_divide(choice)), choice.evidence, "How they divide the customers")
    real, divide = (replace(table, marked=lambda e: e.k == shown, look="broad dense") for table in (real, divide))
    return real, divide


def caption(choice: KChoice, k: int | None = None) -> Caption:
    """How the k that is shown (default: the usual one) scores, and whether to keep it."""
    shown = choice.of(k or choice.usual)
    if shown.silhouette is None or shown.stability is None:
        return Caption(f"{ONE} {_knee(choice)}", keep(choice, shown.k))
    explained = f"With {shown.k} segments {share(choice.explained(shown.k))} of the variance is explained"
    silhouette = (
        f"silhouette (Euclidean) {shown.silhouette:.2f}{of_rows(shown.silhouette_rows, shown.rows)},"
        f" {silhouette_band(shown.silhouette)} by {SILHOUETTE_SOURCE}"
    )
    stability = f"stability (mean ARI) {shown.stability:.2f}{of_rows(shown.stability_rows, shown.rows)}"
    means = f"{_best(choice, shown)}{explained}; {silhouette}; {stability}. {_knee(choice)}"
    return Caption(means, keep(choice, shown.k))


def _are_they_real(choice: KChoice, shown: int) -> tuple[Column, ...]:
    several = [e for e in choice.evidence if e.k > 1] or list(choice.evidence)
    last = several[-1]
    fits = f"{_span(several, 'stability_fits')} bootstrap fits to {last.stability_rows:,} rows"
    halves = f"{_span(several, 'prediction_strength_splits')} halves of {last.stability_rows:,} rows"
    less = f"{_less(choice, shown)}; beside it sd from {last.references} such tables"
    return (
        _column("score", _PRODUCT, lambda e: fixed(e.score, 3), "score"),
        _column(
            *("stability", f"mean ARI \u00b1 sd; {fits}", lambda e: in_words.with_spread(e.stability, e.stability_sd)),
            "stability: stability (mean ARI)",
            *("stability_sd: stability, sd", "stability_fits: stability: bootstrap fits"),
            "stability_rows: stability: rows",
        ),
        _mean_and_lowest("matches", "mean/lowest Jaccard, the same fits", lambda e: e.matches, ", mean Jaccard"),
        _column(
            *("prediction strength", f"\u00b1 se; {halves}"),
            lambda e: in_words.with_spread(e.prediction_strength, e.prediction_strength_se),
            *("prediction_strength", "prediction_strength_se: prediction strength, se"),
            "prediction_strength_splits: prediction strength: halves",
        ),
        _column(
            *("tightness", less, lambda e: in_words.with_z(e.tightness, e.tightness_z)),
            *("tightness", "tightness_z: tightness, sd from no clusters"),
        ),
        _column(
            *(
                "valley",
                "mean density between neighbours, of lower peak; sd",
                lambda e: in_words.with_z(e.valley, e.valley_z),
            ),
            *("valley", "valley_z: valley, sd from no clusters", "valley_shallowest: shallowest valley"),
        ),
        _against_no_clusters(),
    )


def _against_no_clusters() -> Column:
    """Both standard deviations by the stability, with the tables without clusters that they rest on."""
    return Column(
        *("against no clusters", _against, "figure", lambda e: fixed(_against(e), 1), "both sd x stability"),
        sheet=(
            ("against no clusters (sd x stability)", _against, "figure"),
            *(_raw("references: tables without clusters"), _raw("reference_rows: their rows")),
        ),
    )


def _how_they_divide(choice: KChoice) -> tuple[Column, ...]:
    several = [e for e in choice.evidence if e.k > 1] or list(choice.evidence)
    last = several[-1]
    everyone, scored = f"{last.rows:,} rows", f"{last.silhouette_rows:,} rows"
    if last.silhouette_interval is not None:
        scored += f" among {last.silhouette_among:,}, 95% interval"
    boxes = f"{_span(several, 'gap_references')} tables, {last.reference_rows:,} rows"
    silhouettes: tuple[Raw, ...] = (
        *(_raw("silhouette: silhouette (Euclidean)"), _raw("silhouette_rows: silhouette: rows")),
        _raw("silhouette_among: silhouette: among rows"),
        ("silhouette, 95% from", lambda e: (e.silhouette_interval or (None, None))[0], "figure"),
        ("silhouette, 95% to", lambda e: (e.silhouette_interval or (None, None))[1], "figure"),
    )

    def gap(e: Evidence) -> str:
        return in_words.with_spread(e.gap, e.gap_se)

    def smallest(e: Evidence) -> str:
        return f"{e.smallest:,} ({share(e.smallest / e.rows, 1)})"

    return (
        _column("inertia", everyone, lambda e: _thousands(e.inertia), "inertia"),
        Column("variance explained", lambda e: choice.explained(e.k), "share", note=everyone),
        Column("silhouette (Euclidean)", "silhouette", "figure", in_words.silhouette, scored, sheet=silhouettes),
        _column("silhouette (squared)", everyone, lambda e: fixed(e.silhouette_squared), "silhouette_squared"),
        _column("Calinski-Harabasz", everyone, lambda e: _thousands(e.calinski_harabasz), "calinski_harabasz"),
        _column("Davies-Bouldin (q=1)", everyone, lambda e: fixed(e.davies_bouldin), "davies_bouldin"),
        _column("gap", f"\u00b1 s; {boxes}", gap, "gap", "gap_se: gap, s", "gap_references: gap: tables"),
        _mean_and_lowest("SLSa", f"mean/lowest, {everyone}", in_words.across, ", mean"),
        _column("smallest segment", everyone, smallest, "smallest: smallest segment, rows", "rows"),
    )


def _column(head: str, note: str, say: Callable[[Evidence], str], *fields: str) -> Column:
    """A figure as pages say it, and the fields behind it: `field: head in a sheet`, alone where it is called `head`."""
    first, *others = fields
    raw = tuple(map(_raw, (first if ": " in first else f"{first}: {head}", *others)))
    return Column(head, raw[0][1], "figure", say, note, sheet=raw)


def _raw(named: str) -> Raw:
    """A field of the evidence in a sheet; a count of 0 says that there is nothing to count."""
    field, _, head = named.partition(": ")
    if Evidence.model_fields[field].annotation is int:
        return head or field, lambda e: getattr(e, field) or None, "count"
    return head or field, field, "number" if field in ("inertia", "calinski_harabasz") else "figure"


def _mean_and_lowest(head: str, note: str, of: Callable[[Evidence], Sequence[float]], mean: str) -> Column:
    raw: tuple[Raw, ...] = (
        (f"{head}{mean}", lambda e: in_words.mean_and_lowest(of(e))[0], "figure"),
        (f"{head}, lowest", lambda e: in_words.mean_and_lowest(of(e))[1], "figure"),
    )

    def say(e: Evidence) -> str:
        return "/".join(map(fixed, in_words.mean_and_lowest(of(e)))).strip("/")

    return Column(head, raw[0][1], "figure", say, note, sheet=raw)


def _thousands(value: float | None) -> str:
    return "" if value is None else f"{value:,.1f}"


def _against(e: Evidence) -> float | None:
    return against_null(e) if e.verdict else None


def _span(several: Sequence[Evidence], count: str) -> str:
    """How many, from the fewest to the most."""
    counts = sorted({getattr(e, count) for e in several})
    return f"{counts[0]}" if len(counts) == 1 else f"{counts[0]} to {counts[-1]}"


def _less(choice: KChoice, shown: int) -> str:
    """What the tightness counts, and that it is what a reason says in percent."""
    what = "ln(spread without clusters / spread left)"
    tightness = choice.of(shown).tightness
    if tightness is None or tightness <= 0:
        return what
    return f"{what}: {tightness:.2f} is {share(1 - exp(-tightness))} less spread left"


def _curves(choice: KChoice, k: int) -> Chart | None:
    """The scores over k; None where there are none for two segments or more."""
    several = [e for e in choice.evidence if e.k > 1]
    at = next((i for i, e in enumerate(several) if e.k == k), None)
    series = []
    for field, (name, colour) in _LINES.items():
        values = tuple(getattr(e, field) for e in several)
        own = None if at is None else values[at]
        if any(value is not None for value in values):
            series.append(Series(name, values, colour, None if own is None or at is None else (at, f"{own:.2f}")))
    if not series:
        return None
    names = tuple(" ".join([str(e.k), *in_words.marks(choice, e.k, k)[:1]]) for e in several)
    rows = f", on a sample of {several[-1].rows:,} rows" if choice.sampled else ""
    return Chart("lines", f"Scores by number of segments ({k} shown){rows}", names, tuple(series))


def _knee(choice: KChoice) -> str:
    sample = f" (a sample of {choice.of(1).rows:,} rows)" if choice.sampled else ""
    if choice.knee is None:
        return f"The inertia curve{sample} has no knee."
    moved = choice.fragility
    elsewhere = f"; in {share(moved)} of {len(choice.knees)} ranges of k it is elsewhere" if moved else ""
    return f"The inertia curve{sample} has its knee at {choice.knee}{elsewhere}."


def _best(choice: KChoice, shown: Evidence) -> str:
    """Which k scores best, where scores were computed and tell anything."""
    scores = {e.k: e.score for e in choice.evidence if e.score is not None}
    if shown.score is None or shown.verdict == "no structure":
        return ""
    best = max(scores, key=lambda k: (scores[k], -k))
    own = "" if best == shown.k else f"; {shown.k} has {_product(shown)}"
    that = f"is that of {best}: {_product(choice.of(best))}{own}"
    return f"The best score (tightness x silhouette, squared, x matches) {that}. "


def _product(e: Evidence) -> str:
    """A score as the product that it is; it alone where a factor is missing or none counts."""
    score = figure(e.score)
    if e.tightness is None or e.silhouette_squared is None or not e.matches or not e.score:
        return score
    factors = (e.tightness, e.silhouette_squared, sum(e.matches) / len(e.matches))
    return f"{' x '.join(f'{factor:.3g}' for factor in factors)} = {score}"
