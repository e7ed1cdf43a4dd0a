"""What is said in several files of the repository is said once: the version, and the checks of every change."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

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


def test_what_is_unreleased_can_be_read_in_minutes() -> None:
    unreleased = text_of("CHANGELOG.md").partition("\n## Unreleased\n")[2].partition("\n## ")[0]
    bullets = [line for line in unreleased.splitlines() if line.startswith("- ")]
    assert len(bullets) <= 120
    assert [bullet for bullet in bullets if bullets.count(bullet) > 1] == []
    assert re.findall(r"^### (.+)$", unreleased, re.MULTILINE) == ["Added", "Changed", "Fixed"]


def test_a_commit_is_held_to_what_make_check_runs() -> None:
    recipes = re.findall(r"^(style|check):.*\n((?:\t.+\n)+)", text_of("Makefile"), re.MULTILINE)
    assert [name for name, _ in recipes] == ["style", "check"]
    checks = [line.strip().replace("$(BIN)", ".venv/bin") for _, recipe in recipes for line in recipe.splitlines()]
    assert re.findall(r"^ +entry: (.+)$", text_of(".pre-commit-config.yaml"), re.MULTILINE) == checks


AUDITED = ROOT / ".ci" / "audited.py"
SAFE = {"name": "numpy", "version": "2.2", "vulns": []}
FLAWED = {"name": "jinja2", "version": "3.1.5", "vulns": [{"id": "CVE-1", "fix_versions": ["3.1.6"]}]}


@pytest.mark.parametrize(
    ("packages", "code", "words"),
    [
        ([SAFE], 0, "1 of 1 packages were audited, and no vulnerabilities are known."),
        ([SAFE, FLAWED], 1, "jinja2 3.1.5: CVE-1, mended in 3.1.6"),
        ([SAFE, {"name": "altair", "skip_reason": "not found"}], 2, "knows nothing of 1 packages, such as altair"),
        (None, 2, "Not audited: PyPI did not answer. No route to host"),
    ],
)
def test_an_audit_without_an_answer_is_no_audit(
    tmp_path: Path, packages: list[object] | None, code: int, words: str
) -> None:
    (tmp_path / "audit.log").write_text("trying\nNo route to host\n")
    if packages is not None:
        (tmp_path / "audit.json").write_text(json.dumps({"dependencies": packages}))
    done = subprocess.run([sys.executable, AUDITED, tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert words in done.stdout + done.stderr
