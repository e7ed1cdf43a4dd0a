"""Where there are no groups: the best single columns in a table, in place of the groups."""

from collections.abc import Callable
from dataclasses import dataclass

from segmentry.reporting import by_amount
from segmentry.reporting.cards.typical_values import TypicalValue, typical_of_everyone
from segmentry.reporting.clue_figures import figures
from segmentry.reporting.clue_words import part_said
from segmentry.reporting.document import Block, Column, Paragraph, Table
from segmentry.reporting.lists import PlainList, are_written_to, lists
from segmentry.reporting.most_different import most_different
from segmentry.reporting.no_groups import LABELLED, MADE, NoGroups, no_groups, parts_lead, shows_parts
from segmentry.reporting.outcome_and_worth import what_the_outcome_is
from segmentry.reporting.plan.halves_needed import HALF
from segmentry.reporting.sections import overview
from segmentry.reporting.trust.by_construction import by_construction
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.outcome_figures import event_of, value_said
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import EVERYONE, capitalised, listed, number_word, share

#: Columns that are told where no outcome is known, and of these at least such as make no list.
_MOST, _OTHERS = 7, 2


@dataclass(frozen=True)
class _Row:
    """A part of all customers, or all of them."""

    clue: Clue | None


def table(segmentation: Segmentation) -> Table | None:
    """A row for the best part by each of the columns that tell most, and one for all customers; without an outcome the
    columns in which customers differ most. None where there are groups, or nothing is told."""
    found = no_groups(segmentation)
    if found is None or parts_lead(segmentation):
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


@dataclass(frozen=True)
class _Fact:
    """What is typical of all customers in one column, and the list that it makes, if any."""

    typical: TypicalValue
    found: PlainList | None = None

    @property
    def listed(self) -> str:
        if self.found is None:
            return ""
        return f"{self.found.answer}: {self.found.count:,} ({share(self.found.share)})"


def _of_columns(segmentation: Segmentation) -> Table | None:
    """The lists by single columns, and what is typical of all customers where they differ most else."""
    made = {x.column: x for x in lists(segmentation)}
    others = [name for name in most_different(segmentation) if name not in made]
    names = [*made, *others[: max(_MOST - len(made), _OTHERS)]]
    typical = [(name, typical_of_everyone(segmentation, name)) for name in names]
    rows = tuple(_Fact(x, made.get(name)) for name, x in typical if x is not None)
    columns = (
        Column("single column", lambda row: capitalised(row.typical.called)),
        *([Column("a list by it", lambda row: row.listed, "said")] if made else []),
        Column("typical", lambda row: row.typical.value, "said"),
        Column("8 in 10 lie between", lambda row: row.typical.range.replace(" to ", " and "), "said"),
    )
    return Table(columns, rows, _caption(segmentation, bool(made)), look="overview") if rows else None


def _caption(segmentation: Segmentation, has_lists: bool) -> str:
    differ = f"olumns in which {EVERYONE} differ most."
    if not has_lists:
        return f"C{differ}"
    test = f": try it on {HALF} of a list, and count who leaves it" if are_written_to(segmentation) else ""
    return f"Lists by single facts{test}. Below them c{differ}"


def before_the_parts(segmentation: Segmentation) -> tuple[Block, ...]:
    """That the parts which follow were made, and not found; nothing where there are groups."""
    found = no_groups(segmentation)
    if found is None or segmentation.k == 1 or (found.outcome is not None and parts_lead(segmentation)):
        return ()
    k = number_word(segmentation.k)
    if not shows_parts(segmentation):
        return (Paragraph(LABELLED.format(k=k)),)
    made = MADE.format(k=k)
    parts = overview.table(segmentation) if table(segmentation) is not None else None
    if parts is None or found.outcome is None:  # the cards tell the same
        return (Paragraph(made),)
    column = found.outcome.column
    what = f"how they differ in {column_called(column, segmentation.labels).words}"
    rests = "" if found.outcome.kind == "rate" else by_construction(segmentation, column, what)
    said = f"{made} {rests}".strip()
    return Paragraph(said), parts


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
