"""What comes when: the agenda of all bodies, and that of the bodies of one municipality."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from municipalities.models import BodyKind, Municipality
from municipalities.roles import reader_of

from ...board.calendar import LineFilter, LinesBefore, group_by_month, list_lines_ahead
from ...history.calendar import build_home_scope, read_calendar_bodies, read_calendar_dossiers
from ...models import TreatmentKind, TreatmentStage
from ..access import Access, request_moment, restrict_to
from ..dossier_context import parse_undated_parameters
from ..errors import build_page_stamp
from ..kept_pages import keep_page
from ..parameters import holds_words, parse_choice, parse_page, parse_search_words
from .table_links import build_table_links

AHEAD, BEFORE = "komend", "geweest"


@restrict_to(Access.EVERYBODY)
@keep_page()
def agenda_page(request):
    """Show what comes from ?peildatum= on in the meetings of all bodies, as known at ?bekend=."""
    return show_agenda(request)


@restrict_to(Access.EVERYBODY)
@keep_page()
def municipality_agenda_page(request, slug):
    """Show what comes from ?peildatum= on in the meetings of the bodies of a municipality."""
    return show_agenda(request, get_object_or_404(Municipality, slug=slug))


def show_agenda(request, home=None):
    asked = ask_agenda(request, home)
    lines, choices = asked.lines, asked.choices
    page = parse_page(request.GET, lines)
    first = page.start_index() - 1
    context = {
        "municipality": home,
        "page": page,
        "months": group_by_month(page.object_list, lines[first - 1] if first > 0 else None),
        "is_before": choices["welke"].value == BEFORE,
        "choices": choices.values(),
        "calendars": list_calendars(home, choices),
        "tables": list_agenda_tables(request.GET, home),
        "sought": asked.sought,
        "day": asked.wanted.day,
        "known_at": asked.wanted.known_at,
        "stamp": build_page_stamp(request, asked.reader.at, wanted=asked.wanted),
    }
    return render(request, "decisions/agenda.html", context)


def list_agenda_tables(parameters, home):
    """Return (label, address) of each format of the table of the agenda."""
    if home is None:
        return build_table_links(parameters, "agenda-table")
    return build_table_links(parameters, "municipality-agenda-table", home.slug)


@dataclass(frozen=True)
class AskedAgenda:
    """The CalendarLines that an address asks for, with who asks and what was chosen."""

    reader: Any
    wanted: Any
    lines: Sequence
    choices: dict
    sought: str


def ask_agenda(request, home=None):
    """Return the AskedAgenda of a request, of all bodies or those of a municipality."""
    reader = reader_of(request.user, at=request_moment(request))
    wanted = parse_undated_parameters(request.GET, reader.at)
    scope = build_home_scope(reader, wanted.known_at, home.pk if home else None)
    dossiers = read_calendar_dossiers(scope)
    choices = parse_agenda_choices(request.GET, scope, dossiers)
    text, words = parse_search_words(request.GET)
    read_lines = LinesBefore if choices["welke"].value == BEFORE else list_lines_ahead
    lines = read_lines(scope, wanted.day, build_line_filter(choices, words, dossiers))
    return AskedAgenda(reader, wanted, lines, choices, text)


def list_calendars(home, choices):
    """Return (label, address) of the calendars to follow that go with the list: of what was chosen,
    of all that it is about, and of each body of a municipality."""
    body, dossier = choices["orgaan"], choices["dossier"]
    chosen = [
        (label, reverse(address, args=[value]))
        for choice, address in ((body, "body-calendar"), (dossier, "dossier-calendar"))
        for value, label in choice.options
        if value == choice.value
    ]
    if home is None:
        return [*chosen, (_("Alle raden"), reverse("agenda-calendar"))]
    every = reverse("municipality-calendar", args=[home.slug])
    rest = [
        (label, reverse("body-calendar", args=[value]))
        for value, label in body.options
        if value != body.value
    ]
    return [*chosen, (_("Alle organen van %s") % home.name, every), *rest]


# What the list can be narrowed to.


def parse_agenda_choices(parameters, scope, dossiers):
    """Return the Choices of the form by name, in its order; dossiers and bodies are those of which
    the agenda can tell something."""
    bodies = [(each.slug, each.name) for each in read_calendar_bodies(scope)]
    which = ((AHEAD, _("wat komt")), (BEFORE, _("wat is geweest")))
    offered = (
        ("dossier", _("Dossier"), [(each.slug, each.title) for each in dossiers]),
        ("orgaan", _("Orgaan"), bodies),
        ("soort", _("Soort orgaan"), BodyKind.choices),
        ("behandeling", _("Behandeling"), TreatmentKind.choices),
        ("fase", _("Fase"), TreatmentStage.choices),
    )
    found = {name: parse_choice(parameters, name, *told) for name, *told in offered}
    found["welke"] = parse_choice(parameters, "welke", _("Welke"), which, has_all=False)
    return found


def build_line_filter(choices, words, dossiers):
    """Return the LineFilter of the choices and of the words that a title must hold."""
    dossier, body, kind, treated_as, stage = (
        choices[name].value for name in ("dossier", "orgaan", "soort", "behandeling", "fase")
    )

    def keeps_body(each):
        return body in ("", each.slug) and kind in ("", each.kind)

    def keeps_title(title):
        return holds_words(words, title)

    def keeps_treatment(its_kind, its_stage):
        return treated_as in ("", its_kind) and stage in ("", its_stage)

    return LineFilter(
        next((each.pk for each in dossiers if each.slug == dossier), None),
        keeps_body,
        keeps_title if words else None,
        keeps_treatment if treated_as or stage else None,
    )
