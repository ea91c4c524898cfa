"""Add the questions of a round, put them in other words, and order them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ....actions.questions import ask_questions
from ....forms.kinds.kind import changing
from ....forms.rounds.questions import QuestionsForm
from ...rules import Access, open_to
from ..record import fresh
from .act import RoundAct
from .noted import Page, check_fits, hands, shown
from .opened import opened_round


def fits(opened, asked):
    return opened.keeps_round


QUESTIONS = RoundAct("desk-round-questions", gettext_lazy("Vragen toevoegen of ordenen"), fits)


@open_to(Access.KEEPS)
def questions(request, slug, pk):
    """Show and save the questions of a round as one text."""
    opened = opened_round(request, slug, pk)
    check_fits(QUESTIONS, opened)

    def make_form(data=None, refusal=None):
        record = opened.round if refusal is None else fresh(opened.round)
        return changing(QuestionsForm)(data, instance=record, refusal=refusal, **hands(opened))

    here, done = _("Vragen aan de organen"), _("De vragen zijn bewaard.")
    return shown(opened, Page(QUESTIONS, QuestionsForm, here, done, save), make_form)


def save(form):
    texts = form.cleaned_data["vragen"]
    ask_questions(form.instance, texts, by=form.reader, reason=form.why)
