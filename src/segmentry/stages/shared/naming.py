"""Names of several words: which of them says what the column is. `Shipping Zip` is a postcode, `zip visits` are visits.

In English, German and Dutch the last word says it, in Romance and Slavic languages the first one. A word that counts or
measures something, wherever it stands, makes a number of it.
"""

import re
from collections.abc import Mapping, Sequence, Set

from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.vocabulary import OF_SOMETHING, PEOPLE, Words

#: Beside a name of something, these make a count, an amount or a judgement of it.
COUNTED = OF_SOMETHING | word_set(
    """
    counts num nbr qty quantity amount amt amnt bal prncp value score index rank percent perc density population size
    area price cost costs fee fees income sales revenue usage frequency views clicks calls orders purchases bought
    used played spent
    spend length age tenure limit balance change growth gap range budget level rating satisfaction importance trust
    menge betrag wert dauer alter nombre montant prix cantidad importe precio quantita prezzo quantidade valor aantal
    bedrag prijs liczba ilosc kwota cena moves changes switched searched searches pulldown press entries runs races
    times faixa nivel niveau grau tramo fascia tranche tax taxes points punti puntos pontos punkte punkty punten"""
)
#: At the end or the beginning of a name they say too little by themselves.
_AMBIGUOUS = word_set(
    """
    orientation long lon lat cp cep npa cap faith race female male kon disease illness politics pin zip4 origin
    color"""
)
#: What stands beside a latitude and the like.
OF_A_PLACE = word_set("geolocation location gps pickup dropoff point map coord start end destination")
#: What is numbered one by one, in the singular: `order number` names an order, `orders number` counts them.
NUMBERED = word_set(
    """
    order counter police rep invoice bill receipt ticket booking reservation transaction document voucher account
    contract policy case claim shipment tracking parcel store shop branch product item article sku line lot batch
    serial reference file record row sequence seq survey questionnaire interview house household station terminal till
    register agent employee dealer vendor supplier seller merchant client customer member subscriber user patient
    invoiceline form application carte tarjeta tessera cartao kaart karta karty loan meter device vehicle card
    rechnung rechnungs auftrag auftrags bestell beleg buchungs vertrag vertrags artikel filial filiale lieferschein
    fall akten konto facture commande contrat dossier compte recu magasin factura pedido contrato expediente tienda
    recibo fattura ordine contratto negozio pratica fatura encomenda loja processo factuur bestelling bestel winkel
    faktura zamowienie zamowienia umowa umowy sklep sklepu paragon klienta konta agency po cheque certificate licence
    license permit facility unidade unidad unita unite sim chip parcelle parcela plot seat folio instalacao
    instalacion installation inscricao cadastro polisy guia remito albaran bolla ddt scontrino bordereau boleta poliza
    polizza apolice polis polisa siniestro sinistro sinistre szkody lote lotto serie orden tramite solicitud demande
    richiesta wniosku aanvraag zaak socio abonado abonat paciente paziente pacjenta afiliado afil assinante usuario
    utente cliente suministro contador contatore compteur ligne linea linha matricula cedula documento suplemento
    comprobante voie rue inscripcion iscrizione inscription"""
)
#: Occupations in the codes of statistics, which are many.
_JOB_CODES = word_set("occ occp isco soc")
#: Names of things and places that are whole names of codes, however many different ones there are.
_PLACES = word_set(
    """
    state commune municipality municipio gemeinde gemeente comune gmina powiat kommune kommun county canton kanton
    concelho freguesia comarca departement departamento arrondissement parish ward tract censustract blockgroup fips
    comuna puma lsoa msoa nuts insee ags iris epci censal censtract gemeentecode municipalitycode postalarea dzielnica
    postcodegebied ortsteil bezirk landkreis"""
)
_THINGS = _PLACES | word_set(
    """
    agent salesman salesperson vertreter vertegenwoordiger vendedor company store shop branch merchant vendor supplier
    seller dealer department dept aisle agency carrier operator warehouse route station terminal depot hub filiale
    agence magasin sucursal tienda filial loja winkel negozio sklep oddzial hotel airport airline flight outlet
    geschaftsstelle vermittler sparte oficina agenzia agente corretor corredor mediador filiaal kantoor verkoper
    tussenpersoon przedstawiciel posrednik placowka agentur kostenstelle chain clearing sku mcc naics nace"""
)
#: Words whose whole numbers name kinds, besides those of the vocabulary.
_KINDS = word_set(
    """
    method methods marriage marital mode source via reason purpose browser system systems platform os make model
    colour color ethnicity industry occupation occ occp job workstatus wrkstat employmentstatus position positie
    posting role info methode zahlart zahlungsart zahlungsweise sprache familienstand stellung rechtsform quelle
    burgerlijke dwelling tenancy continent lang soort vorm kond kondition konditionen bedingung zahlungsbedingung
    terms preisliste pricelist incoterm incoterms steuerschluessel versandart classification salutation anrede
    civility vertreter vertegenwoordiger vendedor vendeur salesman salesperson rep betreuer sachbearbeiter version
    versie versione conseiller gestor ejecutivo asesor consulente restecg warengruppe wg kz grp gruppo groupe grupo"""
)
#: The same where the first word says it.
_KINDS_FIRST = word_set(
    """
    moyen mode langue situation posizione posicion posicao pozycja situacion situazione situacao metodo modo origen
    idioma lingua estado status stato rodzaj sposob typ tipo typu metoda stan zrodlo jezyk clase classe klasa
    kategoria categoria categorie type cond condicion condizione condition conditions warunki grupo grupa canale canal
    wojewodztwo zawod region regione provincia via tp tip"""
)
#: At the end of a name, a mean and no way of doing something.
_MEANS = word_set("moyen modo mode medio")
#: Kinds at the end and at the beginning of longer words: Wohnform, alcoholtype, occupation2010.
_KIND_ENDINGS, _KIND_STEMS = (
    (
        "type",
        "vorm",
        "rechtsform",
        "wohnform",
        "soort",
        "klasse",
        "zweck",
        "gattung",
        "groep",
        "conditie",
        "konditionen",
    ),
    ("occup", "occp", "municip"),
)
#: The same at the end of German ones: Kundenart, Belegart, but not Start.
_ZONE = re.compile(r"[a-z]{4,}zone")
_GERMAN_KIND = re.compile(r"[a-z]{4,}(?<!st)(?<!ch)(?<!ap)(?<!qu)art")
#: What stands first where the language says so, and what is behind it only says which.
_THINGS_FIRST = word_set(
    """
    magasin agence sucursal tienda loja unidade filial filiale negozio punto succursale caisse rayon reparto oddzial
    sklep placowka agencia puesto caja caixa vendeur vendedor venditore conseiller gestor conseil asesor"""
)
#: Ages, what may stand beside them, and births.
_AGES = word_set("age alter edad idade eta leeftijd wiek")
_WHOSE_AGE = PEOPLE | word_set(
    """
    payer driver employee worker borrower buyer resident tenant occupant head spouse partner mother father parent
    child baby youngest oldest eldest primary current avg average mean median main lead own householder homeowner
    policyholder cardholder beneficiary claimant candidate visitor voter citizen mieter fahrer halter titular vn vp
    versicherungsnehmer versicherter assure asegurado tomador assicurato contraente segurado verzekerde alumno alumna
    alunno aluno eleve schuler schueler leerling student pupil member supporter donor"""
)
_BESIDE_AGE = word_set(
    "est estimated in at of years year group band class der des del du de la customers yrs jahre anos anni lat"
)
BIRTH = tuple(
    word_set(
        """
    birth yearborn yrborn geburtsjahr naissance nacimiento nascita nascimento geboortejaar urodzenia yob foedsel fodsel
    fodelse fodt syntyma"""
    )
)
_PLURAL = re.compile(r"(?<!^g)(?<!^bi)[^siu]s$|.ien$|.ungen$|^(children|people)$")
_ID_IN_ONE = re.compile(
    r"(id|seq|serial|rec|row|obs|case|ref|lfd)_?(no|nr|n|num|number)?|(case|resp|respondent|hh|house|pers|person|cust|user"
    r"|acct|card|member|order|store|loan|trans|txn|item|prod)(id|no|nr)"
)
#: Ids in one word, and what ends so and is none.
_SQUEEZED_ID = re.compile(
    r"[a-z]{1,7}id|idcode|(prov|supp?l?|empl?|acct|doc|ref|reg|lic|tail|policy|claim|cust|stud|pers|int|hh|fam|resp|case)(num|nbr)"
)
_NO_ID = tuple(word_set("aid bid kid mid acid oid vid lipid rapid grid brid drid fluid liquid lid"))
#: How surveys squeeze "weight" into a name.
_SQUEEZED_WEIGHT = re.compile(
    r"(trp|trip|fin|samp|pers?|hh|fam|rake|strat|cal|base|full|anal|indv?|adult|child|w)weight|(hh|pe?r|pers|fin|samp|ind|pop|adj|fam)wts?[a-z]{0,4}|[a-z]*hochrechn[a-z]*|[a-z]+gewichtungs?faktor|w_[a-z]+wt|[rpw]fact(or)?|hhfact(or)?|"
    r"[a-z_]*_(xw|lw)|factor(p|h|hh)?|[a-z]{0,4}(wght|wgt)[a-z]{0,4}|[a-z]{0,4}(?<!a)gew(?!inn|erb|ebe|ohn)[a-z]{0,4}|[a-z]{0,3}(?<!s)pond(er[a-z]*|i)?|peso_muestral"
)

