"""What differs between Linux, macOS and Windows, simulated here: docs/platforms.md says what was checked how."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path
from types import SimpleNamespace

import pytest

from segmentry import cli, companion, interruption

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "segmentry"
FILES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if "spark" not in path.parts)

#: Modules that only Unix has, and where one may be imported: behind a question whether it is there.
UNIX = {"fcntl": ("owned_folders.py",)} | dict.fromkeys(("resource", "pwd", "grp", "termios", "tty", "pty"), ())
#: Names of `os` and `signal` that only Unix has, and where they may stand.
ONLY_THERE = {
    "getuid": ("owned_folders.py",),
    "pthread_sigmask": ("companion.py",),
    "set_blocking": ("interruption.py",),
    "fork": ("worker/process.py",),
    "wait": ("worker/process.py",),
    "sched_getaffinity": ("processors.py",),
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


def trees(*words: str) -> Iterator[tuple[str, ast.Module]]:
    """The files in which any of these words stands."""
    for file in FILES:
        text = (PACKAGE / file).read_text(encoding="utf-8")
        if any(word in text for word in words):
            yield file, ast.parse(text, file)


def calls(*names: str) -> Iterator[tuple[str, str, ast.Call]]:
    """The calls of what has one of these as its last name: file, name, call."""
    for file, tree in trees(*names):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = node.func
                name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
                if name in names:
                    yield file, name, node


def test_what_only_unix_has_is_asked_for_behind_a_question() -> None:
    strays = []
    for file, tree in trees(*(f"import {name}" for name in (*UNIX, "os", "signal"))):
        for node in ast.walk(tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            strays += [f"{file}: {name}" for name in names if name in UNIX and file not in UNIX[name]]
            called = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
            module, _, name = called.partition(".")
            if module in ("os", "signal") and name in UNIX_NAMES and file not in ONLY_THERE.get(name, ()):
                strays.append(f"{file}: {called}")
    assert strays == []


def test_text_has_an_encoding_and_ends_of_lines_of_its_own() -> None:
    """Else it is what the machine is set to, such as cp1252, and every line written ends in two signs on Windows."""
    strays = []
    for file, name, call in calls("open", "read_text", "write_text"):
        given = {keyword.arg for keyword in call.keywords}
        modes = [str(value.value) for value in call.args if isinstance(value, ast.Constant)]
        text = name != "open" or (
            ast.unparse(call.func).split(".")[0] not in ("os", "archive")
            and any(re.fullmatch(r"[rwax+t]+", mode) for mode in modes)
        )
        writes = name == "write_text" or "w" in modes
        if text and not given >= {"encoding", *(("newline",) if writes else ())}:
            strays.append(f"{file}:{call.lineno}")
    assert strays == []


def test_nothing_of_unix_is_needed(tmp_path: Path) -> None:
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", WITHOUT_UNIX, str(tmp_path / "out")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "['out'] 9", done.stdout + done.stderr


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii"])
def test_output_that_has_few_signs_spells_out_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    """As on Windows where it goes to a file: its code page has no more than 256."""
    rows = "".join(f"{i},{i % 7}\n" for i in range(40))
    (tmp_path / "t.csv").write_text(f"年齢,Łódź\n{rows}", encoding="utf-8")
    output, told = (TextIOWrapper(BytesIO(), encoding=encoding) for _ in range(2))
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", output)
        patch.setattr(sys, "stderr", told)
        with pytest.raises(SystemExit) as ended:
            cli.main(["inspect", str(tmp_path / "t.csv")])
        output.flush()
        told.flush()
    assert (ended.value.code, told.buffer.getvalue()) == (0, b"")
    assert rb"\u5e74" in output.buffer.getvalue()


def test_a_second_process_is_spawned_everywhere() -> None:
    """As Windows and macOS do: it imports what it needs, and shares nothing."""
    found = [
        str(call.args[0].value)
        for _, _, call in calls("get_context", "set_start_method")
        if isinstance(call.args[0], ast.Constant)
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
