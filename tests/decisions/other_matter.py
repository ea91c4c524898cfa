"""What real dossiers are made of, added to the made-up `other_region`: none of it is true.

A path along the coast concerns three of the municipalities, comes in two versions and excludes a
tunnel; a province and the government speak, residents were asked, and sources differ."""

SOURCE = {"source": "verslag"}
AA, BEE, CEE = "gm9500", "gm9501", "gm9502"
CONCERNED = (AA, BEE, CEE)
READINGS = (
    {"evidence": "plaats-uitslag", "field": "votes", "value": "610"},
    {"evidence": "plaats-stemming", "field": "votes_for", "value": "10"},
)


def add_matter(rows):
    """Add the rows to those of the folder, by table."""
    for table, more in {**subjects(), **others(), **acts(), **polls()}.items():
        rows[table] = [*rows.get(table, []), *more]
    rows["evidence"] = [*rows["evidence"], *places()]
    rows["readings"] = list(READINGS)
    for group in rows["groups"]:
        if group["id"] == "duin":
            group["party"] = "zeepartij"


def subjects():
    named = {
        "kustpad": {"kind": "variant"},
        "tunnel": {"kind": "variant"},
        "kustpad-eerst": {"kind": "voorstel", "works_out": "kustpad"},
        "kustpad-opnieuw": {"kind": "voorstel", "works_out": "kustpad"},
    }
    return {
        "subjects": [
            {"id": key, "name": key.replace("-", " ").title(), "number": str(number), **more}
            for number, (key, more) in enumerate(named.items(), start=10)
        ],
        "concerns": [
            {"subject": "kustpad", "municipality": code, "dated_on": "2020", "takes_part": "ja"}
            | SOURCE
            for code in CONCERNED
        ],
        "relations": [
            {"subject": "kustpad", "kind": "sluit_uit", "other": "tunnel", **SOURCE},
            {"subject": "kustpad-opnieuw", "kind": "vervangt", "other": "kustpad-eerst", **SOURCE}
            | {"change": "Het pad loopt om het duin heen."},
        ],
    }


def others():
    kinds = {"staten": "provinciale_staten", "regering": "regering", "bestuur": "regionaal_bestuur"}
    return {
        "parties": [{"id": "zeepartij", "name": "Zeepartij", "full_name": "Bedachte Zeepartij"}],
        "bodies": [
            {"id": key, "kind": kind, "name": f"Bedachte {key}"} for key, kind in kinds.items()
        ],
    }


def act(key, body, day, **more):
    told = {"speaker": "orgaan", "form": "besluit", "title": f"Over {key}"}
    return {"id": key, "body": body, "dated_on": day, **told, **more}


def acts():
    tally = {"votes_for": "9", "votes_against": "6"}
    decisions = [
        act("pad-aa", f"raad-{AA}", "2020-10-01", **tally),
        act("pad-bee", f"raad-{BEE}", "2020-10-08"),
        act("pad-dee", "raad-gm9503", "2020-10-15"),
        act("pad-staten", "staten", "2020-11-01", votes_for="30", votes_against="25"),
        act("pad-regering", "regering", "2020-12-01", form="brief"),
    ]
    stances = {
        "pad-aa": ("kustpad-eerst", "voor"),
        "pad-bee": ("kustpad", "tegen"),
        "pad-dee": ("kustpad", "tegen"),
        "pad-staten": ("kustpad", "voor"),
        "pad-regering": ("tunnel", "tegen"),
    }
    return {
        "decisions": decisions,
        "positions": [
            {"id": f"stand-{key}", "decision": key, "subject": subject, "stance": stance}
            for key, (subject, stance) in stances.items()
        ],
        "group_tallies": [
            {"id": "duin-voor", "decision": "pad-aa", "label": "Duin", "group": "duin"}
            | {"direction": "voor", "votes_for": "9"},
            {"id": "strand-tegen", "decision": "pad-aa", "label": "Strand", "group": "strand"}
            | {"direction": "tegen"},
        ],
        "remarks": [
            {"id": "tenzij", "kind": "voorwaarde", "dated_on": "2020-10-08", "body": f"raad-{BEE}"}
            | {"subject": "kustpad", "text": "Behalve als het rijk betaalt.", "decision": "pad-bee"}
            | {"position": "stand-pad-bee"}
        ],
    }


def polls():
    return {
        "polls": [
            {"id": "volksraad", "kind": "volksraadpleging", "dated_on": "2021-02-01/2021-02-14"}
            | {"title": "Wat wilt u met de kust?", "holder": "Zeepartij"}
            | {"holder_party": "zeepartij", "question": "Wilt u een pad?", "binding": "nee"}
        ],
        "poll_events": [
            {"id": "gepland", "poll": "volksraad", "dated_on": "2020-11-05", "step": "gepland"}
            | {"planned_on": "2021-01", **SOURCE},
            {"id": "verzet", "poll": "volksraad", "dated_on": "2020-12-20", "step": "verplaatst"}
            | {"planned_on": "2021-02", **SOURCE},
        ],
        "poll_areas": [
            {"id": "in-aa", "poll": "volksraad", "number": "1", "turnout": "40.5", "votes": "1000"},
            {"id": "in-bee-cee", "poll": "volksraad", "number": "2", "votes": "500"},
        ],
        "poll_area_municipalities": [
            {"area": "in-aa", "municipality": AA},
            {"area": "in-bee-cee", "municipality": BEE},
            {"area": "in-bee-cee", "municipality": CEE},
        ],
        "poll_options": [
            {"id": "pad-ja", "poll": "volksraad", "number": "1", "text": "Ja"}
            | {"subject": "kustpad", "stance": "voor"},
            {"id": "pad-nee", "poll": "volksraad", "number": "2", "text": "Nee"}
            | {"subject": "kustpad", "stance": "tegen"},
        ],
        "poll_results": [
            {"id": "aa-ja", "area": "in-aa", "option": "pad-ja", "votes": "600"}
            | {"percentage": "70"},
            {"id": "aa-nee", "area": "in-aa", "option": "pad-nee", "votes": "400"},
            {"id": "bc-ja", "area": "in-bee-cee", "option": "pad-ja", "percentage": "55"},
        ],
    }


def places():
    kept = {"source": "verslag", "place": "blad 3", "summary": "Zo staat het in het verslag."}
    targets = {
        **{f"plaats-{key}": {"position": f"stand-{key}"} for key in ("pad-aa", "pad-dee")},
        "plaats-pad-bee": {"position": "stand-pad-bee", "reads_stance": "tegen"},
        "plaats-uitslag": {"poll_result": "aa-ja"},
        "plaats-stemming": {"decision": "pad-aa"},
    }
    return [{"id": key, **kept, **target} for key, target in targets.items()]
