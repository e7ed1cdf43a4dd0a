"""What to do with a segment where nothing tells what became of customers: by what they lack, bring, do or think.

A fact comes first, and what it is good for second; where nothing sets a segment apart that could be acted on, there is
no step.
"""

from segmentry.reporting import halves_needed, order_answer
from segmentry.reporting.lens import answers, lens, without
from segmentry.reporting.said_of import rows_of
from segmentry.reporting.sensitive import traits_of
from segmentry.reporting.stands_out import stands_out
from segmentry.reporting.step import LIKE_ALL, Step
from segmentry.reporting.steps_of_burdens import spare
from segmentry.reporting.yes_no import yes_or_no
from segmentry.results.columns import Column
from segmentry.results.profile import Level, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.personas import differs, is_over
from segmentry.stages.profiling.sensitive_traits import protects
from segmentry.stages.shared.display_names import column_called, level_called, thing_called
from segmentry.stages.shared.outcome_events import NO
from segmentry.stages.shared.quantities import Sense, comparative
from segmentry.stages.shared.readable import is_readable
from segmentry.stages.shared.traits import is_part_of_a_date, normal
from segmentry.wording import EVERYONE, capitalised, share

#: Standard deviations from all customers from which a quantity decides what to try (ours).
_MARKED = 0.5
#: What made no segments is worth a word from so many times its share among all, and so many points more (ours).
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
#: Who is no customer.
_NOT_SOLD_TO = ("employees", "patients", "students", "pupils", "people", "respondents", "citizens", "staff", "workers")
_POOR = Step(
    "ask, then invite",
    "They have money and do not spend it here: ask ten why, then test an invitation on a random half.",
)


def step_of(segmentation: Segmentation, own: SegmentProfile) -> Step:
    """By orders, by what the segment brings or could bring, by what else sets it apart; empty where nothing does."""
    size = halves_needed.of_usual_response(segmentation.segments[own.id - 1].size)
    shows = size.text if size.is_enough else ""
    by_orders = order_answer.step(segmentation, own, shows)
    if by_orders.text:
        return by_orders
    if segmentation.verdict == "no structure":
        return Step()
    of_health = "health" in traits_of(segmentation).values()  # visits to a doctor are no loyalty
    sold_to = rows_of(segmentation).several not in _NOT_SOLD_TO and not of_health
    by_lens = _of_lens(segmentation, own)  # what the headline is about
    if by_lens.text and by_lens.short != LIKE_ALL:
        return by_lens
    by_sense = _of_sense(segmentation, own, shows) if sold_to else None
    known = spare(segmentation, own) or by_sense or (by_lens if by_lens.text else None)
    return known or _ask(segmentation, own) or Step()


def _ask(segmentation: Segmentation, own: SegmentProfile) -> Step | None:
    """What to find out: why they do or think otherwise than others, else what people who are so need.

    Of nobody's age, nor of a sensitive trait.
    """
    traits, needs = traits_of(segmentation), None
    for name in own.apart:
        column, average = segmentation.columns[name], own.average_of(name)
        far = 0.0 if average is None else average.difference or 0.0
        if abs(far) < _MARKED or column.kind != "number" or name in traits or protects(name):
            continue
        fact = stands_out(segmentation, own, name)
        if (column.theme == "does" and far > 0) or column.theme == "thinks":
            return Step("ask why", f"{fact}: ask ten of them why, and what would help.")
        needs = needs or Step("ask what they need", f"{fact}: ask ten of them what they need.")
    return needs


def facts(segmentation: Segmentation, own: SegmentProfile) -> tuple[str, ...]:
    """What else sets a segment apart beyond chance, in columns that did not make it, the furthest first.

    What they are, have, do or think: how and when they were reached is no news of them.
    """
    tells = {x.name for x in segmentation.columns.columns if _tells_of_them(segmentation, x)}
    profile, traits, first = segmentation.profile, traits_of(segmentation), lens(segmentation)
    if profile is None:
        return ()
    told = {*traits, first, *(outcome.column for outcome in profile.outcomes)}
    real = {contrast.column for contrast in profile.contrasts if differs(contrast)} & tells - told
    shares = [x.column for x in own.averages if segmentation.columns[x.column].kind == "share"]
    levels = [*own.levels, *(x for name in shares for x in yes_or_no(profile, own.id - 1, name))]
    over = [x for x in levels if x.column in real and is_over(x) and x.interval and _is_striking(x)]
    over.sort(key=lambda x: (-(x.difference or 0.0), x.column, x.level))
    said: dict[str, str] = {}
    for level in over:
        said.setdefault(level.column, _fact(segmentation, own, level))
    return tuple(said.values())


def _tells_of_them(segmentation: Segmentation, column: Column) -> bool:
    """Whether it says, in words that can be read, what customers are, have, do or think: not how they were reached."""
    reached = column.theme == "reached" or is_part_of_a_date(normal(column.name))
    return not reached and is_readable(column.name, column.theme, segmentation.labels)


def _is_striking(level: Level) -> bool:
    own, of_all = level.share or 0.0, level.share_of_all or 0.0
    return own >= _TIMES * of_all and own - of_all >= _POINTS


def _of_sense(segmentation: Segmentation, own: SegmentProfile, shows: str) -> Step | None:
    """By what marks them: what their customers bring, could bring, or have stopped to bring."""
    marked: dict[Sense, tuple[int, str]] = {}
    for name in own.apart:
        average_here = own.average_of(name)
        if average_here is None or average_here.difference is None or abs(average_here.difference) < _MARKED:
            continue
        words, more = comparative(name, segmentation.labels.get(name)), average_here.difference > 0
        reverse = words.sense == "loyalty" and words.high == "newer"
        marked.setdefault(words.sense, (1 if more is not reverse else -1, name))
    if marked.get("means", (0, ""))[0] == 1 and marked.get("worth", (0, ""))[0] == -1:
        return Step(_POOR.short, f"{_POOR.text}{shows}")
    for sense, sign, short, text in _BY_SENSE:
        if marked.get(sense, (0, ""))[0] == sign:
            fact = stands_out(segmentation, own, marked[sense][1])
            return Step(short, f"{fact}. {text}{shows}" if fact else f"{text}{shows}")
    return None


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
        size = halves_needed.of_usual_response(no.count or 0)
        offer = f"Offer {what} {when} to {size.of(f'{who} without it ({beside})')}.{size.text if no.count else ''}"
        return Step(f"{when}: {count} without", offer)
    if is_over(yes):
        rarer = f"{capitalised(who)} without {what} ({beside}) are rarer here"
        return Step(f"last: {count} without", f"{rarer}: offer it to them last.")
    return Step(LIKE_ALL, f"Nothing of its own: treat like all (no {what}: {beside}).")


def _fact(segmentation: Segmentation, own: SegmentProfile, level: Level) -> str:
    """One level that more of a segment have than of all customers."""
    labels, profile = segmentation.labels, segmentation.profile
    both = None if profile is None else answers(profile, own.id - 1, segmentation.columns[level.column])
    said = level_called(level.column, level.level, labels)
    if both:
        said = "no" if level.level.casefold() in NO else "yes"
    beside = f"({EVERYONE} {share(level.share_of_all)})"
    return f"{column_called(level.column, labels).words} is {said} for {share(level.share)} {beside}"
