"""Refusals tell ways out, and each face spells the options of these as its own."""

import ast
import pickle
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer

import segmentry
from segmentry import Plan, SegmentryError, cli
from segmentry.app.widgets import ON_PAGE, in_app
from segmentry.errors import Way

PACKAGE = Path(segmentry.__file__).parent
#: Where options of the shell may be written out: its own files, and what starts or tells a command.
FACES = (
    *(
        "cli.py",
        "cli_app.py",
        "cli_customers.py",
        "cli_score.py",
        "cli_targets.py",
        "shell.py",
        "app/launch.py",
        "untrusted.py",
    ),
    "reporting/again.py",
    "reporting/what_to_ask.py",
)

#: Every command with as few words as it takes.
COMMANDS = {
    "run": ("t.csv", "-o", "out"),
    "inspect": ("t.csv",),
    "score": ("model.json", "t.csv", "-o", "out.csv"),
    "compare": ("t.csv",),
    "targets": ("result", "--segment", "1", "-o", "out.csv"),
    "lift": ("t.csv", "r.csv"),
    "app": (),
    "sample": ("bank", "-o", "out.csv"),
}
#: Options of verbs that no plan has.
OF_VERBS = {"accept_changed", "force", "proceed", "strict", "renamed", "top", "by", "control", "customer", "response"}
#: Values of ways that are only known once a table is.
KNOWN_LATER = {
    "renamed": {"spend": "Spend EUR", "visits": "Visits"},
    "customer": "buyer",
    "outcome": "plan=top",
    "currency": "EUR",
}


