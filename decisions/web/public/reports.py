"""'Klopt dit niet?': anybody says what is wrong with a position, and follows what becomes of it."""

from http import HTTPStatus
from ipaddress import IPv6Address, ip_address, ip_network

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from municipalities.forms import RefusableMixin
from municipalities.models import Source
from municipalities.roles import reader_of

from ...actions.reports import TooManyReports, report_mistake
from ...domain.stances import STANCE_CHOICES
from ...models import Position, Report, Status, Verdict
from ...permissions import has_griffie
from ...worklist import answering_role_of
from ..access import Access, restrict_to
from ..dossier_context import get_visible_record, visible_page_rows
from ..errors import build_page_stamp
from ..workspace.fields import TypedField, WhenField
from ..workspace.kinds.forms import PlaceForm

# Who sent a form without signing in, told apart for a day and not to be traced.

SALT = "decisions.report"


def hash_sender(request, at):
    """Return a hash of 64 characters of the sender's address, another one on every Dutch day."""
    day = at.astimezone(get_current_timezone()).date().isoformat()
    value = f"{day} {sender_network(sender_address(request))}"
    return salted_hmac(SALT, value, algorithm="sha256").hexdigest()


def sender_address(request):
    """Return the address from which the request came, as the trusted proxies saw it."""
    hops = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    passed = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",")]
    if hops and len(passed) >= hops and passed[-hops]:
        return passed[-hops]
    return request.META.get("REMOTE_ADDR", "")


