"""What makes the same segmentation again."""

import shlex
from typing import Any

import pytest
import typer

from segmentry import Plan, Segmentation
from segmentry.cli import app
from segmentry.reporting.again import ONLY_IN_FILE, again, plan_in_words
from segmentry.reporting.summary import summary


def test_the_plan_is_told_in_words() -> None:
    columns = {"my age": {"missing": [-1], "cap": [0.01, 0.99], "weight": 2}, "job": {"type": "category"}, "x": {}}
    words = plan_in_words(Plan(columns=columns, delimiter="\t").model_dump(mode="json"))
    assert words["column my age"] == "missing -1; cap 0.01, 0.99; weight 2"
    assert words["column job"] == "type category"
    assert "column x" not in words
    assert words["features"] == "every column that suits"
    assert words["delimiter"] == repr("\t")
    assert words["sheet"] == "not told"


@pytest.mark.parametrize(
    ("plan", "command", "python"),
    [
        ({}, "segmentry run 'my file.csv' -o result", "Plan()"),
        (
            {"features": ["age", "a b"], "preset": "classic", "k": 3},
            "segmentry run 'my file.csv' -o result --features 'age,a b' --k 3 --preset classic",
            "Plan(features=('age', 'a b'), k=3, preset='classic')",
        ),
        (
            {"features": ["a,b", "it's"]},
            "segmentry run 'my file.csv' -o result --features '\"a,b\",it'\"'\"'s'",
            """Plan(features=('a,b', "it's"))""",
        ),
        (
            {"several_rows": "latest", "customer": "client id", "latest_by": "month", "delimiter": "\t"},
            "segmentry run 'my file.csv' -o result --several-rows latest --customer 'client id' --latest-by month"
            " --delimiter tab",
            "Plan(several_rows='latest', customer='client id', latest_by='month', delimiter='\\t')",
        ),
        (
            {"k": 3, "second_opinion": True},
            "segmentry run 'my file.csv' -o result --k 3 --second-opinion",
            "Plan(k=3, second_opinion=True)",
        ),
        ({"min_share": 0.05}, "segmentry run 'my file.csv' -o result --min-share 0.05", "Plan(min_share=0.05)"),
        (
            {"columns": {"a": {"missing": [-1.0], "cap": [0.01, 0.99]}}, "max_levels": 5, "weight": "w"},
            "segmentry run 'my file.csv' -o result --plan plan.json",
            "Plan(columns={'a': {'missing': [-1.0], 'cap': [0.01, 0.99]}}, max_levels=5, weight='w')",
        ),
        ({"customer": "-x"}, "segmentry run 'my file.csv' -o result --plan plan.json", "Plan(customer='-x')"),
        ({"sample_rows": 2_000}, "segmentry run 'my file.csv' -o result --plan plan.json", "Plan(sample_rows=2000)"),
        ({"features": [" a"]}, "segmentry run 'my file.csv' -o result --plan plan.json", "Plan(features=(' a',))"),
    ],
)
def test_it_can_be_made_again(plan: dict[str, Any], command: str, python: str) -> None:
    chosen = plan.get("k", 4)
    s = {
        "plan": {**Plan().model_dump(mode="json"), **plan},
        "k": chosen,
        "k_recommended": 4,
        "load_report": {"source": "my file.csv", "format": "csv"},
    }
    made = again(s)
    assert made["command"] == command
    assert made["python"] is not None
    assert f"plan = segmentry.{python}\n" in made["python"]
    compile(made["python"], "again", "exec")
    parts = shlex.split(command)
    assert parts[2] == "my file.csv"
    assert eval(f"Plan({made['python'].partition('Plan(')[2].partition(chr(10))[0]}") == Plan(**plan)
    if "--plan" in parts:
        assert made["plan_file"] is not None
        assert Plan.model_validate_json(made["plan_file"]) == Plan(**plan)


def test_a_k_chosen_by_hand_and_a_frame_are_told_as_they_were(segmentation: Segmentation) -> None:
    made = again(summary(segmentation))
    assert made["command"] is None
    assert "k=4" in (made["python"] or "")
    assert "segmentry.run(table, plan" in (made["python"] or "")


def test_only_options_that_the_command_line_lacks_need_a_plan_file() -> None:
    command = typer.main.get_command(app).commands["run"]  # type: ignore[attr-defined]
    assert set(Plan.model_fields) - {parameter.name for parameter in command.params} == ONLY_IN_FILE
