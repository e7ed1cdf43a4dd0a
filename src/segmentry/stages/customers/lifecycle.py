"""Where customers stand by their own rhythm of orders: new, active, slipping away, lost, back.

Within the mean of the days between orders and one standard deviation a customer is active, to two slipping away, beyond
lost (as Clerk.io's help has it). Customers with fewer than three orders have no rhythm of their own: the days between
all orders of all customers stand in for it. A standard deviation below half the mean counts as half the mean (ours): of
three orders that came by chance at the same distance nothing follows for the fourth.
"""

from collections.abc import Sequence

from segmentry.engines.base import Measure, Output, Rows
from segmentry.stages.customers.behaviour import HIDDEN
from segmentry.stages.shared.made_of_orders import LIFECYCLE

_DAY = 86_400
#: The least standard deviation, in means.
_LEAST = 0.5
#: Where nobody ever ordered twice, days after which a customer is slipping away, and lost (ours).
_MONTHS = (90.0, 180.0)
_FEWEST = 3


def with_lifecycle(rows: Rows, outputs: Sequence[Output]) -> Rows:
    """The customers with the column `lifecycle`, and without what only it needs."""
    kept = [output for output in outputs if output.id not in HIDDEN]
    mean, sd = _of_everyone(rows)
    inputs = {output.id: output.name for output in outputs}
    statement = f"SELECT *, {_lifecycle(mean, sd)} AS {LIFECYCLE} FROM ({_with_rhythm()}) ORDER BY customer"
    return rows.remade(inputs, statement, [*kept, Output(LIFECYCLE, LIFECYCLE, "text")])


def _of_everyone(rows: Rows) -> tuple[float, float]:
    """Mean and standard deviation of the days between all orders of all customers."""
    n, orders, gaps, squares = rows.query(
        [
            Measure("count", "gap_sum"),
            Measure("mean", "orders"),
            Measure("mean", "gap_sum"),
            Measure("mean", "gap_squares"),
        ]
    )
    if not n:
        return _MONTHS[0] - (_MONTHS[1] - _MONTHS[0]), _MONTHS[1] - _MONTHS[0]
    each = (orders * rows.n_rows - rows.n_rows) / n  # gaps of a customer who has any
    mean = gaps / each
    return mean / _DAY, max(squares / each - mean**2, 0.0) ** 0.5 / _DAY


def _with_rhythm() -> str:
    """SQL of the mean and the standard deviation of a customer's own days between orders, but for the last ones."""
    before = "(gap_sum - last_gap)"
    squares = "(gap_squares - last_gap * last_gap)"
    return (
        f"SELECT *, gap_sum / {_DAY}.0 / (orders - 1) AS own_mean,"
        f" sqrt(greatest(gap_squares / (orders - 1) - (gap_sum / (orders - 1)) ** 2, 0)) / {_DAY} AS own_sd,"
        f" CASE WHEN orders > {_FEWEST} THEN {before} / {_DAY}.0 / (orders - 2) END AS earlier_mean,"
        f" CASE WHEN orders > {_FEWEST} THEN"
        f" sqrt(greatest({squares} / (orders - 2) - ({before} / (orders - 2)) ** 2, 0)) / {_DAY} END AS earlier_sd"
        " FROM input"
    )


def _lifecycle(mean: float, sd: float) -> str:
    """SQL of the word."""
    everyone = max(sd, _LEAST * mean)
    has_own = f"orders >= {_FEWEST}"
    usual = f"CASE WHEN {has_own} THEN own_mean ELSE {mean!r} END"
    spread = f"CASE WHEN {has_own} THEN greatest(own_sd, {_LEAST} * own_mean) ELSE {everyone!r} END"
    away = "earlier_mean + 2 * greatest(earlier_sd, 0.5 * earlier_mean)"
    return (
        f"CASE WHEN days_since_last_order > {usual} + 2 * ({spread}) THEN 'lost'"
        f" WHEN days_since_last_order > {usual} + {spread} THEN 'slipping away'"
        f" WHEN last_gap / {_DAY}.0 > {away} THEN 'back'"
        f" WHEN orders = 1 OR days_as_customer <= {mean!r} THEN 'new' ELSE 'active' END"
    )
