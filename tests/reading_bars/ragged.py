"""A sales table of 83 rows in which one row has a delimiter too many or too few, or a stray quote."""

import csv
import io
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

Kind = Literal["delimiter too many", "delimiter too few", "stray quote"]
KINDS: tuple[Kind, ...] = ("delimiter too many", "delimiter too few", "stray quote")
ROWS = 83
DELIMITERS = ",;\t|"
HEADER = ("order", "ordered", "customer", "city", "product", "pieces", "price", "discount", "note", "amount")

_PEOPLE = ("Ada Berg", "Jan Kühn", "Mia Roth", "Tom Ell", "Eva Lang")
_CITIES = ("Bonn", "Graz", "Köln", "Bern")
_PRODUCTS = ("Lamp", "Chair{d} oak", "Desk", "Shelf{d} 5 boards{d} white", "Rug", 'Screen 27"')
_NOTES = ("", "", "late", 'said ""fine"" twice', "gift{d} wrapped", "call back")


@dataclass(frozen=True)
class Case:
    """A damaged file. `first` and `last` are the lines of the file that the damaged row stands on."""

    kind: Kind
    seed: int
    text: str
    clean: tuple[tuple[str, ...], ...]
    damaged: int
    first: int
    last: int
    malformed: bool

    @property
    def name(self) -> str:
        return f"{self.kind}, seed {self.seed}"


@cache
def clean_records(delimiter: str) -> tuple[tuple[str, ...], ...]:
    """The rows as cells; some hold the delimiter, quotes, or (in one row) a line break."""
    rng = random.Random(83)
    records = []
    for number in range(ROWS):
        pieces, price, off = rng.randint(1, 40), rng.randint(500, 90_000) / 100, rng.choice(("", "0.05", "0.10"))
        day = f"2024-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
        product = rng.choice(_PRODUCTS).format(d=delimiter)
        note = rng.choice(_NOTES).format(d=delimiter).replace('""', '"')
        if number == 40:
            note = "two\nlines"
        amount = f"{pieces * price * (1 - float(off or 0)):.2f}"
        who, where = rng.choice(_PEOPLE), rng.choice(_CITIES)
        records.append((f"S{1000 + number}", day, who, where, product, str(pieces), f"{price:.2f}", off, note, amount))
    return tuple(records)


def written(row: Sequence[str], delimiter: str) -> str:
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter, lineterminator="\n").writerow(row)
    return target.getvalue()[:-1]


def case(kind: Kind, seed: int) -> Case:
    """One damage at a seeded place of a seeded row."""
    rng = random.Random(f"{kind} {seed}")
    delimiter = rng.choice(DELIMITERS)
    clean = clean_records(delimiter)
    lines = [written(HEADER, delimiter), *(written(row, delimiter) for row in clean)]
    row = rng.randrange(ROWS)
    lines[row + 1] = _damage(lines[row + 1], kind, delimiter, rng)
    text = "\n".join(lines) + "\n"
    first = "\n".join(lines[: row + 1]).count("\n") + 2
    last = first + lines[row + 1].count("\n")
    return Case(kind, seed, text, clean, row, first, last, _is_malformed(text, delimiter))


def _damage(line: str, kind: Kind, delimiter: str, rng: random.Random) -> str:
    if kind == "delimiter too few":
        place = rng.choice([i for i, mark in enumerate(line) if mark == delimiter])
        return line[:place] + line[place + 1 :]
    place = rng.randrange(len(line) + 1)
    return line[:place] + (delimiter if kind == "delimiter too many" else '"') + line[place:]


def _is_malformed(text: str, delimiter: str) -> bool:
    """Whether a strict reader that is told the delimiter can see that something is wrong."""
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return True
    return len(records) != ROWS + 1 or any(len(record) != len(HEADER) for record in records)


def fault(case: Case, records: Sequence[Sequence[str]]) -> str:
    """What is wrong with the rows that were read; empty when at least 82 are exact and aligned."""
    found = [tuple(record) for record in records]
    if not found or found[0] != HEADER:
        return "the header is another one"
    others = case.clean[: case.damaged] + case.clean[case.damaged + 1 :]
    below = found[1:]
    if tuple(below) == others or tuple(below[: case.damaged] + below[case.damaged + 1 :]) == others:
        return ""
    exact = len(set(below) & set(others))
    return f"{len(below)} rows came out and {exact} of the {len(others)} good ones are among them"


def names_the_line(case: Case, words: str) -> bool:
    """Whether the words tell a line that the damaged row stands on."""
    for told in re.finditer(r"\blines?\s+(\d[\d,.]*(?:(?:\s*(?:,|and|to|-|–)\s*)+\d[\d,.]*)*)", words.lower()):
        numbers = [int(number.replace(",", "")) for number in re.findall(r"\d+(?:,\d{3}(?!\d))*", told[1])]
        if any(case.first <= number <= case.last for number in numbers):
            return True
        ranges = re.findall(r"(\d+)\s*(?:to|-|–)\s*(\d+)", told[1])
        if any(int(low) <= case.first <= int(high) for low, high in ranges):
            return True
    return False
