"""Words of names by which a column tells what customers do and think and how they were reached; see `bases`."""

#: Adjectives and the like by which a thing is judged: many of them beside each other are a picture of it.
_JUDGEMENTS = """
    yummy, tasty, delicious, spicy, fattening, greasy, healthy, unhealthy, disgusting, cheap, expensive, affordable,
    convenient, fast food, fast, slow, friendly, unfriendly, modern, oldfashioned, traditional, innovative, reliable,
    trustworthy, boring, exciting, fun, relaxing, romantic, safe, unsafe, clean, dirty, quiet, loud, crowded,
    beautiful, ugly, stylish, trendy, exclusive, authentic, comfortable, practical, useful, entertaining, adventurous,
    lecker, gesund, teuer, billig, guenstig, gunstig, freundlich, langweilig, zuverlassig, sauber, bequem, cher, sain,
    bon marche, savoureux, propre, caro, barato, sano, rico, limpio, saudavel, saboroso, economico, goedkoop,
    gezond, lekker, betrouwbaar, tani, drogi, smaczny, zdrowy"""

#: What they think: ratings, attitudes, motives.
THINKS = f"""
    nota, notas, voto, voti, punteggio*, puntuacion*, pontuac*, cijfer*, schulnote, evaluacion*, evaluation*,
    feedback, reviews, promoter*, detractor*, trst*, satisf*, lifesat*, life sat*, stimmung, humeur, umore, mood,
    nastroj, esteem, self rated*, easiness, brand love, recall, feels, worried, confid*, ethic*, fairness, dissatisf*,
    zufrieden*, *zufriedenheit, soddisf*, insatisf*, tevreden*, zadowol*, satysfakc*, rating*, rated, *bewertung*,
    opinion*, opinie, meinung*, avis, valoracion*, valutazion*, giudizio, avaliac*, beoordel*, waardering*, ocena,
    oceny, nps, csat, stars, review score, review rating, recommend*, *empfehl*, recomend*, raccomand*, recommand*,
    aanbevel*, polec*, attitud*, einstellung*, haltung, importan*, wichtig*, belang, belangrijk*, wazn*, agree,
    agreement, zustimmung, trust*, vertrau*, confian*, fiducia, vertrouw*, zaufan*, like, liking, likes, gefallen,
    love, motiv*, percei*, percep*, wahrnehm*, image, *bewusstsein, *bewusst, markentreue, *freude, *treue, likelihood
    to, intention*, intent to, absicht*, concern*, worr*, fear*, sorge*, confidence, appetite, risk appetite, risk
    tolerance, risk aversion, risk attitude, risikobereitschaft, happiness, happy, wellbeing, stress, comfort,
    cleanliness, sauberkeit, friendliness, ease of*, value for money, preis leistung, taste, feel*, belief*, believe*,
    work life balance, enjoy*, personality, extraversion, extroversion, neuroticism, openness, agreeableness,
    conscientiousness, interest in, interesse*, interes, zainteresowan*, attractive*, awareness, familiarity,
    aspiration*, lifestyle, expectation*, erwartung*, willingness*, bereitschaft*, priority, price sensitivity, price
    consciousness, environmental*, sentiment*, impression*, sympathi*, tilfreds*, nojd*, fornoyd*, tyytyvais*,
    omdomme*, vurdering*, holdning*, thermometer*, likert*, ideolog*, optimis*, pessimis*, calificac*, survey score,
    effort score, customer effort, ces score, sat score, satscore, perception*, opinioni, zufr*, wahrscheinlichkeit
    empfehlung, intent*, expectativ*, attese, oczekiwan*, motivat*, reason for choosing, favourite brand, favorite
    brand, preferred brand, agreement*, review scores, reviewscores, scores rating, value score, guest
    score, happiness*, well being, quality of life, self esteem, general health, trust in*,
    satisfaction score, satisfactionscore, pitch satisfaction score, csat score, stars given, avg rating, average
    rating, last rating, pref style, style, objetivo*, goal*, ziel des trainings, wechselabsicht, wechselbereitschaft,
    switching intent*, {_JUDGEMENTS}"""
#: The same where no other word tells.
THINKS_WEAKLY = """
    quality, qualitat, qualitaet, qualite, calidad, qualita, qualidade, kwaliteit, jakosc, prefer*, interest, score,
    brand, risk, punctuality, wifi"""

