"""The points of a round with the replies to them, and replying to one."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ...actions import reply_to_point
from ...history.replies import PointGroups, Replied, adoption, group_of
from ...models import Reply, ReplyOutcome
from ...permissions import may_reply_in
from ..access import Access, open_to
from ..parameters import choose, page_of
from ..workspace.fields import EntryForm, EntryMeta
from ..workspace.form_flow import answered, say
from ..workspace.kinds.rounds import offer_versions
from ..workspace.record_actions import Action
from .context import RoundContext, open_round

# What the pages about replies share: a round of which the reader answers the remarks.


@dataclass(frozen=True)
class Replying:
    """An RoundContext and what was said and answered in it by today, as the reader may see it."""

    opened: RoundContext

    @property
    def desk(self):
        return self.opened.desk

    @property
    def round(self):
        return self.opened.round

    @cached_property
    def today(self) -> date:
        return today_of(self.desk)

    @cached_property
    def told(self):
        return Replied(self.round, self.desk.reader, self.today)

    @cached_property
    def note(self):
        """The ReplyNote of the round, whatever its day, or None."""
        return adoption(self.round, day=date.max)

    def address(self, page, *more):
        return self.opened.address(page, *more)

    def context(self, here):
        """Return what each of these pages gives its template."""
        told = {"here": here, "opened": self.opened, "round": self.round, "note": self.note}
        return told | self.desk.context


def today_of(desk):
    return desk.now.astimezone(get_current_timezone()).date()


def replying(request, slug, pk):
    """Return the Replying of this address; Http404 where there is no such round in sight,
    PermissionDenied for who does not answer in it."""
    opened = open_round(request, slug, pk)
    if not may_reply(opened):
        raise PermissionDenied(_("Alleen wie voor het vragende orgaan werkt reageert."))
    return Replying(opened)


def may_reply(opened):
    """Whether the reader answers the remarks of the round."""
    return may_reply_in(opened.desk.reader, opened.round)


# Every point of a round with the replies to it: how far it is, and what still lacks one.

WITHOUT, LATER = "zonder", "later"


@open_to(Access.KEEPS)
def replies(request, slug, pk):
    """Show the points of a round as the choice leaves them, what is linked together."""
    found = replying(request, slug, pk)
    choice = choice_of(request.GET, found.note)
    progress = found.told.progress()
    context = {
        "page": page_of(request.GET, PointGroups(found.told, condition_of(found, choice.value))),
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


# One reply, and the remarks of a round that get it.

NONE = gettext_lazy("Kies ten minste één punt om op te reageren.")
ANSWERED = gettext_lazy("Op dit punt staat intussen al een reactie.")


class ReplyToPointForm(EntryForm):
    """`said` are the remarks that may get it, each as the page tells it; `instance` is a Reply of
    the body that opened the round, without one where the reader has to name it."""

    punt = forms.MultipleChoiceField(
        label=gettext_lazy("Deze reactie geldt voor"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": NONE, "invalid_choice": ANSWERED},
    )

    field_order = ("punt", "outcome", "reasons", "changed_in", "changed_where", "body", "dated_on")

    class Meta(EntryMeta):
        model = Reply
        fields = ("outcome", "reasons", "changed_in", "changed_where", "body", "dated_on")

    def __init__(self, *args, said, **kwargs):
        super().__init__(*args, **kwargs)
        self.remarks = {str(each.remark.pk): each.remark for each in said}
        self.fields["punt"].choices = [(str(each.remark.pk), words_of(each)) for each in said]
        offer_versions(self.fields)
        if self.instance.body_id is not None:
            del self.fields["body"]

    @property
    def chosen(self):
        """The remarks that get the reply."""
        return [self.remarks[key] for key in self.cleaned_data["punt"]]


def words_of(said):
    """Return who asked what, in one line."""
    who = ", ".join(part for part in (said.who, said.remark.groups_label) if part)
    return f"{who}: {said.remark.text}"


# Reply to one point of a round, or at once to what several bodies said alike.

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
