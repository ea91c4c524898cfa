"""The points of a round with the replies to them, and replying to one."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ...actions import offer_replies, reply_to_point
from ...history.replies import PointGroups, RoundReplies, find_adoption, find_point_group
from ...history.reply_work import build_assigned_condition, list_unreviewed
from ...models import Reply, ReplyOutcome
from ...permissions import may_reply_in
from ..access import Access, restrict_to
from ..parameters import parse_choice, parse_page
from ..workspace.fields import EntryForm, EntryFormMeta
from ..workspace.form_flow import add_success_message, answer_form, back_to_do
from ..workspace.kinds.rounds import add_version_fields
from ..workspace.record_actions import RecordAction
from .context import RoundContext, open_round

# What the pages about replies share: a round of which the reader answers the remarks.


@dataclass(frozen=True)
class RoundRepliesContext:
    """A RoundContext and what was said and answered in it by today, as the reader may see it."""

    opened: RoundContext

    @property
    def desk(self):
        return self.opened.desk

    @property
    def round(self):
        return self.opened.round

    @cached_property
    def today(self) -> date:
        return dutch_today_on_desk(self.desk)

    @cached_property
    def told(self):
        return RoundReplies(self.round, self.desk.reader, self.today)

    @cached_property
    def note(self):
        """The ReplyNote of the round, whatever its day, or None."""
        return find_adoption(self.round, day=date.max)

    def address(self, page, *more):
        return self.opened.address(page, *more)

    def context(self, here):
        """Return what each of these pages gives its template."""
        told = {"here": here, "opened": self.opened, "round": self.round, "note": self.note}
        return told | self.desk.context


def dutch_today_on_desk(desk):
    return desk.now.astimezone(get_current_timezone()).date()


def open_round_replies(request, slug, pk):
    """Return the RoundRepliesContext of this address; Http404 where there is no such round in
    sight, PermissionDenied for who does not answer in it."""
    opened = open_round(request, slug, pk)
    if not may_reply_to_round(opened):
        raise PermissionDenied(_("Alleen wie voor het vragende orgaan werkt reageert."))
    return RoundRepliesContext(opened)


def may_reply_to_round(opened):
    """Whether the reader answers the remarks of the round."""
    return may_reply_in(opened.desk.reader, opened.round)


# Every point of a round with the replies to it: how far it is, and what still lacks one.

WITHOUT, LATER, MINE, UNREVIEWED = "zonder", "later", "mijn", "ongelezen"


@restrict_to(Access.KEEPS)
def replies_page(request, slug, pk):
    """Show the points of a round as the choice leaves them, what is linked together."""
    found = open_round_replies(request, slug, pk)
    choice = parse_reply_choice(request.GET, found.note)
    progress = found.told.progress()
    context = {
        "page": parse_page(
            request.GET, PointGroups(found.told, build_reply_condition(found, choice.value))
        ),
        "choice": choice,
        "progress": progress,
        "outcomes": [(each, progress.outcomes[each.value]) for each in ReplyOutcome],
        **found.context(_("Reacties: %s") % found.round.title),
    }
    return render(request, "desk/rounds/replies.html", context)


def parse_reply_choice(parameters, note):
    """Return the Choice of what to show; what came in after an adoption is one where there is."""
    options = [
        (MINE, _("mijn punten")),
        (WITHOUT, _("nog zonder reactie")),
        (UNREVIEWED, _("reactie nog niet gelezen")),
        *ReplyOutcome.choices,
    ]
    if note is not None:
        options.append((LATER, _("niet in de vastgestelde set")))
    return parse_choice(parameters, "stand", _("Toon"), options)


def build_reply_condition(found, value):
    """Return the condition under which a remark is shown, None for all."""
    if not value:
        return None
    if value == WITHOUT:
        return ~found.told.answered()
    if value == MINE:
        return build_assigned_condition(assignee=found.desk.reader.user.pk)
    if value == UNREVIEWED:
        return Q(pk__in=list_unreviewed(found.told).values("remark"))
    if value == LATER:
        return ~RoundReplies(found.round, found.desk.reader, found.note.adopted_on).answered()
    return found.told.answered(outcome=value)


REPLIES_ACTION = RecordAction(
    "desk-round-replies", gettext_lazy("Reageren op de punten"), may_reply_to_round
)


# One reply, and the remarks of a round that get it.

CHOOSE_A_POINT = gettext_lazy("Kies ten minste één punt om op te reageren.")
REPLIED_MEANWHILE = gettext_lazy("Op dit punt staat intussen al een reactie.")


class ReplyToPointForm(EntryForm):
    """`said` are the remarks that may get it, each as the page tells it; `instance` is a Reply of
    the body that opened the round, without one where the reader has to name it."""

    punt = forms.MultipleChoiceField(
        label=gettext_lazy("Deze reactie geldt voor"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": CHOOSE_A_POINT, "invalid_choice": REPLIED_MEANWHILE},
    )

    ter_lezing = forms.BooleanField(
        label=gettext_lazy("Klaar: leg ter lezing bij een ander"), required=False, initial=True
    )

    field_order = (
        *("punt", "outcome", "reasons", "changed_in", "changed_where", "body", "dated_on"),
        "ter_lezing",
    )

    class Meta(EntryFormMeta):
        model = Reply
        fields = ("outcome", "reasons", "changed_in", "changed_where", "body", "dated_on")

    def __init__(self, *args, said, **kwargs):
        super().__init__(*args, **kwargs)
        self.remarks = {str(each.remark.pk): each.remark for each in said}
        self.fields["punt"].choices = [
            (str(each.remark.pk), remark_line_words(each)) for each in said
        ]
        add_version_fields(self.fields)
        if self.instance.body_id is not None:
            del self.fields["body"]

    @property
    def chosen(self):
        """The remarks that get the reply."""
        return [self.remarks[key] for key in self.cleaned_data["punt"]]


def remark_line_words(said):
    """Return who asked what, in one line."""
    who = ", ".join(part for part in (said.who, said.remark.groups_label) if part)
    return f"{who}: {said.remark.text}"


# Reply to one point of a round, or at once to what several bodies said alike.

TOGETHER = "samen"
LONGEST = 80


@restrict_to(Access.KEEPS)
def reply_page(request, slug, pk, remark):
    """Show the form for a reply to a remark; with ?samen=1 to all of its point that lack one."""
    found, together = open_round_replies(request, slug, pk), TOGETHER in request.GET
    rows = found.told.remarks().select_related("link")
    group = find_point_group(found.told, get_object_or_404(rows, pk=remark))
    waiting = {str(each.remark.pk) for each in group.unanswered}
    if request.method != "POST" and str(remark) not in waiting:
        add_success_message(request, _("Op dit punt staat al een reactie."))
        return HttpResponseRedirect(found.address("desk-round-replies"))
    initial = {
        "punt": sorted(waiting) if together else [str(remark)],
        "dated_on": found.today.isoformat(),
    }
    return answer_form(
        found.desk,
        partial(build_reply_form, found, group.unanswered, initial),
        partial(save_replies, found),
        template="desk/rounds/reply.html",
        context={"group": group, **found.context(_("Reageren: %s") % point_group_name(group))},
        address=f"{request.path}?{TOGETHER}=1" if together else request.path,
    )


def build_reply_form(found, said, initial, data=None, refusal=None):
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


def save_replies(found, form):
    """Store the replies, and offer them to a second person where they are ready; return to all
    points of the round."""
    made = reply_to_point(form.chosen, form.instance, by=found.desk.reader)
    if form.cleaned_data["ter_lezing"]:
        offer_replies(made, found.round, by=found.desk.reader)
    number = len(made)
    words = ngettext("Reactie bewaard bij %d punt.", "Reactie bewaard bij %d punten.", number)
    adopting = (found.address("desk-round-adopt"), _("Naar vaststellen"))
    ways = () if found.told.lacking().exists() else (adopting,)
    add_success_message(found.desk.request, words % number, *ways, back_to_do())
    return found.address("desk-round-replies")


def point_group_name(group):
    """Return what the members of a group have in common, or the first words of the one."""
    text = group.point.title if group.point else group.said[0].remark.text
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
