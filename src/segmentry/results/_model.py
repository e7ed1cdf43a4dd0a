"""What every result shares: frozen, checked, JSON in and out."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Result(BaseModel):
    """A piece of plain data. Numbers are finite or None, so that its JSON is strict JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, arbitrary_types_allowed=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """The same with other values in some fields. What was computed from the old ones is computed anew."""
        copy = super().model_copy(update=update, deep=deep)
        for name in copy.__dict__.keys() - type(self).model_fields.keys():
            del copy.__dict__[name]
        return copy

    def to_dict(self) -> dict[str, Any]:
        """The same data as dictionaries, lists and scalars."""
        return self.model_dump(mode="json")
