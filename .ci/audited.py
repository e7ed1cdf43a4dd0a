"""What an audit found: exit 0 = every package was asked about and nothing is known, 1 = something is, 2 = not audited.

A package that the service does not know is not taken for a safe one: mirrors of PyPI answer for none.
"""

import json
import sys
from pathlib import Path


def main(folder: Path) -> int:
    """Tell what is in `audit.json`, which pip-audit wrote, or, without it, why it wrote none (`audit.log`)."""
    report = folder / "audit.json"
    if not report.exists() or not report.read_text(encoding="utf-8").strip():
        why = (folder / "audit.log").read_text(encoding="utf-8").strip().splitlines()[-1:]
        print("Not audited: PyPI did not answer.", *why, file=sys.stderr)
        return 2
    packages = json.loads(report.read_text(encoding="utf-8"))["dependencies"]
    known = [(package, flaw) for package in packages for flaw in package.get("vulns", ())]
    for package, flaw in known:
        mended = ", ".join(flaw["fix_versions"]) or "no version yet"
        print(f"{package['name']} {package['version']}: {flaw['id']}, mended in {mended}")
    asked = sum("vulns" in package for package in packages)
    if asked:
        print(f"{asked} of {len(packages)} packages were audited, and {len(known) or 'no'} vulnerabilities are known.")
    if known:
        return 1
    if asked < len(packages):
        name = next(package["name"] for package in packages if "vulns" not in package)
        print(
            f"Not audited: the index knows nothing of {len(packages) - asked} packages, such as {name}. A mirror has"
            " no advisories: run it where https://pypi.org itself can be reached.",
            file=sys.stderr,
        )
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
