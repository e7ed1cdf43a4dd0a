"""One bad row in 83: the others exact and the line named, or a refusal that names the line; never worse."""

import csv
import os
from collections import defaultdict
from pathlib import Path

import pytest

import segmentry
from segmentry import SegmentryError

from .ragged import HEADER, KINDS, ROWS, Case, Kind, case, clean_records, fault, names_the_line

pytestmark = pytest.mark.usefixtures("one_database")

#: Cases of each kind with SEGMENTRY_FUZZ=all.
CASES = 700


def seeds(kind: Kind) -> list[int]:
    """All cases, or one for each delimiter, once with damage that can be seen and once without."""
    if os.environ.get("SEGMENTRY_FUZZ") == "all":
        return list(range(CASES))
    made = [case(kind, seed) for seed in range(25)]
    return list({(one.text[len(HEADER[0])], one.malformed): one.seed for one in made}.values())


def outcome(case: Case, folder: Path) -> str:
    """What went wrong; empty when nothing did."""
    path = folder / "sales.csv"
    path.write_text(case.text, encoding="utf-8", newline="")
    try:
        table = segmentry.read(path)
        table.rows.write(folder / "out.csv", "csv")
    except SegmentryError as error:
        if not case.malformed:
            return "refused, although nothing is wrong that can be seen"
        return "" if names_the_line(case, str(error)) else "refused without the line"
    except Exception as error:  # noqa: BLE001 - any but our own counts as a fault
        return f"{type(error).__name__}: {error}"[:150]
    with (folder / "out.csv").open(encoding="utf-8", newline="") as file:
        wrong = fault(case, list(csv.reader(file)))
    if wrong:
        return f"read wrong: {wrong.split(' came')[-1]}"
    told = names_the_line(case, " ".join(table.load_report.notes))
    return "" if told or not case.malformed else "read, and the line is not named"


@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("kind", KINDS)
def test_one_bad_row_does_no_harm(kind: Kind, tmp_path: Path) -> None:
    wrong: defaultdict[str, list[int]] = defaultdict(list)
    cases = seeds(kind)
    for seed in cases:
        if found := outcome(case(kind, seed), tmp_path):
            wrong[found].append(seed)
    report = "\n".join(f"{len(bad):4} x {what}: seeds {bad[:12]}" for what, bad in wrong.items())
    assert not wrong, f"{sum(map(len, wrong.values()))} of {len(cases)} with a {kind}:\n{report}"


def test_there_are_at_least_2000_cases_in_all() -> None:
    assert len(KINDS) * CASES >= 2_000
    malformed = [case(kind, seed).malformed for kind in KINDS for seed in range(100)]
    assert sum(malformed) > 200, "too few cases are damage that can be seen"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_undamaged_file_is_exact(delimiter: str, tmp_path: Path) -> None:
    rows = clean_records(delimiter)
    with (tmp_path / "sales.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows([HEADER, *rows])
    segmentry.read(tmp_path / "sales.csv").rows.write(tmp_path / "out.csv", "csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        assert [tuple(row) for row in csv.reader(file)][1:] == list(rows)
    assert len(rows) == ROWS


def test_a_shifted_row_is_seen_and_a_named_line_is_found() -> None:
    one = case("delimiter too many", 1)
    good = [HEADER, *one.clean]
    assert fault(one, good) == ""
    assert fault(one, [good[0], *good[2:], good[1]]) != ""
    assert fault(one, [good[0], *[row[:-1] for row in good[1:]]]) != ""
    assert names_the_line(one, f"Lines 90 and {one.first} of a.csv do not fit.")
    assert not names_the_line(one, f"Line {one.first + 1} of a.csv has {one.first} cells.")
