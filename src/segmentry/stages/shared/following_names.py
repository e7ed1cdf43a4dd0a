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
