"""The Word templates of a griffie: one for each kind of paper, tried, kept and taken away."""

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

from municipalities.forms import RefusableMixin
from municipalities.models import TemplateKind, WordTemplate

from ...actions.word_templates import check_word_template, delete_word_template, save_word_template
from ...documents.docx import MEDIA_TYPE
from ...word_templates import KNOWN_FIELDS, build_starter_template
from ..access import Access, restrict_to
from ..public.downloads import WORD, build_attachment_headers
from .form_flow import add_success_message, answer_form
from .griffie_papers import answer_removal, open_papers

# The kinds of papers that can have a template, and what stands.


def open_papers_of_kind(request, home, paper):
    """Return the WorkspaceContext, the municipality and the TemplateKind of an address; Http404 for
    a kind that there is not, PermissionDenied for who does not arrange these papers."""
    desk, found = open_papers(request, home)
    if paper not in TemplateKind.values:
        raise Http404
    return desk, found, TemplateKind(paper)


@restrict_to(Access.KEEPS)
@require_safe
def word_templates_page(request, home):
    """List the kinds of papers, each with the template that is used."""
    desk, found = open_papers(request, home)
    stand = {each.kind: each for each in found.word_templates.defer("content")}
    context = {
        **desk.context,
        "here": _("Sjablonen"),
        "home": found,
        "kinds": [
            {"kind": kind, "stands": stand.get(kind), "used": USED_FOR[kind]}
            for kind in TemplateKind
        ],
    }
    return render(request, "desk/papers/templates.html", context)


OF_A_ROUND = gettext_lazy(
    "Voor een ronde die een orgaan van deze gemeente opende. Bij andere rondes krijgt u dit "
    "bestand naast het standaardbestand."
)
USED_FOR = {
    TemplateKind.ITEM: gettext_lazy("Voor elk agendapunt van deze gemeente, ook in een zip."),
    TemplateKind.BUNDLE: OF_A_ROUND,
    TemplateKind.REPLY_NOTE: OF_A_ROUND,
    TemplateKind.LETTER: gettext_lazy(
        "Voor elke brief die een orgaan van deze gemeente in een ronde stuurt."
    ),
}
NAMED = {
    TemplateKind.ITEM: gettext_lazy("Sjabloon van agendapunten"),
    TemplateKind.BUNDLE: gettext_lazy("Sjabloon van bundels"),
    TemplateKind.REPLY_NOTE: gettext_lazy("Sjabloon van reactienota’s"),
    TemplateKind.LETTER: gettext_lazy("Sjabloon van brieven"),
}


def find_template(home, kind):
    return WordTemplate.objects.filter(municipality=home, kind=kind).first()


# One template: kept when it was looked through and filled in with example data.


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
def word_template_page(request, home, paper):
    """Show a template of a griffie, its fields and its versions, and keep another one."""
    desk, found, kind = open_papers_of_kind(request, home, paper)
    here = reverse("desk-template", args=[found.slug, kind])

    def make_form(data=None, refusal=None):
        files = request.FILES if data is not None else None
        return TemplateForm(data, files, stands=find_template(found, kind), refusal=refusal)

    def save(form):
        upload = form.cleaned_data["upload"]
        upload.seek(0)
        save_word_template(
            found,
            kind,
            content=upload.read(),
            name=upload.name,
            seen=form.cleaned_data["expected_version"],
            by=desk.reader,
        )
        add_success_message(
            request, _("Bewaard: het sjabloon. Nieuwe Word-bestanden gebruiken het.")
        )
        return here

    context = build_template_context(found, kind)
    return answer_form(desk, make_form, save, template="desk/papers/template.html", context=context)


def build_template_context(home, kind):
    """Return what the page of a template tells beside its form."""
    known = KNOWN_FIELDS[kind.value]
    return {
        "here": NAMED[kind],
        "home": home,
        "kind": kind,
        "used": USED_FOR[kind],
        "stands": find_template(home, kind),
        "versions": list_template_versions(home, kind),
        "fields": [(name, words) for name, (words, _example) in known.fields.items()],
        "lists": [describe_list(name, each) for name, each in known.lists.items()],
        "shown": SHOWN[kind],
    }


def describe_list(name, known):
    """Return the name of a KnownList, what it is, the fields of a line and (name, fields) of the
    lists below that."""
    below = [(each, list_names(fields)) for each, fields in known.below.items()]
    return {"name": name, "words": known.words, "fields": list_names(known.fields), "below": below}


