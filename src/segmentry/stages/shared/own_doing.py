"""Whether a column tells of the company's own doing: what it sends, gives, asks for or keeps to. It can do so with
others, and what came of customers may be its work. In the languages of the word lists.

What is given to those at risk (a discount to keep them, a call to win them back) looks harmful whatever it does.
"""

from functools import lru_cache

from segmentry.stages.shared.plain_words import entries, in_name, within
from segmentry.stages.shared.traits import normal
from segmentry.stages.shared.words_in_names import has_words

#: What is done, where a yes or no says with whom it was; `*` stands for any letters.
_DONE = {
    "send {it} to {whom}": """
        *reminder, *reminders, *erinnerung, *erinnerungen, rappel, rappels, recordatorio, recordatorios, promemoria,
        sollecito, lembrete, herinnering, przypomnienie, booking link, book link, self booking, checklist,
        confirmation sent, confirmation call, buchungslink, terminlink, lien reservation, enlace reserva""",
    "offer {it} to {whom}": """
        welcome call, onboarding call, courtesy call, follow up call, followup call, callback, call back, *rueckruf,
        *ruckruf, welkomst*, begruessungsanruf, begrussungsanruf, appel bienvenue, llamada bienvenida,
        chiamata benvenuto, *mentor, *tutor, coach, buddy, case manager, care manager, account manager assigned,
        contact person, ansprechpartner, replacement car, courtesy car, loan car, loaner, ersatzwagen, *ersatzwagen,
        leihwagen, vehicule remplacement, coche sustitucion, auto sostitutiva, leenauto, vervangauto, fixed slot,
        delivery slot, time slot, wunschtermin, zeitfenster, free change, free exchange, free cancellation,
        free shipping, free ship, free delivery, free returns, cambio sin coste, cambio gratis, cambio gratuito,
        umtausch kostenlos, kostenlos* versand, livraison gratuite, envio gratis, spedizione gratuita,
        autopay, auto pay, direct debit, standing order, lastschrift, sepa, prelevement auto*, domiciliacion,
        domiciliazione, incasso, polecenie zaplaty""",
    "invite {whom} to a {it}": """
        webinar*, seminar attended, workshop attended, seminar invited, workshop invited, open day""",
    "make a {it} to {whom}": """
        thank you call, thankyou call, thanks call, dankeschoen anruf, dankanruf, appel remerciement""",
    "give {it} to {whom}": """
        written estimate, written quote, cost estimate, estimate given, kva, kostenvoranschlag, devis ecrit,
        presupuesto escrito, preventivo scritto, offerte vooraf""",
    "take {it} from {whom}": """
        deposit taken, deposit paid, deposit asked, deposit required, deposit requested, prepayment, prepaid, down
        payment, *anzahlung, *vorkasse, acompte, arrhes, anticipo pagado, caparra, acconto, sinal pago, aanbetaling,
        zaliczka""",
}
#: Of whatever else such a name tells, it was given by the company.
_GIVEN = within(
    r"(offer|voucher|coupon|advice|consultation|call|visit|gift|sample|upgrade|guide|kit|tour|check\w*|discount|letter|mail|"
    r"email|sms|invitation|angebot|gutschein|beratung|einladung|muster|offre|bon|conseil\w*|invitation|echantillon|oferta|"
    r"consejo|asesoria|invitacion|muestra|offerta|consiglio|consulenza|invito|campione|aanbod|advies|uitnodiging)_"
    r"(\w+_)?(sent|given|offered|assigned|shown|provided|gesendet|gegeben|angeboten|erhalten|erfolgt|"
    r"envoyee?|donnee?|recue?|enviad[oa]|dad[oa]|recibid[oa]|inviat[oa]|dat[oa]|ricevut[oa]|verzonden|gegeven|ontvangen)|"
    r"(instal?ments?|abschlag|mensualite|cuota|rata|termijn)_(adjusted|adapted|angepasst|ajustee?|ajustada|adeguata|aangepast)|"
    r"conseil_(pharmacien|\w+)|(pharmacist|nutrition|personal|expert)_advice|\w*beratung_(erfolgt|erhalten)"
)
#: By how much a bill is above what was quoted: a company has it in hand.
_ABOVE_QUOTE = within(
    r"(over|above)_(the_)?(estimate|quote)|(invoice|price|bill|quote|cost)_(deviation|overrun)|"
    r"(deviation|difference)_from_(the_)?(quote|estimate)|(abweichung|ueberschreitung|uberschreitung)\w*(_\w+)?_(angebot|kva)|"
    r"ecart(_\w+)?_devis|(desviacion|exceso)(_\w+)?_presupuesto|scostamento(_\w+)?_preventivo|afwijking(_\w+)?_offerte"
)
#: Given to those of whom the worst is expected.
_AT_RISK = within(
    r"(retention|save|stay|winback|loyalty_save)_(disc\w*|offer\w*|calls?|deals?|gifts?|bonus|credit|letter|campaign|desk|"
    r"team|attempts?|contact\w*)|win_?back\w*|reactivation_\w+|renewal_calls?|"
    r"llamadas?_(de_)?(renov\w*|retencion)|appel_(de_)?(renouvellement|retention)|chiamata_rinnovo|anruf_verlaengerung|"
    r"verl(ae|a)ngerungsanruf|(halte|bleibe)(angebot|bonus|pr(ae|a)mie|anruf|rabatt)|(rueck|ruck)gewinnung\w*|"
    r"(kuendiger|kundiger)_?(rabatt|anruf|angebot)|(remise|offre)_(de_)?(retention|fidelisation)|behoud(korting|s\w+)|"
    r"goodwill\w*|kulanz\w*|gutschrift|apology_\w+|geste_com\w*|gesto_comercial|coulance\w*|indennizz\w*|"
    r"schadevergoeding\w*|entsch(ae|a)digung\w*|(debt|credit)_counselling|hardship_\w+|forbearance"
)
#: Whether they took it is what came of it.
_TAKEN = within(
    r"accept\w*|taken|refused|response|responded|converted|angenommen|accepte\w*|acept\w*|accettat\w*|aceit\w*"
)
#: Beside these a reminder follows what it is to prevent.
_FOLLOWS = in_name(
    entries(
        "payment, dunning, overdue, debt, collection, final, second, third, last, count, number, num, due, mahn*,"
        " zahlungs*, paiement, pago, pagamento, betaling*, date, letter, fee, cost, opened, clicked, read"
    )
)
#: What was done with a thing, which is no part of its name.
_NO_THING = within(
    r"taken|assigned|sent|given|shown|received|offered|made|ticked|invited|attended|joined|completed|watched|erstellt|gesendet|erhalten|vergeben|gestellt|"
    r"envoye\w*|recue?|enviad[oa]|recibid[oa]|inviat[oa]|ricevut[oa]|asignad[oa]|assegnat[oa]|verzonden|ontvangen"
)
#: What a company offers to all, and customers take up who are keener than others.
_TAKEN_UP = within(
    r"attended|joined|used|visited|completed|watched|activated|enabled|signed_up|enrolled|registered|installed|opt_?in|"
    r"webinars?|auto_?pay|direct_debit|standing_order|sepa|lastschrift\w*|prelevement\w*|domiciliacion|domiciliazione|"
    r"teilgenommen|besucht|genutzt|aktiviert|abgeschlossen|participe\w*|utilise\w*|active[es]*|asistio|usad[oa]|utilizad[oa]|"
    r"activad[oa]|frequentat[oa]|usat[oa]|attivat[oa]|bijgewoond|gebruikt|geactiveerd"
)
_GIVE = "try {it} with {whom}"
_ACTS = [(in_name(entries(words)), act) for act, words in _DONE.items()]


