"""Delimited text: encoding and dialect are found first and checked, then the engine reads with them."""

import codecs
import csv
import io
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import charset_normalizer

from segmentry.engines.base import BadLinesError, DelimitedFile
from segmentry.engines.formulas import unescape
from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.results.table import LoadReport
from segmentry.sources.naming import unique_names

DELIMITERS = (",", ";", "\t", "|")
_HEAD_BYTES = 1 << 20


@contextmanager
def describe(path: Path, plan: Plan) -> Iterator[tuple[DelimitedFile, LoadReport]]:
    """How to read a text file. Text that is not UTF-8 lies in a temporary copy while the context is open."""
    encoding = _encoding(path)
    with _as_utf8(path, encoding) as readable:
        with readable.open("rb") as file:
            head = file.read(_HEAD_BYTES)
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(head)
        if not text.strip():
            raise SegmentryError(f"The file {path.name} holds only blanks. Export it again with a header and rows.")
        if "\0" in text:
            raise SegmentryError(f"{path.name} is not text: it holds zero bytes. Export the table as CSV or Excel.")
        skip, declared = _above_header(text)
        text = "".join(text.splitlines(keepends=True)[skip:])
        delimiter, header = _dialect(text, declared or DELIMITERS, complete=len(head) < _HEAD_BYTES)
        if len(header) > 1 and all(_is_number(cell) for cell in header):
            raise SegmentryError(
                f"The first line of {path.name} holds only numbers, so the column names are missing."
                " Put a line with the names above it."
            )
        names, notes = unique_names([unescape(cell) for cell in header])
        if encoding != "utf-8":
            notes = (f"The text is {encoding}, not UTF-8.", *notes)
        report = LoadReport(
            source=path.name, format="csv", rows=0, columns=0, encoding=encoding, delimiter=delimiter, notes=notes
        )
        yield DelimitedFile(readable, names, delimiter, skip=skip), report


def in_words(name: str, bad: BadLinesError, columns: int) -> str:
    """What to tell the user of lines that do not fit. The lines' content stays out of the message."""
    if not bad.lines:
        return (
            f"{name} cannot be read to its end: its lines end in two ways, or one is longer than two million"
            " characters. Open it in an editor or a spreadsheet and save it again."
        )
    lines = sorted({line.line for line in bad.lines})
    shown = ", ".join(f"{line:,}" for line in lines[:5]) + (" and more" if len(lines) > 5 else "")
    where = f"Line {shown} of {name} does" if len(lines) == 1 else f"Lines {shown} of {name} do"
    problem = bad.lines[0].problem
    if problem == "cells":
        return (
            f"{where} not have {columns} cells as the header has."
            " Correct them, or put double quotes around cells that hold the delimiter."
        )
    if problem == "quote":
        return f"{where} not close a double quote. Close it, or double a quote that is part of the text."
    return f"{where} not fit the table. Open the file at that line and correct it."


def _encoding(path: Path) -> str:
    """UTF-8 if the whole file is; else by its mark, else what its lines beyond ASCII look like."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        start = file.read(4)
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        file.seek(0)
        try:
            while block := file.read(1 << 24):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            file.seek(0)
            telling = b"".join(line for line in file.read().splitlines(keepends=True) if not line.isascii())
            best = charset_normalizer.from_bytes(
                telling[:_HEAD_BYTES], cp_isolation=["cp1252", "latin_1", "cp1250"]
            ).best()
            return best.encoding if best is not None else "cp1252"
    return "utf-8"


@contextmanager
def _as_utf8(path: Path, encoding: str) -> Iterator[Path]:
    if encoding == "utf-8":
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="segmentry-") as folder:
        copy = Path(folder) / "table.csv"
        try:
            with (
                path.open(encoding=encoding, newline="") as source,
                copy.open("w", encoding="utf-8", newline="") as target,
            ):
                while block := source.read(1 << 22):
                    target.write(block)
        except UnicodeError:
            raise SegmentryError(
                f"The text of {path.name} cannot be read as {encoding}. Save it as CSV UTF-8 and try again."
            ) from None
        yield copy


def _above_header(text: str) -> tuple[int, tuple[str, ...]]:
    """How many lines stand above the header: blank ones, and the one by which Excel declares a delimiter."""
    skip = 0
    declared: tuple[str, ...] = ()
    for line in text.splitlines():
        if match := re.fullmatch(r"sep=(.)", line.strip()):
            declared = (match[1],)
        elif line.strip():
            break
        skip += 1
    return skip, declared


def _dialect(text: str, delimiters: Sequence[str], complete: bool) -> tuple[str, list[str]]:
    """The delimiter that gives most records the header's number of cells, and the header."""
    best: tuple[float, int, str, list[str]] | None = None
    for delimiter in delimiters:
        records = _records(text, delimiter, complete)
        header = records[0]
        share = sum(len(record) == len(header) for record in records) / len(records)
        score = (share if len(header) > 1 else 0.0, len(header), delimiter, header)
        if best is None or score[:2] > best[:2]:
            best = score
    assert best is not None
    return best[2], best[3]


def _records(text: str, delimiter: str, complete: bool, limit: int = 1_000) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    records: list[list[str]] = []
    try:
        for record in reader:
            if record:
                records.append(record)
            if len(records) > limit:
                break
    except csv.Error:
        pass  # an overlong cell: the delimiter is wrong, or the engine will name the line
    if not complete and 1 < len(records) <= limit:
        records.pop()  # the head may end in the middle of a record
    return records or [[text]]


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


__all__ = ["BadLinesError", "describe", "in_words"]
