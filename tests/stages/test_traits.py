"""What names and cells give away."""

import pytest

from segmentry.stages.traits import names_customers, normal, personal, sensitive


@pytest.mark.parametrize("name", ["CustomerId", "customer id", "customer-id", "Customer.ID", " customer_id "])
def test_spellings_of_a_name_are_alike(name: str) -> None:
    assert normal(name) == "customer_id"


@pytest.mark.parametrize("word", ["income", "mail_orders", "phone_calls", "address_changes", "tenure", "names"])
def test_no_personal_data(word: str) -> None:
    assert personal(word, ["1", "2", "3", "4"]) is None


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        (["a.b@c.de", "x@y.org", "m@n.co.uk"], "e-mail addresses"),
        (["DE89370400440532013000", "GB82 WEST 1234 5698 7654 32", "FR1420041010050500013M02606"], "bank accounts"),
        (["+1 (212) 555-0100", "+49 30 1234567", "0044 20 7946 0958"], "telephone numbers"),
        (["a@b.de", "none", "x"], None),
        (["2024-01-31", "2024-02-01", "2024-02-02"], None),
        (["12.50", "13.75", "0.99"], None),
        (["a@b.de"], None),  # too few to tell
    ],
)
def test_cells_tell_what_they_are(cells: list[str], what: str | None) -> None:
    assert personal("x", cells) == what


@pytest.mark.parametrize("word", ["essex", "racecourse_visits", "raced", "sexton", "zipper_sales", "balance"])
def test_a_part_of_a_word_is_not_sensitive(word: str) -> None:
    assert sensitive(word) is None


@pytest.mark.parametrize(("word", "yes"), [("customer_id", True), ("kundennr", True), ("id", True), ("bid", False)])
def test_numbers_of_customers_are_known_by_name(word: str, yes: bool) -> None:
    assert names_customers(word) == yes
