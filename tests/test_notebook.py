"""The committed notebook is its source, run: same cells, the same numbers when run again; and it takes other tables."""

import importlib.util
import re
from itertools import islice
from pathlib import Path
from types import ModuleType

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

import segmentry

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


def test_the_notebook_is_small(build: ModuleType, committed: NotebookNode) -> None:
    assert 0 < build.picture_bytes(committed) < 400_000
    assert build.NOTEBOOK.stat().st_size < 900_000


def test_its_cells_are_short(committed: NotebookNode) -> None:
    long = [cell.id for cell in committed.cells if cell.cell_type == "code" and cell.source.count("\n") >= 15]
    assert long == []


def test_running_it_again_gives_the_same_numbers_and_other_tables_run_too(
    build: ModuleType, committed: NotebookNode, bank_csv: Path, tmp_path: Path
) -> None:
    """In one kernel, which forgets each table before the next: to start one takes as long as a table."""
    before = {path.name for path in FOLDER.iterdir()}
    again = build.from_source()
    retail, bank, single = others = [of_table(build, path) for path in other_tables(bank_csv, tmp_path)]
    whole = build.from_source()
    whole.cells = [cell for part in (again, *others) for cell in (*part.cells, new_code_cell("%reset -f"))]
    build.execute(whole, tmp_path)  # raises where a cell does

    assert shown_by_checked(again) == shown_by_checked(committed), "Run `make notebook`."
    by_hand, with_segmentry = segmentations(again)
    assert by_hand[:2] == with_segmentry[:2]
    assert with_segmentry[-1] == "adjusted Rand index: 1.000"
    # Python may write its bytecode beside build.py
    assert {path.name for path in FOLDER.iterdir()} - {"__pycache__"} == before - {"__pycache__"}
    for notebook in (retail, bank, single):
        agrees(notebook)
    assert "No outcome is an amount: skipped." in said(bank)
    assert said(single).count("skipped.") >= 5


def other_tables(bank_csv: Path, folder: Path) -> list[Path]:
    """Another sample, a real table and one of a single number."""
    paths = [folder / f"{name}.csv" for name in ("retail", "bank", "one_number")]
    segmentry.sample("retail", rows=300).to_pandas().to_csv(paths[0], index=False)
    with bank_csv.open(encoding="utf-8") as file:
        paths[1].write_text("".join(islice(file, 301)), encoding="utf-8")
    one_number = "spent,free\n" + "".join(f"{value % 9 + 20 * (value % 3)}.5,\n" for value in range(60))
    paths[2].write_text(one_number, encoding="utf-8")
    return paths


def of_table(build: ModuleType, path: Path) -> NotebookNode:
    """The notebook, not yet run, of another table."""
    notebook = build.from_source()
    [cell] = [cell for cell in notebook.cells if cell.source.startswith("SOURCE = None")]
    cell.source = f"SOURCE = {str(path)!r}"
    for cell in notebook.cells:
        cell.id = f"{path.stem}-{cell.id}"
    return notebook


def agrees(notebook: NotebookNode) -> None:
    """It warned of nothing, and Segmentry's segments are as tight or tighter: the ten starts by hand need not find the
    best ones, and then some customers differ."""
    assert [output.text for output in outputs_of(notebook) if output.get("name") == "stderr"] == []
    _, with_segmentry = segmentations(notebook)
    by_hand, ours = (float(figure) for figure in re.findall(r"\d+\.\d\d\b", with_segmentry[2]))
    assert ours <= by_hand * 1.00001 + 0.01
    if ours >= by_hand * 0.99999:
        assert with_segmentry[-1] == "adjusted Rand index: 1.000"


def outputs_of(notebook: NotebookNode) -> list[NotebookNode]:
    return [output for cell in notebook.cells for output in cell.get("outputs", ())]


def texts_of(output: NotebookNode) -> list[str]:
    """What an output shows as text, pictures aside."""
    data = output.get("data", {})
    return [output.get("text", ""), *(str(value) for kind, value in data.items() if not kind.startswith("image/"))]


def said(notebook: NotebookNode) -> str:
    """All that its cells printed."""
    return "".join(output.get("text", "") for output in outputs_of(notebook))


def shown_by_checked(notebook: NotebookNode) -> list[str]:
    """What the cells tagged `checked` show as text: figures that are the same wherever it runs."""
    cells = [cell for cell in notebook.cells if "checked" in cell.metadata.get("tags", ())]
    shown = [
        "\n".join(output.get("text", "") or output.data.get("text/plain", "") for output in cell.outputs)
        for cell in cells
    ]
    assert len(shown) >= 5
    assert all(shown)
    return shown


def segmentations(notebook: NotebookNode) -> list[list[str]]:
    """The lines on k, sizes and agreement: by hand, and with Segmentry."""
    told = [text.strip().splitlines() for text in shown_by_checked(notebook) if text.startswith("k: ")]
    assert len(told) == 2
    assert all(lines[1].startswith("sizes: {1: ") for lines in told)
    return told
