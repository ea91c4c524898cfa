"""The parts of the page of outcomes: an item, its vote, its points, motions, stances, promises."""

from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from ....actions.decisions import PositionDraft
from ....actions.outcomes import (
    MotionResult,
    PointResult,
    TreatmentResult,
    build_meeting_decision,
    list_misfits,
)
from ....domain.terms import LegalBasis
from ....domain.treatments import DECIDING
from ....models import (
    MOTION_FORMS,
    Commitment,
    CommitmentKind,
    Consent,
    ConsentGround,
    Form,
    PointOutcome,
    Position,
    TreatmentOutcome,
)
from ..decision_form.parts import (
    FormPart,
    NonEmptyLinesField,
    SubjectPart,
    build_choice_field,
    build_line_field,
    build_lines_field,
    build_searched_field,
    build_stance_field,
    check_stance_conditions,
    read_repeated_blocks,
)
from ..decision_form.tally import HOW, TallyPart
from ..fields import DayField

LONGEST_NAME = Commitment._meta.get_field("holder").max_length


def build_day_field(label):
    """Return a field for a day that may stay empty."""
    return DayField(label=label, required=False)


# The vote, on an item or on a motion.


class OutcomeTally(TallyPart):
    """The tally of one vote in the meeting, whose day is known."""

    has_day, is_of_groups = True, False

    def __init__(self, form, votes, prefix):
        super().__init__(form, votes)
        self.prefix = prefix

    @property
    def name(self):
        """The words by which the page names it."""
        return self.prefix.strip("-")

    @cached_property
    def names(self):
        """Every field, whichever groups there are."""
        return tuple(self.fields())


# What became of one decision point.


class PointPart(FormPart):
    names = ("outcome", "amended_text")

    def __init__(self, form, ground, prefix, line):
        super().__init__(form, ground)
        self.line, self.prefix = line, f"{prefix}point-{line.pk}-"

    def fields(self):
        number = self.line.number
        return {
            "outcome": build_choice_field(
                _("Beslispunt %d") % number,
                [("", _("zoals het hele punt")), *PointOutcome.choices],
            ),
            "amended_text": build_lines_field(_("Zoals aangenomen (%d)") % number, 4000),
        }

    def check(self):
        is_amended = self.value("outcome") == PointOutcome.AMENDED
        if self.value("amended_text") and not is_amended:
            words = _("Kies bij dit beslispunt ‘gewijzigd aangenomen’, of maak dit leeg.")
            self.refuse("amended_text", words)

    def result(self):
        return PointResult(self.line, self.value("outcome") or "", self.value("amended_text") or "")


# What may be entered as often as it is needed: motions, stances on other subjects, promises.


class RepeatedPart(FormPart):
    """One block of several at an item, by its place from 0 on; left empty it is nothing."""

    def __init__(self, form, ground, blocks, place):
        super().__init__(form, ground)
        self.blocks, self.place = blocks, place
        self.prefix = f"{blocks.name}-{place}-"

    @property
    def number(self):
        return self.place + 1

    @property
    def is_new(self):
        """Whether it was just asked for; it gets the focus."""
        return self.blocks.is_newest(self.place)

    def ask_for(self, **sentences):
        """Refuse each of these fields that was left empty, with its sentence."""
        for name, sentence in sentences.items():
            if not self.value(name) and not self.is_wrong(name):
                self.refuse(name, sentence)

    def check_due_day(self, meeting):
        """Refuse a day by which something is done that lies before the meeting."""
        due_on = self.value("due_on")
        if due_on and due_on < meeting.held_on:
            self.refuse("due_on", _("Deze dag ligt vóór de vergadering."))


# A motion or an amendment.

MOTION_OUTCOMES = (
    *(PointOutcome.ADOPTED, PointOutcome.REJECTED, PointOutcome.HELD, PointOutcome.DROPPED),
)
VOTED_ON = (PointOutcome.ADOPTED, PointOutcome.REJECTED)


def label_motion_forms():
    """Return what may be moved at an item, as the choices of a field."""
    return [(each.value, each.label) for each in MOTION_FORMS]


