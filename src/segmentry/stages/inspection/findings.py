"""What is told of columns: one finding for each matter, columns that share it in one sentence."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from segmentry import wording
from segmentry.kinds import may_be_year
from segmentry.plan import Plan
from segmentry.results.columns import Column, Finding, Severity
from segmentry.results.mend import Mend
from segmentry.results.orders import LogRole, RowsRead
from segmentry.results.table import NOT_A_ROW, READ_AS_TEXT
from segmentry.stages.shared.made_a_feature import AS_FEATURE
from segmentry.wording import of_columns, option

#: With more than this share of missing cells it is a warning.
_MANY_MISSING = 0.2
#: Options that decide what a finding asks.
_DECIDED = ("type", "levels", "weight", "scale", "role")
#: How missing cells are told of.
_IN_SEVERAL, _IN_ONE = "Cells are missing in", "cells are missing ("
_COMPARED = "Customers are compared by what is known of them;"
#: What differs between findings that tell the same of several columns.
_NAMES, _NAMES_AND_FIGURES = re.compile("`([^`]*)`"), re.compile(r"`[^`]*`|\d[\d,.]*")
#: Columns that are told of one by one, at most.
FEW = 3


def in_sentences(names: Sequence[str]) -> list[list[str]]:
    """Columns that share a matter: several in one sentence, a few in one each."""
    return [list(names)] if len(names) >= FEW else [[name] for name in names]


def about(names: Sequence[str]) -> dict[str, Any]:
    """The columns that a finding is about, as it has them."""
    single = len(names) == 1
    return {"column": names[0] if single else None, "columns": () if single else tuple(names)}


def in_few(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings in their order. Of very many that tell the same of one column each, with other figures, the first
    are told, and of the others which columns they are about."""
    kinds: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        kinds[finding.severity, _NAMES_AND_FIGURES.sub("", finding.what)].append(finding)
    place = {id(finding): i for i, finding in enumerate(findings)}
    told: list[Finding] = []
    for alike in kinds.values():
        first, others = alike[: wording.MOST_LISTED], alike[wording.MOST_LISTED :]
        told += first + (others if len(others) < FEW else [_of_others(others, _name(first[-1]))])
        place[id(told[-1])] = place[id(alike[len(first) - 1])]
    return tuple(sorted(told, key=lambda finding: place[id(finding)]))


def _of_others(alike: Sequence[Finding], before: str) -> Finding:
    names = list(dict.fromkeys(map(_name, alike)))
    what = f"{of_columns(names)}: the same holds as of `{before}`, with other figures."
    mend = Mend.all_of(finding.mend for finding in alike)
    return Finding(severity=alike[0].severity, column=None, what=what, columns=tuple(names), mend=mend)


def _name(finding: Finding) -> str:
    """The column that it names first."""
    return next(iter(_NAMES.findall(finding.what)), "")


def read_notes(notes: Iterable[str]) -> list[Finding]:
    """What reading had to do."""
    return [_read_note(note) for note in notes]


def _read_note(note: str) -> Finding:
    if NOT_A_ROW in note:
        return Finding(
            severity="warning", column=None, what=note, remedy="Correct it in the file to have it segmented."
        )
    name, told, _ = note.partition(f"` {READ_AS_TEXT} ")
    if not told:
        return Finding(severity="note", column=None, what=note)
    column = name.removeprefix("`")
    remedy = f'Set {option(column, "type")} = "number" in the plan to read those, and count the others as missing.'
    mend = Mend.of("Read as numbers", [column], type="number")
    return Finding(severity="warning", column=column, what=note, remedy=remedy, mend=mend)


