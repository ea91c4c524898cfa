"""What the form of every kind of record does: start well, ask for a reason, keep its record."""

from django.utils.translation import gettext_lazy as _

from municipalities.models import Arrangement, Body, BodyKind

from ...actions import change
from ...actions.keep import is_seen
from ...permissions import may_keep_dossier
from ..entry import EntryForm
from .composite import Composite

REGISTER = (Arrangement, Body)


class RecordForm(Composite, EntryForm):
    """A form for one record; `store` saves it through the actions, with everything in it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.ask_reason()
        if "body" in self.fields:
            self.ask_body()

    @property
    def is_new(self):
        return self.instance._state.adding

    @property
    def why(self):
        return self.cleaned_data.get("reason", "")

    def ask_reason(self):
        """Ask why only where the public has seen what changes."""
        if "reason" in self.fields:
            self.fields["reason"].required = self.is_seen

    @property
    def is_seen(self):
        """Whether the public has seen the record; what the register says is seen by everybody."""
        return is_seen(self.instance) or isinstance(self.instance, REGISTER)

    def ask_body(self):
        """Let who keeps no dossier name a body, and offer the only council that this one keeps."""
        if self.dossier and may_keep_dossier(self.reader, self.dossier.region_id):
            return
        field = self.fields["body"]
        field.required = True
        if self.is_new and not self.is_bound and not self.initial.get("body"):
            councils = list(field.queryset.filter(kind=BodyKind.COUNCIL)[:2])
            if len(councils) == 1:
                self.initial["body"] = councils[0].pk

    def offer_all_bodies(self, name):
        """Offer every body of the region, also those that the reader does not keep."""
        self.fields[name].queryset = Body.objects.of_region(self.dossier.region)

    def store(self):
        """Save what was typed and return the record; raises what the actions raise."""
        return self.save_record()

    def save_record(self):
        """Save the record itself, through the action of its kind."""
        return change(self.instance, by=self.reader, reason=self.why)


def labelled(field, words, *related):
    """Let a choice of records be told in other words; `related` are read along."""
    field.queryset = field.queryset.select_related(*related)
    field.label_from_instance = words


def position_words(position):
    said = position.groups_label or position.body.name
    return f"{position.subject.name}: {position.get_stance_display()} ({said})"


def decision_words(decision):
    return f"{decision.when}, {decision.body.name}: {decision.title}"


def meeting_words(meeting):
    return f"{meeting.held_on:%d-%m-%Y}, {meeting.body.name}: {meeting.title}"


CONDITION_OF = _("Alleen voor een voorwaarde: bij welk standpunt hoort zij?")
