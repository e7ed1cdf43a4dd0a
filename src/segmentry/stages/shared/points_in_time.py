"""When something was, by words of a name: before all else that is known, or at which time of the year.

In the languages of the word lists.
"""

from segmentry.stages.shared.plain_words import within, word_set

_EARLIER = within(
    r"prev(ious(ly)?)?|prior|past(?!_due)|earlier|former(ly)?|vorherig\w*|vorig\w*|frue?her\w*|bisherig\w*|prec|"
    r"preced\w*|passee?s?|anteri(or|eur)\w*|ant|pasad[oa]s?|passat[oi]|passad[oa]s?|eerder\w*|poprzedni\w*|wczesniej\w*"
)
#: Which of several campaigns it was: a month, a season, a feast, a quarter.
TIMES_OF_THE_YEAR = word_set(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec januar februar maerz marz mai juni juli oktober dezember janvier fevrier mars avril
    juin juillet aout septembre octobre novembre decembre enero febrero marzo abril mayo junio julio agosto
    septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
    janeiro fevereiro marco maio junho julho setembro outubro dezembro januari februari maart mei augustus styczen
    stycznia luty lutego marzec marca kwiecien kwietnia maj maja czerwiec czerwca lipiec lipca sierpien sierpnia
    wrzesien wrzesnia pazdziernik pazdziernika listopad listopada grudzien grudnia spring summer autumn winter
    fruehjahr fruhjahr fruehling fruhling sommer herbst printemps ete automne hiver primavera verano otono invierno
    estate autunno inverno verao outono lente voorjaar zomer herfst najaar wiosna lato jesien zima xmas christmas
    easter weihnachten weihnachts ostern oster noel paques navidad pascua natale pasqua natal pascoa kerst pasen q1
    q2 q3 q4 h1 h2"""
)


def is_earlier(word: str) -> bool:
    """Whether it was before all else that is known, so that it foretells and did not come of it.

    >>> is_earlier("esito_prec"), is_earlier("previous_outcome"), is_earlier("past_due")
    (True, True, False)
    """
    return _EARLIER.search(word) is not None
