"""What a million rows more cost on Spark: seconds of every stage at several sizes and numbers of cores.

python benchmarks/slopes.py                     1, 3 and 10 million rows on 1 and 2 cores, prints Markdown
python benchmarks/slopes.py --rows 100000 300000 --cores 1 2

Each run is a process of its own on Parquet. The start of Spark is in the stage `read`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
STAGES = ("read", "inspect", "prepare", "choose_k", "cluster", "profile", "export")


def table_of(folder: Path, rows: int) -> Path:
    """The benchmark's customers as Parquet."""
    text, table = folder / f"{rows}.csv", folder / f"{rows}.parquet"
    subprocess.run([sys.executable, str(HERE / "data.py"), str(text), "--rows", str(rows)], check=True)
    convert = f"import polars as pl; pl.scan_csv({str(text)!r}).sink_parquet({str(table)!r}, row_group_size=200_000)"
    subprocess.run([sys.executable, "-c", convert], check=True)
    text.unlink()
    return table


def seconds_of(table: Path, cores: int, folder: Path) -> dict[str, float]:
    """What each stage took, and each pass of the full fit."""
    options = ("--engine", "spark", "--master", f"local[{cores}]", "--format", "parquet", "--force")
    command = [sys.executable, "-m", "segmentry", "run", str(table), "-o", str(folder / "out"), *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    told = json.loads((folder / "out" / "summary.json").read_text(encoding="utf-8"))
    timings: dict[str, float] = told["timings"]
    return {stage: timings[stage] for stage in STAGES} | {"cluster, a pass": timings["cluster"] / told["passes"]}


def slope(rows: list[int], seconds: list[float]) -> float:
    """Seconds per million rows more, by least squares."""
    millions = [n / 1e6 for n in rows]
    middle, mean = sum(millions) / len(millions), sum(seconds) / len(seconds)
    spread = sum((x - middle) ** 2 for x in millions)
    return sum((x - middle) * (y - mean) for x, y in zip(millions, seconds, strict=True)) / spread


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 3_000_000, 10_000_000])
    parser.add_argument("--cores", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    found: dict[int, list[dict[str, float]]] = {cores: [] for cores in options.cores}
    with tempfile.TemporaryDirectory(prefix="segmentry-slopes-") as place:
        folder = Path(place)
        for rows in options.rows:
            table = table_of(folder, rows)
            for cores in options.cores:
                found[cores].append(seconds_of(table, cores, folder))
                print(f"{rows:,} rows on {cores} cores: {found[cores][-1]}", file=sys.stderr)
            table.unlink()
    print(f"Load average {os.getloadavg()[2]:.1f} (15 min).\n")
    sizes = " | ".join(f"{rows:,}" for rows in options.rows)
    print(f"| stage | cores | {sizes} | s per million rows more |")
    print("|---|---:|" + "---:|" * (len(options.rows) + 1))
    for stage in next(iter(found.values()))[0]:
        for cores, runs in found.items():
            seconds = [run[stage] for run in runs]
            cells = " | ".join(f"{one:.1f}" for one in seconds)
            print(f"| {stage} | {cores} | {cells} | {slope(options.rows, seconds):.2f} |")


if __name__ == "__main__":
    main()
