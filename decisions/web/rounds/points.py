"""Link remarks as one point, change what a point holds, and drop one."""

import re

from django import forms
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...actions.points import delete_point, save_point, visible_links_by_remark
from ...models import Point, PointHeading, Remark
from ..access import Access, restrict_to
from ..workspace.conflicts import ConflictPart
from ..workspace.fields import EntryFormMeta
from ..workspace.form_flow import add_success_message, answer_form
from ..workspace.kinds.forms import FormSection, RecordForm
from ..workspace.kinds.kind import build_change_form
from ..workspace.record_actions import RecordActionForm
from .likeness import open_round_to_link, visible_dossier_points

# What several bodies say alike, in our own words, with the remarks that say it.

PART = "wens"
FIELD = re.compile(rf"{PART}-([0-9]{{1,12}})-erbij")
MOST_REMARKS = 60
HEADING_CHOICES = [("", gettext_lazy("geen richting"))] + [
    (each.value, f"{each.glyph} {each.label}") for each in PointHeading
]


class PointForm(RecordForm):
    """A point with a tick and a heading for each remark: those that it holds, and `added` ones."""

    class Meta(EntryFormMeta):
        model = Point
        fields = ("title",)

    def __init__(self, data=None, *args, instance, reader, added=(), **kwargs):
        self.standing = read_held_headings(instance, reader)
        super().__init__(data, *args, instance=instance, reader=reader, **kwargs)
        self.remarks = self.offered(added)
        for remark in self.remarks.values():
            self.offer_remark(remark)
        self.remember()

    def offered(self, added):
        """Return the remarks of the form by key, those of one body together."""
        typed = [int(found[1]) for name in self.data if (found := FIELD.fullmatch(name))]
        standing = [each.pk for each in self.standing]
        keys = list(dict.fromkeys([*standing, *added, *typed]))[:MOST_REMARKS]
        found = Remark.objects.visible_to(self.reader).filter(pk__in=keys, dossier=self.dossier)
        rows = found.select_related("body").order_by("body__name", "first_on", "pk")
        return {each.pk: each for each in rows}

    def offer_remark(self, remark):
        """Add the tick and the heading of one remark."""
        tick, heading = (f"{PART}-{remark.pk}-{each}" for each in ("erbij", "richting"))
        self.fields[tick] = forms.MultipleChoiceField(
            label=_("Hoort erbij"),
            choices=[(str(remark.pk), remark.text)],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        self.fields[heading] = forms.ChoiceField(
            label=_("Richting"), choices=HEADING_CHOICES, required=False
        )
        self.initial.setdefault(tick, [str(remark.pk)])
        self.initial.setdefault(heading, self.standing.get(remark, ""))

    def parts_of(self, record):
        sent = {}
        for remark, heading in self.standing.items():
            sent[f"{PART}-{remark.pk}-erbij"] = [str(remark.pk)]
            sent[f"{PART}-{remark.pk}-richting"] = [heading]
        return (ConflictPart(PART, _("Wensen en bedenkingen"), sent, key="erbij"),)

    def sections(self):
        """Return the title, then a FormSection for each remark, then the reason."""
        ends = (FormSection("", (self["reason"],)),) if "reason" in self.fields else ()
        alike = (
            FormSection(
                remark_author_words(each),
                (self[f"{PART}-{key}-erbij"], self[f"{PART}-{key}-richting"]),
            )
            for key, each in self.remarks.items()
        )
        return (FormSection("", (self["title"],)), *alike, *ends)

    def headings(self):
        """Return the heading of each ticked remark, by the remark."""
        return {
            each: self.cleaned_data[f"{PART}-{key}-richting"]
            for key, each in self.remarks.items()
            if self.cleaned_data[f"{PART}-{key}-erbij"]
        }


ChangePointForm = build_change_form(PointForm)


def read_held_headings(point, reader):
    """Return the headings of the remarks in a point that the reader may see, by remark."""
    if point._state.adding:
        return {}
    return {remark: each.heading for remark, each in visible_links_by_remark(point, reader).items()}


def remark_author_words(remark):
    """Return who raised a remark, in words."""
    name = remark.body.name if remark.body_id else remark.gathering
    return ", ".join(filter(None, (name, remark.groups_label)))


LONGEST_KEY = 12


@restrict_to(Access.KEEPS)
def new_point_page(request, slug, pk):
    """Show the form for a point of the remarks in ?wens=, and link what is ticked."""
    opened = open_round_to_link(request, slug, pk)
    new = Point(dossier=opened.desk.dossier)
    context = {"here": _("Koppelen als één punt")}
    return answer_point_form(
        opened, PointForm, lambda refusal: new, "desk/rounds/point_new.html", context
    )


@restrict_to(Access.KEEPS)
def edit_point_page(request, slug, pk, point_pk):
    """Show a point as it stands, with the remarks in ?wens= beside it, and save what changed."""
    opened = open_round_to_link(request, slug, pk)
    found = get_point_or_404(opened, point_pk)
    context = {
        "here": _("Gedeeld punt: %s") % found.title,
        "point": found,
        "is_empty": not found.links.exists(),
    }

    def standing(refusal):
        return found if refusal is None else get_point_or_404(opened, point_pk)

    return answer_point_form(opened, ChangePointForm, standing, "desk/rounds/point.html", context)


def answer_point_form(opened, form_class, standing, template, context):
    """Return the response of a page with the form of a point; `standing` gives the point."""
    desk, added = opened.desk, parse_remark_keys(opened.desk.request.GET.getlist("wens"))

    def make_form(data=None, refusal=None):
        about = {"dossier": desk.dossier, "reader": desk.reader, "added": added}
        return form_class(data, instance=standing(refusal), refusal=refusal, **about)

    def save(form):
        made = save_point(form.instance, form.headings(), by=desk.reader, reason=form.why)
        words = _("Gekoppeld: ‘%s’.") % made.title
        add_success_message(
            desk.request, words, (point_form_address(opened, made), _("Verder bewerken"))
        )
        return likeness_address(opened)

    context = {**context, "opened": opened, "round": opened.round}
    address = desk.request.get_full_path()
    return answer_form(desk, make_form, save, template=template, context=context, address=address)


@restrict_to(Access.KEEPS)
def delete_point_page(request, slug, pk, point_pk):
    """Ask why, and delete a point that holds nothing; lead back where it holds something."""
    opened = open_round_to_link(request, slug, pk)
    found = get_point_or_404(opened, point_pk)
    if request.method != "POST" and found.links.exists():
        add_success_message(request, _("Haal eerst de wensen en bedenkingen uit dit punt."))
        return HttpResponseRedirect(point_form_address(opened, found))

    def make_form(data=None, refusal=None):
        record = get_point_or_404(opened, point_pk)
        return RecordActionForm(
            data, record=record, reader=opened.desk.reader, refusal=refusal, needs_reason=True
        )

    def save(form):
        delete_point(form.seen, by=opened.desk.reader, reason=form.why)
        add_success_message(request, _("Weggegooid: ‘%s’.") % found.title)
        return likeness_address(opened)

    context = {"here": _("Weggooien: %s") % found.title, "submit": _("Weggooien")}
    context |= {"opened": opened, "record": found}
    return answer_form(opened.desk, make_form, save, template="desk/act.html", context=context)


def get_point_or_404(opened, key):
    return get_object_or_404(visible_dossier_points(opened), pk=key)


def parse_remark_keys(texts):
    """Return the keys in an address, what is none left out."""
    found = (each for each in texts[:MOST_REMARKS] if each.isascii() and each.isdigit())
    return [int(each) for each in found if len(each) <= LONGEST_KEY]


def point_form_address(opened, found):
    return reverse("desk-point", args=[opened.desk.dossier.slug, opened.round.pk, found.pk])


def likeness_address(opened):
    return reverse("desk-likeness", args=[opened.desk.dossier.slug, opened.round.pk])
