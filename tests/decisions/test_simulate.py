"""A made-up country: it says so everywhere, is the same for a seed, and takes nobody's place."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from decisions.models import (
    Decision,
    Dossier,
    Evidence,
    Position,
    PositionGroup,
    Remark,
    RemarkKind,
    Reply,
)
from decisions.simulation.words import MADE_UP, MARK
from municipalities.models import Group, Region, Source
from municipalities.verification import verify_history

pytestmark = pytest.mark.django_db
SMALL = {"municipalities": 6, "dossiers": 2, "positions": 60, "remarks": 90, "seed": 7}


def simulate(**options):
    call_command("simulate", **SMALL | options, stdout=StringIO())


@pytest.fixture(scope="module")
def country(rolled_back):
    """Two small dossiers of six municipalities; the moment before them."""
    begun = timezone.now()
    simulate_on_register()
    return begun


def simulate_on_register():
    """Simulate on a database that has the register alone."""
    call_command("load_register", stdout=StringIO())
    simulate()


class TestACountry:
    def test_is_as_large_as_was_asked(self, country):
        assert Dossier.objects.count() == Region.objects.count() == 2
        assert Position.objects.count() == 2 * 60
        assert Remark.objects.count() == 2 * 90
        assert Evidence.objects.filter(position__isnull=False).count() >= 2 * 60
        assert Reply.objects.exists()

    def test_has_a_second_version_of_half_of_the_positions(self, country):
        assert Position.history.count() == 3 * 60
        assert Position.objects.filter(version=2).count() == 60

    def test_lies_in_the_past_and_was_recorded_now(self, country):
        first, last = date(2015, 1, 1), date(2025, 12, 31)
        for model in (Decision, Remark, Reply):
            assert not model.objects.exclude(first_on__gte=first, last_on__lte=last).exists()
            assert not model.history.filter(history_date__lt=country).exists()

    def test_has_a_history_that_tells_the_truth(self, country):
        assert list(verify_history()) == []

    def test_names_a_condition_of_every_yes_if(self, country):
        conditions = Remark.objects.filter(kind=RemarkKind.CONDITION).values("position")

        assert not Position.objects.filter(stance="voor_mits").exclude(pk__in=conditions).exists()

    def test_says_in_each_of_its_texts_that_it_is_made_up(self, country):
        texts = [
            *Dossier.objects.values_list("title", flat=True),
            *Dossier.objects.values_list("question", flat=True),
            *Region.objects.values_list("name", flat=True),
            *Source.objects.values_list("title", flat=True),
            *Decision.objects.values_list("title", flat=True),
            *Remark.objects.values_list("text", flat=True),
            *Reply.objects.values_list("reasons", flat=True),
            *Evidence.objects.values_list("summary", flat=True),
        ]

        assert [each for each in texts if not each.startswith((MARK, MADE_UP))] == []

    def test_lets_no_party_speak_but_those_that_it_made_up(self, country):
        behind = Group.objects.filter(pk__in=PositionGroup.objects.values("group"))

        assert not behind.exclude(name__endswith="(verzonnen)").exists()

    @pytest.mark.parametrize(
        "address",
        [
            "/dossiers/simulatie-1/",
            *(f"/dossiers/simulatie-1/{each}/" for each in ("bronnen", "rondes", "tijdlijn")),
            "/dossiers/simulatie-1/wensen-en-bedenkingen/",
            "/standpunten/{position}/",
            "/besluiten/{decision}/",
            "/bronnen/{source}/",
            "/",
        ],
    )
    def test_is_called_a_simulation_on_each_page(self, country, client, address):
        position = Position.objects.filter(status="gepubliceerd").order_by("pk").first()
        keys = {
            "position": position.pk,
            "decision": position.decision_id,
            "source": Source.objects.filter(key="simulatie-1-1").get().pk,
        }

        response = client.get(address.format(**keys))

        assert response.status_code == 200
        assert MARK in response.content.decode()
