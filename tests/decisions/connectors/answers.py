"""Answers of the systems of councils, made up after their published schemas."""

import json
from uuid import NAMESPACE_URL, uuid5

HOST = "https://raad.example"
TOWN = "gm9001"

# Notubiz.


def notubiz_meeting(**more):
    """Return a meeting of two items, of which one has a paper."""
    told = {
        "id": 900,
        "type": "meeting",
        "permission_group": "public",
        "confidential": 0,
        "inactive": False,
        "canceled": False,
        "gremium": {"id": 12, "self": "api.example/organisations/1/gremia/12"},
        "url": "https://raad.example/vergadering/900",
        "attributes": [{"id": 1, "reference_model": None, "value": "Gemeenteraad"}],
        "plannings": [{"start_date": "2026-12-10 19:30:00", "end_date": None}],
        "documents": [notubiz_document(1, "Besluitenlijst", kind="Besluitenlijst")],
        "agenda_items": [
            notubiz_item(11, "Opening", "1"),
            notubiz_item(
                12, "Zienswijze regiovisie", "2", documents=[notubiz_document(2, "Raadsvoorstel")]
            ),
        ],
    }
    return told | more


def notubiz_item(key, title, number="", *, documents=(), items=(), **more):
    told = {
        "id": key,
        "type": "agenda_point",
        "permission_group": "public",
        "confidential": 0,
        "type_data": {
            "heading": False,
            "title_prefix": number,
            "attributes": [{"id": 1, "reference_model": None, "value": title}],
        },
        "documents": list(documents),
        "agenda_items": list(items),
    }
    return told | more


def notubiz_document(key, title, *, kind="Document", **more):
    told = {
        "id": key,
        "title": title,
        "url": f"{HOST}/document/{key}/1",
        "confidential": 0,
        "date": "2026-12-01",
        "types": [{"id": 1, "value": kind}],
    }
    return told | more


def notubiz_events(*meetings, has_more=False):
    rows = [{"id": each, "type": "meeting", "permission_group": "public"} for each in meetings]
    return {"events": rows, "pagination": {"has_more_pages": has_more}}


# Mini-ORI 1.0.


def uuid(name):
    return str(uuid5(NAMESPACE_URL, name))


def mini_ori_meeting(name="raad", **more):
    told = {
        "id": uuid(name),
        "url": f"{HOST}/vergaderingen/{uuid(name)}",
        "organisatie": {"gemeente": TOWN, "naam": "Gemeente Aalst"},
        "dossiertype": "vergadering",
        "naam": "Raadsvergadering",
        "geplandeaanvang": "2026-12-10T18:30:00Z",
        "vergaderdatum": "2026-12-10",
        "locatie": "Raadszaal",
        "georganiseerddoorgremium": {"gremiumidentificatie": "g1", "gremiumnaam": "Raad"},
    }
    return told | more


def mini_ori_item(name, title, number="", *, meeting="raad", **more):
    told = {
        "id": uuid(name),
        "url": f"{HOST}/agendapunten/{uuid(name)}",
        "organisatie": {"gemeente": TOWN, "naam": "Gemeente Aalst"},
        "dossiertype": "agendapunt",
        "agendapuntnaam": title,
        "volgnummer": number,
        "vergaderingen": [
            {"id": uuid(meeting), "url": f"{HOST}/vergaderingen/{uuid(meeting)}"},
        ],
    }
    return told | more


def mini_ori_document(name, title, *, item="", meeting="", **more):
    told = {
        "pid": f"{HOST}/pid/{name}",
        "id": uuid(name),
        "webpaginalink": f"{HOST}/stuk/{name}",
        "organisatie": {"gemeente": TOWN, "naam": "Gemeente Aalst"},
        "titel": title,
        "wooinformatiecategorie": "c_db4862c3",
        "datumingediend": "2026-12-01",
        "agendapunten": [{"id": uuid(item), "url": f"{HOST}/agendapunten/x"}] if item else [],
        "vergaderingen": [{"id": uuid(meeting), "url": f"{HOST}/vergaderingen/x"}]
        if meeting
        else [],
    }
    return told | more


def listed(*rows, following=None):
    return {"next": following, "previous": None, "results": list(rows)}


