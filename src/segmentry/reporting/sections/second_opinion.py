"""What other methods make of the same customers: the methods, who stays in which segment, and what it means."""

from collections import defaultdict
from dataclasses import replace
from functools import partial
from math import floor

from segmentry.reporting.document import Caption, Column, Extract, Paragraph, Raw, Section, Slide, Table
from segmentry.reporting.sections.phrases import from_others
from segmentry.reporting.trust.bands import AGREEMENT_SOURCE, POOR_AGREEMENT, agreement_band
from segmentry.results.opinions import Comparison, Opinion
from segmentry.results.segmentation import Segment, Segmentation
from segmentry.wording import figure, fixed, listed, share

TITLE, STAYS = "Second opinion", "Who stays, and who moves"
#: A segment hinges on the method when methods with as many groups move more of its customers on average (ours).
_MOVES = 0.05
#: Noise beyond this share leaves HDBSCAN's groups mere cores (ours).
_MUCH_NOISE = 0.5
#: A smaller share of a segment is not told by itself.
_LITTLE = 0.005
#: Methods on a slide, and what of them.
_MOST_ROWS = 7
_ON_SLIDE = {"method": 0.25, "groups": 0.13, "noise": 0.13, "moved": 0.13, "ARI with ours": 0.18}
_ON_SLIDE |= {"silhouette (Euclidean)": 0.18}
_STAY = "Share of each segment's customers in the group that matches it, and where most others are"
_ARI: tuple[Raw, ...] = ("ARI with ours", "ari", "figure"), ("ARI without noise", "ari_without_noise", "figure")


def section(segmentation: Segmentation) -> Section | None:
    """The caption, both tables and the notes; nothing where nobody was asked.

    >>> import segmentry
    >>> prepared = segmentry.prepare(segmentry.sample("telecom", rows=300))
    >>> segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared, k_max=3), k=2)
    >>> section(segmentry.compare(segmentation, prepared)).title
    'Second opinion'
    """
    comparison = segmentation.comparison
    if comparison is None:
        return None
    methods, about, moves = table(comparison), caption(comparison), stays(segmentation, comparison)
    small = " ".join(filter(None, (*notes(comparison), from_others(segmentation))))
    foot = f"{methods.caption}. {small}"
    extract = Extract(methods, _ON_SLIDE, _MOST_ROWS)
    slide = Slide(TITLE, {"above": about.lines, "middle": extract, "foot": (foot,)})
    methods = replace(methods, sheet=TITLE, title=TITLE, notes=(*about.lines, foot))
    staying = Section("stays", STAYS if moves.rows else "", (*([moves] if moves.rows else []), _moves(comparison)))
    below = (staying, Section("opinion-notes", "", (Paragraph(small, "quiet"),)))
    return Section("opinion", TITLE, (about, methods), below, (slide,))


def table(comparison: Comparison) -> Table:
    """Every method with its figures; ours first."""
    ours = comparison.ours
    noise: tuple[Raw, ...] = (("noise, rows", "noise", "count"),)
    own: Raw = ("own number", lambda o: "yes" if o.own_k else "no")
    silhouette: Raw = ("silhouette: rows", lambda o: o.silhouette_rows or None, "count")
    columns = (
        Column("method", lambda o: "K-Means (ours)" if o is ours else o.method),
        Column("how", _how, below=True),
        Column(
            "groups",
            "k",
            "count",
            lambda o: f"{o.k} (own)" if o.own_k else str(o.k),
            sheet=(own, ("groups", "k", "count")),
        ),
        Column("noise", "noise", "count", lambda o: "" if o.noise is None else share(o.noise / o.rows), sheet=noise),
        Column("moved", "moved", "share", lambda o: "" if o.moved is None or not o.k else share(o.moved)),
        Column("ARI with ours", "ari", "figure", _ari, short="ARI", sheet=_ARI),
        Column(
            *("silhouette (Euclidean)", "silhouette", "figure", lambda o: _marked(o, fixed(o.silhouette))),
            short="silh.",
            sheet=(("silhouette (Euclidean)", "silhouette", "figure"), silhouette),
        ),
        Column(
            *("Calinski-Harabasz", "calinski_harabasz", "number"),
            say=lambda o: _marked(o, _whole(o.calinski_harabasz)),
            short="C.-H.",
        ),
        Column("BIC", "bic", "number", lambda o: _whole(o.bic)),
        Column("ICL", "icl", "number", lambda o: _whole(o.icl)),
        Column("rows", "rows", "count", page=False),
    )
    where = f"On {'a sample of' if comparison.sampled else 'all'} {comparison.rows:,} customers"
    return Table(columns, (ours, *comparison.opinions), where, look="broad opinion")


