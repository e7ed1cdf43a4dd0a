"""What a visitor chose, as text: in the page's address, so that a reload keeps it, and in a file to go on with."""

import base64
import json
import zlib
from typing import Any, Self

from pydantic import Field, ValidationError

from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.results._model import Result

#: The longest text that an address can bear everywhere.
LONGEST = 1_800
_BROKEN = "These choices cannot be read. Open a file that was saved with Save choices, or begin anew."


class Choices(Result):
    """The file that was used (its name and SHA-256, or a sample's name), the plan, the number and the names.

    `plan` and `reading` hold what differs from the usual.
    """

    name: str
    digest: str = ""
    sample: str = ""
    reading: dict[str, Any] = Field(default_factory=dict)
    plan: dict[str, Any] = Field(default_factory=dict)
    k: int = 0
    names: dict[int, str] = Field(default_factory=dict)

    @property
    def whole_plan(self) -> Plan:
        """The plan with what is usual."""
        return Plan(**self.plan)

    @property
    def in_address(self) -> str:
        """For an address; empty where it would be too long for one."""
        packed = base64.urlsafe_b64encode(zlib.compress(self.in_file, 9)).decode().rstrip("=")
        return packed if len(packed) <= LONGEST else ""

    @property
    def in_file(self) -> bytes:
        """For a file."""
        return json.dumps(self.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False).encode()

    @classmethod
    def of_address(cls, text: str) -> Self:
        """What an address holds.

        Raises
        ------
        SegmentryError
            If it holds no choices.
        """
        try:
            bare = zlib.decompressobj().decompress(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), 1 << 16)
        except (ValueError, zlib.error):
            raise SegmentryError(_BROKEN) from None
        return cls.of_file(bare)

    @classmethod
    def of_file(cls, content: bytes) -> Self:
        """What a file holds; raises as `of_address` does."""
        try:
            choices = cls.model_validate_json(content)
            choices.whole_plan  # noqa: B018 - it refuses what no plan can be
        except (ValidationError, SegmentryError):
            raise SegmentryError(_BROKEN) from None
        return choices