class MotionPart(RepeatedPart):
    """One motion or amendment at an item; left empty it is nothing."""

    names = ("form", "title", "outcome", "holder", "due_on")

    def __init__(self, form, ground, blocks, place):
        super().__init__(form, ground.votes, blocks, place)
        self.options = ground
        self.tally = OutcomeTally(form, ground.votes, self.prefix)

    def fields(self):
        return {
            "form": build_choice_field(_("Soort"), [("", _("Kies…")), *label_motion_forms()]),
            "title": build_line_field(_("Titel"), 300),
            "outcome": build_choice_field(
                _("Wat werd ervan?"),
                [("", _("Kies…")), *((each.value, each.label) for each in MOTION_OUTCOMES)],
            ),
            "holder": build_line_field(
                _("Wie voert de motie uit?"),
                LONGEST_NAME,
                help_text=_("Leeg: het college. Alleen van een motie die is aangenomen."),
            ),
            "due_on": build_day_field(_("Uiterlijk")),
            **self.tally.fields(),
        }

    @property
    def is_filled(self):
        return super().is_filled or self.tally.is_filled

    def check(self):
        self.tally.check()
        if not self.is_filled:
            return
        self.ask_for(
            form=_("Kies of dit een motie of een amendement is."),
            title=_("Zeg hoe de motie of het amendement heet."),
            outcome=_("Kies wat ervan werd."),
        )
        self.check_fits()

    def check_fits(self):
        """Refuse a vote on what was not voted on, and who carries out what was not adopted."""
        if self.tally.reckoned.how and self.value("outcome") not in (*VOTED_ON, None, ""):
            self.refuse(HOW, _("Hierover is dan niet gestemd; laat dit leeg."))
        if self.has("holder", "due_on") and not self.is_carried_out:
            words = _("Alleen een aangenomen motie wordt uitgevoerd; maak dit leeg.")
            self.refuse("holder" if self.value("holder") else "due_on", words)
        self.check_due_day(self.options.treatment.meeting)

    @property
    def is_carried_out(self):
        """Whether somebody has to do something after it."""
        is_motion = self.value("form") == Form.MOTION
        return is_motion and self.value("outcome") == PointOutcome.ADOPTED

    @property
    def same_as(self):
        """What may not return: a motion of the same kind and title."""
        return self.value("form"), self.value("title")

    def result(self):
        treatment = self.options.treatment
        decision = build_meeting_decision(
            treatment,
            treatment.meeting,
            form=self.value("form"),
            title=self.value("title"),
            tally=self.tally.decided(),
        )
        decision.outcome = str(PointOutcome(self.value("outcome")).label)
        decision.moved_in = treatment
        return MotionResult(decision, self.commitment() if self.is_carried_out else None)

    def commitment(self):
        return build_commitment(
            self.options.treatment,
            kind=CommitmentKind.MOTION,
            text=self.value("title"),
            holder=self.value("holder") or _("het college"),
            due_on=self.value("due_on"),
        )


def build_commitment(treatment, **told):
    """Return a Commitment, unsaved, that was made at a treatment."""
    item, meeting = treatment.item, treatment.meeting
    return Commitment(
        dossier=item.dossier,
        body=item.body,
        treatment=treatment,
        made_on=meeting.held_on,
        **told,
    )


# What the body holds on a subject: of those that the item is about, and of another one.


class OutcomeStancePart(SubjectPart):
    """A stance on a subject that the item is about; no stance is nothing said."""

    def __init__(self, form, ground, prefix, subject):
        super().__init__(form, ground, subject)
        self.prefix = f"{prefix}subject-{subject.pk}-"

    @property
    def key(self):
        return self.prefix.strip("-")


