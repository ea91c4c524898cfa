"""The form of a poll: the poll itself, what became of the plan, where, the answers, the results."""

from django.utils.translation import gettext_lazy as _

from municipalities.edtf.words import format_dutch_date
from municipalities.models import Municipality

from ....actions.polls import TypedArea
from ....domain.polls import PollFigures, format_decimal, format_poll_figures
from ....models import Poll, PollArea, PollEvent, PollOption, Subject
from ..conflicts import ConflictPart
from ..fields import EntryFormMeta, offered_sources
from .forms import MOST, SPARE, FormSection, PlacedForm, count_form_rows
from .poll_rows import AreaRow, EventRow, OptionRow, ResultCell

# What stands, as the rows of a form begin with it.


class StandingParts:
    """The parts of a poll as they stand; nothing of a new one."""

    def __init__(self, poll):
        is_new = poll._state.adding
        self.events = [] if is_new else list(poll.events.all())
        self.options = [] if is_new else list(poll.options.all())
        self.areas = [] if is_new else list(poll.areas.prefetch_related("municipalities"))
        results = [] if is_new else poll_results_of(poll)
        self.figures = {
            (each.area_id, each.option_id): PollFigures(each.votes, each.percentage)
            for each in results
        }

    def event_initial(self):
        names = ("step", "dated_on", "planned_on", "place")
        return [
            {name: getattr(each, name) for name in names} | {"source": each.source_id}
            for each in self.events
        ]

    def area_initial(self):
        return [
            {
                "municipalities": [home.municipality_id for home in each.municipalities.all()],
                "turnout": each.turnout,
                "votes": each.votes,
            }
            for each in self.areas
        ]

    def option_initial(self):
        return [
            {"text": each.text, "subject": each.subject_id, "stance": each.stance}
            for each in self.options
        ]

    def figures_at(self, area, option):
        """Return the figures at two places in the form; None where nothing stands."""
        if area >= len(self.areas) or option >= len(self.options):
            return None
        return self.figures.get((self.areas[area].pk, self.options[option].pk))


def poll_results_of(poll):
    return [each for area in poll.areas.prefetch_related("results") for each in area.results.all()]


# The form.

PARTS = (
    ("gebeurtenis", _("Gepland, verplaatst of afgelast"), "step"),
    ("gebied", _("Waar"), "municipalities"),
    ("antwoord", _("Antwoorden"), "text"),
    ("uitslag", _("Uitslag"), "figures"),
)
LABELS = {name: label for name, label, _key in PARTS}
EVENTS_HELP = _("Laat een regel leeg om haar weg te laten. Elke gebeurtenis heeft een bron.")
AREAS_HELP = _(
    "Eén regel voor elke gemeente waarvan een eigen uitslag bekend is; kies er meer op één regel "
    "als hun antwoorden samen zijn geteld. Na het bewaren komen er lege regels bij."
)
RESULTS_HELP = _(
    "Wat de bron geeft: stemmen, een percentage of beide, zoals 1.234 (61,2%). Reken niets uit: "
    "een percentage dat ontbreekt, berekent Regio als dat kan, en zegt dat erbij. Leeg is niet "
    "bekend."
)


