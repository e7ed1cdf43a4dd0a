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
    sizes, employeur, employer*, age, ages, *alter, edad, idade, eta, wiek, birth*, *geburt*, naissance,
    nacimiento, nascita, nascimento, geboort*, urodz*, yob, generation, income*, *einkommen*, *gehalt*, salary,
    salaries, wage*, *lohn, revenu, revenus, salaire*, renta, sueldo, salario*, reddito, stipendio, rendimento*,
    renda, inkomen*, salaris, doch*, pensja, zarobki, earning*, household*, *haushalt*, family, *familie*, famille,
    familial*, familia*, famiglia, gezin*, rodzin*, hh, kidhome, teenhome, teens, children, child, childs,
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
    sprache, langue, lingua, taal, jezyk, lifestage, life stage, company size, firm*, company form,
    rechtsform, mother, father, ever married, years at address, hours per week, work hours, working hours, fam,
    members, qualif*, unemploy*, retraite, pensioner, rentner, minority, disab*, fitness, vo, waist, pets, pet,
    military, veteran, social class, social grade, socioecon*, name title, alder, aldersgruppe, inntekt*, inkomst*,
    indkomst*, lonn, sivilstand, civilstand, utdanning*, utbildning*, uddannelse*, yrke, erhverv, kommun, kommune,
    fylke, husholdning*, hushall*, familj*, barn, bolig*, bostad*, ika, sukupuoli, tulot, koulutus, ammatti, kunta,
    perhe*, ocupad*, parts fiscales, prestig*, selfemp*, self employed, sted, koopkl*, *kids, hwage, huswage, *income,
    faminc*, *hhsize, famsize, fsize, edlevel, ed, *educat*, momed, daded, exper, experience, yearsmarried, smsa, msa,
    south, north, east, west, northeast, northwest, southeast, southwest, midwest, street, str, wt, ht, bweight, iq,
    married*, nonwhite, puma, self, eth, nationalit*, legal type, legal form, legal*, vat registered, tax exempt,
    market cap, headquarter*, hq, founded, founding year, number of employees, employee count, branza*, przemysl*,
    wielkosc*, forma prawna, gewerbe*, konzern*, gueterstand, guterstand, porte empresa, ramo atividade,
    atividade, natureza juridica, setor*, secteur*, forme juridique, settore*, attivita, forma giuridica,
    rubro*, actividad*, tamano, rechtsvorm, sbi, miejscow*, kraj*, ulic*, adres*, territory*, circle, area code,
    zones, gouvernorat, wilaya, locality, suburb*, village, metro, metropolitan*, pincode, zipcode*, infants, nucleo
    familiare, componenti, foyer*, personnes, hogar*, integrantes, domicilio*, huishoud*, gospodarstw*, wynagrodz*,
    zarob*, deprivation, imd, mosaic, acorn, allerg*, hba, ldl, hdl, trigly*, creatin*, hemoglobin*, egfr, spo,
    cholest*, chol, thalach, trestbps, oldpeak, platelets, ejection*, age range, age bracket, agerange, naics*, siren,
    organisation size, organization size, org size, company type, firm size, business type, business size, business
    category, economic group, grupo economico, gruppo economico, groupe economique, number of locations, numberof
    locations, shares outstanding, sharesoutstanding, ticker*, listed company, customer size, account size, taal*,
    jezyk*, lingua*, langue*, idioma*, tongue, surname, forename, firstname, lastname, vorname, nachname, kurzname,
    name, nom, nome, naam, nazwa, nombre completo, initials, phone*, telefon*, telephone*, email domain, mail domain,
    postfach*, po box, lkz, adulthood, maturity level, tall, overweight, obes*, smoker status, instruct*,
    studium, studies, academic*, diplom*, bachelor*, master*, phd, literacy, literate, caste, tribe, homeless, housing
    tenure, accommodation*, renter*, tenant*, landlord, apartment*, residential*, living situation, lives*, cohabit*,
    divorced, widowed, separated, spouse*, wife, husband*, husb*, mothers*, fathers*, parental*, grandparent*,
    payroll, paycheck, wages*, remuner*, compensation, pay grade, job level, job role, job title, hire*, contract
    worker, unemployed, entrepreneur*, farmer*, veteran*, ocupacion*, occupaz*, zajec*, titel, anrede,
    civility, salutation, situation familiale, situation pro, csp, pcs, matricule fiscale, piece identite, time with
    curr empr, time with employer, time with current employer, curr empr, empr, business segment, business line,
    industry*, insee, epci, iris, seccio censal, seccion censal, distrito*, private person, pessoa fisica, pessoa
    juridica, tipo pessoa, tipo persona, agegrp, agegroup, page grp, age grp, age gr, incomgr*, incom*, incgr*,
    hhinc*, memc*, hhmem*, hhld*, hsld*, resprov, prov, lfsstat*, lfs*, labour*, labor force, urb, urbrural, chld*,
    child*, head sex, head age, status marital, civil status, marital status, mother occupation, father occupation,
    mothers occupation, fathers occupation, mother qualification, mothers qualification, displaced, international
    student, educational special needs, nacionality, residence to work, distance from residence, son, sons, daughter*,
    social smoker, body mass, neighbourhood cleansed, neighborhood, host location, host since, gender group, ethnicity
    group, ageatentry, age at*, worktype, work type, residencetype, residence type, evermarried, family history*,
    familyhistory, jobinvolvement, occupationtype, income type, incometype, name income type, name family status, name
    housing type, organization type, cnt children, cnt fam, region population, region rating, days birth, days
    employed, own car age, annual income, annualincome, net income, gross income, household income, householdincome,
    hh income, rango*, rango edad, rango etario, tramo edad, tranche age, tranche d age, classe age, fascia eta,
    fascia d eta, faixa renda, leeftijdsklasse, leeftijdscategorie, altersgruppe*, altersklasse*, grupa wiekowa,
    przedzial wiekowy, akad*, akademisch*, titre, titulo, geografia*, cumpleanos, ninos, ninas, numero de hijos, ninos
    en casa, ninas en casa, condicion iva, tax condition, closing days, secteur activite, secteur d activite,
    anciennete entreprise, tussenvoegsel*, voorletters, voorvoegsel*, organisationsnummer, orgnr, kontaktperson,
    kontaktpersoon, contactpersoon, personne contact, persona contacto, persona de contacto, contato principal,
    principal contact, contact person, contact name, besoksadress*, postort, postadress*, postadres, gata, gate,
    adresserad, poststed, gatuadress*, huis, husnummer, busnummer, gebdatum, geb, gebjahr, gebdat, fbs, restecg,
    exang, slope, thal, ca, cigs per day, cigsperday, totchol, sysbp, diabp, heartrate, bpmeds, prevalent*, medical*,
    physician*, nombre employes, anzahl mitarbeiter, aantal medewerkers, liczba pracownikow, numero
    dipendenti, numero empleados, numero de empleados, num funcionarios, education level, level of education, jobs,
    yoj, years on job, years at job, commute distance, ambience, inwoner*, gem hh gr, hh gr, afs, afstand*, afst,
    voorzieningen, activite principale, caractere employeur, tranche effectif*, health service area, service area,
    regionalklasse, regionalgruppe, geography*, childrenathome, children at home, hijo, weight
    status, admission source, severity*, mortality risk, class year, school code, spouse alum, alum, circoscrizione,
    isee, fascia isee, minori, a carico, comunidad autonoma, comunidad, autonoma, ccaa, husstand*, husstandsstorrelse,
    hushallsstorlek, sivilstatus, civilstand*, utdannelse*, yrkesstatus, bosted*, bostadsort, bosatt, postnr,
    postnummer, lan kod, lanskod, kommune*, kommun*, lonn*, manadslon, manedslonn, arsinntekt, arsinkomst, alder*,
    fodt, fodd, fodselsar, fodelsear, barn*, antall barn, antal barn, kjonn, kon, sprak, sprog, hh composition,
    household composition, household type, type menage, menage, tipo familia, tipo de hogar, tipologia familiare,
    huishoudtype, typ gospodarstwa, nucleo, composicion, composizione, employment type, cups, stedelijk*,
    verstedelijking, urbanisat*, urbanis*, dependientes, dependentes, ingreso comprobado, ingreso mensual, ingresos,
    antiguedad laboral, anciennete emploi, composition foyer, gaesteart, gasteart, versichertenart, kundenart, lesao,
    lesion*, politiek*, partij*, guest type, customer kind, state abbr, province abbr, sibsp, parch, embarked,
    webseite, website*, site web, sitio web, sito web, www, homepage, genhlth, menthlth, physhlth, diffwalk, mental
    health, physical health"""
#: The same where no other word tells.
IS_WEAKLY = """
    position*, positie, posiz*, posic*, pozycj*, area, niv*, cond*, type of home, home, weight, gewicht, poids, peso,
    size, company, year, estado, garden, sector, customer, resting, type, title, sector*, type of customer,
    number of people, adresse"""

#: What they have: products, balances, limits, contracts, things.
HAS = """
    fuel*, carbur*, combustib*, kraftstoff*, treibstoff*, brandstof*, paliw*, engine*, motor*, cilindr*, cylinder*,
    hubraum, displacement, puissance, potenc*, potenz*, doors, puertas, porte, turen, tueren, deuren, drzwi, exposure,
    hhauto*, auto, autos, bikes, fiets*, fahrrad*, velo, velos, bici*, locali, bagni, camere, habitacion*, quartos,
    comodos, kamers, pokoj*, pokoi, chambres, pieces, floor*, etage*, mq, qm, heating*, chauffage*, calefaccion,
    riscaldamento, ogrzewanie, verwarming, smartphone*, computer*, laptop*, tablet*, brokerage*, acct, accts, etf,
    crypto, payment terms, dias de pago, offene posten, umbrella, formule, servizi, servicios, servic*,
    uslug*, dienst*, valeur residence, valor vivienda, tarj, tarjetas, credit limit, limite credit*, revolving*,
    trades*, derog*, inq*, cotisation*, quotation, hausrat, mobilier, massa, buerge, burge, guarantee*, conta, bal,
    lim, product, products, *produkt*, produit*, producto*, prodott*, produto*, produkty, balance*, *kontostand*,
    saldo*, *guthaben, solde*, limit*, *limit, credit line*, kreditlinie, rahmen, loan*, *darlehen*, *kredit*, pret,
    prets, credit, credits, prestamo*, prestito, prestiti, mutuo, emprestimo*, lening*, hypotheek, kredyt*, mortgage*,
    *hypothek*, hypotheque, hipoteca, contract*, *vertrag*, contrat*, contrato*, contratt*, umow*, subscription*, abo,
    aboart, *abo, abonnement*, suscripcion*, abbonament*, assinatura*, abonament*, plan, plans, tarif, *tarif, tarifa,
    tariffa, tariff*, taryfa, package*, *paket*, forfait*, paquete*, pakket*, pakiet*, membership*, *mitgliedschaft*,
    member, card, cards, *karte, *karten, carte, cartes, tarjeta*, carta, cartao, cartoes, kaart*, karta,
    karty, account*, *konto*, compte*, cuenta*, conto, conti, contas, rekening*, tenure, duur, looptijd, months on book,
    years
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
    formue, formogenhet, fireplace*, yrs with, years with, copay*, coinsur*, excess*, franchigia, massimal*, capital*,
    capitale*, kapital*, sum assured, sumassured, rider*, benefit*, annuity, effective rate, apr, tasa*,
    taux*, tasso, tassi, taxa*, stawka, oprocent*, wysokosc raty, kwota pozyczki, kwota kredytu, pozyczk*, zadluz*,
    hipotek*, lokat*, rachun*, polis*, krediet*, limiet*, dekking, termijn*, betaal termijn, betaal termijnen,
    betalings termijn, dispo*, kondition*, zahlungsbeding*, bauspar*, deckung*, fuhrerschein*, fuehrerschein*,
    leasing*, finanzier*, restschuld*, tilgung*, plafond*, livret*, option, options, cupo*, hipotec*, plazo*, poliza*,
    polizz*, fido, fondo*, fondi, financ*, consorcio*, apolice*, parcela*, prazo*, sim, esim, prepaid, postpaid, pack,
    packs, pck, network, age on network, aon, voice mail plan, international plan, intl plan, data plan, kilowatt*,
    kw, cubic*, ccm, cc, horsepower, horse power, hp, bodytype, body type, alarm*, immobili*, trailer, registration
    year, sqm, square feet, sq ft, square meters, footage, lot size, roof, stories, storeys, built, year built,
    construction*, insulation, photovolta*, battery*, smart meter, meter type, connection*, voltage, amper*, modules,
    edition, sla, bank, overdraft limit, tl, tradelines, secured, unsecured, revolver, heloc, credlmt*, contract sum,
    outstanding balance, outstanding*, principal, mortgages, instalments left, installments left, remaining*,
    maturity, matur*, tax free, taxfree, freight terms, zahlungsbedingung, termin naleznosci, bail, caution,
    deposito*, depositos, depot*, stocks, etfs, cds, ira, pension plan, telecom partner, provider,
    operator, carrier, vendor plan, plan type, product type, account type, tipo de cuenta, type de contrat, type
    contrat, tipo contratto, tipo polizza, contract type, vertragsart, kontoart, produktart, soort contract, soort
    polis, rodzaj umowy, typ umowy, tipo conta, tipo de conta, appliance*, washing machine, dishwasher, freezer,
    refrigerator, television*, gadget*, bicycle*, motorcycle*, moped*, boat, rv, tractor, cattle,
    livestock, land owned, plot, hectare*, acre*, ruolo, prodotto, ramo, garanzia*, garanzie, cobertura*,
    dekkingen, bancassur*, servico, servicos, area bisogno, commissione*, commission rate, fee rate, licenze,
    licencias, licences, abos, vertragsende, mitgliedsart, lojalnos*, fidel*, fedelta, treue*,
    loyal*, bonuspunkte, punkte*, punti, puntos, pontos, points fidelite, treuepunkte, status level, statuslevel,
    customer priority, credit on hold, blokada, upc, tot active tl, total tl, tl opened, tl closed, tl open, active
    tl, gl, cc tl, pl tl, auto tl, consumer tl, home tl, gl flag, hl flag, pl flag, cc flag, sites,
    residences principales, us aigua, uso agua, uso del agua, diametro*, diam, calibre, caudal, bloqueado, gesperrt,
    geblokkeerd, bloque, blocked, scholarship*, stipend*, superhost, listings count, listings, accommodates,
    availability*, minimum nights, maximum nights, amenities, instant bookable, cancellation policy, property type,
    room type, bed type, guests included, security deposit, cleaning fee, price per night, tariff plan,
    subscription type, subscriptiontype, sub plan, plan name, package type, policytype, policy type, coverage type,
    cover type, vehicleclass, vehicle class, fuel type, fueltype, transmission, gearbox, odometer, annual mileage*,
    engine size, enginesize, number of policies, months since policy, open complaints number, credit mix, credit
    cards, num credit card, num bank accounts, bank accounts, num of loan, outstanding debt, credit utilization*,
    monthly investment*, invested, amount invested*, monthly balance, debt to income, debttoincome, dti, loan amount,
    loanamount, loan term, loanterm, loan purpose, collateral*, interest*rate, saldo medio, deuda total,
    numero productos, numero de productos, num productos, aantal producten, liczba produktow, anzahl produkte, nombre
    produits, nombre de produits, numero prodotti, produtos contratados, monto credito, importe credito, montant
    credit, importo credito, valor credito, limite de credito, ziel, zahlungsfrist, skonto*, discount group, customer
    discount group, price group, price list, pricelist, listino, preisliste, preisgruppe, zitplaatsen, sitzplatze,
    plazas, posti, places assises, owned games, owned*, time spend company, time at company, years at company, time in
    company, open source, consumer loans, bandera dueno casa, dueno de casa, due casa, casa propia, propietario*,
    propriet*, proprietario*, eigenaar*, eigentumer*, wlasciciel*, coches en propiedad, veiculos, vehiculos,
    auto propria, enrollment type, membership type, card type, loyalty card, loyalty number, credit limit used,
    exposure amount, mortdue, mortgage due, clage, clno, debtinc, derog, value of property, koopwon, woz*, pojemnosc*,
    silnik*, rok produkcji, klasa bm, garaz, garaje, garagem, valeur fonciere, tipo ligacao, sf klasse, sfklasse,
    schadenfrei*, schadenfreiheits*, wohngebaude*, wohngebaeude*, gebaude*, gebaeude*, building*, batiment*,
    edificio*, gebouw*, budynek*, bati, surface reelle, local, type local, maison, appartement, score buro, buro,
    payment typology, payor*, payer*, insurance type, insurer*, versicherer*, assureur*, aseguradora*, tarifgruppe,
    tarifklasse, typklasse, baujahr*, annee construction, ano construccion, anno costruzione, ano fabricacao,
    bouwjaar*, anno immatricolazione, erstzulassung*, immatricul*, matriculac*, first registration, puissance fiscale,
    carrosserie*, karosserie*, nadwozi*, carroceria, carrozzeria, alimentazione, energie vehicule, energie, marque
    vehicule, modele*, modelo*, modello*, modell*, age vehicule, age of vehicle, vehicle age, fahrzeugalter, wiek
    pojazdu, leeftijd voertuig, edad vehiculo, idade veiculo, eta veicolo, disbursed*, asset cost, asset value, asset
    type, manufacturer*, cns score, bureau score, bureau*, katalogpreis, catalog value, listenpreis, prix catalogue,
    neukunde, bestandskunde, new customer, existing customer, fuhrerausweis*, fuehrerausweis*, permis*, patente,
    patenti, carne, carnet, carta conducao, prawo jazdy, rijbewijs*, abonnementstype, bono social, factura
    electronica, factura digital, e factura, electronic bill, paperless bill, wealth rating, wealth*, os version,
    device os, discriminacion*, potencia contratada, potenza impegnata, puissance souscrite, proprietaire,
    medlem*, medlemskap, medlemsnivo, medlemsniva, kundekort, bankkort, lan, boliglan, bolan, pensjon*, rente, ranta,
    avdrag, innskudd, innlan, spar*, fond, aksjer, aktier, forsikringer, forsakringar, egenandel, sjalvrisk, bilmerke,
    bilmarke, kjoretoy, fordon, arsmodell, registreringsar, titres, placements, immobil*, asuransi, firmenrate,
    beitrag*, zusatzbeitrag, beitragssatz, bonusprogramm*, mensalidade*, mensualidad*, monatsbeitrag, monthly fee,
    mensalidades, score interno, internal score, tipo vivienda, tipo de vivienda, points cumules, carta
    fedelta, carte fidelite, tarjeta cliente, kundenkarte, estensione, estensione garanzia, kredyt hip, hip, pclass,
    cabin class, anyhealthcare, any healthcare, healthcare coverage, zahlungsziel tage, rabattgruppe, customer status
    level"""
#: The same where no other word tells.
HAS_WEAKLY = """
    housing, house, duration, since, level, status, open, months, years, security, backup, vintage,
    enrolled, enrol*, signup, merk, marka, marca, marque, marke, rata, raty, excess, make,
    model, size of loan, capacity, power, fee"""