def stays(segmentation: Segmentation, comparison: Comparison) -> Table:
    """Which part of each segment stays together with which method, and where most others are."""
    compared = [opinion for opinion in comparison.opinions if opinion.moves and opinion.k]  # all is noise to k = 0
    columns = [Column("segment", lambda s: f"{s.id} {s.name}")]
    for opinion in compared:
        head = opinion.method if _as_ours(opinion, comparison) else f"{opinion.method} ({opinion.k})"
        columns.append(Column(head, partial(_stays, opinion)))
    return Table(tuple(columns), segmentation.segments if compared else (), _STAY)


def _moves(comparison: Comparison) -> Table:
    """Who stays by method and segment, for a workbook alone."""
    rows = tuple((opinion, move) for opinion in comparison.opinions for move in opinion.moves)
    columns = (
        *(Column("method", lambda row: row[0].method), Column("groups", lambda row: row[0].k, "count")),
        *(Column("segment", lambda row: row[1].segment, "count"), Column("rows", lambda row: row[1].rows, "count")),
        *(Column("stay", lambda row: row[1].kept, "share"), Column("noise", lambda row: row[1].noise, "share")),
        Column("most others are in group", lambda row: row[1].goes_to, "count"),
        Column("how many", lambda row: row[1].goes, "share"),
    )
    return Table(columns, rows, most=0, sheet="Who stays", title=STAYS, notes=(f"{_STAY}.",), fixed=3)


def notes(comparison: Comparison) -> list[str]:
    """How to read the figures."""
    lines = ["Only K-Means becomes the model. (own): the method's own number of groups."]
    if any(opinion.method == "HDBSCAN" and opinion.noise for opinion in comparison.opinions):
        lines.append("* without noise. Elsewhere noise counts: as one more group in the ARI, and as not moved.")
    if any(opinion.own_k and opinion.k > comparison.k > 1 for opinion in comparison.opinions):
        lines.append(f"Groups above {comparison.k} match no segment.")
    lines.append("A smaller BIC or ICL is better; a group that is not normal may take several components.")
    return lines


def caption(comparison: Comparison) -> Caption:
    """What the other methods say of our segments, and which segment to look at."""
    own = (_own_number(opinion, comparison) for opinion in comparison.opinions if opinion.own_k)
    do = _alone(comparison) if comparison.k == 1 else _what_to_do(comparison)
    return Caption(" ".join([_as_many(comparison), *own]), do)


def _peers(comparison: Comparison) -> list[Opinion]:
    """The opinions on as many groups as there are segments, of methods that put every customer in one."""
    everybody = (opinion for opinion in comparison.opinions if opinion.noise is None and opinion.moves)
    return [opinion for opinion in everybody if _as_ours(opinion, comparison)]


def _as_ours(opinion: Opinion, comparison: Comparison) -> bool:
    return not opinion.own_k or opinion.k == comparison.k


def _as_many(comparison: Comparison) -> str:
    peers = sorted(_peers(comparison), key=lambda opinion: -(opinion.kept or 0))
    if not peers:
        return "With one segment nobody can move."
    names = {"Gaussian mixture": "the Gaussian mixture"}
    each = [f"{share(o.kept)} with {names.get(o.method, o.method)} (ARI {fixed(o.ari)})" for o in peers]
    highest, lowest = (agreement_band(end(opinion.ari or 0 for opinion in peers)) for end in (max, min))
    band = highest if highest == lowest else f"{highest} to {lowest}"
    stay = f"With {comparison.k} groups as well, customers stay in their segment: {listed(each)}"
    return f"{stay}. Agreement is {band} by {AGREEMENT_SOURCE}."


