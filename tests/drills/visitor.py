"""Somebody with a browser at a served Regio, signed in by who holds the drill."""

from http.client import HTTPConnection
from urllib.parse import urlencode

from django.test import Client
from lxml import html


class Visitor:
    """Opens pages and sends their forms over one connection; `Visitor(port, user)`. The server sees
    them come from `host`, an address of this machine."""

    def __init__(self, port, user=None, host="127.0.0.1"):
        self.port, self.cookies = port, {}
        self.line = HTTPConnection("127.0.0.1", port, timeout=40, source_address=(host, 0))
        if user is not None:
            client = Client()
            client.force_login(user)
            self.cookies = {name: each.value for name, each in client.cookies.items()}

    def get(self, address):
        return self.ask("GET", address)

    def open_form(self, address):
        """Return what the form of the workspace on a page would send: {name: [texts]}."""
        page = self.get(address)
        assert page.status == 200, (address, page.status)
        [form] = html.fromstring(page.text).xpath("//form[@data-scratch]")
        sent = {}
        for name, text in form.form_values():
            sent.setdefault(name, []).append(text)
        return sent

    def post(self, address, fields):
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://127.0.0.1:{self.port}",
        }
        return self.ask("POST", address, urlencode(fields, doseq=True), headers)

    def ask(self, method, address, body=None, headers=()):
        """Return the response, its text in `text`; what it sets as cookies is kept."""
        cookie = "; ".join(f"{name}={text}" for name, text in self.cookies.items())
        self.line.request(method, address, body, {**dict(headers), "Cookie": cookie})
        response = self.line.getresponse()
        response.text = response.read().decode()
        for each in response.headers.get_all("Set-Cookie") or ():
            name, _is, text = each.split(";")[0].partition("=")
            self.cookies[name] = text
        return response
