"""The tables of the report as numbers: what stands on which sheet of the workbook."""

from collections.abc import Iterator, Sequence

from segmentry.reporting.contents import NO_ROWS, NOTHING_FOUND, SHARES, Contents, run_facts, table_facts
from segmentry.reporting.evidence import marks
from segmentry.reporting.forms.cells import Cell, Columns, Kind, Sheet, Value, colours, in_words
from segmentry.reporting.forms.profile_sheets import profile_sheets
from segmentry.reporting.forms.tables import done
from segmentry.reporting.shapes import needed
from segmentry.reporting.trust import with_one_less
from segmentry.reporting.verdicts import light
from segmentry.results.choice import Evidence, KChoice
from segmentry.stages.selection.judging import against_null


def sheets(told: Contents) -> Iterator[Sheet]:
    """Every sheet of the workbook, the verdict first."""
    yield _verdict(told)
    yield _evidence(told)
    yield from profile_sheets(told)
    if told.held:
        yield _held(told)
    if "loadings" in told.told:
        yield _loadings(told)
    if told.segmentation.comparison is not None:
        yield _opinion(told)
        yield _stays(told)
    yield _columns(told)
    yield _findings(told)
    yield _made(told)


def _verdict(told: Contents) -> Sheet:
    s, verdict = told.s, told.verdict
    rows: list[tuple[Value, ...]] = [
        ("What it means", verdict.means),
        ("What to do with it", verdict.do),
        ("The numbers behind it", verdict.figures),
        ("In short", told.headline),
        *(("Why this number", reason) for reason in s["reasons"]),
        *told.trust,
        ("Table", s["table"]),
        *((name, Cell(s[key], "count")) for name, key in _COUNTS.items()),
        *((name, Cell(s[key], "figure")) for name, key in _FIGURES.items()),
    ]
    kept = tuple(row for row in rows if row[1] not in ("", Cell(None, "count"), Cell(None, "figure")))
    return Sheet("Verdict", verdict.headline, (), (("about", "text"), ("told", "long")), kept)


_COUNTS = {
    "Segments": "k",
    "Segments recommended": "k_recommended",
    "Rows read": "rows_read",
    "Customers with a segment": "rows_labelled",
}
_FIGURES = {"Silhouette (Euclidean)": "silhouette", "Inertia": "inertia"}


def _evidence(told: Contents) -> Sheet:
    choice, k = told.segmentation.choice, told.segmentation.k
    rows = tuple(
        (e.k, ", ".join(marks(choice, e.k, k)), e.verdict, *_own(e), *_derived(e, choice)) for e in choice.evidence
    )
    one = told.told["evidence"]
    heads: Columns = (("k", "count"), ("marks", "text"), ("verdict", "text"))
    return Sheet("Evidence per k", one.title, in_words(one.caption), (*heads, *_OWN.values(), *_DERIVED), rows)


_DERIVED: Columns = (
    ("variance explained", "share"),
    ("matches, mean Jaccard", "figure"),
    ("matches, lowest", "figure"),
    ("SLSa, mean", "figure"),
    ("SLSa, lowest", "figure"),
    ("silhouette, 95% from", "figure"),
    ("silhouette, 95% to", "figure"),
    ("against no clusters (sd x stability)", "figure"),
)
_OWN: dict[str, tuple[str, Kind]] = {
    "score": ("score", "figure"),
    "silhouette": ("silhouette (Euclidean)", "figure"),
    "silhouette_rows": ("silhouette: rows", "count"),
    "silhouette_among": ("silhouette: among rows", "count"),
    "silhouette_squared": ("silhouette (squared)", "figure"),
    "stability": ("stability (mean ARI)", "figure"),
    "stability_sd": ("stability, sd", "figure"),
    "stability_pairs": ("stability: pairs of fits", "count"),
    "stability_rows": ("stability: rows", "count"),
    "prediction_strength": ("prediction strength", "figure"),
    "prediction_strength_se": ("prediction strength, se", "figure"),
    "prediction_strength_splits": ("prediction strength: halves", "count"),
    "tightness": ("tightness", "figure"),
    "tightness_z": ("tightness, sd from no clusters", "figure"),
    "valley": ("valley", "figure"),
    "valley_z": ("valley, sd from no clusters", "figure"),
    "valley_shallowest": ("shallowest valley", "figure"),
    "references": ("tables without clusters", "count"),
    "reference_rows": ("their rows", "count"),
    "gap": ("gap", "figure"),
    "gap_se": ("gap, s", "figure"),
    "gap_references": ("gap: tables", "count"),
    "inertia": ("inertia", "number"),
    "calinski_harabasz": ("Calinski-Harabasz", "number"),
    "davies_bouldin": ("Davies-Bouldin (q=1)", "figure"),
    "smallest": ("smallest segment, rows", "count"),
    "rows": ("rows", "count"),
}


def _own(e: Evidence) -> tuple[float | None, ...]:
    """Its own figures; a count of 0 says that there is nothing to count."""
    return tuple(
        None if kind == "count" and not getattr(e, name) else getattr(e, name) for name, (_, kind) in _OWN.items()
    )


def _derived(e: Evidence, choice: KChoice) -> tuple[float | None, ...]:
    whole = choice.of(1).inertia
    return (
        1 - e.inertia / whole if whole else None,
        *_mean_and_lowest(e.matches),
        *_mean_and_lowest(e.across if e.k > 2 else ()),
        *(e.silhouette_interval or (None, None)),
        against_null(e) if e.verdict else None,
    )


def _mean_and_lowest(each: Sequence[float]) -> tuple[float | None, float | None]:
    return (sum(each) / len(each), min(each)) if each else (None, None)


