"""The committed notebooks are their sources, run: same cells, the same numbers again; and they take other tables."""

import importlib.util
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import ModuleType

import nbformat
import pandas as pd
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


@pytest.fixture(scope="module", params=["CUSTOMERS", "ORDERS"])
def path(build: ModuleType, request: pytest.FixtureRequest) -> Path:
    found: Path = getattr(build, request.param)
    return found


@pytest.fixture(scope="module")
def committed(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=4)


def test_the_notebook_holds_the_cells_of_its_source(build: ModuleType, path: Path, committed: NotebookNode) -> None:
    def cells(notebook: NotebookNode) -> list[tuple[str, str, str]]:
        return [(cell.id, cell.cell_type, cell.source) for cell in notebook.cells]

    assert cells(committed) == cells(build.from_source(path)), "Run `make notebook`."


def test_the_notebook_tells_nothing_of_where_it_was_made(
    build: ModuleType, path: Path, committed: NotebookNode
) -> None:
    nbformat.validate(committed)
    assert committed.metadata == build.from_source(path).metadata
    assert all(set(cell.metadata) <= {"tags"} for cell in committed.cells)
    numbers = [cell.execution_count for cell in committed.cells if cell.cell_type == "code"]
    assert numbers == list(range(1, len(numbers) + 1))
    shown = [text for output in outputs_of(committed) for text in texts_of(output)]
    assert [
        found for text in [*shown, *(cell.source for cell in committed.cells)] for found in PATH.findall(text)
    ] == []
    assert [output for output in outputs_of(committed) if output.get("name") == "stderr"] == []
    assert [output for output in outputs_of(committed) if output.output_type == "error"] == []


def test_the_notebook_is_small(build: ModuleType, path: Path, committed: NotebookNode) -> None:
    assert 0 < build.picture_bytes(committed) < 400_000
    assert path.stat().st_size < 900_000


def test_its_cells_are_short(committed: NotebookNode) -> None:
    long = [cell.id for cell in committed.cells if cell.cell_type == "code" and cell.source.count("\n") >= 15]
    assert long == []


#: What Python may write beside build.py.
BYTECODE = {"__pycache__"}
#: Each notebook begins in a kernel that has forgotten the one before. What was imported is not looked through for it.
FORGET = """import gc
gc.freeze()
%reset -f
"""
#: Nobody looks at the pictures of the report, which other tests draw.
UNDRAWN = """import vl_convert
vl_convert.vegalite_to_svg = lambda *_, **__: "<svg></svg>"
"""
#: Other tables: their numbers of segments rest on few trials, and nobody cuts the margins of a figure. The samples' own
#: come first and rest on all.
ANEW = f"""{FORGET}
%config InlineBackend.print_figure_kwargs = {{"bbox_inches": None}}
from segmentry.stages.selection.trials import Trials, taking
few = taking(Trials(nulls=4, boxes=2, halvings=2))
few.__enter__()
"""


@pytest.fixture(scope="module")
def executed(build: ModuleType, bank_csv: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, NotebookNode]:
    """The notebooks as they are, and of other tables, in one kernel: to start one takes as long as a table."""
    folder = tmp_path_factory.mktemp("notebook")
    with bank_csv.open(encoding="utf-8") as file:
        (folder / "bank.csv").write_text("".join(islice(file, 501)), encoding="utf-8")
    one_number = "spent,free\n" + "".join(f"{value % 9 + 20 * (value % 3)}.5,\n" for value in range(60))
    (folder / "one_number.csv").write_text(one_number, encoding="utf-8")
    receipts(600).to_csv(folder / "receipts.csv", index=False)
    notebooks = {"orders": as_it_is(build, build.ORDERS), "sample": as_it_is(build, build.CUSTOMERS)}
    tables = {"bank": build.CUSTOMERS, "one_number": build.CUSTOMERS, "receipts": build.ORDERS}
    notebooks |= {name: of_table(build, path, folder / f"{name}.csv") for name, path in tables.items()}
    anew = dict.fromkeys(notebooks, ANEW) | {"orders": FORGET}
    whole = build.from_source(build.CUSTOMERS)
    cells = [cell for name, it in notebooks.items() for cell in (*it.cells, new_code_cell(anew[name]))]
    whole.cells = [new_code_cell(UNDRAWN), *cells]
    before = {path.name for path in FOLDER.iterdir()}
    build.execute(whole, folder)  # raises where a cell does
    assert {path.name for path in FOLDER.iterdir()} - BYTECODE == before - BYTECODE
    return notebooks


