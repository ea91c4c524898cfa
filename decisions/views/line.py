"""The line: who held what on one subject from which day on, drawn and as a table."""

from django.db.models import Q
from django.shortcuts import render

from .. import history
from ..board.columns import families
from ..board.line import events_of, lanes, read_line
from ..board.main import main_subject
from ..drawing import Window, around
from ..forms.subject import asked_subject
from ..forms.window import asked_window
from .line_rows import rows_of
from .opened import opened
from .picture import picture
from .rules import Access, open_to


@open_to(Access.EVERYBODY)
def line(request, slug):
    """Show the line of ?onderwerp= from ?van= to ?tot=, as known at ?bekend=."""
    open_ = opened(request, slug)
    material = read_line(open_.dossier, **open_.scope)
    context = {
        "families": families(material.subjects),
        **open_.context,
    }
    subject = subject_of(request.GET, material, open_.day)
    if subject is not None:
        context |= drawn(request.GET, material, subject, open_)
    return render(request, "decisions/line.html", context)


def subject_of(parameters, material, day):
    """Return the subject asked for, else the one that a page shows first, None without any."""
    default = main_subject(material.subjects, material.milestones, day, material.spoken_on)
    return asked_subject(parameters, material.subjects) or default


def drawn(parameters, material, subject, open_):
    """Return what the page shows of a subject: the drawing, its table and its events."""
    events = events_of(material, subject)
    days = days_of(material, events, open_.day)
    whole = Window(min(days), max(days))
    window = asked_window(parameters, own_window(material, subject, events) or whole)
    found = lanes(material, subject, window.first_on, window.last_on)
    numbered = numbered_in(events, window)
    return {
        "subject": subject,
        "works_out": next((s for s in material.subjects if s.pk == subject.works_out_id), None),
        "picture": picture(found, numbered, window, open_.day),
        "rows": rows_of(found, window, open_, material.subjects),
        "events": numbered,
        "places": history.places(open_.dossier, Q(milestone__isnull=False), **open_.scope),
        "whole": whole,
        "years": sorted({each.year for each in days}),
    }


def own_window(material, subject, events):
    """Return the window of what was said on a subject and of what became of it, or None."""
    said = (e.decision for e in material.entries if e.position.subject_id == subject.pk)
    became = (e for e in events if e.milestone and e.milestone.subject_id == subject.pk)
    return around(day for each in (*said, *became) for day in (each.first_on, each.last_on))


def days_of(material, events, day):
    """Return every day on which something was said or happened, and the day asked for."""
    acts = (*events, *(entry.decision for entry in material.entries))
    return {day, material.dossier.first_on, *(each.first_on for each in acts)}


def numbered_in(events, window):
    """Return (number, event) of what happened in the window, numbered from 1."""
    met = [e for e in events if e.first_on <= window.last_on and e.last_on >= window.first_on]
    return list(enumerate(met, start=1))
