"""What the page offers to take away, and what it reads from; the files themselves are in the browser's tests."""

import hashlib
import io
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from segmentry.app.session import Session
from segmentry.worker.desk import read_file
from segmentry.worker.questions import Source

ROOT = Path(__file__).resolve().parents[2]
ROWS = b"age,spend\n" + b"".join(b"%d,%d\n" % (20 + 30 * (i % 2) + i % 5, 90 * (i % 2) + i % 7) for i in range(120))

pytestmark = pytest.mark.usefixtures("quick_choices", "known_packages")


def download_page() -> AppTest:
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=300).run()
    page.file_uploader(key="upload").upload("customers.csv", ROWS).run()
    page.session_state["part"] = "Download"
    page.run()
    assert not page.exception
    return page


def captions(page: AppTest) -> str:
    return "\n".join(caption.value for caption in page.caption)


def test_every_form_of_the_report_is_offered_and_none_is_made_unasked() -> None:
    page = download_page()
    choice = page.segmented_control(key="report_format")
    assert choice.options == ["Page", "Slides", "Excel", "Markdown", "JSON"]
    for form, told in {"pptx": "A slide for every part", "xlsx": "A sheet for every table"}.items():
        page.segmented_control(key="report_format").set_value(form).run()
        assert not page.exception
        assert told in captions(page)
    held = page.session_state["segmentry"].shown
    assert all(made.validation is None for made in held.made.values())  # what the report would need first


def test_without_python_pptx_the_page_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("segmentry.app.views.download.slides_installed", lambda: False)
    page = download_page()
    page.segmented_control(key="report_format").set_value("pptx").run()
    assert not page.exception
    assert "python" in captions(page)
    assert "pip install" in captions(page)
    assert "download_report" not in {button.key for button in page.get("download_button")}


def test_an_upload_has_the_hash_of_its_bytes_under_the_name_that_people_gave_it() -> None:
    held = Session()
    held.put("an upload", lambda plan: held.uploaded("Our customers.csv", io.BytesIO(ROWS), plan), {})
    assert held.understood is not None
    known = held.understood.table.load_report.sha256
    assert known == {"Our customers.csv": hashlib.sha256(ROWS).hexdigest()}


def test_a_file_named_on_the_command_line_has_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    path.write_bytes(ROWS)
    table, _ = read_file(Source(path=str(path), name=path.name))
    assert table.load_report.sha256 == {path.name: hashlib.sha256(ROWS).hexdigest()}
