"""What business systems call keys, codes, places and their own notes, in the languages of the word lists.

Where a word stands says what it is: in English, German, Dutch and Scandinavian names the thing is the last word and is
often joined to the others (`Clearingnummer`, `Kundenschluessel`); in Romance and Slavic ones it is the first (`codigo
sucursal`, `numer_gd`). A word that counts or measures, and a plural, make a number of either.
"""

import re

from segmentry.stages.shared.naming import COUNTED, NUMBERED, is_plural
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.vocabulary import MEASURES, OWNERS

#: Words for a key, at the end of a name or at its beginning.
_KEYS = word_set("id ids uuid guid uid oid gid pk fk sk key rowid idx hash barcode ean gtin isbn sku")
_KEYS_FIRST = word_set("id uuid guid pk fk sk ident identificador identificativo identifiant identyfikator")
#: Words for a code, of which `code` itself may stand for lines of a program, or rules.
_CODES = word_set(
    """cd cod kod codice codigo kode kodi koodi sifra cve clave cle klucz chave chiave sleutel schlussel schluessel
    kennung kennziffer sigla kennz kz sg sq"""
)
_OF_PROGRAMS = word_set("quality coverage complexity review")
#: What a longer word ends with that names one of many: Clearingnummer, Landeskennung, Berufskode.
_CODE_ENDING = re.compile(
    r"(?!de|en|re)[a-z]{1,2}code$|.{3,}(nummer|numer|numero|(?<![ned][ne])code|schlussel|schluessel|sleutel|kennung|kennziffer|kode|kod)$"
)
#: Names of numbers by which things are told apart.
_NUMBERS = word_set(
    """matricula matricola matricule folio expediente legajo protocollo protocolo progressivo aktenzeichen
    geschaftszeichen vorgang kenteken chassis imei iccid vin ean barcode meterpoint zahlpunkt pod pdr cups imsi
    npi drg cpt hcpcs ndc mcc sic ifsc abi blz clabe cbu bankleitzahl sortcode routing"""
)
#: In German, Polish and Scandinavian languages these number one thing, and other words count.
_NUMBERS_ONE = word_set("nummer numer nr nro lfdnr")
#: In Romance languages and Dutch these may number one thing or count several: what is numbered must say it.
_MAY_COUNT = word_set("n no nu num numero number")
_NUMBER = _NUMBERS_ONE | _MAY_COUNT
_BESIDE_COUNTS = word_set("of per by van von der des pro por par i")
#: What counts or measures, but for the words for number themselves.
_COUNTED = (COUNTED | MEASURES | _BESIDE_COUNTS) - _NUMBER - {"code"}
#: Plurals without an ending.
_MANY = word_set(
    "children people men women staff personnel kinder kinderen enfants hijos figli filhos dzieci employed osob gosci"
)
#: Words of so few letters are no plurals.
_SHORT = 3
#: Places, whose numbers only name them, at the end of a name; and at its beginning, where the language puts them first.
_PLACES = word_set(
    """
    city town village province district precinct borough suburb locality settlement township territory constituency
    zone zipcode country cbsa dma stadt wohnort arbeitsort landkreis kreis bezirk bundesland provinz ortsteil
    stadtteil stadtviertel gemarkung buurtschap stadsdeel osiedle bl ort woonplaats gemeente provincie wijk buurt stad
    by poststed lan kommune fylke"""
)
_PLACES_FIRST = word_set(
    """
    ville commune departement region pays canton arrondissement quartier iris ciudad municipio provincia pais comarca
    barrio localidad distrito estado departamento colonia entidad delegacion citta comune regione paese frazione
    localita quartiere nazione cidade concelho freguesia bairro regiao miasto gmina powiat wojewodztwo kraj
    miejscowosc dzielnica lugar lieu luogo miejsce comunidad circoscrizione localidade setor sector_censal zona
    bairros parroquia parroisse sezione_censimento"""
)
_ANY_PLACES = _PLACES | _PLACES_FIRST
_NO_PLURALS = _KEYS | _ANY_PLACES
_FARTHER = word_set("distance dist km miles travel visits trips moves sales income population density gdp risk tax")
#: How good the data are that it keeps, and of what version it is.
_QUALITY = (
    r"(address|data|email|phone|contact_data|record)_(quality|completeness|validity|validated|verified|match(_score)?)|"
    r"(adress|daten)_?qualitat|(adress|daten)_?qualitaet|qualite_(des_)?(donnees|adresses?)|qualite_(de_l_)?adresse|"
    r"calidad_(de_)?(datos|direccion)|qualita_(dei_)?(dati|indirizzo)|qualidade_(dos_)?(dados|endereco)|"
    r"(data|adres)_?kwaliteit|jakosc_(danych|adresu)|(app|client|software|firmware|os|sdk)_version"
)
#: What a system notes of its own rows, and a survey of its own forms.
_NOTED = re.compile(
    rf"(^|_)({_QUALITY}|duplicat[a-z]*|duplikat[a-z]*|doublon|checksum|(passw(or)?d|passwort)(_hash)?$|row_?version|source_system|"
    r"(created|updated|modified|inserted|changed)_by|(batch|load|import|sync|etl|dwh|job)_(id|no|key|ts|flag)|airbyte|"
    r"fivetran|index_level|unnamed|is_test|test_(record|user|account)|interviewer|encuestador|enqueteur|rilevatore|"
    r"entrevistador|enumerator|ankieter|fragebog[a-z]*|questionnaire|cuestionario|questionario|vragenlijst|"
    r"kwestionariusz|(form|file|record|questionnaire)_(version|type|status)|fichier|satzart|tipo_record|"
    r"tipo_registro)(_|$)"
)


