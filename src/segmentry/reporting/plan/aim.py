"""What a plan of action is to bring about: by what became of customers, or what they are worth or cost."""

from segmentry.reporting.plan.plan_parts import Aim
from segmentry.reporting.steps.steps_of_marks import is_sold_to, tells_of_sales
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.outcome_figures import event_of
from segmentry.stages.shared.earnings import is_earned, is_spent
from segmentry.stages.shared.known_events import UNWANTED
from segmentry.stages.shared.money_names import is_cost as is_named_cost
from segmentry.stages.shared.money_names import is_cost_of_care, is_money, is_owed, is_paid_out
from segmentry.stages.shared.outcome_words import is_cost_of_risk
from segmentry.stages.shared.quantities import comparative
from segmentry.stages.shared.traits import is_value, normal


def aim_of(segmentation: Segmentation, outcome: Outcome) -> Aim:
    """Against what nobody wants something is tried, those who did not buy or respond are reached; what customers
    bring much of is looked after, what costs is lowered; of all else it is asked why."""
    if outcome.kind != "rate":
        is_worth = is_sold_to(segmentation) and is_brought(segmentation, outcome.column)
        return "lower" if is_cost(segmentation, outcome) else "look after" if is_worth else "ask"
    event = event_of(outcome, segmentation.labels)
    return "prevent" if event.kind in UNWANTED else "reach" if event.kind in ("response", "sale") else "ask"


def is_cost(segmentation: Segmentation, outcome: Outcome) -> bool:
    """Whether a value is what customers cost, not what they bring."""
    name, others = normal(outcome.column), [normal(column.name) for column in segmentation.columns.columns]
    named = is_named_cost(outcome.column) or is_owed(outcome.column) or is_cost_of_care(outcome.column, others)
    return named or is_cost_of_risk(name, others) or is_paid_out(name, others)


def is_brought(segmentation: Segmentation, column: str) -> bool:
    """Whether a value is what customers bring: by its name, or where other columns tell what is sold to them. Their own
    income, or what they smoke, nobody is looked after for."""
    name, words = normal(column), comparative(column)
    if words.sense == "worth" or is_value(name) or is_earned(name) or is_spent(name):
        return True
    return words.sense == "" and (is_money(column) or tells_of_sales(segmentation))
