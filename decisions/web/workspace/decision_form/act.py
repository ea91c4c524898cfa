"""The act itself: who decided, when, in which form, in which meeting and for which round."""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from municipalities.edtf.grammar import parse_edtf_date
from municipalities.edtf.words import format_dutch_date

from ....models import MEETING_TITLES, Decision, Form, Meeting, Speaker
from ..fields import WhenField
from .options import first_date
from .parts import (
    FormPart,
    build_choice_field,
    build_line_field,
    build_lines_field,
    build_ticks_field,
)

NEW_MEETING = "nieuw"
STANCE_ALONE = "standpunt"  # ?als=: a stance without a vote, as a letter or a speech tells it


class DecisionPart(FormPart):
    """The fields of the Decision, apart from its tally."""

    def fields(self):
        return {
            "body": build_choice_field(
                _("Orgaan"), self.bodies(), required=True, initial=self.first_body()
            ),
            "dated_on": WhenField(label=_("Datum"), initial=self.first_day()),
            "form": build_choice_field(
                _("Vorm"), Form.choices, required=True, initial=self.first_form()
            ),
            "title": build_line_field(
                _("Waarover"),
                300,
                help_text=_("Leeg: de namen van de onderwerpen waarover u een standpunt kiest."),
            ),
            "meeting": build_choice_field(_("Vergadering"), self.meetings()),
            "answers": build_ticks_field(
                _("Ronde"), self.rounds(), initial=self.ground.came["ronde"]
            ),
            "speaker": build_choice_field(
                _("Wie sprak"),
                Speaker.choices,
                widget=forms.RadioSelect,
                initial=Speaker.BODY,
            ),
            "outcome": build_line_field(_("Uitkomst"), 300, initial=self.first_outcome()),
            "note": build_lines_field(_("Toelichting"), 4000),
        }

    def bodies(self):
        return [("", _("Kies…")), *((str(each.pk), each.name) for each in self.ground.bodies)]

    def first_body(self):
        return str(self.ground.body.pk) if self.ground.body else ""

    def first_day(self):
        return first_date(self.ground.came, self.ground.proposed)

    @property
    def told(self):
        """What of the act the paper proposes, in words; '' once something was typed."""
        proposed = self.ground.proposed
        told = (
            (proposed.body and str(proposed.body.pk) == self.first_body(), _("orgaan")),
            (proposed.dated_on and not self.ground.came["datum"], _("datum")),
            (proposed.form, _("vorm")),
            (self.form.tally.proposed, _("stemming (alinea %d)") % proposed.vote_from),
        )
        return "" if self.form.is_bound else ", ".join(words for holds, words in told if holds)

    def first_form(self):
        """Return the form that the paper has, or says of the act; of a stance alone a letter."""
        is_stance = STANCE_ALONE in self.ground.came["als"]
        return self.ground.proposed.form or (Form.LETTER if is_stance else Form.DECISION)

    def first_outcome(self):
        """Return how it ended where it did not go as was proposed, '' otherwise."""
        vote = self.ground.proposed.vote
        return "" if vote is None or vote.carried else vote.outcome

    def meetings(self):
        held = [(str(each.pk), self.meeting_words(each)) for each in self.ground.meetings]
        new = (NEW_MEETING, _("een nieuwe vergadering op deze dag"))
        return [("", _("niet vastgelegd")), new, *held]

    def meeting_words(self, meeting):
        words = f"{meeting.title}, {date_format(meeting.held_on, 'j F Y')}"
        return words if self.ground.body else f"{meeting.body.name}: {words}"

    def rounds(self):
        """Return the rounds that wait for one of the bodies; of the chosen one, where one is."""
        waiting = [each for each in self.ground.asked if self.ground.body in (None, each.body)]
        told = {each.round_id: each.round.title for each in waiting}
        return [(str(key), _("Dit is het antwoord in ronde %s") % told[key]) for key in told]

    @property
    def words(self):
        """The date as it was read, '' where there is none."""
        typed = self.value("dated_on")
        return format_dutch_date(typed, one_day=True) if typed else ""

    @property
    def body(self):
        return next((b for b in self.ground.bodies if str(b.pk) == self.value("body")), None)

    @property
    def is_of_groups(self):
        return self.value("speaker") == Speaker.GROUPS

    @property
    def days(self):
        """The first and the last day of the date, None where it is wrong."""
        typed = self.value("dated_on")
        found = parse_edtf_date(typed) if typed else None
        return (found.first_on, found.last_on) if found else None

    @property
    def more_is_open(self):
        """Whether the fields that are folded away hold something."""
        typed = self.has("outcome", "note") or self.is_of_groups or self.form.by.is_filled
        return typed or bool(self.first_outcome())

    def check(self):
        if self.body is not None and self.days is not None:
            self.check_meeting()
        self.check_rounds()

    def check_meeting(self):
        """Refuse a meeting of another body or day, and a new one without a day."""
        first_on, last_on = self.days
        if self.value("meeting") == NEW_MEETING and first_on != last_on:
            self.refuse("meeting", _("Voor een nieuwe vergadering is één dag nodig."))
        held = self.chosen_meeting()
        if held is None:
            return
        if held.body_id != self.body.pk:
            self.refuse("meeting", _("Deze vergadering is van een ander orgaan."))
        elif not first_on <= held.held_on <= last_on:
            day = date_format(held.held_on, "j F Y")
            self.refuse("meeting", _("Deze vergadering was op %s.") % day)

    def check_rounds(self):
        for key in self.value("answers") or ():
            if self.is_of_groups:
                self.refuse("answers", _("Wat fracties zeggen is geen antwoord van het orgaan."))
            elif self.body is not None and self.asked(key) is None:
                self.refuse("answers", _("Dit orgaan is in deze ronde niet gevraagd."))

    def asked(self, key):
        """Return what the round of that key asks of the body, None where it does not."""
        pairs = ((str(each.round_id), each.body) for each in self.ground.asked)
        found = dict(zip(pairs, self.ground.asked, strict=True))
        return found.get((key, self.body))

    def chosen_meeting(self):
        typed = self.value("meeting")
        return next((each for each in self.ground.meetings if str(each.pk) == typed), None)

    def meeting(self):
        """Return the Meeting that was chosen, or a new one; the one of that day where it stands."""
        if self.value("meeting") != NEW_MEETING:
            return self.chosen_meeting()
        day, body = self.days[0], self.body
        same = [m for m in self.ground.meetings if (m.held_on, m.body_id) == (day, body.pk)]
        title = str(MEETING_TITLES.get(body.kind, _("Vergadering")))
        new = Meeting(dossier=self.ground.dossier, body=body, title=title, held_on=day)
        return same[0] if len(same) == 1 else new

    def answered(self):
        """Return what the chosen rounds ask of the body."""
        return tuple(self.asked(key) for key in self.value("answers") or ())

    def decision(self, **fields):
        """Return the Decision, unsaved; `fields` are what the other parts say of it."""
        names = ("dated_on", "form", "outcome", "note")
        own = {name: self.value(name) for name in names}
        speaker = self.value("speaker") or Speaker.BODY
        dossier, body = self.ground.dossier, self.body
        return Decision(dossier=dossier, body=body, speaker=speaker, **own, **fields)
