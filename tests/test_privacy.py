"""What is known of single customers stays where they are wanted, and nothing leaves the machine."""

import io
import logging
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

import segmentry
from segmentry import Plan
from segmentry.errors import SegmentryError

pytestmark = pytest.mark.usefixtures("quick_choices", "undrawn", "one_database", "known_packages")

ROOT = Path(__file__).resolve().parents[1]
FIRST = [
    "Zyglinde",
    "Quorbert",
    "Xanthia",
    "Wolmarine",
    "Vexilda",
    "Uthrada",
    "Tybaldon",
    "Skelmira",
    "Rhovanna",
    "Pyxelle",
]
LAST = ["Zzobrist", "Qwattner", "Xylander", "Wyrdmann", "Vorkuta", "Ullsperg", "Trzaska", "Skjold", "Rzepka", "Pfnuer"]
NAMES = [f"{first} {last}" for first in FIRST for last in (LAST[FIRST.index(first)], LAST[FIRST.index(first) - 1])]
IBANS = [f"DE{37 + i}50010517{5407324931 + 7919 * i}" for i in range(10)]
PHONES = [f"+49 171 {8273640 + 91 * i}" for i in range(10)]
DIAGNOSES = ["Zollinger-Ellison", "Kuru", "Fibrodysplasia ossificans", "Alkaptonuria", "Moyamoya"]
MAILS = [f"{name.split()[0].lower()}@{name.split()[1].lower()}.example" for name in NAMES[:5]]
CANARIES = (*NAMES, *IBANS, *PHONES, *DIAGNOSES, *MAILS)


def group(n: int) -> tuple[pd.DataFrame, np.random.Generator]:
    """Three clear groups, with an outcome."""
    rng = np.random.default_rng(n)
    of = rng.integers(3, size=n)
    numbers = {"age": np.round(25 + 20 * of + rng.normal(0, 3, n)), "spend": np.round(80 * of + rng.gamma(4, 9, n), 2)}
    return pd.DataFrame(numbers | {"churned": (rng.random(n) < (0.1 + 0.2 * of)).astype(int)}), rng


def rare(common: list[str], canaries: list[str], n: int, rng: np.random.Generator) -> list[str]:
    """A category, with levels that one to four customers have."""
    cells = [*rng.choice(common, n)]
    at = iter(rng.permutation(n))
    for i, canary in enumerate(canaries):
        for _ in range(1 + i % 4):
            cells[next(at)] = canary
    return cells


def as_ids() -> pd.DataFrame:
    frame, _ = group(400)
    for name, canaries in {"name": NAMES, "iban": IBANS, "phone": PHONES, "email": MAILS, "illness": DIAGNOSES}.items():
        frame.insert(0, name, [canaries[i] if i < len(canaries) else f"{name} {i:05d}" for i in range(len(frame))])
    return frame


def as_levels() -> pd.DataFrame:
    frame, rng = group(401)
    lists = {"advisor": NAMES, "bank": IBANS, "contact": [*PHONES, *MAILS], "illness": DIAGNOSES}
    for name, canaries in lists.items():
        frame[name] = rare([f"{name} a", f"{name} b"], canaries, len(frame), rng)
    return frame


def as_notes() -> pd.DataFrame:
    frame, _ = group(402)
    n = len(frame)
    frame["note"] = [f"Spoke to {CANARIES[i]} again" if i < 50 else "" for i in range(n)]
    frame["remark"] = [CANARIES[i] if i < 50 else ("ok", "call back")[i % 2] for i in range(n)]
    return frame


def as_misfits() -> pd.DataFrame:
    """Where numbers and dates should stand."""
    frame, _ = group(403)
    frame["visits"] = [CANARIES[i] if i < 20 else str(i % 9) for i in range(len(frame))]
    days = pd.date_range("2019-01-01", periods=len(frame)).strftime("%Y-%m-%d")
    frame["since"] = [CANARIES[20 + i] if i < 30 else day for i, day in enumerate(days)]
    return frame


