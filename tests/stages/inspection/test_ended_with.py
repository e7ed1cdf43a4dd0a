"""An end that no word tells is known by what is filled only then."""

import numpy as np
import pandas as pd
import pytest

import segmentry

pytestmark = pytest.mark.usefixtures("one_database", "quick_choices")

N = 400


def table(**columns: object) -> pd.DataFrame:
    rng = np.random.default_rng(2)
    return pd.DataFrame(rng.normal(50, 9, (N, 2)).round(1), columns=["minutes", "fee"]).assign(**columns)


GONE = np.arange(N) % 5 == 0
DAYS = pd.Series(pd.Timestamp("2024-03-01") + pd.to_timedelta(np.arange(N) % 90, unit="D")).where(GONE)


@pytest.mark.parametrize(
    ("name", "levels", "day", "cell"),
    [
        ("stat_cd", ("CE", "AC", "SU"), "dt_disc", "CE"),
        ("status_code", (9, 1, 5), "opzegdatum", "9"),
        ("aktiv", (0, 1, 1), "Austrittsdatum", "0"),
    ],
)
def test_a_code_whose_rows_have_a_day_of_leaving_is_one(
    name: str, levels: tuple[object, ...], day: str, cell: str
) -> None:
    status = np.where(GONE, 0, np.where(np.arange(N) % 7 == 0, 2, 1))
    frame = table(**{name: [levels[i] for i in status], day: DAYS})
    columns = segmentry.inspect(frame)
    [made] = columns.named("outcome")
    assert [(source.column, source.cell) for source in columns[made].made_of] == [(name, cell)]
    told = segmentry.run(frame, segmentry.Plan(k=2, k_max=2)).profile
    assert told is not None
    assert told.main_outcome is not None
    assert (told.main_outcome.level, told.main_outcome.all.value) == ("left", pytest.approx(GONE.mean()))


def test_a_day_of_leaving_alone_tells_who_left() -> None:
    frame = table(cancel_date=DAYS)
    segmentation = segmentry.run(frame, segmentry.Plan(k=2, k_max=2))
    outcome = segmentation.profile and segmentation.profile.main_outcome
    assert outcome is not None
    assert (outcome.level, outcome.all.value) == ("left", pytest.approx(GONE.mean()))


@pytest.mark.parametrize(
    "columns",
    [
        {"contract_end_date": DAYS},
        {"last_visit_date": DAYS},
        {"marital_status": np.where(GONE, "married", "single"), "wedding_date": DAYS},
        {"cancel_date": DAYS, "churned": np.where(np.arange(N) % 3 == 0, "yes", "no")},
    ],
)
def test_no_other_day_makes_an_outcome(columns: dict[str, object]) -> None:
    assert not [name for name in segmentry.inspect(table(**columns)).named("outcome") if name != "churned"]
