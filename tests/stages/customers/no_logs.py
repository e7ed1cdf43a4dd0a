"""Tables that are no logs: customers once each or on several dates, and things that are no customers at all."""

from collections.abc import Callable

import numpy as np
import pandas as pd

N = 400


def _dates(rng: np.random.Generator, n: int = N) -> pd.DatetimeIndex:
    return pd.DatetimeIndex(pd.Timestamp("2021-01-01") + pd.to_timedelta(rng.integers(0, 900, n), unit="D"))


def signed_up(rng: np.random.Generator) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "customer_id": np.arange(N) + 1,
            "signup_date": _dates(rng),
            "last_order_date": _dates(rng),
            "last_order_id": rng.integers(10_000, 99_999, N),
            "orders": rng.poisson(4, N),
            "total_spent": np.round(rng.lognormal(4, 1, N), 2),
            "favourite_product": rng.choice(["tea", "jam"], N),
        }
    )
    return pd.concat([frame, frame.iloc[:5]])  # an export in which some stand twice


def constituents(rng: np.random.Generator) -> pd.DataFrame:
    """One row for each giver, whom a fundraiser's database calls otherwise, with what came of one appeal."""
    frame = pd.DataFrame(
        {"ConstituentID": [f"C-{i:06d}" for i in rng.permutation(N)], "Title": rng.choice(["Mr", "Ms"], N)}
    )
    frame["FirstGiftDate"], frame["LastGiftDate"] = _dates(rng), _dates(rng)
    frame["NoOfGifts"] = rng.poisson(4, N) + 1
    frame["AvgGift"], frame["LifetimeValue"] = rng.gamma(3, 7, N).round(2), rng.gamma(3, 30, N).round(2)
    frame["XmasGiftAmt"] = rng.integers(5, 60, N) * (rng.random(N) < 0.15)
    return frame.assign(XmasGiftChannel=rng.choice(["post", "web"], N))


def sums_of_shops(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "ID_CLIENT": np.arange(N) + 100_000,
            "DATE_PREMIER_ACHAT": _dates(rng),
            "DATE_DERNIER_ACHAT": _dates(rng),
            "NB_TICKETS": rng.poisson(4, N),
            "QTE_ARTICLES": rng.poisson(9, N),
            "MONTANT_TOTAL_TTC": np.round(rng.lognormal(4, 1, N), 2),
            "CARTE_FIDELITE": rng.choice(["O", "N"], N),
        }
    )


def cards_of_households(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Kartennummer": rng.permutation(N) + 308_000_000,
            "Haushaltsnummer": rng.integers(1, N // 2, N),
            "Buchungsdatum": _dates(rng),
            "Letzte Transaktion": rng.choice(["Einkauf", "Storno"], N),
            "Betrag letzte Transaktion": np.round(rng.lognormal(2, 1, N), 2),
            "Anzahl Transaktionen": rng.poisson(20, N),
        }
    )


def shopping_trends(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Customer ID": np.arange(N) + 1,
            "Age": rng.integers(18, 70, N),
            "Item Purchased": rng.choice(["Blouse", "Jeans", "Coat"], N),
            "Category": rng.choice(["Clothing", "Outerwear"], N),
            "Purchase Amount (USD)": rng.integers(20, 100, N),
            "Season": rng.choice(["Winter", "Spring"], N),
            "Previous Purchases": rng.integers(1, 50, N),
            "Frequency of Purchases": rng.choice(["Weekly", "Annually"], N),
        }
    )


def shop_customers(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Customer ID": rng.permutation(N) + 7_000_000_000,
            "First Name": rng.choice(["Ann", "Ben", "Cleo"], N),
            "Last Name": rng.choice(["Bo", "Cy", "Dee"], N),
            "Email": [f"c{i}@example.org" for i in range(N)],
            "Accepts Email Marketing": rng.choice(["yes", "no"], N),
            "City": rng.choice(["Bonn", "Graz"], N),
            "Total Spent": np.round(rng.lognormal(4, 1, N), 2),
            "Total Orders": rng.poisson(3, N),
            "Tags": rng.choice(["vip", "new"], N),
        }
    )


def monthly_snapshots(rng: np.random.Generator) -> pd.DataFrame:
    months = pd.date_range("2023-01-31", periods=8, freq="ME")
    who, when = np.repeat(np.arange(60), 8), np.tile(months, 60)
    frame = pd.DataFrame({"customer_id": who, "month": when, "spend": np.round(rng.gamma(2, 50, 480), 2)})
    frame["balance"] = np.round(rng.normal(900, 300, 480), 2)
    return frame[rng.random(480) < 0.9]


def yearly_panel(rng: np.random.Generator) -> pd.DataFrame:
    who, when = np.repeat(np.arange(60), 7), np.tile(np.arange(1980, 1987), 60)
    return pd.DataFrame({"id": who, "year": when, "wage": np.round(rng.gamma(5, 3, 420), 2), "hours": 40})


def contacts(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "customer_id": rng.integers(0, 90, N),
            "contact_date": _dates(rng),
            "campaign": rng.choice(["spring", "autumn"], N),
            "channel": rng.choice(["mail", "phone"], N),
            "duration": rng.integers(5, 900, N),
            "responded": rng.choice(["yes", "no"], N),
        }
    )


