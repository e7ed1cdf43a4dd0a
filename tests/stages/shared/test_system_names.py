"""Names of columns as business systems write them, in eight languages: keys, codes, places, outcomes, and features."""

import pytest

from segmentry.stages.shared import outcome_words, system_names, traits

KEYS_CODES_AND_PLACES = """
    Kundennummer VertragsNr Belegnummer Zaehlernummer Personalnummer Filialnr Artikelnummer Lieferantennummer
    numero_client num_contrat no_contrat numero_dossier ref_commande code_client id_vente cle_client code_agence
    code_insee code_produit numero_poliza nro_cliente num_pedido cod_cliente clave_producto codigo_sucursal
    cve_municipio id_tienda n_factura no_factura folio_venta matricula numero_cliente codice_cliente cod_fiscale
    n_fattura num_polizza chiave_record codice_comune codice_prodotto matricola progressivo id_contratto
    numero_apolice nr_contrato cod_municipio codigo_produto chave_cliente cd_agencia nu_inscricao sq_candidato
    klantnummer polisnummer relatienummer artikelnr ordernr gemeentecode productcode vestigingsnummer
    bestelnummer numer_klienta nr_umowy nr_zamowienia kod_produktu id_sklepu kod_gminy numer_polisy nr_faktury
    klucz_klienta kundnummer ordrenummer kommunenummer postnummer produktkode asiakasnumero CustomerKey DateKey
    product_sk fk_store store_fk SalesOrderNumber AccountNo policy_no ItemCode branch_code StateFIPS county_fips
    LocationID wohnort arbeitsort ville_residence provincia_nacimiento comune_residenza cidade_nascimento
    woonplaats miasto home_city municipio departement
"""
OUTCOMES = """
    gekuendigt hat_gekuendigt Kuendigung_ja abgewandert zahlungsausfall gekauft reagiert schadenfall betrug
    reklamation verlaengert resilie a_resilie impaye defaut_paiement a_achete souscrit sinistre fraude
    reclamation renouvele baja fuga moroso en_mora compro acepto_oferta siniestro reclamo renovo fallecido
    disdetta cessato insoluto ha_acquistato accettato sinistro frode rinnovato cancelou evasao inadimplente
    comprou aceitou reclamacao renovou opgezegd vertrokken wanbetaler gekocht gereageerd schade klacht verlengd
    rezygnacja odszedl niewyplacalnosc kupil zaakceptowal szkoda oszustwo reklamacja przedluzyl czy_kupil
    churn_flag is_churn Churned exited left_company default defaulted bad_flag is_fraud fraud_flag responded
    converted has_claim lapse_flag renewed did_renew complaint_flag will_buy purchased bought_next_month
    churn_next_month cancelled attrition_flag accepted loan_default deal_won
"""
VALUES = """
    clv customer_lifetime_value LTV_12m predicted_ltv revenue_next_year next_year_spend umsatz_naechstes_jahr
    ca_annee_prochaine ingresos_proximo_ano fatturato_prossimo_anno kundenwert valore_cliente valeur_client
    valor_vida_cliente customer_profitability gross_profit
"""
FEATURES = """
    number_of_orders num_products code_quality_score number_of_children nb_commandes nombre_enfants numero_hijos
    numero_de_compras numero_figli numero_ordini numero_filhos qtd_pedidos aantal_bestellingen aantal_kinderen
    liczba_zamowien liczba_dzieci anzahl_kinder anzahl_bestellungen n_orders n_children no_of_visits nr_orders
    nr_employees num_calls num_cards customer_age order_value order_count orders_total avg_order_value
    city_visits city_distance distance_to_city country_count state_tax regional_sales_share id_checks ids_count
    key_account_revenue_share keystrokes keys_lost password_changes monthly_code_commits codes_redeemed
    discount_codes_used zip_line_rides postal_packages clicks_on_code hash_rate days_to_next_birthday
    next_of_kin_count contract_length vertragslaufzeit umsatz_anteil lifetime_months calls_to_support
    tickets_opened claims_count complaints_12m left_handed_score response_time responses_per_survey
    status_points statut_points days_since_cancel returns_count ausgaben_monat kontostand saldo saldo_medio
    solde_moyen importe_medio importo_medio valor_medio montant_moyen bedrag_gemiddeld kwota_srednia wydatki
    spesa_media gasto_mensual depense_mensuelle edad alter eta idade leeftijd wiek age salaire
    ingresos_mensuales reddito_annuo renda inkomen dochod wohnflaeche superficie_m2 surface habitaciones locali
    kamers pokoje antiguedad_meses anzianita anciennete_mois tempo_cliente duur_contract staz_miesiace
    puntos_fidelidad points_fidelite punti_fedelta pontos punkte stempel visitas visites visite visitas_mes
    bezoeken wizyty besuche minutos_llamada minuti_chiamate minuten_gespraech minutes_appels consumo_kwh
    consommation_kwh verbruik_kwh zuzycie_kwh verbrauch_kwh score_credito scoring bonitaet_score
    note_satisfaction satisfaccion soddisfazione tevredenheid zadowolenie zufriedenheit nota_media
    household_size taille_foyer personas_hogar componenti_famiglia moradores huishoudgrootte
    wielkosc_gospodarstwa haushaltsgroesse cars_owned coches voitures automobili carros autos samochody
    fahrzeuge descuento_medio remise sconto_medio desconto korting rabat rabatt_quote recency frequency monetary
    recencia frecuencia importe_total valore_monetario place_of_purchase_count land_area population_density
    stadium_visits countryside_trips branch_distance store_size codec_level encoder_speed decode_errors
    episode_count method_score modest_spend nummerical_skill nr_visites n_visites n_compras lote_size lot_size
    batch_size series_watched serie_a_matches seq_length index_fund_share fund_share hash_tags line_count
    lines_per_order phone_lines fraud_checks_passed default_rate_area next_day_delivery_orders
    future_orientation_score upcoming_trips_planned mora_days days_late late_payments accepted_offers
    accepted_cookies_count rejections won_games lost_bags died_plants abandoned_carts abandono_carrito
    carritos_abandonados chariots_abandonnes
"""


@pytest.mark.parametrize("name", KEYS_CODES_AND_PLACES.split())
def test_whole_numbers_of_that_name_tell_one_from_many(name: str) -> None:
    word = traits.normal(name)
    is_date = traits.is_date(word, (45_000, 46_000, 47_000))
    assert traits.is_code(word, 300) or traits.personal(word, ()) or traits.sensitive(word) or is_date


@pytest.mark.parametrize("name", OUTCOMES.split())
def test_two_values_of_that_name_tell_what_came_of_customers(name: str) -> None:
    word = traits.normal(name)
    assert traits.is_outcome(word, 2) or outcome_words.is_named(name, word, 2)


@pytest.mark.parametrize("name", VALUES.split())
def test_many_values_of_that_name_tell_what_a_customer_is_worth(name: str) -> None:
    word = traits.normal(name)
    assert traits.is_value(word) or outcome_words.is_named(name, word, 300)


@pytest.mark.parametrize("distinct", [12, 300])
def test_what_counts_measures_or_judges_is_none_of_these(distinct: int) -> None:
    words = {name: traits.normal(name) for name in FEATURES.split()}
    refused = [
        name
        for name, word in words.items()
        if traits.is_code(word, distinct)
        or traits.is_outcome(word, 30)
        or outcome_words.is_named(name, word, 30)
        or traits.is_value(word)
        or traits.personal(word, ())
        or traits.sensitive(word)
        or system_names.is_noted(word)
    ]
    assert not refused
