"""What to do with a segment where nothing tells what became of customers: by what they lack, bring, do or think.

A fact comes first, and what it is good for second; where nothing sets a segment apart that could be acted on, there is
no step.
"""

from collections.abc import Collection, Iterator

from segmentry.reporting import halves_needed, order_answer
from segmentry.reporting.lens import answers, lens, without
from segmentry.reporting.once import once
from segmentry.reporting.one_fact import is_one_fact, shares_told
from segmentry.reporting.said_of import rows_of
from segmentry.reporting.sensitive import traits_of
from segmentry.reporting.step import LIKE_ALL, Step
from segmentry.reporting.steps_of_burdens import spare
from segmentry.reporting.steps_of_marks import Mark, is_sold_to, marks, steps_of
from segmentry.reporting.steps_of_worth import by_worth, is_worth_more
from segmentry.reporting.yes_no import yes_or_no
from segmentry.results.columns import Column
from segmentry.results.profile import Level, Profile, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.personas import differs, is_over
from segmentry.stages.shared.display_names import column_called, level_called, thing_called
from segmentry.stages.shared.levels_in_names import says_what
from segmentry.stages.shared.offers import can_be_offered
from segmentry.stages.shared.outcome_events import NO, YES, says_yes_or_no
from segmentry.stages.shared.quantities import Sense, comparative
from segmentry.stages.shared.readable import is_readable
from segmentry.stages.shared.traits import is_part_of_a_date, normal
from segmentry.wording import EVERYONE, capitalised, listed, plural, share

#: What they bring or could bring decides what to try where it marks them nearly as much as anything does (ours).
_AS_FAR = 0.6
#: So many lack it because of what else is so of them, and so many hold what may stand for it (ours).
_ALL, _STANDS_FOR, _TIMES_MORE = 0.9, 0.8, 3.0
#: A level is worth a word from so many times its share among all, and so many points more (ours).
_TIMES, _POINTS = 1.4, 0.08
#: What to do by what marks them, the most pressing first.
_BY_SENSE: tuple[tuple[Sense, int, str, str], ...] = (
    ("silence", 1, "win back", "Win them back: write to a random half, and count who returns."),
    ("worth", 1, "look after", "Look after them: try a benefit on a random half, and compare what they do next."),
    ("loyalty", -1, "welcome", "Make their first months easy: try a welcome on a random half, and count who stays."),
    (
        "means",
        1,
        "ask, then offer",
        "Ask ten of them what they miss, then test an offer on a random half.",
    ),
    ("worth", -1, "serve cheaply", "Serve them at little cost: ask ten of them what would make them do more."),
    ("loyalty", 1, "thank", "Thank them: try a benefit for loyalty on a random half, and compare who stays."),
    ("means", -1, "offer less dear", "Offer a random half something cheaper, and compare what they take."),
)
_RICH_AND_SPENDING: tuple[Sense, Sense] = ("means", "worth")
_POOR = Step(
    "ask, then invite",
    "They have money and do not spend it here: ask ten why, then test an invitation on a random half.",
)


def step_of(segmentation: Segmentation, own: SegmentProfile) -> Step:
    """By orders, by what the segment brings or could bring, by what else sets it apart; empty where nothing does."""
    return _steps(segmentation)[own.id - 1]


@once
def _steps(segmentation: Segmentation) -> tuple[Step, ...]:
    """One step for each segment, of those that follow from its marks the first that is no other segment's: segments of
    which there is only one take it first."""
    profile = segmentation.profile
    each = [] if profile is None else [list(_candidates(segmentation, own)) for own in profile.segments]
    chosen: dict[int, Step] = {}
    for i in sorted(range(len(each)), key=lambda i: (len(each[i]), i)):
        taken = {step.short for step in chosen.values() if step.short != LIKE_ALL}
        new = (step for step in each[i] if step.short not in taken)
        other = (step for step in each[i] if step.text not in {taken.text for taken in chosen.values()})
        chosen[i] = next(new, None) or next(other, Step())
    return tuple(chosen[i] for i in range(len(each)))


def _candidates(segmentation: Segmentation, own: SegmentProfile) -> Iterator[Step]:
    """Steps that follow from what marks the segment, the most pressing first."""
    size = halves_needed.of_response(segmentation.segments[own.id - 1].size)
    by_orders = order_answer.step(segmentation, own, size.text if size.is_enough else "")
    if by_orders.text:
        yield by_orders
        return
    if segmentation.verdict == "no structure" or rows_of(segmentation).kind == "event":  # nobody is there to be asked
        return
    by_lens = _of_lens(segmentation, own)  # what the headline is about
    if by_lens.text and by_lens.short != LIKE_ALL:
        yield by_lens
        return
    possible = (
        spare(segmentation, own),
        *((by_worth(segmentation, own), *_of_sense(segmentation, own)) if is_sold_to(segmentation) else ()),
        by_lens,
        _lacked(segmentation, own),
        *steps_of(segmentation, own),
        _ask_about(segmentation, own),
    )
    yield from (step for step in possible if step is not None and step.text)


