"""Parquet files in every encoding, encrypted ones, and those that only one reader takes."""

import base64
import contextlib
from itertools import product
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pyarrow.parquet.encryption as pe
import pytest
from pyarrow.feather import write_feather

import segmentry
from segmentry.errors import SegmentryError
from segmentry.sources import columnar

N = 60
TABLE = pa.table(
    {
        "whole": [i * 7 for i in range(N)],
        "part": [i / 3 for i in range(N)],
        "yes": [i % 3 == 0 for i in range(N)],
        "word": [("Bonn", "Graz", None)[i % 3] for i in range(N)],
        "key": pa.array([f"k{i}".encode() for i in range(N)]),
        "tags": [[i, i + 1] for i in range(N)],
        "home": [{"zip": f"0{i}", "n": i % 4} for i in range(N)],
    }
)
READ = {
    **{name: TABLE[name].to_pylist() for name in ("whole", "part", "yes", "word")},
    "key": [f"k{i}" for i in range(N)],
    "tags": [f"[{i}, {i + 1}]" for i in range(N)],
    "home.zip": [f"0{i}" for i in range(N)],
    "home.n": [i % 4 for i in range(N)],
}

#: Every compression, version of the pages and kind of encoding once at least; a row group of one row, and empty ones.
WRITTEN: list[dict[str, Any]] = [
    *(
        {"compression": compression, "data_page_version": page}
        for compression, page in zip(
            ["none", "snappy", "gzip", "zstd", "lz4", "brotli"], ["1.0", "2.0"] * 3, strict=True
        )
    ),
    *(
        {"use_dictionary": False, "column_encoding": encoding}
        for encoding in (
            {"whole": "DELTA_BINARY_PACKED", "part": "BYTE_STREAM_SPLIT", "word": "DELTA_BYTE_ARRAY", "yes": "RLE"},
            {
                "whole": "BYTE_STREAM_SPLIT",
                "part": "PLAIN",
                "word": "DELTA_LENGTH_BYTE_ARRAY",
                "key": "DELTA_BYTE_ARRAY",
            },
        )
    ),
    {"row_group_size": 1, "write_page_index": True, "write_page_checksum": True},
    {"store_schema": False, "write_statistics": False, "use_compliant_nested_type": False},
]


@pytest.mark.parametrize("written", WRITTEN, ids=str)
def test_files_in_every_encoding_give_the_same_table(tmp_path: Path, written: dict[str, Any]) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(TABLE, path, **written)
    assert segmentry.read(path).rows.collect().to_pydict() == READ


def test_empty_row_groups_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    with pq.ParquetWriter(path, TABLE.schema) as file:
        for start, rows in ((0, 0), (0, 20), (20, 0), (20, 40)):
            file.write_table(TABLE.slice(start, rows))
    assert segmentry.read(path).rows.collect().to_pydict() == READ


NAMES = [["a", "a", "A"], ["", " ", "a.b"], ["a.list.element", "c0", "rowid"], ["select", "x`y", "n" * 500]]


@pytest.mark.parametrize(("names", "nested"), [*product(NAMES, [False, True])])
def test_names_are_only_names(tmp_path: Path, names: list[str], nested: bool) -> None:
    path = tmp_path / "t.parquet"
    columns = [TABLE["whole"], TABLE["word"], TABLE["tags" if nested else "part"]]
    pq.write_table(pa.table(columns, names=names), path)
    cells = segmentry.read(path).rows.collect()
    assert [column.to_pylist() for column in cells.columns[:2]] == [READ["whole"], READ["word"]]


def test_an_ordered_dictionary_tells_its_levels_beside_lists_too(tmp_path: Path) -> None:
    sizes = pa.DictionaryArray.from_arrays(pa.array([2, 0, 1]), pa.array(["S", "M", "L"]), ordered=True)
    pq.write_table(pa.table({"size": sizes, "tags": [[1], [2], []]}), tmp_path / "t.parquet")
    table = segmentry.read(tmp_path / "t.parquet")
    assert (table.load_report.levels, table.names) == ({"size": ("S", "M", "L")}, ("size", "tags"))


def test_lengths_of_time_as_parquet_has_them(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    cells = "CASE WHEN range % 3 > 0 THEN interval (range) month END AS age, [range] AS tags"
    duckdb.sql(f"COPY (SELECT {cells} FROM range(9)) TO '{path}' (FORMAT parquet)")
    table = segmentry.read(path)
    assert table.rows.collect()["age"].to_pylist() == [None if i % 3 == 0 else i for i in range(9)]


class _Keys(pe.KmsClient):
    """Keys that are wrapped in themselves."""

    def wrap_key(self, key_bytes: bytes, _: str) -> bytes:
        return base64.b64encode(key_bytes)

    def unwrap_key(self, wrapped_key: bytes, _: str) -> bytes:
        return base64.b64decode(wrapped_key)


def _encrypted(path: Path, *, footer: bool) -> None:
    how = pe.EncryptionConfiguration(footer_key="f", column_keys={"k": ["whole", "key"]}, plaintext_footer=not footer)
    factory = pe.CryptoFactory(lambda _: _Keys())
    properties = factory.file_encryption_properties(pe.KmsConnectionConfig(), how)
    with pq.ParquetWriter(path, TABLE.schema, encryption_properties=properties) as file:
        file.write_table(TABLE)


def test_encrypted_columns_are_left_out_and_encrypted_files_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    _encrypted(path, footer=False)
    table = segmentry.read(path)
    assert table.rows.collect().to_pydict() == {n: READ[n] for n in READ if n not in ("whole", "key")}
    assert "`whole` and `key` hold encrypted values and were left out." in table.load_report.notes
    _encrypted(path, footer=True)
    with pytest.raises(SegmentryError, match=r"The file t.parquet is encrypted\."):
        segmentry.read(path)


def test_a_file_of_whose_columns_arrow_has_no_words_is_read_by_the_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Refusing(pq.ParquetFile):  # as of maps whose keys may be missing
        @property
        def schema_arrow(self) -> pa.Schema:
            raise pa.ArrowInvalid("Map keys must be annotated as required.")

    path = tmp_path / "t.parquet"
    prices = pa.array([[i] for i in range(N)], pa.list_(pa.decimal128(9, 2)))
    pq.write_table(TABLE.append_column("prices", prices), path)
    monkeypatch.setattr(columnar.pq, "ParquetFile", Refusing)
    table = segmentry.read(path)
    assert table.rows.collect()["whole"].to_pylist() == READ["whole"]
    assert table.rows.collect()["tags"].to_pylist() == READ["tags"]
    assert table.types["prices"] == "text"


def test_a_name_that_is_no_text_is_damage(tmp_path: Path) -> None:
    for form, write in (("parquet", pq.write_table), ("feather", write_feather)):
        path = tmp_path / f"t.{form}"
        write(pa.table({"odd_name": [1, 2]}), path)
        path.write_bytes(path.read_bytes().replace(b"odd_name", b"odd\xffname"))
        with pytest.raises(SegmentryError, match="is damaged"):
            segmentry.read(path)


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_is_refused_in_words_or_read(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(TABLE if seed % 2 else TABLE.drop(["key", "tags", "home"]), path, compression="none")
    content = bytearray(path.read_bytes())
    random = np.random.default_rng(seed)
    for place in random.integers(4, len(content) - 8, 3):
        content[place] ^= int(random.integers(1, 255))
    path.write_bytes(content)
    with contextlib.suppress(SegmentryError):
        assert segmentry.read(path).n_rows
