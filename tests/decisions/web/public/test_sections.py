"""The pages of a dossier, side by side in its navigation."""

import re

import pytest
from django.urls import reverse

from decisions.web.dossier_context import SECTIONS
from tests.decisions.web.public.region import scene

pytestmark = pytest.mark.django_db


ALL = [(each, each) for each in SECTIONS] + [
    (each, room) for each in SECTIONS for room in each.rooms if room.name != each.name
]


def nav(response):
    page = response.content.decode()
    return page[page.index('class="sections"') :].split("</nav>")[0]


@pytest.mark.parametrize(("section", "page"), ALL, ids=lambda each: each.name)
def test_each_answers_and_is_marked_as_the_one_shown(client, section, page):
    made = scene("Aalst")

    response = client.get(reverse(page.name, args=[made.dossier.slug]))

    assert response.status_code == 200
    current = re.findall(r'aria-current="(?:page|true)">([^<]*)<', nav(response))
    rooms = [str(each.label) for each in section.rooms if each.name == page.name]
    assert current == [str(section.label), *rooms]


def test_a_page_within_a_section_is_shown_in_it(client):
    made = scene("Aalst")

    shown = nav(client.get(f"{made.address}draagvlak/"))

    assert re.findall(r'aria-current="true">([^<]*)<', shown) == ["Stand"]


@pytest.mark.parametrize("name", ["dossier", "line", "support"])
def test_each_leads_to_all_others_at_the_same_moment(client, name):
    made = scene("Aalst")

    shown = nav(client.get(reverse(name, args=["samen"]), {"peildatum": "2016-12-01"}))

    for section in SECTIONS:
        assert f'href="{reverse(section.name, args=["samen"])}?peildatum=2016-12-01"' in shown
    assert made.dossier.slug == "samen"


def test_names_no_page_twice():
    assert [str(section.label) for section in SECTIONS] == [
        *("Stand", "Verloop", "Wensen", "Rondes", "Bronnen"),
    ]
    assert len({page.name for _section, page in ALL}) == len(ALL)
