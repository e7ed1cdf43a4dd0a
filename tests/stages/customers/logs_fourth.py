"""Twelve logs and eight tables that are none, written before the rules were tried on them.

At the first try 9 of 12 kinds, 10 of 12 customers and 72 of 84 key roles were right; 7 of 8 others were no logs.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from .logs import Lines, Log, things


def global_store() -> Log:
    x = Lines(301)
    frame = pd.DataFrame(
        {
            "Row.ID": np.arange(x.n) + 32_000,
            "Order.ID": [f"ES-2013-{1000000 + i}" for i in x.order],
            "Order.Date": x.day.strftime("%d-%m-%Y"),
            "Ship.Date": (x.day + pd.Timedelta("4D")).strftime("%d-%m-%Y"),
            "Customer.ID": [f"BT-{11000 + i}" for i in x.customer],
            "Customer.Name": [f"Ann Bo{i}" for i in x.customer],
            "Market": x.of_customer("EU|APAC|US"),
            "Product.ID": x.named("TEC-", x.product),
            "Product.Name": things(x),
            "Sales": x.total,
            "Quantity": x.quantity,
            "Profit": np.round(x.total * 0.2 - 3, 2),
            "Shipping.Cost": np.round(x.total * 0.1, 2),
            "Order.Priority": x.of_order("High|Medium|Low"),
        }
    )
    roles = {"customer": "Customer.ID", "order": "Order.ID", "date": "Order.Date", "quantity": "Quantity"}
    return Log(frame, "order lines", roles | {"amount": "Sales", "product": "Product.ID"})


def brazilian() -> Log:
    x = Lines(302)
    frame = pd.DataFrame(
        {
            "NumPedido": x.order + 5,
            "DtEmissao": x.day.strftime("%d/%m/%Y"),
            "CodCliente": x.customer + 900,
            "CodVendedor": x.order % 6,
            "CodProduto": x.product + 100,
            "DescProduto": things(x),
            "QtdVendida": x.quantity,
            "VlrUnitario": x.price,
            "VlrTotal": x.total,
            "Filial": x.of_order("Centro|Norte"),
        }
    )
    roles = {"customer": "CodCliente", "order": "NumPedido", "date": "DtEmissao", "quantity": "QtdVendida"}
    return Log(
        frame, "order lines", roles | {"unit_price": "VlrUnitario", "amount": "VlrTotal", "product": "CodProduto"}
    )


def german_web_shop() -> Log:
    x = Lines(303)
    frame = pd.DataFrame(
        {
            "Bestell-Nr.": x.order + 20000,
            "Bestellzeit": x.moment.strftime("%d.%m.%Y %H:%M"),
            "Bestellstatus": x.of_order("Abgeschlossen|Abgeschlossen|Storniert"),
            "Kunden-E-Mail": [f"c{i}@beispiel.de" for i in x.customer],
            "Artikel-Nr.": x.named("SW", x.product),
            "Artikel": things(x),
            "Anzahl": x.quantity,
            "Stückpreis": [f"{p:.2f}".replace(".", ",") for p in x.price],
            "Gesamt": [f"{p:.2f}".replace(".", ",") for p in x.total],
            "Versandkosten": "4,90",
            "Zahlungsart": x.of_order("PayPal|Rechnung"),
        }
    )
    roles = {"customer": "Kunden-E-Mail", "order": "Bestell-Nr.", "date": "Bestellzeit", "quantity": "Anzahl"}
    return Log(frame, "order lines", roles | {"unit_price": "Stückpreis", "amount": "Gesamt", "product": "Artikel-Nr."})


def french_till() -> Log:
    x = Lines(304)
    frame = pd.DataFrame(
        {
            "id_ticket": x.order + 1,
            "date_ticket": x.day.strftime("%Y-%m-%d"),
            "heure": x.moment.strftime("%H:%M"),
            "id_carte_fid": np.where(x.customer % 4 == 0, np.nan, x.customer + 2_000_000),
            "code_ean": 3_000_000_000_000 + x.product,
            "libelle_article": things(x),
            "qte": x.quantity,
            "pv_ttc": x.price,
            "ca_ttc": x.total,
            "remise_ttc": 0.0,
            "code_magasin": x.order % 4,
        }
    )
    roles = {"customer": "id_carte_fid", "order": "id_ticket", "date": "date_ticket", "time": "heure"}
    roles |= {"quantity": "qte", "unit_price": "pv_ttc", "amount": "ca_ttc", "product": "code_ean"}
    return Log(frame, "order lines", roles | {"store": "code_magasin"})


def spanish_bank() -> Log:
    x = Lines(305, lines=0, orders=9)
    frame = pd.DataFrame(
        {
            "FECHA_OPERACION": x.day.strftime("%d/%m/%Y"),
            "FECHA_VALOR": (x.day + pd.Timedelta("1D")).strftime("%d/%m/%Y"),
            "NUM_CUENTA": 21_000_000 + x.customer * 31,
            "CONCEPTO": x.pick("Recibo luz|Compra tarjeta|Transferencia"),
            "IMPORTE": x.total * x.rng.choice([-1, 1], x.n, p=[0.8, 0.2]),
            "SALDO": np.round(x.rng.normal(2_000, 500, x.n), 2),
            "DIVISA": "EUR",
        }
    )
    roles = {"customer": "NUM_CUENTA", "date": "FECHA_OPERACION", "amount": "IMPORTE", "currency": "DIVISA"}
    return Log(frame, "transactions", roles)


def calls() -> Log:
    x = Lines(306, lines=0, orders=14)
    frame = pd.DataFrame(
        {
            "SUBSCR_NO": 400_000 + x.customer,
            "CALL_DT": x.day.strftime("%Y%m%d").astype(int),
            "CALL_TM": x.moment.hour * 10_000 + x.moment.minute * 100,
            "DURATION_SEC": x.rng.integers(1, 2_000, x.n),
            "CALL_TYPE": x.pick("LOCAL|INTL"),
            "CHARGE_AMT": x.total,
        }
    )
    roles = {"customer": "SUBSCR_NO", "date": "CALL_DT", "time": "CALL_TM", "amount": "CHARGE_AMT"}
    return Log(frame, "transactions", roles)


def courses() -> Log:
    x = Lines(307, lines=0)
    frame = pd.DataFrame(
        {
            "student_id": x.customer + 1,
            "course_id": [f"CS{100 + i}" for i in x.product],
            "enrolled_at": x.moment.strftime("%Y-%m-%d %H:%M:%S"),
            "price_paid": x.price,
            "currency": x.of_customer("USD|EUR"),
            "coupon": x.pick("SPRING||"),
        }
    )
    roles = {"customer": "student_id", "date": "enrolled_at", "amount": "price_paid", "currency": "currency"}
    return Log(frame, "orders", roles | {"product": "course_id"})


def hotel_stays() -> Log:
    x = Lines(308, lines=0)
    frame = pd.DataFrame(
        {
            "Folio No": x.order + 7_000,
            "Guest ID": [f"G{i:05d}" for i in x.customer],
            "Arrival": x.day.strftime("%Y-%m-%d"),
            "Departure": (x.day + pd.to_timedelta(x.quantity, unit="D")).strftime("%Y-%m-%d"),
            "Nights": x.quantity,
            "Room Revenue": x.total,
            "F&B Revenue": np.round(x.total * 0.3, 2),
            "Total Revenue": np.round(x.total * 1.3, 2),
        }
    )
    roles = {"customer": "Guest ID", "order": "Folio No", "date": "Arrival", "amount": "Total Revenue"}
    return Log(frame, "orders", roles)


def utility_bills() -> Log:
    x = Lines(309, lines=0)
    frame = pd.DataFrame(
        {
            "Account Number": 55_000 + x.customer,
            "Bill Number": x.order + 1,
            "Bill Date": x.day.strftime("%Y-%m-%d"),
            "Due Date": (x.day + pd.Timedelta("21D")).strftime("%Y-%m-%d"),
            "kWh": x.rng.integers(100, 900, x.n),
            "Amount Billed": x.total,
            "Amount Outstanding": 0.0,
        }
    )
    roles = {"customer": "Account Number", "order": "Bill Number", "date": "Bill Date", "amount": "Amount Billed"}
    return Log(frame, "orders", roles)


def french_gifts() -> Log:
    x = Lines(310, lines=0)
    frame = pd.DataFrame(
        {
            "N° donateur": x.customer + 1,
            "Date du don": x.day.strftime("%d/%m/%Y"),
            "Montant du don": x.rng.choice([10, 20, 35, 50], x.n),
            "Mode de paiement": x.pick("CB|Chèque"),
            "Campagne": x.pick("Noël|Été"),
        }
    )
    roles = {"customer": "N° donateur", "date": "Date du don", "amount": "Montant du don"}
    return Log(frame, "transactions", roles)


def food_delivery() -> Log:
    x = Lines(311, lines=0)
    frame = pd.DataFrame(
        {
            "Restaurant ID": 20_320_000 + x.order % 6,
            "Restaurant name": x.of_order("Swaad|Aura|Dilli"),
            "Order ID": 6_168_884_918 + x.order,
            "Order Placed At": x.moment.strftime("%I:%M %p, %B %d %Y"),
            "Order Status": x.pick("Delivered|Delivered|Rejected"),
            "Items in order": [f"{q} x Wings" for q in x.quantity],
            "Bill subtotal": x.total,
            "Packaging charges": 20.0,
            "Restaurant discount (Promo)": np.round(x.total * 0.1, 2),
            "Total": np.round(x.total * 0.9 + 20, 2),
            "Rating": x.rng.integers(1, 6, x.n),
            "Customer ID": [f"{i * 104729 % 1000003:012x}" for i in x.customer],
        }
    )
    roles = {"customer": "Customer ID", "order": "Order ID", "date": "Order Placed At", "amount": "Total"}
    return Log(frame, "orders", roles | {"product": "Items in order", "status": "Order Status"})


def warehouse() -> Log:
    x = Lines(312)
    frame = pd.DataFrame(
        {
            "sale_id": x.order + 1,
            "customer_key": x.customer + 1,
            "product_key": x.product + 1,
            "store_key": x.order % 5,
            "date_key": x.day.strftime("%Y%m%d").astype(int),
            "units_sold": x.quantity,
            "gross_revenue": x.total,
            "net_revenue": np.round(x.total * 0.95, 2),
            "cost": np.round(x.total * 0.6, 2),
        }
    )
    roles = {"customer": "customer_key", "order": "sale_id", "date": "date_key", "quantity": "units_sold"}
    return Log(frame, "order lines", roles | {"amount": "net_revenue", "product": "product_key"})


LOGS: tuple[Callable[[], Log], ...] = (
    global_store,
    brazilian,
    german_web_shop,
    french_till,
    spanish_bank,
    calls,
    courses,
    hotel_stays,
    utility_bills,
    french_gifts,
    food_delivery,
    warehouse,
)

N = 400


def _dates(rng: np.random.Generator) -> pd.DatetimeIndex:
    return pd.DatetimeIndex(pd.Timestamp("2021-01-01") + pd.to_timedelta(rng.integers(0, 900, N), unit="D"))


def listings(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "id": rng.permutation(N) + 2_000,
            "name": [f"Room {i}" for i in range(N)],
            "host_id": rng.integers(0, 150, N),
            "host_name": rng.choice(["Ann", "Ben"], N),
            "neighbourhood": rng.choice(["Kreuzberg", "Mitte"], N),
            "price": rng.gamma(3, 30, N).round(),
            "minimum_nights": rng.integers(1, 9, N),
            "number_of_reviews": rng.poisson(20, N),
            "last_review": _dates(rng),
        }
    )


def support_tickets(rng: np.random.Generator) -> pd.DataFrame:
    opened = _dates(rng)
    return pd.DataFrame(
        {
            "ticket_id": np.arange(N) + 1,
            "customer_id": rng.integers(0, 120, N),
            "opened_at": opened,
            "closed_at": opened + pd.Timedelta("2D"),
            "priority": rng.choice(["high", "low"], N),
            "satisfaction": rng.integers(1, 6, N),
        }
    )


def appointments(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "PatientId": rng.integers(0, 150, N) * 7_919 + 3_900_000,
            "AppointmentID": rng.permutation(N) + 5_000_000,
            "Gender": rng.choice(["F", "M"], N),
            "ScheduledDay": _dates(rng),
            "AppointmentDay": _dates(rng),
            "Age": rng.integers(0, 90, N),
            "No-show": rng.choice(["Yes", "No"], N),
        }
    )


def email_events(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "user_id": rng.integers(0, 100, N),
            "email": rng.choice([f"c{i}@example.org" for i in range(100)], N),
            "sent_at": _dates(rng),
            "subject": rng.choice(["Sale now on", "New in"], N),
            "opened": rng.integers(0, 2, N),
            "clicked": rng.integers(0, 2, N),
        }
    )


def subscriptions_held(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "subscription_id": [f"sub_{i:05d}" for i in range(N)],
            "customer_id": np.arange(N) * 2 // 3,
            "plan": rng.choice(["basic", "pro"], N),
            "price": rng.choice([9.0, 29.0], N),
            "start_date": _dates(rng),
            "end_date": _dates(rng),
            "status": rng.choice(["active", "cancelled"], N),
        }
    )


def telecom_churn(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "customerID": [f"{i:04d}-QWERT" for i in range(N)],
            "tenure": rng.integers(0, 72, N),
            "Contract": rng.choice(["Month-to-month", "Two year"], N),
            "PaymentMethod": rng.choice(["Mailed check", "Bank transfer"], N),
            "MonthlyCharges": rng.uniform(18, 118, N).round(2),
            "TotalCharges": rng.gamma(2, 900, N).round(2),
            "Churn": rng.choice(["Yes", "No"], N),
        }
    )


def cars_for_sale(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "id": np.arange(N) + 7_222_000_000,
            "posting_date": _dates(rng),
            "price": rng.gamma(3, 4_000, N).round(),
            "year": rng.integers(1995, 2021, N),
            "manufacturer": rng.choice(["ford", "toyota"], N),
            "model": rng.choice(["f-150", "camry"], N),
            "odometer": rng.integers(0, 200_000, N),
            "state": rng.choice(["ca", "tx"], N),
        }
    )


def employees(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "EmployeeID": np.arange(N) + 1,
            "Department": rng.choice(["Sales", "Support"], N),
            "HireDate": _dates(rng),
            "MonthlyIncome": rng.lognormal(8, 0.4, N).round(),
            "NumCompaniesWorked": rng.integers(0, 9, N),
            "Attrition": rng.choice(["Yes", "No"], N),
        }
    )


NO_LOGS: tuple[Callable[[np.random.Generator], pd.DataFrame], ...] = (
    listings,
    support_tickets,
    appointments,
    email_events,
    subscriptions_held,
    telecom_churn,
    cars_for_sale,
    employees,
)
