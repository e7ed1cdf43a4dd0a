"""What a column's name and the form of its cells give away: personal and sensitive data, codes, leftovers, outcomes."""

import re
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from datetime import datetime
from functools import lru_cache

from segmentry.stages.shared import date_names, naming, system_names, vocabulary
from segmentry.stages.shared.plain_words import without_accents
from segmentry.stages.shared.sensitive_answers import by_answers
from segmentry.stages.shared.sensitive_words import SENSITIVE, is_a_genre, within_a_word
from segmentry.stages.shared.short_names import spelled_out
from segmentry.stages.shared.vocabulary import Words

#: Share of the cells looked at that must have the form (ours).
_MOST = 0.8
#: From so many seconds (and thousandths of them) since 1970 to twice as many, it is a time from 2001 to 2033.
_SECONDS = (1_000_000_000, 1_000_000_000_000)
#: Smaller numbers are days, and not days and months: 0311 is the third of November.
_DAYS_IN_A_MONTH = 31
#: What is called so may hold times of day, such as 1745, some of which are after noon.
_CLOCK = frozenset(
    {"time", "uhrzeit", "zeit", "heure", "hora", "ora", "tijd", "godzina", "tid", "departure", "arrival"}
)
_NOON = 1200
#: Free text: half of its cells have at least so many words and letters (ours).
_WORDS, _LETTERS = 4, 20

_PERSONAL_CELLS = {
    "e-mail addresses": r"[^@\s]+@[^@\s]+\.[a-zA-Z]{2,}",
    "bank accounts": r"[A-Z]{2}\d{2}( ?[A-Z0-9]{4}){2,7}( ?[A-Z0-9]{1,3})?|\d{4}([ -]\d{4}){3}",
    "telephone numbers": r"(\+|00)\d[\d ()/.-]{6,18}\d|\(?0\d{2,5}\)?[ /-]\d[\d -]{3,12}\d"
    r"|(\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}",
    "identity numbers": r"\d{3}-\d{2}-\d{4}",
    "network addresses": r"(\d{1,3}\.){3}\d{1,3}",
}

#: What may be written behind a name without a mark: GENDERCD.
_SUFFIX = re.compile(r"(?<=[a-z]{3})(cd|code|id|flag|ind|yn)$")
_YEAR = re.compile(r"\d")
_OWNERS = "|".join(vocabulary.LONG_OWNERS)
_BESIDE, _WEIGHT = ("|".join(words) for words in (vocabulary.BESIDE_WEIGHTS, vocabulary.WEIGHT))
_CASE_WEIGHT = re.compile(rf"({_BESIDE})+({_WEIGHT})+|({_WEIGHT})+({_BESIDE})+")
#: At the beginning of a name in one word, such as `kundennr`.
_OWNER = re.compile(rf"^(?!({_OWNERS})(_|$))({_OWNERS})")


#: What may stand beside the names of each, whose they are among them.
_BESIDE_TRAITS = vocabulary.OWNERS | vocabulary.BESIDE_SENSITIVE | naming.OF_A_PLACE
_BESIDE_LEFTOVERS = vocabulary.OWNERS | vocabulary.BESIDE_LEFTOVERS
_BESIDE_OUTCOMES = vocabulary.OWNERS | vocabulary.BESIDE_OUTCOMES
_BESIDE_VALUES = vocabulary.OWNERS | vocabulary.BESIDE_VALUES

#: Before a code, these make a count of it: clicks on code.
_PER = frozenset(("on", "by", "per"))
#: Letters that do not come apart into one and an accent.
_BASE_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


@lru_cache(maxsize=20_000)  # asked of every column in many rooms
def normal(name: str) -> str:
    """A column's name in lower case with underscores: `CustomerId`, `customer id` and `customer_id` are alike.

    Accents and marks are left out: `Prénom` is `prenom`, `Płeć` is `plec`, `Churn?` is `churn`. What is known in short
    is spelled out: `RIAGENDR` is `gender`.
    """
    name = re.sub(r"(?<![A-Za-z])ID(?=[a-z]{3})", "ID_", name)  # IDpol
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})", "_", name.strip())
    letters = without_accents(apart.casefold().translate(_BASE_LETTERS))
    return spelled_out(re.sub(r"[\W_]+", "_", letters).strip("_"))


def personal(word: str, cells: Sequence[str]) -> str | None:
    """What personal data a column holds, told by its name or by the form of its cells; None where it holds none."""
    if (named := _named(word, vocabulary.PERSONAL, vocabulary.BESIDE_PERSONAL)) is not None:
        return named
    if vocabulary.NAMES & set(_parts(word)):
        return "names"
    met = Counter(cells) if len(cells) >= 3 else {}
    for what, form in _PERSONAL_CELLS.items():
        if met and sum(n for cell, n in met.items() if re.fullmatch(form, cell)) >= _MOST * len(cells):
            return what
    return None


