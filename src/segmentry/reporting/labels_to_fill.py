"""The labels of a plan, with blanks for the columns and levels that only whoever made the table can read."""

from collections.abc import Iterator, Mapping

from segmentry.reporting.trail import typical
from segmentry.results.columns import Column, Columns
from segmentry.results.table import Table
from segmentry.stages.shared.level_counts import level_counts
from segmentry.stages.shared.outcome_events import says_yes_or_no
from segmentry.stages.shared.readable import is_code, is_readable, says_of_what
from segmentry.wording import listed, one_line

#: A column of more levels has them named elsewhere, and so many are shown beside a blank.
_MOST_LEVELS, _SHOWN = 30, 4
_HEAD = """# What people call these columns and levels in reports. Fill in what you know, with the unit in brackets;
# what stays blank is called as it is in the table. Then run with {file} as the plan.
[labels]
"""


def labels_to_fill(table: Table, columns: Columns, file: str) -> tuple[str, int]:
    """The text of a plan file (TOML), and how many blanks it has.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> table = segmentry.read(pd.DataFrame({"age": [30, 41, 52] * 40, "hsg": ["A1", "A2", "A2"] * 40}))
    >>> print(labels_to_fill(table, segmentry.inspect(table), "labels.toml")[0].partition("[labels]")[2].strip())
    hsg = ""  # A2 and A1
    "hsg=A2" = ""  # 80 rows
    "hsg=A1" = ""  # 40 rows
    """
    import tomli_w  # nothing else of inspecting needs it

    told = [column for column in columns.columns if column.is_told]
    few = {c.name: c for c in told if not c.is_averaged and 1 < c.distinct <= _MOST_LEVELS}
    counts = level_counts(table.rows, few)
    blanks = [blank for column in told for blank in _blanks(column, columns, counts.get(column.name, {}))]
    lines = (f"{tomli_w.dumps({name: ''}).strip()}  # {one_line(beside)}\n" for name, beside in blanks)
    return _HEAD.format(file=one_line(file)) + "".join(lines), len(blanks)


def _blanks(column: Column, columns: Columns, counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """The column where nobody can read it, and its levels that are codes, each with what stands beside the blank."""
    levels = sorted(counts, key=lambda level: (-counts[level], level))
    read = is_readable(column.name, column.theme, columns.called)
    if not read or (column.is_averaged and not says_of_what(column.name, columns.called)):
        yield column.name, listed(levels, most=_SHOWN) if levels else typical(column)
    if not says_yes_or_no(levels):
        yield from ((f"{column.name}={level}", f"{counts[level]:,} rows") for level in levels if is_code(level))
