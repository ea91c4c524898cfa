"""What a source says of itself: its title, who speaks in it, and who may see it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from municipalities.models import PublisherKind, Source

from ..conflict import Part
from ..entry import EntryMeta
from ..kinds.record import RecordForm
from .openness import FLAGS, openness_field, openness_of, set_openness


class SourceForm(RecordForm):
    """Changes a source; who may see it is one choice of three."""

    openness = openness_field()

    class Meta(EntryMeta):
        model = Source
        fields = (
            "title",
            "dated_on",
            "reference",
            "publisher_kind",
            "body",
            "publisher",
            "url",
            "note",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_new:
            self.initial["openness"] = openness_of(self.instance)
        self.fields["publisher_kind"].label = _("Wie spreekt hier?")
        self.fields["publisher"].help_text = _("Leeg bij een stuk van een orgaan: het orgaan zelf.")

    def ask_body(self):
        """Any body of the region may have adopted it, also one that the reader does not keep."""
        self.offer_all_bodies("body")

    def ask_reason(self):
        if "reason" in self.fields:
            self.fields["reason"].required = self.instance.is_public

    def parts_of(self, record):
        """The choice of three stands in for two fields, so a conflict tells it by itself."""
        return (Part("openness", _("Wie mag dit zien?"), {"openness": [openness_of(record)]}),)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("openness") in FLAGS:
            set_openness(self.instance, cleaned["openness"])
        body = cleaned.get("body")
        if cleaned.get("publisher_kind") == PublisherKind.BODY and "body" not in self.errors:
            if body is None:
                self.add_error("body", ValidationError(_("Kies welk orgaan dit zelf vaststelde.")))
            elif not cleaned.get("publisher"):
                cleaned["publisher"] = body.name
        return cleaned
