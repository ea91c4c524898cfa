"""A real Chromium on the pages of a made-up region."""

import shutil
import threading
from contextlib import contextmanager

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What is wrong alone: of what is right axe would describe every element too, in most of its time.
ASKED_OF_AXE = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
RUNNING = []
# How Python names a thread that answers a request.
ANSWERING, PATIENCE_SECONDS = "process_request_thread", 5
SMALLEST, PHONE, DESK = 320, 390, 1280
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="Geen chromium gevonden: de proeven in een browser zijn overgeslagen."
)


@contextmanager
def chromium():
    """Have one Chromium for every `browser()` inside, as starting it takes longer than a page."""
    with sync_playwright() as playwright:
        RUNNING.append(playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET)))
        yield
        RUNNING.pop().close()


@contextmanager
def browser():
    """Yield the running browser, without a profile; all that was opened in it is closed after, and
    so are the server's answers to it: the database of the test goes next."""
    [found] = RUNNING
    yield found
    for context in found.contexts:
        context.close()
    for thread in threading.enumerate():
        if ANSWERING in thread.name:
            thread.join(PATIENCE_SECONDS)


def visit(found, address, width):
    """Open an address in a browser that many CSS pixels wide; return the page and all that it
    asked for."""
    page = found.new_page(viewport={"width": width, "height": 900})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    return page, asked


def sideways(page, width):
    """Make the window that many CSS pixels wide; return [width] where the page is wider."""
    page.set_viewport_size({"width": width, "height": 900})
    return [width] if page.evaluate(SIDEWAYS) > 0 else []
