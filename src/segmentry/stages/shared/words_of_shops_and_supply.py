"""Things of shops, banks, insurers, suppliers of power, telecoms and software in other languages, and their English.

As in the words of trade, `_` stands where several words mean one thing.
"""

THINGS = """
    fresh food: produits_frais productos_frescos prodotti_freschi, cash payments: barzahlungen paiements_especes
    pagos_efectivo, cash payment: barzahlung paiement_especes pago_efectivo, card payments: kartenzahlungen
    pinbetalingen, spending per visit: wydatki_na_wizyte, members: mitglieder membres adherents socios soci leden
    czlonkowie czlonkow, landlines: lineas_fijas linee_fisse lignes_fixes, water: wody, days since last visit:
    dni_od_ostatniej_wizyty, days since last order: dni_od_ostatniego_zamowienia, average basket: cesta_media
    scontrino_medio durchschnittsbon bonschnitt gemiddeld_mandje srednia_wartosc_koszyka valor_medio_compra
    importe_medio_pedido mt_moyen_commande, average order: gem_orderbedrag, order value: orderbedrag valor_pedido
    valore_ordine wartosc_zamowienia bestelwaarde valeur_commande, receipt: kassenzettel bon paragonu ticket_caisse,
    cart: einkaufswagen warenkoerbe, returns: ruckgaben rueckgaben devolucion_es retourzendingen reso, return rate:
    ruckgabequote taxa_devolucao tasa_devolucion, exchange: umtausch echange scambio wymiana omruiling, delivery
    addresses: adresses_livraison lieferadressen direcciones_entrega indirizzi_consegna bezorgadressen adresy_dostawy
    moradas_entrega, addresses: adressen adresses direcciones indirizzi adresy moradas enderecos, address: anschrift
    adresse direccion indirizzo adres morada endereco, gift wrap: emballage_cadeau geschenkverpackung papel_regalo
    confezione_regalo embrulho cadeauverpakking opakowanie_prezentowe, packaging: verpackung emballage embalaje
    imballaggio embalagem verpakking opakowanie, gift: geschenk cadeau regalo prenda cadeautje prezent, gift card:
    geschenkkarte carte_cadeau tarjeta_regalo cartao_presente cadeaukaart karta_podarunkowa, gift cards: geschenkkarten
    cartes_cadeaux tarjetas_regalo carte_regalo cadeaukaarten karty_podarunkowe, promotion: angebotspreis, on promotion:
    sous_promo sous_promotion en_promo en_promotion en_promocion in_promozione in_offerta em_promocao in_de_aanbieding
    w_promocji im_angebot, special offers: sonderangebote rebajas saldos_epoca uitverkoop wyprzedaze, loyalty points:
    points_fidelite punti_fedelta pontos_fidelidade punkty_lojalnosciowe, loyalty card: treuekarte cartao_fidelidade
    karta_lojalnosciowa, newsletter opt-in: optin_newsletter newsletter_optin, revenue before tax: chiffre_affaires_ht
    ca_ht umsatz_netto, revenue: ca_ttc, reviews: avis bewertungen rezensionen resenas valoraciones recensioni
    avaliacoes recensies opinie opinii, review: rezension resena recensione recensie opinia, coffee beans:
    cafe_en_grains cafe_grains kaffeebohnen, beans: grains bohnen, tea: the tee te cha thee herbata, coffee: kaffee cafe
    caffe koffie kawa, wine: vin, wines: weine vins vinos vini vinhos wijnen wina, bread: chleb, fish: poisson peixe
    vis, fruit: obst fruta, vegetables: legumes verdura, food: alimentacao, toys: brinquedos, books: ksiazek, book: buch
    libro livro boek ksiazka, flowers: blumen fleurs fiori bloemen kwiaty, electronics: elektronica, online: enligne
    en_ligne en_linea in_linea em_linha internetowe przez_internet, online purchases: achats_en_ligne compras_online
    acquisti_online online_aankopen zakupy_online, online shop: onlineshop boutique_en_ligne negozio_online
    sklep_internetowy, store purchases: achats_magasin compras_tienda acquisti_negozio, customer service: service_client
    atencion_cliente servicio_cliente assistenza servizio_clienti apoio_cliente apoio atendimento infolinia infolinii
    z_infolinia klantendienst biuro_obslugi, customer service calls: appels_service_client llamadas_atencion
    chiamate_assistenza chamadas_apoio telefoontjes_klantenservice rozmowy_z_infolinia serviceanrufe, customer centre:
    kundenzentrum centre_clients centro_clientes klantencentrum, requests: zapytania prosby verzoeken, request:
    solicitacao zapytanie, phone calls: telefonate telefonanrufe telefoontjes llamadas_telefonicas telefonaty, queries:
    ruckfragen rueckfragen, transfers: uberweisungsanzahl overboekingen przelewow, transfer: overboeking, cash
    withdrawals: abhebungen_bar wyplaty_z_bankomatu wyplat_z_bankomatu geldabhebungen retraits_dab, cash machine:
    geldautomat distributeur cajero bancomat geldautomaat bankomat bankomatu caixa_automatico, salary paid in:
    salaire_domicilie nomina_domiciliada stipendio_accreditato salario_domiciliado salaris_gestort
    wynagrodzenie_na_konto lohneingang, payroll: nomina loon, average balance: kontostand_mittel solde_moyen saldo_medio
    srednie_saldo gem_saldo durchschnittssaldo mittlerer_kontostand, days overdrawn: decouvert_jours jours_decouvert
    dispo_nutzung_tage roodstand_dagen dias_descubierto giorni_scoperto dni_debetu, overdraft: dispo dispositionskredit
    roodstand debet descoberto, overdraft use: dispo_nutzung, savings accounts: spaarrekeningen sparkonten
    comptes_epargne cuentas_ahorro conti_risparmio rachunki_oszczednosciowe, savings: sparen poupancas oszczednosc,
    securities account: wertpapierdepot compte_titres cuenta_valores conto_titoli effectenrekening rachunek_maklerski,
    shares: actions_bourse, loans: kredite prets prestamos emprestimos leningen kredyty kredytow, loan amount:
    kreditbetrag darlehensbetrag montant_pret importe_prestamo importo_prestito kwota_kredytu leenbedrag
    valor_emprestimo, loan term: kreditlaufzeit duree_pret plazo_prestamo durata_prestito okres_kredytowania
    prazo_emprestimo, monthly instalment: monatsrate mensualite_pret cuota_prestamo rata_mensile rata_miesieczna
    prestacao monatsabschlag termijnbedrag mensualite_energie abschlag_monatlich, repayment: tilgung amortizacion
    aflossing splata amortizacao, repayments: ruckzahlungen rueckzahlungen remboursements reembolsos rimborsi
    aflossingen splaty, late payments: zahlungsverzuge retards_paiement retrasos_pago ritardi_pagamento
    atrasos_pagamento betalingsachterstanden opoznione_platnosci, payment arrears: betalingsachterstand
    zahlungsruckstand, returned direct debits: rucklastschriften ruecklastschriften recibos_devueltos insoluti
    storneringen, bills: bollette recibos_luz rachunki rachunkow nota_s, bill: bolletta recibo_luz, average bill:
    factura_media fatura_media bolletta_media facture_moyenne sredni_rachunek, late bills: faturas_atraso
    bollette_pagate_in_ritardo facturas_atrasadas rachunki_po_terminie, transactions: operations_bancaires operaciones
    operazioni operacoes operacje operacji, cards: kart, accounts: kont rachunki_bankowe, currency: wahrung waehrung
    devise divisa valuta moeda waluta, savings rate: sparquote taux_epargne, securities: effecten papiery_wartosciowe,
    estate: immobilier vastgoed, rent: renda_casa, tenant: mieter_in locataire inquilino huurder najemca, number of
    claims: schadenanzahl schadenzahl anzahl_schaden nb_sinistres num_siniestros num_sinistri num_sinistros
    aantal_schades liczba_szkod, claims amount: schadensumme montant_sinistres importe_siniestros importo_sinistri
    valor_sinistros, years without claims: schadenfreie_zeit annees_sans_sinistre anos_sin_siniestros lata_bezszkodowe,
    annual premium: prime_annuelle premio_annuo premio_anual skladka_roczna, premium: versicherungsbeitrag
    versicherungspraemie, deductible: franchise udzial_wlasny franquia eigen_risico, insured vehicles:
    vehiculos_asegurados veicoli_assicurati veiculos_segurados vehicules_assures, household insurance:
    hausratversicherung assurance_habitation seguro_hogar assicurazione_casa inboedelverzekering, travel insurance:
    reiseversicherung assurance_voyage seguro_viaje assicurazione_viaggio reisverzekering, phone insurance:
    handyversicherung assurance_mobile, advice talks: beratungsgesprache beratungsgespraeche, online share:
    quota_online, contracted power: puissance_souscrite potencia_contratada moc_umowna potenza_impegnata, connected
    load: anschlussleistung, energy: energie energia, meter readings: letture leituras lecturas odczyty odczyty_licznika
    ablesungen meterstanden releves_compteur releves zahlerstande, meters: zahler_anzahl contadores contatori meters
    liczniki compteurs zahlers, electricity use: conso_elec consommation_electricite consumo_luz consumo_luce
    zuzycie_pradu verbrauch_strom, gas use: conso_gaz consommation_gaz consumo_gas zuzycie_gazu verbrauch_gas, gas: gaz,
    annual consumption: consumo_anual consumo_annuo zuzycie_roczne consommation_annuelle, night consumption:
    consumo_noche consumo_notte nachtverbrauch consommation_nuit nachtverbruik zuzycie_nocne, price adjustment:
    preisanpassung prijsaanpassing ajustement_prix ajuste_precio adeguamento_prezzo korekta_ceny, price rise:
    preiserhohungen hausse_prix aumento_prezzo aumento_precio podwyzka_ceny prijsverhogingen, price guarantee:
    preisgarantie garantie_prix garantia_precio prijsgarantie gwarancja_ceny, working price: arbeitspreise, supplier
    changes: anbieterwechsel_anzahl changements_fournisseur cambios_proveedor cambi_fornitore, tariff change:
    tarifwechsel changement_tarif cambio_tarifa cambio_tariffa zmiana_taryfy tariefwissel, tariff changes: zmiany_taryfy
    changements_tarif cambios_tarifa cambi_tariffa, notice period: kundigungsfrist kuendigungsfrist preavis opzegtermijn
    okres_wypowiedzenia plazo_preaviso periodo_preavviso, contract term: vertragslaufzeit duree_contrat
    duracion_contrato durata_contratto contractduur czas_umowy duracao_contrato, contract end: vertragsende fin_contrat
    fin_contrato fine_contratto einde_contract koniec_umowy, standby charge: grundgebuehren, solar: solarstrom solaire,
    hotline waiting time: hotline_wartezeit infolinia_czas_oczekiwania, waiting time: tiempo_espera tempo_espera
    tempo_attesa temps_attente czas_oczekiwania wartezeiten czas_oczekiwania_na, response time: antwortzeit
    temps_reponse tiempo_respuesta reactietijd czas_odpowiedzi tempo_resposta, processing time: bearbeitungszeit
    bearbeitungsdauer temps_traitement czas_realizacji, call minutes: minutos_llamados minuti_chiamate minutos_falados
    minuty_rozmow minutes_appels minutes_appel, data use: conso_go conso_data go_consommes datos_consumidos datos_usados
    dati_usati dados_usados datenverbrauch zuzycie_danych dane_zuzyte, data bundle: databundel datenpaket forfait_data
    bono_datos pakiet_danych pacote_dados, mobile lines: lineas_moviles lignes_mobiles linee_mobili mobiele_nummers
    numery_komorkowe linhas_moveis, landline: festnetzanschluss telefonia_fija telefonia_fissa stacjonarny, SIM cards:
    sim_karten simkarten karty_sim cartes_sim, active SIM cards: sim_attive sim_activas sim_aktywne, device price:
    geratepreis, storage: speicherplatz speicher stockage almacenamiento archiviazione armazenamento opslag przestrzen,
    users: anwender utilizadores uzytkownikow benutzer, user: usuario utilisateur utente utilizador gebruiker
    uzytkownik, licences: licencji, licence: lizenz licencia licenza licenca licentie licencja, logins: anmeldungen_app
    logowan inicios_sesion accessi_app, requests for help: supportanfragen, support tickets: supporttickets
    tickets_support pedidos_suporte meldingen zgloszenia zgloszen segnalazioni, features: funktionen fonctionnalites
    funcionalidades funzioni functies funkcje, modules: module moduly, files: dateien fichiers archivos bestanden pliki
    ficheiros, upgrades: aktualisierungen mises_a_jour actualizaciones aggiornamenti, integrations: integrationen
    integraciones integrazioni integracoes integracje, trial period: probezeit testphase periode_essai periodo_prueba
    periodo_prova proefperiode okres_probny, app logins: logowania_do_aplikacji, app: aplikacja aplikacji aplicacion
    applicazione aplicativo appli anwendung, telephone numbers: telefonnummern numery, telephone call: telefonat
    coup_de_fil telefontje, invoice by e-mail: e_rechnung e_faktura, paperless bill: papierlose_rechnung
    facture_sans_papier factura_sin_papel, e-invoice: facture_electronique factura_electronica fattura_elettronica,
    marketing consent: zgoda_marketing zgoda_marketingowa consentement_marketing consenso_marketing
    consentimiento_marketing werbeeinwilligungen, website visits: besuche_website visites_site visitas_web visite_sito
    wizyty_na_stronie, emails opened: emails_ouverts mails_geoffnet, newsletter opened: nieuwsbrief_geopend
    newsletter_geoffnet, employees: zatrudnieni, turnover: jahresumsatze, delivery time: lieferzeit delai_livraison
    plazo_entrega tempo_consegna levertijd czas_dostawy prazo_entrega, deliveries on time: livraisons_a_temps, delivery
    costs: lieferkosten frais_livraison gastos_entrega bezorgkosten koszty_dostawy, stock: lager stan_magazynowy, goods
    returned: retourware, price list: preisliste, sales rep: handelsvertreter, minutes of calls: anrufminuten, final
    bill: facture_finale
"""
