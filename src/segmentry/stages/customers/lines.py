"""SQL of the lines of a log: whose each is, when it was, what it is worth, and its class in the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from segmentry.engines.base import MISSING_WORDS
from segmentry.engines.quoting import literal
from segmentry.plan import Plan
from segmentry.results.orders import LogRole, RowKind
from segmentry.results.table import ColumnType

#: Money, exact to six decimals, so that sums are the same in whatever order and on every engine.
MONEY = "DECIMAL(38, 6)"

_NOBODY = (
    "guest",
    "guests",
    "anonymous",
    "walk-in",
    "walk in",
    "cash customer",
    "gast",
    "invité",
    "invitado",
    "ospite",
)
_TRUE = ("1", "1.0", "true", "t", "yes", "y", "x", "ja", "oui", "si", "sí", "sim", "return", "returned", "refunded")
#: What a status says of an order of which nothing came: the beginnings of its words, in several languages.
_UNDONE = (
    "refund|return|cancel|void|revers|charge ?back|reject|declin|fail|storn|retour|annul|rembours|devuel|devol"
    "|reembols|resa|reso|rimbors|zwr[oó]|anulow|erstattet|cancelad"
)
#: Codes that stand for no goods on any shop's lines: fees, postage, corrections, tests.
_NO_GOODS = (
    "post|postage|dot|dotcom postage|p&p|carriage|c2|shipping|ship|delivery|freight|versand|versandkosten|porto"
    "|frais de port|livraison|spedizione|spese di spedizione|envio|gastos de envio|frete|verzendkosten|wysyłka"
    "|bank charges?|amazon ?fees?|fees?|service fee|handling|surcharge|adjust|adjust[0-9]+|adjustment|test[0-9]*|b"
)
#: Words of descriptions that may name no goods: people decide.
MAY_BE_NO_GOODS = (
    r"\b(postage|shipping|delivery|carriage|freight|fees?|charges?|commission|adjust\w*|manual|discount|samples?"
    r"|vouchers?|gift ?cards?|test|deposit|donation|tip|tax|vat|versand\w*|porto|gutschein|rabatt|livraison|remise"
    r"|envío)\b"
)
#: Roles of which something is made.
_MADE = ("customer", "date", "time", "amount")
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
    codes : bool
        Products are told by codes, so that one that is no goods is certain.
    spending_is_negative : bool
        Amounts below zero are what customers spent, as on the statements of a bank.
    until : date, optional
        The last day that counts.
    carried : dict of str to str
        Further columns of the table, by their names in SQL.
    """

    kind: RowKind
    columns: Mapping[LogRole, str]
    types: Mapping[LogRole, ColumnType]
    plan: Plan
    codes: bool = False
    spending_is_negative: bool = False
    until: date | None = None
    carried: Mapping[str, str] = field(default_factory=dict)

    @property
    def inputs(self) -> dict[str, str]:
        """The table's columns that are needed, by their names in SQL."""
        return {**{str(role): column for role, column in self.columns.items()}, **self.carried}

    @property
    def has_money(self) -> bool:
        """Whether a line tells what it is worth."""
        return bool({"amount", "unit_price"} & set(self.columns))

    @property
    def order(self) -> str | None:
        """SQL of what one order is; None where every row is one."""
        if "order" in self.columns:
            return 'CAST("order" AS VARCHAR)'
        return "CAST(moment AS DATE)" if self.kind == "order lines" else None

    @property
    def sql(self) -> str:
        """SELECT of all lines of `input`, with `ord`, `moment`, `amount` and `class` beside what else is known."""
        money = "amount" if self.has_money else "NULL"
        made: dict[str, str] = {
            "customer": self._customer,
            "moment": self._at,
            "amount": f"TRY_CAST({self._worth} AS {MONEY})" if self.has_money else f"CAST(NULL AS {MONEY})",
            **{name: f'"{name}"' for name in self.inputs if name not in _MADE},
        }
        cells = ", ".join(f'{expression} AS "{name}"' for name, expression in made.items())
        classed = f"SELECT *, {self.order or 'NULL'} AS ord, {self._class(money)} AS class"
        return f"{classed} FROM (SELECT {cells} FROM input)"

    @property
    def _customer(self) -> str:
        """SQL of who it was: whole numbers without decimals, addresses in lower case, nobody's words as NULL."""
        if self.types["customer"] in ("integer", "number"):
            return "CAST(CAST(customer AS BIGINT) AS VARCHAR)"
        cell = "CASE WHEN contains(customer, '@') THEN lower(customer) ELSE customer END"
        nobody = ", ".join(map(literal, (*MISSING_WORDS, *_NOBODY)))
        return f"CASE WHEN lower(customer) NOT IN ({nobody}) THEN {cell} END"

    @property
    def _at(self) -> str:
        """SQL of the moment."""
        day = _moment('"date"', self.types["date"])
        if "time" not in self.columns:
            return day
        return f"coalesce(CAST({day} AS DATE) + {_clock(self.types['time'])}, {day})"

    @property
    def _worth(self) -> str:
        """SQL of what a line is worth, in the currency that counts."""
        if "amount" in self.columns:
            worth = f"{'-' if self.spending_is_negative else ''}CAST(amount AS DOUBLE)"
        else:
            quantity = "CAST(quantity AS DOUBLE) * " if "quantity" in self.columns else ""
            worth = f"{quantity}CAST(unit_price AS DOUBLE)"
        if not self.plan.rates or "currency" not in self.columns:
            return worth
        rates = " ".join(f"WHEN {literal(code.lower())} THEN {rate}" for code, rate in self.plan.rates.items())
        return f"{worth} * CASE lower(currency) {rates} END"

    def _class(self, money: str) -> str:
        """SQL of the class: the first that fits."""
        last = self.until or self.plan.until
        since = f"moment < {_day(self.plan.since)}" if self.plan.since else "false"
        until = f"moment >= {_day(last)} + INTERVAL 1 DAY" if last else "false"
        cases = {
            "no customer": "customer IS NULL",
            "no date": "moment IS NULL",
            "outside the period": f"{since} OR {until}",
            "other currency": self._is_other_currency,
            "return": self._is_return(money),
            "not goods": self._is_no_goods,
            "no price": f"coalesce({money}, 0) <= 0" if self.has_money else "false",
        }
        return f"CASE {' '.join(f'WHEN {test} THEN {literal(name)}' for name, test in cases.items())} ELSE 'sale' END"

    @property
    def _is_other_currency(self) -> str:
        if "currency" not in self.columns:
            return "false"
        if self.plan.rates:
            known = ", ".join(literal(code.lower()) for code in self.plan.rates)
            return f"coalesce(lower(currency) NOT IN ({known}), true)"
        return f"lower(currency) <> {literal(self.plan.currency.lower())}" if self.plan.currency else "false"

    def _is_return(self, money: str) -> str:
        """SQL of whether it was sent back, cancelled or paid back."""
        tests = [f"{money} < 0"] if self.has_money else []
        if "quantity" in self.columns:
            tests.append("quantity < 0")
        if "order" in self.columns and self.types["order"] == "text":
            tests.append(f'regexp_matches("order", {literal(_CANCELLED)})')
        if "returned" in self.columns:
            tests.append(f"lower(trim(CAST(returned AS VARCHAR))) IN ({', '.join(map(literal, _TRUE))})")
        if "status" in self.columns:
            tests.append(self._is_undone)
        return " OR ".join(f"coalesce({test}, false)" for test in tests) or "false"

    @property
    def _is_undone(self) -> str:
        status = "lower(trim(CAST(status AS VARCHAR)))"
        if self.plan.returned is not None:
            return f"{status} IN ({', '.join(literal(word.lower()) for word in self.plan.returned) or 'NULL'})"
        return f"regexp_matches({status}, '^({_UNDONE})')"

    @property
    def _is_no_goods(self) -> str:
        if "product" not in self.columns:
            return "false"
        product = "lower(trim(CAST(product AS VARCHAR)))"
        if self.plan.not_goods is not None:
            listed = ", ".join(literal(word.lower()) for word in self.plan.not_goods)
            return f"coalesce({product} IN ({listed}), false)" if listed else "false"
        return f"coalesce(regexp_full_match({product}, {literal(_NO_GOODS)}), false)" if self.codes else "false"


