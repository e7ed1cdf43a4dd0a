"""The report as Markdown: the sections of the page, and nothing of the data that Markdown would obey."""

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from segmentry.reporting.contents import contents, one_line

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.forms.markdown import escaped, fenced, markdown
from segmentry.stages.preparation.prepare import Prepared

HOSTILE = (
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![](http://a/b)",
    "a|b",
    "=cmd()",
    "# h",
    "*x* **y** _z_ __w__ ~~v~~",
    "two\nlines\r\n\r\n# three",
    "`tick` ``two`` ```three",
    "&lt;b&gt; &copy; &#60;",
    "bell\x07\x1b[31m\x00red",
    "right\u202eleft\u2066\u200f",
    "1. one",
    "---",
    "\\|back\\\\|slash\\",
    "<http://evil.example/x> <a@b.example>",
    "[ref]: http://evil.example",
    "- [ ] item",
    "+ item",
    "> quote",
    "10) ten",
    "a_b_c _d_",
    "    indented",
    "<!-- comment -->",
    "===",
)


@pytest.fixture(scope="module")
def hostile() -> Segmentation:
    frame = pd.DataFrame({name: [(7 * j * (i + 3)) % (11 + i) for j in range(300)] for i, name in enumerate(HOSTILE)})
    frame["kind"] = [HOSTILE[j % 9] for j in range(300)]
    found = segmentry.run(frame, Plan(k=3, k_max=3))
    return segmentry.rename(found, {1: HOSTILE[0], 2: HOSTILE[7], 3: HOSTILE[3]})


def parsed(text: str) -> list[Token]:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)


def every(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from every(token.children or [])


def shown(token: Token) -> str:
    """What a reader sees of one line."""
    return "".join(child.content for child in token.children or [] if child.type in ("text", "text_special"))


def lines(text: str) -> list[str]:
    return [shown(token) for token in parsed(text) if token.type == "inline"]


def headings(text: str, tag: str) -> list[str]:
    tokens = parsed(text)
    return [shown(tokens[i + 1]) for i, token in enumerate(tokens) if token.type == "heading_open" and token.tag == tag]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_escaped_is_shown_as_it_is(text: str) -> None:
    clean = one_line(text)
    for around in ("{}", "- {}", "## {}", "before {} after", "| h |\n| --- |\n| {} |", "**bold**: {}"):
        tokens = parsed(around.format(escaped(text)))
        assert any(clean in shown(token) for token in tokens if token.type == "inline"), around
        kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in every(tokens)}
        assert kinds <= {*("paragraph", "inline", "text", "bullet_list", "list_item", "heading", "strong")} | {
            *("table", "thead", "tbody", "tr", "th", "td")
        }
        assert [token.tag for token in tokens if token.type == "heading_open"] == ["h2"] * around.startswith("##")
        assert sum(token.type == "td_open" for token in tokens) == around.startswith("|")
        assert sum(token.type == "list_item_open" for token in tokens) == around.startswith("- ")


def test_a_fence_is_longer_than_any_in_the_code() -> None:
    code = "a\n```\n<b>\n````\u202e\n# c"
    (token,) = parsed(fenced(code))
    assert token.type == "fence"
    assert token.content == "a\n```\n<b>\n```` \n# c\n"


def test_hostile_names_stay_text(hostile: Segmentation) -> None:
    text = markdown(contents(hostile))
    kinds = {token.type for token in every(parsed(text))}
    assert kinds.isdisjoint(
        {"html_block", "html_inline", "link_open", "image", "em_open", "code_inline", "s_open", "hr", "blockquote_open"}
        | {"code_block", "ordered_list_open", "softbreak", "hardbreak"}
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e\u2066]", text)
    told = lines(text)
    for name in HOSTILE:
        assert any(one_line(name) in line for line in told), name
    names = [one_line(segment.name) for segment in hostile.segments]
    assert [h for h in headings(text, "h3") if h.startswith("Segment ")] == [
        f"Segment {i}: {name}" for i, name in enumerate(names, start=1)
    ]


def test_no_table_is_broken(hostile: Segmentation) -> None:
    tokens = parsed(markdown(contents(hostile)))
    rows = [i for i, token in enumerate(tokens) if token.type == "table_open"]
    assert len(rows) == 14  # who, evidence 2, held, sizes, averages, segments 3, differences 2, axes 2, columns
    for start in rows:
        width = 0
        for token in tokens[start:]:
            width += token.type == "th_open"
            if token.type == "table_close":
                break
        assert width >= 2


def test_it_has_the_sections_of_the_page(segmentation: Segmentation, prepared: Prepared, tmp_path: Path) -> None:
    compared = segmentry.compare(segmentation, prepared)
    compared.report(tmp_path / "report.html")
    text = markdown(contents(compared))
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert headings(text, "h2") == re.findall("<h2[^>]*>([^<]*)", page)
    assert {one.replace("&amp;", "&") for one in re.findall("<h3>([^<]*)", page)} <= set(headings(text, "h3"))


def test_every_table_and_picture_is_explained(segmentation: Segmentation) -> None:
    told = contents(segmentation)
    text = "\n".join(lines(markdown(told)))
    for one in told.told.values():
        assert f" {one.caption.means}" in text
        assert f" {one.caption.do}" in text
    for segment in segmentation.segments:
        assert f"{segment.size:,}" in text
    for finding in segmentation.columns.findings:
        assert finding.what in text
    assert told.rests_on in text
    assert "None" not in text


def test_what_is_left_out_is_counted(hostile: Segmentation) -> None:
    text = "\n".join(lines(markdown(contents(hostile))))
    more = len(contents(hostile).compared)
    assert f"The 20 of {more} features in which the segments differ most." in text
    assert f"({more - 15} more in profile.csv)" in text
