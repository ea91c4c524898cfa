"""Note what a body answered to a round: its own published decision, or no view."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ....actions.answer import answer_round
from ....forms.rounds.answer import RoundAnswerForm
from ...rules import Access, open_to
from ..action import Action
from .noted import noted
from .opened import OpenedRound


def to_enter(opened, asked):
    return opened.keeps(asked) and not (asked.answer_id or asked.no_view_on)


def new_decision(opened, asked):
    page = reverse("desk-decision", args=[opened.desk.dossier.slug])
    return f"{page}?orgaan={asked.body.slug}&ronde={opened.round.pk}"


ENTER = Action(
    "desk-decision",
    gettext_lazy("Besluit invoeren als antwoord"),
    to_enter,
    new_decision,
)
ANSWER = Action(
    "desk-round-answer",
    gettext_lazy("Besluit koppelen of geen zienswijze"),
    OpenedRound.keeps,
)


@open_to(Access.KEEPS)
def answer(request, slug, pk, key):
    """Show and save the answer of one asked body."""
    here, done = _("Antwoord op de ronde"), _("Het antwoord is genoteerd: %(who)s.")
    return noted(
        request, slug, pk, key, ANSWER, RoundAnswerForm, here=here, done=done, save=save_answer
    )


def save_answer(form):
    answer_round(
        form.instance,
        decision=form.cleaned_data["answer"],
        no_view_on=form.cleaned_data["no_view_on"],
        by=form.reader,
        reason=form.why,
    )
