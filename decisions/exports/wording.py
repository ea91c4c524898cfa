"""How a file says when: the planning of an item, its status, and what the file itself rests on."""

from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..models import Status
from .document import Fact, Planning

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def day_words(day):
    """Return a date as '1 juni 2017'."""
    return date_format(day, "j F Y")


def moment_words(moment):
    """Return an aware moment in Dutch time, as '1 juni 2017 om 14.05 uur'."""
    local = moment.astimezone(AMSTERDAM)
    return _("%(day)s om %(time)s uur") % {"day": day_words(local), "time": time_words(local)}


def time_words(moment):
    return date_format(moment.astimezone(AMSTERDAM), "H.i")


def planning_of(meeting, planned_note):
    """Return the Planning of an item on `meeting`, or of one that waits for a meeting."""
    if meeting is None:
        return Planning(unplanned_words(planned_note))
    parts = [meeting.title, date_format(meeting.held_on, "l j F Y"), hours_words(meeting)]
    return Planning(
        ", ".join(part for part in [*parts, meeting.location] if part),
        meeting.held_on,
        meeting.starts_at,
        meeting.ends_at,
        meeting.location,
    )


def unplanned_words(planned_note):
    if planned_note:
        return _("nog niet gepland: %(note)s") % {"note": planned_note}
    return _("nog niet gepland")


def hours_words(meeting):
    """Return from when to when, as far as a source has it."""
    if meeting.starts_at is None:
        return _("aanvang niet bekend")
    start = time_words(meeting.starts_at)
    if meeting.ends_at is None:
        return _("aanvang %(start)s uur") % {"start": start}
    return _("%(start)s tot %(end)s uur") % {"start": start, "end": time_words(meeting.ends_at)}


def banner_of(record, moment):
    """Return what a reader must know before anything else; empty for what is public."""
    if record.status == Status.WITHDRAWN:
        return _("INGETROKKEN: %(reason)s") % {"reason": record.withdrawn_reason}
    if record.status == Status.DRAFT:
        return _("CONCEPT: niet openbaar")
    if record.status == Status.SHARED:
        return _("CONCEPT: gedeeld binnen de regio, niet openbaar")
    if record.public_from > moment:
        since = moment_words(record.public_from)
        return _("NOG NIET OPENBAAR: openbaar vanaf %(moment)s") % {"moment": since}
    return ""


def knowledge_words(known_at):
    """Return the state of knowledge of a file: the second clock."""
    if known_at is None:
        return _("zoals nu bekend")
    return _("zoals bekend op %(moment)s") % {"moment": moment_words(known_at)}


def provenance(dossier, *, day, known_at, made_at, address, banner):
    """Return the facts that every file carries about itself."""
    return (
        Fact(_("Dossier"), dossier),
        Fact(_("Peildatum"), day_words(day)),
        Fact(_("Stand van kennis"), knowledge_words(known_at)),
        Fact(_("Gemaakt op"), moment_words(made_at)),
        Fact(_("Status"), banner or _("openbaar")),
        Fact(_("Adres"), address, address),
    )


def stamp_of(dossier, *, day, known_at, made_at, address):
    """Return the same facts as one line, for the foot of every page."""
    return _(
        "%(dossier)s · peildatum %(day)s · %(knowledge)s · gemaakt op %(made)s · %(address)s"
    ) % {
        "dossier": dossier,
        "day": day_words(day),
        "knowledge": knowledge_words(known_at),
        "made": moment_words(made_at),
        "address": address,
    }
