"""What cells of German, French, Spanish, Italian, Portuguese, Dutch and Polish tables say, and what English has for it.

Ways to pay and to come, homes, work, families, plans, and what is bought, from shops, suppliers of power, telecoms,
banks, insurers, clubs, museums, publishers, charities, workshops, clinics and makers of software. A whole cell is one
of these; what ends a contract is left to the lists of outcomes. `_` stands for a blank.
"""

#: Whole cells, by what English calls them.
LEVELS = """
    bank transfer: vir virt uberweisung ueberweisung bankuberweisung bankueberweisung virement virement_bancaire
    transferencia transferencia_bancaria bonifico bonifico_bancario overschrijving bankoverschrijving przelew
    przelew_bankowy, direct debit: prlv lastschrift sepa_lastschrift bankeinzug einzugsermachtigung prelevement
    prelevement_automatique prelevement_sepa domiciliacion domiciliacion_bancaria domiciliado recibo_domiciliado
    addebito_diretto addebito_bancario debito_direto debito_automatico automatische_incasso incasso domiciliering
    polecenie_zaplaty, credit card: kreditkarte carte_de_credit tarjeta_de_credito tarjeta_credito carta_di_credito
    cartao_de_credito cartao_credito creditcard kredietkaart karta_kredytowa, card: karte kartenzahlung carte
    carte_bancaire tarjeta carta cartao kaart karta, cash: barzahlung bargeld especes efectivo contanti dinheiro
    contant gotowka, cheque: chq chque scheck, on account: auf_rechnung kauf_auf_rechnung rechnungskauf sur_facture,
    invoice: rechnung facture factura fattura fatura factuur faktura, prepayment: vorkasse vorauskasse prepago
    pagamento_anticipato vooruitbetaling przedplata, standing order: dauerauftrag virement_permanent
    orden_permanente, instalments: ratenzahlung paiement_en_plusieurs_fois a_plazos rateale parcelado
    gespreid_betalen na_raty, cash on delivery: nachnahme contre_remboursement contrarreembolso contrassegno
    rembours za_pobraniem, in advance: im_voraus, by post: per_post post_brief brief_post postversand papier_post
    postal, by e-mail: per_e_mail per_email per_mail par_e_mail par_email por_email por_correo_electronico
    via_email, letter: lettera papierbrief, online portal: kundenportal onlineportal portail portail_client
    espace_client portal_cliente area_clienti klantportaal, by phone: telefonisch par_telephone por_telefono
    al_telefono por_telefone telefonicznie, telephone: telefon telefono telefone telefoon, branch: filiale agence
    sucursal agencia oddzial geschaftsstelle geschaeftsstelle, in store: im_laden laden ladengeschaft ladengeschaeft
    en_magasin magasin en_tienda tienda in_negozio negozio na_loja loja in_de_winkel winkel sklep w_sklepie,
    recommendation: empfehlung recommandation recomendacion raccomandazione recomendacao aanbeveling polecenie, word
    of mouth: mundpropaganda bouche_a_oreille boca_a_boca passaparola, advertising: werbung publicite publicidad
    pubblicita publicidade reclame reklama, search engine: suchmaschine moteur_de_recherche buscador
    motore_di_ricerca zoekmachine wyszukiwarka, comparison site: vergleichsportal comparateur comparador comparatore
    vergelijkingssite porownywarka, sales partner: vertriebspartner, sales rep: vertreter aussendienst, trade fair:
    feria fiera beurs targi, social media: soziale_medien reseaux_sociaux redes_sociales redes_sociais sociale_media
    media_spolecznosciowe, home delivery: heimlieferung lieferung_nach_hause hauslieferung livraison_a_domicile
    livraison_domicile domicile a_domicilio domicilio envio_a_domicilio consegna_a_domicilio entrega_ao_domicilio
    entrega_em_casa thuisbezorging thuisbezorgd dostawa_do_domu, click and collect: abholung_im_markt
    retrait_en_magasin retrait_magasin retrait_pharmacie recogida_en_tienda ritiro_in_negozio ritiro_in_farmacia
    afhalen_in_winkel odbior_w_sklepie, pickup: abholung selbstabholung retrait recogida ritiro levantamento afhalen
    odbior odbior_osobisty, pickup point: abholstation packstation point_relais punto_de_recogida punto_di_ritiro
    ponto_de_recolha afhaalpunt punkt_odbioru paczkomat, parcel locker: paketstation, flat: wohnung etagenwohnung
    mietwohnung eigentumswohnung appartement departamento apartamento appartamento mieszkanie, detached house:
    einfamilienhaus maison_individuelle casa_unifamiliar casa_singola villetta moradia vrijstaand vrijstaande_woning
    dom_jednorodzinny, terraced house: reihenhaus maison_mitoyenne casa_adosada villetta_a_schiera rijtjeshuis
    tussenwoning szeregowiec, semi-detached house: doppelhaus doppelhaushalfte doppelhaushaelfte bifamiliare
    twee_onder_een_kap blizniak, block of flats: mehrfamilienhaus immeuble bloque_de_pisos condominio, house:
    woonhuis, owner: eigentumer eigentuemer proprietaire propietario proprietario eigenaar wlasciciel, tenant:
    mieter locataire inquilino inquilina affittuario huurder najemca, town: stadt ville ciudad citta cidade miasto,
    country: landlich laendlich platteland, suburb: vorort stadtrand banlieue suburbio periferia buitenwijk
    przedmiescie, city centre: innenstadt stadtzentrum centre_ville centro_ciudad centro_citta centro_da_cidade
    binnenstad centrum_miasta, married: verheiratet mariee casado casada sposato sposata coniugato coniugata gehuwd
    getrouwd zonaty zamezna, single: ledig celibataire soltero soltera solteiro solteira celibe nubile ongehuwd
    alleenstaand kawaler, divorced: geschieden divorcee divorciado divorciada divorziato divorziata gescheiden
    rozwiedziony rozwiedziona, widowed: verwitwet veuf veuve viudo viuda vedovo vedova viuvo viuva weduwe weduwnaar
    wdowiec wdowa, living together: zusammenlebend en_couple concubinage pareja_de_hecho convivente conviventi
    uniao_de_facto samenwonend, living alone: alleinlebend, family: familie famille familia familiar famiglia
    familial familiale gezin rodzina rodzinny, couple: pareja coppia casal, woman: frau femme mujer mulher vrouw
    kobieta, man: homme hombre uomo homem mezczyzna, young: jeune joven giovane jovem jong mlody, child: enfant nino
    bambino crianca dziecko, adult: erwachsen erwachsene adulte adulto volwassene dorosly, senior: senioren
    personne_agee persona_mayor anziano idoso oudere starszy, pensioner: rentner rentnerin pensionar retraite
    jubilado jubilada pensionista pensionato pensionata aposentado aposentada reformado gepensioneerd gepensioneerde
    emeryt, student: studierende studierender studentin etudiant etudiante estudiante studente studentessa
    estudante, pupil: schuler schueler schulerin alumno scolaro aluno leerling uczen, trainee: auszubildende
    auszubildender azubi apprenti aprendiz apprendista, employee: angestellt angestellte angestellter arbeitnehmer
    salarie salariee empleado empleada asalariado dipendente impiegato impiegata empregado empregada werknemer
    bediende pracownik, manual worker: arbeiter arbeiterin ouvrier ouvriere obrero operaio operaia operario arbeider
    robotnik, self-employed: selbststandig selbststaendig selbstandig freiberufler freiberuflich independant
    independante travailleur_independant autonomo autonoma trabajador_autonomo lavoratore_autonomo
    libero_professionista trabalhador_independente zelfstandig zelfstandige samozatrudniony, civil servant: beamter
    beamtin beamte fonctionnaire funcionario funcionaria funcionario_publico ambtenaar urzednik, unemployed:
    arbeitslos arbeitssuchend au_chomage chomeur demandeur_d_emploi desempleado desempleada disoccupato disoccupata
    desempregado desempregada werkloos bezrobotny, homemaker: hausfrau hausmann femme_au_foyer ama_de_casa casalinga
    huisvrouw, manager: fuhrungskraft fuehrungskraft directivo dirigente leidinggevende kierownik, full time:
    vollzeit temps_plein tiempo_completo tempo_pieno tempo_inteiro voltijd pelny_etat, part time: teilzeit
    temps_partiel tiempo_parcial tempo_parziale tempo_parcial deeltijd niepelny_etat, private customer: privatkunde
    klient_indywidualny, business customer: geschaftskunde geschaeftskunde client_professionnel cliente_empresa
    cliente_azienda zakelijke_klant klient_biznesowy, business: gewerbe gewerblich professionnel profesional
    aziendale empresarial zakelijk firmowy, private: privat privado particular privato prywatny, company: firma
    unternehmen entreprise empresa azienda impresa bedrijf przedsiebiorstwo, public body: offentliche_hand behorde
    behoerde collectivite administracion_publica ente_pubblico overheid urzad, association: verein asociacion
    associazione associacao vereniging stowarzyszenie, heating electricity: warmestrom waermestrom heizstrom, night
    electricity: nachtstrom nachtspeicher, basic supply: grundversorgung tarif_reglemente tarifa_regulada
    tarifa_regulada_pvpc servizio_tutelato maggior_tutela, green electricity: okostrom oekostrom electricite_verte
    energia_verde groene_stroom zielona_energia, electricity: strom electricite electricidad elettricita
    eletricidade elektriciteit stroom prad energia_elektryczna, natural gas: erdgas gaz_naturel gas_natural
    gas_naturale gas_metano aardgas gaz_ziemny, heating oil: heizol heizoel mazout gasoleo gasolio stookolie,
    district heating: fernwarme fernwaerme chauffage_urbain teleriscaldamento stadsverwarming cieplo_sieciowe, heat
    pump: warmepumpe waermepumpe pompe_a_chaleur bomba_de_calor pompa_di_calore warmtepomp pompa_ciepla, fixed
    price: festpreis prix_fixe prix_bloque precio_fijo prezzo_fisso prezzo_bloccato preco_fixo vaste_prijs
    cena_stala, variable price: variabel prix_variable prix_indexe precio_indexado precio_variable prezzo_variabile
    prezzo_indicizzato preco_variavel variabele_prijs cena_zmienna, dynamic price: dynamisch prix_dynamique, fibre:
    glasfaser fibre_optique fibra fibra_ottica fibra_optica glasvezel swiatlowod, cable: kabel kabelanschluss,
    mobile: mobilfunk movil movel mobiel komorka, landline: festnetz fijo fisso telefone_fixo vast_telefoon
    stacjonarny, contract: vertrag laufzeitvertrag contrat contrato contratto umowa, no contract: ohne_vertrag
    vertragslos sans_contrat sans_engagement sin_contrato sin_permanencia senza_contratto senza_vincolo sem_contrato
    sem_fidelizacao zonder_contract bez_umowy, prepaid: guthabenkarte prepagado prepagato ricaricabile pre_pago
    beltegoed na_karte, subscription: abo abonnement suscripcion abbonamento assinatura abonament, monthly:
    monatlich mensuel mensuelle mensual mensile mensal maandelijks miesieczny miesieczna miesiecznie, yearly:
    jahrlich jaehrlich annuel annuelle anual annuale jaarlijks roczny roczna rocznie, quarterly: vierteljahrlich
    vierteljaehrlich quartalsweise trimestriel trimestrielle trimestral trimestrale per_kwartaal kwartalny
    kwartalnie, half-yearly: halbjahrlich halbjaehrlich semestriel semestrielle semestral semestrale halfjaarlijks
    polroczny, weekly: wochentlich woechentlich hebdomadaire semanal settimanale wekelijks tygodniowy tygodniowo,
    daily: taglich taeglich quotidien diario giornaliero dagelijks codziennie, open-ended: unbefristet indetermine
    indefinido indeterminato onbepaalde_tijd, fixed term: befristet determine determinado determinato bepaalde_tijd,
    comprehensive: vollkasko tous_risques todo_riesgo casco_completo volledig_casco pelne_ac, partial comprehensive:
    teilkasko tiers_etendu terceros_ampliado beperkt_casco, third party: haftpflicht au_tiers terceros
    responsabilita_civile responsabilidade_civil aansprakelijkheid wa_verzekering, household contents: hausrat
    inboedel, legal protection: rechtsschutz protection_juridique defensa_juridica tutela_legale rechtsbijstand,
    statutory: gesetzlich, statutory insured: gesetzlich_versichert, privately insured: privatversichert
    privat_versichert, self-payer: selbstzahler, young savers: jugendsparen livret_jeune, savings book: sparbuch
    livret livret_a libreta, current account: girokonto compte_courant cuenta_corriente conto_corrente
    conta_corrente conta_a_ordem betaalrekening rachunek_biezacy konto_osobiste, salary account: gehaltskonto
    cuenta_nomina conta_salario, mortgage: hypothek baufinanzierung pret_immobilier hipoteca mutuo hypotheek
    hipoteka kredyt_hipoteczny, consumer loan: konsumentenkredit ratenkredit credit_a_la_consommation
    prestamo_personal prestito_personale credito_pessoal kredyt_gotowkowy, very satisfied: sehr_zufrieden
    tres_satisfait tres_satisfaite muy_satisfecho molto_soddisfatto muito_satisfeito zeer_tevreden
    bardzo_zadowolony, satisfied: zufrieden satisfait satisfaite satisfecho soddisfatto satisfeito tevreden
    zadowolony, dissatisfied: unzufrieden insatisfait insatisfaite mecontent insatisfecho insoddisfatto insatisfeito
    ontevreden niezadowolony, never: jamais nunca nooit nigdy, rarely: selten rarement raramente zelden rzadko,
    sometimes: manchmal parfois a_veces a_volte as_vezes soms czasami, often: haufig haeufig souvent a_menudo spesso
    frequentemente vaak czesto, always: immer toujours siempre sempre altijd zawsze, high: hoch hoog wysoki wysoka,
    medium: mittel moyen moyenne gemiddeld sredni srednia, low: niedrig gering faible bajo basso baixo laag niski
    niska, small: klein pequeno piccolo maly, large: groot duzy, new: neu nouveau nouvelle nuevo nieuw nowy, used:
    gebraucht d_occasion usado usato tweedehands uzywany, new car: neuwagen voiture_neuve coche_nuevo auto_nuova
    carro_novo nieuwe_auto nowy_samochod, used car: gebrauchtwagen voiture_d_occasion coche_usado auto_usata
    carro_usado tweedehands_auto samochod_uzywany, petrol: benzin gasolina benzina benzine benzyna, electric:
    elektro elektrisch electrique electrico elettrica elettrico eletrico elektryczny, diesel: gazole, hybrid:
    hybride hibrido ibrida ibrido hybryda, estate car: stationwagen, small car: kleinwagen utilitaria, van:
    transporter furgoneta furgone bestelwagen, no reason: kein_grund ohne_grund ohne_angabe_von_grunden sans_motif
    sin_motivo nessun_motivo sem_motivo geen_reden bez_powodu, not stated: keine_angabe non_precise non_renseigne
    no_consta no_informado non_indicato nao_informado niet_opgegeven brak_danych, price: preis prix precio prezzo
    preco prijs cena, too expensive: zu_teuer trop_cher demasiado_caro muy_caro troppo_caro muito_caro te_duur
    za_drogo, service: kundenservice service_client atencion_al_cliente servizio_clienti atendimento klantenservice
    obsluga_klienta, quality: qualitat qualitaet qualite calidad qualita qualidade kwaliteit jakosc, move: umzug
    demenagement mudanza trasloco mudanca verhuizing przeprowadzka, times: uhrzeiten horaires horarios orari,
    programme: programm programmation programacion programmazione programacao programma, health: gesundheit sante
    salud saude gezondheid zdrowie, lack of time: zeitmangel manque_de_temps falta_de_tiempo mancanza_di_tempo
    falta_de_tempo tijdgebrek brak_czasu, competitor: wettbewerber konkurrenz concurrence competencia concorrenza
    concorrencia concurrentie konkurencja, death: todesfall deces fallecimiento decesso falecimento overlijden zgon,
    other: sonstige sonstiges andere anderes autre autres otro otra otros otras altro altra altri outro outra outros
    overig overige, several: mehrere plusieurs varios verschillende, none: keine keiner keines aucun aucune ninguno
    ninguna nessuno nessuna nenhum nenhuma geen brak, standard: estandar padrao standaard standardowy, classic:
    klassisch klassik classique clasico clasica classico classica klassiek klasyczny, basic: grundtarif de_base
    basico basica di_base basispakket podstawowy, reduced: ermassigt ermaessigt tarif_reduit reduit reducido
    reducida ridotto ridotta reduzido gereduceerd ulgowy, free: kostenlos gratuit gratuite gratuito gratuita
    bezplatny, member: mitglied adherent socio socia membro czlonek, non-member: nichtmitglied non_adherent no_socio
    non_socio nao_socio niet_lid, volunteer: ehrenamtliche ehrenamtlich benevole voluntario voluntaria volontario
    volontaria vrijwilliger wolontariusz, donor: spenderin donateur donante donatore doador darczynca, regular
    donor: dauerspender donateur_regulier donante_regular donatore_regolare vaste_donateur, one-off: einmalig
    einmalspende ponctuel puntual una_tantum eenmalig jednorazowy, project: projet proyecto progetto projeto
    projekt, emergency aid: nothilfe urgence emergencia emergenza noodhulp, digital: numerique digitaal cyfrowy,
    print: gedruckt en_papel cartaceo gedrukt drukowany, print and digital: print_und_digital papier_et_numerique
    papel_y_digital papier_en_digitaal, weekend: wochenende week_end fin_de_semana fine_settimana fim_de_semana
    weekeinde, weekday: werktag wochentag jour_de_semaine dia_laborable giorno_feriale dia_util werkdag
    dzien_roboczy, morning: morgens vormittag vormittags morgen matinee manana matinal mattina mattino manha
    ochtend, noon: mittag midi mediodia mezzogiorno meio_dia middag poludnie, afternoon: nachmittag nachmittags
    apres_midi tarde pomeriggio namiddag popoludnie, evening: abend abends soiree sera noite avond wieczor, night:
    nacht noche notte, monday: montag lundi lunes lunedi segunda_feira maandag poniedzialek, saturday: samstag
    sonnabend samedi sabado sabato zaterdag sobota, sunday: sonntag dimanche domenica zondag niedziela, classes:
    kurse cours_collectifs clases_dirigidas corsi zajecia_grupowe, weights: krafttraining musculation musculacion
    pesi musculacao krachttraining, swimming: schwimmen natation natacion nuoto natacao zwemmen plywanie, lose
    weight: abnehmen perdre_du_poids perdre_poids perder_peso dimagrire perdere_peso emagrecer afvallen schudnac
    odchudzanie, build muscle: muskelaufbau prise_de_muscle prise_de_masse ganar_musculo massa_muscolare
    ganhar_massa spieropbouw budowa_miesni, get fit: remise_en_forme ponerse_en_forma rimettersi_in_forma, health
    course: rehasport, permanent exhibition: dauerausstellung exposition_permanente exposicion_permanente
    mostra_permanente vaste_collectie, special exhibition: sonderausstellung exposition_temporaire
    exposicion_temporal mostra_temporanea tijdelijke_tentoonstelling wystawa_czasowa, guided tour: fuhrung fuehrung
    visite_guidee visita_guiada visita_guidata rondleiding zwiedzanie_z_przewodnikiem, annual pass: jahreskarte
    carte_annuelle abono_anual abbonamento_annuale passe_anual jaarkaart karta_roczna, day ticket: tageskarte
    billet_journee entrada_de_dia biglietto_giornaliero dagkaart bilet_dzienny, monthly pass: monatskarte
    pass_mensuel abono_mensual abbonamento_mensile passe_mensal maandkaart bilet_miesieczny, season ticket:
    dauerkarte abonnement_saison abono_de_temporada seizoenkaart karnet, theatre: teatro teatr, concerts: konzerte
    conciertos concerti concerten koncerty, inspection: hauptuntersuchung controle_technique revisione inspecao
    przeglad, repair: reparatur reparation reparacion riparazione reparacao reparatie naprawa, tyre change:
    reifenwechsel changement_de_pneus cambio_neumaticos cambio_gomme bandenwissel wymiana_opon, oil change:
    olwechsel oelwechsel vidange cambio_de_aceite cambio_olio troca_de_oleo olie_verversen wymiana_oleju,
    maintenance: wartung entretien mantenimiento manutenzione manutencao onderhoud konserwacja, check-up: vorsorge
    kontrolle bilan chequeo controllo_medico consulta_de_rotina badanie_kontrolne, first visit: erstbesuch
    premiere_visite primera_visita prima_visita primeira_consulta eerste_bezoek pierwsza_wizyta, physiotherapy:
    physiotherapie kinesitherapie fisioterapia fysiotherapie fizjoterapia, dentist: zahnarzt dentiste dentista
    tandarts dentysta, general practitioner: hausarzt medecin_traitant medico_de_cabecera medico_di_base
    medico_de_familia huisarts lekarz_rodzinny, specialist: facharzt specialiste especialista specialista
    specjalista, prescription: rezept ordonnance receta ricetta receita voorschrift recepta, over the counter:
    rezeptfrei sans_ordonnance sin_receta senza_ricetta zonder_recept bez_recepty, trial: testphase essai
    prova_gratuita periodo_de_teste proefperiode okres_probny, user: nutzer benutzer utilisateur usuario utente
    utilizador gebruiker uzytkownik, licence: lizenz licencia licenza licenca licentie licencja, training: schulung
    formacion formazione formacao opleiding szkolenie, support: unterstutzung asistencia assistenza ondersteuning
    wsparcie, food: lebensmittel alimentation alimentacion alimentacao voeding zywnosc, drinks: getranke getraenke
    boissons bebidas bevande dranken napoje, clothing: kleidung bekleidung vetements ropa abbigliamento roupa
    kleding odziez, shoes: schuhe chaussures zapatos calzado scarpe sapatos calcado schoenen obuwie, toys: spielzeug
    jouets juguetes giocattoli brinquedos speelgoed zabawki, books: bucher buecher livres libros libri livros boeken
    ksiazki, household goods: haushalt haushaltswaren articles_menagers casalinghi huishouden, electronics:
    elektronik electronique electronica elettronica eletronica elektronica elektronika, garden: garten jardin
    giardino jardim tuin ogrod, furniture: mobel moebel meubles muebles mobili moveis meubels meble, cosmetics:
    kosmetik cosmetiques cosmetica cosmetici cosmeticos kosmetyki, skin care: hautpflege dermo_cosmetique
    dermocosmetica huidverzorging, medicines: medikamente arzneimittel medicaments medicamentos farmaci medicijnen
    leki, baby care: babypflege puericulture puericultura
"""
