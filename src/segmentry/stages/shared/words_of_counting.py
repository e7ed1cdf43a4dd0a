"""What names of columns in other languages say of how many, how much, when and what was done, and its English.

As in the words of trade, `_` stands where several words mean one thing; the letters behind a stroke are the language
whose endings a word takes: `kupion/pl` is kupiony, kupiona, kupione and the others.
"""

#: The endings that a word may have: of genders, of several, and of cases.
ENDINGS = {
    "de": ("", "e", "er", "en", "es", "em"),
    "fr": ("", "e", "s", "es"),
    "ro": ("o", "a", "os", "as", "i", "e"),
    "nl": ("", "e"),
    "pl": ("y", "a", "e", "i", "ych", "ego", "ej", "ie"),
}
#: Months, of which a figure is where they stand behind it.
MONTHS = """
    January: jan january januar janvier janv enero ene gennaio gen janeiro januari styczen stycznia sty, February: feb
    february februar fevrier fevr febrero febbraio fevereiro fev februari luty lutego, March: mar march marz maerz mrz
    marzo maart mrt marzec, April: apr april avril avr abril abr aprile kwiecien kwietnia kwi, May: may mayo maggio maio
    maj maja mei, June: jun june juni juin junio giugno giu junho czerwiec czerwca cze, July: jul july juli juillet juil
    julio luglio lug julho lipiec lipca lip, August: aug august aout agosto ago augustus sierpien sierpnia sie,
    September: sep sept september septembre septiembre settembre setembro wrzesien wrzesnia wrz, October: oktober okt
    octobre octubre ottobre ott outubro pazdziernik pazdziernika paz, November: nov november novembre noviembre novembro
    listopad listopada lis, December: dec december dezember dez decembre diciembre dic dicembre dezembro grudzien
    grudnia gru
"""
#: How many, how much and when.
COUNTED = """
    days: dniach, renewals: renouvellements renovaciones rinnovi renovacoes verlangerungen verlengingen odnowienia
    przedluzenia, average mark: nota_media voto_medio srednia_ocen note_moyenne notendurchschnitt media_voti, booking:
    reservation, amount: mnto montante kwote betr bedr imp_total valor_total, amounts: montantes kwot, quantity: qte qtd
    qtde ilosci mge aant_stuks, number: liczby ilosc_szt stuckzahl stueckzahl anzahlen, items: szt sztuk stuks stueck
    unidades unites articles, share: udzialu quota quote_part parte_pct participacion quotenanteil prozentanteil
    odsetek, rate: txx wskaznik quotient, average: mittelwert mittel mediawert gemiddeld_bedrag, minimum: minimalwert,
    maximum: maximalwert hochstwert hoechstwert, sum: gesamtsumme somma totaalbedrag, total: gesamtbetrag, level:
    stopien, mark: durchschnittsnote nota_final, difference: differenz diferencia differenza verschil roznica diferenca,
    growth: wachstum croissance crecimiento crescita groei wzrost_pct crescimento zuwachs, decline: ruckgang rueckgang
    baisse descenso calo daling spadek queda, change: anderung aenderung veranderung veraenderung changement variation
    variacion variazione wijziging zmiana mudanca variacao wechsel, balance: bilans salda bilanz, days since last
    purchase: letzter_kauf_tage dernier_achat_jours laatste_aankoop_dagen giorni_ultimo_acquisto dias_ultima_compra
    jours_depuis_derniere dni_od_ostatniego_zakupu dagen_sinds_laatste_aankoop jours_depuis_dernier_achat
    jours_derniere_commande dias_ultimo_pedido giorni_ultimo_ordine tage_seit_letztem_kauf tage_seit_letzter_bestellung,
    days since last contact: laatste_contact_dagen letzter_kontakt_tage dernier_contact_jours ultimo_contacto_dias
    ultimo_contatto_giorni, hours: horaires orario ore_ore godz stdn, minutes: minut minuut, seconds: sekunden secondes
    segundos secondi seconden sekundy sekund, weeks: tygodni, months: mc msc, quarters: quartale trimestres trimestri
    kwartaly kwartalen, half-years: semestres semestri halbjahre, year: roku jahrgang, month: mies mens miesiaca, time:
    zeit temps tempo tiempo tijd czas czasu, times: fois veces volte vezes keer razy, moment: zeitpunkt, date: daty
    datums, hours of the day: uhrzeit uhrzeiten, opening times: horaires_ouverture, business hours: geschaftszeiten
    geschaeftszeiten, office hours: heures_bureau heures_de_bureau burozeiten buerozeiten burostunden buerostunden
    horas_oficina horario_oficina orario_ufficio ore_ufficio kantooruren kantoortijden godziny_pracy godzin_pracy
    horario_comercial horas_comerciais horas_escritorio, off-peak hours: heures_creuses horas_valle ore_fuori_punta
    nebenzeiten schwachlast daluren horas_vazio poza_szczytem, peak hours: heures_pleines spitzenzeiten stosszeiten
    horas_punta ore_di_punta piekuren horas_pico godziny_szczytu godzinach_szczytu, night: nachts nocna nocne noc nocy
    notturno notturna nocturno nocturna nocturne, noon: mittags mittag midi mediodia mezzogiorno meio_dia middag
    poludnie, mornings: morgens vormittags vormittag matins mananas mattine ochtenden poranki przedpoludnie, evenings:
    abende soirs soirees tardes_noches serate avonden wieczory wieczorem, afternoons: nachmittags nachmittage apresmidi
    pomeriggi popoludnie popoludniu middagen, weekends: wochenenden fins_de_semaine fines_de_semana fine_settimane
    weekendy fins_de_semana, weekend: wochenend fin_semana fim_semana fin_semaine finde_semana, weekdays: wochentage
    wochentag dias_laborables jours_ouvres semaine_ouvree dias_uteis dni_robocze doordeweeks giorni_feriali, holidays:
    feiertage jours_feries festivos festivi feriados feestdagen swieta, school holidays: schulferien ferien
    vacances_scolaires vacanze schoolvakantie ferie, Mondays: montag montags lundi lundis lunes lunedi maandag
    poniedzialek poniedzialki segunda_feira, Tuesdays: dienstag dienstags mardi mardis martes martedi dinsdag wtorek
    wtorki terca_feira, Wednesdays: mittwoch mittwochs mercredi mercredis miercoles mercoledi woensdag sroda srody
    quarta_feira, Thursdays: donnerstag donnerstags jeudi jeudis jueves giovedi donderdag czwartek czwartki
    quinta_feira, Fridays: freitag freitags vendredi vendredis viernes venerdi vrijdag piatek piatki sexta_feira,
    Saturdays: samstag samstags sonnabend samedi samedis sabado sabados sabato zaterdag sobota soboty, Sundays: sonntag
    sonntags dimanche dimanches domingo domingos domenica zondag niedziela niedziele, spring: fruhling fruehling
    fruhjahr fruehjahr printemps primavera voorjaar lente wiosna wiosny, summer: verao sommers, autumn: herbst automne
    otono autunno outono najaar herfst jesien, winter: winters zimowy zimowe, year-end: fin_annee fin_d_annee jahresende
    ende_jahr fin_ano fine_anno fim_ano eindejaars jaareinde koniec_roku, year-end credit: avoir_fin_annee, Christmas:
    weihnachten noel navidad natale natal kerst swieta_bozego, last visit: letzter_besuch derniere_visite ultima_visita
    laatste_bezoek ostatnia_wizyta, last purchase: letzter_kauf dernier_achat ultima_compra ultimo_acquisto
    laatste_aankoop ostatni_zakup, last order: letzte_bestellung derniere_commande ultimo_pedido ultimo_ordine
    laatste_bestelling ostatnie_zamowienie, start: beginn debut inicio inizio begindatum poczatek aanvang anfang, end:
    fim koniec einde ablauf scadenza vencimiento vencimento echeance, due date: falligkeit faelligkeit vervaldatum
    termin_platnosci, period: zeitraum periode periodo okres okresu, joining month: miesiac_zapisu mois_adhesion
    mois_inscription eintrittsmonat beitrittsmonat mes_alta mese_iscrizione mes_adesao maand_inschrijving, joining date:
    data_zapisu, joining year: jahr_eintritt eintrittsjahr annee_adhesion ano_alta anno_iscrizione jaar_inschrijving
    rok_zapisu, creation date: date_creation fecha_creacion data_creazione data_criacao aanmaakdatum anlagedatum
    erstelldatum data_utworzenia
"""
#: What was done, and what else stands before a thing in English.
DONE = """
    unpaid: non_pagate non_pagati no_pagadas no_pagados niet_betaalde, negative: negatif/fr negativ/de negativ/ro
    negatiev/nl negatywn/pl, positive: positif/fr positiv/ro positiv/de positiev/nl pozytywn/pl, free: regalad/ro
    omaggio oferecid/ro, paid: pagas, sent: doorgegeven, bought: comprat/ro gekauft/de erworben/de acquistat/ro
    comprad/ro achet/fr achete/fr gekocht/nl aangeschaft/nl zakupion/pl kupion/pl, booked: gebucht/de reserve/fr
    reservad/ro prenotat/ro geboekt/nl gereserveerd/nl zarezerwowan/pl marcad/ro, cancelled: abgesagt/de storniert/de
    annule/fr anulad/ro cancelad/ro annullat/ro disdett/ro geannuleerd/nl afgezegd/nl odwolan/pl anulowan/pl,
    terminated: gekundigt/de gekuendigt/de resilie/fr opgezegd/nl wypowiedzian/pl, ordered: bestellt/de commande_s
    ordinat/ro encomendad/ro besteld/nl zamowion/pl, returned: retourniert/de zuruckgesandt/de retourne/fr renvoye/fr
    devuelt/ro devolvid/ro restituit/ro geretourneerd/nl zwrocon/pl, delivered: geliefert/de livre/fr entregad/ro
    consegnat/ro geleverd/nl bezorgd/nl dostarczon/pl, sent: gesendet/de versandt/de verschickt/de envoye/fr enviad/ro
    inviat/ro verzonden verstuurd/nl wyslan/pl przeslan/pl, opened: geoffnet/de geoeffnet/de ouvert/fr geopend/nl
    otworzon/pl, read: gelesen/de leid/ro lus lues lett/ro gelezen przeczytan/pl, seen: gesehen/de visionne/fr vist/ro
    gezien obejrzan/pl, written: geschrieben/de abgegeben/de deposes depose deposee deposees laisses redige/fr escrit/ro
    dejad/ro scritt/ro lasciat/ro geschreven napisan/pl wystawion/pl, shared: geteilt/de partage/fr compartid/ro
    condivis/ro partilhad/ro gedeeld/nl udostepnion/pl, redeemed: eingelost/de eingeloest/de utilise_s canjead/ro
    riscattat/ro resgatad/ro ingewisseld/nl wymienion/pl, collected: gesammelt/de cumule/fr acumulad/ro accumulat/ro
    gespaard/nl verzameld/nl zebran/pl, used: benutzt/de genutzt/de utilise/fr usad/ro utilizad/ro usat/ro utilizzat/ro
    gebruikt/nl uzyt/pl wykorzystan/pl consomme/fr consumid/ro consumat/ro, paid: gezahlt/de bezahlt/de paye/fr regle/fr
    pagad/ro pagat/ro betaald/nl zaplacon/pl oplacon/pl, unpaid: unbezahlt/de impaye/fr impagad/ro impagat/ro
    onbetaald/nl nieoplacon/pl niezaplacon/pl, overdue: uberfallig/de ueberfaellig/de echu/fr vencid/ro scadut/ro
    achterstallig/nl przeterminowan/pl, late: verspatet/de en_retard opoznion/pl atrasad/ro in_ritardo po_terminie
    te_laat tardiv/ro, missed: versaumt/de verpasst/de manque/fr perdid/ro mancat/ro gemist/nl opuszczon/pl, failed:
    fehlgeschlagen/de gescheitert/de echoue/fr fallid/ro fallit/ro mislukt/nl nieudan/pl, rejected: abgelehnt/de
    refuse/fr rechazad/ro rifiutat/ro rejeitad/ro afgewezen odrzucon/pl, accepted: angenommen/de accepte/fr aceptad/ro
    accettat/ro aceit/ro geaccepteerd/nl zaakceptowan/pl przyjet/pl, reported: gemeldet/de declare/fr signale/fr
    declarad/ro segnalat/ro denunciat/ro comunicad/ro gemeld/nl zgloszon/pl, solved: gelost/de geloest/de resolu/fr
    resuelt/ro risolt/ro resolvid/ro opgelost/nl rozwiazan/pl, open: abiert/ro abert/ro apert/ro otwart/pl offen/de
    openstaand/nl, closed: geschlossen/de clos ferme/fr cerrad/ro chius/ro fechad/ro gesloten zamkniet/pl, completed:
    abgeschlossen/de beendet/de termine/fr acheve/fr terminad/ro completad/ro completat/ro finit/ro concluid/ro
    conclus/ro afgerond/nl voltooid/nl ukonczon/pl zakonczon/pl, started: begonnen/de gestartet/de commence/fr
    iniciad/ro iniziat/ro gestart/nl rozpoczet/pl, attended: besucht/de frequente/fr asistid/ro frequentat/ro
    assistid/ro bijgewoond/nl, carried out: durchgefuhrt/de effectue/fr realise/fr realizad/ro effettuat/ro eseguit/ro
    fatt/ro hech/ro feit/ro fait/fr uitgevoerd/nl wykonan/pl przeprowadzon/pl, renewed: verlangert/de erneuert/de
    renouvele/fr renovad/ro rinnovat/ro verlengd/nl odnowion/pl przedluzon/pl, insured: versichert/de assure/fr
    asegurad/ro assicurat/ro segurad/ro verzekerd/nl ubezpieczon/pl, subscribed: souscrit/fr contratad/ro sottoscritt/ro
    afgesloten, registered: angemeldet/de registriert/de inscrit/fr enregistre/fr registrad/ro inscrit/ro iscritt/ro
    matriculad/ro geregistreerd/nl ingeschreven zarejestrowan/pl zapisan/pl, invited: eingeladen/de invite/fr invitad/ro
    invitat/ro convidad/ro uitgenodigd/nl zaproszon/pl, borrowed: ausgeliehen/de geliehen/de emprunte/fr prestad/ro
    prestat/ro emprestad/ro geleend/nl wypozyczon/pl, donated: gespendet/de donne/fr donad/ro donat/ro doad/ro
    geschonken przekazan/pl, recommended: empfohlen/de recommande/fr recomendad/ro raccomandat/ro aanbevolen polecon/pl,
    viewed: angesehen/de consulte/fr visualizad/ro visualizzat/ro bekeken wyswietlon/pl, downloaded: heruntergeladen/de
    telecharge/fr descargad/ro scaricat/ro baixad/ro gedownload/nl pobran/pl, linked: verknupft/de lie_s vinculad/ro
    collegat/ro gekoppeld/nl powiazan/pl, guided: gefuhrt/de guide_e guidees guiad/ro guidat/ro, stored: gelagert/de
    stocke/fr almacenad/ro opgeslagen, trained: geschult/de forme_s formad/ro, included: inbegriffen inklusive inclus
    incluse incluses inclu/ro incluid/ro inclusa incluso inclusi inbegrepen w_cenie, regular: regelmassig/de regulier/fr
    regolar/ro regular/ro regulares regelmatig/nl regularn/pl stal/pl vast/nl recurrente recurrentes recorrente
    recorrentes, previous: vorherig/de fruher/de precedent/fr previ/ro anterior anteriori eerder/nl wczesniejsz/pl
    poprzedn/pl, current: aktuell/de derzeitig/de actuel/fr actuelle actuelles actual actuales attual/ro atual atuais
    huidig/nl biezac/pl obecn/pl, future: kunftig/de futur/fr futur/ro toekomstig/nl przyszl/pl, yearly: jahrliche/de
    annu/ro annuels annuelles anuais jaarlijkse roczne rocznie rocznych, monthly: mensuel/fr mensili mensais mensalmente
    miesiecznie miesieczne miesiecznych, weekly: wochentliche/de hebdo semanales semanais settimanali wekelijkse
    tygodniowe tygodniowy, daily: tagliche/de quotidien/fr diari/ro giornalier/ro dagelijkse dzienn/pl, average:
    durchschnittlich/de mittler/de moyens moyennes promedi/ro gem srednie sredniego sredniej sr durchschn, total:
    gesamte/de totaux calkowit/pl laczn/pl, highest: hochst/de hoechst/de maximal/de maximal/fr massim/ro maxim/ro
    hoogste najwyzsz/pl, lowest: niedrigst/de minimal/de minime/fr minim/ro laagste najnizsz/pl, longest: langst/de,
    last: letzt/de derniers dernieres ultim/ro laatst/nl ostatn/pl zuletzt, first: erst/de premiers premieres primer/ro
    prim/ro eerst/nl pierwsz/pl, new: neu/de nouvelle nouvelles nuev/ro nuov/ro nov/ro nieuw/nl now/pl, old: alt/de
    ancien/fr ancienne anciennes viej/ro vecchi/ro antig/ro oud/nl star/pl, large: grosse grosser grossen grosses grande
    grandes grandi groot/nl duz/pl, small: klein/de petit/fr pequen/ro piccol/ro, own: eigen/de propi/ro propri/ro
    wlasn/pl, free: kostenlos/de gratuit/fr gratuit/ro gratis bezplatn/pl darmow/pl, digital: digital/de numerique
    numeriques digitali digitais cyfrow/pl, personal: personlich/de personnel/fr personal/ro personales persoonlijk/nl
    osobist/pl, paperless: papierlos/de sans_papier sin_papel senza_carta sem_papel papierloos papierloze bez_papieru,
    electronic: elektronisch/de electroniques electronic/ro elettronic/ro eletronic/ro elektroniczn/pl, printed:
    gedruckt/de imprime/fr impres/ro stampat/ro gedrukt/nl drukowan/pl, mobile: mobil/de moviles moveis mobiel/nl
    komorkow/pl, international: internationale/de internationaux internationales internacional internacionales
    internazionale internazionali internacionais miedzynarodow/pl, national: nationale/de nacional nacionales nazionale
    nazionali nacionais krajow/pl, local: ortlich/de locaux locali locales locais lokaln/pl lokal/de, active: aktiv/de
    actives activ/ro attiv/ro ativ/ro actieve aktywn/pl, inactive: inaktiv/de inactif/fr inactiv/ro inattiv/ro inativ/ro
    inactief nieaktywn/pl, private: privat/de prive/fr privad/ro privat/ro particulier/nl prywatn/pl, public:
    offentlich/de publique publiques pubblic/ro openbaar publiczn/pl, automatic: automatisch/de automatique automatiques
    automatic/ro automatyczn/pl, group: gruppen collectif/fr collectives grupow/pl colectiv/ro, introductory:
    wprowadzajac/pl einfuhrungs, evening: abendliche/de nocturnos serali vesperales wieczorn/pl wieczorow/pl, morning:
    porann/pl matutin/ro matinales, outgoing: ausgehend/de sortant/fr salientes saliente uitgaand/nl wychodzac/pl
    uscente in_uscita, incoming: eingehend/de entrant/fr inkomend/nl przychodzac/pl in_entrata, medical: arztlich/de
    aerztlich/de medical/fr medic/ro lekarsk/pl medisch/nl, outstanding: ausstehend/de pendiente pendientes pendente
    pendenti pendentes zalegl/pl, agreed: vereinbart/de convenu/fr acordad/ro concordat/ro afgesproken uzgodnion/pl
    umown/pl, recovered: wiederhergestellt/de, overdrawn: uberzogen/de
"""
#: Small words beside those of trade; the second are of no other language.
SMALL = """
    after: po, per: per, on: sur sulla sulle su sobre na op auf zum, for: na fur fuer pour para dla voor, without:
    oraz_bez, from: ab aus, per: na_osobe, and: i oraz y ed e, or: oder ou oppure lub, of: o z ze aus_der d l les den
    dem
"""
#: Small words that English lacks.
ONLY_ELSEWHERE = "sous avec sans dans depuis desde seit nach ohne mit bez zonder sinds hasta senza"
#: Words that English has too, which are read so beside those alone that it lacks.
ALSO_ENGLISH = """
    negatives positives accumulate actives actual alt anterior articles assure bon camera declare declares dolor eigen
    entrant exposition finite futures grande local locales lot maxima maximal mc midi minima minimal mit mobil module
    modules noc pkw places poisson prima professor projections quota quotient refuse refuses representations reserve
    reserves reso revisions sans sr stale taller te tee tempo temps the variation vin vis grains moyens total personal
    nova now passages primes prime sparen reservation pan strand mensa optin diner fins copie camere agenda ares tarde
    lato term
"""
