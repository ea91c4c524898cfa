"""What the form offers to choose from, read in a constant number of queries."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from municipalities.edtf.grammar import parse_edtf_date
from municipalities.seats import CouncilSeats, council_seats
from municipalities.text import fold_text

from ....history import NOBODY, ActCouncil, ReadCouncils, read_acts_on
from ....models import Meeting, Position, RoundBody, Subject
from ....permissions import list_kept_bodies
from ..fields import WhenField, offered_sources, read_visible_paragraphs
from ..kinds.forms import find_passage
from .proposed import NOTHING_PROPOSED, ActProposal, read_act_proposal

LONGEST_DATE, MOST_NEAR = 200, 6
CAME = ("orgaan", "onderwerp", "ronde", "bron", "datum", "als")
AROUND = 2, 6  # paragraphs that are shown before and after the one that led here


class VoteGround:
    """Of whose vote a form asks: of `body`, whose `council` was this on that day, with at most so
    many seats (`most_seats`)."""

    @property
    def groups(self):
        """Groups of the council on that day, by the key that the form sends."""
        return {str(group.pk): group for group in self.council.groups}

    @property
    def no_groups(self):
        """Why no groups of the council can be chosen, '' where they can."""
        return self.council.why_none

    @property
    def seats(self):
        """The Seats of the council on that day, recorded or summed; None where it has none."""
        term = self.council.term
        if term is None or self.body is None or not self.body.is_council:
            return None
        return council_seats(
            recorded=term.seats,
            groups=[group.seats for group in self.council.groups],
            groups_complete=term.groups_complete,
            populations=(),
            election_year=None,
        ).number


@dataclass(frozen=True)
class FormOptions(VoteGround):
    """Everything to choose from in one dossier, by one reader.

    `passage` is where a text was read that led here, None otherwise; `text` are the paragraphs
    around it, and `proposed` is what its paper says of the act. `near` are the keys of the
    subjects that it is probably about, all of them where there are few.
    `body` is chosen, or follows from where the reader came. `council` is the body's on the day of
    the act, with its groups; `most_seats` are the most that it can have had then. `acts` are the
    decisions of the body that stand on the days that were typed, with what they say.
    """

    dossier: Any
    reader: Any
    subjects: list
    near: frozenset
    bodies: list
    sources: list
    asked: list
    came: dict = field(default_factory=dict)
    passage: Any = None
    text: list = field(default_factory=list)
    proposed: ActProposal = NOTHING_PROPOSED
    body: Any = None
    meetings: list = field(default_factory=list)
    council: ActCouncil = NOBODY
    acts: list = field(default_factory=list)
    most_seats: CouncilSeats = CouncilSeats(None, derived=False, how="onbekend")


def read_form_options(dossier, reader, asked, data=None):
    """Return the FormOptions of a form, for what the address asks and what was typed so far."""
    came = {name: asked.getlist(name) for name in CAME}
    bodies = order_councils_first(list_kept_bodies(reader, dossier.region))
    passage = find_passage(asked, reader)
    text = read_visible_paragraphs(passage.source, reader) if passage else []
    around = choose_text_around(passage, text)
    proposed = read_act_proposal(passage, text, bodies, dossier.region)
    body = find_chosen_body(bodies, came, proposed, data)
    asked_now = list_open_requests(dossier, bodies)
    act_days = parse_act_days(data, came, proposed)
    subjects = list_form_subjects(dossier, came, asked_now)
    councils = ReadCouncils()
    return FormOptions(
        dossier=dossier,
        reader=reader,
        subjects=subjects,
        near=find_near_subjects(subjects, came, asked_now, around, body, reader),
        bodies=bodies,
        sources=list(offered_sources(dossier, reader).order_by("title", "id")),
        asked=asked_now,
        came=came,
        passage=passage,
        text=around,
        proposed=proposed,
        body=body,
        meetings=list_form_meetings(dossier, body, bodies),
        council=read_form_council(body, act_days, dossier, reader.at, councils),
        most_seats=councils.find_most_seats(
            home_of_groups(body), act_days or dossier_days(dossier, reader.at)
        ),
        acts=list_form_acts(dossier, body, act_days, reader),
    )


def home_of_groups(body):
    """Return the key of the municipality in whose council groups of a body sit, None for none."""
    return None if body is None or body.is_college else body.municipality_id


def order_councils_first(rows):
    """Return bodies with the councils first."""
    found = rows.select_related("municipality").order_by("slug")
    return sorted(found, key=lambda body: not body.is_council)


def choose_text_around(passage, text):
    """Return the paragraphs of a text that stand around the passage; none without one."""
    if passage is None:
        return []
    before, after = AROUND
    number = passage.paragraph.number
    return [each for each in text if number - before <= each.number <= number + after]


def find_chosen_body(bodies, came, proposed, data):
    """Return the body that was chosen, came along in the address, is proposed by the paper, or is
    the only council."""
    if data is not None:
        return next((each for each in bodies if str(each.pk) == data.get("body")), None)
    named = [each for each in bodies if {each.slug, str(each.pk)} & set(came["orgaan"])]
    councils = [each for each in bodies if each.is_council]
    for found in (named, [proposed.body] if proposed.body else [], councils, bodies):
        if len(found) == 1:
            return found[0]
    return None


def parse_act_days(data, came, proposed):
    """Return the first and last day of the date that was typed, came along in the address or is
    proposed; None where it is none yet."""
    given = (data or {}).get("dated_on", "") if data is not None else first_date(came, proposed)
    try:
        typed = WhenField(required=False).clean(given[:LONGEST_DATE])
    except ValidationError:
        return None
    found = parse_edtf_date(typed) if typed else None
    return (found.first_on, found.last_on) if found else None


def first_date(came, proposed):
    """Return the date in the address as it was written there, else the one that is proposed."""
    return "".join(came["datum"][:1])[:LONGEST_DATE] or proposed.dated_on


def dossier_days(dossier, at):
    """Return the first and last day of a dossier, today while it is open."""
    today = at.astimezone(get_current_timezone()).date()
    return dossier.first_on, max(dossier.first_on, dossier.default_day(today))


def list_form_subjects(dossier, came, asked_now):
    """Return the subjects of a dossier; first those in the address, or of the round there."""
    rounds = [each.round for each in asked_now if str(each.round_id) in came["ronde"]]
    about = {each.subject_id for each in rounds}
    found = list(Subject.objects.filter(dossier=dossier).order_by("number", "id"))
    return sorted(found, key=lambda s: s.slug not in came["onderwerp"] and s.pk not in about)


def find_near_subjects(subjects, came, asked_now, text, body, reader):
    """Return the keys of the subjects that an act is probably about; one query.

    Those in the address; else all where there are few, or those of the rounds that still ask the
    body and those that the text in sight names; without any those of its last decision.
    """
    chosen = frozenset(each.pk for each in subjects if each.slug in came["onderwerp"])
    if chosen:
        return chosen
    last = find_last_subjects(subjects, body, reader)
    if len(subjects) <= MOST_NEAR:
        return frozenset(each.pk for each in subjects)
    asked = {each.round.subject_id for each in asked_now if body in (None, each.body)}
    said = fold_text("\n".join(each.text for each in text))
    near = {
        each.pk
        for each in subjects
        if each.pk in asked
        or (said and any(is_named(name, said) for name in (each.name, each.short_name) if name))
    }
    return frozenset(near or last)


def is_named(name, folded):
    """Whether a text, folded before, names something of this name as a word of its own."""
    return re.search(rf"\b{re.escape(fold_text(name))}\b", folded) is not None


def find_last_subjects(subjects, body, reader):
    """Return the keys of the subjects of the last decision of a body, of anybody where none is
    chosen; one query."""
    rows = Position.objects.visible_to(reader).filter(subject__in=subjects).order_by()
    own = rows if body is None else rows.filter(body=body)
    newest = own.order_by("-decision__first_on", "-decision__number").values("decision")[:1]
    return set(rows.filter(decision__in=newest).values_list("subject", flat=True))


def list_open_requests(dossier, bodies):
    """Return what rounds of the dossier still ask of these bodies."""
    waiting = RoundBody.objects.filter(round__dossier=dossier, body__in=bodies)
    waiting = waiting.filter(answer__isnull=True, no_view_on__isnull=True)
    return list(waiting.select_related("round__dossier", "body").order_by("round_id", "body_id"))


def list_form_acts(dossier, body, days, reader):
    """Return the decisions of the body that can have been on these days, as far as the reader may
    see them; none before both are known."""
    if body is None or days is None:
        return []
    return read_acts_on(days, dossier, body.pk, reader=reader)


def list_form_meetings(dossier, body, bodies):
    """Return the meetings of the body, of every body where none is chosen, newest first."""
    whose = [body] if body is not None else bodies
    rows = Meeting.objects.filter(dossier=dossier, body__in=whose)
    return list(rows.select_related("body").order_by("-held_on", "-id"))


def read_form_council(body, act_days, dossier, at, councils):
    """Return the ActCouncil of a body's municipality; of all days of the dossier while the day of
    the act is not known."""
    if body is None or body.municipality_id is None or body.is_college:
        return NOBODY
    first_on, last_on = act_days or dossier_days(dossier, at)
    found = councils.find_act_council(body.municipality_id, first_on, last_on)
    if act_days is None and found.why_none:
        return replace(
            found, why_none=_("Vul de datum in; dan staan hier de fracties van die dag.")
        )
    return found
