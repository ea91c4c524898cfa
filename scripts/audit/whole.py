"""`make audit`: every address as each role, every kind of page in a browser, and other tools.

It does what `make audit-quick` does for every address instead of one a kind, asks Spectral,
schemathesis and Lighthouse, and writes what the accessibility statement tells.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import django

from .look import AXE
from .quick import WORKERS, audit, tell, told_since
from .sites import ENVIRONMENT, ROOT
from .tools import ask_lighthouse, ask_schemathesis, ask_spectral

RESULTS = ROOT / "decisions" / "web" / "public" / "accessibility.json"


def main():
    options = arguments()
    os.environ.update(ENVIRONMENT)
    django.setup()
    told = told_since(time.monotonic())
    verdicts, scores = [], []

    def ask_tools(demo):
        verdicts.extend([ask_spectral(demo, folder), ask_schemathesis(demo, folder)])
        told("API gevraagd")
        for verdict, found in ask_lighthouse(demo, folder):
            verdicts.append(verdict)
            scores.append(found)
        told("Lighthouse gevraagd")

    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(WORKERS) as pool:
        asked, looks, weights = audit(folder, pool, told, options.most, ask_tools)
    breaches = tell([answer for _site, _state, answer in asked], looks, weights)
    for each in verdicts:
        word = {True: "goed", False: "MIS", None: "niet gevraagd"}[each.is_fine]
        print(f"{each.tool}: {word} ({each.said})")
    write_results(looks, scores)
    return 1 if breaches or any(each.is_fine is False for each in verdicts) else 0


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--most", type=int, default=100_000, help="addresses of a kind and role")
    return parser.parse_args()


def write_results(looks, scores):
    """Write what the accessibility statement tells: which axe, how often, and what it found."""
    found = sorted(
        {
            f"{look.kind} ({look.state}): {each.partition(':')[0]}"
            for look in looks
            for some in look.axe.values()
            for each in some
        }
    )
    lowest = min((each["accessibility"] for each in scores if each), default=None)
    results = {
        "checked_on": datetime.now(UTC).date().isoformat(),
        "engine": f"axe-core {axe_version()}",
        "kinds": len({look.kind for look in looks}),
        "looks": len(looks),
        "found": found,
        "lighthouse": {} if lowest is None else {"accessibility": lowest},
    }
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", "utf-8")


def axe_version():
    return AXE.split("axe v", 1)[1].split()[0]


if __name__ == "__main__":
    sys.exit(main())
