"""The generated pages say what the code says."""

import runpy
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[1] / "docs"


@pytest.mark.parametrize("page", ["commands.md", "options.md", "engines.md", "orders.md"])
def test_the_page_is_current(page: str) -> None:
    make = runpy.run_path(str(DOCS / "generate.py"))["PAGES"][page]
    assert (DOCS / page).read_text(encoding="utf-8") == make(), "run: python docs/generate.py"
