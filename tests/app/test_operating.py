"""What whoever runs the app decides: limits, a folder, headers, sign-in."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from segmentry.app import operating, server
from segmentry.app.operating import VARIABLE, Operating
from segmentry.app.workshop import Workshop
from segmentry.cli_app import checked
from segmentry.errors import SegmentryError
from segmentry.worker.turns import Turns

from .visits import ROOT, csv_of, customers, opened, said, upload

_TALK = Workshop.talk  # before the tests have it answer at once

pytestmark = pytest.mark.usefixtures("quick_choices", "known_packages", "one_database")


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"max_users": 0}, "--max-users cannot be 0"),
        ({"max_upload_mb": -1}, "--max-upload-mb cannot be -1"),
        ({"max_rows": 0}, "--max-rows cannot be 0"),
        ({"folder": "/not/there"}, "There is no folder /not/there"),
    ],
)
def test_what_cannot_be_is_refused_in_words(told: dict[str, Any], message: str) -> None:
    with pytest.raises(SegmentryError, match=message):
        checked(**told)


def test_a_folder_offers_its_own_files_and_no_others(tmp_path: Path) -> None:
    place = tmp_path / "shared"
    (place / "below").mkdir(parents=True)
    for path in (place / "b.csv", place / "a.csv", place / ".hidden", place / "below" / "c.csv", tmp_path / "out.csv"):
        path.write_text("a\n1\n")
    (place / "leads_out.csv").symlink_to(tmp_path / "out.csv")
    assert [path.name for path in Operating(folder=str(place)).files()] == ["a.csv", "b.csv"]
    assert Operating().files() == []


def test_a_table_beyond_the_rows_allowed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, Operating(max_rows=200).model_dump_json())
    page = upload(opened(), csv_of(customers(300)))
    assert "customers.csv has 300 rows, and this app takes 200" in said(page)
    upload(page, csv_of(customers(150)), "fewer.csv")
    assert not page.error


def test_the_one_too_many_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("segmentry.app.workshop.Conversation", lambda *_: type("Talk", (), {"is_open": True})())
    shop = Workshop(nursery=object(), turns=Turns(1), most=2)  # type: ignore[arg-type]  # nothing is started
    held = [_TALK(shop, ROOT) for _ in range(2)]
    assert shop.users == len(held)
    with pytest.raises(SegmentryError, match="All 2 places of this app are taken"):
        _TALK(shop, ROOT)
    held[0].is_open = False
    assert _TALK(shop, ROOT).is_open


def test_every_answer_has_the_headers_and_health_is_told() -> None:
    async def app(scope: Any, _: Any, send: Any) -> None:
        assert scope["path"] == "/"
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"page"})

    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(server.WithHeaders(app)({"type": "http", "path": "/"}, None, send))  # type: ignore[arg-type]
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    assert headers == server.HEADERS
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert sent[1]["body"] == b"page"


def test_where_sign_in_is_wanted_nobody_sees_the_page_without() -> None:
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    page.secrets["auth"] = {"redirect_uri": "https://x/oauth2callback", "cookie_secret": "s"}
    page.run()
    assert [button.key for button in page.button] == ["sign_in"]
    assert not page.get("file_uploader")


def test_what_the_server_is_told_is_json() -> None:
    assert json.loads(Operating(folder="x").model_dump_json())["folder"] == "x"
    assert operating.operating() == Operating()


def test_a_file_of_the_server_is_opened_without_an_upload(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ours.csv").write_bytes(csv_of(customers(150)))
    monkeypatch.setenv(VARIABLE, Operating(folder=str(tmp_path), max_upload_mb=7).model_dump_json())
    page = opened()
    assert "up to 7 MB" in page.file_uploader(key="upload").label
    page.selectbox(key="server_file").select("ours.csv").run()
    page.button(key="open_server_file").click().run()
    assert not page.exception
    assert "ours.csv" in said(page)
    assert "150 customers" in said(page)
    (tmp_path / "ours.csv").unlink()
    page.run()
    assert not page.exception
