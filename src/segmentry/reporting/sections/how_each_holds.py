"""How each segment holds: silhouette, stability, where it comes from, and who is on the border."""

from dataclasses import replace
from functools import partial

from segmentry.maths.assignment import BORDERLINE
from segmentry.reporting.compared import needed
from segmentry.reporting.document import Caption, Column, Exhibit, Paragraph, Raw, Section, Sign, Table
from segmentry.reporting.looks import colour_of
from segmentry.reporting.pictures.drawing import drawn
from segmentry.reporting.sections.phrases import MORE, ONE, numbered, of_rows
from segmentry.reporting.trust import bands
from segmentry.reporting.trust.borders import in_so_many, part_near_a_border
from segmentry.reporting.trust.doubts import MANY_BETWEEN, WELL_APART, not_well_apart
from segmentry.results.labels import added_columns
from segmentry.results.segmentation import Segmentation, Validation
from segmentry.stages.selection.judging import as_read
from segmentry.wording import fixed, listed, sentence, share

TITLE = "Silhouettes and stability by segment"
_BEST = bands.stability_band(1.0)
_ALSO = "Stability within and across numbers of segments (SLS): summary.json (evidence)."


def section(segmentation: Segmentation) -> Section | None:
    """The picture of silhouettes and stability, and the table with all figures."""
    held, v = table(segmentation), segmentation.validation
    if held is None or v is None:
        return None
    drawn_apart = Section("held-drawn", "", (exhibit(segmentation),), page=False)  # a page has its figures
    about = replace(held, caption="").without("SLSw", "SLSa", bands.with_one_less(segmentation.k))
    said = Paragraph(f"{_build_on(segmentation, v)}{_apart(segmentation)}".strip())
    rest = Paragraph(f"{rests_on(v, segmentation.k)} {_ALSO}", "quiet")
    return Section("held", TITLE, (*((said,) if said.text else ()), about, rest), (drawn_apart,))


def exhibit(segmentation: Segmentation) -> Exhibit:
    """The picture."""
    v = needed(segmentation.validation, "validate")
    each = "; ".join(
        f"{s.id}: silhouette {'none' if value is None else f'{value:.2f}'}, stability {stability:.2f}"
        for s, value, stability in zip(segmentation.segments, v.silhouettes, v.stabilities, strict=False)
    )
    alt, said = f"How well each segment holds. {each}", caption(segmentation)
    said = replace(said, means=f"{said.means} Dotted lines: {bands.bands_said()}.")
    return Exhibit("silhouettes", TITLE, partial(drawn, "silhouettes", segmentation), said, alt)


def table(segmentation: Segmentation) -> Table | None:
    """One row per segment, each row its place from 0; None where there is one segment, or nothing is validated.

    What compares with one segment less is left out for two segments, which always come from one.
    """
    v, k, segments = segmentation.validation, segmentation.k, segmentation.segments
    if v is None or not v.stabilities:
        return None
    within = Column(
        *("SLSw", lambda i: _within(v, i)[1], "figure", lambda i: _quartiles(v, i)),
        sheet=(
            ("SLSw, lower quartile", lambda i: _within(v, i)[0], "figure"),
            ("SLSw, median", lambda i: _within(v, i)[1], "figure"),
            ("SLSw, upper quartile", lambda i: _within(v, i)[2], "figure"),
        ),
    )
    names: tuple[Raw, ...] = ("segment", lambda i: segments[i].id, "count"), ("name", lambda i: segments[i].name)
    several = (
        Column("SLSa", lambda i: v.across[i] if v.across else None, "figure"),
        Column(bands.with_one_less(k), lambda i: _continues(v, i)),
    )
    silhouette: Raw = ("silhouette (Euclidean)", lambda i: v.silhouettes[i], "figure")
    columns = (
        Column("segment", lambda i: f"{segments[i].id} {segments[i].name}", sheet=names),
        *(_stability(segmentation, v), Column("silhouette", silhouette[1], "figure", sheet=(silhouette,)), within),
        *(several if k > 2 else ()),
        Column("nearer to another", lambda i: _nearer(v, i), "share"),
        Column("on a border", lambda i: v.borderline[i] if v.borderline else None, "share"),
    )
    about = f"{rests_on(v, k)} {_sls(v, k)}"
    look = Table(columns, tuple(range(k)), about, colour=lambda i: colour_of(segments[i]), look="broad held", fixed=2)
    notes = (*caption(segmentation).lines, about)
    return replace(look, sheet="How each segment holds", title=TITLE, notes=notes)


def in_words(segmentation: Segmentation) -> Table | None:
    """The same for whoever knows no statistics: whether each segment returns, and how many are nearly in another."""
    v, segments = segmentation.validation, segmentation.segments
    if v is None or not v.stabilities:
        return None
    columns = (
        Column("segment", lambda i: f"{segments[i].id} {segments[i].name}"),
        Column("made again from other customers", lambda i: _returns(segmentation, v, i)),
        Column("nearly in another", lambda i: v.borderline[i] if v.borderline else None, "share"),
    )
    return Table(columns, tuple(range(segmentation.k)), "")


