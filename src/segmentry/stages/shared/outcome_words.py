"""Words by which an outcome is known that the vocabulary of whole names does not hold: in any place of a name."""

import re
from collections.abc import Iterable

from segmentry.stages.shared import traits
from segmentry.stages.shared.event_names import AGAIN, is_event, what_happened
from segmentry.stages.shared.known_events import BEHIND, CANCELLED_LATE, NOT_COME, PAID_LATE
from segmentry.stages.shared.outcome_periods import period_of, with_period_apart
from segmentry.stages.shared.plain_words import any_of, within
from segmentry.stages.shared.reason_words import is_reason_of_leaving

#: More levels than that say how often it was, or how much.
_MOST_WHOLE = 3

_THRESHOLD = re.compile(r"[<>≤≥]=?\s*[^\w\s]?\s*\d")
#: How a flag is called, and in short that somebody did not attend.
_FLAG, _MISSED = "flag|flg|fl|ind|yn|is|kz", "dna|fta|wnb"
#: In any place of a name, of a column with two values.
_TOLD = within(
    r"fraud\w*|betrug\w*|cancelad[oa]|zrezygnowal|insolven\w*|dlq\w*|delinq\w*|defaulted|charge_?off|deny|denied|"
    r"approved|rejected|clicked|converted|repeater|repurchased|responded|churn\w*|attrition|rezygnac\w*|"
    r"(?<!\w)accepted|(has|was|offers?|campaign|cmp\d*|proposal|quote|loan|deal|invitation|application)_accepted|"
    r"opzeg\w*|opgezegd|resili\w*|abgewandert|kundigung|kuendigung|disdetta|cancelamento|booked|is_booking|subscribed|"
    r"stroke|heart_attack|infarction|mortality|death_event|death|dead|died|approve|reject|call_?back|takeup|take_up|"
    r"relapsed?|recid\w*|censor(ed|ing)?|rearrest\w*|readmi\w*|rehosp\w*|upsell\w*|cross_?sell\w*|win_?back|"
    r"reactivat\w*|closed_won|foreclos\w*|repossess\w*|non_performing|drop_?outs?|dropped_out|resigned|((was|were|is|got|been)_)?promoted(?=_\d|$)|promoted_(to|within|in|next|last|this|flag|ind|yn)|"
    r"no_?show|def_?(\d+(d|m)|flag|ind)|default_?(event|flag|ind|indicator|status|label)|approved_?(flag|ind|status)|banned|\w+_buyer|purchaser|"
    r"acheteur|comprador|disconnect\w*|cut_off|houve_corte|gave_\w+|donated_\w+|oppsagt|opsagt|uppsagd|uppsagt|"
    r"avsluttet|avslutad|avsluttede|frafall|frafald|avhopp|avhoppad|sagt_opp|kopt|kjopt|kobt|misligholdt|irtisanonut|"
    r"retention|retained|reached_on_time\w*|delivered_on_time|on_time_delivery|paying_(customer|client|user)|is_paying|"
    r"re_?achat\w*|re_?compra\w*|riacquist\w*|wieder_?kauf\w*|nach_?kauf\w*|herhaal_?aankoop|herkocht|ponown[ya]_zakup|dflt|"
    rf"did_not_(attend|show)|not_attended|failed_to_attend|({_FLAG})_({_MISSED})|({_MISSED})_({_FLAG})|"
    r"re(ordered|booked|visited|subscribed)|(ordered|visited|came|stayed|shopped|dined|donated)_(again|back)|showed_up|is_bad_\w+|bad_(flag|ind|loan|debt|payer|client|customer)|(switch|port)(ed)?_?out|late_delivery\w*|refunded|charged_?back|chargebacks?|deceased|ten_year_chd|cardio|readmitted|survived|"
    r"low_?birth_?weight|lbw|preterm\w*|premature(_birth)?|premie|won|lost|(is|ist|est|es|czy|still|noch|toujours|todavia|aun|ancora|ainda|nog|jeszcze|wciaz)_"
    r"(an?_)?(customer|client|kunde|cliente|klient|klant|member|mitglied|membre|miembro|socio|membro|lid|czlonek|subscriber|"
    r"abonne|subscribed|with_us|here)|sigue_(siendo_cliente|cliente|activo)|tgt|gb_flag|(ever_)?\d+_?\+?dpd\w*|ever_dpd\w*|"
    rf"withdrew(?!_(cash|money|funds))|quit|written_?off|{CANCELLED_LATE}|{PAID_LATE}|{BEHIND}|{NOT_COME}|"
    rf"npl|({_FLAG})_(conv|resp|purch|buy|acq)|(conv|resp|purch|buy|acq)_({_FLAG})"
)
#: Several things, each of which it is so of: they have such things, and did nothing of the kind in the end.
_THINGS = re.compile(
    r"(?!accept|donat)[a-z]+ed_(\w+_)?(?!customers|clients|members|days|weeks|months|years|hours|yes|news)[a-z]+(?<![suic])s"
)
#: What customers did in the end, by what it was, in the languages of the word lists: of a column with two values.
_DONE = {
    "left": """cancellation cancellations lapse lapsed unsub unsubscribed attrited gekundigt gekuendigt ausgetreten
    abgesprungen storniert
    stornierung
        abgemeldet austritt desabonne* desinscrit* resiliation depart_client fugado fuga_cliente abandono abandonos
        renuncia
        desercion dado_de_baja dio_de_baja baja baja_cliente abbandono abbandonato disdetto recesso recessi cessato
        cessazione evasao evadiu cancelou desistiu desistencia desligado vertrokken weggegaan opzegging beeindigd
        odszedl odeszla odejscie utracony wypowiedzenie zrezygnowala""",
    "did not pay": """charged_off write_?off writeoff insolvent* bankrupt ausfall zahlungsausfall kreditausfall
        insolvenz defaut defaut_paiement impaye impayes contentieux impago incumplimiento incobrable insoluto
        sofferenza inadimplente inadimplencia inadimplencias calote
        wanbetaler wanbetaling niewyplacal* windykacja niesplacony mislighold* betalningsanm*""",
    "fell behind with payments": """overdue past_due arrears moroso morosa morosidad morosita en_mora mora
        betalingsachterstand""",
    "paid late": "zahlungsverzug verzug opoznienie",
    "answered or bought": """
    responded converted conversion accepted_offer reagiert geantwortet angenommen abgeschlossen konvertiert gekauft
    hat_gekauft achete a_achete repondu a_repondu accepte souscrit a_souscrit converti respondio acepto ha_comprado
    compro convirtio contrato_producto risposto ha_risposto accettato acquistato ha_acquistato aderito sottoscritto
    comprou aceitou respondeu converteu contratou aderiu gekocht heeft_gekocht gereageerd geaccepteerd afgesloten
    kupil kupila zakupil zaakceptowal odpowiedzial umowiono zakupiono kupiono sprzedano podpisano will_buy
    will_purchase future_purchase""",
    "claimed, complained or cheated": """claimed has_claim had_claim had_accident scam cheat sinistre sinistro
    siniestro schaden schadenfall schade szkoda
        betrug betrugsfall beschwerde
        reklamation reklamiert reclame fraude fraudes frode frodi plainte reclamation queja reclamo reclamacion
        reclamacao denuncia klacht oszustwo wyludzenie skarga reklamacja""",
    "went on": """renewed will_renew did_renew does_renew renewal verlangert verlaengert renouvele a_renouvele renovado
        renovo renovou rinnovato ha_rinnovato verlengd odnowiony odnowil przedluzyl retained""",
    "died": """verstorben decede fallecido fallecio obito deceduto falecido overleden zmarly zgon""",
    "was foretold": "cible objetivo_final alvo zielgrosse zielgroesse doelvariabele zmienna_celu variabile_target",
}
_DONE_BY = {what: within(any_of(words)) for what, words in _DONE.items()}
_TOLD_BY = within(any_of(" ".join(_DONE.values())))
#: Who or what has a status, and how a status is called.
_STATUS = within(
    r"(status|statut|statuts|estado|situacao|situacion|stato|stan|etat|zustand)_(of_|del_|de_|du_|do_|da_|dell_|della_|van_)?"
    r"(customer|client|cliente|kunde|kunden|klant|klienta|member|subscriber|loan|credit|credito|prestamo|pret|prestito|"
    r"cadastral|cadastro|emprestimo|kredytu|contract|contrato|contrat|contratto|umowy|policy|poliza|polizza|subscription|abonnement)|"
    r"(kunden|kredit|vertrags|abo|klant|lening|polis|factuur|rechnungs|zahlungs|auftrags|antrags?|aanvraag)_?status|"
    r"(status|statut|estado|situacao|stato|stan|etat)_(de_|del_|do_|da_|du_|della_)?(proposta|wniosku|pratica|solicitud|demande|"
    r"dossier|lening|richiesta|domanda|sprawy|zlecenia|pedido|aanvraag|reclamacion|reclamation|inscripcion|matricula)|"
    r"(claim|application|deal|lead|opportunity|invoice|loan|quote|offer|churn|retention)_?(status|stage)|"
    r"(client|cliente|klant|member|subscriber|credit|contract|subscription|account|lifecycle)_(end_)?status|"
    r"forecast_category|stage_name|pipeline_stage|sales_stage|win_probability|patient_disposition|"
    r"discharge_(status|disposition)|etat_administratif\w*|deal_outcome|upsell_opportunity|cross_sell_opportunity"
)
#: What is still to come when segments are made.
_LATER = within(
    r"next(?!_(day|best|gen|to|of|door)(_|$))|future|upcoming|following|folgejahr|naechste[rsnm]?|nachste[rsnm]?|"
    r"kommende[rsnm]?|prochaine?|futur|future|suivante?|proximo|proxima|futuro|futura|siguiente|prossim[oa]|successivo|"
    r"seguinte|volgend[e]?|toekomstige?|nastepn(y|ego|ym|a|ej)|przyszl(y|ego|ym|a|e)"
)
_LATER_WHAT = within(
    r"year|month|quarter|week|\d+[a-z]?|jahr|monat|quartal|annee|mois|trimestre|ano|anio|mes|anno|mese|jaar|maand|rok|"
    r"roku|miesiac|miesiacu|value|revenue|spend|sales|purchases?|orders|umsatz|wert|chiffre|achats?|gasto|ventas|"
    r"compras|spesa|ricavi|acquisti|gastos|receita|omzet|aankopen|sprzedaz|wydatki|zakupy"
)
#: What it came to, of so many different values.
_RESULT = re.compile(
    r"(^|_)(esito|\w*ergebnis|\w*resultaat|resultado|risultato|wynik|uitkomst|uitslag|desfecho|decyzja|beslissing|"
    r"(exam|end|test)_results?|final_grade|abschluss_?note|endnote|calificacion_final|ocena_koncowa|situacao_final|"
    r"eindcijfer|nota_final|voto_finale|note_finale|"
    r"entscheidung|final_(result|outcome|status))(_|$)|"
    r"(^|_)(inj(ury)?|crash|accident|casualty)_?severity(_|$)|(^|_)severity_of_(injury|accident|crash)(_|$)|"
    r"^resultat_(final|examen)$|^response$|^(final_)?(approved|approval|decision|verdict|disposition)(_(flag|status|code|result))?$"
)
#: Marks with which somebody ended.
_FINAL_MARK = within(
    r"(final|end|overall)_(exam_|year_|course_|term_)?(c?gpa|grades?|marks?|scores?|results?|points)|"
    r"abschluss_?note|end_?note|gesamt_?note|(calificacion|nota|promedio)_final|nota_finale?|voto_(finale|di_laurea)|"
    r"(note|moyenne)_finale|media_finale?|eind_?(cijfer|score)|ocena_koncowa|srednia_koncowa"
)
#: The same said as an outcome, of all but earlier ones and contacts, and of what a contract comes to at its date.
_OUTCOME = re.compile(
    r"^(?!.*(prev|prior|past|earlier|last|call|contact|visit|campaign|kampagne))(\w+_)?outcomes?(_(at|of|after)_\w+)?$|"
    r"^(?!.*(prev|prior|past|earlier|last))\w*(renewal|contract|expiry|maturity|trial|retention|vertrags|verl(ae|a)ngerungs)_?"
    r"(outcome|result|status|decision|state|ausgang)$|"
    r"(^|_)(status|result|decision|state)_(at|after|of)_(the_)?(renewal|expiry|maturity|trial|contract_end)(_|$)|"
    r"^what_happened|(^|_)(resultat|statut|issue)_(du_|de_)?(renouvellement|contrat|echeance)(_|$)|"
    r"(^|_)(estado|esito|stato|situacao)_(de_|di_|do_|da_|del_)?(renovacion|rinnovo|renovacao|vencimiento|scadenza|vencimento)(_|$)|"
    r"(^|_)status_(odnowienia|umowy_po_terminie)(_|$)|(^|_)verlengings?_?(status|uitkomst)(_|$)"
)
_MOST_RESULTS = 10
#: When somebody left or died, by a name that says when.
_WHEN = re.compile(
    r"dat|fecha|(^|_)(dt|day|month|year|jahr|monat|jour|mois|annee|dia|mes|ano|anno|mese|rok|miesiac|when|at|on|am|le|"
    r"il|op|em|dnia)(_|$)"
)
_MEASURED = within(r"days|months|years|num|number|count|since|prev(ious)?|past|last|policy|rate|fee|free|deadline")
_IN_SHORT = "(disco?|canc(el)?|cncl|cxl|term|deact|wthd|wdrn|ces)"
_OF_AN_END = re.compile(
    r"churn|cancel+(ed|lation)|attrition|(^|_)(ge)?kue?ndig|abmeld|abwander|resiliat|(^|_)baja(_|$)|abandon|(^|_)fuga|"
    r"disdett|recesso|desist|evasao|opzeg|opgezegd|afmeld|rezygnac|wypowiedz|demission|(^|_)dem$|terminat(ed|ion)|austritt|"
    r"(^|_)exit(ed)?(_|$)|lapsed?|(^|_)unsub|withdraw(n|al)|disconnect|deactivat|(^|_)(ceased?|cessation|cessazione|resil|"
    rf"kuend|left|leaving|leave_date|wypow)(_|$)|odejsc|uitschrijv|(^|_)(dt|date)_{_IN_SHORT}(_|$)|"
    rf"(^|_){_IN_SHORT}_(dt|date)(_|$)"
)
_OF_DEATH = re.compile(
    r"deces|death|(^|_)died|deceas|defunc|fallec|falec|(^|_)obito|overlijd|zgon|sterbe|todestag|(^|_)date?_mort"
)
#: What a model foretold, or how likely it holds something to be, by any name.
_FORETOLD = within(
    r"predicted_\w+|\w+_(propensity|likelihood)(_score)?|(propensity|likelihood)_score|\w*classifier\w*|naive_bayes\w*|(xgb|lgbm|logit|rf|svm)_(score|prob\w*|pred\w*)|"
    r"(predicted|pred|forecasted|model)_\w*(prob|probability|score|default|churn|risk|value|class|label)|"
    r"(prob|proba|probability|propensity|likelihood)_(of_)?(default|churn|attrition|purchase|buy|conversion|response|"
    r"cancel|leav|fraud|claim|renewal|win|close|pd)\w*|"
    r"(default|churn|attrition|purchase|conversion|response|fraud|claim|renewal|win|closing)_(prob|proba|probability|"
    r"propensity|likelihood|score|risk)|(churn|kundigungs|kuendigungs|ausfall)_?(wahrscheinlichkeit|risiko|score)|"
    r"(probabilidad|probabilita|probabilite|probabilidade|prawdopodobienstwo|kans|score|risque|riesgo|rischio|risco|"
    r"ryzyko)_(de_|di_|d_|op_|do_|da_)?(churn|attrition|fuga|abandono|baja|impago|default|defaut|resiliation|abbandono|evasao|"
    r"opzegging|rezygnacji|depart)"
)
#: Losses and what was paid for them, by any name, as amounts.
_LOSSES = within(
    r"loss(es)?_(ratio|given_default|amount|cost|paid|incurred|reserve)|(incurred|paid|ultimate|expected|total|net|"
    r"gross)_loss(es)?|lgd|ead|recovered_amount|recoveries|collection_recovery_fee|(net|gross|incurred)_claims|"
    r"claims_(net|gross|incurred|eur|usd|gbp|chf)|claim_?(cost|cst|amount|amt|paid|"
    r"payout|payment)s?\d?|(total|sum|amount|cost|incurred|paid)(_of)?_claims?(_(amount|paid|cost))?|(amount|total|"
    r"sum)_claimed|(importo|somma)_liquidat[oa]|schaden_?(hohe|hoehe|summe|aufwand|quote|zahlung)|charge_?sinistres?|"
    r"cout_?sinistres?|montant_sinistres?|coste_siniestros?|importe_siniestros?|importo_sinistri|valor_sinistros?|"
    r"schade_?(bedrag|last)|uitgekeerde_schade|danno_liquidato|inden[mi]?ni[sz]a\w+|odszkodowan\w*|"
    r"(importe|monto|importo|valor|custo|costo|coste|cout|montant|kwota|wartosc)_(do_|del?_|dei_|des_)?(sinistr\w*|siniestr\w*|"
    r"szkod\w*|danni)"
)
#: What the insured cost: an outcome beside what their risk is told by.
_COSTS = frozenset(("charges", "expenses", "medical_costs", "medical_charges", "insurance_charges", "insurance_cost"))
_RISKS = frozenset(("bmi", "smoker", "smoking", "children", "diabetes", "chronic_conditions", "blood_pressure"))
_NEEDED_RISKS = 2


