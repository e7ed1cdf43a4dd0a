"""The headline: what was found about the customers, the outcome or money first, else who they are."""

from segmentry.reporting import no_groups, order_answer
from segmentry.reporting.cards.one_fact import first_of_each_fact
from segmentry.reporting.clue_words import part_said
from segmentry.reporting.looks import quoted
from segmentry.reporting.plan.act import act_of, act_said
from segmentry.reporting.plan.money_words import brought_by, comes_with, goes_with
from segmentry.reporting.plan.plan_of_action import plan_of
from segmentry.reporting.plan.plan_parts import Aim, PlanOfAction
from segmentry.reporting.plan.said_of_trials import TrialWords
from segmentry.reporting.plan.things_in_order import leading_lever, leading_trial
from segmentry.reporting.plan.things_to_do import things_to_do
from segmentry.reporting.plan.yours_to_change import both_said
from segmentry.reporting.single_columns import leading_clue
from segmentry.reporting.standing_out import standing_out
from segmentry.reporting.steps.step import WHOM
from segmentry.reporting.trust.doubts import in_doubt
from segmentry.reporting.trust.verdict_words import NO_GROUPS
from segmentry.reporting.uneven_amounts import amount, concentrated, of_groups
from segmentry.results.profile import Outcome, OutcomeOf, Profile, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.outcome_figures import event_of, rate_told, value_said
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import capitalised, listed, number_word, rate, share

#: Columns that are named in it; of more groups than that the largest and the one that is furthest apart.
_MOST_COLUMNS, _MOST_GROUPS = 2, 4
#: What to do first with groups where nothing is offered or sold to them.
_BEGIN: dict[Aim, str] = {
    "prevent": "Begin with {who}",
    "ask": "{who}",
    "look after": "Look after {who} first",
    "lower": "Begin with {who}",
}


def headline(segmentation: Segmentation) -> str:
    """One sentence: a finding, and what to do about it; where nothing is known of an outcome, who they are."""
    k, customers = segmentation.k, f"{segmentation.rows_labelled:,} customers"
    profile = segmentation.profile
    outcome, single = None if profile is None else profile.main_outcome, no_groups.no_groups(segmentation)
    clue, trial = leading_clue(segmentation), leading_trial(segmentation)
    if trial is not None:
        return capitalised(f"{things_to_do(segmentation)[0].what}: {TrialWords(segmentation, trial).briefly}")
    if single is not None:
        return no_groups.headline(segmentation, single)
    lever = leading_lever(segmentation)
    if outcome is not None and clue is not None and lever is not None:
        return capitalised(
            f"{things_to_do(segmentation)[0].what} first: {both_said(segmentation, outcome, lever.tested)}"
        )
    if outcome is not None and clue is not None:
        return _of_clue(segmentation, outcome, clue)
    if k == 1:
        verdict = NO_GROUPS if segmentation.choice.k == 1 else "No groups"
        return f"{verdict}: all {customers} are kept together"
    if profile is None:
        return f"{customers} in {number_word(k)} groups"
    if segmentation.verdict == "no structure":
        return f"Treat all {customers} alike: they differ by degrees in {listed(_parted_by(segmentation))}"
    if outcome is None:
        return order_answer.headline(segmentation) or _who_they_are(segmentation)
    return _of_outcome(segmentation, outcome) or portrait(segmentation)


def _who_they_are(segmentation: Segmentation) -> str:
    """The portrait, and which groups have most of an amount, such as balances; of many groups these alone."""
    found = amount(segmentation)
    if found is None:
        return portrait(segmentation)
    many = f"{capitalised(number_word(segmentation.k))} groups"
    return f"{many if segmentation.k > _MOST_GROUPS else portrait(segmentation)}. {found.said}"


def portrait(segmentation: Segmentation) -> str:
    """The groups by name with their sizes, the largest first."""
    ranked = sorted(segmentation.segments, key=lambda segment: (-segment.size, segment.id))
    several = f"{capitalised(number_word(segmentation.k))} groups"
    named = {segment.id: f"“{segment.name}” ({share(segment.share)})" for segment in ranked}
    if segmentation.k <= _MOST_GROUPS:
        return f"{several}: {listed(named.values(), most=_MOST_GROUPS)}"
    largest, furthest = ranked[0].id, _furthest(segmentation)
    beside = "" if furthest in (None, largest) else f", the most apart {named[furthest or largest]}"
    return f"{several}, the largest {named[largest]}{beside}"


def _furthest(segmentation: Segmentation) -> int | None:
    """The group that is furthest from all customers in the features, all of them together, of those not in doubt."""
    profile = segmentation.profile
    each = () if profile is None else profile.segments

    def distance(own: SegmentProfile) -> float:
        far = {x.column: abs(x.standing or 0.0) for x in own.averages if x.column in segmentation.features}
        for level in own.levels:
            if level.column in segmentation.features:
                far[level.column] = max(far.get(level.column, 0.0), abs(level.difference or 0.0))
        return sum(value**2 for value in far.values())

    sure = [own for own in each if not in_doubt(segmentation, own.id)]
    return max(sure, key=lambda own: (distance(own), -own.id)).id if sure else None


def explained_features(profile: Profile) -> list[str]:
    """The features, those in which the segments differ most first."""
    return [contrast.column for contrast in profile.contrasts if contrast.feature]


