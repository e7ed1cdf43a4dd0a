"""What to say to a segment, or to try with it, by each single column that marks it, where nothing of it can be changed.

Of customers what they want, of patients what they need, of all others what they think; a column of no known kind calls
for nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from segmentry.reporting.cards.stands_out import stands_out
from segmentry.reporting.cards.typical_values import typical
from segmentry.reporting.once import once
from segmentry.reporting.plan.halves_needed import HALF
from segmentry.reporting.said_of import rows_of
from segmentry.reporting.steps.step import Step
from segmentry.reporting.trust.sensitive import is_of_health, traits_of
from segmentry.results.columns import Column
from segmentry.results.profile import SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.sensitive_traits import protects
from segmentry.stages.shared.care import is_of_care, tells_of_care
from segmentry.stages.shared.display_names import column_called, level_words
from segmentry.stages.shared.goods import is_spent_on, may_be_advertised
from segmentry.stages.shared.in_few_words import in_a_name
from segmentry.stages.shared.levels_in_names import names_an_aim, says_what
from segmentry.stages.shared.offers import burden, can_be_offered
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.quantities import comparative
from segmentry.stages.shared.readable import in_quotes, is_readable
from segmentry.stages.shared.touchpoints import touchpoint
from segmentry.stages.shared.traits import normal
from segmentry.stages.shared.who_sells import tells_of_selling
from segmentry.wording import capitalised

#: Standard deviations from all customers from which a column marks a segment (ours).
MARKED = 0.5
#: From so many on it is theirs, and worth a question to so many of them (ours).
_STRONG, _ASKED = 1.0, 15
#: What those are helped with who let others wait.
_HELPED = "help {whom} serve their buyers sooner"
#: What is said of more of a thing.
_ENDS = re.compile(r"^(many|much|high|large|long) ")
#: Who is no customer.
NOT_SOLD_TO = ("employees", "patients", "students", "pupils", "people", "respondents", "citizens", "staff", "workers")
#: So many columns tell of what is sold where one tells of health (ours).
_SOLD = 2
#: What so many of all customers have marks nobody (ours).
_MOST = 0.67
#: Who pays for care.
_PAYS = word_set("medicaid medicare")
#: Levels of health by which nobody needs anything.
_WELL = word_set("excellent good great fine well healthy normal average usual none no never fair full")


@dataclass(frozen=True)
class Mark:
    """A column that marks a segment: how far it is from all customers in it, more or less, that as a fact, and as it is
    called in a few words."""

    column: Column
    far: float
    fact: str
    called: str
    is_read: bool
    level: str = ""

    @property
    def is_more(self) -> bool:
        """Whether they have more of it."""
        return self.far > 0


@once
def is_sold_to(segmentation: Segmentation) -> bool:
    """Whether the rows are customers: not patients, say, whose visits to a doctor are no loyalty. One column of health
    makes no patients of those of whom others tell what they buy, and households are customers where these do."""
    several = rows_of(segmentation).several
    if several in NOT_SOLD_TO:
        return False
    if several != "households" and not is_of_health(segmentation):
        return True
    return tells_of_sales(segmentation) and not tells_of_care(column.name for column in segmentation.columns.columns)


@once
def tells_of_sales(segmentation: Segmentation) -> bool:
    """Whether columns tell what is sold to them, or where they buy it."""
    names = [column.name for column in segmentation.columns.columns]
    return sum(can_be_offered(name) or is_spent_on(name) or touchpoint(name) is not None for name in names) >= _SOLD


@once
def sells(segmentation: Segmentation) -> bool:
    """Whether the rows sell to others: orders are no purchases of theirs, and who is late is they."""
    columns = segmentation.columns.columns
    ids = [x.name for x in columns if x.role == "id"]
    return tells_of_selling(segmentation.table, ids, [x.name for x in columns if x.is_told])


def spared(segmentation: Segmentation, column: str) -> str | None:
    """What spares customers what they put up with; who sells is late itself, and not the company."""
    act = burden(column)
    return _HELPED if act == burden("waiting time") and sells(segmentation) else act


def marks(segmentation: Segmentation, own: SegmentProfile) -> list[Mark]:
    """The columns that mark a segment, the furthest first, those that people read before others.

    Nobody's age, and no sensitive trait but health where the table is about that.
    """
    traits, of_health = traits_of(segmentation), is_of_health(segmentation)
    found = []
    for name in own.apart:
        trait = traits.get(name)
        if (trait is None and protects(name)) or (trait is not None and not (of_health and trait == "health")):
            continue
        mark = _mark(segmentation, own, segmentation.columns[name])
        if mark is not None and abs(mark.far) >= MARKED:
            found.append(mark)
    found.sort(key=lambda mark: (not mark.is_read, -abs(mark.far)))
    return found


def _mark(segmentation: Segmentation, own: SegmentProfile, column: Column) -> Mark | None:
    average, labels = own.average_of(column.name), segmentation.labels
    is_read = is_readable(column.name, column.theme, labels)
    name = column_called(column.name, labels).words
    about = partial(Mark, column, is_read=is_read)
    if average is not None and column.kind == "number":
        far, words = average.standing or 0.0, comparative(column.name, labels.get(column.name))
        called = in_a_name(words.high if far > 0 else words.low)
        called = called if is_read else f"{'high' if far > 0 else 'low'} {in_quotes(name)}"
        return about(far=far, fact=stands_out(segmentation, own, column.name), called=called)
    said, levels = typical(segmentation, own, column.name), own.levels_of(column.name)
    if said is None or not said.usual:
        return None
    level = max(levels, key=lambda level: level.difference or 0.0, default=None)
    of_all = level.share_of_all if level is not None else None
    if (of_all or 0.0) >= _MOST:
        return None
    answer = said.value.rsplit(maxsplit=1)[0]
    far = (level.difference if level is not None else average and abs(average.difference or 0.0)) or 0.0
    called = f"{name if is_read else in_quotes(name)}: {answer}"
    fact = f"{says_what(said.called, answer)} for {said.value.removeprefix(answer).strip()} ({said.beside})"
    return about(far=far, fact=fact, called=called, level=answer if level is None else level.level)


def steps_of(segmentation: Segmentation, own: SegmentProfile) -> Iterator[Step]:
    """What to find out or to try by each column that marks the segment."""
    each = marks(segmentation, own)
    if not _of_patients(segmentation):
        sold_to = is_sold_to(segmentation)
        known = (_of_customers(mark) if sold_to else _of_people(mark) for mark in each if _may_be_spoken_of(mark))
        yield from (step for step in known if step is not None)
        return
    needs = [mark for mark in each if _needs(segmentation, mark)]
    for mark in sorted(needs, key=lambda mark: comparative(mark.column.name).sense == "means"):
        yield _of_need(mark, [other for other in needs if other is not mark])
    read = [mark for mark in each if mark.is_read]
    if read and not needs:
        yield Step("usual care", f"No need of their own shows: usual care. {capitalised(read[0].fact)}.")


def _of_patients(segmentation: Segmentation) -> bool:
    """Whether the table is about care, and not about people of whom one column tells a disability."""
    names = [column.name for column in segmentation.columns.columns]
    return rows_of(segmentation).several == "patients" or tells_of_care(names)


def _of_customers(mark: Mark) -> Step | None:
    """Of those who buy: what they want is spoken to, and how content they are is acted on."""
    name = mark.column.name
    if names_an_aim(name):
        return Step(f"speak to {mark.called}", f"Speak to what they want: {mark.fact}. Try it on a random half.")
    is_mood = mark.column.theme == "thinks" and mark.level == "" and comparative(name).high == "more satisfied"
    return _of_mood(mark) if is_mood else None


def asked_about(segmentation: Segmentation, own: SegmentProfile) -> Step | None:
    """Of those to whom something is sold, where nothing else follows: what they are asked about first."""
    strong = (x for x in marks(segmentation, own) if x.is_read and abs(x.far) >= _STRONG and _may_be_spoken_of(x))
    mark = next((x for x in strong if x.column.theme != "is"), None)
    if mark is None or not is_sold_to(segmentation):
        return None
    ask = f"Ask {_ASKED} of them what would suit them better, and try that on {HALF}, and compare."
    return Step(f"ask about {mark.called}", f"{capitalised(mark.fact)}. {ask}")


def _may_be_spoken_of(mark: Mark) -> bool:
    """Whether it is nothing of health, nothing that does harm, and nothing that they put up with or owe."""
    return may_be_advertised(mark.column.name) and burden(mark.column.name) is None


def _of_mood(mark: Mark) -> Step:
    """Of how content they are."""
    if mark.is_more:
        return Step(
            "ask for a word", f"{capitalised(mark.fact)}. Ask a random half to tell others, and count who comes."
        )
    return Step("mend", f"{capitalised(mark.fact)}. Mend what a random half complain of, and compare.")


def _of_people(mark: Mark) -> Step | None:
    """Of those to whom nothing is sold: what they think is acted on."""
    if mark.column.theme != "thinks":
        return None
    return Step(f"act on {mark.called}", f"{capitalised(mark.fact)}: change one thing for a random half, and compare.")


def _needs(segmentation: Segmentation, mark: Mark) -> bool:
    """Whether it tells of illness, of hardship, or of much or little care."""
    name = mark.column.name
    if mark.level:
        tells = traits_of(segmentation).get(name) == "health" or _is_of_care(name)
        return tells and not can_be_offered(name) and not _WELL & set(level_words(mark.level).casefold().split())
    sense = comparative(name).sense
    if sense == "means":
        return not mark.is_more
    return _is_of_care(name) or mark.column.theme == "does"


def _is_of_care(name: str) -> bool:
    """Whether it tells of care, and not of who pays for it."""
    return is_of_care(name) and normal(name) not in _PAYS


def _of_need(mark: Mark, others: Sequence[Mark]) -> Step:
    """Of patients: what they need, what brings them, and what keeps them away."""
    fact = capitalised(mark.fact)
    if mark.level:
        also = next((f"; {other.fact}" for other in others if other.level), "")
        return Step(
            f"ask about help ({mark.called})", f"Ask whether the help that they need is in place. {fact}{also}."
        )
    if comparative(mark.column.name).sense == "means":
        return Step("ask about cost", f"{fact}. Ask whether cost keeps them from care.")
    if mark.is_more:
        look = "Look at what brings them, and whether earlier care would spare them it"
        return Step(f"look at {mark.called}", f"{fact}. {look}.")
    return Step(f"ask about {mark.called}", f"{fact}. Ask whether that is good health or poor access to care.")
