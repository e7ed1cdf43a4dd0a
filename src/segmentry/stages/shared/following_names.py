"""What follows from an outcome, by its name: reminders from late payment, a final bill from leaving.

In the languages of the word lists. Names alone tell nothing: earlier reminders foretell. See `known_with`.
"""

from segmentry.stages.shared.plain_words import within
from segmentry.stages.shared.traits import normal

#: By outcome: how it is called, and what follows from it or says it in other words.
_FOLLOWING = (
    (
        within(
            r"late|dpd|overdue|past_due|arrears|default(ed)?|dflt|delinq\w*|unpaid|non_?pay\w*|did_not_pay|\w*verzug\w*|ausfall|"
            r"\w*ausfall|impaye\w*|moros\w*|impago\w*|insolut\w*|inadimpl\w*|wanbetal\w*|\w*achterstand|zaleg\w*|opozn\w*|"
            r"te_laat|retards?|ritard[oi]|retrasos?|atrasos?|mora|zwlok[ai]"
        ),
        within(
            r"reminders?|dunning(_\w+)?|late(ness)?|overdue|past_due|dpd|delays?|delayed|arrears|unpaid|collections?|"
            r"collection_\w+|debt_collect\w*|(payment|repayment)_(arrangement|plan|agreement|reminder)s?|instalment_plan|"
            r"(late|failed|missed|returned)_(debits?|payments?|pmts?|fees?)|mahn\w*|\w*mahnung(en)?|inkasso|\w*verzug\w*|"
            r"ratenvereinbarung|stundung|relances?|rappels?|mise_en_demeure|recouvrement|retards?|echeancier|recordatorios?|"
            r"reclamaciones_de_pago|recobro|retrasos?|solleciti?o?|recupero_crediti|ritard[oi]|piano_di_rientro|cobranca|"
            r"atrasos?|aanmaning(en)?|herinnering(en)?|incasso|betalingsregeling|ponaglen\w*|wezwan\w*|windykac\w*|"
            r"opoznien\w*|sperr\w*|disconnection_(notice|threat|warning)|coupure|corte|purring(er)?|paminnels\w*|rykker\w*"
        ),
    ),
    (
        within(
            r"churn\w*|attrit\w*|left|cancel\w*|closed?|terminat\w*|lapsed?|exit(ed)?|switch(ed)?|unsubscri\w*|resigned|"
            r"gekundigt|\w*kundigung|\w*kuendigung|resili\w*|baja|disdett\w*|opzeg\w*|opgezegd|rezygn\w*|wypowiedz\w*"
        ),
        within(
            r"cancel\w*|closing|closure|terminat\w*|exit|farewell|win_?back|port(ed)?_out|final_(bill|invoice|statement)|"
            r"\w*kundigung\w*|\w*kuendigung\w*|resili\w*|disdett\w*|opzeg\w*|wypowiedz\w*|retention_(call|offer|case)s?"
        ),
    ),
    (
        within(
            r"complet(ed|ion|ad[oa]|at[oa])|finished|graduat(ed|ion)|passed|dropped_out|drop_?outs?|absolviert|bestanden|"
            r"(kurs|studium|ausbildung|lehrgang)_abgeschlossen|acheve|egresad[oa]|graduad[oa]|laureat[oa]|concluid[oa]|"
            r"concluiu|voltooid|afgerond|geslaagd|ukoncz\w*|zaliczon\w*"
        ),
        within(
            r"progress\w*|(pct|percent|share)_(complete|completed|done|watched)|(lessons|modules|units|lectures)_(completed|done|"
            r"finished|watched)|cert\w*|diploma\w*|grade|fortschritt\w*|zertifikat\w*|abschluss_?note|progreso|avance|"
            r"certificad\w*|avancement|avanzamento|attestat\w*|progresso|voortgang|postep\w*|zaswiadczeni\w*"
        ),
    ),
)
#: What is kept of a sum, or paid of it.
_OF_A_SUM = within(
    r"fees?|commissions?|pay_?outs?|tax(es)?|vat|net|gross|margin|provision(en)?|auszahlung(en)?|gebuhr(en)?|gebuehr(en)?|"
    r"steuern?|netto|brutto|marge|frais|versements?|tva|comision(es)?|abonos?|iva|provvigion[ei]|accredit[oi]|comiss(ao|oes)|"
    r"repasses?|provisies?|uitbetaling(en)?|btw|prowizj[ae]|wyplat[ay]"
)
#: When somebody was last seen: with what came to its end it ends, too.
_LAST_SEEN = within(
    r"last_(active|activity|seen|login|log_in|access|accessed|lesson|session|visit)(_\w+)?|letzte[rs]?_(login|aktivitat|"
    r"aktivitaet|zugriff|anmeldung|lektion)|derniere?_(connexion|activite|acces|lecon)|ultim[oa]_(acceso|actividad|conexion|"
    r"leccion|accesso|attivita|lezione|conexao|acesso|atividade|aula)|laatste_(login|activiteit|les)|"
    r"ostatni[ea]?_(logowanie|aktywnosc|lekcja)"
)

#: How the reason of a column begins that was known with an outcome, or is computed with other columns.
COMPUTED, PART_OF, TELLS, FOLLOWS = "it is computed with", "a part of", "it tells", "it follows from"


def is_known_with(reason: str) -> bool:
    """Whether it was by this reason of a column that it makes no segments: others give it, or it gives an outcome.

    >>> is_known_with("it is computed with `paid` and `owed`"), is_known_with("a category unrelated to others")
    (True, False)
    """
    return reason.startswith((COMPUTED, PART_OF, TELLS, FOLLOWS))


def follows(column: str, outcome: str) -> bool:
    """Whether a column is called like what follows from an outcome of that name, or says it in other words.

    >>> follows("Reminders 12m", "Paid >30d late (12m)"), follows("Dunning letters (12m)", "Arrears 31 Dec (EUR)")
    (True, True)
    >>> follows("Reminders 12m", "churned"), follows("orders", "Paid late")
    (False, False)
    """
    name, what = normal(column), normal(outcome)
    return any(was.search(what) and comes.search(name) for was, comes in _FOLLOWING)


def ends_with(column: str, outcome: str) -> bool:
    """Whether a date of this name is of the end that the outcome is: when somebody was last seen on a course.

    >>> ends_with("last_active", "completed"), ends_with("last_active", "churned"), ends_with("born", "completed")
    (True, False, False)
    """
    came_to_an_end, _ = _FOLLOWING[-1]
    return bool(came_to_an_end.search(normal(outcome)) and _LAST_SEEN.search(normal(column)))


def is_of_a_sum(column: str) -> bool:
    """Whether it is called like what is kept of a sum, or paid of it.

    >>> is_of_a_sum("fees_12m_gbp"), is_of_a_sum("Auszahlung_12M"), is_of_a_sum("visits")
    (True, True, False)
    """
    return _OF_A_SUM.search(normal(column)) is not None
