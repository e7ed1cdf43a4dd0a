"""Words of the levels of a status: how it ended, that it went on, that it is not over, that an offer was taken."""

#: Pairs of levels of which each tells what became of a customer.
ENDED = """churn* attrited lost left lapsed cancelled cancel* ceased ended disconnected closed inactive_customer
    terminated exited defaulted default* charged_off no_?show charged_back bad delinquent late write_off written_off
    died dead deceased fraud* denied rejected declined refused not_converted unconverted failed fail* withdrawn
    withdrew drop_?out dropped_out expelled excluded closed_lost durchgefallen nicht_bestanden echoue* ajourne*
    reprobado reprovado bocciato gezakt niezdany gekundigt gekuendigt abgewandert ausgefallen verloren verloor
    przegran* schlecht resilie parti perdu mauvais baja perdido moroso malo fugado abandono perso cattivo insolvente
    cessato cessata disdetto disdetta chiuso cloture clos ferme cerrado beendet geschlossen beeindigd zamkniety
    desistente cancelado cancelou mau inadimplente opgezegd vertrokken slecht wanbetaler utracony zrezygnowal zly
    downgrad* downsell downsold contractions? non_?renew* not_?renewed no_renewal did_not_renew lost_to_*
    switched_away nicht_verl(ae|a)ngert herabgestuft heruntergestuft non_renouvele* declasse* no_renovad[oa]
    no_renovo non_rinnovat[oa] declassat[oa] nao_renovad[oa] nao_renovou niet_verlengd afgeschaald nieprzedluzon*
    nie_przedluzon* obnizon* did_not_attend dna nicht_erschienen non_honore no_asistio non_presentato faltou
    nao_compareceu niet_verschenen nie_stawil_sie"""
WENT_ON = """normal stay* existing* retained active current loyal kept open remained joined renewed paid check_?out
    pass passed progressed promoted distinction graduate graduated continuing enrolled bestanden reussi* admis
    aprobado aprovado promosso geslaagd zdany checked_out completed delivered fulfilled fully_paid repaid good
    on_time performing alive survived legit* genuine approved accepted granted bestehend geblieben aktiv gut bezahlt
    reste actif fidele bon activo vigente bueno alta pagado attivo rimasto buono pagato ativo bom adimplente actief
    gebleven goed betaald aktywny zostal dobry existente atual renewed renewal renews extended expanded expansion
    upgraded upgrade upsell upsold verl(ae|a)ngert erweitert ausgebaut hochgestuft renouvel* renovad[oa] renovo
    renovou ampliad[oa] rinnovat[oa] verlengd uitgebreid przedluzon* odnowion* rozszerzon* attended showed_up
    erschienen wahrgenommen honore present_au_rdv asistio presentato compareceu verschenen"""
#: What is asked of those who are offered something, by what they did: of such a column the share of these is told.
TAKEN = {
    "were won": """won closed_won sold verkauft gewonnen vendu* gagne* vendid[oa] ganad[oa] vendut[oa] vint[oa] ganh[oa]
    verkocht sprzedan* wygran*""",
    "signed up": """subscribed signed signed_up abgeschlossen gezeichnet souscrit* signe* suscrit[oa] aderit[oa]
    contratad[oa] contratou sottoscritt[oa] aderiu afgesloten getekend podpisan*""",
    "bought": """bought purchased gekauft achete* comprad[oa] comprou acquistat[oa] gekocht kupil* kupion*""",
    "booked": "booked",
    "ordered": "ordered",
    "redeemed": "redeemed",
    "gave": "donated",
    "converted": "converted",
}
WON = " ".join(TAKEN.values())
#: What says of a status that it is not over: it may still end badly.
STILL_OPEN = """current active open existing* kept in_progress pending ongoing processing under_review in_review new
    running submitted received issued in_grace_period grace_period grace offen laufend in_bearbeitung aktiv bestehend
    en_cours actif reste ouvert en_curso activo vigente abierto pendiente en_proceso in_corso attivo aperto em_andamento
    ativo aberto pendente lopend actief openstaand in_behandeling w_toku aktywny otwarty prospect lead trial repeat*
    resit* redoubl* wiederhol* repit* ripet* repet*"""
#: The same of a column that is called a status.
INACTIVE = """inactive inactif inactifs inactivo inattivo inativo inaktiv inactief nieaktywny suspended suspendu
    suspendido sospeso suspenso gesperrt paused dormant blocked archived archive"""