def sender_network(address):
    """Return an address as one sender has it: of IPv6 the half that a connection is given."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((found, 64), strict=False))


# 'Klopt dit niet?': what anybody fills in, and how the griffie answers it.

TRAP = "aanvulling"


def longest_text_of(name):
    return Report._meta.get_field(name).max_length


class ReportForm(RefusableMixin, forms.Form):
    """What is wrong and where that stands; no name is asked. `refusal` is what the action refused.

    TRAP is a field that people do not see, and that programs fill in.
    """

    text = TypedField(
        label=_("Wat klopt er niet?"),
        max_length=longest_text_of("text"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Zeg wat er staat en wat het volgens u moet zijn."),
    )
    source = TypedField(
        label=_("Waar kunnen wij dat nalezen?"),
        max_length=longest_text_of("source"),
        help_text=_("Noem het stuk en de plaats, zoals: besluitenlijst van 9 mei 2017, punt 4."),
    )
    url = forms.URLField(
        label=_("Adres van dat stuk op internet"),
        max_length=longest_text_of("url"),
        required=False,
        assume_scheme="https",
        help_text=_("Begint met https://."),
    )

    def __init__(self, data=None, refusal=None):
        super().__init__(data)
        self.refusal = refusal

    def clean(self):
        if self.data.get(TRAP):
            raise ValidationError(
                _("Er was een veld ingevuld dat leeg hoort te zijn. Verstuur het nog een keer.")
            )
        return super().clean()


class ReportAnswerForm(RefusableMixin, PlaceForm):
    """The answer to a Report; the fields of a place are for one that becomes a reading."""

    verdict = forms.ChoiceField(
        label=_("Uitkomst"),
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een uitkomst.")},
    )
    text = TypedField(
        label=_("Antwoord"),
        max_length=longest_text_of("answer"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Wie meldde leest dit op een pagina zonder wachtwoord. Noem geen namen."),
    )
    source_title = TypedField(label=_("Of een nieuwe bron: titel"), max_length=300, required=False)
    source_url = forms.URLField(
        label=_("Adres van de nieuwe bron"), max_length=500, required=False, assume_scheme="https"
    )
    reads_stance = forms.ChoiceField(
        label=_("Welk standpunt staat daar?"),
        choices=[("", _("geen standpunt te lezen")), *STANCE_CHOICES],
        required=False,
    )
    reads_on = WhenField(label=_("Op welke datum, als die er staat?"), required=False)

    OWN = ("verdict", "text")
    TYPED = ("source", "place", "summary", "quote", "reads_stance", "reads_on")
    field_order = (
        *OWN, "source", "source_title", "source_url", "place", "summary", "quote",
        "reads_stance", "reads_on",
    )  # fmt: skip

    def __init__(self, data=None, refusal=None, *, report, reader):
        found = {"source_title": report.source, "source_url": report.url}
        super().__init__(data, dossier=report.position.dossier, reader=reader, initial=found)
        self.report, self.reader, self.refusal = report, reader, refusal

    @property
    def is_reading(self):
        return self.cleaned_data.get("verdict") == Verdict.READING

    def clean(self):
        if self.is_reading:
            self.name_source()
            return super().clean()
        if any(self.cleaned_data.get(name) for name in self.TYPED):
            self.add_error(
                "verdict", _("Kies 'overgenomen als lezing', of maak de velden van de lezing leeg.")
            )
        for name in self.TYPED:
            self.cleaned_data[name] = None
        return super().clean()

    def name_source(self):
        """Let the new source count where none was chosen; a reading needs one or the other."""
        typed = self.cleaned_data
        if typed.get("source") or "source" in self.errors:
            return
        if not typed.get("source_title"):
            self.add_error("source", _("Kies een bron, of geef de titel van een nieuwe."))
            return
        typed["source"] = Source(
            title=typed["source_title"], url=typed.get("source_url") or "", **self.home()
        )

    def home(self):
        """Return where a new source is entered: for the own municipality, or in the region."""
        body, region = self.report.position.body, self.report.position.dossier.region
        if body.municipality_id not in self.reader.griffie_of:
            return {"region": region}
        shared = region if region.pk in self.reader.shares_in else None
        return {"municipality": body.municipality, "region": shared}

    def reading(self):
        """Return the Evidence that was typed, unsaved; None where it becomes no reading."""
        if not self.is_reading:
            return None
        reads = {"reads_stance": self.cleaned_data["reads_stance"] or ""}
        return self.evidence(**reads, reads_on=self.cleaned_data["reads_on"] or "")

    @property
    def own_fields(self):
        return [self[name] for name in self.OWN]

    @property
    def reading_fields(self):
        return [self[name] for name in self.fields if name not in self.OWN]


# 'Klopt dit niet?': anybody says what is wrong with a position, without signing in.

POSITION_RELATED = ("body__municipality", "subject", "decision")
FIELDS = ("text", "source", "url")


@restrict_to(Access.EVERYBODY)
def new_report_page(request, pk):
    """Show the form, or take in what it reports; a position that is not seen is 404."""
    now = timezone.now()
    position = get_visible_record(Position, reader_of(request.user, at=now), pk, *POSITION_RELATED)
    if position.status == Status.DRAFT:
        raise Http404
    if request.method == "POST":
        return save_report_form(request, position, now)
    return render_report_form(request, position, now, ReportForm(), HTTPStatus.OK)


def save_report_form(request, position, now):
    """Lead to the page of the report, or show again what was typed with what is wrong."""
    form, status = ReportForm(request.POST), HTTPStatus.UNPROCESSABLE_ENTITY
    if form.is_valid():
        typed = {name: form.cleaned_data[name] for name in FIELDS}
        try:
            made = report_mistake(position, **typed, sender=hash_sender(request, now), at=now)
        except ValidationError as refusal:
            flooded = isinstance(refusal, TooManyReports)
            status = HTTPStatus.TOO_MANY_REQUESTS if flooded else status
            form = ReportForm(request.POST, refusal)
        else:
            return HttpResponseRedirect(reverse("report", args=[made.code]))
    return render_report_form(request, position, now, form, status)


def render_report_form(request, position, now, form, status):
    context = {
        "form": form,
        "trap": TRAP,
        "position": position,
        "dossier": position.dossier,
        "stamp": build_page_stamp(request, now),
    }
    response = render(request, "decisions/report_new.html", context, status=status)
    response["Cache-Control"] = "no-store"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        response["Retry-After"] = "3600"
    return response


# A report of a mistake, for who has its code: that it arrived, and what became of it.

REPORT_RELATED = ("position__body__municipality", "position__subject", "position__dossier__region")


@restrict_to(Access.EVERYBODY)
def report_page(request, code):
    """Show the report of this code, as long as its position is seen; no machine may keep it."""
    now = timezone.now()
    reader = reader_of(request.user, at=now)
    position = visible_page_rows(Position, reader).filter(pk=OuterRef("position_id"))
    seen = Report.objects.filter(Exists(position))
    told = get_object_or_404(seen.select_related(*REPORT_RELATED), code=code)
    context = {
        "told": told,
        "position": told.position,
        "answered_as": answering_role_of(told),
        "lands_with": find_answering_municipality(told.position, now),
        "dossier": told.position.dossier,
        "stamp": build_page_stamp(request, now),
    }
    response = render(request, "decisions/report.html", context)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def find_answering_municipality(position, now):
    """Return the municipality whose griffie answers, None where the regioredactie does."""
    municipality = position.body.municipality
    staffed = municipality is not None and has_griffie(municipality.pk, now)
    return municipality if staffed else None
