"""Columns of money by their names: what customers pay or bring, what they cost, and over what time."""

import re
from collections.abc import Iterable

from segmentry.stages.shared import traits
from segmentry.stages.shared.care import tells_of_care
from segmentry.stages.shared.display_names import display_name
from segmentry.stages.shared.earnings import is_spent
from segmentry.stages.shared.in_percent import is_percentage
from segmentry.stages.shared.outcome_words import is_loss
from segmentry.stages.shared.plain_words import within, word_set
from segmentry.stages.shared.quantities import comparative

#: What they pay, in the languages of the word lists.
_PAID = word_set(
    """
    premium premiums charge charges fee fees bill bills billing dues praemie praemien pramie pramien beitrag beitrage
    beitraege rechnung gebuhr gebuehr gebuhren gebuehren prime primes cotisation cotisations facture abonnement prima
    primas cuota cuotas factura premio premi canone bolletta fattura mensalidade fatura anuidade premie premies
    factuur skladka skladki oplata oplaty rachunek"""
)
#: What they pay in beforehand, which a word for money tells from how often they do.
_TOPPED_UP = within(
    r"top_?ups?|recharges?|\w*aufladung(en)?|rechargements?|recargas?|ricarich?[ae]|opwaardering(en)?|doladowani[ae]"
)
_AS_MONEY = word_set("value amount amt sum eur usd gbp chf betrag montant importe importo valor bedrag kwota")
#: Words beside it that say only more of it.
_BESIDE = word_set(
    """
    total annual yearly monthly weekly quarterly year month avg average mean sum amount amt value paid customer client
    policy insurance insured contract subscription membership plan tariff service account current net gross written
    earned eur usd gbp chf my in the of per a last 12m 12 pm pcm pa p m mthly mth yr
    jahres monats monat jahr brutto netto annuelle mensuelle
    mensuel annuel mois an anual mensual mes annuale mensile mese mensal maand jaar miesieczna roczna"""
)
#: The same at the end of a longer word: Jahresbeitrag.
_ENDINGS = ("beitrag", "pramie", "praemie", "gebuhr", "gebuehr", "rechnung")
#: What they leave with a bank.
_HELD = word_set(
    """
    balance balances savings deposits assets kontostand guthaben spareinlage spareinlagen solde soldes epargne saldo
    saldos ahorro ahorros risparmi risparmio poupanca spaargeld oszczednosci"""
)
_BESIDE_HELD = _HELD | _BESIDE
#: What it costs to serve them.
_SERVED = within(
    r"costs?_(to|of)_(serve|service|serving|support)|(service|servicing|serving|support|care|handling)_costs?|"
    r"servicekosten|betreuungskosten|betreuungsaufwand|cout_(de_)?service|coste_(de_)?servicio|costo_(di_)?servizio"
)
#: What something costs, whoever bears it.
_COST = within(
    r"costs?|expens\w+|expenditures?|\w*kosten|couts?|depenses?|costes?|costos?|gastos?|costi|spese|custos?|koszt\w*|"
    r"wydatk\w*"
)
#: What they owe although it was due, in the languages of the word lists, and what says for how long or how often.
_OWED = within(
    r"arrears|(amount|balance|debt|sum)_(overdue|past_due|in_arrears)|(overdue|past_due)_(amount|balance|debt|sum)|"
    r"(zahlungs)?(ruckstand|rueckstand)e?|mahnbetrag|(montant_|solde_)?impayes?|(importe_|saldo_)?impagos?|"
    r"(saldo|importe)_vencido|(importo_|saldo_)?insolut[oi]|arretrati|scaduto|(valor_|saldo_)?em_atraso|"
    r"(betalings)?achterstand(en)?|zaleglosci?|restanse|restans(er)?"
)
_HOW_LONG_OR_OFTEN = within(
    r"days?|months?|weeks?|times|num|number|count|cnt|n|nr|anzahl|tage|monate|jours|mois|nombre|dias|meses|numero|giorni|"
    r"mesi|dagen|maanden|aantal|dni|liczba|flag|status|pct|percent|ratio|share|in|letters?|calls?|reminders?|history"
)
#: What is charged of those who are late, leave early or break a rule, in the languages of the word lists.
_CHARGED_FOR_IT = within(
    r"(late(_payment)?|overdue|overlimit|over_limit|overdraft|reminder|dunning|penalty|default|arrears|collections?|cancel\w*|"
    r"early_(exit|termination)|termination|exit|no_?show|returned_payment|nsf|bounced?|chargeback|recovery)_"
    r"(fees?|charges?|costs?|interest)|penalt(y|ies)|fines?|mahn(kosten|gebuehr(en)?|gebuhr(en)?|spesen)|verzugszins(en)?|"
    r"saumnis(gebuhr(en)?|zuschlag)|saeumnis(gebuehr(en)?|zuschlag)|inkassokosten|storno(gebuhr|gebuehr|kosten)(en)?|"
    r"rucklastschrift(gebuhr|kosten)\w*|vertragsstrafe|frais_(de_)?(relance|retard|rejet|recouvrement|resiliation)|penalites?|"
    r"interets_(de_)?retard|(gastos|recargo|intereses|cargo)_(de_|por_)?(mora|demora|impago|reclamacion|devolucion)|penalizacion(es)?|"
    r"(spese|interessi|costi)_(di_)?(sollecito|mora|ritardo|recupero)|penal[ei]|(juros|multa|taxa|encargos)_(de_|por_)?(mora|atraso)|"
    r"multas?|(aanmanings|herinnerings|incasso|annulerings)_?kosten|boetes?|kary|odsetki_(karne|za_zwloke)|"
    r"(oplata|koszt\w*)_(za_)?(monit\w*|upomnieni\w*|windykacj\w*)"
)
#: How many days late they pay.
_DAYS_LATE = re.compile(
    r"(avg_|average_|mean_|max_|total_|sum_)?(days_(paid_|payment_)?(late|overdue|past_due|delinquent|in_arrears|beyond_terms)|"
    r"(payment|pmt)_(days_late|delay_days|delay)|dpd|(zahlungs)?verzugs?_?tage|tage_(im_)?(zahlungs)?verzug|zahlungsverzug_tage|"
    r"(nb_|nbre_)?jours?_(de_)?retard(_paiement|_de_paiement)?|retard_(de_)?paiement(_jours|_j)?|"
    r"dias_(de_)?(mora|impago|retraso_pago|atraso(_pagamento)?)|giorni_(di_)?ritardo(_pagamento)?|"
    r"dagen_(te_laat|achterstand|over_tijd)|betaalachterstand_dagen|dni_(opoznienia|zwloki|po_terminie))(_\w*\d\w*|_eoy)?"
)
#: What an insurer paid, beside what was claimed.
_PAID_OUT = re.compile(
    r"((net|gross|total|amount|plan|insurer|benefits?)_)*(paid|reimbursed|benefits?|paid_out)(_(amount|net|gross|total|eur|usd|"
    r"chf|gbp|12m|year))*|(netto|brutto)?leistung(en)?_?(eur|chf)?|\w*erstattung\w*_?(eur|chf)?|rembourse(ment)?s?_?(eur|chf|net)*|"
    r"prestaciones_?(eur)?|reembolsos?_?(eur)?|rimborsi?_?(eur)?|vergoeding(en)?_?(eur)?"
)
_PER_MONTH = within(
    r"month\w*|mthly|mth|pm|pcm|p_m|mrr|1m|monat\w*|mensu\w*|mois|mes|mensil\w*|mese|mensal\w*|maand\w*|mies\w*"
)
_PER_YEAR = within(
    r"annual\w*|year\w*|yr|pa|p_a|arr|12_?m\w*|12_months|jahr\w*|jahrlich\w*|annuel\w*|an|anual\w*|ano|annual[ei]|anno|"
    r"jaar\w*|roczn\w*"
)


