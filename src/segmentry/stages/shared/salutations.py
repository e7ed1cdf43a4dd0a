"""How people and companies are addressed, in the languages of the word lists."""

from collections.abc import Collection

from segmentry.stages.shared.plain_words import within, without_accents, word_set

_CALLED_SO = within(
    r"anrede\w*|salutation|title|\w+_title|titel|civilite|tratamiento|trato|titolo|appellativo|aanhef|zwrot"
)
_PEOPLE = word_set(
    """
    mr mrs ms miss mx dr prof sir madam herr frau hr fr m mme mlle monsieur madame mademoiselle sr sra srta senor
    senora don dona sig sigra sigora signor signora signore dott dhr mevr mw meneer mevrouw heer pan pani male female
    man woman"""
)
_COMPANIES = word_set(
    """
    company business firm firma corporate organisation organization ltd gmbh unternehmen betrieb gewerbe societe sarl
    entreprise entr ste pro empresa negocio azienda societa ditta impresa bedrijf przedsiebiorstwo foretag virksomhed
    yritys fa"""
)


def is_company(level: str) -> bool:
    """Whether somebody who is addressed so is a company.

    >>> is_company("Firma"), is_company("Société"), is_company("Herr")
    (True, True, False)
    """
    return _plain(level) in _COMPANIES


def is_salutation(word: str, others: Collection[str]) -> bool:
    """Whether a column of this name holds salutations: most of the `others` than companies are people.

    >>> is_salutation("anrede", ["Herr", "Frau"]), is_salutation("title", ["Manager", "Clerk"])
    (True, False)
    """
    people = sum(_plain(level) in _PEOPLE for level in others)
    return _CALLED_SO.search(word) is not None and 2 * people > len(others)


def _plain(level: str) -> str:
    return without_accents(level.strip().casefold()).replace(".", "")
