"""Things of clubs, pharmacies, theatres, publishers, charities, workshops, clinics, hotels, schools, and the English.

In other languages, for names of columns; as in the words of trade, `_` stands where several words mean one thing.
"""

THINGS = """
    sign-up: zapisu, booking lead time: delai_reservation, group classes: gruppenkurse cours_collectifs clases_grupo
    clases_colectivas corsi_gruppo corsi_di_gruppo aulas_grupo aulas_de_grupo groepslessen zajecia_grupowe
    zajec_grupowych, classes: zajec lekcje lekcji, cancelled class sign-ups: abgesagte_kurse, sign-ups: zapisy zapisow
    inscriptions inscripciones iscrizioni inscricoes inschrijvingen, refusals: odmowy rechazos recusas weigeringen
    ablehnungen, introductory session: trening_wprowadzajacy einfuhrungstraining seance_decouverte sesion_inicial
    lezione_introduttiva kennismakingsles, training: treningu entrainement entrenamiento allenamento treino, training
    sessions: trening_sesje treningow workouts seances_sport sesiones_entrenamiento, training hours: ore_allenamento
    trainingsstunden heures_entrainement horas_entrenamiento trainingsuren godziny_treningu, sessions: seansow
    zajecia_indywidualne, evening screenings: seanse_wieczorne, screenings: seanse vorfuhrungen projections proiezioni
    sesiones_cine, personal training: trening_personalny entrenador_personal personal_trainer entrainement_personnel
    allenamento_personale, trainer: instruktor, monthly fee: mensualidad cuota_mensual canone_mensile oplata_mies
    oplata_miesieczna forfait_mensuel abonnement_mensuel maandabonnement costo_mensile, annual fee: oplata_roczna
    cuota_anual quota_annua anuidade cotisation_annuelle jaarcontributie, joining fee: aufnahmegebuhr frais_inscription
    matricula_alta quota_iscrizione wpisowe inschrijfgeld, annual subscription: abonnement_annuel abbonamento_annuale
    jahresabo jahresabonnement abono_anual jaarabonnement karnet_roczny assinatura_anual, pass: karnet, passes: karnety
    abonos, season tickets: abonos_temporada abonnements_saison dauerkarten seizoenskaarten karnety_sezonowe, bar
    purchases: zakupy_bar achats_bar acquisti_bar compras_bar, sauna visits: saunabesuche wizyty_sauna, showers: duschen
    douches, lockers: schliessfacher casiers taquillas armadietti kluisjes szafki, opt-out: abmeldung, club: klub
    verein, card number: nr_karty, visits: wejscia wejsc odwiedziny entradas_gimnasio eintritte besuchsanzahl passages,
    visit duration: besuchsdauer duree_visite duracion_visita durata_visita bezoekduur czas_wizyty, average time:
    sredni_czas temps_moyen tiempo_medio tempo_medio gemiddelde_tijd, morning visits: ochtendbezoeken visites_matin
    visitas_manana morgenbesuche, evening visits: visites_soir abendbesuche avondbezoeken visitas_tarde visite_serali,
    prescriptions: rezepten, self-care: zelfzorg parapharmacie parafarmacia selbstmedikation, pharmacy goods:
    apothekenware, points redeemed: puntos_canjeados pontos_usados eingeloste_punkte punkty_wymienione
    spaarpunten_ingewisseld punti_riscattati points_utilises, blood pressure: blutdruck tension_arterielle
    presion_arterial pressione bloeddruk cisnienie, cholesterol: kolesterol cholesterin colesterol colesterolo, sugar:
    zucker glucemia glicemia bloedsuiker, body weight: korpergewicht poids_corps peso_corporal peso_corporeo
    lichaamsgewicht, smoker: raucher fumeur fumador fumatore roker palacz, allergies: allergien alergias allergie
    alergie, pain: schmerzen douleurs dolor pijn bol, operations: operationen cirugias interventi cirurgias operaties,
    treatments: zabiegi zabiegow, therapy: therapie terapia, tests: laboruntersuchungen analyses_labo analisis
    onderzoeken badania badan, checkups: vorsorgeuntersuchungen bilans_sante revisiones_medicas controlli
    controles_medicos, doctor visits: wizyty_lekarskie visites_medecin visitas_medicas visite_mediche consultas_medicas
    doktersbezoeken, consultations: konsultacje konsultacji consulti, specialist: facharzt specialiste especialista
    specialista specjalista, referral: uberweisung_arzt verwijzing skierowanie, emergency visits: notfallbesuche
    urgences urgencias, missed appointments: ausgefallene_termine rdv_manques citas_perdidas appuntamenti_mancati,
    cancelled appointments: rdv_annules citas_canceladas abgesagte_termine afgezegde_afspraken odwolane_wizyty, wait for
    appointment: delai_rdv wartezeit_termin, appointments: rendezvous rendez_vous marcacoes wizyty_umowione, evening
    performances: abendvorstellungen spectacles_soir funciones_noche, performances: vorstellungen spectacles
    representations espectaculos espetaculos przedstawien spektakle spektakli rappresentazioni, exhibitions:
    ausstellungen expositions exposiciones mostre exposicoes tentoonstellingen wystawy, exhibition: ausstellung
    exposition exposicion mostra exposicao tentoonstelling wystawa, concerts: konzerte conciertos concerti concertos
    concerten koncerty, guided tours: fuhrungen fuehrungen visites_guidees visitas_guiadas visite_guidate rondleidingen
    zwiedzanie_z_przewodnikiem, tours: rundgange, seats: places places_spectacle sitze, booked seats: places_achetees
    places_reservees gebuchte_platze, museum visits: museumsbesuche visites_musee visitas_museo museumbezoeken, museum:
    musee museo museu muzeum, theatre: teatro theater teatr, entrance tickets: eintrittskarten, friends of the museum:
    freundeskreis amis_musee, readings: lesungen lectures_publiques, workshops: ateliers talleres laboratori workshopy,
    catalogues: kataloge catalogos cataloghi, articles: beitrage_gelesen artykuly artykulow stukken, articles read:
    articulos_leidos articoli_letti artigos_lidos gelezen_artikelen przeczytane_artykuly gelesene_artikel, issues:
    ausgaben_heft numeri nummers wydania numeros, issues read: numeri_letti numeros_lus, books borrowed:
    wypozyczone_ksiazki livres_empruntes libros_prestados ausgeliehene_bucher geleende_boeken, books read: libros_leidos
    livres_lus livros_lidos gelezen_boeken, copies: exemplare exemplaires ejemplares copie exemplaren egzemplarze,
    authors: autoren auteurs autores autori autorzy, genre: gattung gatunek, comments: kommentare commentaires
    comentarios commenti reacties komentarze, reading time: lesezeit temps_lecture tiempo_lectura tempo_lettura leestijd
    czas_czytania tempo_leitura, newsletter: rundbrief nieuwsbrief infolettre boletin biuletyn, print: druckausgabe
    papier_edition, reminder letters: mahnbriefe, average donation: don_moyen donativo_medio donazione_media
    doacao_media gem_gift srednia_darowizna durchschnittsspende, donations: donativos darowizn spendenanzahl gaven,
    number of donations: nb_dons liczba_darowizn num_donativos num_doacoes aantal_giften, regular donation: dauerspende
    don_regulier donazione_regolare, regular donations: dons_reguliers donazioni_regolari dauerspenden, regular donor:
    donante_recurrente donateur_regulier doador_regular vaste_donateur, regular donors: stali_darczyncy, donations last
    year: spenden_letztes_jahr dons_annee_derniere, donors: spender donantes donatori doadores darczyncy, supporters:
    forderer foerderer sostenitori, support contribution: forderbeitrag foerderbeitrag, sponsorships: padrinazgos
    adozioni_a_distanza, volunteers: freiwillige benevoles voluntarios volontari vrijwilligers wolontariusze, volunteer
    hours: freiwilligenstunden heures_benevolat, petitions: petitionen peticiones petizioni peticoes petities petycje,
    bequest: nachlass_testament legado lascito legaat, appeals: spendenaufrufe appels_dons, workshop visits:
    werkstattbesuche passages_atelier visitas_taller visite_officina werkplaatsbezoeken wizyty_w_warsztacie, workshop:
    atelier taller officina oficina warsztatu, inspections: inspektionen revisions revisiones revisioni revisoes
    onderhoudsbeurten przeglady przegladow tagliandi, service inspections: przeglady_serwisowe revisiones_taller,
    repair: reparatie, repairs: napraw, repair costs: reparaturkosten cout_reparation coste_reparacion costi_riparazione
    koszt_naprawy reparatiekosten, main inspection: controle_technique revisione_auto apk_keuring badanie_techniczne,
    last main inspection: letzte_hauptuntersuchung, tyres in storage: gomme_in_deposito reifen_eingelagert
    pneus_stockes, tyre changes: cambio_gomme bandenwissel wymiana_opon wymiany_opon changement_pneus
    cambios_neumaticos, oil changes: cambios_aceite vidanges olwechsel oelwechsel cambi_olio wymiana_oleju
    olieverversingen, tyres: gomme banden, oil: huile olio oleo olie olej, brakes: bremsen freins frenos freni travoes
    remmen hamulce, battery: batterie bateria batteria accu akumulator, engine: moteur motore, car: carro wagen pkw,
    cars: autos samochody wagens, first registration: primera_matriculacion prima_immatricolazione pierwsza_rejestracja,
    kilometres a year: km_annuels km_anuales km_annui km_anuais km_per_jaar km_rocznie jahres_km, breakdowns:
    pannenhilfe depannages pechgevallen, replacement car: ersatzwagen voiture_pret coche_sustitucion auto_sostitutiva,
    previous stays: estancias_previas estancias_anteriores sejours_precedents soggiorni_precedenti estadias_anteriores
    eerdere_verblijven wczesniejsze_pobyty vorherige_aufenthalte fruhere_aufenthalte, breakfast included:
    petit_dejeuner_inclus desayuno_incluido colazione_inclusa pequeno_almoco_incluido ontbijt_inbegrepen
    sniadanie_w_cenie fruhstuck_inklusive, breakfast: fruehstuck petit_dejeuner pequeno_almoco, days booked ahead:
    anticipo_prenotazione_giorni antelacion_reserva_dias delai_reservation_jours antecedencia_reserva_dias
    dagen_vooraf_geboekt buchungsvorlauf_tage dni_przed_przyjazdem, dinner: abendessen diner jantar avondeten kolacja,
    arrival: anreise, room: chambre habitacion camera quarto kamer pokoj, rooms: camere pokoi, room type:
    zimmerkategorie type_chambre typ_pokoju, room rate: zimmerpreis prix_chambre, babies: saeuglinge, cancellation rate:
    stornoquote taux_annulation tasa_cancelacion tasso_cancellazione, earlier cancellations: cancelaciones_previas
    annulations_precedentes, total nights: naechte_gesamt nachte_gesamt nuits_totales noches_totales, minibar revenue:
    minibar_umsatz, parking: parkplatz stationnement estacionamiento parcheggio estacionamento parkeren, flight: lot,
    flights: vols, miles: meilen millas miglia milhas mijlen, luggage: gepack gepaeck bagages equipaje bagaglio bagagem
    bagage bagaz, journey: trajet trayecto tragitto trajeto traject, travellers: podrozni, single traveller:
    alleinreisend, beach: strand plage playa spiaggia praia plaza, pupils: schuler schueler eleves alumnos alunni alunos
    leerlingen uczniowie uczniow, number of pupils: schulerzahl schuelerzahl, enrolled pupils: alumnos_matriculados
    alunos_inscritos, pupil: eleve alumno alunno aluno leerling uczen, teacher: lehrer professeur profesor insegnante
    professor leraar nauczyciel, teachers: lehrkrafte professeurs profesores insegnanti professores leraren nauczyciele,
    lessons: lecons licoes, lesson hours: heures_cours horas_clase ore_lezione horas_aula lesuren godziny_lekcji
    unterrichtszeit, tutoring hours: nachhilfestunden heures_soutien korepetycje, course fee: kursgebuhr kursgebuehr
    frais_cours cursusgeld oplata_za_kurs, school fees: schulgeld frais_scolarite matricula retta propina czesne
    schoolgeld, courses: cursos cursussen kursy kursow, courses completed: cursos_terminados corsi_finiti
    cursos_concluidos afgeronde_cursussen ukonczone_kursy cours_termines, absences: faltas_asistencia nieobecnosci
    verzuim, days absent: jours_absence verzuim_dagen dni_nieobecnosci ziektedagen, average mark: durchschnittsnoten
    moyenne_generale gemiddeld_cijfer gemiddelde_cijfer, exams: toetsen, exam: prufung pruefung esame egzamin, homework:
    hausaufgaben devoirs deberes compiti huiswerk zadania_domowe, exercises: ubungen uebungen exercices ejercicios
    esercizi exercicios oefeningen cwiczenia, certificates: zertifikate certificats certificados certificati
    certificaten certyfikaty, language level: sprachniveau niveau_langue nivel_idioma livello_lingua taalniveau
    poziom_jezyka, parents: eltern padres genitori ouders rodzice, canteen: mensa cantine comedor kantine stolowka,
    meals: mahlzeiten repas comidas pasti refeicoes maaltijden posilki, study hours: lernstunden heures_etude
    horas_estudio ore_studio studie_uren, holiday camp: ferienlager colonie_vacances
"""
