"""Reply to one point of a round, or at once to what several bodies said alike."""

from functools import partial

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ....actions import reply_to_point
from ....forms.reply_to_point import ReplyToPointForm
from ....history.grouped import group_of
from ....models import Reply
from ...rules import Access, open_to
from ..frame import answered
from ..said import say
from .replying import replying

TOGETHER = "samen"
LONGEST = 80


@open_to(Access.KEEPS)
def reply(request, slug, pk, remark):
    """Show the form for a reply to a remark; with ?samen=1 to all of its point that lack one."""
    found, together = replying(request, slug, pk), TOGETHER in request.GET
    rows = found.told.remarks().select_related("link")
    group = group_of(found.told, get_object_or_404(rows, pk=remark))
    waiting = {str(each.remark.pk) for each in group.unanswered}
    if request.method != "POST" and str(remark) not in waiting:
        say(request, _("Op dit punt staat al een reactie."))
        return HttpResponseRedirect(found.address("desk-round-replies"))
    initial = {
        "punt": sorted(waiting) if together else [str(remark)],
        "dated_on": found.today.isoformat(),
    }
    return answered(
        found.desk,
        partial(form_of, found, group.unanswered, initial),
        partial(save, found),
        template="desk/rounds/reply.html",
        context={"group": group, **found.context(_("Reageren: %s") % named(group))},
        address=f"{request.path}?{TOGETHER}=1" if together else request.path,
    )


def form_of(found, said, initial, data=None, refusal=None):
    dossier = found.desk.dossier
    return ReplyToPointForm(
        data,
        instance=Reply(dossier=dossier, body=found.round.opened_by),
        initial=initial,
        said=said,
        dossier=dossier,
        reader=found.desk.reader,
        refusal=refusal,
    )


def save(found, form):
    """Store the replies; return to all points of the round."""
    number = len(reply_to_point(form.chosen, form.instance, by=found.desk.reader))
    words = ngettext("Reactie bewaard bij %d punt.", "Reactie bewaard bij %d punten.", number)
    say(found.desk.request, words % number)
    return found.address("desk-round-replies")


def named(group):
    """Return what the members of a group have in common, or the first words of the one."""
    text = group.point.title if group.point else group.said[0].remark.text
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
