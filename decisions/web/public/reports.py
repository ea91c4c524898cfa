"""'Klopt dit niet?' and 'Mist u een stuk?': anybody says what is wrong with what is public or lacks
in it, and follows what becomes of that."""

from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from municipalities.forms import RefusableMixin
from municipalities.models import Municipality, Source, participants_of
from municipalities.roles import reader_of

from ...actions.reports import TooManyReports, list_verdicts, report_mistake
from ...domain.stances import STANCE_CHOICES
from ...models import REPORTED_KINDS, Dossier, Position, Published, Report, Status, Verdict
from ...permissions import has_griffie
from ...worklist import answering_role_of
from ...worklist.positions import REPORT_RELATED
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


@dataclass(frozen=True)
class ReportWords:
    """What a ReportForm asks, each as (label, help), and whether it needs an address."""

    text: tuple[Any, Any]
    source: tuple[Any, Any]
    url: tuple[Any, Any]
    needs_url: bool = False


URL_LABEL = _("Adres van dat stuk op internet")
WRONG_WORDS = ReportWords(
    text=(_("Wat klopt er niet?"), _("Zeg wat er staat en wat het volgens u moet zijn.")),
    source=(
        _("Waar kunnen wij dat nalezen?"),
        _("Noem het stuk en de plaats, zoals: besluitenlijst van 9 mei 2017, punt 4."),
    ),
    url=(URL_LABEL, _("Begint met https://.")),
)
# Nothing is sent along: the document has to stand in public.
MISSING_WORDS = ReportWords(
    text=(_("Welk stuk mist u?"), _("Zeg wat voor stuk het is en waar het over gaat.")),
    source=(
        _("Van wie en van wanneer is het?"),
        _("Zoals: gemeenteraad van Aalst, 9 mei 2017."),
    ),
    url=(URL_LABEL, _("Een openbaar adres; begint met https://.")),
    needs_url=True,
)


class ReportForm(RefusableMixin, forms.Form):
    """What is wrong or lacks and where that stands, asked in these words; no name is asked.
    `refusal` is what the action refused.

    TRAP is a field that people do not see, and that programs fill in.
    """

    text = TypedField(max_length=longest_text_of("text"), widget=forms.Textarea(attrs={"rows": 4}))
    source = TypedField(max_length=longest_text_of("source"))
    url = forms.URLField(max_length=longest_text_of("url"), assume_scheme="https")

    def __init__(self, data=None, refusal=None, *, words=WRONG_WORDS):
        super().__init__(data)
        self.refusal = refusal
        for name, field in self.fields.items():
            field.label, field.help_text = getattr(words, name)
        url = self.fields["url"]
        url.required = url.widget.is_required = words.needs_url

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
        super().__init__(data, dossier=report.dossier, reader=reader, initial=found)
        self.report, self.reader, self.refusal = report, reader, refusal
        self.fields["verdict"].choices = [(each, each.label) for each in list_verdicts(report)]
        if Verdict.READING not in list_verdicts(report):
            for name in [name for name in self.fields if name not in self.OWN]:
                del self.fields[name]

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
        body, region = self.report.body, self.report.dossier.region
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


# What a report is about, in words and with the page where it is read.

# The word in the address for each kind that is reported under a dossier; a position has an address
# of its own.
REPORTED_WORDS = {
    "besluit": "decision",
    "wens": "remark",
    "uitspraak": "statement",
    "mijlpaal": "milestone",
    "agendapunt": "agenda_item",
    "ronde": "round",
    "bron": "source_record",
    "gemeente": "municipality",
}
OWN_PAGES = {"position": "position", "decision": "decision", "agenda_item": "agenda-item"}
LIST_PAGES = {"remark": "remarks", "statement": "statements", "milestone": "line", "": "dossier"}


@dataclass(frozen=True)
class Reportable:
    """A record in a dossier that somebody can say something of; the dossier itself under ''."""

    name: str
    record: Any
    dossier: Any

    @property
    def label(self):
        return self.record._meta.verbose_name

    @property
    def words(self):
        return str(self.record)

    @property
    def address(self):
        """The page where it is read."""
        if self.name in OWN_PAGES:
            return reverse(OWN_PAGES[self.name], args=[self.record.pk])
        if self.name in LIST_PAGES:
            return reverse(LIST_PAGES[self.name], args=[self.dossier.slug])
        if self.name == "round":
            return reverse("round", args=[self.dossier.slug, self.record.pk])
        if self.name == "source_record":
            return reverse("source", args=[self.record.pk])
        return reverse("dossier-municipality", args=[self.dossier.slug, self.record.slug])


def build_reportable(told):
    """Return what a Report is about."""
    return Reportable(told.record_name, told.record, told.dossier)


def find_reportable_rows(name, dossier, reader):
    """Return the rows of a kind, in a dossier that the reader sees, of which he can say
    something."""
    model = REPORTED_KINDS[name]
    if issubclass(model, Published):
        seen = visible_page_rows(model, reader).filter(dossier=dossier)
        return seen.exclude(status=Status.DRAFT)
    if model is Source:
        return Source.objects.visible_to(reader)
    if model is Municipality:
        return Municipality.objects.filter(pk__in=participants_of([dossier.region_id]))
    return model.objects.filter(dossier=dossier)


