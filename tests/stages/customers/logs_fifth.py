"""Nine logs in several languages, written before the rules were tried on them.

At the first try 7 of 9 kinds, 7 of 9 customers and 49 of 63 key roles were right.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from .logs import Lines, Log, things


def nav() -> Log:
    x = Lines(401)
    frame = pd.DataFrame(
        {
            "Entry No.": np.arange(x.n) + 1,
            "Posting Date": x.day.strftime("%m/%d/%Y"),
            "Document Type": x.of_order("Invoice|Invoice|Credit Memo"),
            "Document No.": [f"PSI{103000 + i}" for i in x.order],
            "Sell-to Customer No.": 10000 + x.customer * 10,
            "Item No.": [f"{1900 + i}-S" for i in x.product],
            "Description": things(x),
            "Quantity": x.quantity,
            "Unit Price Excl. VAT": x.price,
            "Amount": x.total,
            "Salesperson Code": x.of_order("JR|PS"),
            "Location Code": x.of_order("EAST|WEST"),
            "Currency Code": "USD",
        }
    )
    roles = {
        "customer": "Sell-to Customer No.",
        "order": "Document No.",
        "date": "Posting Date",
        "quantity": "Quantity",
        "unit_price": "Unit Price Excl. VAT",
        "amount": "Amount",
        "product": "Item No.",
    }
    return Log(frame, "order lines", roles)


def magento() -> Log:
    x = Lines(402, lines=0)
    frame = pd.DataFrame(
        {
            "increment_id": 100000 + x.order,
            "store_name": x.pick("Main\nStore|B2B"),
            "created_at": x.moment.strftime("%Y-%m-%d %H:%M:%S"),
            "customer_email": [f"c{i}@e.org" for i in x.customer],
            "customer_group": x.of_customer("General|Wholesale"),
            "base_grand_total": x.total,
            "shipping_amount": 5.0,
            "base_tax_amount": np.round(x.total * 0.19, 2),
            "payment_method": x.pick("paypal|cc"),
            "status": x.pick("complete|closed|canceled"),
        }
    )
    roles = {"customer": "customer_email", "date": "created_at", "amount": "base_grand_total", "order": "increment_id"}
    return Log(frame, "transactions", roles)


def clover() -> Log:
    x = Lines(403)
    frame = pd.DataFrame(
        {
            "Line Item Date": x.moment.strftime("%d-%b-%Y %I:%M %p"),
            "Order ID": [f"K{i * 7919 % 104729:06X}" for i in x.order],
            "Order Employee Name": x.of_order("Joe|Sue"),
            "Customer ID": [f"Z{i:04d}" for i in x.customer],
            "Item Name": things(x),
            "Per Unit Quantity": x.quantity,
            "Item Revenue": x.total,
            "Discounts": 0.0,
            "Tax Amount": np.round(x.total * 0.08, 2),
            "Item Total": np.round(x.total * 1.08, 2),
            "Refunded": x.of_order("No|No|Yes"),
        }
    )
    roles = {
        "customer": "Customer ID",
        "order": "Order ID",
        "date": "Line Item Date",
        "quantity": "Per Unit Quantity",
        "amount": "Item Revenue",
        "product": "Item Name",
    }
    return Log(frame, "order lines", roles)


def game() -> Log:
    x = Lines(404, lines=0)
    frame = pd.DataFrame(
        {
            "player_id": [f"p{i:06d}" for i in x.customer],
            "purchase_time": x.moment.strftime("%Y-%m-%dT%H:%M:%S"),
            "product_sku": x.named("gem_", x.product),
            "price_usd": x.price,
            "store": x.pick("ios|android"),
            "country": x.of_customer("US|DE"),
        }
    )
    roles = {"customer": "player_id", "date": "purchase_time", "amount": "price_usd", "product": "product_sku"}
    return Log(frame, "orders", roles)


def auths() -> Log:
    x = Lines(405, lines=0, orders=12)
    frame = pd.DataFrame(
        {
            "pan_token": [f"tok_{i * 7919 % 104729:06x}" for i in x.customer],
            "auth_timestamp": x.moment.strftime("%Y-%m-%d %H:%M:%S"),
            "auth_code": x.rng.integers(100000, 999999, x.n),
            "mcc": x.rng.choice([5411, 5812, 4111], x.n),
            "merchant_name": x.pick("REWE|ALDI|DB"),
            "amount": x.total,
            "currency": "EUR",
        }
    )
    roles = {"customer": "pan_token", "order": "auth_code", "date": "auth_timestamp", "amount": "amount"}
    return Log(frame, "transactions", roles)


def norwegian() -> Log:
    x = Lines(406)
    frame = pd.DataFrame(
        {
            "Fakturanr": x.order + 100,
            "Fakturadato": x.day.strftime("%d.%m.%Y"),
            "Kundenr": x.customer + 10000,
            "Kundenavn": [f"Firma {i} AS" for i in x.customer],
            "Varenr": x.product + 500,
            "Varetekst": things(x),
            "Antall": x.quantity,
            "Enhetspris": x.price,
            "Rabatt %": 0,
            "Linjesum eks. mva": x.total,
        }
    )
    roles = {
        "customer": "Kundenr",
        "order": "Fakturanr",
        "date": "Fakturadato",
        "quantity": "Antall",
        "unit_price": "Enhetspris",
        "amount": "Linjesum eks. mva",
        "product": "Varenr",
    }
    return Log(frame, "order lines", roles)


def finnish() -> Log:
    x = Lines(407)
    frame = pd.DataFrame(
        {
            "Tilausnumero": x.order + 1,
            "Tilauspvm": x.day.strftime("%d.%m.%Y"),
            "Asiakasnumero": x.customer + 100,
            "Tuote": things(x),
            "Määrä": x.quantity,
            "Yksikköhinta": x.price,
            "Summa": x.total,
        }
    )
    roles = {
        "customer": "Asiakasnumero",
        "order": "Tilausnumero",
        "date": "Tilauspvm",
        "quantity": "Määrä",
        "unit_price": "Yksikköhinta",
        "amount": "Summa",
        "product": "Tuote",
    }
    return Log(frame, "order lines", roles)


def japan_pos() -> Log:
    x = Lines(408)
    frame = pd.DataFrame(
        {
            "売上日時": x.moment.strftime("%Y/%m/%d %H:%M"),
            "レシート番号": x.order + 1,
            "会員番号": [f"M{i:05d}" for i in x.customer],
            "商品名": things(x),
            "数量": x.quantity,
            "税込金額": x.total,
            "店舗名": x.of_order("新宿|渋谷"),
        }
    )
    roles = {
        "customer": "会員番号",
        "order": "レシート番号",
        "date": "売上日時",
        "quantity": "数量",
        "amount": "税込金額",
        "product": "商品名",
    }
    return Log(frame, "order lines", roles)


def taobao() -> Log:
    x = Lines(409, lines=0)
    frame = pd.DataFrame(
        {
            "订单编号": 33000000 + x.order,
            "买家会员名": [f"tb{i}" for i in x.customer],
            "买家应付货款": x.total,
            "买家实际支付金额": x.total,
            "订单状态": x.pick("交易成功|交易关闭"),
            "订单创建时间": x.moment.strftime("%Y-%m-%d %H:%M:%S"),
            "宝贝标题": things(x),
            "宝贝总数量": x.quantity,
        }
    )
    roles = {
        "customer": "买家会员名",
        "order": "订单编号",
        "date": "订单创建时间",
        "amount": "买家实际支付金额",
        "quantity": "宝贝总数量",
        "product": "宝贝标题",
    }
    return Log(frame, "orders", roles)


LOGS: tuple[Callable[[], Log], ...] = (nav, magento, clover, game, auths, norwegian, finnish, japan_pos, taobao)
