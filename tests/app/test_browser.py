"""The app in a real browser, used as a new user would.

Every widget that is driven has a key, which is a CSS class on the page (`.st-key-<key>`):

- `upload`, `sample_name`, `sample`: where the table comes from
- `k`: the slider; `headline`: what it changes; `part`: the tabs
- `sizes`, `sentences`, `map`, `averages`: the overview; `evidence`, `silhouettes`, `loadings`: the other pictures
- `features`, `preset`, `k_max`, `min_share`, `seed`, `max_levels`, `weight`: the plan, with `several_rows`,
  `latest_by` and `apply`
- `single`, `single_column`, `single-<option>-...`: what is told of one column; `balance`, `take_back`: of all
- `names-<k>`, `averages_csv`: names and averages of the segments
- `format`, `download`, `download_model`, `download_report`: what can be taken away
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import Browser, Dialog, Error, Page, Request, expect
from playwright.sync_api import TimeoutError as TooLate
from pptx import Presentation

import segmentry
from segmentry.wording import number_word

pytestmark = pytest.mark.browser

WAIT = 120_000
expect.set_options(timeout=30_000)  # five seconds are short on a busy machine
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
)
#: What the payloads would leave in the page if any of them were more than text.
INJECTED = (
    "img[src='x'], svg[onload], a[href*='example.com'], a[href^='javascript'], img[src*='example.com'], .katex,"
    " [data-testid=stMarkdownContainer] script, [data-testid=stMarkdownContainer] img"
)


@dataclass
class Visit:
    """A page with what went wrong on it."""

    page: Page
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def settle(self) -> None:
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=WAIT)

    def part(self, name: str) -> None:
        self.page.get_by_role("tab", name=name, exact=True).click()
        self.settle()

    def upload(self, path: Path) -> None:
        self.page.locator(".st-key-upload input[type=file]").set_input_files(path)

    def wait_for_result(self) -> None:
        for picture in ("sizes", "map", "averages"):
            drawn = f".st-key-{picture} [role=graphics-document], .st-key-{picture} canvas"
            expect(self.page.locator(drawn).first).to_be_visible(timeout=WAIT)
        self.settle()

    def headline(self) -> str:
        return self.page.locator(".st-key-headline h2").inner_text()

    def sizes(self) -> dict[int, int]:
        """Customers per segment, as the picture's own description says."""
        said = self.page.locator(".st-key-sizes [aria-label^='Sizes.']").first.get_attribute("aria-label") or ""
        found = re.findall(r"(\d+) [^;]*?: ([\d,]+) customers", said)
        return {int(id): int(size.replace(",", "")) for id, size in found}

    def facts(self) -> list[str]:
        """The figures of the headline."""
        return self.page.locator("[data-testid=stMetricValue]").all_inner_texts()

    def choose(self, box: str, option: str) -> None:
        """Choose in a box that is named by its key, or found by a selector."""
        place = self.page.locator(box if box.startswith("[") else f".st-key-{box}")
        offered = self.page.get_by_role("option", name=option, exact=True)
        for _ in range(10):  # a box that is opened while the page is drawn anew closes again
            self.settle()
            place.locator("[data-baseweb=select], [role=combobox]").first.click()
            with suppress(TooLate):
                offered.click(timeout=3_000)
                break
        self.settle()

    def download(self, key: str, path: Path) -> Path:
        with self.page.expect_download(timeout=WAIT) as waiting:
            self.page.locator(f".st-key-{key} button").click()
        waiting.value.save_as(path)
        return path


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all visits: the scripts of the app are compiled once."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 2000},
        accept_downloads=True,
        reduced_motion="reduce",  # drawing what moves takes a third of the time
    )
    page = context.new_page()
    page.set_default_timeout(WAIT)
    yield page
    context.close()


@pytest.fixture
def visit(page: Page, app_server: str) -> Iterator[Visit]:
    """A new visitor: whoever loads the page has a session of his own."""
    visit = Visit(page)

    def fail(error: Error) -> None:
        visit.errors.append(str(error))

    def dismiss(dialog: Dialog) -> None:
        visit.dialogs.append(dialog.message)
        dialog.dismiss()

    def look(request: Request) -> None:
        if not _inside(request.url):
            visit.outside.append(request.url)

    page.on("pageerror", fail)
    page.on("dialog", dismiss)
    page.context.on("request", look)
    page.goto(app_server)
    page.wait_for_selector(".st-key-upload")
    visit.settle()
    yield visit
    page.remove_listener("pageerror", fail)
    page.remove_listener("dialog", dismiss)
    page.context.remove_listener("request", look)
    assert (visit.errors, visit.outside, visit.dialogs) == ([], [], [])


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


