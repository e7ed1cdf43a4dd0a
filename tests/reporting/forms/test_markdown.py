"""The report as Markdown: the sections of the page, and nothing of the data that Markdown would obey."""

import re
from collections.abc import Iterator

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from segmentry import Segmentation
from segmentry.reporting.compared import features_compared
from segmentry.reporting.document import Caption, Exhibit, Table
from segmentry.reporting.findings_in_kinds import in_kinds
from segmentry.reporting.forms.markdown import escaped, fenced, markdown
from segmentry.reporting.sections import document, how_each_holds
from segmentry.reporting.sections.averages import MOST_ROWS
from segmentry.stages.shared.made_a_feature import tells_a_role
from segmentry.wording import one_line
from tests.reporting.hostile import MARKDOWN
from tests.reporting.page import Written


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


@pytest.fixture(scope="module")
def hostile_text(hostile: Segmentation) -> str:
    return markdown(document(hostile))


@pytest.mark.parametrize("text", MARKDOWN)
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


def test_hostile_names_stay_text(hostile_text: str) -> None:
    kinds = {token.type for token in every(parsed(hostile_text))}
    assert kinds.isdisjoint(
        {"html_block", "html_inline", "link_open", "image", "em_open", "code_inline", "s_open", "hr", "blockquote_open"}
        | {"code_block", "ordered_list_open", "softbreak", "hardbreak"}
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e\u2066]", hostile_text)
    shown_lines = lines(hostile_text)
    for name in MARKDOWN:
        assert any(one_line(name) in line for line in shown_lines), name


def test_no_table_is_broken(hostile_text: str) -> None:
    tokens = parsed(hostile_text)
    starts = [i for i, token in enumerate(tokens) if token.type == "table_open"]
    assert len(starts) == 5  # averages, columns that made no segments, held, evidence, columns
    for start in starts:
        width = 0
        for token in tokens[start:]:
            width += token.type == "th_open"
            if token.type == "table_close":
                break
        assert width >= 2


def test_it_has_the_sections_of_the_page(compared: Segmentation, written: Written) -> None:
    text, page = (written(compared, form).decode() for form in ("md", "html"))
    assert headings(text, "h2") == re.findall("<summary><h2>([^<]*)", page)
    assert {heading.replace("&amp;", "&") for heading in re.findall("<h3>([^<]*)", page)} <= set(headings(text, "h3"))


def test_every_table_and_picture_is_explained(segmentation: Segmentation) -> None:
    whole = document(segmentation)
    text = "\n".join(lines(markdown(whole)))
    blocks = [block for outer in whole.sections for section in outer.all() for block in section.blocks]
    captions = [block.caption if isinstance(block, Exhibit) else block for block in blocks]
    captions = [caption for caption in captions if isinstance(caption, Caption)]
    assert len(captions) >= 2
    for caption in captions:
        assert f" {caption.means}" in text
        assert not caption.do or f" {caption.do}" in text
    for segment in segmentation.segments:
        assert f"{segment.size:,}" in text
    found = [finding for finding in segmentation.columns.findings if not tells_a_role(finding)]
    assert all(line in text for _, line in in_kinds(found))
    assert segmentation.validation is not None
    assert how_each_holds.rests_on(segmentation.validation, segmentation.k) in text
    assert "None" not in text


def test_tables_have_the_columns_of_the_page_below_their_caption(segmentation: Segmentation) -> None:
    whole = document(segmentation)
    text = markdown(whole)
    for section in (inner for outer in whole.sections for inner in outer.all()):
        for table in (block for block in section.blocks if isinstance(block, Table) and block.most != 0):
            head = f"| {' | '.join(escaped(column.head) for column in table.on_page)} |"
            assert f"{escaped(table.caption)}\n\n{head}\n".lstrip() in text
            for column in table.on_page:
                assert not column.note or f"- {escaped(column.head)}: {escaped(column.note)}" in text


def test_what_is_left_out_is_counted(hostile: Segmentation, hostile_text: str) -> None:
    text = "\n".join(lines(hostile_text))
    features = len(features_compared(hostile))
    assert f"The {MOST_ROWS} of {features} in which the segments differ most." in text
