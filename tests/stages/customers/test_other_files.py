"""Files beside a log: what is looked up in them by which key, what is said of it, and what is refused."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

import segmentry
from segmentry import Plan
from segmentry.cli import app
from segmentry.errors import SegmentryError
from segmentry.stages.customers.other_files import joined

from .logs import Lines
from .made_customers import lines_in, rows_of

pytestmark = pytest.mark.usefixtures("one_database", "quick_choices")

x = Lines(3)
WHOLE = pd.DataFrame(
    {
        "order_id": x.named("O", x.order),
        "customer_id": x.named("C", x.customer),
        "order_date": x.day,
        "order_status": x.of_order("delivered|delivered|canceled"),
        "product_id": x.named("P", x.product),
        "quantity": x.quantity,
        "price": x.price,
        "city": x.of_customer("Bonn|Graz|Linz"),
        "age": 20 + x.customer % 50,
        "category": x.named("K", x.product % 4),
    }
)
OF_ORDER, OF_CUSTOMER = ["order_id", "customer_id", "order_date", "order_status"], ["customer_id", "city", "age"]
LINES = WHOLE[["order_id", "product_id", "quantity", "price"]]
ORDERS, CUSTOMERS, PRODUCTS = (
    WHOLE[names].drop_duplicates().sample(frac=1, random_state=1)
    for names in (OF_ORDER, OF_CUSTOMER, ["product_id", "category"])
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, frame in (("lines", LINES), ("orders", ORDERS), ("customers", CUSTOMERS), ("products", PRODUCTS)):
        frame.to_csv(tmp_path / f"{name}.csv", index=False)
    return tmp_path


def notes_of(*frames: pd.DataFrame, log: pd.DataFrame = LINES) -> list[str]:
    return list(joined(segmentry.read(log), Plan(), frames).load_report.notes)


@pytest.mark.parametrize("names", [("orders", "customers", "products"), ("customers", "products", "orders")])
def test_lines_orders_customers_and_products_make_what_one_file_of_all_makes(
    folder: Path, names: tuple[str, ...]
) -> None:
    plan = Plan(join=tuple(str(folder / f"{name}.csv") for name in names))
    table = segmentry.customers(folder / "lines.csv", plan)
    whole = rows_of(segmentry.customers(WHOLE[[*WHOLE]], Plan()))
    apart = rows_of(table)
    assert sorted(apart) == sorted(whole)
    pd.testing.assert_frame_equal(apart[list(whole)], whole)
    notes = "\n".join(table.load_report.notes)
    assert f"orders.csv: {len(ORDERS):,} of {len(ORDERS):,} orders were found." in notes
    assert f"customers.csv: {len(CUSTOMERS)} of {len(CUSTOMERS)} customers were found." in notes
    assert {"orders.csv", "customers.csv", "products.csv"} == set(table.load_report.sha256)


def test_heads_are_looked_up_by_the_number_whose_values_fit(tmp_path: Path) -> None:
    number = 7_000 + pd.factorize(WHOLE["order_id"])[0]
    heads = WHOLE[OF_ORDER].assign(id=number).drop_duplicates().rename(columns={"order_id": "tranid"})
    lines = LINES.assign(order_id=number).rename(columns={"order_id": "transaction"})
    for name, frame in (("transaction", heads), ("lines", lines)):
        frame.to_csv(tmp_path / f"{name}.csv", index=False)
    table = joined(segmentry.read(tmp_path / "transaction.csv"), Plan(join=(str(tmp_path / "lines.csv"),)))
    assert rows_of(table)["customer_id"].tolist() == WHOLE["customer_id"].tolist()


def test_of_few_customers_too_what_a_file_tells_of_them_is_theirs() -> None:
    log = pd.DataFrame({"client": ["a", "b", "a"], "order": [1, 2, 3], "day": ["2024-01-05"] * 3, "total": [9.0, 5, 7]})
    master = pd.DataFrame({"Client": ["b", "c"], "segment": ["gold", "blue"]})
    table = segmentry.customers(log, Plan(rows_are="orders"), join=[master])
    assert table.rows.collect(["client", "segment"]).to_pydict() == {"client": ["a", "b"], "segment": [None, "gold"]}
    assert "pandas: 1 of 2 customers were found." in table.load_report.notes


@pytest.mark.parametrize(
    ("own", "key", "theirs"),
    [
        ("Customer ID", "CustomerNo", lambda ids: ids),
        ("customer_id", "id", lambda ids: ids.str.lower()),
        ("Kundennummer", "customer", lambda ids: ids.str.removeprefix("C")),
        ("customer_id", "entity_id", lambda ids: ids.str.removeprefix("C").astype(int)),
        ("customer_id", "Kennung", lambda ids: ids),
        ("customer_id", "customer_id", lambda ids: ids.str.removeprefix("C").astype(int)),
        ("customer_id", "customer_id", lambda ids: ids.str.removeprefix("C").astype(float)),
    ],
)
def test_keys_may_be_named_and_written_otherwise(own: str, key: str, theirs: Any, tmp_path: Path) -> None:
    numbers = not theirs(CUSTOMERS["customer_id"]).astype(str).str.startswith(("C", "c")).all()
    log = WHOLE[["order_id", "customer_id", "price"]].rename(columns={"customer_id": own})
    log[own] = log[own].str.removeprefix("C") if numbers else log[own]
    master = pd.DataFrame({key: theirs(CUSTOMERS["customer_id"]), "city": CUSTOMERS["city"]})
    master.to_csv(tmp_path / "customers.csv", index=False)
    table = joined(segmentry.read(log), Plan(join=(str(tmp_path / "customers.csv"),)))
    assert rows_of(table)["city"].tolist() == WHOLE["city"].tolist()


#: Customers who are numbered anew in each of three stores, and where each of them lives.
NUMBERED = pd.DataFrame(
    {
        "store": x.pick("Bonn|Graz|Linz"),
        "customer_no": x.customer,
        "order_id": x.order,
        "order_date": x.day,
        "total": x.total,
    }
)
LIVES = (
    NUMBERED[["store", "customer_no"]].drop_duplicates().assign(street=lambda who: [f"S{i}" for i in range(len(who))])
)


@pytest.mark.parametrize("names", [("store", "customer_no"), ("Filiale", "KUNDENNR"), ("store_id", "Customer ID")])
def test_customers_that_are_numbered_anew_in_each_store_are_looked_up_by_both(names: tuple[str, str]) -> None:
    master = LIVES.sample(frac=0.5, random_state=2).set_axis([*names, "street"], axis=1)
    master[names[1]] = master[names[1]].map("{:05d}".format)
    table = segmentry.customers(NUMBERED.drop(columns="order_id"), Plan(rows_are="orders"), join=[master])
    both = " and ".join(f"`{name}`" for name in names)
    found = f"pandas: {len(master)} of {len(LIVES)} customers were found by {both} together."
    assert any(note.startswith(found) for note in table.load_report.notes)
    who = LIVES.set_axis(LIVES["store"] + " / " + LIVES["customer_no"].astype(str))["street"]
    made = rows_of(table).set_index("customer")
    assert set(made.index) == set(who.index)
    assert made["street"].dropna().to_dict() == who[who.isin(master["street"])].to_dict()


def test_where_no_two_columns_are_a_key_it_says_how_to_make_one() -> None:
    master = LIVES.rename(columns={"store": "where"})
    with pytest.raises(SegmentryError, match="is numbered anew in each store or country, give that column the same"):
        notes_of(master, log=NUMBERED)


def test_keys_that_differ_in_capitals_alone_stay_apart() -> None:
    log = pd.DataFrame({"product_id": ["a1", "A1", "a1"], "price": [1.0, 2.0, 3.0]})
    table = joined(segmentry.read(log), Plan(), [pd.DataFrame({"product_id": ["A1", "a1"], "kind": ["big", "small"]})])
    assert rows_of(table)["kind"].tolist() == ["small", "big", "small"]


@pytest.mark.parametrize(
    "returned",
    [
        pd.DataFrame({"Returned": "Yes", "Order ID": [*ORDERS["order_id"][:20], *ORDERS["order_id"][:5]]}),
        pd.DataFrame({"order_id": ORDERS["order_id"][:20]}),
        pd.DataFrame({"order_id": ORDERS["order_id"][:20], "reason": [f"because {i}" for i in range(20)]}),
    ],
)
def test_a_list_of_returned_orders_makes_their_lines_returns(returned: pd.DataFrame, tmp_path: Path) -> None:
    returned.to_csv(tmp_path / "returns.csv", index=False)
    log = WHOLE.drop(columns="order_status")
    table = segmentry.customers(log, Plan(join=(str(tmp_path / "returns.csv"),)))
    assert lines_in(table, "return") == log["order_id"].isin(ORDERS["order_id"][:20]).sum()
    assert f"returns.csv: 20 of {len(ORDERS):,} orders were found." in table.load_report.notes


def test_a_list_of_keys_alone_tells_who_is_in_it(tmp_path: Path) -> None:
    CUSTOMERS[["customer_id"]][:7].to_csv(tmp_path / "club members.csv", index=False)
    table = joined(segmentry.read(WHOLE), Plan(join=(str(tmp_path / "club members.csv"),)))
    inside = WHOLE["customer_id"].isin(CUSTOMERS["customer_id"][:7])
    assert (rows_of(table)["club_members"] == "yes").tolist() == inside.tolist()


def test_columns_that_the_log_has_itself_are_left_out_and_named() -> None:
    frame = ORDERS.assign(Quantity=1, note="x")
    assert notes_of(frame)[-1] == (
        f"pandas: {len(ORDERS):,} of {len(ORDERS):,} orders were found."
        " `Quantity` of it: left out, as pandas tells that itself."
    )


def test_a_file_that_tells_nothing_new_changes_nothing() -> None:
    table = joined(segmentry.read(WHOLE), Plan(), [CUSTOMERS])
    assert table.names == tuple(WHOLE)
    assert table.load_report.notes[-1].endswith("`city` and `age` of it: left out, as pandas tells that itself.")


@pytest.mark.parametrize(
    ("other", "log", "words"),
    [
        (
            LINES,
            pd.concat([ORDERS, ORDERS.assign(order_status="again")]),
            r"several rows of one `order_id`, such as O\d+.* give it as the source and the other file in `join`",
        ),
        (CUSTOMERS, LINES, "share no number of orders, customers or products.* `price`.*the same name in both"),
        (CUSTOMERS.assign(customer_id=range(len(CUSTOMERS))), ORDERS, r"No `customer_id` of pandas \(C\d+, .*\(\d+, "),
    ],
)
def test_what_cannot_be_looked_up_is_refused_in_words(other: pd.DataFrame, log: pd.DataFrame, words: str) -> None:
    with pytest.raises(SegmentryError, match=words):
        notes_of(other, log=log)


def test_files_may_be_told_in_any_order() -> None:
    turned = segmentry.customers(ORDERS, join=[CUSTOMERS, LINES])
    assert rows_of(turned).equals(rows_of(segmentry.customers(LINES, join=[ORDERS, CUSTOMERS])))
    assert "pandas has the lines of pandas, which is looked up for them." in turned.load_report.notes


def test_a_table_of_customers_gets_further_columns_once(folder: Path) -> None:
    master = pd.DataFrame({"customer_id": [f"C{i:04d}" for i in range(1, 61)], "spend": np.arange(60.0)})
    plan = Plan(join=(str(folder / "customers.csv"),))
    table = segmentry.customers(master, plan)
    assert table.log is None
    assert rows_of(table)["spend"].tolist() == master["spend"].tolist()
    assert segmentry.customers(table, plan) is table
    prepared = segmentry.prepare(master, plan.model_copy(update={"features": ("spend", "age"), "k_max": 2}))
    assert {"city", "age"} < set(prepared.table.types)
    model = segmentry.cluster(prepared, segmentry.choose_k(prepared), k=2)
    assert model.score(master)["segment"].notna().all()


def test_files_are_looked_up_before_several_rows_of_a_customer_become_one(folder: Path) -> None:
    master = pd.DataFrame({"customer_id": [f"C{i // 2:04d}" for i in range(2, 122)], "spend": np.arange(120.0)})
    plan = Plan(several_rows="aggregate", customer="customer_id", join=(str(folder / "customers.csv"),))
    table = segmentry.customers(master, plan)
    assert (table.n_rows, {"city", "age"} < set(table.types)) == (60, True)


def test_the_shell_and_a_model_take_them(folder: Path) -> None:
    files = f"{folder / 'orders.csv'},{folder / 'customers.csv'}"
    arguments = ["customers", str(folder / "lines.csv"), "-o", str(folder / "made.csv"), "--join", files]
    answer = CliRunner().invoke(app, arguments)
    assert answer.exit_code == 0, answer.output
    assert f"customers.csv: {len(CUSTOMERS)} of {len(CUSTOMERS)} customers were found." in answer.output
    made = pd.read_csv(folder / "made.csv")
    plan = Plan(join=tuple(files.split(",")), k=2, k_max=2)
    prepared = segmentry.prepare(folder / "lines.csv", plan)
    model = segmentry.cluster(prepared, segmentry.choose_k(prepared))
    labelled = model.score(folder / "lines.csv")
    assert labelled["customer_id"].tolist() == made["customer_id"].tolist()
    assert labelled["city"].tolist() == made["city"].tolist()
    moved = CUSTOMERS.assign(city="Wien")
    moved.to_csv(folder / "moved.csv", index=False)
    later = Plan(join=(str(folder / "orders.csv"), str(folder / "moved.csv")))
    assert set(model.score(folder / "lines.csv", plan=later)["city"]) == {"Wien"}
    assert model.score(made)["segment"].tolist() == labelled["segment"].tolist()
