"""What is printed: complete within any width, and nothing that a terminal obeys."""

import io
import re
from collections.abc import Sequence

import pytest
from rich.console import Console

import segmentry
from segmentry import Segmentation
from segmentry.reporting.document import Section
from segmentry.reporting.forms.terminal import print_sections
from segmentry.reporting.report import text
from segmentry.reporting.sections import columns_read, second_opinion
from segmentry.results.columns import Columns, Finding
from segmentry.wording import share
from tests.reporting.hostile import HTML

HOSTILE = "[red]x[/red] \x1b[31m"


def printed(sections: Sequence[Section], width: int) -> str:
    target = io.StringIO()
    print_sections(sections, Console(file=target, width=width))
    return target.getvalue()


def opinion(segmentation: Segmentation, width: int) -> str:
    section = second_opinion.section(segmentation)
    assert section is not None
    return printed([section], width)


@pytest.fixture(scope="module")
def columns() -> Columns:
    frame = segmentry.sample("telecom", rows=300).to_pandas()
    frame[HOSTILE] = range(300)
    frame["a_column_with_quite_a_long_name_that_must_be_broken"] = [i % 7 for i in range(300)]
    read = segmentry.inspect(frame)
    stood = read.columns[1].model_copy(update={"stand_ins": (-1.0, 999.0)})
    severities = ("note", "high", "warning")
    findings = [Finding(severity=s, column=None, what=f"About {s}.", remedy=f"Do {s} {HOSTILE}.") for s in severities]
    update = {"columns": (read.columns[0], stood, *read.columns[2:]), "findings": tuple(findings)}
    return read.model_copy(update=update)


@pytest.mark.parametrize("width", [80, 120])
def test_everything_is_told_of_the_columns_within_the_width(columns: Columns, width: int) -> None:
    words = printed(columns_read.sections(columns), width)
    assert max(len(line) for line in words.splitlines()) <= width
    packed = re.sub(r"\s+", "", words)
    for column in columns.columns:
        assert column.name[:9].replace(" ", "") in packed
        if column.share_of_distance is not None:
            assert share(column.share_of_distance, 1) in words
    assert "-1,999countasmissing" in packed


def test_features_come_first_and_the_gravest_findings(columns: Columns) -> None:
    words = printed(columns_read.sections(columns), 120)
    heads = [re.split(r"\s+\(", line)[0] for line in words.splitlines() if re.fullmatch(r"[a-z ]+ \(\d+\) *", line)]
    assert heads[0] == "features"
    assert heads[-3:] == ["high", "warning", "note"]
    places = [words.index(part) for part in ("About high", "Do high", "About warning", "About note")]
    assert places == sorted(places)


def test_nothing_of_the_users_is_markup(columns: Columns) -> None:
    words = printed(columns_read.sections(columns), 120)
    assert "\x1b" not in words
    assert "[red]x[/red]" in words


@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_second_opinion_has_every_method_and_segment(compared: Segmentation, width: int) -> None:
    words = opinion(compared, width)
    for method in ("K-Means (ours)", "Gaussian", "Ward", "k-medoids", "HDBSCAN"):
        assert method.split()[0] in words
    assert max(len(line) for line in words.splitlines()) <= width


def test_hostile_names_of_segments_stay_text(compared: Segmentation, hostile: Segmentation) -> None:
    words = opinion(segmentry.rename(compared, {2: "[bold]name", 3: "red \x1b[31m\x07"}), 200)
    assert "[bold]name" in words
    assert not re.search("[\x00-\x09\x0b-\x1f]", words)
    assert HTML[0] in text(hostile)
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", text(hostile))
