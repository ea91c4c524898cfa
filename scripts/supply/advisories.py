"""`make advisories`: known weaknesses in what is shipped, asked of those who keep lists of them.

pip-audit asks the Python index about requirements/runtime.txt, npm its registry about
package-lock.json. Neither is asked in .ci/run, which works without a network. Ends with 0 where all
was asked and nothing is known, with 1 where something is, and with 75 (EX_TEMPFAIL) where some of
it could not be asked: nothing is then said of that.
"""

import json
import subprocess
import sys
from dataclasses import dataclass, field

from .inventory import ROOT

FOUND, NOT_ASKED = 1, 75
PIP_AUDIT = [
    *("var/audit/bin/python", "-m", "pip_audit", "--requirement", "requirements/runtime.txt"),
    *("--require-hashes", "--disable-pip", "--no-deps", "--format", "json"),
    *("--progress-spinner", "off", "--timeout", "15"),
]
NPM_AUDIT = ["sh", "scripts/node", "npm", "audit", "--json"]


@dataclass
class Outcome:
    """Of one list: what it knows, how much it was asked of, and what it gave no answer about."""

    name: str
    known: list[str] = field(default_factory=list)
    asked: int = 0
    unanswered: list[str] = field(default_factory=list)
    fault: str = ""

    @property
    def is_whole(self):
        return bool(self.asked) and not self.unanswered and not self.fault


def main():
    outcomes = [
        read_pip_audit(*run(PIP_AUDIT)),
        read_npm_audit(*run(NPM_AUDIT)),
    ]
    for outcome in outcomes:
        print("\n".join(tell(outcome)))
    sys.exit(status_of(outcomes))


def run(command):
    """Return what a command wrote to its output and to its errors; '' where it is not there or
    takes longer than five minutes."""
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    except (OSError, subprocess.TimeoutExpired) as error:
        return "", str(error)
    return done.stdout, done.stderr


def status_of(outcomes):
    """Return how the process ends: a known weakness goes before a question without an answer."""
    if any(outcome.known for outcome in outcomes):
        return FOUND
    return 0 if all(outcome.is_whole for outcome in outcomes) else NOT_ASKED


def tell(outcome):
    """Yield the lines about one list."""
    for sentence in outcome.known:
        yield f"{outcome.name}: {sentence}"
    if outcome.fault or not outcome.asked:
        yield f"{outcome.name}: geen antwoord, dus er is niets nagegaan. {outcome.fault}".rstrip()
    elif outcome.unanswered:
        yield (
            f"{outcome.name}: van {len(outcome.unanswered)} van de {outcome.asked} pakketten geen "
            "antwoord, dus van die is niets nagegaan."
        )
    elif not outcome.known:
        yield f"{outcome.name}: van {outcome.asked} pakketten is niets bekend."


def read_pip_audit(said, errors):
    """Return the Outcome of what pip-audit wrote. It ends well where it found no answer about any
    package, so that is counted here."""
    outcome = Outcome("pip-audit")
    try:
        packages = json.loads(said)["dependencies"]
    except (ValueError, KeyError, TypeError):
        outcome.fault = last_line(errors)
        return outcome
    outcome.asked = len(packages)
    for package in packages:
        if "skip_reason" in package:
            outcome.unanswered.append(package["name"])
        for weakness in package.get("vulns", ()):
            fixed = ", ".join(weakness["fix_versions"]) or "nog niet"
            outcome.known.append(
                f"{package['name']} {package['version']}: {weakness['id']}, verholpen in: {fixed}"
            )
    return outcome


def read_npm_audit(said, errors):
    """Return the Outcome of what `npm audit --json` wrote: where it was refused, why."""
    outcome, answer = Outcome("npm audit"), {}
    try:
        answer = json.loads(said)
        found = answer["vulnerabilities"]
        outcome.asked = answer["metadata"]["dependencies"]["total"]
    except (ValueError, KeyError, TypeError):
        outcome.fault = answer.get("message") or last_line(errors)
        return outcome
    outcome.known = [
        f"{name} {weakness['range']}: {weakness['severity']}"
        for name, weakness in sorted(found.items())
    ]
    return outcome


def last_line(text):
    """Return the last line that says something."""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")


if __name__ == "__main__":
    main()
