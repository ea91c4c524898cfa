"""The correction of one paragraph."""

from municipalities.models import Paragraph

from ..entry import ChangeEntry, EntryMeta


class ParagraphForm(ChangeEntry):
    """Changes the text of a paragraph, for a reason."""

    class Meta(EntryMeta):
        model = Paragraph
        fields = ("text",)