def test_from_upload_to_labelled_table(visit: Visit, real_csv: Path, tmp_path: Path) -> None:
    visit.upload(real_csv)
    visit.wait_for_result()
    shown = visit.sizes()
    assert "deposit" in visit.headline(), "what came of them comes first"
    assert sum(shown.values()) == 2_791

    slider = visit.page.locator(".st-key-k input[type=range]")
    slider.focus()
    visit.page.keyboard.press("ArrowRight")
    chosen = len(shown) + 1
    expect(visit.page.locator(f".st-key-sizes [aria-label*='; {chosen} ']").first).to_be_attached(timeout=WAIT)
    visit.wait_for_result()
    shown = visit.sizes()
    assert len(shown) == chosen
    assert sum(shown.values()) == 2_791

    visit.part("Download")
    given = pd.read_csv(real_csv, dtype=str, keep_default_na=False)
    labelled = pd.read_csv(visit.download("download", tmp_path / "a.csv"), dtype=str, keep_default_na=False)
    _check(labelled, given, shown)
    visit.page.locator(".st-key-format").get_by_text("Parquet", exact=True).click()
    expect(visit.page.locator(".st-key-download button")).to_contain_text("Parquet")
    _check(_as_text(pd.read_parquet(visit.download("download", tmp_path / "a.parquet"))), given, shown)
    visit.page.locator(".st-key-format").get_by_text("Excel", exact=True).click()
    expect(visit.page.locator(".st-key-download button")).to_contain_text("Excel")
    workbook = pd.read_excel(visit.download("download", tmp_path / "a.xlsx"), engine="openpyxl", keep_default_na=False)
    _check(_as_text(workbook), given, shown)

    model = json.loads(visit.download("download_model", tmp_path / "model.json").read_text())
    assert model["k"] == chosen
    report = visit.download("download_report", tmp_path / "report.html").read_text()
    assert report
    visit.page.locator(".st-key-report_format").get_by_text("Slides", exact=True).click()
    expect(visit.page.locator(".st-key-download_report button")).to_contain_text("Slides")
    slides = Presentation(str(visit.download("download_report", tmp_path / "report.pptx")))
    assert len(slides.slides) > chosen + 5


