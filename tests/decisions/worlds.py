"""One made-up region with everybody in it, made as far as a test asks for it."""

from datetime import timedelta
from functools import cached_property

from decisions.actions import confirm_position
from decisions.models import DossierCounter
from municipalities.models import RegisterCounter
from municipalities.roles import Reader
from tests import people
from tests.factories import (
    BodyFactory,
    DecisionFactory,
    DossierFactory,
    EvidenceFactory,
    MunicipalityFactory,
    PositionFactory,
    RegionFactory,
    RemarkFactory,
    SubjectFactory,
    council,
)

LATER = people.NOW + timedelta(days=30)
EARLIER = people.NOW - timedelta(days=30)


class World:
    """`council` is the own one, `neighbour` another of the region, `stranger` of another one."""

    at = people.NOW

    def found(self):
        """Make what nearly every test asks for, and return the World."""
        assert self.dossier and self.subject and self.griffie
        return self

    @cached_property
    def region(self):
        return RegionFactory()

    @cached_property
    def dossier(self):
        return DossierFactory(region=self.region)

    @cached_property
    def subject(self):
        return SubjectFactory(dossier=self.dossier)

    @cached_property
    def council(self):
        return council(self.region)

    @cached_property
    def neighbour(self):
        return council(self.region)

    @cached_property
    def stranger(self):
        return council(RegionFactory())

    @cached_property
    def college(self):
        return BodyFactory(municipality=self.council.municipality, is_college=True)

    @cached_property
    def steering_group(self):
        return BodyFactory(is_steering_group=True, region=self.region)

    @cached_property
    def griffie(self):
        return people.griffie(self.council.municipality)

    @cached_property
    def other_griffie(self):
        return people.griffie(self.neighbour.municipality)

    @cached_property
    def strange_griffie(self):
        return people.griffie(self.stranger.municipality)

    @cached_property
    def raadslid(self):
        return people.raadslid(self.council.municipality)

    @cached_property
    def collegian(self):
        return people.college(self.council.municipality)

    @cached_property
    def redactie(self):
        return people.redactie(self.region)

    @cached_property
    def strange_redactie(self):
        return people.redactie(RegionFactory())

    @cached_property
    def beheer(self):
        return people.beheer()

    @cached_property
    def public(self):
        return people.public()

    @cached_property
    def nobody(self):
        """Somebody who signed in and holds no role anywhere."""
        return Reader(at=self.at, user=people.user("niemand"))

    def decision(self, **fields):
        fields = {"dossier": self.dossier, "body": self.council, **fields}
        return DecisionFactory(**fields)

    def position(self, decision=None, **fields):
        """A stance; a concept says that its source follows, so that it can become public."""
        draft = fields.get("draft", False)
        decision = decision or self.decision(draft=draft)
        own = {"subject": self.subject, "decision": decision, "source_follows": draft}
        return PositionFactory(**{**own, **fields})

    def confirmed(self):
        return confirm_position(self.position(), by=self.griffie)

    def remark(self, **fields):
        fields = {"dossier": self.dossier, "body": self.council, **fields}
        return RemarkFactory(**fields)

    def condition(self, position, **fields):
        fields = {"kind": "voorwaarde", "decision": position.decision, **fields}
        return self.remark(position=position, body=position.decision.body, **fields)

    def reading(self, position, **fields):
        return EvidenceFactory(position=position, dossier=position.dossier, **fields)

    def municipality_without_people(self):
        return council(self.region, municipality=MunicipalityFactory())


def fresh(record):
    """Return the record as it stands in the database."""
    return type(record)._base_manager.get(pk=record.pk)


def revision(dossier):
    """Return how often the dossier was written."""
    return DossierCounter.objects.get(dossier=dossier).number


def register_count():
    """Return how often the register was written."""
    return RegisterCounter.objects.get().number


def counts():
    """Return every counter as it stands: that of the register and that of each dossier."""
    dossiers = DossierCounter.objects.order_by("dossier").values_list("dossier", "number")
    return register_count(), list(dossiers)
