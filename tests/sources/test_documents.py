"""JSON and NDJSON: the shapes that are read, the types of columns, and each refusal."""

import json
from pathlib import Path
from typing import Any

import pytest

import segmentry
from segmentry.errors import SegmentryError
from segmentry.results.table import Table
from segmentry.sources import documents

ROWS = {"a": [1, 3], "b": ["x", None]}


def read(folder: Path, content: Any, name: str = "t.json") -> Table:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return segmentry.read(path)


def refused(folder: Path, content: Any, name: str = "t.json") -> str:
    with pytest.raises(SegmentryError) as error:
        read(folder, content, name)
    return str(error.value)


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("t.json", [{"a": 1, "b": "x"}, {"a": 3}], "json"),
        ("t.csv", [{"a": 1, "b": "x"}, {"a": 3}], "json"),
        ("t.json", {"rows": [{"a": 1, "b": "x"}, {"a": 3}]}, "json"),
        ("t.json", {"a": [1, 3], "b": ["x", None]}, "json"),
        ("t.json", [["a", "b"], [1, "x"], [3, None]], "json"),
        ("t.json", {"meta": {"names": [{"n": 1}]}, "data": [["a", "b"], [1, "x"], [3, None]]}, "json"),
        ("t.jsonl", b'["a", "b"]\n[1, "x"]\n[3, null]\n', "json"),
        ("t.json", {"a": {"0": 1, "1": 3}, "b": {"0": "x", "1": None}}, "json"),
        ("t.ndjson", b'{"a": 1, "b": "x"}\n\n{"a": 3}\n', "ndjson"),
        ("t.jsonl", b'\xef\xbb\xbf{"a": 1, "b": "x"}\r\n{"a": 3}', "ndjson"),
        ("t.json", b'{"a": 1, "b": "x"}\n{"a": 3}\n', "ndjson"),
        ("t.json", '[{"a": 1, "b": "x"}, {"a": 3}]'.encode("utf-16"), "json"),
    ],
)
def test_every_shape_gives_the_same_table(tmp_path: Path, name: str, content: Any, format: str) -> None:
    table = read(tmp_path, content, name)
    assert (table.load_report.format, table.rows.collect().to_pydict()) == (format, ROWS)


def test_what_stands_beside_the_rows_is_left_out_and_said_so(tmp_path: Path) -> None:
    table = read(tmp_path, {"count": 1, "data": [{"a": 1}]})
    assert table.load_report.notes == ("The rows are those of `data`; what stands beside it was left out.",)


@pytest.mark.parametrize(
    ("values", "type", "read_as"),
    [
        ([1, 2.5, None], "number", [1, 2.5, None]),
        ([True, None, False], "boolean", [True, None, False]),
        ([1, "x", True], "text", ["1", "x", "true"]),
        ([12345678901234567890, 1, None], "text", ["12345678901234567890", "1", None]),
        (["2024-01-02", "2024-01-03", None], "date", None),
        ([None, None, None], "text", [None, None, None]),
        ([[1, 2], None, []], "text", ["[1, 2]", None, "[]"]),
        (["\ud800", "ü", None], "text", ["?", "ü", None]),
    ],
)
def test_columns_have_the_type_that_all_their_values_share(
    tmp_path: Path, values: list[Any], type: str, read_as: list[Any] | None
) -> None:
    table = read(tmp_path, [{"n": i, "c": value} for i, value in enumerate(values)])
    assert table.types["c"] == type
    if read_as is not None:
        assert table.rows.collect()["c"].to_pylist() == read_as


def test_types_are_shared_by_all_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "_BATCH", 2)
    rows = [{"i": 1, "m": 1}, {"i": 2, "m": 2}, {"i": 2.5, "m": "x", "late": True}, {}, {"i": None, "m": False}]
    assert read(tmp_path, rows).rows.collect().to_pydict() == {
        "i": [1, 2, 2.5, None, None],
        "m": ["1", "2", "x", None, "false"],
        "late": [None, None, True, None, None],
    }


def test_objects_inside_are_spread_over_columns(tmp_path: Path) -> None:
    table = read(tmp_path, [{"n": 1, "home": {"city": "Bonn", "at": {"x": 1}}, "home.city": "Graz"}, {"n": 2}])
    assert table.rows.collect().to_pylist()[0] == {
        "n": 1,
        "home.city": "Bonn",
        "home.at.x": 1,
        "home.city_2": "Graz",
    }
    assert table.load_report.notes[0] == "Objects inside `home` were spread over columns with a dot in the name."


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("t.json", b'[{"a": 1},\n{"a": ', "t.json is damaged or incomplete in line 2, character "),
        ("t.ndjson", b'{"a": 1}\n{"a": \n{"a": 2}', "t.ndjson is damaged or incomplete in line 2, character "),
        ("t.ndjson", b'{"a": 1}\n[1]\n', "Line 2 of t.ndjson is no object with names and values."),
        ("t.json", [["a", "b"], [1, 2], [3]], "Item 3 of t.json has 1 values and the first 2."),
        ("t.json", [{f"k{i % 4_000}": i} for i in range(9_000)], "t.json has 4,000 different names in its objects, of"),
        ("t.json", [{"a": 1}, 2], "Item 2 of t.json is no object with names and values."),
        ("t.json", {"x": [{"a": 1}], "y": [{"a": 1}]}, "t.json holds several tables: `x` and `y`."),
        ("t.json", {"a": [1, 2], "b": [1]}, "The lists in t.json are not equally long: `b` has 1 values and `a` 2."),
        ("t.json", {"a": {"0": 1}, "b": {"1": 1}}, "t.json holds no table."),
        ("t.json", {"a": 1}, "t.json holds no table."),
        ("t.json", {}, "t.json holds no table."),
        ("t.json", [], "t.json has no columns."),
        ("t.json", [{}], "t.json has no columns."),
        ("t.json", b"[" * 200_000, "The objects in t.json lie too deep in each other."),
        ("t.json", b'[{"a": "\xff"}]', "The text of t.json is not UTF-8, as JSON is."),
        ("t.json", [{str(i): 1} for i in range(5_001)], "t.json has more than 5,000 different names"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, name: str, content: Any, message: str) -> None:
    assert refused(tmp_path, content, name).startswith(message)