_OF_A_BODY = re.compile(r"gew|l?(b|birth|body)?(wght|wgt)(kg|lbs?|oz|g)?")


def head(parts: Sequence[str], kinds: Mapping[str, Words], beside: Set[str]) -> str | None:
    """Which kind the words at the end of a name are of, or those at its beginning; None where something is counted.

    >>> zip_code = {"a postcode": Words(frozenset({"zip", "zipcode"}), ())}
    >>> head(["shipping", "zip", "code", "prefix"], zip_code, {"prefix"}), head(["zip", "visits"], zip_code, set())
    ('a postcode', None)
    """
    known = list(parts)
    while len(known) > 1 and known[-1] in beside | {"prefix", "number", "full"}:
        known.pop()
    if COUNTED & set(parts):
        return None
    ends = ["".join(known[start:]) for start in range(len(known))]
    counts = len(known) > 1 and is_plural(known[-1])  # rides, however they are called
    starts = [] if counts else ["".join(known[:end]) for end in range(1, len(known))]
    for what, words in kinds.items():
        if any(run in words for run in [*ends, *starts] if run not in _AMBIGUOUS):
            return what
    return None


def is_plural(word: str) -> bool:
    """Whether the word says that there are several.

    >>> is_plural("orders"), is_plural("class"), is_plural("bestellungen"), is_plural("status"), is_plural("gas")
    (True, False, True, False, False)
    """
    return _PLURAL.search(word) is not None


