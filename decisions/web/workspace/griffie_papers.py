"""How the papers of a council look: the Word template of its griffie, and an order to paste in."""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from municipalities.actions.griffies import check_may_keep_papers, save_paste_order
from municipalities.forms import RefusableMixin
from municipalities.models import Municipality, TemplateKind, WordTemplate

from ...actions.word_templates import check_word_template, delete_word_template, save_word_template
from ...documents.docx import MEDIA_TYPE
from ...documents.paste import list_paste_labels, order_paste_names
from ...word_templates import FIELDS, LINE, LISTS, build_starter_template
from ..access import Access, restrict_to
from ..public.downloads import WORD, build_attachment_headers
from ..public.paste import find_paste_names
from .form_flow import add_success_message, answer_form, open_workspace
from .record_actions import RecordActionForm
from .records import record_gone_page, reread_record


def open_papers(request, home):
    """Return the WorkspaceContext and the municipality of who arranges its papers;
    PermissionDenied else."""
    desk = open_workspace(request)
    found = get_object_or_404(Municipality.objects.all(), slug=home)
    check_may_keep_papers(found, desk.reader)
    return desk, found


# The order of the page to paste from: a number beside each field.


class PasteOrderForm(RefusableMixin, forms.Form):
    """A place for each field; those with the same place stay as they were."""

    def __init__(self, data=None, *, names, refusal=None):
        super().__init__(data)
        self.names, self.refusal = names, refusal
        labels = list_paste_labels()
        for place, name in enumerate(names, start=1):
            self.fields[name] = forms.IntegerField(
                label=labels[name], min_value=1, max_value=99, initial=place
            )

    @property
    def ordered(self):
        """The names in the order of their places."""
        return sorted(self.names, key=lambda name: self.cleaned_data[name])


@restrict_to(Access.KEEPS)
def paste_order_page(request, home):
    """Show in which order fields are told to paste them, and save another."""
    desk, found = open_papers(request, home)
    page = reverse("municipality", args=[found.slug])

    def make_form(data=None, refusal=None):
        names = order_paste_names(find_paste_names(found))
        return PasteOrderForm(data, names=names, refusal=refusal)

    def save(form):
        save_paste_order(found, form.ordered, by=desk.reader)
        add_success_message(request, _("Bewaard: de volgorde van overnemen."))
        return reverse("desk-paste-order", args=[found.slug])

    context = {"here": _("Volgorde van overnemen"), "home": found, "page": page}
    return answer_form(desk, make_form, save, template="desk/papers/order.html", context=context)


# The template: kept when it was looked through and filled in with example data.


class TemplateForm(RefusableMixin, forms.Form):
    """The file of a template, with the version that the reader saw."""

    expected_version = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    upload = forms.FileField(
        label=gettext_lazy("Sjabloon"),
        help_text=gettext_lazy("Een Word-document (.docx) van ten hoogste 2 MB met de velden."),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        error_messages={
            "empty": gettext_lazy("Het bestand is leeg."),
            "required": gettext_lazy("Kies een bestand."),
        },
    )

    def __init__(self, data=None, files=None, *, stands=None, refusal=None):
        super().__init__(
            data, files, initial={"expected_version": stands.version} if stands else {}
        )
        self.refusal = refusal


@restrict_to(Access.KEEPS)
def word_template_page(request, home):
    """Show the template of a griffie, its fields and its versions, and keep another one."""
    desk, found = open_papers(request, home)
    here = reverse("desk-template", args=[found.slug])

    def make_form(data=None, refusal=None):
        files = request.FILES if data is not None else None
        return TemplateForm(data, files, stands=find_template(found), refusal=refusal)

    def save(form):
        upload = form.cleaned_data["upload"]
        upload.seek(0)
        save_word_template(
            found,
            content=upload.read(),
            name=upload.name,
            seen=form.cleaned_data["expected_version"],
            by=desk.reader,
        )
        add_success_message(
            request, _("Bewaard: het sjabloon. Nieuwe Word-bestanden gebruiken het.")
        )
        return here

    context = build_template_context(found)
    return answer_form(desk, make_form, save, template="desk/papers/template.html", context=context)


