"""Take the pictures of the app anew: starts it, drives it in Chromium, writes docs/pictures/*.png.

    python docs/take_pictures.py [CSV]

Without CSV, the pictures show the bank sample.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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
    command = [sys.executable, "-m", "segmentry", "app", f"--port={port}"]
    headless = os.environ | {"STREAMLIT_SERVER_HEADLESS": "true"}
    server = subprocess.Popen(command, cwd=ROOT, env=headless, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{url}/healthz", timeout=5).close()
                break
            except OSError:
                time.sleep(0.25)
        yield url
    finally:
        server.terminate()
        server.wait(10)


def settled(page: Page) -> None:
    """Wait until the page is drawn and nothing is under way; charts move into their place for a moment."""
    drawn = "[data-testid=stApp][data-test-script-state=notRunning]"
    page.wait_for_selector(drawn, timeout=WAIT)
    page.wait_for_function("!document.querySelector('.st-key-work')", timeout=WAIT)
    page.wait_for_selector(drawn, timeout=WAIT)
    page.wait_for_timeout(1500)


def opened(browser: Browser, url: str, width: int = 1280, height: int = 900, scheme: str = "light") -> Page:
    """The start page."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(url)
    page.wait_for_selector(".st-key-upload")
    settled(page)
    return page


def loaded(browser: Browser, url: str, table: Path | None, **look: Any) -> Page:
    """The page with a result."""
    page = opened(browser, url, **look)
    if table is None:
        page.locator(".st-key-sample_bank button").click()
    else:
        page.locator(".st-key-upload input[type=file]").set_input_files(table)
    page.wait_for_selector(".st-key-card-1")
    settled(page)
    return page


def take(page: Page, name: str) -> None:
    """Save what is in the window."""
    page.mouse.move(0, 0)
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path)
    if path.stat().st_size > 300_000:
        raise SystemExit(f"{path.name} has {path.stat().st_size:,} bytes, more than 300,000.")


def step(page: Page, name: str, picture: str) -> None:
    """Open one step, and take it."""
    page.get_by_role("tab", name=name, exact=True).click()
    settled(page)
    take(page, picture)


def main(table: Path | None) -> None:
    """Take them all."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with app() as url, sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=ARGS)
        take(opened(browser, url), "start")
        page = loaded(browser, url, table)
        take(page, "who")
        page.set_viewport_size({"width": 1280, "height": 1200})
        step(page, "1 Data", "data")
        step(page, "2 How many", "how-many")
        step(page, "4 Take away", "take-away")
        step(page, "Label new customers", "label-new")
        take(loaded(browser, url, table, scheme="dark"), "who-dark")
        take(loaded(browser, url, table, width=390, height=844), "who-phone")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
