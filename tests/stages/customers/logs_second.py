"""Eight logs after exports known by their headers, written before the rules were tried on them.

At the first try 6 of 8 kinds, 8 of 8 customers and 47 of 56 key roles were right.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from .logs import Lines, Log, things


def classic_models() -> Log:
    x = Lines(101)
    frame = pd.DataFrame(
        {
            "ORDERNUMBER": 10100 + x.order,
            "QUANTITYORDERED": x.quantity + 20,
            "PRICEEACH": x.price,
            "ORDERLINENUMBER": x.line,
            "SALES": np.round((x.quantity + 20) * x.price, 2),
            "ORDERDATE": x.day.strftime("%m/%d/%Y 0:00"),
            "STATUS": x.of_order("Shipped|Shipped|Cancelled|Disputed"),
            "QTR_ID": x.day.quarter,
            "MONTH_ID": x.day.month,
            "YEAR_ID": x.day.year,
            "PRODUCTLINE": np.array(["Motorcycles", "Classic Cars", "Ships"])[x.product % 3],
            "MSRP": np.round(x.price * 1.2),
            "PRODUCTCODE": x.named("S10_", x.product),
            "CUSTOMERNAME": [f"Toys {i} Inc." for i in x.customer],
            "PHONE": [f"{2125550000 + i}" for i in x.customer],
            "ADDRESSLINE1": [f"{i} Long Airport Avenue" for i in x.customer],
            "CITY": x.of_customer("NYC|Reims|Paris|Pasadena"),
            "POSTALCODE": 10022 + x.customer % 40,
            "COUNTRY": x.of_customer("USA|France|Norway"),
            "TERRITORY": x.of_customer("NA|EMEA"),
            "CONTACTLASTNAME": [f"Yu{i % 60}" for i in x.customer],
            "DEALSIZE": x.pick("Small|Medium|Large"),
        }
    )
    roles = {"customer": "CUSTOMERNAME", "order": "ORDERNUMBER", "date": "ORDERDATE", "quantity": "QUANTITYORDERED"}
    return Log(frame, "order lines", roles | {"unit_price": "PRICEEACH", "amount": "SALES", "product": "PRODUCTCODE"})


def card_fraud() -> Log:
    x = Lines(102, lines=0, orders=15)
    frame = pd.DataFrame(
        {
            "Unnamed: 0": np.arange(x.n),
            "trans_date_trans_time": x.moment,
            "cc_num": 4_000_000_000_000_000 + x.customer * 7919,
            "merchant": x.pick("fraud_Rippin|fraud_Heller|fraud_Lind|fraud_Kutch"),
            "category": x.pick("misc_net|grocery_pos|entertainment"),
            "amt": x.total,
            "first": x.of_customer("Jennifer|Stephanie|Edward"),
            "last": [f"Banks{i % 50}" for i in x.customer],
            "gender": x.of_customer("F|M"),
            "street": [f"{i} Perry Cove" for i in x.customer],
            "city": x.of_customer("Moravian Falls|Orient|Malad City"),
            "zip": 28654 + x.customer % 60,
            "lat": 36.0 + x.customer / 100,
            "city_pop": 3495 + x.customer % 30,
            "job": x.of_customer("Psychologist|Teacher"),
            "dob": [f"19{50 + i % 49}-03-09" for i in x.customer],
            "trans_num": [f"{h:016x}" for h in x.rng.integers(2**60, 2**62, x.n)],
            "unix_time": 1_325_376_018 + np.arange(x.n) * 400,
            "is_fraud": (x.rng.random(x.n) < 0.02).astype(int),
        }
    )
    roles = {"customer": "cc_num", "order": "trans_num", "date": "trans_date_trans_time", "amount": "amt"}
    return Log(frame, "transactions", roles)


def ta_feng() -> Log:
    """What is called an amount here is a number of pieces, and the sales price is that of the line."""
    x = Lines(103)
    frame = pd.DataFrame(
        {
            "TRANSACTION_DT": x.day.strftime("%m/%d/%Y"),
            "CUSTOMER_ID": 1_104_905 + x.customer,
            "AGE_GROUP": x.of_customer("45-49|35-39|25-29"),
            "PIN_CODE": x.of_customer("115|114|Others"),
            "PRODUCT_SUBCLASS": 110_411 + x.product % 9,
            "PRODUCT_ID": 4_710_199_010_372 + x.product,
            "AMOUNT": x.quantity,
            "ASSET": np.round(x.total * 0.8).astype(int),
            "SALES_PRICE": np.ceil(x.total).astype(int),
        }
    )
    roles = {"customer": "CUSTOMER_ID", "date": "TRANSACTION_DT", "quantity": "AMOUNT", "amount": "SALES_PRICE"}
    return Log(frame, "order lines", roles | {"product": "PRODUCT_ID"})


def cdnow() -> Log:
    x = Lines(104, lines=0)
    frame = pd.DataFrame(
        {
            "customer_id": x.customer + 1,
            "date": x.day.strftime("%Y%m%d").astype(int),
            "number_of_cds": x.quantity,
            "dollar_value": x.total,
        }
    ).sort_values(["customer_id", "date"])
    return Log(
        frame,
        "orders",
        {"customer": "customer_id", "date": "date", "quantity": "number_of_cds", "amount": "dollar_value"},
    )


def fashion() -> Log:
    x = Lines(105)
    frame = pd.DataFrame(
        {
            "t_dat": x.day.strftime("%Y-%m-%d"),
            "customer_id": [f"{i * 104729 % 1000003:010x}" for i in x.customer],
            "article_id": 663_713_001 + x.product,
            "price": np.round(x.price / 590, 6),
            "sales_channel_id": x.rng.choice([1, 2], x.n),
        }
    )
    roles = {"customer": "customer_id", "date": "t_dat", "amount": "price", "product": "article_id"}
    return Log(frame, "order lines", roles | {"channel": "sales_channel_id"})


def point_of_sale() -> Log:
    x = Lines(106)
    gross = x.total
    discount = np.where(x.order % 5 == 0, -np.round(gross * 0.1, 2), 0.0)
    known = x.customer % 3 > 0
    frame = pd.DataFrame(
        {
            "Date": x.day.strftime("%Y-%m-%d"),
            "Time": x.moment.strftime("%H:%M:%S"),
            "Time Zone": "Eastern Time (US & Canada)",
            "Category": np.array(["Coffee", "Bakery"])[x.product % 2],
            "Item": things(x),
            "Qty": x.quantity.astype(float),
            "Price Point Name": x.pick("Regular|Large"),
            "SKU": None,
            "Modifiers Applied": x.pick("Oat milk||"),
            "Gross Sales": gross,
            "Discounts": discount,
            "Net Sales": np.round(gross + discount, 2),
            "Tax": np.round(gross * 0.08, 2),
            "Transaction ID": [f"tx{i * 7919 % 104729:06x}Q" for i in x.order],
            "Payment ID": [f"py{i * 104729 % 1000003:06x}Z" for i in x.order],
            "Device Name": x.of_order("Till 1|Till 2"),
            "Event Type": x.of_order("Payment|Payment|Payment|Refund"),
            "Location": x.of_order("Uptown|Harbour"),
            "Customer ID": np.where(known, [f"QK{i:04d}" for i in x.customer], None),
            "Customer Name": np.where(known, [f"Ann B{i}" for i in x.customer], None),
        }
    )
    roles = {"customer": "Customer ID", "order": "Transaction ID", "date": "Date", "time": "Time", "quantity": "Qty"}
    return Log(frame, "order lines", roles | {"amount": "Net Sales", "product": "Item", "category": "Category"})


def card_payments() -> Log:
    x = Lines(107, lines=0)
    frame = pd.DataFrame(
        {
            "id": [f"ch_{h:014x}" for h in x.rng.integers(2**50, 2**54, x.n)],
            "Created date (UTC)": x.moment.strftime("%Y-%m-%d %H:%M"),
            "Amount": x.total,
            "Amount Refunded": np.where(x.order % 12 == 0, x.total, 0.0),
            "Currency": x.of_customer("eur|eur|eur"),
            "Captured": True,
            "Description": x.pick("Charge for invoice|Subscription update"),
            "Fee": np.round(x.total * 0.014 + 0.25, 2),
            "Status": x.pick("Paid|Paid|Paid|Failed"),
            "Customer ID": [f"cus_{i * 7919 % 104729:06x}" for i in x.customer],
            "Customer Email": [f"ann{i}@example.com" for i in x.customer],
            "Card ID": [f"card_{i * 104729 % 1000003:06x}" for i in x.customer],
            "Card Brand": x.of_customer("Visa|MasterCard"),
        }
    )
    roles = {"customer": "Customer ID", "date": "Created date (UTC)", "amount": "Amount", "currency": "Currency"}
    return Log(frame, "transactions", roles | {"status": "Status", "order": "id"})


def web_shop() -> Log:
    x = Lines(108)
    frame = pd.DataFrame(
        {
            "CustomerID": 17850 + x.customer,
            "Transaction_ID": 16679 + x.order,
            "Transaction_Date": x.day.strftime("%m/%d/%Y"),
            "Product_SKU": [f"GGOENEBJ0{79499 + i}" for i in x.product],
            "Product_Description": things(x),
            "Product_Category": np.array(["Nest-USA", "Office", "Apparel"])[x.product % 3],
            "Quantity": x.quantity,
            "Avg_Price": x.price,
            "Delivery_Charges": x.rng.choice([6.5, 6.0, 12.99], x.n),
            "Coupon_Status": x.pick("Used|Not Used|Clicked"),
        }
    )
    roles = {"customer": "CustomerID", "order": "Transaction_ID", "date": "Transaction_Date", "quantity": "Quantity"}
    return Log(frame, "order lines", roles | {"unit_price": "Avg_Price", "product": "Product_SKU"})


LOGS: tuple[Callable[[], Log], ...] = (
    classic_models,
    card_fraud,
    ta_feng,
    cdnow,
    fashion,
    point_of_sale,
    card_payments,
    web_shop,
)
