"""What columns are by those beside them: a survival study's time, dummies of origin, what a survey tool notes."""

import re
from collections.abc import Mapping, Sequence

from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.roles import AN_OUTCOME, CATEGORY, CODED, NUMBER, Part, is_sensitive, role_of
from segmentry.stages.shared import outcome_words
from segmentry.stages.shared.animals import of_animals
from segmentry.stages.shared.bad_ends import side_of
from segmentry.stages.shared.bases import named
from segmentry.stages.shared.money_names import is_owed, is_paid_out
from segmentry.stages.shared.outcome_levels import A_STATUS
from segmentry.stages.shared.plain_words import within
from segmentry.stages.shared.sensitive_words import tells_origin
from segmentry.stages.shared.vocabulary import MOST_CODES

#: The reason of what a survey tool notes of an interview.
NOTED = "noted of the interview by a survey tool"
#: The reason of what a survival study is about.
WATCHED = "how long it took until it happened, or whether it did"
#: How long somebody was watched until it happened, or until the watching ended.
_TIME = re.compile(
    r"[rd]?time|futime|fu_time|follow_?up(_time)?|surv(ival)?_?(time|months|days|years)|survival|time_to_\w+|tte|event_time|"
    r"l?durat\w{0,2}|spell(_length)?|days_to_(event|death)|(os|rfs|pfs|dfs|efs)(_(months|days|time))?|len_t"
)
#: Whether it happened, or the watching ended before.
_EVENT = re.compile(
    r"death|dead|died|deceased|status|event|delta|l?cens(or(ed|ing)?)?\d?|fustat|relapse\w*|recur(red|rence)?|"
    r"failure|failed|vital_status|os_status"
)
#: What tools for surveys put beside the answers, and those of it that are called like nothing else.
_OF_TOOLS = re.compile(
    r"(start|end|recorded|submit|submitted)_?date|progress|finished|completed|status|duration(_in_seconds|_seconds)?|"
    r"last_?page|seed|start_?language|location_?(latitude|longitude)|interview_?time|lfdn|dispcode"
)
_PLAINLY = re.compile(
    r"response_?id|respondent_?id|collector_?id|ip_?address|distribution_?channel|user_?language|recorded_?date|"
    r"submit_?date|last_?page|start_?language|ip_?addr|interview_?time|questnnr|q_viewer|max_?page|time_rsi|deg_time|"
    r"q_recaptcha_?score|external_(data_)?reference|recipient_?\w*"
)
#: Loan to value or lifetime value, and what says that there are loans.
_LTV = within("c?ltv")
#: What is left of a loan, and what was paid back.
_REPAID = re.compile(
    r"(total_)?(out|outstanding|remaining)_(prncp|principal)(_inv|_balance)?|"
    r"total_(pymnts?|payments?)(_inv|_received|_made)?|last_(pymnt|pmt|payment)_(amnt|amt|amount)|"
    r"(total_)?(rec|received|repaid|paid)_(prncp|principal|int|interest|late_fees?)|"
    r"(principal|interest)_(paid|received|repaid|outstanding)"
)
_LOANS = within(r"loan\w*|mortgage\w*|dti|disbursed|borrower\w*|collateral|appraisal|hypothek\w*|kredit\w*")
#: How often somebody claimed, what tells of an insurance, from so many columns on, and what was before it.
_CLAIMS = re.compile(
    r"(n|nb|num|no|number|nr|count|total|anzahl|nombre|numero|aantal|liczba|antal)?_?(of|de|di|der|van)?_?"
    r"(claims?|schaden|schaeden|sinistres?|siniestros?|sinistri|sinistros?|schades?|szkod|szkody|skader|skador)"
    r"_?(n|nb|num|no|number|nr|count|cnt|anzahl|total|totali|totales|frequency|year|frequenz)?"
)
_INSURED = within(
    r"premium\w*|exposure|sum_(insured|assured)|insured\w*|veh\w*|bonus\w*|malus|deductible|polic(y|ies)|prime|praemie|"
    r"pramie|beitrag|prima|premio|premie|skladka\w*|polisy?|poliza\w*|polizza\w*|apolice|versicher\w*|assur\w*|seguro|"
    r"cylind\w*|pojemnosc|klasa_bm|sf_?klasse|regionalklasse|typklasse|hubraum|tarifgruppe"
)
_FEWEST_OF_INSURANCE = 2
_EARLIER = re.compile(r"\d|prev|past|prior|hist|earlier|last|vor|ant|prec|vorig|poprzedn")
#: Columns of a tool from which a table comes from one (ours).
_FEWEST_OF_A_TOOL = 3
#: With a colour beside it, black and white are colours.
_COLOURS = re.compile(r"red|blue|green|yellow|silver|gr[ae]y|brown|orange|pink|purple|colou?rs?")


def by_company(facts: Mapping[str, Facts], parts: Mapping[str, Part]) -> dict[str, Part]:
    """The parts of features and categories that other columns betray."""
    able = [column for name, column in facts.items() if parts[name][0] in ("feature", "descriptor")]
    features = [column for column in able if parts[column.name][0] == "feature"]
    words = [column.word for column in facts.values()]
    return {
        **_of_a_tool(able, words),
        **_origins(able, words),
        **_survival([c for c in able if c in features or parts[c.name][1] == CODED], facts),
        **_costs_of_risk(features, words),
        **_claims(features, words),
        **_paid_out(features, facts, parts),
        **_loan_to_value(facts, parts, words),
        **_repaid(features, parts, words),
        **_states(facts, parts),
        **{x: role_of(facts[x], of_a_person=False) for x in of_animals(facts) if is_sensitive(parts[x])},
    }


