"""What moves the rows. Nothing here knows of clustering."""

from segmentry.engines.base import Engine
from segmentry.errors import SegmentryError


def get_engine(name: str) -> Engine:
    """The engine of that name; raises `SegmentryError` where this version has none."""
    if name == "local":
        from segmentry.engines.local import LocalEngine

        return LocalEngine()
    raise SegmentryError(f"The engine `{name}` is not part of this version. Use --engine local.")
