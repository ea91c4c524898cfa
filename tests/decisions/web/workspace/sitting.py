"""Somebody at the workspace: opens a page, fills in what the form holds, and sends it."""

from html import unescape

from django.test import Client
from lxml import html

from tests.decisions.web.public.region import words


class Sitting:
    """One signed-in person in a browser without script; `page` is the last answer."""

    def __init__(self, reader):
        self.client = Client()
        self.client.force_login(reader.user)
        self.page = self.address = None

    def open(self, address):
        self.address = address
        self.page = self.client.get(address)
        return self.page

    def send(self, to=None, **typed):
        """Send the form of the last page as a browser would, with these fields typed anew."""
        return self.send_fields(typed, to)

    def send_fields(self, typed, to=None):
        """As `send`, for names that are no identifiers; None leaves a field out."""
        data = sent_by(self.page)
        for name, value in typed.items():
            data.pop(name, None)
            if value is not None:
                data[name] = value
        self.page = self.client.post(to or self.address, data)
        return self.page

    def follow(self):
        """Go where the last answer leads."""
        self.page = self.client.get(self.page["Location"])
        return self.page

    def follow_words(self):
        """Go where the last answer leads, and return what stands there."""
        self.follow()
        return self.words

    @property
    def words(self):
        return words(self.page)


def form_of(page):
    """Return the form of the workspace on a page, as lxml knows it."""
    found = html.fromstring(page.content.decode()).xpath("//form[@data-scratch]")
    assert found, words(page)
    return found[0]


def sent_by(page):
    """Return what a browser sends for the form of a page: lists of texts by name."""
    data, form = {}, form_of(page)
    # lxml sends 'on' for what is ticked with an empty value; a browser sends that value.
    empty = {each.name for each in form.xpath(".//input[@type='radio'][@value=''][@checked]")}
    for name, value in form.form_values():
        data.setdefault(name, []).append("" if name in empty else value)
    return data


def errors_beside(page, name):
    """Return the sentences that stand beside one field, and are tied to it for who cannot see."""
    tree = html.fromstring(page.content.decode())
    fields = tree.xpath(f"//*[@name='{name}']")
    told = {key for each in fields for key in (each.get("aria-describedby") or "").split()}
    beside = tree.xpath(f"//*[starts-with(@id, 'id_{name}_error')]")
    assert all(each.get("id") in told for each in beside)
    return [unescape(each.text_content()).strip() for each in beside]
