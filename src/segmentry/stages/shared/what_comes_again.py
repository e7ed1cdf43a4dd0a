"""Which outcomes come again: who ordered, gave or paid late last year may do so next year, and so may who did not.

In the languages of the word lists. Of such an outcome a test is made on all who are there, over the next period.
"""

from segmentry.stages.shared.outcome_periods import period_of
from segmentry.stages.shared.plain_words import any_of, within
from segmentry.stages.shared.traits import normal

#: Whenever it is told.
_ALWAYS = within(
    any_of(
        """late overdue past_due delinq* seriousdlq* dlq* arrears no_?shows? missed claim* complain* returned_goods
        is_return default_payment payment_default donat* gave_gift gespendet spendete spende_* retard* retras* ritard*
        verspat* verspaet* zahlungsverzug verzug atras* te_laat betalingsachterstand opoznien* zaleg* sinist* siniest*
        schaden* szkod* schade moros* donacion* donazion* doac* darowizn*"""
    )
)
#: Where it is told over a time that is past: without one it may be that they ever did.
_OVER_TIME = within(
    any_of(
        """order* purchas* bought shopped visit* came book* stayed attend* gave gift* dined rented travel* respon*
        bestell* kauf* gekauft besuch* gebucht buchung* gespendet spende* command* achet* achat* visite* reserv* pedido*
        compr* acquist* ordin* prenot* bestel* koop* gekocht bezoek* zamow* zakup* kupi* wizyt*"""
    )
)
_PAST = within(
    any_of(
        """(last|past|previous|prior|this)_(\\d+_)?(years?|months?|quarter|season|weeks?) in_(19|20)\\d\\d (19|20)\\d\\d
        vorjahr letzte*_(\\d+_)?(jahr*|monat*) (annee|an)_(derniere|passee?) derniere?s?_(annee|mois|\\d+_mois)
        (ano|anno)_(pasado|passado|scorso) ultim*_(ano|anno|anos|anni|\\d+_mes*) vorig*_(jaar|maand)
        afgelopen_(jaar|maand) (ostatni|poprzedni)*_(rok*|\\d+_mies*)
        \\d+_?(m|mo|months?|d|days?|monate?|mois|mes|mesi)"""
    )
)
_AHEAD = within(any_of("next nxt future coming naechste* nachste* prochain* proxim* prossim* volgend* nastepn*"))
#: The time of which a name tells without a number.
_UNITS = {
    "year": within(
        any_of(
            """(last|past|previous)_year vorjahr letztes_jahr annee_derniere derniere_annee ano_pasado ano_passado
            anno_scorso ultimo_ano ultimo_anno vorig_jaar afgelopen_jaar ostatni_rok poprzedni_rok"""
        )
    ),
    "month": within(
        any_of("(last|past|previous)_month vormonat letzter_monat mois_dernier mes_pasado mese_scorso vorige_maand")
    ),
    "quarter": within("(last|past|previous)_quarter"),
    "season": within("(last|past|previous)_season"),
}


def comes_again(name: str) -> bool:
    """Whether what a column of this name tells comes again to the same customers.

    >>> [comes_again(x) for x in ("donated_last_year", "ordered_12m", "paid_late", "claims_last_year", "no_show")]
    [True, True, True, True, True]
    >>> [comes_again(x) for x in ("deposit", "bought", "churned_last_year", "defaulted", "purchased_next_month")]
    [False, False, False, False, False]
    """
    if _ALWAYS.search(name):
        return True
    return bool(_OVER_TIME.search(name) and _PAST.search(name) and not _AHEAD.search(name))


def next_period(column: str) -> str:
    """Over what time those in a test are compared, behind what is done; empty where no name tells.

    >>> next_period("churned_next_6m"), next_period("donated_last_year"), next_period("deposit")
    (' over the next 6 months', ' over the next year', '')
    """
    period, name = period_of(column).removeprefix("within ").removeprefix("a "), normal(column)
    told = period or next((unit for unit, words in _UNITS.items() if words.search(name)), "")
    return f" over the next {told}" if told else ""
