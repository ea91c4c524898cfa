"""Trace what five requests pass: the files and functions of a checkout that each of them runs.

    python scripts/guard/walks.py --checkout DIR [--out FILE]

Cold is a warm process whose memories were emptied. Tests and migrations do not count.
"""

import argparse
import sys
from pathlib import Path

from addresses import DESK, DOSSIER
from freeze import clear_memories, opened, with_fixed_hashes
from scenarios import reply_of, stance
from sitting import Sitting
from tracing import walked


class Walks:
    """The requests of one checkout, each traced; `told` are the lines of the result."""

    def __init__(self, checkout):
        self.checkout, self.told = checkout, []
        self.public, self.griffie = Sitting("public"), Sitting("griffie")
        self.redactie = Sitting("regioredactie")

    def trace(self, name, request):
        """Run a request and tell what it passed."""
        clear_memories()
        with walked(self.checkout) as walk:
            response = request()
            if response.streaming:
                b"".join(response)
        self.told.append(
            f"=== {name}: status {response.status_code} files {len(walk.files)} "
            f"functions {len(walk.seen)} calls {walk.calls} cross-file calls {walk.cross} "
            f"queries {len(walk.statements)} of which {walk.bounds} of transactions"
        )
        self.told += walk.lines()

    def all(self):
        """Make the requests, the first of their kind in this process but for the board."""
        form, publish = f"{DESK}besluit/", f"{DESK}publiceren/"
        for each in (self.public, self.griffie, self.redactie):
            each.open("/gezond/")
        self.public.open(DOSSIER)
        self.trace("BOARD cold", lambda: self.public.open(DOSSIER))
        self.trace("XLSX", lambda: self.public.open(f"{DOSSIER}wensen-en-bedenkingen.xlsx"))
        self.trace("FORM GET", lambda: self.griffie.open(form))
        typed = {"dated_on": "9 mei 2017", **stance(6)}
        self.trace("FORM POST", lambda: self.griffie.send("then=concept", **typed))
        self.griffie.open(publish)
        chosen = self.griffie.form().boxes["stuk"]
        self.trace("PUBLISH SET", lambda: self.griffie.send(stuk=chosen))
        self.redactie.open(f"{DESK}rondes/1/reacties/")
        remark = self.redactie.links(r"/reacties/\d+/$")[-1]
        self.trace("REPLY GET", lambda: self.redactie.open(remark))
        reply = {**reply_of(self.redactie, "niet"), "body": self.redactie.offered("body", 0)}
        self.trace("REPLY POST", lambda: self.redactie.send(**reply))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--checkout", default=".")
    parser.add_argument("--out", help="a file; without it the result is printed")
    options = parser.parse_args()
    out = Path(options.out).resolve() if options.out else None
    with_fixed_hashes()
    with opened(options.checkout) as checkout:
        walks = Walks(checkout)
        walks.all()
    text = "\n".join(walks.told) + "\n"
    if out:
        out.write_text(text, "utf-8")
        text = "\n".join(each for each in walks.told if each.startswith("===")) + "\n"
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
