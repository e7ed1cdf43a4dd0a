"""Judge rules for the number of clusters on tables with known answers. Run it from the root of the repository.

python -m benchmarks.number.run --rules peers --output peers.jsonl    the usual rules: three quarters of an hour
python -m benchmarks.number.run --rules ours --output ours.jsonl      segmentry.choose_k
python -m benchmarks.number.run --render peers.jsonl ours.jsonl       writes results.md
python -m benchmarks.number.run --rules ours --quick                  a few small tables: does it all work?

One JSON line per table and rule is added to the output as it comes; where a table was run twice, the later line counts.
"""

import argparse
import json
import multiprocessing
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score

from benchmarks.number import families, structured, structureless, unclustered
from benchmarks.number.render import OURS, TRUTH, as_markdown
from benchmarks.number.tables import NOISE, Floats, Labels, Table, for_choosing, true_k

HERE = Path(__file__).resolve().parent
SUITES = {"structured": structured.TABLES, "structureless": structureless.TABLES}
#: More tables of either kind, which are run where `--only` asks for them: see the README for what they were made for.
MORE = {"families": families.TABLES, "unclustered": unclustered.TABLES}
KINDS = {"families": "structured", "unclustered": "structureless"}
QUICK = ("ruspini", "gap-b", "gauss-2-500")

#: The largest k that any rule may say.
K_MAX = 20
#: A table is structured only if the best of so many K-Means starts at the true k agrees this well with the labels.
STARTS, FOUND = 30, 0.7

Record = dict[str, Any]


def find(name: str) -> tuple[str, Table]:
    """A table by its name, and its suite."""
    return next((suite, tables[name]) for suite, tables in (SUITES | MORE).items() if name in tables)


def agreement(matrix: Floats, labels: Labels) -> float:
    """Adjusted Rand index of the labels with the best of many K-Means at the true k; noise rows are not judged."""
    found = KMeans(true_k(labels), n_init=STARTS, random_state=0).fit_predict(matrix)
    judged = labels != NOISE
    return float(adjusted_rand_score(labels[judged], found[judged]))


def ours(matrix: Floats) -> Record:
    """What Segmentry says."""
    import segmentry

    start = perf_counter()
    choice = segmentry.choose_k(matrix, k_max=K_MAX)
    seconds = perf_counter() - start
    verdict = None if choice.verdict is None else str(choice.verdict)
    return {"rule": OURS, "k": choice.k, "verdict": verdict, "seconds": round(seconds, 3)}


def peers(matrix: Floats) -> list[Record]:
    """What the usual rules say."""
    from benchmarks.number.peers import answers

    return [{"rule": rule, "k": k, "seconds": round(s, 3)} for rule, (k, s) in answers(matrix, K_MAX).items()]


def judge(name: str, rules: str) -> list[Record]:
    """All records of one table. One that K-Means cannot find is only recorded as such."""
    where, table = find(name)
    suite = KINDS.get(where, where)
    matrix, labels = table.build()
    ari = agreement(matrix, labels) if suite == "structured" else None
    base = {"table": name, "suite": suite, "rows": len(matrix), "columns": matrix.shape[1], "true": true_k(labels)}
    base |= {"family": name.split("-", maxsplit=1)[0] if where in MORE else where, "choosing": for_choosing(name)}
    told: list[Record] = [{"rule": TRUTH, "k": true_k(labels), "ari": None if ari is None else round(ari, 4)}]
    kept = ari is None or ari >= FOUND
    if kept and rules in ("ours", "all"):
        told.append(ours(matrix))
    if kept and rules in ("peers", "all"):
        told += peers(matrix)
    return [base | {"kept": kept} | record for record in told]


def judged(names: list[str], rules: str, jobs: int) -> Iterator[list[Record]]:
    """The records of each table, in order, from processes of one thread each."""
    one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    os.environ.update(one_thread)  # the children read it when they import NumPy
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_ready, initargs=(rules,)) as pool:
        yield from pool.map(judge, names, [rules] * len(names))


def _ready(rules: str) -> None:
    """Import before anything is timed."""
    if rules != "peers":
        ours(np.random.default_rng(0).normal(size=(60, 2)))


def read(paths: list[Path]) -> list[Record]:
    """The last record of each table and rule."""
    lines = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return list({(line["table"], line["rule"]): line for line in lines}.values())


def chosen(options: argparse.Namespace) -> list[str]:
    """The tables asked for."""
    every = [name for tables in SUITES.values() for name in tables]
    if options.only:
        every = list((SUITES | MORE)[options.only])
    if not options.names:
        return [name for name in QUICK if name in every] if options.quick else every
    names: list[str] = options.names.split(",")
    unknown = sorted(set(names) - set(every))
    if unknown:
        raise SystemExit(f"No such table: {', '.join(unknown)}.")
    return names


def main() -> None:
    """Run rules over tables, or render what was run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=[*SUITES, *MORE], help="a part of the tables")
    parser.add_argument("--rules", choices=("ours", "peers", "all"), default="all")
    parser.add_argument("--names", help="tables, separated by commas")
    parser.add_argument("--quick", action="store_true", help="three small tables")
    parser.add_argument("--jobs", type=int, default=1, help="processes at a time (default 1)")
    parser.add_argument("--render", type=Path, nargs="+", metavar="FILE", help="make the report of these JSON lines")
    parser.add_argument("--output", type=Path, help="JSON lines are added here; with --render, the report")
    options = parser.parse_args()
    if options.render:
        packages = ", ".join(f"{name} {version(name)}" for name in ("scikit-learn", "numpy", "kneed"))
        output = options.output or HERE / "results.md"
        output.write_text(as_markdown(read(options.render), packages), encoding="utf-8")
        return
    for records in judged(chosen(options), options.rules, options.jobs):
        text = "".join(json.dumps(record) + "\n" for record in records)
        if options.output:
            with options.output.open("a", encoding="utf-8") as file:
                file.write(text)
        else:
            print(text, end="")
        print(f"{records[0]['table']}: done", file=sys.stderr)


if __name__ == "__main__":
    main()
