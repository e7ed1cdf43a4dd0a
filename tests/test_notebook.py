"""The committed notebook is its source, run: same cells, and the same numbers when it is run again."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import nbformat
import pytest
from nbformat import NotebookNode

#: An absolute path, POSIX or Windows; closing HTML tags are none.
PATH = re.compile(r"""(?:^|(?<=[\s"'(=]))(?:/[\w.-]+/[\w./-]+|[A-Z]:\\\w+)""", re.MULTILINE)
FOLDER = Path(__file__).resolve().parents[1] / "notebooks"


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_notebook", FOLDER / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def committed(build: ModuleType) -> NotebookNode:
    return nbformat.read(build.NOTEBOOK, as_version=4)


def test_the_notebook_holds_the_cells_of_its_source(build: ModuleType, committed: NotebookNode) -> None:
    def cells(notebook: NotebookNode) -> list[tuple[str, str, str]]:
        return [(cell.id, cell.cell_type, cell.source) for cell in notebook.cells]

    assert cells(committed) == cells(build.from_source()), "Run `make notebook`."


def test_the_notebook_tells_nothing_of_where_it_was_made(build: ModuleType, committed: NotebookNode) -> None:
    nbformat.validate(committed)
    assert committed.metadata == build.from_source().metadata
    assert all(set(cell.metadata) <= {"tags"} for cell in committed.cells)
    numbers = [cell.execution_count for cell in committed.cells if cell.cell_type == "code"]
    assert numbers == list(range(1, len(numbers) + 1))
    shown = [text for output in outputs_of(committed) for text in texts_of(output)]
    assert [
        found for text in [*shown, *(cell.source for cell in committed.cells)] for found in PATH.findall(text)
    ] == []
    assert [output for output in outputs_of(committed) if output.get("name") == "stderr"] == []
    assert [output for output in outputs_of(committed) if output.output_type == "error"] == []


def test_the_pictures_are_small(build: ModuleType, committed: NotebookNode) -> None:
    assert 0 < build.picture_bytes(committed) < 400_000


def test_running_it_again_gives_the_same_numbers(build: ModuleType, committed: NotebookNode, tmp_path: Path) -> None:
    before = {path.name for path in FOLDER.iterdir()}
    again = build.execute(build.from_source(), tmp_path)  # raises where a cell does
    assert checked(again) == checked(committed), "Run `make notebook`."
    assert checked(again)[1].endswith("adjusted Rand index: 1.000\n")
    # Python may write its bytecode beside build.py
    assert {path.name for path in FOLDER.iterdir()} - {"__pycache__"} == before - {"__pycache__"}


def outputs_of(notebook: NotebookNode) -> list[NotebookNode]:
    return [output for cell in notebook.cells for output in cell.get("outputs", ())]


def texts_of(output: NotebookNode) -> list[str]:
    """What an output shows as text, pictures aside."""
    data = output.get("data", {})
    return [output.get("text", ""), *(str(value) for kind, value in data.items() if not kind.startswith("image/"))]


def checked(notebook: NotebookNode) -> list[str]:
    """What the cells tagged `checked` printed: k, sizes and agreement."""
    cells = [cell for cell in notebook.cells if "checked" in cell.metadata.get("tags", ())]
    printed = ["".join(output.text for output in cell.outputs) for cell in cells]
    assert len(printed) == 2
    assert all(text.startswith("k: ") and "sizes: {1: " in text for text in printed)
    return printed
