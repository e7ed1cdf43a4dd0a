"""`--untrusted`: the command runs in a process of its own, which is ended where it takes too much."""

import json
import os
import signal
import subprocess
import sys
import time
from inspect import signature
from pathlib import Path
from threading import Thread
from typing import Any

import psutil
import pytest

from segmentry import cli, untrusted
from segmentry.errors import SegmentryError
from segmentry.files import temporary_folder
from segmentry.progress import READING, Stage, stage
from segmentry.worker import starting, supervised, supervision
from segmentry.worker.allowance import PLANNED, Limits, limits_of_reading
from segmentry.worker.supervised import BEGUN, OVER, WATCHED_BY
from segmentry.worker.supervision import Supervision, supervise
from segmentry.worker.watched import Watched

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no signals that one process could send to another")

#: What a process tells as it begins to read.
_BEGIN = """
import json, os, signal, sys, time
folder = sys.argv[1]
def begin():
    with open(folder + "/new", "w") as file:
        json.dump({"name": "orders.csv", "bytes": 100, "pid": os.getpid()}, file)
    os.replace(folder + "/new", folder + "/reading.json")
def over():
    open(folder + "/over", "w").close()
def for_ever():
    time.sleep(60)
"""


def following(folder: Path, script: str, memory: int | None = None) -> tuple[Any, list[str]]:
    """What comes of following that script: its code or the error; and what was told meanwhile."""
    told: list[str] = []
    process = subprocess.Popen([sys.executable, "-c", _BEGIN + script, str(folder)])
    try:
        return Supervision(folder, memory, told.append).follow(process), told
    except SegmentryError as error:
        return str(error), told
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("code", [0, 1, 2, 130])
def test_its_exit_code_is_passed_on(tmp_path: Path, code: int) -> None:
    assert following(tmp_path, f"begin(); over(); sys.exit({code})") == (code, [])


@posix
@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("begin(); os.abort()", "Reading orders.csv takes more than this machine has, or met something in it"),
        ("begin(); os.kill(os.getpid(), signal.SIGKILL)", "Reading orders.csv takes more than this machine has"),
        ("begin(); over(); os.kill(os.getpid(), signal.SIGKILL)", "This takes more than this machine has, or met"),
        ("os.abort()", "This takes more than this machine has"),
    ],
)
def test_one_that_dies_is_told_in_a_sentence(tmp_path: Path, script: str, says: str) -> None:
    told, beside = following(tmp_path, script)
    assert told.startswith(says)
    assert told.count(". ") == 1
    assert beside == []


_SPENDING = "time.sleep(0.3); spent = bytearray(60_000_000); for_ever()"
_SPILLING = "begin(); time.sleep(0.3); open(folder + '/spilled', 'wb').truncate(60_000_000); for_ever()"


@pytest.mark.parametrize(
    ("script", "memory", "says"),
    [
        (f"begin(); {_SPENDING}", None, "Reading orders.csv takes more than 30 MB of memory"),
        (f"begin(); time.sleep(0.2); over(); {_SPENDING}", 20_000_000, "This takes more than 20 MB of memory"),
        ("begin()\nwhile True: pass", None, "Reading orders.csv takes more than 0 seconds"),
        (_SPILLING, None, "Reading orders.csv takes more than 40 MB of the disk"),
    ],
    ids=["memory", "memory of the plan", "seconds", "disk"],
)
def test_one_that_takes_too_much_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, memory: int | None, says: str
) -> None:
    monkeypatch.setattr(supervision, "limits_of_reading", lambda *_: Limits(30_000_000, 0.2, 40_000_000))
    told, _ = following(tmp_path, script, memory)
    assert told.startswith(says)
    assert told.count(". ") == 1
    pid = json.loads((tmp_path / BEGUN).read_text())["pid"]
    assert not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def test_the_plan_may_allow_more_to_read_and_the_machine_to_compute(tmp_path: Path) -> None:
    for memory, allowed in ((None, 1_000_000_000), (300_000_000, 1_000_000_000), (3_000_000_000, 3_000_000_000)):
        watching = Supervision(tmp_path, memory, print)
        watching._reading = supervised.Reading("x", 100, 1)
        assert watching._limits() == limits_of_reading(100, allowed)
    (tmp_path / OVER).touch()
    assert watching._limits() == Limits(3_000_000_000)
    assert Supervision(tmp_path, None, print)._limits().memory > 1_000_000_000


def test_where_nothing_can_be_watched_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Watched, "_takes", lambda _: None)
    code, told = following(tmp_path, "begin(); time.sleep(0.5)")
    assert (code, [text[:54] for text in told]) == (0, ["Warning: This system does not tell what a process take"])


