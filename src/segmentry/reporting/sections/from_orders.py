"""How orders became customers: the ledger of all lines, and what each column is."""

from segmentry.reporting.document import Column, Paragraph, Section, Table
from segmentry.results.orders import LineClass, OrderLog
from segmentry.results.segmentation import Segmentation

TITLE = "From orders to customers"
#: What each class of the ledger holds, in the order in which a line is put into the first that fits.
_MEANS: dict[LineClass, str] = {
    "test order": "placed to try out the shop, by nobody who buys",
    "conversion": "of one currency into another within the account: nobody pays anything",
    "no customer": "nobody is named: guests, who are never made one customer",
    "no date": "the date is missing or cannot be read",
    "outside the period": "before the first or after the last day that counts",
    "other currency": "in a currency that does not count",
    "return": "sent back, cancelled or refunded: amounts below zero are taken off what the customer spent",
    "not goods": "fees, postage, corrections and the like",
    "no price": "nothing was paid",
    "sale": "what segments are made of",
}


def section(segmentation: Segmentation) -> Section | None:
    """What was read, the ledger, and the definitions; nothing where the table was one of customers already."""
    log = segmentation.log
    if log is None:
        return None
    return Section("from-orders", TITLE, (Paragraph(log.paragraph), *tables(log)))


def tables(log: OrderLog) -> tuple[Table, Table, Table]:
    """The ledger, which column tells what, and what each column of the customers is."""
    return _ledger(log), _roles(log), _definitions(log)


def in_short(log: OrderLog) -> Section:
    """What was read, by which columns, and the classes that have a line: for a terminal."""
    return Section("from-orders", TITLE, (Paragraph(log.paragraph), _roles(log), _ledger(log, filled=True)))


def _ledger(log: OrderLog, *, filled: bool = False) -> Table:
    """All classes of lines, or those that have one."""
    about = "Every line is in one class, the first that fits; rows and money add up to the file"
    columns = (
        Column("lines", lambda row: row[0]),
        Column("rows", lambda row: row[1], "count"),
        Column("money", lambda row: row[2], "number", lambda row: f"{row[2]:,.2f}"),
        Column("what they are", lambda row: row[3], "long"),
    )
    classes = [lines for lines in log.ledger.classes if lines.rows or not filled]
    whole = ("all", log.ledger.rows, sum(lines.money for lines in classes), "all lines of the file")
    rows = (*((lines.name, lines.rows, lines.money, _MEANS[lines.name]) for lines in classes), whole)
    return Table(columns, rows, about, look="broad", sheet="Ledger", title=about, marked=lambda row: row is whole)


def _roles(log: OrderLog) -> Table:
    about = "Which column of the file tells what; the option roles says otherwise"
    columns = (
        Column("tells", lambda row: row[0].replace("_", " ")),
        Column("column", lambda row: row[1]),
        Column("why", lambda row: row[2], "long"),
    )
    rows = tuple((role, name, log.rows_read.reasons.get(role, "")) for role, name in log.rows_read.roles.items())
    return Table(columns, rows, about, look="broad")


def _definitions(log: OrderLog) -> Table:
    about = "What each column of the customers is"
    columns = (Column("column", lambda row: row[0]), Column("definition", lambda row: row[1], "long"))
    return Table(columns, tuple(log.definitions.items()), about, look="broad", sheet="Definitions", title=about)
