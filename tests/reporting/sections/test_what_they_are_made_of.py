"""What the segments are made of, and what only describes them."""

import numpy as np
import pandas as pd

import segmentry
from segmentry import Plan
from segmentry.reporting.sections import columns_read
from segmentry.reporting.sections.what_they_are_made_of import sentences

N = 200
RNG = np.random.default_rng(6)
FRAME = pd.DataFrame(
    {
        "age": RNG.integers(18, 80, N),
        "orders": RNG.poisson(20, N),
        "returns": RNG.poisson(9, N),
        "campaign": RNG.poisson(3, N),
        "x": RNG.normal(size=N),
        "churned": RNG.integers(0, 2, N),
        "customer_id": np.arange(N) * 7 + 11,
    }
)


def test_columns_are_named_as_people_call_them() -> None:
    assert sentences(segmentry.prepare(FRAME).columns, {"x": "the unknown"}) == (
        "The segments are made of age, orders, returns and the unknown.",
        "These columns describe the segments and did not make them: campaign and churned.",
    )


def test_a_plan_changes_what_is_told() -> None:
    made, others = sentences(segmentry.prepare(FRAME, Plan(themes=("does",))).columns, {})
    assert made == "The segments are made of orders and returns."
    assert "make them: age, " in others


def test_the_report_says_it_and_so_does_the_terminal() -> None:
    segmentation = segmentry.run(FRAME, Plan(k=2, k_max=2))
    assert "The segments are made of age, orders, returns and x." in str(segmentation)


def test_the_table_of_columns_has_themes_in_words() -> None:
    table = columns_read.table(segmentry.inspect(FRAME))
    [tells] = [column for column in table.columns if column.head == "tells"]
    told = {column.name: tells.text(column) for column in table.rows}
    assert (told["age"], told["campaign"], told["x"]) == ("who they are", "how we reached them", "")
