"""The laws of the house, read from the code: who may import whom, which library lives where, how long things may be."""

import ast
import graphlib
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import packages_distributions
from importlib.util import resolve_name
from pathlib import Path

import pytest

import segmentry

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "segmentry"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# The methods that may import from a layer above: one line each, which calls the verb of that name. The contracts in
# pyproject.toml, which say what the layers are, leave out what these import, and nothing else.
CONVENIENCES = {f"Segmentation.{name}" for name in ("score", "report", "_repr_html_", "__str__")}
THEIR_FILE = "results/segmentation.py"

# The only files, or folders, that may import a library. An empty tuple: nobody may.
ROOMS: dict[str, tuple[str, ...]] = {
    "streamlit": ("app/",),
    "pyspark": ("engines/spark/",),
    "duckdb": (
        *(f"engines/{name}.py" for name in ("database", "local", "memory", "repeated", "writing")),
        "engines/spark/workers.py",
    ),
    "altair": ("reporting/pictures/",),
    "vl_convert": ("reporting/pictures/picture.py",),
    # Loading a pickle runs whatever code is in it.
    **dict.fromkeys(("pickle", "cloudpickle", "dill", "joblib", "marshal", "shelve", "skops"), ()),
    # Nothing leaves the machine; only launching the app may look for a free port and wait for its answer.
    **dict.fromkeys(("socket", "urllib.request"), ("cli.py", "app/")),
    **dict.fromkeys(("requests", "urllib3", "httpx", "aiohttp", "http.client", "ftplib", "smtplib"), ()),
    "importlib.import_module": ("__init__.py",),  # elsewhere it would hide imports from these laws
}

# Where what `pip install 'segmentry[...]'` adds may be imported; all else that is imported, every installation has.
EXTRAS = {"app": "app/", "slides": "reporting/forms/", "spark": "engines/spark/"}

HEAVY = ("streamlit", "pyspark", "altair", "sklearn", "pandas", "pyarrow", "numpy")

# Files that share their name, and why.
NAMESAKES = {"profile": "the verb, and the result that it gives back"}

LONGEST_FILE, LONGEST_FUNCTION = 300, 40  # lines; of functions without the docstring
WORD_LISTS = ("stages/shared/vocabulary.py", "stages/shared/words_of_trade.py")  # as long as they must be


@dataclass(frozen=True)
class Import:
    """What one import statement asks for, and the function or method that it stands in."""

    file: str
    line: int
    target: str
    within: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.target}"


