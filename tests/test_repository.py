"""What is said in several files of the repository is said once: the version, and the checks of every change."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def text_of(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def test_all_files_tell_of_the_same_version() -> None:
    version = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    minor = version.rpartition(".")[0]
    cited = dict(re.findall(r"^(version|date-released): (.+)$", text_of("CITATION.cff"), re.MULTILINE))
    newest = re.search(r"^## (\d+\.\d+\.\d+) - (\d{4}-\d\d-\d\d)$", text_of("CHANGELOG.md"), re.MULTILINE)
    assert newest is not None
    assert newest.groups() == (version, cited["date-released"])
    assert cited["version"] == version
    assert f"\nVersion {minor}: " in text_of("README.md")
    assert f"\n| {minor} | yes |\n" in text_of("SECURITY.md")


def test_a_commit_is_held_to_what_make_check_runs() -> None:
    recipe = re.search(r"^check:.*\n((?:\t.+\n)+)", text_of("Makefile"), re.MULTILINE)
    assert recipe is not None
    checks = [line.strip().replace("$(BIN)", ".venv/bin") for line in recipe.group(1).splitlines()]
    assert re.findall(r"^ +entry: (.+)$", text_of(".pre-commit-config.yaml"), re.MULTILINE) == checks
