"""Apache Spark as an engine. Nothing outside this folder knows of it, and nothing in it of clustering."""

from importlib.util import find_spec

from segmentry.errors import SegmentryError


def check_installed() -> None:
    """Refuse in words where pyspark is not installed."""
    if find_spec("pyspark") is None:
        raise SegmentryError(
            "The engine `spark` needs pyspark. Install it with pip install 'segmentry[spark]', or use --engine local."
        )
