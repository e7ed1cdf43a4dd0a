"""How people say the name of a column, or a level of it: words in place of codes, and the unit apart."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from segmentry.results.columns import currency_of
from segmentry.stages.shared.business_words import spelled_out
from segmentry.stages.shared.in_english import in_english, is_foreign, level_in_english
from segmentry.stages.shared.months import month_apart
from segmentry.stages.shared.names_of_counts import without_number
from segmentry.stages.shared.plain_words import without_accents, word_set
from segmentry.stages.shared.units_in_names import (
    ATTACHED,
    CURRENCY_SIGNS,
    Measured,
    in_brackets,
    is_money,
    taken_apart,
    without_scale,
)
from segmentry.stages.shared.words_by_place import read_by_place
from segmentry.stages.shared.words_of_parts import WHEN, WHICH, is_a_part

#: What the labels of a plan say, by column or `column=level`.
Labels = Mapping[str, str]

#: Behind the name of a box of which only a yes is written.
TICKED = " (ticked)"
#: Whose a column is goes without saying.
_OWNERS = word_set("customer client user member subscriber")
#: What these are spent on stands behind them, and what says no more of what.
_SPENT = word_set("spend spending spent expenditure")
_NOT_SPENT_ON = word_set("on at in of per for by to last total all score rate share level band category amount month")
#: A yes or no begins so.
_YES_NO = word_set("is has had was uses have")
#: What one of them has, behind a stroke: lines/order.
_BY_THE = """order|visit|customer|user|seat|employee|trip|call|head|person|household|account|item|policy|ticket|booking|
stay|day|week|wk|month|mth|year|yr|quarter|tag|woche|monat|jahr|jour|mois|an|dia|mes|ano|mese|anno|dag|maand|jaar|rok""".replace(
    "\n", ""
)
#: These say how much, and not of what.
_HOW_MUCH = word_set("total annual yearly monthly weekly daily average")
#: These stand before what they are of.
_STAND_BEFORE = word_set("gross net monthly weekly yearly annual average median mean previous current lifetime")
#: What says only that it is a yes or no.
_MARKS = word_set("flag flg yn kz kennz")
#: What an amount of money of these is.
_OF_MONEY = {
    "amount": _HOW_MUCH,
    "costs": word_set("hospital outpatient inpatient"),
    "spend": word_set("ancillary additional extra incidental"),
}
_MONTHS = word_set("jan feb mar apr may jun jul aug sep oct nov dec")
#: Known by their letters.
_ACRONYMS = {
    word: word.upper()
    for word in word_set(
        """bmi nps ltv clv gmv kva arpu sms mms tv gdp apr kpi csat atm pv ev edi sepa vat kyc crm erp gp fx mrr
        sla voip dsl"""
    )
}
_BEHIND = re.compile(r"[\s_]*[(\[]([^()\[\]]{1,32})[)\]]\s*$")
_APART = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})|[\s_.]+|(?<!\b[Nn]o)-(?=[A-Za-z]{3})")
#: How people write what is said in words, and units whose letters come apart else.
_SIGNS = (
    (re.compile(r"\bp\. ?([am])\b\.?"), r"p\1"),  # p.a.
    (re.compile(r"^# ?(?=[A-Za-z])"), ""),
    (re.compile(r"(?<=[A-Za-z.]) ?#$"), ""),
    (re.compile(r"Ø[\s_]*(?=\w)"), "average "),
    (re.compile(r"< ?(?=\d)"), "under "),
    (re.compile(r"> ?(?=\d)"), "over "),
    (ATTACHED, r" \g<0>"),
    (re.compile(r"(?<=\d)d(?= )"), " days"),
    (re.compile(r"(?<=[a-z0-9])%"), " %"),
    (re.compile(r"(?<=[a-z]{2})\+(?=[a-z]{2})"), " & "),
    (re.compile(rf"[\s_]*/[\s_]*(?=(?:{_BY_THE})\b)", re.IGNORECASE), " per "),
    (re.compile(r"(?<![A-Za-z]{2})/|/(?![A-Za-z]{2})"), " "),
    (re.compile(r"/"), " / "),
)
_MIXED = re.compile(r"(?<![A-Za-z])(?:[kM]W[hp]?|[kT](?:EUR|USD|GBP|CHF))(?![A-Za-z])")
#: Fewer words than this are kept as they are: nobody could split them.
_MOST_WORDS = 5
#: Levels that are numbered: 2. Information.
_NUMBERED = re.compile(r"^\d{1,2}[.)]\s+(?=[^\W\d_])")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Display:
    """The words for a column, and the unit of its figures; empty where its name tells none."""

    words: str
    unit: str = ""

    @property
    def is_money(self) -> bool:
        """Whether its figures are amounts in a currency.

        >>> Display("income", "k$").is_money, Display("spend", "EUR").is_money, Display("tenure", "months").is_money
        (True, True, False)
        """
        return is_money(self.unit)

    def value(self, figure: str) -> str:
        """A figure with the unit as people write it.

        >>> Display("income", "k$").value("62"), Display("tenure", "months").value("5")
        ('$62k', '5 months')
        """
        sign = next((sign for sign in CURRENCY_SIGNS if sign in self.unit), "")
        if sign:
            return f"{sign}{figure}{self.unit.replace(sign, '').strip()}"
        if self.unit[:1] == "k" and self.is_money:
            return f"{figure}k {self.unit[1:]}"
        return f"{figure}{'' if self.unit == '%' else ' '}{self.unit}" if self.unit else figure


@lru_cache(maxsize=16_384)  # every part of a report says the same columns
def display_name(column: str, label: str | None = None) -> Display:
    """How people say a column: its words apart, without its unit, which stands beside its figures.

    Parameters
    ----------
    label : str, optional
        What the plan's labels call it, with a unit in brackets or without.

    >>> display_name("Annual Income (k$)"), display_name("tenure_months").words, display_name("DeviceProtection").words
    (Display(words='annual income', unit='k$'), 'tenure', 'device protection')
    >>> display_name("Total_Trans_Amt").words, display_name("num_orders").words, display_name("No-claims years").words
    ('total transaction amount', 'orders', 'no-claims years')
    >>> display_name("RaffleBooks24m").words, display_name("Guest visits (12 months)").words
    ('raffle books in 24 months', 'guest visits in 12 months')
    >>> display_name("spend_wine").words, display_name("spend_12m").words, display_name("Spending score").words
    ('spend on wine', 'spend in 12 months', 'spending score')
    >>> display_name("spend_feb").words, display_name("visits_jan_2024").words
    ('spend in February', 'visits in January 2024')
    >>> display_name("pct_ora_punta"), display_name("Wartezeit_Termin_unklar").words
    (Display(words='rush hour share', unit='%'), 'Wartezeit Termin unklar')
    >>> display_name("Ticket spend (season, £)")
    Display(words='ticket spend (season)', unit='£')
    """
    if label is not None:
        called, behind = _without_brackets(label)
        return Display(" ".join(filter(None, (called or label, behind.time))), behind.unit)
    bare, behind = _without_brackets(without_scale(column))
    parts = _parts(bare)
    left = taken_apart(parts, behind.unit, behind.time)
    words, time = [_in_small(word, loud=_is_loud(parts)) for word in left.words], left.time
    if not (time or is_foreign(words)):
        words, time = month_apart(words)
    said = in_english(spelled_out(read_by_place(words), [*left.unit.split(), *time.split()]))
    if is_foreign(said):  # half in English is in no language
        words = without_number(_as_written(left.words, bare), is_english=False)
    else:
        said = [_ACRONYMS.get(without_accents(word), word) for word in said]
        words = _said(_spent_on(without_number(said)), left.unit) if said else said
    if len(words) > 1 and words[0] in _OWNERS and words[1] != "since":
        words = words[1:]
    words = words[:_MOST_WORDS] if len(words) > _MOST_WORDS + 1 else words
    name = " ".join([*words, time]).strip().replace(" / ", "/")
    return Display(name if _LETTERS.search(" ".join(words)) else column.strip(), left.unit)


def _parts(name: str) -> list[str]:
    """The words of a name, as they are written."""
    for sign, words in _SIGNS:
        name = sign.sub(words, name)
    return [part for part in _APART.split(_MIXED.sub(lambda met: met[0].lower(), name)) if part]


def _is_loud(parts: Sequence[str]) -> bool:
    """Whether all is in capitals, so that none tell of a short form."""
    return not any(part.islower() or part[1:].islower() for part in parts)


def _in_small(part: str, *, loud: bool) -> str:
    """A word in small letters, but for those that are known by their letters."""
    return part if _is_acronym(part) and not loud else part.lower()


def _as_written(parts: Sequence[str], name: str) -> list[str]:
    """Words of another language with the capitals of its nouns: Wartezeit; none where all or camelCase has them."""
    loud = _is_loud(parts)
    written = not loud and (parts[0][:1].isupper() or not name.isalnum())
    return [part if written else _in_small(part, loud=loud) for part in parts]


def _said(words: list[str], unit: str) -> list[str]:
    """The words as people say them beside their unit: net income, the share of weekends, what hospitals cost."""
    if len(words) > 1 and words[-1] in _MARKS:
        words = words[:-1]
    if len(words) > 1 and words[-1] in _STAND_BEFORE and words[-2] not in WHICH:
        words = [words[-1], *words[:-1]]
    if len(words) == 1 and unit:
        words = [*words, *_of_unit(words[0], unit)]
    if unit == "%" and words and not is_a_part(words):
        words = ["share", *words] if words[0] in WHEN else [*words, "share"]
    day = any(before.isdigit() and word in _MONTHS for before, word in pairwise(words))
    return [word.capitalize() if day and word in _MONTHS else word for word in words]


def _of_unit(word: str, unit: str) -> list[str]:
    """What the unit tells of a name that says no more than how much, or where."""
    if is_money(unit):
        return next(([said] for said, words in _OF_MONEY.items() if word in words), [])
    return ["consumption"] if word in _HOW_MUCH and unit.endswith("Wh") else []


def level_words(level: str) -> str:
    """A level as people say it: in English where a list has it, without underscores or a dot at its end, with a capital
    only where it is a name.

    >>> level_words("basic.4y"), level_words("Fiber optic"), level_words("self_employed"), level_words("admin.")
    ('basic 4y', 'fiber optic', 'self employed', 'admin')
    >>> level_words("2. Information"), level_words("2.5"), level_words("1 Year")
    ('Information', '2.5', '1 Year')
    >>> level_words("New York"), level_words("Germany"), level_words("Month-to-month"), level_words("SUV")
    ('New York', 'Germany', 'month-to-month', 'SUV')
    >>> level_words("Überweisung"), level_words("FILIALE")
    ('bank transfer', 'branch')
    """
    bare = _NUMBERED.sub("", level)
    text = level_in_english(" ".join(re.sub(r"_|(?<=[a-z])\.(?=\w)", " ", bare).split()).removesuffix(".") or level)
    words = re.split(r"[\s-]", text)
    if len(words) > 1 and words[0].istitle() and all(not word[:1].isupper() for word in words[1:]):
        return text[:1].lower() + text[1:]
    return text.lower() if text.isupper() and len(text) > 4 else text


def column_called(column: str, labels: Labels) -> Display:
    """How people say a column where the plan may call it otherwise.

    >>> column_called("balance", {"balance": "account balance (EUR)"}), column_called("fee", {"fee=": "$"})
    (Display(words='account balance', unit='EUR'), Display(words='fee', unit='$'))
    """
    shown, currency = display_name(column, labels.get(column)), labels.get(currency_of(column))
    return replace(shown, unit=currency) if currency and not shown.unit else shown


def level_called(column: str, level: str, labels: Labels) -> str:
    """How people say a level where the plan may call it otherwise.

    >>> level_called("plan", "Gold_Plus", {}), level_called("plan", "Gold_Plus", {"plan=Gold_Plus": "the best"})
    ('Gold Plus', 'the best')
    """
    return labels.get(f"{column}={level}") or level_words(level)


def is_yes_no_name(column: str) -> str | None:
    """What a column says yes or no to, where its name begins so: `is_active_member`.

    >>> is_yes_no_name("is_active_member"), is_yes_no_name("HasCrCard"), is_yes_no_name("active")
    ('active member', 'credit card', None)
    """
    words = display_name(column).words.split()
    return " ".join(words[1:]) if len(words) > 1 and words[0] in _YES_NO else None


def thing_called(column: str, labels: Labels) -> str:
    """What a column says yes or no to.

    >>> thing_called("has_insurance", {}), thing_called("OnlineBackup", {}), thing_called("x", {"x": "a licence"})
    ('insurance', 'online backup', 'a licence')
    >>> thing_called("Servicevertrag (ticked)", {})
    'service contract'
    """
    named = labels.get(column) is not None
    bare = column if named else column.removesuffix(TICKED)
    return (None if named else is_yes_no_name(bare)) or column_called(bare, labels).words


def _without_brackets(name: str) -> tuple[str, Measured]:
    """A name without what stands in brackets behind it, and that, where it is a unit or a time."""
    nothing, behind = Measured(()), _BEHIND.search(name)
    if behind is None or not name[: behind.start()].strip():
        return name.strip(), nothing
    inside, bare = behind[1].strip(), name[: behind.start()]
    if (read := in_brackets(inside, bare)) is not None:
        return bare, read
    what, _, last = inside.rpartition(",")
    if what and (read := in_brackets(last.strip(), bare)) is not None:  # spend (season, £)
        return f"{bare.rstrip()} ({what.strip()})", read
    return (bare, nothing) if not _LETTERS.search(inside) else (name.strip(), nothing)


def _is_acronym(part: str) -> bool:
    return part.isupper() and 1 < len(part) <= 4


def _spent_on(words: list[str]) -> list[str]:
    """Spend on wine, where a name says spend wine."""
    if len(words) < 2 or words[0] not in _SPENT or words[1] in _NOT_SPENT_ON or words[1][0].isdigit():
        return words
    return [words[0], "on", *words[1:]]
