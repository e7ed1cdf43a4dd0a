"""One table of customers, written in every way that its numbers survive."""

import codecs
import csv
import gzip
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow as pa

from .customers import NUMBERS, customers

AMOUNTS = ("spend", "balance")
TITLES = ("Customer list", "Region: all", "As of 31 December 2024")
Format = Callable[[float], str]


@dataclass(frozen=True)
class Spelling:
    """A way of writing. `says`: of these words, one must be in the load report; `delimiter`: what it must name."""

    name: str
    file: str
    write: Callable[[Path], object]
    says: tuple[str, ...] = ()
    delimiter: str | None = None
    header: bool = True


def point(value: float) -> str:
    return f"{value:.2f}"


def comma(value: float) -> str:
    return point(value).replace(".", ",")


def grouped(thousands: str, decimal: str) -> Format:
    """`1,234.50` with these two marks."""
    marks = str.maketrans({",": thousands, ".": decimal})
    return lambda value: f"{value:,.2f}".translate(marks)


def dollars(value: float) -> str:
    return f"{'-' if value < 0 else ''}${abs(value):,.2f}"


def in_brackets(value: float) -> str:
    return f"({-value:,.2f})" if value < 0 else f"{value:,.2f}"


def minus_behind(value: float) -> str:
    return f"{-value:.2f}-" if value < 0 else point(value)


def percent(value: float) -> str:
    return f"{100 * value:.0f}%"


@cache
def cells(amount: Format = point, share: Format = point, missing: str = "") -> list[list[str]]:
    """Header and rows as text."""
    frame = customers()
    form = dict.fromkeys(frame.columns, str) | dict.fromkeys(NUMBERS, lambda value: f"{value:.0f}")
    form |= dict.fromkeys(AMOUNTS, amount) | {"share_online": share}
    columns = [[missing if pd.isna(v) else form[name](v) for v in frame[name]] for name in frame.columns]
    return [list(frame.columns), *map(list, zip(*columns, strict=True))]


def joined(rows: Sequence[Sequence[str]], delimiter: str = ",", end: str = "\n") -> str:
    """The rows as delimited text, quoted where it must be."""
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter, lineterminator=end).writerows(rows)
    return target.getvalue()


def total_row() -> list[str]:
    """What a report puts below its table."""
    frame = customers()
    return ["Total"] + [point(frame[name].sum()) if name in NUMBERS else "" for name in frame.columns[1:]]


def trailing(text: str, delimiter: str, from_line: int) -> str:
    lines = text.splitlines()
    return "\n".join(line + delimiter * (number >= from_line) for number, line in enumerate(lines)) + "\n"


def padded() -> str:
    rows = cells()
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(" , ".join(map(str.ljust, row, widths)) for row in rows) + "\n"


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("customers.csv", joined(cells()))


def sheet(path: Path, rows: Sequence[Sequence[object]], above: Sequence[str] = (), left: int = 0) -> None:
    """A workbook with one sheet, the table `left` columns to the right, under lines of their own."""
    book = openpyxl.Workbook()
    page = book.active
    for line in above:
        page.append([None] * left + [line])
    for row in rows:
        page.append([None] * left + [None if cell == "" else cell for cell in row])
    book.save(path)


def typed_rows() -> list[list[object]]:
    """Header and rows, numbers as numbers."""
    frame = customers()
    return [list(frame.columns), *([None if pd.isna(v) else v for v in row] for row in frame.itertuples(index=False))]


def _text(
    name: str, text: Callable[[], str | bytes], *says: str, delimiter: str | None = None, header: bool = True
) -> Spelling:
    def write(path: Path) -> None:
        content = text()
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    return Spelling(name, "customers.csv", write, says, delimiter, header)


def _amounts(name: str, amount: Format, *says: str, delimiter: str = ",", share: Format = point) -> Spelling:
    return _text(name, lambda: joined(cells(amount, share), delimiter), *says, delimiter=delimiter)


def _missing(word: str) -> Spelling:
    return _text(f"missing is {word}", lambda: joined(cells(missing=word)), "missing", "empty", f"`{word.lower()}`")


def _file(name: str, file: str, write: Callable[[Path], object], *says: str) -> Spelling:
    return Spelling(name, file, write, says)


_COMMA = ("decimal comma", "comma")
_GROUPS = ("thousands", "group")
_MONEY = ("currency", "money", "amount", "$", "€", "eur")
_TITLE = ("title", "above", "header")

