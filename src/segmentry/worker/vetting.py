"""What is looked at before a file of strangers is read."""

from pathlib import Path

from segmentry.plan import Plan
from segmentry.sources.room import check_room
from segmentry.worker.allowance import PLANNED
from segmentry.worker.unpacking import check_unpacked


def vetted(path: Path, name: str, plan: Plan) -> Plan:
    """The plan to read it by, with a limit of memory under which large files can be read.

    Raises
    ------
    SegmentryError
        If the file would unpack to far more than a table of customers, or has too many columns.
    """
    check_unpacked(path, name)
    check_room(path, plan)
    return within_limits(plan)


def within_limits(plan: Plan) -> Plan:
    """The plan with a limit of memory.

    >>> within_limits(Plan()).memory_limit, within_limits(Plan(memory_limit="2GB")).memory_limit
    ('1.4GB', '2GB')
    """
    return plan if plan.memory_limit is not None else plan.model_copy(update={"memory_limit": PLANNED})
