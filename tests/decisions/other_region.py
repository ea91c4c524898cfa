"""A made-up region of seven municipalities as a dossier folder: none of them exists.

Two of them merge halfway, one leaves, and its variants are called otherwise than anywhere else."""

from decisions.exchange import import_folder
from decisions.exchange.folder import read_folder
from decisions.models import Dossier
from tests.decisions.folders import DossierFolder
from tests.decisions.other_matter import add_matter
from tests.factories import MunicipalityFactory
from tests.people import beheer

SLUG = "samen-aan-de-bedachte-kust"
NAMES = {
    f"gm950{n}": f"Bedachte {name}"
    for n, name in enumerate(["Aa", "Bee", "Cee", "Dee", "Ee", "Ef", "Gee"])
}
AA, BEE, CEE, DEE, LEAVER, *MERGED = NAMES
SUCCESSOR = "gm9508"
TOML = f"""\
title = "Samen aan de bedachte kust"
slug = "{SLUG}"
question = "Hoe bewaken deze verzonnen gemeenten samen hun kust?"
rule = "meerderheid_inwoners"
opened_on = "2019"
[region]
slug = "bedachte-kust"
name = "Bedachte kust"
"""
SOURCE = {"source": "verslag"}


def build(path):
    """Write the folder under `path`; return its place."""
    made = DossierFolder(path)
    made.toml = TOML
    made.rows = {**people(), **question(), **acts(), **asked(), **shown()}
    add_matter(made.rows)
    return made.write()


def bring(path):
    """Import the folder into a register that knows its municipalities; return the Report and
    the dossier."""
    for code, name in NAMES.items():
        ends = {"ended_on": "2020-12-31"} if code in MERGED else {}
        MunicipalityFactory(code=code, name=name, **ends)
    MunicipalityFactory(code=SUCCESSOR, name="Bedacht Samen", started_on="2021-01-01")
    report = import_folder(read_folder(build(path)), by=beheer())
    return report, Dossier.objects.select_related("region").get(slug=SLUG)


def council(code):
    return f"raad-{code}"


def people():
    members = [
        {"municipality": code, "dated_on": "2019-01-01", "takes_part": "ja"} for code in NAMES
    ]
    left = [(code, "2021-01-01") for code in MERGED] + [(LEAVER, "2022-01-01")]
    members += [{"municipality": code, "dated_on": on, "takes_part": "nee"} for code, on in left]
    members += [{"municipality": SUCCESSOR, "dated_on": "2021-01-01", "takes_part": "ja"}]
    codes = [*NAMES, SUCCESSOR]
    bodies = [body(council(code), "gemeenteraad", code) for code in codes]
    bodies += [body("college-aa", "college", AA), body("stuurgroep", "stuurgroep")]
    return {
        "sources": [
            {"id": "verslag", "title": "Verslag", "publisher_kind": "overig", "is_public": "ja"}
        ],
        "members": [{**each, **SOURCE} for each in members],
        "successions": [
            {"municipality": code, "successor": SUCCESSOR, **SOURCE} for code in MERGED
        ],
        "bodies": bodies,
        "populations": [
            {
                "municipality": code,
                "dated_on": "2019-01-01",
                "inhabitants": str(10_000 * n),
                **SOURCE,
            }
            for n, code in enumerate(codes, start=1)
        ],
        "terms": [
            {
                "id": "aa-2018",
                "body": council(AA),
                "dated_on": "2018-03",
                "election_year": "2018",
                "groups_complete": "ja",
                **SOURCE,
            }
        ],
        "groups": [
            {"id": name, "term": "aa-2018", "name": name.title(), "seats": seats, **SOURCE}
            for name, seats in (("duin", "9"), ("strand", "6"))
        ],
    }


def body(key, kind, municipality=""):
    return {
        "id": key,
        "kind": kind,
        "name": f"{kind} {municipality}".title(),
        "municipality": municipality,
    }


def question():
    variants = [
        ("netwerk", {}),
        ("dienst", {}),
        ("federatie", {}),
        ("federatie-klein", {"base": "federatie"}),
    ]
    subjects = [{"id": key, "kind": "variant", **more} for key, more in variants]
    subjects.append({"id": "dienstplan", "kind": "voorstel", "works_out": "dienst"})
    subjects.append({"id": "digitaal", "kind": "richting", "column": "netwerk"})
    for number, each in enumerate(subjects):
        each.update(name=each["id"].replace("-", " ").title(), number=str(number))
    states = [("voorgelegd", "2020-03-01"), ("aangenomen", "2021-06")]
    return {
        "themes": [{"id": "kust", "name": "Kust"}],
        "subjects": subjects,
        "elements": [
            {"variant": "federatie-klein", "taken_from": "netwerk", "name": "vrij overleg"}
        ],
        "milestones": [
            {
                "id": state,
                "dated_on": on,
                "title": f"Dienstplan {state}",
                "subject": "dienstplan",
                "state": state,
                "is_moment": "ja",
            }
            for state, on in states
        ],
        "costs": [
            {
                "id": "wacht",
                "dated_on": "2020",
                "title": "Kustwacht",
                "payer": "alle zeven",
                "amount": "70000",
                "share_key": "naar inwoners",
                "subject": "dienst",
            }
        ],
    }


