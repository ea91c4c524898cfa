"""The correction of one paragraph."""

from municipalities.models import Paragraph

from ...actions.take_text import correct_paragraph
from ..entry import ChangeEntry, EntryMeta


class ParagraphForm(ChangeEntry):
    """Changes the text of a paragraph, for a reason."""

    class Meta(EntryMeta):
        model = Paragraph
        fields = ("text",)

    def store(self):
        return correct_paragraph(self.instance, by=self.reader, reason=self.cleaned_data["reason"])
