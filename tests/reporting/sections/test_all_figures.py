"""Every figure of every segment, for those who calculate."""

from segmentry import Segmentation
from segmentry.reporting.document import Cell, Table
from segmentry.reporting.sections.all_figures import section
from tests.reporting.cells import records
from tests.reporting.changes import profile_of


def sheet(segmentation: Segmentation, name: str) -> Table:
    [table] = [block for block in section(segmentation).blocks if isinstance(block, Table) and block.sheet == name]
    return table


def value(cell: object) -> object:
    return cell.value if isinstance(cell, Cell) else cell


def test_the_spread_of_every_number_is_that_of_the_profile(segmentation: Segmentation) -> None:
    rows = records(sheet(segmentation, "Spread"))
    averages = [(own, a) for own in profile_of(segmentation).segments for a in own.averages]
    assert len(rows) == len(averages)
    for row, (own, average) in zip(rows, averages, strict=True):
        assert average.spread is not None
        assert (row["segment"], row["column"], row["customers"]) == (own.id, average.column, average.count)
        figures = [value(row[head]) for head in ("average", "5%", "median", "95%", "Cohen's d")]
        spread = average.spread
        assert figures == [average.mean, spread.p5, spread.p50, spread.p95, average.effect]
        assert row["feature"] == ("yes" if average.column in segmentation.features else "no")


def test_the_shares_of_every_category_are_those_of_the_profile(mixed: Segmentation) -> None:
    rows = records(sheet(mixed, "Categories"))
    levels = [(own, level) for own in profile_of(mixed).segments for level in own.levels]
    for row, (own, level) in zip(rows, levels, strict=True):
        assert (row["segment"], row["column"], row["category"]) == (own.id, level.column, level.level)
        assert (row["share"], row["share of all customers"]) == (level.share, level.share_of_all)
    assert sum(row["customers"] for row in rows if row["column"] == "city") == mixed.rows_labelled


def test_neither_stands_on_a_page(segmentation: Segmentation) -> None:
    for block in section(segmentation).blocks:
        assert isinstance(block, Table)
        assert block.shown == ()
