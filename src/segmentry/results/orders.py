"""What was understood of a log of orders, and what became of its lines."""

from typing import Literal

from pydantic import Field

from segmentry.results._model import Result

#: What a row of a table is. The last three make a log, of which `customers` makes a table.
RowKind = Literal["customers", "customers at several dates", "orders", "order lines", "transactions"]
LOGS: tuple[RowKind, ...] = ("orders", "order lines", "transactions")

#: What a column of a log tells of a line.
LogRole = Literal[
    "customer",
    "order",
    "date",
    "time",
    "quantity",
    "unit_price",
    "amount",
    "discount",
    "product",
    "category",
    "store",
    "channel",
    "currency",
    "returned",
    "status",
    "paid",
    "refunded",
    "test",
    "exchange_rate",
]

#: Where a line of a log stands, in the order of precedence: it is of the first class that fits it.
LineClass = Literal[
    "test order",
    "conversion",
    "no customer",
    "no date",
    "outside the period",
    "other currency",
    "return",
    "not goods",
    "no price",
    "sale",
]


#: What a discount is that prices do not have off yet.
DiscountIs = Literal["none", "share", "percent", "amount"]


class RowsRead(Result):
    """What the rows of a table are, and which column tells what of them.

    Attributes
    ----------
    kind : str
        What a row is.
    roles : dict of role to str
        The column of each role that was found or told; a role that no column has is not in it.
    reasons : dict of role to str
        Why that column has the role, in a few words.
    questions : tuple of str
        What could not be told and must be asked, each a sentence.
    rivals : dict of role to tuple of str
        Columns among which nothing tells the one of the customers, or of the money.
    doubt : str
        What speaks for a log where rows are taken for customers, in a sentence; empty where nothing does.
    """

    kind: RowKind
    roles: dict[LogRole, str] = Field(default_factory=dict)
    reasons: dict[LogRole, str] = Field(default_factory=dict)
    questions: tuple[str, ...] = ()
    rivals: dict[LogRole, tuple[str, ...]] = Field(default_factory=dict)
    doubt: str = ""

    @property
    def is_log(self) -> bool:
        """Whether rows are orders, their lines or transactions."""
        return self.kind in LOGS


class ClassOfLines(Result):
    """The lines of one class: how many, and what they are worth (to six decimals, in the log's own currency)."""

    name: LineClass
    rows: int
    money: float


class Ledger(Result):
    """Every line of a log in exactly one class; rows and money add up to those of the file.

    Attributes
    ----------
    classes : tuple of ClassOfLines
        All classes in the order of precedence, those without a line, too.
    duplicates : int
        Lines that are equal to one before them in every cell. They are in their classes, unless the plan drops them.
    customers, buyers : int
        Customers with any line, and those with a sale, of whom segments are made.
    """

    classes: tuple[ClassOfLines, ...]
    duplicates: int
    customers: int
    buyers: int

    @property
    def rows(self) -> int:
        """All lines."""
        return sum(lines.rows for lines in self.classes)

    def of(self, name: LineClass) -> ClassOfLines:
        """The lines of that class."""
        return next(lines for lines in self.classes if lines.name == name)


class OrderLog(Result):
    """A log that became a table of customers.

    Attributes
    ----------
    rows_read : RowsRead
        What its rows are, and the columns by role.
    first, last : str
        The first and the last day of a sale (ISO).
    latest : str
        The last day of any line (ISO).
    reference_date : str
        The moment from which days since the last order count (ISO, with its time of day where the log has times).
    ordered_by : str
        What is one order, in words: a number of the file's, or a customer's day.
    currency : str or None
        The one that money is in.
    discount_is : str
        What was taken off prices: a share of them, per cent, an amount, or nothing.
    nobody : tuple of str, optional
        Cells of the customers' column that name no customer, such as one number for all guests.
    definitions : dict of str to str
        By column of the customers' table what it is, in plain words.
    paragraph : str
        All this in a few sentences.
    """

    rows_read: RowsRead
    ledger: Ledger
    first: str
    last: str
    latest: str
    reference_date: str
    ordered_by: str
    currency: str | None = None
    discount_is: DiscountIs = "none"
    nobody: tuple[str, ...] | None = None
    definitions: dict[str, str] = Field(default_factory=dict)
    paragraph: str = ""
