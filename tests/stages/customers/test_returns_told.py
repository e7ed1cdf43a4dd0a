"""What columns tell of returns: rows that pay back, sales that came to nothing, and money without a sign."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from . import made_customers
from .logs import Lines, things

pytestmark = pytest.mark.usefixtures("one_database")

x = Lines(11)
SALES = pd.DataFrame(
    {"client": x.named("C", x.customer), "order_no": x.order, "date": x.day, "item": things(x), "amount": x.total}
)
#: Each tenth line is paid back a week later, in a row of its own, whose money has no sign.
BACK = SALES[::10].assign(
    order_no=lambda back: back["order_no"] + 100_000, date=lambda b: b["date"] + pd.Timedelta("7D")
)


def spent(log: pd.DataFrame, **options: Any) -> dict[str, float]:
    return dict(made_customers.spent(made_customers.made(log, **options)).round(2))


def by_client(log: pd.DataFrame, worth: Any) -> dict[str, float]:
    """The same by hand."""
    return {str(client): round(float(money), 2) for client, money in worth.groupby(log["client"]).sum().items()}


def all_of(log: pd.DataFrame) -> dict[str, float]:
    return by_client(log, log["amount"])


@pytest.mark.parametrize(
    ("name", "sale", "back"),
    [
        ("Type", "Sale", "Refund"),
        ("Natureza da Operação", "Venda de mercadoria", "Devolução de venda"),
        ("Tipo doc.", "Fattura", "Nota di credito"),
        ("Fiş Türü", "Toptan Satış Faturası", "Toptan Satış İade Faturası"),
        ("Is Return", 0, 1),
        ("x7", "Verkoop", "Retour"),
    ],
)
def test_rows_that_pay_back_lessen_what_was_spent_though_their_money_has_no_sign(
    name: str, sale: Any, back: Any
) -> None:
    log = pd.concat([SALES.assign(**{name: sale}), BACK.assign(**{name: back})]).sort_values("date")
    assert spent(log) == by_client(log, log["amount"].where(log[name] == sale, -log["amount"]))


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Order status", "Returned"),
        ("State", "wc-cancelled"),
        ("Stato", "no_show"),
        ("x7", "Annulé"),
        ("état", "Erreur de paiement"),
        ("Statut", "En attente de virement bancaire"),
        ("Status", "Zurückgegeben"),
        ("Booking status", "Waitlisted"),
        ("Estado", "No presentado"),
        ("Status płatności", "Faktura proforma"),
        ("Situação", "ESTORNADO"),
        ("Betaalstatus", "Gestorneerd"),
        ("Payment status", "Awaiting bank wire payment"),
    ],
)
def test_a_sale_that_came_to_nothing_is_none_and_lessens_nothing(name: str, word: str) -> None:
    log = SALES.assign(**{name: np.where(x.order % 7 == 0, word, "Complete")})
    sold = log[log[name] != word]
    assert spent(log) == all_of(sold)


def test_tickets_of_an_order_cost_the_same_each_and_those_refunded_undo_no_other() -> None:
    tickets = pd.DataFrame({"client": np.repeat([f"C{i % 40}" for i in range(150)], np.resize([1, 2, 3], 150))})
    order = np.repeat(np.arange(150), np.resize([1, 2, 3], 150))
    log = tickets.assign(order_no=7000 + order, date=pd.Timestamp("2024-01-01") + pd.to_timedelta(order, "D"))
    log = log.assign(quantity=1, processing=0.52, amount=np.array([12.5, 18.0, 25.0])[order % 7 % 3])
    log["order type"] = np.where(np.arange(len(log)) % 11 == 3, "Refunded", "Completed")
    assert spent(log) == by_client(log, log["amount"].where(log["order type"] == "Completed", 0))


def test_what_was_refunded_in_part_is_a_sale() -> None:
    log = SALES.assign(status=np.where(x.order % 7 == 0, "partially_refunded", "paid"))
    assert spent(log) == all_of(log)


def test_what_became_of_orders_and_what_kind_a_row_is_may_stand_in_two_columns() -> None:
    log = pd.concat([SALES.assign(type="purchase"), BACK.assign(type="refund")]).sort_values("date")
    log["status"] = np.where(np.arange(len(log)) % 9 == 0, "declined", "success")
    log = log[(log["type"] == "purchase") | (log["status"] == "success")]
    worth = log["amount"].where(log["type"] == "purchase", -log["amount"]).where(log["status"] == "success", 0.0)
    sold = log[(log["type"] == "purchase") & (log["status"] == "success")]["client"].unique()
    assert spent(log) == {who: money for who, money in by_client(log, worth).items() if who in sold}


def test_where_money_has_no_sign_the_rarer_way_is_taken_off() -> None:
    log = SALES.drop(columns=["order_no", "item"]).assign(**{"Af Bij": np.where(x.order % 5 == 0, "Af", "Bij")})
    worth = log["amount"].where(log["Af Bij"] == "Bij", -log["amount"])
    bought = log[log["Af Bij"] == "Bij"]["client"].unique()
    assert spent(log) == {who: money for who, money in by_client(log, worth).items() if who in bought}


def test_planned_words_are_rows_of_their_own_by_the_same_rule() -> None:
    log = pd.concat([SALES.assign(kind="A"), BACK.assign(kind="Z")]).sort_values("date")
    told = spent(log, roles={"status": "kind"}, returned=("z",))
    assert told == by_client(log, log["amount"].where(log["kind"] == "A", -log["amount"]))


@pytest.mark.parametrize(
    "status",
    [
        *("Devis envoyé", "requires_payment_method", "Afgebroken", "wc-on-hold", "5 - Cancelled", "Bonificação"),
        *(
            "En attente de paiement",
            "Aguardando pagamento",
            "Törölve",
            "Mitätöity",
            "(删除)等待出库",
            "not_paid",
            "Denied",
        ),
        *("Pedido cancelado", "注文取消し", "Bestellung storniert"),
    ],
)
def test_what_was_never_bought_or_paid_is_no_sale_and_takes_nothing_off(status: str) -> None:
    never = SALES.index % 10 == 0
    table = made_customers.made(SALES.assign(status=np.where(never, status, "ok")))
    assert dict(made_customers.spent(table).round(2)) == all_of(SALES[~never])
    assert "never paid are no sales." in made_customers.log_of(table).paragraph


def test_what_was_never_paid_has_no_day_of_payment() -> None:
    never = SALES["order_no"] % 9 == 0
    log = SALES.assign(**{"Payment date": SALES["date"].where(~never)})
    assert spent(log) == all_of(SALES[~never])
    assert spent(log, roles={"paid": ""}) == all_of(SALES)
    yet = SALES["date"] > SALES["date"].quantile(0.95)  # invoices that are open
    assert spent(SALES.assign(**{"Payment date": SALES["date"].where(~yet)})) == all_of(SALES)
    sent = log.assign(**{"Ship date": SALES["date"]})  # on account
    assert spent(sent) == all_of(SALES)
    due = log.assign(**{"Data scadenza": SALES["date"]})
    assert spent(due) == all_of(SALES)  # owed
    assert spent(due.assign(Stato=np.where(never & (x.order % 2 == 0), "non pagata", "emessa"))) == all_of(
        SALES[~never]
    )


def test_what_was_paid_back_of_a_row_is_taken_off_it() -> None:
    part = np.where(SALES.index % 10 == 0, 1, np.where(SALES.index % 10 == 5, 0.25, 0))
    back = np.round(SALES["amount"] * part, 2)
    log = SALES.assign(**{"Amount refunded": back})
    left = SALES[part < 1]
    assert spent(log) == by_client(left, (SALES["amount"] - back)[part < 1])
    gross = log.assign(**{"amount before": SALES["amount"] + back})  # of which it is off already
    assert spent(gross, roles={"amount": "amount"}) == all_of(SALES)


def test_kinds_of_invoices_may_be_told_by_the_codes_that_everybody_uses() -> None:
    back = SALES.index % 10 == 0
    log = SALES.assign(DOC_TYPE=np.where(back, 381, 380))
    assert spent(log) == spent(SALES.assign(DOC_TYPE=np.where(back, "credit note", "invoice")))
    assert spent(log.assign(DOC_TYPE=np.where(back, 12, 11))) == all_of(SALES)
    others = (("Lieferschein", "Rechnung"), ("Albarán", "Factura"), ("in_invoice", "out_invoice"), ("DZ", "RV"))
    for kind, sale in (("PF", "FS"), ("F8", "F2"), ("DDT", "FT"), ("LS", "RE"), ("DEV", "FA"), ("WZ", "FV"), *others):
        assert spent(SALES.assign(DOC_TYPE=np.where(back, kind, sale))) == all_of(SALES[~back])  # of them nobody pays


def test_what_leaves_a_store_is_sold_also_where_it_is_below_zero() -> None:
    back = SALES.index % 10 == 0
    signed = SALES.assign(amount=np.where(back, -SALES["amount"], SALES["amount"]))
    entries = signed.assign(Menge=np.where(back, x.quantity, -x.quantity))
    assert spent(entries) == spent(signed.assign(Menge=-entries["Menge"]))
    assert len(spent(entries)) > 1


@pytest.mark.parametrize(
    ("name", "sale", "other"),
    [
        ("TXN_TYPE", "POS", "Annual fee"),
        ("Transaction type", "Invoice", "Payment"),
        ("Gift Type", "Pay-Cash", "Pledge"),
        ("Type", "SI", "SR"),
        ("x7", "Rechnung", "Eingangsrechnung"),
    ],
)
@pytest.mark.parametrize("sign", [1, -1])
def test_kinds_of_rows_that_are_no_purchase_neither_sell_nor_take_off(
    name: str, sale: str, other: str, sign: int
) -> None:
    others = BACK.assign(amount=sign * 2.5 * BACK["amount"], **{name: other})
    log = pd.concat([SALES.assign(**{name: sale}), others]).sort_values("date")
    table = made_customers.made(log)
    assert dict(made_customers.spent(table).round(2)) == by_client(SALES, SALES["amount"])
    assert any(f"`{other}` in `{name}` are no purchases" in note for note in table.load_report.notes)


def test_papers_of_which_invoices_say_the_same_again_count_once() -> None:
    before = SALES[::2].assign(Belegart="Lieferschein", order_no=SALES["order_no"] + 10**6)
    log = pd.concat([SALES.assign(Belegart="Rechnung"), before]).sort_values("date", kind="stable")
    assert spent(log) == by_client(SALES, SALES["amount"])


def test_what_has_a_reason_of_rejection_was_not_sold() -> None:
    log = SALES.assign(**{"Rejection reason": np.where(x.order % 7 == 0, "Too late", None)})
    sold = log[log["Rejection reason"].isna()]
    assert spent(log) == by_client(sold, sold["amount"])


def test_a_paper_that_undoes_an_invoice_told_as_cancelled_takes_nothing_off() -> None:
    cancelled = SALES["order_no"].isin(SALES["order_no"][::10])
    undoing = SALES[cancelled].assign(FKART="S1", amount=-SALES["amount"], order_no=SALES["order_no"] + 10**6)
    log = pd.concat([SALES.assign(FKART="F2", FKSTO=np.where(cancelled, "X", None)), undoing]).sort_values("date")
    assert spent(log) == by_client(SALES[~cancelled], SALES["amount"][~cancelled])


def test_a_refund_that_failed_takes_nothing_off() -> None:
    back = BACK.assign(txn_type="REFUND", amount=-BACK["amount"], response="DECLINED")
    log = pd.concat([SALES.assign(txn_type="POS", response="APPROVED"), back]).sort_values("date")
    log = log.drop(columns="item").rename(columns={"order_no": "txn_id"}).assign(txn_id=range(len(log)))
    assert spent(log) == by_client(SALES, SALES["amount"])


def test_what_came_back_of_an_order_may_stand_on_one_of_its_lines() -> None:
    first = ~SALES["order_no"].duplicated()
    whole, part = (first & (SALES["order_no"] % 9 == place) for place in (0, 1))
    worth = SALES.groupby("order_no")["amount"].transform("sum")
    log = SALES.assign(
        status=np.where(SALES["order_no"] % 9 == 0, "refunded", "paid"),
        **{"Refunded Amount": np.select([whole, part, first], [worth, SALES["amount"] // 2, 0.0], np.nan)},
    )
    sold = log["amount"].where(log["status"] == "paid", 0.0) - log["Refunded Amount"].where(part, 0.0)
    bought = set(log[log["status"] == "paid"]["client"])
    assert spent(log) == {who: money for who, money in by_client(log, sold).items() if who in bought}


def test_payments_count_once_whatever_states_of_theirs_are_told() -> None:
    states = ("Received", "Authorised", "Settled")
    log = pd.concat([SALES.assign(status=state).iloc[:: 1 + (state == "Received")] for state in states])
    log = log.sort_values("date", kind="stable").drop(columns=["item", "order_no"])
    assert spent(log) == by_client(SALES, SALES["amount"])