def _as_text(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.map(str)


def _check(labelled: pd.DataFrame, given: pd.DataFrame, shown: dict[int, int]) -> None:
    """Every row and cell in order, and a segment on each."""
    assert list(labelled.columns) == [*given.columns, *ADDED]
    pd.testing.assert_frame_equal(labelled[given.columns].astype(object), given.astype(object))
    counts = labelled["segment"].astype(int).value_counts()
    assert counts.to_dict() == shown


def test_every_part_is_drawn(visit: Visit) -> None:
    visit.page.locator(".st-key-sample button").click()
    visit.wait_for_result()
    assert "who did not pay" in visit.headline()
    visit.part("Data")
    expect(visit.page.get_by_text("First rows")).to_be_visible()
    visit.part("Features")
    expect(visit.page.locator(".st-key-features")).to_be_visible()
    visit.part("Number of segments")
    expect(visit.page.locator(".st-key-evidence [role=graphics-document]").first).to_be_visible(timeout=WAIT)
    visit.part("Segments")
    for picture in ("silhouettes", "loadings"):
        expect(visit.page.locator(f".st-key-{picture} [role=graphics-document]").first).to_be_visible(timeout=WAIT)


def test_a_table_without_structure_is_told_so_first(visit: Visit, tmp_path: Path) -> None:
    table = tmp_path / "noise.csv"
    noise = np.random.default_rng(0).normal(size=(400, 3))
    pd.DataFrame(noise, columns=["age", "income", "visits"]).to_csv(table, index=False)
    visit.upload(table)
    visit.wait_for_result()
    made = len(visit.sizes())
    assert visit.headline().startswith(f"400 customers in {number_word(made)} groups, told apart by ")
    head = visit.page.locator(".st-key-headline").bounding_box()
    first = visit.page.locator("[role=graphics-document], canvas").first.bounding_box()
    assert head is not None
    assert first is not None
    assert head["y"] + head["height"] <= first["y"]
    expect(visit.page.locator(".st-key-headline")).to_contain_text("How sure: no real groups found.")
    expect(visit.page.locator(".st-key-k")).to_contain_text(f"1 recommended, {made} if segments are needed")
    visit.part("Number of segments")
    expect(visit.page.locator(".st-key-evidence [role=graphics-document]")).to_have_count(4, timeout=WAIT)
    expect(visit.page.locator("[data-testid=stTable]").first).to_contain_text("no structure")
    visit.part("Download")
    labelled = pd.read_csv(visit.download("download", tmp_path / "a.csv"))
    assert sorted(set(labelled["segment"])) == list(range(1, made + 1))


def test_the_latest_row_of_each_customer(visit: Visit, tmp_path: Path) -> None:
    months = [
        pd.DataFrame({"customer_id": range(60), "month": month, "age": [20 + 30 * (i % 2) + i / 60 for i in range(60)]})
        for month in ("2024-02", "2024-01")
    ]
    table = tmp_path / "visits.csv"
    pd.concat(months).to_csv(table, index=False)
    visit.upload(table)
    visit.wait_for_result()
    assert sum(visit.sizes().values()) == 120
    visit.part("Features")
    visit.page.locator(".st-key-several_rows").get_by_text("Keep the latest", exact=True).click()
    visit.choose("latest_by", "month")
    visit.page.locator(".st-key-apply button").click()
    expect(visit.page.locator("[data-testid=stMetricValue]").first).to_have_text("60", timeout=WAIT)
    visit.settle()
    visit.part("Download")
    labelled = pd.read_csv(visit.download("download", tmp_path / "a.csv"))
    assert sorted(labelled["customer_id"]) == list(range(60))
    assert set(labelled["month"]) == {"2024-02"}


def test_a_broken_file_gives_a_red_box_and_no_traceback_and_the_page_goes_on(
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
    visit.upload(small_csv)
    visit.wait_for_result()
    what_is_told_of_single_columns_waits_for_apply(visit)
    a_new_name_follows_into_the_download(visit, tmp_path)


def what_is_told_of_single_columns_waits_for_apply(visit: Visit) -> None:
    page = visit.page
    visit.part("Features")
    before = visit.facts()
    page.locator(".st-key-single summary").click()
    weight = page.locator("[class*=st-key-single-weight] input")
    weight.fill("30")
    weight.press("Enter")
    expect(page.get_by_text("Told and not applied yet: age", exact=True)).to_be_visible(timeout=WAIT)
    visit.choose("single_column", "income")
    expect(weight.first).to_have_value("1", timeout=WAIT)
    expect(weight).to_have_count(1, timeout=WAIT)  # that of the other column goes when the page is done
    visit.choose("[class*=st-key-single-transform]", "none")
    expect(page.get_by_text("Told and not applied yet: age, income", exact=True)).to_be_visible(timeout=WAIT)
    assert visit.facts() == before
    page.locator(".st-key-apply button").click()
    trail = page.locator("[data-testid=stTable]")
    expect(trail).to_contain_text("Times 30, as told.", timeout=WAIT)
    visit.settle()
    assert visit.facts() != before
    page.locator(".st-key-take_back button").click()
    expect(trail).not_to_contain_text("as told", timeout=WAIT)
    visit.settle()
    assert visit.facts() == before


def a_new_name_follows_into_the_download(visit: Visit, tmp_path: Path) -> None:
    visit.part("Segments")
    table = visit.page.locator("[class*=st-key-names-] canvas").first
    table.scroll_into_view_if_needed()
    visit.page.wait_for_timeout(1000)
    box = table.bounding_box()
    assert box is not None
    visit.page.mouse.dblclick(box["x"] + box["width"] * 0.4, box["y"] + 52)  # the name of the first segment
    editor = visit.page.locator("#portal textarea")
    editor.fill("Busy **people**")
    editor.press("Enter")
    expect(visit.page.locator(".st-key-sentences")).to_contain_text("1 Busy **people**", timeout=WAIT)
    visit.settle()
    visit.part("Download")
    labelled = pd.read_csv(visit.download("download", tmp_path / "a.csv"))
    assert set(labelled.loc[labelled["segment"] == 1, "segment_name"]) == {"Busy **people**"}


def test_hostile_names_and_cells_are_only_text(visit: Visit, tmp_path: Path) -> None:
    frame = pd.DataFrame({name: [1.5 * i + j for i in range(60)] for j, name in enumerate(PAYLOADS)})
    frame["note"] = [PAYLOADS[i % len(PAYLOADS)] for i in range(60)]
    frame["same <b>"] = 1
    hostile = tmp_path / "a <img src=x onerror=alert(9)> **b**.csv"
    frame.to_csv(hostile, index=False)
    visit.upload(hostile)
    visit.wait_for_result()
    for part in ("Overview", "Data", "Features", "Number of segments", "Segments", "Download"):
        visit.part(part)
        visit.page.evaluate("document.querySelectorAll('[data-testid=stExpander] summary').forEach(one => one.click())")
        visit.page.wait_for_timeout(500)
        injected = visit.page.evaluate(
            "selector => [...document.querySelectorAll(selector)].map(node => node.outerHTML)", INJECTED
        )
        assert injected == []
