"""Ask one checkout everything, with all that moves held still, and keep what it answers.

    python scripts/guard/frozen_crawl.py --checkout DIR --out FOLDER

First the scenarios write for real. Then each role follows every link from the starting addresses, a
bounded number for each route, asks what only others found, and sends every form in several ways,
each taken back afterwards. docs/guard.md says more.
"""

import argparse
import sys
import time
from collections import Counter
from urllib.parse import parse_qsl

from addresses import STARTS, route_of, table
from asking import ROLES, Kept, client_of, content_of, is_html, mails_sent, mails_since, twin_of
from freeze import fixed, opened, with_fixed_hashes
from pages import forms_of, links_of, sendings
from rows import changes, digest, everything, rows_of, tables, written
from scenarios import play_all

MOST_PLAIN, MOST_ASKED, MOST_FILES = 7, 10, 3
MOST_OF_A_QUERY = 1
ADMIN = "beheer/"
MOST_SENT = 1
MOST_REFUSED = 1


class Bounds:
    """How many addresses of a route are asked: fewer where only their query differs."""

    def __init__(self):
        self.counts = Counter()

    def allow(self, address):
        """Whether one more like this is asked; it counts from now on."""
        route, names = kind_of(address)
        query, whole = (route, names), (route, bool(names))
        is_file_or_admin = " ." in route or route.startswith(ADMIN)
        most = MOST_FILES if is_file_or_admin else MOST_ASKED if names else MOST_PLAIN
        if self.counts[whole] >= most or (names and self.counts[query] >= MOST_OF_A_QUERY):
            return False
        self.counts.update({query, whole})
        return True


class Crawl:
    """One crawl of one checkout."""

    def __init__(self, kept):
        self.kept = kept
        self.found, self.forms, self.asked = {}, {}, Counter()
        self.answers = {}

    def get(self, role, client, address):
        """Ask an address and keep the answer; return it."""
        key = f"{role} GET {address}"
        fixed.start(key)
        response = client.get(address)
        self.kept.add(key, response)
        self.asked[route_of(address)] += 1
        self.answers[role, address] = response.status_code
        if is_html(response) and response.status_code == 200:
            for form in forms_of(address, content_of(response)):
                self.forms.setdefault(role, []).append((address, form))
        return response

    def follow(self, role):
        """Ask whatever a role can reach by links, breadth first."""
        client = client_of(role)
        bounds, waiting, seen = Bounds(), list(STARTS), set(STARTS)
        while waiting:
            address = waiting.pop(0)
            if not bounds.allow(address) and address not in STARTS:
                continue
            response = self.get(role, client, address)
            self.found.setdefault(address, role)
            led = [response["Location"]] if "Location" in response.headers else []
            if is_html(response):
                led += links_of(address, content_of(response).decode())
            for link in led:
                if link not in seen and link.startswith("/"):
                    seen.add(link)
                    waiting.append(link)

    def try_others(self, role):
        """Ask a role for what only others were led to, a few addresses of each route."""
        client, counts = client_of(role), Counter()
        for address in self.found:
            kind = kind_of(address)
            if (role, address) not in self.answers and counts[kind] < MOST_REFUSED + 1:
                counts[kind] += 1
                self.get(role, client, address)

    def send_all(self, role):
        """Send the forms that a role was shown, in several ways; the database stays as it is."""
        client, counts = client_of(role), Counter()
        for page, form in self.forms.get(role, ()):
            kind = (kind_of(page)[0], form.shape)
            counts[kind] += 1
            if counts[kind] > MOST_SENT:
                continue
            for how, data in sendings(form):
                self.send(role, client, form.address, data, f"{how} from {page}")

    def send_others(self, role):
        """Send as a role the forms that only others were shown."""
        client, counts = client_of(role), Counter()
        own = {(kind_of(page)[0], form.shape) for page, form in self.forms.get(role, ())}
        for other in ROLES:
            for page, form in self.forms.get(other, ()):
                kind = (kind_of(page)[0], form.shape)
                if kind in own or counts[kind] >= MOST_REFUSED:
                    continue
                counts[kind] += 1
                self.send(role, client, form.address, form.data, f"as shown to {other} at {page}")

    def send(self, role, client, address, data, how):
        """Send a form, keep the answer and what it changed, and take that back."""
        from django.db import transaction

        key = f"{role} POST {address} {how}"
        if key in self.kept.entries:
            return
        fixed.start(key)
        sent = mails_sent()
        with transaction.atomic():
            with written() as names:
                response = twin_of(client).post(address, data)
            touched = {name: rows_of(name) for name in sorted(names & set(self.before))}
            transaction.set_rollback(True)
        rows = changes({name: self.before[name] for name in touched}, touched)
        self.kept.add(key, response, rows=rows, mails=mails_since(sent))

    def whole(self, told):
        """Crawl as everybody."""
        for role in ROLES:
            self.follow(role)
            told(f"{role} was led to {sum(each == role for each, _ in self.answers)}")
        for role in ROLES:
            self.try_others(role)
        told(f"asked {len(self.answers)}")
        self.before = everything()
        for role in ROLES:
            self.before["municipalities_user"] = rows_of("municipalities_user")
            self.send_all(role)
            self.send_others(role)
            told(f"{role} sent, {len(self.kept.entries)} kept")
        routes = table()
        self.kept.notes |= {
            "digest": digest(everything()),
            "tables": tables(),
            "routes": {each: self.asked[each] for each in routes},
            "never asked": [each for each in routes if not self.asked[each]],
        }


def kind_of(address):
    """Return the route of an address, the ending of a file with it, and the names in its query."""
    path, _, query = address.partition("?")
    ending = path.rpartition("/")[2].rpartition(".")[2]
    route = f"{route_of(path)} .{ending}" if ending and "api" not in path else route_of(path)
    return route, frozenset(name for name, _ in parse_qsl(query))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--checkout", default=".", help="the root of the code to crawl")
    parser.add_argument("--out", required=True, help="a folder that is not there yet")
    parser.add_argument("--only", choices=("crawl", "scenarios"), help="one half of it")
    options = parser.parse_args()
    with_fixed_hashes()
    began = time.process_time()

    def told(text):
        print(f"{time.process_time() - began:4.0f} s  {text}", file=sys.stderr)

    kept = Kept(options.out)
    with opened(options.checkout):
        told("demo loaded")
        if options.only != "crawl":
            play_all(kept)
            told("scenarios played")
        if options.only != "scenarios":
            Crawl(kept).whole(told)
    kept.write()


if __name__ == "__main__":
    main()
