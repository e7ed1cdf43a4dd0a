"""Workbooks that would take more memory than there is are refused before they are opened."""

import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

import segmentry
from segmentry.errors import SegmentryError
from segmentry.sources import bounds

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
ROW, CELL = "<table:table-row{}>", "<table:table-cell{}>"


def packed(folder: Path, members: dict[str, bytes], name: str = "t.xlsx") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return path


def sheet(folder: Path, rows: str, member: str = "xl/worksheets/sheet1.xml") -> Path:
    content = f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()
    return packed(folder, {"xl/workbook.xml": b"<workbook/>", member: content})


def is_refused(path: Path) -> bool:
    try:
        bounds.check_workbook(path)
    except SegmentryError as error:
        return str(error).startswith(f"{path.name} is too large for a workbook: a sheet spans more than 20,000,000")
    return False


@pytest.mark.parametrize(
    "rows",
    [
        ONE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        ONE + '<row><c r = "XFD1048576"><v>1</v></c></row>',
        ONE + "<row><c r='xfd1048576'><v>1</v></c></row>",
        ONE + '<x:row><x:c s="1"\tr="XFD1048576"><x:v>1</x:v></x:c></x:row>',
        ONE + '<row><c r="XFD00000000001048576"><v>1</v></c></row>',
        ONE + '<row><c r="XFD1048576" s="/>"><v>1</v></c></row>',
        ONE + '<!-- <c x=" --><row><c r="XFD1048576"><v>1</v></c></row><!-- " -->',
        '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="2000"><c r="A2000"><v>1</v></c></row>',
        "<row>" + "<c><v>1</v></c>" * 16_384 + "</row>" + "<row><c><v>1</v></c></row>" * 2_000,
        "<row>" + "<c><v>1</v></c>" * 16_384 + '</row><row r="1048576"><c><v>1</v></c></row>',
    ],
)
@pytest.mark.parametrize("block", [1 << 22, 50], ids=["whole", "in pieces"])
def test_cells_far_apart_are_refused(tmp_path: Path, rows: str, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    if block == 50 and len(rows) > 10_000:
        block = 5_000
    monkeypatch.setattr(bounds, "_BLOCK", block)
    assert is_refused(sheet(tmp_path, rows))


@pytest.mark.parametrize(
    "rows",
    [
        ONE,
        ONE + '<row r="1048576"><c r="B1048576"><v>1</v></c></row>',
        ONE + '<row r="1048576"><c r="XFD1048576" s="1"/></row>',
        "<row><c><v>1</v></c><c><v>1</v></c></row>" * 10_000,
        '<row r="1" customer="XFD1048576"><c r="A1" t="str"><v>r="XFD1048577</v></c></row>',
    ],
)
def test_tables_and_formatted_cells_far_away_are_let_in(tmp_path: Path, rows: str) -> None:
    assert not is_refused(sheet(tmp_path, rows))


def test_a_sheet_under_another_name_is_found(tmp_path: Path) -> None:
    assert is_refused(sheet(tmp_path, '<c r="A1"/><c r="XFD1048576"><v>1</v></c>', "evil/picture.xml"))


def test_parts_that_unpack_to_too_much_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "BYTES", 100_000)
    honest = sheet(tmp_path, ONE + " " * 200_000)
    assert is_refused(honest)
    size = 200_000 + len(f"<worksheet><sheetData>{ONE}</sheetData></worksheet>")
    honest.write_bytes(honest.read_bytes().replace(struct.pack("<I", size), struct.pack("<I", 10)))
    assert is_refused(honest)


def table(*rows: str) -> bytes:
    return f"<office:spreadsheet><table:table>{''.join(rows)}</table:table></office:spreadsheet>".encode()


def ods_row(cells: str, repeated: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


def ods_cell(text: str = "", repeated: int = 1) -> str:
    start = f'<table:table-cell table:number-columns-repeated="{repeated}"'
    return f'{start} office:value-type="string"><text:p>{text}</text:p></table:table-cell>' if text else f"{start}/>"


@pytest.mark.parametrize(
    ("content", "too_large"),
    [
        (table(ods_row(ods_cell("x", 16_384), 1_048_576)), True),
        (table(ods_row(ods_cell("x")), ods_row(ods_cell("", 16_383) + ods_cell("x"), 5_000)), True),
        (table(ods_row("", 1_048_575), ods_row(ods_cell("", 16_383) + ods_cell("x"))), True),
        (table("<!-- <table:table-row x=' -->", ods_row(ods_cell("x", 16_384), 1_048_576)), True),
        (table(ods_row(ods_cell("x") + ods_cell("", 16_383)), ods_row(ods_cell("", 16_384), 1_048_575)), False),
        (table(ods_row(ods_cell("x", 10), 10_000)), False),
    ],
)
def test_repeated_cells_of_open_document_sheets_are_counted(tmp_path: Path, content: bytes, too_large: bool) -> None:
    assert is_refused(packed(tmp_path, {"content.xml": content}, "t.ods")) == too_large


@pytest.mark.parametrize(("last", "too_large"), [((99, 9), False), ((1_048_575, 16_383), True)])
def test_binary_sheets_are_counted(tmp_path: Path, last: tuple[int, int], too_large: bool) -> None:
    records = b"\x81\x01\x00"
    for row, column in [(0, 0), last]:
        records += b"\x00\x04" + struct.pack("<I", row) + b"\x05\x10" + struct.pack("<IId", column, 0, 1.5)
    assert is_refused(packed(tmp_path, {"xl/worksheets/sheet1.bin": records}, "t.xlsb")) == too_large


def test_a_real_workbook_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write(0, 0, 1)
        page.write(1_048_575, 16_383, 1)
    with pytest.raises(SegmentryError, match=r"far\.xlsx is too large for a workbook"):
        segmentry.read(path)
    path = path.rename(tmp_path / "far.csv")
    with pytest.raises(SegmentryError, match=r"far\.csv is too large for a workbook"):
        segmentry.read(path)
