"""What a file really is, told from its first bytes, and the one table inside a gzip, zstd or zip archive."""

import lzma
import mmap
import re
import shutil
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Literal

import pyarrow as pa

from segmentry.errors import SegmentryError
from segmentry.files import temporary_folder
from segmentry.sources import strangers
from segmentry.visible_text import visible

Kind = Literal["text", "json", "workbook", "parquet", "arrow", "gzip", "zstd", "zip"]

#: The endings of each kind. What a file is, its first bytes say; its ending only breaks ties.
ENDINGS: dict[Kind, tuple[str, ...]] = {
    "text": (".csv", ".tsv", ".txt", ".tab"),
    "json": (".json", ".ndjson", ".jsonl"),
    "workbook": (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"),
    "parquet": (".parquet", ".pq"),
    "arrow": (".arrow", ".feather", ".ipc"),
    "gzip": (".gz",),
    "zstd": (".zst",),
    "zip": (".zip",),
}

_WHAT: dict[Kind, str] = {
    "text": "a text file",
    "json": "a JSON file",
    "workbook": "a workbook",
    "parquet": "a Parquet file",
    "arrow": "an Arrow file",
    "gzip": "a gzip archive",
    "zstd": "a zstd archive",
    "zip": "a zip archive",
}
_ARCHIVES = ("gzip", "zstd", "zip")

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"PAR1", "parquet"),
    (b"PARE", "parquet"),  # encrypted
    (b"ARROW1", "arrow"),
    (b"\xff\xff\xff\xff", "arrow"),  # the streaming form, which has no name of its own in front
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0", "workbook"),
)
_JSON = re.compile(rb'\s*(\[\s*)?\{\s*["}]|\s*\[\s*\]')
_JSON_BY_NAME = re.compile(rb"\s*[\[{]")

#: Names of files that tell of a table and are none.
_ABOUT = re.compile(r"(^|[/_. -])(read.?me|licen[cs]e|copying|terms|about|liesmich|lisez.?moi)[^/]*$", re.IGNORECASE)

#: Most that an archive may unpack to, and what must stay free on the disk (ours).
LARGEST = 20_000_000_000
MARGIN = 1_000_000_000
_BLOCK = 1 << 22
_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, pa.ArrowException, EOFError, OSError, ValueError)


@dataclass(frozen=True)
class OpenedFile:
    """A file that one of the readers takes. `path` may be a temporary file with an ending that tells its kind."""

    path: Path
    kind: Kind
    notes: tuple[str, ...] = ()


@contextmanager
def opened(path: Path) -> Iterator[OpenedFile]:
    """What the file is; what was packed or misnamed lies in a temporary file while the context is open."""
    kind, ending = what_it_is(path, path.name)
    notes = _note(path.name, kind)
    if kind not in ("workbook", *_ARCHIVES) or (kind == "workbook" and _same_workbook(path.suffix.lower(), ending)):
        yield OpenedFile(path, kind, notes)
        return
    with temporary_folder() as folder:
        bare = folder / "segmentry-unpacked"
        if kind == "workbook":  # its reader goes by the ending
            shutil.copyfile(path, bare)
        else:
            inner = _unzip(path, bare) if kind == "zip" else _inflate(path, bare, kind)
            kind, ending = _packed(bare, path.name, inner)
            notes = (*notes, f"Unpacked from {path.name}.")
        yield OpenedFile(bare.rename(bare.with_suffix(ending)), kind, notes)


def what_it_is(path: Path, name: str) -> tuple[Kind, str]:
    """The kind of a file and the ending it should have; refuses, in words, what holds no table we can read."""
    with path.open("rb") as file:
        head = file.read(1 << 16)
    suffix = PurePosixPath(name).suffix.lower()
    strangers.refuse_stranger(head, name)
    kind = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    if kind == "zip":
        return _workbook_or_zip(path, suffix, name)
    if kind == "workbook":
        _check_password(path, name)
        return kind, ".xls"
    return (kind, ENDINGS[kind][0]) if kind else _text_or_json(head, name, suffix)


def _text_or_json(head: bytes, name: str, suffix: str) -> tuple[Kind, str]:
    named = kind_named(suffix)
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    start = head.replace(b"\0", b"").lstrip(b"\xff\xfe\xef\xbb\xbf") if marked else head.removeprefix(b"\xef\xbb\xbf")
    strangers.refuse_page(start, name)
    if b"\0" in head and not marked and named != "text" and suffix:
        if named is None:
            known = ", ".join(ending for endings in ENDINGS.values() for ending in endings)
            raise SegmentryError(f"{name} has an ending that is not known. Segmentry reads {known}.")
        raise SegmentryError(f"{name} is not {_WHAT[named]}, although its name says so. Export it again.")
    if (_JSON_BY_NAME if named == "json" else _JSON).match(start):
        return "json", suffix if named == "json" else ".json"
    return "text", suffix if named == "text" else ".csv"