def signalled(number: int, folder: Path) -> None:
    """Send this process a signal once it passes them on, and the other has begun or takes long to."""
    before = signal.getsignal(number)

    def send() -> None:
        until = time.monotonic() + 10
        while signal.getsignal(number) is before and time.monotonic() < until:
            time.sleep(0.01)
        until = time.monotonic() + 0.5
        while not (folder / BEGUN).exists() and time.monotonic() < until:
            time.sleep(0.01)
        os.kill(os.getpid(), number)

    Thread(target=send, daemon=True).start()


@posix
def test_a_signal_to_stop_is_passed_on_and_its_words_are_those_of_the_process(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGINT)  # Spark has one of its own
    signalled(signal.SIGINT, tmp_path)
    script = "signal.signal(signal.SIGINT, lambda *_: os._exit(130)); begin(); for_ever()"
    assert following(tmp_path, script) == (130, [])
    assert signal.getsignal(signal.SIGINT) is before


@posix
@pytest.mark.parametrize("script", ["signal.signal(signal.SIGTERM, signal.SIG_IGN); begin(); for_ever()", "for_ever()"])
def test_one_that_does_not_end_by_itself_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    monkeypatch.setattr(supervision, "_LONGEST_END", 0.1)
    signalled(signal.SIGTERM, tmp_path)
    start = time.monotonic()
    code, told = following(tmp_path, script)
    assert code == 128 + signal.SIGTERM
    assert told in (["Interrupted. Nothing was written."], [])
    assert time.monotonic() - start < 10


# What the watched process does.


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This process as one that is watched, by its own parent."""
    monkeypatch.setenv(WATCHED_BY, f"{os.getppid()} {tmp_path}")
    monkeypatch.setattr(supervised, "_silence_libraries", lambda: None)
    monkeypatch.setattr(supervised, "Thread", _NoThread)
    monkeypatch.setattr(supervised._Here, "folder", None)
    return tmp_path


class _NoThread:
    """Looks after nobody."""

    def __init__(self, target: Any, args: tuple[int], daemon: bool) -> None:
        assert (target, daemon) == (supervised._end_with, True)
        assert args == (os.getppid(),)

    def start(self) -> None:
        """Nothing is begun."""


def test_it_tells_what_it_reads_and_when_reading_is_over(watched: Path) -> None:
    heard: list[str] = []
    assert supervised.is_watched()
    with supervised.watched_reading("orders.csv", 7):
        told = json.loads((watched / BEGUN).read_text())
        assert told == {"name": "orders.csv", "bytes": 7, "pid": os.getpid()}
        assert not supervised.is_watched()  # nor is any process that is begun here
        for progress in (
            supervised.told_of_reading(None),
            supervised.told_of_reading(lambda s: heard.append(s.sentence)),
        ):
            with stage(READING, progress):
                assert not (watched / OVER).exists()
        with stage("Looking", progress):
            assert (watched / OVER).exists()
    assert heard == [READING, "Looking"]


def test_where_nobody_watches_nothing_is_told() -> None:
    heard: list[Stage] = []
    assert supervised.told_of_reading(None) is None
    assert supervised.told_of_reading(heard.append) == heard.append


class PanicException(BaseException):
    """As libraries in Rust raise."""


@pytest.mark.parametrize(
    ("error", "is_over", "says"),
    [
        (MemoryError(), False, "Reading orders.csv takes more memory than there is"),
        (MemoryError(), True, "This takes more memory than there is"),
        (PanicException(), False, "Reading orders.csv takes more than this machine has, or met something"),
    ],
)
def test_what_cannot_be_had_is_said_in_words(watched: Path, error: BaseException, is_over: bool, says: str) -> None:
    if is_over:
        (watched / OVER).touch()
    with pytest.raises(SegmentryError, match=f"^{says}"), supervised.watched_reading("orders.csv", 7):
        raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SegmentryError("no"), SystemExit(3), ValueError("x")])
def test_all_else_goes_its_way(watched: Path, error: BaseException) -> None:
    assert watched.exists()
    with pytest.raises(type(error)), supervised.watched_reading("orders.csv", 7):
        raise error


def test_it_ends_when_whoever_watches_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(supervised, "remove_unfinished", lambda: None)
    monkeypatch.setattr(supervised.os, "_exit", ended.append)  # type: ignore[attr-defined]
    gone = subprocess.Popen([sys.executable, "-c", "pass"])
    gone.wait()
    supervised._end_with(gone.pid)
    asks = iter([True, True, False])
    monkeypatch.setattr(psutil, "pid_exists", lambda _: next(asks))
    supervised._end_with(os.getppid())
    assert ended == [1, 1]


@posix
def test_what_libraries_print_as_they_give_up_is_for_nobody() -> None:
    script = "from segmentry.worker.supervised import _silence_libraries as silence; import os, sys; silence()"
    script += "; os.write(2, b'thread panicked'); print('Error: in words', file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr == "Error: in words\n"


# The option.


def test_every_command_that_reads_a_file_takes_the_option() -> None:
    commands = [command.callback for command in cli.app.registered_commands if command.callback]
    taking = {command.__name__ for command in commands if "untrusted" in signature(command).parameters}
    assert taking == {"run", "inspect", "score", "compare", "customers", "targets", "lift"}


def test_the_same_is_done_again_in_another_process(monkeypatch: pytest.MonkeyPatch, table: Path) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(supervision, "supervise", lambda *given: asked.append(given[:2]) or 7)
    for more in ((), ("--join", "b.csv")):
        with pytest.raises(SystemExit) as ended:
            cli.main(["inspect", "--untrusted", str(table), "--json", *more])
        assert ended.value.code == 7
    assert asked == [
        (["inspect", "--untrusted", str(table), "--json", *more], None) for more in ((), ("--join", "b.csv"))
    ]


@posix
def test_what_a_process_that_died_had_begun_is_cleared(
    monkeypatch: pytest.MonkeyPatch, table: Path, tmp_path: Path
) -> None:
    script = f"""