def test_a_file_too_large_for_the_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "LARGEST", 10)
    assert "is larger than" in refused(tmp_path, [{"a": 1}, {"a": 2}])
    assert read(tmp_path, b'{"a": 1}\n{"a": 2}\n{"a": 3}', "t.ndjson").n_rows == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"c1": {"age": 31}, "c2": {"age": 44}}', {"key": ["c1", "c2"], "age": [31, 44]}),
        ('{"columns": ["a", "b"], "index": [0, 1], "data": [["x", 1], ["y", 2]]}', {"a": ["x", "y"], "b": [1, 2]}),
        ('{"age": {"0": 1, "1": 2}, "inc": {"0": 3, "1": 4}}', {"age": [1, 2], "inc": [3, 4]}),
    ],
)
def test_every_way_in_which_frames_become_json(tmp_path: Path, text: str, expected: dict[str, list[object]]) -> None:
    path = tmp_path / "t.json"
    path.write_text(text)
    assert segmentry.read(path).rows.collect().to_pydict() == expected


@pytest.mark.parametrize(
    "text",
    [
        '{"status": "ok", "result": {"total": 2, "items": ROWS}}',
        '{"data": {"customers": ROWS}}',
        '{"schema": {"fields": [{"name": "a", "type": "integer"}]}, "data": ROWS}',
        '{"columns": ["a", "b"], "data": [[1, "x"], [3, null]]}',
        '{\n"a": 1,\n"b": "x"\n}\n{\n"a": 3\n}',
        '{"a": 1, "b": "x"},\n{"a": 3}',
        '{"a": 1, "b": "x"}{"a": 3}',
        "\n\n ROWS",
    ],
)
def test_rows_are_found_where_they_lie(tmp_path: Path, text: str) -> None:
    content = text.replace("ROWS", '[{"a": 1, "b": "x"}, {"a": 3}]').encode()
    assert read(tmp_path, content).rows.collect().to_pydict() == ROWS


def test_objects_that_share_their_names_are_rows_though_one_holds_a_list(tmp_path: Path) -> None:
    table = read(tmp_path, {"c1": {"n": 1, "orders": [{"p": 1}]}, "c2": {"n": 2}, "c3": {"n": 3}})
    assert table.rows.collect()["key"].to_pylist() == ["c1", "c2", "c3"]
    assert "Lists and the like in `orders` are read as text." in table.load_report.notes


@pytest.mark.parametrize(
    ("name", "text"), [("t.json", '[{"a": 1, "a": 2}]'), ("t.ndjson", '{"a": 1, "a": 2}\n{"a": 3}')]
)
def test_a_name_that_stands_twice_is_said(tmp_path: Path, name: str, text: str) -> None:
    table = read(tmp_path, text.encode(), name)
    assert table.rows.collect()["a"].to_pylist()[0] == 2
    assert "`a` stands twice in one object; the last value counts." in table.load_report.notes


def test_numbers_that_are_none_are_missing_and_lists_in_ndjson_are_a_list(tmp_path: Path) -> None:
    table = read(tmp_path, b'[{"a": NaN, "n": 1}, {"a": -Infinity, "n": 2}, {"a": 1e400, "n": 3}]', "t.ndjson")
    assert table.rows.collect().to_pydict() == {"a": [None, None, None], "n": [1, 2, 3]}


@pytest.mark.parametrize("depth", [60, 400])
def test_objects_too_deep_to_spread_are_text(tmp_path: Path, depth: int) -> None:
    text = '[{"n": 1, "deep": ' + '{"a": ' * depth + "1" + "}" * depth + "}]"
    table = read(tmp_path, text.encode())
    [deep] = [name for name in table.names if name != "n"]
    assert table.rows.collect()[deep].to_pylist()[0].startswith('{"a": ')


def test_lists_without_names_have_numbers_for_them(tmp_path: Path) -> None:
    table = read(tmp_path, [["1", 2.5], ["3", 4.5]])
    assert table.rows.collect().to_pydict() == {"column_1": [1, 3], "column_2": [2.5, 4.5]}
