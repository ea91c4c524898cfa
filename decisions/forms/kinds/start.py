"""What a form for a new record starts with, from the address that led to it."""

from ...history import seen
from ...models import Position, RemarkKind

# What an address may say -> the field that it fills in.
FIELDS = {
    "orgaan": "body",
    "onderwerp": "subject",
    "besluit": "decision",
    "wens": "remark",
    "ronde": "round",
    "vraag": "question",
    "regel": "line",
    "vergadering": "meeting",
    "thema": "theme",
    "bron": "plaats-source",
}
LONGEST = 20


def initial_of(parameters, kind, dossier, reader):
    """Return the initial values of a form by field; what the form does not offer is not chosen."""
    told = {field: parameters.get(name, "")[:LONGEST] for name, field in FIELDS.items()}
    initial = {field: value for field, value in told.items() if value}
    return initial | of_position(parameters.get("standpunt", ""), dossier, reader)


def of_position(text, dossier, reader):
    """Return what a condition under which a position is held starts with."""
    if not (text.isascii() and text.isdigit() and len(text) < LONGEST):
        return {}
    found = seen(Position, reader, None, dossier=dossier).select_related("decision")
    position = found.filter(pk=int(text)).first()
    if position is None:
        return {}
    return {
        "kind": RemarkKind.CONDITION,
        "position": position.pk,
        "decision": position.decision_id,
        "body": position.body_id,
        "subject": position.subject_id,
        "groups_label": position.groups_label,
        "dated_on": position.decision.dated_on,
    }