def _lacked(segmentation: Segmentation, own: SegmentProfile) -> Step | None:
    """What they lack more often than others of what sets them apart, and could have: nothing that something else may
    stand for, and where nearly all lack it, why they do."""
    profile, traits = segmentation.profile, traits_of(segmentation)
    for name in own.apart:
        if profile is None or name in traits or not can_be_offered(name):
            continue
        no = _answer(profile, own, segmentation.columns[name], NO)
        if no is None or not is_striking(no) or _stands_for(segmentation, own, name):
            continue
        what = thing_called(name, segmentation.labels)
        who = "those" if no.count is None else f"the {no.count:,}"
        beside = f"({share(no.share)}, {EVERYONE} {share(no.share_of_all)})"
        if (no.share or 0.0) >= _ALL:
            also = next((f": {_lower(x.fact)}" for x in marks(segmentation, own) if x.column.name != name), "")
            all_of_them = "they" if no.count is None else who
            see = f"See why {all_of_them} have no {what} before it is offered to them{also}."
            return Step(f"see why they have no {what}", see)
        if is_sold_to(segmentation):
            return Step(f"offer {what}", f"Offer {what} to {who} without it {beside}.")
        return Step(f"see who could have {what}", f"See who of {who} without {what} {beside} could have it.")
    return None


def _stands_for(segmentation: Segmentation, own: SegmentProfile, lacked: str) -> bool:
    """Whether nearly all of them have something else, which hardly anybody of the others has: it may stand for it."""
    profile = segmentation.profile
    others = [x for x in segmentation.columns.columns if x.name != lacked and x.role not in ("id", "ignored", "weight")]
    size = segmentation.segments[own.id - 1].share

    def is_theirs(yes: Level | None) -> bool:
        here = 0.0 if yes is None else yes.share or 0.0
        there = 0.0 if yes is None else ((yes.share_of_all or 0.0) - size * here) / ((1 - size) or 1.0)
        return here >= max(_STANDS_FOR, _TIMES_MORE * there)

    return profile is not None and any(is_theirs(_answer(profile, own, column, YES)) for column in others)


def _answer(profile: Profile, own: SegmentProfile, column: Column, words: Collection[str]) -> Level | None:
    """The yes, or the no, of a segment in a column of both, also where so few say the other that it is withheld."""
    both = answers(profile, own.id - 1, column) or own.levels_of(column.name)
    if not says_yes_or_no(level.level for level in both):
        return None
    return next((x for x in both if x.level.casefold() in words and x.share is not None), None)


def _ask_about(segmentation: Segmentation, own: SegmentProfile) -> Step | None:
    """What sets them apart most of what made no segments."""
    level = next(iter(_striking(segmentation, own, of_health=True)), None)
    if level is None:
        return None
    name = column_called(level.column, segmentation.labels).words
    return Step(f"ask about {name}", f"Ask about it: {_fact(segmentation, own, level)}.")


def _lower(fact: str) -> str:
    return f"{fact[:1].lower()}{fact[1:]}"


def facts(segmentation: Segmentation, own: SegmentProfile) -> tuple[str, ...]:
    """What else sets a segment apart beyond chance, in columns that did not make it, the furthest first.

    What they are, have, do or think: how and when they were reached is no news of them.
    """
    met = [x for name in own.apart if (x := shares_told(segmentation, own, name)) is not None]

    def is_new(level: Level) -> bool:
        shares = shares_told(segmentation, own, level.column, level.level)
        return shares is None or not any(is_one_fact(shares, other) for other in met)

    return tuple(_fact(segmentation, own, level) for level in _striking(segmentation, own) if is_new(level))


def _striking(segmentation: Segmentation, own: SegmentProfile, *, of_health: bool = False) -> list[Level]:
    """The levels that more of a segment have than of all customers, of each column the furthest.

    `of_health`: of health and of names that nobody reads, too, where people are asked and nobody is chosen.
    """
    columns, profile, first = segmentation.columns.columns, segmentation.profile, lens(segmentation)
    tells = {x.name for x in columns if _tells_of_them(segmentation, x, read=not of_health)}
    if profile is None:
        return []
    traits = {name for name, trait in traits_of(segmentation).items() if not (of_health and trait == "health")}
    told = {*traits, first, *(outcome.column for outcome in profile.outcomes)}
    real = {contrast.column for contrast in profile.contrasts if differs(contrast)} & tells - told
    shares = [x.column for x in own.averages if segmentation.columns[x.column].kind == "share"]
    levels = [*own.levels, *(x for name in shares for x in yes_or_no(profile, own.id - 1, name))]
    over = [x for x in levels if x.column in real and is_over(x) and x.interval and is_striking(x)]
    if of_health:
        over = [x for x in over if x.level.casefold() not in NO]  # who has no illness is asked nothing about it
    over.sort(key=lambda x: (-(x.difference or 0.0), x.column, x.level))
    furthest: dict[str, Level] = {}
    for level in over:
        furthest.setdefault(level.column, level)
    return list(furthest.values())


