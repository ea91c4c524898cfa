"""Where every council stood on a day, from the open data of a Regio alone.

python board.py https://regio.example.nl samen-verder 2017-06-01

Prints a line for each council and each subject of the dossier: council, subject, stance. Needs
Python 3.10 and nothing else; use it as you like."""

import json
import sys
from urllib.parse import urlencode
from urllib.request import urlopen


def ask(site, path, **query):
    """Return what the API answers to one question."""
    with urlopen(f"{site}/api/v1{path}?{urlencode(query)}", timeout=30) as answer:
        return json.load(answer)


def build_board(site, dossier, day):
    """Return {(council, subject): stance}; a council that said nothing is 'onbekend'."""
    told = ask(site, f"/dossiers/{dossier}/stand", peildatum=day)
    subjects = {each["id"]: each["naam"] for each in told["onderwerpen"]}
    board = {}
    for body in told["organen"]:
        if body["soort"] != "gemeenteraad":
            continue
        said = {each["onderwerp"]: each["stand"] for each in body["standpunten"]}
        for key, name in subjects.items():
            board[body["naam"], name] = said.get(key, "onbekend")
    return board


if __name__ == "__main__":
    site, dossier, day = sys.argv[1:]
    for (council, subject), stance in build_board(site.rstrip("/"), dossier, day).items():
        print(f"{council};{subject};{stance}")
