"""What the page of a round tells of all remarks together: numbers, and what is said alike."""

import pytest

from tests import factories as make
from tests.decisions.web.public.reading import queries
from tests.decisions.web.public.region import scene, words

pytestmark = pytest.mark.django_db
TIME = {"peildatum": "2017-06-01"}
COUNTED, SHARED = "Hoeveel er binnenkwam", "Wat meer dan één zegt"


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst", "Berg")


@pytest.fixture
def round_(made):
    return make.RoundFactory(dossier=made.dossier, title="Eerste ronde", dated_on="2016-01-01")


def say(made, round_, name, point=None, heading="", **fields):
    remark = make.RemarkFactory(
        dossier=made.dossier, body=made.councils[name], round=round_, **fields
    )
    if point is not None:
        make.PointRemarkFactory(point=point, remark=remark, heading=heading)
    return remark


def get(client, made, round_):
    return client.get(f"{made.address}rondes/{round_.pk}/", TIME)


def test_counts_per_council_and_theme_and_leads_to_the_register(client, made, round_):
    say(made, round_, "Aalst", kind="vraag")
    say(made, round_, "Berg", draft=True)
    say(made, None, "Berg")

    response = get(client, made, round_)

    assert "Orgaan vraag samen Gemeenteraad Aalst 1 1 Per thema" in words(response)
    slug = made.councils["Aalst"].slug
    query = f"?peildatum=2017-06-01&amp;ronde={round_.pk}&amp;orgaan={slug}"
    assert f"wensen-en-bedenkingen/{query}" in response.content.decode()
    assert words(client.get(f"{made.address}wensen-en-bedenkingen/{query}".replace("&amp;", "&")))


def test_tells_what_became_of_them(client, made):
    round_ = make.RoundFactory(dossier=made.dossier, subject=made.proposal, dated_on="2016-01-01")
    say(made, round_, "Aalst", subject=made.variant)
    make.ReplyFactory(remark=say(made, round_, "Berg", subject=made.proposal))
    make.MilestoneFactory(
        dossier=made.dossier, subject=made.proposal, state="verworpen", dated_on="2017-05-11"
    )

    text = words(get(client, made, round_)).split(COUNTED)[1]

    assert "wens: 2" in text
    assert "beantwoord: 1 · vervallen: 1" in text


def test_tells_what_is_said_alike_and_where_councils_want_the_opposite(client, made, round_):
    point = make.PointFactory(dossier=made.dossier, title="Meer inspraak")
    say(made, round_, "Aalst", point, "meer")
    say(made, round_, "Berg", point, "minder")

    text = words(get(client, made, round_))

    assert "Meer inspraak Gemeenteraad Aalst, Gemeenteraad Berg tegenstrijdig ▲ meer" in text
    assert "▼ minder Gemeenteraad Berg" in text


def test_tells_nothing_of_what_is_hidden_or_of_another_round(client, made, round_):
    point = make.PointFactory(dossier=made.dossier, title="Geheim")
    say(made, round_, "Aalst", point, draft=True)
    say(made, None, "Berg", make.PointFactory(dossier=made.dossier, title="Elders"))

    text = words(get(client, made, round_))

    assert not [each for each in (COUNTED, SHARED, "Geheim", "Elders") if each in text]


def test_asks_as_often_for_many_as_for_one(client, made, round_):
    address = f"{made.address}rondes/{round_.pk}/"

    def fill(number):
        for place in range(number):
            point = make.PointFactory(dossier=made.dossier)
            theme = make.ThemeFactory(dossier=made.dossier)
            for name in made.councils:
                say(made, round_, name, point, "meer", theme=theme, section=f"h {place}")

    fill(1)
    few = queries(client, address, **TIME)
    known = queries(client, address, **TIME, bekend="2026-11-24T12:00")
    fill(4)

    assert queries(client, address, **TIME) == few
    assert queries(client, address, **TIME, bekend="2026-11-24T12:00") == known
