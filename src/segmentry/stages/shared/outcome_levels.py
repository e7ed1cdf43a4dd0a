"""Words by which the levels of a column tell what became of customers: one that ended, and one that went on."""

import re
from collections.abc import Iterable, Sequence

from segmentry.stages.shared import traits
from segmentry.stages.shared.plain_words import any_of, within

#: Pairs of levels of which each tells what became of a customer.
ENDED = """churn* attrited lost left lapsed cancel* cancelled closed inactive_customer terminated exited default*
    charged_off no_?show charged_back bad delinquent late write_off written_off died dead deceased fraud*
    denied rejected declined refused not_converted unconverted fail* withdrawn withdrew drop_?out dropped_out
    durchgefallen nicht_bestanden echoue* ajourne* reprobado reprovado bocciato gezakt niezdany
    gekundigt gekuendigt abgewandert ausgefallen
    schlecht resilie parti perdu mauvais baja perdido moroso malo fugado abandono perso cattivo insolvente
    cessato cessata disdetto disdetta chiuso cloture clos ferme cerrado beendet geschlossen beeindigd zamkniety
    desistente cancelado mau inadimplente opgezegd vertrokken slecht wanbetaler utracony zrezygnowal zly
    downgrad* downsell downsold contraction non_?renew* not_?renewed no_renewal did_not_renew lost_to_*
    switched_away nicht_verl(ae|a)ngert herabgestuft heruntergestuft non_renouvele* declasse* no_renovad[oa]
    no_renovo non_rinnovat[oa] declassat[oa] nao_renovad[oa] nao_renovou niet_verlengd afgeschaald
    nieprzedluzon* nie_przedluzon* obnizon* did_not_attend dna nicht_erschienen non_honore no_asistio non_presentato
    faltou nao_compareceu niet_verschenen nie_stawil_sie"""
WENT_ON = """normal stay* existing* retained active current loyal kept open remained joined renewed paid check_?out
    pass passed distinction graduated? enrolled bestanden reussi* admis aprobado aprovado promosso geslaagd zdany
    checked_out completed delivered fulfilled fully_paid repaid good on_time performing alive survived
    legit* genuine approved accepted granted converted won bestehend geblieben aktiv gut bezahlt reste actif
    fidele bon activo vigente bueno alta pagado attivo rimasto buono pagato ativo bom adimplente actief
    gebleven goed betaald aktywny zostal dobry existente atual
    renewed renewal renews extended expanded expansion upgraded upgrade upsell upsold verl(ae|a)ngert erweitert
    ausgebaut hochgestuft renouvel* renovad[oa] renovo renovou ampliad[oa] rinnovat[oa] verlengd uitgebreid
    przedluzon* odnowion* rozszerzon* attended showed_up erschienen wahrgenommen honore present_au_rdv asistio
    presentato compareceu verschenen"""
#: The same of a column that is called a status.
INACTIVE = """inactive inactif inactifs inactivo inattivo inativo inaktiv inactief nieaktywny suspended suspendu
    suspendido sospeso suspenso gesperrt paused dormant blocked cloturee resiliee archived archive"""
_NEWCOMERS = "prospect prospecto potenziale lead new nouveau nuevo nuovo novo neu nieuw nowy"
_MOST_LEVELS = 8


def forms(text: str) -> re.Pattern[str]:
    """Any of the levels of a list, of which `*` stands for any letters."""
    return re.compile(any_of(text, "[a-z_]"))


_GONE, _HERE = forms(ENDED), forms(WENT_ON)
_GONE_BY_STATUS, _HERE_BY_STATUS = forms(f"{ENDED} {INACTIVE}"), forms(f"{WENT_ON} {_NEWCOMERS}")
#: How a status is called, wherever the word stands.
A_STATUS = within(r"\w*status|statut|stato|estado|situacao|situacion|etat|zustand|stan")
#: What may stand behind a level, such as "Existing Customer".
_CUSTOMER = re.compile(
    r"^(cliente|client|klient|kunde)_|_?(customers?|clients?|users?|members?|kunden?|cliente|account|loan|credit|risk)$"
)
_NOT = re.compile(r"^(not?|non|nicht|kein|nao|niet|nie|pas|un)_?")
_BAND = re.compile(r"\s*(<=|>=|<|>|≤|≥|under|over|below|above|up to|more than|less than)\s*[^\d]*(\d[\d.,]*\s*[kKmM]?)")
_LOW = frozenset(("<=", "<", "≤", "under", "below", "up to", "less than"))
_MONEY = re.compile(
    r"income|salary|wage|earn|class|label|target|gehalt|einkommen|revenu|salaire|ingreso|salario|reddito"
)


def has_levels(cells: Sequence[str], word: str) -> bool:
    """Whether the cells say what became of customers: stayed or churned, good or bad, paid or default, <=50K or >50K.

    >>> has_levels(["Existing Customer", "Attrited Customer"], "x"), has_levels(["basic", "plus"], "x")
    (True, False)
    >>> has_levels(["Renewed", "renewed", "Expanded", "Downgraded", "Not renewed", "Cancelled"], "x")
    True
    >>> has_levels(["Pass", "Fail", "Withdrawn", "Distinction"], "x")
    True
    >>> has_levels(["Canceled", "Not_Canceled"], "x"), has_levels(["Smoker", "Non-smoker"], "x")
    (True, False)
    >>> has_levels(["<=50K", ">50K"], "class"), has_levels(["<=50", ">50"], "age")
    (True, False)
    >>> has_levels(["Active", "Inactive"], "member_status"), has_levels(["Active", "Inactive"], "garden")
    (True, False)
    """
    different = set(cells)
    if len(different) < 2:
        return False
    if len(different) == 2 and _MONEY.search(word) and _are_two_sides(different):
        return True
    plain = {_CUSTOMER.sub("", traits.normal(cell.lower())) for cell in different}
    if not 2 <= len(plain) <= _MOST_LEVELS:
        return False
    sides = (_GONE_BY_STATUS, _HERE_BY_STATUS) if A_STATUS.search(word) else (_GONE, _HERE)
    gone, here = ({level for level in plain if side.fullmatch(level)} for side in sides)
    here |= {level for level in plain if _NOT.sub("", level) in gone - {level}}  # canceled, not canceled
    return bool(gone and here) and gone | here == plain


def _are_two_sides(levels: Iterable[str]) -> bool:
    """Whether one level is below and the other above the same number."""
    bands = [_BAND.match(level.lower().rstrip(".")) for level in levels]
    if not all(bands):
        return False
    sides = {band[1] in _LOW for band in bands if band}
    numbers = {re.sub(r"[\s,.]", "", band[2]) for band in bands if band}
    return sides == {True, False} and len(numbers) == 1