class OtherStancePart(RepeatedPart):
    """A stance on a subject that is searched; left empty it is nothing."""

    names = ("subject", "stance", "conditions")

    def fields(self):
        near = {each.pk for each in self.ground.near}
        others = [each for each in self.form.ground.subjects if each.pk not in near]
        options = [("", _("Kies…")), *((str(each.pk), each.name) for each in others)]
        return {
            "subject": build_searched_field(_("Onderwerp"), options),
            "stance": build_stance_field(_("Standpunt")),
            "conditions": NonEmptyLinesField(_("Voorwaarden, één per regel")),
        }

    def check(self):
        if not self.is_filled:
            return
        self.ask_for(
            subject=_("Kies het onderwerp."),
            stance=_("Kies het standpunt, of maak het onderwerp leeg."),
        )
        check_stance_conditions(self)

    @property
    def subject(self):
        typed = self.value("subject")
        return next((each for each in self.form.ground.subjects if str(each.pk) == typed), None)

    def stand(self, groups=()):
        if not self.is_filled:
            return None
        position = Position(subject=self.subject, stance=self.value("stance"))
        return PositionDraft(self.prefix, position, tuple(groups), self.value("conditions"))


# What somebody promised.


class PromisePart(RepeatedPart):
    """One promise at an item; left empty it is nothing."""

    names = ("text", "holder", "due_on")

    def fields(self):
        return {
            "text": build_lines_field(_("Wat is toegezegd?"), 2000),
            "holder": build_line_field(_("Door wie?"), LONGEST_NAME),
            "due_on": build_day_field(_("Uiterlijk")),
        }

    def check(self):
        if not self.is_filled:
            return
        self.ask_for(
            text=_("Zeg wat is toegezegd."),
            holder=_("Zeg wie dit toezegde, zoals ‘de portefeuillehouder’."),
        )
        self.check_due_day(self.ground.treatment.meeting)

    def result(self):
        told = {"text": self.value("text"), "holder": self.value("holder")}
        return build_commitment(
            self.ground.treatment,
            kind=CommitmentKind.PROMISE,
            due_on=self.value("due_on"),
            **told,
        )


# One item in the meeting, with all of these.