def numbers_a_thing(parts: Sequence[str]) -> bool:
    """Whether a name says which one, and not how many: `order number`, `store no`, `numero pedido`, `SK_ID_CURR`.

    >>> numbers_a_thing(["invoice", "number"]), numbers_a_thing(["number", "of", "orders"])
    (True, False)
    >>> numbers_a_thing(["orders", "number"]), numbers_a_thing(["orders", "number", "discount"])
    (False, False)
    """
    if _ID_IN_ONE.fullmatch("_".join(parts)):
        return True
    if "id" in parts and not COUNTED & set(parts) and not is_plural(parts[-1]):
        return True
    if "number" not in (parts[0], parts[-1]) or len(parts) < 2:
        return False
    of = [part for part in parts if part not in ("number", "de", "di", "do", "da", "del", "della", "la", "der", "van")]
    return bool(of) and of[-1] in NUMBERED


def is_numbered(word: str) -> bool:
    """Whether it is called like a thing of which there are many, in the singular: `poliza_suministro`, `umowa`.

    >>> [is_numbered(word) for word in ("poliza_suministro", "policy_amount", "loan_amnt", "policies")]
    [True, False, False, False]
    """
    parts = word.split("_")
    return bool(NUMBERED & {parts[0], parts[-1]}) and not COUNTED & set(parts)


