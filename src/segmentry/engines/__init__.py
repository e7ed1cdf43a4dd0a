"""What moves the rows. Nothing here knows of clustering."""

from segmentry.engines.base import Engine
from segmentry.plan import EngineName


def get_engine(name: EngineName, master: str | None = None, memory: int | None = None) -> Engine:
    """The engine of that name; `master` tells where Spark runs, `memory` how many bytes the local one may use."""
    if name == "spark":
        from segmentry.engines.spark import check_installed, quietly

        check_installed()
        with quietly():
            from segmentry.engines.spark.engine import SparkEngine

        return SparkEngine(master)
    from segmentry.engines.local import LocalEngine

    return LocalEngine(memory)
