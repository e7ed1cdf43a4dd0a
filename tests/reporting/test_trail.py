"""The paper trail of a column."""

import re

from segmentry import Segmentation
from segmentry.reporting.trail import trail


def test_a_step_that_says_nothing_is_told_by_its_figures(mixed: Segmentation) -> None:
    step = mixed.recipe.steps[0].model_copy(update={"why": ()})
    older = mixed.recipe.model_copy(update={"steps": (step, *mixed.recipe.steps[1:])})
    assert re.fullmatch(r"Less [\d.]+, divided by [\d.]+\.", trail(mixed.columns, older)[0].done[0])
