"""A council with a form in front of it, and what somebody types there."""

from functools import cached_property

from django.http import QueryDict

from decisions.actions.decisions import record_decision_entry
from decisions.web.workspace.decision_form import DecisionForm, read_form_options
from tests import people
from tests.decisions.worlds import World
from tests.factories import CouncilTermFactory, GroupFactory, SourceFactory, SubjectFactory


class Desk(World):
    """A World whose council has 19 seats: D66 (4), VVD (6) and Lokaal (unknown)."""

    @cached_property
    def term(self):
        return CouncilTermFactory(body=self.council, seats=19)

    @cached_property
    def groups(self):
        seats = {"D66": 4, "VVD": 6, "Lokaal": None}
        return {n: GroupFactory(term=self.term, name=n, seats=s) for n, s in seats.items()}

    @cached_property
    def other(self):
        return SubjectFactory(dossier=self.dossier, name="Fusie")

    @cached_property
    def source(self):
        return SourceFactory(title="Brief", region=self.region)

    @cached_property
    def redactie_alone(self):
        """The regioredactie of a region whose council has no griffie."""
        return people.redactie(self.region)

    def typed(self, **fields):
        """Return what the form sends: a council and a day, and these fields; `__` is a dash."""
        data = query(body=str(self.council.pk), dated_on="9 mei 2017", form="besluit")
        for name, value in fields.items():
            values = value if isinstance(value, list) else [value]
            data.setlist(name.replace("__", "-"), [str(each) for each in values])
        return data

    def stance(self, value, subject=None):
        """Return the one field that a stance on a subject fills."""
        return {f"subject__{(subject or self.subject).pk}__stance": value}

    def form(self, data=None, *, reader=None, asked=None, **options):
        _ = self.groups, self.subject
        reader = reader or self.griffie
        ground = read_form_options(self.dossier, reader, asked or QueryDict(), data)
        return DecisionForm(data, ground=ground, **options)

    def entered(self, *, reader=None, **fields):
        """Return the Decision that these fields make; what is wrong fails the test."""
        form = self.form(self.typed(**fields), reader=reader)
        assert form.is_valid(), form.errors
        return record_decision_entry(form.entry(), then=form.then, by=reader or self.griffie)

    def wrong(self, **fields):
        """Return the sentences that these fields get, by field."""
        return {
            name: " ".join(each) for name, each in self.form(self.typed(**fields)).errors.items()
        }


def query(**fields):
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        data[name] = value
    return data
