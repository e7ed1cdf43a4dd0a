"""What more columns cost: seconds and memory of `segmentry run` on tables of several widths, beside each other.

python benchmarks/width.py                                   1,000 rows of 100, 300, 1,000 and 3,000 columns, Markdown
python benchmarks/width.py --rows 600 --columns 100 600      other sizes
python benchmarks/width.py --kind survey                     answers, yes and no, amounts with missing cells, counts

Each run is a process of its own, from the file to the folder with the report.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import measure, table

# The tables are made by another process, as a child's peak starts at that of its parent.
MAKING = """
import sys
import numpy as np
import polars as pl

path, kind, rows, columns = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
rng = np.random.default_rng(0)
group = rng.integers(3, size=rows)
answers = np.array(["strongly disagree", "disagree", "neutral", "agree", "strongly agree"])

def cells(i):
    drawn = rng.normal(size=rows) + (group == i % 3)
    if kind == "numbers" or i % 4 == 0:
        return drawn
    if i % 4 == 1:
        return answers[np.clip(np.round(drawn) + 2, 0, 4).astype(int)]
    if i % 4 == 2:
        return np.where(drawn > 0.5, "yes", "no")
    return [f"{np.exp(x):.2f}" if x > -1.5 else "NA" for x in drawn]

frame = pl.DataFrame({f"c{i}": cells(i) for i in range(columns)})
frame.write_parquet(path) if path.endswith("parquet") else frame.write_csv(path)
"""
STAGES = ("read", "inspect", "prepare", "choose_k", "cluster", "profile", "validate", "export", "report")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000)
    parser.add_argument("--columns", type=int, nargs="+", default=[100, 300, 1_000, 3_000])
    parser.add_argument("--kind", choices=("numbers", "survey"), default="numbers")
    parser.add_argument("--format", choices=("csv", "parquet"), default="csv")
    options = parser.parse_args()
    rows = [measured(options.kind, options.rows, columns, options.format) for columns in options.columns]
    print(
        f"{options.rows:,} rows of {options.kind}, {options.format}; load average {os.getloadavg()[2]:.1f} (15 min).\n"
    )
    print(table(("columns", "s", "CPU s", "peak, GB", "report, MB", *STAGES), rows))


def measured(kind: str, rows: int, columns: int, form: str) -> list[str]:
    """A line of the table: what the run took in all, and the seconds of each stage."""
    with tempfile.TemporaryDirectory(prefix="segmentry-width-") as place:
        source, folder = Path(place) / f"wide.{form}", Path(place) / "out"
        subprocess.run([sys.executable, "-c", MAKING, str(source), kind, str(rows), str(columns)], check=True)
        usage, _ = measure((sys.executable, "-m", "segmentry", "run", str(source), "-o", str(folder), "--format", form))
        timings = json.loads((folder / "summary.json").read_text(encoding="utf-8"))["timings"]
        size = (folder / "report.html").stat().st_size / 1e6
    print(f"{columns:,} columns: {usage.wall:.1f} s, {usage.peak / 1e3:.2f} GB", file=sys.stderr)
    whole = (f"{usage.wall:.1f}", f"{usage.cpu:.1f}", f"{usage.peak / 1e3:.2f}", f"{size:.1f}")
    return [f"{columns:,}", *whole, *(f"{timings.get(stage, 0.0):.1f}" for stage in STAGES)]


if __name__ == "__main__":
    main()
