"""Where there are no groups: the best single columns in a table, in place of the groups."""

from collections.abc import Callable
from dataclasses import dataclass
from math import isinf

from segmentry.reporting import by_amount
from segmentry.reporting.cards.typical_values import TypicalValue, typical_of_everyone
from segmentry.reporting.clue_figures import figures
from segmentry.reporting.clue_words import part_said
from segmentry.reporting.document import Block, Column, Paragraph, Table
from segmentry.reporting.most_different import most_different, times_as_much
from segmentry.reporting.no_groups import LABELLED, MADE, NoGroups, no_groups, shows_parts
from segmentry.reporting.outcome_and_worth import what_the_outcome_is
from segmentry.reporting.sections import overview
from segmentry.reporting.trust.by_construction import by_construction
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.outcome_figures import event_of, value_said
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import EVERYONE, capitalised, listed, number_word, plain, share


@dataclass(frozen=True)
class _Row:
    """A part of all customers, or all of them."""

    clue: Clue | None


def table(segmentation: Segmentation) -> Table | None:
    """A row for the best part by each of the columns that tell most, and one for all customers; without an outcome the
    columns in which customers differ most. None where there are groups, or nothing is told."""
    found = no_groups(segmentation)
    if found is None:
        return None
    if found.tiers is not None:
        return by_amount.table(segmentation, found.tiers)
    if found.outcome is None:
        return _of_columns(segmentation)
    if not found.clues:
        return None
    rows = (*map(_Row, found.clues), _Row(None))
    caption = (
        f"{what_the_outcome_is(segmentation)} The best part by each single column.{_left_out(segmentation, found)}"
    )
    columns = _columns(segmentation, found, found.outcome)
    return Table(columns, rows, caption, look="overview", pale=lambda row: row.clue is None)


def _left_out(segmentation: Segmentation, found: NoGroups) -> str:
    """Which columns tell more and stand aside, behind a blank; empty where none do."""
    if not found.left_out or found.outcome is None:
        return ""
    each = [column_called(name, segmentation.labels).words for name in found.left_out]
    name = column_called(found.outcome.column, segmentation.labels).words
    return f" Left out: {listed(each)}, with which {name} grows by itself."


def spread(segmentation: Segmentation) -> tuple[tuple[TypicalValue, str], ...]:
    """Of the columns in which customers differ most what is typical of all, and how many times the lower end of most
    the upper one is; none where there are groups, or an outcome is known."""
    found = no_groups(segmentation)
    if found is None or found.outcome is not None or found.tiers is not None:
        return ()
    told = [(name, typical_of_everyone(segmentation, name)) for name in most_different(segmentation)]
    return tuple((x, _times(times_as_much(segmentation, name))) for name, x in told if x is not None)


def _times(many: float | None) -> str:
    return "" if many is None else "from 0" if isinf(many) else f"{plain(many)} times"


def _of_columns(segmentation: Segmentation) -> Table | None:
    """What is typical of all customers in the columns in which they differ most."""
    rows = spread(segmentation)
    columns = (
        Column("single column", lambda row: capitalised(row[0].called)),
        Column("typical", lambda row: row[0].value, "said"),
        Column("8 in 10 lie between", lambda row: row[0].range.replace(" to ", " and "), "said"),
        Column("upper end to lower end", lambda row: row[1], "said"),
    )
    caption = f"The columns in which {EVERYONE} differ most: those first whose upper end is most times the lower one."
    return Table(columns, rows, caption, look="overview") if rows else None


def before_the_parts(segmentation: Segmentation) -> tuple[Block, ...]:
    """That the parts which follow were made, and not found; nothing where there are groups."""
    if no_groups(segmentation) is None or segmentation.k == 1:
        return ()
    k = number_word(segmentation.k)
    if not shows_parts(segmentation):
        return (Paragraph(_labelled(segmentation, k)),)
    found, made = no_groups(segmentation), MADE.format(k=k)
    parts = overview.table(segmentation) if table(segmentation) is not None else None
    if parts is None or found is None or found.outcome is None:
        return (Paragraph(made),) if parts is None else (Paragraph(made), parts)
    column = found.outcome.column
    what = f"how they differ in {column_called(column, segmentation.labels).words}"
    rests = "" if found.outcome.kind == "rate" else by_construction(segmentation, column, what)
    said = f"{made} {rests}".strip()
    return Paragraph(said), parts


def _labelled(segmentation: Segmentation, k: str) -> str:
    """By which parts the table that is handed back labels customers, with their sizes: others than those above."""
    each = [f"{x.id} {x.name} ({x.size:,}, {share(x.share)})" for x in segmentation.segments]
    others = ", which are not those above," if table(segmentation) is not None else ""
    return LABELLED.format(k=k, others=others, each="; ".join(each))


def _columns(segmentation: Segmentation, found: NoGroups, outcome: Outcome) -> tuple[Column, ...]:
    happened = event_of(outcome, segmentation.labels) if outcome.kind == "rate" else None
    name = column_called(outcome.column, segmentation.labels).words
    did = happened.did if happened else f"{name} on average"
    most, usual = max(clue.value for clue in found.clues), outcome.all.value or 0.0
    drawn = most > 0 <= min(clue.value for clue in found.clues)

    of_all = value_said(outcome, usual, segmentation.labels)

    def part(row: _Row) -> str:
        return capitalised(EVERYONE if row.clue is None else part_said(segmentation, row.clue))

    def said(figure: str, of_all: str = "") -> Callable[[_Row], str]:
        return lambda row: of_all if row.clue is None else figures(segmentation, outcome, row.clue)[figure]

    def meter(row: _Row) -> tuple[float, float]:
        return (usual if row.clue is None else row.clue.value) / most, usual / most

    return (
        Column("single column", part),
        Column("customers", said("in it", f"{segmentation.rows_labelled:,}"), "said"),
        Column(did, said("value", of_all), "said", meter=meter if drawn else None),
        Column("of the others", said("rest"), "said"),
        Column(f"of all {happened.who if happened else name}", said("part"), "said"),
    )