def _workbook_or_zip(path: Path, suffix: str, name: str) -> tuple[Kind, str]:
    """A workbook if it holds one's parts. One too damaged to tell is what its name says."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.replace("\\", "/") for name in archive.namelist()}
    except _DAMAGED:
        return ("workbook", suffix) if suffix in ENDINGS["workbook"] else ("zip", ".zip")
    strangers.refuse_document(names, name)
    if "xl/workbook.bin" in names:
        return "workbook", ".xlsb"
    if any(name.startswith("xl/") for name in names):
        return "workbook", ".xlsx"
    return ("workbook", ".ods") if "content.xml" in names else ("zip", ".zip")


def _check_password(path: Path, name: str) -> None:
    """A new workbook with a password looks like an old one; only the name of its one part tells."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content.find("EncryptedPackage".encode("utf-16-le")) >= 0:
            raise SegmentryError(f"The workbook {name} is protected by a password. Save it without one.")


def _packed(bare: Path, name: str, inner: str) -> tuple[Kind, str]:
    """What an archive held. `inner` is its name in there, or what is left of the archive's own."""
    if bare.stat().st_size == 0:
        raise SegmentryError(f"The file in {name} is empty. Export it again with a header and rows.")
    suffix = PurePosixPath(inner).suffix.lower()
    kind, ending = what_it_is(bare, name + (suffix if kind_named(suffix) else ""))
    if kind in _ARCHIVES:
        raise SegmentryError(f"{name} holds another archive. Unpack it first.")
    return kind, ending


def _unzip(path: Path, target: Path) -> str:
    """Unpack the one table of a zip, under a name of ours; gives its name in the archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            member = only_table(archive.infolist(), path.name)
            room = _room(target.parent)
            if member.file_size > room:
                raise _too_large(path.name, room)
            with archive.open(member) as source:
                _copy(source.read, target, path.name, room)
            return member.filename
    except NotImplementedError:
        raise SegmentryError(f"{path.name} is packed in a way that cannot be read. Unpack it first.") from None
    except _DAMAGED:
        raise _damaged(path.name) from None


def only_table(members: list[zipfile.ZipInfo], name: str) -> zipfile.ZipInfo:
    """The one table among the files of an archive, whatever tells of it beside it.

    Raises
    ------
    SegmentryError
        If there is none, or several, or it has a password.
    """
    files = [member for member in members if _is_file(member) and not _hidden(member.filename)]
    tables = [member for member in files if kind_named(PurePosixPath(member.filename).suffix.lower())]
    candidates = [member for member in tables if not _ABOUT.search(member.filename)] or tables or files
    if not candidates:
        raise SegmentryError(f"{name} holds no file. Put one table into it.")
    if len(candidates) > 1:
        shown = ", ".join(visible(PurePosixPath(member.filename).name) for member in candidates[:5])
        more = f" and {len(candidates) - 5:,} more" if len(candidates) > 5 else ""
        raise SegmentryError(f"{name} holds several tables: {shown}{more}. Unpack it and name one of them.")
    if candidates[0].flag_bits & 1:
        raise SegmentryError(f"{name} is protected by a password. Unpack it first.")
    return candidates[0]


def _is_file(member: zipfile.ZipInfo) -> bool:
    """Whether it is no folder, and no link, which would be read as the name of what it leads to."""
    return not member.is_dir() and not stat.S_ISLNK(member.external_attr >> 16)


def _hidden(member: str) -> bool:
    parts = member.replace("\\", "/").split("/")
    return "__MACOSX" in parts or parts[-1].startswith(".") or parts[-1].lower() == "thumbs.db"


def _inflate(path: Path, target: Path, compression: Kind) -> str:
    try:
        with pa.input_stream(str(path), compression=compression) as source:
            _copy(source.read, target, path.name, _room(target.parent))
    except _DAMAGED:
        raise _damaged(path.name) from None
    return path.stem if path.suffix.lower() in ENDINGS[compression] else path.name


def _copy(read: Callable[[int], Any], target: Path, name: str, room: int) -> None:
    done = 0
    with target.open("wb") as file:
        while block := read(_BLOCK):
            done += len(block)
            if done > room:
                raise _too_large(name, room)
            file.write(block)


def _room(folder: Path) -> int:
    return max(0, min(LARGEST, shutil.disk_usage(folder).free - MARGIN))


def _too_large(name: str, room: int) -> SegmentryError:
    return SegmentryError(
        f"{name} unpacks to more than the {room / 1e9:,.1f} GB that there is room for."
        " Make sure that the archive is what you think it is, then unpack it yourself."
    )


def _damaged(name: str) -> SegmentryError:
    return SegmentryError(f"The archive {name} is damaged or incomplete. Download or pack it again.")


def kind_named(suffix: str) -> Kind | None:
    """The kind that files with this ending, in small letters, say that they are of; None where no kind has it."""
    return next((kind for kind, endings in ENDINGS.items() if suffix in endings), None)


def _note(name: str, kind: Kind) -> tuple[str, ...]:
    suffix = PurePosixPath(name).suffix.lower()
    if not suffix or kind_named(suffix) == kind:
        return ()
    if kind_named(suffix) is None:
        return (f"{name} was read as {_WHAT[kind]}.",)
    return (f"{name} is {_WHAT[kind]} in spite of its name and was read as one.",)


def _same_workbook(suffix: str, ending: str) -> bool:
    return suffix == ending or {suffix, ending} <= {".xlsx", ".xlsm"}
