"""What names and cells give away."""

from typing import Any

import pytest

from segmentry.stages.shared.traits import (
    is_case_weight,
    is_code,
    is_date,
    is_free_text,
    is_leftover,
    is_outcome,
    is_value,
    names_customers,
    normal,
    personal,
    sensitive,
)


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


@pytest.mark.parametrize(
    ("name", "word"), [("Prénom", "prenom"), ("Churn?", "churn"), ("Income (k$)", "income_k"), ("ZIPCode", "zip_code")]
)
def test_accents_and_marks_do_not_matter(name: str, word: str) -> None:
    assert normal(name) == word


NAMED = {
    personal: "Client Name, mobile_no, customer_email, EMail2, IBAN_Nr, kontonr, Geburtstag, steuerId, Hausnr",
    sensitive: "SEX_CD, GENDERCD, isFemale, Geschlecht_Kunde, home_zip_num, country_of_origin, icd10_code, home lng",
    is_leftover: "kmeans_label, Segment_ID, cluster_no, labels, prediction, score_segment, rfm_segment_v2",
    is_value: "annual_profit, total_revenue, LTV_12m, Customer Lifetime Value, sales_ytd, chiffre d'affaires",
    is_case_weight: "survey_wgt, raking_weight, ipw, design_weight, finalwgt, Gewichtungsfaktor, fnlwgt",
    is_code: "branch_code, store_id, id_agence, JobCode, Produktgruppe, region, MaritalStatus",
    names_customers: "customerid, CUSTNO, Kunden-ID, Mitgliedsnummer, id_client, loyalty_card_no, respondent",
}


def rule(function: Any, word: str) -> bool:
    return bool(function(word, ()) if function in (personal, sensitive) else function(word))


@pytest.mark.parametrize(("function", "names"), NAMED.items(), ids=lambda one: getattr(one, "__name__", ""))
def test_names_tell(function: Any, names: str) -> None:
    assert [name for name in names.split(", ") if not rule(function, normal(name))] == []


@pytest.mark.parametrize("name", ["churn_flag", "is_churned", "Exited", "y", "default.payment.next.month", "TARGET_B"])
def test_outcomes_are_known_by_name(name: str) -> None:
    assert is_outcome(normal(name), 2)


INNOCENT = (
    "total_spend, spending_score, income, balance, charges, premium, target_weight_kg, claims, deposits, "
    "days_left, months_late, default_limit, revenue_share, sales_calls, clusters_visited, segments_flown, "
    "years_in_job, jobs_held, cities_visited, channels_used, avg_order_value, code_commits, weight, "
    "sample_orders, survey_score, union_dues, mailings, card_spend, customer_age, member_years, guests, "
    "household_size, account_age, state_visits, date_nights, latency_ms, longest_call, race_distance_km, "
    "party_size, name_changes, nb_enfants, left_swipes, zip_line_rides"
)


@pytest.mark.parametrize("name", INNOCENT.split(", "))
def test_names_of_genuine_features_tell_nothing(name: str) -> None:
    word = normal(name)
    assert not any(rule(function, word) for function in NAMED)
    assert not is_outcome(word, 500)
    assert not is_date(word, [7.0, 30.0, 4.0])


@pytest.mark.parametrize(
    ("cells", "yes"),
    [
        ([20240131, 20231224, 20220229], False),  # there was no such day
        ([20240131, 20231224, 20220228], True),
        ([202401, 202312, 202206], True),
        ([1_600_000_000, 1_612_345_678, 1_654_321_000], True),
        ([1_600_000_000_000, 1_612_345_678_000, 1_654_321_000_000], True),
        ([1987, 1990, 2001], False),
        ([123456, 234567, 345678], False),
    ],
)
def test_numbers_may_be_dates(cells: list[float], yes: bool) -> None:
    assert is_date("x", cells) == yes


@pytest.mark.parametrize(
    ("cells", "yes"),
    [
        (["He asked for a new card", "Nothing to say about this visit", "Please call back on Monday"], True),
        (["Fixed term contract for two years"] * 9, False),
        (["Anna Schmidt", "Ben Rossi", "Clara Novak"], False),
    ],
)
def test_sentences_are_told_from_names_of_things(cells: list[str], yes: bool) -> None:
    assert is_free_text(cells) == yes
