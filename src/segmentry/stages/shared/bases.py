"""The words by which a column tells its basis of segmentation, in the languages that customer tables are kept in.

An entry is one word of a name, or several that follow each other; `*` stands for any letters. What is met first
decides: entries of several words, then single words, then those that say little by themselves; among equals a theme
before the next one in the list: `satisfaction with orders` is what customers think.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from segmentry.results.columns import Theme


@dataclass(frozen=True)
class Terms:
    """Words of one theme: those of several words, those that tell alone, and those that only tell if no other does."""

    several: re.Pattern[str]
    single: re.Pattern[str]
    weak: re.Pattern[str]


def _pattern(entries: list[str]) -> re.Pattern[str]:
    """Any of the entries as whole words of `_a_name_`; nothing matches an empty list."""
    forms = ("_".join(entry.split()).replace("*", "[^_]*") for entry in entries)
    return re.compile(f"_({'|'.join(forms)})(?=_)" if entries else "(?!)")


def _entries(text: str) -> list[str]:
    return [" ".join(entry.split()) for entry in text.split(",") if entry.strip()]


def _terms(usual: str, weak: str = "") -> Terms:
    entries = _entries(usual)
    return Terms(
        _pattern([entry for entry in entries if " " in entry]),
        _pattern([entry for entry in entries if " " not in entry]),
        _pattern(_entries(weak)),
    )


#: Adjectives and the like by which a thing is judged: many of them beside each other are a picture of it.
_JUDGEMENTS = """yummy, tasty, delicious, spicy, fattening, greasy, healthy, unhealthy, disgusting, cheap,
    expensive, affordable, convenient, fast food, fast, slow, friendly, unfriendly, modern, oldfashioned,
    traditional, innovative, reliable, trustworthy, boring, exciting, fun, relaxing, romantic, safe, unsafe, clean,
    dirty, quiet, loud, crowded, beautiful, ugly, stylish, trendy, exclusive, authentic, comfortable, practical,
    useful, entertaining, adventurous, lecker, gesund, teuer, billig, guenstig, gunstig, freundlich, langweilig,
    zuverlassig, sauber, bequem, cher, sain, bon marche, savoureux, propre, caro, barato, sano, rico, limpio,
    saudavel, saboroso, economico, goedkoop, duur, gezond, lekker, betrouwbaar, tani, drogi, smaczny, zdrowy"""

THINKS = _terms(
    f"""nota, notas, voto, voti, punteggio*, puntuacion*, pontuac*, cijfer*, schulnote, evaluacion*, evaluation*,
    feedback, reviews, promoter*, detractor*, trst*, satisf*, lifesat*, life sat*, stimmung, humeur, umore, mood,
    nastroj,
    esteem, self rated*, easiness, brand love, recall, feels, worried, confid*, ethic*, fairness,
    dissatisf*, zufrieden*, *zufriedenheit, soddisf*, insatisf*, tevreden*, zadowol*, satysfakc*,
    rating*, rated, *bewertung*, opinion*, opinie, meinung*, avis, valoracion*, valutazion*, giudizio, avaliac*,
    beoordel*, waardering*, ocena, oceny, nps, csat, stars, review score, review rating, recommend*, *empfehl*,
    recomend*, raccomand*, recommand*, aanbevel*, polec*, attitud*, einstellung*, haltung, importan*, wichtig*,
    belang, belangrijk*, wazn*, agree, agreement, zustimmung, trust*, vertrau*, confian*, fiducia, vertrouw*,
    zaufan*, like, liking, likes, gefallen, love, motiv*, percei*, percep*, wahrnehm*, image, *bewusstsein,
    *bewusst, markentreue, *freude, *treue, likelihood to, intention*, intent to, absicht*, concern*, worr*, fear*,
    sorge*, confidence, appetite, risk appetite, risk tolerance, risk aversion, risk attitude, risikobereitschaft,
    happiness, happy, wellbeing, stress, comfort, cleanliness, sauberkeit, friendliness, ease of*, value for money,
    preis leistung, taste, feel*, belief*, believe*, work life balance, enjoy*, personality, extraversion,
    extroversion, neuroticism, openness, agreeableness, conscientiousness, interest in, interesse*, interes,
    zainteresowan*, attractive*, awareness, familiarity, aspiration*, lifestyle, expectation*, erwartung*,
    willingness*, bereitschaft*, priority, price sensitivity, price consciousness, environmental*, sentiment*,
    impression*, sympathi*, tilfreds*, nojd*, fornoyd*, tyytyvais*, omdomme*, vurdering*, holdning*, thermometer*,
    likert*, ideolog*, optimis*, pessimis*, {_JUDGEMENTS}""",
    "quality, qualitat, qualitaet, qualite, calidad, qualita, qualidade, kwaliteit, jakosc, prefer*, interest, score,"
    " brand, risk, punctuality, wifi, service",
)
DOES = _terms(
    """debit*, debet*, expense, expenses, gross, freight*, remes*, remittanc*, rimess*, conso, consum*, overdue,
    atraso*, mora, retard*, ritard*, verzug*, zaleg*, achterstand*, dpd, past due, mahnstufe, dunning*, distan*,
    reisduur, clothing, clothes, vesti*, apparel, food*, restaurant*, books, games, zgloszen*, solicitud*,
    studytime, study
    time, homework, absences, seconds, *sekunden, segundos, secondi, failures, heures tv, hours tv, tv hours, screen
    time, social media, volunteer*, volon*, ehrenamt*, vrijwillig*, bets, wager*, gambl*, bugs*, reported, complain*,
    *besuche, operaciones, operations, movements, movimient*, movimenti, moviment*, trafic, traffic volume, meter*,
    forecast*, facturado, fatturato, gefactureerd, invoiced, interactions, interazion*, interacc*, malus,
    bonusmalus, bonus malus, cheque*, debits, refunded, dispute*, prod cat, order, orders, *bestell*, commande*,
    pedido*, ordine, ordini, encomenda*, zamowien*, purchas*, *kauf*,
    *kaeufe, achat*, achet*, compr*, mutatie*, acquist*, aankop*, gekocht, zakup*, buy*, bought, *spend*, spent,
    *ausgaben, depens*, gasto*, spesa, spese, despesa*, uitgave*, wydat*, mnt*, basket*, *warenkorb*, panier*,
    cesta, carrello, cart, koszyk*, winkelmand*, recency, recence, recencia, recenza, recentie, frequency, frequenz,
    frequence, frecuencia, frequenza, frequencia, frequentie, czestotliwosc, monetary, visit*, *besuch*, visita*,
    bezoek*, wizyt*, session*, sitzung*, sesion*, login*, log ins, *connexion*, click*, *klick*, views, viewed,
    page*, usage*, used, uses, *nutzung*, utilizzo, gebruik*, uzyci*, minutes, *minuten*, minuti, minutos, mins,
    calls, *anrufe, gesprache*, appels, llamadas, chiamate, chamadas, gesprekken, polaczenia, messages, sms, data
    gb, data mb, gb, mb, data usage, data volume, datenvolumen, roaming, transa*, trx, txn, tx, trans*, payment*,
    *zahlung*, zahlweise, zahlungsart, paiement*, pago*, pagament*, betaal*, betaling*, platnosc*, pay, paid, bill,
    bills, *rechnung*, facture*, factura*, fattura*, charge, charges, fees paid, withdraw*, abhebung*, retraits,
    transfer*, virement*, uberweis*, cash, advance*, return, returns, returned, retour*, rueckgabe*, ruckgabe*,
    devolucion*, resi, zwrot*, refund*, discount*, rabatt*, remise*, descuento*, sconto, sconti, desconto*,
    korting*, rabat*, coupon*, voucher*, gutschein*, promo*, deal, deals, redeem*, redemption*, channel*, *kanal,
    canal, canale, kanaal, downloads, upload*, stream hours, hours watched, watched, watch*, played, play*, trip*,
    *reisen, flight*, flown, flying, travel*, km, kilomet*, mileage, nights, *nachte*, stays, stay, booking*,
    *buchung*, reservation*, reserva*, reserver*, prenotaz*, lead time, claims, complaints, tickets, support,
    service calls, inactive, inactivity, activ*, aktiv*, gift, gifts, donat*, spenden, spende, dons, donaci*,
    event*, attend*, *teilnahm*, participat*, consumption, *verbrauch*, consommation*, consumo*, verbruik*, zuzyc*,
    kwh, quantity, qty, *menge*, quantite, cantidad*, quantita, aantal gekocht, ilosc, items, fresh, milk, grocery,
    groceries, frozen, detergent*, delicass*, delicat*, wine*, fruit*, meat, fish, sweet*, gold prods, *gift*,
    operating system*, *kosten*, cout*, costs, coste*, costo*, costi, custo, custos, koszt*, oplat*, prix, *preis*,
    precio*, prezz*, preco*, prijs*, cargo*, mensualite*, cuota*, quota, canone, expenditure*, outlay*, groceries
    bought, open rate, opens, opened, opening*, engagement, exercis*, workout*, sport*, steps, installment*,
    instalment*, dropped, arpu, top ups, topup*, recharge*, adoption, api, ads, retention, browsing, browser,
    bounce*, exit rate*, exitrate*, administrative*, informational*, productrelated*, product related*, search*,
    scroll*, dwell, time on*, time spent, shopping*, einkauf*, loans borrowed, renewals, borrowed, classes, lessons,
    prescription*, appointment*, checkup*, hospital*, emergency, smok*, smoker, raucher*, fumeur, fumador*,
    alcohol*, viaggi*, viaj*, voyage*, reise*, podroz*, bollett*, alimento*, alimentation, lebensmittel, cibo,
    comida, boodschappen, zywnosc*, ropa, kleidung, abbigliamento, vetements, kleding, odziez, transporte,
    trasporti, transport, leisure, freizeit, loisirs, ocio, inativ*, inattiv*, inactiv*, nieaktywn*, cancellations,
    auto renew*, autorenew*, shipping*, ship mode, delivery*, versand*, lieferung*, livraison*, envio*, spedizion*,
    verzend*, dostaw*, wysylk*, drink*, cigarette*, tabac*, tabak*, diet, physical activity, training, days since,
    days between, last purchase, last order, late payment*, overdraft*, overtime, delay*, punctual*, response time,
    repeat*, nb *, coffee, news, newsletter*, abroad, share of wallet, referral*, referred, shares sent, posts,
    likes given, friends invited, chats, reorder*, kop, inkop*, kjop*, kob, indkob*, ostokset, osto, belop, belob,
    betalning*, betaling*, maksu*, forbruk*, forbrug*, forbrukning*, besok*, besog*, kaynti*, bestilling*, bestallning*,
    transaktion*, kategori, underkategori, hobb*, bricol*, jardin*, lecture, cinema, cig*, smk*, docvis*, doctor*, hosp,
    hospvis*, totexp, giftlast, avggift, amount paid, frequent*, registered via, unsubscrib*""",
    """aisle, dept, department, merchant, agent, garment, article, sku, categor*, kategor*, amount*, amt, montant*,
    betrag, importe*, importo, valor, bedrag, kwota, online, web, app, mobile, items, last, monthly, weekly, total,
    avg, average, volume, rate, freq, first, night, evening, weekend, weekday, eve, intl, international, local, use,
    hour, time, view, call, products bought, email, emails, store, ticket, speed, cost, price, fare, tip""",
)
REACHED = _terms(
    """acqui, acquisition*, adquisic*, acquisiz*, aquisic*, akquis*, pozyskan*, werving*,     lead, leads, referrer,
    channel grouping, distribution channel, distributionchannel, sales channel,
    channel sales, canal captacion, canal d acquisition, intermed*, broker, brokers, courtier*, salesperson, sales rep,
    telesales,
    traffic type, traffictype, traffic, prospect*, medium, erstkontakt, first contact, days
    passed,
    vertreter*, vendedor*,
    contact, contacts, contacted, kontakt, kontakte, *kontaktiert, contatto, contatti, contato, contatos,
    contacto, contactos, contacte*, campaign*, *kampagne*, campagne*, campana*, *contatto, sposob kontaktu,
    kontaktu, campanha*, campagna*, kampani*, cmp, poutcome, pdays, mailing*, outreach, telemarketing*,
    solicitation*, direct mail, letters sent, catalogs sent, catalogues sent, call attempts, attempts, reached by,
    *ansprache, times contacted, touch points, touchpoint*, ab test, ab group, test group, control group,
    experiment*, randomi*, previous outcome, last call, offer sent, offers sent,
    offer channel, marketing channel, advert*, werbeweg*, treatment group, impressions, lead source, traffic source,
    utm*, analytics source, kampanj*, kampanje*, henvendelse*, *prom,
    follow up*, followup*, *pitch, duration of call, duration of pitch, promotions sent, promotions
    received, canal de aquis*, canal de adquis*, canal de captac*, canale di acquis*, canale acquis*""",
    "quelle, *quelle, bron, fuente, fonte, zrodlo",
)
HAS = _terms(
    """fuel*, carbur*, combustib*, kraftstoff*, treibstoff*, brandstof*, paliw*, engine*, motor*, cilindr*, cylinder*,
    hubraum, displacement, puissance, potenc*, potenz*, doors, puertas, porte, turen, tueren, deuren, drzwi, exposure,
    hhauto*, auto, autos, bikes, fiets*, fahrrad*, velo, velos, bici*, locali, bagni, camere, habitacion*, quartos,
    comodos, kamers, pokoj*, pokoi, chambres, pieces, floor*, etage*, mq, qm, heating*, chauffage*, calefaccion,
    riscaldamento, ogrzewanie, verwarming, smartphone*, computer*, laptop*, tablet*, brokerage*, acct, accts, etf,
    crypto,
    zahlungsziel, payment terms, dias de pago, offene posten, umbrella, formule, servizi, servicios, servic*, uslug*,
    dienst*, valeur residence, valor vivienda, tarj, tarjetas, credit limit, limite credit*, revolving*, trades*,
    derog*, inq*, cotisation*, quotation, hausrat, mobilier, massa, buerge, burge, guarantee*, conta,
    bal, lim, product, products, *produkt*, produit*, producto*, prodott*, produto*, produkty, balance*,
    *kontostand*, saldo*, *guthaben, solde*, limit*, *limit, credit line*, kreditlinie, rahmen, loan*, *darlehen*,
    *kredit*, pret, prets, credit, credits, prestamo*, prestito, prestiti, mutuo, emprestimo*, lening*, hypotheek,
    kredyt*, mortgage*, *hypothek*, hypotheque, hipoteca, contract*, *vertrag*, contrat*, contrato*, contratt*,
    umow*, subscription*, abo, aboart, *abo, abonnement*, suscripcion*, abbonament*, assinatura*, abonament*, plan,
    plans, tarif, *tarif, tarifa, tariffa, tariff*, taryfa, package*, *paket*, forfait*, paquete*, pakket*, pakiet*,
    membership*, *mitgliedschaft*, member, card, cards, *karte, *karten, carte, cartes, tarjeta*, carta, carte,
    cartao, cartoes, kaart*, karta, karty, account*, *konto*, compte*, cuenta*, conto, conti, conta, contas,
    rekening*, tenure, months on book, years as client, years as member, client since, *kundeseit, kunde seit,
    customer since, member since, anciennete*, antiguedad, anzianita, antiguidade, staz, vertragslaufzeit, laufzeit,
    *laufzeit, savings, *erspar*, *sparen, sparen, sparguthaben*, sparkont*, lidmaatschap*, epargne*, encours*,
    ahorro*, risparmi*, poupanc*, spaar*, oszczedn*, deposit*, insur*, *versicher*, assur*, seguro*, assicura*,
    verzeker*, ubezpiecz*, policy, policies, police, premium, praemie, pramie, prime, prima, premio, premie,
    skladka, coverage, cover, covered, deductible*, *selbstbehalt*, franchise, sum insured, veh, vehs, vehicle*,
    car, cars, *fahrzeug*, voiture*, vehicule*, coche*, carro, veicolo, samochod*, asset*, vermogen, vermoegen,
    wealth, net worth, debt*, *schulden, dette*, deuda*, debiti, debito, divida*, dlug*, own, owns, owner, owned,
    has, have, hat, besitzt, device*, gerat*, geraet*, handset*, phone service, internet, internetservice,
    broadband, lines, multiplelines, multiple lines, fiber, fibre, seats, licence*, license*, services, online
    security, onlinesecurity, online backup, onlinebackup, device protection, tech support, streaming*, tv,
    paperless*, pension*, fund, funds, portfolio, portefeuille, invest*, equity, tier, loyalty*, status points,
    points, miles balance, utilis*, utiliz*, credit util*, credit score, fico, bonit*, scoring, schufa, rating
    agency, interest rate*, zins*, installment rate, warranty, garanti*, garage, pool, solar, heat pump, electric
    car, collateral, guarantor*, stock, shares held, holding*, bonds, securities, wertpapier*, depot, hardware,
    kreditkarte, bundle, bonus, no claims bonus, entitle*, term, terms, ownership, add ons, addons, surface*,
    superfic*, wohnfl*, floor area, living space, rooms, bedrooms, zimmer, vehicles owned, housing loan, real
    estate, property, credit history, trade lines, open to buy, home value, homeval*, house value, property value,
    catalogus*, catalog price, list price of car, homeowner*, liquid*, sqft, beds, baths, bathrooms, dpe, energy class,
    energieklasse, classe energie, conex*, nomina, laan, lainat, laina, sparande, opsparing, forsikring*, forsakring*,
    vakuutus*, abonnemang*, avtal*, aftale*, kort, kortti, bil, bilar, gjeld, skuld*, gaeld, formue, formogenhet,
    fireplace*, yrs with, years with""",
    "housing, house, duration, since, level, status, open, limite, months, years, service, security, backup,"
    " vintage, enrolled, enrol*, enrollment*, signup, merk, marka, marca, marque, marke",
)
IS = _terms(
    """hhpers, hhsize, numadult*, adults, adult, erwachsene*, adultos, adulti, volwassen*, dorosl*, kidslt*, minors,
    baby,
    babies, brothers, sisters, freres, soeurs, geschwister, hermanos, fratelli, irmaos, broers, rodzenstwo, parents,
    eltern, padre, madre, mere, pere, vater, mutter, pai, mae, moeder, vader, ojciec, matka, couple, pareja, coppia,
    esc,
    schooling, escol*, isced*, formation, population*, densit*, densid*, dichte, bevolking*, einwohner*,
    inwoners,
    mieszkanc*, osob, osoby, osoba, persona, personas, persone, pessoas, poverty, pobreza*, estrato, effectif*,
    mitarbeiter*, emplead*, dipendent*, funcionari*, werknemer*, medewerker*, pracowni*, zatrudn*, headcount, staff,
    wielkosc przedsieb*, przedsieb*, unternehm*, empresa*, azienda, bedrijf*, ingres*, inc, nett*, empl,
    emp, emploi, trabalh*, labor*, lavor*, arbeit*, widow*, divorc*, jefe, chef*, barrio*, bairro, quartier*,
    comuna, zona,
    zone, dominio, leeft*, leef, *leef, kind, kids, *kind, godsdienst*, rijbewijs, fuhrerschein, driver*, drivage,
    parent, foreign*, halte, distance to station, class of worker, lang,
    dob, idioma, cp, place, sizes, employeur, employer*,
    age, ages, *alter, edad, idade, eta, leeftijd, wiek, birth*, *geburt*, naissance, nacimiento, nascita,
    nascimento, geboort*, urodz*, yob, generation, income*, *einkommen*, *gehalt*, salary, salaries, wage*, *lohn,
    revenu, revenus, salaire*, renta, sueldo, salario*, reddito, stipendio, rendimento*, renda, inkomen*, salaris,
    doch*, pensja, zarobki, earning*, household*, *haushalt*, family, *familie*, famille, familial*, familia*,
    famiglia, gezin*, rodzin*, hh, kids, kidhome, teenhome, teens, children, child, childs, kinder*, enfant*, hijo*,
    figli, filho*, dzieci, dependent*, dependant*, persons, personen, occupants, spouse, conjoint, ehepartner,
    partner, siblings, marital*, married, marriage, *familienstand, matrimonial*, civil, civile, burgerlijke*,
    cywilny, educ*, *bildung*, *schul*, *abschluss, diploma, diplome, degree, etude*, escolari*, istruzione, titolo
    di studio, nivel de estudios, estudios, opleiding*, onderwijs, wyksztalcenie, school*, college, university,
    qualification*, graduat*, job*, occup*, profes*, *beruf*, employ*, work*, career, emploi*, metier, ocupac*,
    trabajo, empleo, lavoro, profiss*, emprego, beroep*, werk, zawod*, praca, industr*, *branche, seniority, gender,
    sex, sexe, sexo, sesso, genero, *geschlecht, geslacht, plec, woon*, municip*, gemeinde*, gemeente*, gmin*,
    region*, city, cities, country, countries, state, states, province*, county, district, zip*, postal*, postcode*,
    plz, *postleitzahl, town*, urban*, rural*, location*, address, residen*, dwelling*, living area, wohn*, ort,
    wohnort, faixa etaria, etari*, eduk*, *hh, relationship*, rel status, property area, property location, customer
    type, customer group, *kundengruppe, *kundentyp, klanttype, occ, occp, commun*, land, *bundesland, stadt, ville,
    pays, departement, commune, habitat, logement, ciudad, pais, provincia, vivienda, citta, regione, paese, cidade,
    estado civil, stad, provincie, woonplaats, miasto, kraj, wojewodztwo, geograph*, geo, latitude, longitude, lat,
    lng, neighbo*, continent, nation*, race, ethnic*, relig*, bmi, height, cm, kg, *grosse, *groesse, taille, talla,
    blood*, systolic*, diastolic*, bp, glucose, cholesterol*, pressure, heart*, pulse, disease*, chronic*,
    condition*, diabet*, hypertension, pregnan*, insulin, skin*, body, fat, senior*, student*, retire*, citizen*,
    language*, sprache, langue, idioma, lingua, taal, jezyk, lifestage, life stage, company size, employees, firm*,
    company form, rechtsform, mother, father, ever married, years at address, hours per week, work hours, working
    hours, fam, members, qualif*, unemploy*, retraite, pensioner, rentner, minority, disab*, fitness, vo, waist,
    pets, pet, military, veteran, social class, social grade, socioecon*, name title, alder, aldersgruppe, inntekt*,
    inkomst*, indkomst*, lonn, sivilstand, civilstand, utdanning*, utbildning*, uddannelse*, yrke, erhverv, kommun,
    kommune, fylke, husholdning*, hushall*, familj*, barn, bolig*, bostad*, ika, sukupuoli, tulot, koulutus, ammatti,
    kunta, perhe*, ocupad*, parts fiscales, prestig*, selfemp*, self employed, sted, koopkl*, *kids, hwage, huswage,
    *income, faminc*, *hhsize, famsize, fsize, edlevel, ed, *educat*, momed, daded, exper, experience, yearsmarried,
    smsa, msa, south, north, east, west, northeast, northwest, southeast, southwest, midwest, street, str, wt, ht,
    bweight, iq, married*, nonwhite, puma, self, eth, nationalit*""",
    "position*, positie, posiz*, posic*, pozycj*, area, niv*, cond*, type of home, home, weight, gewicht, poids,"
    " peso, size, kind, company, year, estado, garden,"
    " sector, customer, resting, type, title",
)

#: Themes in the order in which the words of a name tell them.
BY_THEME: Mapping[Theme, Terms] = {"thinks": THINKS, "does": DOES, "reached": REACHED, "has": HAS, "is": IS}

#: Whole names that tell of the time and the course of a contact, where other columns tell of contacts.
OF_A_CONTACT = re.compile(
    "(last_)?(call_|contact_)?(day|days|month|weekday|day_of_week|day_of_month|hour|time|duration|previous|outcome|"
    "date|"
    "call|calls|attempt|attempts|tag|monat|wochentag|dauer|gesprachsdauer|gespraechsdauer|jour|mois|duree|"
    "jour_semaine|dia|mes|dia_semana|duracion|duracao|giorno|mese|durata|dag|maand|duur|dzien|miesiac|czas_trwania|"
    "precedent|anterior|vorherige|previous_contacts|previous_outcome|quarter|year)"
)
#: Whole names that say what was tried on somebody: a cost of treatment is none.
_TRIED = re.compile(r"treat|treated|treatment|trt|control|intervention")
#: Figures of the economy on the day of a contact, the same for all customers.
OF_THE_DAY = re.compile(
    "_(euribor[^_]*|libor[^_]*|sofr|wibor|cpi|gdp|pib|bip|inflation[^_]*|emp_var_rate|cons_price_idx|cons_conf_idx|"
    "nr_employed|consumer_(price|confidence)_(index|idx)|unemployment_rate|unemployment|employment_variation_rate|"
    "exchange_rate|base_rate|repo_rate|fed_rate|key_rate|policy_rate|leitzins|verbraucherpreis[^_]*|"
    "arbeitslosenquote|wechselkurs|taux_(de_)?(chomage|inflation|change|directeur)|tasa_(de_)?(desempleo|paro|"
    "inflacion|cambio)|tasso_(di_)?(disoccupazione|inflazione|cambio)|taxa_(de_)?(desemprego|inflacao|cambio|selic)|selic|"
    "werkloosheid[^_]*|inflatie|stopa_bezrobocia|inflacja|dow_jones|stock_index|fuel_price|oil_price)(?=_)"
)
#: What stands before words that only say more of the others.
_PREPOSITION = re.compile(
    r"_(after|at|with|of|per|nach|bei|mit|na|po|dopo|con|despues|apres|avec|chez|met|bij|przy|z|depois|com)_"
)


@lru_cache(maxsize=4_096)  # many rules ask of the same names
def named(word: str) -> Theme | None:
    """The theme that a column's name tells by itself, None where it tells none.

    Examples
    --------
    >>> named("days_since_last_order"), named("household_size"), named("contact"), named("x1")
    ('does', 'is', 'reached', None)
    >>> named("kontostand"), named("satisfaction_with_orders")
    ('has', 'thinks')
    """
    if _TRIED.fullmatch(word):
        return "reached"
    whole = re.sub(r"\d+", "", f"_{word}_").replace("__", "_")
    before = _PREPOSITION.split(whole)[0] + "_"  # the balance after a booking is a balance
    return _told(before, "several", "single") or _told(whole, "several", "single", "weak")


def _told(whole: str, *strengths: str) -> Theme | None:
    for strength in strengths:
        for theme, terms in BY_THEME.items():
            if getattr(terms, strength).search(whole):
                return theme
    return None
