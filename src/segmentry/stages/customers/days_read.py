"""Days of a log of which some cannot be read: elsewhere text is dates only where all its cells are."""

from segmentry.engines.base import Measure
from segmentry.results.table import Table
from segmentry.sources import date_forms
from segmentry.sources.retyping import as_dates
from segmentry.stages.customers import log_names
from segmentry.stages.customers.log_keys import STRONG

#: So many of the cells must be dates (ours).
_MOST = 0.5


def with_days(table: Table) -> Table:
    """The table with those columns of text that are named like the day of an order read as dates, where most cells are.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = pd.DataFrame({"order date": ["31.01.2024", "01.02.2024", "soon"], "name": ["a", "b", "c"]})
    >>> read = with_days(segmentry.read(log))
    >>> read.types["order date"], read.load_report.notes[-1]
    ('date', '`order date`: dates in 2 of 3 cells, the others count as missing.')
    """
    for name in table.names:
        if table.types[name] == "text" and log_names.score("date", name) >= STRONG:
            form, count = date_forms.likeliest(table.rows, name)
            [filled] = table.rows.query([Measure("count", name)])
            if count and count >= _MOST * filled:
                why = f"in {count:,} of {filled:,} cells, the others count as missing"
                table = as_dates(table, name, form, why)
    return table