#: What they do: orders, usage, spending, payments.
DOES = """
    lead days, lead time, lead times, vorlaufzeit, delai reservation, doorlooptijd, kontakt* hotline, hotline*,
    kontakt* service, kundenservice kontakt*, service contact*, contact* service, customer service contact*, support
    contact*, contacts support, contact* service client, contactos servicio, contatti assistenza, contatos
    atendimento, klantenservice contact*, klant service contact*, contacten klantenservice, kontakt* z infolinia,
    debit*, debet*, expense, expenses, gross, freight*, remes*, remittanc*, rimess*, conso, consum*, overdue, atraso*,
    mora, retard*, ritard*, verzug*, zaleg*, achterstand*, dpd, past due, mahnstufe, dunning*, distan*, reisduur,
    clothing, clothes, vesti*, apparel, food*, restaurant*, books, games, zgloszen*, solicitud*, studytime, study
    time, homework, absences, seconds, *sekunden, segundos, secondi, failures, heures tv, hours tv, tv hours, screen
    time, social media, volunteer*, volon*, ehrenamt*, vrijwillig*, bets, wager*, gambl*, bugs*, reported, complain*,
    *besuche, operaciones, operations, movements, movimient*, movimenti, moviment*, trafic, traffic volume, meter*,
    forecast*, facturado, fatturato, gefactureerd, invoiced, interactions, interazion*, interacc*, malus, bonusmalus,
    bonus malus, cheque*, refunded, dispute*, prod cat, order, orders, *bestell*, commande*, pedido*, ordine,
    ordini, encomenda*, zamowien*, purchas*, *kauf*, *kaeufe, achat*, achet*, compr*, mutatie*, acquist*, aankop*,
    gekocht, zakup*, buy*, bought, *spend*, spent, *ausgaben, depens*, gasto*, spesa, spese, despesa*, uitgave*,
    wydat*, mnt*, basket*, *warenkorb*, panier*, cesta, carrello, cart, koszyk*, winkelmand*, recency, recence,
    recencia, recenza, recentie, frequency, frequenz, frequence, frecuencia, frequenza, frequencia, frequentie,
    czestotliwosc, monetary, visit*, *besuch*, visita*, bezoek*, wizyt*, session*, sitzung*, sesion*, login*, log ins,
    *connexion*, click*, *klick*, views, viewed, page*, usage*, used, uses, *nutzung*, utilizzo, gebruik*, uzyci*,
    minutes, *minuten*, minuti, minutos, mins, calls, *anrufe, gesprache*, appels, llamadas, chiamate, chamadas,
    gesprekken, polaczenia, messages, sms, data gb, data mb, gb, mb, data usage, data volume, datenvolumen, roaming,
    transa*, trx, txn, tx, trans*, payment*, *zahlung*, zahlweise, zahlungsart, paiement*, pago*, pagament*, betaal*,
    betaling*, platnosc*, pay, paid, bill, bills, *rechnung*, facture*, factura*, fattura*, charge, charges, fees
    paid, withdraw*, abhebung*, retraits, virement*, uberweis*, cash, advance*, return, returns, returned,
    retour*, rueckgabe*, ruckgabe*, devolucion*, resi, zwrot*, refund*, discount*, rabatt*, remise*, descuento*,
    sconto, sconti, desconto*, korting*, rabat*, coupon*, voucher*, gutschein*, promo*, deal, deals, redeem*,
    redemption*, channel*, *kanal, canal, canale, kanaal, downloads, upload*, stream hours, hours watched, watched,
    watch*, played, play*, trip*, *reisen, flight*, flown, flying, travel*, km, kilomet*, mileage, nights, *nachte*,
    stays, stay, booking*, *buchung*, reservation*, reserva*, reserver*, prenotaz*, lead time, lead days, claims,
    tickets, support, service calls, inactive, inactivity, activ*, aktiv*, gift, gifts, donat*, spenden, spende, dons,
    donaci*, event*, attend*, *teilnahm*, participat*, consumption, *verbrauch*, consommation*, verbruik*,
    zuzyc*, kwh, quantity, qty, *menge*, quantite, cantidad*, quantita, aantal gekocht, ilosc, items, fresh, milk,
    grocery, groceries, frozen, detergent*, delicass*, delicat*, wine*, fruit*, meat, fish, sweet*, gold prods,
    *gift*, operating system*, *kosten*, cout*, costs, coste*, costo*, costi, custo, custos, koszt*, oplat*, prix,
    *preis*, precio*, prezz*, preco*, prijs*, cargo*, mensualite*, cuota*, quota, canone, expenditure*, outlay*,
    groceries bought, open rate, opens, opened, opening*, engagement, exercis*, workout*, sport*, steps, installment*,
    instalment*, dropped, arpu, top ups, topup*, recharge*, adoption, api, ads, retention, browsing, browser, bounce*,
    exit rate*, exitrate*, administrative*, informational*, productrelated*, product related*, search*, scroll*,
    dwell, time on*, time spent, shopping*, einkauf*, loans borrowed, renewals, borrowed, classes, lessons,
    prescription*, appointment*, checkup*, hospital*, emergency, smok*, raucher*, fumeur, fumador*, alcohol*,
    viaggi*, viaj*, voyage*, reise*, podroz*, bollett*, alimento*, alimentation, lebensmittel, cibo, comida,
    boodschappen, zywnosc*, ropa, kleidung, abbigliamento, vetements, kleding, odziez, transporte, trasporti,
    leisure, freizeit, loisirs, ocio, inativ*, inattiv*, inactiv*, nieaktywn*, cancellations, auto renew*,
    autorenew*, shipping*, ship mode, delivery*, versand*, lieferung*, livraison*, envio*, spedizion*, verzend*,
    dostaw*, wysylk*, drink*, cigarette*, tabac*, tabak*, diet, physical activity, training, days since, days between,
    last purchase, last order, late payment*, overdraft*, overtime, delay*, punctual*, response time, repeat*, nb *,
    coffee, news, newsletter*, abroad, share of wallet, referral*, referred, shares sent, posts, likes given, friends
    invited, chats, reorder*, kop, inkop*, kjop*, kob, indkob*, ostokset, osto, belop, belob, betalning*,
    maksu*, forbruk*, forbrug*, forbrukning*, besok*, besog*, kaynti*, bestilling*, bestallning*, transaktion*,
    kategori, underkategori, hobb*, bricol*, jardin*, lecture, cinema, cig*, smk*, docvis*, doctor*, hosp, hospvis*,
    totexp, giftlast, avggift, amount paid, frequent*, registered via, unsubscrib*, mou, onnet, offnet, og, isd,
    rech*, roam, vmail, voicemail, vmail messages, voice mail messages, gprs, vbc, streaming hours, video hours, video
    streaming, dpd*, maxdpd*, emi, emis, bounces, atm, pos, upi, wire, ach, debit count, debit sum, credit count,
    credit sum, debit amount, credit amount, inflow*, outflow*, turnover, queries, enquir*, inquir*, wplat*,
    sprzedaz*, opoznien*, ponaglen*, polaczen*, rozmow*, logowan*, przelew*, wyplat*, transakcj*, reklamacj*,
    aanmaning*, vervaldag*, opname*, opnames, storting*, overboek*, afname*, klacht*, aanvrag*, mahnung*, abruf*,
    aufruf*, retoure*, reklamation*, einzahlung*, auszahlung*, lastschrift*, abbuchung*, anruf*, gesprach*,
    gespraech*, uberziehung*, zugriff*, haufigkeit*, relance*, incident*, decouvert*, operation*, versement*,
    prelevement*, frequentation*, clics, reclamation*, passages, dernier achat, retiro*, llamad*, recarga*,
    transferencia*, reclamo*, queja*, siniestr*, sinistr*, ticket medio, ticket promedio, canje*, recorrid*,
    prelievo*, prelievi, bonific*, addebit*, accredit*, reclam*, chiamat*, accessi, ricarica*, rimbors*, saque*,
    ligac*, acesso*, fatura*, resgate*, uttag*, samtal*, retur*, klage*, conversions, conversion events, push,
    wishlist*, abandon*, exchanges, comments, texts, text messages, billed, allowed amount, procedure*, length of
    stay, los, admission*, encounter*, refill*, screening*, er visits, no show*, missed*, late, aging, therms,
    gallons, offpeak, off peak, peak*, rides, toll*, parking, check ins, checkins, rentals, streams, plays, followers,
    followed, uploads, contributions, pledge*, place of service, last rech, fb user, social user,
    basketsize, reads, opens rate, clicked, installs, sales calls made, balance transfer*, wallet, cashback*,
    reward points used, points used, points earned, points redeemed, spending*, spends, buys, bid*, trade
    volume, trading*, orders placed, first order, last visit, visits web, minutes used, minutes of use, usage minutes,
    calltime, call minutes, sent messages, transfers, remittances, eating*, drinking*, commute*, commuting, hours per,
    frequence achat, frequence achats, volume achats, nombre achats, nb commandes, panier moyen, depense moyenne,
    consumo medio, spesa media, gasto medio, gasto promedio, bestellwert, durchschnittsbon, bonwert, kaufbetrag,
    einkaufswert, besuchsfrequenz, kauffrequenz, enq*, missed pmnt*, delinq*, deliq*, deliquen*, prod enq, puissance
    moyenne, puissance max, thermosens*, negativado, ticket moyen, loja mais frequentada, primeira compra, triptype,
    trip type, mrdtrip*, tuition*, fees up to date, curricular units, credited, evaluations, reason for absence,
    reason for visit, absent*, disciplin*, hit target, evening attendance, number of reviews, reviews per month,
    response rate, responserate, acceptance rate, listings viewed, consumo real, calls made, reviews written, commits,
    exercise*, sleep*, calories, minutes asleep, screen*, sessions per*, matches, matchs, wins, losses, kills,
    achievements, xp, hours played, playtime, listening*, listened, skips, skipped, ad clicks, songs, tracks,
    podcasts, episodes, binge*, watch time, subscriptions cancelled, rides taken, deliveries, tips, pickups, dropoffs,
    orders per*, meals*, snack*, vegetabl*, water intake, fcvc, ncp, caec, calc, faf, tue, mtrans, favc,
    scc, avg spend, avg order*, average order*, order value, ordervalue, purchase value, purchase amount, transaction
    value, payment delay*, payment behaviour, payment behavior, minimum payment, overlimit, interest paid, finance
    charge*, late fees, fees charged, fees, nsf, returned payments, direct debits, autopay*, auto pay, e statements,
    warengruppe, product group, productgroup, vk, verkaufspreis, belegart, mode of shipment, shipment*, shipped, cost
    of product, cost of the product, product importance, product price, unit price, discount offered, prior purchases,
    weight in gms, weight of product, customer care calls, care calls, unpaid*, invoices past, invoices overdue,
    invoices, last evaluation, evaluation score, number project, projects, work accident, accidents, reached on time,
    on time, gamerounds, game rounds, rounds, spent points, points spent, lapses, promotion last,
    overtime*, monthly hours, working time, ninq, budget*, nature mutation, g gas, gas won, gasverbrauch,
    stromverbrauch, elverbruik, elec*, gas, fahrleistung*, jahresfahrleistung, kilometrage, percorrenza*,
    chilometr*, kilometraje, quilometr*, przebieg*, type of admission, canal preferido, transport mode, drink level,
    payments made, payment history, repayment*, repay*, nights stayed, days active, active days, activity days, dni
    aktywnosci, giorni attivi, jours actifs, dias activos, fuel liters, fuel litres, private label*, artikler*, lest,
    leste, gelesen*, lus, lus par mois, leidos, letti, lidos, gelezen, przeczytan*, years giving, giving*, gave,
    largest gift, interdit*, bancaire*, fichage, rejet*, antall, antall kjop, antal kop, antal ordrer, bestillinger,
    ordrer, ordrar, innlogg*, inlogg*, visning*, klikk, klick, svar, minutter, minuter, samtaler, stromforbruk,
    elforbruk*, betalingsmate, betalingsmetode, betalsatt, kjopesum, omsattningshastighet, sesiones, sessioni,
    sessoes, sesje, sessies, accesos, acessos, visite*, clic, interaction*, interactie*, interaktion*, zapytan*,
    richieste, peticiones, pedidos, encargos, naechte*, logis*, zimmerkategorie, zimmertyp, verpflegung*,
    krankengeld*, part bio, anteil, share of, scontrino, scontrino medio, indicou, empfohlen, parraine*, parrainage*,
    rayon*, uur internet, uren internet, stunden, heures, godziny, resa, rezygnacje, unidades compradas, reisezweck,
    travel purpose, purpose of*, noshow*, buchungsvorlauf, vorlauf, credit problems, number of credit problems,
    bankruptc*, tax liens, liens, cogs, product line, charge degree, priors, priors count"""
