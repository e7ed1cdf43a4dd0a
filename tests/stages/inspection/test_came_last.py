"""A date after all others, and what stands only with it, point to what happened: a booking, a visit."""

import numpy as np
import pandas as pd
import pytest

import segmentry

pytestmark = pytest.mark.usefixtures("one_database")

N = 500


def table(flag: str, date: str, amount: str, lag: int) -> pd.DataFrame:
    """Customers who were asked on a day, with what came of it so many days later."""
    rng = np.random.default_rng(4)
    frame = pd.DataFrame(rng.normal(50, 9, (N, 3)).round(1), columns=["minutes", "visits", "basket"])
    frame["asked_on"] = pd.Timestamp("2024-03-01") + pd.to_timedelta(rng.integers(0, 60, N), "D")
    frame["days_overdue"] = rng.integers(1, 200, N)
    so = rng.random(N) < 0.45
    later = frame["asked_on"] + pd.to_timedelta(lag + rng.integers(0, 20, N), "D")
    paid = np.where(so & (rng.random(N) < 0.7), rng.normal(70, 9, N).round(2), 0)
    return frame.assign(**{flag: np.where(so, "Y", "N"), date: later.where(pd.Series(so)), amount: paid})


@pytest.mark.parametrize(
    ("flag", "date", "amount"), [("vino", "fecha_visita", "importe"), ("gebucht_30T", "Termin", "Rechnung")]
)
def test_what_came_of_it_is_the_outcome_and_no_days_before(flag: str, date: str, amount: str) -> None:
    found = segmentry.inspect(table(flag, date, amount, 1))
    assert found.named("outcome") == (flag,)
    assert {(found[x].role, found[x].theme) for x in (date, amount)} == {("descriptor", "came")}
    assert found["days_overdue"].role == "feature"


def test_the_name_alone_tells_it_too() -> None:
    found = segmentry.inspect(table("Booked30d", "BoosterDate", "BoosterInvoice", 1))
    assert (found["Booked30d"].role, found["BoosterInvoice"].role) == ("outcome", "descriptor")


@pytest.mark.parametrize(("flag", "date", "lag"), [("zq", "zq_start", -400), ("insured", "insured_since", 1)])
def test_what_was_there_before_or_is_held_is_none(flag: str, date: str, lag: int) -> None:
    assert segmentry.inspect(table(flag, date, "premium", lag)).named("outcome") == ("days_overdue",)
