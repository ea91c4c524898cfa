"""Every point of a round with the replies to it: how far it is, and what still lacks one."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ....forms.choices import choose, page_of
from ....history.grouped import Groups
from ....history.replied import Replied
from ....models import ReplyOutcome
from ...rules import Access, open_to
from ..action import Action
from .replying import may_reply, replying

WITHOUT, LATER = "zonder", "later"


@open_to(Access.KEEPS)
def replies(request, slug, pk):
    """Show the points of a round as the choice leaves them, what is linked together."""
    found = replying(request, slug, pk)
    choice = choice_of(request.GET, found.note)
    progress = found.told.progress()
    context = {
        "page": page_of(request.GET, Groups(found.told, condition_of(found, choice.value))),
        "choice": choice,
        "progress": progress,
        "outcomes": [(each, progress.outcomes[each.value]) for each in ReplyOutcome],
        **found.context(_("Reacties: %s") % found.round.title),
    }
    return render(request, "desk/rounds/replies.html", context)


def choice_of(parameters, note):
    """Return the Choice of what to show; what came in after an adoption is one where there is."""
    options = [(WITHOUT, _("nog zonder reactie")), *ReplyOutcome.choices]
    if note is not None:
        options.append((LATER, _("niet in de vastgestelde set")))
    return choose(parameters, "stand", _("Toon"), options)


def condition_of(found, value):
    """Return the condition under which a remark is shown, None for all."""
    if not value:
        return None
    if value == WITHOUT:
        return ~found.told.answered()
    if value == LATER:
        return ~Replied(found.round, found.desk.reader, found.note.adopted_on).answered()
    return found.told.answered(outcome=value)


REPLIES = Action("desk-round-replies", gettext_lazy("Reageren op de punten"), may_reply)