def owed(facts: Mapping[str, Facts], parts: Mapping[str, Part]) -> dict[str, Part]:
    """What customers owe although it was due, where nothing else tells what came of it: beside that it foretells."""
    if any(role == "outcome" for role, _ in parts.values()):
        return {}
    late = [c for x, c in facts.items() if parts[x][0] == "feature" and c.is_numeric and is_owed(x)]
    amounts = [c.name for c in late if (c.figures.min or 0.0) >= 0 and c.figures.distinct > MOST_CODES]
    return dict.fromkeys(amounts, ("outcome", "what customers owe although it was due"))


def _states(facts: Mapping[str, Facts], parts: Mapping[str, Part]) -> dict[str, Part]:
    """A status of which no level tells an end, beside yes or no of what came later by its name: how customers stood."""
    came = [column for name, column in facts.items() if parts[name][0] == "outcome"]
    known = (c for c in came if c.figures.distinct == 2 and not A_STATUS.search(c.word))
    if not any(outcome_words.tells_who_came_or_went(c.word) for c in known):
        return {}
    unknown = (c for c in came if c.type == "text" and A_STATUS.search(c.word) and parts[c.name] == AN_OUTCOME)
    return {c.name: ("descriptor", CATEGORY) for c in unknown if not any(_is_an_end(x, c.name) for x in set(c.text))}


def _is_an_end(level: str, column: str) -> bool:
    return side_of(level, column) in ("bad", "taken")


def _survival(features: Sequence[Facts], facts: Mapping[str, Facts]) -> dict[str, Part]:
    """Time and event of a survival study."""
    numbers = [column for column in facts.values() if column.is_numeric or column.type == "boolean"]
    events = [c.name for c in numbers if _EVENT.fullmatch(c.word) and 2 <= c.figures.distinct <= 3]
    times = [c.name for c in numbers if _TIME.fullmatch(c.word) and c.figures.distinct > 3]
    if not events or not times:
        return {}
    return {c.name: ("outcome", WATCHED) for c in features if c.name in events or c.name in times}


def _origins(able: Sequence[Facts], words: Sequence[str]) -> dict[str, Part]:
    """Yes or no for each origin; black and white only among columns that tell of people."""
    colours = any(_COLOURS.search(word) for word in words) or not any(named(word) == "is" for word in words)
    two = [column.name for column in able if column.figures.distinct == 2 and tells_origin(column.word, colours)]
    return dict.fromkeys(two, ("descriptor", "sensitive (origin)"))


def _of_a_tool(able: Sequence[Facts], words: Sequence[str]) -> dict[str, Part]:
    plainly = [word for word in words if _PLAINLY.fullmatch(word)]
    other = [word for word in words if _OF_TOOLS.fullmatch(word)]
    if not plainly or len(plainly) + len(other) < _FEWEST_OF_A_TOOL:
        return {}
    noted = [c.name for c in able if c.type != "date" and (_OF_TOOLS.fullmatch(c.word) or _PLAINLY.fullmatch(c.word))]
    return dict.fromkeys(noted, ("descriptor", NOTED))


def _claims(features: Sequence[Facts], words: Sequence[str]) -> dict[str, Part]:
    """How often the insured claimed, beside what tells of their insurance; earlier claims foretell and are none."""
    if sum(bool(_INSURED.search(word)) for word in words) < _FEWEST_OF_INSURANCE:
        return {}
    claims = [c.name for c in features if _CLAIMS.fullmatch(c.word) and not _EARLIER.search(c.word)]
    return dict.fromkeys(claims, ("outcome", "how often customers claimed, beside what tells of their insurance"))


def _paid_out(features: Sequence[Facts], facts: Mapping[str, Facts], parts: Mapping[str, Part]) -> dict[str, Part]:
    """What an insurer paid, beside what it cost."""
    lost = [column.word for name, column in facts.items() if parts[name][0] == "outcome"]
    paid = [column.name for column in features if column.is_numeric and is_paid_out(column.word, lost)]
    return dict.fromkeys(paid, ("outcome", "what was paid of what customers cost"))


def _loan_to_value(facts: Mapping[str, Facts], parts: Mapping[str, Part], words: Sequence[str]) -> dict[str, Part]:
    """Beside loans `ltv` is the loan's share of what it was for, and not what a customer is worth."""
    if not any(_LOANS.search(word) for word in words):
        return {}
    shares = [name for name, part in parts.items() if part[0] == "value" and _LTV.search(facts[name].word)]
    return dict.fromkeys(shares, ("feature", NUMBER))


def _repaid(features: Sequence[Facts], parts: Mapping[str, Part], words: Sequence[str]) -> dict[str, Part]:
    """What was paid back of a loan and what is left of it, beside what became of it: all was known with that."""
    if not any(_LOANS.search(word) for word in words) or all(role != "outcome" for role, _ in parts.values()):
        return {}
    came = [column.name for column in features if column.is_numeric and _REPAID.fullmatch(column.word)]
    return dict.fromkeys(came, ("outcome", "what came of a loan, beside what became of it"))


def _costs_of_risk(features: Sequence[Facts], words: Sequence[str]) -> dict[str, Part]:
    """What the insured cost, beside columns that tell of their risk."""
    costs = [column.name for column in features if outcome_words.is_cost_of_risk(column.word, words)]
    return dict.fromkeys(costs, ("outcome", "what customers cost, beside what tells of their risk"))
