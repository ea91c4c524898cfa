"""Texts of which each is a line of one longer text in a form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ...actions.lines import one_line
from ..entry import TypedField


class LinesField(TypedField):
    """Texts, one a line; gives them without the empty ones."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        super().__init__(required=False, help_text=_("Eén per regel."), **kwargs)

    def to_python(self, value):
        return [one_line(each) for each in super().to_python(value).split("\n") if each.strip()]

    def has_changed(self, initial, data):
        return self.to_python(initial or "") != self.to_python(data or "")


def lines_of(rows):
    """Return the texts of rows in their order, one a line."""
    texts = rows.order_by("number", "id").values_list("text", flat=True)
    return "\n".join(one_line(each) for each in texts)
