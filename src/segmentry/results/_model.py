"""What every result shares: frozen, checked, JSON in and out."""

from typing import Any

from pydantic import BaseModel, ConfigDict


class Result(BaseModel):
    """A piece of plain data. Numbers are finite or None, so that its JSON is strict JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, arbitrary_types_allowed=True)

    def to_dict(self) -> dict[str, Any]:
        """The same data as dictionaries, lists and scalars."""
        return self.model_dump(mode="json")
