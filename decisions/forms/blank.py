"""Which passage goes out of which field, and why."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from municipalities.blanking import fields_to_blank

from .act import ActForm
from .entry import TypedField


class BlankForm(ActForm):
    """`field` is one of the text fields of the record; `passage` is taken literally."""

    field = forms.ChoiceField(label=_("Veld"))
    passage = TypedField(
        label=_("Precies deze tekst"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        help_text=_("Wordt overal in dit veld vervangen door [weggelaten], ook in oude versies."),
    )

    field_order = ("field", "passage", "reason")

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        own = fields_to_blank(type(record))
        self.fields["field"].choices = [(each.name, capfirst(each.verbose_name)) for each in own]
