"""What is complete is on the disk before it is in its place, and stands there whole."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from segmentry import files, placing
from segmentry.errors import SegmentryError
from segmentry.files import whole_file, whole_folder
from segmentry.owned_folders import clear_left_over


def old_result(place: Path) -> Path:
    """A folder with a result in it."""
    folder = place / "result"
    folder.mkdir()
    (folder / "model.json").write_text("old")
    return folder


def replaced(folder: Path) -> None:
    with whole_folder(folder, force=True) as whole:
        (whole / "model.json").write_text("new")
        (whole / "summary.json").write_text("new")


@pytest.fixture(params=["in one step", "in two steps"])
def steps(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where the system exchanges two folders, and where it does not."""
    if request.param == "in two steps":
        monkeypatch.setattr(sys, "platform", "win32")
    return str(request.param)


def test_a_folder_is_replaced_whole(tmp_path: Path, steps: str) -> None:
    folder = old_result(tmp_path)
    replaced(folder)
    assert sorted(path.name for path in folder.iterdir()) == ["model.json", "summary.json"], steps
    assert list(tmp_path.iterdir()) == [folder]


class KilledError(BaseException):
    """The process ends here."""


def test_whatever_step_is_the_last_one_the_result_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: str
) -> None:
    """Ended before and after each call that changes names: what stands is all old or all new, once it is cleared."""
    for last in range(12):
        place = tmp_path / str(last)
        place.mkdir()
        folder = old_result(place)
        left = iter(range(last))

        def ending(call: Any, left: Any = left) -> Any:
            def counted(*arguments: Any, **options: Any) -> Any:
                if next(left, None) is None:
                    raise KilledError
                return call(*arguments, **options)

            return counted

        with monkeypatch.context() as patch:
            patch.setattr(files, "_remove", files.released)  # who is killed removes nothing
            patch.setattr(Path, "rename", ending(Path.rename))
            patch.setattr(Path, "replace", ending(Path.replace))
            patch.setattr(placing, "_exchanged", ending(placing._exchanged))
            patch.setattr(os, "fsync", ending(os.fsync))
            with suppress(KilledError, SegmentryError):
                replaced(folder)
        clear_left_over(place)
        there = {path.name: path.read_text() for path in folder.iterdir()}
        assert there in ({"model.json": "old"}, {"model.json": "new", "summary.json": "new"}), (steps, last)
        assert list(place.iterdir()) == [folder], (steps, last)


def test_all_is_on_the_disk_before_it_is_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    fsync, place = os.fsync, placing.placed
    monkeypatch.setattr(os, "fsync", lambda descriptor: (told.append(named(descriptor)), fsync(descriptor))[1])
    monkeypatch.setattr(files, "placed", lambda *paths: (told.append("placed"), place(*paths))[1])
    replaced(tmp_path / "result")
    assert sorted(told[: told.index("placed")]) == ["model.json", "summary.json", "whole"]
    assert told[told.index("placed") + 1 :] == [tmp_path.name]


def named(descriptor: int) -> str:
    return Path(f"/proc/self/fd/{descriptor}").readlink().name


def test_a_disk_that_is_full_as_it_is_written_down_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "out.csv").write_text("old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SegmentryError, match="cannot be written: No space left"), whole_file(tmp_path / "out.csv") as f:
        f.write_text("new")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_a_file_that_another_program_holds_open_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where what is open cannot be replaced."""

    def in_use(*_: Any) -> None:
        raise PermissionError(13, "The process cannot access the file because it is being used by another process")

    (tmp_path / "out.csv").write_text("old")
    monkeypatch.setattr(Path, "replace", in_use)
    with pytest.raises(SegmentryError, match="Close it where it is open"), whole_file(tmp_path / "out.csv") as file:
        file.write_text("new")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_a_link_is_followed_to_what_it_names_and_refused_where_that_is_nothing(tmp_path: Path) -> None:
    real, place = tmp_path / "real", tmp_path / "place"
    real.mkdir()
    place.mkdir()
    (real / "out.csv").write_text("old")
    (place / "out.csv").symlink_to(real / "out.csv")
    with whole_file(place / "out.csv") as file:
        file.write_text("new")
    assert (real / "out.csv").read_text() == "new"
    assert (place / "out.csv").is_symlink()
    (place / "lost.csv").symlink_to(tmp_path / "elsewhere.csv")
    (place / "lost").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SegmentryError, match="is a link to nothing"), whole_file(place / "lost.csv"):
        pass
    with pytest.raises(SegmentryError, match="is a link to nothing"), whole_folder(place / "lost"):
        pass
    assert sorted(path.name for path in tmp_path.iterdir()) == ["place", "real"]


@pytest.mark.parametrize(
    "error",
    [OSError(28, "No space left on device"), RuntimeError("IO Error: Could not write: No space left on device")],
)
def test_a_temporary_folder_that_is_full_is_told(error: Exception) -> None:
    told = r"in the temporary folder .*: No space left on device\. Set TMPDIR"
    with pytest.raises(SegmentryError, match=told), files.temporary_folder():
        raise error
    with pytest.raises(ZeroDivisionError), files.temporary_folder():
        raise ZeroDivisionError