class PollForm(PlacedForm):
    """A poll with its parts, saved at once."""

    target = "poll"

    class Meta(EntryFormMeta):
        model = Poll
        fields = (
            *("kind", "title", "question", "dated_on", "holder", "holder_body", "holder_party"),
            *("binding", "threshold", "entitled", "note"),
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_all_bodies("holder_body")
        self.tell_fields()
        self.standing = StandingParts(self.instance)
        self.events, self.areas, self.options, self.cells = [], [], [], []
        sources = list(offered_sources(self.dossier, self.reader).values_list("pk", "title"))
        subjects = Subject.objects.filter(dossier=self.dossier).order_by("number", "id")
        subjects = list(subjects.values_list("pk", "name"))
        self.hold_rows(self.events, EventRow, self.standing.event_initial(), sources=sources)
        self.hold_rows(self.areas, AreaRow, self.standing.area_initial(), homes=self.list_homes())
        self.hold_rows(self.options, OptionRow, self.standing.option_initial(), subjects=subjects)
        self.hold_cells()
        self.remember()

    def tell_fields(self):
        fields = self.fields
        fields["kind"].help_text = _(
            "Een peiling onder inwoners of leden. Een petitie is een uitspraak; een peiling in een "
            "vergadering is een besluit met de vorm ‘peiling’."
        )
        fields["dated_on"].label = _("Wanneer kon men antwoorden")
        fields["dated_on"].help_text = _(
            "Een dag of een periode, zoals nu bekend. Vanaf de laatste dag is de uitslag te zien."
        )
        fields["holder"].help_text = _("Wie de peiling hield, zoals de bron het zegt.")

    def list_homes(self):
        """Return (key, name) of the municipalities of the region, and of those that stand."""
        chosen = [home for row in self.standing.area_initial() for home in row["municipalities"]]
        own = Municipality.objects.filter(memberships__region=self.dossier.region)
        named = Municipality.objects.filter(pk__in=chosen)
        return list((own | named).distinct().order_by("name", "id").values_list("pk", "name"))

    def hold_rows(self, rows, row_class, initial, **offered):
        count = count_form_rows(self.given(), row_class.part, len(initial))
        initial = initial + [{}] * (count - len(initial))
        for number in range(count):
            made = row_class(self.given(), number, initial[number], **offered)
            rows.append(self.hold(made))

    def hold_cells(self):
        """Hold a cell for each area and answer; of what stands no more than one of each to add."""
        areas, options = len(self.areas), len(self.options)
        if not self.is_bound and self.standing.areas and self.standing.options:
            areas, options = areas - SPARE + 1, options - SPARE + 1
        for area in range(areas):
            for option in range(options):
                figures = self.standing.figures_at(area, option)
                initial = {"figures": figures} if figures else {}
                label = f"{self.name_area(area)}: {self.name_option(option)}"
                cell = ResultCell(self.given(), area, option, initial, label)
                self.cells.append(self.hold(cell))

    def name_area(self, place):
        if place >= len(self.standing.areas):
            return _("Regel %d van ‘Waar’") % (place + 1)
        names = dict(self.areas[place].fields["municipalities"].choices)
        homes = self.standing.areas[place].municipalities.all()
        return ", ".join(names[each.municipality_id] for each in homes)

    def name_option(self, place):
        if place < len(self.standing.options):
            return self.standing.options[place].text
        return _("antwoord %d") % (place + 1)

    def clean(self):
        cleaned = super().clean()
        for cell in self.cells:
            if cell.is_valid() and cell.cleaned_data["figures"].is_told:
                self.check_cell(cell)
        return cleaned

    def check_cell(self, cell):
        """Refuse figures of an area or an answer that is not filled in."""
        for row in (self.areas[cell.area], self.options[cell.option]):
            if row.is_valid() and row.is_empty:
                told = _("Vul eerst het gebied en het antwoord in waarvan dit de uitslag is.")
                self.add_error(cell.add_prefix("figures"), told)
                return

    def parts_of(self, record):
        standing = StandingParts(record)
        sent = {
            "gebeurtenis": list_sent_rows("gebeurtenis", standing.event_initial()),
            "gebied": list_sent_rows("gebied", standing.area_initial()),
            "antwoord": list_sent_rows("antwoord", standing.option_initial()),
            "uitslag": list_sent_cells(standing),
        }
        return tuple(ConflictPart(name, label, sent[name], key=key) for name, label, key in PARTS)

    def more_sections(self):
        is_open = self.is_new or self.is_bound
        rows = {
            "gebeurtenis": (self.events, EVENTS_HELP, True),
            "gebied": (self.areas, AREAS_HELP, False),
            "antwoord": (self.options, "", False),
        }
        parts = [
            FormSection(
                LABELS[name], (), tuple(self.bound(each) for each in held), told,
                is_closed=is_closed and not self.is_bound and not self.standing.events,
            )
            for name, (held, told, is_closed) in rows.items()
        ]  # fmt: skip
        results = FormSection(
            LABELS["uitslag"], (), self.list_cell_rows(), RESULTS_HELP, is_closed=not is_open
        )
        return (*parts, results, *super().more_sections())

    def list_cell_rows(self):
        """Return the bound cells of each area."""
        by_area = {}
        for cell in self.cells:
            by_area.setdefault(cell.area, []).extend(self.bound(cell))
        return tuple(map(tuple, by_area.values()))

    @property
    def along(self):
        options = {place: each for place, each in enumerate(self.options) if not each.is_empty}
        place_of = {place: number for number, place in enumerate(options)}
        return {
            "events": [
                self.fill(row, self.standing.events, place, PollEvent)
                for place, row in enumerate(self.events)
                if not row.is_empty
            ],
            "options": [
                self.fill(row, self.standing.options, place, PollOption)
                for place, row in options.items()
            ],
            "areas": [
                self.fill_area(row, place, place_of)
                for place, row in enumerate(self.areas)
                if not row.is_empty
            ],
        }

    def fill(self, row, standing, place, model):
        """Return the record that stands at a place, or a new one, with what was typed there."""
        record = standing[place] if place < len(standing) else model()
        for name, value in row.cleaned_data.items():
            if name != "municipalities":
                setattr(record, COLUMNS.get(name, name), value)
        return record

    def fill_area(self, row, place, place_of):
        area = self.fill(row, self.standing.areas, place, PollArea)
        results = {
            place_of[cell.option]: cell.cleaned_data["figures"]
            for cell in self.cells
            if cell.area == place and cell.option in place_of
        }
        return TypedArea(area, row.cleaned_data["municipalities"], results)


# The columns of what is chosen by its key.
COLUMNS = {"source": "source_id", "subject": "subject_id"}


# What a form sends of what stands, so that two who change one poll are told apart.


def list_sent_rows(part, initial):
    """Return the fields of rows as a form sends them, by name."""
    return {
        f"{part}-{number}-{name}": list_sent_texts(name, value)
        for number, row in enumerate(initial)
        for name, value in row.items()
    }


def list_sent_texts(name, value):
    if isinstance(value, list):
        return [str(each) for each in value]
    if name in ("dated_on", "planned_on") and value:
        return [format_dutch_date(value, one_day=True)]
    if name == "turnout" and value is not None:
        return [format_decimal(value)]
    return ["" if value is None else str(value)]


def list_sent_cells(standing):
    places = {area.pk: number for number, area in enumerate(standing.areas)}
    columns = {option.pk: number for number, option in enumerate(standing.options)}
    return {
        f"uitslag-{places[area] * MOST + columns[option]}-figures": [format_poll_figures(figures)]
        for (area, option), figures in standing.figures.items()
    }