@lru_cache(maxsize=4_096)
def own_doing(column: str) -> str:
    """What a company does to those who were left without it, where {whom} and {it} stand for them and the thing; empty
    where a yes or no of this name tells of no such thing.

    >>> own_doing("SMS_reminder"), own_doing("Deposit_taken"), own_doing("Ersatzwagen")
    ('send {it} to {whom}', 'take {it} from {whom}', 'offer {it} to {whom}')
    >>> own_doing("payment_reminder"), own_doing("deposit"), own_doing("winback_call_back"), own_doing("age")
    ('', '', '', '')
    """
    if is_for_those_at_risk(column) or has_words(column, _FOLLOWS):
        return ""
    known = next((act for words, act in _ACTS if has_words(column, words)), "")
    return known or (_GIVE if _GIVEN.search(normal(column)) else "")


def is_above_quote(column: str) -> bool:
    """Whether it tells by how much a bill is above what was quoted.

    >>> is_above_quote("Abweichung Rg./Angebot %"), is_above_quote("quotes_12m")
    (True, False)
    """
    return _ABOVE_QUOTE.search(normal(column)) is not None


@lru_cache(maxsize=4_096)
def is_for_those_at_risk(column: str) -> bool:
    """Whether it is given to those of whom the worst is expected, so that its rate says nothing.

    >>> is_for_those_at_risk("retention_disc_gbp"), is_for_those_at_risk("winback_sent")
    (True, True)
    >>> [is_for_those_at_risk(x) for x in ("discount", "retention_score", "retention_offer_accepted")]
    [False, False, False]
    """
    word = normal(column)
    return _AT_RISK.search(word) is not None and _TAKEN.search(word) is None


def thing_given(words: str) -> str:
    """The thing alone, without what was done with it.

    >>> thing_given("deposit taken (ticked)"), thing_given("mentor assigned"), thing_given("SMS reminder")
    ('deposit', 'mentor', 'SMS reminder')
    """
    each = words.replace("(", "").replace(")", "").split()
    kept = [word for word in each if not _NO_THING.fullmatch(normal(word))]
    return " ".join(kept) or words


@lru_cache(maxsize=4_096)
def is_taken_up(column: str) -> bool:
    """Whether customers chose to take it up, so that those who did may differ from others anyhow.

    >>> is_taken_up("webinar_attended"), is_taken_up("direct_debit"), is_taken_up("thank_you_call")
    (True, True, False)
    """
    return _TAKEN_UP.search(normal(column)) is not None