def names_one(word: str) -> bool:
    """Whether whole numbers in a column of this name tell one thing from many, and count or measure nothing.

    >>> [names_one(word) for word in ("clearingnummer", "numer_gd", "n_factura", "cod_postale", "tcode")]
    [True, True, True, True, True]
    >>> [names_one(word) for word in ("numero_hijos", "nr_children", "no_of_orders", "code_quality_score", "keys_lost")]
    [False, False, False, False, False]
    """
    parts = re.sub(r"_?\d+$", "", word).split("_")
    first, last, rest = parts[0], parts[-1], set(parts)
    if first in _CODES and len(parts) > 1:
        return True
    if _is_counted(parts):
        return False
    if first.startswith("id") and first[2:] in NUMBERED | OWNERS:
        return True
    if last in _KEYS | _NUMBERS | _CODES or first in _KEYS_FIRST | _NUMBERS or _CODE_ENDING.match(last):
        return True
    if len(parts) == 1:
        return word in _NUMBER
    if first in _NUMBERS_ONE or last in _NUMBERS_ONE:
        return True
    if "code" in parts:
        return last not in _OF_PROGRAMS
    return bool({first, last} & _MAY_COUNT) and bool(rest & NUMBERED)


def ends_with_a_number(word: str) -> bool:
    """Whether a name ends with a word for a number or a key, and counts nothing: different numbers so called are ids.

    >>> ends_with_a_number("ins_no"), ends_with_a_number("orders_no"), ends_with_a_number("premium")
    (True, False, False)
    """
    *before, last = word.split("_")
    of = before[-1] if before else ""
    several = len(of) > _SHORT and is_plural(of)
    return bool(of) and last in _KEYS | _NUMBER and not several and not _COUNTED & set(before)


def names_a_place(word: str) -> bool:
    """Whether whole numbers in a column of this name are places.

    >>> [names_a_place(word) for word in ("provincia_residenza", "home_city", "codice_comune", "city_visits")]
    [True, True, True, False]
    """
    parts = re.sub(r"_?\d+$", "", word).split("_")
    if _is_counted(parts) or _FARTHER & set(parts):
        return False
    behind_code = parts[0] in _CODES | {"code"} and bool(_ANY_PLACES & set(parts[1:]))
    whole = "".join(parts)  # stadtteil may have come apart
    return parts[-1] in _PLACES or parts[0] in _PLACES_FIRST or whole in _ANY_PLACES or behind_code


def is_noted(word: str) -> bool:
    """Whether it is what a system notes of its own rows: who changed one, whether it is a duplicate.

    >>> is_noted("czy_duplikat"), is_noted("updated_by"), is_noted("batches_bought")
    (True, True, False)
    """
    return bool(_NOTED.search(word))


def _is_counted(parts: list[str]) -> bool:
    """Whether a word counts or measures, or the name is a plural."""
    said = [part for part in parts if part not in _NUMBER]
    last = said[-1:]
    several = any(part in _MANY or (is_plural(part) and part not in _NO_PLURALS) for part in last)
    # nothing stands behind a preposition at the end
    measured = _COUNTED & set(said) - _BESIDE_COUNTS.intersection(last)
    return several or bool(measured)
