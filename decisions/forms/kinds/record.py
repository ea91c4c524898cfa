"""What the form of every kind of record does: start well, ask for a reason, keep its record."""

from django.utils.translation import gettext_lazy as _

from municipalities.models import Arrangement, Body, BodyKind

from ...actions.keep import is_seen
from ...permissions import may_keep_dossier
from ..entry import EntryForm
from .composite import Section

REGISTER = (Arrangement, Body)


class RecordForm(EntryForm):
    """A form for one record; its action saves it, with what goes `along`.

    `hold` takes the fields of a smaller form in; its errors stand beside them.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.held = []
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

    @property
    def along(self):
        """What the action that saves the record is told beside it, by name."""
        return {}

    def place_of(self, record):
        """Return the place of evidence that was typed for the saved record, None for nothing."""
        return None

    def hold(self, made):
        """Take in a form that was made with a prefix of its own; return it."""
        for name, field in made.fields.items():
            self.fields[made.add_prefix(name)] = field
            if name in made.initial:
                self.initial[made.add_prefix(name)] = made.initial[name]
        self.held.append(made)
        return made

    def given(self):
        """Return what was typed, as a smaller form takes it; None for a form that is new."""
        return self.data if self.is_bound else None

    def clean(self):
        cleaned = super().clean()
        for each in self.held:
            if not each.is_valid():
                self.take_errors(each)
        return cleaned

    def take_errors(self, held):
        for name, errors in held.errors.items():
            own = held.add_prefix(name) if name in held.fields else None
            if own not in self.errors:
                self.add_error(own, errors)

    def sections(self):
        """Return the Sections of the form: its own fields first, the reason last."""
        inside = {each.add_prefix(name) for each in self.held for name in each.fields}
        own = [each for each in self.visible_fields() if each.name not in inside]
        plain = tuple(each for each in own if each.name != "reason")
        reason = tuple(each for each in own if each.name == "reason")
        ends = (Section("", reason),) if reason else ()
        return (Section("", plain), *self.more_sections(), *ends)

    def more_sections(self):
        """Return the Sections of what is held."""
        return ()

    def bound(self, held):
        """Return the bound fields of a form that is held."""
        return tuple(self[held.add_prefix(name)] for name in held.fields)


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
