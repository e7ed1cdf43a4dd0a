"""How much each column differs between the segments: features, and columns that did not make them."""

from collections.abc import Sequence

from segmentry.reporting import sensitive as law
from segmentry.reporting.bands import EFFECT_SOURCE, NEGLIGIBLE, effect_band
from segmentry.reporting.compared import needed
from segmentry.reporting.differences import MARGIN, shown, shown_of
from segmentry.reporting.document import Block, Caption, Column, Paragraph, Section, Table
from segmentry.results.contrast import Contrast
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.personas import differs
from segmentry.wording import listed, of_columns

TITLE, DESCRIPTORS = "How much each column differs between the segments", "Columns that did not make the segments"
#: Features on a page.
_MOST_ROWS = 10
CIRCULAR = (
    "Features made the segments, so they get effect sizes and no tests: pure noise, cut into segments, passes every"
    " test on its own features."
)
#: What the words of the tables mean.
READ = (
    "eta of numbers (its square is the share of their variance between segments) and Cramer's V of categories run from"
    " 0, alike, to 1."
)
HOLM = "p (Holm): how likely chance alone would make such differences, raised for how many columns are tested."


def section(segmentation: Segmentation) -> Section | None:
    """The features, and the descriptors with tests; nothing where there is one segment."""
    features, others = table(segmentation, features=True), table(segmentation, features=False)
    blocks: tuple[Block, ...] = (Paragraph(f"{CIRCULAR} {READ}"), features) if features.rows else ()
    lawful = law.heed(features.rows, law.traits_of(segmentation))
    blocks = (*blocks, Paragraph(lawful)) if lawful else blocks
    about = (caption(segmentation), Paragraph(HOLM)) if others.rows else ()
    described = (Section("descriptors", DESCRIPTORS, (others, *about)),) if others.rows else ()
    if not blocks and not described:
        return None
    notes = (CIRCULAR, *(caption(segmentation).lines if others.rows else ()))
    return Section("differences", TITLE, (*blocks, _table_of_all(segmentation, notes)), described)


def table(segmentation: Segmentation, *, features: bool) -> Table:
    """The features, or the descriptors with their tests, the strongest difference first."""
    head = "feature" if features else "column"
    effect = Column("effect", lambda c: f"{c.effect:.2f}, {effect_band(c)}", "said")
    columns = Column(head, "column"), Column("measure", measure), effect
    if features:
        rows = tuple(contrast for contrast in _contrasts(segmentation) if contrast.feature)
        more = f"The {_MOST_ROWS} of {len(rows)} features that differ most." if len(rows) > _MOST_ROWS else ""
        return Table(columns, rows, most=min(len(rows), _MOST_ROWS) or None, more=more)
    tested = Column("p (Holm)", "p", "figure", lambda c: p_said(c.p)), Column("between segments", shown_of, "said")
    return Table((*columns, *tested), _descriptors(segmentation))


def _table_of_all(segmentation: Segmentation, notes: tuple[str, ...]) -> Table:
    """Every column, outcomes too, the features first: for a workbook alone."""
    columns = (
        *(Column("column", "column"), Column("feature", lambda c: "yes" if c.feature else "no")),
        *(Column("measure", measure), Column("effect", "effect", "figure"), Column("how large", effect_band, "said")),
        *(Column("p (Holm)", "p", "figure"), Column("p of the same (Holm)", "p_apart", "figure")),
        Column("between segments", shown_of, "said"),
    )
    return Table(columns, _contrasts(segmentation), most=0, sheet="Differences", title=TITLE, notes=notes)


def caption(segmentation: Segmentation) -> Caption:
    """What the columns that did not make the segments say of them."""
    tested = [contrast for contrast in _descriptors(segmentation) if contrast.p is not None]
    real = [contrast for contrast in tested if differs(contrast) and shown(contrast) != "the same"]
    if not tested:
        return Caption("There is no descriptor to test.", "Add columns that tell who or where customers are.")
    descriptors = "descriptors (columns that did not make the segments)"
    many = f"{len(real)} of {len(tested)} {descriptors} differ between them beyond chance (Holm-adjusted, 5%)"
    others = _the_others(tested)
    if not real:
        return Caption(f"{many}.{others}", "Do not describe the segments by these columns.")
    first = real[0]
    how = f"{effect_band(first)} by {EFFECT_SOURCE}, {measure(first)} {first.effect:.2f}"
    small = [contrast.column for contrast in real if effect_band(contrast) == NEGLIGIBLE]
    heed = (
        f" Between segments {listed(small)} differ{'s' if len(small) == 1 else ''} too little to act on."
        if small
        else ""
    )
    lawful = law.heed(tuple(real), law.traits_of(segmentation))
    use = lawful or ("" if len(small) == len(real) else "Use them to find and reach a segment.")
    return Caption(f"{many}, most of all {first.column} ({how}).{others}", f"{use}{heed}".strip())


def _the_others(tested: Sequence[Contrast]) -> str:
    """Which columns are the same in every segment, and in which no difference could be shown."""
    alike = [contrast.column for contrast in tested if shown(contrast) == "the same"]
    unknown = [contrast.column for contrast in tested if shown(contrast) == "not shown"]
    said = (
        f" The same in every segment {'is' if len(alike) == 1 else 'are'} {of_columns(alike)} ({MARGIN})."
        if alike
        else ""
    )
    return f"{said} In {of_columns(unknown)} no difference could be shown." if unknown else said


def measure(contrast: Contrast) -> str:
    """What its effect is, and on which scale where that is not the column's own."""
    on = {"log": " (on the logarithm)", "yeo-johnson": " (as transformed)"}.get(contrast.transform, "")
    return f"{contrast.measure}{on}"


def p_said(p: float | None) -> str:
    """A p as people read it.

    >>> p_said(0.0421), p_said(1e-9), p_said(None)
    ('0.042', '<0.001', '')
    """
    return "" if p is None else "<0.001" if p < 0.001 else f"{p:.3f}" if p < 0.995 else "1"


def _contrasts(segmentation: Segmentation) -> tuple[Contrast, ...]:
    return () if segmentation.k == 1 else needed(segmentation.profile, "profile").contrasts


def _descriptors(segmentation: Segmentation) -> tuple[Contrast, ...]:
    """Outcomes have tables of their own."""
    contrasts = _contrasts(segmentation)
    apart = {outcome.column for outcome in segmentation.profile.outcomes} if segmentation.profile else set()
    return tuple(contrast for contrast in contrasts if not contrast.feature and contrast.column not in apart)
