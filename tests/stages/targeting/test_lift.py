"""What reaching customers changed: shares and money of both groups, whatever the responses look like."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

from segmentry.cli import app
from segmentry.errors import SegmentryError
from segmentry.maths.two_groups import means_apart, rates_apart
from segmentry.stages.targeting.lift import lift

TARGETS = pd.DataFrame(
    {"customer_id": [f"K{i:03d}" for i in range(300)], "spend": 1.5, "group": ["target"] * 240 + ["control"] * 60}
)
IDS = TARGETS["customer_id"].tolist()
#: 48 of those reached and 6 of those left alone.
YES = IDS[:48] + IDS[240:246]

RESPONSES: dict[str, tuple[pd.DataFrame, str | None]] = {
    "whoever responded": (pd.DataFrame({"customer_id": YES}), None),
    "one or nought": (pd.DataFrame({"customer_id": IDS, "bought": [int(id in YES) for id in IDS]}), "bought"),
    "true or false": (pd.DataFrame({"customer_id": IDS, "bought": [id in YES for id in IDS]}), "bought"),
    "in words": (pd.DataFrame({"customer_id": YES + IDS[50:60], "answer": ["Ja"] * 54 + ["Nein"] * 10}), "answer"),
    "only the yes": (pd.DataFrame({"customer_id": YES, "answer": "yes"}), "answer"),
    "dates": (
        pd.DataFrame({"customer_id": IDS, "when": [pd.Timestamp("2024-05-01") if id in YES else None for id in IDS]}),
        "when",
    ),
    "amounts in several rows": (pd.DataFrame({"customer_id": YES * 2, "amount": [30.0] * 54 + [12.5] * 54}), "amount"),
    "another name": (pd.DataFrame({"client_id": [*YES, "K999", "K998"], "bought": 1}), "bought"),
}


@pytest.mark.parametrize("kind", RESPONSES)
def test_both_groups_are_counted_however_responses_are_told(kind: str) -> None:
    responses, column = RESPONSES[kind]
    found = lift(TARGETS, responses.sample(frac=1, random_state=0), response=column)
    assert (found.target.customers, found.target.responded) == (240, 48)
    assert (found.control.customers, found.control.responded) == (60, 6)
    apart = rates_apart((48, 240), (6, 60))
    assert apart is not None
    assert (found.difference, *found.interval) == pytest.approx((apart[0], *apart[1]), abs=1e-9)
    assert found.matched == len(set(responses.iloc[:, 0]) & set(IDS))
    assert found.strangers == (2 if kind == "another name" else 0)
    assert (found.kind == "amount") == (kind == "amounts in several rows")


def test_money_is_per_customer_of_the_group() -> None:
    responses, column = RESPONSES["amounts in several rows"]
    found = lift(TARGETS, responses, response=column)
    own, other = np.repeat([42.5, 0.0], [48, 192]), np.repeat([42.5, 0.0], [6, 54])
    assert (found.target.money, found.control.money) == pytest.approx((own.mean(), other.mean()))
    apart = means_apart(own, other)
    assert apart is not None
    assert found.money_interval is not None
    assert (found.money_difference, *found.money_interval) == pytest.approx((apart[0], *apart[1]), rel=1e-9)
    assert "Money: 8.50 per customer reached, 4.25 per customer left alone" in str(found)


def test_what_was_paid_back_is_no_response() -> None:
    paid = pd.DataFrame({"customer_id": ["K000", "K000", "K001"], "amount": [30.0, -30.0, 5.0]})
    assert lift(TARGETS, paid, response="amount").target.responded == 1


def test_it_says_whether_that_could_be_chance() -> None:
    sure = lift(TARGETS, pd.DataFrame({"customer_id": IDS[:80] + IDS[240:246]}))
    assert sure.is_sure
    assert "More than chance: about 56 customers responded who would not have done so anyway." in str(sure)
    unsure = lift(TARGETS, pd.DataFrame({"customer_id": IDS[:30] + IDS[240:246]}))
    assert not unsure.is_sure
    assert "That could be chance: it is not shown that reaching them changed anything." in str(unsure)
    worse = lift(TARGETS, pd.DataFrame({"customer_id": IDS[:5] + IDS[240:260]}))
    assert "the wrong way: fewer responded for being reached" in str(worse)


def test_responses_of_nobody_on_the_list_are_warned_of() -> None:
    found = lift(TARGETS, pd.DataFrame({"customer_id": ["1", "2"]}))
    assert found.matched == 0
    assert "Warning: nobody in the responses is on the list." in str(found)


@pytest.mark.parametrize(
    ("targets", "responses", "options", "words"),
    [
        (TARGETS, RESPONSES["one or nought"][0], {}, "tells who responded (`bought`) must be said. Name one in"),
        (TARGETS, RESPONSES["one or nought"][0], {"response": "buys"}, "has no column `buys`"),
        (TARGETS, TARGETS.assign(word="red"), {"response": "word"}, "holds words such as “red”"),
        (
            TARGETS.drop(columns="group"),
            TARGETS,
            {"response": "spend"},
            "has no column `group` of `target` and `control`",
        ),
        (TARGETS[:200], TARGETS, {"response": "spend"}, "is in the group `control`, so that nothing can be compared"),
        (TARGETS, TARGETS, {"response": "spend", "customer": "id"}, "has no column `id`"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_words(
    targets: pd.DataFrame, responses: pd.DataFrame, options: dict[str, Any], words: str
) -> None:
    with pytest.raises(SegmentryError) as error:
        lift(targets, responses, **options)
    assert words in str(error.value)


def test_the_command_prints_it_for_people_and_programs(tmp_path: Path) -> None:
    TARGETS.to_csv(tmp_path / "targets.csv", index=False)
    pd.DataFrame({"number": YES, "bought": "yes"}).to_csv(tmp_path / "responses.csv", index=False)
    files = [str(tmp_path / "targets.csv"), str(tmp_path / "responses.csv")]
    command = ["lift", *files, "--customer", "number", "--response", "bought"]
    answer = CliRunner().invoke(app, command)
    assert answer.exit_code == 0, answer.output
    assert answer.stdout.startswith(
        "20.0% (48 of 240) of those reached responded, and 10.0% (6 of 60) of those left alone"
    )
    assert '"responded": 48' in CliRunner().invoke(app, [*command, "--json"]).stdout
