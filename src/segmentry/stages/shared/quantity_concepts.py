"""What little and much of a known quantity makes of a customer, in the languages of the word lists."""

import re
from dataclasses import dataclass
from typing import Literal

from segmentry.stages.shared.plain_words import entries, in_name, word_set

#: What a quantity tells of the worth of a customer: what they bring, what they could bring, how long they are silent.
Sense = Literal["", "worth", "means", "silence", "loyalty"]


@dataclass(frozen=True)
class Comparative:
    """What customers are called who have little, and much, of a quantity."""

    low: str
    high: str
    sense: Sense = ""


@dataclass(frozen=True)
class Concept:
    """What customers with little and much of a quantity are called, and the names of columns that tell of it."""

    comparative: Comparative
    words: re.Pattern[str]
    whole: bool = True  # only where the name says nothing else: spending on wine makes no big spender


def _concept(low: str, high: str, sense: Sense, words: str, *, whole: bool = True) -> Concept:
    return Concept(Comparative(low, high, sense), in_name(entries(words)), whole)


#: Words that say only more of a quantity, not of which part of it.
BESIDE = word_set(
    """total tot annual yearly monthly weekly daily avg average mean sum amount amt value score customer client user
    member household family personal estimated est net gross per month months year years day days of the in as last
    lifetime log number num nb count cnt gesamt jahres monat total totale totaal suma euro eur usd k gbp all my
    order orders 12m 6m 3m basket mean median income usd thousands pct prozent percent"""
)
CONCEPTS = (
    _concept(
        "older",
        "younger",
        "",
        """birth, birth year, year of birth, yob, yearborn, year born, birthyear, *geburt*, annee naissance,
        nacimiento, nascita, nascimento, geboort*, urodz*""",
        whole=False,
    ),
    _concept(
        "long-standing",
        "newer",
        "loyalty",
        """signup*, sign up, enrolled, enrolment date, enrollment date, joined, registered, registration, opened,
        customer since, client since, member since, first order, first purchase, *kundeseit, eintritt*, inscription,
        alta, iscrizione, inscripcion""",
        whole=False,
    ),
    _concept(
        "recently active",
        "long inactive",
        "silence",
        """recency, recence, recencia, recenza, recentie, rezenz, since last order, since last purchase, since last
        visit, since last login, since last activity, since last transaction, since last use, since last stay, since
        last booking, since order, since purchase, since visit, since login, since activity, since transaction, since
        stay, since booking, seit letzt*, depuis derni*, desde ultim*, da ultim*, sinds laatste, od ostatni*, inactiv*,
        months inactive *""",
        whole=False,
    ),
    _concept(
        "newer",
        "long-standing",
        "loyalty",
        """tenure, tenure months, tenure days, months on book, account age, relationship length, years as *, months as
        *, years with *, months with *, seniority, anciennete, antiguedad, anzianita, antiguidade, staz, kundendauer,
        vertragsdauer, vintage, days since first *, membership length, months of membership, years of membership,
        membership months, membership years, months a member, months of tenure, mitgliedsdauer, mois adhesion, meses de
        socio""",
        whole=False,
    ),
    _concept(
        "full-price buyers", "discount buyers", "", "spent on discount, discount share, share of discount", whole=False
    ),
    _concept("all-year buyers", "seasonal buyers", "", "orders in busiest season", whole=False),
    _concept("small baskets", "large baskets", "", "units per order, items per order, basket size", whole=False),
    _concept("one-category buyers", "buyers of many categories", "", "category spread", whole=False),
    _concept(
        "small spenders",
        "big spenders",
        "worth",
        """spend*, spent, expenditure*, outlay*, *ausgaben, depens*, gasto*, spesa, spese, despesa*, uitgave*, wydat*,
        monetary, sales, turnover, umsatz, chiffre affaires, fatturato, ventas, omzet, money""",
    ),
    _concept("low revenue", "high revenue", "worth", "revenue"),  # of a bank, too, where nobody spends it
    _concept(
        "lower income",
        "higher income",
        "means",
        """income*, *einkommen*, *gehalt*, salary, salaries, wage*, *lohn, revenu, revenus, salaire*, sueldo, salario*,
        ingreso*, reddito, stipendio, renda, rendimento*, inkomen*, salaris, dochod*, zarobk*, earning*, inntekt*,
        inkomst*""",
    ),
    _concept(
        "rare buyers",
        "frequent buyers",
        "worth",
        """frequency, frequenz, frequence, frecuencia, frequenza, frequencia, frequentie, purchase frequency, orders,
        purchases, bestellungen, commandes, pedidos, ordini, achats, compras, acquisti, aankopen, zakupy""",
    ),
    _concept(
        "small households",
        "large households",
        "",
        """household size, family, household, family size, hhsize, famsize, size of household, household members,
        haushaltsgroesse, persons in household, persons in household policy, people in household, members in
        household, personen im haushalt, personen haushalt, haushaltsmitglieder, personas hogar, personas en el hogar,
        personas en hogar, miembros hogar, miembros del hogar, tamano hogar, personnes foyer, personnes au foyer,
        personnes dans le foyer, personnes menage, taille menage, taille foyer, componenti famiglia, componenti nucleo,
        pessoas agregado, pessoas no domicilio, personen in huishouden, gezinsgrootte, huishoudgrootte, osoby w
        gospodarstwie, liczba domownikow""",
    ),
    _concept(
        "small homes",
        "large homes",
        "",
        """living area, wohnflaeche*, wohnflache*, surface habitable, surface logement, superficie vivienda,
        superficie habitable, superficie abitabile, superficie abitazione, area habitavel, woonoppervlak*,
        powierzchnia mieszkania""",
    ),
    _concept(
        "little power fed in",
        "with solar power",
        "",
        """power fed in, energy fed in, power feed in, einspeisung*, eingespeist*, injection reseau, energia inyectada,
        energia vertida, energia immessa, energia injetada, teruglevering*, teruggeleverd*, energia oddana""",
        whole=False,
    ),
    _concept(
        "late bookers",
        "early bookers",
        "",
        """booking lead time, booking lead days, booking lead, days booked ahead, booked ahead, days booked in advance,
        booking window, buchungsvorlauf*, vorausbuchung*, antelacion reserva, anticipo prenotazione""",
        whole=False,
    ),
    _concept("shorter", "taller", "", "height, body height, koerpergroesse, korpergrosse, estatura, altezza, lengte"),
    _concept("close by", "far away", "", "distance*, entfernung*, distancia*, distanza*, afstand*, odleglosc*"),
    _concept("close by", "far away", "", "distance to *, distance from *", whole=False),
    _concept(
        "lower education",
        "higher education",
        "",
        """education, educ*, education level, *bildung*, *abschluss, etudes, diplome, estudios, escolari*, istruzione,
        opleiding*, wyksztalcenie""",
    ),
    _concept(
        "less experienced",
        "more experienced",
        "",
        """experience, exper, experiencia, esperienza, ervaring, doswiadczenie, erfahrung, berufserfahrung, work
        experience, years of experience, years experience, working years, years of work""",
    ),
    _concept(
        "few claims",
        "many claims",
        "",
        """claims, schadenzahl, schadenanzahl, schadensanzahl, schadenfalle, schadenfaelle, schaeden, anzahl schaden,
        anzahl schaeden, anzahl schadenfaelle, sinistres, nombre sinistres, siniestros, numero siniestros,
        sinistri, numero sinistri, sinistros, aantal schades, liczba szkod""",
    ),
    _concept(
        "few earlier claims",
        "many earlier claims",
        "",
        """vorschaden, vorschaeden, anzahl vorschaden, anzahl vorschaeden, sinistres anterieurs, siniestros previos,
        siniestros anteriores, sinistri precedenti, sinistros anteriores, eerdere schades, wczesniejsze szkody""",
    ),
    _concept(
        "small sum insured",
        "large sum insured",
        "",
        """insurance sum, sum insured, versicherungssumme, deckungssumme, capital assure, somme assuree, suma
        asegurada, capital asegurado, somma assicurata, capitale assicurato, capital segurado, verzekerd bedrag,
        verzekerde som, suma ubezpieczenia""",
    ),
    _concept(
        "low deductible",
        "high deductible",
        "",
        "deductible, selbstbeteiligung, selbstbehalt, franquicia, eigen risico, udzial wlasny",
    ),
    _concept(
        "few valuables", "many valuables", "", "wertsachen, objets de valeur, objetos de valor, oggetti di valore"
    ),
    _concept(
        "low yearly fee",
        "high yearly fee",
        "",
        """yearly fee, jahresbeitrag, cotisation annuelle, cuota anual, quota annuale, quota annua, anuidade,
        jaarbijdrage, skladka roczna, roczna skladka""",
    ),
    _concept(
        "low monthly fee",
        "high monthly fee",
        "",
        """monthly fee, monatsbeitrag, cotisation mensuelle, cuota mensual, mensualidad, quota mensile, canone
        mensile, mensalidade, maandbijdrage, oplata miesieczna, miesieczna oplata, skladka miesieczna""",
    ),
    _concept(
        "few weekly hours",
        "many weekly hours",
        "",
        """wochenstunden, stunden woche, stunden pro woche, heures semaine, heures par semaine, horas semana, horas por
        semana, horas semanales, ore settimana, ore settimanali, horas semanais, uren week, uren per week""",
    ),
    _concept(
        "low attendance",
        "high attendance",
        "",
        """asistencia, attendance, attendance rate, anwesenheit, anwesenheitsquote, assiduite, presenza, presenze,
        assiduidade, aanwezigheid, frekwencja, obecnosc""",
    ),
    _concept(
        "few late payments",
        "many late payments",
        "",
        """retrasos pago, retrasos de pago, retards paiement, retards de paiement, ritardi pagamento, ritardi di
        pagamento, atrasos pagamento, zahlungsverzuge, zahlungsverzuege, betalingsachterstanden""",
    ),
    _concept(
        "small givers",
        "big givers",
        "worth",
        """given, donated, amount given, amount donated, spendensumme, spendenbetrag, montant dons, importe donaciones,
        importo donazioni, valor doacoes, kwota darowizn""",
    ),
    _concept(
        "less satisfied",
        "more satisfied",
        "",
        """satisf*, zufrieden*, *zufriedenheit, soddisf*, tevreden*, zadowol*, nps, csat""",
    ),
)
