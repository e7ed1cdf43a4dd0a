"""What rows are and which column has which role: on logs as they are kept, on real files, and on what is no log."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.results.orders import RowsRead
from segmentry.results.table import Table
from segmentry.stages.customers.rows_read import rows_read

from .logs import LOGS, Log
from .logs_unseen import UNSEEN

SHARED = Path(__file__).parents[4] / "shared" / "data"
KEY_ROLES = ("customer", "order", "date", "quantity", "unit_price", "amount", "product")
MAKERS = {make.__name__: make for make in (*LOGS, *UNSEEN)}


def from_csv(frame: pd.DataFrame) -> Table:
    with TemporaryDirectory() as folder:
        frame.to_csv(Path(folder) / "log.csv", index=False)
        return segmentry.read(Path(folder) / "log.csv")


@cache
def read_log(name: str) -> tuple[Log, RowsRead]:
    log = MAKERS[name]()
    return log, rows_read(from_csv(log.frame), Plan())


@pytest.mark.parametrize("name", MAKERS)
def test_a_log_is_told_with_its_columns(name: str) -> None:
    log, read = read_log(name)
    assert read.kind == log.kind
    expected = {role: log.roles.get(role) for role in {*KEY_ROLES, *log.roles}}
    assert {role: read.roles.get(role) for role in expected} == expected  # type: ignore[call-overload]
    assert set(read.reasons) == set(read.roles)
    assert bool(read.questions) == ("customer" not in log.roles)
