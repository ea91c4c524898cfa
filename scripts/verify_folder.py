"""Verify the proof in an exported dossier folder: python verify_folder.py FOLDER [ANCHOR.json ...]

It needs Python 3.11 or newer and nothing else. It reads top to bottom: what a link of the chain
holds, then whether the chain is whole, whether it agrees with the anchors, and whether the rows of
the folder say what was hashed. It prints what holds and what does not, in Dutch, and ends with 1
where anything differs. What the proof can not show stands on the page /bewijs/ of Regio."""

import csv
import json
import sys
import tomllib
from hashlib import sha256
from pathlib import Path

# In which file a reference is found again, where that is not the plural of its column.
TOPICS = ["base", "changed_in", "column", "other", "proposal", "taken_from", "variant", "works_out"]
REFERS_TO = {
    **dict.fromkeys(TOPICS, "subjects"),
    **{"opened_by": "bodies", "holder_body": "bodies", "area": "poll_areas"},
    **{"bundle": "milestones", "carried_from": "remarks", "holder_party": "parties"},
    **{"item": "agenda_items", "line": "agenda_lines", "option": "poll_options"},
    **{"moved_in": "treatments", "revises": "reply_notes", "follows": "rounds"},
    **{"round_bodies.csv.answer": "decisions", "evidence": "evidence"},
}
# Columns that are made for the folder, or that say otherwise what was hashed.
NOT_COMPARED = ("id", "groups", "shown")


def find_target(file, column):
    plural = f"{column[:-1]}ies" if column.endswith("y") else f"{column}s"
    return f"{REFERS_TO.get(f'{file}.{column}', REFERS_TO.get(column, plural))}.csv"


def digest(text):
    return sha256(text.encode()).hexdigest()


def digest_content(content):
    return digest(json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True))


def read_rows(folder):
    """Return the rows of each file as {column: cell}; the settings are one row."""
    rows = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows[path.name] = list(csv.DictReader(stream))
    rows["dossier.toml"] = [tomllib.loads((folder / "dossier.toml").read_text("utf-8"))]
    return rows


def check_chain(head, links):
    """Yield what is wrong with the chain: its hashes one after another, and its end."""
    previous = digest(head["chain"])
    for number, link in enumerate(links, 1):
        if link["hash"] != digest(f"{number}:{previous}:{link['digest']}"):
            yield f"Schakel {number} past niet op de schakel ervoor."
        previous = link["hash"]
    if len(links) != head["length"]:
        yield f"De keten heeft {len(links)} schakels, en zou er {head['length']} hebben."
    if previous != head["head"]:
        yield "Het einde van de keten is een ander dan bovenaan staat."


def check_anchor(name, length, end, links):
    """Yield what is wrong between the chain and what an anchor says of it."""
    if length > len(links):
        yield f"Anker {name}: de keten had toen al {length} schakels, en heeft er {len(links)}."
    elif length and links[length - 1]["hash"] != end:
        yield f"Anker {name}: schakel {length} is een andere dan toen."


def check_row(file, row, content, salts, names):
    """Yield the columns of a row that say something else than what was hashed."""
    values, texts = content["values"], content["texts"]
    for column, cell in row.items():
        was = values.get("dated_on" if column == "opened_on" else column)
        if column in NOT_COMPARED or column.endswith("_at") or isinstance(cell, dict):
            continue
        if f"{column}_id" in values:  # it leads to the row of that record, where that is told
            key = values[f"{column}_id"]
            leads_to = names.get((find_target(file, column), key), cell)
            same = leads_to == cell and (cell == "") == (key is None)
        elif column in texts:  # without its salt nobody can tell
            same = column not in salts or digest(salts[column] + cell) == texts[column]
        elif isinstance(was, bool) or was is None:
            same = cell == ("ja" if was else "nee") or (not was and cell == "")
        else:
            same = cell == str(was)
        if not same:
            yield column


def check_contents(links, rows):
    """Yield what is wrong between the contents that are told, their digests and the rows."""
    told = [link for link in links if "content" in link]
    places = {}
    for file, found in rows.items():
        keys = next((sorted(each["row"][1]) for each in told if each["row"][0] == file), [])
        places[file] = {tuple(row.get(key) for key in keys): row for row in found} if keys else {}
    rests = [(*each["row"], each["content"]["record"]) for each in told]
    names = {(file, record): key["id"] for file, key, record in rests if "id" in key}
    proved = {}
    for link in told:
        file, key = link["row"]
        shown = f"{file}, {', '.join(key.values())} (schakel {link['number']})"
        if digest_content(link["content"]) != link["digest"]:
            yield f"{shown}: de inhoud past niet bij haar vingerafdruk."
        row = places.get(file, {}).get(place := tuple(key[name] for name in sorted(key)))
        if row is None:
            yield f"{shown}: deze regel staat niet in de map."
            continue
        proved.setdefault(file, set()).add(place)
        for column in check_row(file, row, link["content"], link["salts"], names):
            yield f"{shown}: kolom {column} zegt iets anders dan in de keten staat."
    for file, found in rows.items():
        if rest := len(found) - len(proved.get(file, ())):
            print(f"Niet bewezen: {rest} van {len(found)} regels van {file}.")


def main(folder, *anchors):
    with Path(folder, "proof.ndjson").open(encoding="utf-8") as stream:
        head, *links = map(json.loads, stream)
    wrong = [*check_chain(head, links)]
    ends = [(each["dag"], each["lengte"], each["einde"]) for each in head["anchors"]]
    for path in anchors:
        anchor = json.loads(Path(path).read_text("utf-8"))
        if end := anchor["ketens"].get(head["chain"]):
            ends.append((f"van {anchor['dag']} ({path})", end["lengte"], end["einde"]))
        else:
            wrong.append(f"Anker {path} noemt de keten {head['chain']} niet.")
    for end in ends:
        wrong += check_anchor(*end, links)
    wrong += check_contents(links, read_rows(Path(folder)))
    told = sum("content" in link for link in links)
    print(f"Keten {head['chain']}: {len(links)} schakels, van {told} staat de inhoud erbij.")
    print(f"Vergeleken met {len(ends)} ankers, waarvan {len(anchors)} van u.")
    for sentence in wrong:
        print(f"FOUT  {sentence}")
    print(f"{len(wrong)} verschillen." if wrong else "Alles wat te vergelijken is, klopt.")
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__.splitlines()[0])
    try:
        sys.exit(main(*sys.argv[1:]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        sys.exit(f"FOUT  Dit is niet te lezen: {error!r}")
