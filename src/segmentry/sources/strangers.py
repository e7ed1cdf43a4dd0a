"""Files that hold no table we read: what they are, told from their first bytes, and how to get the table out."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from segmentry.errors import SegmentryError

_EXPORT = "Export the table as CSV or Excel."
_UNPACK = "Unpack it first."
_SHEET = "Open it in a spreadsheet and save it as CSV or as an Excel workbook."
_PARQUET = "Write it again as Parquet or CSV."


def _with_pandas(function: str) -> str:
    return f"Save it there as CSV or Excel, or read it with `pandas.{function}` and give Python that table."


#: What files begin with, what they are, and what to do.
_BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    (rb"%PDF-", "a PDF document", _EXPORT),
    (rb"SQLite format 3", "a SQLite database", _EXPORT),
    (
        rb"[\s\S]{8}DUCK[\s\S]\x00{3}",
        "a DuckDB database",
        "Export the table as CSV or Parquet, or give Python its relation.",
    ),
    (rb"\x00\x01\x00\x00Standard (?:Jet|ACE) DB", "an Access database", _EXPORT),
    (rb"\$FL[23]|[\s\S]{0,240}SPSS PORT FILE", "an SPSS file", _with_pandas("read_spss")),
    (rb"<stata_dta>|[\x69-\x73][\x01\x02]\x01\x00", "a Stata file", _with_pandas("read_stata")),
    (rb"\x00{12}\xc2\xea\x81\x60|HEADER RECORD\*{7}LIB", "a SAS file", _with_pandas("read_sas")),
    (rb"RD[AX][23]\n|[XA]\n\x00{3}", "a file of R", "Save it there with `write.csv` or as Parquet."),
    (rb"\x80[\x02-\x05][\x8a-\x95c}\]]", "a Python pickle, which may run code when it is opened,", _PARQUET),
    (rb"\x93NUMPY", "a NumPy array", "Load it with `numpy.load` and give Python the array, or save it as CSV."),
    (rb"FEA1\x00", "an old Feather file", _PARQUET),
    (rb"ORC[\s\S]{0,4000}\x00", "an ORC file", _PARQUET),
    (rb"Obj\x01", "an Avro file", _PARQUET),
    (rb"HyPe[\x00-\x1f]", "a Tableau extract", _EXPORT),
    (rb"\x89HDF", "an HDF5 file", _with_pandas("read_hdf")),
    (rb"\x89PNG|\xff\xd8\xff", "a picture", _EXPORT),
    (rb"BZh[1-9]1AY", "a bzip2 archive", _UNPACK),
    (rb"\xfd7zXZ", "an xz archive", _UNPACK),
    (rb"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (rb"Rar!\x1a", "a RAR archive", _UNPACK),
    (rb"[\s\S]{257}ustar", "a tar archive", _UNPACK),
    (rb"BEGIN:VCARD\b", "an address book (vCard)", "Export it as CSV where it comes from."),
    (rb"(?i:(?:\s*%.*\n)*\s*@relation\b)", "an ARFF file of Weka", "Save it there as CSV."),
)
_FORMS = tuple((re.compile(start), what, way) for start, what, way in _BEGINNINGS)
#: The same of files whose beginning tells too little, by their endings, where they are no text.
_ENDINGS = {".dbf": ("a dBase file", _SHEET)}
#: What archives are that are documents, by a part that they have.
_DOCUMENTS: tuple[tuple[str, str, str], ...] = (
    (r"Index/.*\.iwa|Index\.zip", "a document of Apple Numbers or Pages", "Export it there as CSV or Excel."),
    (r"word/document\.xml", "a Word document", "Copy its table into a spreadsheet and save that as CSV or Excel."),
    (r"ppt/.*", "a PowerPoint presentation", "Copy its table into a spreadsheet and save that as CSV or Excel."),
    (r".*\.npy", "a NumPy archive", "Load it with `numpy.load` and give Python one array, or save it as CSV."),
)
_PAGE = re.compile(
    rb"\s*(?:(?><!--[\s\S]*?-->)\s*)*<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b|mime-version:", re.I
)
_XML = re.compile(rb"\s*<\?xml\b", re.I)
_QVD = b"<QvdTableHeader>"


def refuse_stranger(head: bytes, name: str) -> None:
    r"""Refuse a file that is known and no table, by its first bytes.

    Examples
    --------
    >>> refuse_stranger(b"Obj\x01...", "visits.avro")
    Traceback (most recent call last):
    segmentry.errors.SegmentryError: visits.avro is an Avro file, not a table. Write it again as Parquet or CSV.
    """
    for form, what, way in _FORMS:
        if form.match(head):
            raise _stranger(name, what, way)
    if b"\0" in head and (known := _ENDINGS.get(PurePosixPath(name).suffix.lower())):
        raise _stranger(name, *known)


def refuse_page(start: bytes, name: str) -> None:
    """Refuse text, without its byte order mark, that is a web page or XML."""
    if _PAGE.match(start):
        raise _stranger(name, "a web page", _SHEET)
    if _XML.match(start):
        if _QVD in start:
            raise _stranger(name, "a file of Qlik", _EXPORT)
        raise _stranger(name, "an XML file", _SHEET)


def refuse_document(parts: Iterable[str], name: str) -> None:
    """Refuse an archive that is a document, by the names of its parts."""
    for pattern, what, way in _DOCUMENTS:
        if any(re.fullmatch(pattern, part) for part in parts):
            raise _stranger(name, what, way)


def _stranger(name: str, what: str, way: str) -> SegmentryError:
    return SegmentryError(f"{name} is {what}, not a table. {way}".replace(",, ", ", "))
