"""A made-up dossier folder for tests: small, right, and easy to break at one cell.

Bedachtstad and Verzonnendam do not exist; nothing here says anything about a real council."""

import csv

from decisions.exchange.folder import TABLES

CODES = {"gm9001": "Bedachtstad", "gm9002": "Verzonnendam"}
TOML = """\
title = "Samen verder"
slug = "samen-verder"
question = "Hoe gaan Bedachtstad en Verzonnendam samen verder?"
rule = "alle_raden_akkoord"
opened_on = "2015-10"
closed_on = ""
[region]
slug = "bedachte-regio"
name = "Bedachte regio"
"""
SHOWN_BY = {"source": "brief", "place": "alinea 1"}


class DossierFolder:
    """The files of a folder as rows of texts; `write` puts them on disk."""

    def __init__(self, path):
        self.path = path
        self.toml = TOML
        self.rows = {name: [dict(row) for row in rows] for name, rows in made_up().items()}

    def set(self, table, number, /, **cells):
        """Change cells of row `number` (0 is the first)."""
        self.rows[table][number].update(cells)
        return self

    def add(self, table, /, **cells):
        """Add a row; columns that are not named stay empty."""
        self.rows.setdefault(table, []).append(cells)
        return self

    def drop(self, table, number):
        del self.rows[table][number]
        return self

    def write(self):
        """Write every table that has rows; return the path of the folder."""
        self.path.mkdir(parents=True, exist_ok=True)
        (self.path / "dossier.toml").write_text(self.toml, encoding="utf-8")
        for name, rows in self.rows.items():
            self.write_table(name, rows)
        return self.path

    def write_table(self, name, rows):
        with (self.path / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, TABLES[name].names, restval="")
            writer.writeheader()
            writer.writerows(rows)


def made_up():
    """Return the rows of every table, each with at least one."""
    return {**people(), **question(), **acts(), **asked(), **polled(), **shown()}


def people():
    return {
        "sources": [
            {
                "id": "brief",
                "title": "Brief van het college",
                "publisher": "Gemeente Bedachtstad",
                "publisher_kind": "orgaan",
                "body": "college-bedachtstad",
                "dated_on": "2017-06-20",
                "reference": "Z/1",
                "url": "https://voorbeeld.example/brief",
                "is_public": "ja",
            },
            {"id": "krant", "title": "Krant", "publisher_kind": "pers", "is_public": "nee"},
        ],
        "members": [
            {"municipality": code, "dated_on": "2015-10", "takes_part": "ja", **SHOWN_BY}
            for code in CODES
        ],
        "bodies": [
            body("raad-bedachtstad", "gemeenteraad", "gm9001")
            | {"contact_email": "griffie@voorbeeld.nl", "contact_phone": "071 000 00 00"}
            | {"paper_days": "21", "committee_days": "7"},
            body("raad-verzonnendam", "gemeenteraad", "gm9002"),
            body("college-bedachtstad", "college", "gm9001"),
            body("commissie-wonen", "raadscommissie", "gm9001"),
            body("stuurgroep", "stuurgroep"),
        ],
        "populations": [
            {
                "municipality": "gm9001",
                "dated_on": "2016-01-01",
                "inhabitants": "24000",
                "is_approximate": "ja",
                **SHOWN_BY,
            }
        ],
        "elections": [
            {
                "municipality": "gm9002",
                "election_year": "2017",
                "is_held": "ja",
                "first_on": "2018-01-01",
                **SHOWN_BY,
            }
        ],
        "terms": [
            {
                "id": "periode",
                "body": "raad-bedachtstad",
                "dated_on": "2014-03",
                "election_year": "2014",
                "seats": "21",
                **SHOWN_BY,
            }
        ],
        "parties": [{"id": "partij-a", "name": "Partij A", "full_name": "Bedachte Partij A"}],
        "groups": [
            {"id": "groep-a", "term": "periode", "name": "Groep A", "seats": "5"}
            | {"party": "partij-a", **SHOWN_BY},
            {"id": "groep-b", "term": "periode", "name": "Groep B", **SHOWN_BY},
        ],
        "group_roles": [
            {"group": "groep-a", "dated_on": "2014-05", "side": "oppositie", **SHOWN_BY}
        ],
        "arrangements": [
            {
                "id": "dienst",
                "name": "Bedachte Dienst",
                "legal_form": "openbaar lichaam",
                **SHOWN_BY,
            }
        ],
        "successions": [{"municipality": "gm9001", "successor": "gm9002", "source": "brief"}],
        "tiles": [{"municipality": "gm9001", "row": "2", "column": "1"}],
        "recesses": [
            {
                "municipality": "gm9001",
                "name": "zomerreces",
                "first_on": "2017-07-08",
                "last_on": "2017-08-20",
            }
        ],
        "participations": [
            {
                "arrangement": "dienst",
                "municipality": "gm9002",
                "dated_on": "2012",
                "takes_part": "ja",
                **SHOWN_BY,
            }
        ],
    }


