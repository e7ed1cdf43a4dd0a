"""How people say the name of a column, or a level of it: words in place of codes, and the unit apart."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from segmentry.stages.shared.plain_words import without_accents, word_set

#: What the labels of a plan say, by column or `column=level`.
Labels = Mapping[str, str]

#: Short forms in names of columns, and the words for them.
_LONG = {
    **dict.fromkeys(("avg", "mean"), "average"),
    **dict.fromkeys(("amt", "mnt"), "amount"),
    **dict.fromkeys(("trans", "txn", "trx"), "transaction"),
    **dict.fromkeys(("acct", "acc"), "account"),
    **dict.fromkeys(("pct", "perc"), "percent"),
    **dict.fromkeys(("cust", "cst"), "customer"),
    **dict.fromkeys(("qty", "qnty"), "quantity"),
    "bal": "balance",
    "cr": "credit",
    "lim": "limit",
    "freq": "frequency",
    "chng": "change",
    "util": "utilisation",
    "selfemp": "self employed",
    "edu": "education",
    "educ": "education",
    "mgmt": "management",
    "intl": "international",
    "mths": "months",
    "yrs": "years",
    "hrs": "hours",
    "mins": "minutes",
    "prod": "product",
    "svc": "service",
    "est": "estimated",
    "curr": "current",
    "amnt": "amount",
    "inq": "inquiries",
    "revol": "revolving",
    "max": "highest",
    "min": "lowest",
    "tot": "total",
}
#: These count what stands beside them: `num_orders` are orders.
_COUNTS = word_set("num nbr nb n no number count cnt ct nr anzahl nombre numero aantal liczba")
#: These do so at the end of a name, too.
_AT_THE_END = word_set("count cnt ct anzahl")
#: Whose a column is goes without saying.
_OWNERS = word_set("customer client user member subscriber")
#: Over what time something was counted, at the end of a name.
_WINDOWS = {"d": "days", "w": "weeks", "m": "months"}
_WINDOW_BEHIND = re.compile(
    r"[\s_]*[(\[]\s*(?:last |past )?(\d+) ?([dwm])(?:ays?|eeks?|onths?)?\s*[)\]]\s*$", re.IGNORECASE
)
#: What these are spent on stands behind them, and what says no more of what.
_SPENT = word_set("spend spending spent expenditure")
_NOT_SPENT_ON = word_set("on at in of per for by to last total all score rate share level band category class amount")
#: A yes or no begins so.
_YES_NO = word_set("is has had was uses have")
#: Units that names end in, as people write them.
_UNITS = {
    **{word: word for word in ("months", "days", "years", "weeks", "hours", "minutes", "km", "kg", "cm", "mb", "gb")},
    **{word: word.upper() for word in ("usd", "eur", "gbp", "chf", "mb", "gb", "kwh")},
    **dict.fromkeys(("percent", "pct"), "%"),
    "mins": "minutes",
    "hrs": "hours",
    "yrs": "years",
    "mths": "months",
}
#: What is measured in units of time: of anything else these are counted, such as hospital days.
_TIMES = word_set("time days months years hours minutes weeks seconds mins hrs yrs mths")
_LASTS = word_set(
    """tenure recency age duration length delay membership customer client since last time term lead book wait
    session seniority vintage relationship call"""
)
#: Known by their letters.
_ACRONYMS = {
    word: word.upper() for word in ("bmi", "nps", "ltv", "clv", "arpu", "sms", "tv", "gdp", "apr", "kpi", "csat")
}
_CURRENCIES = ("$", "€", "£", "¥", "EUR", "USD", "GBP", "CHF")
_SIGNS = re.compile(r"^(k|m|mn|thousand )?([$€£¥%]|eur|usd|gbp|chf|k|€|%)(k|m|mn)?$", re.IGNORECASE)
_BEHIND = re.compile(r"[\s_]*[(\[]([^()\[\]]{1,24})[)\]]\s*$")
_APART = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})|[\s_./]+|(?<!\b[Nn]o)-(?=[A-Za-z]{3})")
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
        return any(sign in self.unit for sign in _CURRENCIES)

    def value(self, figure: str) -> str:
        """A figure with the unit as people write it.

        >>> Display("income", "k$").value("62"), Display("tenure", "months").value("5")
        ('$62k', '5 months')
        """
        sign = next((sign for sign in "$€£¥" if sign in self.unit), "")
        if sign:
            return f"{sign}{figure}{self.unit.replace(sign, '').strip()}"
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
    >>> display_name("Total_Trans_Amt").words, display_name("num_orders").words, display_name("Score (1-100)").words
    ('total transaction amount', 'orders', 'score')
    >>> display_name("No internet service").words, display_name("NumCompaniesWorked").words
    ('no internet service', 'companies worked')
    >>> display_name("No-claims years").words
    'no-claims years'
    >>> display_name("orders_12m").words
    'orders in 12 months'
    >>> display_name("app_logins_30d").words, display_name("Guest visits (12 months)").words
    ('app logins in 30 days', 'guest visits in 12 months')
    >>> display_name("spend_wine").words, display_name("spend_12m").words, display_name("Spending score").words
    ('spend on wine', 'spend in 12 months', 'spending score')
    >>> display_name("hospital_days").words, display_name("recency_days").words
    ('hospital days', 'recency')
    >>> display_name("balance", "account balance (EUR)")
    Display(words='account balance', unit='EUR')
    >>> display_name("Ticket spend (season, £)")
    Display(words='ticket spend (season)', unit='£')
    """
    if label is not None:
        called, unit = _without_unit(label)
        return Display(called or label, unit)
    bare, unit = _without_unit(_WINDOW_BEHIND.sub(r" \1\2", column))
    parts = [part for part in _APART.split(bare) if part]
    loud = not any(part.islower() or part[1:].islower() for part in parts)
    spelled: list[str] = [part if _is_acronym(part) and not loud else part.lower() for part in parts]
    if not unit:
        spelled, unit = _unit_apart(spelled)
    plain = [without_accents(word) for word in spelled]
    long = [_ACRONYMS.get(p, _LONG.get(p, word)) for p, word in zip(plain, spelled, strict=True)]
    words = _spent_on(_counted(long)) if long else long
    if len(words) > 1 and (window := re.fullmatch(r"(?![23]d)(\d+)([dwm])", words[-1])):
        words = [*words[:-1], "in", window[1], _WINDOWS[window[2]]]
    if len(words) > 1 and words[0] in _OWNERS:
        words = words[1:]
    said = " ".join(words[:_MOST_WORDS] if len(words) > _MOST_WORDS + 1 else words)
    return Display(said if _LETTERS.search(said) else column.strip(), unit)


