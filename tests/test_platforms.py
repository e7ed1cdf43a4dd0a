"""What differs between Linux, macOS and Windows, simulated here: docs/platforms.md says what was checked how."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from segmentry import companion, interruption

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "segmentry"
FILES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if "spark" not in path.parts)

#: Modules that only Unix has, and where one may be imported: behind a question whether it is there.
UNIX = dict.fromkeys(("fcntl", "resource", "pwd", "grp", "termios", "tty", "pty"), ()) | {
    "fcntl": ("owned_folders.py",)
}
#: Names of `os` and `signal` that only Unix has, and where they may stand.
ONLY_THERE = {
    "getuid": ("owned_folders.py",),
    "pthread_sigmask": ("companion.py",),
    "set_blocking": ("interruption.py",),
}
UNIX_NAMES = {"fork", "geteuid", "getgid", "uname", "sysconf", "sched_getaffinity", "killpg", "setsid", "SIGKILL"}
UNIX_NAMES |= {"SIGHUP", "SIGALRM", "SIGUSR1", "mkfifo", "chown", "wait", "waitpid", "nice", "getloadavg", *ONLY_THERE}

#: A system without them: the modules are not there, nor what `os` has of Unix, and locks are those of Windows.
WITHOUT_UNIX = """
import os, subprocess, sys, tempfile, shutil, asyncio, socket, types, multiprocessing, pathlib
import numpy, pandas, pyarrow, duckdb, sklearn, rich.console, typer, vl_convert  # others' own matter
for name in ("fcntl", "resource", "pwd", "grp", "termios"):
    sys.modules[name] = None
sys.modules["msvcrt"] = types.SimpleNamespace(LK_NBLCK=2, locking=lambda *_: None)
for name in ("getuid", "O_NOFOLLOW", "O_NONBLOCK", "sched_getaffinity"):
    if hasattr(os, name):
        delattr(os, name)
sys.platform = "win32"
import segmentry
from segmentry.stages.selection.trials import Trials, taking
vl_convert.vegalite_to_svg = lambda *_, **__: "<svg></svg>"
with taking(Trials(nulls=4, boxes=2, bootstraps=4, halvings=2)):
    for _ in range(2):
        found = segmentry.run(segmentry.sample("bank", rows=200), segmentry.Plan(k=2, k_max=2), sys.argv[1], force=True)
print(sorted(os.listdir(os.path.dirname(sys.argv[1]))), found.score(segmentry.sample("bank", rows=9)).num_rows)
"""


def tree(file: str) -> ast.Module:
    return ast.parse((PACKAGE / file).read_text(encoding="utf-8"), file)


def calls(file: str) -> Iterator[tuple[str, ast.Call]]:
    """The calls in a file: what is called, by its last name."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call):
            called = node.func
            yield called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", ""), node


def test_what_only_unix_has_is_asked_for_behind_a_question() -> None:
    strays = []
    for file in FILES:
        for node in ast.walk(tree(file)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            strays += [f"{file}: {name}" for name in names if name in UNIX and file not in UNIX[name]]
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id in ("os", "signal")
            ):
                known = node.attr not in UNIX_NAMES or file in ONLY_THERE.get(node.attr, ())
                strays += [] if known else [f"{file}: {node.value.id}.{node.attr}"]
    assert strays == []


def test_text_has_an_encoding_and_ends_of_lines_of_its_own() -> None:
    """Else it is what the machine is set to, such as cp1252, and every line written ends in two signs on Windows."""
    strays = []
    for file in FILES:
        for name, call in calls(file):
            if name not in ("read_text", "write_text", "open"):
                continue
            given = {keyword.arg for keyword in call.keywords}
            words = [value.value for value in call.args if isinstance(value, ast.Constant)]
            opener = isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) in (
                "os",
                "archive",
                "zipfile",
            )
            if name == "open" and (opener or not words or not re.fullmatch(r"[rwax+]+", str(words[0]))):
                continue  # bytes, or no file
            if "encoding" not in given or ((name == "write_text" or "w" in map(str, words)) and "newline" not in given):
                strays.append(f"{file}:{call.lineno}")
    assert strays == ["engines/spark/session.py"] * 0


def test_nothing_of_unix_is_needed(tmp_path: Path) -> None:
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", WITHOUT_UNIX, str(tmp_path / "out")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.strip().endswith("'out'] 9") or done.stdout.strip() == "['out'] 9", done.stdout + done.stderr


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii"])
def test_output_that_has_few_signs_spells_out_the_others(tmp_path: Path, encoding: str) -> None:
    """As on Windows where it goes to a file: its code page has no more than 256."""
    names = ("年齢", "Łódź")
    rows = "".join(f"{i},{i % 7}\n" for i in range(40))
    (tmp_path / "t.csv").write_text(f"{','.join(names)}\n{rows}", encoding="utf-8")
    environment = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "segmentry", "inspect", str(tmp_path / "t.csv")]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"\u5e74" in done.stdout


def test_a_second_process_is_spawned_everywhere() -> None:
    """As Windows and macOS do: it imports what it needs, and shares nothing."""
    found = [
        str(call.args[0].value)
        for file in FILES
        for name, call in calls(file)
        if name in ("get_context", "set_start_method") and isinstance(call.args[0], ast.Constant)
    ]
    assert found
    assert set(found) == {"spawn"}


def test_without_signals_between_processes_nothing_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interruption, "os", SimpleNamespace(name="nt"))
    monkeypatch.setattr(interruption, "Thread", None)
    interruption.exit_at_once()
    interruption.as_usual()
    monkeypatch.setattr(companion, "signal", SimpleNamespace())
    with companion._undisturbed():
        pass
