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
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="Geen chromium gevonden: de proeven in een browser zijn overgeslagen."
)


@contextmanager
def browser():
    """Yield a browser without a profile."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield found
        found.close()


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
    answer = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in answer["violations"]]


def wrong_on(found, address, width, home):
    """Return what is wrong with a page: to axe, wider than the window, from another host."""
    page, asked = visit(found, address, width)
    told = violations(page)
    told += [("sideways", width)] if page.evaluate(SIDEWAYS) else []
    told += [("elsewhere", url) for url in asked if not url.startswith(home)]
    page.close()
    return told


def wrong_in(addresses, width, home):
    """Return {address: what is wrong with it}, of those of which something is."""
    with browser() as found:
        told = {address: wrong_on(found, address, width, home) for address in addresses}
    return {address: each for address, each in told.items() if each}


def sideways_in(addresses, width):
    """Return the addresses of the pages that are wider than the window."""
    with browser() as found:
        opened = [(address, visit(found, address, width)[0]) for address in addresses]
        return [address for address, page in opened if page.evaluate(SIDEWAYS)]
