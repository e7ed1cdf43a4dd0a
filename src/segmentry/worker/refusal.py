"""What a worker refuses, as plain data."""

from typing import Any, Self

from segmentry.errors import SegmentryError, Way
from segmentry.results._model import Result


class Refusal(Result):
    """A `SegmentryError` as data."""

    message: str
    ways: tuple[str | tuple[str, str, Any], ...] = ()

    @classmethod
    def of(cls, error: SegmentryError) -> Self:
        """What it says, and its ways out."""
        return cls(message=error.message, ways=tuple(way if isinstance(way, str) else tuple(way) for way in error.ways))

    @property
    def error(self) -> SegmentryError:
        """What to raise."""
        return SegmentryError(self.message, *(way if isinstance(way, str) else Way(*way) for way in self.ways))
