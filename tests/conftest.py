"""What several tests share: the bank table, a browser, and the app on a port of its own."""

import atexit
import gc
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn
from uuid import uuid4

import duckdb
import numpy as np
import pytest
from _pytest.doctest import DoctestItem, DoctestModule
from hypothesis import settings
from numpy.typing import NDArray
from playwright.sync_api import Browser, sync_playwright

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before NumPy is loaded: there is a worker on every core
# Java compiles what it runs, and Spark every query, which pays for large tables; it takes as long as the tests
# themselves. Nor need Spark's own bytecode be verified.
JAVA_OPTIONS = (
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-XX:+UnlockDiagnosticVMOptions",
    "-XX:-BytecodeVerificationRemote",
    "-Dspark.sql.codegen.wholeStage=false",
    "-Dspark.sql.codegen.factoryMode=NO_CODEGEN",
)
os.environ.setdefault("SPARK_SUBMIT_OPTS", " ".join(JAVA_OPTIONS))

# In CI it draws the same ones each time. No test is timed: what is first called may import a library.
settings.register_profile("suite", settings(), max_examples=40, deadline=None)
settings.load_profile("suite")

ROOT = Path(__file__).resolve().parents[1]
IN_CI = os.environ.get("CI", "").lower() not in ("", "0", "false", "no")
CHROMIUM_ARGS = [
    "--no-sandbox",  # Chromium refuses to run as root with it, and CI often is root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--js-flags=--no-opt",  # a page lives for moments, in which optimising its scripts does not pay
]


@pytest.fixture(autouse=True)
def _same_draws(request: pytest.FixtureRequest) -> None:
    """A module's ``RNG`` starts anew for each test: what a test draws must not depend on those before it."""
    rng = getattr(request.module, "RNG", None) if isinstance(request.node, pytest.Function) else None
    if isinstance(rng, np.random.Generator):
        rng.bit_generator.state = np.random.default_rng(sum(map(ord, request.module.__name__))).bit_generator.state


@pytest.hookimpl(wrapper=True)
def pytest_collect_file() -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Examples in docstrings are those of the package: to look for some in every test takes seconds."""
    found = yield
    return [collector for collector in found if not isinstance(collector, DoctestModule)]


def pytest_collection_finish() -> None:
    """What was collected stays to the end: Python need not look through it whenever it looks for garbage."""
    gc.freeze()
    atexit.register(gc.unfreeze)  # else the libraries' own modules tell of what is left when Python ends


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of Spark come first: workers take tests in stretches, so that one of them has the only session."""
    items.sort(key=lambda item: not _is_on_spark(item))


def _is_on_spark(item: pytest.Item) -> bool:
    if not isinstance(item, pytest.Function):
        return False
    engine = item.callspec.params.get("read_rows") if hasattr(item, "callspec") else None
    return "spark_session" in item.fixturenames or engine == "spark"


@pytest.fixture(scope="session")
def known_packages() -> Iterator[None]:
    """Streamlit looks through all installed packages for each page that a test opens: here once."""
    from streamlit.components.v2 import manifest_scanner

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


_judged: dict[tuple[Any, ...], Any] = {}


