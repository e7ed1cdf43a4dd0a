"""Tables of the report, read cell by cell."""

from typing import Any

from segmentry.reporting.document import Table


def cells(table: Table, place: int) -> dict[str, str]:
    """A row of a page by its heads, as text."""
    return {column.head: column.text(table.rows[place]) for column in table.on_page}


def column(table: Table, head: str) -> list[str]:
    """A column of a page, as text."""
    (found,) = (column for column in table.on_page if column.head == head)
    return [found.text(row) for row in table.rows]


def notes(table: Table) -> dict[str, str]:
    """What the figures of each column rest on."""
    return {column.head: column.note for column in table.columns}


def records(table: Table) -> list[dict[str, Any]]:
    """The rows of its sheet, as raw values."""
    return [{column.head: column.raw(row) for column in table.in_sheet} for row in table.rows]