def _trees(word: str) -> dict[str, ast.Module]:
    """The files of the package in which a word stands."""
    paths = sorted(PACKAGE.rglob("*.py"))
    texts = {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    return {name: ast.parse(text) for name, text in texts.items() if word in text}


def _literal(node: ast.expr) -> Any:
    """What a value is; columns of a dictionary and in words that are only known once a table is stand as COLUMN."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "COLUMN" for part in node.values)
    if isinstance(node, ast.Dict):
        values = [x if isinstance(x, ast.Constant) else ast.Constant("COLUMN") for x in node.values]
        node = ast.Dict(node.keys, list(values))
    return ast.literal_eval(node)


def _ways() -> list[Way]:
    """Every way out that takes an option, read from the code."""
    found: set[tuple[str, str]] = set()
    ways = []
    for tree in _trees("Way(").values():
        constants = {
            target.id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Way":
                words, option, *value = (
                    constants.get(argument.id, argument) if isinstance(argument, ast.Name) else argument
                    for argument in node.args
                )
                named = str(_literal(words)), str(ast.literal_eval(option))
                if named not in found:
                    found.add(named)
                    told = KNOWN_LATER.get(named[1]) or (_literal(value[0]) if value else None)
                    ways.append(Way(*named, told))
    return ways


WAYS = _ways()
each_way = pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way.option}: {way.words[:24]}")


@cache
def group() -> Any:
    """All commands. To make them takes longer than to run one that refuses."""
    return typer.main.get_command(cli.app)


def refused_by(command: str, *ways: str | Way) -> str:
    """What a command says that is refused with these ways out."""

    def refuse(**_: Any) -> None:
        raise SegmentryError("That cannot be.", *ways)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(group().commands[command], "callback", refuse)
        with pytest.raises(SegmentryError) as error:
            group()([command, *COMMANDS[command]], standalone_mode=False)
    return str(error.value)


def flags_of(command: str) -> dict[str, str]:
    return {parameter.name: parameter.opts[-1] for parameter in group().commands[command].params}


def test_there_are_ways_of_every_kind() -> None:
    of_plans = {"engine", "memory_limit", "format", "decimal", "latest_by", "several_rows", "outcome"}
    of_orders = {"rows_are", "roles", "join", "since", "until", "reference_date", "currency", "returned", "not_goods"}
    assert {way.option for way in WAYS} == {*OF_VERBS, *of_plans, *of_orders}


@each_way
def test_the_library_names_an_option_as_python_takes_it(way: Way) -> None:
    said = str(SegmentryError("That cannot be.", way))
    assert "--" not in said
    spelled = f"`{way.option}`" if way.value is None else f"{way.option}={way.value!r}"
    assert said == f"That cannot be. {way.words[0].upper()}{way.words[1:].format(spelled)}."
    assert way.option in Plan.model_fields or way.option in OF_VERBS


@each_way
@pytest.mark.parametrize("command", COMMANDS)
def test_the_shell_names_an_option_of_the_command_that_refused(command: str, way: Way) -> None:
    said = refused_by(command, way, "try another")
    flag = flags_of(command).get(way.option)
    if flag is None:
        assert said == "That cannot be. Try another."
        return
    assert set(re.findall(r"--[a-z-]+", said)) == {flag}
    assert f"`{way.option}`" not in said
    assert f"{way.option}=" not in said


@each_way
def test_some_command_has_every_option(way: Way) -> None:
    assert any(way.option in flags_of(command) for command in COMMANDS)


@each_way
def test_the_app_names_what_the_page_has_and_leaves_out_what_takes_another_option(way: Way) -> None:
    said = in_app(SegmentryError("That cannot be.", way, "try another"))
    assert (said == "That cannot be. Try another.") == (way.option not in ON_PAGE)
    assert ON_PAGE.get(way.option, "") in said
    assert not re.search(rf"--|`{way.option}`|{way.option}=", said)


def test_what_the_app_names_stands_on_its_page() -> None:
    trees = (*_trees("st.").values(), *_trees("LABELS").values())
    nodes = (node for tree in trees for node in ast.walk(tree))
    labels = {node.value for node in nodes if isinstance(node, ast.Constant)}
    for place in ON_PAGE.values():
        assert set(re.findall("“(.+?)”", place)) <= labels


def test_values_are_spelled_so_that_they_can_be_pasted() -> None:
    ways = Way("choose {}", "format", "parquet"), Way("raise {}", "memory_limit"), Way("add {}", "force", True)
    assert refused_by("run", *ways) == "That cannot be. Choose --format parquet, raise --memory-limit, or add --force."
    renamed = Way("tell {}", "renamed", KNOWN_LATER["renamed"])
    assert refused_by("score", renamed) == "That cannot be. Tell --rename 'spend=Spend EUR' --rename visits=Visits."


def test_ways_are_one_sentence_and_lines_behind_lines() -> None:
    assert str(SegmentryError("No.")) == "No."
    assert str(SegmentryError("No.", "go")) == "No. Go."
    assert str(SegmentryError("No.", "go", "stay")) == "No. Go, or stay."
    assert str(SegmentryError("No.", "go", "stay", "ask")) == "No. Go, stay, or ask."
    assert str(SegmentryError("No:\n  this", "go", "stay")) == "No:\n  this\nGo.\nStay."


def test_braces_in_names_stay_as_they_are() -> None:
    told = Way("use {}", "renamed", {"{}": "{force}"})
    assert str(SegmentryError("{x}.csv is odd.", told)) == "{x}.csv is odd. Use renamed={'{}': '{force}'}."


def test_an_error_keeps_its_ways_under_another_name_and_between_processes() -> None:
    error = SegmentryError("/tmp/x.csv is odd.", Way("raise {}", "memory_limit"), "try another")
    assert str(error.renamed("/tmp/x.csv", "mine.csv")) == "mine.csv is odd. Raise `memory_limit`, or try another."
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.ways) == (str(error), error.ways)


def test_only_faces_write_options_of_the_shell() -> None:
    strays = [
        f"{name}:{node.lineno} {node.value!r}"
        for name, tree in _trees("--").items()
        if name not in FACES
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"(?<!\S)--[a-z]", node.value)
    ]
    assert strays == []
