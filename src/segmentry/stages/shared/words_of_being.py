"""Words of names by which a column tells who customers are and what they have; see `bases`."""

#: Who they are: age, household, education, work, place.
IS = """
    hhpers, hhsize, numadult*, adults, adult, erwachsene*, adultos, adulti, volwassen*, dorosl*, kidslt*, minors,
    baby, babies, brothers, sisters, freres, soeurs, geschwister, hermanos, fratelli, irmaos, broers, rodzenstwo,
    parents, eltern, padre, madre, mere, pere, vater, mutter, pai, mae, moeder, vader, ojciec, matka, couple, pareja,
    coppia, esc, schooling, escol*, isced*, formation, population*, densit*, densid*, dichte, bevolking*, einwohner*,
    inwoners, mieszkanc*, osob, osoby, osoba, persona, personas, persone, pessoas, poverty, pobreza*, estrato,
    effectif*, mitarbeiter*, emplead*, dipendent*, funcionari*, werknemer*, medewerker*, pracowni*, zatrudn*,
    headcount, staff, wielkosc przedsieb*, przedsieb*, unternehm*, empresa*, azienda, bedrijf*, ingres*, inc, nett*,
    empl, emp, emploi, trabalh*, labor*, lavor*, arbeit*, widow*, divorc*, jefe, chef*, barrio*, bairro, quartier*,
    comuna, zona, zone, dominio, leeft*, leef, *leef, kind, kids, *kind, godsdienst*, rijbewijs, fuhrerschein,
    driver*, drivage, parent, foreign*, halte, distance to station, class of worker, lang, dob, idioma, cp, place,
    sizes, employeur, employer*, age, ages, *alter, edad, idade, eta, leeftijd, wiek, birth*, *geburt*, naissance,
    nacimiento, nascita, nascimento, geboort*, urodz*, yob, generation, income*, *einkommen*, *gehalt*, salary,
    salaries, wage*, *lohn, revenu, revenus, salaire*, renta, sueldo, salario*, reddito, stipendio, rendimento*,
    renda, inkomen*, salaris, doch*, pensja, zarobki, earning*, household*, *haushalt*, family, *familie*, famille,
    familial*, familia*, famiglia, gezin*, rodzin*, hh, kids, kidhome, teenhome, teens, children, child, childs,
    kinder*, enfant*, hijo*, figli, filho*, dzieci, dependent*, dependant*, persons, personen, occupants, spouse,
    conjoint, ehepartner, partner, siblings, marital*, married, marriage, *familienstand, matrimonial*, civil, civile,
    burgerlijke*, cywilny, educ*, *bildung*, *schul*, *abschluss, diploma, diplome, degree, etude*, escolari*,
    istruzione, titolo di studio, nivel de estudios, estudios, opleiding*, onderwijs, wyksztalcenie, school*, college,
    university, qualification*, graduat*, job*, occup*, profes*, *beruf*, employ*, work*, career, emploi*, metier,
    ocupac*, trabajo, empleo, lavoro, profiss*, emprego, beroep*, werk, zawod*, praca, industr*, *branche, seniority,
    gender, sex, sexe, sexo, sesso, genero, *geschlecht, geslacht, plec, woon*, municip*, gemeinde*, gemeente*, gmin*,
    region*, city, cities, country, countries, state, states, province*, county, district, zip*, postal*, postcode*,
    plz, *postleitzahl, town*, urban*, rural*, location*, address, residen*, dwelling*, living area, wohn*, ort,
    wohnort, faixa etaria, etari*, eduk*, *hh, relationship*, rel status, property area, property location, customer
    type, customer group, *kundengruppe, *kundentyp, klanttype, occ, occp, commun*, land, *bundesland, stadt, ville,
    pays, departement, commune, habitat, logement, ciudad, pais, provincia, vivienda, citta, regione, paese, cidade,
    estado civil, stad, provincie, woonplaats, miasto, kraj, wojewodztwo, geograph*, geo, latitude, longitude, lat,
    lng, neighbo*, continent, nation*, race, ethnic*, relig*, bmi, height, cm, kg, *grosse, *groesse, taille, talla,
    blood*, systolic*, diastolic*, bp, glucose, cholesterol*, pressure, heart*, pulse, disease*, chronic*, condition*,
    diabet*, hypertension, pregnan*, insulin, skin*, body, fat, senior*, student*, retire*, citizen*, language*,
    sprache, langue, idioma, lingua, taal, jezyk, lifestage, life stage, company size, employees, firm*, company form,
    rechtsform, mother, father, ever married, years at address, hours per week, work hours, working hours, fam,
    members, qualif*, unemploy*, retraite, pensioner, rentner, minority, disab*, fitness, vo, waist, pets, pet,
    military, veteran, social class, social grade, socioecon*, name title, alder, aldersgruppe, inntekt*, inkomst*,
    indkomst*, lonn, sivilstand, civilstand, utdanning*, utbildning*, uddannelse*, yrke, erhverv, kommun, kommune,
    fylke, husholdning*, hushall*, familj*, barn, bolig*, bostad*, ika, sukupuoli, tulot, koulutus, ammatti, kunta,
    perhe*, ocupad*, parts fiscales, prestig*, selfemp*, self employed, sted, koopkl*, *kids, hwage, huswage, *income,
    faminc*, *hhsize, famsize, fsize, edlevel, ed, *educat*, momed, daded, exper, experience, yearsmarried, smsa, msa,
    south, north, east, west, northeast, northwest, southeast, southwest, midwest, street, str, wt, ht, bweight, iq,
    married*, nonwhite, puma, self, eth, nationalit*"""
