"""A passage as one more place that shows a record that is there already."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ...models import TARGETS, Evidence, Position, Status
from ...models.published import own
from ...stances import CHOICES
from ..entry import EntryForm, EntryMeta
from ..kinds import KINDS
from ..kinds.record import decision_words, position_words

FIELDS = {KINDS[slug].slug: name for name, model in TARGETS.items() for slug in KINDS
          if KINDS[slug].model is model}  # fmt: skip
WORDS = {"standpunt": position_words, "besluit": decision_words}
RELATED = {"standpunt": ("subject", "body", "decision__body"), "besluit": ("body",)}


class ExistingForm(EntryForm):
    """`kind` is the Kind of the record; of a position the place reads a stance."""

    class Meta(EntryMeta):
        model = Evidence
        fields = (
            "summary",
            "quote",
            "place",
            "reads_stance",
            "reads_on",
            "is_joint",
            "is_derived",
        )

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["record"] = forms.ModelChoiceField(
            records_of(kind, self.dossier, self.reader),
            label=_("Bij welke?"),
            empty_label=_("Kies…"),
        )
        self.fields["record"].label_from_instance = WORDS.get(kind.slug, shortened)
        self.order_fields(("record", "reads_stance", "reads_on", "summary"))
        if kind.model is Position:
            self.fields["reads_stance"].choices = [("", _("niets")), *CHOICES]
            return
        for name in ("reads_stance", "reads_on"):
            del self.fields[name]

    def clean(self):
        cleaned = super().clean()
        setattr(self.instance, FIELDS[self.kind.slug], cleaned.get("record"))
        return cleaned

    def _get_validation_exclusions(self):
        """Without a record there is one sentence about that, not another about what hangs on it."""
        exclude = super()._get_validation_exclusions()
        return exclude if self.cleaned_data.get("record") else {*exclude, *TARGETS}


def records_of(kind, dossier, reader):
    """Return the records of a kind to which the reader may add a place, the newest first.

    To another council's position, once that is shared, a reading is proposed.
    """
    rows = kind.model._default_manager.filter(dossier=dossier, **dict(kind.fixed))
    if kind.model is Position:
        rows = rows.visible_to(reader).exclude(status=Status.WITHDRAWN)
        if dossier.region_id not in reader.shares_in and not reader.is_beheer:
            rows = rows.filter(own(reader))
    elif not reader.is_beheer:
        rows = rows.filter(own(reader, body=kind.listed.body or None))
    if kind.slug in RELATED:
        rows = rows.select_related(*RELATED[kind.slug])
    return rows.order_by("-pk")


def shortened(record):
    words = " ".join(str(record).split())
    return words if len(words) <= 80 else f"{words[:79]}…"
