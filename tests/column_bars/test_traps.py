"""Every trap in tables of the wild is found, and hardly any genuine feature is refused."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import segmentry
from segmentry.results.columns import Column, Columns
from segmentry.stages.inspection.roles import CODED

from .names import FIRST, SECOND
from .tables import Made, tables

pytestmark = pytest.mark.usefixtures("one_database")

#: Share of the genuine features that may be refused.
MOST_REFUSED = 0.02
LISTS = {"first": FIRST, "second": SECOND}
COPIES = ("copy", "scaled copy", "category copy")

_ROLES = {
    "outcome": "outcome",
    "value": "value",
    "running id": "id",
    "padded id": "id",
    "uuid": "id",
    "account number": "id",
}
_REASONS = {
    "phone number": "personal",
    "phone text": "personal",
    "e-mail": "personal",
    "iban": "personal",
    "name": "personal",
    "postcode": "sensitive",
    "place": "sensitive",
    "sex": "sensitive (sex)",
    "sensitive": "sensitive",
    "code": CODED,
    "date as number": "a date",
    "date": "a date",
    "free text": "free text",
    "leftover": "named like the result",
    "case weight": "named like case weights",
}


@cache
def looked_at(which: str) -> list[tuple[Made, Columns]]:
    return [(made, segmentry.inspect(made.frame)) for made in tables(LISTS[which], times=3)]


def is_found(kind: str, column: Column, value: Any, columns: Columns) -> bool:
    told = [f for f in columns.findings if f"`{column.name}`" in f.what and f.severity != "note"]
    if kind in ("low stand-in", "high stand-in", "hidden stand-in"):
        return value in column.stand_ins or any("may stand for missing" in f.what for f in told)
    if kind == "date stand-in":
        return len(column.stand_ins) == 1 and any("apart from all others" in f.what for f in told)
    if kind == "panel":
        return any(f.severity == "high" for f in told)
    if kind == "infinite":
        return column.infinite == 4 and bool(told)
    if kind == "near copy":
        return any("go together" in f.what for f in told)
    if kind in COPIES:  # either of the two may stay
        return [column.role, columns[value].role].count("feature") < 2
    if kind in _ROLES:
        return column.role == _ROLES[kind]
    return column.role != "feature" and column.reason.startswith(_REASONS.get(kind, ""))


def overlooked(made: Made, columns: Columns) -> list[str]:
    missed = [trap for trap in made.traps if not is_found(trap[1], columns[trap[0]], trap[2], columns)]
    return [
        f"{made.label}: {kind} `{name}` ({value}): {columns[name].role}, {columns[name].reason}"
        for name, kind, value in missed
    ]


def refused(made: Made, columns: Columns) -> list[str]:
    """The genuine features that are refused, but for those that a copy stands for."""
    copied = {value for name, kind, value in made.traps if kind in COPIES and columns[name].role == "feature"}
    lost = [columns[name] for name in made.genuine if columns[name].role != "feature" and name not in copied]
    return [f"{made.label}: `{column.name}`: {column.role}, {column.reason}" for column in lost]


@pytest.mark.parametrize("which", LISTS)
def test_every_planted_trap_is_found(which: str) -> None:
    missed = [line for made, columns in looked_at(which) for line in overlooked(made, columns)]
    assert not missed, "\n".join(missed)


def test_every_trap_is_found_in_a_text_file_too(tmp_path: Path) -> None:
    missed, kinds = [], set()
    for made, _ in looked_at("first"):
        if kinds >= (planted := {kind for _, kind, _ in made.traps}):  # each of them was in a file before
            continue
        kinds |= planted
        made.frame.to_csv(tmp_path / "table.csv", index=False)
        missed += overlooked(made, segmentry.inspect(tmp_path / "table.csv"))
    assert kinds == set(FIRST.traps)
    assert not missed, "\n".join(missed)


@pytest.mark.parametrize("which", LISTS)
def test_hardly_any_genuine_feature_is_refused(which: str) -> None:
    lost = [line for made, columns in looked_at(which) for line in refused(made, columns)]
    genuine = sum(len(made.genuine) for made, _ in looked_at(which))
    assert len(lost) <= MOST_REFUSED * genuine, "\n".join(lost)


@pytest.mark.parametrize("which", LISTS)
def test_nothing_is_said_against_genuine_features(which: str) -> None:
    """No warning, and no value taken as missing, where no trap is planted."""
    said = []
    for made, columns in looked_at(which):
        planted = {name for name, _, _ in made.traps} | {value for _, _, value in made.traps}
        warned = {f.column: f.what for f in columns.findings if f.severity != "note"}
        taken = {column.name: str(column.stand_ins) for column in columns.columns if column.stand_ins}
        said += [f"{made.label}: {what}" for name, what in (warned | taken).items() if name not in planted]
    assert not said, "\n".join(said)


@pytest.mark.parametrize("which", LISTS)
def test_the_tables_are_enough(which: str) -> None:
    planted = Counter(kind for made, _ in looked_at(which) for _, kind, _ in made.traps)
    assert len(looked_at(which)) >= 40
    assert set(planted) == set(FIRST.traps)
    assert planted.total() > 400
