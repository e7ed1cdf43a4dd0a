"""Years of birth of those who are all as old when they are asked."""

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
