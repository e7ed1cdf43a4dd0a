"""Names of several words, and cells: what names a thing, what came of customers, what is sensitive."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry.results.columns import Column

N = 300
RNG = np.random.default_rng(2)


def column(name: str, values: object) -> Column:
    plain = {"spend": RNG.normal(size=N), "visits": RNG.poisson(6, N)}
    return segmentry.inspect(pd.DataFrame({**plain, name: values}))[name]


POSTCODES = "Default Address Zip, Shipping Zip, Rechnungs-PLZ, customer_zip_code_prefix, cPLZ, code postal livraison"
PLACES = "geolocation_lat, geolocation_lng, home longitude, coordonnée X (BAN), Koordinate_y, coordenada_x"
NUMBERED = "InvoiceNo, OrderNo, Store No, Rechnungsnummer, numero commande, numer klienta, SK_ID_CURR, store, Gemeinde"
KINDS = "MARRIAGE, payment_method, Channel, Region, Zahlungsart, estado civil, housing type"
GENUINE = (
    "orders_no_discount, charges per month, region_count, zip_visits, Annual Income, number of orders, num_purchases, "
    "store_visits, nombre de commandes, Anzahl Bestellungen, numero de hijos, payment methods used, orders number, "
    "branch distance, response time, job involvement, store size, days since last order, accounts number, "
    "zip line rides, agew, bwght, Wgt, Gewinnquote"
)
OUTCOMES = "stroke, income >50K, AcceptedCmp1, FraudFound, Kündigung, clicked on ad, is_customer, rezygnacja, Survive"


@pytest.mark.parametrize("name", POSTCODES.split(", "))
def test_a_postcode_is_known_by_the_word_that_says_it(name: str) -> None:
    found = column(name, RNG.integers(1_000, 99_000, N))
    assert found.reason == "sensitive (a postcode can stand for origin)"


@pytest.mark.parametrize("name", PLACES.split(", "))
def test_so_is_a_place_on_the_map(name: str) -> None:
    assert column(name, RNG.uniform(-30, 30, N)).reason == "sensitive (a place on the map can stand for origin)"


@pytest.mark.parametrize("name", NUMBERED.split(", "))
def test_numbers_that_name_things_never_make_segments(name: str) -> None:
    assert column(name, RNG.integers(500_000, 500_180, N)).role != "feature"


@pytest.mark.parametrize("name", KINDS.split(", "))
def test_few_numbers_that_name_kinds_make_none_either(name: str) -> None:
    found = column(name, RNG.integers(1, 5, N))
    assert found.role != "feature" or found.coded


@pytest.mark.parametrize("name", ["arrival_date_month", "day_of_week", "order date year", "Wochentag", "MonthSold"])
def test_a_part_of_a_date_is_no_amount(name: str) -> None:
    assert column(name, RNG.integers(1, 7, N)).reason == "a part of a date"


@pytest.mark.parametrize("name", GENUINE.split(", "))
def test_what_is_counted_or_measured_stays(name: str) -> None:
    assert column(name, RNG.poisson(40, N)).role == "feature"


@pytest.mark.parametrize("name", OUTCOMES.split(", "))
def test_outcomes_are_known_in_any_place_of_a_name(name: str) -> None:
    assert column(name, RNG.integers(0, 2, N)).role == "outcome"


@pytest.mark.parametrize(
    ("name", "levels"),
    [
        ("Categoria", ["Existing Customer", "Attrited Customer"]),
        ("Estado", ["good", "bad"]),
        ("x", ["churned", "stayed"]),
        ("result", ["Fully Paid", "Charged Off"]),
        ("class", ["<=50K", ">50K"]),
        ("Bonität", ["gut", "schlecht"]),
        ("situacion", ["bueno", "malo"]),
    ],
)
def test_levels_tell_outcomes(name: str, levels: list[str]) -> None:
    assert column(name, RNG.choice(np.array(levels, dtype=object), N)).role == "outcome"


@pytest.mark.parametrize(
    ("name", "levels"),
    [
        ("plan", ["basic", "plus"]),
        ("hand", ["left", "right"]),
        ("age", ["<=50", ">50"]),
        ("size", ["small", "large"]),
        ("shop", ["open", "new"]),
    ],
)
def test_other_levels_do_not(name: str, levels: list[str]) -> None:
    assert column(name, RNG.choice(np.array(levels, dtype=object), N)).role != "outcome"


@pytest.mark.parametrize("cost", ["charges", "expenses", "medical charges"])
def test_what_the_insured_cost_is_an_outcome_beside_their_risk_alone(cost: str) -> None:
    amounts = {cost: RNG.gamma(2, 5_000, N).round(2)}
    risk = {"age": RNG.integers(18, 65, N), "bmi": RNG.normal(30, 5, N).round(1), "children": RNG.integers(0, 5, N)}
    assert segmentry.inspect(pd.DataFrame({**risk, **amounts}))[cost].role == "outcome"
    use = {"tenure": RNG.integers(1, 70, N), "lines": RNG.integers(1, 5, N)}
    assert segmentry.inspect(pd.DataFrame({**use, **amounts}))[cost].role == "feature"


@pytest.mark.parametrize("low", [100_000, 2_000_000, 300_000_000])
def test_long_numbers_that_lie_evenly_and_never_repeat_are_ids(low: int) -> None:
    assert column("ref value x", RNG.choice(low // 2, N, replace=False) + low).role == "id"
    worth = np.unique(np.round(RNG.lognormal(np.log(2.5 * low), 0.6, 5 * N)).astype(int))
    assert column("x", RNG.permutation(worth)[:N]).role == "feature"


@pytest.mark.parametrize("name", ["death", "died", "approve", "received_callback", "takeup", "respond", "recidivism"])
def test_what_came_of_it_is_an_outcome(name: str) -> None:
    assert column(name, RNG.integers(0, 2, N)).role == "outcome"


@pytest.mark.parametrize("name", ["city", "c_city", "open_source", "job", "y94"])
def test_whether_is_no_code_and_no_outcome(name: str) -> None:
    assert column(name, RNG.integers(0, 2, N)).role == "feature"


@pytest.mark.parametrize("name", ["Belegdatum", "booking_date", "fecha"])
def test_a_day_and_a_month_in_one_number_are_a_date(name: str) -> None:
    days = pd.date_range("2024-01-01", periods=N)
    assert column(name, days.strftime("%d%m").astype(int)).reason == "a date written as a number"
    assert column(name, RNG.integers(1, 31, N)).role != "feature"  # of the month: a date, however it is written


@pytest.mark.parametrize("name", ["WeekofPurchase", "month_of_order", "hour of call"])
def test_when_it_was_done_is_a_part_of_a_date(name: str) -> None:
    assert column(name, RNG.integers(1, 12, N)).reason == "a part of a date"


@pytest.mark.parametrize("name", ["state", "COD_MUNICIPIO", "kod_oddzialu"])
def test_many_places_are_places(name: str) -> None:
    assert column(name, RNG.integers(1, 90, N)).role != "feature"


@pytest.mark.parametrize("name", ["dep_time", "Uhrzeit", "arrival time"])
def test_a_time_of_day_in_one_number_is_no_amount(name: str) -> None:
    clock = RNG.integers(0, 24, N) * 100 + RNG.integers(0, 60, N)
    assert column(name, clock).reason == "a date written as a number"
    assert column(name, RNG.integers(0, 2_400, N)).role == "feature"


@pytest.mark.parametrize("name", ["bornagain", "prayerfreq", "vote", "ideo", "pid7na"])
def test_belief_and_politics_describe(name: str) -> None:
    assert column(name, RNG.integers(1, 6, N)).reason.startswith("sensitive")


@pytest.mark.parametrize("name", ["treat", "Treatment", "control_group", "ab_test"])
def test_what_was_tried_on_somebody_describes(name: str) -> None:
    assert column(name, RNG.integers(0, 2, N)).reason == "how we reached them, not who they are"
