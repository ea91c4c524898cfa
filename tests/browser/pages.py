"""A real Chromium on the pages of a made-up region."""

import shutil
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What is wrong alone: of what is right axe would describe every element too, in most of its time.
ASKED_OF_AXE = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
RUNNING = []
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
    """Yield the running browser, without a profile; all that was opened in it is closed after."""
    [found] = RUNNING
    yield found
    for context in found.contexts:
        context.close()


def visit(found, address, width):
    """Open an address in a browser that many CSS pixels wide; return the page and all that it
    asked for."""
    page = found.new_page(viewport={"width": width, "height": 900})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    return page, asked


def violations(page):
    """Return what axe finds on an open page, each with the first place where it does."""
    answer = Axe().run(page, options=ASKED_OF_AXE).response
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in answer["violations"]]


def wrong_at_any_width(page):
    """Return what axe finds on a desk and on a phone, and where it is wider than the window."""
    told = sideways(page, DESK) + violations(page)
    told += sideways(page, PHONE) + violations(page)
    return told + sideways(page, SMALLEST)


def sideways(page, width):
    """Make the window that many CSS pixels wide; return whether the page is wider."""
    page.set_viewport_size({"width": width, "height": 900})
    return [("sideways", width)] if page.evaluate(SIDEWAYS) else []


def wrong_in(addresses, home):
    """Return {address: what is wrong with it}, of those of which something is.

    One page opens them in turn, as a window takes longer to open than an address.
    """
    with browser() as found:
        page, asked = visit(found, addresses[0], DESK)
        told = {address: wrong_on(page, asked, address, home) for address in addresses}
    return {address: each for address, each in told.items() if each}


def wrong_on(page, asked, address, home):
    """Return what is wrong with a page: at any width, from another host, without its style."""
    asked.clear()
    page.set_viewport_size({"width": DESK, "height": 900})
    page.goto(address)
    told = wrong_at_any_width(page)
    told += [("elsewhere", url) for url in asked if not url.startswith(home)]
    return told + ([] if any(url.endswith("/regio.css") for url in asked) else ["no style"])
