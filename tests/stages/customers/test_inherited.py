"""Cells that a line has from its order: filled where they are the order's, never where they may be another's."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry.stages.customers import inherited
from tests.stages.customers.logs import Lines
from tests.stages.customers.made_customers import lines_in, log_of, made, rows_of

pytestmark = pytest.mark.usefixtures("one_database")

HEADERS = ["Customer ID", "Order Date", "Currency", "Order Status", "Sales Channel", "Discount"]


def lines(seed: int = 5) -> pd.DataFrame:
    """Order lines of which every cell is filled."""
    x = Lines(seed)
    return pd.DataFrame(
        {
            "Order ID": 1001 + x.order,
            "Customer ID": x.named("C", x.customer),
            "Order Date": x.moment.floor("min"),
            "Currency": "EUR",
            "Order Status": x.of_order("paid|paid|paid|refunded"),
            "Sales Channel": x.of_order("web|shop|app"),
            "Discount": np.where(x.order % 3 == 0, 5.0, 0.0),
            "SKU": x.named("SKU-", x.product),
            "Quantity": x.quantity,
            "Unit Price": x.price,
        }
    )


def without_repeats(frame: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """The same with these columns on the first line of an order only."""
    first = ~frame["Order ID"].duplicated()
    return frame.assign(**{name: frame[name].where(first) for name in columns})


def test_an_export_that_tells_things_once_makes_the_same_customers_as_one_that_repeats_them(tmp_path: Path) -> None:
    whole = lines()
    below = int(whole["Order ID"].duplicated().sum())
    first = made(without_repeats(whole, HEADERS), tmp_path)
    assert (
        f"{below:,} lines take the customer, the date, the currency, the channel, the status and the discount from the"
        " line of their order that tells it." in first.load_report.notes
    )
    second = made(whole, tmp_path)
    pd.testing.assert_frame_equal(rows_of(first), rows_of(second))
    assert log_of(first).ledger.classes == log_of(second).ledger.classes
    assert not any("from the line of their order" in note for note in second.load_report.notes)


def test_what_became_of_the_payment_is_the_orders_where_it_is_told_once_beside_the_status(tmp_path: Path) -> None:
    whole = lines()
    undone = np.where(whole["Order ID"] % 5 == 0, "Refunded", "Received")
    whole = whole.assign(
        **{"Payment State": undone, "Order Status": np.where(whole["Order ID"] % 7, "open", "cancelled")}
    )
    first = made(without_repeats(whole, ["Order Status", "Payment State"]), tmp_path)
    of_both = (whole["Order ID"] % 5 == 0) | (whole["Order ID"] % 7 == 0)
    assert lines_in(first, "return") == of_both.sum()


def test_the_day_on_which_an_order_was_cancelled_is_that_of_all_its_lines(tmp_path: Path) -> None:
    whole = lines()
    undone = whole["Order ID"] % 5 == 0
    whole = whole.assign(**{"Order Status": "open", "Cancelled at": whole["Order Date"].where(undone)})
    told = made(without_repeats(whole, ["Order Status", "Cancelled at"]), tmp_path).log
    assert told is not None
    assert told.ledger.of("return").rows == undone.sum()


def test_where_the_number_of_the_order_is_not_repeated_either_lines_are_of_the_order_above(tmp_path: Path) -> None:
    whole = lines()
    whole["Order Total"] = (whole["Quantity"] * whole["Unit Price"]).groupby(whole["Order ID"]).transform("sum")
    once = without_repeats(whole, [*HEADERS, "Order Total"])
    once["Order ID"] = once["Order ID"].where(~whole["Order ID"].duplicated()).astype("Int64")
    first, second = made(once, tmp_path), made(whole, tmp_path)
    pd.testing.assert_frame_equal(rows_of(first), rows_of(second))
    below = int(whole["Order ID"].duplicated().sum())
    assert f"{below:,} lines take `Order ID`, `Customer ID`" in "\n".join(first.load_report.notes)


def test_guests_stay_guests(tmp_path: Path) -> None:
    whole = lines()
    guests = whole["Order ID"] % 4 == 0
    frame = whole.assign(**{"Customer ID": whole["Customer ID"].mask(guests)})
    for columns in ([], HEADERS):
        table = made(without_repeats(frame, columns), tmp_path)
        assert lines_in(table, "no customer") == guests.sum()


def test_numbers_that_begin_anew_every_day_give_no_guest_a_customer(tmp_path: Path) -> None:
    whole = lines()
    day = whole["Order Date"].dt.normalize()
    slip = (whole["Order ID"] - whole.groupby(day)["Order ID"].transform("min") + 1).rename("Receipt No")
    guests = whole["Order ID"] % 4 == 0
    frame = whole.assign(**{"Order ID": slip, "Customer ID": whole["Customer ID"].mask(guests)})
    roles = {"order": "Order ID", "customer": "Customer ID", "date": "Order Date"}
    table = made(frame, tmp_path, roles=roles, rows_are="order lines")
    assert lines_in(table, "no customer") == guests.sum()


def test_what_is_told_of_a_few_lines_is_theirs_alone(tmp_path: Path) -> None:
    whole = lines()
    rng = np.random.default_rng(0)
    back = rng.random(len(whole)) < 0.05
    table = made(whole.assign(**{"Order Status": np.where(back, "returned", None)}), tmp_path)
    assert lines_in(table, "return") == back.sum()


def test_two_customers_of_one_order_are_nobodys_to_choose(tmp_path: Path) -> None:
    whole = without_repeats(lines(), ["Customer ID"])
    order = whole["Order ID"].value_counts().index[0]
    at = whole.index[whole["Order ID"] == order]
    whole.loc[at[1], "Customer ID"] = "C9999"
    table = made(whole, tmp_path)
    assert lines_in(table, "no customer") == len(at) - 2


def test_a_long_file_keeps_its_order_of_rows() -> None:
    n = 300_000
    rows = np.arange(n)
    frame = pd.DataFrame({"order_no": np.where(rows % 3, np.nan, rows), "item": rows})
    frame["client"] = pd.Series(np.where(rows % 3, None, [f"K{i % 999}" for i in rows]), dtype="str")
    filled = inherited.from_the_rows_above(segmentry.read(frame)).rows.collect().to_pandas()
    assert (filled["item"] == rows).all()
    assert (filled["order_no"] == rows // 3 * 3).all()
    assert (filled["client"] == [f"K{i // 3 * 3 % 999}" for i in rows]).all()


def test_an_engine_that_knows_no_order_of_rows_fills_no_rows_below(tmp_path: Path) -> None:
    whole = lines()
    once = without_repeats(whole, HEADERS)
    once["Order ID"] = once["Order ID"].where(~whole["Order ID"].duplicated()).astype("Int64")
    once.to_csv(tmp_path / "log.csv", index=False)
    table = segmentry.read(tmp_path / "log.csv")
    assert inherited.from_the_rows_above(table) is not table

    class Elsewhere:
        engine = "spark"

    there = table.model_copy(update={"rows": Elsewhere()})
    assert inherited.from_the_rows_above(there) is there


def test_a_report_grouped_by_customers_has_each_in_a_heading_above_its_rows(tmp_path: Path) -> None:
    frame = lines()
    whole = made(frame.drop(columns=["Sales Channel", "Order Status"]), tmp_path)
    names = ["orders", "total_spent", "days_since_last_order"]
    for own_sum, has_inner in ((False, False), (False, True), (True, True)):
        rows: list[dict[object, object]] = []
        for client, own in frame.sort_values("Customer ID", kind="stable").groupby("Customer ID"):
            cells = own.drop(columns=["Customer ID", "Sales Channel", "Order Status"]).to_dict("records")
            inner = [{"": "  Unit 1"}, *cells[len(cells) // 2 :], {"": "  Total for Unit 1"}] if has_inner else []
            rows += [{"": client}, *(cells[: len(cells) // 2] if has_inner else cells)]
            rows += [*([{"": f"Total for {client}"}] if own_sum else []), *inner, {"": f"Total for {client} in all"}]
        table = made(pd.DataFrame(rows), tmp_path)
        assert log_of(table).ledger.customers == frame["Customer ID"].nunique()
        assert table.rows.collect(names).to_pydict() == whole.rows.collect(names).to_pydict()


def test_a_heading_may_have_a_number_and_a_name(tmp_path: Path) -> None:
    frame = lines().drop(columns=["Sales Channel", "Order Status"])
    whole = made(frame.assign(Client=frame["Customer ID"]), tmp_path)
    rows = []
    for client, own in frame.sort_values("Customer ID", kind="stable").groupby("Customer ID"):
        rows += [{"Customer ID": client, "Client": client}, *own.drop(columns="Customer ID").to_dict("records")]
    table = made(pd.DataFrame(rows), tmp_path)
    names = ["orders", "total_spent", "days_since_last_order"]
    assert table.rows.collect(names).to_pydict() == whole.rows.collect(names).to_pydict()


def test_heads_and_payments_of_orders_are_not_added_to_their_lines(tmp_path: Path) -> None:
    frame = lines().drop(columns=["Order Status", "Discount"])
    frame = frame.assign(Total=(frame["Quantity"] * frame["Unit Price"]).round(2), Type="Sale Line")
    key = ["Order ID", "Customer ID", "Order Date", "Currency", "Sales Channel"]
    heads = frame.groupby(key, as_index=False)["Total"].sum().assign(Type="Sale")
    payments = heads.drop(columns="Total").assign(Type="Payment")
    both = pd.concat([heads, frame, payments]).sort_values("Order ID", kind="stable")
    whole, table = made(frame.drop(columns="Type"), tmp_path), made(both, tmp_path)
    names = ["orders", "total_spent", "lines_per_order"]
    assert table.rows.collect(names).to_pydict() == whole.rows.collect(names).to_pydict()
    assert any("tell the same orders" in note for note in table.load_report.notes)
