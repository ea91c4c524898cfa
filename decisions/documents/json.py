"""An agenda item as the Agendapunt of mini-ORI 1.0.0, VNG's model of council information.

What the model has no place for and what Regio does not know stays out."""

import json
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext as _

from .xml import HAMMERED, is_treated

MEDIA_TYPE = "application/json"


def find_mini_ori_lack(document):
    """Return why an item is no mini-ORI: the model knows no other organisation of ours."""
    if document.values.home is None:
        return _("mini-ORI kent alleen organen van een gemeente, een provincie of een waterschap.")
    return ""


def write(document):
    """Return an AgendaDocument as one Agendapunt in UTF-8."""
    return serialize(build_mini_ori_item(document))


def serialize(told):
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def build_mini_ori_item(document):
    """Return the Agendapunt; `overig` tells what the file says of itself."""
    values = document.values
    found = {
        **build_reference(values.page),
        "webpaginalink": document.address,
        "organisatie": build_organisation(values.home),
        "dossiertype": "agendapunt",
        "agendapuntnaam": document.title,
        "omschrijving": values.summary,
        "vergaderingen": [build_reference(each.address) for each in values.meetings],
        "volgnummer": values.agenda_number,
        "locatie": values.meeting.location if values.meeting else "",
        "overig": " · ".join(part for part in (document.banner, document.stamp) if part),
        "indicatiehamerstuk": {"true": True, "false": False}.get(HAMMERED.get(values.kind, "")),
        "indicatiebehandeld": is_treated(values) or None,
    }
    return {name: each for name, each in found.items() if each not in ("", None)}


def build_mini_ori_meeting(meeting, home, *, is_ahead):
    """Return a MeetingFacts as a Vergadering; what is ahead has a planned day and no other."""
    day = meeting.held_on.isoformat()
    hours = {"geplandeaanvang": meeting.starts_at, "geplandeeinde": meeting.ends_at}
    found = {
        **build_reference(meeting.address),
        "webpaginalink": meeting.url,
        "organisatie": build_organisation(home),
        "dossiertype": "vergadering",
        "naam": meeting.title,
        "geplandedatum" if is_ahead else "vergaderdatum": day,
        "locatie": meeting.location,
        **{name: moment.isoformat() for name, moment in hours.items() if moment},
    }
    return {name: each for name, each in found.items() if each}


def build_reference(address):
    """Return an address with the identifier that follows from it, the same in every file."""
    return {"id": str(uuid5(NAMESPACE_URL, address)), "url": address}


def build_organisation(home):
    """Return a municipality as the model has it, by its TOOI code."""
    return {"gemeente": home.code, "naam": f"gemeente {home.name}"}
