"""Good files, bytes changed in them at random, and a child process that must survive reading them.

Run as a program it takes lines of `GOOD_FILE FOLDER FIRST LAST`, reads the mutations of these seeds and prints a line
for each.
"""

import contextlib
import gzip
import io
import json
import os
import random
import resource
import selectors
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import openpyxl
import pandas as pd

SECONDS = 10
SECONDS_TO_START = 120
MEMORY = 6 << 30
#: Mutations that one child reads at most.
PER_CHILD = 1_000
#: How the answer begins with which a child ends before its time.
ENDED = ("hangs for", "process died")


@dataclass(frozen=True)
class Outcome:
    """What became of one mutation: `read`, `refused`, or what should not have happened."""

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


class Reader:
    """A child process that reads mutations, file after file; one that dies or hangs is followed by another."""

    def __init__(self, place: Path) -> None:
        self._errors, self._temporary = place / "errors.log", place / "temporary"
        self._temporary.mkdir()
        self._child: subprocess.Popen[bytes] | None = None
        self._read = 0

    def outcomes(self, good: Path, folder: Path, count: int) -> Iterator[Outcome]:
        """What becomes of the first `count` mutations of a file."""
        if self._read + count > PER_CHILD:
            self.end()
        seed = 0
        while seed < count:
            child = self._child or self._started()
            assert child.stdin is not None
            child.stdin.write(json.dumps([str(good), str(folder), seed, count]).encode() + b"\n")
            for answer in answers(child, self._errors):
                yield Outcome(seed, answer)
                seed += 1
                if answer.startswith(ENDED):
                    self.end()
        self._read += count

    def _started(self) -> "subprocess.Popen[bytes]":
        # temporary files of a child that is killed stay where the test's own are
        apart = os.environ | {"TMPDIR": str(self._temporary)}
        command = [sys.executable, "-X", "faulthandler", __file__]
        with self._errors.open("wb") as log:
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": log}
            self._child = subprocess.Popen(command, bufsize=0, env=apart, **pipes)
        return self._child

    def end(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.communicate()
        self._child, self._read = None, 0


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


def _read_all() -> None:
    """In the child: read and inspect each mutation that is asked for, and tell what happened in a line."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with os.fdopen(os.dup(1), "w", buffering=1) as tell:
        for line in sys.stdin:
            good, folder, first, last = json.loads(line)
            _read_some(Path(good), Path(folder), range(first, last), tell)


def _read_some(good: Path, folder: Path, seeds: range, tell: TextIO) -> None:
    import segmentry

    content = good.read_bytes()
    segmentry.inspect(segmentry.read(good))
    print("started", file=tell)
    for seed in seeds:
        path = folder / good.name
        path.write_bytes(mutated(content, seed))
        with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):  # noqa: PTH123
            answer = _what_happens(path)
        print(answer, file=tell)
    print("done", file=tell)


def _what_happens(path: Path) -> str:
    import segmentry

    try:
        segmentry.inspect(segmentry.read(path))
    except segmentry.SegmentryError:
        return "refused"
    except BaseException as error:  # also the panics of libraries written in Rust
        return f"{type(error).__name__}: {error}".replace("\n", " ")[:200]
    return "read"


if __name__ == "__main__":
    _read_all()
