"""Discounts that prices have not off: told by what products cost without them, and by what the plan says."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from tests.stages.customers import made_customers
from tests.stages.customers.logs import Lines

pytestmark = pytest.mark.usefixtures("quick_choices")

X = Lines(3)
RATE = np.where(X.order % 3 == 0, 0.1, 0.0)
LOG = pd.DataFrame(
    {
        "order_id": X.order,
        "customer_id": X.customer,
        "order_date": X.day,
        "product_id": X.named("P", X.product),
        "quantity": X.quantity,
        "unit_price": X.price,
    }
)
NET = X.total * (1 - RATE)


def spent(frame: pd.DataFrame, **options: Any) -> tuple[str, float]:
    """What was taken off, and what all customers spent."""
    table = made_customers.made(frame, **options)
    return made_customers.log_of(table).discount_is, made_customers.spent(table).sum()


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"discount": RATE}, "share"),
        ({"discount": -RATE}, "share"),
        ({"discount %": 100 * RATE}, "percent"),
        ({"discount_amount": np.round(X.total * RATE, 2)}, "amount"),
        ({"discount": RATE, "unit_price": np.round(X.price * (1 - RATE), 4)}, "none"),
    ],
)
def test_a_discount_is_taken_off_where_products_cost_the_same_without_it(
    columns: dict[str, np.ndarray], expected: str
) -> None:
    assert spent(LOG.assign(**columns)) == (expected, pytest.approx(NET.sum(), rel=1e-4))


@pytest.mark.parametrize("off", [4.25, 31.75])  # less than each line costs, and more than most
def test_an_amount_that_all_lines_of_an_order_share_is_the_orders(off: float) -> None:
    of_order = np.where(X.order % 3 == 0, off, 0.0)
    assert spent(LOG.assign(discount_amount=of_order)) == ("none", pytest.approx(X.total.sum()))


def test_what_the_plan_says_of_a_discount_holds() -> None:
    assert spent(LOG.assign(discount=RATE), discount_is="none") == ("none", pytest.approx(X.total.sum()))
    net = LOG.assign(discount=RATE, unit_price=np.round(X.price * (1 - RATE), 4))
    assert spent(net, discount_is="share") == ("share", pytest.approx((NET * (1 - RATE)).sum(), rel=1e-4))
    with_amount = LOG.assign(discount=RATE, amount=X.total)
    assert spent(with_amount, discount_is="share") == ("none", pytest.approx(X.total.sum()))


@pytest.mark.filterwarnings("ignore::segmentry.errors.SegmentryWarning")
def test_new_customers_have_the_discount_of_the_model_off() -> None:
    log = LOG.assign(discount=RATE)
    model = segmentry.run(log, Plan(k=2, k_max=2))
    few = log[log["order_id"] % 3 == 0]  # all on discount: nothing there tells what products cost without it
    labelled = model.score(few)
    assert labelled["total_spent"].sum() == pytest.approx(NET[X.order % 3 == 0].sum(), rel=1e-4)
