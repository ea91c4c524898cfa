"""Adopt the replies of a round as one set, once every point has a reasoned reply."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ....actions import adopt_replies
from ....forms.adoption import AdoptionForm
from ....models import ReplyNote, Status
from ...rules import Access, open_to
from ..action import Action
from ..frame import answered
from ..said import say
from .replying import may_reply, replying

MOST = 50
WAITING = (Status.DRAFT, Status.SHARED)


@open_to(Access.KEEPS)
def adopt(request, slug, pk):
    """Say what still lacks a reply and what becomes public, and adopt the set."""
    found = replying(request, slug, pk)

    def make_form(data=None, refusal=None):
        note = ReplyNote(dossier=found.desk.dossier, round=found.round, body=found.round.opened_by)
        return AdoptionForm(
            data,
            instance=note,
            initial={"adopted_on": found.today},
            dossier=found.desk.dossier,
            reader=found.desk.reader,
            refusal=refusal,
        )

    def save(form):
        adopt_replies(form.instance, by=found.desk.reader)
        sending = found.address("desk-round-dispatch")
        say(request, _("De reacties zijn vastgesteld."), (sending, _("Naar verzenden")))
        return found.address("desk-round-replies")

    return answered(
        found.desk,
        make_form,
        save,
        template="desk/rounds/adopt.html",
        context={**lacking_of(found), **found.context(_("Reacties vaststellen"))},
    )


def lacking_of(found):
    """Return the first remarks without a reply and how many there are, and how many replies
    become public with the set; three queries at most."""
    if found.note is not None:
        return {"lacking": (), "number": 0, "drafts": 0}
    first = list(found.told.lacking().select_related("body").order_by("first_on", "id")[: MOST + 1])
    number = len(first) if len(first) <= MOST else found.told.lacking().count()
    drafts = found.told.replies().filter(status__in=WAITING).count()
    return {"lacking": first[:MOST], "number": number, "drafts": drafts}


ADOPT = Action("desk-round-adopt", gettext_lazy("De reacties vaststellen"), may_reply)
