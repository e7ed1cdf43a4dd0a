"""The page: complete, safe, and to be read aloud."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from segmentry import Segmentation
from segmentry.reporting.findings_in_kinds import in_kinds
from segmentry.reporting.forms.html import coded
from segmentry.reporting.trust.judgement import judged
from segmentry.stages.shared.made_a_feature import tells_a_role
from tests.reporting.hostile import HTML
from tests.reporting.page import TAGS, Page, Written


@pytest.fixture(scope="module")
def page(segmentation: Segmentation, written: Written) -> Page:
    return Page(written(segmentation, "html"))


@pytest.fixture(scope="module")
def hostile_page(hostile: Segmentation, written: Written) -> Page:
    return Page(written(hostile, "html"))


def test_it_is_one_file_without_script_or_reference(page: Page) -> None:
    assert len(page.html.encode()) < 2_000_000
    page.check_nothing_outside()
    assert not re.search(r"https?:|//www", page.html)
    assert ("html", "lang", "en-GB") in page.attributes
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert ("meta", "content", policy) in page.attributes
    assert page.html.count("<title>") == page.html.count("<h1>") == 1
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert set(page.values("aria-labelledby")) <= set(ids)


def test_it_is_dark_where_the_reader_wants_it_and_light_on_paper(page: Page) -> None:
    assert "@media screen and (prefers-color-scheme: dark)" in page.html
    assert 'svg text[fill="#757575"]' in page.html
    assert page.html.count('fill="#757575"') > 50, "the grey of words in pictures is what the page makes lighter"


def test_every_picture_and_table_can_be_read_aloud(page: Page) -> None:
    labels = page.values("aria-label", "svg")
    assert len(labels) == page.tags.count("svg") == 2
    assert all(label and len(label) > 40 for label in labels)
    assert page.values("role", "svg") == ["img"] * 2
    assert len(page.values("scope", "th")) == page.tags.count("th")
    levels = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_it_tells_the_whole_story(page: Page, segmentation: Segmentation) -> None:
    assert f"4 segments among 600 customers, chosen by hand ({segmentation.choice.k} recommended)" in page.text
    assert judged(segmentation.choice, 4).headline in page.text
    v = segmentation.validation
    assert v is not None
    assert f"Silhouette (Euclidean) {v.silhouette:.2f} over 600 rows" in page.text
    assert "20 bootstrap fits to 600 rows" in page.text
    assert all(segment.name in page.text for segment in segmentation.segments)
    for column in segmentation.columns.columns:
        assert column.name in page.text
        assert column.role == "feature" or re.sub(r" \([^()]*\)$", "", column.reason) in page.text
    found = [finding for finding in segmentation.columns.findings if not tells_a_role(finding)]
    squeezed = re.sub(r"\s", "", page.text)
    assert found
    assert all(re.sub(r"[`\s]", "", line) in squeezed for _, line in in_kinds(found))  # names in them are code
    assert "k=4" in page.text
    assert f"Segmentry {segmentation.segmentry_version}" in page.text
    assert re.findall("<summary><h2>([^<]*)", page.html) == [
        "Who they are",
        "How sure it is",
        "Why this number of groups",
        "The columns",
        "How it was made",
    ]


def test_what_stands_between_backticks_is_code_and_nothing_else_is() -> None:
    assert coded("Set `a < b` and `c`; one ` stays.") == "Set <code>a &lt; b</code> and <code>c</code>; one ` stays."
    assert coded("`<script>`") == "<code>&lt;script&gt;</code>"


def test_hostile_names_stay_text(hostile_page: Page) -> None:
    hostile_page.check_nothing_outside()
    for name in HTML:
        assert re.sub(r"\s+", " ", name) in hostile_page.text
    assert hostile_page.text.count(HTML[0]) >= 4  # in the table of how segments hold, too


@pytest.mark.browser
def test_a_browser_opens_it_and_nothing_happens(browser: Browser, hostile_page: Page, tmp_path: Path) -> None:
    """No request but that for the file, no dialog, no error, and no element that the template does not make."""
    path = tmp_path / "report.html"
    path.write_text(hostile_page.html, encoding="utf-8")
    requests: list[str] = []
    troubles: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
    page.goto(path.as_uri(), wait_until="load")
    page.mouse.move(300, 300)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    tags = page.evaluate("[...new Set([...document.querySelectorAll('*')].map(node => node.localName.toLowerCase()))]")
    handlers = page.evaluate(
        "[...document.querySelectorAll('*')].flatMap(n => n.getAttributeNames()).filter(name => name.startsWith('on'))"
    )
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    shown = page.inner_text("body")
    page.close()
    assert requests == [path.as_uri()]
    assert troubles == []
    assert set(tags) <= TAGS
    assert handlers == []
    for name in HTML:
        assert name in shown
