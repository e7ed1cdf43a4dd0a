"""What is written down only after something ended badly, as names of columns call it: its reason, what it cost.

Lists of consequences are shorter and surer than lists of outcomes: who left in words that nobody knows has a reason of
leaving, a refund or a last day all the same. In the languages of the word lists.
"""

import re

from segmentry.stages.shared.outcome_levels import A_STATUS
from segmentry.stages.shared.outcome_words import is_final_mark, is_when_it_ended
from segmentry.stages.shared.plain_words import within
from segmentry.stages.shared.reason_words import is_reason_of_leaving

#: Money that comes back, and what is paid because something was missed, came late or was broken off.
_MONEY_BACK = within(
    r"refund(ed|s)?(_\w+)?|reimbursed|(ruck|rueck)?erstatt\w*|gutschrift_storno|rembours\w*|reembols\w*|rimbors\w*|"
    r"restitutie\w*|terugbetal\w*|terugbetaald|zwrot|zwrotu|zwrocon\w*|claw_?back|chargebacks?"
)
_BECAUSE_OF = (
    r"no_?show|dna|missed|late|overdue|cancel\w*|termination|exit|default|penalty|dunning|collection|returned|reminder|"
    r"breach|nsf|bounced|storno\w*|ausfall\w*|mahn\w*|verzugs?|saumnis\w*|saeumnis\w*|kundigungs?|retard|relances?|"
    r"resiliation|annulation|recouvrement|rejet|impaye|retraso|mora|cancelacion|cobro|impago|reclamacion|ritardo|sollecito|"
    r"disdetta|recesso|recupero|atraso|cancelamento|cobranca|aanman\w*|incasso|annulering\w*|te_laat|windykac\w*|karn[ae]|"
    r"opoznien\w*|rezygnac\w*"
)
_A_FEE = (
    r"fees?|charges?|charged|costs?|interest|fine|gebuhr(en)?|gebuehr(en)?|zuschlag|kosten|zinsen|honorar|pauschale|frais|"
    r"indemnites?|interets|gastos|comision|recargo|intereses|spese|interessi|taxa|juros|kosten|rente|oplat[ay]|odsetki|koszty?"
)
_PENALTY = within(
    rf"({_BECAUSE_OF})_?({_A_FEE})|({_A_FEE})_(de_|di_|do_|da_|du_|por_|za_)?({_BECAUSE_OF})|"
    r"(ausfall|storno|mahn|saumnis|saeumnis|verzugs)(gebuhr|gebuehr|honorar|kosten|zinsen|zuschlag|pauschale)(en)?|"
    r"(aanmanings|incasso|annulerings|boete)(kosten|rente|bedrag)|penalty|penalties|penalites?|penalizacion\w*|penale|"
    r"multas?|boetes?|vertragsstrafe|kara_umowna|kary"
)
#: What was got back of what was lost, and who was charged with that.
_RECOVERY = within(
    r"recover(y|ies|ed)(_\w+)?|(amount|amt|sum)_recovered|collections?_(fee|cost|agency|amount|status|stage)s?|"
    r"(sent_to|in)_collections?|write_?off_(amount|amt|date)|charge_?off_(amount|amt|date)|inkasso\w*|"
    r"recouvre\w*|recobr\w*|recuper(o|ado|ato|acao)(_\w+)?|cobranca_\w+|incasso(bureau|bedrag|kosten|fase)|odzyskan\w*|"
    r"windykac\w*|sperrandrohung|mise_en_demeure"
)
#: A new date for what fell through, and calls to those who are gone.
_AGAIN = within(
    r"rebooked|re_?scheduled|rearranged|win_?back(_\w+)?|neuer_termin|umgebucht|reprogramm\w*|replanifi\w*|"
    r"reprogramad[oa]|reagendad[oa]|riprogrammat[oa]|riprenotat[oa]|remarcad[oa]|opnieuw_gepland|herboekt|przelozon[oaey]"
)
#: Dates of an end that do not say of which, as a contract has one beforehand.
_ENDED = re.compile(
    r"(^|_)((date|dt|day|month)_(left|closed|ended|exited|cancelled|canceled)|(left|closed|closing|ended|exit|leaving|"
    r"termination|closure|last)_(date|dt|day|on|ts)|date_(de_)?(fin|sortie|cloture|resiliation|depart)|fecha_(de_)?"
    r"(baja|fin|cierre|salida)|data_(di_)?(fine|uscita|chiusura|cessazione)|data_(de_)?(fim|saida|encerramento)|"
    r"austritts?_?datum|ende_?datum|abgangs?_?datum|eind_?datum|uitstroom_?datum|data_(zakonczenia|odejscia|rozwiazania))(_|$)"
)

#: What a status is of that is no relationship but one act of it: the last one, a payment, a message.
_OF_ONE_ACT = within(
    r"last|latest|letzte[rsn]?|derniere?|ultim[oa]|laatste|ostatni\w*|charge|payments?|pmt|invoice|e_?mail|sms|messages?|"
    r"ticket|delivery|shipment|card|(zahlungs?|rechnungs?|liefer|ticket|mail|factuur|betaal)_?status|zahlung|rechnung|"
    r"lieferung|paiement|facture|livraison|message|pago|factura|entrega|mensaje|pagamento|fattura|consegna|fatura|"
    r"betaling|factuur|levering|bericht|platnosc\w*|faktur\w*|dostaw\w*"
)


def is_of_one_act(word: str) -> bool:
    """Whether a status of this name is of one act, such as a payment, and not of the relationship.

    >>> [is_of_one_act(word) for word in ("last_charge_status", "zahlungsstatus", "sub_status", "vertragsstatus")]
    [True, True, False, False]
    """
    return _OF_ONE_ACT.search(word) is not None


def is_only_alone(word: str) -> bool:
    """Whether an outcome of this name is none where it comes with another: the mark of those who passed, a last status.

    >>> [is_only_alone(word) for word in ("final_grade", "last_charge_status", "sub_status")]
    [True, True, False]
    """
    return is_final_mark(word) or bool(A_STATUS.search(word) and is_of_one_act(word))


def is_consequence(word: str) -> bool:
    """Whether a column of this normal name is filled only where something ended badly.

    Names alone tell nothing of a table: where it is filled must agree, see `consequences`.

    >>> [is_consequence(word) for word in ("lapse_reason", "refund_gbp", "dna_fee", "recoveries", "opzegdatum")]
    [True, True, True, True, True]
    >>> [is_consequence(word) for word in ("annual_fee", "reason_for_loan", "signup_date", "cancelled_orders")]
    [False, False, False, False]
    """
    forms = (_MONEY_BACK, _PENALTY, _RECOVERY, _AGAIN, _ENDED)
    return is_reason_of_leaving(word) or is_when_it_ended(word) or any(form.search(word) for form in forms)