def module_of(file: str) -> str:
    parts = ("segmentry", *Path(file).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
MODULES = {module_of(file): file for file in FILES}


@cache
def tree_of(file: str) -> ast.Module:
    return ast.parse((PACKAGE / file).read_text(encoding="utf-8"), file)


@cache
def imports_of(file: str) -> list[Import]:
    return [
        Import(file, node.lineno, target, within)
        for node, within in _walk(tree_of(file))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for target in _targets(node, file)
    ]


def _walk(node: ast.AST, within: str = "") -> Iterator[tuple[ast.AST, str]]:
    """Every statement below, with the dotted name of the class and function around it."""
    waiting = [(node, within)]
    while waiting:
        node, within = waiting.pop()
        yield node, within
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            within = f"{within}.{node.name}".lstrip(".")
        waiting += [(child, within) for child in reversed([*_statements(node)])]


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """The statements right below, and what holds others in `try` and `match`; expressions hold none."""
    parts = (getattr(node, field, ()) for field in ("body", "handlers", "orelse", "finalbody", "cases"))
    return (each for part in parts if isinstance(part, list) for each in part)


def _targets(node: ast.Import | ast.ImportFrom, file: str) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    package = module_of(file) if file.endswith("__init__.py") else module_of(file).rpartition(".")[0]
    module = resolve_name("." * node.level + (node.module or ""), package)
    full = [f"{module}.{alias.name}" for alias in node.names]
    # Of our own names only modules count: the rest of `from segmentry.plan import Plan` is the plan's own matter.
    return [name if name in MODULES or not name.startswith("segmentry") else module for name in full]


def functions_in(file: str) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef, list[ast.stmt]]]:
    """Every function and method: its dotted name, what it is, and its body without the docstring."""
    for node, within in _walk(tree_of(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{within}.{node.name}".lstrip("."), node, node.body[ast.get_docstring(node) is not None :]


def test_layers_and_stages_use_only_what_is_below_them() -> None:
    command = [Path(sys.executable).with_name("lint-imports"), ROOT / "pyproject.toml", "--no-cache", "--no-logo"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_the_only_exceptions_are_methods_of_one_line() -> None:
    upward = [i for i in imports_of(THEIR_FILE) if i.within and i.target.startswith("segmentry.")]
    bodies = {name: body for name, _, body in functions_in(THEIR_FILE)}
    assert {i.within for i in upward} == CONVENIENCES
    assert [name for name in CONVENIENCES if len(bodies[name]) != 2] == [], "the import, and the call"
    left_out = {
        pair
        for contract in PYPROJECT["tool"]["importlinter"]["contracts"]
        for pair in contract.get("ignore_imports", ())
    }
    assert left_out == {f"{module_of(THEIR_FILE)} -> {i.target}" for i in upward}


def test_no_import_goes_in_a_circle() -> None:
    graph = {
        module: {i.target for i in imports_of(file) if not (file == THEIR_FILE and i.within in CONVENIENCES)}
        for module, file in MODULES.items()
    }
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        pytest.fail(" -> ".join(reversed(error.args[1])))


def test_libraries_stay_in_their_rooms() -> None:
    strays = [
        str(i)
        for file in FILES
        for i in imports_of(file)
        for library, rooms in ROOMS.items()
        if f"{i.target}.".startswith(f"{library}.") and not file.startswith(rooms)
    ]
    assert strays == []


def test_what_is_imported_is_declared() -> None:
    project = PYPROJECT["project"]
    core = set(map(_distribution, project["dependencies"]))
    extras = {
        folder: set(map(_distribution, project["optional-dependencies"][name])) for name, folder in EXTRAS.items()
    }
    providers = packages_distributions()

    def is_declared(i: Import) -> bool:
        library = i.target.split(".")[0]
        allowed = core.union(*(added for folder, added in extras.items() if i.file.startswith(folder)))
        return not allowed.isdisjoint(map(_distribution, providers.get(library, [])))

    ours_or_pythons = {"segmentry", *sys.stdlib_module_names}
    foreign = [i for file in FILES for i in imports_of(file) if i.target.split(".")[0] not in ours_or_pythons]
    assert [str(i) for i in foreign if not is_declared(i)] == []


def _distribution(requirement: str) -> str:
    """Its name in the one spelling that all have: `scikit-learn` for `Scikit_Learn>=1.7`."""
    name = re.match(r"[\w.-]+", requirement)
    assert name is not None
    return re.sub(r"[-_.]+", "-", name.group()).lower()


def test_importing_segmentry_is_light() -> None:
    code = f"import segmentry, sys; print(*sorted(set(sys.modules) & {set(HEAVY)!r}))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == []


def test_what_draws_the_report_brings_no_engine_and_no_frames() -> None:
    """A second process does it, which has no table."""
    asked = ("stages.selection.first_rows", "stages.selection.scores", "stages.validation", "reporting.report")
    assert _brought_by(*asked) & {"pyarrow", "pandas", "duckdb"} == set()


@pytest.mark.usefixtures("few_here")
def test_labelling_customers_imports_what_labels_them_alone(tmp_path: Path) -> None:
    """Neither what looks for segments, nor what reads logs of orders, nor pandas: with these it took a third longer."""
    table = segmentry.sample("bank", rows=300)
    segmentry.run(table, segmentry.Plan(k=2, k_max=2)).save(tmp_path / "model.json")
    table.to_pandas().to_csv(tmp_path / "bank.csv", index=False)
    asked = ["score", "model.json", "bank.csv", "-o", "labelled.csv"]
    code = f"import atexit, sys; atexit.register(lambda: print(*sys.modules)); sys.argv[1:] = {asked}"
    code += "; from segmentry.cli import main; main()"
    answer = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    brought = {*answer.stdout.split()}
    rooms = {
        "inspection.inspect",
        "preparation.prepare",
        "selection.choose_k",
        "profiling.profile",
        "customers.customers",
    }
    assert "segmentry.stages.scoring.score" in brought
    assert brought & {"pandas", "sklearn", *(f"segmentry.stages.{room}" for room in rooms)} == set()


def _brought_by(*modules: str) -> set[str]:
    """All modules that are there once these of ours were imported."""
    code = "; ".join(f"import segmentry.{module}" for module in modules) + "; import sys; print(*sys.modules)"
    return {*subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()}


def test_scipy_stats_is_imported_where_it_is_needed_alone() -> None:
    """It costs half a second, and the usual distributions are those of scipy.special."""
    imports = [i for file in FILES for i in imports_of(file) if i.target.startswith("scipy.stats")]
    assert [str(i) for i in imports if not i.within] == []


def test_the_public_names_are_the_same_for_people_and_type_checkers() -> None:
    froms = [node for node in ast.walk(tree_of("__init__.py")) if isinstance(node, ast.ImportFrom)]
    typed = {alias.name: f.module for f in froms for alias in f.names if (f.module or "").startswith("segmentry.")}
    assert typed == {name: f"segmentry.{home}" for name, home in segmentry._HOME.items()}


def test_public_names_explain_themselves_with_an_example() -> None:
    explained = {name: getattr(segmentry, name).__doc__ or "" for name in segmentry.__all__ if name != "__version__"}
    assert [name for name, docstring in explained.items() if ">>> " not in docstring] == []


def test_no_two_files_share_a_name() -> None:
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for file in FILES:
        homes[Path(file).stem].append(file)
    shared = {name: files for name, files in homes.items() if len(files) > 1 and name != "__init__"}
    assert shared.keys() == NAMESAKES.keys(), shared


def test_files_stay_short() -> None:
    lengths = {file: len((PACKAGE / file).read_text(encoding="utf-8").splitlines()) for file in FILES}
    assert {file: lines for file, lines in lengths.items() if lines > LONGEST_FILE and file not in WORD_LISTS} == {}


def test_functions_stay_short() -> None:
    lengths = {f"{file}: {name}": _lines(*found) for file in FILES for name, *found in functions_in(file)}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef, body: list[ast.stmt]) -> int:
    docstring = [statement for statement in function.body if statement not in body]
    return _height(function) - sum(map(_height, docstring))


def _height(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1