def body(key, kind, municipality=""):
    name = key.replace("-", " ").capitalize()
    return {"id": key, "kind": kind, "name": name, "municipality": municipality}


def question():
    """Themes and subjects; the proposal and the derived variant stand before their variants."""
    return {
        "themes": [{"id": "wonen", "name": "Wonen"}],
        "subjects": [
            subject("plan", "voorstel", 1, works_out="zwaar"),
            subject("onderzoek", "richting", 2, column="zwaar"),
            subject("licht-met-stip", "variant", 3, base="licht"),
            subject("licht", "variant", 4),
            subject("zwaar", "variant", 5),
        ],
        "concerns": [
            {"subject": "zwaar", "municipality": "gm9001", "dated_on": "2016"}
            | {"takes_part": "ja", **SHOWN_BY}
        ],
        "relations": [
            {"subject": "zwaar", "kind": "vervangt", "other": "licht", **SHOWN_BY}
            | {"change": "Het loket is eruit.", "url": "https://voorbeeld.example/versie-2"}
        ],
        "elements": [{"variant": "licht-met-stip", "taken_from": "zwaar", "name": "één loket"}],
        "milestones": [
            {
                "id": "verworpen",
                "dated_on": "2017-05",
                "title": "Plan van tafel",
                "subject": "plan",
                "state": "verworpen",
                "body": "stuurgroep",
                "is_moment": "ja",
            }
        ],
        "costs": [
            {
                "id": "onderzoekskosten",
                "dated_on": "2016",
                "title": "Onderzoek",
                "payer": "alle gemeenten",
                "municipality": "gm9001",
                "amount": "10000000000",
                "subject": "plan",
            }
        ],
    }


def subject(key, kind, number, **cells):
    return {"id": key, "kind": kind, "name": key.capitalize(), "number": str(number), **cells}


def acts():
    return {
        "meetings": [
            {
                "id": "raad-0509",
                "body": "raad-bedachtstad",
                "title": "Raadsvergadering",
                "held_on": "2017-05-09",
                "starts_at": "2017-05-09T20:00",
                "url": "https://voorbeeld.example/vergadering",
            }
        ],
        "decisions": [
            decision("besluit-1", "raad-bedachtstad", meeting="raad-0509", votes_for="12"),
            decision("besluit-2", "raad-verzonnendam", dated_on="2017-05/2017-06"),
            decision(
                *("uitspraak", "raad-bedachtstad"),
                speaker="fracties",
                form="motie",
                moved_in="behandeling",
            ),
        ],
        "group_tallies": [
            {"id": "groep-a-voor", "decision": "besluit-1", "label": "Groep A", "group": "groep-a"}
            | {"direction": "voor", "votes_for": "5"},
        ],
        "positions": [
            position("standpunt-1", "besluit-1", "plan", "tegen", shown="lezing-2"),
            position("standpunt-2", "besluit-2", "plan", "voor_mits"),
            position(
                "fracties",
                "uitspraak",
                "licht",
                "nader_onderzoek",
                groups_label="Groep A en Groep B",
                group_seats="9",
                groups="groep-a;groep-b",
                source_follows="ja",
            ),
        ],
        "statements": [
            {
                "id": "bewoners",
                "dated_on": "2017-03~",
                "speaker": "Bewoners",
                "municipality": "gm9002",
                "subject": "zwaar",
                "theme": "wonen",
                "text": "Bouw eerst woningen.",
            }
        ],
    }


def decision(key, spoken_by, **cells):
    usual = {"speaker": "orgaan", "form": "besluit", "dated_on": "2017-05-09"}
    return {"id": key, "body": spoken_by, "title": "Over het plan", **usual, **cells}


def position(key, follows_from, on, stance, **cells):
    return {"id": key, "decision": follows_from, "subject": on, "stance": stance, **cells}


