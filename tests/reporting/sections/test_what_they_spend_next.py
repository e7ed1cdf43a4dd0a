"""Whatever comes out of the comparison of next spending is said, and nothing more."""

from collections.abc import Iterator

import numpy as np
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.document import Table
from segmentry.reporting.sections import what_they_spend_next as section_of
from segmentry.results.spending import AtNumber, Explains, NextSpending, Scale, SpendingApart
from segmentry.stages.rfm.next_spending import next_spending

MORE, LESS, CHANCE = (0.1, 0.3), (-0.3, -0.1), (-0.1, 0.2)


def at(**intervals: tuple[float, float]) -> AtNumber:
    names: dict[str, Scale] = {"capped": "capped", "log": "log"}
    divisions = [
        Explains(name=name, groups=4, joined=False, explained=dict.fromkeys(names.values(), 0.2))
        for name in ("these segments", "RFM groups")
    ]
    apart = [
        SpendingApart(other="RFM groups", scale=names[scale], difference=sum(ends) / 2, interval=ends)
        for scale, ends in intervals.items()
    ]
    return AtNumber(groups=4, divisions=tuple(divisions), apart=tuple(apart))


def cases() -> Iterator[tuple[AtNumber, str]]:
    yield (
        at(capped=MORE, log=MORE),
        "These segments explain more than RFM groups: 20.0 points (10.0 to 30.0) of the amounts and 20.0 points"
        " (10.0 to 30.0) of their logarithms.",
    )
    yield at(capped=LESS, log=LESS), "RFM groups explain more than these segments: 20.0 points (10.0 to 30.0) of the"
    yield at(capped=CHANCE, log=CHANCE), "Neither explains more: these segments and RFM groups differ within chance."
    yield (
        at(capped=CHANCE, log=LESS),
        "Of their logarithms RFM groups explain more than these segments, by 20.0 points (10.0 to 30.0); of the amounts"
        " neither does.",
    )
    yield (
        at(capped=MORE, log=LESS),
        "Of the amounts these segments explain more than RFM groups, by 20.0 points (10.0 to 30.0); of their logarithms"
        " RFM groups explain more than these segments, by 20.0 points (10.0 to 30.0).",
    )
    yield at(log=MORE), "These segments explain more than RFM groups: 20.0 points (10.0 to 30.0) of their logarithms."


@pytest.mark.parametrize(("compared", "words"), list(cases()))
def test_the_verdict_says_what_came_out(compared: AtNumber, words: str) -> None:
    assert section_of.verdict(compared, "RFM groups").startswith(words)


@pytest.fixture(scope="module")
def found() -> NextSpending:
    rng = np.random.default_rng(3)
    kind = rng.integers(4, size=400)
    divisions = {"these segments": kind, "RFM groups": rng.integers(8, size=400)}
    result = next_spending(rng.gamma(2, 5 + 10 * kind), divisions, splits=4, period="the last 91 days")
    assert result is not None
    return result


def test_the_section_has_verdicts_a_table_and_what_it_rests_on(found: NextSpending) -> None:
    segmentation = segmentry.run(segmentry.sample("bank", rows=200), Plan(k=2, k_max=2))
    assert section_of.section(segmentation) is None
    told = section_of.section(segmentation.model_copy(update={"next_spending": found}))
    assert told is not None
    [table] = [block for block in told.blocks if isinstance(block, Table)]
    assert [column.text(table.rows[0]) for column in table.columns[:2]] == ["these segments", "4"]
    assert all(isinstance(column.text(row), str) for row in table.rows for column in table.columns)
    how = section_of.how(found)
    assert "(the last 91 days). 400 customers, of whom 400 spent" in how
    assert "RFM groups had more groups" in how
    again = Segmentation.model_validate_json(segmentation.model_copy(update={"next_spending": found}).model_dump_json())
    assert again.next_spending == found


def test_where_none_tells_much_that_is_said() -> None:
    rng = np.random.default_rng(3)
    divisions = {"these segments": rng.integers(4, size=400), "RFM groups": rng.integers(4, size=400)}
    result = next_spending(rng.gamma(2, 5, 400), divisions, splits=4)
    assert result is not None
    assert list(section_of.told(result))[-1] == "None of them tells much of what a customer spends next."
