"""What customers bring in, as names of columns call it."""

import re
from collections.abc import Set

from segmentry.stages.shared.plain_words import within, word_set

#: What is left of what they bring when the goods are paid, as a word of its own.
_MARGINS = word_set(
    """
    profit profits profitability margin margins margine margini marge marges margen margenes marza marzy lucro lucros
    beneficio beneficios benefice benefices gewinn rohgewinn rohertrag rohmarge deckungsbeitrag winst brutowinst zysk
    dekningsbidrag dackningsbidrag"""
)
#: In a name that neither counts nor compares, these tell of what customers bring in, wherever they stand.
EARNINGS = _MARGINS | word_set(
    """
    revenue revenues ricavi ricavo fatturato umsatz umsaetze umsatze ertrag ertrage omzet przychod przychody obrot
    obroty receita faturamento facturacion chiffre pnb erlos erlose nettoerlos excedente arpu arpa arppu mrr arr gmv
    acv tcv clv cltv kundenwert omsetning omsattning omsaetning liikevaihto"""
)
#: The same at the end of a longer word: Jahresumsatz.
EARNING_ENDINGS = ("umsatz", "umsatze", "umsaetze", "gewinn", "deckungsbeitrag", "omzet", "omsetning", "omsattning")
#: Beside these it is a share, a change or a trait of a firm, and not what customers bring in.
NO_EARNINGS = word_set(
    """
    center centre cost growth change pct percent percentage share ratio rate rank band range class group category
    segment non for days age since account accounts currency net_worth own company firm organization organisation
    reported employees"""
)
#: What they spend or give.
_SPENT = word_set(
    """
    spend spending spent expenditure expenditures donation donations donated contributions ausgaben spenden depenses
    dons gasto gastos donaciones spesa spese donazioni despesa despesas doacoes uitgaven donaties wydatki darowizny"""
)
#: Of one visit or order, or beside others.
_OF_ONE = word_set("per pro par por al a avg average mean median typical score level number count num")
_MONEY = word_set("eur euro euros usd chf gbp sek nok dkk pln jpy cad aud")
#: What says over what time, and of which kind, an amount is; and in what it is counted.
_BESIDE_AMOUNTS = _MONEY | word_set(
    """total gross net sum amount annual yearly monthly per last in of the pa pm ytd ltm ttm past rolling year month
    months weeks days k t tsd"""
)
_ROLLING = re.compile(r"\d+(d|w|m|mo|mth|q|y|yr)?|ytd|ltm|ttm")
#: In short, gross margin, contribution margins and net interest and fees; they tell it only as an amount of money, as
#: `gm` and `rev` stand for much else.
_IN_SHORT = word_set("rev revs gm gp cm db db1 db2 dbi nii nni noi margin")
#: Of firms and of staff there are turnovers as well: over a rolling time, as money, it is what they bring.
_OVER_A_TIME = word_set("turnover sales iap purchases")
#: The same in short, and at the end of a longer word: Rohmarge.
_KEPT = within(rf"{'|'.join(_MARGINS)}|gm|gp|cm|db\d?|marginen|\w*(margins?|marge[ns]?|gewinn|deckungsbeitrag)")
#: When discounts are taken off.
_NET = word_set("net netto nette neto netta liquido liquida nettoerlos excedente")
_AFTER_DISCOUNT = ("after_discount", "nach_rabatt", "apres_remise", "tras_descuento", "dopo_sconto", "na_korting")
#: Turnover as French files write it.
_TURNOVER = re.compile(r"ca_(\d|n\d?$|ht|ttc|net|brut|total|annuel|mensuel|moyen|cumul)")


def is_earned(word: str) -> bool:
    """Whether numbers in a column of this name are what customers bring in, whatever else the name says.

    >>> is_earned("hs_analytics_revenue"), is_earned("margine_lordo"), is_earned("profit_center")
    (True, True, False)
    >>> is_earned("rev_12m_eur"), is_earned("turnover_12m_eur"), is_earned("turnover_12m"), is_earned("gm")
    (True, True, False, False)
    >>> is_earned("iap_usd_90d"), is_earned("iap_count_90d")
    (True, False)
    """
    parts = frozenset(word.split("_"))
    earned = bool(EARNINGS & parts) or any(part.endswith(EARNING_ENDINGS) for part in parts)
    return ((earned or bool(_TURNOVER.match(word))) and not NO_EARNINGS & parts) or _is_in_short(parts)


def is_margin(column: str) -> bool:
    """Whether it is what is left of what they bring when the goods are paid.

    >>> is_margin("gm_12m_eur"), is_margin("turnover_12m_eur"), is_margin("deckungsbeitrag")
    (True, False, True)
    """
    return bool(_KEPT.search(column))


def _is_in_short(parts: Set[str]) -> bool:
    """Whether it is called so in short, or as turnover, and nothing else stands there than how much over what time."""
    beside = parts - _IN_SHORT - _OVER_A_TIME
    if len(beside) == len(parts) or not _says_an_amount(beside):
        return False
    return bool(parts & _IN_SHORT) or any(map(_ROLLING.fullmatch, beside))


def _says_an_amount(parts: Set[str]) -> bool:
    """Whether the words say that it is money, and over what time, and no more."""
    return bool(_MONEY & parts) and all(part in _BESIDE_AMOUNTS or _ROLLING.fullmatch(part) for part in parts)


def is_left_after_discounts(word: str) -> bool:
    """Whether it is surely what customers bring when discounts are taken off, of which more is better.

    >>> is_left_after_discounts("net_revenue"), is_left_after_discounts("margin_eur")
    (True, True)
    >>> is_left_after_discounts("revenue"), is_left_after_discounts("net_worth")
    (False, False)
    """
    parts = frozenset(word.split("_"))
    said = any(end in word for end in _AFTER_DISCOUNT) or bool(_NET & parts) or is_margin(word)
    return said and (is_earned(word) or is_spent(word))


def is_spent(word: str) -> bool:
    """Whether numbers in a column of this name are what customers spend or give in all, on one thing or on several.

    >>> is_spent("ticket_spend_season"), is_spent("donations_last_12_months"), is_spent("bar_spend_per_visit")
    (True, True, False)
    >>> is_spent("total_eur_52w"), is_spent("total_eur"), is_spent("total_loan_eur_12m")
    (True, False, False)
    """
    parts = frozenset(word.split("_"))
    whole = "total" in parts and any(map(_ROLLING.fullmatch, parts)) and _says_an_amount(parts)
    return whole or (bool(_SPENT & parts) and not (NO_EARNINGS | _OF_ONE) & (parts - {"for", "days"}))
