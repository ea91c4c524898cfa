"""The page of a shared point: each wording, who wants more and who less, and what stays hidden."""

import pytest
import time_machine
from django.test import Client

from decisions.actions import withdraw_record
from decisions.actions.points import delete_point, save_point
from decisions.models import Point
from tests import factories as make
from tests.decisions.web.public.reading import queries
from tests.decisions.web.public.region import scene, words
from tests.people import beheer, griffie, raadslid

pytestmark = pytest.mark.django_db
CLASH = "Tegenstrijdig"


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst", "Berg", "Cent")


def say(made, point, name, heading="", **fields):
    remark = make.RemarkFactory(
        dossier=made.dossier, body=made.councils[name], text=f"{name} zegt het zo.", **fields
    )
    make.PointRemarkFactory(point=point, remark=remark, heading=heading)
    return remark


def point_of(made, **headings):
    point = make.PointFactory(dossier=made.dossier, title="Meer inspraak")
    for name, heading in headings.items():
        say(made, point, name, heading)
    return point


def get(point, reader=None, **parameters):
    client = Client()
    if reader:
        client.force_login(reader.user)
    address = f"/dossiers/samen/gedeelde-punten/{point.pk}/"
    return client.get(address, {"peildatum": "2017-06-01"} | parameters)


class TestThePage:
    def test_keeps_each_wording_with_who_said_it_and_the_reply(self, made):
        point = point_of(made, Aalst="meer", Berg="")
        make.ReplyFactory(remark=point.links.first().remark, reasons="Daarom niet.")

        text = words(get(point))

        assert "Meer inspraak Gedeeld punt · Samen of niet" in text
        assert "2 bewoordingen" in text
        assert "Aalst zegt het zo." in text
        assert "Berg zegt het zo." in text
        assert "Daarom niet." in text
        assert "▲ meer" in text
        assert CLASH not in text

    def test_shows_councils_that_want_the_opposite(self, made):
        text = words(get(point_of(made, Aalst="meer", Berg="minder", Cent="minder")))

        assert f"{CLASH} : niet iedereen" in text
        assert "▲ meer Gemeenteraad Aalst ▼ minder Gemeenteraad Berg, Gemeenteraad Cent" in text

    def test_calls_what_one_body_says_both_ways_no_contradiction(self, made):
        point = point_of(made, Aalst="meer")
        say(made, point, "Aalst", "minder")

        assert CLASH not in words(get(point))

    def test_calls_nothing_a_contradiction_that_was_withdrawn(self, made):
        point = point_of(made, Aalst="meer")
        withdraw_record(say(made, point, "Berg", "minder"), by=beheer(), reason="Fout.")

        text = words(get(point))

        assert CLASH not in text
        assert "Fout." in text


class TestWhoSeesIt:
    def test_shows_those_remarks_only_that_the_reader_may_see(self, made):
        point = point_of(made, Aalst="meer")
        say(made, point, "Berg", "minder", draft=True)
        own = griffie(made.councils["Berg"].municipality)
        other = raadslid(made.councils["Cent"].municipality)

        for reader in (None, other):
            text = words(get(point, reader))
            assert "Berg zegt" not in text
            assert CLASH not in text
            assert "1 bewoording" in text
        assert CLASH in words(get(point, own))

    def test_is_not_there_for_who_sees_none_of_its_remarks(self, made):
        point = make.PointFactory(dossier=made.dossier)
        say(made, point, "Aalst", draft=True)

        assert get(point).status_code == 404
        assert get(point, griffie(made.councils["Berg"].municipality)).status_code == 404
        assert get(point, griffie(made.councils["Aalst"].municipality)).status_code == 200

    def test_is_not_there_before_its_first_remark_nor_before_it_was_linked(self, made):
        point = point_of(made, Aalst="meer")

        assert get(point, peildatum="2016-05-31").status_code == 404
        assert get(point, bekend="2020-01-01").status_code == 404
        assert get(make.PointFactory()).status_code == 404

    def test_shows_what_was_linked_then_as_was_known_then(self, made):
        with time_machine.travel("2026-11-20T12:00Z"):
            point = point_of(made, Aalst="meer", Berg="minder")
            was = Point(pk=point.pk)
        with time_machine.travel("2026-11-22T12:00Z"):
            save_point(point, {}, by=beheer(), reason="Bij nader inzien.")
            delete_point(point, by=beheer(), reason="Leeg.")

        text = words(get(was, bekend="2026-11-21T12:00"))

        assert "2 bewoordingen" in text
        assert CLASH in text
        assert get(was).status_code == 404
        assert get(was, bekend="2026-11-19T12:00").status_code == 404

    def test_asks_as_often_for_many_wordings_as_for_one(self, made):
        point = point_of(made, Aalst="meer")
        address, asked = f"/dossiers/samen/gedeelde-punten/{point.pk}/", {"peildatum": "2017-06-01"}
        few = queries(Client(), address, **asked)
        for _turn in range(5):
            say(made, point, "Berg", "minder")

        assert queries(Client(), address, **asked) == few <= 15
