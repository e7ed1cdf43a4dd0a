"""Where the table stands: titles, header, names."""

import pytest

from segmentry.sources.dialect import find
from segmentry.sources.layout import lay_out

BODY = [[f"c{i}", str(i), f"{i}.5"] for i in range(20)]
HEAD = ["name", "units", "price"]


def test_the_first_line_is_the_header() -> None:
    found = lay_out([HEAD, *BODY])
    assert (found.above, found.has_header, found.names, found.notes) == (0, True, tuple(HEAD), ())


@pytest.mark.parametrize("title", [["Report"], ["Report", "", ""], ["Report", "2024"], ["", "Report", ""]])
def test_titles_are_above_it(title: list[str]) -> None:
    found = lay_out([title, HEAD, *BODY])
    assert (found.above, found.first, found.names) == (1, 2, tuple(HEAD))
    assert found.notes == ("One line above the header was passed over.",)


def test_a_header_with_a_blank_name_is_a_header() -> None:
    assert lay_out([["", "units", "price"], *BODY]).names == ("column_1", "units", "price")


def test_no_header() -> None:
    found = lay_out(BODY)
    assert (found.first, found.has_header, found.names) == (0, False, ("column_1", "column_2", "column_3"))


def test_text_alone_has_a_header() -> None:
    assert lay_out([["a", "b"], ["c", "d"], ["e", "f"]]).names == ("a", "b")


def test_a_missing_number_in_the_first_row_is_no_name() -> None:
    assert not lay_out([["c", "NA", "2"], *BODY]).has_header


def test_running_numbers_are_names() -> None:
    assert lay_out([["0", "1", "2"], *[[str(i), str(i * 7), "5"] for i in range(9)]]).names == ("0", "1", "2")


def test_the_header_can_be_told() -> None:
    assert lay_out([HEAD, *BODY], header=0).has_header is False
    assert lay_out([["x", "y", "z"], HEAD, *BODY], header=2).names == tuple(HEAD)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2,5\n3,5;4,5\n", ";"),
        ("1,5;2,5\n3,5;4,5\n", ";"),
        ("a\tb c\n1\t2 3\n", "\t"),
        ("a|b\n1,5|2,5\n", "|"),
        ("a b c\n1 2 3\n4 5 6\n", " "),
        ("name;note\nA;x, y, z\nB;u, v, w\n", ";"),
        ('name,note\nA,"x;y"\nB,"u;v"\n', ","),
        ("title of it all\na;b;c\n1;2;3\n4;5;6\n", ";"),
    ],
)
def test_the_delimiter_is_the_one_that_gives_a_table(text: str, delimiter: str) -> None:
    assert find(text, None).delimiter == delimiter