def rows(understood: RowsRead | None) -> list[Finding]:
    """What rows are, where they are no customers."""
    if understood is not None and understood.doubt:
        remedy = "If so, name the columns in `roles`, such as amount=COLUMN or date=COLUMN, or set `rows_are`."
        return [Finding(severity="warning", column=None, what=understood.doubt, remedy=remedy)]
    if understood is None or understood.kind == "customers":
        return []
    if not understood.is_log:
        what = f"Rows are {understood.kind}: `{understood.roles.get('customer')}` stands in several."
        remedy = 'Set several_rows in the plan: "latest" keeps the last row of each customer, "aggregate" makes one.'
        return [Finding(severity="note", column=None, what=what, remedy=remedy, mend=_latest(understood.roles))]
    named = wording.listed(f"{role.replace('_', ' ')} `{name}`" for role, name in understood.roles.items())
    if understood.questions:
        asked = f"Rows are {understood.kind}. {' '.join(understood.questions)}"
        money = next(iter(understood.rivals.get("amount", ())), None)
        whose = "" if "customer" in understood.roles else "Set `customer`, or `rows_are`."
        way = 'amount="{}"' if "amount" in understood.roles else 'amount or unit_price="{}", or amount="" for none'
        worth = "" if money is None else f"Set `roles`, such as {way.format(money)}."
        return [Finding(severity="high", column=None, what=asked, remedy=f"{whose} {worth}".strip())]
    what = f"Rows are {understood.kind} ({named}). Each customer becomes one row, made of what the customer ordered."
    return [Finding(severity="note", column=None, what=what, remedy="If that is wrong, set `roles` or `rows_are`.")]


def _latest(roles: Mapping[LogRole, str]) -> Mend:
    """The latest row of each customer."""
    named = {"customer": roles.get("customer"), "latest_by": roles.get("date")}
    options = {option: name for option, name in named.items() if name is not None}
    return Mend(label="Latest row per customer", options={"several_rows": "latest", **options})


def stand_ins(name: str, counts: Mapping[float, int], is_date: bool) -> Finding:
    """Values that are taken as missing."""
    held = [f"{_cells(count)} {_written(value, is_date)}" for value, count in sorted(counts.items())]
    what = f"`{name}`: {wording.listed(held, most=len(held))}, apart from all others. They are taken as missing."
    kept = "dates" if is_date else "numbers"
    remedy = f"Set {option(name, 'missing')} = [] in the plan to keep them as {kept}."
    mend = Mend.of(f"Keep them as {kept}", [name], missing=[])
    return Finding(severity="warning", column=name, what=what, remedy=remedy, mend=mend)


def doubtful(name: str, counts: Mapping[float, int], first: int | None = None, taken: Iterable[float] = ()) -> Finding:
    """Values that may be missing ones; `first`: counted among so many rows; `taken` are taken so already."""
    among = "" if first is None else f" (of the first {first:,})"
    held = [f"{_cells(count)} {_written(value, is_date=False)}{among}" for value, count in counts.items()]
    what = f"`{name}`: {' and '.join(held)}, which may stand for missing."
    listed = ", ".join(f"{value:.0f}" for value in counts)
    remedy = f"Set {option(name, 'missing')} = [{listed}] in the plan if so: as numbers they pull the averages."
    mend = Mend.of(f"Values meaning missing: {listed}", [name], missing=[*taken, *counts])
    return Finding(severity="warning", column=name, what=what, remedy=remedy, mend=mend)


def skewed(columns: Mapping[str, float]) -> list[Finding]:
    """Columns in which a few values supply much of the spread."""
    if not columns:
        return []
    (first, _), *more = columns.items()
    listed = wording.listed([f"`{name}` ({skew:.1f})" for name, skew in columns.items()], most=wording.MOST_LISTED)
    what = f"{listed} {'are' if more else 'is'} skewed: a few values supply much of the spread."
    remedy = f"They are transformed where that helps; {option(first, 'transform')} in the plan says otherwise."
    return [Finding(severity="note", column=None if more else first, what=what, remedy=remedy)]


