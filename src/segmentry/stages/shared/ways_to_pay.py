"""How customers pay and are asked to, by names of columns and levels, in the languages of the word lists."""

from segmentry.stages.shared.plain_words import entries, in_name
from segmentry.stages.shared.words_in_names import has_words

#: What was sent to those who did not pay.
_REMINDED = in_name(
    entries(
        """
    reminder, reminders, reminder*, dunning*, collection letters, payment letters, *mahnung, *mahnungen, mahnstufe,
    *mahnschreiben, relance, relances, mises en demeure, recordatorios, requerimientos, solleciti, solleciti pagamento,
    lembretes, cobrancas, aanmaningen, herinneringen, monity, wezwania"""
    )
)
#: By what they pay.
_HOW = in_name(
    entries(
        """
    payment method, pay method, payment type, payment mode, way of payment, paid by, paying by, zahlungsart,
    zahlungsweise, zahlart, zahlungsmethode, moyen paiement, mode paiement, metodo pago, forma pago, medio pago,
    metodo pagamento, modalita pagamento, forma pagamento, betaalwijze, betaalmethode, sposob platnosci"""
    )
)
#: Levels of that by which nothing is left to remember.
_BY_ITSELF = in_name(
    entries(
        """
    direct debit*, debit, automatic*, auto pay, autopay, automatic payment, sepa, standing order, *lastschrift,
    einzug, *einzug, prelevement*, domiciliacion, domiciliado, domiciliazione, addebito diretto, debito automatico,
    debito direto, automatische incasso, incasso, polecenie zaplaty"""
    )
)
#: That they pay what they owe bit by bit.
_INSTALMENTS = in_name(
    entries(
        """
    payment arrangement*, payment plan*, repayment plan*, repayment arrangement*, instalment plan*, installment plan*,
    ratenzahlung, ratenplan, ratenvereinbarung, echeancier, plan pagos, fraccionamiento, piano rientro, rateizzazione,
    plano pagamento, parcelamento, betalingsregeling, plan splaty"""
    )
)


def tells_of_reminders(column: str) -> bool:
    """Whether it tells how often somebody was asked to pay.

    >>> tells_of_reminders("dunning_letters_12m"), tells_of_reminders("letters")
    (True, False)
    """
    return has_words(column, _REMINDED)


def tells_how_paid(column: str) -> bool:
    """Whether its levels say by what somebody pays.

    >>> tells_how_paid("PaymentMethod"), tells_how_paid("late_payments")
    (True, False)
    """
    return has_words(column, _HOW)


def is_by_itself(level: str) -> bool:
    """Whether what is due is drawn without the customer's doing.

    >>> is_by_itself("SEPA direct debit"), is_by_itself("Bank transfer (automatic)"), is_by_itself("transfer")
    (True, True, False)
    """
    return has_words(level, _BY_ITSELF)


def tells_of_instalments(column: str) -> bool:
    """Whether it tells that somebody pays bit by bit what is owed.

    >>> tells_of_instalments("payment_arrangement"), tells_of_instalments("monthly_instalment")
    (True, False)
    """
    return has_words(column, _INSTALMENTS)
