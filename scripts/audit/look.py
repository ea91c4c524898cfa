"""What a page is in a browser: its height, what axe finds, its console, and whom it asks."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Error, sync_playwright

from tests.browser.pages import ASKED_OF_AXE, CHROMIUM, DESK, PHONE, QUIET, SIDEWAYS, SMALLEST

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
HEIGHTS = {PHONE: 844, DESK: 900}
HEIGHT = "document.fonts.ready.then(() => document.documentElement.scrollHeight)"
RUN = "options => axe.run(document, options).then(told => told.violations)"
# Send the form with most fields as somebody who filled in nothing; false where there is none.
SEND_EMPTY = """() => {
  const fields = form => [...form.elements].filter(each =>
    !/^(hidden|submit|button|file|fieldset|output)$/.test(each.type));
  const forms = [...document.querySelectorAll("main form[method=post]")]
    .filter(form => fields(form).length > (form.querySelector("[required]") ? 0 : 4));
  if (!forms.length) return false;
  const form = forms.sort((one, two) => fields(two).length - fields(one).length)[0];
  for (const each of fields(form)) {
    if (/radio|checkbox/.test(each.type)) each.checked = false; else each.value = "";
  }
  form.noValidate = true;
  form.requestSubmit(form.querySelector("button[type=submit], button:not([type])"));
  return true;
}"""
CHOOSE_OWN = """() => localStorage.setItem(
  "regio-raad", document.querySelector("[data-raad]").dataset.raad)"""
WITH, EMPTY, BARE = "met gegevens", "lege installatie", "leeg dossier"
SAYS_WHAT_IS_WRONG = "!!document.querySelector('[aria-invalid=true], [role=alert], .errorlist')"


@dataclass
class Look:
    """What was seen of one page in one state, at both widths."""

    kind: str
    role: str
    state: str
    address: str
    size: int = 0
    screens: dict = field(default_factory=dict)
    axe: dict = field(default_factory=dict)
    trouble: list = field(default_factory=list)
    weights: dict = field(default_factory=dict)


class Eyes:
    """One browser, with a context for each site and role."""

    def __init__(self, browser):
        self.browser, self.pages = browser, {}

    def page_of(self, site, role):
        """Return the page of a role on a site, with its session."""
        key = (site.port, role)
        if key not in self.pages:
            context = self.browser.new_context(viewport=viewport_of(PHONE))
            if role in site.sessions:
                cookie = {"name": "sessionid", "value": site.sessions[role], "url": site.home}
                context.add_cookies([cookie])
            self.pages[key] = Watched(context.new_page())
        return self.pages[key]


def viewport_of(width):
    return {"width": width, "height": HEIGHTS.get(width, HEIGHTS[PHONE])}


@contextmanager
def opened_eyes():
    """Yield the Eyes of a browser of their own, which is closed afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield Eyes(browser)
        browser.close()


class Watched:
    """A page with what it said to its console and what it asked for."""

    def __init__(self, page):
        self.page, self.asked, self.said = page, [], []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", self.note)
        page.on("pageerror", lambda error: self.said.append(str(error)[:200]))

    def note(self, message):
        # That a page is an error is told by its status.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.said.append(message.text[:200])

    def begin(self):
        self.asked.clear()
        self.said.clear()


def look_at_all(chosen):
    """Return the Looks at each (site, state, answer), in a browser of their own."""
    with opened_eyes() as eyes:
        return [look for each in chosen for look in look_at(eyes, *each)]


def look_at(eyes, site, state, answer):
    """Return the Looks at an address: as it stands, and after its form was sent empty."""
    watched = eyes.page_of(site, answer.role)
    watched.begin()
    page = watched.page
    page.set_viewport_size(viewport_of(PHONE))
    page.goto(site.home + answer.address)
    about = (answer.kind, answer.role)
    looks = [measure(watched, site, Look(*about, state, answer.address, answer.size))]
    if state == WITH and answer.role == "anoniem" and page.locator("[data-own]").count():
        looks.append(look_at_own(watched, site, Look(*about, "uw raad", answer.address)))
    if state == WITH and sent_empty(page):
        looks.append(measure(watched, site, Look(*about, "fouten", answer.address)))
    return looks


def look_at_own(watched, site, look):
    """Return the Look at a board on which a council was chosen, and forget that choice."""
    watched.page.evaluate(CHOOSE_OWN)
    watched.page.reload()
    measure(watched, site, look)
    watched.page.evaluate("localStorage.clear()")
    return look


def sent_empty(page):
    """Send the largest form empty; whether the page that came back says what is wrong."""
    try:
        with page.expect_navigation(timeout=8_000):
            if not page.evaluate(SEND_EMPTY):
                raise NoForm
    except NoForm:
        return False
    except Error:
        return page.evaluate(SAYS_WHAT_IS_WRONG)
    return page.evaluate(SAYS_WHAT_IS_WRONG)


class NoForm(Exception):
    """The page has no form that asks for something."""


def measure(watched, site, look):
    """Fill in what an open page shows."""
    page = watched.page
    page.evaluate(AXE)
    for width, high in HEIGHTS.items():
        page.set_viewport_size(viewport_of(width))
        look.screens[width] = round(page.evaluate(HEIGHT) / high, 2)
        look.axe[width] = [
            f"{each['id']}: {each['nodes'][0]['html'][:160]}"
            for each in page.evaluate(RUN, ASKED_OF_AXE)
        ]
        look.trouble += [f"opzij bij {width}"] if page.evaluate(SIDEWAYS) else []
    page.set_viewport_size(viewport_of(SMALLEST))
    look.trouble += [f"opzij bij {SMALLEST}"] if page.evaluate(SIDEWAYS) else []
    look.trouble += [f"ander adres: {url}" for url in watched.asked if is_elsewhere(url, site)]
    look.trouble += [f"console: {text}" for text in watched.said]
    return look


def is_elsewhere(url, site):
    return not url.startswith((site.home, "data:", "blob:", "about:"))


def weigh_first_visit(site, address):
    """Return the bytes as sent of what a first visit fetches, by kind of file."""
    with opened_eyes() as eyes:
        page = eyes.page_of(site, "anoniem").page
        done = []
        page.on("requestfinished", lambda request: done.append(request))
        page.goto(site.home + address, wait_until="networkidle")
        weights = {}
        for request in done:
            kind = request.resource_type
            weights[kind] = weights.get(kind, 0) + request.sizes()["responseBodySize"]
    return weights