def missing(columns: Sequence[Column], n_rows: int, taken: Mapping[str, int] | None = None) -> list[Finding]:
    """Cells that hold nothing. `taken`: by column those that are told as taken so; of more, all are counted."""
    findings = []
    severities: tuple[Severity, ...] = ("warning", "note")
    for severity in severities:
        shares = [
            (column, share)
            for column in columns
            if n_rows - column.filled - column.infinite > (taken or {}).get(column.name, 0)
            if column.filled and (share := 1 - (column.filled + column.infinite) / n_rows) > 0
            if (share > _MANY_MISSING) == (severity == "warning")
        ]
        if len(shares) > FEW:
            listed = wording.listed(
                [f"`{column.name}` ({wording.share(share, 1)})" for column, share in shares], most=wording.MOST_LISTED
            )
            remedy = f"{_COMPARED} impute of each column in the plan, or the preset classic, fills such cells."
            findings.append(Finding(severity=severity, column=None, what=f"{_IN_SEVERAL} {listed}.", remedy=remedy))
            continue
        for column, share in shares:
            count = n_rows - column.filled - column.infinite
            what = f"`{column.name}`: {count:,} of {n_rows:,} {_IN_ONE}{wording.share(share, 1)})."
            findings.append(Finding(severity=severity, column=column.name, what=what, remedy=_compared_by(column)))
    return findings


def as_numbers(column: Column) -> Finding:
    """What stands for missing, it seems, in a column whose preset leaves it as it is."""
    values = [_written(value, column.type == "date") for value in column.stand_ins]
    stand = wording.plural(len(values), "stands apart from all others and counts", "stand apart and count")
    what = f"`{column.name}`: {wording.listed(values)} {stand} as any other value with the preset classic."
    listed = ", ".join(f"{value:.0f}" for value in column.stand_ins)
    remedy = f"Set {option(column.name, 'missing')} = [{listed}] in the plan if nothing is known there."
    mend = Mend.of(f"Values meaning missing: {listed}", [column.name], missing=list(column.stand_ins))
    return Finding(severity="warning", column=column.name, what=what, remedy=remedy, mend=mend)


def is_of_missing(finding: Finding, names: Collection[str]) -> bool:
    """Whether it tells what stands for missing in one of these columns, or how many of their cells are missing."""
    if finding.columns:
        return bool({*finding.columns} & {*names}) and option(finding.columns[0], "missing") in finding.remedy
    return any(option(name, "missing") in finding.remedy or counts_missing(finding, name) for name in names)


def is_answered(finding: Finding, plan: Plan, features: Collection[str]) -> bool:
    """Whether the plan has decided what it asks, in all the columns that it is about."""
    names = finding.columns or (finding.column,)
    if None in names:
        return False
    if AS_FEATURE in finding.remedy and {*names} <= {*features}:
        return True
    asked = [key for key in _DECIDED if option(str(names[0]), key) in finding.remedy]
    decided = [plan.columns[name].model_fields_set if name in plan.columns else set() for name in names if name]
    return any(all(key in options for options in decided) for key in asked)


def counts_missing(finding: Finding, name: str) -> bool:
    """Whether it tells how many cells of the column are missing, alone or among others."""
    alone = finding.column == name and _IN_ONE in finding.what
    return alone or (finding.what.startswith(_IN_SEVERAL) and f"`{name}` (" in finding.what)


def _compared_by(column: Column) -> str:
    if column.role != "feature":
        return ""
    return f"{_COMPARED} {option(column.name, 'impute')} in the plan, or the preset classic, fills such cells."


def infinite(columns: Sequence[Column]) -> list[Finding]:
    """Cells that hold no finite number."""
    return [
        Finding(
            severity="warning",
            column=column.name,
            what=f"`{column.name}`: {column.infinite:,} cells are infinite and count as missing.",
            remedy="Correct them at their source.",
        )
        for column in columns
        if column.infinite
    ]


def _cells(count: int) -> str:
    return wording.counted(count, "cell holds", "cells hold")


def _written(value: float, is_date: bool) -> str:
    return wording.day(value) if is_date else f"{value:.0f}" if may_be_year(value) else f"{value:,.0f}"
