"""How much each column differs between the segments: features, and columns that did not make them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from segmentry.reporting.compared import needed
from segmentry.reporting.document import Block, Caption, Column, Paragraph, Section, Table
from segmentry.reporting.sections.each_segment import described
from segmentry.reporting.trust import sensitive as law
from segmentry.reporting.trust.bands import EFFECT_SOURCE, NEGLIGIBLE, effect_band
from segmentry.reporting.trust.differences import MARGIN, Shown, shown, shown_of
from segmentry.reporting.trust.evidence_of_its_own import finds_people, is_of_its_own
from segmentry.results.contrast import Contrast
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.personas import differs
from segmentry.wording import listed, of_columns, plural

TITLE, DESCRIPTORS = "How much each column differs between the segments", "Columns that did not make the segments"
CIRCULAR = (
    "Features made the segments, so they are not tested: pure noise, cut into segments, passes every test on them."
)
#: What the words of the tables mean.
READ = (
    "eta of numbers (its square is the share of their variance between segments) and Cramer's V of categories run from"
    " 0, alike, to 1."
)
HOLM = "how likely by chance alone, raised for how many are tested"


def section(segmentation: Segmentation) -> Section | None:
    """The descriptors with their tests, and where they stand out; nothing where there is one segment. How much the
    features differ stands beside their averages."""
    others = table(segmentation, features=False)
    about = caption(segmentation)
    if not _contrasts(segmentation):
        return None
    notes = (CIRCULAR, *(about.lines if others.rows else ()))
    sheet = _table_of_all(segmentation, notes)
    blocks: list[Block] = [about, *_tested(others)] if others.rows else []
    if others.rows and (found := described(segmentation)):
        blocks += [Paragraph("Where one differs from all customers in them, beyond chance:"), found]
    return Section("differences", DESCRIPTORS, (*blocks, sheet), page=bool(blocks))


def _tested(others: Table) -> Iterator[Block]:
    """The columns with their tests; those in which no difference could be shown in a line."""
    told = tuple(contrast for contrast in others.rows if shown(contrast) != "not shown")
    if told:
        yield replace(others, rows=told)
    without = [f"{c.column} ({p_said(c.p)})" for c in others.rows if c not in told]
    if without:
        yield Paragraph(f"No difference could be shown (p by Holm) in {listed(without)}.")


def table(segmentation: Segmentation, *, features: bool) -> Table:
    """The features, or the descriptors with their tests, the strongest difference first."""
    effect = Column("effect", effect_said, "said")
    if features:
        return Table((Column("feature", "column"), effect), tuple(c for c in _contrasts(segmentation) if c.feature))
    tested = (
        Column("p (Holm)", "p", "figure", lambda c: p_said(c.p), HOLM),
        Column("between segments", _shown_of(segmentation), "said"),
    )
    return Table((Column("column", "column"), effect, *tested), _descriptors(segmentation))


def effect_said(contrast: Contrast) -> str:
    """How much a column differs, on which measure, and whether that is much."""
    return f"{measure(contrast)} {contrast.effect:.2f}, {effect_band(contrast)}"


def _table_of_all(segmentation: Segmentation, notes: tuple[str, ...]) -> Table:
    """Every column, outcomes too, the features first: for a workbook alone."""
    columns = (
        *(Column("column", "column"), Column("feature", lambda c: "yes" if c.feature else "no")),
        *(Column("measure", measure), Column("effect", "effect", "figure"), Column("how large", effect_band, "said")),
        *(Column("p (Holm)", "p", "figure"), Column("p of the same (Holm)", "p_apart", "figure")),
        Column("between segments", _shown_of(segmentation), "said"),
    )
    return Table(columns, _contrasts(segmentation), most=0, sheet="Differences", title=TITLE, notes=notes)


def caption(segmentation: Segmentation) -> Caption:
    """What the columns that did not make the segments say of them."""
    all = [contrast for contrast in _descriptors(segmentation) if contrast.p is not None]
    tested = [contrast for contrast in all if is_of_its_own(segmentation, contrast)]
    given = _by_construction([contrast for contrast in all if contrast not in tested])
    real = [contrast for contrast in tested if differs(contrast) and _shown(segmentation, contrast) == "differs"]
    if not tested:
        if given:
            return Caption(given.strip(), "Add columns that tell who or where customers are.")
        return Caption("There is no descriptor to test.", "Add columns that tell who or where customers are.")
    many = f"{len(real)} of {len(tested)} descriptors differ between the segments beyond chance (Holm-adjusted, 5%)"
    others = f"{_alike(segmentation, tested)}{given}"
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
    traits = law.protected_of(segmentation)
    able = real if segmentation.verdict != "no structure" else []  # nobody looks for made parts
    of_use = [c.column for c in able if c.column not in (*small, *traits) and finds_people(segmentation, c)]
    which = "them" if len(of_use) == len(real) else of_columns(of_use, most=3)
    use = f"Use {which} to find and reach a segment." if of_use else ""
    said = " ".join(filter(None, (use, law.heed(tuple(real), traits), heed.strip())))
    return Caption(f"{many}, most of all {first.column} ({how}).{others}", said)


def _by_construction(given: Sequence[Contrast]) -> str:
    """Which columns are not counted, as a sentence behind a blank."""
    if not given:
        return ""
    names = of_columns([contrast.column for contrast in given], most=3)
    are = plural(len(given), "differs by construction: it is", "differ by construction: they are")
    return f" {names} {are} computed with features or outcomes, or a part of them."


def _shown(segmentation: Segmentation, contrast: Contrast) -> Shown:
    return shown(contrast, segmentation.profile)


def _shown_of(segmentation: Segmentation) -> Callable[[Contrast], str]:
    def said(contrast: Contrast) -> str:
        told = contrast.feature or contrast.p is None or is_of_its_own(segmentation, contrast)
        return shown_of(contrast, segmentation.profile) if told else "by construction"

    return said


def _alike(segmentation: Segmentation, tested: Sequence[Contrast]) -> str:
    """What it is to be the same in every segment, or to differ too little, where a column does."""
    met = {_shown(segmentation, contrast) for contrast in tested} & {"the same", "too little"}
    words = {"the same": "The same", "too little": "Too little"}
    return f" {' or '.join(sorted(words[x] for x in met)).capitalize()}: {MARGIN}." if met else ""


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