SPELLINGS = (
    _text("comma", lambda: joined(cells()), delimiter=","),
    _text("semicolon", lambda: joined(cells(), ";"), delimiter=";"),
    _text("tab", lambda: joined(cells(), "\t"), delimiter="\t"),
    _text("pipe", lambda: joined(cells(), "|"), delimiter="|"),
    _text("space", lambda: joined(cells(missing="NA"), " "), delimiter=" "),
    _amounts("decimal comma, semicolon", comma, *_COMMA, delimiter=";", share=comma),
    _amounts("decimal comma in quotes", comma, *_COMMA, share=comma),
    _amounts("1,234.50", grouped(",", "."), *_GROUPS),
    _amounts("1.234,50", grouped(".", ","), *_COMMA, delimiter=";", share=comma),
    _amounts("1 234,50", grouped(" ", ","), *_COMMA, delimiter=";", share=comma),
    _amounts("1 234,50 with no-break spaces", grouped("\xa0", ","), *_COMMA, delimiter=";", share=comma),
    _amounts("1'234.50", grouped("'", "."), *_GROUPS, delimiter=";"),
    _amounts("$1,234.50", dollars, *_MONEY),
    _amounts("1.234,50 €", lambda value: grouped(".", ",")(value) + " €", *_MONEY, delimiter=";", share=comma),
    _amounts("EUR 1234.50", lambda value: f"EUR {value:.2f}", *_MONEY),
    _amounts("negative in brackets", in_brackets, "bracket", "parenthes", "negative"),
    _amounts("minus behind", minus_behind, "minus", "negative"),
    _amounts("percent", point, "percent", "%", share=percent),
    _text("byte order mark", lambda: codecs.BOM_UTF8 + joined(cells()).encode()),
    _text("UTF-16 LE", lambda: codecs.BOM_UTF16_LE + joined(cells()).encode("utf-16-le"), "utf-16", "utf_16"),
    _text("UTF-16 BE", lambda: codecs.BOM_UTF16_BE + joined(cells()).encode("utf-16-be"), "utf-16", "utf_16"),
    _text(
        "cp1252",
        lambda: joined(cells(lambda value: comma(value) + " €", comma), ";").encode("cp1252"),
        "cp125",
        "windows",
    ),
    _text("Latin-1", lambda: joined(cells()).encode("latin-1"), "latin", "8859", "cp125", "windows"),
    _text("CRLF", lambda: joined(cells(), end="\r\n")),
    _text("CR", lambda: joined(cells(), end="\r")),
    *(_missing(word) for word in ("?", "n/a", "NULL", "-")),
    _text("three title rows", lambda: "\n".join(TITLES) + "\n" + joined(cells()), *_TITLE),
    _text("total row", lambda: joined([*cells(), total_row()]), "total", "sum"),
    _text("delimiter behind all lines", lambda: trailing(joined(cells(), ";"), ";", 0), delimiter=";"),
    _text("delimiter behind the data lines", lambda: trailing(joined(cells(), ";"), ";", 1), delimiter=";"),
    _text("padded cells", padded),
    _text("sep=;", lambda: "sep=;\n" + joined(cells(), ";"), delimiter=";"),
    _text("no header", lambda: joined(cells()[1:]), "header", "names", header=False),
    _file(
        "gzip",
        "customers.csv.gz",
        lambda path: path.write_bytes(gzip.compress(joined(cells()).encode())),
        "unpacked",
        "gzip",
    ),
    _file("zip", "customers.zip", zipped, "unpacked", "zip"),
    _file(
        "zstd",
        "customers.csv.zst",
        lambda path: path.write_bytes(pa.Codec("zstd").compress(joined(cells()).encode(), asbytes=True)),
        "unpacked",
        "zstd",
    ),
    _file("workbook", "customers.xlsx", lambda path: sheet(path, typed_rows())),
    _file("workbook, offset", "customers.xlsx", lambda path: sheet(path, typed_rows(), TITLES[:2], 1), *_TITLE),
    _file("workbook, numbers as text", "customers.xlsx", lambda path: sheet(path, cells()), "text", "number"),
    _file("Parquet", "customers.parquet", lambda path: customers().to_parquet(path), "parquet"),
    _file("Feather", "customers.feather", lambda path: customers().to_feather(path), "feather", "arrow"),
    _file("NDJSON", "customers.ndjson", lambda path: customers().to_json(path, orient="records", lines=True), "json"),
)
