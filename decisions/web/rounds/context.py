"""The round that a page of the workspace is about, and the page of one form on its desk."""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...models import Round, RoundBody
from ...permissions import list_kept_bodies, may_keep_dossier
from ..workspace.form_flow import (
    WorkspaceContext,
    add_success_message,
    answer_form,
    back_to_do,
    open_workspace,
)
from ..workspace.kinds.kind import build_change_form
from ..workspace.records import record_gone_page

# The one round that a page of the workspace is about, for whoever may write something in it.

LINKS = ("dossier__region", "subject", "opened_by", "follows")


@dataclass(frozen=True)
class RoundContext:
    """A round with the bodies that it asks, on the desk of who asked for it.

    `kept` are the keys of the bodies of the region whose records the reader keeps.
    """

    desk: WorkspaceContext
    round: Round
    asked: tuple[RoundBody, ...]
    kept: frozenset[int]

    @cached_property
    def questions(self):
        """The questions that the round puts, in their order."""
        return list(self.round.listed_questions.order_by("number", "id"))

    @cached_property
    def extensions(self):
        """The extensions in the order in which they were granted."""
        rows = self.round.extensions.select_related("body")
        return list(rows.order_by("granted_on", "id"))

    @property
    def keeps_round(self):
        """Whether the reader keeps the round itself and everything that belongs to it."""
        return may_keep_dossier(self.desk.reader, self.desk.dossier.region_id)

    @property
    def asks(self):
        """Whether the reader keeps the round or the body that opened it."""
        return self.keeps_round or self.round.opened_by_id in self.kept

    @property
    def may_answer(self):
        """Whether the reader keeps a body that is asked."""
        return any(self.keeps(each) for each in self.asked)

    def keeps(self, asked):
        """Whether the reader keeps the records of this asked body."""
        return asked.body_id in self.kept

    @property
    def home(self):
        return self.address("desk-round")

    def address(self, page, *more):
        return reverse(page, args=[self.desk.dossier.slug, self.round.pk, *more])


def open_round(request, slug, pk):
    """Return the RoundContext; Http404 where there is none in sight, PermissionDenied for who
    keeps neither the round, nor the body that opened it, nor a body that it asks. Four queries."""
    desk = open_workspace(request, slug)
    rounds = Round.objects.filter(dossier=desk.dossier).select_related(*LINKS)
    found = get_object_or_404(rounds, pk=pk)
    kept = list_kept_bodies(desk.reader, desk.dossier.region).values_list("pk", flat=True)
    opened = RoundContext(desk, found, tuple(list_asked_bodies(found)), frozenset(kept))
    if not (opened.asks or opened.may_answer):
        raise PermissionDenied(_("Deze ronde is aan wie vraagt en aan wie gevraagd is."))
    return opened


def list_asked_bodies(round_):
    """Return the RoundBodies of a round by the name of the body."""
    rows = round_.asked.select_related("body__municipality", "answer")
    return rows.order_by("body__name", "pk")


def get_asked_body_or_404(opened, key):
    """Return the RoundBody of the round with this key, with the round as it was read."""
    found = get_object_or_404(list_asked_bodies(opened.round), pk=key)
    found.round = opened.round
    return found


# The page of one form on the desk of a round: shown, refused with what is wrong, or done.

TEMPLATE = "desk/rounds/act.html"
PUBLIC_PAGE = gettext_lazy("Bekijk de ronde")


def answer_body_form(request, slug, pk, key, action, form, *, here, done, save):
    """Return the response of a form about one asked body, the RoundBody with this key.

    `here` is what the page is called, `done` what is said after `save(form)`.
    """
    opened = open_round(request, slug, pk)
    try:
        asked = get_asked_body_or_404(opened, key)
    except Http404:
        if request.method == "POST":
            return record_gone_page(request)
        raise
    check_round_action(action, opened, asked)

    def make_form(data=None, refusal=None):
        record = asked if refusal is None else get_asked_body_or_404(opened, key)
        return build_change_form(form)(
            data, instance=record, refusal=refusal, **form_arguments(opened)
        )

    who = asked.body.name
    return answer_round_form(opened, make_form, here=here, done=done, save=save, who=who)


def check_round_action(action, *about):
    """Refuse who may not do this here."""
    if not action.fits(*about):
        raise PermissionDenied(_("Dit is aan de griffie of de regioredactie die het bijhoudt."))


def form_arguments(opened):
    """Return what every form is given: in which dossier and by whom it is filled in."""
    return {"dossier": opened.desk.dossier, "reader": opened.desk.reader}


def answer_round_form(opened, make_form, *, here, done, save, who=""):
    """Return the response to a request for a form of the desk of a round."""

    def store(form):
        save(form)
        way = (reverse("round", args=[opened.desk.dossier.slug, opened.round.pk]), PUBLIC_PAGE)
        add_success_message(opened.desk.request, done % {"who": who}, way, back_to_do())
        return opened.home

    context = {"here": here, "who": who, "round": opened.round, "home": opened.home}
    return answer_form(opened.desk, make_form, store, template=TEMPLATE, context=context)
