"""What people would say in place of the names of columns and levels."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from segmentry.stages.shared.display_names import display_name, level_words

COLUMNS = {
    "Annual Income (k$)": ("annual income", "k$"),
    "MonthlyCharges": ("monthly charges", ""),
    "DeviceProtection": ("device protection", ""),
    "StreamingTV": ("streaming TV", ""),
    "tenure": ("tenure", ""),
    "tenure_months": ("tenure", "months"),
    "PaperlessBilling": ("paperless billing", ""),
    "Customer_Age": ("age", ""),
    "Months_on_book": ("months on book", ""),
    "Total_Trans_Amt": ("total transaction amount", ""),
    "Credit_Limit": ("credit limit", ""),
    "Contacts_Count_12_mon": ("contacts in 12 months", ""),
    "NumWebPurchases": ("web purchases", ""),
    "Spending Score (1-100)": ("spending score", ""),
    "num_orders": ("orders", ""),
    "order_count": ("orders", ""),
    "no_of_visits": ("visits", ""),
    "No internet service": ("no internet service", ""),
    "avg_basket": ("average basket", ""),
    "data_gb": ("data", "GB"),
    "CreditScore": ("credit score", ""),
    "NumOfProducts": ("products", ""),
    "BMI": ("BMI", ""),
    "bmi": ("BMI", ""),
    "hospital_days": ("hospital days", ""),
    "recency_days": ("recency", "days"),
    "days_since_last_order": ("days since last order", ""),
    "DayMins": ("day minutes", ""),
    "monthly_charges_eur": ("monthly charges", "EUR"),
    "total_revenue_usd": ("total revenue", "USD"),
    "discount pct": ("discount", "%"),
    "Größe [cm]": ("size", "cm"),
    "EDUC": ("education", ""),
    "delivery.delay": ("delivery delay", ""),
}
#: Units, times and short forms as people write them, and what looks like one and is none.
WRITTEN = {
    "OD_limit_EUR": ("overdraft limit", "EUR"),
    "OD matrix": ("OD matrix", ""),
    "DD_SO_cnt": ("direct debits and standing orders", ""),
    "ATM_wdl_pm": ("ATM withdrawals per month", ""),
    "closes 9 pm": ("closes 9 pm", ""),
    "Rev_12m_EUR": ("revenue in 12 months", "EUR"),
    "Total_EUR_52w": ("total amount in 52 weeks", "EUR"),
    "Fee_EUR_pm": ("fee per month", "EUR"),
    "Credits_last_month_EUR": ("credits last month", "EUR"),
    "Visits_last_4w": ("visits in 4 weeks", ""),
    "Visits_4w_before": ("visits in the 4 weeks before", ""),
    "run_400m": ("run 400m", ""),
    "premium_prev": ("previous premium", ""),
    "telematics_flag": ("telematics", ""),
    "Tenure_m": ("tenure", "months"),
    "Vertragslaufzeit_Monate": ("contract term", "months"),
    "DELAI_PAIE_J": ("payment term", "days"),
    "Avg_visit_min": ("average visit", "minutes"),
    "price_min": ("lowest price", ""),
    "Gifts24m": ("gifts in 24 months", ""),
    "Given24m_GBP": ("given in 24 months", "GBP"),
    "months_revolved_12": ("months revolved in 12 months", ""),
    "min_pay_months_12": ("minimum pay months in 12 months", ""),
    "DDAmountMonthly_GBP": ("monthly direct debit amount", "GBP"),
    "Vorschaeden_5J": ("vorschaeden in 5 years", ""),
    "El. consumption (kWh/yr)": ("electricity consumption per year", "kWh"),
    "Work price el. (ct/kWh)": ("work price electricity", "ct/kWh"),
    "Credit limit (kEUR)": ("credit limit", "kEUR"),
    "Turnover (last 12 months, EUR)": ("turnover in 12 months", "EUR"),
    "Orders p.a.": ("orders per year", ""),
    "Orders <100 EUR %": ("orders under 100 EUR", "%"),
    "Lines/order": ("lines per order", ""),
    "Owner/tenant": ("owner/tenant", ""),
    "Weekend_pct": ("weekend share", "%"),
    "avg_download_gb_month": ("average download per month", "GB"),
    "download_speed_mbps": ("download speed", "Mbit/s"),
    "app_logins_month": ("app logins per month", ""),
    "sales_month": ("sales month", ""),
    "Before_9am_pct": ("share before 9am", "%"),
    "Disc. %": ("discount", "%"),
    "disc": ("disc", ""),
    "GM %": ("gross margin", "%"),
    "Hosp_CHF": ("hospital costs", "CHF"),
    "NPS_0_10": ("NPS", ""),
    "Ø order value (EUR)": ("average order value", "EUR"),
    "ANZ_PERSONEN": ("persons", ""),
    "rx": ("rx", ""),
}
#: In English the whole of it, or as it is written: never half of it.
IN_OTHER_LANGUAGES = {
    "davon Teile %": ("included parts", "%"),
    "AW-Stunden": ("AW hours", ""),
    "Umsatz_Ersatzteile": ("spare parts revenue", ""),
    "canal_compra": ("purchase channel", ""),
    "sesion_pref": ("preferred session", ""),
    "corse_30g": ("trips in 30 days", ""),
    "perc_stessa_staz": ("same station share", "%"),
    "PCT_LIVR_CHANTIER": ("delivery to site share", "%"),
    "Gasto Anual (€)": ("yearly spending", "€"),
    "faturamento_anual_brl": ("yearly revenue", "BRL"),
    "wydatki_zl_12m": ("spending in 12 months", "PLN"),
    "Délai réservation (j)": ("booking lead time", "days"),
    "part_heures_bureau": ("share in office hours", ""),
    "part_nov_dec": ("share in November and December", ""),
    "part_grains": ("beans share", ""),
    "part_sous_promo": ("share on promotion", ""),
    "Umsatz_Nov_Dez": ("revenue in November and December", ""),
    "num_hijos": ("children", ""),
    "page_views": ("page views", ""),
    "letzte_Buchung_Tage": ("days since last booking", ""),
    "ca_12_mois": ("revenue in 12 months", ""),
    "panier_xyz_12_mois": ("panier xyz 12 mois", ""),
    "avis_deposes": ("written reviews", ""),
    "avoir_fin_annee_eur": ("year-end credit", "EUR"),
    "optin_newsletter": ("newsletter opt-in", ""),
    "nb_sinistres_3a": ("claims in 3 years", ""),
    "wizyty_mies": ("visits per month", ""),
    "udzial_zajec_grupowych": ("share of group classes", ""),
    "sredni_czas_min": ("average time", "minutes"),
    "bilety_kupione": ("bought tickets", ""),
    "Preisanpassung_Prozent": ("price adjustment", "%"),
    "Hotline_Wartezeit_min": ("hotline waiting time", "minutes"),
    "Papierlose_Rechnung": ("paperless bill", ""),
    "Estancias previas": ("previous stays", ""),
    "Abschlag EUR/Monat": ("instalment per month", "EUR"),
    "tarif_type": ("tariff type", ""),
    "nivelEntrada": ("entry level", ""),
    "horasSemanaDisponibles": ("horas semana disponibles", ""),
    "gmv_12m": ("GMV in 12 months", ""),
    "pct_womens": ("womens", "%"),
}
LEVELS = {
    "basic.4y": "basic 4y",
    "Fiber optic": "fiber optic",
    "self_employed": "self employed",
    "admin.": "admin",
    "New York": "New York",
    "Month-to-month": "month-to-month",
    "MARRIED": "married",
    "SUV": "SUV",
    "two-year": "two-year",
}


@pytest.mark.parametrize("column", COLUMNS | WRITTEN | IN_OTHER_LANGUAGES)
def test_columns_are_said_as_people_say_them(column: str) -> None:
    said = display_name(column)
    assert (said.words, said.unit) == (COLUMNS | WRITTEN | IN_OTHER_LANGUAGES)[column]


@pytest.mark.parametrize("level", LEVELS)
def test_levels_are_said_as_people_say_them(level: str) -> None:
    assert level_words(level) == LEVELS[level]


@pytest.mark.parametrize(
    ("unit", "said"),
    [("k$", "$62k"), ("$", "$62"), ("€", "€62"), ("%", "62%"), ("EUR", "62 EUR"), ("TEUR", "62k EUR"), ("", "62")],
)
def test_a_unit_stands_where_people_write_it(unit: str, said: str) -> None:
    assert display_name("x", f"income ({unit})" if unit else "income").value("62") == said


def test_the_plan_has_the_last_word() -> None:
    assert display_name("X1", "how long they stay (months)") == display_name("y", "how long they stay (months)")
    assert display_name("X1", "how long they stay (months)").words == "how long they stay"
    assert display_name("X1", "(months)").words == "(months)"


@example("_")
@given(st.text(min_size=1, max_size=40).filter(str.strip))
def test_whatever_a_column_is_called_it_has_words(column: str) -> None:
    assert display_name(column).words.strip()
    assert level_words(column)
