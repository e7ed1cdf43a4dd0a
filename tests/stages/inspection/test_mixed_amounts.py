"""What is told of amounts of several kinds."""

import numpy as np
import pandas as pd
import pytest

import segmentry

RNG = np.random.default_rng(7)
N = 240


def table(cells: list[str | None]) -> pd.DataFrame:
    amounts = {"visits": RNG.poisson(4, N), "spend": RNG.gamma(2, 50, N)}
    return pd.DataFrame(amounts).assign(paid_in=np.array(cells, dtype=object)[RNG.integers(len(cells), size=N)])


@pytest.mark.parametrize(
    ("cells", "said"), [(["USD", "EUR", "JPY"], "EUR, JPY and USD"), (["€", "$", None], "$ and €")]
)
def test_a_column_of_currencies_describes_and_is_told(cells: list[str | None], said: str) -> None:
    frame = table(cells)
    frame.loc[frame.paid_in == "JPY", "spend"] *= 150
    columns = segmentry.inspect(frame)
    assert columns["paid_in"].role == "descriptor"
    [finding] = [f for f in columns.findings if f.column == "paid_in" and f.severity == "warning" and "say" in f.what]
    assert said in finding.what
    assert "features" in finding.remedy


@pytest.mark.parametrize("cells", [["EUR", "€"], ["USD", "card"], ["north", "south"]])
def test_other_columns_say_nothing_of_currencies(cells: list[str | None]) -> None:
    assert not any("currenc" in finding.what for finding in segmentry.inspect(table(cells)).findings)