def _own_number(opinion: Opinion, comparison: Comparison) -> str:
    if opinion.method == "HDBSCAN":
        return _dense(opinion)
    k = opinion.components or opinion.k
    icl = "" if opinion.k_by_icl in (None, k) else f" (ICL: {opinion.k_by_icl})"
    if k == 1:
        return f"By BIC one component{icl} fits the mixture best: no groups at all."
    if k == comparison.k_max:
        return f"By BIC the mixture takes {k} components{icl}, as many as it may: no number stands out."
    if k == comparison.k:
        return f"By BIC the mixture prefers our number, too{icl}."
    return f"By BIC the mixture prefers {k} components{icl}."


def _dense(opinion: Opinion) -> str:
    noise = (opinion.noise or 0) / opinion.rows
    if not opinion.k:
        return "HDBSCAN finds no dense groups: to it all customers are noise."
    groups = "1 dense group" if opinion.k == 1 else f"{opinion.k} dense groups"
    if not opinion.noise:
        return f"HDBSCAN finds {groups} and no noise{_with_ari(opinion.ari, '; ')}."
    cores = ", so that its groups are cores only" if noise > _MUCH_NOISE else ""
    others = _with_ari(opinion.ari_without_noise, "; for the others ")
    return f"HDBSCAN finds {groups} and calls {share(noise)} of the customers noise{cores}{others}."


def _with_ari(ari: float | None, before: str) -> str:
    return "" if ari is None else f"{before}agreement is {agreement_band(ari)} (ARI {fixed(ari)})"


def _what_to_do(comparison: Comparison) -> str:
    peers = _peers(comparison)
    gone: dict[int, list[float]] = defaultdict(list)
    partners: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for move in (move for opinion in peers for move in opinion.moves if move.kept is not None):
        gone[move.segment].append(1 - (move.kept or 0))
        if move.goes_to is not None:
            partners[move.segment][move.goes_to] += move.goes or 0
    average = {segment: sum(shares) / len(shares) for segment, shares in gone.items()}
    worst = max(average, key=lambda segment: average[segment])
    if average[worst] <= _MOVES:
        least = floor(100 * (1 - average[worst]))
        kept = "all" if least == 100 else f"{least}% or more"
        return f"No segment hinges on the method: on average each keeps {kept} of its customers."
    partner = max(partners[worst], key=lambda segment: partners[worst][segment])
    them = f"segments {worst} and {partner}" if partner <= comparison.k else f"segment {worst}"
    who = f"that of segment {partner}" if partner <= comparison.k else "one that matches no segment"
    weak = min(opinion.ari or 0 for opinion in peers) < POOR_AGREEMENT
    end = "take the segments for one useful division among several" if weak else "treat their border as soft"
    moved = f"on average {share(average[worst])} of its customers are in another group, mostly in {who}"
    return f"Segment {worst} hinges most on the method: {moved}. Compare the averages of {them}, and {end}."


def _alone(comparison: Comparison) -> str:
    numbers = [str(opinion.k) for opinion in comparison.opinions if opinion.k > 1]
    if not numbers:
        return "Keep one segment: the others see no groups either."
    return f"Look at {listed(list(dict.fromkeys(numbers)), 'or')} segments before you settle for one."


def _how(opinion: Opinion) -> str:
    inertia = "" if opinion.inertia is None else f"; inertia {figure(opinion.inertia)}"
    distances = "" if opinion.deviation is None else f"; sum of distances {figure(opinion.deviation)}"
    return f"{opinion.settings}{inertia}{distances}"


def _stays(opinion: Opinion, segment: Segment) -> str:
    """Who stays, and where most others are: `59%; 41% to 4`."""
    move = opinion.moves[segment.id - 1]
    if move.kept is None:
        return "none here"
    parts = [share(move.kept)]
    if move.goes_to is not None and (move.goes or 0) >= _LITTLE:
        parts.append(f"{share(move.goes or 0)} to {move.goes_to}")
    if (move.noise or 0) >= _LITTLE:
        parts.append(f"{share(move.noise or 0)} noise")
    return "; ".join(parts)


def _ari(opinion: Opinion) -> str:
    if opinion.ari is None or not opinion.k:
        return ""
    whole = opinion.noise in (None, 0) or opinion.ari_without_noise is None
    return f"{fixed(opinion.ari)}{'' if whole else f' ({fixed(opinion.ari_without_noise)}*)'}"


def _marked(opinion: Opinion, words: str) -> str:
    """With a star where the figure leaves noise out."""
    return f"{words}*" if words and opinion.noise not in (None, 0) else words


def _whole(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}"
