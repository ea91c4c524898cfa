"""The list of decisions of a meeting, built once from `history`; the formats only write it down."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _

from municipalities.text import natural_order_of

from .. import history
from .agenda_item import build_point_entry, is_decided_by, outcome_words
from .document import (
    Document,
    DocumentSection,
    Fact,
    ListEntry,
    build_planning,
    build_provenance,
    day_words,
    provenance_line,
)
from .motions import build_motion_entry, motion_words, tally_words


@dataclass(frozen=True, kw_only=True)
class DecisionListDocument(Document):
    """The besluitenlijst of a meeting as a file says it."""

    body: str
    facts: tuple[Fact, ...]
    sections: tuple[DocumentSection, ...]
    address: str


def build_decision_list(record, dossier, *, day, reader, known_at, address, site):
    """Return the DecisionListDocument of a MeetingRecord. `address` is the absolute address of the
    page of the meeting, `site` what stands before every path here."""
    meeting = record.meeting
    banner = "" if record.is_public else _("CONCEPT: niet openbaar")
    clocks = {"day": day, "known_at": known_at, "made_at": reader.at, "address": address}
    clocks["unkept_after"] = history.read_unkept_after(dossier, day=day, known_at=known_at)
    told = ListedMeeting(record, day, site)
    about = DocumentSection(
        _("Over dit bestand"), facts=build_provenance(dossier.title, banner=banner, **clocks)
    )
    name = slugify(f"besluitenlijst {meeting.body.name} {meeting.held_on:%Y-%m-%d}")[:80]
    return DecisionListDocument(
        name=name.strip("-"),
        title=_("Besluitenlijst %(title)s, %(day)s")
        % {"title": meeting.title, "day": day_words(meeting.held_on)},
        dossier=dossier.title,
        body=meeting.body.name,
        banner=banner,
        facts=build_meeting_facts(meeting),
        sections=(*told.sections(), about),
        address=address,
        made_at=reader.at,
        stamp=provenance_line(dossier.title, **clocks),
        pages=(_("Bladzijde"), _("van")),
    )


def build_meeting_facts(meeting):
    """Return whose meeting it is, when and where."""
    found = [Fact(_("Orgaan"), meeting.body.name)]
    found.append(Fact(_("Vergadering"), build_planning(meeting, "").words))
    if meeting.url:
        own = _("deze vergadering in het eigen systeem van %s") % meeting.body.name
        found.append(Fact(_("In het raadssysteem"), own, meeting.url))
    return tuple(found)


# What is listed: every item under its number, letters that came in together, and what is beside.


@dataclass(frozen=True)
class ListedMeeting:
    """A MeetingRecord on a day; `site` stands before every path."""

    record: Any
    day: Any
    site: str

    @property
    def items(self):
        """The items by their number on the agenda: 2 before 10, those without one last."""
        found = self.record.items
        return sorted(found, key=lambda each: (natural_order_of((each.number,)), each.item.id))

    def sections(self):
        """Yield the sections of the list, in the order of reading."""
        if self.record.embargoed:
            yield DocumentSection(_("Nog niet openbaar"), (self.embargo_words(),))
        for each in self.items:
            if not each.item.is_incoming:
                yield self.item_section(each)
        if letters := [each for each in self.items if each.item.is_incoming]:
            entries = tuple(self.letter_entry(each) for each in letters)
            yield DocumentSection(_("Ingekomen stukken"), entries=entries)
        if motions := self.record.motions:
            entries = tuple(build_motion_entry(each, self.site) for each in motions)
            yield DocumentSection(self.motions_heading, entries=entries)
        if commitments := self.record.commitments:
            entries = tuple(build_commitment_entry(each) for each in commitments)
            yield DocumentSection(_("Toezeggingen en uit te voeren moties"), entries=entries)
        if not self.record.items:
            words = _("Er staat geen agendapunt in deze vergadering dat u mag zien.")
            yield DocumentSection(_("Agenda"), (words,))

    @property
    def motions_heading(self):
        """What the motions are called that belong to no item here."""
        is_more = any(each.motions for each in self.record.items)
        return _("Andere amendementen en moties") if is_more else _("Amendementen en moties")

    def embargo_words(self):
        words = _("Agendapunten onder embargo staan hier niet in: %d.")
        return words % self.record.embargoed

    def address_of(self, name, key):
        return f"{self.site}{reverse(name, args=[key])}"

    def is_told(self, listed):
        return listed.treated.tells_outcome(self.day)

    def item_section(self, listed):
        """Return an item with its outcome, the vote, and its decision points."""
        return DocumentSection(
            name_item(listed),
            facts=tuple(self.item_facts(listed)),
            entries=tuple(
                build_point_entry(each, is_decided=is_decided_by(listed.treated, self.day))
                for each in listed.points
            ),
            is_numbered=True,
        )

    def item_facts(self, listed):
        treatment = listed.treated.treatment
        told = [(_("Behandeling"), treatment.get_kind_display())]
        told.append((_("Fase"), treatment.get_stage_display()))
        told.append((_("Uitkomst"), self.outcome_of(listed)))
        if listed.decision is not None and self.is_told(listed):
            told.append((_("Stemming"), tally_words(listed.decision)))
        facts = [Fact(label, words) for label, words in told if words]
        if listed.decision is not None and self.is_told(listed):
            address = self.address_of("decision", listed.decision.id)
            facts.append(Fact(_("Besluit"), listed.decision.title, address))
        facts += [self.motion_fact(each) for each in listed.motions]
        item = self.address_of("agenda-item", listed.item.id)
        return [*facts, Fact(_("Het stuk"), listed.item.reference or listed.item.title, item)]

    def outcome_of(self, listed):
        """Return the outcome in words; what is said where none is known by the day."""
        if self.is_told(listed):
            return outcome_words(listed.treated.treatment)
        return _("nog niet bekend")

    def letter_entry(self, listed):
        treatment = listed.treated.treatment
        outcome = outcome_words(treatment) if self.is_told(listed) else ""
        note = "; ".join(part for part in (treatment.get_kind_display(), outcome) if part)
        address = self.address_of("agenda-item", listed.item.id)
        moved = tuple(build_motion_entry(each, self.site) for each in listed.motions)
        return ListEntry(name_item(listed), note, url=address, entries=moved)

    def motion_fact(self, decision):
        words = ": ".join(part for part in (decision.title, motion_words(decision)) if part)
        address = self.address_of("decision", decision.id)
        return Fact(decision.get_form_display().capitalize(), words, address)


def name_item(listed):
    """Return the title of an item after its number."""
    return f"{listed.number}. {listed.item.title}" if listed.number else listed.item.title


def build_commitment_entry(standing):
    """Return what was promised, by whom and by when, and whether it was done."""
    given = standing.commitment
    told = [given.get_kind_display(), given.holder]
    if given.due_on:
        told.append(_("uiterlijk %s") % date_format(given.due_on, "j F Y"))
    if standing.is_done:
        told.append(_("afgedaan op %s") % date_format(given.done_on, "j F Y"))
    return ListEntry(given.text, ", ".join(told))