def names_a_thing(parts: Sequence[str]) -> bool:
    """Whether whole numbers in a column of this name can only name a thing or a place, however many there are.

    >>> names_a_thing(["store"]), names_a_thing(["store", "visits"]), names_a_thing(["commune", "residence"])
    (True, False, True)
    >>> names_a_thing(["occupation"]), names_a_thing(["occupants"])
    (True, False)
    """
    if len(parts) == 1 and parts[0] in _THINGS:
        return True
    if (_PLACES | _JOB_CODES) & set(parts) or parts[0].startswith(_KIND_STEMS):
        counts = COUNTED & set(parts) or (is_plural(parts[-1]) and parts[-1] not in _PLACES)  # states visited
        return not counts
    return (parts[-1] in _THINGS or parts[0] in _THINGS_FIRST) and not COUNTED & set(parts)


def names_a_kind(parts: Sequence[str]) -> bool:
    """Whether few whole numbers in a column of this name would name kinds.

    >>> names_a_kind(["payment", "method"]), names_a_kind(["marriage"]), names_a_kind(["methods", "per", "month"])
    (True, True, False)
    >>> names_a_kind(["risikozone", "zuers"])
    True
    >>> names_a_kind(["conditions", "paiement"]), names_a_kind(["chronic", "conditions"])
    (True, False)
    """
    first, last = parts[0], parts[-1]
    if (len(parts) > 1 and last in _MEANS) or COUNTED & set(parts):
        return False
    counts = len(parts) > 1 and is_plural(last)  # chronic conditions; conditions first are those of something
    named = last in _KINDS or (last in _KINDS_FIRST and not counts) or first in _KINDS_FIRST
    stem = first.startswith(_KIND_STEMS) and not is_plural(last)  # occupants are counted
    stem = stem or bool(_ZONE.fullmatch(first))
    return named or stem or last.endswith(_KIND_ENDINGS) or bool(_GERMAN_KIND.fullmatch(last))


def is_squeezed_id(word: str) -> bool:
    """Whether many whole numbers of that name are ids: `distid`, `famid`, `provnum`, but not `paid`.

    >>> is_squeezed_id("distid"), is_squeezed_id("paid"), is_squeezed_id("fluid")
    (True, False, False)
    """
    return bool(_SQUEEZED_ID.fullmatch(word)) and not word.endswith(_NO_ID)


def is_squeezed_weight(word: str) -> bool:
    """Whether it is a weight as survey files call it, and not what somebody weighs, or weighed at birth.

    >>> is_squeezed_weight("pspwght"), is_squeezed_weight("weight"), is_squeezed_weight("load_factor")
    (True, False, False)
    >>> [is_squeezed_weight(word) for word in ("wgt", "bwght", "wgt_kg", "agew", "gewinn")]
    [False, False, False, False, False]
    """
    squeezed = word.replace("_", "") if word.count("_") < 2 else word
    return bool(_SQUEEZED_WEIGHT.fullmatch(squeezed)) and not _OF_A_BODY.fullmatch(squeezed)


def tells_age(parts: Sequence[str]) -> bool:
    """Whether the words say how old a person is: age beside whose or in what, or a year of birth.

    >>> tells_age(["alter", "vn"]), tells_age(["age", "est"])
    (True, True)
    >>> tells_age(["bill", "payer", "age"]), tells_age(["age", "of", "customer"]), tells_age(["meter", "age"])
    (True, True, False)
    """
    birth = any(part.startswith(BIRTH) for part in parts)
    whose = len(parts) > 1 and parts[-1] in _AGES and parts[-2] in _WHOSE_AGE
    theirs = whose or (len(parts) == 2 and parts[0] in _AGES and parts[1] in _WHOSE_AGE)
    return birth or theirs or (bool(_AGES & set(parts)) and set(parts) <= _AGES | PEOPLE | _BESIDE_AGE)
