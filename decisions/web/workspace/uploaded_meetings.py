"""A file of ORI-A that a griffie brings itself: looked over first, and kept as proposals then."""

from dataclasses import astuple
from datetime import date, timedelta
from http import HTTPStatus
from uuid import uuid4

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.forms import RefusableMixin

from ...actions.council_feeds import (
    PulledEffect,
    PulledRow,
    judge_pulled,
    store_uploaded,
)
from ...connectors.pulling import flatten_meetings
from ...connectors.uploaded import UploadRefused, read_uploaded
from ...models import CouncilFeed, PulledKind, PulledRecord, SourceSystem
from ..access import Access, restrict_to
from .council_feeds import open_council
from .form_flow import FormFlow, add_success_message, answer_form

# What was looked over travels with the page and comes back sealed: it is kept nowhere before.
LOOKED_OVER = "looked_over"
LASTS = timedelta(hours=8)
MOST_LOOKED_OVER = 2_000_000

# Choose a file.


class MeetingFileForm(RefusableMixin, forms.Form):
    """Asks for a file; `brought` are the UploadedFiles in it."""

    upload = forms.FileField(
        label=gettext_lazy("Bestand"),
        help_text=gettext_lazy(
            "ORI-A 1.0 (.xml) van ten hoogste 2 MB, een vergadering per bestand. Of een zip van "
            "ten hoogste 5 MB met ten hoogste 30 van die bestanden."
        ),
        widget=forms.FileInput(attrs={"accept": ".xml,.zip"}),
        error_messages={
            "empty": gettext_lazy("Het bestand is leeg; verwacht wordt een bestand van ORI-A 1.0."),
            "required": gettext_lazy("Kies een bestand."),
        },
    )

    brought = None

    def __init__(self, data=None, files=None, refusal=None):
        super().__init__(data, files)
        self.refusal = refusal

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        try:
            self.brought = read_uploaded(upload.name, upload.read())
        except UploadRefused as refused:
            raise ValidationError(self.tell_refusal(refused.sentences)) from refused
        return upload

    def tell_refusal(self, sentences):
        """Return what stands beside the field: the one sentence, or that there are more of them,
        each above the form."""
        if len(sentences) == 1:
            return sentences[0]
        for each in sentences:
            self.add_error(None, each)
        return _("Meer dan één bestand is niet te lezen. Wat er mis is, staat boven dit formulier.")


@restrict_to(Access.KEEPS)
def upload_meetings_page(request, home):
    """Ask for a file with meetings of a council, show what keeping it would do, and keep it."""
    desk, council = open_council(request, home)
    feed = find_or_build_feed(council)
    if request.method == "POST" and LOOKED_OVER in request.POST:
        return answer_looked_over(desk, feed)
    context = {
        "here": _("Vergaderingen uit een bestand"),
        "home": council.municipality,
        "last_at": find_last_brought(council),
    }
    flow = FormFlow(desk, MeetingFileForm, None, "desk/feeds/upload.html", context, request.path)
    if request.method != "POST":
        return flow.shown(MeetingFileForm(), HTTPStatus.OK, once=uuid4())
    form = MeetingFileForm(request.POST, request.FILES)
    if form.is_valid():
        rows = flatten_uploaded(form.brought, feed)
        sealed = seal_rows_for(desk, feed, rows)
        if len(sealed) <= MOST_LOOKED_OVER:
            return show_looked_over(desk, feed, rows, sealed, form.brought)
        words = _("Dit is te veel in één keer; kies minder bestanden tegelijk.")
        form.add_error("upload", words)
    return flow.shown(form, HTTPStatus.UNPROCESSABLE_ENTITY, once=uuid4())


def find_or_build_feed(council):
    """Return the ORI-A system of a council as it was set, a new one, unsaved, where none was: what
    is brought is known by the same keys as what is asked for."""
    own = council.council_feeds.filter(system=SourceSystem.ORI_A).first()
    found = own or CouncilFeed(system=SourceSystem.ORI_A)
    found.body = council
    return found


def find_last_brought(council):
    """Return when files of ORI-A of a council last came in, None where none did."""
    own = PulledRecord.objects.filter(body=council, system=SourceSystem.ORI_A)
    return own.order_by("-seen_at").values_list("seen_at", flat=True).first()


def flatten_uploaded(files, feed):
    """Return the PulledRows of what was brought, whatever the feed takes of what it asks for."""
    taken = CouncilFeed(body=feed.body, system=feed.system)
    return list(flatten_meetings([each.meeting for each in files.meetings], taken))


# What was looked over, sealed for who looked, for this council.


def name_seal(desk, feed):
    return f"ori-a {desk.reader.user.pk} {feed.body.pk}"


def seal_rows_for(desk, feed, rows):
    """Return rows as a text that only this reader can send back, for this council."""
    told = [[str(each.held_on) if each.held_on else "", *astuple(each)[:-1]] for each in rows]
    return signing.dumps(told, salt=name_seal(desk, feed), compress=True)


