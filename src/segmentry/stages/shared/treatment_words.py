"""Columns that tell of somebody's health by what they take, buy or are treated with, in the languages of the lists."""

from segmentry.stages.shared.plain_words import within, word_set

_TREATED = within(
    r"prescri(bed|ptions?|bing)\w*|rx|medic(al|ation|ations|ine|ines|inal|aments?|amentos?|inali?|ijn\w*|os?|as?|he)|"
    r"medi[kz](ament\w*|in\w*)|drugs?|pills?|dosage|doses?|therap(y|ies|ie\w*|ia|ias)|treatments?_for_\w+|surger(y|ies)|"
    r"hearing_aids?|insulin\w*|blood_(pressure|sugar|glucose)|incontinence|contracepti\w*|antibioti\w*|antidepress\w*|"
    r"diagnos\w*|rezept(e|pflichtig\w*)?|verschreib\w*|arznei\w*|hilfsmittel|inkontinenz|ordonnances?|"
    r"farmac[oi]s?|farmaceutic[oi]|remedios|geneesmiddel\w*|lek(i|ow)|leczeni\w*|zabieg\w*|choroby"
)
#: Beside these it is about a thing, a place or a trade.
_NO_PATIENT = word_set(
    """
    insurance insured plan plans premium premiums cover coverage fund scheme club store stores sector industry
    department role title school staff supplier suppliers dealer company card aid versicherung assurance seguro
    assicurazione verzekering ubezpieczenie leave"""
)


def tells_of_treatment(word: str) -> bool:
    """Whether a column of this name tells what somebody takes, uses or is treated with.

    >>> [tells_of_treatment(x) for x in ("prescriptions_eur", "medical_devices", "num_medications", "arzneimittel")]
    [True, True, True, True]
    >>> [tells_of_treatment(x) for x in ("medical_insurance", "vitamins", "account", "prescribed_minimum_premium")]
    [False, False, False, False]
    """
    return _TREATED.search(word) is not None and not _NO_PATIENT & set(word.split("_"))
