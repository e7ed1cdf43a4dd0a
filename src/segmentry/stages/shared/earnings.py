"""What customers bring in, as names of columns call it."""

import re

from segmentry.stages.shared.plain_words import word_set

#: In a name that neither counts nor compares, these tell of what customers bring in, wherever they stand.
EARNINGS = word_set(
    """
    revenue revenues profit profits profitability margine margini marge marges margin margins marza marzy lucro lucros
    beneficio beneficios benefice benefices ricavi ricavo fatturato umsatz umsaetze umsatze rohertrag ertrag ertrage
    gewinn deckungsbeitrag omzet winst brutowinst przychod przychody obrot obroty zysk receita faturamento facturacion
    chiffre pnb margen margenes rohgewinn rohmarge erlos erlose nettoerlos excedente arpu arpa arppu mrr arr gmv acv
    tcv clv cltv kundenwert omsetning omsattning omsaetning dekningsbidrag dackningsbidrag liikevaihto"""
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
#: What is left when discounts are taken off.
_LEFT = word_set(
    """
    net netto nette neto netta liquido liquida profit profits profitability margin margins margine margini marge marges
    marza lucro lucros beneficio beneficios benefice benefices gewinn deckungsbeitrag rohertrag winst brutowinst zysk
    margen margenes rohgewinn rohmarge nettoerlos excedente dekningsbidrag dackningsbidrag"""
)
_AFTER_DISCOUNT = ("after_discount", "nach_rabatt", "apres_remise", "tras_descuento", "dopo_sconto", "na_korting")
#: Turnover as French files write it.
_TURNOVER = re.compile(r"ca_(\d|n\d?$|ht|ttc|net|brut|total|annuel|mensuel|moyen|cumul)")


def is_earned(word: str) -> bool:
    """Whether numbers in a column of this name are what customers bring in, whatever else the name says.

    >>> is_earned("hs_analytics_revenue"), is_earned("margine_lordo"), is_earned("profit_center")
    (True, True, False)
    """
    parts = frozenset(word.split("_"))
    earned = bool(EARNINGS & parts) or any(part.endswith(EARNING_ENDINGS) for part in parts)
    return (earned or bool(_TURNOVER.match(word))) and not NO_EARNINGS & parts


def is_left_after_discounts(word: str) -> bool:
    """Whether it is surely what customers bring when discounts are taken off, of which more is better.

    >>> is_left_after_discounts("net_revenue"), is_left_after_discounts("margin_eur")
    (True, True)
    >>> is_left_after_discounts("revenue"), is_left_after_discounts("net_worth")
    (False, False)
    """
    parts = frozenset(word.split("_"))
    said = any(end in word for end in _AFTER_DISCOUNT) or bool(_LEFT & parts)
    return said and (is_earned(word) or is_spent(word))


def is_spent(word: str) -> bool:
    """Whether numbers in a column of this name are what customers spend or give in all, on one thing or on several.

    >>> is_spent("ticket_spend_season"), is_spent("donations_last_12_months"), is_spent("bar_spend_per_visit")
    (True, True, False)
    """
    parts = frozenset(word.split("_"))
    return bool(_SPENT & parts) and not (NO_EARNINGS | _OF_ONE) & (parts - {"for", "days"})
