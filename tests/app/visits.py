"""What the tests of pages share: a table of three clear groups, and a visitor who uploads it."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from segmentry.app.visitor import Visitor

ROOT = Path(__file__).resolve().parents[2]


def csv_of(frame: pd.DataFrame) -> bytes:
    return frame.to_csv(index=False).encode()


def customers(rows: int = 300, seed: int = 0) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    group = rng.integers(3, size=rows)
    return pd.DataFrame(
        {
            "customer_id": np.arange(rows) + 1,
            "age": (25 + 20 * group + rng.normal(0, 2, rows)).round(1),
            "balance": (1000 * group + rng.normal(0, 80, rows)).round(2),
            "constant": 7,
            "job": rng.choice(["clerk", "nurse"], rows),
            "churned": rng.integers(2, size=rows),
        }
    )


def opened(**address: str) -> AppTest:
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=300)
    for name, value in address.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def upload(page: AppTest, content: bytes, name: str = "customers.csv", key: str = "upload") -> AppTest:
    page.file_uploader(key=key).upload(name, content).run()
    assert not page.exception
    return page


def step(page: AppTest, name: str) -> AppTest:
    page.session_state["step"] = name
    page.run()
    assert not page.exception
    assert not page.error, page.error[0].value
    return page


def held(page: AppTest) -> Any:
    """The visitor's session."""
    return page.session_state["segmentry"]


def unescaped(text: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text.replace("\u2060", ""))


def written(page: AppTest) -> str:
    """Everything that is written on the page, as it is written: with what keeps text from being Markdown."""
    parts = (page.markdown, page.caption, page.header, page.subheader, page.info, page.error, page.warning)
    cells = [str(cell) for table in page.table for cell in table.value.to_numpy().ravel()]
    return "\n".join([element.value for elements in parts for element in elements] + cells)


def said(page: AppTest) -> str:
    """The same as it is read."""
    return unescaped(written(page))


def few_numbers(monkeypatch: pytest.MonkeyPatch, k_max: int) -> None:
    """From now on so many numbers of segments are tried where nobody asks for more."""
    put = Visitor.put
    monkeypatch.setattr(Visitor, "put", lambda self, o, named, told: put(self, o, named, {"k_max": k_max, **told}))
