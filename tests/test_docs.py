"""The documents are tests: links resolve, examples run, every command is described."""

import re
import shlex
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import typer.main
from markdown_it import MarkdownIt
from markdown_it.token import Token

from segmentry import cli

pytestmark = pytest.mark.usefixtures("quick_choices", "undrawn", "one_database", "alone")

ROOT = Path(__file__).resolve().parents[1]
GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
PAGES = [*GUIDES, *(ROOT / f"{name}.md" for name in ("CHANGELOG", "CONTRIBUTING", "SECURITY"))]

# Run by tests/test_install.py or by make itself, or waiting for a person (`segmentry app`).
NOT_RUN_HERE = re.compile(r"(make|pip|git|cd|source|streamlit run|segmentry app|python3? -m (venv|pip))\b")
SHELLS = ("console", "bash", "sh", "shell")
OPT_OUT = re.compile(r"<!-- not run: \S.* -->\s*")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@cache
def tokens_of(page: Path) -> list[Token]:
    return MarkdownIt("commonmark").parse(page.read_text(encoding="utf-8"))


def links_of(page: Path) -> list[str]:
    inline = [child for token in tokens_of(page) for child in token.children or []]
    found = [str(token.attrs.get("href") or token.attrs.get("src") or "") for token in inline]
    html = [token.content for token in [*tokens_of(page), *inline] if token.type.startswith("html_")]
    found += re.findall(r"""\b(?:href|src)=["']([^"']+)["']""", "\n".join(html))
    return [link for link in found if link and not re.match(r"[a-z][a-z0-9+.-]*:|//", link)]


@cache
def anchors_of(page: Path) -> set[str]:
    """The anchors that GitHub gives to the headings of a page."""
    anchors: dict[str, int] = {}
    for heading, title in pairwise(tokens_of(page)):
        if heading.type != "heading_open":
            continue
        text = "".join(child.content for child in title.children or [] if child.type in ("text", "code_inline"))
        anchor = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
        seen = anchors.get(anchor, 0)
        anchors[anchor] = seen + 1
        if seen:
            anchors[f"{anchor}-{seen}"] = 1
    return {*anchors, *re.findall(r"""\b(?:id|name)=["']([^"']+)["']""", page.read_text(encoding="utf-8"))}


def resolves(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    if not (target.exists() and target.is_relative_to(ROOT)):
        return False
    return not anchor or target.suffix != ".md" or anchor in anchors_of(target)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_relative_links_resolve(page: Path) -> None:
    assert [link for link in links_of(page) if not resolves(page, link)] == []


def examples_of(page: Path) -> list[Token]:
    """The code blocks that claim to work, in order."""
    tokens = [Token("start", "", 0), *tokens_of(page)]
    return [
        block
        for above, block in pairwise(tokens)
        if block.type == "fence" and language_of(block) in ("python", *SHELLS) and not OPT_OUT.fullmatch(above.content)
    ]


def language_of(block: Token) -> str:
    return block.info.split(" ")[0]


def commands_in(block: Token) -> list[str]:
    """The lines after a `$`, the others being what is printed; without any `$`, every line."""
    lines = [line.strip() for line in block.content.replace("\\\n", " ").splitlines()]
    prompted = [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]
    return prompted or [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("page", [page for page in GUIDES if examples_of(page)], ids=name_of)
def test_examples_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One folder and one namespace for a whole page, as for a reader who follows it from top to bottom."""
    monkeypatch.chdir(tmp_path)
    namespace = {"__name__": "__main__"}
    for block in examples_of(page):
        line = (block.map or [0])[0] + 1
        if language_of(block) == "python":
            # The blank lines make a traceback show the line of the page.
            exec(compile("\n" * line + block.content, str(page), "exec"), namespace)
            continue
        for command in commands_in(block):
            if not NOT_RUN_HERE.match(command):
                _run(command, f"{name_of(page)}:{line}")


def _run(command: str, where: str) -> None:
    """In this process: that a shell starts it well, tests/test_install.py says."""
    program, *arguments = shlex.split(command, comments=True)
    assert program == "segmentry", f"{where}: `{command}` is not tested; opt out with the reason"
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert not ended.value.code, f"{where}: `{command}` exits {ended.value.code}"


def test_every_command_is_described() -> None:
    described = "\n".join(page.read_text(encoding="utf-8") for page in GUIDES)
    commands = typer.main.get_command(cli.app).commands
    assert [name for name in commands if f"segmentry {name}" not in described] == []
