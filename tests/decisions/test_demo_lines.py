"""Every line of the demo that tells a stance, against the record that it stands for.

A line carries `data-position`, the key of its record, and says all of it: whose stance, on what,
and what. In a table the row and the column say who and on what, so there the groups are asked."""

import re

import lxml.html
import pytest
from django.urls import reverse

from decisions.demo import WHOLE
from decisions.domain.stances import Stance
from decisions.models import Decision, Position
from municipalities.models import Source
from tests.decisions.letter import Letter
from tests.people import beheer
from tests.walking import walk

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ADDRESS = re.compile(r"/standpunten/(\d+)/(?:$|\?)")
# Where a link to a position stands in a table or a drawing: rows name who, and columns on what.
CELL = "ancestor::td|ancestor::*[@class='rows__cell' or @class='minority']"
DRAWN = "ancestor-or-self::*[contains(@class,'line__bar') or contains(@class,'course__bar')]"
# Where a council is told by the name of its municipality, never with groups.
TILE, SHIFT = "ancestor::li[contains(@class,'tile')]", "ancestor::li[parent::ul[@class='shifts']]"
OWN = "ancestor::p[@class='own__stance']"
COURSE = "ancestor::div[contains(@class,'course__row')]"
ANSWER = "ancestor::section[@aria-labelledby='standpunt']"
NAMED = f"{TILE}|{SHIFT}|{OWN}|{COURSE}|{ANSWER}|ancestor::dd|ancestor::td"
PAGES = {"position": Position, "decision": Decision, "source": Source}
DESK = ("/werkblad/", "/werkblad/{slug}/", "/werkblad/{slug}/publiceren/")


@pytest.fixture(scope="module")
def demo(rolled_back):
    return Letter(WHOLE)


@pytest.fixture
def positions(demo, db):
    rows = Position.objects.select_related("body__municipality", "subject")
    return {each.pk: each for each in rows}


def words_of(element):
    return " ".join(element.text_content().split())


def pages(client):
    """Yield (address, tree) of the page of every record, and of all that the front page leads to
    but of few that differ in a number only."""
    for name, model in PAGES.items():
        for key in model.objects.order_by("pk").values_list("pk", flat=True):
            address = reverse(name, args=[key])
            yield address, tree_of(client.get(address))
    for address, response in walk(client, most_alike=2, with_files=False):
        if response.status_code == 200 and "html" in response["Content-Type"]:
            yield address, tree_of(response)


def tree_of(response):
    return lxml.html.fromstring(response.content.decode())


def check_line(address, line, position):
    told = words_of(line)
    label = Stance(position.stance).label

    assert position.body.name in told, (address, told)
    assert position.groups_label in told, (address, told)
    assert position.subject.name in told, (address, told)
    assert label in told, (address, told)


def check_cell(address, link, position):
    """A cell of a table: what groups said stands in a part of its own, with their name."""
    apart = link.xpath("ancestor::*[@class='minority']|ancestor::tr[@data-segment]")
    if position.groups_label:
        assert apart, (address, words_of(link))
        assert position.groups_label in words_of(apart[-1]), (address, words_of(apart[-1]))
    else:
        assert not link.xpath("ancestor::*[@class='minority']"), (address, words_of(link))
    assert Stance(position.stance).label in words_of(link), (address, words_of(link))


def check_council(address, link, position):
    """Where only a municipality is named, it is its whole council that holds this."""
    near = link.xpath(NAMED)

    assert near and position.body.is_council, (address, "een standpunt zonder wie", words_of(link))
    assert position.body.municipality.name in words_of(near[-1]), (address, words_of(near[-1]))
    assert position.groups_label == "", (address, words_of(link))


def check_party(address, row, link, position):
    """On the page of a party the heading names the municipality, and a part of each row says
    whether its groups or the whole council holds this."""
    [who] = link.xpath("ancestor::*[@class='party-row__said'][1]/*[@class='party-row__who']")
    named = words_of(row.xpath("ancestor::section[1]//h2")[0])

    assert position.body.municipality.name in named, (address, named)
    assert words_of(who) == ("Fractie" if position.groups_label else "Raad"), address
    assert Stance(position.stance).label in words_of(link), (address, words_of(link))


def check_page(address, tree, positions):
    """Return how many lines and cells a page has; each says what its record says."""
    lines = tree.xpath("//*[@data-position]")
    for each in lines:
        check_line(address, each, positions[int(each.get("data-position"))])
    cells = 0
    for link in tree.xpath("//main//a[contains(@href,'/standpunten/')]"):
        found = ADDRESS.search(link.get("href"))
        if not found or link.xpath("ancestor::*[@data-position]"):
            continue
        position = positions[int(found[1])]
        if link.xpath(DRAWN):
            continue
        if party := link.xpath("ancestor::li[@class='party-row']"):
            check_party(address, party[0], link, position)
        elif "stance" in link.get("class", "").split() and link.xpath(CELL):
            check_cell(address, link, position)
            cells += 1
        else:
            check_council(address, link, position)
    return len(lines), cells


def test_on_every_page_that_the_public_can_reach(client, demo, positions):
    told, seen = [0, 0], set()

    for address, tree in pages(client):
        if found := ADDRESS.match(address):
            position = positions[int(found[1])]
            title = words_of(tree.xpath("//h1")[0])
            assert title == f"{position.subject.name} {position.line.who}", address
            seen.add(position.pk)
        numbers = check_page(address, tree, positions)
        told = [sum(pair) for pair in zip(told, numbers, strict=True)]

    assert seen == set(positions)
    assert told[0] > 200 and told[1] > 100


@pytest.mark.parametrize("address", DESK)
def test_on_the_desk(client, demo, positions, address):
    client.force_login(beheer().user)
    response = client.get(address.format(slug=demo.dossier.slug))

    assert response.status_code == 200
    check_page(address, tree_of(response), positions)
