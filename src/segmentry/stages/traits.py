"""What a column's name and cells give away: personal data, sensitive data, codes."""

import re
from collections.abc import Sequence

from segmentry.results.columns import Role
from segmentry.results.table import ColumnType

#: Share of the cells looked at that must have the form (ours).
_MOST = 0.8

_PERSONAL_NAMES = {
    "names": r"((first|last|given|family|full|middle|sur|customer|client|patient)_?name|vorname|nachname|surname"
    r"|firstname|lastname|prenom|nombre|apellidos?|imie|nazwisko)",
    "e-mail addresses": r"(e_?)?mail(_?(address|adresse))?",
    "telephone numbers": r"(tele)?phone(_?(no|nr|number))?|mobile(_?(no|nr|number))"
    r"|handy(nummer)?|tel(efon)?(_?nr)?|fax",
    "addresses": r"(street|home|postal|billing)?_?address(_?line)?(_?\d)?|street|strasse|straße|anschrift",
    "bank accounts": r"iban|bic|bank_account(_no|_number)?|kontonummer|card_number|credit_card(_no|_number)?",
    "identity numbers": r"ssn|social_security(_no|_number)?|passport(_no|_number)?|national_id|tax_id|nin|nif|pesel",
    "dates of birth": r"(date_of_birth|dob|birth_?da(te|y)|geburtsdatum)",
}
_PERSONAL_CELLS = {
    "e-mail addresses": r"[^@\s]+@[^@\s]+\.[a-zA-Z]{2,}",
    "bank accounts": r"[A-Z]{2}\d{2}( ?[A-Z0-9]{4}){2,7}( ?[A-Z0-9]{1,3})?",
    "telephone numbers": r"(\+|00)\d[\d ()/.-]{6,18}\d|\(?0\d{2,5}\)?[ /-]\d[\d -]{3,12}\d",
}
#: Special categories of personal data (GDPR, article 9), sex, and what stands in for origin.
_SENSITIVE = {
    "sex": r"(sex|gender|geschlecht|sexe|sesso|genero|sexo)",
    "origin": r"(race|ethnic\w*|nationality|citizenship|country_of_birth|birth_country|native_country|herkunft)",
    "religion": r"(religion|faith|confession|konfession)",
    "health": r"(diagnos\w*|disab\w*|handicap\w*|icd(_?10)?(_code)?|hiv|pregnan\w*|disease|illness)",
    "politics": r"(political_\w+|party_affiliation|union_member\w*|trade_union)",
    "sexual orientation": r"(sexual_)?orientation",
    "a postcode can stand for origin": r"(zip(_?code)?|post(al)?_?code|plz|postleitzahl|co(de|digo)_postal|pin_?code)",
}
_CODE = re.compile(r"(^|_)(code|type|class|category|cat|kind|group|status|branch|channel|cluster)(_?(id|no|nr))?$")
_REPEATABLE = re.compile(
    r"^((customer|client|user|account|card|member|policy|contract|patient|person|household|subscriber|kunden?)_?"
    r"(id|nr|no|num|number|key|nummer)|id|msisdn|customer|client)$"
)
CODED = "numbers that name categories"
#: A numeric code has at most so many different values.
_MOST_CODES = 50


def normal(name: str) -> str:
    """A column's name in lower case with underscores: `CustomerId`, `customer id` and `customer_id` are alike."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.strip()).lower()
    return re.sub(r"[\s.\-]+", "_", apart)


def personal(word: str, cells: Sequence[str]) -> str | None:
    """What personal data a column holds, told by its name or by the form of its cells; None where it holds none."""
    named = next((what for what, names in _PERSONAL_NAMES.items() if re.fullmatch(names, word)), None)
    if named is not None:
        return named
    for what, form in _PERSONAL_CELLS.items():
        if len(cells) >= 3 and sum(bool(re.fullmatch(form, cell)) for cell in cells) >= _MOST * len(cells):
            return what
    return None


def sensitive(word: str) -> str | None:
    """Which sensitive trait a column is named like; None where it is none.

    >>> sensitive("gender"), sensitive("balance")
    ('sex', None)
    """
    return next((what for what, names in _SENSITIVE.items() if re.fullmatch(names, word)), None)


def role_by_trait(word: str, type: ColumnType, cells: Sequence[str], distinct: int) -> tuple[Role, str] | None:
    """The role that a personal, sensitive or coded column gets, with the reason; None for any other."""
    if (what := personal(word, cells)) is not None:
        return "ignored", f"personal data ({what})"
    if (what := sensitive(word)) is not None:
        return "descriptor", f"sensitive ({what})"
    if type == "integer" and distinct <= _MOST_CODES and _CODE.search(word):
        return "descriptor", CODED
    return None


def names_customers(word: str) -> bool:
    """Whether a column is named like the number of a customer, of which there should be one in each row."""
    return bool(_REPEATABLE.search(word))


def is_code(word: str) -> bool:
    """Whether whole numbers in a column of this name would name categories."""
    return bool(_CODE.search(word))
