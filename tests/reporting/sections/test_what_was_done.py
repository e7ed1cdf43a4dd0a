"""The paper trail on the page."""

import pytest

from segmentry import Segmentation
from segmentry.reporting.trail import trail
from tests.reporting.page import Page, Written


def test_the_paper_trail_tells_what_came_in_and_what_was_done(mixed: Segmentation, written: Written) -> None:
    text = Page(written(mixed, "html")).text
    rows = trail(mixed.columns, mixed.recipe)
    assert [row.column.name for row in rows] == ["age", "spend", "contract", "active", "since", "city"]
    for row, step in zip(rows, mixed.recipe.steps, strict=False):
        assert row.done == step.why != ()
        assert (row.after, row.dimensions) == (step.share, step.width)
        assert all(sentence in text for sentence in row.done)
        assert f"{step.share:.1%}" in text
    assert sum(row.after or 0 for row in rows) == pytest.approx(1, abs=1e-4)
    assert sum(row.before or 0 for row in rows) == pytest.approx(1)
    before = {row.column.name: row.before for row in rows}
    assert (before["spend"] or 0) > 0.9  # as it came, one column decided nearly everything
    assert before["contract"] is None
    assert rows[-1].done == ()
    assert "left as it is" in text
    assert "3 dimensions" in text
