"""What a newcomer types works: in a fresh clone, and from a wheel, where there is only what the package declares."""

import csv
import os
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
FIRST_VIEW = """
from streamlit.testing.v1 import AppTest
view = AppTest.from_file("app.py").run(timeout=120)
assert not view.exception, view.exception
"""

pytestmark = [
    pytest.mark.install,
    pytest.mark.skipif(not (ROOT / ".git").exists(), reason="only a git checkout can be cloned"),
]


def run(*command: object, cwd: Path, exit_code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a command as a user would, whose Python keeps the bytecode it compiles; it must exit as expected."""
    ours = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH")
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    words = [str(word) for word in command]
    answer = subprocess.run(words, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    said = f"{' '.join(words)} exits {answer.returncode}\n{answer.stdout[-3000:]}\n{answer.stderr[-3000:]}"
    assert answer.returncode == exit_code, said
    return answer


class Environment:
    """An empty virtual environment, and the pip that fills it: that of this one."""

    def __init__(self, folder: Path) -> None:
        run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
        self.programs = folder / ("Scripts" if os.name == "nt" else "bin")
        self.pip = (sys.executable, "-m", "pip", "--python", self.programs / "python")
        place = run(self.programs / "python", "-c", "import site; print(site.getsitepackages()[0])", cwd=folder)
        self.packages = Path(place.stdout.strip())

    def link(self, packages: Iterable[Distribution]) -> None:
        """Take these from this environment: to unpack and compile half a gigabyte anew takes half a minute."""
        for package in packages:
            for name in {file.parts[0] for file in package.files or ()} - {"..", "__pycache__"}:
                if not (self.packages / name).exists():
                    (self.packages / name).symlink_to(package.locate_file(name))

    def needs(self, package: str, extra: str = "") -> Iterable[Distribution]:
        """What an installed package declares that it needs, and what that declares in turn: nothing else."""
        [declares] = distributions(name=package, path=[str(self.packages)])
        found: dict[tuple[str, str], Distribution] = {}
        _add_needed(declares.requires or [], extra, found)
        return found.values()


def _add_needed(declared: Iterable[str], extra: str, found: dict[tuple[str, str], Distribution]) -> None:
    for needed in map(Requirement, declared):
        if needed.marker is not None and not needed.marker.evaluate({"extra": extra}):
            continue
        package = distribution(needed.name)
        assert needed.specifier.contains(package.version, prereleases=True), f"{needed}, and {package.version} is here"
        for wanted in ("", *needed.extras):
            if (needed.name, wanted) not in found:
                found[needed.name, wanted] = package
                _add_needed(package.requires or [], wanted, found)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The last commit, as somebody else gets it."""
    folder = tmp_path_factory.mktemp("clone") / "segmentry"
    run("git", "clone", "--quiet", ROOT, folder, cwd=folder.parent)
    return folder


@pytest.fixture(scope="module")
def wheel(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "--wheel-dir", folder, cwd=clone)
    (built,) = folder.glob("segmentry-*.whl")
    return built


def test_the_wheel_and_a_clone_work_where_there_is_only_what_the_package_declares(
    wheel: Path, clone: Path, tmp_path: Path
) -> None:
    """That pip finds and unpacks it all is known already: `make` did so before it ran this test."""
    environment = Environment(tmp_path / "venv")
    programs = environment.programs

    run(*environment.pip, "install", "--no-index", "--no-deps", wheel, cwd=tmp_path)
    environment.link(environment.needs("segmentry"))
    refused = run(programs / "segmentry", "app", cwd=tmp_path, exit_code=2)
    assert "segmentry[app]" in refused.stderr
    assert "Traceback" not in refused.stderr

    for_the_app = environment.needs("segmentry", "app")
    environment.link(for_the_app)
    version = run(programs / "python", "-c", "import segmentry; print(segmentry.__version__)", cwd=tmp_path)
    assert version.stdout.strip() == wheel.name.split("-")[1]
    _runs(programs / "segmentry", tmp_path)

    pins = [pin for pin in (clone / "requirements.txt").read_text().splitlines() if pin != "-e ."]
    unpinned = {f"{package.name}=={package.version}" for package in for_the_app} - set(pins)
    assert unpinned == set(), "requirements.txt lacks some: then it installs none by itself"
    with serving(programs / "python", cwd=clone) as url:
        assert b'<div id="root">' in urllib.request.urlopen(url, timeout=30).read()
    # The page is only a frame until a browser runs the script behind it: run that script too.
    run(programs / "python", "-c", FIRST_VIEW, cwd=clone)


def _runs(segmentry: Path, folder: Path) -> None:
    assert "run" in run(segmentry, "--help", cwd=folder).stdout
    run(segmentry, "sample", "bank", "-o", "x.csv", "--rows", 200, cwd=folder)
    run(segmentry, "run", "x.csv", "-o", "out", "--k-max", 3, cwd=folder)
    with (folder / "out" / "customers.csv").open(encoding="utf-8-sig", newline="") as file:
        customers = list(csv.DictReader(file))
    assert len(customers) == 200
    assert all(customer["segment"] for customer in customers)


@contextmanager
def serving(python: Path, cwd: Path) -> Iterator[str]:
    """The URL of `streamlit run app.py`, once it says that it is healthy."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    command = [python, "-m", "streamlit", "run", "app.py", f"--server.port={port}", "--server.headless=true"]
    server = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(240):
            try:
                assert urllib.request.urlopen(f"{url}/_stcore/health", timeout=5).read() == b"ok"
                break
            except OSError:
                assert server.poll() is None, "streamlit ended by itself"
                time.sleep(0.25)
        yield url
    finally:
        server.terminate()
        server.wait(10)


def test_the_wheel_holds_the_package_whole_and_nothing_else(wheel: Path, clone: Path) -> None:
    tracked = run("git", "ls-files", "src/segmentry", cwd=clone).stdout.splitlines()
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    # So with every template, py.typed and the settings of the app, and without the tests.
    assert packed == {name.removeprefix("src/") for name in tracked}
    assert "segmentry/py.typed" in packed
