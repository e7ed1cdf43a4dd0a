"""The segments retold in short rules: one line for each, and what they are good for."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from segmentry.reporting.compared import kinds_of, needed
from segmentry.reporting.document import Caption, Column, Paragraph, Section, Slide, Table
from segmentry.reporting.looks import colour_of
from segmentry.reporting.sections.phrases import first
from segmentry.results.recipe import NumberStep, Step
from segmentry.results.rules import Condition, Rule, Rules
from segmentry.results.segmentation import Segmentation
from segmentry.wording import counted, of_columns, plural, share

TITLE = "The segments in short rules"
#: Rules that are right less often are only a rough guide (ours).
FAITHFUL = 0.9
#: A rule that finds less of its segment, and is not its best, is left to the workbook and the model (ours).
FEW = 0.25
#: Rules on a slide.
MOST_RULES = 10


def section(segmentation: Segmentation) -> Section | None:
    """The rules, and what they are good for."""
    if segmentation.rules is None or not (lines := sentences(segmentation)):
        return None
    about, types, segments = caption(segmentation), _types(segmentation), segmentation.segments
    columns = (
        Column("segment", "segment", "count"),
        Column("rule", lambda rule: conditions(rule, types), "long", lambda rule: conditions(rule, types, "; ")),
        *(Column("rows that meet it", "rows", "count", page=False), Column("right", "share_right", "share")),
        Column("finds of its segment", "covers", "share"),
    )
    rules = segmentation.rules.rules
    table = Table(columns, rules, colour=lambda rule: colour_of(segments[rule.segment - 1]))
    sheet = replace(table, most=0, sheet="Rules", title=TITLE, notes=about.lines)
    slide = Slide(TITLE, {"points": first(lines, MOST_RULES), "below": about.lines})
    best = {max((rule for rule in rules if rule.segment == own.segment), key=lambda rule: rule.covers) for own in rules}
    found = tuple(rule for rule in rules if rule.covers >= FEW or rule in best)
    left = len(rules) - len(found)
    few = f"{counted(left, 'more rule')} that {plural(left, 'finds', 'find')} less of a segment: model.json (rules)."
    more = (Paragraph(few, "quiet"),) if left else ()
    said = Paragraph(f"{_fidelity(segmentation.rules)} {about.do}")
    return Section("rules", TITLE, (said, replace(table, rows=found), *more, sheet), slides=(slide,))


def sentences(segmentation: Segmentation) -> tuple[str, ...]:
    """One line for each rule: its conditions, how often it is right, and how much of its segment it finds."""
    if segmentation.rules is None:
        return ()
    types = _types(segmentation)
    return tuple(
        f"{conditions(rule, types)} \u2192 {share(rule.share_right)} right,"
        f" covers {share(rule.covers)} of segment {rule.segment}"
        for rule in segmentation.rules.rules
    )


def caption(segmentation: Segmentation) -> Caption:
    """How faithful the rules are and what using them costs, and what to use them for."""
    rules = needed(segmentation.rules, "profile")
    below = f"{_use(rules)}{_made(rules, segmentation)}{_filled(rules, segmentation)}"
    return Caption(f"{_fidelity(rules)}{_price(rules)}{_worst(rules)}", below)


def _fidelity(rules: Rules) -> str:
    where = f" (on a sample of {rules.rows:,} rows)" if rules.sampled else ""
    number = "One rule puts" if rules.leaves == 1 else f"{rules.leaves} rules put"
    return f"{number} {share(rules.fidelity)} of the customers in the segment that the model gives them{where}."


def conditions(rule: Rule, types: Mapping[str, str], between: str = " and ") -> str:
    """What a rule asks for, given the types of the columns."""
    return between.join(condition_said(c, types.get(c.column, "number")) for c in rule.conditions) or "everyone"


def condition_said(condition: Condition, type: str = "number") -> str:
    """One condition as people read it.

    >>> condition_said(Condition(column="age", above=30, up_to=45), "integer")
    'age from 31 to 45'
    >>> condition_said(Condition(column="job", is_not=("student", "retired")))
    'job neither student nor retired'
    """
    name = condition.column
    if condition.level is not None:
        return f"{name} is {condition.level}"
    if condition.is_not:
        *others, last = condition.is_not
        return f"{name} neither {', '.join(others)} nor {last}" if others else f"{name} is not {last}"
    if condition.at_least is not None or condition.at_most is not None:
        return f"{name} {_among(condition.at_least, condition.at_most)}"
    if type in ("boolean", "share"):
        return f"{name} is {'no' if condition.above is None else 'yes'}"
    return f"{name} {_within(condition.above, condition.up_to, type)}"


def _among(lowest: str | None, highest: str | None) -> str:
    if lowest == highest:
        return f"is {lowest}"
    if highest is None:
        return f"is {lowest} or higher"
    return f"is {highest} or lower" if lowest is None else f"is from {lowest} to {highest}"


def _within(above: float | None, up_to: float | None, type: str) -> str:
    over = "after" if type == "date" else "over"
    if above is None:
        return f"up to {_end(up_to, type)}"
    if up_to is None:
        return f"{over} {_end(above, type)}"
    if type not in ("integer", "date", "year") or not (above.is_integer() and up_to.is_integer()):
        return f"{over} {_end(above, type)} up to {_end(up_to, type)}"
    if above + 1 == up_to:
        return f"is {_end(up_to, type)}"
    return f"from {_end(above + 1, type)} to {_end(up_to, type)}"


def _end(value: float | None, type: str) -> str:
    """All digits of a threshold, since others might leave some customers on the wrong side; a date with its time
    where it is no whole day."""
    assert value is not None
    if type == "year":
        return f"{value:.15g}"
    if type != "date":
        return f"{value:,.15g}"
    minute = np.datetime64("1970-01-01T00:00", "m") + np.timedelta64(round(value * 1440), "m")
    return str(minute).replace("T", " ").removesuffix(" 00:00")


def _types(segmentation: Segmentation) -> dict[str, str]:
    """The types of all columns; of whole numbers that are years, or 0 and 1, that."""
    kinds = {name: kind for name, kind in kinds_of(segmentation).items() if kind in ("year", "share")}
    made = {column.name: column.type for column in segmentation.columns.columns if column.made_of}
    types = {**segmentation.types, **made}
    return {**types, **{name: kind for name, kind in kinds.items() if types[name] != "boolean"}}


def _price(rules: Rules) -> str:
    if rules.price is None:
        return ""
    more = max(rules.price - 1, 0.0)
    if more < 0.0005:
        return " Grouped by them, customers are as close to their average as in the segments."
    spread = f"{more:.1%} more than" if more < 1 else f"{rules.price:,.1f} times that"
    return f" The price: grouped by them, customers spread {spread} in the segments around their average (inertia)."


def _worst(rules: Rules) -> str:
    """The segment that the rules find least of, where they miss many."""
    known = [(covered, i) for i, covered in enumerate(rules.coverage, start=1) if covered is not None]
    least, segment = min(known)
    if least == 0:
        missing = [str(i) for covered, i in known if covered == 0]
        return f" No rule leads to {plural(len(missing), 'segment')} {', '.join(missing)}."
    if least >= FAITHFUL:
        return ""
    return f" They find least of segment {segment}: {share(least)}."


def _use(rules: Rules) -> str:
    if rules.fidelity < FAITHFUL:
        wrong = share(1 - rules.fidelity)
        return f"Take the rules as a rough guide only: {wrong} go elsewhere. Take labels from the model."
    return "Find such customers elsewhere by them; where every customer counts, take the labels from the model."


def _made(rules: Rules, segmentation: Segmentation) -> str:
    """Which columns of the table say what rules ask for, where it is no column of the table itself."""
    asked = {condition.column for rule in rules.rules for condition in rule.conditions}
    made = [step for step in segmentation.recipe.steps if step.made_of and step.column in asked]
    return "".join(f" `{step.column}` is made of {of_columns(step.sources)}." for step in made)


def _filled(rules: Rules, segmentation: Segmentation) -> str:
    """What an empty cell counts as, in the columns that rules ask for and that have some."""
    asked = {condition.column for rule in rules.rules for condition in rule.conditions}
    types = _types(segmentation)
    steps = [step for step in segmentation.recipe.steps if step.missing and step.column in asked]
    cells = [_stand_in(step, types[step.column]) for step in steps]
    return f" An empty cell counts as: {', '.join(cells)}." if cells else ""


def _stand_in(step: Step, type: str) -> str:
    if not isinstance(step, NumberStep):
        return f"{step.column} {step.impute}"
    if step.ordered:
        return f"{step.column} {step.levels[round(step.impute)]}"
    if type in ("boolean", "share"):
        return f"{step.column} {'yes' if step.impute > 0.5 else 'no'}"
    return f"{step.column} {_end(step.impute, type)}"
