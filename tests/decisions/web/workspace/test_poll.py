"""Entering a poll with its events, areas, answers and results on one form."""

from decimal import Decimal

import pytest

from decisions.models import Evidence, Poll, PollResult, Status
from tests import factories as make
from tests.decisions.web.workspace.sitting import Sitting

pytestmark = pytest.mark.django_db

POLL = {
    "kind": "referendum",
    "title": "Referendum over samen",
    "question": "Bent u voor?",
    "dated_on": "10 mei 2017",
    "holder": "gemeente Aalst",
    "binding": "nee",
}


@pytest.fixture
def source(world):
    return make.SourceFactory(region=world.region, title="Proces-verbaal")


@pytest.fixture
def subject(world):
    return make.SubjectFactory(dossier=world.dossier, name="Zwaar")


def new(world):
    return f"/werkblad/{world.dossier.slug}/nieuw/peiling/"


def homes(world):
    return [world.council.municipality_id, world.neighbour.municipality_id]


@pytest.fixture
def whole(world, source, subject):
    """What is typed of a poll in two areas."""
    first, second = homes(world)
    return POLL | {
        "gebeurtenis-0-step": "gepland",
        "gebeurtenis-0-dated_on": "3 januari 2017",
        "gebeurtenis-0-planned_on": "maart 2017",
        "gebeurtenis-0-source": source.pk,
        "gebied-0-municipalities": first,
        "gebied-0-turnout": "41,5%",
        "gebied-0-votes": "1.000",
        "gebied-1-municipalities": second,
        "antwoord-0-text": "Ja",
        "antwoord-0-subject": subject.pk,
        "antwoord-0-stance": "voor",
        "antwoord-1-text": "Nee",
        "uitslag-0-figures": "600 (60%)",
        "uitslag-1-figures": "400",
        "uitslag-60-figures": "55,25%",
    }


def entered(world, typed, reader=None):
    desk = Sitting(reader or world.redactie)
    desk.open(new(world))
    desk.send_fields(typed)
    return desk


def stored(poll):
    """Return (area, answer, votes, percentage) of what stands."""
    rows = PollResult.objects.filter(area__poll=poll).order_by("area__number", "option__number")
    return [
        (each.area.number, each.option.text, each.votes, each.percentage)
        for each in rows.select_related("area", "option")
    ]


def change(world, poll, **typed):
    desk = Sitting(world.redactie)
    desk.open(f"/werkblad/peiling/{poll.pk}/")
    desk.send_fields(typed)
    return desk


class TestTheRegioredactie:
    def test_enters_all_of_it_at_once(self, world, whole, subject, source):
        desk = entered(world, whole)

        assert desk.page.status_code == 302, desk.words
        poll = Poll.objects.get()
        assert (poll.status, poll.dated_on) == (Status.DRAFT, "2017-05-10")
        event = poll.events.get()
        assert (event.dated_on, event.planned_on, event.source) == ("2017-01-03", "2017-03", source)
        first, second = poll.areas.all()
        assert (first.turnout, first.votes, second.votes) == (Decimal("41.5"), 1000, None)
        assert [each.municipality_id for each in second.municipalities.all()] == homes(world)[1:]
        yes, no = poll.options.all()
        assert (yes.subject, yes.stance, no.subject) == (subject, "voor", None)
        assert stored(poll) == [
            (1, "Ja", 600, Decimal("60")),
            (1, "Nee", 400, None),
            (2, "Ja", None, Decimal("55.25")),
        ]

    def test_names_a_place_that_shows_it(self, world, source):
        place = {"plaats-source": source.pk, "plaats-place": "blz. 2", "plaats-summary": "Uitslag."}

        entered(world, POLL | place)

        assert Evidence.objects.get(poll=Poll.objects.get()).place == "blz. 2"

    def test_a_griffie_does_not(self, world):
        assert Sitting(world.griffie).open(new(world)).status_code == 403

    def test_publishes_it_as_anything_else(self, world, whole):
        entered(world, whole)
        poll = Poll.objects.get()

        page = Sitting(world.redactie).open(f"/werkblad/peiling/{poll.pk}/")

        assert f"/werkblad/peiling/{poll.pk}/publiceren/" in page.content.decode()