def list_names(fields):
    return ", ".join(sorted(fields))


# How a field and a list are written, as the page shows it.
SHOWN_POINTS = {
    "field": "{{ titel }}",
    "list": "{%p for punt in punten %}\n{{ punt.nummer }}. {{ punt.tekst }}\n{%p endfor %}",
    "row": "{%tr for punt in groep.punten %}",
}
SHOWN = {
    TemplateKind.ITEM: {
        "field": "{{ onderwerp }}",
        "list": (
            "{%p for regel in beslispunten %}\n{{ regel.nummer }}. {{ regel.tekst }}\n{%p endfor %}"
        ),
    },
    TemplateKind.BUNDLE: SHOWN_POINTS,
    TemplateKind.REPLY_NOTE: SHOWN_POINTS,
    TemplateKind.LETTER: {
        "field": "{{ aanhef }}",
        "list": "{%p for regel in opening %}\n{{ regel.tekst }}\n{%p endfor %}",
    },
}


@dataclass(frozen=True)
class TemplateVersion:
    """A template as it was kept once; `number` is the key of that moment."""

    number: int
    name: str
    kept_at: datetime
    kept_by: str


def list_template_versions(home, kind):
    """Return the templates of a kind that were kept for a municipality, the latest first; one
    query."""
    rows = WordTemplate.history.filter(municipality=home, kind=kind)
    kept = rows.exclude(history_type="-").select_related("history_user").defer("content")
    return [
        TemplateVersion(row.history_id, row.name, row.history_date, str(row.history_user or ""))
        for row in kept.order_by("-history_date", "-history_id")[:20]
    ]


@restrict_to(Access.KEEPS)
@require_POST
def try_template_page(request, home, paper):
    """Give the template that was sent filled in with example data, or say what is wrong with it;
    nothing is kept."""
    desk, found, kind = open_papers_of_kind(request, home, paper)
    form = TemplateForm(request.POST, request.FILES, stands=find_template(found, kind))
    if form.is_valid():
        try:
            example = check_word_template(form.cleaned_data["upload"].read(), kind)
        except ValidationError as refusal:
            form.show(refusal)
        else:
            return answer_word_file(f"sjabloon-{kind}-voorbeeld", example)
    context = {**desk.context, **build_template_context(found, kind), "form": form}
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "desk/papers/template.html", context, status=status)


@restrict_to(Access.KEEPS)
@require_safe
def word_template_file(request, home, paper, which, ending):
    """Give one of the files of a griffie's template: `begin` is one to begin with, `voorbeeld` its
    own filled in with example data, a number one that was kept; 404 for another."""
    _desk, found, kind = open_papers_of_kind(request, home, paper)
    if ending != WORD:
        raise Http404
    if which == "begin":
        return answer_word_file(f"sjabloon-{kind}-begin", build_starter_template(kind.value))
    if which == "voorbeeld":
        return answer_word_file(f"sjabloon-{kind}-voorbeeld", build_kept_example(found, kind))
    rows = WordTemplate.history.filter(municipality=found, kind=kind)
    kept = get_object_or_404(rows, history_id=which) if which.isdecimal() else None
    if kept is None:
        raise Http404
    return answer_word_file(f"sjabloon-{kind}-{which}", bytes(kept.content))


def build_kept_example(home, kind):
    stands = find_template(home, kind)
    if stands is None:
        raise Http404
    try:
        return check_word_template(bytes(stands.content), kind)
    except ValidationError as refusal:
        raise Http404 from refusal


def answer_word_file(name, content):
    return HttpResponse(content, MEDIA_TYPE, headers=build_attachment_headers(name, WORD))


@restrict_to(Access.KEEPS)
def delete_template_page(request, home, paper):
    """Ask, and take the template away, so that the standard one is used again."""
    desk, found, kind = open_papers_of_kind(request, home, paper)
    stands = find_template(found, kind)
    page = reverse("desk-template", args=[found.slug, kind])
    words = {"here": _("Terug naar het standaardsjabloon"), "submit": _("Sjabloon weghalen")}
    told = _("Terug naar het standaardsjabloon van Regio.")
    context = {"home": found, "page": page, **words}
    return answer_removal(desk, stands, delete_word_template, told=told, context=context)