def _returns(segmentation: Segmentation, v: Validation, i: int) -> str:
    light, returns = _light(segmentation, v, i), bands.returns(v.stabilities[i])
    return light.band if light.name == "grey" else returns


def _stability(segmentation: Segmentation, v: Validation) -> Column:
    """How surely a segment returns, with its light."""
    light = partial(_light, segmentation, v)
    return Column(
        *("stability", lambda i: v.stabilities[i], "text"),
        say=lambda i: _said(v, i),
        sign=lambda i: _sign(light(i)),
        sheet=(
            ("stability (mean Jaccard)", lambda i: v.stabilities[i], "figure"),
            ("stability, 95% from", lambda i: _interval(v, i)[0], "figure"),
            ("stability, 95% to", lambda i: _interval(v, i)[1], "figure"),
            ("light", lambda i: _sign(light(i)).text),
            ("band", lambda i: light(i).band),
        ),
    )


def _interval(v: Validation, i: int) -> tuple[float | None, float | None]:
    return v.stability_intervals[i] if v.stability_intervals else (None, None)


def _said(v: Validation, i: int) -> str:
    """A stability with its interval, where there is one."""
    low, high = _interval(v, i)
    return f"{v.stabilities[i]:.2f}{'' if low is None or high is None else f' ({low:.2f} to {high:.2f})'}"


def rests_on(v: Validation, k: int) -> str:
    """What the table rests on, in words."""
    return (
        "Stability: mean Jaccard similarity (customers in both, of those in either) with the best match in"
        f" {v.resamples} bootstrap fits to {v.stability_rows:,} rows, and its 95% interval; green from"
        f" {bands.RETURNS:g}, amber from {bands.IN_PART:g} ({bands.STABILITY_SOURCE}). Where there are no groups,"
        f" {share(bands.stable_by_chance(k))} of segments, {k} of a table, are {bands.stability_band(1.0)} too (ours)."
        f" Nearer to another: silhouette below 0. On a border: margin below {BORDERLINE:g} (ours)."
    )


def _sls(v: Validation, k: int) -> str:
    """What the columns rest on that a page leaves to app and workbook."""
    pairs = f"SLSw: median and quartiles over {v.resamples // 2} pairs of the fits, all rows assigned."
    fewer = ""
    if v.across and k > 2:
        fewer = (
            f" SLSa: {bands.with_one_less(k)}, 1 = all its customers were in one of them; beside it whether one"
            " of them was the same segment already, and which."
        )
    return f"{pairs}{fewer} SLS after Dolnicar & Leisch 2017."


def caption(segmentation: Segmentation) -> Caption:
    """How well the segments are separated, and which not to build on."""
    v = needed(segmentation.validation, "validate")
    if v.silhouette is None or not v.stabilities:
        return Caption(ONE, MORE)
    means = (
        f"Silhouette (Euclidean) {v.silhouette:.2f}{of_rows(v.rows, segmentation.rows_labelled)}:"
        f" {bands.silhouette_band(v.silhouette)} by {bands.SILHOUETTE_SOURCE}."
    )
    known = [(value, i) for i, value in enumerate(v.silhouettes, start=1) if value is not None]
    if known:
        lowest, i = min(known)
        means += f" The lowest is segment {i} with {lowest:.2f}."
    means += f"{_elsewhere(v)}{_changes_most(v, segmentation.k)}"
    return Caption(means, f"{_build_on(segmentation, v)}{_on_the_border(segmentation, v)}".strip())


def separation(segmentation: Segmentation) -> str:
    """The silhouette, its band, and on what the verdict rests beside it; nothing where there is no silhouette."""
    v = segmentation.validation
    if v is None or v.silhouette is None:
        return ""
    band = f"{bands.silhouette_band(v.silhouette)} by {bands.SILHOUETTE_SOURCE}"
    read = "It is 1 far from every other segment, 0 on a border, below 0 nearer to another."
    return f"Silhouette (Euclidean) {v.silhouette:.2f} over {v.rows:,} rows: {band}. {read}{why_both(segmentation)}"


def why_both(segmentation: Segmentation) -> str:
    """On what the verdict rests beside a silhouette that calls the structure weak; nothing where they say the same."""
    v, evidence = segmentation.validation, segmentation.choice.of(segmentation.k)
    if v is None or v.silhouette is None or bands.silhouette_band(v.silhouette) not in (bands.WEAK, bands.NONE):
        return ""
    read = as_read(evidence)
    if read not in ("natural", "reproducible") or evidence.stability is None or evidence.by_column:
        return ""
    wide = segmentation.recipe.width
    agree = f"whether refits agree (mean ARI {evidence.stability:.2f})"
    rests = f"{agree}, not on room between neighbours"
    if evidence.verdict == "natural" and evidence.valley is not None:
        falls = f"whether the density falls between neighbours (to {share(evidence.valley)} of the lower peak)"
        rests = f"{falls} and {agree}"
    low = "the silhouette is low where segments touch or are wide"
    if wide > 1:
        low = (
            f"over {wide} dimensions the silhouette is low where customers of one segment are far from each other, too"
        )
    return f" The verdict rests on {rests}: {low}."


