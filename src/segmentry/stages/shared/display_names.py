"""How people say the name of a column, or a level of it: words in place of codes, and the unit apart."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from segmentry.results.columns import currency_of
from segmentry.stages.shared.business_words import spelled_out
from segmentry.stages.shared.in_english import in_english, is_foreign, is_told, level_in_english
from segmentry.stages.shared.months import month_apart
from segmentry.stages.shared.names_of_counts import without_number
from segmentry.stages.shared.plain_words import without_accents, word_set
from segmentry.stages.shared.units_in_names import (
    CURRENCY_SIGNS,
    Measured,
    in_brackets,
    is_money,
    taken_apart,
    without_scale,
)
from segmentry.stages.shared.words_apart import as_written, in_small, is_loud, words_apart
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
    parts = words_apart(bare)
    left = taken_apart(parts, behind.unit, behind.time)
    words, time = [in_small(word, loud=is_loud(parts)) for word in left.words], left.time
    is_sure = is_foreign(parts)
    if not (time or is_sure):
        words, time = month_apart(words)
    beside = [*left.unit.split(), *time.split()]
    spelled = spelled_out(read_by_place(words), beside)
    said = in_english(spelled, is_sure=is_sure)
    if said == spelled and (is_foreign(said) or (is_sure and not is_told(said))):  # half in English is in no language
        whole, time = taken_apart(parts, behind.unit, "as it is").words, behind.time
        words = without_number(as_written(whole, bare), is_english=False)
    else:
        said = [_ACRONYMS.get(without_accents(word), word) for word in said]
        words = _said(_spent_on(without_number(said)), left.unit) if said else said
    if len(words) > 1 and words[0] in _OWNERS and words[1] != "since":
        words = words[1:]
    words = words[:_MOST_WORDS] if len(words) > _MOST_WORDS + 1 else words
    name = " ".join([*words, time]).strip().replace(" / ", "/")
    return Display(name if _LETTERS.search(" ".join(words)) else column.strip(), left.unit)


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


def _spent_on(words: list[str]) -> list[str]:
    """Spend on wine, where a name says spend wine."""
    if len(words) < 2 or words[0] not in _SPENT or words[1] in _NOT_SPENT_ON or words[1][0].isdigit():
        return words
    return [words[0], "on", *words[1:]]
