"""The questions of a round: added, put in other words and ordered as one text."""

from ...models import Round
from ..conflict import Part
from ..entry import EntryMeta
from ..kinds.lines import LinesField, lines_of
from ..kinds.record import RecordForm
from ..kinds.round import QUESTIONS


class QuestionsForm(RecordForm):
    vragen = LinesField(label=QUESTIONS)

    class Meta(EntryMeta):
        model = Round
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["vragen"].widget.attrs["rows"] = 10
        self.initial["vragen"] = lines_of(self.instance.listed_questions)
        self.remember()

    def parts_of(self, record):
        return (Part("vragen", QUESTIONS, {"vragen": [lines_of(record.listed_questions)]}),)
