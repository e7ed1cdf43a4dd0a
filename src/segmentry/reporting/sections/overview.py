"""All segments in one look: how many, how they stand on what matters, and what to do first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from segmentry.reporting.cards.one_fact import first_of_each_fact
from segmentry.reporting.cards.typical_values import typical
from segmentry.reporting.clue_words import part_said
from segmentry.reporting.document import Column, Sign, Table
from segmentry.reporting.headline import explained_features
from segmentry.reporting.lens import answers, both_of, lens
from segmentry.reporting.looks import colour_of
from segmentry.reporting.order_columns import order_columns
from segmentry.reporting.outcome_and_worth import outcome_and_worth, what_the_outcome_is
from segmentry.reporting.plan.money_words import comes_with, head_of, of_all, part_brought, ratio_head, ratio_said
from segmentry.reporting.plan.plan_of_action import plan_of
from segmentry.reporting.plan.plan_order import costs_and_brings, ratio_of, stake_of
from segmentry.reporting.plan.plan_words import head
from segmentry.reporting.plan.pressing import place_of, sorted_by
from segmentry.reporting.single_columns import Led, led_of
from segmentry.reporting.steps.next_steps import steps
from segmentry.reporting.steps.step import Step
from segmentry.reporting.trust.doubts import is_doubtful
from segmentry.reporting.uneven_amounts import amount
from segmentry.results.profile import Outcome, OutcomeOf, Profile
from segmentry.results.segmentation import Segment, Segmentation
from segmentry.stages.profiling.carried_by import carrying
from segmentry.stages.profiling.outcome_figures import event_of, rate_told, value_said, within
from segmentry.stages.shared.display_names import column_called, level_called, thing_called
from segmentry.stages.shared.readable import is_readable
from segmentry.wording import EVERYONE, capitalised, plain, share

_TICK = f"The tick in a bar stands at {EVERYONE}."
#: Features in which the segments differ most, where there is nothing else to compare.
_FEATURES = 2


@dataclass(frozen=True)
class _Row:
    """A segment, or all customers."""

    segment: Segment | None
    step: Step


def table(segmentation: Segmentation) -> Table | None:
    """A row for each segment and one for all customers; nothing before they are profiled, or of one alone."""
    profile = segmentation.profile
    if profile is None or segmentation.k == 1:
        return None
    each = sorted(segmentation.segments, key=lambda segment: place_of(segmentation, segment.id))
    rows = (*(_Row(segment, steps(segmentation)[segment.id - 1]) for segment in each), _Row(None, Step()))
    columns = [Column("group", partial(_name, segmentation), sign=_sign)]
    columns.append(Column("customers", partial(_size, segmentation), "said"))
    columns += _compared(segmentation, profile)
    if any(row.step.short for row in rows):
        columns.append(Column(head(segmentation, plan_of(segmentation)), lambda row: row.step.short, "said"))
    tick = _TICK if any(x.meter for x in columns) else ""
    order = sorted_by(segmentation, [segment.id for segment in each])
    caption = " ".join(filter(None, (what_the_outcome_is(segmentation), tick, order)))
    return Table(tuple(columns), rows, caption, look="overview", pale=lambda row: row.segment is None)


def _compared(segmentation: Segmentation, profile: Profile) -> list[Column]:
    """By what the groups are compared: what is known of them that matters most."""
    return (
        _of_outcomes(segmentation, profile)
        or order_columns(segmentation)
        or _of_lens(segmentation)
        or _of_amount(segmentation)
        or _of_features(segmentation, profile)
    )


def _name(segmentation: Segmentation, row: _Row) -> str:
    if row.segment is None:
        return capitalised(EVERYONE)
    doubtful = " (who belongs to it is doubtful)" if is_doubtful(segmentation, row.segment.id) else ""
    return f"{row.segment.name}{doubtful}"


def _sign(row: _Row) -> Sign:
    return Sign("", "transparent") if row.segment is None else Sign(str(row.segment.id), colour_of(row.segment))


def _size(segmentation: Segmentation, row: _Row) -> str:
    if row.segment is None:
        return f"{segmentation.rows_labelled:,}"
    return f"{row.segment.size:,} ({share(row.segment.share)})"


def _of_outcomes(segmentation: Segmentation, profile: Profile) -> list[Column]:
    """Of the main outcome its value, drawn, and its part of the whole; of a value its average and its part."""
    columns: list[Column] = []
    for outcome in outcome_and_worth(profile):
        labels, is_main = segmentation.labels, not columns
        happened = event_of(outcome, labels) if outcome.kind == "rate" else None
        head = column_called(outcome.column, labels).words if happened is None else happened.did
        meter = _meter(outcome) if is_main else None
        said = head if happened else f"{head} on average"
        columns.append(Column(said, _value(segmentation, outcome), "said", meter=meter))
        if outcome.segments[0].share_of_total is not None:
            whole = f"of all {happened.who if happened else head}"
            columns.append(Column(whole, _part(outcome), "said"))
    return [*columns, *_of_money(segmentation), *_of_cost(segmentation), *_of_rule(segmentation)]


def _of_rule(segmentation: Segmentation) -> list[Column]:
    """For how many of each group the rule holds that leads, and of whom the test is made."""
    plan = plan_of(segmentation)
    if plan is None or plan.rule is None or not plan.leads:
        return []
    rule = plan.rule
    of_all = Led(rule.count, rule.share)

    def said(row: _Row) -> str:
        part = of_all if row.segment is None else led_of(segmentation, row.segment.id)
        return "" if part is None else part.said

    return [Column(part_said(segmentation, rule), said, "said")]


def _of_money(segmentation: Segmentation) -> list[Column]:
    """The part of the money that goes with the outcome, whether that orders the groups or not, beside that of all they
    bring; of what came with it the average."""
    money, profile = stake_of(segmentation), segmentation.profile
    if money is None or profile is None:
        return []
    at_stake, name = Column(head_of(segmentation, money), _part(money.money), "said"), money.money.column
    if comes_with(segmentation, money):
        words = column_called(name, segmentation.labels).words
        return [Column(f"{words} on average", _value(segmentation, money.money), "said"), at_stake]
    parts = [part_brought(segmentation, [segment.id], name) for segment in segmentation.segments]
    if None in parts or name in [outcome.column for outcome in outcome_and_worth(profile)]:
        return [at_stake]
    brought = _by_row([share(part) for part in parts], "")
    return [Column(of_all(segmentation, name), brought, "said"), at_stake]


def _of_cost(segmentation: Segmentation) -> list[Column]:
    """What customers cost as a part of what they bring."""
    both = costs_and_brings(segmentation)
    if both is None:
        return []

    def said(row: _Row) -> str:
        return ratio_said(ratio_of(segmentation, 0 if row.segment is None else row.segment.id, both))

    return [Column(ratio_head(segmentation, both), said, "said")]


def _result(outcome: Outcome, row: _Row) -> OutcomeOf:
    return outcome.all if row.segment is None else outcome.segments[row.segment.id - 1]


def _value(segmentation: Segmentation, outcome: Outcome) -> Callable[[_Row], str]:
    """The value; of a rate with its interval."""
    labels = segmentation.labels

    def said(row: _Row) -> str:
        own = _result(outcome, row)
        if outcome.kind == "rate" and own.value is None:
            return rate_told(outcome, own, labels)
        ends = own.interval if outcome.kind == "rate" and row.segment is not None else None
        return value_said(outcome, own.value, labels) + within(ends, lambda end: value_said(outcome, end, labels))

    return said


def _part(outcome: Outcome) -> Callable[[_Row], str]:
    return lambda row: "" if row.segment is None else share(_result(outcome, row).share_of_total)


def _meter(outcome: Outcome) -> Callable[[_Row], tuple[float, float]] | None:
    """How long the bar of a row is, and where that of all customers ends, as parts of the longest."""
    values = [own.about for own in (*outcome.segments, outcome.all) if own.about is not None]
    most, usual = max(values, default=0.0), outcome.all.value
    if most <= 0 or min(values) < 0 or usual is None:
        return None
    return lambda row: ((_result(outcome, row).about or 0.0) / most, usual / most)


def _of_lens(segmentation: Segmentation) -> list[Column]:
    """Who has what may be offered, drawn, and of all without it how many are in every group."""
    column = lens(segmentation)
    if column is None:
        return []
    levels, lack = zip(*both_of(segmentation, column), strict=True)
    usual = levels[0].share_of_all or 0.0
    shares = [level.share or 0.0 for level in levels]
    most = max(*shares, usual)

    def own(row: _Row) -> float:
        return usual if row.segment is None else shares[row.segment.id - 1]

    def said(row: _Row) -> str:
        no = None if row.segment is None else levels[row.segment.id - 1].interval
        return f"{share(own(row))}{within(None if no is None else (1 - no[1], 1 - no[0]))}"

    head = f"have {thing_called(column, segmentation.labels)}"
    columns = [Column(head, said, "said", meter=lambda row: (own(row) / most, usual / most))]
    counts = [level.count or 0 for level in lack]
    if all(counts):
        parts = [share(count / sum(counts)) for count in counts]
        columns.append(Column("of all without", _by_row(parts, ""), "said"))
    return columns


def _of_amount(segmentation: Segmentation) -> list[Column]:
    """What every group has of an amount on average, and of all of it."""
    found, profile = amount(segmentation), segmentation.profile
    of_all = None if found is None or profile is None else profile.average_of(found.column)
    if found is None or of_all is None:
        return []
    called = column_called(found.column, segmentation.labels)
    words = called.words
    parts = sorted(found.parts, key=lambda own: own.segment)
    means = [called.value(plain(own.value)) + within(own.interval, plain) for own in parts]
    of_total = [share(own.share_of_total) for own in parts]
    average = Column(f"{words} on average", _by_row(means, called.value(plain(of_all.mean))), "said")
    return [average, Column(f"of all {words}", _by_row(of_total, ""), "said")]


def _of_features(segmentation: Segmentation, profile: Profile) -> list[Column]:
    """What is typical in the features in which they differ most, of those whose names can be read if there are any."""
    names, columns = explained_features(profile), segmentation.columns
    read = [name for name in names if is_readable(name, columns[name].theme, segmentation.labels)]
    known = [name for name in read if name in carrying(profile.contrasts)] or names
    once = list(first_of_each_fact(columns, known))
    apart = [name for name in once if not _is_same(segmentation, profile, name)] or once
    return [_of_feature(segmentation, profile, name) for name in apart[:_FEATURES]]


def _is_same(segmentation: Segmentation, profile: Profile, name: str) -> bool:
    """Whether what is typical of every segment in a column of numbers is what is typical of all customers."""
    each = [typical(segmentation, own, name) for own in profile.segments]
    return all(x is not None and x.same for x in each)


def _of_feature(segmentation: Segmentation, profile: Profile, name: str) -> Column:
    """Of numbers what is typical; of two levels the share of one, of more the level that stands out."""
    called = column_called(name, segmentation.labels).words
    both = [answers(profile, own.id - 1, segmentation.columns[name]) for own in profile.segments]
    yes = [own[0] for own in both if own is not None]
    if len(yes) == segmentation.k:
        usual = share(yes[0].share_of_all)
        return Column(f"{called}: yes", _by_row([share(level.share) for level in yes], usual), "said")
    said = [typical(segmentation, own, name) for own in profile.segments]
    values = ["" if own is None else own.with_range for own in said]
    is_number = profile.average_of(name) is not None
    usual = next((own.usual for own in said if own is not None), "") if is_number else _commonest(segmentation, name)
    return Column(called, _by_row(values, usual), "said")


def _commonest(segmentation: Segmentation, name: str) -> str:
    """The level that most of all customers have, with their share."""
    profile = segmentation.profile
    levels = () if profile is None else profile.segments[0].levels_of(name)
    known = [level for level in levels if level.share_of_all is not None]
    most = max(known, key=lambda level: level.share_of_all or 0.0, default=None)
    if most is None:
        return ""
    return f"{level_called(name, most.level, segmentation.labels)} {share(most.share_of_all)}"


def _by_row(values: Sequence[str], usual: str) -> Callable[[_Row], str]:
    return lambda row: usual if row.segment is None else values[row.segment.id - 1]
