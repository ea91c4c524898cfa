"""Keep a copy of a dossier, from the open data of a Regio alone.

python follow.py https://regio.example.nl samen-verder copy.json

Each run brings the file up to date and prints what changed. It may be stopped at any moment: the
next run goes on with the token of the last page. Needs Python 3.10 and nothing else; use it as
you like."""

import json
import sys
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen


def follow(site, dossier, file):
    """Bring the copy in a file up to date, page by page; yield each change."""
    copy = json.loads(file.read_text()) if file.exists() else {"sinds": None, "lijsten": {}}
    more = True
    while more:
        asked = {"aantalPerPagina": 100} | ({"sinds": copy["sinds"]} if copy["sinds"] else {})
        address = f"{site}/api/v1/dossiers/{dossier}/wijzigingen?{urlencode(asked)}"
        with urlopen(address, timeout=30) as answer:
            told = json.load(answer)
        for each in told["wijzigingen"]:
            rows = copy["lijsten"].setdefault(each["lijst"], {})
            rows.pop(str(each["id"]), None)
            if each["soort"] == "gewijzigd":
                rows[str(each["id"])] = each["gegevens"]
        copy["sinds"], more = told["sinds"], told["volgende"]
        beside = file.with_suffix(".new")
        beside.write_text(json.dumps(copy, ensure_ascii=False))
        beside.replace(file)  # the whole page with its token, or neither
        yield from told["wijzigingen"]


if __name__ == "__main__":
    site, dossier, file = sys.argv[1:]
    for each in follow(site.rstrip("/"), dossier, Path(file)):
        print(each["soort"], each["lijst"], each["id"])
