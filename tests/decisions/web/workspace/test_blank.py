"""The page on which beheer takes personal data out of a text."""

import pytest
from django.test import Client

from municipalities.models import Paragraph
from municipalities.tracking import write_record
from tests import factories as make
from tests.decisions.web.workspace.sitting import Sitting, errors_beside
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db
NAME = "Jan Verzonnen"


def asked(world, soort, record):
    desk = Sitting(world.beheer)
    desk.open(f"/werkblad/{soort}/{record.pk}/wissen/")
    return desk


def test_it_takes_a_name_off_the_public_page_at_every_moment(world):
    decision = world.decision(note=f"Ingediend door {NAME}.")
    page = decision.get_absolute_url()
    assert NAME in Client().get(page).content.decode()

    asked(world, "besluit", decision).send(field="note", passage=NAME, reason="AVG")

    assert NAME not in Client().get(page).content.decode()
    assert NAME not in Client().get(f"{page}?bekend=2030-01-01").content.decode()
    assert "[weggelaten]" in Client().get(page).content.decode()


def test_it_warns_that_this_cannot_be_undone(world):
    assert "kan niet terug" in asked(world, "wens", world.remark(text=NAME)).words


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"field": "text", "passage": NAME}, "reason"),
        ({"field": "text", "reason": "AVG"}, "passage"),
        ({"field": "text", "passage": "Piet", "reason": "AVG"}, "passage"),
        ({"field": "status", "passage": NAME, "reason": "AVG"}, "field"),
        ({"field": "text", "passage": NAME, "reason": f"{NAME} vroeg het"}, "reason"),
    ],
    ids=["no-reason", "no-passage", "not-there", "no-text", "named-again"],
)
def test_it_says_beside_the_field_what_is_wrong(world, typed, field):
    wish = world.remark(text=NAME)
    desk = asked(world, "wens", wish)

    desk.send(**typed)

    assert desk.page.status_code == 422
    assert errors_beside(desk.page, field)
    assert fresh(wish).text == NAME


def test_it_is_there_for_a_source_and_its_paragraphs(world):
    source = make.SourceFactory(note=NAME)
    paragraph = write_record(Paragraph(source=source, number=1, text=NAME), by=world.beheer)

    for soort, record, field in (("bron", source, "note"), ("alinea", paragraph, "text")):
        desk = asked(world, soort, record)
        desk.send(field=field, passage=NAME, reason="AVG")
        assert desk.follow().status_code == 200
        assert getattr(fresh(record), field) == "[weggelaten]"


@pytest.mark.parametrize("who", ["griffie", "redactie", "collegian"])
def test_it_is_for_beheer_alone(world, who):
    wish = world.remark(text=NAME)
    desk = Sitting(getattr(world, who))

    assert desk.open(f"/werkblad/wens/{wish.pk}/wissen/").status_code == 403
    assert desk.client.post(desk.address, {"field": "text", "passage": NAME}).status_code == 403


def test_it_finds_nothing_where_there_is_nothing(world):
    for address in ("/werkblad/bron/999/wissen/", "/werkblad/onzin/1/wissen/"):
        assert Sitting(world.beheer).open(address).status_code == 404