def is_paid(column: str) -> bool:
    """Whether numbers in a column of this name are all that customers pay or spend, over a time or for what they have.

    >>> is_paid("Annual premium (£)"), is_paid("MonthlyCharges"), is_paid("annual_spending")
    (True, True, True)
    >>> is_paid("topup_value_90d_eur"), is_paid("topups_90d")
    (True, False)
    >>> is_paid("Premium change at renewal (%)"), is_paid("total_day_charge"), is_paid("bar_spend_per_visit")
    (False, False, False)
    """
    if is_percentage(column):
        return False
    parts = _parts(column)
    if _TOPPED_UP.search("_".join(parts)) and _AS_MONEY & set(parts):
        return True
    others = [part for part in parts if part not in _PAID and not part.endswith(_ENDINGS)]
    if len(others) < len(parts):
        return _BESIDE.issuperset(others)
    return comparative(column).high == "big spenders"


def is_held(column: str) -> bool:
    """Whether they are all that customers leave with a bank.

    >>> is_held("balance"), is_held("account_balance"), is_held("outstanding_balance"), is_held("loan")
    (True, True, False, False)
    """
    parts = frozenset(_parts(column))
    return bool(_HELD & parts) and parts <= _BESIDE_HELD


def _parts(column: str) -> list[str]:
    return traits.normal(column).split("_")