def _unit_apart(words: list[str]) -> tuple[list[str], str]:
    """The words without the unit at their end, and that: of a number of days it is what they count."""
    if len(words) < 2:
        return words, ""
    lasts = words[-1] not in _TIMES or bool(_LASTS & set(words[:-1]))
    counted = words[0] in _COUNTS | {"per"} or (words[0] == "total" and (len(words) == 2 or words[-1] in _TIMES))
    if not lasts or words[-1] not in _UNITS or counted:
        return words, ""
    rest = words[:-1]
    return rest[: -1 if rest[-1] in ("in", "of") and len(rest) > 1 else None], _UNITS[words[-1]]


def level_words(level: str) -> str:
    """A level as people say it: no underscores, no dot at its end, a capital only where it is a name.

    >>> level_words("basic.4y"), level_words("Fiber optic"), level_words("self_employed"), level_words("admin.")
    ('basic 4y', 'fiber optic', 'self employed', 'admin')
    >>> level_words("2. Information"), level_words("2.5"), level_words("1 Year")
    ('Information', '2.5', '1 Year')
    >>> level_words("New York"), level_words("Germany"), level_words("Month-to-month"), level_words("SUV")
    ('New York', 'Germany', 'month-to-month', 'SUV')
    """
    bare = _NUMBERED.sub("", level)
    text = " ".join(re.sub(r"_|(?<=[a-z])\.(?=\w)", " ", bare).split()).removesuffix(".") or level
    words = re.split(r"[\s-]", text)
    if len(words) > 1 and words[0].istitle() and all(not word[:1].isupper() for word in words[1:]):
        return text[:1].lower() + text[1:]
    return text.lower() if text.isupper() and len(text) > 4 else text


def column_called(column: str, labels: Labels) -> Display:
    """How people say a column where the plan may call it otherwise.

    >>> column_called("balance", {"balance": "account balance (EUR)"})
    Display(words='account balance', unit='EUR')
    """
    return display_name(column, labels.get(column))


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
    """
    return (None if labels.get(column) else is_yes_no_name(column)) or column_called(column, labels).words


def _without_unit(name: str) -> tuple[str, str]:
    """A name without what stands in brackets behind it, and that, where it is a unit."""
    behind = _BEHIND.search(name)
    if behind is None or not name[: behind.start()].strip():
        return name.strip(), ""
    inside, bare = behind[1].strip(), name[: behind.start()]
    what, _, last = inside.rpartition(",")
    if what and _SIGNS.match(last.strip()):  # spend (season, £)
        return f"{bare.rstrip()} ({what.strip()})", last.strip()
    if _SIGNS.match(inside) or inside.casefold() in _UNITS:
        return bare, _UNITS.get(inside.casefold(), inside)
    return (bare, "") if not _LETTERS.search(inside) else (name.strip(), "")


def _is_acronym(part: str) -> bool:
    return part.isupper() and 1 < len(part) <= 4


def _spent_on(words: list[str]) -> list[str]:
    """Spend on wine, where a name says spend wine."""
    if len(words) < 2 or words[0] not in _SPENT or words[1] in _NOT_SPENT_ON or words[1][0].isdigit():
        return words
    return [words[0], "on", *words[1:]]


def _counted(words: list[str]) -> list[str]:
    """Without a word for number: orders, and not number of orders."""
    if words[0] == "no" and words[1:2] != ["of"] and not words[-1].endswith("s"):
        return words  # no internet service
    at = next((i for i, word in enumerate(words) if word in _COUNTS), None)
    if at is None or len(words) == 1:
        return words
    before, behind = words[:at], [word for word in words[at + 1 :] if word not in _COUNTS]
    behind = behind[1:] if behind[:1] == ["of"] and len(behind) > 1 else behind
    thing, rest = (before, behind) if before else (behind, [])  # contacts count 12 mon, number of contacts
    if not thing or not _LETTERS.search(" ".join(thing)) or len(thing[-1]) < 2:
        return words
    counts = at == 0 or words[at] in _AT_THE_END  # company size number is no number of sizes
    several = any(word.endswith("s") for word in thing) or not thing[-1].isascii()
    return [*thing[:-1], thing[-1] if several or not counts else f"{thing[-1]}s", *rest]
