"""The classes of the ledger as SQL knows them, and what SQL says of lines that are of one."""

from collections.abc import Iterable, Mapping
from typing import get_args

from segmentry.engines.quoting import literal
from segmentry.results.orders import LineClass, LogRole

#: The classes of lines, which are known by their place: numbers are written, and looked for, faster than words.
CLASSES: tuple[LineClass, ...] = get_args(LineClass)


def is_of(name: LineClass) -> str:
    """SQL, over lines, of whether one is of a class."""
    return f"class = {CLASSES.index(name)}"


def any_of(tests: Iterable[str]) -> str:
    """SQL of whether one of the tests holds, where NULL counts as no; empty without tests."""
    return " OR ".join(f"coalesce({test}, false)" for test in tests)


def any_of_roles(patterns: Mapping[LogRole, str]) -> str:
    """The same of patterns that columns have in small letters."""
    return any_of(says(role, pattern) for role, pattern in patterns.items())


def says(role: LogRole, pattern: str) -> str:
    """SQL of whether a column says what a pattern of small letters looks for."""
    return f'regexp_matches(lower(trim(CAST("{role}" AS VARCHAR))), {literal(pattern)})'
