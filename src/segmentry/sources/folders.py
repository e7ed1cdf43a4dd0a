"""A folder that is one table in several files, as Spark, Hive, pandas and Arrow write large ones."""

from pathlib import Path, PurePath
from urllib.parse import unquote

from segmentry.errors import SegmentryError
from segmentry.sources.containers import kind_named
from segmentry.visible_text import visible

#: What Hive calls the part of the rows in which a column is missing.
_NO_VALUE = "__HIVE_DEFAULT_PARTITION__"


def files_in(folder: Path) -> list[Path]:
    """The files of the table, by name, also those in folders that are named by a value (`year=2024`).

    Raises
    ------
    SegmentryError
        If there is none, or files of several kinds.
    """
    files = [file for file in sorted(folder.rglob("*")) if _is_part(file.relative_to(folder)) and file.is_file()]
    kinds = {kind_named(file.suffix.lower()) for file in files}
    if len(kinds) == 1:
        return files
    what = "with files of several kinds" if kinds else "without a table"
    raise SegmentryError(f"{visible(folder)} is a folder {what}. Name one file.")


def _is_part(path: PurePath) -> bool:
    """Whether it may be a part of a table: no mark of its writer's, no file of another kind, in no other folder."""
    is_hidden = any(name.startswith((".", "_")) for name in path.parts)
    is_of_value = all("=" in name for name in path.parts[:-1])
    return not is_hidden and is_of_value and kind_named(path.suffix.lower()) is not None


def values_of(file: Path, folder: Path) -> dict[str, str | None]:
    """The columns that the folders of a file give a value for.

    >>> values_of(Path("sales/year=2024/city=K%C3%B6ln/0.parquet"), Path("sales"))
    {'year': '2024', 'city': 'Köln'}
    """
    pairs = (name.split("=", 1) for name in file.relative_to(folder).parts[:-1])
    return {unquote(name): None if value == _NO_VALUE else unquote(value) for name, value in pairs}