def _light(segmentation: Segmentation, v: Validation, i: int) -> bands.Light:
    return bands.light(v.stabilities[i], is_real=segmentation.verdict != "no structure")


def _sign(own: bands.Light) -> Sign:
    return Sign(f"{own.sign} {own.name}", own.colour, "light")


def _within(v: Validation, i: int) -> tuple[float | None, float | None, float | None]:
    return v.within[i] if v.within else (None, None, None)


def _quartiles(v: Validation, i: int) -> str:
    low, median, high = _within(v, i)
    return "" if median is None else f"{fixed(median)} ({fixed(low)} to {fixed(high)})"


def _continues(v: Validation, i: int) -> str:
    if not v.continues:
        return ""
    return "new" if v.continues[i] is None else f"there too, as {v.continues[i]}"


def _nearer(v: Validation, i: int) -> float | None:
    """Which share of a segment has a silhouette below 0."""
    return bands.below_zero(v.silhouette_curves[i]) if v.silhouette_curves else None


def _changes_most(v: Validation, k: int) -> str:
    """Which segment changes most in redraws, and which comes from several where there is one less."""
    words = ""
    if v.within:
        lowest, i = min((median, i) for i, (_, median, _) in enumerate(v.within, start=1))
        if round(lowest, 2) < 1:
            words += f" Repeated with resampled customers, segment {i} changes most (SLSw {lowest:.2f})."
    if v.across and k > 2:
        lowest, i = min((across, i) for i, across in enumerate(v.across, start=1))
        if round(lowest, 2) < 1:
            fewer = f"With {k - 1} segments instead of {k}"
            words += f" {fewer}, segment {i} lies in several of them, the most of all (SLSa {lowest:.2f})."
    return words


def _elsewhere(v: Validation) -> str:
    """Where the most customers have a silhouette below 0."""
    shares = [(bands.below_zero(curve), -i) for i, curve in enumerate(v.silhouette_curves, start=1)]
    most, i = max(shares, default=(0.0, 0))
    if most < 0.005:
        return ""
    return f" About {share(most)} of segment {-i}, the most of all, are closer to another segment (silhouette below 0)."


def _build_on(segmentation: Segmentation, v: Validation) -> str:
    """Which segments not to build on; nothing where no groups were found, of which returning is no evidence."""
    fits = f"{v.resamples} bootstrap fits{of_rows(v.stability_rows, segmentation.rows_labelled)}"
    poor = {
        band: [str(i) for i, stability in enumerate(v.stabilities, 1) if bands.stability_band(stability) == band]
        for band in (bands.stability_band(0.0), bands.stability_band(bands.IN_PART))
    }
    if not any(poor.values()):
        if segmentation.verdict == "no structure":
            return ""
        low, i = min((_interval(v, i)[0] or x, i) for i, x in enumerate(v.stabilities))
        band = bands.stability_band(max(low, bands.RETURNS))
        all = f"all are {band}{'' if band == _BEST else ' or better'}, least surely {i + 1}: {_said(v, i)}"
        return f"Stability is no reason to drop a segment: {all} ({fits}; bands by {bands.STABILITY_SOURCE})."
    each = [f"{numbered(ids)} {'is' if len(ids) == 1 else 'are'} {band}" for band, ids in poor.items() if ids]
    them = "it" if sum(len(ids) for ids in poor.values()) == 1 else "them"
    source = f"{fits}; bands by {bands.STABILITY_SOURCE}"
    return f"{sentence('; '.join(each))} Do not build on {them} alone ({source})."


def _on_the_border(segmentation: Segmentation, v: Validation) -> str:
    """Where the most customers are on the border, and what to do with them."""
    if not v.borderline:
        return ""
    most, i = max((part, -i) for i, part in enumerate(v.borderline, start=1))
    if round(most, 3) == 0:
        return " Hardly anybody is on a border."
    column = added_columns(segmentation.types)[3]
    of_all = part_near_a_border(segmentation) or 0.0
    all = f"of all customers {share(of_all, 1)} are on a border ({column}), about {in_so_many(of_all)}"
    who = f"{all}; of segment {-i} {share(most, 1)}, the most of all"
    return f" {sentence(who)} What is planned for either neighbour may suit them.{_apart(segmentation)}"


def _apart(segmentation: Segmentation) -> str:
    """Which segments are not well apart."""
    weak = list(map(str, not_well_apart(segmentation)))
    mark = f"a silhouette below {WELL_APART:g}, or {MANY_BETWEEN:.0%} on a border"
    return f" Not well apart ({mark}): {listed(weak, most=len(weak))}." if weak else ""