def get_open_dossier(slug, reader):
    """Return a dossier that the reader sees and that is no concept; Http404 for any other."""
    rows = Dossier.objects.visible_to(reader).exclude(status=Status.DRAFT)
    return get_object_or_404(rows.select_related("region"), slug=slug)


# 'Klopt dit niet?' and 'Mist u een stuk?': anybody says it, without signing in.

POSITION_RELATED = ("body__municipality", "subject", "decision__body")
FIELDS = ("text", "source", "url")


@restrict_to(Access.EVERYBODY)
def new_report_page(request, pk):
    """Show the form, or take in what it reports; a position that is not seen is 404."""
    now = timezone.now()
    position = get_visible_record(Position, reader_of(request.user, at=now), pk, *POSITION_RELATED)
    if position.status == Status.DRAFT:
        raise Http404
    return answer_report_form(request, Reportable("position", position, position.dossier), now)


@restrict_to(Access.EVERYBODY)
def report_record_page(request, slug, soort, pk):
    """Show the form about a record of another kind, or take it in; what is not seen is 404."""
    now = timezone.now()
    reader = reader_of(request.user, at=now)
    dossier = get_open_dossier(slug, reader)
    if soort not in REPORTED_WORDS:
        raise Http404
    name = REPORTED_WORDS[soort]
    record = get_object_or_404(find_reportable_rows(name, dossier, reader), pk=pk)
    return answer_report_form(request, Reportable(name, record, dossier), now)


@restrict_to(Access.EVERYBODY)
def missing_document_page(request, slug):
    """Show the form for a document that lacks in the dossier, or of ?gemeente=, or take it in."""
    now = timezone.now()
    dossier = get_open_dossier(slug, reader_of(request.user, at=now))
    about = Reportable("", dossier, dossier)
    if home := request.GET.get("gemeente"):
        rows = find_reportable_rows("municipality", dossier, None)
        about = Reportable("municipality", get_object_or_404(rows, slug=home[:80]), dossier)
    return answer_report_form(request, about, now, is_missing=True)


def answer_report_form(request, about, now, *, is_missing=False):
    """Return the form, or what becomes of one that was sent."""
    make_form = partial(ReportForm, words=MISSING_WORDS if is_missing else WRONG_WORDS)
    show = partial(render_report_form, request, about, now, is_missing)
    if request.method != "POST":
        return show(make_form(), HTTPStatus.OK)
    form, status = make_form(request.POST), HTTPStatus.UNPROCESSABLE_ENTITY
    if form.is_valid():
        typed = {name: form.cleaned_data[name] for name in FIELDS}
        typed |= {"dossier": about.dossier, "is_missing": is_missing}
        try:
            made = report_mistake(about.record, **typed, sender=hash_sender(request, now), at=now)
        except ValidationError as refusal:
            flooded = isinstance(refusal, TooManyReports)
            status = HTTPStatus.TOO_MANY_REQUESTS if flooded else status
            form = make_form(request.POST, refusal)
        else:
            return HttpResponseRedirect(reverse("report", args=[made.code]))
    return show(form, status)


def render_report_form(request, about, now, is_missing, form, status):
    context = {
        "form": form,
        "trap": TRAP,
        "about": about,
        "is_missing": is_missing,
        "here": _("Mist u een stuk?") if is_missing else _("Klopt dit niet?"),
        "dossier": about.dossier,
        "stamp": build_page_stamp(request, now),
    }
    response = render(request, "decisions/report_new.html", context, status=status)
    response["Cache-Control"] = "no-store"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        response["Retry-After"] = "3600"
    return response


# A report, for who has its code: that it arrived, and what became of it.


@restrict_to(Access.EVERYBODY)
def report_page(request, code):
    """Show the report of this code, as long as what it is about is seen; no machine may keep it."""
    now = timezone.now()
    reader = reader_of(request.user, at=now)
    told = get_object_or_404(Report.objects.select_related(*REPORT_RELATED), code=code)
    if not is_still_seen(told, reader):
        raise Http404
    context = {
        "told": told,
        "about": build_reportable(told),
        "answered_as": answering_role_of(told),
        "lands_with": find_answering_municipality(told, now),
        "dossier": told.dossier,
        "stamp": build_page_stamp(request, now),
    }
    response = render(request, "decisions/report.html", context)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def is_still_seen(told, reader):
    """Whether the reader sees what a report is about, and the dossier that it is in."""
    if not Dossier.objects.visible_to(reader).filter(pk=told.dossier_id).exists():
        return False
    if not told.record_name:
        return True
    rows = find_reportable_rows(told.record_name, told.dossier, reader)
    return rows.filter(pk=told.record.pk).exists()


def find_answering_municipality(told, now):
    """Return the municipality whose griffie answers, None where the regioredactie does."""
    municipality = told.body.municipality if told.body else None
    staffed = municipality is not None and has_griffie(municipality.pk, now)
    return municipality if staffed else None
