"""The forms of decisions, positions, places, meetings, statements and events."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from municipalities.models import Group

from ....domain.stances import Stance
from ....history import NOBODY, read_act_council, read_group_proposals
from ....models import (
    Cost,
    Decision,
    Evidence,
    Meeting,
    Milestone,
    Position,
    Statement,
    name_count,
)
from ..conflicts import ConflictPart
from ..fields import ClockField, DayField, EntryFormMeta, combine_day_and_time
from .forms import (
    FormSection,
    PlacedForm,
    RecordForm,
    find_paragraph,
    label_choices,
    meeting_words,
    offer_seen_treatments,
)
from .group_votes import (
    build_group_vote_rows,
    describe_group_votes_part,
    read_decision_council,
)
from .readings import build_reading_rows, describe_readings_part

# What a besluit says of itself; its stances have a form of their own.

COUNTED = ("seats", "votes_for", "votes_against", "abstained", "absent", "left")


class DecisionChangeForm(PlacedForm):
    """Changes a Decision of the same body; another body's act is another Decision."""

    target = "decision"
    council = None

    class Meta(EntryFormMeta):
        model = Decision
        fields = (
            "dated_on",
            "form",
            "title",
            "speaker",
            "meeting",
            "moved_in",
            "outcome",
            "note",
            "no_vote_asked",
            *COUNTED,
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        meetings = self.fields["meeting"]
        label_choices(meetings, meeting_words, "body")
        meetings.queryset = meetings.queryset.filter(body=self.instance.body_id)
        offer_seen_treatments(self, "moved_in", body=self.instance.body_id)
        self.fields["abstained"].label = capfirst(name_count("abstained", self.instance.body))
        rows = build_group_vote_rows(self.given(), self.instance, self.read_council(self.instance))
        self.group_votes = [self.hold(each) for each in rows]
        self.remember()

    def parts_of(self, record):
        return (describe_group_votes_part(record, self.read_council(record)),)

    def read_council(self, record):
        """Return the ActCouncil whose groups voted, read once for a form."""
        if self.council is None:
            self.council = read_decision_council(record)
        return self.council

    @property
    def along(self):
        return {"group_tallies": [e.tally for e in self.group_votes if e.tells_something]}

    def sections(self):
        first, *others = super().sections()
        plain = tuple(each for each in first.fields if each.name not in COUNTED)
        counted = FormSection(
            _("Stemming"),
            tuple(self[name] for name in COUNTED),
            is_closed=all(getattr(self.instance, name) is None for name in COUNTED),
        )
        voted = FormSection(
            _("Hoe stemden de fracties"),
            (),
            tuple(self.bound(each) for each in self.group_votes),
            _("Een richting, aantallen of allebei, zoals de bron het vertelt; noem geen leden."),
            is_closed=not any(each.is_recorded for each in self.group_votes),
        )
        return (FormSection("", plain), counted, voted, *others)


# One stance: what a body or some of its groups hold, and which reading says so.

STANCES = [(each.value, f"{each.glyph} {each.label}") for each in Stance]


class PositionForm(PlacedForm):
    """Changes a Position; most come with their Decision."""

    target = "position"

    groups = forms.ModelMultipleChoiceField(
        Group.objects.none(),
        label=_("Fracties in Regio"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta(EntryFormMeta):
        model = Position
        fields = (
            "subject",
            "stance",
            "shown",
            "departure",
            "source_follows",
            "groups_label",
            "group_seats",
        )
        widgets = {"stance": forms.RadioSelect, "departure": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stance"].choices = STANCES
        self.fields["groups_label"].label = _("Fracties, zoals de bron ze noemt")
        self.fields["groups_label"].help_text = _("Leeg: het hele orgaan.")
        standing = [] if self.is_new else self.instance.groups.all()
        self.initial["groups"] = [each.group_id for each in standing]
        council = read_position_council(self.instance)
        self.fields["groups"].queryset = list_position_groups(council, self.initial["groups"])
        self.fields["groups"].help_text = council.why_none
        self.offer_readings()
        self.propose_groups()
        self.remember()

    def offer_readings(self):
        """Offer what was read of this position, by what each place says."""
        field = self.fields["shown"]
        own = field.queryset.filter(position=self.instance.pk, is_accepted=True)
        field.queryset = own.exclude(reads_stance="").select_related("source")
        field.label_from_instance = describe_reading
        self.fields["departure"].help_text = _("Alleen als geen plaats dit standpunt leest.")
        self.fields["source_follows"].help_text = _(
            "Er is nog geen stuk waar dit in staat. Het blijft in uw werklijst staan."
        )
        if self.is_new or not field.queryset.exists():
            del self.fields["departure"]
        if not self.is_new and self.instance.evidence.accepted().exists():
            del self.fields["source_follows"]

    def propose_groups(self):
        """Say which groups of the council on that day the label names, while none is linked."""
        if self.is_new:
            return
        found = read_group_proposals([self.instance]).get(self.instance.pk)
        if found is not None:
            words = _("In ‘%(label)s’ worden genoemd: %(names)s. Vink aan wie het zijn.")
            told = {"label": self.instance.groups_label, "names": found.names}
            self.fields["groups"].help_text = words % told

    def parts_of(self, record):
        keys = record.groups.order_by("group_id").values_list("group_id", flat=True)
        return (ConflictPart("groups", _("Fracties"), {"groups": [str(key) for key in keys]}),)

    def clean(self):
        cleaned = super().clean()
        shown = cleaned.get("shown")
        if shown is not None and "shown" in self.changed_data and "stance" not in self.changed_data:
            cleaned["stance"] = shown.reads_stance
        return cleaned

    @property
    def along(self):
        return {"groups": self.cleaned_data["groups"]}


class NewPositionForm(PositionForm):
    """Adds a Position to a Decision that stands; the place that it names reads this stance."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["shown"]

    def parts_of(self, record):
        return ()

    def place_of(self, record):
        place = super().place_of(record)
        if place is not None:
            place.reads_stance = record.stance
        return place


def list_position_groups(council, standing):
    """Return the groups of the council that sat when this was decided, and those that stand."""
    offered = Group.objects.filter(pk__in=[each.pk for each in council.groups])
    found = offered | Group.objects.filter(pk__in=standing)
    return found.order_by("name", "id")


def read_position_council(position):
    """Return the ActCouncil of the body's municipality when a position was taken."""
    body, decision = position.body, position.decision
    if body.municipality is None:
        return NOBODY
    return read_act_council(body.municipality, decision.first_on, decision.last_on)


def describe_reading(reading):
    read = reading.get_reads_stance_display()
    return f"{read}: {reading.source.title}, {reading.place}"


# A place in a source that shows a record; of somebody else's position it is proposed. Of a position
# it reads the stance and its date, of any other record a date or numbers.

OF_A_POSITION = ("reads_stance", "reads_on")


class EvidenceForm(RecordForm):
    """The record that is shown is chosen by the address and stays."""

    class Meta(EntryFormMeta):
        model = Evidence
        fields = (
            "source",
            "place",
            "summary",
            "quote",
            "reads_stance",
            "reads_on",
            "is_joint",
            "is_derived",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.position_id is None:
            for name in OF_A_POSITION:
                del self.fields[name]
        self.fields["is_joint"].help_text = _("De plaats spreekt van meer organen tegelijk.")
        self.fields["is_derived"].help_text = _("De plaats noemt dit orgaan niet zelf.")
        rows = build_reading_rows(self.given(), self.instance)
        self.rows = [self.hold(each) for each in rows]
        self.remember()

    def parts_of(self, record):
        return () if record._state.adding else (describe_readings_part(record),)

    def more_sections(self):
        if not self.rows:
            return ()
        fields = tuple(field for each in self.rows for field in self.bound(each))
        told = _("Alleen wat hier letterlijk staat. Verschillen bronnen, dan staat dat erbij.")
        is_closed = not any(each.initial["value"] for each in self.rows)
        return (FormSection(_("Wat deze plaats leest"), fields, (), told, is_closed=is_closed),)

    @property
    def readings(self):
        """What was typed, by field; None where the record has nothing to read."""
        if not self.rows:
            return None
        typed = {each.name: each.cleaned_data["value"] for each in self.rows}
        return {name: value for name, value in typed.items() if value}

    @property
    def along(self):
        place = self.instance
        is_elsewhere = self.is_new or {"source", "place"} & set(self.changed_data)
        paragraph = find_paragraph(place.source, place.place) if is_elsewhere else place.paragraph
        return {"paragraph": paragraph, "readings": self.readings}


# A meeting of one body: its day, and its hours where they are known.


class MeetingForm(RecordForm):
    held_on = DayField(label=_("Dag"))
    starts = ClockField(label=_("Aanvang"), required=False)
    ends = ClockField(label=_("Einde"), required=False)

    field_order = ("body", "title", "held_on", "starts", "ends", "location", "url")

    class Meta(EntryFormMeta):
        model = Meeting
        fields = ("body", "title", "held_on", "location", "url")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("starts", "ends"):
            moment = getattr(self.instance, f"{name}_at")
            if moment is not None:
                self.initial[name] = moment.astimezone(get_current_timezone()).time()

    def clean(self):
        cleaned = super().clean()
        for name in ("starts", "ends"):
            setattr(self.instance, f"{name}_at", self.moment(cleaned, name))
        return cleaned

    def moment(self, cleaned, name):
        """Return the moment of a time on the day of the meeting, None where none is typed."""
        day, clock = cleaned.get("held_on"), cleaned.get(name)
        if day is None or clock is None:
            return None
        try:
            return combine_day_and_time(day, clock)
        except ValidationError as error:
            self.add_error(name, error)
            return None


# What somebody said without taking a stance.


class StatementForm(PlacedForm):
    target = "statement"

    class Meta(EntryFormMeta):
        model = Statement
        fields = ("speaker", "text", "dated_on", "body", "municipality", "subject", "theme")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["speaker"].help_text = _(
            "Zoals de bron de spreker noemt: één persoon, bewoners, een bedrijf, een commissie van "
            "de Kamer of de staten, of ‘de gemeente’. Zij nemen geen standpunt in."
        )
        self.fields["text"].help_text = _(
            "Ook een petitie is een uitspraak: zeg wat zij vroeg en hoeveel mensen tekenden. Een "
            "peiling onder inwoners of een referendum heeft een eigen formulier."
        )


# What happened to the dossier and what it cost: milestones and costs.


class MilestoneForm(PlacedForm):
    target = "milestone"

    class Meta(EntryFormMeta):
        model = Milestone
        fields = ("title", "dated_on", "description", "subject", "state", "body", "is_moment")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_all_bodies("body")
        self.fields["title"].help_text = _(
            "Ook een uitspraak van de rechter legt u zo vast: een rechter neemt geen standpunt in."
        )
        self.fields["state"].help_text = _("Wat er van een voorstel werd; kies dan het voorstel.")
        self.fields["is_moment"].help_text = _("Het bord biedt deze dag dan aan om te bekijken.")

    def ask_body(self):
        """A milestone is the dossier's, whatever body it names."""


class CostForm(PlacedForm):
    target = "cost"

    class Meta(EntryFormMeta):
        model = Cost
        fields = (
            "title",
            "amount",
            "is_approximate",
            "payer",
            "share_key",
            "dated_on",
            "municipality",
            "subject",
            "note",
        )
