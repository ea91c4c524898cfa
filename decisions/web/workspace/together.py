"""One thing done with several records at once: confirmed, given a theme, looked at to publish."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.forms import RefusableMixin

from ...actions.positions import confirm_positions
from ...actions.replies import give_theme
from ...models import Dossier, Status, Theme
from ...worklist import CONFIRM, THEME, build_kept_condition, list_kept_remarks, list_unconfirmed
from ..access import Access, restrict_to
from .form_flow import add_success_message, answer_form, open_workspace, record_short_name
from .kinds import RECORD_KINDS
from .kinds.forms import parse_number
from .publication import CHANGED, CHOSEN, NONE, parse_chosen_record
from .searched import search_when_long

# What was ticked, each at the version at which it was seen.


@dataclass(frozen=True)
class TickedRecord:
    """A record that was ticked: what a form sends for it, and its name."""

    record: Any

    @property
    def key(self):
        return f"{self.record.pk}-{self.record.version}"

    @property
    def name(self):
        return record_short_name(self.record)


class TogetherForm(RefusableMixin, forms.Form):
    """Does one thing to every record that is ticked; `records` are those that the reader may do it
    to. One that changed since, or that is no longer the reader's, refuses the whole."""

    stuk = forms.MultipleChoiceField(
        label=gettext_lazy("Aangevinkt"), error_messages={"required": NONE}
    )

    def __init__(self, data=None, *, records, refusal=None):
        super().__init__(data)
        self.refusal = refusal
        self.rows = [TickedRecord(each) for each in records]
        self.keys = data.getlist(CHOSEN) if data is not None else []
        self.fields[CHOSEN].choices = [(each.key, each.name) for each in self.rows]
        self.fields[CHOSEN].error_messages["invalid_choice"] = CHANGED

    def clean_stuk(self):
        by_key = {each.key: each.record for each in self.rows}
        return [by_key[key] for key in dict.fromkeys(self.cleaned_data[CHOSEN])]


class ChooseThemeForm(forms.Form):
    """Asks one of the themes of these dossiers, by their keys; where these are several, each theme
    is told with its own."""

    theme = forms.ModelChoiceField(
        None,
        label=gettext_lazy("Thema"),
        empty_label=gettext_lazy("Kies een thema"),
        error_messages={"required": gettext_lazy("Kies een thema.")},
    )

    def offer_themes(self, dossiers):
        """Let the form ask a theme of these dossiers."""
        field = self.fields["theme"]
        themes = Theme.objects.filter(dossier__in=dossiers).select_related("dossier")
        field.queryset = themes.order_by("dossier__title", "name", "pk")
        if len(dossiers) > 1:
            field.label_from_instance = lambda theme: f"{theme.name} ({theme.dossier.title})"
        search_when_long(field)


class TogetherThemeForm(TogetherForm, ChooseThemeForm):
    """Gives one theme to every remark that is ticked."""

    def __init__(self, data=None, *, records, refusal=None):
        super().__init__(data, records=records, refusal=refusal)
        self.offer_themes({each.dossier_id for each in records})


def read_ticked(request, rows):
    """Return the rows that a request ticks, as far as they are among these; one query."""
    keys = {parse_number(each.partition("-")[0]) for each in request.POST.getlist(CHOSEN)}
    return list(rows.filter(pk__in=keys - {None}).order_by("pk"))


# Confirm several positions, and give several remarks a theme: all or nothing.


@restrict_to(Access.KEEPS)
def confirm_set_page(request):
    """Confirm every position that is ticked, or tell why none was."""
    desk = open_workspace(request)
    ticked = read_ticked(request, list_unconfirmed(desk.reader))

    def save(form):
        done = confirm_positions(form.cleaned_data[CHOSEN], by=desk.reader)
        words = ngettext("%d standpunt is bevestigd.", "%d standpunten zijn bevestigd.", len(done))
        add_success_message(request, words % len(done))
        return reverse("desk")

    return answer_together(desk, TogetherForm, ticked, save, batch=CONFIRM)