def _held(told: Contents) -> Sheet:
    v, one = needed(told.segmentation.validation, "validate"), told.told["silhouettes"]
    rows = []
    for i, segment in enumerate(told.segmentation.segments):
        sign = light(v.stabilities[i])
        within = v.within[i] if v.within else (None, None, None)
        across = v.across[i] if v.across and told.s["k"] > 2 else None  # two always come from one
        border = v.borderline[i] if v.borderline else None
        before = told.held[i].continues
        lighted = (v.stabilities[i], f"{sign.sign} {sign.name}", sign.band)
        rows.append((segment.id, segment.name, *lighted, v.silhouettes[i], *within, across, before, border))
    columns: Columns = (
        *(("segment", "count"), ("name", "text"), ("stability (mean Jaccard)", "figure")),
        *(("light", "text"), ("band", "text"), ("silhouette (Euclidean)", "figure")),
        *(("SLSw, lower quartile", "figure"), ("SLSw, median", "figure"), ("SLSw, upper quartile", "figure")),
        *(("SLSa", "figure"), (with_one_less(told.s["k"]), "text"), ("on a border", "share")),
    )
    notes = (*in_words(one.caption), told.rests_on)
    return Sheet("How each segment holds", one.title, notes, columns, tuple(rows), 2, colours(told.segmentation))


def _loadings(told: Contents) -> Sheet:
    drawn, dimensions = needed(told.segmentation.map, "profile"), told.segmentation.recipe.dimensions
    one, shown = told.told["loadings"], told.told["map"]
    heads = (f"axis {i}, {share:.1%} of variance" for i, share in enumerate(drawn.explained, start=1))
    columns: Columns = (("feature", "text"), *((head, "figure") for head in heads))
    rows = tuple((name, *loads) for name, *loads in zip(dimensions, *drawn.loadings, strict=True))
    return Sheet("Axes of the map", one.title, (*in_words(shown.caption), *in_words(one.caption)), columns, rows)


def _opinion(told: Contents) -> Sheet:
    comparison, second = told.segmentation.comparison, told.opinion
    assert comparison is not None
    assert second is not None
    rows = tuple(
        (
            *(line.method, line.how, "yes" if one.own_k else "no", one.k, one.noise, one.moved, one.ari),
            *(one.ari_without_noise, one.silhouette, one.silhouette_rows or None, one.calinski_harabasz),
            *(one.bic, one.icl, one.rows),
        )
        for one, line in zip((comparison.ours, *comparison.opinions), second.lines, strict=True)
    )
    columns: Columns = (
        *(("method", "text"), ("how", "text"), ("own number", "text"), ("groups", "count"), ("noise, rows", "count")),
        *(("moved", "share"), ("ARI with ours", "figure"), ("ARI without noise", "figure")),
        *(("silhouette (Euclidean)", "figure"), ("silhouette: rows", "count"), ("Calinski-Harabasz", "number")),
        *(("BIC", "number"), ("ICL", "number"), ("rows", "count")),
    )
    notes = (*in_words(second.caption), f"On {second.rows}. {' '.join(second.notes)}")
    return Sheet("Second opinion", "Second opinion", notes, columns, rows)


def _stays(told: Contents) -> Sheet:
    """Per method and segment who stays, and where most others are."""
    comparison = told.segmentation.comparison
    assert comparison is not None
    rows = tuple(
        (one.method, one.k, move.segment, move.rows, move.kept, move.noise, move.goes_to, move.goes)
        for one in comparison.opinions
        for move in one.moves
    )
    columns: Columns = (
        *(("method", "text"), ("groups", "count"), ("segment", "count"), ("rows", "count"), ("stay", "share")),
        *(("noise", "share"), ("most others are in group", "count"), ("how many", "share")),
    )
    note = "Share of each segment's customers in the group that matches it, and where most others are."
    return Sheet("Who stays", "Who stays, and who moves", (note,), columns, rows, 3)


def _columns(told: Contents) -> Sheet:
    rows = tuple(
        (
            *(one.column.name, one.type, one.missing, one.typical, one.column.role, one.column.reason),
            *(one.before, one.after, one.dimensions or None, done(one)),
        )
        for one in told.columns
    )
    columns: Columns = (
        *(("column", "text"), ("type", "text"), ("missing cells", "count"), ("what came in", "said")),
        *(("role", "text"), ("why", "text"), ("share before", "share"), ("share after", "share")),
        *(("dimensions", "count"), ("what was done and why", "long")),
    )
    return Sheet("Columns", "What was done to the columns", (SHARES,), columns, rows)


def _findings(told: Contents) -> Sheet:
    rows = tuple((one.severity, one.column, one.what, one.remedy) for one in told.findings)
    columns: Columns = (
        *(("severity", "text"), ("column", "text"), ("what was found", "long"), ("what to do", "long")),
    )
    return Sheet("Findings", "Findings", () if rows else (NOTHING_FOUND,), columns, rows)


def _made(told: Contents) -> Sheet:
    again = {"in a terminal": "command", "plan.json": "plan_file", "in Python": "python"}
    commands = ((how, told.again[key]) for how, key in again.items())
    rows: list[tuple[Value, ...]] = [("again", how, Cell(command, "code")) for how, command in commands if command]
    for part, facts in (("table", table_facts(told.s)), ("plan", told.plan.items()), ("run", run_facts(told.s))):
        rows += [(part, name, value) for name, value in facts]
    columns: Columns = (("part", "text"), ("about", "text"), ("told", "long"))
    note = f"Made with Segmentry {told.s['segmentry_version']}. {NO_ROWS}"
    return Sheet("How it was made", "How it was made", (note,), columns, tuple(rows))
