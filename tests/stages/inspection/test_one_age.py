"""Years of birth that tell nobody's age, or what ages tell."""

import numpy as np
import pandas as pd

from segmentry import inspect


def test_the_birth_year_of_those_who_are_all_of_one_age_makes_no_groups() -> None:
    rng = np.random.default_rng(0)
    table = pd.DataFrame({"birthyear": rng.integers(1980, 1989, 300), "income": rng.gamma(3, 9_000, 300)})
    table["year"] = table["birthyear"] + 14
    columns = inspect(table)
    assert columns["birthyear"].role == "ignored"
    assert columns["birthyear"].reason == "everybody is 14 in `year`: it tells nobody's age"
    assert columns["year"].role == "descriptor"
    table["year"] += rng.integers(0, 30, 300)
    assert inspect(table)["birthyear"].role == "feature", "they are of several ages"


def test_a_year_of_birth_beside_the_age_that_it_tells_makes_no_groups() -> None:
    rng = np.random.default_rng(0)
    age = rng.gamma(3, 2, 300).round(1)
    table = pd.DataFrame({"pet_age_years": age, "visits": rng.poisson(3, 300)})
    table["pet_birth_year"] = (2024 - age).astype(int)
    assert inspect(table)["pet_birth_year"].reason == "tells the same as `pet_age_years`"
    table["pet_birth_year"] = rng.permutation(table["pet_birth_year"])
    assert inspect(table)["pet_birth_year"].role == "feature", "it is somebody else's"
