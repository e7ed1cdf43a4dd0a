"""What an engine does in another way than the local one, or not at all: declared here, and nowhere else.

Refusals and the table in docs/engines.md come from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from segmentry.errors import SegmentryError
from segmentry.plan import EngineName

Ability = Literal[
    "xlsx", "several_rows", "some_rows", "one_file", "same_names", "order", "any_source", "sketch", "other_files"
]


@dataclass(frozen=True)
class Limit:
    """What it is about, and what happens instead: `refused` in words, or done otherwise."""

    what: str
    instead: str
    refused: bool = False


LIMITS: Mapping[EngineName, Mapping[Ability, Limit]] = {
    "local": {},
    "spark": {
        "xlsx": Limit(
            "write an Excel workbook",
            "Choose the format csv or parquet.",
            refused=True,
        ),
        "several_rows": Limit(
            "make one row of several of a customer",
            "Do that before, with groupBy on the Spark table, or use the engine local.",
            refused=True,
        ),
        "other_files": Limit(
            "look up the cells of another file",
            "Join the tables of Spark before, or use the engine local.",
            refused=True,
        ),
        "some_rows": Limit(
            "pick single rows",
            "Filter the Spark table before, or use the engine local.",
            refused=True,
        ),
        "same_names": Limit(
            "write Parquet with names that differ only in case",
            "Rename one of them, or choose the format csv.",
            refused=True,
        ),
        "one_file": Limit(
            "write one file",
            "The executors write a folder of parts, `customers/`, each with its header where it is CSV.",
        ),
        "order": Limit(
            "tell the order of rows",
            "Parts are written in any order, notes name no row, a last row of totals is not looked for, and the first"
            " rows, by which columns are compared, are whichever come first.",
        ),
        "any_source": Limit(
            "read on the executors what is no plain UTF-8 text, Parquet or table of Spark's",
            "Excel, JSON, archives, several files, text with faults or with line breaks in cells, and tables in memory"
            " pass through the memory of the driver.",
        ),
        "sketch": Limit(
            "count different values by the same estimate",
            "It is exact up to 511 different ones, and within about 4 % above.",
        ),
    },
}


def can(engine: EngineName, ability: Ability) -> bool:
    """Whether the engine does it as the local one does.

    >>> can("local", "xlsx"), can("spark", "xlsx")
    (True, False)
    """
    return ability not in LIMITS[engine]


def refuse(engine: EngineName, ability: Ability) -> SegmentryError:
    """What to raise where the engine is asked for what it does not do."""
    limit = LIMITS[engine][ability]
    return SegmentryError(f"The engine `{engine}` cannot {limit.what}. {limit.instead}")