def is_named(name: str, word: str, distinct: int) -> bool:
    """Whether a column with so many different values is named like an outcome in any of its words.

    >>> is_named("income >50K", "income_50k", 2), is_named("fraud_found", "fraud_found", 2), is_named("won", "won", 9)
    (True, True, False)
    >>> is_named("offer_accepted", "offer_accepted", 2), is_named("", "substitutions_accepted", 2)
    (True, False)
    >>> is_named("", "promoted_listings", 2), is_named("", "promoted", 2), is_named("", "booked30d", 2)
    (False, True, True)
    >>> is_named("injSeverity", "inj_severity", 6), is_named("lowbirthweight", "lowbirthweight", 2)
    (True, True)
    >>> is_named("readmitted", "readmitted", 3), is_named("final_result", "final_result", 4)
    (True, True)
    >>> is_named("", "def_12m", 2), is_named("", "definition", 2)
    (True, False)
    >>> is_named("", "renewal_outcome", 4), is_named("", "last_call_outcome", 4)
    (True, False)
    >>> is_named("", "revenue_next_year", 500), is_named("", "next_of_kin", 9), is_named("", "estado_cliente", 3)
    (True, False, True)
    """
    if distinct <= 2 and _THRESHOLD.search(name):
        return True
    if distinct <= 2 and not _THINGS.fullmatch(word):
        apart = with_period_apart(word)
        if _TOLD.search(apart) or _TOLD_BY.search(apart) or is_event(apart) or is_event(traits.normal(name)):
            return True
    if distinct <= _MOST_WHOLE and (_TOLD.fullmatch(word) or _TOLD_BY.fullmatch(word)):  # no, within 30 days, later
        return True
    if _LATER.search(word) and _LATER_WHAT.search(_LATER.sub("_", word)):
        return True
    if distinct <= _MOST_RESULTS and _STATUS.search(word):
        return True
    if distinct <= _MOST_RESULTS and (_RESULT.search(word) or _OUTCOME.search(word)):
        return True
    return is_reason_of_leaving(word)


