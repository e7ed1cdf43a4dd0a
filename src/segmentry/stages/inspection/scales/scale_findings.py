"""What is told of codes, of answers with an order, and of batteries of them."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

from segmentry import wording
from segmentry.results.columns import Column, Finding
from segmentry.results.mend import Mend
from segmentry.stages.inspection.findings import about, in_sentences
from segmentry.stages.inspection.scales.answers_read import Answers
from segmentry.stages.inspection.scales.batteries import Battery
from segmentry.wording import of_columns, option

#: Levels in a sentence, at most.
_MOST_LEVELS = 12


def of_answers(columns: Sequence[Column], answers: Answers) -> Iterator[Finding]:
    """The findings on these columns."""
    used = [column for column in columns if column.role != "ignored"]
    by_levels: defaultdict[tuple[str, ...], list[Column]] = defaultdict(list)
    for column in used:
        if column.levels:
            by_levels[column.levels].append(column)
    yield from (_ordered(levels, same) for levels, same in by_levels.items())
    if coded := [column.name for column in used if column.coded and column.is_numeric]:
        yield _coded(coded)
    yield from (_doubtful_codes(names) for names in in_sentences(answers.doubtful_codes))
    yield from (_doubtful_order(name, levels) for name, levels in answers.doubtful_orders.items())
    for battery in dict.fromkeys(answers.batteries.values()):
        yield from _battery(battery, {column.name: column for column in columns})


def _ordered(levels: Sequence[str], same: Sequence[Column]) -> Finding:
    names = [column.name for column in same]
    order = ", ".join([*levels[:_MOST_LEVELS], *(["..."] if len(levels) > _MOST_LEVELS else [])])
    beside = sorted({word for column in same for word in column.missing_words})
    without = f" {wording.listed(beside)} {'is' if len(beside) == 1 else 'are'} beside it." if beside else ""
    apart = " Each counts as one step." if any(column.role == "feature" for column in same) else ""
    what = f"The answers of {of_columns(names)} have an order: {order}.{without}{apart}"
    remedy = f"Set {option(names[0], 'levels')} in the plan for another order; [] takes them as a category."
    mend = Mend.of("Read as category", names, levels=[])
    return Finding(severity="note", what=what, remedy=remedy, mend=mend, **about(names))


def _coded(names: Sequence[str]) -> Finding:
    holds = "holds" if len(names) == 1 else "hold"
    what = f"{of_columns(names)} {holds} numbers that name kinds: they are not averaged."
    remedy = f'Set {option(names[0], "type")} = "number" in the plan if they count or rank something.'
    mend = Mend.of("Read as number", names, type="number")
    return Finding(severity="note", what=what, remedy=remedy, mend=mend, **about(names))


def _doubtful_codes(names: Sequence[str]) -> Finding:
    several = len(names) > 1
    held = f"{of_columns(names)} {'hold' if several else 'holds'} whole numbers"
    what = f"{held}, taken as amounts. They may name kinds."
    others = ", and so for the others," if several else ""
    remedy = f'Set {option(names[0], "type")} = "category" in the plan{others} if so.'
    mend = Mend.of("Read as category", names, type="category")
    return Finding(severity="note", what=what, remedy=remedy, mend=mend, **about(names))


def _doubtful_order(name: str, levels: Sequence[str]) -> Finding:
    what = f"The levels of `{name}` begin with numbers, and are taken as a category. They may have an order."
    order = json.dumps(list(levels), ensure_ascii=False)
    remedy = f"Set {option(name, 'levels')} = {order} in the plan if so."
    mend = Mend.of("Read in this order", [name], levels=list(levels))
    return Finding(severity="note", column=name, what=what, remedy=remedy, mend=mend)


def _battery(battery: Battery, columns: dict[str, Column]) -> Iterator[Finding]:
    items = of_columns(battery.columns)
    what = f"{items} are answers on one scale, a battery: they share one unit, and none is stretched by itself."
    remedy = f'Set {option(battery.columns[0], "scale")} = "standard" in the plan to scale a column by itself.'
    mend = Mend.of("Scale each by itself", battery.columns, scale="standard")
    yield Finding(severity="note", column=None, what=what, remedy=remedy, mend=mend)
    if battery.against:
        yield _against(battery.against, columns)


def _against(names: Sequence[str], columns: dict[str, Column]) -> Finding:
    several = len(names) > 1
    runs, it = ("run", "they") if several else ("runs", "it")
    asked = f"{it} may be asked the other way round"
    what = f"{of_columns(names)} {runs} against the other answers of {'their' if several else 'its'} battery: {asked}."
    turned = json.dumps(_levels(columns[names[0]])[::-1], ensure_ascii=False)
    turn = "in the plan, and so for the others, to turn them" if several else "in the plan to turn it"
    remedy = f"{'They are' if several else 'It is'} not turned. Set {option(names[0], 'levels')} = {turned} {turn}."
    order = {name: {"levels": _levels(columns[name])[::-1]} for name in names}
    mend = Mend(label="Turn them" if several else "Turn it", columns=order)
    return Finding(severity="note", what=what, remedy=remedy, mend=mend, **about(names))


def _levels(column: Column) -> list[str]:
    if column.levels or column.minimum is None or column.maximum is None:
        return list(column.levels)
    return [str(value) for value in range(int(column.minimum), int(column.maximum) + 1)]