#: The same where no other word tells.
DOES_WEAKLY = """
    aisle, dept, department, merchant, agent, garment, article, sku, categor*, kategor*, amount*, amt, montant*,
    betrag, importe*, importo, valor, bedrag, kwota, online, web, app, mobile, last, monthly, weekly, total,
    avg, average, volume, rate, freq, first, night, evening, weekend, weekday, eve, intl, international, use,
    hour, time, view, call, products bought, email, emails, store, ticket, speed, cost, price, fare, tip, monto,
    hours, actions, times, count, freq*, qtd, qtde, aantal, anzahl,
    nombre, liczba, sum"""

#: How they were reached: contacts, campaigns, sources.
REACHED = """
    acqui, acquisition*, adquisic*, acquisiz*, aquisic*, akquis*, pozyskan*, werving*, lead, leads, referrer, channel
    grouping, distribution channel, distributionchannel, sales channel, channel sales, canal captacion, canal d
    acquisition, intermed*, broker, brokers, courtier*, salesperson, sales rep, telesales, traffic type, traffictype,
    traffic, prospect*, medium, erstkontakt, first contact, days passed, vertreter*, vendedor*, contact, contacts,
    contacted, kontakt, kontakte, *kontaktiert, contatto, contatti, contato, contatos, contacto, contactos, contacte*,
    campaign*, *kampagne*, campagne*, campana*, *contatto, sposob kontaktu, kontaktu, campanha*, campagna*, kampani*,
    cmp, poutcome, pdays, mailing*, outreach, telemarketing*, solicitation*, direct mail, letters sent, catalogs sent,
    catalogues sent, call attempts, attempts, reached by, *ansprache, times contacted, touch points, touchpoint*, ab
    test, ab group, test group, control group, experiment*, randomi*, previous outcome, last call, offer sent, offers
    sent, offer channel, marketing channel, advert*, werbeweg*, treatment group, impressions, lead source, traffic
    source, utm*, analytics source, kampanj*, kampanje*, henvendelse*, *prom, follow up*, followup*, *pitch, duration
    of call, duration of pitch, promotions sent, promotions received, canal de aquis*, canal de adquis*, canal de
    captac*, canale di acquis*, canale acquis*, opt in, opt out, optin*, optout*, do not, donot*, consent*,
    einwillig*, consentement*, consentiment*, consenso, consensi, zgoda*, zgody, toestemming*, gdpr, dsgvo, rgpd,
    permission*, suppress*, push enabled, push allowed, push notifications, push aktiviert, notifications enabled, sms
    enabled, email enabled, preferred contact*, contact method, account source, signup source, source of, referral
    source, how heard, heard about, heard of, quem trouxe, origem cliente, vertegenwoordig*, aussendienst*, sales
    rep*, account manager, relationship manager, key account manager, advisor*, adviser*, berater*, betreuer*,
    conseiller*, asesor*, consulente*, consultor*, opiekun*, adviseur*, adgroup, ad group, adset, gclid, fbclid,
    referring*, call center*, callcenter*, voicemails left, open activity, open activities, last activity date, bulk
    email, marketing allowed, accepts marketing, accepts email, accepts sms, contactable, canal entrada, canal
    contacto, canal de contacto, canal ingreso, canal de entrada, canal origine, canale contatto, kanal pozyskania,
    kanaal werving, acquisition channel, acquisition source, customer source, first source, original source, latest
    source, conversion source, first touch*, last touch*, invited, invitation*, response time to, application mode,
    entry channel, enrollment channel, join channel, joined via, how did you hear, canal registro, canal de registro,
    registration source, registration channel, referral code, number of follow*, product pitched,
    contact type, contacttype, number of contacts, days since contact, contacts count, mailings received,
    emails received, appeals received, letters received, offers received, catalogs
    received, catalogs mailed, campaign response*, num contacts, previous contacts, ejecutivo, ejecutivo cuenta,
    gestor, gestor cuenta, gerente conta, gerente, kundenberater, kundenbetreuer, conseiller clientele, account
    executive, relationship officer, loan officer, salesrep, sales person, solicits, solicited, kampanjekode,
    install source, calls campaign, appels campagne, llamadas campana, chiamate campagna, ligacoes campanha,
    kontaktversuche, belpoging*, relances, kontaktow, publicidad, kanal kontaktu, nb contacts, num contactos,
    canale richiesta, canal solicitud, canal de solicitud, vervningskanal, verving*, varvning*, samtykke*, samtycke*,
    reservation mot reklam, reklam*, werbeeinwilligung, werbesperre, acq*, canal inscription, captacion, captation,
    captacao, medio captacion, kanal rejestracji, consenso profilazione, profilazione, profilage, profiling"""
#: The same where no other word tells.
REACHED_WEAKLY = """quelle, *quelle, bron, fuente, fonte, zrodlo, source, sources, origin of contact"""
