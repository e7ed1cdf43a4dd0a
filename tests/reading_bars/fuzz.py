"""Good files, bytes changed in them at random, and a child process that must survive reading them.

Run as a program: `fuzz.py FOLDER FIRST COUNT GOOD_FILE...` reads so many mutations of each file, from the first on of
all that there are, and prints a line for each.
"""

import contextlib
import gzip
import io
import os
import random
import resource
import selectors
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pandas as pd

SECONDS = 10
SECONDS_TO_START = 120
MEMORY = 6 << 30


@dataclass(frozen=True)
class Outcome:
    """What became of one mutation: `read`, `refused`, or what should not have happened."""

    name: str
    seed: int
    what: str

    @property
    def is_well(self) -> bool:
        return self.what in ("read", "refused")


def _workbook(frame: pd.DataFrame, path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.append(list(frame.columns))
    for row in frame.itertuples(index=False):
        page.append([None if pd.isna(cell) else cell for cell in row])
    book.save(path)


def _zip(frame: pd.DataFrame, path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("customers.csv", frame.to_csv(index=False))


#: Ten kinds of good files: name, and what writes a table to it.
GOOD: dict[str, Callable[[pd.DataFrame, Path], object]] = {
    "comma.csv": lambda frame, path: frame.to_csv(path, index=False),
    "semicolon.csv": lambda frame, path: frame.to_csv(path, index=False, sep=";", decimal=",", encoding="cp1252"),
    "utf16.csv": lambda frame, path: frame.to_csv(path, index=False, encoding="utf-16"),
    "quoted.tsv": lambda frame, path: frame.to_csv(path, index=False, sep="\t", quoting=1, lineterminator="\r\n"),
    "workbook.xlsx": _workbook,
    "columns.parquet": lambda frame, path: frame.to_parquet(path),
    "columns.feather": lambda frame, path: frame.to_feather(path),
    "records.json": lambda frame, path: frame.to_json(path, orient="records"),
    "packed.csv.gz": lambda frame, path: path.write_bytes(gzip.compress(frame.to_csv(index=False).encode(), mtime=0)),
    "packed.zip": _zip,
}


def mutated(content: bytes, seed: int) -> bytes:
    """The bytes with one to four seeded changes; of packed files every other one is changed inside its packing."""
    if seed % 2 and content.startswith(b"\x1f\x8b"):
        return gzip.compress(mutated(gzip.decompress(content), seed), mtime=0)
    if seed % 2 and content.startswith(b"PK\x03\x04"):
        return _member_mutated(content, seed)
    rng = random.Random(seed)
    found = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 4))):
        _change(found, rng)
    return bytes(found)


def _member_mutated(content: bytes, seed: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as good, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bad:
        chosen = random.Random(seed).choice(good.namelist())
        for name in good.namelist():
            member = good.read(name)
            bad.writestr(zipfile.ZipInfo(name), mutated(member, seed) if name == chosen else member)
    return target.getvalue()


def _change(found: bytearray, rng: random.Random) -> None:
    """One change at a seeded place: a piece of the bytes is replaced by others."""
    place = rng.randrange(len(found) + 1)
    end = min(place + rng.choice((1, 1, 2, 8, 64, 512)), len(found))
    block = bytes(found[place:end])
    other = rng.randrange(len(found) + 1)
    changes: dict[str, tuple[int, int, bytes]] = {
        "flip": (place, place + 1, bytes(byte ^ 1 << rng.randrange(8) for byte in block[:1])),
        "insert": (place, place, rng.randbytes(rng.choice((1, 3, 20)))),
        "delete": (place, end, b""),
        "repeat": (place, place, block * rng.choice((1, 2, 50))),
        "cut": (place, len(found), b""),
        "swap": (place, end, bytes(found[other : other + len(block)])),
        "zeros": (place, place, bytes(rng.choice((1, 4, 100)))),
        "quote": (place, place, rng.choice((b'"', b"'", b'""', b'"\n'))),
        "delimiter": (place, place, rng.choice((b",", b";", b"\t", b"|", b",,,,")) * rng.choice((1, 1, 30))),
        "end": (place, place, rng.choice((b"\n", b"\r", b"\r\n\r\n", b"\x1a", b"\xff\xfe"))),
    }
    kind = rng.choice(list(changes))
    first, last, new = changes[kind]
    found[first:last] = new
    if kind == "swap":
        found[other : other + len(block)] = block


def outcomes(good: Sequence[Path], folder: Path, count: int) -> Iterator[Outcome]:
    """Read the first `count` mutations of each file in child processes; one that dies or hangs is followed by another.

    A child takes longer to start than to read twelve mutations, so it reads those of all files.
    """
    mutations = [(path.name, seed) for path in good for seed in range(count)]
    at = 0
    while at < len(mutations):
        command = [sys.executable, "-X", "faulthandler", __file__, str(folder), str(at), str(count), *map(str, good)]
        errors = folder.with_suffix(".log")
        with (
            errors.open("wb") as log,
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, bufsize=0, env=_apart(folder)) as child,
        ):
            try:
                for answer in answers(child, errors):
                    yield Outcome(*mutations[at], answer)
                    at += 1
            finally:
                child.kill()


def _apart(folder: Path) -> dict[str, str]:
    """Temporary files of a child that is killed stay where the test's own are."""
    return os.environ | {"TMPDIR": str(folder.parent)}


def answers(child: "subprocess.Popen[bytes]", errors: Path) -> Iterator[str]:
    """A line per mutation, ending with what happened to the one at which the child stopped, if it did."""
    assert child.stdout is not None
    started = False
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while True:
            if not selector.select(SECONDS if started else SECONDS_TO_START):
                assert started, f"the child did not start: {errors.read_text()[-500:]}"
                yield f"hangs for more than {SECONDS} s"
                return
            line = child.stdout.readline().decode().strip()
            if line == "started":
                started = True
            elif line == "done":
                return
            elif line:
                yield line
            else:
                assert started, f"the child ended before it began: {errors.read_text()[-500:]}"
                yield f"process died with {child.wait()}"
                return


def _read_all(folder: Path, first: int, count: int, good: Sequence[Path]) -> None:
    """In the child: read and inspect each mutation, and tell what happened in a line."""
    import segmentry

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    tell = os.fdopen(os.dup(1), "w", buffering=1)
    segmentry.inspect(segmentry.read(good[0]))
    print("started", file=tell)
    for at in range(first, count * len(good)):
        path = good[at // count]
        (folder / path.name).write_bytes(mutated(path.read_bytes(), at % count))
        with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):  # noqa: PTH123
            answer = _what_happens(folder / path.name)
        print(answer, file=tell)
    print("done", file=tell)


def _what_happens(path: Path) -> str:
    import segmentry

    try:
        segmentry.inspect(segmentry.read(path))
    except segmentry.SegmentryError:
        return "refused"
    except BaseException as error:  # noqa: BLE001 - also the panics of libraries written in Rust
        return f"{type(error).__name__}: {error}".replace("\n", " ")[:200]
    return "read"


if __name__ == "__main__":
    _read_all(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), [Path(name) for name in sys.argv[4:]])