def accounts(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "account_id": np.arange(N) + 5_000,
            "client_id": np.arange(N) // 2,
            "open_date": _dates(rng),
            "product": rng.choice(["savings", "current"], N),
            "balance": np.round(rng.lognormal(7, 1, N), 2),
            "status": rng.choice(["open", "closed"], N),
        }
    )


def visits_of_patients(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "patient_id": rng.integers(0, 90, N),
            "visit_date": _dates(rng),
            "systolic": rng.normal(130, 15, N).round(),
            "glucose": rng.normal(6, 1, N).round(1),
            "treatment": rng.choice(["a", "b"], N),
        }
    )


def stores_by_day(rng: np.random.Generator) -> pd.DataFrame:
    days = pd.date_range("2023-01-01", periods=40)
    return pd.DataFrame(
        {
            "Store": np.tile(np.arange(10), 40),
            "Date": np.repeat(days, 10),
            "Sales": rng.integers(2_000, 9_000, 400),
            "Customers": rng.integers(200, 900, 400),
            "Promo": rng.integers(0, 2, 400),
            "Open": 1,
        }
    )


def catalogue(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "sku": [f"S{i:04d}" for i in range(N)],
            "product_name": [f"Thing {i}" for i in range(N)],
            "category": rng.choice(["tea", "jam"], N),
            "supplier_id": rng.integers(0, 20, N),
            "price": np.round(rng.lognormal(2, 1, N), 2),
            "stock_quantity": rng.integers(0, 90, N),
            "added_at": _dates(rng),
        }
    )


def ratings(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "userId": rng.integers(0, 60, N),
            "movieId": rng.integers(0, 90, N),
            "rating": rng.choice([3.5, 4.0, 5.0], N),
            "timestamp": 1_112_486_027 + rng.integers(0, 10**7, N),
        }
    )


def taxis(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "VendorID": rng.integers(1, 3, N),
            "tpep_pickup_datetime": _dates(rng) + pd.to_timedelta(rng.integers(0, 86400, N), unit="s"),
            "passenger_count": rng.integers(1, 5, N),
            "trip_distance": rng.gamma(2, 2, N).round(2),
            "fare_amount": rng.gamma(3, 5, N).round(2),
            "tip_amount": rng.gamma(1, 2, N).round(2),
            "total_amount": rng.gamma(4, 5, N).round(2),
        }
    )


def policies(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "policy_number": rng.permutation(N) + 100_000,
            "policy_bind_date": _dates(rng),
            "policy_annual_premium": rng.normal(1200, 200, N).round(2),
            "insured_zip": rng.integers(430_000, 620_000, N),
            "incident_date": _dates(rng),
            "incident_type": rng.choice(["Vehicle Theft", "Parked Car"], N),
            "total_claim_amount": rng.integers(1_000, 90_000, N),
            "fraud_reported": rng.choice(["Y", "N"], N),
        }
    )


def hotel_reservations(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Booking_ID": [f"INN{i:05d}" for i in range(N)],
            "no_of_adults": rng.integers(1, 4, N),
            "type_of_meal_plan": rng.choice(["Meal Plan 1", "Not Selected"], N),
            "lead_time": rng.integers(0, 300, N),
            "arrival_year": 2018,
            "arrival_month": rng.integers(1, 13, N),
            "market_segment_type": rng.choice(["Online", "Offline"], N),
            "repeated_guest": rng.integers(0, 2, N),
            "avg_price_per_room": rng.gamma(9, 11, N).round(2),
            "no_of_special_requests": rng.integers(0, 4, N),
            "booking_status": rng.choice(["Canceled", "Not_Canceled"], N),
        }
    )


def members_of_households(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "household_id": np.arange(N) // 3,
            "person_no": np.arange(N) % 3 + 1,
            "interview_date": np.repeat(_dates(rng, N // 3 + 1), 3)[:N],
            "age": rng.integers(0, 90, N),
            "income": rng.lognormal(8, 1, N).round(),
            "expenditure_total": rng.lognormal(7, 1, N).round(),
        }
    )


def letters(rng: np.random.Generator) -> pd.DataFrame:
    """Nothing but numbers without names, and a date."""
    return pd.DataFrame(
        {
            "V1": rng.integers(1, 5, N),
            "V2": _dates(rng),
            "V3": rng.normal(20, 3, N).round(2),
            "V4": rng.integers(0, 300, N),
            "V5": rng.gamma(2, 2, N),
        }
    )


def sensors(rng: np.random.Generator) -> pd.DataFrame:
    hours = pd.date_range("2023-01-01", periods=50, freq="h")
    return pd.DataFrame(
        {
            "a": np.tile(np.arange(8), 50),
            "b": np.repeat(hours, 8),
            "c": rng.normal(20, 3, 400).round(2),
            "d": rng.integers(1, 9, 400),
        }
    )


NO_LOGS: dict[Callable[[np.random.Generator], pd.DataFrame], str] = {
    constituents: "customers",
    signed_up: "customers",
    shopping_trends: "customers",
    shop_customers: "customers",
    sums_of_shops: "customers",
    cards_of_households: "customers",
    monthly_snapshots: "customers at several dates",
    yearly_panel: "customers at several dates",
    contacts: "customers",
    accounts: "customers",
    visits_of_patients: "customers",
    stores_by_day: "customers",
    catalogue: "customers",
    ratings: "customers",
    taxis: "customers",
    policies: "customers",
    hotel_reservations: "customers",
    members_of_households: "customers",
    letters: "customers",
    sensors: "customers",
}