def as_buyers() -> pd.DataFrame:
    """A log of orders: customers and guests by name, and products that were bought once or twice."""
    log = segmentry.sample("orders", rows=3000).to_pandas().astype({"customer_id": object, "product": object})
    people = log["customer_id"].dropna().unique()
    log["customer_id"] = log["customer_id"].map(lambda x: dict(zip(people, CANARIES, strict=False)).get(x, x))
    log.loc[log.index[100:150], "product"] = CANARIES
    log["city"] = rare(["Bonn", "Graz"], list(CANARIES), len(log), np.random.default_rng(1))
    return log


def texts_of(path: Path) -> Iterator[str]:
    content = path.read_bytes()
    yield content.decode("utf-8", "replace")
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(path) as archive:
            yield from (archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def told_in(text: str) -> list[str]:
    plain = text.lower().replace("&#39;", "'")
    words = {canary: {canary.lower(), canary.lower().replace(" ", "")} for canary in CANARIES}
    words |= {name: {name.lower(), *name.lower().split()} for name in NAMES}
    return [canary for canary, forms in words.items() if any(form in plain for form in forms)]


@pytest.mark.parametrize(
    "table", [as_ids, as_levels, as_notes, as_misfits, as_buyers], ids=lambda table: table.__name__
)
def test_no_canary_is_in_any_file_but_that_of_the_customers(
    table: Callable[[], pd.DataFrame], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    caplog.set_level(logging.DEBUG)
    assert len(CANARIES) == len(set(CANARIES)) == 50
    frame = table()
    frame.to_csv(tmp_path / "t.csv", index=False)
    out = tmp_path / "out"
    forms = ("md", "json", "xlsx", "pptx")
    found = segmentry.run(tmp_path / "t.csv", Plan(k=3, k_max=3), out, report_formats=forms)
    leaked = {
        path.name: told
        for path in sorted(out.iterdir())
        if path.stem != "customers"
        for text in texts_of(path)
        if (told := told_in(text))
    }
    assert leaked == {}
    assert len(told_in((out / "customers.csv").read_text(encoding="utf-8"))) > 40, "they are where they are wanted"
    assert told_in(str(found)) == told_in(found._repr_html_()) == told_in(caplog.text) == []
    assert [path for path in temporary.rglob("*") if path.is_file() and not path.name.startswith(".segmentry")] == []


def test_levels_of_few_as_features_are_no_names_in_the_model() -> None:
    frame = as_levels()
    found = segmentry.run(frame, Plan(k=3, k_max=3, features=tuple(frame.columns.drop("churned"))))
    assert told_in(found.model_dump_json()) == []


def test_the_ends_of_numbers_that_name_somebody_are_not_in_the_model() -> None:
    frame, rng = group(404)
    frame["account_no"] = rng.permutation(len(frame)) * 1013 + 7_310_442_187
    found = segmentry.run(frame, Plan(k=3, k_max=3))
    assert found.columns["account_no"].role != "feature"
    ends = {str(frame["account_no"].min()), str(frame["account_no"].max())}
    assert [end for end in ends if end in found.model_dump_json()] == []


@pytest.fixture
def connections() -> Iterator[list[str]]:
    """Every attempt to reach another machine meanwhile."""
    heard: list[str] = []
    hearing = [True]

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if hearing and event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
            address = arguments[1] if event in ("socket.connect", "socket.sendto") else arguments[0]
            host = address[0] if isinstance(address, tuple) else address
            if isinstance(address, tuple | str) and host not in ("127.0.0.1", "::1", "localhost", None):
                heard.append(f"{event} {address}")

    sys.addaudithook(hear)
    yield heard
    hearing.clear()


def test_nothing_asks_for_another_machine(connections: list[str], tmp_path: Path) -> None:
    frame, _ = group(405)
    frame.to_csv(tmp_path / "t.csv", index=False)
    segmentry.inspect(segmentry.read(tmp_path / "t.csv"))
    found = segmentry.run(tmp_path / "t.csv", Plan(k=3, k_max=3), tmp_path / "out", report_formats=("md", "xlsx"))
    segmentry.load(tmp_path / "out" / "model.json").score(tmp_path / "t.csv")
    found.report(tmp_path / "r.html")
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=300).run()
    page.file_uploader(key="upload").upload("t.csv", (tmp_path / "t.csv").read_bytes()).run()
    assert not page.exception
    with pytest.raises(SegmentryError):
        segmentry.read("https://example.com/t.csv")
    assert connections == []