def is_money(column: str) -> bool:
    """Whether it is an amount of money, by its unit or by what it is called.

    >>> is_money("spend_90d"), is_money("balance"), is_money("AutumnGift_GBP"), is_money("visits_90d")
    (True, True, True, False)
    """
    is_called = is_paid(column) or is_held(column) or is_spent(traits.normal(column))
    return is_called or display_name(column).is_money


def is_cost(column: str) -> bool:
    """Whether they are what customers cost: claims, or what it takes to serve them.

    >>> is_cost("Claim cost this year"), is_cost("cost_to_serve"), is_cost("revenue")
    (True, True, False)
    """
    name = traits.normal(column)
    return is_loss(name) or bool(_SERVED.search(name))


def is_charged_for_it(column: str) -> bool:
    """Whether they are what was charged because something went wrong: no money that customers bring, or that is lost.

    >>> [is_charged_for_it(x) for x in ("Mahnkosten_EUR", "late_fee_12m", "frais_relance", "monthly_fee", "claim_cost")]
    [True, True, True, False, False]
    """
    return bool(_CHARGED_FOR_IT.search(traits.normal(column)))


def is_cost_of_care(column: str, beside: Iterable[str]) -> bool:
    """Whether it is what care costs, beside columns that tell of it: of no shop is it known who bears a cost.

    >>> of_care = ["hospital_days", "prescriptions"]
    >>> [is_cost_of_care(x, of_care) for x in ("total_cost_next_year", "Kosten 2024", "income")]
    [True, True, False]
    >>> is_cost_of_care("total_cost", ["orders", "visits"])
    False
    """
    return bool(_COST.search(traits.normal(column))) and tells_of_care(beside)


def is_paid_out(word: str, beside: Iterable[str]) -> bool:
    """Whether it is what an insurer paid, beside a column of what customers cost.

    >>> is_paid_out("net_paid_chf", ["claims_gross_chf"]), is_paid_out("net_paid_chf", ["orders"])
    (True, False)
    """
    return bool(_PAID_OUT.fullmatch(word)) and any(map(is_loss, beside))


def is_owed(column: str) -> bool:
    """Whether they are what customers owe although it was due, as an amount or as days that they are late.

    >>> is_owed("Arrears 31 Dec (EUR)"), is_owed("amount_past_due"), is_owed("months_in_arrears")
    (True, True, False)
    >>> is_owed("Verzugstage_2024"), is_owed("dias_mora"), is_owed("delivery_days_late")
    (True, True, False)
    """
    if _DAYS_LATE.fullmatch(traits.normal(column)):
        return True
    rest, met = _OWED.subn("_", traits.normal(column))
    return met > 0 and not is_percentage(column) and not _HOW_LONG_OR_OFTEN.search(rest)


def same_time(one: str, other: str) -> bool:
    """Whether two amounts may be of the same time: their names do not say another. What does not say is of no month.

    >>> same_time("Annual premium", "Claim cost this year"), same_time("monthly_charges", "claims_paid_12m")
    (True, False)
    >>> same_time("Annual premium", "claim_cost"), same_time("Premium_CHF_pm", "Claims_gross_CHF")
    (True, False)
    """
    times = [(bool(_PER_MONTH.search(x)), bool(_PER_YEAR.search(x))) for x in map(traits.normal, (one, other))]
    return times[0] == times[1] or ((False, False) in times and (True, False) not in times)