STANCES = {AA: "voor", BEE: "voor_mits", CEE: "tegen", MERGED[0]: "tegen", SUCCESSOR: "voor"}


def acts():
    days = dict.fromkeys(STANCES, "2020-05") | {SUCCESSOR: "2021-03-04"}
    decisions = [
        {
            "id": f"besluit-{code}",
            "body": council(code),
            "speaker": "orgaan",
            "form": "besluit",
            "dated_on": days[code],
            "title": "Dienstplan",
        }
        for code in STANCES
    ]
    decisions.append(
        {
            "id": "aa-duin",
            "body": council(AA),
            "speaker": "fracties",
            "form": "motie",
            "dated_on": "2020-06-02",
            "title": "Digitaal vergaderen",
        }
    )
    positions = [
        {
            "id": f"standpunt-{code}",
            "decision": f"besluit-{code}",
            "subject": "dienstplan",
            "stance": stance,
        }
        for code, stance in STANCES.items()
    ]
    positions.append(
        {
            "id": "standpunt-duin",
            "decision": "aa-duin",
            "subject": "digitaal",
            "stance": "nader_onderzoek",
            "groups_label": "Duin",
            "groups": "duin",
        }
    )
    return {"decisions": decisions, "positions": positions}


def asked():
    return {
        "rounds": [
            {
                "id": "ronde",
                "dated_on": "2020-03-01",
                "title": "Ronde",
                "subject": "dienstplan",
                "opened_by": "stuurgroep",
                "legal_basis": "afspraak",
                "due_on": "2020-07-01",
            }
        ],
        "round_bodies": [
            {"round": "ronde", "body": council(AA), "answer": f"besluit-{AA}"},
            {"round": "ronde", "body": council(DEE), "no_view_on": "2020-06-01"},
            {"round": "ronde", "body": council(LEAVER)},
        ],
        "meetings": [
            {
                "id": "vergadering",
                "body": council(LEAVER),
                "title": "Raad",
                "held_on": "2020-06-30",
                "starts_at": "2020-06-30T20:00",
                "ends_at": "2020-06-30T22:00",
            }
        ],
        "agenda_items": [
            {
                "id": "punt",
                "body": council(LEAVER),
                "title": "Dienstplan",
                "round": "ronde",
            }
        ],
        "treatments": [
            {
                "id": "behandeling",
                "item": "punt",
                "sequence": "1",
                "meeting": "vergadering",
                "kind": "bespreekstuk",
            }
        ],
        "agenda_lines": [
            {
                "id": "regel",
                "item": "punt",
                "kind": "beslispunt",
                "number": "1",
                "text": "Instemmen.",
            }
        ],
        "remarks": [
            {
                "id": "mits",
                "kind": "voorwaarde",
                "dated_on": "2020-05",
                "body": council(BEE),
                "subject": "dienstplan",
                "text": "Alleen met een eigen post.",
                "decision": f"besluit-{BEE}",
                "position": f"standpunt-{BEE}",
            },
            {
                "id": "wens",
                "kind": "wens",
                "dated_on": "2020-05",
                "body": council(AA),
                "theme": "kust",
                "subject": "dienstplan",
                "text": "Meer uitkijkposten.",
                "round": "ronde",
            },
        ],
        "replies": [
            {
                "id": "antwoord",
                "remark": "wens",
                "body": "stuurgroep",
                "dated_on": "2020-09-01",
                "outcome": "overgenomen",
                "reasons": "Er komen er twee bij.",
            }
        ],
        "statements": [
            {
                "id": "krant",
                "dated_on": "2020-07",
                "speaker": "Bewoners",
                "text": "Eindelijk.",
                "municipality": AA,
                "subject": "dienst",
                "theme": "kust",
            }
        ],
    }


def shown():
    places = [
        {"id": f"plaats-{code}", "position": f"standpunt-{code}", "reads_stance": stance}
        for code, stance in STANCES.items()
    ]
    places.append({"id": "plaats-wens", "remark": "wens"})
    return {
        "evidence": [
            {**each, **SOURCE, "place": "blz. 1", "summary": "Zo staat het er."} for each in places
        ]
    }
