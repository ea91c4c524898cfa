"""One reply, and the remarks of a round that get it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Reply
from .entry import EntryForm, EntryMeta
from .kinds.remark import offer_versions

NONE = _("Kies ten minste één punt om op te reageren.")
ANSWERED = _("Op dit punt staat intussen al een reactie.")


class ReplyToPointForm(EntryForm):
    """`said` are the remarks that may get it, each as the page tells it; `instance` is a Reply of
    the body that opened the round, without one where the reader has to name it."""

    punt = forms.MultipleChoiceField(
        label=_("Deze reactie geldt voor"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": NONE, "invalid_choice": ANSWERED},
    )

    field_order = ("punt", "outcome", "reasons", "changed_in", "changed_where", "body", "dated_on")

    class Meta(EntryMeta):
        model = Reply
        fields = ("outcome", "reasons", "changed_in", "changed_where", "body", "dated_on")

    def __init__(self, *args, said, **kwargs):
        super().__init__(*args, **kwargs)
        self.remarks = {str(each.remark.pk): each.remark for each in said}
        self.fields["punt"].choices = [(str(each.remark.pk), words_of(each)) for each in said]
        offer_versions(self.fields)
        if self.instance.body_id is not None:
            del self.fields["body"]

    @property
    def chosen(self):
        """The remarks that get the reply."""
        return [self.remarks[key] for key in self.cleaned_data["punt"]]


def words_of(said):
    """Return who asked what, in one line."""
    who = ", ".join(part for part in (said.who, said.remark.groups_label) if part)
    return f"{who}: {said.remark.text}"
