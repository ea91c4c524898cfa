"""The plain letter, its words, and what it is about."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from municipalities.models import BodyKind

from ... import history
from ...domain.terms import LegalBasis, find_reply_duty
from ...history import Register, visible_rows
from ...models import AgendaItem, Decision, Position, Speaker, Status
from ..document import Document, DocumentSection, Fact, provenance_line, status_banner

# The plain letter that every format writes down: all the words, in the order of reading.


@dataclass(frozen=True, kw_only=True)
class Letter(Document):
    """A letter as a file says it; nobody signed it, so that `blank` keeps room for that.

    `dated` is the place and the day, `facts` are its references, `opening` are the paragraphs
    before the sections and `ending` those after.
    """

    sender: str
    addressee: str
    dated: str
    facts: tuple[Fact, ...]
    salutation: str
    opening: tuple[str, ...]
    sections: tuple[DocumentSection, ...]
    ending: tuple[str, ...]
    closing: str
    signed_by: str
    blank: str


# How a letter names and greets a body, and what it says of a round.

GREETED_AS_COLLEGE = (BodyKind.COLLEGE, BodyKind.PROVINCE)


def body_words(body):
    """Return how a sentence names a body: 'de raad van Aalst', or its own name."""
    if body.is_council:
        return _("de raad van %(name)s") % {"name": body.municipality.name}
    if body.is_college:
        return _("het college van %(name)s") % {"name": body.municipality.name}
    return body.name


def salutation(body):
    """Return the greeting of a body; nobody is named in it."""
    if body is not None and body.kind in GREETED_AS_COLLEGE:
        return _("Geacht college,")
    return _("Geachte leden,")


def asker_words(round_):
    """Return the name of who asks, or room for it where no record has it."""
    return round_.opened_by.name if round_.opened_by_id else _("(vul in: wie deze ronde opende)")


def subject_words(round_):
    return round_.subject.name if round_.subject_id else round_.title


def basis_words(round_):
    """Return the sentence on the legal basis of a round."""
    basis = LegalBasis(round_.legal_basis)
    law = f"{basis.label} ({basis.article})" if basis.article else basis.label
    return _("De grondslag is: %(law)s.") % {"law": law}


def place_and_day_words(body, words):
    """Return the place and the day of a letter."""
    home = body.municipality if body is not None else None
    return f"{home.name}, {words}" if home is not None else words


def capitalize_first(text):
    return text[:1].upper() + text[1:]


# What every letter has: its names, its place and day, its foot, and no signature.


def build_letter(matter, *, name, banner, sender, day, facts, **fields):
    """Return a Letter from `sender`, a Body or None where nobody knows who asks."""
    register = matter.register
    clocks = {"day": register.day, "known_at": register.known_at, "made_at": register.reader.at}
    clocks["unkept_after"] = register.unkept_after
    named = sender.name if sender is not None else asker_words(matter.round)
    return Letter(
        name=letter_file_name(matter, name, is_draft=bool(banner)),
        dossier=register.dossier.title,
        banner=banner,
        sender=named,
        dated=place_and_day_words(sender, day),
        facts=tuple(fact for fact in facts if fact.text),
        closing=_("Hoogachtend,"),
        signed_by=f"{body_words(sender) if sender is not None else named},",
        blank=_("(niet ondertekend; hier is ruimte voor de handtekening)"),
        made_at=register.reader.at,
        stamp=provenance_line(register.dossier.title, address=matter.address, **clocks),
        pages=(_("Bladzijde"), _("van")),
        **fields,
    )


def letter_file_name(matter, name, *, is_draft):
    """Return a file name of our own words: kind, round, body and day."""
    parts = [name, f"ronde-{matter.round.pk}", matter.body.slug, matter.register.day.isoformat()]
    return "-".join([*parts, "concept"] if is_draft else parts)


# What a letter is about: a round, one body that it asked, and what that body said.


@dataclass(frozen=True)
class LetterContext:
    """`asked` is the RoundBody; all is as the reader of the Register may see it on its day."""

    register: Register
    round: Any
    asked: Any
    address: str

    @property
    def body(self):
        return self.asked.body

    @property
    def scope(self):
        return self.register.scope | {"dossier": self.register.dossier}

    @cached_property
    def answer(self):
        """The Decision of the body itself with which it answered by the day, or None."""
        if self.asked.answer_id is None:
            return None
        found = visible_rows(Decision, **self.scope).exclude(status=Status.WITHDRAWN)
        own = {"speaker": Speaker.BODY, "first_on__lte": self.register.day}
        return found.filter(id=self.asked.answer_id, **own).first()

    @cached_property
    def is_received(self):
        """Whether its answer came in by the day, as far as the reader may know."""
        return bool(history.received_body_keys(self.register, [self.asked]))

    @property
    def duty(self):
        """The ReplyDuty of who asks towards this body."""
        received = self.asked.received_on or self.round.first_on
        return find_reply_duty(LegalBasis(self.round.legal_basis), received)

    @cached_property
    def no_view_on(self):
        """The day on which the body said that it has no view, None when it had not yet."""
        on = self.asked.no_view_on
        return on if on is not None and on <= self.register.day else None

    @cached_property
    def item(self):
        """The agenda item of the body in this round, or None."""
        found = visible_rows(AgendaItem, **self.scope).exclude(status=Status.WITHDRAWN)
        return found.filter(round=self.round.pk, body=self.body.pk).order_by("-id").first()

    @cached_property
    def positions(self):
        """The PositionEntry of each stance of the body that the letter tells.

        Those that follow from its answer; without an answer, where it stands on the subject.
        """
        if self.answer is not None:
            found = visible_rows(Position, **self.scope).exclude(status=Status.WITHDRAWN)
            found = found.filter(decision=self.answer.id, groups_label="")
            told = list(found.select_related("body", "subject").order_by("id"))
            history.attach_conditions(told, **self.scope)
            readings = self.read_readings(told)
            return [
                history.PositionEntry(each, self.answer, (), readings["position", each.id])
                for each in told
            ]
        if self.round.subject is None or self.no_view_on is not None:
            return []
        held = self.held
        return [] if held is None else [held.entry]

    def read_readings(self, positions):
        """Return the places that read these positions, by ("position", key)."""
        about = Q(position__in=[each.id for each in positions])
        return history.read_evidence(self.register.dossier, about, **self.register.scope)

    @property
    def held(self):
        """What the body itself holds on the subject of the round on the day, or None."""
        subject = self.round.subject
        about = {"day": self.register.day, **self.register.scope}
        bodies, _groups = history.read_standings(self.register.dossier, [subject], **about)
        standing = bodies.get((self.body.pk, subject.pk))
        return standing.held if standing else None

    @cached_property
    def raised(self):
        """A RemarkEntry for each point of the body in the round or its answer, oldest first."""
        only = history.build_point_condition(self.round)
        if self.answer is not None:
            only |= Q(decision=self.answer.id) & ~Q(status=Status.WITHDRAWN)
        found = self.register.keys(only & Q(body=self.body.pk), ("first_on", "last_on", "id"))
        return self.register.raised(list(found))

    @cached_property
    def places(self):
        return self.register.places(self.raised)

    @cached_property
    def answers(self):
        """The Answers of the body to questions of the round, in the order of the questions."""
        asked = Q(question__round=self.round.pk) | Q(line__item__round=self.round.pk)
        about = {"day": self.register.day, **self.register.scope}
        only = asked & Q(body=self.body.pk) & ~Q(status=Status.WITHDRAWN)
        found = history.read_answers(self.register.dossier, only=only, **about)
        return sorted(
            found, key=lambda each: (each.question is None, answered_question_of(each).number)
        )

    @cached_property
    def answer_places(self):
        told = Q(answer__in=[each.id for each in self.answers])
        return history.read_evidence(self.register.dossier, told, **self.register.scope)

    @property
    def has_drafts(self):
        """Whether anything in the letter is not public at the moment that it is asked about."""
        known_at, reader = self.register.known_at, self.register.reader
        at = reader.at if known_at is None else reader.known_at(known_at).at
        told = [each.remark for each in self.raised]
        told += [each for entry in self.positions for each in (entry.position, entry.decision)]
        told += [each for each in (self.answer, self.item) if each is not None]
        return any(status_banner(each, at) for each in told + self.answers)


def answered_question_of(answer):
    """Return what an Answer answers: a Question, or a line of an agenda item."""
    return answer.question or answer.line
