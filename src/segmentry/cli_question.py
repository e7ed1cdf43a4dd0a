"""The one question of `run`: what customers are asked about, where the table leaves that open and somebody is there."""

import sys

import typer

from segmentry.plan import ONLY_IN_FILE, Plan
from segmentry.results.columns import Columns
from segmentry.results.table import Table
from segmentry.visible_text import visible
from segmentry.worker.supervised import told_of_reading


def can_be_asked(plan: Plan) -> bool:
    """Whether somebody sits at the terminal, and neither an option nor a plan file says what is wanted."""
    is_watched = told_of_reading(None) is not None  # whose time is short
    is_there = sys.stdin.isatty() and sys.stdout.isatty() and not is_watched
    return (
        is_there and plan.outcome is None and plan.several_rows == "keep" and not plan.model_fields_set & ONLY_IN_FILE
    )


def looked_at(table: Table, plan: Plan) -> Columns | None:
    """What is known of the columns; None of a log of orders, of whose customers money is asked."""
    from segmentry.stages.customers.customers import understood_rows
    from segmentry.stages.inspection.inspect import inspect

    understood = understood_rows(table, plan)
    return None if understood is not None and understood.is_log else inspect(table, plan)


def answered(table: Table, columns: Columns, plan: Plan) -> Plan:
    """The plan with what somebody chose; as it is where nothing is open, or Enter is pressed."""
    from segmentry.reporting.what_to_ask import JUST_WHO, sentence, taken_by_itself
    from segmentry.stages.profiling.open_question import candidates, is_open

    offered = candidates(table, columns)
    if not is_open(offered):
        return plan
    labels = {**columns.called, **plan.labels}
    choices = {candidate.outcome: sentence(candidate, labels) for candidate in offered} | JUST_WHO
    typer.echo("What do you want to know?")
    for number, words in enumerate(choices.values(), start=1):
        typer.echo(f"  {number}  {visible(words)}")
    chosen = _number(len(choices), visible(taken_by_itself(offered, labels)))
    return plan if chosen is None else plan.model_copy(update={"outcome": [*choices][chosen - 1]})


def _number(most: int, usual: str) -> int | None:
    """The number that is typed; None where Enter is pressed, or nobody types any more."""
    while True:
        try:
            typed = input(f"Type its number, or press Enter for {usual}: ").strip()
        except EOFError:
            typer.echo()
            return None
        if not typed:
            return None
        if typed.isdecimal() and 1 <= int(typed) <= most:
            return int(typed)
        typer.echo(f"There is no {visible(typed)}: they go from 1 to {most}.")
