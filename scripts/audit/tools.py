"""What other tools say of a site: Spectral and schemathesis of the API, Lighthouse of pages."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from scripts.guard.addresses import DOSSIER
from tests.browser.pages import CHROMIUM

from .report import BOUNDS

HERE = Path(__file__).parent
MODULES = HERE / "node_modules" / ".bin"
SCHEMATHESIS = Path("var/audit/bin/schemathesis")
OPENAPI = "/api/v1/openapi.json"
SECONDS = 180
# No pattern of JSON Schema knows a calendar: 31 February fits it, and is rightly refused.
UNASKED = "positive_data_acceptance"
PAGES = {
    "bord": DOSSIER,
    "voorpagina": "/",
    "verloop": f"{DOSSIER}verloop/",
    "draagvlak": f"{DOSSIER}draagvlak/",
    "gemeente": f"{DOSSIER}gemeenten/oegstgeest/",
    "toegankelijkheid": "/toegankelijkheid/",
}
CATEGORIES = ("performance", "accessibility", "best-practices")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic"


@dataclass
class Verdict:
    """What one tool said: `is_fine` is None where it could not be asked."""

    tool: str
    is_fine: bool | None
    said: str


def ask_spectral(site, folder):
    """Return what the NL API Design Rules say of the API; the rules are a file of ADR_RULES."""
    rules = os.environ.get("ADR_RULES", "")
    if not rules:
        return Verdict("Spectral", None, "ADR_RULES noemt geen bestand met de regels")
    document = Path(folder) / "openapi.json"
    document.write_bytes(fetch(site, OPENAPI))
    told = run([MODULES / "spectral", "lint", "-r", rules, "--fail-severity", "warn", document])
    return Verdict("Spectral", told.returncode == 0, last_line(told.stdout + told.stderr))


def ask_schemathesis(site, folder):
    """Return what three minutes of requests made from the API's own description found."""
    command = [SCHEMATHESIS.absolute(), "run", site.home + OPENAPI, "--no-color"]
    command += ["--max-time", str(SECONDS), "--exclude-checks", UNASKED]
    told = run(command, cwd=folder)
    found = [line for line in told.stdout.splitlines() if "generated" in line or "\u274c" in line]
    return Verdict("schemathesis", told.returncode == 0, "; ".join(map(str.strip, found)))


def ask_lighthouse(site, folder):
    """Yield what Lighthouse gives each of the main pages, against the floors of bounds.toml."""
    floors = BOUNDS["lighthouse"]
    for name, address in PAGES.items():
        out = Path(folder) / f"lighthouse-{name}.json"
        command = [MODULES / "lighthouse", site.home + address, f"--chrome-flags={FLAGS}"]
        command += [f"--only-categories={','.join(CATEGORIES)}", "--output=json"]
        command += [f"--output-path={out}", "--quiet"]
        browser = shutil.which("chromium") or CHROMIUM
        told = run(command, env={**os.environ, "CHROME_PATH": browser})
        if told.returncode:
            yield Verdict(f"Lighthouse {name}", False, last_line(told.stderr)), {}
            continue
        scores = {
            each: round(100 * json.loads(out.read_text())["categories"][each]["score"])
            for each in CATEGORIES
        }
        is_fine = all(scores[each] >= floors[each] for each in CATEGORIES)
        said = "/".join(str(scores[each]) for each in CATEGORIES)
        yield Verdict(f"Lighthouse {name}", is_fine, said), scores


def fetch(site, address):
    with urlopen(site.home + address) as answer:
        return answer.read()


def run(command, **options):
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, **options
    )


def last_line(text):
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else ""