def is_when_it_ended(word: str) -> bool:
    """Whether numbers in a column of this name say when somebody left or died: a year, a month.

    >>> is_when_it_ended("annee_dem"), is_when_it_ended("year_of_death"), is_when_it_ended("days_since_cancellation")
    (True, True, False)
    """
    return bool(_WHEN.search(word) and is_of_an_end(word) and not is_reason_of_leaving(word))


def is_of_an_end(word: str) -> bool:
    """Whether a column of this name tells of an end: when, or why, somebody left or died, or what came with it.

    >>> [is_of_an_end(x) for x in ("dt_resil", "exit_reason", "cancellation_fee", "motif_resil", "contract_end")]
    [True, True, False, True, False]
    """
    ends = _OF_AN_END.search(word) or is_of_death(word)
    return is_reason_of_leaving(word) or bool(ends and not _MEASURED.search(word))


def is_of_death(word: str) -> bool:
    """Whether a column of this name tells that somebody died.

    >>> is_of_death("date_of_death"), is_of_death("exit_date")
    (True, False)
    """
    return _OF_DEATH.search(word) is not None


def what_was_done(word: str) -> str | None:
    """What a column of this name says that customers did in the end, by a word or a stem; None where it says nothing.

    >>> what_was_done("vertrokken"), what_was_done("impago"), what_was_done("orders")
    ('left', 'did not pay', None)
    """
    return next((what for what, words in _DONE_BY.items() if words.search(word)), None) or what_happened(word)