def _tells_of_them(segmentation: Segmentation, column: Column, *, read: bool) -> bool:
    """Whether it says what customers are, have, do or think, not how they were reached; `read`: in known words."""
    reached = column.theme == "reached" or is_part_of_a_date(normal(column.name))
    return not reached and (not read or is_readable(column.name, column.theme, segmentation.labels))


def is_striking(level: Level) -> bool:
    """Whether so many more of a segment than of all customers have a level that it is worth a word."""
    own, of_all = level.share or 0.0, level.share_of_all or 0.0
    return own >= _TIMES * of_all and own - of_all >= _POINTS


def _of_sense(segmentation: Segmentation, own: SegmentProfile) -> list[Step]:
    """By what marks them: what their customers bring, could bring, or have stopped to bring."""
    marked: dict[Sense, tuple[int, Mark]] = {}
    each = [mark for mark in marks(segmentation, own) if not mark.level]
    most = max((abs(mark.far) for mark in marks(segmentation, own)), default=0.0)
    for mark in each:
        words = comparative(mark.column.name, segmentation.labels.get(mark.column.name))
        reverse = words.sense == "loyalty" and words.high == "newer"
        marked.setdefault(words.sense, (1 if mark.is_more is not reverse else -1, mark))
    means, worth = (marked[sense][0] if sense in marked else 0 for sense in _RICH_AND_SPENDING)
    told = [_POOR] if means == 1 and worth == -1 else []
    if worth == -1 and is_worth_more(segmentation, own):  # little of one thing that they bring is no little worth
        del marked["worth"]
    for sense, sign, short, text in _BY_SENSE:
        way, by = marked.get(sense, (0, None))
        if by is not None and way == sign and abs(by.far) >= _AS_FAR * most:
            told.append(Step(short, f"{by.fact}. {text}" if by.fact else text))
    return told


def _of_lens(segmentation: Segmentation, own: SegmentProfile) -> Step:
    """By who has what people may want to offer; empty where no column tells of such a thing."""
    name, profile = lens(segmentation), segmentation.profile
    both = None if name is None or profile is None else answers(profile, own.id - 1, segmentation.columns[name])
    if name is None or both is None:
        return Step()
    (yes, no), what = both, thing_called(name, segmentation.labels)
    beside = f"{share(no.share)}, {EVERYONE} {share(no.share_of_all)}"
    count = "those" if no.count is None else f"{no.count:,}"
    who = count if no.count is None else f"the {count}"
    shares = [level.share or 0.0 for level in without(segmentation, name)]
    if is_over(no):
        when = "first" if no.share == max(shares) else "next"
        offer = f"Offer {what} {when} to {who} without it ({beside})."
        return Step(f"offer {what}: {count} without", offer, no.share or 0.0)
    if is_over(yes):
        rarer = f"{capitalised(who)} without {what} ({beside}) are rarer here"
        return Step(f"offer last: {count} without", f"{rarer}: offer it to them last.")
    return Step(LIKE_ALL, f"Nothing of its own: treat like all (no {what}: {beside}).")


def offer_to_all(segmentation: Segmentation, column: str) -> str:
    """One test of the offer in all groups that lack it more often than others; empty where a count is withheld."""
    first = [(i, x.count) for i, x in enumerate(without(segmentation, column), start=1) if is_over(x)]
    here = sum(count or 0 for _, count in first)
    if not first or not all(count for _, count in first):
        return ""
    size = halves_needed.of_response(here)
    whom = size.of(f"the {here:,} without it in {plural(len(first), 'group')} {listed(str(i) for i, _ in first)}")
    return f"Try it on {whom}.{size.text}"


def _fact(segmentation: Segmentation, own: SegmentProfile, level: Level) -> str:
    """One level that more of a segment have than of all customers."""
    labels, profile = segmentation.labels, segmentation.profile
    both = None if profile is None else answers(profile, own.id - 1, segmentation.columns[level.column])
    said = level_called(level.column, level.level, labels)
    if both:
        said = "no" if level.level.casefold() in NO else "yes"
    beside = f"({EVERYONE} {share(level.share_of_all)})"
    return f"{says_what(column_called(level.column, labels).words, said)} for {share(level.share)} {beside}"
