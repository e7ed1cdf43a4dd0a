"""What the first page rests on where it tells of single columns: every column that was tried, and every part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from segmentry.reporting.clue_figures import figures
from segmentry.reporting.clue_words import part_said
from segmentry.reporting.document import Block, Column, Paragraph, Section, Table
from segmentry.reporting.no_groups import next_test, no_groups
from segmentry.reporting.single_columns import columns_tried, explained_by, explained_of, main_clues, parts_in_turn
from segmentry.results.profile import NoPart, Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.clue_columns import why_not_tried
from segmentry.stages.profiling.outcome_figures import event_of, is_leaving, tells_of_leaving
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import listed, plural, share

TITLE, PARTS = "Single columns", "Best part of each group"
#: How to read them.
ABOUT = (
    "Of each column alone the part that differs most: numbers are cut at their quartiles and at 0, each level is a"
    " part. The best of several is too good on average: confirm it on new customers. Explained: by the column in two"
    " parts, or in as many as there are groups, whichever is more."
)
COMPUTED = "what came of it is computed with it"
#: Of a column that was tried, in whole or but for levels that are withheld, and of those of which no part was.
NO_PART = "tried: no part differs enough, beyond chance"
NO_PART_SHOWN = "tried: of the levels that are not withheld none differs enough, beyond chance"
WHY_NO_PART: dict[NoPart, str] = {
    "not cut": "not cut: too few customers are on one side of any cut",
    "withheld": "withheld: in a part or beside it too few have it, or have it not",
}
#: Columns on a page.
_MOST_ROWS = 10
#: Columns that others say: a part names its column, and how many it holds tells how many it does not.
_SAID_BY_OTHERS = ("column", "others")


@dataclass(frozen=True)
class _Row:
    """A part of the customers of a group or of all; or a column without one, and why."""

    name: str
    clue: Clue | None = None
    why: str = ""


def section(segmentation: Segmentation) -> Section | None:
    """The columns and the parts; nothing without an outcome, or where there is one segment."""
    profile = segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if profile is None or outcome is None or segmentation.k == 1:
        return None
    tried, parts = tuple(_columns(segmentation, outcome)), tuple(_parts(segmentation))
    told, heads = tuple(row for row in tried if row.clue is not None), _heads(segmentation, outcome, "column")
    few = f"The {_MOST_ROWS} of {len(told)} that explain most; all stand in model.json (clues)."
    best = Table(heads, told, most=_MOST_ROWS, more=few if len(told) > _MOST_ROWS else "", look="broad rates")
    best = best.without(*_SAID_BY_OTHERS)
    others = (Paragraph(left_out, "quiet"),) if (left_out := _left_out(tried)) else ()
    sheet = Table(heads, tried, most=0, sheet=TITLE, title=TITLE, notes=(ABOUT,))
    parts = tuple(row for row in parts if row.clue not in [own.clue for own in told])
    below = Table(_heads(segmentation, outcome, "group"), parts, look="broad rates").without(*_SAID_BY_OTHERS)
    single = no_groups(segmentation)
    tested = "" if single is None or single.by_plan else next_test(segmentation, single)
    beside = " ".join(filter(None, (ABOUT, _of_groups(segmentation), tested)))
    inner = (Section("single-parts", PARTS, _once(below)),) if parts else ()
    return Section("single", TITLE, (Paragraph(beside), *((best,) if told else ()), *others, sheet), inner)


def _once(table: Table) -> tuple[Block, ...]:
    """The table; where each row is of the same part, that is said once."""
    told = {column.words(row) for column in table.columns if column.head == "part" for row in table.rows}
    if len(told) > 1 or len(table.rows) == 1:
        return (table,)
    return Paragraph(f"The same in all of these rows: {told.pop()}."), table.without("part", *_SAID_BY_OTHERS)


def _left_out(rows: Sequence[_Row]) -> str:
    """The columns of which no part is told, by why."""
    whys = dict.fromkeys(row.why for row in rows if row.clue is None)
    each = [f"{listed([row.name for row in rows if row.why == why])} ({why})" for why in whys]
    return f"Left out: {'; '.join(each)}." if each else ""


def _of_groups(segmentation: Segmentation) -> str:
    """What the groups explain, beside which the columns are read."""
    groups = explained_of(segmentation)
    return "" if groups is None else f"The groups explain {share(max(groups, 0.0), 1)}."


def _columns(segmentation: Segmentation, outcome: Outcome) -> Iterator[_Row]:
    """The columns with a part, the one that explains most first; those without one, and those that were not tried."""
    known = sorted(main_clues(segmentation), key=lambda clue: -explained_by(segmentation, clue))
    tried, labels = columns_tried(segmentation), segmentation.labels
    yield from (_Row(column_called(clue.column, labels).words, clue) for clue in known)
    told = {clue.column for clue in known}
    for name in (x for x in tried if x not in told):
        why_none = NO_PART_SHOWN if _is_withheld_in_part(segmentation, name) else NO_PART
        yield _Row(column_called(name, labels).words, why=why_none)
    why = _why_not(segmentation, outcome)
    for name in (x.name for x in segmentation.columns.columns if x.is_trait):
        if name not in tried:
            yield _Row(column_called(name, labels).words, why=why.get(name, "not tried: too many different values"))


def _is_withheld_in_part(segmentation: Segmentation, name: str) -> bool:
    """Whether what a group tells of some of its levels is withheld or rounded."""
    each = () if segmentation.profile is None else segmentation.profile.segments
    return not all(level.is_exact for own in each for level in own.levels_of(name))


def _why_not(segmentation: Segmentation, outcome: Outcome) -> dict[str, str]:
    """Why columns were not tried, not cut, or are not told."""
    profile, labels = segmentation.profile, segmentation.labels
    made, no_part = ((), {}) if profile is None else (profile.computed_with, profile.no_part)
    gone, leaving = tells_of_leaving(outcome, labels), is_leaving(outcome, labels)
    arms = () if profile is None else [trial.column for trial in profile.trials]
    why = why_not_tried(segmentation.columns, arms, gone=gone, leaving=leaving) | dict.fromkeys(made, COMPUTED)
    each = {name: f"not tried: {reason}" for name, reason in why.items()}
    return each | {name: WHY_NO_PART[reason] for name, reason in no_part.items()}


def _parts(segmentation: Segmentation) -> Iterator[_Row]:
    """The parts of all customers in turn, and those of the groups."""
    in_turn, profile = parts_in_turn(segmentation), segmentation.profile
    for i, clue in enumerate(in_turn):
        yield _Row(f"all but the {plural(i, 'part', 'parts')} above" if i else "all customers", clue)
    for segment, own in zip(segmentation.segments, () if profile is None else profile.segments, strict=True):
        if own.clue is not None:
            yield _Row(str(segment.id), own.clue)


def _heads(segmentation: Segmentation, outcome: Outcome, first: str) -> tuple[Column, ...]:
    happened = event_of(outcome, segmentation.labels) if outcome.kind == "rate" else None
    name = column_called(outcome.column, segmentation.labels).words
    whole = happened.who if happened else name
    heads = {
        "in it": "in it",
        "others": "others",
        "value": f"{happened.did if happened else f'{name} on average'}, in it",
        "rest": "of the others",
        "part": f"of all {whole} in the group" if first == "group" else f"of all {whole}",
        **({"left": f"in it, {happened.without}"} if happened else {}),
        "explained": "explained",
    }

    def part(row: _Row) -> str:
        return row.why if row.clue is None else part_said(segmentation, row.clue)

    told = (Column(head, partial(_figure, segmentation, outcome, name), "said") for name, head in heads.items())
    return Column(first, "name"), Column("part", part, "said"), *told


def _figure(segmentation: Segmentation, outcome: Outcome, name: str, row: _Row) -> str:
    return "" if row.clue is None else figures(segmentation, outcome, row.clue)[name]
