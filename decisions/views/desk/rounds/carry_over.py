"""What the round before left open, and taking it along to this one."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .... import history
from ....actions import carry_over
from ....forms.carry_over import CarryOverForm
from ....forms.choices import page_of
from ....history.still_open import StillOpen
from ...rules import Access, open_to
from ..action import Action
from ..frame import answered
from ..said import say
from .opened import opened_round
from .replying import today_of


@open_to(Access.KEEPS)
def carry(request, slug, pk):
    """Show what is still open from the round before, and take along what is ticked."""
    opened = opened_round(request, slug, pk)
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
