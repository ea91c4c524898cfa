"""An item on the agenda of a body, with its lines: one a line, kind by kind."""

from django.utils.translation import gettext_lazy as _

from ...actions.lines import one_line
from ...models import AgendaItem, AgendaLine, LineKind
from ..conflict import Part
from ..entry import EntryMeta
from .composite import Section
from .lines import LinesField
from .placed import PlacedForm
from .record import RecordForm, decision_words, labelled, meeting_words

LINES = {
    LineKind.POINT: _("Beslispunten"),
    LineKind.COLLEGE: _("Besluiten van het college"),
    LineKind.QUESTION: _("Vragen aan de raad"),
    LineKind.ATTACHMENT: _("Bijlagen"),
    LineKind.RECIPIENT: _("Geadresseerden"),
}


class AgendaItemForm(PlacedForm):
    target = "agenda_item"

    class Meta(EntryMeta):
        model = AgendaItem
        fields = (
            "body",
            "title",
            "treatment",
            "stage",
            "meeting",
            "planned_note",
            "summary",
            "reference",
            "round",
            "decision",
            "source",
            "url",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labelled(self.fields["meeting"], meeting_words, "body")
        labelled(self.fields["decision"], decision_words, "body")
        self.fields["planned_note"].help_text = _("Wat er bekend is zolang er geen vergadering is.")
        now = {part.name: part.sent[part.name][0] for part in self.parts_of(self.instance)}
        for kind, label in LINES.items():
            self.fields[kind.value] = LinesField(label=label)
            self.initial[kind.value] = now.get(kind.value, "")
        self.remember()

    def parts_of(self, record):
        lines = [] if record._state.adding else list(record.lines.order_by("number", "id"))
        texts = {
            kind: [one_line(each.text) for each in lines if each.kind == kind] for kind in LINES
        }
        return tuple(
            Part(kind.value, label, {kind.value: ["\n".join(texts[kind])]})
            for kind, label in LINES.items()
        )

    def sections(self):
        first, *others = super().sections()
        names = {kind.value for kind in LINES}
        plain = tuple(each for each in first.fields if each.name not in names)
        lines = tuple(self[kind.value] for kind in LINES)
        return (Section("", plain), Section(_("Wat er in staat"), lines), *others)

    @property
    def along(self):
        return {"lines": {kind: self.cleaned_data[kind.value] for kind in LINES}}


class AgendaLineForm(RecordForm):
    """One line with what stands beside it; the item gets a version too, for who has it open."""

    class Meta(EntryMeta):
        model = AgendaLine
        fields = ("text", "note", "place", "url")
