"""Damage, one way at a time: read right or refused in plain words, never silently wrong."""

import random
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
from sklearn.metrics import adjusted_rand_score
from streamlit.testing.v1 import AppTest

import segmentry
from segmentry import SegmentryError, cli

from .clear_groups import Case, groups
from .customers import labelled
from .damage import CASES

pytestmark = pytest.mark.usefixtures("quick_choices", "known_packages", "one_database")

LEAST_RIGHT = 44
LIBRARY_WORDS = re.compile(r"\b(dtype|ParserError|NaN|None|Traceback|DuckDB|duckdb|pandas|Exception|Arrow\w+)\b")
SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z`]|\s*$)")


@dataclass(frozen=True)
class Verdict:
    """`right`, `refused`, `told` (wrong, and a warning says of which column), `silent` (wrong without a word),
    `traceback` or `unclear` (refused, not in plain words)."""

    kind: str
    why: str = ""


def verdict(case: Case, folder: Path) -> Verdict:
    """Read, prepare and segment with nothing but the file."""
    path = case.write(folder)
    try:
        table = segmentry.read(path)
        features, rows = labelled(table, None)
    except SegmentryError as error:
        unclear = fault(str(error).replace(str(path), "").replace(path.name, ""))
        return Verdict("unclear" if unclear else "refused", f"{unclear} {error}".strip())
    except Exception as error:  # noqa: BLE001 - any but our own counts as a fault
        return Verdict("traceback", f"{type(error).__name__}: {error}")
    expected = {table.names[i] for i in case.features if i < len(table.names)}
    if set(features) != expected or len(expected) != len(case.features):
        return Verdict("silent", f"features {features} of {table.names[:8]}")
    if table.n_rows not in case.rows:
        return Verdict("silent", f"{table.n_rows} rows")
    found = agreement(rows)
    if found >= 0.95:
        return Verdict("right")
    warned = any(f.severity != "note" and f.column in features for f in segmentry.inspect(table).findings)
    return Verdict("told" if warned else "silent", f"adjusted Rand index {found:.3f}")


def agreement(rows: pd.DataFrame) -> float:
    """Adjusted Rand index with the true groups, over the rows whose customer is known."""
    numbers = rows.iloc[:, 0].astype(str).str.extract(r"^\s*C?0*(\d+)(?:\.0)?\s*$")[0]
    known = numbers.notna() & rows.iloc[:, -4].notna()
    truth = [groups()[int(number) - 1] for number in numbers[known]]
    return float(adjusted_rand_score(truth, rows.iloc[:, -4][known])) if known.sum() >= 290 else 0.0


def fault(message: str) -> str:
    """What is wrong with a refusal's words; empty when nothing is."""
    if word := LIBRARY_WORDS.search(message):
        return f"says {word[0]}:"
    if len(SENTENCE_END.findall(message)) > 2:
        return "more than two sentences:"
    return "" if message.strip() else "says nothing:"


def parameters() -> list[object]:
    return [pytest.param(case, id=case.name) for case in CASES]


@pytest.mark.parametrize("case", parameters())
def test_it_is_right_or_refused_in_plain_words(case: Case, tmp_path: Path) -> None:
    found = verdict(case, tmp_path)
    allowed = ("right", "refused") if case.expect == "either" else (case.expect,)
    assert found.kind in allowed, f"{found.kind}: {found.why}"


def test_enough_are_right() -> None:
    """Each case is held to what it expects, in the test before."""
    assert len({case.name for case in CASES}) == len(CASES) >= 50
    assert [case.expect for case in CASES].count("right") >= LEAST_RIGHT


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("case", random.Random(3).sample(CASES, 8), ids=lambda case: case.name)
def test_the_shell_comes_to_the_same_verdict(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = case.write(tmp_path)
    with pytest.raises(SystemExit) as stop:
        cli.main(["run", str(path), "-o", str(tmp_path / "out"), "--k", "3", "--k-max", "4"])
    assert stop.value.code in (None, 0, 2)
    assert case.expect in ("either", "refused" if stop.value.code else "right")
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.usefixtures("workers_here")
@pytest.mark.parametrize("case", random.Random(4).sample(CASES, 8), ids=lambda case: case.name)
def test_the_app_comes_to_the_same_verdict(case: Case, tmp_path: Path) -> None:
    path = case.write(tmp_path)
    page = AppTest.from_file(str(Path(__file__).parents[2] / "app.py"), default_timeout=300).run()
    page.file_uploader(key="upload").upload(path.name, path.read_bytes()).run()
    assert not page.exception
    assert bool(page.header) != bool(page.error)
    assert case.expect in ("either", "refused" if page.error else "right")


@pytest.mark.parametrize(
    ("message", "plain"),
    [
        ("Line 3 of a.csv has 5 cells. Correct it.", True),
        ("One. Two. Three.", False),
        ("The dtype is wrong.", False),
        ("Cell is NaN.", False),
        ("", False),
    ],
)
def test_plain_words_are_told_from_others(message: str, plain: bool) -> None:
    assert (fault(message) == "") == plain
