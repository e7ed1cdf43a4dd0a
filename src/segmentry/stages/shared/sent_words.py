"""Whether a column tells what a company gave to whom (a message, an offer, an amount of a voucher, the way it reached
them), so that it may have been drawn who was given what. In the languages of the word lists.

Nobody calls it a test: that it was drawn must be seen by its figures. What customers choose themselves, how they come
and what is given for a reason are left out.
"""

import re
from collections.abc import Collection
from functools import lru_cache

from segmentry.stages.shared.own_doing import is_for_those_at_risk, own_doing
from segmentry.stages.shared.plain_words import within, without_accents, word_set
from segmentry.stages.shared.traits import normal

#: Things that a company makes and sends, in one version or another.
_THINGS = word_set(
    "message messages msg letter letters mailing mailings reminder reminders script scripts subject creative banner "
    "template wording framing headline invitation incentive voucher vouchers coupon coupons offer offers promo "
    "discount rebate gift flyer leaflet brochure nudge flow nachricht brief anschreiben schreiben "
    "erinnerung skript leitfaden betreff vorlage einladung anreiz gutschein gutscheine angebot rabatt nachlass "
    "geschenk praemie pramie courrier lettre rappel relance objet incitation bon offre remise "
    "reduction cadeau mensaje carta recordatorio guion asunto invitacion incentivo vale cupon oferta descuento "
    "regalo messaggio lettera promemoria copione oggetto invito buono offerta sconto omaggio mensagem lembrete "
    "roteiro assunto convite cupom desconto brinde bericht herinnering belscript onderwerp uitnodiging aanbod "
    "korting tegoedbon waardebon wiadomosc list przypomnienie skrypt temat zaproszenie zacheta kupon rabat znizka "
    "prezent"
)
#: What their names say beside: the form, how much it is worth, that it went out.
_FORMS = word_set(
    "ticked type kind version variant format style tone channel amount pct percent perc value size level line text "
    "copy page id nr no sent given offered shown assigned received group cell eur euro usd gbp chf pln de des du "
    "la le l of the a typ art fassung variante kanal betrag hoehe hohe prozent wert stufe gesendet gegeben erhalten "
    "canal montant valeur envoye envoyee tipo versione canale importe importo valor valore enviado enviada inviato "
    "inviata versao kanaal soort versie bedrag waarde verzonden wersja rodzaj kwota wartosc wyslany wyslane di da "
    "do"
)
#: What it was for, which stands before.
_OCCASIONS = word_set(
    "renewal welcome spring summer autumn fall winter christmas birthday call phone sales service email mail sms "
    "marketing promo campaign reminder booking direct recall payment donation appeal outreach contact landing "
    "subject appointment vaccination voucher offer discount termin anruf werbe kampagne rueckruf verlaengerung "
    "fruehling sommer herbst campagne appel rendez vous campana llamada cita campagna chiamata appuntamento campanha "
    "chamada consulta oproep kampania telefon wizyta"
)
#: Names of the way that somebody was reached; by itself its levels must say that it goes out.
_WAY = r"channel|kanal|canal|canale|kanaal|medium"
_REACHES = re.compile(
    rf"(contact|contacted|reminder|message|mailing|outreach|campaign|notification|invitation|communication|appeal|letter)_"
    rf"({_WAY})|(kontakt|erinnerungs?|versand|einladungs?|kampagnen?|mailing|ansprache)_?kanal|"
    rf"({_WAY})_(of_|de_|d_|di_|da_|du_)?(contact|reminder|message|contacto?|rappel|relance|envoi|recordatorio|envio|contatto|"
    r"promemoria|invio|contato|lembrete)|(contact|herinnerings?|verzend)_?kanaal|kanal_(kontaktu|przypomnienia|wysylki)"
)
_GOES_OUT = within(
    r"e_?mails?|sms|texts?|text_message|whats_?app|mms|letters?|post|mail|postcards?|push|phone|calls?|phone_calls?|telephone|"
    r"none|no_contact|brief|postkarte|telefon|anruf|kein|keine|courrier|lettre|telephone|appel|aucun|carta|correo|telefono|"
    r"llamada|ninguno|lettera|posta|chiamata|nessuno|telefone|correio|chamada|nenhum|telefoon|geen|list|poczta|brak"
)
#: Names that say no more than that there were several, in an experiment or anywhere else.
_GROUPS = word_set(
    "group grp variant version condition arm cell bucket flow gruppe variante fassung bedingung groupe condicion "
    "grupo gruppo condizione condicao groep conditie grupa wariant wersja warunek"
)
_MESSAGE = within(r"(sms|mms|e?_?mails?|letters?|mailings?|reminders?)_(received|sent)")
#: Levels of what customers made of it.
_ANSWERS = within(r"accept\w*|declin\w*|reject\w*|redeem\w*|opened|clicked|replied|used|angenommen|abgelehnt|eingel\w+")


@lru_cache(maxsize=4_096)
def is_sent(column: str) -> bool:
    """Whether its name alone says so: nothing for those at risk.

    >>> is_sent("SMS_reminder"), is_sent("reminder_type"), is_sent("winback_sms_sent"), is_sent("age")
    (True, True, False, False)
    >>> [is_sent(x) for x in ("letter_version", "Rabatt_%", "tipo de mensaje", "call script", "voucher_eur")]
    [True, True, True, True, True]
    >>> [is_sent(x) for x in ("family_discount", "voucher_code", "preferred_channel", "last_offer_date")]
    [False, False, False, False]
    """
    if is_for_those_at_risk(column):
        return False
    name = normal(without_accents(column))
    own = own_doing(column).startswith(("send", "try")) or _MESSAGE.search(name) is not None
    return own or _REACHES.fullmatch(name) is not None or _is_of_a_thing(name)


def may_be_given(column: str, levels: Collection[str]) -> bool:
    """Whether its name, or one that may be of anything with its levels, says so.

    >>> may_be_given("channel", ["E-Mail", "SMS", "Letter"]), may_be_given("channel", ["web", "store"])
    (True, False)
    >>> may_be_given("condition", ["gain", "loss"]), may_be_given("offer", ["accepted", "declined"])
    (True, False)
    """
    words, name = [normal(without_accents(level)) for level in levels], normal(without_accents(column))
    if any(map(_ANSWERS.search, words)):
        return False
    goes_out = bool(words) and all(map(_GOES_OUT.search, words)) and re.fullmatch(_WAY, name) is not None
    return is_sent(column) or goes_out or name in _GROUPS


def _is_of_a_thing(name: str) -> bool:
    """Whether all its words are of a thing that is sent, what it is like, or what it was for."""
    words = [word for word in name.split("_") if word and not word.isdigit()]
    about = [word for word in words if word in _THINGS]
    return bool(about) and all(word in _THINGS | _FORMS | _OCCASIONS for word in words)
