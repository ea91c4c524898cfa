"""One of the questions of a round, and what a body answered to one."""

from django.utils.translation import gettext_lazy as _

from ...models import AgendaItem, Answer, LineKind, Question
from ...permissions import kept_bodies
from ..entry import EntryMeta
from .placed import PlacedForm
from .record import RecordForm, labelled

OF_ROUND = _("Uit een ronde. Kies deze, of een vraag uit een agendapunt.")
OF_ITEM = _("Uit een agendapunt van dit orgaan.")
LONGEST = 120


class QuestionForm(RecordForm):
    """Puts a question in other words; a new one comes with its round."""

    class Meta(EntryMeta):
        model = Question
        fields = ("text",)


class AnswerForm(PlacedForm):
    target = "answer"

    class Meta(EntryMeta):
        model = Answer
        fields = ("question", "line", "body", "text", "dated_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        question, line = self.fields["question"], self.fields["line"]
        labelled(question, question_words, "round")
        labelled(line, line_words, "item__body")
        question.queryset = question.queryset.order_by("-round__first_on", "round", "number")
        line.queryset = self.lines(line.queryset)
        question.help_text, line.help_text = OF_ROUND, OF_ITEM

    def lines(self, rows):
        """Return the questions in agenda items of bodies whose records the reader keeps."""
        items = AgendaItem.objects.visible_to(self.reader).filter(
            body__in=kept_bodies(self.reader, self.dossier.region)
        )
        return rows.filter(kind=LineKind.QUESTION, item__in=items).order_by("item", "number", "id")


def question_words(question):
    return shortened(f"{question.round.title}: {question.text}")


def line_words(line):
    return shortened(f"{line.item.body.name}, {line.item.title}: {line.text}")


def shortened(words):
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
