"""The small forms of the workspace: say why, and when, and do it to the version that was seen."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from municipalities.acting_form import ReasonField, Refusable
from municipalities.tracking import Conflict

from .kinds.clock import ClockField, DayField, moment_of

NOW, LATER = "nu", "later"


class ActForm(Refusable, forms.Form):
    """Does something to `record`, as `reader`, at the version that the form was opened with."""

    expected_version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    reason = ReasonField(required=False)

    def __init__(self, data=None, *, record, reader, refusal=None, needs_reason=False):
        super().__init__(data, initial={"expected_version": record.version})
        self.record, self.reader, self.refusal = record, reader, refusal
        self.fields["reason"].required = needs_reason

    @property
    def why(self):
        return self.cleaned_data["reason"]

    @property
    def seen(self):
        """The record, at the version that whoever sends the form has seen."""
        self.record.version = self.cleaned_data["expected_version"]
        return self.record

    def show(self, refusal):
        super().show(refusal)
        if isinstance(refusal, Conflict) and refusal.current is not None:
            # Who sends it once more was told that it changed.
            self.data = self.data.copy()
            self.data["expected_version"] = refusal.current.version


class MomentMixin(forms.Form):
    """From when something is public: at once, or from a day and a time in Dutch time.

    `public_from` is the moment, None for at once.
    """

    field_order = ("stuk", "when", "day", "clock", "reason")
    public_from = None

    when = forms.ChoiceField(
        label=_("Openbaar"),
        choices=[(NOW, _("meteen")), (LATER, _("vanaf een later moment"))],
        widget=forms.RadioSelect,
        initial=NOW,
    )
    day = DayField(label=_("Dag"), required=False)
    clock = ClockField(label=_("Tijd"), required=False)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("when") == LATER and not self.errors:
            self.public_from = self.read_moment(cleaned)
        return cleaned

    def read_moment(self, cleaned):
        """Return the moment that was typed; an error stands beside its field."""
        missing = [name for name in ("day", "clock") if cleaned.get(name) is None]
        for name in missing:
            self.add_error(name, ValidationError(_("Vul dit in, of kies ‘meteen’.")))
        if missing:
            return None
        try:
            moment = moment_of(cleaned["day"], cleaned["clock"])
        except ValidationError as error:
            self.add_error("clock", error)
            return None
        if moment <= self.reader.at:
            self.add_error("day", ValidationError(_("Dit is al voorbij; kies dan ‘meteen’.")))
        return moment


class PublishForm(MomentMixin, ActForm):
    """Makes one record public."""
