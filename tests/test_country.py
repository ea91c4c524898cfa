"""No page of a dossier reads a table from end to end that grows with the rest of the country."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from benchmarks import plans, walking
from decisions.board.cache import read_next_public_moment
from decisions.models import Position, Remark
from municipalities.models import Body, Region, User
from tests import people

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.once,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="few rows are read whole"),
]
SMALL = {"municipalities": 6, "dossiers": 3, "positions": 60, "remarks": 60, "seed": 3}
READERS = ("iedereen", "griffie", "regioredactie")
# What holds a country together: known, and told in the results.
OF_EVERYTHING = {"home", "municipalities"}


@pytest.fixture(scope="module")
def country(rolled_back):
    """A small country; the users who read it, by kind of reader."""
    call_command("load_register", stdout=StringIO())
    call_command("simulate", **SMALL, stdout=StringIO())
    region = Region.objects.get(slug="simulatie-1")
    body = Body.objects.of_region(region).filter(kind="gemeenteraad").order_by("pk").first()
    walking.SLUG, walking.HOME = "simulatie-1", body.municipality.code
    griffie = User.objects.get(username=f"simulatie-griffie-{body.municipality.code}")
    redactie = people.redactie(region, at=timezone.now()).user
    people.forget_beheer()
    return dict(zip(READERS, (None, griffie, redactie), strict=True))


def sign_in(user):
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


@pytest.mark.parametrize("reader", READERS)
def test_a_page_of_a_dossier_reads_no_grown_table_whole(country, reader):
    client, whole, answered = sign_in(country[reader]), {}, 0
    for name, address in walking.addresses().items():
        heard = plans.Statements()
        with connection.execute_wrapper(heard):
            answered += walking.ask(client, address).status_code == 200
        if found := plans.list_scans(heard.seen):
            whole[name] = sorted(found)

    assert answered > 30
    assert {name: found for name, found in whole.items() if name not in OF_EVERYTHING} == {}


def test_the_next_embargo_of_all_dossiers_reads_no_table_whole(country):
    heard = plans.Statements()
    with connection.execute_wrapper(heard):
        read_next_public_moment(None, timezone.now())

    assert heard.seen
    assert plans.list_scans(heard.seen) == set()


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (lambda: Remark.objects.filter(text="x"), {"decisions_remark"}),
        (lambda: Remark.objects.filter(pk=1), set()),
        (lambda: Position.objects.filter(dossier__slug="x"), set()),
        (lambda: Remark.objects.exclude(text="x").filter(section="y"), {"decisions_remark"}),
    ],
)
def test_a_whole_table_is_told(rows, found):
    heard = plans.Statements()
    with connection.execute_wrapper(heard):
        list(rows().order_by("pk"))

    assert plans.list_scans(heard.seen) == found
