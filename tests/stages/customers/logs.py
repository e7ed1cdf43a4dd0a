"""Logs as shops, banks and associations keep them, drawn with a seed: each with what its rows and columns are."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

Roles = dict[str, str]


@dataclass(frozen=True)
class Log:
    """A log, what its rows are and which column has which role; of key roles that it does not name there is none."""

    frame: pd.DataFrame
    kind: str
    roles: Roles


class Lines:
    """Order lines of customers who come back, in the order of time."""

    def __init__(self, seed: int, customers: int = 50, orders: float = 4, lines: float = 2.0) -> None:
        self.rng = rng = np.random.default_rng(seed)
        each = 1 + rng.poisson(orders * rng.gamma(1.0, 1.0, customers))
        who = np.repeat(np.arange(customers), each)
        minute = np.sort(rng.integers(0, 400 * 1440, len(who)))
        rng.shuffle(who)
        count = 1 + rng.poisson(lines, len(who)) if lines else np.ones(len(who), dtype=int)
        self.order, self.customer = np.repeat(np.arange(len(who)), count), np.repeat(who, count)
        self.moment = pd.Timestamp("2023-01-02") + pd.to_timedelta(np.repeat(minute, count), unit="min")
        self.day = self.moment.normalize()
        self.n = n = len(self.order)
        self.line = np.arange(n) - np.repeat(np.cumsum(count) - count, count) + 1
        self.product = rng.integers(0, 40, n)
        self.quantity = 1 + rng.poisson(1.2, n)
        self.price = np.round(np.random.default_rng(1).lognormal(2, 0.7, 40), 2)[self.product]
        self.total = np.round(self.quantity * self.price, 2)

    def pick(self, words: str) -> np.ndarray:
        """One of the words for each line."""
        return self.rng.choice(np.array(words.split("|"), dtype=object), self.n)

    def of_customer(self, words: str) -> np.ndarray:
        """One of the words for each customer."""
        return np.array(words.split("|"), dtype=object)[self.customer % (words.count("|") + 1)]

    def of_order(self, words: str) -> np.ndarray:
        """One of the words for each order."""
        return np.array(words.split("|"), dtype=object)[self.order * 7919 % 104729 % (words.count("|") + 1)]

    def named(self, prefix: str, of: np.ndarray, first: int = 1) -> np.ndarray:
        """Codes such as C0007."""
        return np.array([f"{prefix}{first + i:04d}" for i in of], dtype=object)

    def order_total(self) -> np.ndarray:
        """The total of the order on each of its lines."""
        return np.asarray(np.round(np.bincount(self.order, self.total)[self.order], 2))

    def firsts(self, values: np.ndarray) -> np.ndarray:
        """These on the first line of an order, nothing on the others."""
        return np.where(self.line == 1, np.asarray(values, dtype=object), None)


THINGS = "Lamp|Red mug|Blue candle|Garden chair|Tea towel|Photo frame|Jam jar|Paper bag"


def things(lines: Lines) -> np.ndarray:
    """What a product is called."""
    words = THINGS.split("|")
    return np.array([f"{words[i % 8]} {i}" for i in lines.product], dtype=object)


def shopify() -> Log:
    x = Lines(1)
    total = x.order_total()
    frame = pd.DataFrame(
        {
            "Name": [f"#{1001 + i}" for i in x.order],
            "Email": x.firsts(np.array([f"ann{i}@example.com" for i in x.customer], dtype=object)),
            "Financial Status": x.firsts(x.of_order("paid|paid|paid|refunded|partially_refunded")),
            "Paid at": x.firsts(x.moment.strftime("%Y-%m-%d %H:%M:%S +0100").to_numpy()),
            "Fulfillment Status": x.firsts(x.of_order("fulfilled|unfulfilled")),
            "Currency": x.firsts(x.of_order("EUR")),
            "Subtotal": x.firsts(total),
            "Shipping": x.firsts(np.full(x.n, 4.9)),
            "Taxes": x.firsts(np.round(total * 0.19, 2)),
            "Total": x.firsts(np.round(total + 4.9, 2)),
            "Discount Code": None,
            "Discount Amount": x.firsts(np.zeros(x.n)),
            "Created at": x.moment.strftime("%Y-%m-%d %H:%M:%S +0100"),
            "Lineitem quantity": x.quantity,
            "Lineitem name": things(x),
            "Lineitem price": x.price,
            "Lineitem sku": x.named("SKU-", x.product),
            "Billing Name": x.firsts(np.array([f"Ann B{i}" for i in x.customer], dtype=object)),
            "Billing City": x.firsts(x.of_customer("Bonn|Graz|Linz")),
            "Vendor": x.pick("Acme|Duo"),
            "Id": x.firsts(5_400_000_000_000 + x.order * 32_768),
        }
    )
    roles = {"customer": "Email", "order": "Name", "date": "Created at", "quantity": "Lineitem quantity"}
    roles |= {"unit_price": "Lineitem price", "product": "Lineitem sku", "status": "Financial Status"}
    return Log(frame, "order lines", roles | {"currency": "Currency"})


def online_retail() -> Log:
    x = Lines(2)
    guests = x.order % 4 == 0
    frame = pd.DataFrame(
        {
            "InvoiceNo": [f"C{536365 + i}" if i % 30 == 7 else str(536365 + i) for i in x.order],
            "StockCode": x.named("85", x.product, 100),
            "Description": things(x),
            "Quantity": np.where(x.order % 30 == 7, -x.quantity, x.quantity),
            "InvoiceDate": x.moment.strftime("%m/%d/%Y %H:%M"),
            "UnitPrice": x.price,
            "CustomerID": np.where(guests, np.nan, 12346.0 + x.customer),
            "Country": x.of_customer("United Kingdom|France|EIRE"),
        }
    )
    roles = {"customer": "CustomerID", "order": "InvoiceNo", "date": "InvoiceDate", "quantity": "Quantity"}
    return Log(frame, "order lines", roles | {"unit_price": "UnitPrice", "product": "StockCode"})


def dunnhumby() -> Log:
    x = Lines(3)
    frame = pd.DataFrame(
        {
            "household_id": 900 + x.customer,
            "store_id": 300 + x.customer % 7,
            "basket_id": 31_198_459_044 + x.order * 13,
            "product_id": 800_000 + x.product * 977,
            "quantity": x.quantity,
            "sales_value": x.total,
            "retail_disc": np.round(x.total * x.rng.choice([0, 0.1], x.n), 2),
            "coupon_disc": 0.0,
            "coupon_match_disc": 0.0,
            "week": x.day.isocalendar().week.to_numpy(),
            "transaction_timestamp": x.moment.strftime("%Y-%m-%d %H:%M:%S"),
        }
    )
    roles = {"customer": "household_id", "order": "basket_id", "date": "transaction_timestamp"}
    return Log(frame, "order lines", roles | {"quantity": "quantity", "amount": "sales_value", "product": "product_id"})


def instacart() -> Log:
    x = Lines(4, lines=0)
    number = pd.Series(x.customer).groupby(x.customer).cumcount().to_numpy() + 1
    frame = pd.DataFrame(
        {
            "order_id": x.rng.permutation(x.n) + 2_000,
            "user_id": x.customer + 1,
            "eval_set": x.pick("prior|train"),
            "order_number": number,
            "order_dow": x.day.day_of_week,
            "order_hour_of_day": x.moment.hour,
            "days_since_prior_order": np.where(number == 1, np.nan, x.rng.integers(1, 31, x.n)),
        }
    )
    frame = frame.sort_values(["user_id", "order_number"])
    return Log(frame, "orders", {"customer": "user_id", "order": "order_id"})


def olist_orders() -> Log:
    x = Lines(5, lines=0)
    ship = x.moment + pd.to_timedelta(x.rng.integers(1, 9, x.n), unit="D")
    frame = pd.DataFrame(
        {
            "order_id": [f"{h:016x}" for h in x.rng.integers(2**60, 2**62, x.n)],
            "customer_id": [f"{h:016x}" for h in x.rng.integers(2**60, 2**62, x.n)],
            "order_status": x.pick("delivered|delivered|delivered|canceled|shipped"),
            "order_purchase_timestamp": x.moment,
            "order_approved_at": x.moment + pd.Timedelta("1h"),
            "order_delivered_carrier_date": ship,
            "order_delivered_customer_date": ship + pd.Timedelta("3D"),
            "order_estimated_delivery_date": (ship + pd.Timedelta("9D")).normalize(),
            "customer_unique_id": [f"u{i * 7919 % 104729:06x}" for i in x.customer],
            "customer_zip_code_prefix": 1000 + x.customer % 50,
            "customer_city": x.of_customer("sao paulo|franca|campinas"),
            "customer_state": x.of_customer("SP|RJ|MG"),
            "payment_value": x.total,
        }
    )
    roles = {"customer": "customer_unique_id", "order": "order_id", "date": "order_purchase_timestamp"}
    return Log(frame, "orders", roles | {"amount": "payment_value", "status": "order_status"})


def olist_items() -> Log:
    x = Lines(6)
    frame = pd.DataFrame(
        {
            "order_id": [f"{i * 7919 % 104729:08x}a" for i in x.order],
            "order_item_id": x.line,
            "product_id": [f"{i * 104729 % 1000003:08x}" for i in x.product],
            "seller_id": [f"{i % 11 * 7919:08x}" for i in x.product],
            "shipping_limit_date": x.moment + pd.Timedelta("5D"),
            "price": x.price,
            "freight_value": np.round(x.price / 5, 2),
        }
    )
    return Log(frame, "order lines", {"order": "order_id", "product": "product_id", "amount": "price"})


def woocommerce() -> Log:
    x = Lines(7)
    frame = pd.DataFrame(
        {
            "Order Number": 5000 + x.order,
            "Order Status": x.of_order("Completed|Completed|Processing|Refunded"),
            "Order Date": x.moment.strftime("%Y-%m-%d %H:%M"),
            "Customer Note": None,
            "First Name (Billing)": x.of_customer("Ann|Ben|Cleo"),
            "Last Name (Billing)": [f"B{i}" for i in x.customer],
            "Email (Billing)": [f"c{i}@mail.example.org" for i in x.customer],
            "Phone (Billing)": [f"0151 {1000000 + i}" for i in x.customer],
            "City (Billing)": x.of_customer("Bonn|Graz|Linz"),
            "Payment Method Title": x.of_order("PayPal|Card"),
            "Order Total Amount": x.order_total(),
            "Order Shipping Amount": 4.9,
            "SKU": x.named("W", x.product),
            "Item Name": things(x),
            "Quantity (- Refund)": x.quantity,
            "Item Cost": x.price,
        }
    )
    roles = {"customer": "Email (Billing)", "order": "Order Number", "date": "Order Date", "product": "SKU"}
    return Log(frame, "order lines", roles | {"quantity": "Quantity (- Refund)", "unit_price": "Item Cost"})


def superstore() -> Log:
    x = Lines(8)
    frame = pd.DataFrame(
        {
            "Row ID": np.arange(1, x.n + 1),
            "Order ID": [f"CA-2023-{100000 + i}" for i in x.order],
            "Order Date": x.day.strftime("%m/%d/%Y"),
            "Ship Date": (x.day + pd.to_timedelta(x.order % 6, unit="D")).strftime("%m/%d/%Y"),
            "Ship Mode": x.of_order("Second Class|Standard Class|First Class"),
            "Customer ID": [f"CG-{12000 + i}" for i in x.customer],
            "Customer Name": [f"Ann Bo{i}" for i in x.customer],
            "Segment": x.of_customer("Consumer|Corporate|Home Office"),
            "Country": "United States",
            "City": x.of_customer("Henderson|Los Angeles|Troy"),
            "State": x.of_customer("Kentucky|California|New York"),
            "Postal Code": 42420 + x.customer % 13,
            "Region": x.of_customer("South|West|East"),
            "Product ID": [f"FUR-BO-{10001000 + i}" for i in x.product],
            "Category": np.array(["Furniture", "Office Supplies", "Technology"])[x.product % 3],
            "Sub-Category": np.array(["Bookcases", "Chairs", "Labels", "Phones"])[x.product % 4],
            "Product Name": things(x),
            "Sales": x.total,
            "Quantity": x.quantity,
            "Discount": x.rng.choice([0.0, 0.2, 0.45], x.n),
            "Profit": np.round(x.total * 0.13 - 2, 4),
        }
    )
    roles = {"customer": "Customer ID", "order": "Order ID", "date": "Order Date", "quantity": "Quantity"}
    roles |= {"amount": "Sales", "product": "Product ID", "category": "Category", "discount": "Discount"}
    return Log(frame, "order lines", roles)


def bank_cards() -> Log:
    x = Lines(9, lines=0)
    frame = pd.DataFrame(
        {
            "TransactionID": [f"T{i + 1}" for i in range(x.n)],
            "CustomerID": [f"C{5841053 + i * 31}" for i in x.customer],
            "CustomerDOB": [f"{1 + i % 28}/{1 + i % 12}/{50 + i % 49}" for i in x.customer],
            "CustGender": x.of_customer("F|M|M"),
            "CustLocation": x.of_customer("JAMSHEDPUR|MUMBAI|NAVI MUMBAI"),
            "CustAccountBalance": np.round(x.rng.lognormal(9, 1, x.n), 2),
            "TransactionDate": x.day.strftime("%d/%m/%y"),
            "TransactionTime": x.moment.hour * 10000 + x.moment.minute * 100 + x.rng.integers(0, 60, x.n),
            "TransactionAmount (INR)": x.total,
        }
    )
    roles = {"customer": "CustomerID", "order": "TransactionID", "date": "TransactionDate", "time": "TransactionTime"}
    return Log(frame, "transactions", roles | {"amount": "TransactionAmount (INR)"})


def top_ups() -> Log:
    x = Lines(10, lines=0, orders=8)
    frame = pd.DataFrame(
        {
            "msisdn": 491510000000 + x.customer * 977,
            "recharge_date": x.day,
            "recharge_amount": x.rng.choice([5, 10, 15, 25], x.n),
            "channel": x.pick("App|Shop|Web"),
            "balance_after": np.round(x.rng.gamma(2, 8, x.n), 2),
        }
    )
    roles = {"customer": "msisdn", "date": "recharge_date", "amount": "recharge_amount", "channel": "channel"}
    return Log(frame, "transactions", roles)


def german() -> Log:
    x = Lines(11)
    frame = pd.DataFrame(
        {
            "Rechnungsnummer": [f"RE{20230000 + i}" for i in x.order],
            "Rechnungsdatum": x.day.strftime("%d.%m.%Y"),
            "Lieferdatum": (x.day + pd.Timedelta("2D")).strftime("%d.%m.%Y"),
            "Kd.-Nr.": 10000 + x.customer,
            "PLZ": 53111 + x.customer % 40,
            "Vertreter": x.of_order("Meier|Schulz|Huber"),
            "Artikelnummer": 4000 + x.product,
            "Artikelbezeichnung": things(x),
            "Warengruppe": np.array(["Haus", "Garten"])[x.product % 2],
            "Menge": x.quantity,
            "Einzelpreis": [f"{p:.2f}".replace(".", ",") for p in x.price],
            "Gesamtbetrag netto": [f"{p:.2f}".replace(".", ",") for p in x.total],
            "MwSt": [f"{p * 0.19:.2f}".replace(".", ",") for p in x.total],
        }
    )
    roles = {"customer": "Kd.-Nr.", "order": "Rechnungsnummer", "date": "Rechnungsdatum", "quantity": "Menge"}
    roles |= {"unit_price": "Einzelpreis", "amount": "Gesamtbetrag netto", "product": "Artikelnummer"}
    return Log(frame, "order lines", roles | {"category": "Warengruppe"})


def french() -> Log:
    x = Lines(12)
    frame = pd.DataFrame(
        {
            "N° commande": 70000 + x.order,
            "Date de commande": x.day.strftime("%d/%m/%Y"),
            "Code client": x.named("CL", x.customer),
            "Ville": x.of_customer("Lyon|Lille|Nice"),
            "Référence": x.named("R", x.product),
            "Désignation": things(x),
            "Qté": x.quantity,
            "Prix unitaire HT": x.price,
            "Montant HT": x.total,
            "TVA": 0.2,
            "Vendeur": x.of_order("Paul|Luc"),
        }
    )
    roles = {"customer": "Code client", "order": "N° commande", "date": "Date de commande", "quantity": "Qté"}
    return Log(
        frame,
        "order lines",
        roles | {"unit_price": "Prix unitaire HT", "amount": "Montant HT", "product": "Désignation"},
    )


def spanish() -> Log:
    x = Lines(13, lines=0)
    frame = pd.DataFrame(
        {
            "Pedido": 900 + x.order,
            "Fecha": x.day.strftime("%d/%m/%Y"),
            "Hora": x.moment.strftime("%H:%M"),
            "Cliente": [f"Cliente {i}" for i in x.customer],
            "Tienda": x.of_customer("Madrid|Sevilla|Vigo"),
            "Importe": x.total,
            "Moneda": "EUR",
            "Estado": x.pick("Pagado|Pagado|Devuelto"),
        }
    )
    roles = {"customer": "Cliente", "order": "Pedido", "date": "Fecha", "time": "Hora", "amount": "Importe"}
    return Log(frame, "orders", roles | {"store": "Tienda", "currency": "Moneda", "status": "Estado"})


def italian() -> Log:
    x = Lines(14)
    frame = pd.DataFrame(
        {
            "numero_scontrino": x.order + 1,
            "data_vendita": x.day,
            "tessera_cliente": 7000000 + x.customer,
            "negozio": x.of_order("Roma|Milano|Bari"),
            "codice_articolo": x.named("A", x.product),
            "descrizione": things(x),
            "quantità": x.quantity,
            "prezzo_finale": x.price,
            "totale_riga": x.total,
            "cassiere": x.of_order("Ugo|Lia"),
        }
    )
    roles = {"customer": "tessera_cliente", "order": "numero_scontrino", "date": "data_vendita", "quantity": "quantità"}
    roles |= {"unit_price": "prezzo_finale", "amount": "totale_riga", "product": "codice_articolo", "store": "negozio"}
    return Log(frame, "order lines", roles)


def japanese() -> Log:
    x = Lines(15)
    frame = pd.DataFrame(
        {
            "注文ID": [f"503-{7000000 + i}" for i in x.order],
            "注文日": x.day.strftime("%Y/%m/%d"),
            "購入者名": [f"山田{i}" for i in x.customer],
            "商品コード": x.named("J", x.product),
            "商品名": things(x),
            "数量": x.quantity,
            "単価": (x.price * 100).astype(int),
            "金額": (x.price * 100).astype(int) * x.quantity,
            "都道府県": x.of_customer("東京都|大阪府|北海道"),
        }
    )
    roles = {"customer": "購入者名", "order": "注文ID", "date": "注文日", "quantity": "数量"}
    return Log(frame, "order lines", roles | {"unit_price": "単価", "amount": "金額", "product": "商品コード"})


def chinese() -> Log:
    x = Lines(16)
    frame = pd.DataFrame(
        {
            "订单编号": 202300000 + x.order,
            "下单时间": x.moment,
            "会员编号": 60000 + x.customer,
            "商品名称": things(x),
            "类别": np.array(["食品", "家居"])[x.product % 2],
            "售价": x.price,
            "数量": x.quantity,
            "订单状态": x.of_order("已完成|已完成|已退款"),
        }
    )
    roles = {"customer": "会员编号", "order": "订单编号", "date": "下单时间", "quantity": "数量", "unit_price": "售价"}
    return Log(frame, "order lines", roles | {"product": "商品名称", "status": "订单状态"})


def receipts() -> Log:
    x = Lines(17)
    frame = pd.DataFrame(
        {
            "receipt_no": 1 + x.order,
            "till": x.of_order("1|2|3"),
            "cashier_id": 20 + x.order % 6,
            "trans_date": x.day.strftime("%Y%m%d").astype(int),
            "trans_time": x.moment.hour * 100 + x.moment.minute,
            "loyalty_card": np.where(x.customer % 3 == 0, np.nan, 980000000 + x.customer),
            "ean": 4000000000000 + x.product * 97,
            "item": things(x),
            "qty": x.quantity,
            "price": x.price,
            "line_amount": x.total,
            "dept": np.array(["Dairy", "Bread"])[x.product % 2],
        }
    )
    roles = {"customer": "loyalty_card", "order": "receipt_no", "date": "trans_date", "time": "trans_time"}
    roles |= {"quantity": "qty", "unit_price": "price", "amount": "line_amount", "product": "ean", "category": "dept"}
    return Log(frame, "order lines", roles)


def wholesale() -> Log:
    x = Lines(18, customers=40, orders=9)
    frame = pd.DataFrame(
        {
            "SalesOrderNumber": [f"SO{43659 + i}" for i in x.order],
            "SalesOrderLineNumber": x.line,
            "OrderDateKey": x.day.strftime("%Y%m%d").astype(int),
            "DueDateKey": (x.day + pd.Timedelta("12D")).strftime("%Y%m%d").astype(int),
            "ShipDateKey": (x.day + pd.Timedelta("7D")).strftime("%Y%m%d").astype(int),
            "ResellerKey": 100 + x.customer,
            "EmployeeKey": 270 + x.customer % 5,
            "ProductKey": 200 + x.product,
            "OrderQuantity": x.quantity,
            "UnitPrice": x.price,
            "ProductStandardCost": np.round(x.price * 0.7, 2),
            "SalesAmount": x.total,
            "TaxAmt": np.round(x.total * 0.08, 2),
            "Freight": np.round(x.total * 0.02, 2),
        }
    )
    roles = {"customer": "ResellerKey", "order": "SalesOrderNumber", "date": "OrderDateKey", "product": "ProductKey"}
    return Log(
        frame, "order lines", roles | {"quantity": "OrderQuantity", "unit_price": "UnitPrice", "amount": "SalesAmount"}
    )


def subscriptions() -> Log:
    rng = np.random.default_rng(19)
    months = pd.date_range("2023-01-01", periods=14, freq="MS")
    rows = [(i, m) for i in range(80) for m in months[i % 9 : 14 - i % 4]]
    frame = pd.DataFrame(
        {
            "payment_id": np.arange(len(rows)) + 1,
            "subscriber_id": [f"S{i:03d}" for i, _ in rows],
            "payment_date": [m for _, m in rows],
            "amount": rng.choice([9.99, 14.99], len(rows)),
            "plan": [("basic", "plus")[i % 2] for i, _ in rows],
            "status": rng.choice(["succeeded", "succeeded", "failed"], len(rows)),
        }
    )
    roles = {"customer": "subscriber_id", "order": "payment_id", "date": "payment_date", "amount": "amount"}
    return Log(frame, "transactions", roles | {"status": "status"})


def health_claims() -> Log:
    x = Lines(20)
    frame = pd.DataFrame(
        {
            "claim_id": 880000 + x.order,
            "claim_line": x.line,
            "member_id": [f"M{100000 + i}" for i in x.customer],
            "provider_id": 5000 + x.order % 17,
            "service_date": x.day,
            "paid_date": x.day + pd.Timedelta("20D"),
            "procedure_code": 99200 + x.product,
            "billed_amount": np.round(x.total * 3, 2),
            "paid_amount": x.total,
        }
    )
    roles = {"customer": "member_id", "order": "claim_id", "date": "service_date", "product": "procedure_code"}
    return Log(frame, "order lines", roles | {"amount": "paid_amount"})


def donations() -> Log:
    x = Lines(21, lines=0)
    frame = pd.DataFrame(
        {
            "Donor ID": x.customer + 501,
            "Gift Date": x.day.strftime("%d %b %Y"),
            "Gift Amount": x.rng.choice([10, 20, 25, 50, 100.5], x.n),
            "Campaign": x.pick("Spring|Christmas"),
            "Payment Method": x.pick("Card|Cheque"),
        }
    )
    return Log(frame, "transactions", {"customer": "Donor ID", "date": "Gift Date", "amount": "Gift Amount"})


def restaurant() -> Log:
    x = Lines(22, lines=0)
    frame = pd.DataFrame(
        {
            "order_id": x.order + 1,
            "placed_at": x.moment,
            "delivered_at": x.moment + pd.Timedelta("40min"),
            "phone": [f"+4915{10000000 + i * 97}" for i in x.customer],
            "restaurant": x.pick("North|South"),
            "items": x.quantity,
            "total": x.total,
            "tip": np.round(x.total * 0.1, 2),
        }
    )
    roles = {"customer": "phone", "order": "order_id", "date": "placed_at", "quantity": "items", "amount": "total"}
    return Log(frame, "orders", roles)


def anonymous_lines() -> Log:
    x = Lines(23)
    frame = pd.DataFrame(
        {
            "V1": 536365 + x.order,
            "V2": x.named("", x.product, 20000).astype(int),
            "V3": x.quantity,
            "V4": x.moment,
            "V5": x.price,
            "V6": x.total,
            "V7": 12346 + x.customer,
            "V8": x.of_customer("GB|FR|DE"),
        }
    )
    roles = {"customer": "V7", "order": "V1", "date": "V4", "quantity": "V3", "unit_price": "V5", "amount": "V6"}
    return Log(frame, "order lines", roles | {"product": "V2"})


def amazon() -> Log:
    x = Lines(24)
    frame = pd.DataFrame(
        {
            "Order ID": [f"112-{3000000 + i}" for i in x.order],
            "Purchase Date": x.day.strftime("%Y-%m-%d"),
            "ASIN/ISBN (Product Code)": x.named("B00", x.product),
            "Title": things(x),
            "Category": x.pick("BOOK|TOY"),
            "Survey ResponseID": [f"R_{i * 7919 % 104729:x}" for i in x.customer],
            "Purchase Price Per Unit": x.price,
            "Quantity": x.quantity.astype(float),
            "Shipping Address State": x.of_customer("NJ|NY|CA"),
        }
    )
    roles = {"customer": "Survey ResponseID", "order": "Order ID", "date": "Purchase Date", "quantity": "Quantity"}
    return Log(
        frame, "order lines", roles | {"unit_price": "Purchase Price Per Unit", "product": "ASIN/ISBN (Product Code)"}
    )


def clicks() -> Log:
    x = Lines(25)
    frame = pd.DataFrame(
        {
            "event_time": x.moment.strftime("%Y-%m-%d %H:%M:%S UTC"),
            "event_type": x.pick("view|cart|purchase|remove_from_cart"),
            "product_id": 5_800_000 + x.product * 31,
            "category_id": 1_487_580_000_000_000_000 + x.product % 5 * 1024,
            "category_code": np.array(["apparel.glove", "stationery", None], dtype=object)[x.product % 3],
            "brand": x.pick("runail|irisk"),
            "price": x.price,
            "user_id": 463_240_000 + x.customer * 11,
            "user_session": [f"{i * 7919 % 104729:08x}-aa" for i in x.order],
        }
    )
    roles = {"customer": "user_id", "date": "event_time", "product": "product_id", "amount": "price"}
    return Log(frame, "order lines", roles | {"status": "event_type"})


def bank_statement() -> Log:
    x = Lines(26, lines=0, orders=12)
    frame = pd.DataFrame(
        {
            "account_id": 4000 + x.customer * 3,
            "client_id": 100 + x.customer // 2 * 2,
            "trans_id": 695247 + np.arange(x.n) * 3,
            "date": x.day.strftime("%Y-%m-%d"),
            "type": x.pick("credit|withdrawal"),
            "operation": x.pick("cash|transfer"),
            "amount": x.total * 10,
            "balance": np.round(x.rng.lognormal(8, 1, x.n), 1),
            "bank": x.pick("AB|QR"),
        }
    )
    return Log(
        frame, "transactions", {"customer": "client_id", "order": "trans_id", "date": "date", "amount": "amount"}
    )


def polish() -> Log:
    x = Lines(27)
    frame = pd.DataFrame(
        {
            "Nr paragonu": x.order + 100,
            "Data sprzedaży": x.day.strftime("%Y-%m-%d"),
            "Numer klienta": 300 + x.customer,
            "Nazwa towaru": things(x),
            "Ilość": x.quantity,
            "Cena jednostkowa": x.price,
            "Wartość": x.total,
            "Sprzedawca": x.of_order("Jan|Ola"),
        }
    )
    roles = {"customer": "Numer klienta", "order": "Nr paragonu", "date": "Data sprzedaży", "quantity": "Ilość"}
    return Log(
        frame, "order lines", roles | {"unit_price": "Cena jednostkowa", "amount": "Wartość", "product": "Nazwa towaru"}
    )


def nordic() -> Log:
    x = Lines(28, lines=0)
    frame = pd.DataFrame(
        {
            "Ordrenummer": x.order + 1000,
            "Kundenummer": x.customer + 1,
            "Ordredato": x.day.strftime("%d.%m.%Y"),
            "Leveringsdato": (x.day + pd.Timedelta("3D")).strftime("%d.%m.%Y"),
            "Beløb": x.total,
            "Butik": x.of_order("Oslo|Bergen"),
            "Fylke": x.of_customer("Viken|Agder|Troms"),
        }
    )
    roles = {
        "customer": "Kundenummer",
        "order": "Ordrenummer",
        "date": "Ordredato",
        "amount": "Beløb",
        "store": "Butik",
    }
    return Log(frame, "orders", roles)


def dutch() -> Log:
    x = Lines(29)
    frame = pd.DataFrame(
        {
            "Factuurnummer": x.order + 1000,
            "Factuurdatum": x.day.strftime("%d-%m-%Y"),
            "Vervaldatum": (x.day + pd.Timedelta("30D")).strftime("%d-%m-%Y"),
            "Klantnr": x.customer + 400,
            "Artikel": things(x),
            "Aantal": x.quantity,
            "Stuksprijs": x.price,
            "Bedrag": x.total,
        }
    )
    roles = {"customer": "Klantnr", "order": "Factuurnummer", "date": "Factuurdatum", "quantity": "Aantal"}
    return Log(frame, "order lines", roles | {"unit_price": "Stuksprijs", "amount": "Bedrag", "product": "Artikel"})


def portuguese() -> Log:
    x = Lines(30)
    frame = pd.DataFrame(
        {
            "Nota Fiscal": x.order + 1000,
            "Data": x.day.strftime("%d/%m/%Y"),
            "Código do Cliente": x.customer + 400,
            "UF": x.of_customer("SP|RJ|MG"),
            "Produto": things(x),
            "Qtde": x.quantity,
            "Preço Unitário": x.price,
            "Valor Total": x.total,
        }
    )
    roles = {"customer": "Código do Cliente", "order": "Nota Fiscal", "date": "Data", "quantity": "Qtde"}
    return Log(
        frame, "order lines", roles | {"unit_price": "Preço Unitário", "amount": "Valor Total", "product": "Produto"}
    )


def supermarket() -> Log:
    x = Lines(31, lines=0)
    frame = pd.DataFrame(
        {
            "Invoice ID": [f"750-67-{1000 + i}" for i in range(x.n)],
            "Branch": x.pick("A|B|C"),
            "City": x.pick("Yangon|Mandalay|Naypyitaw"),
            "Customer type": x.pick("Member|Normal"),
            "Gender": x.pick("Male|Female"),
            "Product line": x.pick("Health and beauty|Electronic accessories|Sports and travel"),
            "Unit price": x.price,
            "Quantity": x.quantity,
            "Tax 5%": np.round(x.total * 0.05, 4),
            "Total": np.round(x.total * 1.05, 4),
            "Date": x.day.strftime("%m/%d/%Y"),
            "Time": x.moment.strftime("%H:%M"),
            "Payment": x.pick("Ewallet|Cash"),
            "cogs": x.total,
            "gross income": np.round(x.total * 0.05, 4),
            "Rating": np.round(x.rng.uniform(4, 10, x.n), 1),
        }
    )
    roles = {
        "order": "Invoice ID",
        "date": "Date",
        "quantity": "Quantity",
        "unit_price": "Unit price",
        "amount": "Total",
    }
    return Log(frame, "orders", roles)


def monthly_names() -> Log:
    """Only names of persons tell the customers."""
    x = Lines(32)
    frame = pd.DataFrame(
        {
            "Bill No": x.order + 1,
            "Bill Date": x.day,
            "Buyer Name": [f"Ann Bo{i}" for i in x.customer],
            "Salesperson": x.of_order("Joe|Sue|Tim"),
            "Item": things(x),
            "Qty": x.quantity,
            "Rate": x.price,
            "Amount": x.total,
        }
    )
    roles = {"customer": "Buyer Name", "order": "Bill No", "date": "Bill Date", "quantity": "Qty", "unit_price": "Rate"}
    return Log(frame, "order lines", roles | {"amount": "Amount", "product": "Item"})


LOGS: tuple[Callable[[], Log], ...] = (
    shopify,
    online_retail,
    dunnhumby,
    instacart,
    olist_orders,
    olist_items,
    woocommerce,
    superstore,
    bank_cards,
    top_ups,
    german,
    french,
    spanish,
    italian,
    japanese,
    chinese,
    receipts,
    wholesale,
    subscriptions,
    health_claims,
    donations,
    restaurant,
    anonymous_lines,
    amazon,
    clicks,
    bank_statement,
    polish,
    nordic,
    dutch,
    portuguese,
    supermarket,
    monthly_names,
)