def tells_who_came_or_went(word: str) -> bool:
    """Whether yes or no in a column of this name says who left, stayed or came again, or what was so later.

    >>> [tells_who_came_or_went(x) for x in ("churned_next_6m", "came_back_feb", "renewed", "klacht_12m", "fraud")]
    [True, True, True, False, False]
    """
    if (done := what_was_done(with_period_apart(word))) is not None:
        return done in ("left", "did not pay", "went on", "died")
    return bool(_LATER.search(word) or AGAIN.search(word) or period_of(word))


def is_final_mark(word: str) -> bool:
    """Whether numbers in a column of this name are the marks that somebody ended with.

    >>> is_final_mark("final_gpa"), is_final_mark("nota_final"), is_final_mark("gpa"), is_final_mark("final_price")
    (True, True, False, False)
    """
    return bool(_FINAL_MARK.search(word))


def is_loss(word: str) -> bool:
    """Whether numbers in a column of this name are what customers have cost an insurer or a lender.

    >>> is_loss("loss_ratio"), is_loss("total_claims"), is_loss("claims_filed"), is_loss("claims_gross_chf")
    (True, True, False, True)
    """
    return bool(_LOSSES.search(word))


def is_foretold(word: str) -> bool:
    """Whether numbers in a column of this name are what a model foretold of customers: no outcome, and no feature.

    >>> is_foretold("predicted_default_prob"), is_foretold("churn_score"), is_foretold("credit_score")
    (True, True, False)
    """
    return bool(_FORETOLD.search(word))


def is_cost_of_risk(word: str, beside: Iterable[str]) -> bool:
    """Whether it is what insured people cost, beside columns that tell of their risk.

    >>> is_cost_of_risk("charges", ["age", "bmi", "smoker"]), is_cost_of_risk("charges", ["tenure", "contract"])
    (True, False)
    """
    return word in _COSTS and len(_RISKS & set(beside)) >= _NEEDED_RISKS
