"""Somebody at the demo in a browser without script: opens a page, fills its form in, sends it."""

import re
from urllib.parse import urljoin, urlsplit

from asking import client_of, content_of, is_html
from freeze import fixed
from pages import forms_of, links_of


class Sitting:
    """One signed-in person; `page` is the last answer, `path` where that was asked."""

    def __init__(self, role):
        self.role, self.client = role, client_of(role)
        self.page = self.path = None
        self.asked = 0

    def ask(self, method, address, *data):
        """Ask an address, with fixed random bytes; return the answer."""
        self.asked += 1
        fixed.start(f"{self.role} {self.asked} {method} {address}")
        self.page = getattr(self.client, method)(address, *data)
        return self.page

    def open(self, address):
        self.path = urljoin(self.path or "/", address)
        return self.ask("get", self.path)

    def follow(self):
        """Go where the last answer leads."""
        target = urlsplit(self.page["Location"])
        return self.open(target.path + (f"?{target.query}" if target.query else ""))

    def send(self, button=None, /, **typed):
        """Send the form of the page with these fields typed anew; `__` in a name is a dash."""
        form = self.form()
        named = {name.replace("__", "-"): value for name, value in typed.items()}
        if button:
            name, _, value = button.partition("=")
            named[name] = value or "1"
        lists = {n: v if isinstance(v, list | None) else [v] for n, v in named.items()}
        self.path = form.address
        return self.ask("post", form.address, form.filled(**lists))

    def offered(self, name, place=-1):
        """Return one of the choices that a field of the form offers, '' where it has none."""
        form = self.form()
        found = [each for each in (*form.choices.get(name, ()), *form.boxes.get(name, ())) if each]
        return found[place] if found else ""

    def form(self):
        """Return the form of the page: the one that is sent once, else the last; LookupError."""
        found = forms_of(self.path, content_of(self.page)) if is_html(self.page) else []
        mine = [each for each in found if "uitloggen" not in each.address]
        if not mine:
            raise LookupError(f"{self.role} {self.path}: {self.page.status_code}, no form")
        return next((each for each in mine if "once" in each.data), mine[-1])

    def link(self, pattern):
        """Return the first address that the page leads to and that fits; LookupError."""
        for each in self.links(pattern):
            return each
        raise LookupError(f"{self.role} {self.path}: nothing leads to {pattern}")

    def links(self, pattern):
        """Return every address that the page leads to and that fits, each once."""
        found = links_of(self.path, content_of(self.page).decode())
        return list(dict.fromkeys(each for each in found if re.search(pattern, each)))
