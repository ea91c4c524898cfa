"""The desk of one dossier: what can be entered, and the records that the reader keeps."""

from django.db.models import Q
from django.shortcuts import render
from django.utils.translation import gettext as _

from municipalities.models import Arrangement, Body

from ... import history
from ...forms.choices import choose, page_of
from ...forms.kinds import KINDS
from ...forms.kinds.kind import Keeper
from ...models import Decision, Position, Status
from ...permissions import kept_bodies, may_keep_dossier
from ..rules import Access, open_to
from .frame import desk_of
from .own import STATES, drafts_of_others, own_rows

MOST_TO_CONFIRM = 20


@open_to(Access.KEEPS)
def dossier(request, slug):
    """Show what the reader may enter and keeps here, as the choices of the form leave it."""
    desk = desk_of(request, slug)
    bodies = list(own_bodies(desk).order_by("slug"))
    choices = choices_of(request.GET, bodies)
    rows = own_rows(
        desk.dossier,
        desk.reader,
        soort=choices["soort"].value,
        state=choices["stand"].value,
        body=choices["orgaan"].value,
    )
    page = page_of(request.GET, rows)
    context = {
        "page": page,
        "choices": choices.values(),
        "offers": offers(desk, bodies),
        "rounds": rounds_of(desk, bodies),
        "to_confirm": to_confirm(desk),
        "elsewhere": drafts_of_others(desk.dossier, desk.reader),
        "may_keep_dossier": keeps_dossier(desk),
        "register": of_register(desk) if keeps_dossier(desk) else (),
        **desk.context,
    }
    return render(request, "desk/dossier.html", context)


def keeps_dossier(desk):
    return may_keep_dossier(desk.reader, desk.dossier.region_id)


def of_register(desk):
    """Return (kind, record) of what the register says of the region: bodies, arrangements."""
    region = desk.dossier.region
    bodies = Body.objects.filter(region=region).order_by("name", "id")
    homes = region.memberships.values("municipality")
    joined = Arrangement.objects.filter(participations__municipality__in=homes).distinct()
    own = [(KINDS["orgaan"], each) for each in bodies]
    return own + [(KINDS["verband"], each) for each in joined.order_by("name", "id")]


def rounds_of(desk, bodies):
    """Return the rounds in which the reader may write something, the latest first; one query."""
    rounds = desk.dossier.rounds.order_by("-first_on", "-id")
    if keeps_dossier(desk):
        return rounds
    keys = [each.pk for each in bodies if desk.reader.keeps]
    return rounds.filter(Q(asked__body__in=keys) | Q(opened_by__in=keys)).distinct()


def own_bodies(desk):
    """Return the bodies that the reader keeps, and the college that the reader sits in."""
    found = kept_bodies(desk.reader, desk.dossier.region)
    return found | Body.objects.of_region(desk.dossier.region).filter(
        municipality__in=desk.reader.college_of, kind="college"
    )


def choices_of(parameters, bodies):
    """Return the Choices of the form by name."""
    kinds = [(each.slug, each.name) for each in KINDS.values() if each.listed]
    offered = (
        ("soort", _("Soort"), kinds),
        ("stand", _("Stand"), STATES.items()),
        ("orgaan", _("Orgaan"), [(each.slug, each.name) for each in bodies]),
    )
    return {name: choose(parameters, name, label, rest) for name, label, rest in offered}


def offers(desk, bodies):
    """Return the kinds of which the reader may enter a new one here."""
    whole = keeps_dossier(desk)
    some = whole or (bodies and desk.reader.keeps)
    return [
        kind
        for kind in KINDS.values()
        if kind.is_new and (whole or (some and kind.keeper is Keeper.BODY))
    ]


def to_confirm(desk):
    """Return the first positions that stand unconfirmed and are the reader's to confirm."""
    reader = desk.reader
    mine = Q(body__kind="college", body__municipality__in=reader.college_of) | Q(
        ~Q(body__kind="college"), body__municipality__in=reader.griffie_of
    )
    if desk.dossier.region_id in reader.redactie_of:
        mine |= Q(body__municipality__isnull=True)
    found = history.seen(Position, reader, None, dossier=desk.dossier).filter(mine)
    found = found.filter(decision__in=history.seen(Decision, reader, None).values("pk"))
    found = found.filter(confirmed_at__isnull=True).exclude(status=Status.WITHDRAWN)
    return list(
        found.select_related("subject", "body", "decision").order_by("-id")[:MOST_TO_CONFIRM]
    )
