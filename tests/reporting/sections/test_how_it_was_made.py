"""What makes it again, and the facts of the run."""

from segmentry import Plan, Segmentation
from segmentry.reporting.again import again
from segmentry.reporting.document import Code, Facts
from segmentry.reporting.sections.how_it_was_made import section
from segmentry.reporting.summary import summary


def test_what_makes_it_again_can_be_copied(segmentation: Segmentation) -> None:
    code = [block.text for block in section(segmentation).blocks if isinstance(block, Code)]
    assert code == [text for text in again(summary(segmentation)).values() if text]
    assert "k=4" in code[-1]


def test_the_facts_name_the_table_the_plan_and_the_run(segmentation: Segmentation) -> None:
    parts = {part.title: part.blocks[0] for part in section(segmentation).sections}
    assert list(parts) == ["The table", "The plan", "The run"]
    facts = {name: value for block in parts.values() if isinstance(block, Facts) for name, value in block.facts}
    assert facts["Source"].startswith("pyarrow, pyarrow, 600 rows")
    assert ("k" in facts) == (segmentation.plan.k != "auto")
    for plan, shown in ((Plan(), ("All options", "as they are by default")), (Plan(k=4), ("k", "4"))):
        parts_of = section(segmentation.model_copy(update={"plan": plan})).sections
        assert {part.title: part.blocks[0] for part in parts_of}["The plan"] == Facts((shown,))
    assert facts["Seed"] == str(segmentation.plan.seed)
    assert not {"Versions", "Seconds"} & set(facts), "summary.json has them, and the sheet"
    assert {"Versions", "Seed"} <= {name for _, name, _ in section(segmentation).blocks[-1].rows}  # type: ignore[union-attr]
