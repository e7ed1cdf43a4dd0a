"""What moves the rows. Nothing here knows of clustering."""

from segmentry.engines.base import Engine
from segmentry.errors import SegmentryError


def get_engine(name: str, memory: int | None = None) -> Engine:
    """The engine of that name, which uses up to `memory` bytes; raises `SegmentryError` where this version has none."""
    if name == "local":
        from segmentry.engines.local import LocalEngine

        return LocalEngine(memory)
    raise SegmentryError(f"The engine `{name}` is not part of this version. Use --engine local.")
