"""A real Chromium on the pages of a made-up region."""

import shutil
from contextlib import contextmanager

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
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