def asked():
    return {
        "rounds": [
            {
                "id": "ronde",
                "dated_on": "2017-04",
                "title": "Wensen en bedenkingen",
                "subject": "plan",
                "opened_by": "stuurgroep",
                "legal_basis": "wgr_art_1",
                "due_on": "2017-06-01",
                "bundle": "verworpen",
                "follows": "eerste-ronde",
            },
            {
                "id": "eerste-ronde",
                "dated_on": "2017-01",
                "title": "Eerste ronde",
                "subject": "plan",
                "legal_basis": "afspraak",
            },
        ],
        "round_bodies": [
            {
                "round": "ronde",
                "body": "raad-bedachtstad",
                "received_on": "2017-04-01",
                "answer": "besluit-1",
                "receipt_on": "2017-05-10",
                "receipt_reference": "Z/2",
                "confirmed_on": "2017-05-11",
            },
            {"round": "ronde", "body": "raad-verzonnendam", "no_view_on": "2017-05-30"},
        ],
        "extensions": [
            {
                "id": "uitstel",
                "round": "ronde",
                "body": "raad-verzonnendam",
                "granted_on": "2017-05-20",
                "due_on": "2017-07-01",
                "why": "De raad vergadert later.",
            }
        ],
        "questions": [
            {"id": "vraag-1", "round": "ronde", "number": "1", "text": "Wat vindt de raad?"}
        ],
        "remarks": [
            remark("nieuwe-wens", "wens", body="raad-bedachtstad", carried_from="oude-wens"),
            remark("oude-wens", "wens", gathering="Bewonersavond"),
            remark(
                "voorwaarde",
                "voorwaarde",
                body="raad-verzonnendam",
                decision="besluit-2",
                position="standpunt-2",
                round="ronde",
                theme="wonen",
            ),
        ],
        "replies": [
            {
                "id": "reactie",
                "remark": "voorwaarde",
                "body": "stuurgroep",
                "dated_on": "2017-06",
                "outcome": "deels",
                "reasons": "Past binnen de opdracht.",
                "changed_in": "plan",
                "changed_where": "hoofdstuk 2",
            }
        ],
        "points": [{"id": "meer-huizen", "title": "Meer woningen"}],
        "point_remarks": [
            {"point": "meer-huizen", "remark": "voorwaarde", "heading": "minder"},
            {"point": "meer-huizen", "remark": "nieuwe-wens", "heading": "meer"},
        ],
        "reply_notes": [
            {"id": "nota", "round": "ronde", "body": "stuurgroep", "adopted_on": "2017-06-30"},
            {
                "id": "nota-2",
                "round": "ronde",
                "body": "stuurgroep",
                "adopted_on": "2017-07-02",
                "unreviewed_why": "Er is er maar één die reageert.",
                "revises": "nota",
                "why": "Er kwam een punt bij.",
            },
        ],
        "dispatches": [{"reply_note": "nota", "body": "raad-bedachtstad", "sent_on": "2017-07-01"}],
        "read_backs": [
            {
                "id": "tegenlezing",
                "body": "raad-bedachtstad",
                "asked_on": "2017-07-01",
                "due_on": "2017-08-01",
            }
        ],
        "read_back_lines": [
            {
                "id": "gelezen",
                "read_back": "tegenlezing",
                "decision": "besluit-1",
                "verdict": "anders",
                "text": "Het was een motie.",
                "answered_on": "2017-07-20",
                "read_as": "0123456789abcdef0123456789abcdef",
            }
        ],
        "agenda_items": [
            {
                "id": "agendapunt",
                "body": "raad-bedachtstad",
                "title": "Hoe verder?",
                "portfolio_holder": "wethouder Verzonnen",
                "is_incoming": "ja",
                "round": "ronde",
                "decision": "besluit-1",
                "source": "brief",
            }
        ],
        "treatments": [
            {
                "id": "behandeling",
                "item": "agendapunt",
                "sequence": "1",
                "meeting": "raad-0509",
                "agenda_number": "7b",
                "stage": "besluitvorming",
                "kind": "bespreekstuk",
                "outcome": "geamendeerd",
                "outcome_note": "na het amendement",
                "decision": "besluit-1",
            },
            {
                "id": "behandeling-2",
                "item": "agendapunt",
                "sequence": "2",
                "planned_note": "na de zomer",
                "kind": "hamerstuk",
            },
        ],
        "common_items": [
            {
                "id": "gezamenlijk",
                "title": "Hoe verder?",
                "points": "Instemmen.",
                "round": "ronde",
                "source": "brief",
            }
        ],
        "item_offers": [
            {
                "common_item": "gezamenlijk",
                "body": "raad-bedachtstad",
                "item": "agendapunt",
                "followed_at": "2017-05-01T12:00",
            }
        ],
        "commitments": [
            {
                "id": "toezegging",
                "body": "raad-bedachtstad",
                "kind": "toezegging",
                "text": "Een brief over de kosten.",
                "holder": "wethouder Verzonnen",
                "made_on": "2017-05-09",
                "due_on": "2017-09-01",
                "done_on": "2017-08-01",
                "done_note": "De brief kwam.",
                "treatment": "behandeling",
                "decision": "besluit-1",
            }
        ],
        "agenda_lines": [
            line("vraag", "Hoe verder?"),
            line("bijlage", "De brief"),
        ],
        "answers": [
            answer("antwoord-1", question="vraag-1"),
            answer("antwoord-2", line="regel-vraag"),
        ],
    }


