"""What a killed process left is cleared by the next one, and nobody else's."""

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from segmentry import owned_folders
from segmentry.files import temporary_folder, whole_file, whole_folder
from segmentry.owned_folders import REPLACED, TARGET, claimed, clear_left_over, new_name, released

#: A process that makes something in the folder it is told, and waits to be killed.
WAITING = """
import sys, time
from pathlib import Path
from segmentry.files import spill_folder, temporary_folder, whole_file, whole_folder
place = Path(sys.argv[1])
with whole_folder(place / "result", force=True) as folder, whole_file(place / "a" / "scored.csv") as file:
    with temporary_folder("segmentry", place):
        (folder / "model.json").write_text("new")
        file.write_text("new")
        print("ready", flush=True)
        time.sleep(60)
"""


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """A process that has begun a folder, a file and a temporary folder, and finishes none of them."""
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(WAITING), str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    yield process
    process.kill()
    process.wait()


def left_in(place: Path) -> list[str]:
    return sorted(path.name.split("-")[0] for path in place.iterdir())


def test_what_lives_is_left_alone_and_what_was_killed_is_cleared(
    waiting: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    for place in (tmp_path, tmp_path / "a"):
        clear_left_over(place)
    assert (left_in(tmp_path), left_in(tmp_path / "a")) == ([".result", "a", "segmentry"], [".scored"])
    waiting.kill()
    waiting.wait()
    assert left_in(tmp_path) == [".result", "a", "segmentry"]
    with whole_folder(tmp_path / "other") as folder:  # the next run, of whatever
        (folder / "model.json").write_text("new")
    with whole_file(tmp_path / "a" / "other.csv") as file:
        file.write_text("new")
    assert (left_in(tmp_path), left_in(tmp_path / "a")) == (["a", "other"], ["other.csv"])


def test_our_own_folders_are_not_cleared_by_ourselves(tmp_path: Path) -> None:
    with temporary_folder("segmentry", tmp_path) as folder:
        clear_left_over(tmp_path)
        assert folder.exists()
    assert list(tmp_path.iterdir()) == []


def abandoned(place: Path, name: str = ".result") -> Path:
    """A folder whose process has ended."""
    folder = new_name(name, place)
    assert claimed(folder)
    released(folder)
    return folder


def test_what_stood_between_two_renames_is_put_back(tmp_path: Path) -> None:
    for name, is_there in (("result", False), ("replaced", True)):
        folder = abandoned(tmp_path, f".{name}")
        (folder / REPLACED).mkdir()
        (folder / REPLACED / "model.json").write_text("old")
        (folder / TARGET).write_text(name)
        if is_there:
            (tmp_path / name).mkdir()
            (tmp_path / name / "model.json").write_text("new")
    clear_left_over(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["replaced", "result"]
    assert (tmp_path / "result" / "model.json").read_text() == "old"
    assert (tmp_path / "replaced" / "model.json").read_text() == "new"


@pytest.mark.parametrize("name", ["../outside", "/tmp/outside", "..", ""])
def test_nothing_is_put_back_elsewhere(tmp_path: Path, name: str) -> None:
    place = tmp_path / "place"
    place.mkdir()
    folder = abandoned(place)
    (folder / REPLACED).mkdir()
    (folder / TARGET).write_text(name)
    clear_left_over(place)
    assert list(tmp_path.rglob("*")) == [place]


def test_what_is_not_known_to_be_left_over_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = abandoned(tmp_path)
    monkeypatch.setattr("platform.node", lambda: "another machine")
    theirs = abandoned(tmp_path)
    monkeypatch.undo()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".result-0123456789abcdef").mkdir()
    empty, full = (new_name(".made", tmp_path) for _ in range(2))
    for folder in (empty, full):
        folder.mkdir()
    (full / "thesis.docx").write_text("mine")
    real = tmp_path / "real"
    real.mkdir()
    link = new_name(".link", tmp_path)
    link.symlink_to(real)
    clear_left_over(tmp_path)
    kept = {".git", ".result-0123456789abcdef", "real", theirs.name, full.name, link.name}
    assert {path.name for path in tmp_path.iterdir()} == kept
    assert not other.exists()
    assert not empty.exists()


def test_a_folder_of_a_disk_without_locks_is_never_cleared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(owned_folders, "_lock", refused)
    with temporary_folder("segmentry", tmp_path) as folder:
        clear_left_over(tmp_path)
        assert folder.exists()
    assert list(tmp_path.iterdir()) == []


def test_who_loses_a_folder_that_was_empty_begins_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mkdir, cleared = Path.mkdir, iter([True, False])

    def then_cleared(self: Path, *options: Any) -> None:
        mkdir(self, *options)
        if next(cleared):
            clear_left_over(tmp_path)

    monkeypatch.setattr(Path, "mkdir", then_cleared)
    with temporary_folder("segmentry", tmp_path) as folder:
        assert list(tmp_path.iterdir()) == [folder]


def test_who_is_taken_for_left_over_begins_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = iter([True, False])
    lock = owned_folders._lock

    def first_held(descriptor: int) -> None:
        if next(held):
            raise BlockingIOError
        lock(descriptor)

    monkeypatch.setattr(owned_folders, "_lock", first_held)
    with temporary_folder("segmentry", tmp_path) as folder:
        assert folder.exists()


def test_windows_locks_in_its_own_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    monkeypatch.setitem(sys.modules, "fcntl", None)
    windows = SimpleNamespace(LK_NBLCK=2, locking=lambda _, how, size: asked.append((how, size)))
    monkeypatch.setitem(sys.modules, "msvcrt", windows)
    monkeypatch.delattr("os.getuid")
    monkeypatch.delattr("os.O_NOFOLLOW")
    monkeypatch.delattr("os.O_NONBLOCK")
    abandoned(tmp_path)
    clear_left_over(tmp_path)
    assert asked == [(2, 1), (2, 1)]
    assert list(tmp_path.iterdir()) == []


def test_a_long_name_leaves_room_for_ours(tmp_path: Path) -> None:
    with whole_file(tmp_path / ("x" * 250)) as file:
        file.write_text("new")
    assert [len(path.name) for path in tmp_path.iterdir()] == [250]
    with whole_folder(tmp_path / ("ü" * 120)) as folder:
        (folder / "model.json").write_text("new")
    assert (tmp_path / ("ü" * 120) / "model.json").exists()
