"""Names of files, from people and strangers: only what was named is read or written, and names steer nothing."""

import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import segmentry
from segmentry import Plan, cli, replacing
from segmentry.app.widgets import shown_name
from segmentry.errors import SegmentryError
from segmentry.files import whole_file, whole_folder
from segmentry.replacing import check_file, check_folder, check_parts

pytestmark = pytest.mark.usefixtures("quick_choices", "undrawn", "one_database", "alone")

CSV = "age,income\n" + "".join(f"{20 + i % 50},{1000 + 37 * i}\n" for i in range(60))
#: Names that a system may have, though they turn the direction of reading, or steer a terminal.
STEERING = ("a\u202evsc.csv", "a\x1b[2J.csv", "a\nError: all is well.csv", "a\x07\u2066b.csv", "a\rb.csv")
#: Names that Windows takes for something else.
WINDOWS = (
    *(
        "CON",
        "nul.csv",
        "Aux.tar.gz",
        "com1",
        "LPT9.txt",
        "COM\u00b9.csv",
        "conin$",
        "nul .csv",
        "x.csv:$a",
        "x.csv::$DATA",
    ),
    *("x.csv::$DATA", "a<b", "a|b", "a?", "a*", 'a"b', "tail.", "tail ", "..x.", "deep/CON/x.csv", "a\tb"),
)
#: Names that look like them and are none.
NOT_WINDOWS = ("console.csv", "null.csv", "com.csv", "com10.csv", "auxiliary", "..", "a.b.c", ".hidden", "ÄÖ ü.csv")


def told(call: Callable[..., Any], *arguments: Any, **options: Any) -> str:
    with pytest.raises(SegmentryError) as error:
        call(*arguments, **options)
    words = str(error.value)
    assert words.isprintable(), words
    return words


@pytest.mark.parametrize("name", ["x" * 300, "a\0b.csv", "x/" * 3000 + "y", "ü" * 200])
def test_names_that_no_file_can_have_are_refused(tmp_path: Path, name: str) -> None:
    for check in (check_file, check_folder, check_parts):
        assert "cannot be the name of a result" in told(check, tmp_path / name, force=True)
    for put in (whole_file, whole_folder):
        with pytest.raises(SegmentryError), put(tmp_path / name):
            pass
    told(segmentry.read, tmp_path / name)
    told(segmentry.load, tmp_path / name)
    told(Plan().save, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", STEERING)
def test_names_that_steer_are_spelled_out_wherever_they_are_told(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told(segmentry.read, tmp_path / name)
    told(segmentry.load, tmp_path / name)
    told(check_folder, _with(tmp_path / name, "x"), force=False)
    told(check_file, tmp_path / name, force=False)
    (tmp_path / name).write_text(CSV)
    table = segmentry.read(tmp_path / name)
    assert table.name.isprintable()
    assert table.load_report.source.isprintable()
    found = segmentry.run(table, Plan(k=2, k_max=2), tmp_path / "out")
    for form in ("html", "md", "json"):
        found.report(tmp_path / f"r.{form}")
        text = (tmp_path / f"r.{form}").read_text(encoding="utf-8")
        assert not {"\u202e", "\u2066", "\x1b", "\x07", "\\u001b"} & {
            *text,
            *(["\\u001b"] if "\\u001b" in text else []),
        }
    with pytest.raises(SystemExit):
        cli.main(["run", str(tmp_path / name), "-o", str(tmp_path / name)])
    assert capsys.readouterr().err.rstrip("\n").isprintable()


def _with(path: Path, text: str) -> Path:
    path.write_text(text)
    return path


@pytest.mark.parametrize("name", WINDOWS)
def test_windows_is_not_asked_for_its_devices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(replacing, "_on_windows", lambda: True)
    assert "on Windows" in told(check_file, tmp_path / name, force=True)


@pytest.mark.parametrize("name", NOT_WINDOWS)
def test_names_that_windows_can_have_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(replacing, "_on_windows", lambda: True)
    assert replacing.named(tmp_path / name) == tmp_path / name


def zipped(members: dict[str, str], link: bool = False) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name)
            member.external_attr = (stat.S_IFLNK if link else stat.S_IFREG | 0o644) << 16
            archive.writestr(member, content)
    return file.getvalue()


MEMBERS = (
    "../../evil.csv",
    "/etc/evil.csv",
    "C:\\evil.csv",
    "..\\..\\evil.csv",
    "a/../../evil.csv",
    "nul.csv",
    "x.csv:$a",
)


@pytest.mark.parametrize("member", [*MEMBERS, "b\u202evsc.csv", "c\n.csv", "x" * 300 + ".csv"])
def test_a_member_of_an_archive_is_unpacked_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, member: str
) -> None:
    place, temporary = tmp_path / "a" / "b", tmp_path / "a" / "b" / "temporary"
    temporary.mkdir(parents=True)
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    (place / "t.zip").write_bytes(zipped({member: CSV}))
    before = {path for path in tmp_path.rglob("*") if temporary not in path.parents}
    assert segmentry.read(place / "t.zip").n_rows == 60
    assert {path for path in tmp_path.rglob("*") if temporary not in path.parents} == before
    (place / "t2.zip").write_bytes(zipped({f"{member}.csv": CSV, "other.csv": CSV}))
    assert "holds several tables" in told(segmentry.read, place / "t2.zip")


def test_a_link_in_an_archive_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text(CSV)
    (tmp_path / "t.zip").write_bytes(zipped({"t.csv": str(tmp_path / "secret.csv")}, link=True))
    assert "holds no file" in told(segmentry.read, tmp_path / "t.zip")


@pytest.mark.parametrize("name", [*MEMBERS, *STEERING, *WINDOWS, "", ".", "..", "x" * 300, "a\0.csv"])
def test_the_name_of_an_upload_is_shown_without_its_folders(name: str) -> None:
    shown = shown_name(name)
    assert shown.isprintable()
    assert not {"/", "\\"} & set(shown)
    assert len(shown) <= 80
