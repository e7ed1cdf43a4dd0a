"""One table in at least 34 spellings: the same numbers and segments each time, and what was understood is said."""

from functools import cache

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray
from sklearn.metrics import adjusted_rand_score

import segmentry
from segmentry.results.table import Table

from .customers import NUMBERS, customers, labelled, numbers, said
from .spellings import SPELLINGS, Spelling

pytestmark = pytest.mark.usefixtures("quick_choices", "one_database")


@pytest.fixture(scope="module", params=SPELLINGS, ids=lambda spelling: spelling.name)
def spelling(request: pytest.FixtureRequest) -> Spelling:
    return request.param


@pytest.fixture(scope="module")
def table(spelling: Spelling, tmp_path_factory: pytest.TempPathFactory) -> Table:
    """What was read of it."""
    path = tmp_path_factory.mktemp("spelling") / spelling.file
    spelling.write(path)
    return segmentry.read(path)


def names_in(table: Table, spelling: Spelling) -> list[str]:
    """What the clean table's numbers are called in the table that was read."""
    if spelling.header:
        return list(NUMBERS)
    order = list(customers().columns)
    return [table.names[order.index(name)] for name in NUMBERS]


def segments_of(table: Table, features: list[str]) -> NDArray[np.float64]:
    return labelled(table, features)[1].iloc[:, -4].to_numpy(dtype=float)


@cache
def clean_segments() -> NDArray[np.float64]:
    return segments_of(segmentry.read(customers()), list(NUMBERS))


def test_the_spellings_are_enough_and_the_groups_clear() -> None:
    assert len({spelling.name for spelling in SPELLINGS}) == len(SPELLINGS) >= 34
    counts = np.unique(clean_segments(), return_counts=True)[1]
    assert len(counts) == 3
    assert counts.min() > len(customers()) / 4


def test_numbers_and_segments_are_the_same(spelling: Spelling, table: Table) -> None:
    clean = customers()
    assert table.n_rows == len(clean)
    if spelling.header:
        filled = [name for name, count in _filled(table).items() if count]
        assert filled == list(clean.columns)
    names = names_in(table, spelling)
    np.testing.assert_allclose(numbers(table, names), clean[list(NUMBERS)].to_numpy(float), rtol=0, atol=1e-9)
    assert adjusted_rand_score(clean_segments(), segments_of(table, names)) == 1.0


def test_the_city_keeps_its_letters(table: Table) -> None:
    city = table.names[1]
    cities = table.rows.collect([city]).to_pandas()[city]
    expected = customers()["city"]
    assert cities.str.strip()[expected.notna()].tolist() == expected.dropna().tolist()


@pytest.mark.parametrize(
    "spelling", [s for s in SPELLINGS if s.says or s.delimiter], ids=lambda s: s.name, indirect=True
)
def test_what_was_understood_is_said(spelling: Spelling, table: Table) -> None:
    report = table.load_report
    if spelling.delimiter is not None:
        assert report.delimiter == spelling.delimiter
    if spelling.says:
        assert any(word in said(report) for word in spelling.says), f"{said(report)!r} says none of {spelling.says}"


def _filled(table: Table) -> dict[str, int]:
    frame: pd.DataFrame = table.rows.collect().to_pandas()
    return {name: int((frame[name].notna() & (frame[name].astype(str).str.strip() != "")).sum()) for name in frame}
