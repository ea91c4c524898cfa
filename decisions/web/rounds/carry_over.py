"""What the round before left open, and taking it along to this one."""

from django import forms
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.forms import ReasonField, Refusable

from ... import history
from ...actions import carry_over
from ...history.replies import StillOpen
from ..access import Access, open_to
from ..parameters import page_of
from ..workspace.fields import WhenField
from ..workspace.form_flow import answered, say
from ..workspace.record_actions import Action
from .context import open_round
from .replies import today_of

# Which open points of the round before go on in this one, from when, and why.

NONE = gettext_lazy("Kies ten minste één punt om mee te nemen.")
GONE = gettext_lazy("Een punt is intussen meegenomen of beantwoord; kies opnieuw.")


class CarryOverForm(Refusable, forms.Form):
    """`remarks` are what may still be taken along; the page shows them, with a tick for each."""

    punt = forms.ModelMultipleChoiceField(
        None,
        label=gettext_lazy("Punten"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": NONE, "invalid_choice": GONE},
    )
    dated_on = WhenField(label=gettext_lazy("Vanaf welke dag"))
    reason = ReasonField(help_text=gettext_lazy("Waarom leven deze punten voort in deze ronde?"))

    def __init__(self, data=None, *, remarks, initial, refusal=None):
        super().__init__(data, initial=initial)
        self.refusal = refusal
        self.fields["punt"].queryset = remarks
        self.keys = data.getlist("punt") if data is not None else []


@open_to(Access.KEEPS)
def carry(request, slug, pk):
    """Show what is still open from the round before, and take along what is ticked."""
    opened = open_round(request, slug, pk)
    desk, round_ = opened.desk, opened.round
    if round_.follows is None:
        raise Http404
    open_ = still_open(opened)
    takeable = open_.takeable(opened.kept, of_gatherings=opened.keeps_round)
    page = page_of(request.GET, Lefts(open_))

    def make_form(data=None, refusal=None):
        initial = {"dated_on": today_of(desk).isoformat()}
        return CarryOverForm(data, remarks=takeable, initial=initial, refusal=refusal)

    def save(form):
        told = form.cleaned_data
        chosen = told["punt"].select_related("dossier", "body", "theme")
        made = carry_over(
            list(chosen), round_, dated_on=told["dated_on"], by=desk.reader, reason=told["reason"]
        )
        number = len(made)
        words = ngettext(
            "%d punt meegenomen als concept.", "%d punten meegenomen als concept.", number
        )
        drafts = f"{reverse('desk-dossier', args=[slug])}?soort=wens&stand=concept"
        say(request, words % number, (drafts, _("Naar uw concepten")))
        return reverse("desk-round-carry", args=[slug, pk])

    context = {
        "here": _("Nog open uit de vorige ronde"),
        "opened": opened,
        "round": round_,
        "page": page,
        "takeable": among(takeable, page),
        **desk.context,
    }
    template, address = "desk/rounds/carry_over.html", request.get_full_path()
    return answered(desk, make_form, save, template=template, context=context, address=address)


def still_open(opened):
    desk, today = opened.desk, today_of(opened.desk)
    events = history.milestones(desk.dossier, reader=desk.reader)
    return StillOpen(opened.round, desk.reader, today, history.states(events, today))


class Lefts:
    """What is still open, as a list that Paginator counts and reads a page of."""

    def __init__(self, open_):
        self.open_ = open_
        self.number = open_.remarks().count()

    def __len__(self):
        return self.number

    def __getitem__(self, part):
        return self.open_.left(part)


def among(takeable, page):
    """Return the keys of the remarks on a page that may be taken along."""
    keys = [each.raised.remark.pk for each in page]
    return set(takeable.filter(pk__in=keys).values_list("pk", flat=True))


CARRY = Action(
    "desk-round-carry",
    gettext_lazy("Open punten meenemen"),
    lambda opened: opened.round.follows_id is not None,
)
