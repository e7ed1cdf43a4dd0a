"""Whether a column tells of a thing that customers were given or have, or not: an empty voucher is no voucher.

Of what everybody has, such as an age or a country, an empty cell says that nobody knows. In the languages of the lists.
"""

from segmentry.stages.shared.offers import can_be_agreed
from segmentry.stages.shared.plain_words import entries, in_name
from segmentry.stages.shared.words_in_names import has_words

#: What is handed out; `*` stands for any letters.
_GIVEN = """
    *voucher, *vouchers, *coupon, *coupons, promo, promos, promo code, promocode, discount code, discountcode, *bonus,
    gift, gifts, gift card, giftcard, freebie, welcome credit, goodwill credit, *gutschein, *gutscheine, *gutscheincode,
    *rabattcode, *aktionscode, *geschenk, *praemie, *pramie, bon achat, code promo, cheque cadeau, cadeau, cupon, bono,
    vale, codigo promo*, regalo, buono, buono sconto, codice sconto, omaggio, cupom, cupao, brinde, kortingscode,
    actiecode, tegoedbon, cadeaubon, kupon, bon, kod rabatowy, prezent, presentkort, rabattkod, rabatkode, gavekort"""
#: What a thing is like, when and how it came and how it ended: everybody who has it has one, known or not.
_LIKE = """
    type, kind, status, state, date, day, month, year, start, end, since, until, expiry, expires, number, num, no, nr,
    id, length, term, duration, age, size, level, balance, amount, limit, count, total, sum, spend, score, rating,
    channel, source, method, price, fee, use, used, usage, visits, typ, art, datum, tag, monat, jahr, beginn, ende,
    seit, bis, laufzeit, nummer, anzahl, summe, stand, statut, date*, debut, fin, duree, numero, montant, fecha, inicio,
    tipo, estado, plazo, duracion, importe, data, inizio, fine, stato, durata, importo, prazo, valor, soort, begin,
    einde, duur, aantal, bedrag, rodzaj, koniec, okres, liczba, kwota, reason, grund, motif, motivo, reden, powod"""
_GIVES, _IS_LIKE = in_name(entries(_GIVEN)), in_name(entries(_LIKE))


def is_given(column: str) -> bool:
    """Whether a column of this name tells of what is handed out.

    >>> is_given("Voucher"), is_given("Promo_Code"), is_given("Treuebonus"), is_given("voucher_expiry")
    (True, True, True, False)
    """
    return has_words(column, _GIVES) and not has_words(column, _IS_LIKE)


def is_had_or_not(column: str) -> bool:
    """Whether a column of this name tells of a thing that a customer has or has not.

    >>> is_had_or_not("insurance"), is_had_or_not("insurance_type"), is_had_or_not("partner")
    (True, False, False)
    """
    return can_be_agreed(column) and not has_words(column, _IS_LIKE)