@contextmanager
def _judged_once() -> Iterator[None]:
    """The same rows are judged once, whoever asks."""
    from segmentry.maths import kmeans
    from segmentry.stages.selection import choose_k as selection

    judge = selection.fits_and_evidence

    def judged(matrix: NDArray[Any], observed: NDArray[Any], *options: Any) -> Any:
        digests = [sha256(array.tobytes()).digest() for array in (matrix, observed)]
        key = *digests, matrix.dtype.str, matrix.shape, kmeans.FULL, options
        if key not in _judged:
            _judged[key] = judge(matrix, observed, *options)
        return _judged[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(selection, "fits_and_evidence", judged)
        yield


@contextmanager
def _few_trials() -> Iterator[None]:
    from segmentry.stages.selection.trials import Trials, taking

    with taking(Trials(nulls=4, boxes=2, bootstraps=10, halvings=2)):
        yield


@contextmanager
def _quickly() -> Iterator[None]:
    """A choice of k rests on few trials and a short hunt for optima, and the same rows are judged once."""
    from segmentry.maths import kmeans

    with _few_trials(), _judged_once(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(kmeans, "FULL", replace(_usual_hunt(), patience=1, children=4))
        yield


@pytest.fixture(scope="module")
def few_trials() -> Iterator[None]:
    """For laws that hold whatever number of trials a choice of k rests on."""
    with _few_trials():
        yield


@pytest.fixture
def few_here() -> Iterator[None]:
    """For a single test of that kind, in a module whose others ask how a choice is made."""
    with _few_trials():
        yield


@pytest.fixture(scope="module")
def quick_choices() -> Iterator[None]:
    """For tests of what is done with a choice of k: it rests on few trials and a short hunt for optima, and the same
    rows are judged once."""
    with _quickly():
        yield


@contextmanager
def _undrawn() -> Iterator[None]:
    """What would be drawn is an empty picture."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("vl_convert.vegalite_to_svg", lambda *_, **__: "<svg></svg>")
        yield


@pytest.fixture(scope="session")
def undrawn_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of processes that draw nothing: a library is found first whose pictures are empty."""
    folder = tmp_path_factory.mktemp("drawing")
    (folder / "vl_convert.py").write_text("def vegalite_to_svg(*_, **__):\n    return '<svg></svg>'\n")
    paths = (str(folder), os.environ.get("PYTHONPATH"))
    return {"PYTHONPATH": os.pathsep.join(path for path in paths if path)}


class _Everywhere:
    """For what no folder of tests has to itself. The examples of many functions begin with the same run, and show
    nothing of what is drawn."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None]:
        with ExitStack() as stack:
            if isinstance(item, DoctestItem):
                stack.enter_context(_quickly())
                stack.enter_context(_undrawn())
            yield

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Generator[None, Any, Any]:
        """What is made once for all tests rests on what choices usually do, whichever test asks for it first."""
        with ExitStack() as stack:
            if fixturedef.scope == "session" and "segmentry.stages.selection.trials" in sys.modules:
                stack.enter_context(_as_usual())
            return (yield)


@contextmanager
def _as_usual() -> Iterator[None]:
    from segmentry.maths import kmeans
    from segmentry.stages.selection.trials import Trials, taking

    with taking(Trials()), pytest.MonkeyPatch.context() as patch:
        patch.setattr(kmeans, "FULL", _usual_hunt())
        yield


@cache
def _usual_hunt() -> Any:
    from segmentry.maths import kmeans

    return kmeans.FULL


def pytest_configure(config: pytest.Config) -> None:
    """The examples are not in this folder, and what is in this file would not be asked about them."""
    config.pluginmanager.register(_Everywhere())


class _Apart:
    """A connection to one schema of a database, in which its cursors are, too."""

    def __init__(self, database: duckdb.DuckDBPyConnection) -> None:
        self._database, self._schema = database, f"s{uuid4().hex}"
        database.execute(f"CREATE SCHEMA {self._schema}")
        self._connection = self.cursor()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        cursor = self._database.cursor()
        cursor.execute(f"USE {self._schema}")
        return cursor

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


@pytest.fixture(scope="module")
def one_database() -> Iterator[None]:
    """For tests that read many small files: to open a database for each takes as long as to read it."""
    from segmentry.engines import database
    from segmentry.engines.memory import Shares

    usual, connected = Shares.of(None).database, database.connected
    shared = cache(lambda: connected(0, usual))

    def connected_here(size: int, memory: int) -> Any:
        return _Apart(shared()) if size <= memory == usual else connected(size, memory)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "connected", connected_here)
        yield


@pytest.fixture(scope="module")
def undrawn() -> Iterator[None]:
    """For tests that write a report and do not look at its pictures: those of a page take a second or two."""
    with _undrawn():
        yield


@pytest.fixture(scope="module")
def alone() -> Iterator[None]:
    """For tests in which the shell reads large files: a second process would import everything for each of them, and
    know nothing of what holds here."""
    from segmentry import shell

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shell, "LARGE_FILE", sys.maxsize)
        yield


@pytest.fixture
def workers_here() -> Iterator[None]:
    """For pages without a browser: their workers answer in this process, by way of what would be sent."""
    from segmentry.app import workshop
    from segmentry.errors import SegmentryError
    from segmentry.worker.conversation import Pending, UnexpectedError
    from segmentry.worker.desk import Desk
    from segmentry.worker.questions import QUESTIONS, Question
    from segmentry.worker.refusal import Refusal, where

    class Talk:
        """Answers at once, by way of what would be sent."""

        is_open = True

        def __init__(self) -> None:
            self.desk = Desk()

        def ask(self, question: Question) -> Pending:
            pending = Pending(question)
            sent = QUESTIONS[type(question).__name__].model_validate_json(question.model_dump_json())
            try:
                answer = self.desk.answer(sent)
            except SegmentryError as error:
                pending.end(None, Refusal.model_validate_json(Refusal.of(error).model_dump_json()).error)
            except Exception as error:  # noqa: BLE001 - as a worker does
                pending.end(None, UnexpectedError(where(error)))
            else:
                pending.end(question.answer_type.model_validate_json(answer.model_dump_json()))
            return pending

        def close(self) -> None:
            self.is_open = False

    def talk(_: workshop.Workshop, folder: Path) -> Talk:
        assert folder.is_dir()
        return Talk()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workshop, "Nursery", object)  # it would load everything in a process
        patch.setattr(workshop.Workshop, "talk", talk)
        workshop.workshop.cache_clear()
        yield
        workshop.workshop.cache_clear()


@pytest.fixture(scope="session")
def bank_csv() -> Path:
    """A real table of 11,162 bank customers, kept beside the repository."""
    path = ROOT.parent / "shared" / "data" / "bank.csv"
    if not path.exists():
        _lacking("../shared/data/bank.csv is not there")
    return path


@pytest.fixture(scope="session")
def spark_session() -> Any:
    """The one Spark session of a run, on this machine, whose tasks may fail twice."""
    if shutil.which("java") is None:
        _lacking("Java is not installed")
    from segmentry.engines.spark.session import session_of

    return session_of("local[2,3]")


@pytest.fixture
def spark(request: pytest.FixtureRequest, spark_session: Any) -> Any:
    """The Spark session. Workers cannot import the test, so that its functions travel with their code."""
    from pyspark.cloudpickle import register_pickle_by_value

    register_pickle_by_value(request.module)
    return spark_session


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium or Chrome is installed."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        _lacking("neither chromium nor google-chrome is installed")
    return path


@pytest.fixture(scope="module")  # not the session: its event loop would break every asyncio.run after it
def browser(chromium: str) -> Iterator[Browser]:
    """A running browser without windows."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def app_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base URL of the app, run by its command as whoever serves it to others would."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    log = tmp_path_factory.mktemp("app") / "server.log"
    with log.open("w") as output:
        command = [sys.executable, "-m", "segmentry", "app", f"--port={port}"]
        headless = os.environ | {"STREAMLIT_SERVER_HEADLESS": "true"}
        server = subprocess.Popen(command, cwd=ROOT, env=headless, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait_until_healthy(url, server, log)
            yield url
        finally:
            server.terminate()
            server.wait(10)


def _wait_until_healthy(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=5) as answer:
                assert b"ok" in answer.read()
                return
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.25)
    pytest.fail(f"The app did not start:\n{log.read_text()}")


def _lacking(what: str) -> NoReturn:
    """Skip on a developer's machine; fail in CI, where nothing may be left untested."""
    if IN_CI:
        pytest.fail(f"{what}, and in CI this test must run")
    pytest.skip(what)
