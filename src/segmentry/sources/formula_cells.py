"""Formulas of a workbook that have no value, as programs write them that do not calculate."""

import re
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

_BLOCK, _LONGEST = 1 << 22, 1 << 13
_OPEN = re.compile(rb"(?:</f>|<f[^<>]*/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")


def has_open_formulas(path: Path) -> bool:
    """Whether a sheet of the workbook has a formula without a value."""
    with suppress(zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError), zipfile.ZipFile(path) as archive:
        for member in archive.namelist():
            if member.startswith("xl/worksheets/") and member.endswith(".xml"):
                with archive.open(member) as sheet:
                    before = b""
                    while block := sheet.read(_BLOCK):
                        if _OPEN.search(before + block):
                            return True
                        before = block[-_LONGEST:]
    return False
