"""What a worker refuses, as plain data."""

from pathlib import PurePath
from typing import Any, Self

from segmentry.errors import SegmentryError, Way
from segmentry.results._model import Result
from segmentry.worker.questions import Source


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
        return SegmentryError(self.message, *(way if isinstance(way, str) else Way._make(way) for way in self.ways))


def called(error: SegmentryError, source: Source) -> SegmentryError:
    """The same about a file under the name that people know it by."""
    file = PurePath(source.path).name
    return error.renamed(source.path, file).renamed(file, source.name)


def where(error: Exception) -> str:
    """The kind of an error and where it happened, but not its text, which may quote customers."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} at {where}"
