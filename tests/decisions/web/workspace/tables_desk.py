"""Somebody at the pages of tables, and a table of wishes."""

from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from tests.decisions.web.public.region import words

HEADS = ("Orgaan", "Datum", "Tekst")


class Desk:
    """The pages of one reader; `page` is the last answer."""

    def __init__(self, client, world, by=None):
        self.client, self.home = client, f"/werkblad/{world.dossier.slug}/inlezen/"
        client.force_login((by or world.griffie).user)

    def choose(self, data, kind="wensen", name="wensen.csv"):
        """Send a file, and go where that leads."""
        sent = {"kind": kind, "upload": SimpleUploadedFile(name, data)}
        self.page = self.client.post(self.home, sent)
        return self.follow()

    def follow(self):
        if self.page.status_code == 302:
            self.address = self.page.url
            self.page = self.client.get(self.address)
        return self.page

    def send(self, address=None, **typed):
        """Send the form of the last page."""
        tree = html.fromstring(self.page.content.decode())
        once = tree.xpath("//form//input[@name='once']/@value")[0]
        self.page = self.client.post(address or self.address, {"once": once, **typed})
        return self.follow()

    @property
    def words(self):
        return words(self.page)


def wishes(world, *texts):
    return [HEADS, *[(world.council.name, "12-3-2017", text) for text in texts]]
