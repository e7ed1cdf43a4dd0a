"""The pages without a browser: every state, what is refused, and that no text of a user's is ever Markdown."""

import io
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from segmentry.app import launch, widgets
from segmentry.app.operating import VARIABLE, Operating
from segmentry.app.views.steps import DATA, LABEL, NUMBER, TAKE, WHO
from segmentry.errors import SegmentryError

from .visits import ROOT, csv_of, customers, few_numbers, opened, step, unescaped, upload, written

pytestmark = pytest.mark.usefixtures("quick_choices", "known_packages", "one_database")

STEPS = (DATA, NUMBER, WHO, TAKE, LABEL)
#: What the three groups of `customers` are told as.
THREE = "Three groups: “Older, large balance” (38%), “Middle-aged” (32%) and “Younger, small balance” (30%)"
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "**bold**",
    "$x^2$",
    ":red[hot]",
    ":material/home:",
    "[go](http://example.com)",
    "`code` # head",
)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """A visitor's page, on which few numbers of segments are tried where nobody asks for more."""
    few_numbers(monkeypatch, 5)
    return opened()


def test_an_upload_shows_the_result_at_once() -> None:
    page = upload(opened(), csv_of(customers()))
    assert unescaped(page.header[0].value) == THREE
    assert {"card-1", "card-2", "card-3"} <= {key for key in ("card-1", "card-2", "card-3") if page.container(key=key)}


@pytest.mark.parametrize("name", STEPS)
def test_every_step_can_be_opened(page: AppTest, name: str) -> None:
    upload(page, csv_of(customers()))
    step(page, name)
    assert [tab.label for tab in page.tabs] == list(STEPS)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("customers.csv", b"", "The file customers.csv is empty"),
        ("customers.csv", b"age,balance\n", "customers.csv has a header but no rows"),
        ("customers.csv", b"job,city\nclerk,Bonn\nnurse,Graz\n", "no column to make segments from"),
        ("customers.csv", b"age,balance\n31,200\n", "only one row"),
        ("customers.parquet", b"PAR1 and so on", "damaged or incomplete"),
        ("customers.xlsx", b"PK\x03\x04 and so on", "damaged"),
        ("customers.csv", b"\x89PNG\r\n\x1a\n", "is a picture, not a table"),
        ("customers.csv", b"age,balance\n" + b"31,200\n" * 30, "the same value in every row"),
    ],
)
def test_bad_input_is_refused_in_the_words_of_the_core(page: AppTest, name: str, content: bytes, said: str) -> None:
    upload(page, content, name)
    assert len(page.error) == 1
    assert said in unescaped(page.error[0].value)
    assert "uploaded-table" not in page.error[0].value
    assert "segmentry-" not in page.error[0].value
    upload(page, csv_of(customers()))  # and the page goes on
    assert not page.error
    assert unescaped(page.header[0].value) == THREE


def test_an_unexpected_error_is_one_plain_sentence(
    page: AppTest, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> None:
        raise ValueError("canary 4711")

    monkeypatch.setattr("segmentry.worker.desk.read_file", fails)
    upload(page, csv_of(customers()))
    assert [unescaped(error.value) for error in page.error] == [widgets._SORRY]
    assert "canary" not in caplog.text
    assert "ValueError" in caplog.text


@pytest.mark.parametrize("write", [pd.DataFrame.to_parquet, pd.DataFrame.to_excel])
def test_parquet_and_excel(page: AppTest, write: Callable[..., None]) -> None:
    buffer = io.BytesIO()
    if write is pd.DataFrame.to_parquet:
        customers().to_parquet(buffer)
        upload(page, buffer.getvalue(), "customers.parquet")
    else:
        customers().to_excel(buffer, index=False)
        upload(page, buffer.getvalue(), "customers.xlsx")
    assert unescaped(page.header[0].value) == THREE


def test_hostile_names_are_text(page: AppTest) -> None:
    frame = customers()
    for i, name in enumerate(HOSTILE):
        frame[name] = frame["age"] * (i + 1)
    frame[f"const {HOSTILE[0]}"] = 1
    upload(page, csv_of(frame), "**x** $y$ <b>.csv")
    for name in STEPS:
        step(page, name)
        for raw in HOSTILE:
            assert raw not in written(page)
        assert r"\*\*x\*\*" in written(page)


@pytest.mark.parametrize("text", [*HOSTILE, "a -> b -- c <- d", "x@example.com www.example.com", "tab\tnew\nline"])
def test_escaping_only_adds_what_is_not_seen(text: str) -> None:
    assert unescaped(widgets.plain_text(text)) == " ".join(text.split())


def test_two_visitors_share_nothing() -> None:
    upload(opened(), csv_of(customers()), "first.csv")
    other = opened()
    assert not other.header
    assert other.session_state["segmentry"].understood is None


def test_no_temporary_file_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    page = upload(opened(), csv_of(customers()), "../../escape.csv")
    assert unescaped(page.header[0].value) == THREE
    left = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"uploaded-table.csv", ".segmentry-owner"}
    upload(page, csv_of(customers(200)), "other.csv")
    assert len([*tmp_path.rglob("*.csv")]) == 1
    page.session_state["segmentry"].end()  # the visitor has gone
    assert [*tmp_path.iterdir()] == []


def test_both_configurations_are_equal_and_private() -> None:
    beside_app = (ROOT / ".streamlit" / "config.toml").read_text()
    assert beside_app == (ROOT / "src/segmentry/app/.streamlit/config.toml").read_text()
    config = tomllib.loads(beside_app)
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"
    assert config["server"]["address"] == "127.0.0.1"
    assert "http" not in re.sub(r"#.*", "", beside_app)


def test_launch_starts_the_packaged_page_on_this_machine_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    calls: list[list[str]] = []

    class Server:
        def __init__(self, command: list[str], env: dict[str, str]) -> None:
            calls.append(command)
            assert env[VARIABLE] == Operating().model_dump_json()

        def wait(self) -> int:
            return 0

    monkeypatch.setattr("subprocess.Popen", Server)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    source = tmp_path / "customers.csv"
    source.write_bytes(csv_of(customers()))
    assert launch.launch(str(source), port=8765) == 0
    [command] = calls
    assert command[-2:] == ["--", str(source)]
    assert "--server.address=127.0.0.1" in command
    assert "--server.port=8765" in command
    script = next(Path(word) for word in command if word.endswith("server.py"))
    assert (script.parent / ".streamlit" / "config.toml").exists()


def test_launch_refuses_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "customers.csv").write_text("a\n1\n")
    with pytest.raises(SegmentryError, match=r"no file .*Did you mean `customers.csv`"):
        launch.launch(str(tmp_path / "custmers.csv"))
    with pytest.raises(SegmentryError, match="is a folder"):
        launch.launch(str(tmp_path))
    monkeypatch.setattr("segmentry.app.launch.find_spec", lambda _: None)
    with pytest.raises(SegmentryError, match=re.escape("pip install 'segmentry[app]'")):
        launch.launch(None)
