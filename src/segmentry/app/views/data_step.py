"""Step 1: what is asked, what a row is, what was found, and what is told of every column."""

from segmentry.app import widgets
from segmentry.app.views import (
    advanced_settings,
    column_table,
    findings_list,
    head_rows,
    order_rows,
    several_rows,
    what_you_ask,
)
from segmentry.app.visitor import Visitor


def show(held: Visitor) -> None:
    """Draw the step, each part of which may be refused by itself."""
    if held.understood is None:
        return
    for part in (what_you_ask, order_rows, several_rows, findings_list, column_table, advanced_settings, head_rows):
        widgets.guarded(lambda part=part: part.show(held))()  # type: ignore[misc]
