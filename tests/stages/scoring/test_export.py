"""Files appear whole or not at all."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.engines.writing import format_of
from segmentry.errors import SegmentryError
from segmentry.files import whole_file, whole_folder
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.scoring.export import write_profile

pytestmark = pytest.mark.usefixtures("quick_choices", "undrawn")

FILES = ["customers.csv", "model.json", "profile.csv", "report.html", "summary.json"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def fail_after_writing(path: Path, error: type[BaseException]) -> None:
    path.write_text("new")
    raise error


def test_a_folder_holds_all_files(segmentation: Segmentation, prepared: Prepared, tmp_path: Path) -> None:
    segmentry.export(segmentation, prepared, tmp_path / "deep" / "result")
    assert names(tmp_path / "deep" / "result") == FILES
    assert names(tmp_path / "deep") == ["result"]


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), whole_folder(tmp_path / "result") as place:
        fail_after_writing(place / "model.json", ZeroDivisionError)
    assert names(tmp_path) == []


def test_a_failure_leaves_the_old_folder_as_it_was(tmp_path: Path) -> None:
    old = tmp_path / "result"
    old.mkdir()
    (old / "model.json").write_text("old")
    with pytest.raises(KeyboardInterrupt), whole_folder(old, force=True) as place:
        fail_after_writing(place / "model.json", KeyboardInterrupt)
    assert names(tmp_path) == ["result"]
    assert (old / "model.json").read_text() == "old"


def test_a_failure_in_the_last_step_puts_the_old_folder_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "result"
    old.mkdir()
    (old / "model.json").write_text("old")
    rename = Path.rename

    def failing(self: Path, target: Any) -> Path:
        if Path(target) == old and self.name == "whole":
            raise PermissionError(13, "in use")
        return rename(self, target)

    monkeypatch.setattr("segmentry.placing._exchanged", lambda *_: False)  # as where no system call does it
    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(SegmentryError, match="cannot be written"), whole_folder(old, force=True) as place:
        (place / "model.json").write_text("new")
    assert (old / "model.json").read_text() == "old"
    assert names(tmp_path) == ["result"]


def test_force_replaces_the_whole_folder(tmp_path: Path) -> None:
    old = tmp_path / "result"
    old.mkdir()
    (old / "customers.parquet").write_text("old")
    with whole_folder(old, force=True) as place:
        (place / "model.json").write_text("new")
    assert names(old) == ["model.json"]
    assert names(tmp_path) == ["result"]


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "result").mkdir()
    with whole_folder(tmp_path / "result") as place:
        (place / "model.json").write_text("new")
    assert names(tmp_path / "result") == ["model.json"]


def test_results_are_not_replaced_without_force(tmp_path: Path) -> None:
    (tmp_path / "model.json").write_text("old")
    with pytest.raises(SegmentryError, match=r"already holds results\. Add force=True"), whole_folder(tmp_path):
        pass


def test_a_folder_with_files_of_others_is_refused_even_with_force(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("mine")
    message = r"holds other files \(thesis.docx\) and is not replaced"
    with pytest.raises(SegmentryError, match=message), whole_folder(tmp_path, force=True):
        pass
    assert (tmp_path / "thesis.docx").read_text() == "mine"


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "result").write_text("a file")
    with pytest.raises(SegmentryError, match=r"is a file\. Name a folder"), whole_folder(tmp_path / "result"):
        pass


def test_a_folder_that_must_not_be_replaced_is_refused_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "model.json").write_text("old")
    heard: list[str] = []
    with pytest.raises(SegmentryError, match="force=True"):
        segmentry.run(tmp_path / "no-such-file.csv", folder=tmp_path, progress=heard.append)
    assert heard == []


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), whole_file(path) as target:
        fail_after_writing(target, ZeroDivisionError)
    assert (names(tmp_path), path.read_text()) == (["out.txt"], "old")


def test_a_full_disk_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(SegmentryError, match="cannot be written: No space left"), whole_file(tmp_path / "o.txt"):
        raise OSError(28, "No space left on device")


def test_excel_is_refused_before_the_work_when_there_are_too_many_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, customers: pd.DataFrame
) -> None:
    monkeypatch.setattr("segmentry.engines.writing.EXCEL_ROWS", 100)
    with pytest.raises(SegmentryError, match="Excel holds at most 100 rows and the table has 250"):
        segmentry.run(customers, Plan(format="xlsx"), tmp_path / "result")
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["out.json", "out"])
def test_an_ending_that_is_not_known_is_refused(name: str) -> None:
    with pytest.raises(SegmentryError, match=r"must end in \.csv, \.parquet or \.xlsx"):
        format_of(name)


def test_the_profile_file_tells_every_column_of_every_segment(
    segmentation: Segmentation, customers: pd.DataFrame, tmp_path: Path
) -> None:
    write_profile(segmentation, tmp_path / "p.csv")
    found = pd.read_csv(tmp_path / "p.csv")
    assert found.groupby("segment")["size"].first().to_dict() == segmentation.sizes
    numbers, categories = found[found["level"].isna()], found[found["level"].notna()]
    assert len(numbers) == 3 * 4
    labelled = segmentation.score(customers)
    for row in numbers.itertuples():
        cells = labelled.loc[labelled["segment"] == row.segment, row.column]
        assert (row.count, row.mean) == (cells.count(), pytest.approx(cells.mean()))
        assert row.median == pytest.approx(cells.median())
        assert row.everyone == pytest.approx(labelled[row.column].mean())
        assert (row.role == "feature") == (row.column in segmentation.features)
    for row in categories.dropna(subset="mean").itertuples():
        cells = labelled.loc[labelled["segment"] == row.segment, row.column]
        assert row.mean == pytest.approx((cells == row.level).mean())
    assert len(categories) == 3 * categories["level"].nunique() > 0


def test_a_profile_that_was_not_made_names_the_verb(segmentation: Segmentation, tmp_path: Path) -> None:
    bare = segmentation.model_copy(update={"profile": None})
    with pytest.raises(SegmentryError, match=r"Call segmentry\.profile first"):
        write_profile(bare, tmp_path / "p.csv")


def test_the_model_file_is_strict_json(segmentation: Segmentation, tmp_path: Path) -> None:
    segmentation.save(tmp_path / "m.json")

    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    assert json.loads((tmp_path / "m.json").read_text(encoding="utf-8"), parse_constant=refuse)["k"] == 3
