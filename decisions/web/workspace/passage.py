"""The panel of one passage: what it names, and what can be made of it."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.actions.sources import may_change_source
from municipalities.edtf.grammar import EdtfError, parse_edtf_date
from municipalities.edtf.words import format_dutch_date

from ...history import read_acts_on
from ...permissions import list_kept_bodies, may_keep_dossier
from ...text_intake import SuggestionKind
from .decision_form import STANCE_ALONE
from .kinds import RECORD_KINDS, KeeperKind
from .kinds.forms import find_passage, parse_number
from .passage_form import PASSAGE_FORMS, TARGET_FIELDS, find_names_in_passage

TAKEN = {
    SuggestionKind.DATE: "datum",
    SuggestionKind.BODY: "orgaan",
    SuggestionKind.MUNICIPALITY: "gemeente",
}
FILLS = {
    SuggestionKind.DATE: "dated_on",
    SuggestionKind.BODY: "body",
    SuggestionKind.MUNICIPALITY: "municipality",
}
LABELS = {
    SuggestionKind.DATE: gettext_lazy("datum"),
    SuggestionKind.BODY: gettext_lazy("orgaan"),
    SuggestionKind.MUNICIPALITY: gettext_lazy("gemeente"),
    SuggestionKind.REFERENCE: gettext_lazy("kenmerk"),
}
LONGEST = 60


@dataclass(frozen=True)
class PassageOffer:
    """Something that the passage names; `address` leads to where it is taken over."""

    label: str
    words: str
    address: str
    field: str = ""
    value: str = ""
    is_taken: bool = False
    is_uncertain: bool = False


@dataclass(frozen=True)
class PassagePanel:
    """One passage in one request; `taken` holds what was accepted of what it names."""

    desk: Any
    source: Any
    passage: Any
    named: list
    taken: dict = field(default_factory=dict)

    @property
    def number(self):
        return self.passage.paragraph.number

    @property
    def home(self):
        """The page of the source, at this paragraph."""
        return f"{passage_page_address(self.desk, self.source)}#alinea-{self.number}"

    def address(self, **more):
        """Return the address of this panel with more chosen in it."""
        query = {
            "alinea": self.number,
            **selection_parameters(self.desk.request.GET),
            **self.taken,
            **more,
        }
        return f"{passage_page_address(self.desk, self.source)}?{urlencode(query)}#paneel"

    @property
    def chosen(self):
        """The part of the address that says what is being made, to keep while something is taken
        over."""
        parameters = self.desk.request.GET
        return {
            name: parameters[name]
            for name, known in (("maak", PASSAGE_FORMS), ("bij", TARGET_FIELDS))
            if parameters.get(name) in known
        }

    @property
    def offers(self):
        """What the passage names, to take over one by one."""
        return [offer for each in self.named if (offer := self.offer(each)) is not None]

    def offer(self, each):
        words = (
            format_dutch_date(each.value, one_day=True)
            if each.kind is SuggestionKind.DATE
            else each.words
        )
        told = (LABELS[each.kind], words)
        if each.kind is SuggestionKind.REFERENCE:
            if self.source.reference or not may_change_source(self.desk.reader, self.source):
                return None
            edit = reverse("desk-source-edit", args=[self.desk.dossier.slug, self.source.pk])
            return PassageOffer(*told, f"{edit}?{urlencode({'kenmerk': each.value})}")
        name = TAKEN[each.kind]
        address = self.address(**self.chosen, **{name: each.value})
        is_taken = self.taken.get(name) == each.value
        value = words if each.kind is SuggestionKind.DATE else each.value
        return PassageOffer(*told, address, FILLS[each.kind], value, is_taken, each.is_uncertain)

    @property
    def ways(self):
        """Return (address, words) of what the reader may make of the passage; one query."""
        dossier, reader = self.desk.dossier, self.desk.reader
        keeps_dossier = may_keep_dossier(reader, dossier.region_id)
        keeps_body = list_kept_bodies(reader, dossier.region).exists()
        small = [
            (self.address(maak=each.slug), each.label)
            for each in PASSAGE_FORMS.values()
            if keeps_dossier or (keeps_body and each.slug != "mijlpaal")
        ]
        acts = [(self.decision, _("Besluit")), (self.stance, _("Standpunt"))]
        return [*acts, *small] if keeps_body else small

    @property
    def stance(self):
        """The address of the same form for a stance alone."""
        return f"{self.decision}&{urlencode({'als': STANCE_ALONE})}"

    @property
    def decision(self):
        """The address of the form for a decision, with this place filled in."""
        query = {
            "bron": self.source.pk,
            "alinea": self.number,
            **selection_parameters(self.desk.request.GET),
        }
        query |= {name: self.taken[name] for name in ("datum", "orgaan") if name in self.taken}
        return f"{reverse('desk-decision', args=[self.desk.dossier.slug])}?{urlencode(query)}"

    @property
    def acts(self):
        """The decisions of the body that was taken over that can have been on the day that was;
        none before both are known, else three queries."""
        days = parse_days(self.taken.get("datum", ""))
        body = parse_number(self.taken.get("orgaan", ""))
        if days is None or body is None:
            return []
        return read_acts_on(days, self.desk.dossier, body, reader=self.desk.reader)

    @property
    def known(self):
        """Return (address, words) of the kinds of record that the passage may show as well."""
        reader = self.desk.reader
        keeps_dossier = may_keep_dossier(reader, self.desk.dossier.region_id)
        kinds = [RECORD_KINDS[slug] for slug in TARGET_FIELDS] if reader.keeps else []
        return [
            (self.address(bij=each.slug), each.name)
            for each in kinds
            if keeps_dossier or each.keeper is KeeperKind.BODY
        ]


def build_passage_panel(desk, source):
    """Return the PassagePanel of the passage that the address names, None for none; three
    queries."""
    parameters = desk.request.GET.copy()
    parameters["bron"] = str(source.pk)
    passage = find_passage(parameters, desk.reader)
    if passage is None:
        return None
    taken = {name: parameters[name][:LONGEST] for name in TAKEN.values() if parameters.get(name)}
    return PassagePanel(
        desk, source, passage, find_names_in_passage(passage, desk.dossier.region), taken
    )


def parse_days(text):
    """Return the first and the last day of a date in an address, None where it is none."""
    try:
        when = parse_edtf_date(text)
    except EdtfError:
        return None
    return when.first_on, when.last_on


def selection_parameters(parameters):
    """Return what says which words were selected, as the address has it."""
    return {name: parameters[name][:LONGEST] for name in ("van", "tot") if name in parameters}


def passage_page_address(desk, source):
    return reverse("desk-source", args=[desk.dossier.slug, source.pk])