class TestAChange:
    @pytest.fixture
    def poll(self, world, whole):
        entered(world, whole)
        return Poll.objects.get()

    def test_that_changes_nothing_adds_no_version_of_a_part(self, world, poll):
        desk = change(world, poll)

        assert desk.page.status_code == 302, desk.words
        parts = [*poll.events.all(), *poll.areas.all(), *poll.options.all()]
        assert {each.history.count() for each in parts} == {1}
        assert len(stored(poll)) == 3

    def test_of_one_figure_keeps_the_others(self, world, poll):
        change(world, poll, **{"uitslag-1-figures": "390"})

        assert [row[2] for row in stored(poll)] == [600, 390, None]

    def test_of_an_emptied_cell_and_row_takes_them_away(self, world, poll):
        change(world, poll, **{"uitslag-0-figures": "", "gebeurtenis-0-step": "",
            "gebeurtenis-0-dated_on": "", "gebeurtenis-0-planned_on": "",
            "gebeurtenis-0-source": ""})  # fmt: skip

        assert len(stored(poll)) == 2
        assert not poll.events.exists()

    def test_takes_an_answer_away_with_its_results(self, world, poll):
        desk = change(
            world,
            poll,
            **{"antwoord-0-text": "", "antwoord-0-subject": "", "antwoord-0-stance": ""},
            **{"uitslag-0-figures": "", "uitslag-60-figures": ""},
        )

        assert desk.page.status_code == 302, desk.words
        assert stored(poll) == [(1, "Nee", 400, None)]

    def test_may_lower_the_votes_with_the_results(self, world, poll):
        desk = change(
            world, poll, **{"gebied-0-votes": "100", "uitslag-0-figures": "60"},
            **{"uitslag-1-figures": "40"},
        )  # fmt: skip

        assert desk.page.status_code == 302, desk.words
        assert [row[2] for row in stored(poll)] == [60, 40, None]

    def test_beside_another_tells_both(self, world, poll):
        mine, other = Sitting(world.redactie), Sitting(world.redactie)
        mine.open(f"/werkblad/peiling/{poll.pk}/")
        other.open(f"/werkblad/peiling/{poll.pk}/")
        other.send_fields({"antwoord-1-text": "Nee, nooit"})

        mine.send_fields({"antwoord-1-text": "Neen"})

        assert mine.page.status_code == 409
        content = mine.page.content.decode()
        assert "Nee, nooit" in content
        assert "Neen" in content
        assert poll.options.get(number=2).text == "Nee, nooit"

    def test_deletes_a_draft_whole(self, world, poll):
        desk = Sitting(world.redactie)
        desk.open(f"/werkblad/peiling/{poll.pk}/weggooien/")
        desk.send_fields({})

        assert not Poll.objects.exists()
        assert not PollResult.objects.exists()


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"uitslag-0-figures": "veel"}, "Typ stemmen, een percentage of beide"),
            ({"uitslag-0-figures": "101%"}, "Typ stemmen, een percentage of beide"),
            ({"uitslag-0-figures": "1.001"}, "in het gebied zijn er 1000"),
            (
                {"gebied-2-turnout": "", "uitslag-122-figures": "5"},
                "Vul eerst het gebied en",
            ),
            ({"gebied-0-turnout": "140"}, "Typ een percentage van 0 tot 100"),
            ({"gebied-0-votes": "1,5"}, "Typ een heel getal"),
            ({"gebied-2-votes": "5"}, "Vul dit ook in, of laat de regel leeg."),
            ({"antwoord-1-stance": "tegen"}, "Kies bij een onderwerp ook voor of tegen"),
            ({"gebeurtenis-0-source": ""}, "Vul dit ook in, of laat de regel leeg."),
            ({"gebeurtenis-0-step": "afgelast"}, "Wat is afgelast, is voor geen dag gepland."),
            ({"gebeurtenis-0-dated_on": "1 januari 2099"}, "Dit is nog niet gebeurd"),
        ],
    )
    def test_is_told_and_nothing_of_it_is_stored(self, world, whole, typed, sentence):
        desk = entered(world, whole | typed)

        content = desk.page.content.decode()
        assert desk.page.status_code == 422
        assert sentence in content
        assert "Referendum over samen" in content
        assert "55,25%" in content
        assert not Poll.objects.exists()