def test_running_it_again_gives_the_same_numbers(
    build: ModuleType, executed: dict[str, NotebookNode], path: Path, committed: NotebookNode
) -> None:
    again = executed["sample" if path == build.CUSTOMERS else "orders"]
    assert shown_by_checked(again) == shown_by_checked(committed), "Run `make notebook`."


def test_segments_by_hand_are_those_of_segmentry(executed: dict[str, NotebookNode]) -> None:
    by_hand, with_segmentry = segmentations(executed["sample"])
    assert by_hand[:2] == with_segmentry[:2]
    assert with_segmentry[-1] == "adjusted Rand index: 1.000"


def test_it_runs_on_other_tables(executed: dict[str, NotebookNode]) -> None:
    for name in ("bank", "one_number"):
        agrees(executed[name])
    assert "No outcome is an amount: skipped." in said(executed["bank"])
    assert said(executed["one_number"]).count("skipped.") >= 5


def test_customers_by_hand_and_their_known_kinds_agree(executed: dict[str, NotebookNode]) -> None:
    told = said(executed["orders"])
    assert "orders, money and days since the last order agree: True" in told
    ours, by_rfm = (float(figure) for figure in re.findall(r"(?:kinds|alone): (\d\.\d\d)\n", told))
    assert ours > 0.85
    assert by_rfm < 0.7


def test_it_runs_on_another_log(executed: dict[str, NotebookNode]) -> None:
    told = said(executed["receipts"])
    assert "One order is a customer's day" in told
    assert told.count("skipped.") == 2
    assert [output.text for output in outputs_of(executed["receipts"]) if output.get("name") == "stderr"] == []


def receipts(lines: int) -> pd.DataFrame:
    """A log with names of its own, without numbers of orders, categories and discounts."""
    named = {"order_date": "Datum", "customer_id": "Kundennummer", "product": "Artikel", "quantity": "Menge"}
    log = segmentry.sample("orders", rows=lines, seed=1).to_pandas()
    return log.rename(columns={**named, "unit_price": "Einzelpreis"})[[*named.values(), "Einzelpreis"]]


def as_it_is(build: ModuleType, path: Path) -> NotebookNode:
    """The notebook, not yet run."""
    notebook = build.from_source(path)
    for cell in notebook.cells:
        cell.id = f"{path.stem[:9]}-{cell.id}"
    return notebook


def of_table(build: ModuleType, path: Path, table: Path) -> NotebookNode:
    """The notebook, not yet run, of another table."""
    notebook = build.from_source(path)
    [cell] = [cell for cell in notebook.cells if cell.source.startswith("SOURCE = None")]
    cell.source = f"SOURCE = {str(table)!r}"
    for cell in notebook.cells:
        cell.id = f"{table.stem}-{cell.id}"
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
    shown = ["".join(_lines(cell)) for cell in cells]
    assert len(shown) >= 5
    assert all(shown)
    return shown


def _lines(cell: NotebookNode) -> Iterator[str]:
    """What a cell printed may come in several parts, however a line lies; what it shows stands on lines of its own."""
    for output in cell.outputs:
        yield output.text if output.output_type == "stream" else f"\n{output.data.get('text/plain', '')}"


def segmentations(notebook: NotebookNode) -> list[list[str]]:
    """The lines on k, sizes and agreement: by hand, and with Segmentry."""
    told = [text.strip().splitlines() for text in shown_by_checked(notebook) if text.startswith("k: ")]
    assert len(told) == 2
    assert all(lines[1].startswith("sizes: {1: ") for lines in told)
    return told
