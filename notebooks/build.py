"""Make the notebooks from their sources, the .py files beside them, and run them: python notebooks/build.py"""

import base64
import json
import os
import sys
import tempfile
from pathlib import Path

import jupytext
import nbformat
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpecManager
from nbclient import NotebookClient
from nbformat import NotebookNode

FOLDER = Path(__file__).parent
#: The notebooks, each of the source with its name.
CUSTOMERS, ORDERS = (
    FOLDER / f"{name}.ipynb" for name in ("Customer_Segmentation_Analysis", "From_Orders_to_Customers")
)


def from_source(path: Path) -> NotebookNode:
    """A notebook without outputs: nothing in it depends on who makes it, or where."""
    notebook = jupytext.read(path.with_suffix(".py"))
    for number, cell in enumerate(notebook.cells, start=1):
        cell.id = f"cell-{number:02d}"
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
    )
    return notebook


def execute(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """Run the notebook with this interpreter, its files and everything that Jupyter keeps in `folder`."""
    kernel = {
        "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": "Python 3",
        "language": "python",
    }
    spec = folder / "kernels" / "python3" / "kernel.json"
    spec.parent.mkdir(parents=True)
    spec.write_text(json.dumps(kernel), encoding="utf-8")
    manager = AsyncKernelManager(
        kernel_name="python3",
        connection_file=str(folder / "connection.json"),
        kernel_spec_manager=KernelSpecManager(kernel_dirs=[str(spec.parents[1])], ensure_native_kernel=False),
    )
    place = folder / "work"
    place.mkdir()
    environment = os.environ | {
        "IPYTHONDIR": str(folder / "ipython"),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(place)),
    }
    metadata = notebook.metadata.copy()
    client = NotebookClient(notebook, km=manager, timeout=300, resources={"metadata": {"path": str(place)}})
    client.execute(env=environment)
    notebook.metadata = metadata
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # when it ran
    return notebook


def picture_bytes(notebook: NotebookNode) -> int:
    """The size of all PNG pictures in the outputs."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    return sum(len(base64.b64decode(output.get("data", {}).get("image/png", ""))) for output in outputs)


def main() -> None:
    """Write the notebooks with their outputs, or only those whose names begin as is said."""
    for path in (CUSTOMERS, ORDERS):
        if not path.name.startswith(tuple(sys.argv[1:]) or ""):
            continue
        with tempfile.TemporaryDirectory() as folder:
            notebook = execute(from_source(path), Path(folder))
        nbformat.validate(notebook)
        nbformat.write(notebook, path)
        print(f"{path.name}: {len(notebook.cells)} cells, pictures {picture_bytes(notebook) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