def _parted_by(segmentation: Segmentation) -> list[str]:
    """The features in which the segments differ most, as people call them."""
    profile, labels = segmentation.profile, segmentation.labels
    names = [] if profile is None else explained_features(profile)
    once = first_of_each_fact(segmentation.columns, names)
    return list(dict.fromkeys(column_called(name, labels).words for name in once))[:_MOST_COLUMNS]


def _of_clue(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> str:
    """Who they are by the one column that leads, how many, and how they stand."""
    happened = event_of(outcome, segmentation.labels)
    is_sample = segmentation.rows_labelled > segmentation.plan.sample_rows
    many = f"the {share(clue.share)} of customers" if is_sample else f"the {clue.count:,} customers"
    rates = f"{rate(clue.value)} {happened.did}, {rate(clue.rest)} of the others"
    return capitalised(f"{_begin(segmentation, f'{many} {part_said(segmentation, clue)}')}: {rates}")


def _begin(segmentation: Segmentation, who: str) -> str:
    """What to do first with whom the plan begins."""
    plan = plan_of(segmentation)
    if plan is None or leading_lever(segmentation) is not None:
        return who
    if plan.event is None and act_of(segmentation, plan).unknown:
        return who  # nothing tells how to look after them
    if plan.aim != "reach":
        return _BEGIN[plan.aim].replace("{who}", who)
    act = act_said(segmentation, plan, WHOM).replace(WHOM, who)
    return f"first, {act}" if plan.leads else f"{act} first"


def _of_outcome(segmentation: Segmentation, outcome: Outcome) -> str:
    """Which groups account for most of the outcome, or where it is highest and lowest; empty where none stands out."""
    high, plan = standing_out(outcome), plan_of(segmentation)
    money = None if plan is None else plan.money
    counted = outcome if money is None else money.money
    first = [counted.segments[own.segment - 1] for own in high]
    if plan is not None and plan.parts and plan.aim != "ask":
        first = [counted.segments[part.segment - 1] for part in plan.tested]
    if not first:
        return ""
    hidden = " of the groups that can be told" if _may_be_beaten(counted, first[0]) else ""
    act = f"{_begin(segmentation, '{who}')}{hidden}"
    told = [own for own in first if own.share_of_total is not None]
    if high and high[0].value is None and money is None:
        told = []
    if told and (said := _account(segmentation, outcome, told, plan, act)):
        return said
    return _ends(segmentation, outcome, high, act)


def _account(
    segmentation: Segmentation, outcome: Outcome, told: list[OutcomeOf], plan: PlanOfAction | None, act: str
) -> str:
    """What these groups account for, of customers or of money."""
    if plan is not None and plan.money is not None:
        ids = [own.segment for own in told]
        is_all = comes_with(segmentation, plan.money)
        brought = "" if is_all else brought_by(segmentation, ids, plan.money.money.column)
        whole = goes_with(segmentation, plan.money, is_named=bool(brought))
        beside = f", {brought}" if brought else ""
        return of_groups(segmentation, told, whole, act, beside, is_why=True)
    labels = segmentation.labels
    whole = event_of(outcome, labels).who if outcome.kind == "rate" else column_called(outcome.column, labels).words
    if plan is None or plan.aim == "ask":
        return concentrated(segmentation, told, f"all {whole}", act)
    return of_groups(segmentation, told, f"all {whole}", act)


def _may_be_beaten(outcome: Outcome, best: OutcomeOf) -> bool:
    """Whether a segment of which nothing is told may have more, given what all customers less the others leave over."""
    hidden = [own for own in outcome.segments if own.about is None and own.count]
    if outcome.kind != "rate" or outcome.all.value is None:
        return bool(hidden)
    told = sum(
        (own.value if own.value is not None else (own.band or (0.0,))[0]) * own.count for own in outcome.segments
    )
    left = outcome.all.value * outcome.all.count - told
    return any(min(left / own.count, 1.0) > (best.about or 0.0) for own in hidden)


def _ends(segmentation: Segmentation, outcome: Outcome, high: list[OutcomeOf], act: str) -> str:
    """Where it is highest and lowest; of what is wanted, who nearly all have it before those to contact."""
    happened = event_of(outcome, segmentation.labels) if outcome.kind == "rate" else None
    nearly_all = [own for own in high if own.value is None] if happened and happened.wanted is not False else []
    plan = plan_of(segmentation)
    chosen = [] if plan is None or plan.aim == "ask" else [outcome.segments[part.segment - 1] for part in plan.tested]
    others = chosen or [own for own in high if own not in nearly_all]
    worst = next(own for own in reversed(outcome.ranked) if own.about is not None)
    said = [
        f"{quoted(segmentation, [own.segment])}: {rate_told(outcome, own, segmentation.labels)} {happened.did}"
        for own in nearly_all
        if happened
    ]
    least = f"against {_told(segmentation, outcome, worst)} of {quoted(segmentation, [worst.segment])}"
    if not others:
        return f"{'. '.join(said)}, {least}"
    best = others[0]
    first = f"{quoted(segmentation, [best.segment])}{in_doubt(segmentation, best.segment)}"
    most = _told(segmentation, outcome, best)
    words = column_called(outcome.column, segmentation.labels).words
    most = f"{most} {happened.did}" if happened else f"{words} {most} on average"
    return ". ".join((*said, capitalised(f"{act.replace('{who}', first)}: {most}, {least}")))


def _told(segmentation: Segmentation, outcome: Outcome, own: OutcomeOf) -> str:
    if outcome.kind == "rate":
        return rate_told(outcome, own, segmentation.labels)
    return value_said(outcome, own.value, segmentation.labels)
