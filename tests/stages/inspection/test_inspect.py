"""`inspect`: the part that each column should play."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry.results.columns import Column, Columns

N = 60


def look(**columns: Any) -> Columns:
    return segmentry.inspect(pd.DataFrame({"spend": np.sin(np.arange(N)), "visits": np.arange(N) * 7 % 11, **columns}))


def column(name: str, values: Any) -> Column:
    return look(**{name: values})[name]


@pytest.mark.parametrize(
    ("name", "values", "role"),
    [
        ("balance", np.cos(np.arange(N)), "feature"),
        ("age", np.arange(N) % 9, "feature"),
        ("customer", [f"K{i}" for i in range(N)], "id"),
        ("row", np.arange(N) + 1000, "id"),
        ("account_no", np.arange(N) * 13 + 5, "id"),
        ("student", np.append(np.arange(N - 1) * 13 + 5, 5), "ignored"),
        ("turnover", np.arange(N) * 13 + 5, "feature"),
        ("churn", np.arange(N) % 2, "outcome"),
        ("Deposit", ["yes", "no"] * (N // 2), "outcome"),
        ("clv", np.arange(N) % 7, "value"),
        ("segment", np.arange(N) % 3, "ignored"),
        ("cluster_label", np.arange(N) % 3, "ignored"),
        ("constant", [5] * N, "ignored"),
        ("empty", [None] * N, "ignored"),
        ("sparse", [None] * (N - 20) + list(range(20)), "ignored"),
        ("city", ["Bonn", "Graz", "Bern"] * (N // 3), "descriptor"),
        ("member", [True, False] * (N // 2), "descriptor"),
        ("since", pd.date_range("2020-01-01", periods=N), "descriptor"),
    ],
)
def test_every_column_gets_the_role_that_suits_it(name: str, values: Any, role: str) -> None:
    assert column(name, values).role == role


@pytest.mark.parametrize(
    ("name", "values", "role", "reason"),
    [
        ("mail", [f"p{i}@example.org" for i in range(N)], "ignored", "personal data (e-mail addresses)"),
        ("contact", [f"p{i % 9}@example.org" for i in range(N)], "ignored", "personal data (e-mail addresses)"),
        ("Telefon", [f"+49 30 12345{i:03d}" for i in range(N)], "ignored", "personal data (telephone numbers)"),
        ("reach", [f"+49 30 12345{i:03d}" for i in range(N)], "ignored", "personal data (telephone numbers)"),
        ("mobile_number", np.arange(N) * 31 + 491700000000, "ignored", "personal data (telephone numbers)"),
        ("pay", [f"DE89 3704 0044 0532 0130 {i:02d}" for i in range(N)], "ignored", "personal data (bank accounts)"),
        ("LastName", ["Meier", "Schmidt", "Roth"] * (N // 3), "ignored", "personal data (names)"),
        ("dob", pd.date_range("1960-01-01", periods=N), "ignored", "personal data (dates of birth)"),
        ("Gender", np.arange(N) % 2, "descriptor", "sensitive (sex)"),
        ("ethnicity", ["a", "b"] * (N // 2), "descriptor", "sensitive (origin)"),
        ("religion", np.arange(N) % 4, "descriptor", "sensitive (religion)"),
        ("diagnosis_code", np.arange(N) % 4, "descriptor", "sensitive (health)"),
        ("q7", ["White", "Black", "Hispanic", "Other"] * (N // 4), "descriptor", "sensitive (origin)"),
        ("q8", ["Catholic", "Muslim", "none", "other"] * (N // 4), "descriptor", "sensitive (religion)"),
        ("protestant", np.arange(N) % 2, "descriptor", "sensitive (religion)"),
        ("goodhealth", np.arange(N) % 2, "descriptor", "sensitive (health)"),
        ("hlth", np.arange(N) % 5 + 1, "descriptor", "sensitive (health)"),
        ("health", np.arange(N) * 7.5, "feature", "a number that varies"),
        ("expr", np.arange(N) % 40 / 2, "feature", "a number that varies"),
        ("PLZ", np.arange(N) * 31 + 10115, "descriptor", "sensitive (a postcode can stand for origin)"),
        ("job_type", np.arange(N) % 4, "descriptor", "numbers that name categories"),
        ("branch code", np.arange(N) % 7, "descriptor", "numbers that name categories"),
        ("spend_again", np.sin(np.arange(N)), "ignored", "the same numbers as `spend`"),
        ("phone", np.arange(N) % 2, "feature", "a number that varies"),
        ("name_length", np.arange(N) % 7, "feature", "a number that varies"),
        ("phone_calls", np.arange(N) % 7, "feature", "a number that varies"),
        ("emails_sent", np.arange(N) % 7, "feature", "a number that varies"),
        ("street_visits", np.arange(N) % 7, "feature", "a number that varies"),
        ("typed_pages", np.arange(N) % 7, "feature", "a number that varies"),
    ],
)
def test_traps_are_seen(name: str, values: Any, role: str, reason: str) -> None:
    found = column(name, values)
    assert (found.role, found.reason) == (role, reason)


@pytest.mark.parametrize(
    ("values", "value"),
    [
        ([-1] * 9 + list(range(N - 9)), "-1"),
        ([999] * 3 + list(range(N - 3)), "999"),
        ([-99.0] * 2 + [x / 7 for x in range(N - 2)], "-99"),
    ],
)
def test_numbers_that_stand_for_missing_are_taken_so(values: list[float], value: str) -> None:
    columns = look(x=values)
    [found] = [f for f in columns.findings if f.severity == "warning"]
    assert f"cells hold {value}, apart from all others. They are taken as missing." in found.what
    assert found.remedy == "Set columns.x.missing = [] in the plan to keep them as numbers."
    assert columns["x"].stand_ins == (float(value),)
    assert columns["x"].role == "feature"


@pytest.mark.parametrize("values", [list(range(-1, N - 1)), [-5, -1, -1, *range(N - 3)], [999, 998] * (N // 2)])
def test_such_numbers_among_others_are_numbers(values: list[int]) -> None:
    assert [f for f in look(x=values).findings if f.severity == "warning"] == []


def test_one_value_far_from_all_others_is_told() -> None:
    values = 100 + np.arange(200) % 17
    frame = pd.DataFrame({"spend": np.sin(np.arange(200)), "x": [*values[:-1], 104_000]})
    [found] = [f for f in segmentry.inspect(frame).findings if f.severity == "warning"]
    assert found.what == "`x`: 1 cell holds 104,000, far from all others (the next is 116)."
    frame["x"] = np.exp(np.linspace(0, 9, 200))  # skewed, and nothing far out
    assert [f for f in segmentry.inspect(frame).findings if f.severity == "warning"] == []


def test_columns_that_go_together_are_told() -> None:
    found = look(cents=100 * np.sin(np.arange(N)) + 30 * (np.arange(N) % 2)).findings
    [told] = [f for f in found if f.severity == "warning"]
    once = "what they share counts once: they weigh as 1.1 columns, not as 2."
    assert told.what == f"`spend` and `cents` go together (over all 60 rows), and {once}"
    assert told.remedy.startswith("Set columns.spend.weight = 1 in the plan")


def test_a_column_in_another_unit_is_a_copy() -> None:
    found = look(loss=-250 * np.sin(np.arange(N)) + 7)
    assert (found["loss"].role, found["loss"].reason) == ("ignored", "the same as `spend` up to scale")


def test_columns_that_go_together_are_told_in_one_sentence() -> None:
    noise = np.random.default_rng(0).normal(0, 0.08, (N, 4))
    near = {f"x{i}": np.sin(np.arange(N)) + noise[:, i] for i in range(4)}
    [told] = [f for f in look(**near).findings if f.severity == "warning"]
    names = "`spend`, `x0`, `x1`, `x2` and `x3`"
    assert told.what.startswith(
        f"{names} go together (over all 60 rows), and what they share counts once: they weigh as 1.1"
    )


def test_several_rows_for_one_customer_are_never_silent() -> None:
    found = look(customer_id=[f"K{i // 3}" for i in range(N)])
    assert found["customer_id"].role == "ignored"
    [high] = [f for f in found.findings if f.severity == "high"]
    assert high.what.startswith("`customer_id` names customers, and it repeats: 20 different ones in 60 rows.")


@pytest.mark.parametrize(("more", "alike"), [(0, ", and all of them are equal to that row in every cell"), (1, "")])
def test_a_handful_of_rows_that_are_there_twice_leave_an_id_one(more: int, alike: str) -> None:
    rng = np.random.default_rng(0)
    once = pd.DataFrame({"customer_id": np.arange(400) * 7, "spend": rng.integers(9, 99, 400)})
    twice = once.iloc[:3].assign(spend=lambda rows: rows["spend"] + more)
    columns = segmentry.inspect(pd.concat([once, twice]))
    assert (columns["customer_id"].role, columns["customer_id"].reason) == ("id", "unique in all but 3 rows")
    [told] = [f for f in columns.findings if "row before" in f.what]
    assert told.what == f"`customer_id`: 3 rows have a number that a row before has{alike}. Each counts as a customer."


def test_a_household_may_have_several_customers() -> None:
    found = look(customer_id=[f"K{i}" for i in range(N)], household_id=np.arange(N) // 2)
    assert [f for f in found.findings if f.severity == "high"] == []
    assert found["household_id"].reason == "numbers that name categories"


@pytest.mark.parametrize(
    ("name", "values", "role", "reason"),
    [
        ("drawn", np.random.default_rng(0).choice(90, N, replace=False), "id", "unique in every row"),
        ("customer_id", np.arange(N) * 13.0, "id", "unique in every row"),
        ("card_key", [None, *range(7, 7 + 13 * (N - 1), 13)], "ignored", "another value in every filled cell"),
        ("x", np.arange(N) * 7_654_321 + 4_915_112_345, "ignored", "personal data (telephone or account numbers)"),
        ("opened", np.arange(N) * 7_654_321 + 1_500_000_000, "descriptor", "a date written as a number"),
        ("survey_weight", np.cos(np.arange(N)), "descriptor", "named like case weights"),
        ("wt", np.where(np.arange(N) % 3, 1, 3), "descriptor", "named like case weights"),
        ("wt", 1 + np.arange(N) % 3, "feature", "a number that varies"),
    ],
)
def test_numbers_that_count_nothing_are_seen(name: str, values: Any, role: str, reason: str) -> None:
    found = column(name, values)
    assert (found.role, found.reason) == (role, reason)


def test_case_weights_are_told_with_the_option() -> None:
    [told] = [f for f in look(survey_weight=np.cos(np.arange(N))).findings if f.column == "survey_weight"]
    assert told.what.endswith("Every share and rate counts each row as one customer.")
    assert told.remedy == 'Set weight = "survey_weight" in the plan to count each row as so many customers.'


def test_no_cell_of_personal_data_is_told() -> None:
    found = look(phone=np.r_[[99_999] * 30, np.arange(30) + 491_700_000], email=["a@b.org", "c@d.org", "e@f.org"] * 20)
    assert {found["phone"].reason, found["email"].reason} == {
        "personal data (telephone numbers)",
        "personal data (e-mail addresses)",
    }
    assert not any(cell in str(f) for f in found.findings for cell in ("99,999", "99999", "@"))


@pytest.mark.parametrize("name", ["CustomerId", "CustomerID", "userid", "AccountNumber"])
def test_unique_whole_numbers_named_like_an_id_in_one_word_are_an_id(name: str) -> None:
    assert column(name, np.arange(N) * 13 + 5).role == "id"


def test_the_figures_are_those_of_pandas() -> None:
    values = pd.Series(np.random.default_rng(0).normal(5, 2, N))
    values[:6] = np.nan
    found = column("x", values)
    assert (found.filled, found.minimum, found.maximum) == (N - 6, values.min(), values.max())
    assert [found.mean, found.sd] == pytest.approx([values.mean(), values.std(ddof=0)])


def test_the_share_of_the_distance_is_the_share_of_the_variance() -> None:
    columns = look(large=100 * np.cos(np.arange(N)))
    shares = [columns[name].share_of_distance for name in ("spend", "large", "visits")]
    assert sum(shares) == pytest.approx(1)
    assert shares[1] > 0.99


def test_missing_cells_are_found_and_weighed() -> None:
    findings = look(few=[None] * 6 + [1, 2, 3] * 18, many=[None] * 24 + [1, 2, 3] * 12).findings
    told = {finding.column: finding for finding in findings if "missing" in finding.what}
    assert told["few"].what == "`few`: 6 of 60 cells are missing (10.0%)."
    assert (told["few"].severity, told["many"].severity) == ("note", "warning")


def test_infinite_cells_are_found_and_count_as_missing() -> None:
    columns = look(x=[np.inf, -np.inf, *range(N - 2)])
    assert (columns["x"].infinite, columns["x"].filled) == (2, N - 2)
    assert any("2 cells are infinite" in finding.what for finding in columns.findings)


@pytest.mark.parametrize("name", ["churn_propensity_v2", "score_attrition_v3"])
def test_what_a_model_foretold_came_with_the_outcome_and_is_none(name: str) -> None:
    column = look(**{name: np.linspace(0, 1, N), "plan_months": np.arange(N) % 7})[name]
    assert (column.role, column.theme) == ("descriptor", "came")


def test_a_column_that_is_not_used_is_found_with_the_reason() -> None:
    assert any(f.what == "`flat` is not used: the same value in every row." for f in look(flat=[1] * N).findings)


def test_what_reading_noted_is_among_the_findings(tmp_path: Any) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,a\n1,2\n3,4\n")
    assert segmentry.inspect(path).findings[0].what == "Column 2 is a second `a` and is called `a_2` here."


def test_the_share_of_cells_that_are_of_the_type_is_told(tmp_path: Path) -> None:
    cells = [str(i % 37) for i in range(200)]
    cells[5], cells[9], cells[60] = "n.v.", "", "abc"
    (tmp_path / "t.csv").write_text("age,plan\n" + "".join(f"{cell},p{i % 3}\n" for i, cell in enumerate(cells)))
    found = segmentry.inspect(tmp_path / "t.csv")
    assert (found["age"].misfits, found["age"].filled) == (2, 197)
    assert found["age"].fits == pytest.approx(197 / 199)
    assert found["plan"].fits == 1
