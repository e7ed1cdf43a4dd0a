"""With whom to begin, in turn: recomputed from the table, without overlap, one rule for all segments."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.clues import explained
from segmentry.stages.profiling.in_turn import commonest

pytestmark = pytest.mark.usefixtures("quick_choices")


@pytest.fixture(scope="module")
def led() -> tuple[Segmentation, pd.DataFrame]:
    """Two segments that tell little of who left; records tell most, and where there are none, few visits do."""
    rng, n = np.random.default_rng(4), 3_000
    table = pd.DataFrame({"age": np.repeat([30, 50], n // 2) + rng.normal(0, 2, n)})
    table["records"] = rng.choice(["no", "yes"], n, p=[0.7, 0.3])
    table["visits"] = rng.integers(0, 20, n)
    table["noise"] = rng.normal(size=n)
    chance = np.where(table["records"] == "yes", 0.7, np.where(table["visits"] <= 4, 0.4, 0.1))
    table["churned"] = np.where(rng.random(n) < chance, "yes", "no")
    segmentation = segmentry.run(table, Plan(k=2, k_max=2, features=("age",)))
    return segmentation, segmentation.score(table)


def is_in(clue: Clue, table: pd.DataFrame) -> pd.Series:
    if clue.level is not None:
        return table[clue.column] == clue.level
    return table[clue.column] > clue.above if clue.above is not None else table[clue.column] <= clue.at_most


def check(clue: Clue, table: pd.DataFrame) -> None:
    left, part = table["churned"] == "yes", is_in(clue, table)
    assert (clue.count, clue.count_rest) == (part.sum(), (~part).sum())
    assert (clue.value, clue.rest) == pytest.approx((left[part].mean(), left[~part].mean()))


def test_each_part_is_of_those_whom_the_parts_before_leave_over(led: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, labelled = led
    assert segmentation.profile is not None
    turns = segmentation.profile.in_turn
    assert [clue.column for clue in turns] == ["records", "visits"]
    for clue in turns:
        check(clue, labelled)
        labelled = labelled[~is_in(clue, labelled)]
    both = np.corrcoef(led[1]["churned"] == "yes", led[1]["records"] == "yes")[0, 1]
    assert explained(turns[0]) == pytest.approx(both**2)


def test_the_part_that_leads_is_that_of_every_segment(led: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, labelled = led
    assert segmentation.profile is not None
    for own in segmentation.profile.segments:
        assert own.clue is not None
        assert (own.clue.column, own.clue.level) == ("records", "yes")
        check(own.clue, labelled[labelled["segment"] == own.id])


def test_a_column_with_one_rare_level_is_told_by_its_others() -> None:
    """Five of a level in one of the groups are withheld, and with them another level; not the one that tells."""
    rng, n = np.random.default_rng(2), 3_000
    group = np.repeat([0, 1, 2], n // 3)
    table = pd.DataFrame({"a": group * 9 + rng.normal(size=n), "b": (group == 1) * 9 + rng.normal(size=n)})
    table["channel"] = rng.choice(["site", "agent", "shop", "phone", "app"], n, p=[0.3, 0.1, 0.3, 0.2, 0.1])
    table.loc[(group == 0) & (table["channel"] == "agent"), "channel"] = "shop"
    table.loc[[0, 1, 2], "channel"] = "agent"
    chance = np.select([table["channel"] == "site", table["channel"] == "agent"], [0.5, 0.8], 0.2) + 0.1 * (group == 2)
    table["responded"] = np.where(rng.random(n) < chance, "yes", "no")
    segmentation = segmentry.run(table, Plan(k=3, k_max=3, features=("a", "b")))
    assert segmentation.profile is not None
    for own in segmentation.profile.segments:
        level = next((x for x in own.levels_of("channel") if x.level == "agent"), None)
        assert level is None or level.count is None or level.count >= segmentation.plan.min_cell
    [clue] = [clue for clue in segmentation.profile.clues if clue.column == "channel"]
    assert clue.level == "site"
    part, came = table["channel"] == "site", table["responded"] == "yes"
    assert (clue.count, clue.value, clue.rest) == (
        part.sum(),
        pytest.approx(came[part].mean()),
        pytest.approx(came[~part].mean()),
    )


def test_numbers_cut_elsewhere_in_each_segment_are_cut_where_all_are() -> None:
    def clue(cut: float, column: str = "x", **where: float) -> Clue:
        end = where or {"above": cut}
        return Clue(outcome="y", column=column, value=0.5, rest=0.2, count=50, count_rest=50, **end)

    each = (clue(1.0), clue(2.0), clue(9.0), None)
    assert commonest(each, (clue(5.0, "z"), clue(3.0))) == clue(3.0)
    assert commonest(each) == clue(1.0), "where no cut of all customers is told, that of the first"
    assert commonest((clue(1.0), clue(0, at_most=1.0)), (clue(3.0),)) is None, "two ends are no part in common"


def test_what_most_segments_differ_in_is_told_of_all_alike() -> None:
    def clue(column: str) -> Clue:
        return Clue(outcome="y", column=column, level="v", value=0.5, rest=0.2, count=50, count_rest=50)

    assert commonest((clue("x"), clue("x"), clue("z"), None)) == clue("x")
    assert commonest((clue("x"), clue("z"))) is None
    assert commonest((clue("x"), None, None)) is None
