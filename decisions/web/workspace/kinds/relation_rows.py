"""The lines in which the form of a subject says what it is to other subjects."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ....models import RelationKind, Subject, SubjectRelation
from ..conflicts import ConflictPart
from ..fields import TypedField, offered_sources
from .forms import FormSection, count_form_rows
from .rows import build_key_field, offer_keys

NAME = "relation"
OWN_FIELDS = ("change", "url", "place")


class RelationRow(forms.Form):
    """What the subject of the form is to another one, by which source; `others` are subjects and
    `sources` names, both by key."""

    kind = forms.ChoiceField(
        label=_("Verband"), required=False, choices=[("", _("Kies…")), *RelationKind.choices]
    )
    other = build_key_field(_("Ander onderwerp"), _("Kies…"))
    change = TypedField(
        label=_("Wat er veranderde"),
        max_length=2000,
        required=False,
        help_text=_("Alleen bij een nieuwe versie."),
    )
    url = forms.URLField(
        label=_("Waar dat te lezen is"),
        max_length=500,
        required=False,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    source = build_key_field(_("Bron"), _("Kies…"))
    place = TypedField(label=_("Plaats in de bron"), max_length=200, required=False)

    def __init__(self, data, number, initial, *, subject, others, sources):
        super().__init__(data, prefix=f"{NAME}-{number}", initial=initial)
        self.subject, self.others = subject, others
        names = {key: each.name for key, each in others.items()}
        offer_keys(self.fields["other"], names.items())
        offer_keys(self.fields["source"], sources.items())

    @property
    def is_empty(self):
        return not any(self.cleaned_data.get(name) for name in self.fields)

    def clean(self):
        cleaned = super().clean()
        if self.errors or self.is_empty:
            return cleaned
        for name in ("kind", "other", "source"):
            if not cleaned.get(name):
                told = _("Vul dit ook in, of laat de regel leeg.")
                self.add_error(name, ValidationError(told))
        if not self.errors:
            self.check_relation()
        return cleaned

    def check_relation(self):
        """Refuse beside its field what the record would refuse."""
        cleaned = self.cleaned_data
        if cleaned["kind"] != RelationKind.REPLACES and (cleaned["change"] or cleaned["url"]):
            told = _("Alleen een nieuwe versie zegt wat er veranderde.")
            self.add_error("change" if cleaned["change"] else "url", ValidationError(told))
            return
        try:
            self.relation.check_fits()
        except ValidationError as refusal:
            self.add_error(None, refusal)

    @property
    def relation(self):
        """The SubjectRelation that was typed, unsaved."""
        cleaned = self.cleaned_data
        own = {name: cleaned[name] for name in OWN_FIELDS}
        other = self.others[cleaned["other"]]
        return SubjectRelation(
            subject=self.subject,
            kind=cleaned["kind"],
            other=other,
            source_id=cleaned["source"],
            **own,
        )


class RelationRowsMixin:
    """A form of a subject with a line for each relation that is recorded at it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        standing = list_own_relations(self.instance)
        count = count_form_rows(self.given(), NAME, len(standing), spare=1)
        initial = [relation_as_typed(each) for each in standing]
        initial += [{}] * (count - len(initial))
        choices = {
            "subject": self.instance,
            "others": list_other_subjects(self.dossier, self.instance),
            "sources": name_offered_sources(self.dossier, self.reader, standing),
        }
        self.relations = [
            self.hold(RelationRow(self.given(), number, initial[number], **choices))
            for number in range(count)
        ]
        self.remember()

    def parts_of(self, record):
        sent = {
            f"{NAME}-{number}-{name}": ["" if value is None else str(value)]
            for number, each in enumerate(list_own_relations(record))
            for name, value in relation_as_typed(each).items()
        }
        part = ConflictPart(NAME, _("Verband met andere onderwerpen"), sent, key="other")
        return (*super().parts_of(record), *([] if record._state.adding else [part]))

    def more_sections(self):
        rows = tuple(self.bound(each) for each in self.relations)
        told = _(
            "Dat dit onderwerp een ander uitsluit, of er een nieuwe versie van is. Het verandert "
            "geen standpunt en geen draagvlak. Uitsluiten geldt voor beide: leg het bij één vast."
        )
        is_closed = not self.is_bound and not any(each.initial for each in self.relations)
        section = FormSection(_("Verband met andere onderwerpen"), (), rows, told, is_closed)
        return (*super().more_sections(), section)

    @property
    def along(self):
        told = [each.relation for each in self.relations if not each.is_empty]
        return super().along | {"relations": told}


def list_own_relations(subject):
    """Return the relations that are recorded at a subject, in the order of recording."""
    if subject._state.adding:
        return []
    return list(subject.relations.select_related("source").order_by("id"))


def relation_as_typed(relation):
    """Return a relation as the fields of its line have it."""
    own = {name: getattr(relation, name) for name in OWN_FIELDS}
    keys = {"other": relation.other_id, "source": relation.source_id}
    return {"kind": relation.kind, **keys, **own}


def list_other_subjects(dossier, subject):
    """Return the other subjects of a dossier by key, in the order of the board."""
    rows = Subject.objects.filter(dossier=dossier).order_by("number", "id")
    return {each.pk: each for each in rows if each.pk != subject.pk}


def name_offered_sources(dossier, reader, standing):
    """Return the titles of the sources to choose from by key, with those that stand."""
    rows = offered_sources(dossier, reader).order_by("title", "id")
    return dict(rows.values_list("pk", "title")) | {
        each.source_id: each.source.title for each in standing
    }