import os
from pathlib import Path
from segmentry.files import whole_folder
with whole_folder({str(tmp_path / "out")!r}) as beside:
    (beside / "customers.csv").write_text("half")
    os.abort()
"""
    monkeypatch.setattr(supervision, "python", lambda *_: [sys.executable, "-c", script])
    with pytest.raises(SystemExit) as ended:
        cli.main(["run", str(table), "-o", str(tmp_path / "out"), "--untrusted"])
    assert ended.value.code == 2
    assert list(tmp_path.iterdir()) == []


def test_the_process_plans_with_what_it_may_take(watched: Path, table: Path, tmp_path: Path) -> None:
    seen: list[dict[str, Any]] = []

    @untrusted.untrusted("source", "others")
    def command(**given: Any) -> None:
        seen.append(given)

    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "customers.csv").write_text("a,b\n1,2\n")
    given = {"source": str(table), "others": [tmp_path / "folder", tmp_path / "none"]}
    command(untrusted=True, plan=cli.Plan(join=("x\0.csv",)), **given)
    assert seen[0]["plan"].memory_limit == PLANNED
    assert json.loads((watched / BEGUN).read_text())["bytes"] == table.stat().st_size + 8


def test_a_file_that_is_refused_before_it_is_read(watched: Path, tmp_path: Path) -> None:
    @untrusted.untrusted("source")
    def command(source: str) -> None:
        pytest.fail(f"{source} is not read")

    assert watched.exists()
    wide = tmp_path / "wide.csv"
    wide.write_text(",".join(f"c{i}" for i in range(5_001)) + "\n" + ",".join("1" * 5_001))
    with pytest.raises(SegmentryError, match=r"^wide\.csv has 5,001 columns"):
        command(untrusted=True, source=str(wide))


def test_a_command_that_is_called_as_a_function_is_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(WATCHED_BY, raising=False)
    called: list[int] = []
    untrusted.untrusted("source")(lambda source: called.append(source))(source=3)  # noqa: PLW0108
    assert called == [3]


def test_python_is_started_without_what_lies_in_the_current_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert starting.python("segmentry")[1:] == ["-P", "-m", "segmentry"]
    monkeypatch.chdir(Path(starting.__file__).parents[2])
    assert starting.python("segmentry")[1:] == ["-m", "segmentry"]


# All of it.


def run(*arguments: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """The command in the shell."""
    here = os.environ | {"TMPDIR": str(folder)}
    command = [sys.executable, "-m", "segmentry", *arguments, "--untrusted"]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=here)


def test_a_good_file_is_read_as_usual_and_nothing_is_left(table: Path, tmp_path: Path) -> None:
    done = run("inspect", str(table), folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("upload.csv: 240 rows x 5 columns")
    assert list(tmp_path.iterdir()) == []


@posix
def test_a_command_that_is_told_to_stop_ends_both_and_leaves_nothing(table: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    command = [sys.executable, "-m", "segmentry", "inspect", str(table), "--untrusted"]
    here = os.environ | {"TMPDIR": str(temporary)}
    process = subprocess.Popen(command, env=here, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while not list(temporary.glob(f"*/{BEGUN}")) and time.monotonic() < until:
        time.sleep(0.01)
    children = psutil.Process(process.pid).children()
    assert children
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=30)
    assert (process.returncode, told) == (128 + signal.SIGTERM, "Interrupted. Nothing was written.\n")
    assert not any(child.is_running() for child in children)
    assert [path.name for path in tmp_path.iterdir()] == ["temporary"]
    assert list(temporary.iterdir()) == []


def test_the_process_is_the_command_again_with_a_temporary_folder_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    script = f"import os; assert os.environ['TMPDIR'].startswith(os.environ['{WATCHED_BY}'].split(' ', 1)[1])"
    monkeypatch.setattr(supervision, "python", lambda *_: [sys.executable, "-c", script])
    assert supervise(["inspect"], None, print) == 0
    with temporary_folder() as folder:  # this process goes on as it was
        assert folder.is_dir()
