"""Names of columns in which few whole numbers name kinds, in the languages of the word lists."""

import re
from collections.abc import Sequence

from segmentry.stages.shared import traits, vocabulary
from segmentry.stages.shared.plain_words import without_accents, word_set

#: What such a name ends with, or is.
_KINDS = word_set(
    """gender sex marital marriage maritalstatus relationship method mode medium payment occupation job profession
    religion race ethnicity nationality product brand branch store shop outlet depot city country state town
    county color colour platform device browser os source purpose reason motive team title species currency
    site centre center fuel transmission vehicle category kind type region channel department industry sector geschlecht
    familienstand zahlungsart zahlungsmethode zahlungsweise zahlungsmittel beruf berufsgruppe produkt marke
    farbe quelle stadt land ort bundesland anrede grund verwendungszweck geschaft sexe metier produit marque
    ville pays couleur motif magasin sexo genero ocupacion profesion producto marca ciudad pais color origen
    sucursal tienda motivo sesso professione occupazione prodotto citta paese regione colore negozio filiale
    profissao ocupacao produto cidade loja regiao cor geslacht beroep merk stad winkel kanaal kleur regio plec
    zawod marka miasto kraj sklep kolor"""
)
#: Names whose first word is what the column holds.
_PHRASES = word_set(
    """maritalstatus civilstatus etatcivil situationmatrimoniale situationfamiliale moyendepaiement moyenpaiement
    modedepaiement modepaiement estadocivil metododepago metodopago formadepago formapago mediodepago
    mediopago tipodepago tipopago tipocliente tipodecliente statocivile metododipagamento metodopagamento
    modalitapagamento formadepagamento formapagamento metododepagamento meiopagamento burgerlijkestaat
    betaalmethode betaalwijze stancywilny metodaplatnosci formaplatnosci rodzajplatnosci typedecontrat
    typeclient csp"""
)
#: Behind the name of what is numbered.
_NUMBERED = word_set("no nr num number nummer numero code cd id key")
#: Of these, 1 and 0 are yes and no all the same.
_YES_NO = word_set(
    """town city status class group kind payment marriage marital store shop branch type source info job product
    brand vehicle title country"""
)
#: Numbers of places only describe: where somebody lives is no likeness.
_PLACES = word_set(
    """city country state town county district province municipality zone region stadt land ort bundesland kreis
    ville pays departement commune ciudad pais provincia citta paese regione comune cidade regiao stad
    gemeente miasto kraj powiat"""
)
#: What may be kinds, or steps of a ladder.
_LADDERS = word_set(
    """plan tariff tarif package paket contract vertrag contrat contrato contratto level stage phase education
    bildung ausbildung housing property residence tier grade band class"""
)
#: Letters that a plural has at least.
_PLURAL = 4
#: Kinds of customers as companies tell them apart: a segment with such levels was made by nobody's algorithm.
_KINDS_OF_CUSTOMERS = word_set(
    """
    consumer consumers private retail personal household residential individual b2c corporate company business b2b
    enterprise smb sme midmarket government public homeoffice smalloffice wholesale reseller privat privatkunde
    privatkunden gewerbe gewerblich geschaftskunde geschaftskunden firma firmenkunde grosshandel handel particulier
    particuliers professionnel professionnels entreprise entreprises pro particular particulares empresa empresas pyme
    autonomo residencial privato privati azienda aziende impresa pessoafisica pessoajuridica pf pj particulieren
    zakelijk bedrijf mkb prywatny indywidualny firmowy biznes przedsiebiorca"""
)
_BEFORE = vocabulary.OF_SOMETHING | word_set("is has had was days months years times rating score satisfaction rank")


def names_kinds(word: str, is_yes_no: bool = False) -> bool:
    """Whether few whole numbers in a column of this name would name kinds.

    >>> names_kinds("marriage"), names_kinds("payment_method"), names_kinds("children"), names_kinds("rating")
    (True, True, False, False)
    >>> names_kinds("gender", is_yes_no=True), names_kinds("active_status", is_yes_no=True)
    (True, False)
    """
    parts = _parts(word)
    if _BEFORE & set(parts[:-1]):
        return False
    if is_yes_no and parts[-1] in _YES_NO:
        return False
    named = parts[-1] in _KINDS or "".join(parts) in _PHRASES
    return named or (not is_yes_no and traits.is_code(word))


def may_name_kinds(word: str) -> bool:
    """Whether few whole numbers in a column of this name may as well name kinds as count or rank.

    >>> may_name_kinds("tariff"), may_name_kinds("children")
    (True, False)
    """
    parts = _parts(word)
    return parts[-1] in _LADDERS and not _BEFORE & set(parts[:-1])


def _parts(word: str) -> list[str]:
    parts = re.sub(r"_?\d+$", "", word).split("_")
    while len(parts) > 1 and parts[-1] in _NUMBERED:
        parts.pop()
    return parts


def names_kinds_alone(word: str) -> bool:
    """Whether it names kinds of something, and neither places nor single ones of which there may be many.

    >>> names_kinds_alone("channel"), names_kinds_alone("store_id"), names_kinds_alone("home_state")
    (True, False, False)
    """
    if _parts(word)[-1] in _PLACES:
        return False
    return word.rsplit("_", maxsplit=1)[-1] not in _NUMBERED and _parts(word) == re.sub(r"_?\d+$", "", word).split("_")


def are_kinds_of_customers(cells: Sequence[str]) -> bool:
    """Whether the cells tell private customers from firms and the like, and nothing else.

    >>> are_kinds_of_customers(["Consumer", "Home Office", "Consumer"]), are_kinds_of_customers(["A", "Consumer"])
    (True, False)
    """
    levels = {re.sub(r"[\W_]+", "", without_accents(cell.casefold())) for cell in cells}
    return bool(levels) and levels <= _KINDS_OF_CUSTOMERS


def counts(word: str) -> bool:
    """Whether a name says how many: a number of, or the plural of things.

    >>> counts("num_cars"), counts("dependents"), counts("telephone")
    (True, True, False)
    """
    parts = word.split("_")
    last = parts[-1]
    several = (len(last) >= _PLURAL and last.endswith("s")) or (len(last) > _PLURAL and last.endswith(("en", "i")))
    return bool(_BEFORE & set(parts)) or several
