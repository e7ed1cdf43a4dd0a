"""Options of the shell are the plan's: each one declared there, with its help, its default and what it may be."""

from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
import typer
from typer.testing import CliRunner

from segmentry import Plan, SegmentryError, cli
from segmentry.plan import ONLY_IN_FILE
from segmentry.shell import plan_options

COMMANDS = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined]
OPTIONS = [name for name in Plan.model_fields if name not in ONLY_IN_FILE]
OF_PLANS = ("run", "customers", "inspect", "score", "compare")

#: A value of every option as the shell is given it, and as the plan has it.
VALUES: dict[str, tuple[str, Any]] = {
    "features": ('age, "net, of tax"', ("age", "net, of tax")),
    "join": ('orders.csv,"a, b.csv"', ("orders.csv", "a, b.csv")),
    "outcome": ("status=late", "status=late"),
    "themes": ("does,has", ("does", "has")),
    "rows_are": ("order-lines", "order lines"),
    "roles": (
        'order=InvoiceNo,"date=Day, local",discount=',
        {"order": "InvoiceNo", "date": "Day, local", "discount": ""},
    ),
    "reference_date": ("2024-12-31", "2024-12-31"),
    "since": ("2024-01-01", "2024-01-01"),
    "until": ("2024-12-01", "2024-12-01"),
    "currency": ("EUR", "EUR"),
    "discount_is": ("share", "share"),
    "not_goods": ("POST,FEE", ("POST", "FEE")),
    "returned": ("sent back", ("sent back",)),
    "drop_duplicates": ("", True),
    "several_rows": ("latest", "latest"),
    "customer": ("client", "client"),
    "latest_by": ("month", "month"),
    "k": ("4", 4),
    "detail": ("fine", "fine"),
    "k_max": ("7", 7),
    "min_share": ("0.05", 0.05),
    "compare_with": ("tier", "tier"),
    "preset": ("classic", "classic"),
    "second_opinion": ("", True),
    "seed": ("3", 3),
    "format": ("parquet", "parquet"),
    "delimiter": ("tab", "\t"),
    "decimal": (",", ","),
    "encoding": ("latin-1", "latin-1"),
    "sheet": ("Customers", "Customers"),
    "header": ("0", 0),
    "header_lines": ("2", 2),
    "skip_rows": ("3", 3),
    "memory_limit": ("2GB", "2GB"),
    "engine": ("spark", "spark"),
    "master": ("local[2]", "local[2]"),
}


def plan_made_of(*words: str) -> Plan:
    """The plan that a command with every option is given."""
    app, plans = typer.Typer(), list[Plan]()

    @app.command()
    @plan_options(*OPTIONS, "plan_file")
    def command(plan: Plan) -> None:
        plans.append(plan)

    app(list(words), standalone_mode=False)
    return plans[0]


def test_every_option_of_the_plan_is_on_the_command_line_or_in_plan_files_only() -> None:
    taken = {parameter.name for parameter in COMMANDS["run"].params}
    assert set(Plan.model_fields) - taken == ONLY_IN_FILE
    in_files = {"columns", "names", "max_levels", "min_cell", "weight", "sample_rows", "changes", "sizes", "labels"}
    assert in_files | {"rates", "rfm_breaks", "rfm_names"} == ONLY_IN_FILE


@pytest.mark.parametrize("command", OF_PLANS)
def test_help_default_and_choices_are_those_of_the_plan(command: str) -> None:
    page = " ".join(CliRunner().invoke(cli.app, [command, "--help"]).stdout.split())
    taken = [parameter for parameter in COMMANDS[command].params if parameter.name in Plan.model_fields]
    assert taken
    for parameter in taken:
        field = Plan.model_fields[parameter.name]
        told = field.default_factory is None and field.default not in (None, False, ())
        shown = f" [default: {field.default}]" if told else ""
        assert parameter.opts == [f"--{parameter.name.replace('_', '-')}"]
        assert parameter.help == f"{field.description}{shown}"
        assert parameter.help in page
        if get_origin(field.annotation) is Literal:
            assert "|".join(get_args(field.annotation)).replace("order lines", "order-lines") in page


@pytest.mark.parametrize("option", OPTIONS)
def test_a_value_given_is_the_plans(option: str) -> None:
    word, value = VALUES[option]
    words = [f"--{option.replace('_', '-')}", *([word] if word else [])]
    assert plan_made_of(*words) == Plan(**{option: value})


def test_what_is_not_given_is_the_files_and_then_the_default(tmp_path: Path) -> None:
    Plan(k=4, seed=7, max_levels=5).save(tmp_path / "plan.toml")
    assert plan_made_of() == Plan()
    assert plan_made_of("--plan", str(tmp_path / "plan.toml"), "--seed", "1") == Plan(k=4, seed=1, max_levels=5)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--k", "²"), "The option `k` cannot be '²': it must be auto or a whole number from 1 to 30."),
        (("--k", "--3"), "The option `k` cannot be '--3': it must be auto or a whole number from 1 to 30."),
        (("--k", "-3"), "The option `k` cannot be -3: it must be auto or a whole number from 1 to 30."),
        (("--min-share", "0.5"), "The option `min_share` cannot be 0.5: it must be below 0.5."),
        (("--decimal", ";"), "The option `decimal` cannot be ';': it must be 'auto', '.' or ','."),
        (("--memory-limit", "2"), "The option `memory_limit` cannot be '2': it must be a size such as 800MB"),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_the_words_of_the_plan(words: tuple[str, ...], message: str) -> None:
    with pytest.raises(SegmentryError) as error:
        plan_made_of(*words)
    assert str(error.value).startswith(message)


def test_a_parameter_of_the_command_stands_where_it_is_named() -> None:
    app = typer.Typer()

    @app.command()
    @plan_options("seed", "loud", "k")
    def command(
        first: str,
        plan: Plan,
        loud: Annotated[bool, typer.Option("--loud")] = False,
        last: Annotated[bool, typer.Option("--last")] = False,
    ) -> None:
        assert (first, plan.seed, loud, last) == ("x", 5, True, False)

    shown = [parameter.name for parameter in typer.main.get_command(app).params]
    assert [name for name in shown if name and "completion" not in name] == ["first", "seed", "loud", "k", "last"]
    app(["x", "--seed", "5", "--loud"], standalone_mode=False)
