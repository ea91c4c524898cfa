"""Enter what a body answered to a question: a record of its own kind."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..action import Action


def new_answer(opened, asked):
    page = reverse("desk-new", args=[opened.desk.dossier.slug, "antwoord"])
    return f"{page}?orgaan={asked.body_id}"


ANSWER_QUESTION = Action(
    "desk-new",
    _("Antwoord op een vraag invoeren"),
    lambda opened, asked: bool(opened.questions) and opened.keeps(asked),
    new_answer,
)
