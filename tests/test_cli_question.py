"""Somebody at a terminal is asked what they want to know, once, and only where the table leaves it open."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, cli_question
from segmentry.results.table import Table

pytestmark = pytest.mark.usefixtures("one_database")


@pytest.fixture(scope="module")
def table() -> Table:
    rng = np.random.default_rng(1)
    yes = {name: np.where(rng.random(300) < 0.2, "yes", "no") for name in ("churned", "complained")}
    return segmentry.read(pd.DataFrame({"visits": rng.normal(9, 2, 300), "minutes": rng.gamma(2, 9, 300), **yes}))


def at_terminal(monkeypatch: pytest.MonkeyPatch, *typed: str) -> None:
    answers = iter(typed)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))


@pytest.mark.parametrize(
    ("typed", "outcome"), [(["2"], "complained"), (["3"], "none"), ([""], None), (["7", "x", "1"], "churned")]
)
def test_a_number_chooses_and_enter_takes_the_guess(
    table: Table,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: list[str],
    outcome: str | None,
) -> None:
    at_terminal(monkeypatch, *typed)
    assert cli_question.answered(table, segmentry.inspect(table), Plan()).outcome == outcome
    printed = capsys.readouterr().out
    assert "  2  Who complained (complained = yes, " in printed
    assert printed.count("What do you want to know?") == 1


def test_nothing_is_asked_where_one_outcome_is_known(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    at_terminal(monkeypatch)
    plan, columns = Plan(), segmentry.inspect(table)
    rest = tuple(column for column in columns.columns if column.name != "complained")
    assert cli_question.answered(table, columns.model_copy(update={"columns": rest}), plan) is plan


@pytest.mark.parametrize(
    ("is_there", "plan", "asked"),
    [
        (True, Plan(), True),
        (False, Plan(), False),
        (True, Plan(outcome="churned"), False),
        (True, Plan(min_cell=5), False),  # which stands in a plan file alone
    ],
)
def test_nobody_is_asked_who_is_not_there_or_has_said_it(
    monkeypatch: pytest.MonkeyPatch, is_there: bool, plan: Plan, asked: bool
) -> None:
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: is_there)
    assert cli_question.can_be_asked(plan) == asked


def test_a_log_of_orders_is_not_asked_about() -> None:
    assert cli_question.looked_at(segmentry.read(segmentry.sample("orders", rows=300)), Plan()) is None
