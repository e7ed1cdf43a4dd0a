"""A visitor in a real browser: what is pressed, chosen and read on the page.

Every widget that is driven has a key, which is a CSS class on the page (`.st-key-<key>`).
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

WAIT = 120_000
expect.set_options(timeout=30_000)  # five seconds are short on a busy machine
STEPS = ("1 Data", "2 How many", "3 Who they are", "4 Take away", "Label new customers")
#: What Streamlit itself causes, by rule and the element that it is found at: nothing of ours can mend it.
OF_STREAMLIT: dict[str, str] = {"color-contrast": 'class="token'}  # colours of code
#: Counts the words that are in the window.
WORDS_IN_VIEW = """() => {
    const foot = document.querySelector('.st-key-bottom')?.getBoundingClientRect().top ?? innerHeight;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let words = 0, node;
    while (node = walker.nextNode()) {
        const parent = node.parentElement, box = document.createRange();
        if (['SCRIPT', 'STYLE'].includes(parent.tagName) || parent.closest('[data-testid=stIconMaterial]')) continue;
        box.selectNodeContents(node);
        const rect = box.getBoundingClientRect(), below = parent.closest('.st-key-bottom') ? innerHeight : foot;
        if (getComputedStyle(parent).visibility === 'hidden' || !rect.height) continue;
        if (rect.top < below && rect.bottom > 0) words += node.textContent.split(/\\s+/).filter(Boolean).length;
    }
    return words;
}"""
#: Whether what has the focus is a control within a key; of the steps one that is a step.
AT_KEY = """key => {
    const own = document.activeElement;
    if (own.getAttribute('role') === 'tab') return key === 'step';
    return key !== 'step' && !!own.closest(`.st-key-${key}, [class*='st-key-${key}-']`);
}"""
#: Whether the focus is on a step.
ON_A_STEP = "document.activeElement.role === 'tab'"
#: Whether the focus is seen: a ring around it, around what is in it, or around the field that it is in; or its border
#: in the colour of what is chosen (`primaryColor`).
SEEN = """() => {
    const own = document.activeElement, around = [own, ...own.querySelectorAll('*')];
    for (let part = own.parentElement, i = 0; part && i < 4; part = part.parentElement, i++) around.push(part);
    return own.matches(':focus-visible') && around.map(part => getComputedStyle(part)).some(
        look => (look.outlineStyle !== 'none' && look.outlineWidth !== '0px') || look.boxShadow !== 'none'
            || look.borderColor === 'rgb(0, 99, 156)');
}"""


@dataclass
class Visit:
    """A page with what went wrong on it."""

    page: Page
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def key(self, key: str) -> Locator:
        """What has this key, or a key that begins with it and a dash."""
        return self.page.locator(f".st-key-{key}, [class*='st-key-{key}-']").first

    def settle(self) -> None:
        """Wait until the page is drawn and nothing is under way."""
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=WAIT)
        expect(self.page.locator(".st-key-work")).to_have_count(0, timeout=WAIT)
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=WAIT)

    def step(self, name: str) -> None:
        self.page.get_by_role("tab", name=name, exact=True).click()
        self.settle()

    def upload(self, path: Path, key: str = "upload") -> None:
        self.key(key).locator("input[type=file]").set_input_files(path)

    def upload_another(self, path: Path) -> None:
        self.key("change").locator("button").first.click()
        self.upload(path)

    def wait_for_cards(self) -> None:
        expect(self.key("card-1")).to_be_visible(timeout=WAIT)
        self.settle()

    def headline(self) -> str:
        return self.page.get_by_role("heading", level=2).first.inner_text()

    def sizes(self) -> dict[int, int]:
        """Customers per segment, as the cards say."""
        found = {}
        for card in self.page.locator("[class*='st-key-card-']").all():
            heading, size = card.get_by_role("heading").inner_text(), card.inner_text()
            customers = re.search(r"([\d,]+) customers?, ", size)
            assert customers, size
            found[int(heading.split()[0])] = int(customers[1].replace(",", ""))
        return found

    def download(self, key: str, path: Path) -> Path:
        with self.page.expect_download(timeout=WAIT) as waiting:
            self.key(key).locator("button").first.click()
        waiting.value.save_as(path)
        return path

    def tab_to(self, key: str, by: str = "Tab") -> None:
        """Walk to a button or a field of that key; the focus must be seen there."""
        for _ in range(90):
            self.page.keyboard.press(by)
            if self.page.evaluate(AT_KEY, key):
                self.page.wait_for_timeout(200)  # a ring grows
                assert self.page.evaluate(SEEN), f"the focus on {key} is not seen"
                return
        raise AssertionError(f"{by} does not come to {key}")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.page.wait_for_timeout(100)

    def into_table(self, key: str) -> None:
        """Walk to the first cell of a table, which draws by itself where it is."""
        self.key(key).locator("canvas").first.wait_for()
        self.tab_to(key)
        while self.page.evaluate("document.activeElement.tagName") == "BUTTON":  # what stands above it
            self.press("Tab")
        self.press("ArrowDown")
        self.page.wait_for_function("document.activeElement.id.startsWith('glide-cell')")

    def step_by_key(self, name: str, arrow: str = "ArrowRight") -> None:
        """Open a step with the arrows, from wherever on the page."""
        self.settle()  # what is drawn anew meanwhile would take the focus
        self.tab_to("step", "Tab" if arrow == "ArrowRight" else "Shift+Tab")
        for _ in range(2 * len(STEPS)):  # a key that is pressed while tabs are drawn anew is lost, not the focus
            self.page.wait_for_function(ON_A_STEP)
            if name == self.page.evaluate("document.activeElement.innerText.trim()"):
                break
            self.page.keyboard.press(arrow)
            self.page.wait_for_timeout(300)  # the tabs learn after the focus moved which of them has it
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("tab", name=name, exact=True)).to_have_attribute("aria-selected", "true")
        self.settle()

    def choose_file_by_key(self, path: Path, key: str) -> None:
        """Press what has the focus, and take that file."""
        with self.page.expect_file_chooser() as waiting:
            self.page.keyboard.press(key)
        waiting.value.set_files(path)

    def download_by_key(self, path: Path) -> Path:
        """Press what has the focus, and keep what comes."""
        with self.page.expect_download(timeout=WAIT) as waiting:
            self.page.keyboard.press("Enter")
        waiting.value.save_as(path)
        return path

    def words_in_view(self) -> int:
        """Words that are seen without scrolling: no names of icons, nothing behind the bar at the foot."""
        return int(self.page.evaluate(WORDS_IN_VIEW))

    def violations(self) -> list[str]:
        """What axe finds serious on the page, but for what Streamlit itself causes."""
        found = Axe().run(self.page).response["violations"]
        return [
            f"{one['id']}: {node['html'][:160]}"
            for one in found
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
            if OF_STREAMLIT.get(one["id"], "\0") not in node["html"]
        ]
