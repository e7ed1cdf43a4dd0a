"""What more or less of a quantity makes of customers, in several languages."""

import pytest

from segmentry.stages.shared.quantities import comparative

#: Of a column: what customers are called who have little of it, and much.
CALLED = {
    "age": ("younger", "older"),
    "Customer_Age": ("younger", "older"),
    "Alter": ("younger", "older"),
    "Year_Birth": ("older", "younger"),
    "geburtsjahr": ("older", "younger"),
    "signup_date": ("long-standing", "newer"),
    "tenure_months": ("newer", "long-standing"),
    "antiguedad": ("newer", "long-standing"),
    "recency_days": ("recently active", "long inactive"),
    "days_since_last_order": ("recently active", "long inactive"),
    "Annual Income (k$)": ("lower income", "higher income"),
    "EstimatedSalary": ("lower income", "higher income"),
    "reddito": ("lower income", "higher income"),
    "Jahreseinkommen": ("lower income", "higher income"),
    "umsatz": ("small spenders", "big spenders"),
    "total_spend": ("small spenders", "big spenders"),
    "wine spending": ("low wine spending", "high wine spending"),
    "orders_12m": ("rare buyers", "frequent buyers"),
    "commandes": ("rare buyers", "frequent buyers"),
    "num_logins": ("few logins", "many logins"),
    "visits_12m": ("few visits in 12 months", "many visits in 12 months"),
    "categories_bought": ("few categories bought", "many categories bought"),
    "account_balance": ("small account balance", "large account balance"),
    "Credit_Limit": ("small credit limit", "large credit limit"),
    "household_size": ("small households", "large households"),
    "MonthlyCharges": ("low monthly charges", "high monthly charges"),
    "MntWines": ("low amount wines", "high amount wines"),
    "voice_minutes": ("few voice minutes", "many voice minutes"),
    "voice_out_min_30d": ("few outgoing voice minutes in 30 days", "many outgoing voice minutes in 30 days"),
    "intl_min_90d": ("few international minutes in 90 days", "many international minutes in 90 days"),
    "Min_bal_12m_EUR": ("low lowest balance in 12 months", "high lowest balance in 12 months"),
    "sms_out_30d": ("few SMS sent in 30 days", "many SMS sent in 30 days"),
    "data_mb_30d": ("little data in 30 days", "much data in 30 days"),
    "EventsEntered": ("few events entered", "many events entered"),
    "Alter_VN": ("younger", "older"),
    "Personen_im_Haushalt": ("small households", "large households"),
    "Vorschaeden_5J": ("few earlier claims", "many earlier claims"),
    "asistencia_pct": ("low attendance", "high attendance"),
    "horas_semana": ("few weekly hours", "many weekly hours"),
    "revenue_next_12m_eur": ("low revenue in next 12 months", "high revenue in next 12 months"),
    "credit_utilisation": ("low credit utilisation", "high credit utilisation"),
    "Bills_sent": ("few bills sent", "many bills sent"),
    "Friends_in_club": ("few friends in club", "many friends in club"),
    "Late pmts (12m)": ("few late payments in 12 months", "many late payments in 12 months"),
    "Persons_in_household_policy": ("small households", "large households"),
    "Orders <100 EUR %": ("low share of orders under 100 EUR", "high share of orders under 100 EUR"),
    "Limit used %": ("low limit used", "high limit used"),
    "Yrs with us": ("newer", "long-standing"),
    "x7": ("low x7", "high x7"),
}


@pytest.mark.parametrize("column", CALLED)
def test_customers_are_called_by_the_kind_of_quantity(column: str) -> None:
    words = comparative(column)
    assert (words.low, words.high) == CALLED[column]


def test_a_label_of_the_plan_is_taken_at_its_word() -> None:
    assert comparative("age", "age of the account").high == "high age of the account"
    assert comparative("x7", "logins").low == "few logins"