def _day(day: date) -> str:
    return f"DATE '{day.isoformat()}'"


def _moment(cell: str, type: ColumnType) -> str:
    """SQL of a moment, of dates, of whole numbers such as 20240131 or seconds since 1970, or of text."""
    if type == "date":
        return cell
    if type == "text":
        return f"TRY_CAST({cell} AS TIMESTAMP)"
    whole = f"CAST({cell} AS BIGINT)"
    return (
        f"CASE WHEN {whole} BETWEEN 19000101 AND 21001231 THEN TRY_STRPTIME(CAST({whole} AS VARCHAR), '%Y%m%d')"
        f" WHEN {whole} BETWEEN 190001 AND 210012 THEN TRY_STRPTIME(CAST({whole} AS VARCHAR), '%Y%m')"
        f" WHEN {whole} BETWEEN 100000000 AND 9999999999 THEN make_timestamp({whole} * 1000000)"
        f" WHEN {whole} BETWEEN 100000000000 AND 9999999999999 THEN make_timestamp({whole} * 1000) END"
    )


def _clock(type: ColumnType) -> str:
    """SQL of a time of day, to be added to a day: of text such as 14:32, of whole numbers such as 143207 or 1432."""
    if type in ("text", "date"):
        return "TRY_CAST(time AS TIME)"
    whole = "CAST(time AS BIGINT)"
    return f"to_seconds({whole} // 10000 * 3600 + {whole} // 100 % 100 * 60 + {whole} % 100)"
