"""The columns of tables that many have segmented, by their names, with values drawn after their forms."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry

N = 2_000
RNG = np.random.default_rng(0)
GROUP = RNG.integers(0, 3, N)

#: How the values of a column are drawn.
FORMS: dict[str, Callable[[], Any]] = {
    "amount": lambda: np.round(900 * np.exp(0.5 * (RNG.normal(size=N) + GROUP)), 2),
    "count": lambda: RNG.poisson(4 + 2 * GROUP),
    "zeros": lambda: np.where(RNG.random(N) < 0.9, 0, RNG.integers(1_000, 20_000, N)),
    "share": lambda: RNG.beta(4, 1, N),
    "small": lambda: RNG.integers(-2, 9, N),
    "code": lambda: RNG.integers(1, 10, N),
    "flag": lambda: (RNG.random(N) < 0.3).astype(int),
    "rare": lambda: (RNG.random(N) < 0.006).astype(int),
    "year": lambda: 1970 + RNG.integers(-30, 26, N),
    "yes": lambda: RNG.choice(np.array(["Yes", "No"], dtype=object), N),
    "sex": lambda: RNG.choice(np.array(["Male", "Female"], dtype=object), N),
    "noise": lambda: RNG.choice(np.array(["a", "b", "c"], dtype=object), N),
    "related": lambda: np.array(["a", "b", "c"], dtype=object)[np.where(RNG.random(N) < 0.8, GROUP, 0)],
    "many": lambda: [f"Town{i % 900}" for i in range(N)],
    "row": lambda: np.arange(1, N + 1),
    "id": lambda: RNG.choice(15_000_000, N, replace=False),
    "text id": lambda: [f"{i:04d}-QWERT" for i in range(N)],
    "zip": lambda: RNG.integers(90_001, 96_162, N),
    "mail": lambda: [f"a{i}@example.org" for i in range(N)],
    "phone": lambda: [f"669-792-{1000 + i}" for i in range(N)],
    "name": lambda: [f"Ann{chr(97 + i % 26)} Bo{chr(97 + i % 20)}" for i in range(N)],
    "constant": lambda: np.full(N, 3),
    "date": lambda: pd.date_range("2012-07-30", periods=N, freq="h"),
}
TABLES = {
    "telecom churn": {
        "id": {"CustomerID": "text id"},
        "ignored": {"Count": "constant"},
        "descriptor": {
            "City": "many",
            "Zip Code": "zip",
            "Latitude": "share",
            "Gender": "sex",
            "Senior Citizen": "yes",
        },
        "feature": {
            "Tenure Months": "count",
            "Contract": "related",
            "Monthly Charges": "amount",
            "Dependents": "count",
        },
        "outcome": {"Churn Label": "yes", "Churn Value": "flag", "Churn Reason": "noise"},
        "value": {"CLTV": "amount"},
    },
    "bank churn": {
        "id": {"RowNumber": "row", "CustomerId": "id"},
        "ignored": {"Surname": "name"},
        "descriptor": {"Geography": "noise", "Gender": "sex"},
        "feature": {"CreditScore": "count", "Balance": "zeros", "NumOfProducts": "code", "HasCrCard": "flag"},
        "outcome": {"Exited": "flag"},
    },
    "marketing campaign": {
        "id": {"ID": "id"},
        "ignored": {"Z_CostContact": "constant", "Z_Revenue": "constant"},
        "descriptor": {"Marital_Status": "noise", "Dt_Customer": "date"},
        "feature": {"Year_Birth": "year", "Income": "amount", "MntWines": "amount", "NumDealsPurchases": "count"},
        "outcome": {"Response": "flag", "Complain": "rare"},
    },
    "credit default": {
        "id": {"ID": "row"},
        "descriptor": {"SEX": "flag"},
        "feature": {"LIMIT_BAL": "amount", "PAY_0": "small", "BILL_AMT1": "amount", "AGE": "count"},
        "outcome": {"default.payment.next.month": "flag"},
    },
    "shopping mall": {
        "id": {"CustomerID": "row"},
        "descriptor": {"Genre": "sex"},
        "feature": {"Age": "count", "Annual Income (k$)": "amount", "Spending Score (1-100)": "count"},
    },
    "wholesale": {
        "descriptor": {"Channel": "flag", "Region": "code"},
        "feature": {"Fresh": "amount", "Milk": "amount", "Detergents_Paper": "amount"},
    },
    "car insurance": {
        "id": {"Customer": "text id"},
        "descriptor": {"State": "noise", "Effective To Date": "date", "Location Code": "noise"},
        "feature": {"Coverage": "related", "Monthly Premium Auto": "amount", "Number of Policies": "code"},
        "outcome": {"Response": "yes"},
        "value": {"Customer Lifetime Value": "amount"},
    },
    "census": {
        "descriptor": {"fnlwgt": "amount", "race": "noise", "sex": "sex", "native.country": "noise"},
        "feature": {"age": "count", "education.num": "code", "capital.gain": "zeros", "hours.per.week": "count"},
    },
    "hotel bookings": {
        "ignored": {"name": "name", "email": "mail", "phone-number": "phone"},
        "descriptor": {"hotel": "noise", "deposit_type": "noise"},
        "feature": {"lead_time": "count", "adults": "code", "adr": "amount", "total_of_special_requests": "count"},
        "outcome": {"is_canceled": "flag"},
    },
}


@pytest.mark.parametrize("table", TABLES)
def test_every_column_gets_its_role(table: str) -> None:
    roles = {name: role for role, columns in TABLES[table].items() for name in columns}
    drawn = {name: FORMS[form]() for columns in TABLES[table].values() for name, form in columns.items()}
    found = segmentry.inspect(pd.DataFrame(drawn))
    assert {column.name: column.role for column in found.columns} == roles
