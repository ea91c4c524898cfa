"""`make audit-quick`: one address of each kind of page, as each role, with and without data.

It serves the demo and an empty installation on this machine, looks at every kind of page in a
browser, prints a table and what goes past a bound (bounds.toml), and ends with 1 where anything
does.
"""

import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import django

from scripts.guard.addresses import DOSSIER
from tests.browser.pages import CHROMIUM

from .crawl import Crawl, choose_looks
from .look import BARE, EMPTY, WITH, look_at_all, weigh_first_visit
from .report import all_breaches, print_table, rows_of
from .sites import ENVIRONMENT, make_tables, served

WORKERS = 2


def main():
    if CHROMIUM is None:
        sys.exit("Geen chromium gevonden: de keuring kan niet. Installeer chromium-headless-shell.")
    os.environ.update(ENVIRONMENT)
    django.setup()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(WORKERS) as pool:
        asked, looks, weights = audit(folder, pool, told_since(time.monotonic()))
    return 1 if tell([answer for _site, _state, answer in asked], looks, weights) else 0


def tell(answers, looks, weights):
    """Print the table and what goes past a bound; return the latter."""
    print_table(rows_of(answers, looks))
    print(f"eerste bezoek aan het bord: {sum(weights.values())} bytes, waarvan {weights}")
    breaches = all_breaches(answers, looks, weights)
    for where, what in breaches:
        print(f"MIS  {where}: {what}")
    print(f"{len(answers)} antwoorden, {len(looks)} keer gekeken, {len(breaches)} mis")
    return breaches


def told_since(began):
    """Return what tells how far an audit is, and for how long it has been going."""
    return lambda text: print(f"{time.monotonic() - began:4.0f} s  {text}", file=sys.stderr)


def audit(folder, pool, told, most=1, then=None):
    """Return what every role was answered, the Looks, and the weights of a first visit.

    `then` is called with the demo while it is still served.
    """
    tables = make_tables(folder)
    told("tabellen gemaakt")
    with (
        served(*tables, "demo", "demo") as demo,
        served(*tables, "leeg") as empty,
        served(*tables, "kaal", "dossier") as bare,
    ):
        told("demo geladen")
        asked = [
            each
            for site, state in ((demo, WITH), (empty, EMPTY), (bare, BARE))
            for some in pool.map(partial(crawl, site, state, most), site.roles)
            for each in some
        ]
        told(f"{len(asked)} antwoorden")
        chosen = list(choose_looks(asked))
        shares = [chosen[place::WORKERS] for place in range(WORKERS)]
        looks = [look for some in pool.map(look_at_all, shares) for look in some]
        told(f"{len(looks)} keer gekeken")
        weights = pool.submit(weigh_first_visit, demo, DOSSIER).result()
        if then:
            then(demo)
    return asked, looks, weights


def crawl(site, state, most, role):
    """Return (site, state, answer) of what a role finds."""
    return [(site, state, answer) for answer in Crawl(site, role, most).all()]


if __name__ == "__main__":
    sys.exit(main())
