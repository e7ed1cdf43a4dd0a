"""What a plan says of one column."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from segmentry.results.columns import Role, Theme

Aggregate = Literal["mean", "sum", "min", "max", "last"]


class ColumnPlan(BaseModel):
    """What to do with one column, where that is not left to Segmentry.

    Examples
    --------
    >>> ColumnPlan(missing=[-1, "n/a"], cap=(0.01, 0.99)).stand_ins
    (-1.0,)
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    role: Role | None = Field(None, description="The part it plays: feature, descriptor, outcome, value, id, ignored.")
    type: Literal["auto", "number", "category"] = Field(
        "auto", description="category: its numbers name kinds. auto: text and coded numbers are categories."
    )
    unit: str | None = Field(
        None,
        min_length=1,
        description='Unit or currency that its amounts are read in, such as "months", "km", "EUR" or "%". Cells that '
        "do not convert count as missing. Default: as found.",
    )
    theme: Theme | None = Field(
        None, description="What it tells of customers: is, has, does, thinks, reached, came. Default: as found."
    )
    levels: tuple[str, ...] | None = Field(
        None, description="Its answers in their order, the lowest first; [] for none. Default: as found."
    )
    yes: tuple[str, ...] | None = Field(
        None,
        description="Levels of an outcome that count as yes, all others as no; [] tells each by itself. Default: those "
        "known as bad ends, such as late or cancelled.",
    )
    missing: tuple[float | str, ...] | None = Field(
        None, description='Values that stand for a missing one, such as -1 or "n/a". Default: as found; [] for none.'
    )
    impute: Literal["auto", "median", "mean", "mode"] = Field(
        "auto", description="What a missing cell becomes. auto: it stays empty (preset classic: the median)."
    )
    transform: Literal["auto", "none", "log", "yeo-johnson"] = Field(
        "auto", description="Against skew. auto: log or Yeo-Johnson where it makes the column much less skewed."
    )
    cap: Literal["auto", "none"] | tuple[float, float] = Field(
        "auto",
        description="Quantiles beyond which values count as these, such as [0.01, 0.99]. auto: where few rows "
        "would supply much of the spread.",
    )
    scale: Literal["auto", "standard", "robust", "none"] = Field(
        "auto", description="standard: mean and standard deviation. robust: median and quartiles. auto: standard."
    )
    weight: float | None = Field(
        None,
        gt=0,
        le=100,
        description="How much it counts among the features. Default: 1, and less where features say much the same.",
    )
    aggregate: Aggregate | None = Field(
        None, description="What becomes of it when several rows are made one customer: mean, sum, min, max, last."
    )

    @property
    def stand_ins(self) -> tuple[float, ...] | None:
        """The numbers among `missing`; None where it is left to Segmentry."""
        return None if self.missing is None else tuple(value for value in self.missing if not isinstance(value, str))

    @field_validator("cap")
    @classmethod
    def _quantiles(cls, cap: Any) -> Any:
        if isinstance(cap, str) or 0 <= cap[0] < cap[1] <= 1:
            return cap
        raise ValueError("they must be two quantiles from 0 to 1, the lower one first")
