"""Features and descriptors: how much each differs, and which are tested."""

import pandas as pd

from segmentry import Segmentation
from segmentry.reporting.document import Paragraph, Table
from segmentry.reporting.sections.column_differences import caption, p_said, section, table
from tests.reporting.cells import cells, column


def test_descriptors_are_tested_and_features_are_not(outcomes_of: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, _ = outcomes_of
    descriptors = table(segmentation, features=False)
    assert column(descriptors, "column") == ["region", "shop"], "outcomes have a table of their own"
    assert cells(descriptors, 0)["p (Holm)"] == "<0.001"
    assert "large" in cells(descriptors, 0)["effect"]
    features = table(segmentation, features=True)
    assert {contrast.p for contrast in features.rows} == {None}
    assert "p (Holm)" not in {column.head for column in features.columns}
    assert caption(segmentation).means.startswith("1 of 2 descriptors")


def test_one_segment_differs_from_nothing(one_segment: Segmentation) -> None:
    assert table(one_segment, features=False).rows == ()
    assert section(one_segment) is None


def test_p_is_never_zero() -> None:
    assert [p_said(p) for p in (0.0, 0.0005, 0.001, 0.2, 1.0, None)] == ["<0.001", "<0.001", "0.001", "0.200", "1", ""]


def test_a_page_tells_what_could_not_be_shown_in_a_line(outcomes_of: tuple[Segmentation, pd.DataFrame]) -> None:
    told = section(outcomes_of[0])
    assert told is not None
    (tested, *_) = (block for block in told.blocks if isinstance(block, Table))
    assert column(tested, "column") == ["region"]
    (line,) = (block.text for block in told.blocks if isinstance(block, Paragraph) and "be shown" in block.text)
    p = cells(table(outcomes_of[0], features=False), 1)["p (Holm)"]
    assert line == f"No difference could be shown (p by Holm) in shop ({p})."


def test_what_is_computed_with_others_or_was_done_by_a_company_is_no_evidence(
    outcomes_of: tuple[Segmentation, pd.DataFrame],
) -> None:
    segmentation, _ = outcomes_of
    assert "Use them to find" in caption(segmentation).do
    for update in ({"reason": "it is computed with `spend` and `paid`"}, {"theme": "reached"}):
        columns = tuple(x.model_copy(update=update if x.name == "region" else {}) for x in segmentation.columns.columns)
        own = segmentation.columns.model_copy(update={"columns": columns})
        said = caption(segmentation.model_copy(update={"columns": own}))
        assert "Use" not in said.do, update
        assert ("`region` differs by construction" in said.means) == ("reason" in update)
