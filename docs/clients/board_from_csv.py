"""Where every council stood on a day, from one table of a Regio alone.

python board_from_csv.py https://regio.example.nl samen-verder 2017-06-01

Prints a line for each council and each subject of the dossier: council, subject, stance. Needs
Python 3.10 and nothing else; use it as you like."""

import csv
import io
import sys
from urllib.parse import urlencode
from urllib.request import urlopen


def read_table(site, path, **query):
    """Return the rows of a table, each by the names of its columns."""
    with urlopen(f"{site}{path}?{urlencode(query)}", timeout=30) as answer:
        return list(csv.DictReader(io.TextIOWrapper(answer, "utf-8", newline="")))


def build_board(site, dossier, day):
    """Return {(council, subject): stance}; a council that said nothing is 'onbekend'."""
    rows = read_table(site, f"/dossiers/{dossier}/stand.csv", peildatum=day, vorm="lang")
    return {
        (row["orgaan"], row["onderwerp"]): row["standpunt"]
        for row in rows
        if row["soort orgaan"] == "gemeenteraad"
    }


if __name__ == "__main__":
    site, dossier, day = sys.argv[1:]
    for (council, subject), stance in build_board(site.rstrip("/"), dossier, day).items():
        print(f"{council};{subject};{stance}")
