"""The columns that a log of orders becomes: what each is in plain words, and the part that it plays.

Definitions of recency, frequency and money clash between tools; these are a marketer's (docs/orders.md compares them).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

RECENCY, FREQUENCY, MONEY = "days_since_last_order", "orders", "total_spent"
LIFECYCLE = "lifecycle"


@dataclass(frozen=True)
class Behaviour:
    """A column of customers made of their orders."""

    definition: str
    role: Literal["feature", "descriptor"] = "descriptor"


#: In the order of the table.
BEHAVIOUR: Mapping[str, Behaviour] = {
    RECENCY: Behaviour("full days from the last order to the reference date", "feature"),
    FREQUENCY: Behaviour("different orders, without returns", "feature"),
    MONEY: Behaviour("money spent on all orders, less what was returned", "feature"),
    "average_order_value": Behaviour("money per order, before returns"),
    "first_order": Behaviour("when the first order was"),
    "last_order": Behaviour("when the last order was"),
    "days_as_customer": Behaviour("full days from the first order to the reference date"),
    "orders_per_month": Behaviour("orders for each month since the first one, of which at least one counts"),
    "mean_days_between_orders": Behaviour("(last order - first order) / (orders - 1), in days; none below 2 orders"),
    "median_days_between_orders": Behaviour("the median of the days between orders; none below 2 orders"),
    "regularity": Behaviour(
        "1 / cv squared of the days between orders: 1 = at random, more = more regular; none below 5 orders"
    ),
    "lines_per_order": Behaviour("lines for each order"),
    "units_per_order": Behaviour("units for each order", "feature"),
    "products": Behaviour("different products bought"),
    "categories": Behaviour("different categories bought"),
    "category_spread": Behaviour(
        "how evenly spending is spread over categories: entropy in natural logarithms, 0 = one category only", "feature"
    ),
    "main_category": Behaviour("the category on which most was spent"),
    "spent_on_main_category_percent": Behaviour("per cent of spending that went on that category"),
    "spent_on_discount_percent": Behaviour("per cent of spending that went on lines with a discount", "feature"),
    "orders_returned_percent": Behaviour("orders with a return for every 100 orders, at most 100"),
    "money_returned_percent": Behaviour("money returned of every 100 spent, at most 100"),
    "orders_on_weekends_percent": Behaviour("per cent of orders on a Saturday or Sunday"),
    "orders_in_evenings_percent": Behaviour("per cent of orders from 18:00 to midnight"),
    "orders_in_busiest_season_percent": Behaviour(
        "per cent of orders in the customer's busiest quarter of the year; none below 3 orders", "feature"
    ),
    "spending_trend": Behaviour(
        "spending in the second half of the time since the first order against the first half: -1 = all in the first, "
        "1 = all in the second; none below 3 orders"
    ),
    "first_channel": Behaviour("the channel of the first order"),
    "main_channel": Behaviour("the channel of most orders"),
    "main_store": Behaviour("the store of most orders"),
    "stores": Behaviour("different stores bought in"),
    LIFECYCLE: Behaviour(
        "where the customer stands by the own rhythm of orders: new, active, slipping away, lost or back"
    ),
}

#: What people are told in place of a figure that only its formula explains.
IN_PLAIN_FIGURES: Mapping[str, str] = {"category_spread": "categories"}
#: Quantities of which half as much is as far as twice as much, whatever their skew. Money net of returns may be none.
BY_RATIO = frozenset({RECENCY, FREQUENCY, "units_per_order"})
#: What a column is that stood in the log, and why it makes no segments by itself.
CARRIED = "the latest in the log, where it tells the same of a customer in every line"
BESIDE_BEHAVIOUR = "it stands beside behaviour, which makes the segments"


def is_made_of_orders(names: Collection[str]) -> bool:
    """Whether a table has the columns that one made of orders always has.

    >>> is_made_of_orders(["client", "days_since_last_order", "orders", "first_order", "last_order"])
    True
    """
    return {RECENCY, FREQUENCY, "first_order", "last_order"} <= {*names}