def sensitive(word: str, cells: Sequence[str] = ()) -> str | None:
    """Which sensitive trait a column is named like, or has the cells of; None where it is none.

    >>> sensitive("gender"), sensitive("balance"), sensitive("x", ["F", "M", "F"])
    ('sex', None, 'sex')
    """
    return _called_sensitive(word) or by_answers(cells)


@lru_cache(maxsize=20_000)  # asked of every column by several parts of a report
def _called_sensitive(word: str) -> str | None:
    parts = _parts(re.sub(r"^in_|_(num|numeric|int|nr)$", "", word))  # `in`: an indicator, as Brazilian files have it
    if is_a_genre(word):
        return None
    told = _named(word, SENSITIVE, _BESIDE_TRAITS) or naming.head(parts, SENSITIVE, _BESIDE_TRAITS)
    return told or (None if naming.COUNTED & set(parts) else within_a_word(word))


def is_age(word: str) -> bool:
    """Whether a column is named like the age of a person.

    >>> is_age("age_of_customer"), is_age("account_age"), is_age("Geburtsjahr")
    (True, False, True)
    """
    return naming.tells_age(_parts(normal(word)))


def is_leftover(word: str) -> bool:
    """Whether a column is named like the result of an earlier segmentation.

    >>> is_leftover("kmeans_label"), is_leftover("segments_flown")
    (True, False)
    """
    return any(name in vocabulary.LEFTOVERS for name in _names(word, _BESIDE_LEFTOVERS))


def is_outcome(word: str, distinct: int) -> bool:
    """Whether a column is named like something that customers did in the end.

    >>> is_outcome("is_churned", 2), is_outcome("deposit", 2), is_outcome("deposit", 900)
    (True, True, False)
    """
    names = _names(word, _BESIDE_OUTCOMES)
    if word[1:].isdigit():
        return False  # y94 is a year
    return any(n in vocabulary.OUTCOMES or (distinct <= 2 and n in vocabulary.OUTCOMES_YES_NO) for n in names)


def is_value(word: str) -> bool:
    """Whether a column is named like what a customer is worth.

    >>> is_value("total_revenue_2023"), is_value("total_spend")
    (True, False)
    """
    if vocabulary.LIFETIME_VALUES & set(word.split("_")):
        return True
    return any(name in vocabulary.VALUES for name in _names(word, _BESIDE_VALUES))


def is_case_weight(word: str) -> bool:
    """Whether a column is named like the number of customers that a row stands for.

    >>> is_case_weight("survey_weight"), is_case_weight("weight")
    (True, False)
    """
    name = re.sub(r"\d", "", "".join(_parts(word)))
    if naming.is_squeezed_weight(word):
        return True
    return name in vocabulary.CASE_WEIGHTS or bool(_CASE_WEIGHT.fullmatch(name))


def is_code(word: str, distinct: int = 0) -> bool:
    """Whether whole numbers in a column of this name would name something, such as a branch or a kind of job.

    >>> is_code("job_type"), is_code("years_in_job"), is_code("age_group", 5)
    (True, False, True)

    Parameters
    ----------
    distinct : int
        Different values, where known: a store's id may have many, a kind of store has few.
    """
    parts = _parts(word)
    if (parts[-1] in vocabulary.KEYS and not _PER & set(parts)) or parts[0] == "id":
        return not naming.is_plural(parts[-1])
    if distinct > 2 and (naming.numbers_a_thing(parts) or naming.names_a_thing(parts)):
        return True
    if distinct > 2 and (system_names.names_one(word) or system_names.names_a_place(word)):
        return True
    counted = bool(naming.COUNTED & set(parts))
    one_of_many = word in ("nr", "no") or (naming.is_squeezed_id(parts[-1]) and not counted) or _came_apart(word)
    if distinct > vocabulary.MOST_CODES and one_of_many:
        return True
    if distinct <= vocabulary.MOST_CODES and naming.names_a_kind(parts):
        return True
    if parts[0] in ("cod", "kod") and not counted:
        return True
    if parts[0] == "code":
        parts = parts[1:] or parts
    while len(parts) > 1 and parts[-1] == "number":
        parts = parts[:-1]
    named = parts[-1] in vocabulary.CODES or parts[-1].endswith(vocabulary.CODE_ENDINGS)
    return distinct <= vocabulary.MOST_CODES and named and not vocabulary.OF_SOMETHING & set(parts[:-1])


def _came_apart(word: str) -> bool:
    """Whether it was an id squeezed into one word, such as `provnum`, before it came apart."""
    return word.count("_") == 1 and naming.is_squeezed_id(word.replace("_", ""))


