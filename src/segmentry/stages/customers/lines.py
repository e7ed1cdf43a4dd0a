"""SQL of the lines of a log: whose each is, when it was, what it is worth, and its class in the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from segmentry.engines.base import Output
from segmentry.engines.quoting import literal
from segmentry.plan import Plan
from segmentry.results.orders import DiscountIs, LineClass, LogRole, RowKind
from segmentry.results.table import NUMERIC, ColumnType
from segmentry.stages.customers import moments
from segmentry.stages.customers.collective import Nobody
from segmentry.stages.customers.exchange_rates import NO_PAYMENT, RateIs
from segmentry.stages.customers.line_classes import CLASSES, any_of, any_of_roles, says
from segmentry.stages.customers.returns_told import Told
from segmentry.stages.customers.spellings import Spelling
from segmentry.stages.customers.tests_told import OfTests

#: Decimals of money: sums of whole numbers are the same in whatever order and on every engine. Of amounts beyond the
#: first of these fewer are kept, so that they fit in 64 bits.
_DECIMALS = ((1e12, 6), (1e16, 2), (float("inf"), 0))

#: Roles of which something is made.
_MADE = ("customer", "date", "time", "amount")
#: Roles that are kept as they are.
_KEPT = ("quantity", "product", "category", "store", "channel")
_CURRENCY = "lower(CAST(currency AS VARCHAR))"
_CANCELLED = "^[Cc][- ]?[0-9]+$"


@dataclass(frozen=True)
class Lines:
    """How a log is read: its columns by role, and what the plan and a first look say of them.

    Attributes
    ----------
    kind : str
        What a row is.
    columns : dict of role to str
        The table's columns that tell something.
    types : dict of role to ColumnType
    not_goods : tuple of str
        Products whose lines are no goods, as they are written.
    may_be_no_goods : bool
        Others may be none.
    spending_is_negative : bool
        Amounts below zero are what customers spent, as on the statements of a bank.
    sold_is_negative : bool
        Quantities below zero are what was sold, as they leave a store.
    until : date, optional
        The last day that counts.
    carried : tuple of Output
        Further columns of the table, and what SQL calls them.
    largest : float
        The largest amount of a line, whatever its sign.
    discount_is : str
        What discounts are that prices do not have off yet.
    days : str
        What whole numbers are that tell days: dates such as 20240131, the same with two digits of the year, or numbers
        from a beginning that nobody knows.
    clock : str
        What whole numbers tell of the time of day: hours, minutes such as 1432, or seconds such as 143207.
    returns : Told
        What columns say of lines that are no sale.
    nobody : Nobody
        Cells of the customers' column that name none.
    spelling : Spelling
        How customers are compared who are written in several ways.
    rate_is : str, optional
        Whether amounts are to be taken times the rate of exchange, or by it, where there is one.
    tests : OfTests
        What columns say of lines that were placed to test the shop.
    """

    kind: RowKind
    columns: Mapping[LogRole, str]
    types: Mapping[LogRole, ColumnType]
    plan: Plan
    not_goods: tuple[str, ...] = ()
    may_be_no_goods: bool = False
    spending_is_negative: bool = False
    sold_is_negative: bool = False
    until: date | None = None
    carried: tuple[Output, ...] = ()
    largest: float = 0.0
    discount_is: DiscountIs = "none"
    days: moments.Days = "dates"
    clock: moments.Clock = "seconds"
    returns: Told = field(default_factory=Told)
    nobody: Nobody = field(default_factory=Nobody)
    spelling: Spelling = field(default_factory=Spelling)
    rate_is: RateIs | None = None
    tests: OfTests = field(default_factory=OfTests)

    @property
    def unit(self) -> int:
        """How many whole numbers of `money` make one of the log's amounts."""
        decimals: int = next(decimals for most, decimals in _DECIMALS if self.largest < most)
        return int(10**decimals)

    @property
    def is_whole(self) -> bool:
        """Whether customers are numbered."""
        return self.types["customer"] in NUMERIC

    @property
    def inputs(self) -> dict[str, str]:
        """The table's columns that are needed, by their names in SQL."""
        carried = {column.id: column.name for column in self.carried}
        return {**{str(role): column for role, column in self.columns.items()}, **carried}

    @property
    def has_money(self) -> bool:
        """Whether a line tells what it is worth."""
        return bool({"amount", "unit_price"} & set(self.columns))

    @property
    def order(self) -> str | None:
        """SQL, over lines, of what one order is; None where every row is one."""
        if "order" in self.columns:
            return "ord"
        return "CAST(moment AS DATE)" if self.kind == "order lines" else None

    @property
    def outputs(self) -> tuple[Output, ...]:
        """The columns of the lines that count, as `sql` makes them."""
        has = {str(role): self.types[role] for role in self.columns if role in _KEPT}
        whose: ColumnType = "integer" if self.is_whole else "text"
        own: dict[str, ColumnType] = {"customer": whose, "moment": "date", "money": "integer", "class": "integer"}
        own |= {"ord": "text"} if "order" in self.columns else {}
        own |= {name: type if name == "quantity" else "text" for name, type in has.items()}
        own |= {"discounted": "boolean"} if "discount" in self.columns else {}
        own |= {"differs": "boolean"} if self.is_compared else {}
        own |= {"paid_back": "boolean"} if self.tells_paid_back else {}
        own |= {"void": "boolean"} if self.tells_void else {}
        return (*(Output(name, name, type) for name, type in own.items()), *self.carried)

    @property
    def is_compared(self) -> bool:
        """Whether amounts can be compared with quantity x price."""
        return {"amount", "quantity", "unit_price"} <= set(self.columns)

    @property
    def tells_paid_back(self) -> bool:
        """Whether a column tells of rows that they pay something back, whatever the sign of their money."""
        return self.has_money and bool(self.returns.paid_back)

    @property
    def tells_void(self) -> bool:
        """Whether a column tells of rows that they take nothing off, whatever else is said of them."""
        return self.has_money and bool(self.returns.void)

    @property
    def taken_off(self) -> str:
        """SQL, over returns, of the money by which they lessen what was spent."""
        cases = ["WHEN void THEN 0"] if self.tells_void else []
        cases += ["WHEN paid_back THEN -abs(money)"] if self.tells_paid_back else []
        less = "least(money, 0)"
        return f"CASE {' '.join(cases)} ELSE {less} END" if cases else less

    @property
    def sql(self) -> str:
        """SELECT of all lines of `input`: whose, when, what they are worth, and their class."""
        read = {
            "customer": self._customer,
            "moment": self.moment,
            "money": f"TRY_CAST(round(({self._worth}) * {self.unit}) AS BIGINT)"
            if self.has_money
            else "CAST(NULL AS BIGINT)",
            **{str(role): f'"{role}"' for role in self.columns if role not in _MADE},
            **({"quantity": '-"quantity"'} if self.sold_is_negative else {}),
            **{column.id: column.id for column in self.carried},
            **({"discounted": "coalesce(CAST(discount AS DOUBLE) <> 0, false)"} if "discount" in self.columns else {}),
            **({"differs": self._differs} if self.is_compared else {}),
            **({"paid_back": any_of_roles(self.returns.paid_back)} if self.tells_paid_back else {}),
            **({"void": any_of_roles(self.returns.void)} if self.tells_void else {}),
        }
        cells = ", ".join(f'{expression} AS "{name}"' for name, expression in read.items())
        kept = [output.id for output in self.outputs if output.id not in ("class", "ord")]
        more = ', CAST("order" AS VARCHAR) AS ord' if "order" in self.columns else ""
        return f"SELECT {', '.join(kept)}, {self._class} AS class{more} FROM (SELECT {cells} FROM input)"

    @property
    def _pieces(self) -> str:
        """SQL of how many were sold."""
        return f"{'-' if self.sold_is_negative else ''}CAST(quantity AS DOUBLE)"

    @property
    def _differs(self) -> str:
        """SQL of whether the amount is not quantity x price, but for rounding and rates of tax."""
        product = f"{self._pieces} * CAST(unit_price AS DOUBLE)"
        return f"coalesce(abs(CAST(amount AS DOUBLE) - {product}) > greatest(0.02, 0.005 * abs({product})), false)"

    @property
    def _customer(self) -> str:
        """SQL of who it was: whole numbers without decimals, addresses in lower case, nobody's words as NULL."""
        if self.is_whole:
            return self.nobody.sql("CAST(customer AS BIGINT)")
        return self.nobody.sql("customer", self.spelling.sql("customer"))

    @property
    def moment(self) -> str:
        """SQL of the moment."""
        day = moments.moment('"date"', self.types["date"], self.days)
        if "time" not in self.columns:
            return day
        return f"coalesce(CAST({day} AS DATE) + {moments.clock(self.types['time'], self.clock)}, {day})"

    @property
    def _worth(self) -> str:
        """SQL of what a line is worth, in the currency that counts."""
        if not self.has_money:
            return "NULL"
        if "amount" in self.columns:
            worth = f"{'-' if self.spending_is_negative else ''}CAST(amount AS DOUBLE)"
        else:
            quantity = f"{self._pieces} * " if "quantity" in self.columns else ""
            worth = self._less(f"{quantity}CAST(unit_price AS DOUBLE)")
        worth = self._less_refunded(worth) if "refunded" in self.columns else worth
        if self.rate_is is not None:
            rate = "CAST(exchange_rate AS DOUBLE)"
            return f"({worth}) * {rate}" if self.rate_is == "times" else f"({worth}) / nullif({rate}, 0)"
        if not self.plan.rates or "currency" not in self.columns:
            return worth
        rates = " ".join(f"WHEN {literal(code.lower())} THEN {rate}" for code, rate in self.plan.rates.items())
        return f"({worth}) * CASE {_CURRENCY} {rates} END"

    def _less_refunded(self, worth: str) -> str:
        """SQL of the same less what was paid back; of an order that is none at all, told on one line, it is no less."""
        back = "abs(CAST(refunded AS DOUBLE))"
        less = f"coalesce({worth} - {back}, {worth}, -{back})"
        undone = any_of_roles(self.returns.undone)
        return f"CASE WHEN ({undone}) AND {back} > {worth} THEN {worth} ELSE {less} END" if undone else less

    def _less(self, worth: str) -> str:
        """SQL of the same less its discount, where prices have it not off."""
        discount = "abs(coalesce(CAST(discount AS DOUBLE), 0))"
        if self.discount_is == "amount":
            return f"({worth} - sign({worth}) * {discount})"
        share = {"share": discount, "percent": f"{discount} / 100"}.get(self.discount_is)
        return worth if share is None else f"{worth} * (1 - {share})"

    @property
    def _class(self) -> str:
        """SQL of the class, by its place: the first that fits."""
        last = min(filter(None, (self.until, self.plan.until)), default=None)
        since = f"moment < {moments.day(self.plan.since)}" if self.plan.since else "false"
        until = f"moment >= {moments.day(last)} + INTERVAL 1 DAY" if last else "false"
        cases: list[tuple[LineClass, str]] = [
            ("test order", any_of_roles(self.tests.says) or "false"),
            ("conversion", f"exchange_rate = {NO_PAYMENT}" if self.rate_is else "false"),
            ("no customer", "customer IS NULL"),
            ("no date", "moment IS NULL"),
            ("outside the period", f"{since} OR {until}"),
            ("other currency", self._is_other_currency),
            ("not goods", any_of_roles(self.returns.no_purchase) or "false"),
            ("return", self._is_return),
            ("not goods", self._is_no_goods),
            ("no price", "coalesce(money, 0) <= 0" if self.has_money else "false"),
        ]
        found = " ".join(f"WHEN {test} THEN {CLASSES.index(name)}" for name, test in cases if test != "false")
        return f"CASE {found} ELSE {CLASSES.index('sale')} END"

    @property
    def _is_other_currency(self) -> str:
        if self.rate_is is not None:
            return "exchange_rate IS NULL"
        if "currency" not in self.columns:
            return "false"
        if self.plan.rates:
            known = ", ".join(literal(code.lower()) for code in self.plan.rates)
            return f"coalesce({_CURRENCY} NOT IN ({known}), true)"
        return f"{_CURRENCY} <> {literal(self.plan.currency.lower())}" if self.plan.currency else "false"

    @property
    def _is_return(self) -> str:
        """SQL of whether it was sent back, cancelled or paid back."""
        tests = ["money < 0"] if self.has_money else []
        if "quantity" in self.columns:
            tests.append("quantity < 0")
        if "order" in self.columns and self.types["order"] == "text":
            tests.append(f"""CASE WHEN "order" >= 'C' THEN regexp_matches("order", {literal(_CANCELLED)}) END""")
        tests += ["refunded <> 0 AND money <= 0"] if "refunded" in self.columns else []
        tests += ["paid IS NULL"] if "paid" in self.columns else []
        tests += [says(role, pattern) for role, pattern in self.returns.undone.items()]
        tests += [f"NOT coalesce({says(role, pattern)}, false)" for role, pattern in self.returns.sold.items()]
        return any_of(tests) or "false"

    @property
    def _is_no_goods(self) -> str:
        if "product" not in self.columns or not self.not_goods:
            return "false"
        listed = ", ".join(map(literal, self.not_goods))
        cell = "product" if self.types["product"] == "text" else "CAST(product AS VARCHAR)"
        return f"coalesce({cell} IN ({listed}), false)"
