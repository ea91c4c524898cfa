"""The pages of a dossier, side by side in its navigation."""

import re

import pytest
from django.urls import reverse

from decisions.web.dossier_context import SECTIONS
from tests.decisions.web.public.region import scene

pytestmark = pytest.mark.django_db


def nav(response):
    page = response.content.decode()
    return page[page.index('class="sections"') :].split("</nav>")[0]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_each_answers_and_is_marked_as_the_one_shown(client, section):
    made = scene("Aalst")

    response = client.get(reverse(section.name, args=[made.dossier.slug]))

    assert response.status_code == 200
    if 'class="sections"' in response.content.decode():
        [current] = re.findall(r'aria-current="page">([^<]*)<', nav(response))
        assert current == str(section.label)


@pytest.mark.parametrize("name", ["dossier", "line", "support"])
def test_each_leads_to_all_others_at_the_same_moment(client, name):
    made = scene("Aalst")

    shown = nav(client.get(reverse(name, args=["samen"]), {"peildatum": "2016-12-01"}))

    for section in SECTIONS:
        assert f'href="{reverse(section.name, args=["samen"])}?peildatum=2016-12-01"' in shown
    assert made.dossier.slug == "samen"


def test_names_no_page_twice():
    assert len({section.name for section in SECTIONS}) == len(SECTIONS)
