"""The app in a real browser, used as a new user would: each job from the chosen file to what is taken away."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Error, Page, Request, expect
from pptx import Presentation

import segmentry

from .browsing import ON_A_STEP, STEPS, WAIT, Visit

pytestmark = pytest.mark.browser

ADDED = ("segment", "segment_name", "segment_margin", "segment_borderline")
PAYLOADS = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(2)</script>",
    "<svg onload=alert(3)>",
    "[click](javascript:alert(4))",
    "![shot](http://example.com/x.png)",
    "http://example.com/seen",
    "**bold** $x^2$ :red[hot] :material/home: :smile:",
    "{{7*7}} ${alert(5)}",
    "<iframe src=javascript:alert(6)>",
    "'\"><b onmouseover=alert(7)>x</b>",
    "<a href='http://example.com'>x</a>",
    "</textarea><script>alert(8)</script>",
    "<style>*{display:none}</style>",
    "javascript:alert(9)",
    "&lt;img src=x onerror=alert(10)&gt;",
)
#: What the payloads would leave in the page if any of them were more than text.
INJECTED = (
    "img[src='x'], svg[onload], a[href*='example.com'], a[href^='javascript'], img[src*='example.com'], .katex,"
    " iframe[src^='javascript'], b[onmouseover], [data-testid=stMarkdownContainer] script,"
    " [data-testid=stMarkdownContainer] style, [data-testid=stMarkdownContainer] img"
)
#: What becomes of a tab that is drawn anew: for a moment it can have no focus.
DRAWN_ANEW = """() => {
    const tab = document.activeElement;
    tab.removeAttribute('tabindex');
    tab.blur();
    tab.tabIndex = 0;
}"""
#: Streamlit takes the rows out of a picture before it puts others in, and Vega says so.
OF_THE_CONSOLE = ("WARN Infinite extent for field",)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all visits: the scripts of the app are compiled once."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        accept_downloads=True,
        reduced_motion="reduce",  # drawing what moves takes a third of the time
    )
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.on("filechooser", lambda _: None)  # else the first dialog may open before anybody listens: Enter is that quick
    yield page
    context.close()


@pytest.fixture
def visit(page: Page, app_server: str) -> Iterator[Visit]:
    """A new visitor: whoever loads the page has a session of his own."""
    visit = Visit(page)

    def fail(error: Error) -> None:
        visit.errors.append(str(error))

    def dismiss(dialog: Dialog) -> None:
        if dialog.type == "beforeunload":  # the browser's own question, which is wanted
            dialog.accept()
            return
        visit.dialogs.append(dialog.message)
        dialog.dismiss()

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("warning", "error") and not message.text.startswith(OF_THE_CONSOLE):
            visit.warnings.append(message.text)

    def look(request: Request) -> None:
        if not _inside(request.url):
            visit.outside.append(request.url)

    page.on("pageerror", fail)
    page.on("dialog", dismiss)
    page.on("console", listen)
    page.context.on("request", look)
    page.goto(app_server)
    page.wait_for_selector(".st-key-upload")
    visit.settle()
    yield visit
    page.remove_listener("pageerror", fail)
    page.remove_listener("dialog", dismiss)
    page.remove_listener("console", listen)
    page.context.remove_listener("request", look)
    assert (visit.errors, visit.warnings, visit.outside, visit.dialogs) == ([], [], [], [])


@pytest.fixture
def real_csv(bank_csv: Path, tmp_path: Path) -> Path:
    """Every fourth customer of a real table."""
    path = tmp_path / "bank.csv"
    header, *lines = bank_csv.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([header, *lines[::4]]), encoding="utf-8")
    return path


@pytest.fixture
def small_csv(tmp_path: Path) -> Path:
    """A table that is segmented in a moment."""
    path = tmp_path / "small.csv"
    columns = ["customer_id", "age", "income", "balance", "employment"]
    segmentry.sample("bank", rows=200).to_pandas()[columns].to_csv(path, index=False)
    return path


def _inside(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))


def as_text(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.map(str)


def check(labelled: pd.DataFrame, given: pd.DataFrame, shown: dict[int, int]) -> None:
    """Every row and cell in order, and a segment on each."""
    assert list(labelled.columns) == [*given.columns, *ADDED]
    pd.testing.assert_frame_equal(labelled[given.columns].astype(object), given.astype(object))
    counts = labelled["segment"].astype(int).value_counts()
    assert counts.to_dict() == shown


def text_of(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def test_from_upload_to_labels_in_two_clicks_and_on_to_everything_else(
    visit: Visit, real_csv: Path, tmp_path: Path
) -> None:
    visit.upload(real_csv)  # the first
    visit.wait_for_cards()
    shown, given = visit.sizes(), text_of(real_csv)
    assert "deposit" in visit.headline(), "what came of them comes first"
    assert sum(shown.values()) == 2_791
    check(text_of(visit.download("labels", tmp_path / "a.csv")), given, shown)  # the second
    assert visit.key("card-1").bounding_box()["y"] < 900
    assert visit.words_in_view() <= 250
    another_number_is_there_in_the_page(visit, len(shown))
    a_name_follows_everywhere_and_can_be_taken_back(visit)
    shown = visit.sizes()
    visit.step("4 Take away")
    for format, read in (("Parquet", pd.read_parquet), ("Excel", pd.read_excel)):
        visit.key("format").get_by_text(format, exact=True).click()
        expect(visit.key("download").locator("button")).to_contain_text(format)
        path = visit.download("download", tmp_path / f"a.{'parquet' if format == 'Parquet' else 'xlsx'}")
        options = {} if format == "Parquet" else {"keep_default_na": False}
        check(as_text(read(path, **options)), given, shown)
    model = visit.download("download_model", tmp_path / "model.json")
    assert json.loads(model.read_text())["k"] == len(shown)
    assert "<html" in visit.download("download_report", tmp_path / "report.html").read_text()
    visit.key("report_format").get_by_text("Slides", exact=True).click()
    expect(visit.key("download_report").locator("button")).to_contain_text("PowerPoint")
    slides = Presentation(str(visit.download("download_report", tmp_path / "report.pptx")))
    assert len(slides.slides) > len(shown) + 5
    new_customers_are_labelled(visit, given, tmp_path)


def another_number_is_there_in_the_page(visit: Visit, k: int) -> None:
    visit.step("2 How many")
    number = visit.key("k").locator("input")
    number.fill(str(k + 1))
    number.press("Enter")
    visit.settle()
    visit.step("3 Who they are")
    expect(visit.key(f"card-{k + 1}")).to_be_visible(timeout=WAIT)
    visit.settle()
    assert len(visit.sizes()) == k + 1


def a_name_follows_everywhere_and_can_be_taken_back(visit: Visit) -> None:
    visit.key("edit-1").locator("button").first.click()
    name = visit.page.get_by_label("Name", exact=True)
    expect(name).to_have_value(re.compile("."))  # the menu was not there while the page was drawn
    before = name.input_value()
    name.fill("Busy **people**")
    name.press("Enter")
    expect(visit.key("card-1")).to_contain_text("Busy **people**", timeout=WAIT)
    visit.page.keyboard.press("Escape")
    visit.settle()
    visit.key("undo").locator("button").first.click()
    expect(visit.key("card-1")).to_contain_text(before, timeout=WAIT)
    visit.settle()


def new_customers_are_labelled(visit: Visit, given: pd.DataFrame, tmp_path: Path) -> None:
    new = tmp_path / "march.csv"
    given.head(120).to_csv(new, index=False)
    visit.step("Label new customers")
    visit.upload(new, "fresh")
    expect(visit.page.get_by_text("120 customers labelled")).to_be_visible(timeout=WAIT)
    visit.settle()
    labelled = text_of(visit.download("download_labelled", tmp_path / "march_labelled.csv"))
    assert list(labelled.columns) == [*given.columns, *ADDED]
    assert len(labelled) == 120


def test_every_step_is_drawn_and_can_be_used_by_everybody(visit: Visit) -> None:
    """In both themes, and on a phone, where nothing is wider than the page."""
    page, found, wider = visit.page, {}, {}
    for step in ("start", *STEPS):
        if step == STEPS[0]:
            visit.key("sample_bank").locator("button").first.click()
            visit.wait_for_cards()
        if step != "start":
            visit.step(step)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found[step, scheme] = visit.violations()
        page.set_viewport_size({"width": 390, "height": 844})
        page.wait_for_timeout(300)  # pictures take their new width
        wider[step] = page.evaluate("document.scrollingElement.scrollWidth")
        page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    assert {step: some for step, some in found.items() if some} == {}
    assert all(width <= 390 for width in wider.values()), wider


def test_a_log_of_orders_becomes_customers_and_another_table_takes_its_place(visit: Visit, tmp_path: Path) -> None:
    visit.key("sample_orders").locator("button").first.click()
    visit.wait_for_cards()
    customers = sum(visit.sizes().values())
    visit.step("1 Data")
    expect(visit.key("orders")).to_contain_text("One row per customer")
    labelled = pd.read_csv(visit.download("labels", tmp_path / "orders_labelled.csv"))
    assert (len(labelled), labelled["customer_id"].is_unique) == (customers, True)
    a_table_without_structure_is_told_so_first(visit, tmp_path)


def a_table_without_structure_is_told_so_first(visit: Visit, tmp_path: Path) -> None:
    table = tmp_path / "noise.csv"
    noise = np.random.default_rng(0).normal(size=(400, 3))
    pd.DataFrame(noise, columns=["age", "income", "visits"]).to_csv(table, index=False)
    visit.upload_another(table)
    expect(visit.key("source")).to_contain_text("400 customers", timeout=WAIT)
    visit.step("3 Who they are")
    expect(visit.page.locator("[role=tabpanel]").first).to_contain_text("No real groups found")
    visit.step("2 How many")
    expect(visit.page.locator("body")).to_contain_text("Recommended: 1; if you must split,")


def test_what_takes_long_is_cancelled_and_begun_again(visit: Visit, tmp_path: Path) -> None:
    table = tmp_path / "wide.csv"
    cells = np.random.default_rng(0).normal(size=(9_000, 40)).round(3)
    pd.DataFrame(cells, columns=[f"spent_{i}" for i in range(40)]).to_csv(table, index=False)
    visit.upload(table)
    visit.page.wait_for_selector("[role=tab]", timeout=WAIT)
    visit.key("cancel").locator("button").first.click(timeout=WAIT)
    expect(visit.key("again").locator("button")).to_be_visible(timeout=WAIT)
    expect(visit.page.locator(".st-key-work")).to_have_count(0)
    visit.step("1 Data")  # the page is usable meanwhile
    visit.step("3 Who they are")
    visit.key("again").locator("button").first.click()
    visit.wait_for_cards()


def test_a_broken_file_gives_a_red_box_and_the_page_goes_on_and_a_reload_keeps_choices(
    visit: Visit, small_csv: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "customers.parquet"
    broken.write_bytes(b"this is not Parquet")
    visit.upload(broken)
    box = visit.page.locator("[data-testid=stAlert]")
    expect(box).to_contain_text("customers.parquet has a header but no rows below it", timeout=WAIT)
    visit.settle()
    assert visit.page.locator("[data-testid=stException]").count() == 0
    assert "Traceback" not in visit.page.inner_text("body")
    visit.upload_another(small_csv)
    visit.wait_for_cards()
    a_reload_keeps_choices_and_asks_for_the_file(visit, small_csv)


def a_reload_keeps_choices_and_asks_for_the_file(visit: Visit, small_csv: Path) -> None:
    visit.page.wait_for_url("**choices=**")
    visit.step("2 How many")
    before = visit.page.url
    number = visit.key("k").locator("input")
    number.fill("4")
    number.press("Enter")
    visit.settle()
    visit.page.wait_for_url(lambda url: "choices=" in url and url != before)
    visit.page.reload()
    visit.page.wait_for_selector(".st-key-upload")
    expect(visit.page.get_by_text("Your choices for small.csv are kept")).to_be_visible(timeout=WAIT)
    visit.upload(small_csv)
    visit.wait_for_cards()
    assert len(visit.sizes()) == 4


def test_every_job_is_done_with_the_keyboard_alone(visit: Visit, small_csv: Path, tmp_path: Path) -> None:
    visit.tab_to("upload")
    visit.choose_file_by_key(small_csv, "Enter")
    visit.wait_for_cards()
    visit.tab_to("labels", "Shift+Tab")  # which is the last on the page
    labelled = text_of(visit.download_by_key(tmp_path / "labels.csv"))
    assert len(labelled) == 200
    segments_are_looked_at_by_key(visit, labelled, tmp_path)
    a_segment_is_named_by_key(visit)
    columns_are_changed_by_key(visit)
    help_is_read_by_key(visit)
    for step in ("4 Take away", "Label new customers"):
        visit.step_by_key(step)
    visit.tab_to("fresh")
    visit.choose_file_by_key(small_csv, "Space")
    expect(visit.page.get_by_text("200 customers labelled")).to_be_visible(timeout=WAIT)
    visit.settle()
    visit.tab_to("download_labelled")
    assert len(text_of(visit.download_by_key(tmp_path / "again.csv"))) == 200


def segments_are_looked_at_by_key(visit: Visit, labelled: pd.DataFrame, tmp_path: Path) -> None:
    visit.tab_to("customers-2")
    visit.press("Enter")
    expect(visit.key("closer")).to_be_focused(timeout=WAIT)
    visit.settle()
    visit.into_table("list")
    visit.press("Shift+Space")
    expect(visit.key("why")).to_be_visible(timeout=WAIT)
    visit.tab_to("export_these")
    chosen = text_of(visit.download_by_key(tmp_path / "second.csv"))
    assert len(chosen) == (labelled["segment"] == "2").sum()
    visit.tab_to("compare-1", "Shift+Tab")
    visit.press("Enter")
    expect(visit.key("closer")).to_be_focused(timeout=WAIT)
    visit.tab_to("compare-other")
    visit.press("Control+A")
    visit.page.keyboard.type("3 ")  # the list is narrowed by what is typed
    visit.press("ArrowDown", "Enter")
    expect(visit.page.locator(".st-key-compare").get_by_role("row").first).to_contain_text(" 3 ", timeout=WAIT)


def a_segment_is_named_by_key(visit: Visit) -> None:
    visit.settle()
    visit.tab_to("edit-1", "Shift+Tab")
    visit.press("Enter")
    expect(visit.page.get_by_label("Name", exact=True)).to_be_focused()  # what opens is entered
    visit.press("Control+A")
    visit.page.keyboard.type("Busy people")
    visit.press("Enter")
    expect(visit.key("card-1")).to_contain_text("Busy people", timeout=WAIT)
    visit.settle()
    visit.press("Escape")
    expect(visit.key("edit-1").locator("button").first).to_be_focused()  # and left


def columns_are_changed_by_key(visit: Visit) -> None:
    visit.step_by_key("1 Data", "ArrowLeft")
    visit.page.evaluate(DRAWN_ANEW)
    visit.page.wait_for_function(ON_A_STEP)  # the focus comes back
    visit.into_table("columns")
    visit.press("ArrowDown", "Space")  # the second column is used no more
    expect(visit.page.get_by_text("Unapplied changes")).to_be_visible(timeout=WAIT)
    visit.tab_to("apply")
    visit.press("Enter")
    expect(visit.page.get_by_text("Unapplied changes")).to_have_count(0, timeout=WAIT)
    visit.settle()


def help_is_read_by_key(visit: Visit) -> None:
    visit.tab_to("help", "Shift+Tab")
    visit.press("Enter")
    visit.page.get_by_role("dialog").wait_for()
    visit.tab_to("help_about")
    visit.press(*["ArrowRight"] * 5, "Enter")
    expect(visit.page.get_by_role("dialog")).to_contain_text("Borderline", timeout=WAIT)  # the glossary
    visit.press("Escape")
    expect(visit.key("help").locator("button")).to_be_focused()


def test_hostile_names_and_cells_are_only_text(visit: Visit, tmp_path: Path) -> None:
    frame = pd.DataFrame({name: [1.5 * i + j for i in range(60)] for j, name in enumerate(PAYLOADS)})
    frame["note"] = [PAYLOADS[i % len(PAYLOADS)] for i in range(60)]
    frame["same <b>"] = 1
    hostile = tmp_path / "a <img src=x onerror=alert(9)> **b**.csv"
    frame.to_csv(hostile, index=False)
    visit.upload(hostile)
    visit.wait_for_cards()
    visit.key("edit-1").locator("button").first.click()
    name = visit.page.get_by_label("Name", exact=True)
    name.fill(PAYLOADS[0])
    name.press("Enter")
    visit.page.keyboard.press("Escape")
    visit.settle()
    for step in STEPS:
        visit.step(step)
        visit.page.evaluate("document.querySelectorAll('[data-testid=stExpander] summary').forEach(one => one.click())")
        visit.page.wait_for_timeout(500)
        injected = visit.page.evaluate(
            "selector => [...document.querySelectorAll(selector)].map(node => node.outerHTML)", INJECTED
        )
        assert injected == []
