"""Apache Spark as an engine. Nothing outside this folder knows of it, and nothing in it of clustering."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from segmentry.errors import SegmentryError, Way

#: What can be done where Spark does not start.
WITHOUT = Way("use {}", "engine", "local")


def check_installed() -> None:
    """Refuse in words where pyspark is not installed."""
    if find_spec("pyspark") is None:
        install = "install it with pip install 'segmentry[spark]'"
        raise SegmentryError("The engine `spark` needs pyspark.", install, WITHOUT)


@contextmanager
def quietly() -> Iterator[None]:
    """Without pyspark's warning of pandas 3, of which we use nothing there."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        yield