#: The same where no other word tells.
IS_WEAKLY = """
    position*, positie, posiz*, posic*, pozycj*, area, niv*, cond*, type of home, home, weight, gewicht, poids, peso,
    size, kind, company, year, estado, garden, sector, customer, resting, type, title"""

#: What they have: products, balances, limits, contracts, things.
HAS = """
    fuel*, carbur*, combustib*, kraftstoff*, treibstoff*, brandstof*, paliw*, engine*, motor*, cilindr*, cylinder*,
    hubraum, displacement, puissance, potenc*, potenz*, doors, puertas, porte, turen, tueren, deuren, drzwi, exposure,
    hhauto*, auto, autos, bikes, fiets*, fahrrad*, velo, velos, bici*, locali, bagni, camere, habitacion*, quartos,
    comodos, kamers, pokoj*, pokoi, chambres, pieces, floor*, etage*, mq, qm, heating*, chauffage*, calefaccion,
    riscaldamento, ogrzewanie, verwarming, smartphone*, computer*, laptop*, tablet*, brokerage*, acct, accts, etf,
    crypto, zahlungsziel, payment terms, dias de pago, offene posten, umbrella, formule, servizi, servicios, servic*,
    uslug*, dienst*, valeur residence, valor vivienda, tarj, tarjetas, credit limit, limite credit*, revolving*,
    trades*, derog*, inq*, cotisation*, quotation, hausrat, mobilier, massa, buerge, burge, guarantee*, conta, bal,
    lim, product, products, *produkt*, produit*, producto*, prodott*, produto*, produkty, balance*, *kontostand*,
    saldo*, *guthaben, solde*, limit*, *limit, credit line*, kreditlinie, rahmen, loan*, *darlehen*, *kredit*, pret,
    prets, credit, credits, prestamo*, prestito, prestiti, mutuo, emprestimo*, lening*, hypotheek, kredyt*, mortgage*,
    *hypothek*, hypotheque, hipoteca, contract*, *vertrag*, contrat*, contrato*, contratt*, umow*, subscription*, abo,
    aboart, *abo, abonnement*, suscripcion*, abbonament*, assinatura*, abonament*, plan, plans, tarif, *tarif, tarifa,
    tariffa, tariff*, taryfa, package*, *paket*, forfait*, paquete*, pakket*, pakiet*, membership*, *mitgliedschaft*,
    member, card, cards, *karte, *karten, carte, cartes, tarjeta*, carta, carte, cartao, cartoes, kaart*, karta,
    karty, account*, *konto*, compte*, cuenta*, conto, conti, conta, contas, rekening*, tenure, months on book, years
    as client, years as member, client since, *kundeseit, kunde seit, customer since, member since, anciennete*,
    antiguedad, anzianita, antiguidade, staz, vertragslaufzeit, laufzeit, *laufzeit, savings, *erspar*, *sparen,
    sparen, sparguthaben*, sparkont*, lidmaatschap*, epargne*, encours*, ahorro*, risparmi*, poupanc*, spaar*,
    oszczedn*, deposit*, insur*, *versicher*, assur*, seguro*, assicura*, verzeker*, ubezpiecz*, policy, policies,
    police, premium, praemie, pramie, prime, prima, premio, premie, skladka, coverage, cover, covered, deductible*,
    *selbstbehalt*, franchise, sum insured, veh, vehs, vehicle*, car, cars, *fahrzeug*, voiture*, vehicule*, coche*,
    carro, veicolo, samochod*, asset*, vermogen, vermoegen, wealth, net worth, debt*, *schulden, dette*, deuda*,
    debiti, debito, divida*, dlug*, own, owns, owner, owned, has, have, hat, besitzt, device*, gerat*, geraet*,
    handset*, phone service, internet, internetservice, broadband, lines, multiplelines, multiple lines, fiber, fibre,
    seats, licence*, license*, services, online security, onlinesecurity, online backup, onlinebackup, device
    protection, tech support, streaming*, tv, paperless*, pension*, fund, funds, portfolio, portefeuille, invest*,
    equity, tier, loyalty*, status points, points, miles balance, utilis*, utiliz*, credit util*, credit score, fico,
    bonit*, scoring, schufa, rating agency, interest rate*, zins*, installment rate, warranty, garanti*, garage, pool,
    solar, heat pump, electric car, collateral, guarantor*, stock, shares held, holding*, bonds, securities,
    wertpapier*, depot, hardware, kreditkarte, bundle, bonus, no claims bonus, entitle*, term, terms, ownership, add
    ons, addons, surface*, superfic*, wohnfl*, floor area, living space, rooms, bedrooms, zimmer, vehicles owned,
    housing loan, real estate, property, credit history, trade lines, open to buy, home value, homeval*, house value,
    property value, catalogus*, catalog price, list price of car, homeowner*, liquid*, sqft, beds, baths, bathrooms,
    dpe, energy class, energieklasse, classe energie, conex*, nomina, laan, lainat, laina, sparande, opsparing,
    forsikring*, forsakring*, vakuutus*, abonnemang*, avtal*, aftale*, kort, kortti, bil, bilar, gjeld, skuld*, gaeld,
    formue, formogenhet, fireplace*, yrs with, years with"""
#: The same where no other word tells.
HAS_WEAKLY = """
    housing, house, duration, since, level, status, open, limite, months, years, service, security, backup, vintage,
    enrolled, enrol*, enrollment*, signup, merk, marka, marca, marque, marke"""
