"""What must not be replaced, and names that no file can have: refused before any work is done."""

import os
import re
from pathlib import Path

from segmentry.errors import SegmentryError, Way
from segmentry.owned_folders import clear_left_over
from segmentry.visible_text import visible

#: Everything that a result folder may hold, so that replacing one never deletes anything else.
OUR_FILES = (
    "customers",
    "customers.csv",
    "customers.parquet",
    "customers.xlsx",
    "model.json",
    "profile.csv",
    "summary.json",
    "report.html",
    "report.md",
    "report.json",
    "report.pptx",
    "report.xlsx",
)
#: What the parts of a folder are called that several processes wrote.
PARTS = "part-"
#: Names that Windows has for devices, and signs that it takes for something else than a name.
_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]) *(\..*)?", re.IGNORECASE
)
_MARKS = re.compile(r'[<>:"|?*\x00-\x1f]|[. ]$')
_REPLACE = Way("add {} to replace it", "force", True)


def check_folder(folder: str | Path, *, force: bool) -> None:
    """Refuse a result folder that must not be replaced."""
    folder = named(Path(folder))
    clear_left_over(folder.absolute().parent)
    if not folder.exists():
        if folder.parent.exists() and not os.access(folder.parent, os.W_OK):
            raise SegmentryError(f"Nothing can be written in {visible(folder.parent)}. Choose another folder.")
        return
    if not folder.is_dir():
        raise SegmentryError(f"{visible(folder)} is a file. Name a folder for the results.")
    parts = folder / "customers"
    strangers = sorted(path.name for path in folder.iterdir() if path.name not in OUR_FILES)
    strangers += [f"customers/{name}" for name in _no_parts(parts)] if parts.exists() else []
    _refuse_strangers(folder, strangers)
    if any(folder.iterdir()) and not force:
        replace = Way("add {} to replace them", "force", True)
        raise SegmentryError(f"{visible(folder)} already holds results.", replace, "name another folder")


def check_file(path: str | Path, *, force: bool) -> None:
    """Refuse a result file that must not be replaced or cannot be written."""
    path = named(Path(path))
    if path.is_dir():
        raise SegmentryError(f"{visible(path)} is a folder. Name a file.")
    if path.exists() and not force:
        raise SegmentryError(f"{visible(path)} exists already.", _REPLACE, "name another file")


def check_parts(folder: str | Path, *, force: bool) -> None:
    """Refuse a folder for parts of a table that must not be replaced."""
    folder = named(Path(folder))
    if not folder.is_dir():
        check_file(folder, force=force)
        return
    if not force:
        raise SegmentryError(f"{visible(folder)} exists already.", _REPLACE, "name another folder")
    _refuse_strangers(folder, _no_parts(folder))


def _refuse_strangers(folder: Path, strangers: list[str]) -> None:
    if strangers:
        listed = ", ".join(strangers[:3])
        raise SegmentryError(
            f"{visible(folder)} holds other files ({listed}) and is not replaced. Name another folder."
        )


def _no_parts(folder: Path) -> list[str]:
    """What in the folder is no part of a table."""
    if not folder.is_dir():
        return [folder.name]
    return sorted(path.name for path in folder.iterdir() if path.is_dir() or not path.name.startswith(PARTS))


def named(path: Path) -> Path:
    """The path; refused where the system cannot have a file of that name, or takes it for something else."""
    parts = path.parts[1:] if path.anchor else path.parts
    if _on_windows() and any(part != ".." and (_DEVICE.fullmatch(part) or _MARKS.search(part)) for part in parts):
        raise SegmentryError(f"{visible(path)} cannot be the name of a file on Windows. Choose another name.")
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        pass
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise SegmentryError(f"{visible(path)} cannot be the name of a result: {why}. Choose another name.") from None
    return path


def _on_windows() -> bool:
    return os.name == "nt"
