"""The form in the panel of a passage: something new, or one more place of what is there."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.forms import HiddenInput
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.edtf.grammar import parse_edtf_date
from municipalities.models import Body, Municipality, participants_of

from ...actions.positions import add_evidence
from ...domain.stances import STANCE_CHOICES
from ...models import TARGETS, Evidence, Position, Status
from ...models.publication import build_own_condition
from ...text_intake import SuggestionKind, find_suggestions
from .editing import build_blank_record
from .fields import EntryForm, EntryFormMeta
from .form_flow import add_success_message
from .kinds import RECORD_KINDS
from .kinds.forms import FormSection, decision_words, position_words
from .next_steps import list_next_steps
from .records import save_kind_form
from .searched import search_when_long

# What a passage names by rule, against the bodies and municipalities of the region.


def find_names_in_passage(passage, region):
    """Return the Suggestions in a paragraph, each value once; two queries."""
    towns = Municipality.objects.filter(pk__in=participants_of([region.pk])).order_by("name")
    found = find_suggestions(
        passage.paragraph.text,
        municipalities=[(str(each.pk), each.name) for each in towns],
        bodies=list_given_bodies(region),
        year_hint=letter_year(passage.source.dated_on),
    )
    return list({(each.kind, each.value): each for each in found}.values())


def list_given_bodies(region):
    """Return the bodies of a region as `find_suggestions` takes them; one query."""
    bodies = Body.objects.of_region(region).select_related("municipality").order_by("slug")
    return [(str(each.pk), each.name, each.kind, body_town(each)) for each in bodies]


def body_town(body):
    return body.municipality.name if body.municipality else ""


def letter_year(dated_on):
    """Return the year of a letter, None where it is not known or not one year."""
    found = parse_edtf_date(dated_on) if dated_on else None
    if found is None or found.first_on.year != found.last_on.year:
        return None
    return found.first_on.year


def single_suggestion(found, kind):
    """Return the one value of a kind that is named without doubt, '' for none or several."""
    values = [each.value for each in found if each.kind is kind and not each.is_uncertain]
    return values[0] if len(values) == 1 else ""


# The form of a kind with the few fields that a passage needs, its place filled in.

PLACE = ("plaats-place", "plaats-summary", "plaats-quote")
REMARK = (
    *("kind", "text", "body", "groups_label", "gathering", "dated_on", "subject", "theme"),
    "round",
)


@dataclass(frozen=True)
class PassageForm:
    """What is made of a passage: of which kind, with which fields, and what they start with."""

    slug: str
    label: Any
    kind: Any
    fields: tuple
    words: str
    initial: tuple = ()


def _remark(slug, label):
    return PassageForm(slug, label, RECORD_KINDS["wens"], REMARK, "text", (("kind", slug),))


_MILESTONE = ("title", "dated_on", "subject", "state", "body")
_STATEMENT = ("speaker", "text", "dated_on", "body", "municipality", "subject", "theme")
PASSAGE_FORMS = {
    each.slug: each
    for each in (
        _remark("wens", gettext_lazy("Wens")),
        _remark("bedenking", gettext_lazy("Bedenking")),
        _remark("vraag", gettext_lazy("Vraag")),
        _remark("voorwaarde", gettext_lazy("Voorwaarde")),
        PassageForm(
            "mijlpaal", gettext_lazy("Mijlpaal"), RECORD_KINDS["mijlpaal"], _MILESTONE, "title"
        ),
        PassageForm(
            "uitspraak", gettext_lazy("Uitspraak"), RECORD_KINDS["uitspraak"], _STATEMENT, "text"
        ),
    )
}


def build_passage_form(small, data, *, initial, **options):
    """Return the form of a PassageForm; where the place is not told in other words, it says the
    same as the record."""
    if data is not None and not data.get("plaats-summary", "").strip():
        data = data.copy()
        data["plaats-summary"] = data.get(small.words, "")[:2000]
    initial = dict(small.initial) | initial
    form = type("SmallForm", (FewFieldsMixin, small.kind.form), {"few": small.fields})(
        data, initial=initial, **options
    )
    for name in set(form.fields) - {*small.fields, *PLACE, "plaats-source"}:
        del form.fields[name]
    form.fields["plaats-source"].widget = HiddenInput()
    form.fields["plaats-summary"].help_text = gettext_lazy("Leeg: dezelfde woorden als hierboven.")
    return form


class FewFieldsMixin:
    """Shows only the fields that were left, the place in a section of its own."""

    few = ()

    def sections(self):
        own = [self[name] for name in self.few if name in self.fields]
        place = tuple(self[name] for name in PLACE)
        return (
            FormSection("", tuple(own)),
            FormSection(gettext_lazy("De plaats"), place, is_closed=True),
        )


# A passage as one more place that shows a record that is there already.

TARGET_FIELDS = {RECORD_KINDS[slug].slug: name for name,
    model in TARGETS.items() for slug in RECORD_KINDS
          if RECORD_KINDS[slug].model is model}  # fmt: skip
RECORD_WORDS = {"standpunt": position_words, "besluit": decision_words}
RECORD_RELATED = {"standpunt": ("subject", "body", "decision__body"), "besluit": ("body",)}


class ExistingForm(EntryForm):
    """`kind` is the RecordKind of the record; of a position the place reads a stance."""

    class Meta(EntryFormMeta):
        model = Evidence
        fields = (
            "summary",
            "quote",
            "place",
            "reads_stance",
            "reads_on",
            "is_joint",
            "is_derived",
        )

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["record"] = forms.ModelChoiceField(
            list_records_for_evidence(kind, self.dossier, self.reader),
            label=gettext_lazy("Bij welke?"),
            empty_label=gettext_lazy("Kies…"),
        )
        self.fields["record"].label_from_instance = RECORD_WORDS.get(kind.slug, shorten_record_name)
        search_when_long(self.fields["record"])
        self.order_fields(("record", "reads_stance", "reads_on", "summary"))
        if kind.model is Position:
            self.fields["reads_stance"].choices = [("", gettext_lazy("niets")), *STANCE_CHOICES]
            return
        for name in ("reads_stance", "reads_on"):
            del self.fields[name]

    def clean(self):
        cleaned = super().clean()
        setattr(self.instance, TARGET_FIELDS[self.kind.slug], cleaned.get("record"))
        return cleaned

    def _get_validation_exclusions(self):
        """Without a record there is one sentence about that, not another about what hangs on it."""
        exclude = super()._get_validation_exclusions()
        return exclude if self.cleaned_data.get("record") else {*exclude, *TARGETS}


def list_records_for_evidence(kind, dossier, reader):
    """Return the records of a kind to which the reader may add a place, the newest first.

    To another council's position, once that is shared, a reading is proposed.
    """
    rows = kind.model._default_manager.filter(dossier=dossier, **dict(kind.fixed))
    if kind.model is Position:
        rows = rows.visible_to(reader).exclude(status=Status.WITHDRAWN)
        if dossier.region_id not in reader.shares_in and not reader.is_beheer:
            rows = rows.filter(build_own_condition(reader))
    elif not reader.is_beheer:
        rows = rows.filter(build_own_condition(reader, body=kind.listed.body or None))
    if kind.slug in RECORD_RELATED:
        rows = rows.select_related(*RECORD_RELATED[kind.slug])
    return rows.order_by("-pk")


def shorten_record_name(record):
    words = " ".join(str(record).split())
    return words if len(words) <= 80 else f"{words[:79]}…"


# The form in the panel of a passage: something new that it shows, or something that is there.


def choose_passage_form(panel):
    """Return (heading, make_form, save) of what the address asks to make, None for nothing."""
    chosen = panel.chosen
    if "maak" in chosen:
        return prepare_new_record(panel, PASSAGE_FORMS[chosen["maak"]])
    return prepare_existing_record(panel, RECORD_KINDS[chosen["bij"]]) if "bij" in chosen else None


def prepare_new_record(panel, small):
    """Return how something new is made of the passage."""
    desk = panel.desk
    if not small.kind.may_add(desk.reader, desk.dossier.region):
        raise PermissionDenied(_("Dit is aan de griffie of de regioredactie die het bijhoudt."))

    def make_form(data=None, refusal=None):
        return build_passage_form(
            small,
            data,
            initial=initial_from_passage(panel, small),
            instance=build_blank_record(small.kind, desk.dossier),
            dossier=desk.dossier,
            reader=desk.reader,
            refusal=refusal,
        )

    return small.label, make_form, partial(save_new_record, panel, small)


def save_new_record(panel, small, form):
    record = save_kind_form(small.kind, form)
    words = _("%(kind)s bewaard bij alinea %(number)d.")
    said = words % {"kind": small.label, "number": panel.number}
    desk = panel.desk
    steps = list_next_steps(record, kind=small.kind, reader=desk.reader, dossier=desk.dossier)
    add_success_message(desk.request, said, *steps)
    return panel.home


def initial_from_passage(panel, small):
    """Return what the form starts with: the place, and what was taken over of the passage."""
    source, passage, taken = panel.source, panel.passage, panel.taken
    initial = {f"plaats-{name}": value for name, value in passage.initial.items()}
    named = (
        single_suggestion(panel.named, SuggestionKind.DATE)
        if small.slug == "mijlpaal"
        else source.dated_on
    )
    initial["dated_on"] = taken.get("datum") or named
    initial[small.words] = passage.quote[:200] if small.slug == "mijlpaal" else passage.quote
    if "orgaan" in taken:
        initial["body"] = taken["orgaan"]
    elif source.body is not None and source.body.municipality_id in panel.desk.reader.griffie_of:
        initial["body"] = source.body_id
    if "gemeente" in taken:
        initial["municipality"] = taken["gemeente"]
    return initial


def prepare_existing_record(panel, kind):
    """Return how the passage becomes one more place that shows a record."""
    desk, passage = panel.desk, panel.passage

    def make_form(data=None, refusal=None):
        place = Evidence(dossier=desk.dossier, source=panel.source, paragraph=passage.paragraph)
        return ExistingForm(
            data,
            kind=kind,
            instance=place,
            initial={"place": passage.place, "quote": passage.quote},
            dossier=desk.dossier,
            reader=desk.reader,
            refusal=refusal,
        )

    def save(form):
        place = add_evidence(form.instance, by=desk.reader)
        if place.is_accepted:
            add_success_message(desk.request, _("De plaats is bewaard."))
        else:
            add_success_message(
                desk.request, _("De lezing is voorgesteld; de griffie van dit orgaan beslist.")
            )
        return panel.home

    return _("Nog een plaats bij: %s") % kind.name, make_form, save
