"""The rules in words."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.document import Caption, Paragraph, Table
from segmentry.reporting.sections import short_rules
from segmentry.reporting.sections.short_rules import condition_said, sentences
from segmentry.results.rules import Condition, Rule, Rules
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.profiling.rule_search import find_rules


def rule(segment: int, *conditions: Condition, right: float = 0.94, covers: float = 0.91) -> Rule:
    return Rule(segment=segment, conditions=conditions, rows=100, share_right=right, covers=covers)


def rules(*of: Rule, **figures: Any) -> Rules:
    usual = {"rows": 250, "sampled": False, "leaves": len(of), "fidelity": 0.97, "price": 1.043}
    shares = {"coverage": (0.98, 0.97, 0.96), "exclusivity": (0.98, 0.97, 0.96)}
    return Rules(**{**usual, **shares, **figures}, rules=of)


def caption(rules: Rules, segmentation: Segmentation) -> Caption:
    return short_rules.caption(segmentation.model_copy(update={"rules": rules}))


SPEND = Condition(column="spend", above=300)
THREE = (rule(1, SPEND), rule(2, SPEND), rule(3, SPEND))

SAID = (
    ({"above": 9_800}, "number", "x over 9,800"),
    ({"up_to": 0.0123}, "number", "x up to 0.0123"),
    ({"above": 12_345.678, "up_to": 12_345.6789}, "number", "x over 12,345.678 up to 12,345.6789"),
    ({"above": -4, "up_to": 1_000}, "number", "x over -4 up to 1,000"),
    ({"up_to": 45}, "integer", "x up to 45"),
    ({"above": 30, "up_to": 45}, "integer", "x from 31 to 45"),
    ({"above": 30, "up_to": 31}, "integer", "x is 31"),
    ({"above": 30.5, "up_to": 31}, "integer", "x over 30.5 up to 31"),
    ({"above": 18_262}, "date", "x after 2020-01-01"),
    ({"above": 18_262, "up_to": 18_292}, "date", "x from 2020-01-02 to 2020-01-31"),
    ({"above": 18_262, "up_to": 18_263}, "date", "x is 2020-01-02"),
    ({"up_to": 18_263 - 1 / 1440}, "date", "x up to 2020-01-01 23:59"),
    ({"above": -365}, "date", "x after 1969-01-01"),
    ({"above": 0}, "boolean", "x is yes"),
    ({"up_to": 0}, "boolean", "x is no"),
    ({"level": "gold"}, "text", "x is gold"),
    ({"is_not": ("gold",)}, "text", "x is not gold"),
    ({"is_not": ("gold", "silver", "basic")}, "text", "x neither gold, silver nor basic"),
)


@pytest.mark.parametrize(("asked", "type", "words"), SAID)
def test_a_condition_is_said_in_words(asked: dict[str, Any], type: Any, words: str) -> None:
    assert condition_said(Condition(column="x", **asked), type) == words


def test_a_rule_is_one_line(segmentation: Segmentation) -> None:
    both = rule(3, Condition(column="spend", above=9_800), Condition(column="visits", up_to=4.5))
    two = rules(both, rule(1, right=1, covers=0.9999))
    lines = sentences(segmentation.model_copy(update={"rules": two}))
    assert lines[0] == "spend over 9,800 and visits up to 4.5 → 94% right, covers 91% of segment 3"
    assert lines[1] == "everyone → 100% right, covers >99% of segment 1"


def test_the_printed_threshold_is_the_threshold(segmentation: Segmentation, prepared: Prepared) -> None:
    """Read back from the words, it divides the customers as the rule does."""
    found = find_rules(segmentation, prepared)
    assert found is not None
    lines = sentences(segmentation.model_copy(update={"rules": found}))
    for line, its_rule in zip(lines, found.rules, strict=True):
        words = line.split(" → ")[0].replace(",", "").split()
        numbers = [float(word) for word in words if word[0].isdigit()]
        ends = [end for c in its_rule.conditions for end in (c.above, c.up_to) if end is not None]
        assert numbers == ends


def test_the_caption_tells_fidelity_price_and_use(segmentation: Segmentation) -> None:
    about = caption(rules(*THREE), segmentation)
    assert about.means.startswith("3 rules put 97% of the customers in the segment that the model gives them.")
    assert "4.3% more than in the segments" in about.means
    assert "rough guide" not in about.do
    assert "find least" not in about.means


def test_unfaithful_rules_are_a_rough_guide(segmentation: Segmentation) -> None:
    about = caption(rules(*THREE, fidelity=0.82, coverage=(0.9, 0.62, 0.95)), segmentation)
    assert "rough guide only: 18% go elsewhere. Take labels from the model." in about.do
    assert "They find least of segment 2: 62%." in about.means


def test_a_sample_and_a_missing_rule_are_told(segmentation: Segmentation) -> None:
    few = rules(*THREE[:2], sampled=True, coverage=(0.99, 0.98, 0.0), exclusivity=(0.9, 0.9, None))
    about = caption(few, segmentation)
    assert "2 rules put 97%" in about.means
    assert "(on a sample of 250 rows)" in about.means
    assert about.means.endswith("No rule leads to segment 3.")


@pytest.mark.parametrize(
    ("price", "words"),
    [(None, ""), (0.99999, "as close to"), (1.0, "as close to"), (1.25, "25.0% more than"), (3.4, "3.4 times that in")],
)
def test_the_price_in_words(segmentation: Segmentation, price: float | None, words: str) -> None:
    means = caption(rules(*THREE, price=price), segmentation).means
    assert words in means
    assert ("their average" in means) == (price is not None)


def test_what_an_empty_cell_counts_as_is_told() -> None:
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"age": rng.integers(18, 80, 301).astype(float), "size": rng.normal(size=301)})
    frame.loc[::25, "age"] = np.nan
    prepared = segmentry.prepare(frame, Plan(k=4, k_max=4))
    segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared))
    found = find_rules(segmentation, prepared)
    assert found is not None
    assert caption(found, segmentation).do.endswith(f"An empty cell counts as: age {frame['age'].median():g}.")


def test_rules_that_find_few_are_left_to_the_workbook(segmentation: Segmentation) -> None:
    few, best = rule(2, SPEND, covers=0.24), rule(3, SPEND, covers=0.2)
    several = rules(rule(1, SPEND), few, rule(2, SPEND, covers=0.25), best)
    page = short_rules.section(segmentation.model_copy(update={"rules": several}))
    assert page is not None
    about, shown, more, sheet = page.blocks
    assert isinstance(about, Paragraph)
    assert isinstance(shown, Table)
    assert isinstance(more, Paragraph)
    assert isinstance(sheet, Table)
    assert sheet.rows == several.rules
    assert shown.rows == tuple(own for own in several.rules if own != few)
    assert more.text == "1 more rule that finds less of a segment: model.json (rules)."
    whole = short_rules.section(segmentation.model_copy(update={"rules": rules(rule(1, SPEND))}))
    assert whole is not None
    assert len(whole.blocks) == 3
