"""What the rows of a table are called: employees, loans, purchases; customers where nothing says otherwise."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared import rows_as_things
from segmentry.stages.shared.display_names import Labels
from segmentry.stages.shared.plain_words import within, word_set
from segmentry.stages.shared.rows_as_things import Kind, Thing
from segmentry.stages.shared.traits import names_customers, normal

#: What a plan's labels call customers stands under this name.
CUSTOMERS = "customers"


@dataclass(frozen=True)
class Rows:
    """One row, and several of them."""

    one: str = "customer"
    several: str = CUSTOMERS
    kind: Kind = "person"

    @property
    def buy(self) -> bool:
        """Whether orders and sums in a row are what it buys and earns itself: a seller's are of others.

        >>> Rows().buy, Rows("seller", "sellers").buy, Rows("loan", "loans", "thing").buy
        (True, False, False)
        """
        is_buyer = self.kind == "person" or self.one == "account"
        return is_buyer and self.several not in _WHO_DO_NOT_BUY


#: Who sells, serves, works, learns or is cared for.
_WHO_DO_NOT_BUY = word_set(
    """
    sellers merchants suppliers vendors companies firms stores schools hospitals hotels restaurants freelancers farmers
    employees workers staff teachers nurses drivers volunteers patients students pupils graduates learners
    beneficiaries claimants leads prospects applicants respondents"""
)


def _words(text: str) -> re.Pattern[str]:
    return within("|".join(text.split()).replace("*", "[^_]*"))


_PUPIL = "alumn[oa]|alunn[oa]|alun[oa]|eleve|schuler|schueler|leerling|ucznia"
#: Who is meant, names of columns that say so alone, and those of which two do.
_KNOWN = (
    (
        Rows("employee", "employees"),
        _words("employee* mitarbeiter* angestellt* employes? salarie empleado* dipendente* werknemer* pracownik*"),
        _words(
            """job_?role job_?level job_?satisfaction years_at_company years_in_current_role over_?time
            performance_rating num_companies_worked companies_worked salary_hike hire_date date_of_hire dept department
            manager promotion last_evaluation business_travel"""
        ),
    ),
    (
        Rows("patient", "patients"),
        _words("patient* paziente* paciente* pacjent* pat_?(id|no|nr|number) nhs_?(no|nr|number)"),
        _words(
            """diagnosis diagnoses admission* discharge* icd* cholesterol blood_pressure trestbps chol glucose hba1c
            hospital* physician* doctor_visits *chronic chronic* illness* medicaid medicare emergency medication*
            prescriptions comorbid* adl nvisits ovisits novisits"""
        ),
    ),
    (
        Rows("student", "students"),
        _words("student_?(id|no|nr|number) matrikel* studente_id"),
        _words("gpa exam* studytime study_time absences homework math_score reading_score writing_score"),
    ),
    (
        Rows("pupil", "pupils"),
        _words(f"pupil* (id|no|nr|cod|codigo|numero|matricula)_?({_PUPIL}) ({_PUPIL})_?(id|no|nr|nummer)"),
        None,
    ),
    (Rows("household", "households"), _words("household_?(id|no|key) hh_?id hhid haushalt_?(id|nr)"), None),
    *(
        (Rows(one, f"{one}s"), _words(f"{one}_?(id|no|nr|number|key|code)"), None)
        for one in (
            "member",
            "user",
            "guest",
            "donor",
            "subscriber",
            "respondent",
            "player",
            "driver",
            "visitor",
            "supporter",
            "lead",
            "prospect",
        )
    ),
)
#: Who may stand in the name of a table, in the plural, as the table's rows are called.
_IN_A_TABLE = word_set(
    """
    employees patients students pupils households members users guests donors subscribers respondents players drivers
    visitors passengers voters citizens tenants residents applicants borrowers shoppers travellers travelers
    policyholders cardholders farmers teachers nurses drinkers smokers volunteers graduates taxpayers commuters
    merchants sellers suppliers vendors companies firms stores schools hospitals hotels restaurants readers listeners
    viewers gamers cyclists insurees beneficiaries claimants learners buyers owners freelancers workers staff
    supporters"""
)
#: The same in other languages.
_IN_OTHER_LANGUAGES = {
    word: several
    for several, words in {
        "pupils": "alumnos alumnas alunni alunos eleves schuler schueler leerlingen uczniowie",
        "students": "studenten studierende estudiantes etudiants studenti estudantes studenci",
        "members": "mitglieder socios miembros membres adherents soci leden membros czlonkowie",
        "donors": "spender donantes donateurs donatori doadores darczyncy",
        "employees": "mitarbeiter empleados employes dipendenti werknemers medewerkers pracownicy",
        "patients": "patienten pacientes pazienti pacjenci",
        "users": "nutzer benutzer usuarios utilisateurs utenti gebruikers uzytkownicy utilizadores",
        "guests": "gaste gaeste huespedes ospiti hospedes gasten goscie",
        "households": "haushalte hogares menages huishoudens",
        "subscribers": "subs abonnenten abonnes abonados suscriptores abbonati assinantes abonnees abonenci",
        "policyholders": "versicherte versicherungsnehmer asegurados tomadores assures assicurati segurados",
        "tenants": "mieter inquilinos locataires inquilini huurders",
        "readers": "leser lectores lecteurs lettori lezers",
        CUSTOMERS: "clients clientes clienti kunden kundenliste kundenbestand klanten klantenbestand klienci klientow",
    }.items()
    for word in words.split()
}
#: Two words that are one: card_holders.
_HOLDERS = re.compile(r"(^|_)(card|policy|account|bond|share|lease)_?holders?(_|$)")
#: An account of each: seller_accounts.
_ACCOUNTS = re.compile(r"(?:^|_)([a-z]+)_accounts?(?=_|$)")
#: One row of each: bookings, the last per patient.
_OF_EACH = re.compile(r"_(?:per|by|for_each)_([a-z]+)$")
#: A file of them: player_snapshot.
_FILE_OF = re.compile(
    r"(?:^|_)([a-z]+[a-rt-z])_(?:snapshot|export|extract|list|book|base|master|file|register|roster|panel|dump)(?=_|$)"
)
#: What stands behind these says only where they are, and when.
_WHOSE = re.compile(r"_(of|at|in|from|by|with|per)_")
#: Of these the singular is not without the s.
_ONE = {"companies": "company", "beneficiaries": "beneficiary", "staff": "member of staff"}
#: Who is sold something is a customer.
_SOLD = _words(
    """customer* client* kunde* cliente* klant* klient* order* purchase* buy* bought spend* spent spending basket*
    price* revenue sales account* card* balance* loan* contract* subscri* plan tariff product* discount* tenure
    policy policies premium charge* visit* loyalty credit* deposit* campaign* channel* amount* recency frequency
    monetary debt* bill* payment* usage calls churn* shop* store* segment transaction* limit_balance response"""
)
#: Who is meant where columns tell only who somebody is.
_PEOPLE, _OF_PEOPLE = Rows("person", "people"), 2


def rows_called(
    names: Iterable[str],
    about_people: int = 0,
    labels: Labels | None = None,
    table: str = "",
    ids: Iterable[str] = (),
) -> Rows:
    """What the rows are called, by the names of the table and the columns, or as the plan's labels call customers.

    Parameters
    ----------
    about_people : int
        How many columns tell who somebody is.
    table : str
        The name of the table, such as that of its file.
    ids : iterable of str
        The columns of which every row has another value.

    >>> rows_called(["employee_id", "salary"]).several, rows_called(["age", "spending"]).several
    ('employees', 'customers')
    >>> rows_called(["age", "married", "health"], 3).one, rows_called(["x", "y"]).several
    ('person', 'customers')
    >>> rows_called(["age"], labels={"customers": "guests"}).one
    'guest'
    >>> rows_called(["gift", "amount"], table="charity_donors.csv").several
    'donors'
    >>> rows_called(["LeadID", "DeliveryDate"], ids=["LeadID"]).several
    'leads'
    >>> rows_called(["amount", "term"], table="loans.csv").several, rows_called(["loan_id", "x"], ids=["loan_id"]).one
    ('loans', 'loan')
    """
    named = (labels or {}).get(CUSTOMERS, "").strip()
    if named:
        return Rows(named.removesuffix("s") if named.endswith("s") else named, named)
    given = list(names)
    words = [normal(name) for name in given]
    things = rows_as_things.by_columns(given, ids)
    by_table = _by_table(table, words, things)
    people = [rows for rows, alone, _ in _KNOWN if any(map(alone.search, map(normal, ids)))]
    happened = things is not None and things.kind == "event" and not about_people and not people
    if by_table is not None and not (happened and by_table.kind == "person"):
        return by_table
    if happened and things is not None:
        return _rows_of(things)
    for rows, alone, together in _KNOWN:
        if any(map(alone.search, words)) or (together and sum(bool(together.search(word)) for word in words) > 1):
            return rows
    if things is not None:
        return _rows_of(things)
    is_sold = any(map(_SOLD.search, words))
    return _PEOPLE if about_people >= _OF_PEOPLE and not is_sold else Rows()


def rows_in(segmentation: Segmentation) -> Rows:
    """What the rows are called that were segmented: customers, where orders were made into them or name them."""
    columns = segmentation.columns.columns
    about = sum(column.theme == "is" for column in columns)
    names, ids = [column.name for column in columns], [column.name for column in columns if column.role == "id"]
    rows = rows_called(names, about, segmentation.labels, segmentation.table, ids)
    of_customers = segmentation.log is not None or (not ids and any(names_customers(normal(name)) for name in names))
    return Rows() if rows.kind != "person" and of_customers else rows


def _rows_of(thing: Thing) -> Rows:
    return Rows(thing.one, thing.several, thing.kind)


def _by_table(table: str, columns: Iterable[str] = (), numbered: Thing | None = None) -> Rows | None:
    """Who or what the table is named after: the last word in the plural that says what the rows are.

    `numbered` is what every row has its own number of.

    >>> _by_table("older_patients_nmes1988.csv").several, _by_table("bank.csv"), _by_table("card_holders.csv").one
    ('patients', None, 'cardholder')
    >>> _by_table("academia_alumnos.csv").several, _by_table("Mitglieder 2023.xlsx").one
    ('pupils', 'member')
    >>> _by_table("visits_last_per_patient.csv").one, _by_table("clients_export_2024.csv").one
    ('patient', 'customer')
    >>> _by_table("player_snapshot_2024w48.parquet").several, _by_table("loan_book.csv").several
    ('players', 'loans')
    >>> _by_table("seller_accounts_2024.csv").one, _by_table("enrolments_h1.csv").several
    ('seller', 'enrolments')
    >>> _by_table("client_accounts.csv").several, _by_table("bank_accounts.csv").several
    ('customers', 'accounts')
    """
    name = re.sub(r"\.\w{2,7}$", "", table.rpartition("/")[2])
    word = normal(name)
    if (each := _OF_EACH.search(word)) and f"{each[1]}s" in _IN_A_TABLE | {CUSTOMERS}:
        return Rows(each[1], f"{each[1]}s")
    if whose := _ACCOUNTS.search(word):
        word = f"{whose[1]}s" if f"{whose[1]}s" in _IN_A_TABLE | {CUSTOMERS, "clients"} else word
    if holder := _HOLDERS.search(word):
        return Rows(f"{holder[2]}holder", f"{holder[2]}holders")
    words = _WHOSE.split(_FILE_OF.sub(r"_\1s_", word))[0].split("_")
    said = [_IN_OTHER_LANGUAGES.get(part, part) for part in words if part in _IN_A_TABLE or part in _IN_OTHER_LANGUAGES]
    if said:
        return Rows(_ONE.get(said[-1], said[-1].removesuffix("s")), said[-1])
    things = rows_as_things.by_table(words, columns, numbered)
    return None if things is None else _rows_of(things)