class TreatmentPart(FormPart):
    """What came of one item; `ground` are its TreatmentOptions. Without an outcome it is
    nothing."""

    def __init__(self, form, ground, data):
        super().__init__(form, ground)
        self.treatment, self.item = ground.treatment, ground.item
        self.prefix = f"t{self.treatment.pk}-"
        self.tally = OutcomeTally(form, ground.votes, self.prefix)
        self.points = [PointPart(form, ground, self.prefix, line) for line in ground.points]
        self.near = [OutcomeStancePart(form, ground, self.prefix, each) for each in ground.near]
        self.motion_blocks, self.motions = self.repeat(MotionPart, "motion", data)
        self.stance_blocks, self.others = self.repeat(OtherStancePart, "other", data)
        self.promise_blocks, self.promises = self.repeat(PromisePart, "promise", data)

    def repeat(self, part, name, data):
        """Return the RepeatedBlocks of that name, and a part for each."""
        blocks = read_repeated_blocks(data, f"{self.prefix}{name}")
        return blocks, [part(self.form, self.ground, blocks, n) for n in range(blocks.number)]

    @property
    def inner(self):
        """The parts in it, in the order of the page."""
        return [
            *(self.tally, *self.points, *self.motions),
            *(*self.near, *self.others, *self.promises),
        ]

    def fields(self):
        return {
            "outcome": build_choice_field(
                _("Uitkomst van ‘%s’") % self.item.title, self.outcomes()
            ),
            "note": build_line_field(
                _("Wat erbij hoort, in woorden"),
                300,
                help_text=_("Zoals het voorbehoud, of waarom het is aangehouden."),
            ),
            "continues_in": build_choice_field(
                _("Komt terug in"), self.meetings(), initial=self.first_meeting()
            ),
            **self.consent_fields(),
        }

    def consent_fields(self):
        """Return what a round on consent asks; nothing of another one."""
        if not self.asks_consent:
            return {}
        given, grounds = Consent.choices, ConsentGround.choices
        return {
            "consent": build_choice_field(_("Toestemming"), [("", _("nog niet bekend")), *given]),
            "consent_ground": build_choice_field(_("Grond"), [("", _("geen")), *grounds]),
        }

    @property
    def asks_consent(self):
        """Whether the round of the item asks for consent."""
        return self.item.round is not None and self.item.round.legal_basis == LegalBasis.WGR_CONSENT

    def outcomes(self):
        """Return what may have come of it: only the body itself decides."""
        decides = self.treatment.meeting.body_id == self.item.body_id
        told = [pair for pair in TreatmentOutcome.choices if decides or pair[0] not in DECIDING]
        # What a council mostly does stands first.
        told.sort(key=lambda pair: pair[0] not in DECIDING)
        return [("", _("nog niet ingevoerd")), *told]

    def meetings(self):
        ahead = [(str(each.pk), describe_meeting(each, self.item)) for each in self.ground.ahead]
        return [("", _("nog niet bekend")), *ahead]

    def first_meeting(self):
        """Return the next meeting of the same body as this one, '' where none is known."""
        body = self.treatment.meeting.body_id
        return next((str(each.pk) for each in self.ground.ahead if each.body_id == body), "")

    @cached_property
    def opened(self):
        """Which blocks hold something, so that they are to be seen."""
        return {
            "vote": self.tally.is_filled,
            "points": any(each.is_filled for each in self.points),
            "motions": any(each.is_filled or each.is_new for each in self.motions),
            "stances": any(each.has("stance", "conditions") for each in self.near)
            or any(each.is_filled or each.is_new for each in self.others),
            "promises": any(each.is_filled or each.is_new for each in self.promises),
        }

    @property
    def is_filled(self):
        """Whether anything was typed besides what the page proposes."""
        details = [each for each in self.inner if not isinstance(each, OutcomeStancePart)]
        spoken = any(each.has("stance", "conditions") for each in self.near)
        return spoken or self.has("note") or any(each.is_filled for each in details)

    def check(self):
        for each in self.inner:
            each.check()
        if self.is_wrong("outcome"):
            return
        if not self.value("outcome"):
            if self.is_filled:
                words = _("Kies de uitkomst, of maak leeg wat u bij dit punt invulde.")
                self.refuse("outcome", words)
        else:
            self.check_differ()
            self.check_misfits()

    def check_differ(self):
        """Refuse a motion, or a stance on a subject, that is told twice."""
        told = set()
        for each in self.motions:
            if each.is_filled and each.same_as in told:
                each.refuse("title", _("Deze staat er al; geef haar een eigen titel."))
            told.add(each.same_as)
        subjects = set()
        for each in self.others:
            if each.subject is not None and each.subject in subjects:
                each.refuse("subject", _("Hierover staat er al een standpunt."))
            subjects.add(each.subject)

    def check_misfits(self):
        """Put what the action would refuse beside the field that it is about."""
        if not self.is_sure:
            return
        places = {"tally": HOW, "stands": "outcome"}
        for name, sentence in list_misfits(self.result(), self.treatment.meeting).items():
            self.refuse(places.get(name, name), sentence)

    @property
    def is_sure(self):
        """Whether nothing in it is wrong so far."""
        return not any(name.startswith(self.prefix) for name in self.form.errors)

    def result(self):
        """Return the TreatmentResult of what was typed."""
        is_held = self.value("outcome") == TreatmentOutcome.HELD
        groups = self.tally.groups("voor")
        stands = [each.stand(groups=groups) for each in (*self.near, *self.others)]
        return TreatmentResult(
            treatment=self.treatment,
            outcome=self.value("outcome"),
            note=self.value("note") or "",
            tally=self.tally.decided(),
            stands=tuple(each for each in stands if each is not None),
            points=tuple(each.result() for each in self.points),
            motions=tuple(each.result() for each in self.motions if each.is_filled),
            promises=tuple(each.result() for each in self.promises if each.is_filled),
            continues_in=self.chosen_meeting() if is_held else None,
            **self.consent_told(),
        )

    def consent_told(self):
        names = ("consent", "consent_ground") if self.asks_consent else ()
        return {name: self.value(name) or "" for name in names}

    def chosen_meeting(self):
        typed = self.value("continues_in")
        return next((each for each in self.ground.ahead if str(each.pk) == typed), None)


def describe_meeting(meeting, item):
    """Return a meeting with its day, and its body where it is of another one than the item."""
    words = f"{meeting.title}, {date_format(meeting.held_on, 'j F Y')}"
    return words if meeting.body_id == item.body_id else f"{meeting.body.name}: {words}"
