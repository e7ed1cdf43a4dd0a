"""The layer law, read from the code: who may import whom, and which library lives in which room."""

import ast
import graphlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import resolve_name
from itertools import pairwise
from pathlib import Path

import pytest

import segmentry

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "segmentry"

# From left to right: a layer may use any layer to its right, never one to its left.
# "segmentry" is the package's own `__init__`, the public face: above all that it offers, below the faces that use it.
LAYERS = (
    ("__main__", "cli", "shell", "interruption", "app"),
    ("segmentry",),
    ("pipeline", "estimator"),
    ("reporting",),
    ("stages",),
    ("sources",),
    ("engines", "maths"),
    ("results", "plan", "files", "progress", "companion", "wording", "errors"),
)
STRANGERS = {"engines", "maths"}
RANK = {room: rank for rank, layer in enumerate(LAYERS) for room in layer}

# The journey: a stage, a file or a room, uses only the stages before it. A new stage must be placed here.
STAGES = (
    "shared",
    "customers",
    "inspection",
    "preparation",
    "selection",
    "clustering",
    "validation",
    "comparison",
    "profiling",
    "scoring",
)

# The only files, or folders, that may import a library. An empty tuple: nobody may.
ROOMS: dict[str, tuple[str, ...]] = {
    "streamlit": ("app/",),
    "pyspark": ("engines/spark/",),
    "duckdb": (
        "engines/database.py",
        "engines/local.py",
        "engines/memory.py",
        "engines/writing.py",
        "engines/spark/workers.py",
    ),
    "altair": ("reporting/pictures/",),
    "vl_convert": ("reporting/pictures/picture.py",),
    # Loading a pickle runs whatever code is in it.
    **dict.fromkeys(("pickle", "cloudpickle", "dill", "joblib", "marshal", "shelve", "skops"), ()),
    # Nothing leaves the machine; only launching the app may look for a free port and wait for its answer.
    **dict.fromkeys(("socket", "urllib.request"), ("cli.py", "app/")),
    **dict.fromkeys(("requests", "urllib3", "httpx", "aiohttp", "http.client", "ftplib", "smtplib"), ()),
    "importlib.import_module": ("__init__.py",),  # elsewhere it would hide imports from this law
}

HEAVY = ("streamlit", "pyspark", "altair", "sklearn", "pandas", "pyarrow", "numpy")

LONGEST = 500
LONG = 350
LONG_WITH_REASON: dict[str, str] = {}  # file: why it is better whole


Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Import:
    """What one import statement asks for, and what the statement stands in."""

    file: str
    line: int
    target: str
    parents: tuple[ast.AST, ...]

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.target}"

    @property
    def only_for_types(self) -> bool:
        return any(isinstance(p, ast.If) and ast.unparse(p.test).endswith("TYPE_CHECKING") for p in self.parents)

    @property
    def in_function(self) -> bool:
        return any(isinstance(parent, Function) for parent in self.parents)

    @property
    def in_method(self) -> bool:
        pairs = pairwise(self.parents)
        return any(isinstance(outer, ast.ClassDef) and isinstance(inner, Function) for outer, inner in pairs)


