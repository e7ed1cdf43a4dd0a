"""Customers that are made of a log, what its ledger says, and what each of them spent."""

from pathlib import Path
from typing import Any

import pandas as pd

import segmentry
from segmentry import Plan
from segmentry.results.orders import LineClass, OrderLog
from segmentry.results.table import Table


def made(log: pd.DataFrame, folder: Path | None = None, **options: Any) -> Table:
    """The customers of a log, which comes from a file where a folder is given for that."""
    if folder is None:
        return segmentry.customers(log, Plan(**options))
    log.to_csv(folder / "log.csv", index=False)
    return segmentry.customers(folder / "log.csv", Plan(**options))


def log_of(table: Table) -> OrderLog:
    assert table.log is not None
    return table.log


def lines_in(table: Table, name: LineClass) -> int:
    return log_of(table).ledger.of(name).rows


def rows_of(table: Table) -> pd.DataFrame:
    cells: pd.DataFrame = table.rows.collect().to_pandas()
    return cells


def spent(table: Table) -> pd.Series:
    """What each customer spent, by the column that names them, which is the first."""
    name = table.names[0]
    return table.rows.collect([name, "total_spent"]).to_pandas().set_index(name)["total_spent"]
