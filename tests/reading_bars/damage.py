"""Every way in which the table of clear groups is damaged, one at a time."""

import codecs
import gzip
import random
import zipfile
from pathlib import Path

import numpy as np

from .clear_groups import (
    ROWS,
    Case,
    Change,
    Grid,
    add,
    cells,
    each,
    frame,
    grid,
    keep,
    lines,
    numbers_as,
    put,
    raw,
    text,
    values,
    workbook,
)

_MISSING = ("unknown", "n/a", "?", "NULL", "-", "#N/A")


def _some_missing(rows: Grid) -> None:
    rng = np.random.default_rng(10)
    for row in rows[1:]:
        row[1:5] = ["" if rng.random() < 0.05 else cell for cell in row[1:5]]


def _shuffled(found: list[str]) -> None:
    found[1:] = [found[1:][i] for i in np.random.default_rng(11).permutation(ROWS)]


def _with_total(found: list[str]) -> None:
    found.append("Total," + ",".join(f"{v:.2f}" for v in values().sum(axis=0)) + ",")


def _noise(rows: Grid) -> None:
    for column in range(100):
        drawn = random.Random(column)
        add(f"remark_{column}", lambda _, d=drawn, c=column: f"note {d.randrange(c % 40 + 2)}")(rows)


def _cut(folder: Path, file: str) -> Path:
    path = folder / file
    if path.suffix == ".parquet":
        frame().to_parquet(path)
    else:
        workbook(folder, file)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    return path


def _two_tables(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "table.zip", "w") as archive:
        archive.writestr("one.csv", text(grid()))
        archive.writestr("two.csv", text(grid()[:50]))
    return folder / "table.zip"


def _empty_folder(folder: Path) -> Path:
    (folder / "tables").mkdir()
    return folder / "tables"


def _mixed_encodings() -> bytes:
    found = text(grid()).splitlines(keepends=True)
    return b"".join(line.encode("utf-8" if number % 2 else "cp1252") for number, line in enumerate(found))


def _late_odd_byte() -> bytes:
    found = text(grid()).replace("ö", "oe").rstrip().rsplit(",", 1)[0]
    return f"{found},Köln\n".encode("latin-1")


def _all_equal(rows: Grid) -> None:
    for row in rows[1:]:
        row[1:5] = ["1", "2", "3", "4"]


def _renamed(**names: str) -> Change:
    return lambda rows: rows[0].__setitem__(slice(None), [names.get(name, name) for name in rows[0]])


def _header(change: str) -> Change:
    return lambda rows: rows[0].__setitem__(slice(None), [change.format(name) for name in rows[0]])


_CELLS = (
    cells("missing cells", _some_missing),
    cells("words in a number column", put(3, {7: "see letter", 90: "ask Anna", 200: "tbd"})),
    cells("words for missing", put(2, {20 * i + 5: word for i, word in enumerate(_MISSING)})),
    cells("infinite", put(3, {9: "inf", 10: "-Infinity"})),
    cells("1e300", put(4, {9: "1e300", 40: "-1e300"})),
    cells("999999 for missing", put(3, dict.fromkeys(range(5, 300, 30), "999999"))),
    cells("one cell a thousand times too large", put(3, {77: "1900000.00"})),
    cells("doubled quotes in cells", put(5, {3: 'the "old" town', 8: '"'})),
    cells("line breaks in cells", put(5, {3: "Bad\nHonnef", 250: "a\r\nb\n\nc"})),
    cells("delimiters in cells", each(5, lambda cell: f"{cell}, EU")),
    cells("emoji", put(5, {1: "🙂", 30: "👩‍👩‍👧 Köln"})),
    cells("formulas", put(5, {4: "=1+1", 5: "@SUM(A1)", 6: "+49"})),
    cells("leading zeros", add("postcode", lambda row: f"{row * 331 % 99000:05d}")),
    cells("dates day first", add("joined", lambda row: f"{row % 28 + 1:02d}.{row % 12 + 1:02d}.20{row % 20 + 10}")),
    cells("dates month first", add("joined", lambda row: f"{row % 12 + 1}/{row % 28 + 1}/20{row % 20 + 10}")),
    cells("account numbers of 22 digits", add("account", lambda row: f"{row * 7919 + 10**21}")),
    cells("decimal comma in one column", each(3, lambda cell: cell.replace(".", ","))),
    cells("currency in one column", each(3, lambda cell: f"${float(cell):,.2f}")),
    cells("percent in one column", each(2, lambda cell: f"{cell}%")),
    cells("no-break spaces around numbers", each(1, lambda cell: f"\xa0{cell}\xa0")),
    cells("a zero byte in a cell", put(5, {50: "Gr\0az"}), expect="either"),
)

