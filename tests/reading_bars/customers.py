"""The clean customers that the bars of reading are measured with, and what reading made of them."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import segmentry
from segmentry.results.table import LoadReport, Table

NUMBERS = ("age", "orders", "visits", "share_online", "spend", "balance")
CITIES = ("Köln", "München", "Zürich", "Bad Honnef", "Graz", "Düsseldorf")


@cache
def _made(rows: int, seed: int) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    group = rng.integers(3, size=rows)

    def around(centres: Sequence[float], sd: float) -> NDArray[np.float64]:
        return np.asarray(centres, dtype=float)[group] + rng.normal(0, sd, rows)

    joined = np.datetime64("2015-01-01") + rng.integers(3_000, size=rows).astype("timedelta64[D]")
    frame = pd.DataFrame(
        {
            "customer_id": [f"C{number:05d}" for number in range(1, rows + 1)],
            "city": rng.choice(CITIES, rows),
            "age": around((25, 45, 65), 2.5).round(),
            "orders": around((4, 14, 30), 1).round().clip(0),
            "visits": around((40, 8, 20), 2).round().clip(0),
            "share_online": around((0.15, 0.5, 0.85), 0.03).round(2).clip(0, 1),
            "spend": around((800, 4_000, 12_000), 150).round(2),
            "balance": around((-2_500, 1_500, 9_000), 300).round(2),
            "newsletter": rng.choice(["yes", "no"], rows),
            "joined": joined.astype(str),
        }
    )
    for name in ("city", *NUMBERS):
        frame.loc[rng.random(rows) < 0.02, name] = None
    return frame


def customers(rows: int = 500, seed: int = 34) -> pd.DataFrame:
    """Three clear groups in six numbers, with an id, a city, a date, yes or no, and missing cells."""
    return _made(rows, seed).copy()


def numbers(table: Table, names: Sequence[str]) -> NDArray[np.float64]:
    """The values of columns that must have been read as numbers, NaN where missing."""
    types = {name: table.types.get(name) for name in names}
    text = [name for name, type in types.items() if type not in ("integer", "number")]
    assert not text, f"not read as numbers: {text} of {dict(table.types)}"
    return table.rows.collect(list(names)).to_pandas().astype(float).to_numpy()


def labelled(table: Table, features: Sequence[str] | None, k: int = 3) -> tuple[tuple[str, ...], pd.DataFrame]:
    """The features that were used, and all rows with their segment in the last column but two."""
    plan = segmentry.Plan(features=None if features is None else tuple(features), k=k, k_max=max(k, 4), seed=0)
    prepared = segmentry.prepare(table, plan)
    segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared))
    return prepared.recipe.features, segmentry.score(segmentation, table)


def said(report: LoadReport) -> str:
    """Everything the load report says, in lower case and without the name of the file."""
    told = " | ".join(_leaves(report.model_dump(exclude={"source"})))
    return told.replace(report.source, "").lower()


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from () if name == "source" else _leaves(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _leaves(part)
    elif value is not None:
        yield str(value)
