"""The rules in words: one line for each, and what they are good for."""

import numpy as np

from segmentry.reporting.captions import Caption
from segmentry.results.recipe import NumberStep, Step
from segmentry.results.rules import Condition, Rule, Rules
from segmentry.results.segmentation import Segmentation
from segmentry.results.table import ColumnType

#: Rules that are right less often are only a rough guide (ours).
FAITHFUL = 0.9


def sentences(rules: Rules, segmentation: Segmentation) -> tuple[str, ...]:
    """One line for each rule: its conditions, how often it is right, and how much of its segment it finds."""
    types = {step.column: step.type for step in segmentation.recipe.steps}
    return tuple(
        f"{conditions(rule, types)} → {share(rule.share_right)} right,"
        f" covers {share(rule.covers)} of segment {rule.segment}"
        for rule in rules.rules
    )


def conditions(rule: Rule, types: dict[str, ColumnType]) -> str:
    """What a rule asks for, given the types of the columns."""
    return " and ".join(said(one, types.get(one.column, "number")) for one in rule.conditions) or "everyone"


def said(condition: Condition, type: ColumnType = "number") -> str:
    """One condition as people read it.

    >>> said(Condition(column="balance", above=9800)), said(Condition(column="age", above=30, up_to=45), "integer")
    ('balance over 9,800', 'age from 31 to 45')
    >>> said(Condition(column="job", is_not=("student", "retired")))
    'job neither student nor retired'
    """
    name = condition.column
    if condition.level is not None:
        return f"{name} is {condition.level}"
    if condition.is_not:
        *others, last = condition.is_not
        return f"{name} neither {', '.join(others)} nor {last}" if others else f"{name} is not {last}"
    if type == "boolean":
        return f"{name} is {'false' if condition.above is None else 'true'}"
    return f"{name} {_within(condition.above, condition.up_to, type)}"


def _within(above: float | None, up_to: float | None, type: ColumnType) -> str:
    over = "after" if type == "date" else "over"
    if above is None:
        return f"up to {_end(up_to, type)}"
    if up_to is None:
        return f"{over} {_end(above, type)}"
    if type not in ("integer", "date") or not (above.is_integer() and up_to.is_integer()):
        return f"{over} {_end(above, type)} up to {_end(up_to, type)}"
    if above + 1 == up_to:
        return f"is {_end(up_to, type)}"
    return f"from {_end(above + 1, type)} to {_end(up_to, type)}"


def _end(value: float | None, type: ColumnType) -> str:
    """All digits of a threshold, since others might leave some customers on the wrong side; a date with its time
    where it is no whole day."""
    assert value is not None
    if type != "date":
        return f"{value:,.15g}"
    minute = np.datetime64("1970-01-01T00:00", "m") + np.timedelta64(round(value * 1440), "m")
    return str(minute).replace("T", " ").removesuffix(" 00:00")


def caption(rules: Rules, segmentation: Segmentation) -> Caption:
    """Of the rules: how faithful they are and what using them costs, and what to use them for."""
    where = f" (on a sample of {rules.rows:,} rows)" if rules.sampled else ""
    number = "One rule puts" if rules.leaves == 1 else f"{rules.leaves} rules put"
    means = f"{number} {share(rules.fidelity)} of the customers in the segment that the model gives them{where}."
    return Caption(f"{means}{_price(rules)}{_worst(rules)}", f"{_use(rules)}{_filled(rules, segmentation)}")


def _price(rules: Rules) -> str:
    if rules.price is None:
        return ""
    more = max(rules.price - 1, 0.0)
    if more < 0.0005:
        return " Grouped by the rules, customers are as close to their group's average as in the segments."
    spread = f"{more:.1%}" if more < 1 else f"{rules.price:,.1f} times"
    told = f"{spread} more than in the segments" if more < 1 else f"{spread} that in the segments"
    return f" The price: grouped by the rules, customers spread around their group's average (inertia) {told}."


def _worst(rules: Rules) -> str:
    """The segment that the rules find least of, where they miss many."""
    known = [(one, i) for i, one in enumerate(rules.coverage, start=1) if one is not None]
    least, segment = min(known)
    if least == 0:
        missing = [str(i) for one, i in known if one == 0]
        return f" No rule leads to segment{'s' if len(missing) > 1 else ''} {', '.join(missing)}."
    if least >= FAITHFUL:
        return ""
    return f" They find least of segment {segment}: {share(least)}."


def _use(rules: Rules) -> str:
    if rules.fidelity < FAITHFUL:
        wrong = share(1 - rules.fidelity)
        return f"Take the rules as a rough guide only: {wrong} go elsewhere. Take labels from the model."
    return (
        "Use the rules to explain the segments and to find such customers elsewhere;"
        " where every customer counts, take the labels from the model."
    )


def _filled(rules: Rules, segmentation: Segmentation) -> str:
    """What an empty cell counts as, in the columns that rules ask for and that have some."""
    asked = {condition.column for rule in rules.rules for condition in rule.conditions}
    told = [_stand_in(step) for step in segmentation.recipe.steps if step.missing and step.column in asked]
    return f" An empty cell counts as: {', '.join(told)}." if told else ""


def _stand_in(step: Step) -> str:
    if not isinstance(step, NumberStep):
        return f"{step.column} {step.impute}"
    if step.type == "boolean":
        return f"{step.column} {'true' if step.impute > 0 else 'false'}"
    return f"{step.column} {_end(step.impute, step.type)}"


def share(value: float) -> str:
    """A share in percent that says 100% only of all, and 0% only of none.

    >>> share(0.9431), share(0.9999), share(1.0), share(0.001)
    ('94%', 'over 99%', '100%', 'under 1%')
    """
    if 0.995 <= value < 1:
        return "over 99%"
    return "under 1%" if 0 < value < 0.005 else f"{value:.0%}"