_ROWS = (
    lines("rows twice", lambda found: found.extend(found[10:20]), rows=(ROWS, ROWS + 10)),
    lines("blank lines", lambda found: [found.insert(row, "") for row in (1, 40, 41, 200)]),
    lines("a line too long", lambda found: found.__setitem__(50, found[50] + ",x,y"), rows=(ROWS - 1, ROWS)),
    lines("a line too short", lambda found: found.__setitem__(50, "C0050,45.00"), rows=(ROWS - 1, ROWS)),
    lines(
        "a stray quote", lambda found: found.__setitem__(50, '"' + found[50]), expect="either", rows=(ROWS - 1, ROWS)
    ),
    lines("a total row", _with_total),
    lines("the header again in the middle", lambda found: found.insert(150, found[0]), rows=(ROWS, ROWS + 1)),
    lines("a comment above", lambda found: found.insert(0, "# exported on 2024-05-01")),
    lines("a comment below", lambda found: found.append("Source: CRM"), rows=(ROWS, ROWS + 1)),
    lines("shuffled rows", _shuffled),
    lines("one row", lambda found: found.__delitem__(slice(2, None)), "refused"),
    lines("two rows", lambda found: found.__delitem__(slice(3, None)), "refused"),
    cells("equal rows", _all_equal, expect="refused"),
    raw("no line end at the end", lambda: text(grid()).rstrip()),
)

_COLUMNS = (
    cells("a name twice", add("region", lambda row: f"R{row % 5}")),
    cells("a blank name", put(0, {0: ""})),
    cells("a constant column", add("year", lambda _: "2024")),
    cells("a running number as id", put(0, {row: str(row) for row in range(1, ROWS + 1)})),
    cells("an empty column", add("fax", lambda _: "")),
    cells("an old segment column", add("segment", lambda row: str(row % 3 + 1))),
    cells("a name with quotes, commas and a line break", _renamed(spend='spend "2024",\nall')),
    cells("100 text columns", _noise),
    cells("units in the names", _renamed(spend="spend (EUR)", age="age [years]", balance="balance, €")),
    cells("one feature only", keep(0, 3, 5), features=(1,)),
    cells("no feature", keep(0, 5), expect="refused"),
    lines("delimiter behind all lines", lambda found: found.__setitem__(slice(None), [f"{line}," for line in found])),
    raw("every cell in quotes", lambda: text(grid(), quote_all=True)),
)

_HEADERS = (
    raw("no header", lambda: text(grid()[1:])),
    lines("two titles", lambda found: found.__setitem__(slice(0), ["Customers", "As of 2024-12-31"])),
    raw("byte order mark", lambda: codecs.BOM_UTF8 + text(grid()).encode()),
    cells("blanks around names", _header("  {} ")),
    cells("upper case", lambda rows: rows[0].__setitem__(slice(None), [name.upper() for name in rows[0]])),
    raw("sep=;", lambda: "sep=;\n" + text(grid(), ";")),
)

_ENCODINGS = (
    raw("cp1252", lambda: text(grid()).replace("Graz", "Graz €").encode("cp1252")),
    raw("UTF-16", lambda: text(grid()).encode("utf-16")),
    raw("one odd byte at the end", _late_odd_byte),
    raw("lines in two encodings", _mixed_encodings, "either"),
)

_CONTAINERS = (
    raw("gzip", lambda: gzip.compress(text(grid()).encode()), file="table.csv.gz"),
    Case("zip of two tables", _two_tables, "refused"),
    Case("workbook named .csv", lambda folder: workbook(folder, "table.csv")),
    Case("workbook with titles", lambda folder: workbook(folder, "table.xlsx", above=("Customers", "2024"))),
    Case("workbook with more sheets", lambda folder: workbook(folder, "table.xlsx", more_sheets=("notes",))),
    raw("text named .xlsx", lambda: text(grid()), "either", "table.xlsx"),
    raw("empty file", lambda: b"", "refused"),
    raw("header only", lambda: text(grid()[:1]), "refused"),
    Case("Parquet cut off", lambda folder: _cut(folder, "table.parquet"), "refused"),
    Case("workbook cut off", lambda folder: _cut(folder, "table.xlsx"), "refused"),
    raw("web page named .xls", lambda: frame().to_html(index=False), "either", "table.xls"),
    raw("picture named .csv", lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 9, "refused"),
    Case("empty folder", _empty_folder, "refused"),
)

_MAGNITUDES = (
    numbers_as("a billion added", offset=1e9),
    numbers_as("a billionth", scale=1e-9, form=".6e"),
    numbers_as("a trillion times", scale=1e12),
    numbers_as("all negative", scale=-1, offset=-1e4),
)

CASES: tuple[Case, ...] = (*_CELLS, *_ROWS, *_COLUMNS, *_HEADERS, *_ENCODINGS, *_CONTAINERS, *_MAGNITUDES)
