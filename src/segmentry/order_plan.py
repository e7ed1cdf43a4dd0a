"""What a plan says of orders: how a log is understood, and what is taken of it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field, field_validator

from segmentry.errors import near_matches
from segmentry.planned_option import IN_FILE, InShell
from segmentry.results.orders import DiscountIs, LogRole
from segmentry.results.rfm import GRID, Four, RfmAxis

RowsAre = Literal["auto", "customers", "orders", "order lines", "transactions"]


class OrderPlan(BaseModel):
    """The options on logs of orders, order lines or transactions, of which every customer becomes one row."""

    rows_are: Annotated[RowsAre, InShell("auto|customers|orders|order-lines|transactions")] = Field(
        "auto", description="What a row of the table is. auto: as found."
    )
    roles: Annotated[dict[LogRole, str], InShell("ROLE=COLUMN,..")] = Field(
        default_factory=dict,
        description="Columns of a log by what they tell: customer, order, date, time, quantity, unit_price, amount, "
        "discount, product, category, store, channel, currency, returned, status, paid, refunded, test, "
        "exchange_rate; an empty name for none. Default: as found.",
    )
    join: Annotated[tuple[str, ...], InShell("FILE,..")] = Field(
        default_factory=tuple,
        description="Files that are looked up by a key, of one column or two: orders beside their lines, customers,"
        " products, or a list of returned orders.",
    )
    reference_date: Annotated[date | None, InShell("DATE")] = Field(
        None, description="Day from which days since the last order count. Default: the last day in the log."
    )
    since: Annotated[date | None, InShell("DATE")] = Field(None, description="First day of the orders that count.")
    until: Annotated[date | None, InShell("DATE")] = Field(None, description="Last day of the orders that count.")
    currency: Annotated[str | None, InShell("CODE")] = Field(
        None, description="Currency of the lines that count, where a log has several and `rates` tells none."
    )
    rates: Annotated[dict[str, float], IN_FILE] = Field(
        default_factory=dict,
        description="What one unit of each currency of a log is worth ([rates]).",
    )
    discount_is: Annotated[Literal["auto"] | DiscountIs, InShell("auto|none|share|percent|amount")] = Field(
        "auto",
        description="What is to be taken off prices where the discount is not: a share of them, per cent or an amount."
        " auto: as found, where products cost the same with a discount and without.",
    )
    not_goods: Annotated[tuple[str, ...] | None, InShell("A,B")] = Field(
        None, description="Products whose lines are no goods, such as POST. Default: what is certain, such as fees."
    )
    returned: Annotated[tuple[str, ...] | None, InShell("A,B")] = Field(
        None, description="Words of the status that make a line a return. Default: refunded, returned and the like."
    )
    drop_duplicates: bool = Field(False, description="Leave out lines that are equal to one before in every cell.")
    rfm_breaks: Annotated[dict[RfmAxis, Four], IN_FILE] = Field(
        default_factory=dict,
        description="Cut-offs of the RFM grid, from the lowest on, in days and orders ([rfm_breaks]). Default: fifths.",
    )
    rfm_names: Annotated[dict[str, str], IN_FILE] = Field(
        default_factory=dict, description="Other names for groups of the RFM grid, by their usual ones ([rfm_names])."
    )

    @field_validator("rfm_breaks")
    @classmethod
    def _rise(cls, breaks: dict[RfmAxis, Four]) -> dict[RfmAxis, Four]:
        if all(list(four) == sorted(set(four)) for four in breaks.values()):
            return breaks
        raise ValueError("each needs four numbers that rise, such as recency = [30, 90, 180, 365]")

    @field_validator("rfm_names")
    @classmethod
    def _of_groups(cls, names: dict[str, str]) -> dict[str, str]:
        named = {old.lower(): new.strip() for old, new in names.items()}
        for name in named:
            if name not in GRID:
                raise ValueError(f"there is no group `{name}`.{near_matches(name, GRID)} There are {', '.join(GRID)}")
        called = [named.get(usual, usual) for usual in GRID]
        if "" in called or len(set(called)) < len(called):
            raise ValueError("each group needs a name that no other has")
        return named