def build_template_context(home):
    """Return what the page of a template tells beside its form."""
    return {
        "here": _("Sjabloon van agendapunten"),
        "home": home,
        "stands": find_template(home),
        "versions": list_template_versions(home),
        "fields": [(name, words) for name, (words, _example) in FIELDS.items()],
        "lists": [(name, words) for name, (words, _fields, _below) in LISTS.items()],
        "shown": SHOWN,
    }


# How a field, a list and a line of it are written, as the page shows it.
SHOWN = {
    "field": "{{ onderwerp }}",
    "list": (
        "{%p for regel in beslispunten %}\n{{ regel.nummer }}. {{ regel.tekst }}\n{%p endfor %}"
    ),
    "line": ", ".join(LINE),
}


def find_template(home):
    return WordTemplate.objects.filter(municipality=home, kind=TemplateKind.ITEM).first()


@dataclass(frozen=True)
class TemplateVersion:
    """A template as it was kept once; `number` is the key of that moment."""

    number: int
    name: str
    kept_at: datetime
    kept_by: str


def list_template_versions(home):
    """Return the templates that were kept for a municipality, the latest first; one query."""
    rows = WordTemplate.history.filter(municipality=home, kind=TemplateKind.ITEM)
    kept = rows.exclude(history_type="-").select_related("history_user").defer("content")
    return [
        TemplateVersion(row.history_id, row.name, row.history_date, str(row.history_user or ""))
        for row in kept.order_by("-history_date", "-history_id")[:20]
    ]


@restrict_to(Access.KEEPS)
@require_POST
def try_template_page(request, home):
    """Give the template that was sent filled in with example data, or say what is wrong with it;
    nothing is kept."""
    desk, found = open_papers(request, home)
    form = TemplateForm(request.POST, request.FILES, stands=find_template(found))
    if form.is_valid():
        try:
            example = check_word_template(form.cleaned_data["upload"].read())
        except ValidationError as refusal:
            form.show(refusal)
        else:
            return answer_word_file("sjabloon-voorbeeld", example)
    context = {**desk.context, **build_template_context(found), "form": form}
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "desk/papers/template.html", context, status=status)


@restrict_to(Access.KEEPS)
@require_safe
def word_template_file(request, home, which, ending):
    """Give one of the files of a griffie's template: `begin` is one to begin with, `voorbeeld` its
    own filled in with example data, a number one that was kept; 404 for another."""
    _desk, found = open_papers(request, home)
    if ending != WORD:
        raise Http404
    if which == "begin":
        return answer_word_file("sjabloon-begin", build_starter_template())
    if which == "voorbeeld":
        return answer_word_file("sjabloon-voorbeeld", build_kept_example(found))
    rows = WordTemplate.history.filter(municipality=found, kind=TemplateKind.ITEM)
    kept = get_object_or_404(rows, history_id=which) if which.isdecimal() else None
    if kept is None:
        raise Http404
    return answer_word_file(f"sjabloon-{which}", bytes(kept.content))


def build_kept_example(home):
    stands = find_template(home)
    if stands is None:
        raise Http404
    try:
        return check_word_template(bytes(stands.content))
    except ValidationError as refusal:
        raise Http404 from refusal


def answer_word_file(name, content):
    return HttpResponse(content, MEDIA_TYPE, headers=build_attachment_headers(name, WORD))


@restrict_to(Access.KEEPS)
def delete_template_page(request, home):
    """Ask, and take the template away, so that the standard one is used again."""
    desk, found = open_papers(request, home)
    stands = find_template(found)
    page = reverse("desk-template", args=[found.slug])
    if stands is None:
        if request.method == "POST":
            return record_gone_page(request)
        raise Http404

    def make_form(data=None, refusal=None):
        record = stands if data is None else reread_record(stands)
        return RecordActionForm(data, record=record, reader=desk.reader, refusal=refusal)

    def save(form):
        delete_word_template(form.seen, by=desk.reader, reason=form.why)
        add_success_message(request, _("Terug naar het standaardsjabloon van Regio."))
        return page

    context = {
        "here": _("Terug naar het standaardsjabloon"),
        "home": found,
        "page": page,
        "submit": _("Sjabloon weghalen"),
    }
    return answer_form(desk, make_form, save, template="desk/recess/act.html", context=context)
