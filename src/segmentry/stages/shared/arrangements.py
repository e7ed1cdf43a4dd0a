"""Whether a column tells of an arrangement: that a contract goes on, or is paid, by itself, or letters are sent.

It is a feature: what came of it is told by another column, such as who renewed.
"""

import re

from segmentry.stages.shared.event_names import is_event
from segmentry.stages.shared.plain_words import entries, in_name

#: In the languages of the word lists; `*` stands for any letters.
_ARRANGED = """
    auto renew*, autorenew*, automatic renew*, automatically renew*, renew* automatic*, auto extend*, autopay*,
    auto pay*, autobill*, auto bill*, automatic pay*, automatic bill*, autodraft, auto draft, auto debit, autodebit,
    direct debit*, standing order*, recurring pay*, recurring bill*, continuous payment*, evergreen,
    auto verlaeng*, auto verlang*, autoverl*, automat* verlaeng*, automat* verlang*, verlaengerung automat*,
    verlangerung automat*, lastschrift*, dauerauftrag*, einzugserm*, bankeinzug*, abbuchung*,
    renouvellement auto*, reconduction auto*, reconduction tacite, tacite reconduction, prelevement auto*,
    prelevement, prelevements, virement permanent, paiement auto*,
    renovacion auto*, auto renovacion, autorenovacion, renovacion tacita, tacita renovacion, pago auto*,
    domiciliacion*, domiciliad*, debito auto*, debito directo, cargo auto*, orden permanente,
    rinnovo auto*, rinnovo tacito, tacito rinnovo, addebito dirett*, addebito auto*, domiciliazion*,
    ordine permanente, pagamento auto*,
    renovacao auto*, renovacao tacita, debito direto, ordem permanente,
    automat* verlenging, automat* verleng*, verlenging automat*, stilzwijgende verlenging, automat* incasso,
    incasso, doorlopende opdracht,
    automat* odnow*, automat* przedluz*, odnowienie automat*, przedluzenie automat*, autoodnowienie,
    polecenie zaplaty, zlecenie stale,
    newsletter subscri*, subscri* newsletter, subscri* to newsletter, email subscri*, subscri* email*,
    sms subscri*, newsletter abonn*, abonn* newsletter, inscri* newsletter, newsletter inscri*, suscri* newsletter,
    newsletter suscri*, iscri* newsletter, newsletter iscri*"""
_IN_NAME = in_name(entries(_ARRANGED))
#: That one came to nothing.
_FAILED = re.compile(
    r"_(default|fail|reject|return|bounc|cancel|refus|geplatzt|storn|rucklast|ruecklast|rejet|devuelt|devolu|impag|"
    r"respint|insolut|mislukt|geweiger|odrzuc)"
)


def is_arrangement(word: str) -> bool:
    """Whether a column of this normal name tells of an arrangement, and of nothing that came of it.

    >>> is_arrangement("automatic_renewal"), is_arrangement("lastschrift"), is_arrangement("renewal")
    (True, True, False)
    >>> is_arrangement("direct_debit_cancelled"), is_arrangement("autopay_failed")
    (False, False)
    >>> is_arrangement("newsletter_subscribed"), is_arrangement("newsletter_clicked")
    (True, False)
    """
    rest, met = _IN_NAME.subn("", f"_{word}_")
    return met > 0 and not _FAILED.search(f"_{rest}") and not is_event(rest.strip("_"))