# ORI-A 1.0.

ORI_A = """<?xml version="1.0" encoding="UTF-8"?>
<ORI-A xmlns="https://ori-a.nl">
  <vergadering>
    <ID>v1</ID>
    <naam>Raadsvergadering</naam>
    <datum>2026-12-10</datum>
    <aanvang>2026-12-10T19:30:00+01:00</aanvang>
    <georganiseerdDoorGremium><naam>Raad</naam></georganiseerdDoorGremium>
    <locatie>Raadszaal</locatie>
    <status>Gehouden</status>
    <isGenotuleerdIn>
      <verwijzingInformatieobject>
        <verwijzingID>https://raad.example/notulen</verwijzingID>
        <verwijzingNaam>Notulen</verwijzingNaam>
      </verwijzingInformatieobject>
    </isGenotuleerdIn>
  </vergadering>
  <agendapunt>
    <ID>p1</ID>
    <naam>Zienswijze regiovisie</naam>
    <volgnummer>3</volgnummer>
    <volgnummerWeergave>3a</volgnummerWeergave>
    <indicatieHamerstuk>false</indicatieHamerstuk>
    <heeftAlsBijlage>
      <informatieobjectType>
        <begripLabel>Raadsvoorstel</begripLabel>
        <verwijzingBegrippenlijst><verwijzingID>lijst</verwijzingID></verwijzingBegrippenlijst>
      </informatieobjectType>
      <verwijzingInformatieobject>
        <verwijzingID>https://raad.example/voorstel</verwijzingID>
        <verwijzingNaam>Raadsvoorstel regiovisie</verwijzingNaam>
      </verwijzingInformatieobject>
    </heeftAlsBijlage>
    <heeftAlsSubagendapunt>
      <ID>p1b</ID>
      <naam>Amendement</naam>
    </heeftAlsSubagendapunt>
  </agendapunt>
  <agendapunt>
    <ID>p2</ID>
    <naam>Besloten deel</naam>
    <indicatieBesloten>true</indicatieBesloten>
    <heeftAlsSubagendapunt>
      <ID>p3</ID>
      <naam>Ook besloten</naam>
    </heeftAlsSubagendapunt>
  </agendapunt>
  <stemming>
    <ID>s1</ID>
    <leidtTotBesluit><verwijzingID>b1</verwijzingID></leidtTotBesluit>
    <heeftBetrekkingOpAgendapunt><verwijzingID>p1</verwijzingID></heeftBetrekkingOpAgendapunt>
  </stemming>
  <besluit>
    <ID>b1</ID>
    <resultaat>Geamendeerd aangenomen</resultaat>
  </besluit>
  {voters}
</ORI-A>
"""
VOTER = """<aanwezigeDeelnemer>
    <isNatuurlijkPersoon>
      <ID>l{n}</ID>
      <naam><achternaam>Lid {n}</achternaam></naam>
    </isNatuurlijkPersoon>
    <neemtDeelAanStemming>
      <keuzeStemming>{choice}</keuzeStemming>
      <gegevenOpStemming><verwijzingID>s1</verwijzingID></gegevenOpStemming>
    </neemtDeelAanStemming>
  </aanwezigeDeelnemer>"""


def ori_a(*choices, **more):
    """Return a file in which these votes were cast; `more` replaces text in it."""
    voters = "".join(VOTER.format(n=n, choice=each) for n, each in enumerate(choices))
    told = ORI_A.replace("{voters}", voters)
    for old, new in more.get("replace", {}).items():
        assert old in told
        told = told.replace(old, new)
    return told.encode()


# A source that answers.


class Source:
    """Called as a Fetcher is; gives what stands in `answers` by the address without what follows
    `?`, the next of them where there are several. `asked` is what it was asked."""

    def __init__(self, **answers):
        self.answers = {name.replace("__", "/"): each for name, each in answers.items()}
        self.asked = []

    def __call__(self, address):
        self.asked.append(address)
        path = address.removeprefix(f"{HOST}/").split("?")[0]
        found = self.answers[path]
        found = found.pop(0) if isinstance(found, list) else found
        return found if isinstance(found, bytes) else json.dumps(found).encode()