def open_sealed_rows(desk, feed, sealed):
    """Return the PulledRows that were sealed; raise ValidationError for anything else."""
    try:
        told = signing.loads(sealed, salt=name_seal(desk, feed), max_age=LASTS)
    except signing.BadSignature as error:
        words = _("Dit is te lang geleden nagekeken. Kies het bestand opnieuw.")
        raise ValidationError(words) from error
    return [
        PulledRow(PulledKind(kind), *rest, held_on=date.fromisoformat(day) if day else None)
        for day, kind, *rest in told
    ]


# Look it over, and keep it.


class LookedOverForm(RefusableMixin, forms.Form):
    """Brings back what was looked over; `rows` are its PulledRows."""

    looked_over = forms.CharField(widget=forms.HiddenInput, max_length=MOST_LOOKED_OVER)

    rows = ()

    def __init__(self, data=None, refusal=None, *, desk, feed):
        super().__init__(data)
        self.refusal, self.desk, self.feed = refusal, desk, feed

    def clean_looked_over(self):
        sealed = self.cleaned_data["looked_over"]
        self.rows = open_sealed_rows(self.desk, self.feed, sealed)
        return sealed


def show_looked_over(desk, feed, rows, sealed, files):
    """Show what keeping the rows would do, with a button that does it."""
    form = LookedOverForm(desk=desk, feed=feed)
    form.initial = {LOOKED_OVER: sealed}
    names = {each.meeting.key: each for each in files.meetings}
    context = build_looked_over(desk, feed, rows) | {"others": files.others}
    for each in context["meetings"]:
        brought = names[each["row"].external_id]
        each |= {"file_name": brought.file_name, "left_out": brought.meeting.left_out}
    flow = FormFlow(desk, None, None, "desk/feeds/looked_over.html", context, desk.request.path)
    return flow.shown(form, HTTPStatus.OK, once=uuid4())


def build_looked_over(desk, feed, rows):
    """Return what a page tells of rows that are not kept yet: each meeting with what keeping it
    would do."""
    judged = judge_pulled(feed, rows)
    meetings = [
        tell_meeting(row, effect, [each for each in judged if each[0].meeting == row.external_id])
        for row, effect in judged
        if row.kind == PulledKind.MEETING
    ]
    number = sum(is_kept(effect) for _row, effect in judged)
    home = feed.body.municipality
    return {
        "here": _("Nakijken: vergaderingen uit een bestand"),
        "home": home,
        "council": feed.body,
        "meetings": meetings,
        "number": number,
        "page": reverse("desk-feeds-upload", args=[home.slug]),
    }


EFFECT_LABELS = {
    PulledEffect.NEW: gettext_lazy("nieuw"),
    PulledEffect.CHANGED: gettext_lazy("gewijzigd"),
    PulledEffect.SAME: gettext_lazy("gelijk"),
    PulledEffect.PASSED: gettext_lazy("eerder overgeslagen"),
}


def is_kept(effect):
    """Whether keeping a thing would change what waits for the griffie."""
    return effect in (PulledEffect.NEW, PulledEffect.CHANGED)


def tell_meeting(row, effect, parts):
    """Return what a page tells of one meeting, with its items and what else is part of it."""
    effects = [effect, *(each for _row, each in parts)]
    items = [(part, each) for part, each in parts if part.kind == PulledKind.ITEM]
    kinds = [part.kind for part, _each in parts]
    return {
        "row": row,
        "tallies": [
            (label, number)
            for name, label in EFFECT_LABELS.items()
            if (number := effects.count(name))
        ],
        "items": [(part.payload, EFFECT_LABELS[each]) for part, each in items],
        "documents": kinds.count(PulledKind.DOCUMENT),
        "outcomes": kinds.count(PulledKind.OUTCOME),
    }


def answer_looked_over(desk, feed):
    """Keep what was looked over as proposals, once; show it again where that is refused."""

    def make_form(data=None, refusal=None):
        return LookedOverForm(data, refusal, desk=desk, feed=feed)

    def save(form):
        number = store_uploaded(feed, form.rows, by=desk.reader)
        add_success_message(desk.request, tell_kept(number))
        return reverse("desk-feeds", args=[feed.body.municipality.slug])

    context = build_looked_over(desk, feed, ()) | {"is_refused": True}
    return answer_form(
        desk, make_form, save, template="desk/feeds/looked_over.html", context=context
    )


def tell_kept(number):
    """Return the message of a file that was kept."""
    if not number:
        return _("Dit stond er al; er is niets gewijzigd.")
    told = ngettext(
        "Klaargezet als voorstel: %d onderdeel is nieuw of gewijzigd.",
        "Klaargezet als voorstel: %d onderdelen zijn nieuw of gewijzigd.",
        number,
    )
    return told % number