def line(kind, text):
    return {"id": f"regel-{kind}", "item": "agendapunt", "kind": kind, "number": "1", "text": text}


def answer(key, **cells):
    usual = {"body": "raad-bedachtstad", "dated_on": "2017-05-09", "text": f"Zo is {key}"}
    return {"id": key, **usual, **cells}


def remark(key, kind, **cells):
    return {"id": key, "kind": kind, "dated_on": "2017-05-09", "text": f"Punt {key}", **cells}


def polled():
    """A referendum in two municipalities together, moved once, on the heavy form."""
    return {
        "polls": [
            {
                "id": "referendum",
                "kind": "referendum",
                "dated_on": "2017-06-14",
                "title": "Referendum over samenwerking",
                "holder": "Partij A",
                "holder_party": "partij-a",
                "question": "Bent u voor zware samenwerking?",
                "binding": "nee",
                "threshold": "opkomst van dertig procent",
                "entitled": "inwoners vanaf 16 jaar",
                "note": '=1+1; "op papier", op het net',
            }
        ],
        "poll_events": [
            {"id": "verplaatst", "poll": "referendum", "dated_on": "2017-03", "step": "verplaatst"}
            | {"planned_on": "2017-06-14", **SHOWN_BY}
        ],
        "poll_areas": [
            {"id": "samen", "poll": "referendum", "number": "1", "turnout": "41.5", "votes": "900"}
        ],
        "poll_area_municipalities": [
            {"area": "samen", "municipality": "gm9001"},
            {"area": "samen", "municipality": "gm9002"},
        ],
        "poll_options": [
            {"id": "ja", "poll": "referendum", "number": "1", "text": "Ja"}
            | {"subject": "zwaar", "stance": "voor"},
            {"id": "blanco", "poll": "referendum", "number": "2", "text": "Weet niet"},
        ],
        "poll_results": [
            {"id": "samen-ja", "area": "samen", "option": "ja", "votes": "500"},
            {"id": "samen-blanco", "area": "samen", "option": "blanco", "percentage": "12.25"},
        ],
    }


def shown():
    return {
        "evidence": [
            place("lezing-1", position="standpunt-1", reads_stance="tegen"),
            place("lezing-2", position="standpunt-1", reads_stance="tegen", is_joint="ja"),
            place("lezing-3", position="standpunt-2", reads_stance="voor", source="krant"),
            place("lezing-4", position="standpunt-2", reads_stance="voor_mits"),
            place("plek-besluit", decision="besluit-1", quote="=1+1"),
            place("plek-ronde", round="ronde", is_derived="ja"),
            place("plek-antwoord", answer="antwoord-1"),
            place("plek-peiling", poll="referendum"),
            place("plek-gebied", poll_area="samen"),
            place("plek-uitslag", poll_result="samen-ja"),
        ],
        "readings": [
            {"evidence": "plek-besluit", "field": "votes_for", "value": "11"},
            {"evidence": "plek-gebied", "field": "turnout", "value": "~42"},
        ],
    }


def place(key, **cells):
    usual = {"source": "brief", "place": "alinea 2", "summary": f"Wat er staat bij {key}"}
    return {"id": key, **usual, **cells}


def leave_out(file, *columns):
    """Write a file of a folder again without these columns."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    kept = [name for name in rows[0] if name not in columns]
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, kept, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