@restrict_to(Access.KEEPS)
def theme_set_page(request):
    """Give every remark that is ticked the chosen theme, or tell why none got it."""
    desk = open_workspace(request)
    rows = list_kept_remarks(desk.reader)
    ticked = read_ticked(request, rows)

    def save(form):
        theme = form.cleaned_data["theme"]
        done = give_theme(form.cleaned_data[CHOSEN], theme, by=desk.reader)
        words = ngettext(
            "%(number)d punt heeft nu het thema ‘%(theme)s’.",
            "%(number)d punten hebben nu het thema ‘%(theme)s’.",
            len(done),
        )
        told = {"number": len(done), "theme": theme.name}
        home = reverse("theme", args=[theme.dossier.slug, theme.slug])
        way = (home, _("Bekijk het thema"))
        add_success_message(request, words % told, way)
        return f"{reverse('desk')}?soort=themas" if has_more(rows) else reverse("desk")

    return answer_together(desk, TogetherThemeForm, ticked, save, batch=THEME)


def has_more(rows):
    """Whether remarks without a theme are left in a dossier that has themes."""
    return rows.filter(theme__isnull=True, dossier__themes__isnull=False).exists()


HEADINGS = {
    CONFIRM: (gettext_lazy("Samen bevestigen"), gettext_lazy("Bevestigen")),
    THEME: (gettext_lazy("Samen een thema geven"), gettext_lazy("Thema geven")),
}


def answer_together(desk, form, ticked, save, *, batch):
    """Return the response of a page that does one thing to what was ticked in the list of things
    to do: done and back, or the same ticks with what stands in the way."""
    here, submit = HEADINGS[batch]

    def make_form(data=None, refusal=None):
        return form(data, records=ticked, refusal=refusal)

    context = {"here": here, "submit": submit}
    template = "desk/together.html"
    return answer_form(
        desk, make_form, save, template=template, context=context, about=tuple(ticked)
    )


# What was ticked to publish: looked at in its dossier.


@restrict_to(Access.KEEPS)
def publish_chosen_page(request):
    """Lead to where the drafts that ?stuk= names are looked at and published; where they are of
    several dossiers, to each, and where there are none, back."""
    desk = open_workspace(request)
    chosen = [parse_chosen_record(each) for each in request.GET.getlist(CHOSEN)]
    by_dossier = read_dossiers_of(chosen, desk.reader)
    ways = [
        (each, f"{reverse('desk-publish-set', args=[each.slug])}?{urlencode(keys, doseq=True)}")
        for each, keys in by_dossier.items()
    ]
    if len(ways) == 1:
        return HttpResponseRedirect(ways[0][1])
    context = {**desk.context, "here": _("Publiceren"), "ways": ways}
    return render(request, "desk/publish_chosen.html", context)


def read_dossiers_of(chosen, reader):
    """Return {Dossier: the parameters that tick what is chosen of it}, by title; of what the
    reader keeps. A query for each kind and one for the dossiers."""
    found = {}
    for slug in dict.fromkeys(slug for slug, _key in chosen if slug in RECORD_KINDS):
        keys = {key for each, key in chosen if each == slug and key is not None}
        for key, dossier in read_homes(RECORD_KINDS[slug], keys, reader):
            found.setdefault(dossier, []).append(f"{slug}-{key}")
    homes = Dossier.objects.visible_to(reader).filter(pk__in=found).order_by("title", "pk")
    return {each: [(CHOSEN, key) for key in found[each.pk]] for each in homes}


def read_homes(kind, keys, reader):
    """Return (key, key of its dossier) of the records of a kind with these keys that wait and that
    the reader keeps."""
    if not kind.has_status:
        return ()
    ways = {"body": kind.listed.body or None if kind.listed else None}
    dossier = "dossier"
    if kind.model is Dossier:
        ways, dossier = {"body": None, "region": "region", "dossier": "pk"}, "pk"
    rows = kind.model._default_manager.filter(build_kept_condition(reader, **ways), pk__in=keys)
    waits = rows.filter(status__in=(Status.DRAFT, Status.SHARED)).order_by("pk")
    return waits.values_list("pk", dossier)
