"""What a plan says of segments that are to be changed by hand."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class PlannedChange(BaseModel):
    """Segments to merge, or one to divide, by their numbers when this is done.

    Examples
    --------
    >>> PlannedChange(merge=(2, 5)).merge, PlannedChange(split=3).split
    ((2, 5), 3)
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    merge: tuple[int, ...] = Field((), description="Numbers of two or more segments that become one.")
    split: int | None = Field(None, description="Number of a segment that is divided in two.")

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if bool(self.merge) == (self.split is not None) or (self.merge and len(set(self.merge)) < 2):
            raise ValueError("each change must merge two or more segments, or split one")
        return self
