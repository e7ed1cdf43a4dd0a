"""Salutations that companies have, too."""

import numpy as np
import pandas as pd
import pytest

import segmentry


@pytest.mark.parametrize(
    ("name", "levels", "made"),
    [
        ("Anrede", ["Herr", "Frau", "Firma"], True),
        ("title", ["Mr", "Mrs", "Company"], True),
        ("Civilité", ["M.", "Mme", "Société"], True),
        ("Anrede", ["Herr", "Frau", "Dr."], False),
        ("sector", ["Company", "State", "School"], False),
    ],
)
def test_a_salutation_tells_companies_beside_the_sex_of_people(name: str, levels: list[str], made: bool) -> None:
    rng = np.random.default_rng(0)
    kind = rng.integers(0, 3, 400)
    table = pd.DataFrame({"visits": kind * 9 + rng.normal(20, 3, 400), "spend": rng.gamma(4, 20, 400)})
    columns = segmentry.inspect(table.assign(**{name: np.array(levels)[kind]}))
    assert ("customer type" in [column.name for column in columns.columns]) == made
    assert any("is read as `customer type`, too" in finding.what for finding in columns.findings) == made
    if made:
        column = columns["customer type"]
        assert (column.role, column.rest, column.made_of[0].cell) == ("feature", "person", levels[2])
        assert columns[name].role == "descriptor"
