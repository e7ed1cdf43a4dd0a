"""Words of which names of columns are made in German, French, Spanish, Italian, Portuguese, Dutch and Polish.

From billing, shops, banks, insurers, suppliers of power, clubs, travel, care and trade, with what English has for them.
What English has as a word of its own with another meaning is left out. `_` stands where several words mean one thing.
"""

#: Things, by what English calls them.
THINGS = """
    revenue: umsatz umsaetze umsatze fatturato faturamento omzet obroty obrot przychod przychody facturacion faturacao
    chiffre_affaires, sales: verkaufe verkaeufe ventes ventas vendite vendas verkopen sprzedaz, sale: verkauf vente
    venta vendita venda verkoop absatz, orders: bestellungen auftrage auftraege commandes pedidos ordini encomendas
    bestellingen zamowienia zamowien, order: bestellung auftrag bestell commande pedido ordine encomenda bestelling
    zamowienie, purchases: einkaufe einkaeufe kaufe kaeufe achats compras acquisti aankopen zakupy zakupow, purchase:
    einkauf kauf achat compra acquisto aankoop zakup zakupu, basket: warenkorb panier carrito cesta carrello
    winkelmandje mandje koszyk koszyka, visits: besuche visites visitas visite bezoeken wizyty wizyt ingressi accessi,
    visit: besuch bezoek wizyta visita, shop: filiale tienda negozio loja winkel sklep magasin geschaft geschaeft,
    items: artikel produkte articulos articoli artigos artikelen produkty, products: produits productos prodotti
    produtos producten produktow, product: produit producto prodotto produto produktu, return: retoure devolucion
    devolucao retour zwrot, returns: retouren ruecksendungen rucksendungen retours devoluciones devolucoes
    retourneringen zwroty zwrotow, refund: erstattung ruckerstattung rueckerstattung remboursement reembolso rimborso
    terugbetaling restitutie, complaints: reklamationen beschwerden reclamations plaintes reclamaciones reclamos quejas
    reclami reclamacoes klachten reklamacje reklamacji skargi reclam, complaint: reklamation beschwerde reclamation
    plainte reclamacion reclamo queja reclamacao klacht reklamacja skarga, categories: warengruppen kategorien
    categorias categorie kategorie, category: warengruppe categoria kategoria, goods: waren towary, brands: marken
    marques marcas marche merken marki, brand: marke marque marca merk marka, voucher: gutschein cupon buono cupom kupon
    cadeaubon, vouchers: gutscheine cupones coupon cupons kortingsbonnen kupony buoni, campaign: kampagne campagne
    campana campagna campanha kampania, campaigns: kampagnen campagnes campanas campanhas kampanie, offer: angebot offre
    oferta offerta aanbod aanbieding, offers: angebote offres ofertas offerte aanbiedingen oferty, quotes: devis
    presupuestos preventivi orcamentos, advertising: werbung publicite publicidad pubblicita publicidade reclame
    reklama, recommendation: empfehlung recommandation recomendacion raccomandazione recomendacao aanbeveling polecenie,
    delivery: lieferung livraison livr entrega consegna levering dostawa bezorging envio spedizione, deliveries:
    lieferungen livraisons entregas consegne leveringen dostawy envios spedizioni, delay: verzug verspatung verspaetung
    retard retraso ritardo atraso vertraging opoznienie delai, delays: retards retrasos ritardi atrasos vertragingen
    opoznienia, lead time: vorlauf vorlaufzeit antelacion anticipo antecedencia, stock: lagerbestand bestand existencias
    giacenza estoque voorraad zapas, amount: betrag montant importe importo valor bedrag kwota monto mnt vlr, amounts:
    betrage betraege montants importes importi valores bedragen kwoty, price: preis prix precio prezzo preco prijs cena,
    price increase: preiserhohung preiserhoehung subida prijsverhoging podwyzka aumento, cost: kosten couts cout costes
    coste costos costo costi custo custos koszty koszt, discount: rabatt nachlass remise rabais descuento dto sconto
    desconto korting rabat upust, discounts: rabatte remises descuentos sconti descontos kortingen rabaty, margin: marge
    margen margine margem marza, profit: gewinn benefice beneficio lucro winst zysk, loss: verlust perte perdida perdita
    perda verlies, fee: gebuhr gebuehr beitrag cotisation cuota canone mensalidade bijdrage oplata, fees: gebuhren
    gebuehren beitrage beitraege cotisations cuotas frais, instalment: abschlag rata parcela mensualite termijn,
    instalments: raten parcelas mensualites termijnen raty abschlage abschlaege, premium: pramie praemie skladka,
    payments: zahlungen paiements pagos pagamenti pagamentos betalingen platnosci pagam, payment: zahlung paiement pago
    pagamento betaling platnosc paie reglement regl, payment method: zahlungsart zahlungsweise zahlweise betaalwijze
    betaalmethode zahlart zahlweg mode_regl mode_reglement mode_paiement forma_pago metodo_pago metodo_pagamento
    forma_pagamento modalita_pagamento forma_platnosci sposob_platnosci, payment term: zahlungsziel betaaltermijn
    betalingstermijn zahlungsfrist delai_paie delai_paiement delai_reglement dias_pago giorni_pagamento, direct debit:
    lastschrift einzug prelevement domiciliacion domiciliado addebito incasso, transfer: uberweisung ueberweisung
    virement transferencia bonifico overschrijving przelew, invoices: rechnungen factures facturas fatture faturas
    facturen faktury, invoice: rechnung rechnungs facture factura fattura fatura factuur faktura, annual bill:
    jahresrechnung jaarafrekening, final bill: schlussrechnung eindafrekening, back payment: nachzahlung nabetaling,
    debt: schulden dettes dette deuda deudas debiti divida dividas schuld dlug, receivables: forderungen creances
    crediti vorderingen naleznosci encours, arrears: ruckstand rueckstand ruckstande rueckstaende impayes impagos
    arretrati inadimplencia achterstand zaleglosci, reminders: mahnungen relances recordatorios solleciti avisos
    aanmaningen monity upomnienia, reminder: mahnung relance recordatorio sollecito aviso aanmaning monit, dunning
    level: mahnstufe, dunning fee: mahngebuhr mahngebuehr mahngebuhren mahngebuehren aanmaningskosten, spending:
    ausgaben depenses depense gasto gastos spesa spese despesas despesa uitgaven wydatki, balance: kontostand guthaben
    solde saldo saldos, savings: spareinlagen sparguthaben epargne ahorro ahorros risparmi risparmio poupanca spaargeld
    oszczednosci, loan: kredit darlehen prestamo prestito emprestimo lening kredyt finanziamento financiamento,
    mortgage: hypothek baufinanzierung hypotheque hipoteca mutuo hypotheek hipoteka, account: konto compte cuenta conto
    rekening rachunek, accounts: konten comptes cuentas conti contas rekeningen konta, card: karte carte tarjeta cartao
    kaart karta, cards: karten cartes tarjetas cartoes kaarten karty, credit card: kreditkarte, income: einkommen
    revenus ingresos reddito renda inkomen dochod dochody rendimento, salary: gehalt salaire salario sueldo stipendio
    salaris wynagrodzenie, wealth: vermogen vermoegen patrimoine patrimonio majatek, capital: kapital kapitaal hoofdsom,
    interest rate: zinssatz oprocentowanie rentepercentage rentevoet sollzins effektivzins, interest: zinsen zins
    interets intereses interessi juros odsetki, deposits: einlagen depots depositos depositi, transactions:
    transaktionen transacciones transazioni transacoes transacties transakcje buchungsposten movimenti movimientos,
    transaction: transaktion transaccion transazione transacao transactie transakcja, withdrawals: abhebungen
    auszahlungen retraits retiros prelievi levantamentos opnames wyplaty, credit limit: kreditrahmen kreditlimit
    kredietlimiet dispolimit fido, limit: limite limiet, sum: summe somme suma, bonus: praemienbonus, new customer
    bonus: neukundenbonus, contract: vertrag vertrags contrat contrato contratto umowa umowy, contracts: vertrage
    vertraege contrats contratos contratti contracten umow, contract start: vertragsbeginn, term: laufzeit looptijd
    plazo prazo, duration: dauer duree duracion durata duracao duur, tariff: tarif tarifa tariffa taryfa taryfy, line of
    business: sparte, customer: kunde kunden cliente clientes clienti klant klanten klient klienta, customers: clientele
    klientow, member: mitglied mitglieds membre miembro socio membro czlonek, membership: mitgliedschaft adhesion
    lidmaatschap czlonkostwo, subscription: abonnement suscripcion abbonamento abono assinatura abonament abbon,
    renewal: verlangerung verlaengerung renouvellement reconduction renovacion renov rinnovo renovacao verlenging
    odnowienie przedluzenie, cancellation: kundigung kuendigung storno resiliation disdetta cancelamento cancelacion
    opzegging wypowiedzenie annulation annullamento, cancellations: kundigungen kuendigungen stornos stornierungen
    resiliations disdette cancelamentos cancelaciones opzeggingen annulations annulaties annullamenti, churn:
    abwanderung rezygnacja, joining: anmeldung inscription inscripcion iscrizione inscricao aanmelding zapis adesao,
    claims: schaden schaeden schadenfalle schadenfaelle sinistres siniestros sinistri sinistros schades szkody szkod,
    claim: sinistre siniestro sinistro schadenfall schade szkoda, policies: policen polices polizas polizze apolices
    polissen polisy, insurance: versicherung versicherungs seguro assicurazione verzekering ubezpieczenie, deductible:
    selbstbehalt selbstbeteiligung franquicia franchigia, damage: schadenhohe schadenhoehe schadebedrag, calls: anrufe
    gesprache gespraeche appels llamadas chiamate chamadas ligacoes oproepen rozmowy rozmow polaczenia, call: anruf
    gesprach gespraech appel llamada chiamata chamada ligacao oproep rozmowa, minutes: minuten minutos minuti minuty,
    messages: nachrichten mensajes messaggi mensagens berichten wiadomosci, data: daten datenvolumen donnees datos dati
    dados gegevens dane, data use: datennutzung dataverbruik datagebruik, consumption: verbrauch consommation consumo
    consumi verbruik zuzycie verbr, annual consumption: jahresverbrauch jaarverbruik, electricity: strom electricite
    electricidad elettricita eletricidade elektriciteit stroom prad, power fed in: einspeisung teruglevering, heating:
    heizung chauffage calefaccion riscaldamento aquecimento verwarming ogrzewanie, heat pump: warmepumpe waermepumpe
    warmtepomp, lighting: eclairage iluminacion illuminazione iluminacao verlichting, meter reading: ablesung
    zahlerstand zaehlerstand meterstand, living area: wohnflaeche wohnflache woonoppervlakte, area: flache flaeche
    oppervlakte powierzchnia, rooms: zimmer zimmeranzahl stanze habitaciones chambres kamers pokoje quartos, device:
    gerat geraet appareil dispositivo apparaat urzadzenie, devices: gerate geraete appareils dispositivos dispositivi
    apparaten urzadzenia, points: punkte puntos punti pontos punten punkty punktow, reach: reichweite, lines: lignes
    lineas linee linhas, opening hours: offnungszeiten oeffnungszeiten, tenure: anciennete antiguedad anzianita
    antiguidade kundendauer vertragsdauer, contact: kontakt contacto contatto, contacts: kontakte contactos contatti
    contatos contacten kontakty kontaktow, hotline contacts: hotlinekontakte, customer service: kundenservice
    klantenservice kundendienst, support: betreuung, age: alter edad idade leeftijd wiek, birth year: geburtsjahr
    geboortejaar gebjahr geb_jaar geb_jahr anno_nascita ano_nascimento annee_naissance ano_nacimiento rok_urodzenia,
    gender: geschlecht sexe sexo sesso geslacht plec, children: kinder enfants hijos figli filhos kinderen dzieci,
    household: haushalt foyer menage hogar huishouden, household members: haushaltsmitglieder, persons: personen
    personnes personas persone pessoas osoby osob, person: persona personne osoba, occupation: beruf ocupacion
    professione profissao beroep zawod ocupacao, education: bildung estudios istruzione opleiding wyksztalcenie
    escolaridade escolaridad schulabschluss bildungsabschluss, marital status: familienstand zivilstand burgstaat, place
    of residence: wohnort woonplaats, city: stadt ville ciudad citta cidade stad miasto, country: pais paese kraj,
    district: bezirk quartier barrio quartiere bairro wijk dzielnica stadtteil ortsteil, region: bundesland regione
    regiao wojewodztwo provincie, branch: zweigstelle sucursal agenzia agencia oddzial filiaal agence geschaftsstelle,
    distance: entfernung distancia distanza afstand odleglosc, travel time: reistijd fahrzeit anfahrtszeit,
    satisfaction: zufriedenheit satisfaccion soddisfazione satisfacao tevredenheid zadowolenie, rating: bewertung
    valoracion valutazione avaliacao beoordeling ocena, survey: umfrage befragung encuesta sondaggio pesquisa enquete
    ankieta indagine, answer: antwort reponse respuesta risposta resposta antwoord odpowiedz, donations: spenden dons
    donaciones donazioni doacoes giften darowizny, donation: spende donacion donazione doacao darowizna, employees:
    mitarbeiter beschaftigte beschaeftigte empleados dipendenti empregados medewerkers pracownicy pracownikow
    funcionarios effectif personeel addetti, industry: branche settore setor branza, stays: aufenthalte sejours
    estancias soggiorni estadias verblijven pobyty, stay: aufenthalt sejour estancia soggiorno verblijf pobyt, night:
    nacht nuit noche notte noite, nights: nachte naechte ubernachtungen uebernachtungen nuits nuitees noches notti
    noites nachten overnachtingen noclegi pernottamenti pernoctaciones diarias, booking: buchung reserva prenotazione
    boeking rezerwacja, bookings: buchungen reservierungen reservas prenotazioni boekingen rezerwacje, ticket: billet
    biglietto bilhete kaartje bilet ticket, tickets: billets entradas biglietti bilhetes kaartjes bilety, seats:
    sitzplatze sitzplaetze butacas asientos posti assentos stoelen plazas, performances: auffuhrungen auffuehrungen
    funciones spettacoli voorstellingen przedstawienia, performance: auffuhrung auffuehrung funcion spettacolo
    voorstelling przedstawienie, season: saison temporada stagione seizoen sezon, seasons: temporadas stagioni seizoenen
    sezony saisons, matches: spiele partidos partite wedstrijden mecze jogos, classes: kurse clases corsi aulas lessen
    zajecia, course: kurs curso corso cursus, training sessions: trainings entrenamientos allenamenti treinos treningi
    trainingen, treatments: behandlungen traitements tratamientos trattamenti tratamentos behandelingen, appointments:
    termine rendez-vous citas appuntamenti afspraken, appointment: termin cita appuntamento afspraak, attendance:
    anwesenheit assiduite asistencia presenze aanwezigheid frekwencja, trips: reisen fahrten voyages viajes viaggi
    viagens reizen podroze corse, trip: fahrt voyage viaje viaggio viagem reis podroz corsa, stations: stationen
    estaciones stazioni estacoes, station: estacion stazione staz estacao stacja, bicycle: fahrrad velo bicicleta
    bicicletta fiets rower, vehicle: fahrzeug fzg vehicule vehiculo veicolo veiculo voertuig pojazd, vehicles: fahrzeuge
    vehicules vehiculos veicoli veiculos voertuigen pojazdy pojazdow, vehicle age: fahrzeugalter, fuel: kraftstoff
    treibstoff carburant combustible carburante combustivel brandstof paliwo, mileage: kilometerstand fahrleistung
    kilometrage kilometraje chilometraggio quilometragem przebieg percorrenza km_stand kilometerstand_km, workshop:
    werkstatt werkplaats warsztat, warranty: garantie garantia garanzia gwarancja, warranty orders: garantieauftrage
    garantieauftraege, service contract: servicevertrag, maintenance: wartung mantenimiento manutenzione manutencao
    onderhoud entretien, maintenance contract: wartungsvertrag, service visits: serviceeinsatze serviceeinsaetze, tyres:
    reifen pneus neumaticos pneumatici opony, callback: ruckruf rueckruf, made: erstellt, stored: eingelagert, allowed:
    erlaubt, pickup: abholung, booking channel: terminweg buchungsweg, average duration: durata_media duracion_media
    duree_moyenne, parts: teile piezas pezzi pecas onderdelen czesci, spare parts: ersatzteile, machines: maschinen
    macchine maquinas maszyny masch, work hours: arbeitsstunden, waiting time: wartezeit wachttijd attente espera attesa
    oczekiwanie, deviation: abweichung ecart desviacion scostamento desvio afwijking odchylenie, estimate: kva
    kostenvoranschlag presupuesto preventivo orcamento kosztorys, loyalty: treue fidelite fidelidad fedelta fidelidade
    trouw lojalnosc, loans out: ausleihen ausleihungen prestiti uitleningen wypozyczenia, events: veranstaltungen
    eventos eventi evenementen wydarzenia, fiction: belletristik, non-fiction: sachbuch, media: medien mezzi, tutoring:
    nachhilfe, training: schulung formation formacion formazione formacao scholing szkolenie, trainings: schulungen
    formations, volunteer hours: vrijwilligersuren, canteen visits: kantinebezoek, newsletters: nieuwsbrieven
    infolettres, delivery complaints: bezorgklachten, holiday stops: vakantiestops, use: nutzung uso gebruik utilizzo
    utilizacao uzytkowanie, channel: kanal canal canale kanaal, type: tipo typ, reason: grund motivo reden powod
    przyczyna causa, status: estado stato situacao statut, state: zustand etat, date: datum fecha fec, day: jour giorno
    dag dzien, days: tage jours dias giorni dagen dni, months: monate mois meses mesi maanden miesiace miesiecy, years:
    jahre annees anos anni jaren lata, weeks: wochen semaines semanas settimane weken tygodnie, hours: stunden heures
    horas uren godziny, month: monat mes mese maand miesiac mnd, year: jahr annee ano anno jaar rok, week: woche semaine
    semana settimana tydzien, weekday: werktage feriali laborables werkdagen, weekend: wochenende finde, evening: abend
    soir tarde avond, morning: morgen matin manana mattina manha ochtend rano matinal, rush hour: stosszeit pointe punta
    ora_punta hora_punta heures_pointe heure_pointe, share: anteil porcentaje percentuale aandeel udzial proporcion
    teil, rate: -quote taux tasa tasso, number: zahl, quantity: menge quantite cantidad quantita quantidade hoeveelheid
    ilosc, value: wert valeur valore waarde wartosc, size: grosse groesse taille tamano dimensione tamanho grootte
    wielkosc, level: stufe niveau nivel livello poziom, changes: cambios cambi mudancas wijzigingen zmiany, programmes:
    programas programmi, incidents: vorfalle vorfaelle incidencias incidenti incidentes, own brand: eigenmarke, fresh
    food: frischware frescos freschi, references: referenzen references, counter: comptoir mostrador balie, site:
    chantier baustelle cantiere, cable: kabel cavo, tyre change: reifenwechsel, unlocks: sblocchi, fines: strafen
    amendes multas multe boetes kary, fine: amende multa boete kara, penalty: penalite penalizacion penale penalidade,
    score: puntuacion punteggio pontuacao punktzahl, library: bibliothek biblioteca bibliotheek biblioteka, pages:
    seiten paginas pagine, self-checkout: selbstverbucher, consent: einwilligung consentement consentimiento
    consentimento consenso toestemming zgoda einw, work: arbeit travail trabajo lavoro trabalho praca, employment:
    beschaftigung beschaeftigung emploi empleo emprego impiego, guarantees: burgschaften, extras: zusatzleistungen,
    profession: metier, bar: bartheke, users: nutzer usuarios utilisateurs utenti gebruikers uzytkownicy, students:
    studenten studierende estudiantes etudiants studenti, subscribers: abonnenten abonnes abonados abbonati assinantes
    abonnees abonenci, tenants: mieter inquilinos locataires inquilini huurders, power supply: stromlieferung, chamber:
    kammer, opening: eroffnung eroeffnung apertura ouverture abertura, closing: schliessung cierre chiusura fermeture
    fechamento, entry: eintritt ingreso ingresso entree wejscie, exit: austritt ausstieg uscita saida wyjscie salida,
    customer group: kundengruppe klantgroep, customer type: kundenart kundentyp klanttype, customer number: kundennummer
    kundennr klantnummer, contract type: vertragsart contracttype, contract number: vertragsnummer contractnummer, order
    value: auftragswert bestellwert orderwaarde, order quantity: bestellmenge auftragsmenge, order frequency:
    bestellhaufigkeit bestellhaeufigkeit koopfrequentie kaufhaufigkeit kaufhaeufigkeit, frequency: haufigkeit
    haeufigkeit frequence frecuencia frequenza frequencia frequentie czestosc frec, visit frequency: besuchsfrequenz
    besuchshaufigkeit, unit price: stuckpreis stueckpreis einzelpreis eenheidsprijs, purchase price: kaufpreis
    einkaufspreis aankoopprijs, list price: listenpreis, base price: grundpreis, work price: arbeitspreis, basic fee:
    grundgebuhr grundgebuehr, annual fee: jahresbeitrag jahresgebuhr jahresgebuehr, monthly fee: monatsbeitrag
    monatsgebuhr monatsgebuehr maandbedrag, total revenue: gesamtumsatz, previous year: vorjahr vj, current year:
    aktuelles_jahr, cost rate: kostensatz, contribution margin: deckungsbeitrag, gross profit: rohertrag bruttogewinn,
    gross margin: rohmarge, costs of shipping: frachtkosten, shipping costs: versandkosten verzendkosten frais_port
    gastos_envio spese_spedizione, shipping: versand envoi verzending wysylka, freight: fracht fret flete trasporto
    vracht, tax: steuer impot impuesto imposta imposto podatek, commission: provision_betrag comision commissione
    comissao provisie prowizja, turnover tax: umsatzsteuer mehrwertsteuer tva btw, credit: guthaben_credit credito,
    credit note: gutschrift avoir nota_credito creditnota, credit notes: gutschriften avoirs, guarantee: burgschaft
    buergschaft garanzia_prestata, collateral: sicherheit, default: zahlungsausfall kreditausfall wanbetaling impago
    insolvenza, defaults: ausfalle ausfaelle defauts, overdraft: uberziehung ueberziehung decouvert descubierto
    scoperto, days overdue: verzugstage jours_retard dias_atraso dias_retraso giorni_ritardo, credit score: bonitat
    bonitaet kreditscore bonitatsindex, creditworthiness: kreditwurdigkeit solvencia affidabilita, securities:
    wertpapiere depotwert valores_bolsa titoli, shares: aktien acciones azioni aandelen akcje, funds: fonds fondos fondi
    fundos, pension: rente pensioen emerytura, pension plan: altersvorsorge, savings plan: sparplan, investments:
    anlagen investissements inversiones investimenti investimentos beleggingen inwestycje, cash withdrawals:
    bargeldabhebungen, online banking: onlinebanking internetbankieren, advisor: berater conseiller asesor consulente
    assessor adviseur doradca, sales representative: vertreter commercial verkoper vendedor venditore przedstawiciel,
    representative: aussendienst, employer: arbeitgeber employeur empleador datore_lavoro werkgever pracodawca, company:
    firma unternehmen entreprise empresa azienda bedrijf firmy, company size: unternehmensgrosse firmengrosse
    betriebsgrosse, legal form: rechtsform forme_jur forme_juridique forma_juridica, founded: gegrundet fundada fondata,
    turnover: geschaftsvolumen volumen_negocio, volume: umsatzvolumen volumen, weight: gewicht poids waga, height: hohe
    hoehe hauteur altura altezza hoogte, length: lange laenge longueur lunghezza lengte, speed: geschwindigkeit vitesse
    velocidad velocita snelheid predkosc, power: leistung puissance potencia potenza vermogen_kw moc, engine power:
    motorleistung motorvermogen, annual mileage: jahreskilometer jaarkilometrage, no-claims class:
    schadenfreiheitsklasse sf_klasse, no-claims years: schadenfreie_jahre schadevrije_jaren, insured persons:
    versicherte asegurados assures assicurati segurados verzekerden, insured sum: versicherungssumme suma_asegurada
    verzekerd_bedrag, cover: deckung couverture cobertura copertura dekking, annual premium: jaarpremie jahrespramie
    jahrespraemie jahresbeitrag_vers prima_anual, monthly premium: monatspramie prima_mensual, copayment: copago
    zuzahlung, medicines: medikamente medicaments medicamentos farmaci geneesmiddelen leki, doctor visits: arztbesuche,
    consultations: consultas, hospital days: krankenhaustage, hospital: krankenhaus hopital ospedale ziekenhuis szpital,
    doctor: arzt medecin medico lekarz, patients: patienten pacientes pazienti, diagnosis: diagnostico diagnosi
    diagnoza, illness: krankheit maladie enfermedad malattia doenca ziekte choroba, chronic illness: enf_cronica
    malattia_cronica doenca_cronica, animal: mascota animale huisdier zwierze, dog: hund chien perro hond, cat: katze
    gato gatto kot, vaccination: impfung vacuna vaccinazione vacina vaccinatie szczepienie, vaccinations: impfungen
    vacunas vaccinazioni vacinas vaccinaties szczepienia, smart meter: intelligenter_zahler compteur_communicant, meter:
    zahler zaehler compteur contador contatore licznik, solar power: photovoltaik pv_anlage, solar panels: zonnepanelen
    panneaux_solaires, wall box: wallbox laadpaal, water: wasser eau agua acqua woda, gas consumption: gasverbrauch
    gasverbruik, electricity consumption: stromverbrauch stroomverbruik, power contract: stromvertrag, internet speed:
    surfgeschwindigkeit, data volume: volumen_datos, landline: festnetz fixe fijo fisso, fibre: glasfaser fibra
    glasvezel swiatlowod, mobile phone: movil cellulare telemovel celular mobiel komorka, telephone: telefon telephone
    telefono telefone telefoon telefonu, call minutes: gesprachsminuten gespraechsminuten belminuten, roaming:
    itinerancia, faults: storungen stoerungen pannes averias guasti avarias storingen awarie, fault: storung stoerung
    panne averia guasto avaria awaria, technician: techniker technicien tecnico monteur technik, repairs: reparaturen
    reparations reparaciones riparazioni reparacoes reparaties naprawy, repair: reparatur reparation reparacion
    riparazione reparacao naprawa, inspection: hauptuntersuchung inspektion inspeccion ispezione przeglad, purchases
    online: onlinekaufe onlinekaeufe, web shop: webshop tienda_online, customer card: kundenkarte klantenkaart, loyalty
    card: carte_fidelite tarjeta_fidelidad carta_fedelta spaarkaart, loyalty points: treuepunkte bonuspunkte spaarpunten
    puntos_fidelidad, points balance: punktestand, redeemed: eingelost eingeloest canjeados riscattati ingewisseld,
    rewards: pramien_treue recompensas beloningen nagrody, gifts: geschenke cadeaux regalos regali presentes cadeaus
    prezenty, clothing: kleidung bekleidung vetements ropa abbigliamento roupa kleding odziez, shoes: schuhe chaussures
    zapatos scarpe sapatos schoenen buty, food: lebensmittel alimentation alimentacion alimentari voeding zywnosc, meat:
    fleisch viande carne vlees mieso, fish: fisch pescado pesce ryby, vegetables: gemuse gemuese verduras groenten
    warzywa, fruit: frutta owoce, bread: brot, drinks: getranke getraenke boissons bebidas bevande dranken napoje, wine:
    wein vino vinho wijn wino, beer: bier biere cerveza birra cerveja piwo, sweets: sussigkeiten suessigkeiten dulces
    dolci, furniture: mobel moebel meubles muebles mobili meubels meble, toys: spielzeug jouets juguetes giocattoli
    speelgoed zabawki, books: bucher buecher livres libros libri livros boeken ksiazki, electronics: elektronik
    electronique electronica elettronica elektronika, household goods: haushaltswaren, garden: garten jardin giardino
    jardim tuin ogrod, tools: werkzeug outils herramientas attrezzi gereedschap narzedzia, material: baustoffe, holiday:
    urlaub vacances vacaciones vacanza ferias vakantie wakacje, flight: flug vuelo volo voo vlucht, flights: fluge
    fluege vuelos voli voos vluchten loty, hotel nights: hotelnachte, travellers: reisende voyageurs viajeros
    viaggiatori viajantes reizigers, destination: reiseziel destino destinazione bestemming, arrival: ankunft arrivee
    llegada arrivo chegada aankomst przyjazd, departure: abreise abfahrt depart partenza partida vertrek wyjazd, room
    type: zimmertyp tipo_habitacion tipo_camera kamertype, adults: erwachsene adultes adultos adulti volwassenen
    dorosli, breakfast: fruhstuck fruehstueck desayuno colazione cafe_da_manha ontbijt sniadanie, guests: gaste gaeste
    huespedes ospiti hospedes gasten goscie, lessons: unterrichtsstunden lecciones lezioni, language: sprache langue
    idioma lingua taal jezyk, grade: schulnote calificacion voto_esame cijfer, school: schule ecole escuela scuola
    escola szkola, entry level: nivel_entrada einstiegsniveau, absences: fehltage fehlzeiten ausencias assenze faltas,
    exams: prufungen pruefungen examenes esami exames examens egzaminy, certificate: zeugnis certificat certificado
    certificato certyfikat, degree: abschlussgrad diplome laurea, fleet: fuhrpark flota wagenpark, trucks: lkw camions
    camiones, cars: voitures coches macchine_auto carros, car: voiture coche automobile samochod, vans: transporter
    furgonetas, year of construction: baujahr bouwjaar, first registration: erstzulassung, motor: silnik, test drives:
    probefahrten, website visits: websitebesuche webbesuche bezoeken_website, logins: anmeldungen connexions accesos
    accessi_portale aanmeldingen logowania, portal logins: portalanmeldungen, minutes of use: nutzungsminuten, usage
    frequency: nutzungshaufigkeit nutzungshaeufigkeit gebruiksfrequentie, clicks: klicks clics clic kliki, openings:
    offnungen oeffnungen ouvertures aperturas, shares of wallet: lieferanteil, customer satisfaction:
    kundenzufriedenheit klanttevredenheid, reaction: reaktion reaccion reazione reactie, response: rucklauf
    reponse_campagne respons, referrals: weiterempfehlungen parrainages referidos, referral: weiterempfehlung
    parrainage, feedback: ruckmeldung rueckmeldung retour_client, request: anfrage demande solicitud richiesta
    pedido_info aanvraag wniosek, requests: anfragen demandes solicitudes richieste solicitacoes aanvragen wnioski,
    quote rate: angebotsquote, tenders: ausschreibungen licitaciones, projects: projekte projets proyectos progetti
    projetos projecten projekty, licences: lizenzen licencias licenze licencas licenties licencje, modules: modulen
    modulos moduli, workplaces: arbeitsplatze arbeitsplaetze postes, service level: servicestufe, training days:
    schulungstage, response time: reaktionszeit tempo_risposta, journey time: fahrtdauer, travel distance: anfahrt,
    floor: etage piso piano_edificio verdieping pietro, apartment: wohnung appartement piso_vivienda appartamento
    apartamento mieszkanie, house: haus maison casa huis, home: eigenheim domicile hogar_propio, home ownership:
    wohneigentum eigenheim_status, rent: miete loyer alquiler affitto aluguel huur czynsz, property: immobilie vivienda
    inmueble immobile imovel onroerend nieruchomosc, owner: eigentumer eigentuemer proprietaire propietario proprietario
    eigenaar wlasciciel, beds: betten lits camas letti bedden lozka, bedrooms: schlafzimmer dormitorios camere_letto
    slaapkamers, occupancy: belegung ocupacion_hab bezetting, donor: donateur donante donatore doador darczynca,
    sponsorships: patenschaften, magazines: zeitschriften revues revistas riviste tijdschriften czasopisma, newspaper:
    zeitung periodico giornale jornal krant gazeta, reader: leser lecteur lector lettore lezer, loan period: leihfrist,
    reservations: vormerkungen, overdue fees: saumnisgebuhren saeumnisgebuehren, kilometres: kilometer kilometres
    kilometros chilometri quilometros, square metres: quadratmeter metros_cuadrados metri_quadri, temperature:
    temperatur temperatura temperatuur, hour: stunde heure hora uur godzina, minute: minuto, quarter: quartal trimestre
    kwartaal kwartal, half-year: halbjahr semestre, shift: schicht turno, place: platz lugar luogo plaats miejsce,
    street: strasse rue calle rua straat ulica, postcode: plz postleitzahl code_postal codigo_postal cod_postal, name:
    nachname nombre_cliente cognome naam nazwa, remark: bemerkung remarque observacion osservazione opmerking uwagi,
    note: notiz nota notatka, risk: risiko risque riesgo rischio risco risico ryzyko, risk class: risikoklasse
    clase_riesgo classe_rischio classe_risco klasa_ryzyka, group: gruppe groupe grupo gruppo groep grupa, class: klasse
    clase klasa, segment: segmento kundensegment klantsegment, code: codigo codice kod schlussel schluessel, number of
    persons: personenzahl personenanzahl, number of employees: mitarbeiterzahl, number of contracts: vertragsanzahl,
    number of orders: auftragsanzahl bestellanzahl, percent of returns: retourpercentage, discount rate: rabattsatz
    kortingspercentage, lead: interessent prospecto, success: erfolg succes exito successo sucesso sukces, result:
    ergebnis resultat resultado risultato resultaat wynik, promotion: aktion_werbung promocion promozione promocao
    promocja, promotions: aktionen promociones promozioni promocoes promocje, mailings: werbebriefe, invitation:
    einladung invitacion invito convite uitnodiging zaproszenie, invitations: einladungen invitaciones inviti convites
    uitnodigingen zaproszenia, tax class: steuerklasse, shipment: sendung colis paquete pacco pacote pakket przesylka,
    shipments: sendungen envois colis_total paquetes pacchi pacotes pakketten przesylki, purchase frequency:
    einkaufshaufigkeit frecuencia_compra frequenza_acquisto frequence_achat, purchase value: einkaufswert
    einkaufsbetrag, cart value: warenkorbwert, basket value: bonwert ticket_medio panier_moyen panier_moy, receipt:
    bon_kassen scontrino recibo kassabon paragon, receipts: scontrini recibos bonnen paragony, instalments paid:
    parcelas_pagas, number of instalments: qtd_parcelas, down payment: anzahlung acompte anticipo_pago acconto
    entrada_pago aanbetaling, deposit: kaution deposito fianza, open amount: offener_betrag openstaand_bedrag, open
    invoices: offene_rechnungen openstaande_facturen, lost: verloren perdu perdido, won: gewonnen gagne ganado vinto,
    session: sesion sessione sessao sitzung seance sessie sesja, sessions: sesiones sessioni sessoes sitzungen seances
    sessies sesje, ridership: fahrgastzahl, spend per order: gasto_por_pedido, night share: nachtanteil, payment delay:
    zahlungsverzug retard_paiement atraso_pagamento, authorised credit: encours_aut, return rate: taux_retour
    retourenquote, delivery to site: livr_chantier, distinct items: nb_ref_dist, items ordered: ref_dist, main branch:
    hauptzweigstelle, user group: nutzergruppe nutzer_gruppe, occupants: personen_im_hh bewohner, consent to
    advertising: werbeeinwilligung einw_werbung, reading room visits: besuche_lernraum, app days: app_dagen, articles
    read: art_gelezen articles_lus, subscription form: abo_vorm abonnementsvorm, start date: startdatum fecha_inicio
    data_inizio date_debut, end date: enddatum fecha_fin data_fine date_fin opzegdatum, years of subscription:
    duur_jaren, price per month: prijs_mnd, digital account: dig_account_actief digitaal_account digitales_konto, active
    account: account_actief, welcome call: welkomst_belactie, vehicle brand: fahrzeugmarke, joining date: fec_alta
    fecha_alta data_iscrizione dt_souscription date_souscription date_adhesion anmeldedatum eintrittsdatum
    beitrittsdatum inschrijfdatum data_adesao data_przystapienia, leaving date: fec_baja fecha_baja kundigungsdatum
    kuendigungsdatum dt_resil date_resil date_resiliation austrittsdatum data_disdetta data_cancelamento, reason for
    leaving: motivo_baja motif_resil motif_resiliation kundigungsgrund kuendigungsgrund austrittsgrund opzegreden
    motivo_disdetta motivo_cancelamento powod_odejscia, policy: poliza polizza apolice polis, peak share:
    anteil_spitzenzeit, plan: plano forfait piano_tariffario, days of notice: dias_antelacion giorni_anticipo,
    medicines: arzneimittel arzneien medicinali medicijnen, medicine: medicament medikament arznei medicamento farmaco
    medicijn, prescriptions: ordonnances rezepte recetas ricette receitas voorschriften recepten recepty, prescription:
    ordonnance rezept receta ricetta receita voorschrift recept recepta, skin care: dermo_cosmetique dermo_cosmetiques
    dermocosmetique dermocosmetica dermocosmetici dermo_cosmetica hautpflege huidverzorging, cosmetics: cosmetiques
    cosmetique kosmetik cosmeticos cosmetici kosmetyki, baby: bebe bebes neonato neonati saugling saeugling niemowle,
    supplements: complements complements_alimentaires complementos integratori nahrungsergaenzung nahrungserganzung
    nahrungserganzungsmittel supplementen suplementos suplementy, pharmacist: pharmacien apotheker farmaceutico
    farmacista farmaceuta, pharmacy: pharmacie apotheke farmacia apotheek apteka, over-the-counter: rezeptfrei
    sans_ordonnance sin_receta senza_ricetta, advice: conseil beratung consejo asesoramiento consiglio consulenza
    conselho aconselhamento advies porada, pharmacist advice: conseil_pharmacien, warehouse: entrepot almacen magazzino
    armazem magazijn magazyn, delivery method: mode_livraison lieferart versandart modo_entrega metodo_entrega
    modo_envio modalita_consegna bezorgwijze leveringswijze, review rating: note_avis, subscriber: abonne suscriptor
    abbonato assinante abonnee abonent, evening: soiree abends sera wieczor, afternoon: nachmittag apres_midi
    pomeriggio, weekend: fin_de_semana week_end fim_de_semana fine_settimana, winter: hiver invierno inverno zima,
    summer: sommer ete verano zomer lato, area: gebiet zona, housing type: wohnform wohnungsart hausart type_logement
    tipo_vivienda tipo_abitazione woningtype, meter: stromzahler stromzaehler, solar panels: solaranlage paneles_solares
    pannelli_solari paineis_solares, charging station: ladestation ladesaule ladesaeule borne_recharge punto_carga
    colonnina, green power: okostrom oekostrom energie_verte groene_stroom, district heating: fernwarme fernwaerme
    stadsverwarming, power cuts: stromausfalle stromausfaelle coupures, connection: anschluss raccordement conexion
    allacciamento aansluiting przylacze, supplier: anbieter versorger lieferant fournisseur proveedor fornitore
    fornecedor leverancier dostawca, supplier change: anbieterwechsel versorgerwechsel lieferantenwechsel, reminder
    fees: mahnkosten mahnspesen frais_relance frais_de_relance gastos_reclamacion spese_sollecito spese_di_sollecito
    incassokosten, cover: pokrycie, liability: haftpflicht responsabilite_civile responsabilidad_civil
    responsabilita_civile aansprakelijkheid, household contents: hausrat inboedel, motor insurance: kfz_versicherung
    kfzversicherung autoversicherung assurance_auto seguro_auto assicurazione_auto autoverzekering, life insurance:
    lebensversicherung assurance_vie seguro_vida assicurazione_vita levensverzekering, health insurance:
    krankenversicherung assurance_maladie seguro_salud zorgverzekering, sum insured: capital_assure capitale_assicurato
    verzekerde_som suma_ubezpieczenia, insured: versicherter asegurado assicurato segurado verzekerde ubezpieczony,
    accident: unfall accidente acidente ongeval wypadek, accidents: unfalle unfaelle accidentes acidentes ongevallen
    wypadki, broker: makler courtier corredor makelaar posrednik, driver: fahrer conducteur conducente condutor
    bestuurder kierowca, guest: gast huesped ospite hospede gosc, length of stay: aufenthaltsdauer duree_sejour
    duree_du_sejour duracion_estancia durata_soggiorno verblijfsduur, booking lead time: buchungsvorlauf vorausbuchung
    antelacion_reserva anticipo_prenotazione, booking channel: buchungskanal canal_reservation canal_reserva
    canale_prenotazione boekingskanaal, restaurant: ristorante restaurante restauracja, families: familien familles
    familias famiglie gezinnen rodziny, pets: haustiere animaux mascotas animali huisdieren zwierzeta, sea view:
    meerblick vue_mer vista_mar vista_mare zeezicht, balcony: balkon balcon balcone varanda, half board: halbpension
    demi_pension media_pension mezza_pensione halfpension, origin: herkunft provenance procedencia provenienza herkomst,
    trainer: entraineur entrenador allenatore istruttore treinador trener, gym: fitnessstudio salle_sport salle_de_sport
    gimnasio palestra ginasio sportschool silownia, club visits: studiobesuche, class bookings: kursbuchungen
    reservas_clases prenotazioni_corsi, swimming: schwimmen natation natacion nuoto natacao zwemmen plywanie, height:
    korpergrosse koerpergroesse estatura statura wzrost, goal: trainingsziel objectif objetivo obiettivo, trial session:
    probetraining seance_essai clase_prueba lezione_prova proefles, overdraft: dispokredit, current account: girokonto
    compte_courant cuenta_corriente conto_corrente conta_corrente betaalrekening, savings account: sparkonto
    compte_epargne cuenta_ahorro conto_risparmio spaarrekening, cash: bargeld especes efectivo contanti gotowka, cash
    withdrawals: retraits_especes retiros_efectivo prelievi_contanti geldopnames, standing orders: dauerauftrage
    dauerauftraege virements_permanents ordenes_permanentes, transfers: uberweisungen ueberweisungen virements
    transferencias bonifici overschrijvingen przelewy, direct debits: lastschriften prelevements domiciliaciones
    addebiti, salary payment: gehaltseingang virement_salaire accredito_stipendio, branch visits: filialbesuche
    visites_agence visitas_sucursal visite_filiale, funds: fundusze, investments: geldanlagen, pension: retraite
    jubilacion pensione aposentadoria, credit standing: solvabilite merito_credito kredietwaardigheid, advisor:
    kundenberater, consultations: beratungen conseils consulenze consultaties, seniority: betriebszugehorigkeit
    betriebszugehoerigkeit, home ownership: propriete_logement vivienda_propia casa_di_proprieta eigen_woning, detached
    house: einfamilienhaus maison_individuelle casa_unifamiliar villetta vrijstaande_woning, building: gebaude gebaeude
    batiment edificio gebouw budynek, fibre: fibre_optique fibra_optica, speed: velocidade, roaming days: roamingtage,
    mobile phone: mobiltelefon telephone_portable telefono_movil mobiele_telefoon, landline: telephone_fixe
    telefono_fijo telefono_fisso vaste_telefoon, television: fernsehen televisione televisao televisie telewizja,
    technician visits: technikerbesuche visites_technicien visitas_tecnico
"""
#: What says more of a thing, behind which it may stand in those languages, and before which it does in English.
BEFORE_THINGS = """
    average: durchschnitt durchschnitts durchschnittlich durchschnittlicher durchschnittliche moyen moyenne moy medio
    promedio gemiddeld gemiddelde srednia sredni medias medios medie, median: mediana mediaan, total: gesamt gesamter
    insgesamt totale totaal laczna laczny total totales totais totali, monthly: monats monatlich monatliche monatlicher
    mensuel mensuelle mensuels mensuelles mensual mensuales mensile mensal maandelijks maandelijkse miesieczny
    miesieczna, yearly: jahres jahrlich jaehrlich jahrliche jaehrliche annuel annuelle anual annuale annuo annua anuale
    jaarlijks roczny roczna anuales, weekly: wochentlich woechentlich hebdomadaire semanal settimanale wekelijks
    tygodniowo, daily: taglich taeglich quotidien diario giornaliero dagelijks dzienny, last: letzte letzter letzten
    derniere dernier ultima ultimo ult laatste ostatni ostatnie ostatniego, first: erste erster primera primeira
    primeiro primo eerste pierwszy pierwsza, open: offene offener ouverts abiertos aperti abertos openstaande, late:
    verspatete verspaetete tardifs tardios tardivi, new: neue neuer neues nouveaux nuevos nuovi novos nieuwe nowe nueva
    nuevo nuovo nuova, used: genutzte utilise utilises usados usati gebruikte, paid: bezahlt paye payes pagado pagados
    pagato betaald zaplacone, received: erhalten recu recus recibido recibida ricevuto ricevuta recebido ontvangen,
    preferred: bevorzugte bevorzugter prefere preferee preferido preferida preferito preferita voorkeurs preferowany,
    distinct: verschiedene distincts distintos distintas distinti distinte verschillende rozne, same: gleiche stessa
    stesso misma mismo mesma, applied: aplicado aplicada applique appliquee applicato applicata, previous: vorherige
    vorige precedente precedenti anteriores poprzedni poprzednie precedent, own: eigene propia propio propria proprio,
    net: netto, gross: brutto, bought: gekauft achete achetes comprado comprados comprada compradas acquistato
    acquistati gekocht kupione, attended: besucht asistidas asistidos frequentate bezocht, open-ended: unbefristet,
    authorised: autorise autorizado autorizzato, included: davon, additional: zusatzliche zusaetzliche supplementaire
    adicional aggiuntivo adicionales, next: suivant suivants suivante suivantes prochain prochaine prochains naechste
    naechsten nachste nachsten kommende kommenden folgende folgenden siguiente siguientes proximo proximos proxima
    proximas prossimo prossimi prossima prossime successivo successivi seguinte seguintes volgende komende nastepny
    nastepne nastepnych, adjusted: angepasst ajuste ajustee ajustado ajustada adattato adeguato aangepast dostosowany,
    active: aktiv aktive actif actifs activo activos attivo attivi ativo actief
"""
#: What English has with another meaning, and what it means beside words that English lacks: part commandes.
ELSEWHERE = """
    share: part, method: mode, rating: note, premium: prime, revenue: ca, first: premiere premier, type: art, evening:
    sera, summer: estate, weight: peso, mobile phone: handy, investments: anlagen, average: media
"""
#: Small words, and what stands for them.
SMALL = """
    of: von de des du del della di da do dos das van der degli delle dei al, in: im en dans au nel w, per: pro par por
    je, since: seit depuis desde sinds od, after: nach apres despues, until: bis jusqu hasta fino tot, with: mit avec
    con com met, without: ohne sans senza sem zonder bez, and: und et
"""
