"""Which lines of a log were placed to test the shop: by a column of their own, or by what others say of few lines."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from segmentry import wording
from segmentry.engines.base import Rows
from segmentry.results.orders import LogRole
from segmentry.stages.customers.flags import MARKED
from segmentry.stages.customers.shape import Head
from segmentry.stages.shared.outcome_events import NO
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.traits import normal

#: A shop tests with few of its lines, and so few customers or kinds of anything stand for it (ours).
_MOST, _MOST_OTHERS, _FEW_LEVELS, _LEVELS = 0.1, 0.05, 0.01, 3
#: Of fewer lines nothing is said.
_FEWEST = 20
#: Shown as examples.
_SHOWN = 3

_TEST = (
    "tests?|testing|testers?|testow[aey]|teste|teszt|bogus|dummy|sandbox|pruebas?|prova|essai|proef|prøve|zkou[sš]ka"
    "|deneme|uji|тест|тестов[а-я]+|テスト|测试|測試|테스트|δοκιμή|בדיקה|اختبار"
)
_BESIDE = (
    "orders?|payments?|transactions?|gateway|mode|users?|customers?|clients?|accounts?|buyers?|persons?|names?"
    "|bookings?|reservations?|invoices?|subscriptions?|tickets?|buchung|reservierung|rechnung|reserva|prenotazione"
    "|boeking|facture|factura|fattura|factuur|purchases?|checkout|card|shop|only|please|ignore|do not ship|for"
    "|deals?|opportunit(y|ies)|ignore|bestellung|auftrag|zahlung|kunde|kauf|konto"
    "|commande|paiement|pedido|compra|pago|cliente|ordine|pagamento|acquisto|encomenda|bestelling|betaling|klant"
    "|zam[oó]wienie|p[lł]atno[sś][cć]|klient|ordre?|kund|tilaus|objedn[aá]vka|rendel[eé]s|sipari[sş]|заказ|платеж|клиент"
    "|注文|決済|订单|訂單|주문|de|di|per|til"
)
_APART = r"[ ._#()/:,;!+\-0-9]*"
_NOT_SO = "do not|don't|nicht|niet|ne pas|no (usar|enviar|facturar)|non (usare|spedire|fatturare)|não|nie"
#: What is said of a test by a whole cell, and by an address.
_SAYS = (
    rf"^{_APART}(({_BESIDE}){_APART})*({_TEST}){_APART}(({_TEST}|{_BESIDE}){_APART})*(({_NOT_SO}) .*)?$"
    r"|^\w+ sandbox$|^(john|jane) doe$|^(max|erika) mustermann$"
)
_ADDRESS = (
    rf"^({_TEST}|qa|test[ ._\-]?({_BESIDE}))([._+\-][^@]*)?[0-9]*@|@([^@]*\.)?(example|test)\.[a-z]+$"
    r"|@[^@]*\.(test|example|invalid|localhost)$|^pub@prestashop\.com$"
)
_NUMBER = rf"^({_TEST})[ _#\-]?[0-9]"
_WORDS = "|".join((_SAYS, _ADDRESS, _NUMBER))
#: What stands somewhere in all of these: few cells have any of it, and the others need not be looked at.
_AT_ALL = f"{_TEST}|qa|example|invalid|localhost|pub@|doe|mustermann"
#: What modes and environments are called in which people really buy, and in which nobody does.
_LIVE = word_set("live production prod real produktiv produktion produccion produzione productie produkcja 本番 正式")
_TRIED = word_set("test testing sandbox staging stage dev development demo qa uat dummy bogus teste prueba prova")
_TRUE, _FALSE = MARKED | {"test"}, NO | {"live"}
#: Columns that say yes to tests, or to what is none.
_FLAG = re.compile(
    rf"((is|ist|es|est|e|is_a|flag)_)?({_TEST})_?({_BESIDE}|bestellung|auftrag|flag|flg|kz|yn|ind|indicator|bool|modus"
    r"|transaktion|transaction)*(_(flag|flg|kz|yn|ind))?"
)
_LIVE_FLAG = re.compile(r"(is_)?(live|production)(_?(mode|order|payment|transaction|flag|flg))?")
_TELLING: tuple[LogRole, ...] = ("status", "channel", "store", "order", "customer")


@dataclass(frozen=True, eq=False)
class _Told:
    """What a column says of tests: its pattern, the cells that have it, and the rows that have these."""

    pattern: str
    levels: list[str]
    rows: np.ndarray


@dataclass(frozen=True)
class OfTests:
    """What lines say that are tests.

    Attributes
    ----------
    says : dict of role to str
        By role the pattern that its column has in small letters there.
    notes : tuple of str
        What people are told of it, and how to say otherwise.
    """

    says: Mapping[LogRole, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def column_of_tests(head: Head, taken: set[str]) -> str | None:
    """The column that tells of few lines that they are tests, of those without another role: a flag or a mode first.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = segmentry.read(pd.DataFrame({"order": range(40), "Mode": ["live"] * 38 + ["test"] * 2}))
    >>> column_of_tests(Head.of(log.rows, log.names), {"order"})
    'Mode'
    """
    able = [name for name in head.names if name not in taken]
    for tells in (_of_flag, _of_words):
        found = (name for name in able if (told := tells(head, name)) is not None and _are_few(head, name, told))
        if (name := next(found, None)) is not None:
            return name
    return None


def lines_of_tests(rows: Rows, roles: Mapping[LogRole, str], told: str | None) -> OfTests:
    """What the columns of a log say of tests.

    Parameters
    ----------
    told : str, optional
        The column that the plan names for them; an empty name where no line is to be one.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> mails = [f"a{i}@post.com" for i in range(38)] + ["test@shop.com", "Test.Two@shop.com"]
    >>> found = lines_of_tests(segmentry.read(pd.DataFrame({"mail": mails})).rows, {"customer": "mail"}, None)
    >>> list(found.says), found.notes[0][:66]
    (['customer'], '2 lines with `test@shop.com` or `Test.Two@shop.com` in `mail` were')
    """
    if told == "":
        return OfTests()
    wanted: list[LogRole] = [role for role in ("test", *_TELLING) if role in roles]
    head = Head.of(rows, [roles[role] for role in wanted]) if wanted else None
    says: dict[LogRole, str] = {}
    notes = []
    for role in wanted:
        assert head is not None  # there is a role
        name = roles[role]
        found = _of_flag(head, name) or _of_words(head, name)
        if found is None or not (role == "test" or _are_few(head, name, found)):
            continue
        says[role] = found.pattern
        notes += _said(name, found)
    return OfTests(says, tuple(notes))


def _of_flag(head: Head, name: str) -> _Told | None:
    """The tests in a column of two values, of which one says so by the column's name, or in one of modes."""
    levels = {level.lower().strip() for level in head.few_levels(name, len(_TRIED))}
    tests = _tests_among(levels, normal(name)) if levels else set()
    return _told(head, name, f"^({'|'.join(sorted(map(re.escape, tests)))})$") if tests else None


