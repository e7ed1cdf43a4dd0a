"""The recipe as data: both kinds of step, and files of the first layout."""

import pytest
from pydantic import ValidationError

from segmentry.results.recipe import CategoryStep, NumberStep, Recipe

FIRST = {"column": "age", "impute": 40.0, "centre": 41.5, "scale": 12.0, "missing": 3}
CATEGORY = {"column": "plan", "levels": ["a", "b"], "impute": "a", "shares": [0.7, 0.3], "scales": [0.8, 0.5]}


def test_a_step_of_the_first_layout_is_read() -> None:
    [step] = Recipe.model_validate({"steps": [FIRST]}).steps
    assert isinstance(step, NumberStep)
    assert (step.weight, step.transform, step.floor) == (1.0, "none", None)


def test_both_kinds_come_back_from_json() -> None:
    recipe = Recipe.model_validate({"steps": [FIRST, CATEGORY]})
    assert Recipe.model_validate_json(recipe.model_dump_json()) == recipe
    assert isinstance(recipe.steps[1], CategoryStep)
    assert (recipe.width, recipe.features) == (3, ("age", "plan"))
    assert recipe.dimensions == ("age", "plan: a", "plan: b")


@pytest.mark.parametrize("broken", [{**FIRST, "levels": ["a", "b"]}, {**CATEGORY, "levels": []}, {**FIRST, "odd": 1}])
def test_a_step_of_neither_kind_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Recipe.model_validate({"steps": [broken]})
