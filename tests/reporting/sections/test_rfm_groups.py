"""RFM groups in the report: the finding first, cut-offs in words, empty groups and scores told with their reason."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.document import Points, Table
from segmentry.reporting.sections import rfm_groups
from segmentry.results.rfm import RfmGrid
from segmentry.stages.rfm.rfm_grid import grid_of, rfm_grid

BREAKS = {"recency": (7, 60, 120, 240), "frequency": (1, 2, 4, 8)}


def customers(n: int = 300) -> pd.DataFrame:
    """Every seventh is a regular of this week; two of three others ordered once."""
    rng = np.random.default_rng(1)
    regular, once = np.arange(n) % 7 == 0, np.arange(n) % 3 > 0
    orders = np.where(regular, 12, np.where(once, 1, rng.integers(2, 6, n)))
    days = np.where(regular, rng.integers(0, 7, n), rng.integers(30, 300, n))
    spent = np.where(regular, 900.0, 25.0) + rng.random(n)
    return pd.DataFrame({"days_since_last_order": days, "orders": orders, "total_spent": spent})


def grid(frame: pd.DataFrame, **plan: object) -> RfmGrid:
    found = grid_of(segmentry.read(frame).rows, Plan(**plan))  # type: ignore[arg-type]
    assert found is not None
    return found


@pytest.fixture(scope="module")
def segmentation() -> Segmentation:
    prepared = segmentry.prepare(customers(), Plan(k_max=3))
    return rfm_grid(segmentry.cluster(prepared, segmentry.choose_k(prepared), k=2), prepared)


def test_the_finding_comes_first_with_its_figures() -> None:
    frame = customers()
    first, *others = rfm_groups.told(grid(frame, rfm_breaks=BREAKS))
    regular = frame["orders"] == 12
    spent = frame.loc[regular, "total_spent"].sum() / frame["total_spent"].sum()
    assert first == f"The group “champions” is {regular.mean():.0%} of the customers and {spent:.0%} of what was spent."
    assert "who spent most" in others[-1]


def test_a_score_that_nobody_has_is_told_with_its_reason() -> None:
    frame = customers()
    once = f"{(frame['orders'] == 1).mean():.0%}"
    reason = f"{once} of the customers have 1 order, and equal customers get equal scores, the lowest"
    assert f"Nobody has the score 2 for frequency: {reason}." in list(rfm_groups.nobody(grid(frame)))


def test_with_one_order_each_it_is_told_who_nobody_is() -> None:
    found = list(rfm_groups.nobody(grid(customers().assign(orders=1))))
    who = "“at risk”, “can't lose”, “need attention”, “potential loyalist”, “loyal” or “champions”"
    assert found[0] == f"Nobody is in {who}."
    assert len(found) == 5


def test_the_table_has_cut_offs_in_words() -> None:
    found = grid(customers(), rfm_breaks=BREAKS, min_cell=1)
    table = rfm_groups.table(found)
    words = {row.usual: [column.words(row) for column in table.columns[1:3]] for row in table.rows}
    assert words["champions"] == ["at most 7 days ago", "5 or more orders"]
    assert words["need attention"] == ["61 to 120 days ago", "3 to 4 orders"]
    assert words["hibernating"] == ["121 or more days ago", "at most 2 orders"]
    assert next(iter(words)) == "champions"
    assert "The cut-offs of recency and frequency are the plan's." in rfm_groups.how(found)


def test_with_segments_it_tells_where_they_lie(segmentation: Segmentation) -> None:
    section = rfm_groups.section(segmentation)
    assert section is not None
    points = [tell for block in section.blocks if isinstance(block, Points) for _, tell in block.points]
    assert any(
        tell.endswith("stay together when each group is put beside the one segment that suits it best.")
        for tell in points
    )
    assert any(tell.startswith("Segment 1 ") for tell in points)
    tables = [block for block in section.blocks if isinstance(block, Table)]
    assert [table.sheet for table in tables] == ["RFM groups", "RFM and segments"]
    champions = next(row for row in tables[1].rows if row.usual == "champions")
    assert sum(tables[1].columns[2 + i].raw(champions) for i in range(2)) == pytest.approx(1)


def test_a_terminal_gets_the_finding(segmentation: Segmentation) -> None:
    assert "RFM groups. The group “" in str(segmentation)


def test_without_such_columns_there_is_no_section(segmentation: Segmentation) -> None:
    assert rfm_groups.section(segmentation.model_copy(update={"rfm": None})) is None


def test_days_that_are_no_whole_numbers_are_told_as_they_are() -> None:
    frame = customers().assign(days_since_last_order=lambda f: f["days_since_last_order"] + 0.5)
    words = [rfm_groups.days_in_words(grid(frame).cutoffs, scores) for scores in ((4, 4), (1, 2))]
    assert words[0].startswith("more than ")
    assert " and at most " in words[0]
    assert words[1].startswith("more than ")