def is_id(word: str) -> bool:
    """Whether numbers in a column of this name, no two of them alike, would be an id."""
    parts = _parts(word)
    if naming.numbers_a_thing(parts) or system_names.names_one(word):
        return True
    ends_so = parts[-1] in vocabulary.IDS or parts[-1] in vocabulary.OWNERS | vocabulary.HOLDINGS | {"row", "record"}
    return ends_so or parts[0] == "id" or names_customers(word) or word.startswith("unnamed")


def names_customers(word: str, whose: Set[str] = vocabulary.OWNERS | vocabulary.HOLDINGS) -> bool:
    """Whether a column is named like the number of a customer, of which there should be one in each row.

    >>> names_customers("kundennr"), names_customers("store_id")
    (True, False)
    """
    parts = _parts(word)
    rest = {part for part in parts if part not in whose}
    numbered = len(rest) < len(parts) and bool(rest) and rest <= vocabulary.KEYS | {"number", "de", "du", "of"}
    return numbered or word in vocabulary.CUSTOMERS


def is_date(word: str, cells: Sequence[float]) -> bool:
    """Whether whole numbers are dates: written 20240131 or 202401, seconds since 1970, or named like a date.

    >>> is_date("x", [20240131, 20231224, 20220229]), is_date("signup_date", [45321, 45322, 43001])
    (False, True)
    """
    if len(cells) < 3:
        return False
    if any(all(_is_written(cell, form) for cell in cells) for form in ("%Y%m%d", "%Y%m")):
        return True
    if any(low <= min(cells) and max(cells) < 2 * low for low in _SECONDS) and len(set(cells)) > len(cells) / 2:
        return True
    if _CLOCK & set(_parts(word)) and all(_is_clock(cell) for cell in cells) and max(cells) > _NOON:
        return True
    if date_names.tells_a_date(_parts(word)):
        return True
    if not date_names.is_called_a_date(_parts(word)):
        return False
    days = any(all(_is_day(cell, form) for cell in cells) for form in ("%d%m", "%m%d"))
    return min(cells) >= 10_000 or (days and max(cells) > _DAYS_IN_A_MONTH)


def is_part_of_a_date(word: str) -> bool:
    """Whether a column is named like the month, the weekday or another part of a date.

    >>> is_part_of_a_date("arrival_date_month"), is_part_of_a_date("months_active")
    (True, False)
    """
    return date_names.is_part_of_a_date(_parts(word))


def is_free_text(cells: Sequence[str]) -> bool:
    """Whether the cells are sentences rather than names of something: long, of several words, mostly different."""
    if len(cells) < 3 or len(set(cells)) <= len(cells) / 2:
        return False
    long = statistics.median(len(cell) for cell in cells) >= _LETTERS
    return long and statistics.median(len(cell.split()) for cell in cells) >= _WORDS


def _is_written(cell: float, form: str) -> bool:
    try:
        return 1900 <= datetime.strptime(str(int(cell)), form).year <= 2100 and len(str(int(cell))) == len(form) + 2
    except ValueError:
        return False


def _is_clock(cell: float) -> bool:
    """Whether a whole number is a time of day such as 1745."""
    return 0 <= cell <= 2400 and cell % 100 < 60


def _is_day(cell: float, form: str) -> bool:
    """Whether a whole number is a day of the year without the year, such as 3112, in a leap year."""
    try:
        return bool(datetime.strptime(f"{int(cell):04d}2000", f"{form}%Y"))
    except ValueError:
        return False


def _named(word: str, kinds: Mapping[str, Words], beside: Set[str]) -> str | None:
    names = _names(word, beside)
    return next((what for what, known in kinds.items() if any(name in known for name in names)), None)


def _names(word: str, beside: Set[str]) -> set[str]:
    """The name in one word; and without any of what may stand beside what it says, such as `customer` and `flag`."""
    parts = _parts(word)
    n, first, last = len(parts), 0, len(parts)
    while first < n - 1 and parts[first] in beside:
        first += 1
    while last > 1 and (parts[last - 1] in beside or _YEAR.search(parts[last - 1])):
        last -= 1
    names = {"".join(parts[start:end]) for start in range(first + 1) for end in range(max(last, start + 1), n + 1)}
    return names | {_SUFFIX.sub("", name) for name in names}


@lru_cache(maxsize=20_000)  # asked for every trait that a name may tell of
def _parts(word: str) -> tuple[str, ...]:
    """The words of a name, without the digits behind: `kundennr_2` is `kunden` and `number`."""
    apart = _OWNER.sub(r"\3_", re.sub(r"_?\d+$", "", word))
    parts = re.sub(r"(?<=[a-z]{3})(nummer|number|nr)$", r"_\1", apart).split("_")
    return tuple(vocabulary.SAME.get(part, part) for part in parts if part) or (word,)
