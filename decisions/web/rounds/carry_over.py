"""What the round before left open, and taking it along to this one."""

from django import forms
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.forms import ReasonField, RefusableMixin

from ... import history
from ...actions import carry_over
from ...history.replies import StillOpen
from ..access import Access, restrict_to
from ..parameters import parse_page
from ..workspace.fields import WhenField
from ..workspace.form_flow import add_success_message, answer_form
from ..workspace.record_actions import RecordAction
from .context import open_round
from .replies import dutch_today_on_desk

# Which open points of the round before go on in this one, from when, and why.

CHOOSE_A_REMARK = gettext_lazy("Kies ten minste één punt om mee te nemen.")
CARRIED_MEANWHILE = gettext_lazy("Een punt is intussen meegenomen of beantwoord; kies opnieuw.")


class CarryOverForm(RefusableMixin, forms.Form):
    """`remarks` are what may still be taken along; the page shows them, with a tick for each."""

    punt = forms.ModelMultipleChoiceField(
        None,
        label=gettext_lazy("Punten"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": CHOOSE_A_REMARK, "invalid_choice": CARRIED_MEANWHILE},
    )
    dated_on = WhenField(label=gettext_lazy("Vanaf welke dag"))
    reason = ReasonField(help_text=gettext_lazy("Waarom leven deze punten voort in deze ronde?"))

    def __init__(self, data=None, *, remarks, initial, refusal=None):
        super().__init__(data, initial=initial)
        self.refusal = refusal
        self.fields["punt"].queryset = remarks
        self.keys = data.getlist("punt") if data is not None else []


@restrict_to(Access.KEEPS)
def carry_over_page(request, slug, pk):
    """Show what is still open from the round before, and take along what is ticked."""
    opened = open_round(request, slug, pk)
    desk, round_ = opened.desk, opened.round
    if round_.follows is None:
        raise Http404
    open_ = read_still_open(opened)
    takeable = open_.takeable(opened.kept, of_gatherings=opened.keeps_round)
    page = parse_page(request.GET, OpenRemarkList(open_))

    def make_form(data=None, refusal=None):
        initial = {"dated_on": dutch_today_on_desk(desk).isoformat()}
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
        add_success_message(request, words % number, (drafts, _("Naar uw concepten")))
        return reverse("desk-round-carry", args=[slug, pk])

    context = {
        "here": _("Nog open uit de vorige ronde"),
        "opened": opened,
        "round": round_,
        "page": page,
        "takeable": select_takeable_keys(takeable, page),
        **desk.context,
    }
    template, address = "desk/rounds/carry_over.html", request.get_full_path()
    return answer_form(desk, make_form, save, template=template, context=context, address=address)


def read_still_open(opened):
    desk, today = opened.desk, dutch_today_on_desk(opened.desk)
    events = history.read_milestones(desk.dossier, reader=desk.reader)
    return StillOpen(
        opened.round, desk.reader, today, history.compute_proposal_states(events, today)
    )


class OpenRemarkList:
    """What is still open, as a list that Paginator counts and reads a page of."""

    def __init__(self, open_):
        self.open_ = open_
        self.number = open_.remarks().count()

    def __len__(self):
        return self.number

    def __getitem__(self, part):
        return self.open_.left(part)


def select_takeable_keys(takeable, page):
    """Return the keys of the remarks on a page that may be taken along."""
    keys = [each.raised.remark.pk for each in page]
    return set(takeable.filter(pk__in=keys).values_list("pk", flat=True))


CARRY_OVER_ACTION = RecordAction(
    "desk-round-carry",
    gettext_lazy("Open punten meenemen"),
    lambda opened: opened.round.follows_id is not None,
)
