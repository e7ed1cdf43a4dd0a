"""Take the pictures of the app anew: starts it, drives it in Chromium, writes docs/pictures/*.png.

    python docs/take_pictures.py [CSV]

Without CSV, the pictures show the bank sample.
"""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage"]
ARGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
WAIT = 120_000


@contextmanager
def app() -> Iterator[str]:
    """The app on a free port of this machine, stopped afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}", "--server.headless=true"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{url}/_stcore/health", timeout=5).close()
                break
            except OSError:
                time.sleep(0.25)
        yield url
    finally:
        server.terminate()
        server.wait(10)


def settled(page: Page) -> None:
    """Wait until the page is drawn; charts move into their place for a moment."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=WAIT)
    page.wait_for_timeout(1500)


def opened(browser: Browser, url: str, height: int, scheme: str = "light") -> Page:
    """The start page, 1280 wide."""
    context = browser.new_context(viewport={"width": 1280, "height": height}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(url)
    page.wait_for_selector(".st-key-upload")
    settled(page)
    return page


def loaded(browser: Browser, url: str, table: Path | None, height: int, scheme: str = "light") -> Page:
    """The page with a result."""
    page = opened(browser, url, height, scheme)
    if table is None:
        page.locator(".st-key-sample button").click()
    else:
        page.locator(".st-key-upload input[type=file]").set_input_files(table)
    page.wait_for_selector(".st-key-averages [role=graphics-document]")
    settled(page)
    return page


def take(page: Page, name: str, height: int) -> None:
    """Save the upper part of the page."""
    page.mouse.move(0, 0)
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path, clip={"x": 0, "y": 0, "width": 1280, "height": height})
    if path.stat().st_size > 300_000:
        raise SystemExit(f"{path.name} has {path.stat().st_size:,} bytes, more than 300,000.")


def part(page: Page, name: str) -> None:
    """Open one part of the page."""
    page.get_by_role("tab", name=name, exact=True).click()
    settled(page)


def main(table: Path | None) -> None:
    """Take them all."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with app() as url, sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=ARGS)
        take(opened(browser, url, 480), "start", 480)
        page = loaded(browser, url, table, 1600)
        take(page, "overview", 1110)
        part(page, "Features")
        page.locator(".st-key-single summary").click()
        settled(page)
        take(page, "features", 1500)
        part(page, "Number of segments")
        take(page, "number", 1260)
        part(page, "Segments")
        take(page, "segments", 1500)
        part(page, "Download")
        take(page, "download", 900)
        take(loaded(browser, url, table, 1600, "dark"), "overview-dark", 1110)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
