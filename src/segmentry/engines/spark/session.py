"""The Spark session: the one that runs already, or one made from a master URL when it is first needed."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyspark import SparkConf
from pyspark.sql import SparkSession

from segmentry.engines.memory import usual_limit
from segmentry.engines.spark import WITHOUT, quietly
from segmentry.errors import SegmentryError
from segmentry.processors import processors

#: Options of a session that we make. Nobody looks at its pages, and stderr is for people.
_QUIET = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "65536",
}
_LOCAL = {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}
_JAVA = ("install Java 17 or newer (Debian: apt-get install openjdk-17-jre-headless)", WITHOUT)


def session_of(master: str | None) -> SparkSession:
    """The session that runs already, else one of that master (`local[*]` where neither is told).

    Raises
    ------
    SegmentryError
        If Java is not there, or Spark does not start.
    """
    running = SparkSession.getActiveSession()
    if running is not None:
        return running
    _check_java()
    submitted = SparkConf().get("spark.master")
    master = master or submitted or "local[*]"
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else workers are another Python, without our packages
    options = dict(_QUIET)
    if master.startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        options |= _LOCAL | {"spark.sql.shuffle.partitions": str(processors())}
        if "SPARK_DRIVER_MEMORY" not in os.environ:  # Spark's own default is 1 GB, which a large table ends
            options["spark.driver.memory"] = f"{usual_limit() // 2 // 2**20}m"  # the rest is for the Python workers
    builder = SparkSession.builder.appName("segmentry").master(master)
    for name, value in options.items():
        builder = builder.config(name, value)
    try:
        with quietly(), _silent_java():
            return builder.getOrCreate()
    except Exception as error:  # noqa: BLE001 - Java's errors and Spark's own have no common kind
        why = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise SegmentryError(f"Spark does not start with the master `{master}`: {why}", *_JAVA) from None


@contextmanager
def _silent_java() -> Iterator[None]:
    """Java inherits stderr when it starts, and it would talk there: of what it loads, and of every task that fails."""
    with Path(os.devnull).open("w") as nowhere:
        ours = os.dup(2)
        try:
            os.dup2(nowhere.fileno(), 2)
            yield
        finally:
            os.dup2(ours, 2)
            os.close(ours)


def _check_java() -> None:
    home = os.environ.get("JAVA_HOME")
    if not (shutil.which("java") or (home and (Path(home) / "bin" / "java").exists())):
        raise SegmentryError("The engine `spark` needs Java, and there is none.", *_JAVA)