def _tests_among(levels: set[str], name: str) -> set[str]:
    if _FLAG.fullmatch(name) and levels <= _TRUE | _FALSE:
        return levels & _TRUE
    if _LIVE_FLAG.fullmatch(name) and levels <= _TRUE | _FALSE:
        return levels & _FALSE
    return levels & _TRIED if levels & _LIVE and levels <= _LIVE | _TRIED else set()


def _of_words(head: Head, name: str) -> _Told | None:
    """The cells that say of themselves that they are a test, where some do."""
    told = _told(head, name, _WORDS) if head.type(name) == "text" else None
    return told if told is not None and told.levels else None


def _told(head: Head, name: str, pattern: str) -> _Told:
    """What has the pattern."""
    levels = np.array(head.levels(name), dtype=object)
    if pattern == _WORDS:
        may = pc.match_substring_regex(pa.array(levels, pa.string()), _AT_ALL, ignore_case=True)
        able = np.flatnonzero(may.to_numpy(zero_copy_only=False))
    else:
        able = np.arange(len(levels))
    found = [place for place in able if re.search(pattern, levels[place].lower().strip())]
    return _Told(pattern, levels[found].tolist(), np.isin(head.codes(name), found))


def _are_few(head: Head, name: str, told: _Told) -> bool:
    """Whether so few lines are tests as a shop has, and other lines say that they are none, or nothing."""
    if head.n < _FEWEST or not 0 < told.rows.mean() <= _MOST:
        return False
    if head.distinct(name) <= len(_TRIED):
        return True
    return told.rows.mean() <= _MOST_OTHERS and len(told.levels) <= max(_LEVELS, _FEW_LEVELS * head.distinct(name))


def _said(name: str, told: _Told) -> list[str]:
    """What is said of the lines that are left out as tests."""
    if not told.levels:
        return []
    listed = wording.listed([f"`{level}`" for level in told.levels[:_SHOWN]], "or")
    more = " and the like" if len(told.levels) > _SHOWN else ""
    count = wording.counted(int(told.rows.sum()), "line")
    return [
        f"{count} with {listed}{more} in `{name}` were placed to test the shop and count for nobody; where they are"
        " customers' own, name no column for `test` in `roles`."
    ]
