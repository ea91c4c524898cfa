"""An answer that pins both clocks stays the same, whatever is corrected afterwards."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.utils import timezone

from decisions.actions import correct_record, delete_draft, withdraw_record
from decisions.domain.rules import RULES_VERSION
from decisions.domain.stances import Stance
from decisions.models import PositionGroup
from municipalities.actions.register import delete_register_record, save_register_record
from municipalities.models import RegionMembership
from tests import factories as make
from tests.decisions.api.scene import API, answer, says
from tests.people import beheer

pytestmark = pytest.mark.django_db
DAY = "2016-12-01"
PATHS = ("/dossiers/samen/stand", "/dossiers/samen/draagvlak")


@pytest.fixture(scope="module")
def rich(scene):
    """The small dossier with groups behind a stance, a press reading and a coalition."""
    term = scene.aa.terms.get()
    scene.group = make.GroupFactory(term=term, name="Groep A", seats=4)
    make.GroupRoleFactory(group=scene.group, dated_on="2014-03-27", side="coalitie")
    scene.spoken = says(scene.aa, scene.variant, Stance.TEGEN, groups_label="Groep A")
    make.PositionGroupFactory(position=scene.spoken, group=scene.group)
    scene.reading = make.EvidenceFactory(
        position=scene.accepts,
        source=make.SourceFactory(publisher_kind="pers"),
        reads_stance=scene.accepts.stance,
    )
    scene.deciding = scene.accepts.decision
    scene.population = scene.aa.municipality.populations.get()
    scene.membership = RegionMembership.objects.get(municipality=scene.bee.municipality)
    return scene


def keep(record, **changes):
    """Save a record of the register with these fields."""
    for name, value in changes.items():
        setattr(record, name, value)
    save_register_record(record, by=beheer(), reason="Gecorrigeerd.")


def correct(record, **changes):
    correct_record(record, changes=changes, by=beheer(), reason="Gecorrigeerd.")


def add_role(scene):
    make.GroupRoleFactory(group=scene.group, dated_on="2016-09-15", side="oppositie")


def drop_group(scene):
    link = PositionGroup.objects.get(position=scene.spoken)
    delete_draft(link, by=beheer(), reason="Hoort er niet bij.")


CHANGES = {
    "a stance": lambda scene: correct(scene.accepts, stance="tegen"),
    "a day": lambda scene: correct(scene.deciding, dated_on="2016-12"),
    "a stance withdrawn": lambda scene: withdraw_record(
        scene.deciding, by=beheer(), reason="Onjuist."
    ),
    "a stance more": lambda scene: says(scene.cee, scene.proposal, Stance.VOOR),
    "a reading": lambda scene: correct(scene.reading, reads_stance="tegen"),
    "a reading more": lambda scene: make.EvidenceFactory(
        position=scene.refuses, reads_stance="voor"
    ),
    "the publisher of a source": lambda scene: keep(scene.reading.source, publisher_kind="orgaan"),
    "the state of a proposal": lambda scene: correct(
        scene.dossier.milestones.get(), state="aangenomen"
    ),
    "the place of a proposal": lambda scene: correct(scene.proposal, works_out=None),
    "the number of a subject": lambda scene: correct(scene.proposal, number=9),
    "a subject more": lambda scene: make.SubjectFactory(dossier=scene.dossier),
    "inhabitants": lambda scene: keep(scene.population, inhabitants=10),
    "inhabitants more": lambda scene: make.PopulationFactory(
        municipality=scene.aa.municipality, inhabitants=9, dated_on="2016-11-01"
    ),
    "seats": lambda scene: keep(scene.aa.terms.get(), seats=30),
    "seats of a group": lambda scene: keep(scene.group, seats=2),
    "a group behind a stance": drop_group,
    "a coalition": add_role,
    "who takes part": lambda scene: keep(scene.membership, takes_part=False),
    "a membership that is gone": lambda scene: delete_register_record(
        scene.membership, by=beheer(), reason="Dubbel."
    ),
    "a member more": lambda scene: make.council(
        scene.region, municipality=make.MunicipalityFactory()
    ),
    "a municipality that ends": lambda scene: keep(
        scene.aa.municipality, ended_on=date(2016, 11, 1)
    ),
    "until when it is kept": lambda scene: correct(scene.dossier, kept_until=date(2016, 11, 1)),
}


def tell(client, path, **query):
    """Return an answer on the day, without what says when it was asked."""
    told = answer(client, path, **{"peildatum": DAY, **query})
    return {name: told[name] for name in told if name not in ("bekend", "kennisTot", "permalink")}


def follow(client, address):
    """Return the answer behind a permalink, without what says when it was asked."""
    parts = urlsplit(address)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    assert parts.path.startswith(API)
    return tell(client, parts.path.removeprefix(API), **query)


class TestAPermalink:
    @pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
    def test_gives_the_same_after_a_change_that_the_answer_of_now_shows(self, client, rich, change):
        before = {path: answer(client, path, peildatum=DAY) for path in PATHS}
        told = {path: tell(client, path) for path in PATHS}

        change(fresh(rich))

        for path in PATHS:
            assert follow(client, before[path]["permalink"]) == told[path]
        assert any(tell(client, path) != told[path] for path in PATHS)

    def test_pins_the_day_the_rule_and_what_was_known(self, client, scene):
        told = answer(client, "/dossiers/samen/draagvlak", peildatum=DAY)

        query = parse_qs(urlsplit(told["permalink"]).query)
        assert query.keys() == {"peildatum", "bekend", "regel"}
        assert query["bekend"][0].endswith("Z")
        assert told["bekend"] is None
        assert told["rekenregels"] == RULES_VERSION

    def test_leads_to_itself(self, client, scene):
        told = answer(client, "/dossiers/samen/stand", peildatum=DAY)
        parts = urlsplit(told["permalink"])

        again = client.get(f"{parts.path}?{parts.query}").json()

        assert again["permalink"] == told["permalink"]
        assert again["kennisTot"] == told["kennisTot"]


class TestKnownUntil:
    def test_is_the_last_commit_in_dossier_or_register(self, client, scene):
        first = known_until(client)
        correct(scene.accepts.decision, note="x")
        second = known_until(client)
        keep(scene.aa, name="Raad van Aa")
        third = known_until(client)

        assert first < second < third <= timezone.now()
        assert known_until(client) == third

    def test_is_the_last_embargo_that_ended(self, client, scene):
        later = timezone.now() + timedelta(hours=1)
        says(scene.cee, scene.proposal, Stance.VOOR, public_from=later)

        with time_machine.travel(later + timedelta(minutes=5)):
            assert known_until(client) == later


def known_until(client):
    return datetime.fromisoformat(answer(client, "/dossiers/samen/stand")["kennisTot"])


def fresh(scene):
    """Return the scene with its records read anew: what an earlier test wrote was rolled back."""
    read = {
        name: type(record)._base_manager.get(pk=record.pk) for name, record in vars(scene).items()
    }
    return SimpleNamespace(**read)
