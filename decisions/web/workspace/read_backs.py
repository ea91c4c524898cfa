"""Tegenlezen: the regioredactie asks councils to look at what is recorded, a griffie answers."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.forms import ReasonField, RefusableMixin
from municipalities.models import Body, BodyKind, Role, RoleKind

from ...actions.read_backs import (
    LineAnswer,
    answer_read_back,
    ask_read_back,
    withdraw_read_back,
)
from ...domain.stances import STANCE_CHOICES
from ...history import list_read_back_entries
from ...models import ReadBack, ReadBackLine, ReadBackVerdict
from ...permissions import may_answer_read_back, may_keep_dossier
from ...worklist import list_asked_read_backs
from ..access import Access, restrict_to
from ..accounts.mail import send_message
from ..parameters import PAGE_SIZE, parse_page
from ..public.decisions import list_tally_numbers
from .fields import DayField, TypedField
from .form_flow import add_success_message, answer_form, open_workspace, record_short_name
from .kinds import record_kind_of

# Ask: which councils, by when; beside it how far those are that were asked.


class AskForm(RefusableMixin, forms.Form):
    """Which councils are asked, all of them unless said otherwise, and by when."""

    bodies = forms.ModelMultipleChoiceField(
        None,
        label=gettext_lazy("Welke raden?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Kies ten minste één raad.")},
    )
    due_on = DayField(label=gettext_lazy("Uiterlijk"))
    note = TypedField(
        label=gettext_lazy("Toelichting voor de griffie"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Staat in de e-mail en op de pagina van de griffie; niet openbaar."),
    )

    def __init__(self, data=None, *, councils, refusal=None):
        keys = [each.pk for each in councils]
        super().__init__(data, initial={"bodies": keys})
        self.fields["bodies"].queryset = Body.objects.filter(pk__in=keys).order_by("name", "pk")
        self.refusal = refusal


@restrict_to(Access.KEEPS)
def read_backs_page(request, slug):
    """Show which councils were asked and how far they are, and ask others."""
    desk = open_workspace(request, slug)
    check_asks(desk)
    asked = list_asked_read_backs(desk.dossier, desk.reader, desk.reader.today)
    councils, unstaffed = list_councils_to_ask(desk, asked)

    def save(form):
        made = ask_read_back(
            desk.dossier,
            list(form.cleaned_data["bodies"]),
            due_on=form.cleaned_data["due_on"],
            note=form.cleaned_data["note"],
            by=desk.reader,
        )
        send_read_back_mails(made, desk)
        words = ngettext("%d raad is gevraagd.", "%d raden zijn gevraagd.", len(made)) % len(made)
        add_success_message(request, words)
        return request.path

    def make_form(data=None, refusal=None):
        return AskForm(data, councils=councils, refusal=refusal)

    context = {
        "here": _("Laten tegenlezen"),
        "asked": asked,
        "councils": councils,
        "unstaffed": unstaffed,
        "submit": _("Vragen om tegen te lezen"),
    }
    return answer_form(desk, make_form, save, template="desk/read_backs.html", context=context)


def check_asks(desk):
    if not may_keep_dossier(desk.reader, desk.dossier.region_id):
        raise PermissionDenied(_("Tegenlezen vraagt de regioredactie."))


def list_councils_to_ask(desk, asked):
    """Return the councils of the region that can be asked now, and those without a griffie."""
    councils = Body.objects.of_region(desk.dossier.region).filter(kind=BodyKind.COUNCIL)
    waiting = [each.read_back.body_id for each in asked if each.is_waiting]
    staffed = Q(municipality__in=Role.objects.staffed_municipalities(desk.reader.at))
    named = councils.order_by("name", "pk")
    return list(named.filter(staffed).exclude(pk__in=waiting)), list(named.exclude(staffed))


def send_read_back_mails(read_backs, desk):
    """Let the worker mail everybody who is griffie of an asked council, each apart."""
    addresses = read_griffie_addresses(
        {each.body.municipality_id for each in read_backs}, desk.reader.at
    )
    subject = _("Tegenlezen gevraagd: %s") % desk.dossier.title
    for each in read_backs:
        link = settings.ADDRESS + reverse("desk-read-back", args=[desk.dossier.slug, each.pk])
        told = {"asked": each, "dossier": desk.dossier, "link": link}
        body = render_to_string("desk/read_back_mail.txt", told)
        for email in sorted(addresses[each.body.municipality_id]):
            send_message.enqueue([email], subject, body)


def read_griffie_addresses(municipalities, moment):
    """Return the addresses of who is griffie at a moment, by the key of the municipality; one
    query."""
    griffies = Role.objects.filter(
        kind=RoleKind.GRIFFIE, municipality__in=municipalities, user__is_active=True
    )
    found = defaultdict(set)
    rows = griffies.held_at(moment).exclude(user__email="")
    for municipality, email in rows.values_list("municipality", "user__email"):
        found[municipality].add(email)
    return found


# Take a question back.


class WithdrawForm(RefusableMixin, forms.Form):
    reason = ReasonField(help_text=gettext_lazy("Waarom vraagt u dit niet meer?"))

    def __init__(self, data=None, *, refusal=None):
        super().__init__(data)
        self.refusal = refusal


@restrict_to(Access.KEEPS)
def withdraw_read_back_page(request, slug, pk):
    """Ask why a question is taken back, and do so; what was answered stays."""
    desk = open_workspace(request, slug)
    check_asks(desk)
    read_back = get_read_back(desk, pk)
    home = reverse("desk-read-backs", args=[slug])
    if read_back.withdrawn_on is not None:
        return HttpResponseRedirect(home)

    def save(form):
        found = get_read_back(desk, pk)
        withdraw_read_back(found, by=desk.reader, reason=form.cleaned_data["reason"])
        add_success_message(request, _("%s wordt niet meer gevraagd.") % found.body.name)
        return home

    context = {
        "here": _("Niet meer vragen: %s") % read_back.body.name,
        "submit": _("Niet meer vragen"),
        "warning": _("Wat al beantwoord is, blijft staan en blijft openbaar."),
        "opened": {"home": home},
    }
    return answer_form(desk, WithdrawForm, save, template="desk/act.html", context=context)


def get_read_back(desk, pk):
    """Return a request of the dossier of the desk; else Http404."""
    rows = ReadBack.objects.filter(dossier=desk.dossier).select_related("body__municipality")
    return get_object_or_404(rows.select_related("dossier__region"), pk=pk)


# Answer: every line with what the public reads, twenty a page.

ANSWERED_FIELDS = ("text", "reads_stance", "place", "url")
READ_AS = "gelezen"


@dataclass(frozen=True)
class FormLine:
    """One line on the page: its entry, its fields by name, and whether it changed since it was
    shown to who sends the form."""

    entry: Any
    fields: dict
    is_changed: bool

    @property
    def name(self):
        return line_name_of(self.entry)

    @property
    def read_as_name(self):
        return f"{READ_AS}-{self.name}"

    @property
    def kind(self):
        """The RecordKind under which the griffie corrects it."""
        return record_kind_of(self.entry.record)

    @property
    def title(self):
        return record_short_name(self.entry.record)

    @property
    def tally(self):
        """The numbers of the vote of a decision, as (label, number)."""
        record = self.entry.record
        return list_tally_numbers(record, record.body) if self.entry.name == "decision" else []


def line_name_of(entry):
    return f"{entry.name}-{entry.record.pk}"


class ReadBackForm(RefusableMixin, forms.Form):
    """For each line: that it is right, or how the griffie reads it; what is left open stays so."""

    def __init__(self, data=None, *, entries, refusal=None):
        super().__init__(data)
        self.entries, self.refusal = entries, refusal
        self.names = {}
        for entry in entries:
            fields = build_line_fields(entry)
            self.names[entry.key] = tuple(fields)
            for name, field in fields.items():
                self.fields[f"{name}-{line_name_of(entry)}"] = field

    @cached_property
    def lines(self):
        """The FormLines of this page."""
        return [
            FormLine(
                entry,
                {name: self[f"{name}-{line_name_of(entry)}"] for name in self.names[entry.key]},
                self.is_bound and self.read_as(entry) not in ("", entry.stands_as),
            )
            for entry in self.entries
        ]

    def read_as(self, entry):
        return self.data.get(f"{READ_AS}-{line_name_of(entry)}", "")[:32]

    def typed(self, entry, name):
        return self.cleaned_data.get(f"{name}-{line_name_of(entry)}") or ""

    def clean(self):
        cleaned = super().clean()
        for entry in self.entries:
            told = [name for name in ANSWERED_FIELDS if self.typed(entry, name)]
            line = line_name_of(entry)
            if told and self.typed(entry, "klopt"):
                self.add_error(f"klopt-{line}", _("Kies: het klopt, of u leest het anders."))
            elif told and "text" not in told and not self.has_error(f"text-{line}"):
                self.add_error(f"text-{line}", _("Schrijf hoe u het leest."))
        return cleaned

    @property
    def answers(self):
        """A LineAnswer for each line that was filled in."""
        return [
            self.build_answer(entry)
            for entry in self.entries
            if self.typed(entry, "klopt") or self.typed(entry, "text")
        ]

    def build_answer(self, entry):
        agreed = bool(self.typed(entry, "klopt"))
        verdict = ReadBackVerdict.AGREED if agreed else ReadBackVerdict.DIFFERENT
        typed = {} if agreed else {name: self.typed(entry, name) for name in ANSWERED_FIELDS}
        return LineAnswer(entry.name, entry.record.pk, self.read_as(entry), verdict.value, **typed)


def build_line_fields(entry):
    """Return the fields of one line by name; only a position can be read as another stance."""
    longest = {name: ReadBackLine._meta.get_field(name).max_length for name in ("place", "url")}
    fields = {
        "klopt": forms.BooleanField(label=_("Klopt"), required=False),
        "text": TypedField(
            label=_("Hoe leest u het?"),
            max_length=2000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("Dit wordt openbaar, met de naam van uw griffie."),
        ),
        "reads_stance": forms.ChoiceField(
            label=_("Als welk standpunt?"),
            choices=[("", _("geen ander standpunt")), *STANCE_CHOICES],
            required=False,
        ),
        "place": TypedField(
            label=_("Waar staat dat?"),
            max_length=longest["place"],
            required=False,
            help_text=_("Het stuk en de plaats, zoals: besluitenlijst van 9 mei 2017, punt 4."),
        ),
        "url": forms.URLField(
            label=_("Adres van dat stuk op internet"),
            max_length=longest["url"],
            required=False,
            assume_scheme="https",
            help_text=_("Begint met https://."),
        ),
    }
    if entry.name != "position":
        del fields["reads_stance"]
    return fields


@restrict_to(Access.KEEPS)
def read_back_page(request, slug, pk):
    """Show the lines of a request to the griffie that was asked, and take its answers."""
    desk = open_workspace(request, slug)
    read_back = get_read_back(desk, pk)
    if not may_answer_read_back(desk.reader, read_back):
        raise PermissionDenied(_("Alleen de griffie van deze raad leest tegen."))
    entries = read_asked_lines(read_back, desk)
    page = parse_page(request.GET, entries)

    def make_form(data=None, refusal=None):
        shown = list(page)
        if refusal is not None:
            fresh = {each.key: each for each in read_asked_lines(read_back, desk)}
            shown = [fresh[each.key] for each in shown if each.key in fresh]
        return ReadBackForm(data, entries=shown, refusal=refusal)

    def save(form):
        made = answer_read_back(read_back, form.answers, by=desk.reader)
        left = read_asked_lines(read_back, desk)
        add_success_message(
            request, tell_lines_left(len(made), left), *list_ways_after_reading(left)
        )
        return request.path + find_open_page(left)

    context = {
        "here": _("Tegenlezen"),
        "asked": read_back,
        "page": page,
        "open_count": sum(each.is_open for each in entries),
        "is_late": read_back.due_on < desk.reader.today,
    }
    if read_back.withdrawn_on is not None:
        if request.method == "POST":
            raise Http404
        return render(request, "desk/read_back.html", {**desk.context, **context})
    return answer_form(desk, make_form, save, template="desk/read_back.html", context=context)


def read_asked_lines(read_back, desk):
    return list_read_back_entries([read_back], at=desk.reader.at)[read_back.pk]


def tell_lines_left(number, entries):
    """Return how many lines were answered and how many are left, in words."""
    done = ngettext("%d regel beantwoord.", "%d regels beantwoord.", number) % number
    left = sum(each.is_open for each in entries)
    if not left:
        return f"{done} {_('U hebt alles gelezen.')}"
    return f"{done} {ngettext('Nog %d regel open.', 'Nog %d regels open.', left) % left}"


def list_ways_after_reading(entries):
    is_done = not any(each.is_open for each in entries)
    return [(reverse("desk"), _("Naar het werkblad"))] if is_done else []


def find_open_page(entries):
    """Return the part of the address of the first page with a line that is open, '' for the
    first."""
    paginator = Paginator(entries, PAGE_SIZE)
    for page in paginator:
        if any(each.is_open for each in page):
            return f"?pagina={page.number}" if page.number > 1 else ""
    return ""
