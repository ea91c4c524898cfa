"""Add the questions of a round, put them in other words, and order them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ....actions.questions import ask_questions
from ....forms.kinds.kind import changing
from ....forms.rounds.questions import QuestionsForm
from ...rules import Access, open_to
from ..action import Action
from ..record import fresh
from .noted import check_fits, hands, shown
from .opened import opened_round

QUESTIONS = Action(
    "desk-round-questions",
    gettext_lazy("Vragen toevoegen of ordenen"),
    lambda opened: opened.keeps_round,
)


@open_to(Access.KEEPS)
def questions(request, slug, pk):
    """Show and save the questions of a round as one text."""
    opened = opened_round(request, slug, pk)
    check_fits(QUESTIONS, opened)

    def make_form(data=None, refusal=None):
        record = opened.round if refusal is None else fresh(opened.round)
        return changing(QuestionsForm)(data, instance=record, refusal=refusal, **hands(opened))

    here, done = _("Vragen aan de organen"), _("De vragen zijn bewaard.")
    return shown(opened, make_form, here=here, done=done, save=save_questions)


def save_questions(form):
    texts = form.cleaned_data["vragen"]
    ask_questions(form.instance, texts, by=form.reader, reason=form.why)
