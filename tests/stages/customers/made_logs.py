"""Logs that are drawn from the same order lines: each by its columns, and the names of those with a key role."""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
import pandas as pd

from .logs import Lines, Log

Made = Callable[[Lines], dict[str, object]]
#: By name: how its columns are made, what its rows are, and which column has each key role, - where there is none.
Cases = Mapping[str, tuple[Made, str, str]]
KEY_ROLES = ("customer", "order", "date", "quantity", "unit_price", "amount", "product")


def made_by(cases: Cases, seed: int) -> tuple[Callable[[], Log], ...]:
    """The makers of these logs, called like them."""
    makers = [partial(_log, cases, name, seed + place) for place, name in enumerate(cases)]
    for make, name in zip(makers, cases, strict=True):
        make.__name__ = name  # type: ignore[attr-defined]
    return tuple(makers)


def _log(cases: Cases, name: str, seed: int) -> Log:
    made, kind, columns = cases[name]
    frame = pd.DataFrame(made(Lines(seed, lines=2.0 if kind == "order lines" else 0)))
    names = {column.replace(" ", "_"): column for column in frame} | {"date": "date"}
    roles = {role: names[column] for role, column in zip(KEY_ROLES, columns.split(), strict=True) if column != "-"}
    return Log(frame, kind, roles)


def as_number(days: pd.DatetimeIndex, form: str) -> np.ndarray:
    """Days written in a form of digits alone, as whole numbers."""
    return np.asarray(days.strftime(form).astype(int))
