"""What is looked at before a file of strangers is read."""

from pathlib import Path

from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.sources.room import check_columns, check_room
from segmentry.worker.allowance import PLANNED
from segmentry.worker.unpacking import Text, check_declared, looked_through

#: More lines with hardly a letter each are no table (ours): the shortest row of two columns has three.
_MOST_LINES, _LETTERS = 4_000_000, 2.5


def vetted(path: Path, plan: Plan) -> Plan:
    """The plan to read it by, with a limit of memory under which large files can be read.

    Raises
    ------
    SegmentryError
        If the file would unpack to far more than a table of customers, has too many columns, or lines with nothing.
    """
    check_declared(path)
    check_room(path, plan)
    text = looked_through(path)
    check_columns(path.name, text.columns)
    check_lines(path.name, text)
    return within_limits(plan)


def check_lines(name: str, text: Text) -> None:
    """Refuse text of very many lines that are blank, or nearly: each costs the time of a row.

    Raises
    ------
    SegmentryError
        If it is one.
    """
    if text.lines > _MOST_LINES and text.letters < _LETTERS * text.lines:
        raise SegmentryError(
            f"{name} has {text.lines:,} lines with hardly a letter in them."
            " Make sure that it is the file you want, and export it again without blank lines."
        )


def within_limits(plan: Plan) -> Plan:
    """The plan with a limit of memory.

    >>> within_limits(Plan()).memory_limit, within_limits(Plan(memory_limit="2GB")).memory_limit
    ('1.4GB', '2GB')
    """
    return plan if plan.memory_limit is not None else plan.model_copy(update={"memory_limit": PLANNED})
