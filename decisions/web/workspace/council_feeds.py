"""From which system of a council is read: set by its griffie or beheer, with how fresh it is."""

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.forms import ActingForm
from municipalities.models import Body, BodyKind

from ...actions.council_feeds import save_council_feed
from ...models import CouncilFeed, SourceSystem
from ...permissions import may_keep_feed
from ...worklist import list_pulled_meetings
from ..access import Access, restrict_to
from ..parameters import parse_page
from .fields import DayField
from .form_flow import add_success_message, answer_form, open_workspace

NOT_YOURS = gettext_lazy("Dit stelt de griffie van deze raad in, of beheer.")


class FeedForm(ActingForm):
    """Where the meetings of a council can be read, and what is taken of them."""

    first_on = DayField(
        label=gettext_lazy("Vergaderingen vanaf"),
        help_text=gettext_lazy("Wat vóór deze dag was, wordt niet opgehaald."),
    )

    class Meta:
        model = CouncilFeed
        fields = (
            *("system", "address", "organisation", "gremia", "first_on"),
            *("with_documents", "with_outcomes", "is_pulled"),
        )
        widgets = {"gremia": forms.Textarea(attrs={"rows": 2}), "address": forms.TextInput()}
        help_texts = {
            "organisation": gettext_lazy("Alleen bij Notubiz: het nummer van uw gemeente daar."),
            "gremia": gettext_lazy("Een naam of nummer per regel. Leeg: van alle."),
            "is_pulled": gettext_lazy(
                "Wat binnenkomt staat bij Te doen, alleen voor de griffie. Er wordt niets "
                "vanzelf gepubliceerd."
            ),
        }

    def __init__(self, *args, refusal=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.refusal = refusal
        self.fields["address"].help_text = tell_allowed()
        self.fields["system"].choices = [("", _("Kies…")), *SourceSystem.choices]


def tell_allowed():
    """Return which addresses this installation allows to be asked."""
    allowed = ", ".join(settings.COUNCIL_SYSTEMS)
    if not allowed:
        return _("Deze installatie staat nog geen enkel adres toe; beheer stelt dat in.")
    return _("Een adres dat begint met: %s") % allowed


# One council: its systems, and a form for one more.


def open_council(request, home):
    """Return (the desk, the council of a municipality) that the reader sets this for."""
    desk = open_workspace(request)
    councils = Body.objects.filter(kind=BodyKind.COUNCIL).select_related("municipality")
    council = get_object_or_404(councils, municipality__slug=home)
    if not may_keep_feed(desk.reader, council):
        raise PermissionDenied(NOT_YOURS)
    return desk, council


@restrict_to(Access.KEEPS)
def council_feeds_page(request, home):
    """Show how fresh each system of a council is and what waits of it, with a form for one more."""
    desk, council = open_council(request, home)
    feed = CouncilFeed(body=council)
    waiting = list_pulled_meetings(desk.reader).filter(body=council)
    context = {
        "here": _("Raadsinformatiesysteem"),
        "home": council.municipality,
        "feeds": list(council.council_feeds.judged_at(desk.now).order_by("system")),
        "waiting": parse_page(request.GET, waiting),
    }
    return answer_feed_form(desk, feed, "desk/feeds/home.html", context)


@restrict_to(Access.KEEPS)
def edit_feed_page(request, home, pk):
    """Show how one system of a council is set, and save what changed in that."""
    desk, council = open_council(request, home)
    feed = get_object_or_404(council.council_feeds.select_related("body"), pk=pk)
    context = {
        "here": feed.get_system_display(),
        "home": council.municipality,
        "page": reverse("desk-feeds", args=[home]),
    }
    return answer_feed_form(desk, feed, "desk/recess/act.html", context)


def answer_feed_form(desk, feed, template, context):
    """Return the response of a form of a system, new or known."""

    def make_form(data=None, refusal=None):
        return FeedForm(data, instance=feed, refusal=refusal)

    def save(form):
        save_council_feed(form.instance, by=desk.reader)
        add_success_message(desk.request, tell_saved(form.instance))
        return reverse("desk-feeds", args=[feed.body.municipality.slug])

    return answer_form(desk, make_form, save, template=template, context=context)


def tell_saved(feed):
    if feed.is_pulled:
        return _("Bewaard. Binnen enkele minuten wordt voor het eerst gevraagd.")
    return _("Bewaard. Er wordt niets opgehaald tot u dat aanzet.")


# All councils that the reader keeps: beheer those of everybody.


TROUBLE_FIRST = ("-is_late", "-is_failing", "body__name", "system")


@restrict_to(Access.KEEPS)
def feeds_status_page(request):
    """Show of each system when it was last asked, when that last went well and what failed; those
    that fail or are late first."""
    desk = open_workspace(request)
    if not (desk.reader.is_beheer or desk.reader.griffie_of):
        raise PermissionDenied(NOT_YOURS)
    feeds = CouncilFeed.objects.judged_at(desk.now).select_related("body__municipality")
    councils = Body.objects.filter(kind=BodyKind.COUNCIL, municipality__in=desk.reader.griffie_of)
    if not desk.reader.is_beheer:
        feeds = feeds.filter(body__municipality__in=desk.reader.griffie_of)
    context = {
        "here": _("Raadsinformatiesystemen"),
        "page": parse_page(request.GET, feeds.order_by(*TROUBLE_FIRST)),
        "councils": list(councils.select_related("municipality").order_by("name")),
        **desk.context,
    }
    return render(request, "desk/feeds/list.html", context)
