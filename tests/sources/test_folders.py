"""Folders that are one table in parts."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import segmentry
from segmentry.errors import SegmentryError
from segmentry.results.table import Table

FRAME = pd.DataFrame({"id": [f"C{i}" for i in range(30)], "age": range(20, 50), "city": ["Köln", "Graz", None] * 10})


def by_id(table: Table) -> pd.DataFrame:
    return table.rows.collect().to_pandas().sort_values("id", key=lambda ids: ids.str[1:].astype(int))


def test_values_in_the_names_of_folders_are_columns(tmp_path: Path) -> None:
    years = FRAME.assign(year=[2023, 2024] * 15)
    pq.write_to_dataset(pa.Table.from_pandas(years, preserve_index=False), tmp_path / "t", ["year", "city"])
    table = segmentry.read(tmp_path / "t")
    assert dict(table.types) == {"id": "text", "age": "integer", "year": "integer", "city": "text"}
    found = by_id(table)
    assert found["year"].tolist() == years["year"].tolist()
    assert [cell if isinstance(cell, str) else None for cell in found["city"]] == ["Köln", "Graz", None] * 10


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_parts_beside_marks_of_their_writer_are_one_table(tmp_path: Path, kind: str) -> None:
    for start in (0, 10, 20):
        part = FRAME.iloc[start : start + 10]
        getattr(part, f"to_{kind}")(tmp_path / f"part-{start:05}.{kind}", index=False)
    (tmp_path / "_SUCCESS").touch()
    (tmp_path / f".part-00000.{kind}.crc").write_bytes(b"x")
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / f"part.{kind}").write_bytes(b"x")
    table = segmentry.read(str(tmp_path))
    assert (table.names, table.name) == (("id", "age", "city"), tmp_path.name)
    assert by_id(table)["age"].tolist() == list(range(20, 50))


def test_a_folder_of_different_tables_is_refused_by_name(tmp_path: Path) -> None:
    for name in "ab":
        pd.DataFrame({name: [1, 2]}).to_csv(tmp_path / f"{name}.csv", index=False)
    with pytest.raises(SegmentryError, match=r"^b\.csv has other columns than a\.csv"):
        segmentry.read(tmp_path)