def module_of(file: str) -> str:
    parts = ("segmentry", *Path(file).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
MODULES = {module_of(file): file for file in FILES}


def room_of(module: str) -> str:
    """The top-level module or folder: `stages` for `segmentry.stages.inspection.inspect`."""
    return module.split(".")[1] if "." in module else module


def stage_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[2] if parts[:2] == ["segmentry", "stages"] and len(parts) > 2 else None


@cache
def imports_of(file: str) -> list[Import]:
    tree = ast.parse((PACKAGE / file).read_text(encoding="utf-8"), file)
    return [
        Import(file, node.lineno, target, parents)
        for node, parents in _walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for target in _targets(node, file)
    ]


def own_imports_of(file: str) -> list[Import]:
    return [i for i in imports_of(file) if i.target.split(".")[0] == "segmentry"]


def _walk(node: ast.AST, parents: tuple[ast.AST, ...] = ()) -> Iterator[tuple[ast.AST, tuple[ast.AST, ...]]]:
    yield node, parents
    for child in ast.iter_child_nodes(node):
        yield from _walk(child, (*parents, node))


def _targets(node: ast.Import | ast.ImportFrom, file: str) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    package = module_of(file) if file.endswith("__init__.py") else module_of(file).rpartition(".")[0]
    module = resolve_name("." * node.level + (node.module or ""), package)
    full = [f"{module}.{alias.name}" for alias in node.names]
    # Of our own names only modules count: the rest of `from segmentry.plan import Plan` is the plan's own matter.
    return [name if name in MODULES or not name.startswith("segmentry") else module for name in full]


def test_every_file_is_in_a_known_room() -> None:
    assert {room_of(module) for module in MODULES} <= RANK.keys(), "place the new room in LAYERS (and in DESIGN)"
    stages = {stage for module in MODULES if (stage := stage_of(module))}
    assert stages <= set(STAGES), "place the new stage in STAGES"


@pytest.mark.parametrize("file", FILES)
def test_layers_look_only_to_the_right(file: str) -> None:
    room = room_of(module_of(file))
    left = [i for i in own_imports_of(file) if RANK[room_of(i.target)] < RANK[room]]
    allowed = [i for i in left if room == "results" and i.in_method]  # Segmentation.score, .report and the like
    assert [str(i) for i in left if i not in allowed] == []


@pytest.mark.parametrize("file", FILES)
def test_maths_and_engines_do_not_know_each_other(file: str) -> None:
    room = room_of(module_of(file))
    others = STRANGERS - {room} if room in STRANGERS else set()
    assert [str(i) for i in own_imports_of(file) if room_of(i.target) in others] == []


@pytest.mark.parametrize("file", [file for file in FILES if file.startswith("stages/")])
def test_stages_use_only_the_stages_before_them(file: str) -> None:
    stage = stage_of(module_of(file))
    before = STAGES[: STAGES.index(stage)] if stage else ()
    used = [(i, stage_of(i.target)) for i in own_imports_of(file)]
    assert [str(i) for i, other in used if other and other not in (*before, stage)] == []


def test_no_import_goes_in_a_circle() -> None:
    graph = {
        module: {i.target for i in own_imports_of(file) if not (i.in_function or i.only_for_types)}
        for module, file in MODULES.items()
    }
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        pytest.fail(" -> ".join(reversed(error.args[1])))


@pytest.mark.parametrize("file", FILES)
def test_libraries_stay_in_their_rooms(file: str) -> None:
    strays = [
        str(i)
        for i in imports_of(file)
        for library, rooms in ROOMS.items()
        if f"{i.target}.".startswith(f"{library}.") and not file.startswith(rooms)
    ]
    assert strays == []


def test_importing_segmentry_is_light() -> None:
    code = f"import segmentry, sys; print(*sorted(set(sys.modules) & {set(HEAVY)!r}))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == []


def test_the_public_names_are_the_same_for_people_and_type_checkers() -> None:
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    typed = {alias.name: f.module for f in froms for alias in f.names if (f.module or "").startswith("segmentry.")}
    assert typed == {name: f"segmentry.{home}" for name, home in segmentry._HOME.items()}


@pytest.mark.parametrize("name", [name for name in segmentry.__all__ if name != "__version__"])
def test_public_names_explain_themselves_with_an_example(name: str) -> None:
    assert ">>> " in (getattr(segmentry, name).__doc__ or ""), f"the docstring of {name} has no example"


@pytest.mark.parametrize("file", FILES)
def test_files_stay_short(file: str) -> None:
    lines = len((PACKAGE / file).read_text(encoding="utf-8").splitlines())
    assert lines <= (LONGEST if file in LONG_WITH_REASON else LONG), f"{file} has {lines} lines"
