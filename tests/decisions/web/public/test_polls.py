"""The polls of a dossier as pages: the list, one poll, and where others tell of them."""

from decimal import Decimal

import pytest
from django.urls import reverse

from tests import factories as make
from tests.decisions.web.public.reading import page, queries, shown
from tests.decisions.web.public.region import scene, words
from tests.people import redactie

pytestmark = pytest.mark.django_db
BEFORE, HELD = "2017-05-09", "2017-06-01"


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    made = scene("Aalst", "Berg")
    made.position(made.councils["Aalst"], "tegen")
    return made


@pytest.fixture
def poll(made):
    """A referendum in two areas: one with votes, one with percentages that contradict them."""
    poll = make.PollFactory(
        dossier=made.dossier, title="Referendum samen", threshold="opkomst van 30%", binding="nee"
    )
    yes = make.PollOptionFactory(poll=poll, text="Ja", subject=made.variant, stance="voor")
    no = make.PollOptionFactory(poll=poll, text="Nee")
    first, second = (area(poll, made, name, votes) for name, votes in HOMES)
    for where, option, votes, share in (
        (first, yes, 612, None),
        (first, no, 388, None),
        (second, yes, 400, "61.2"),
    ):
        make.PollResultFactory(
            area=where, option=option, votes=votes, percentage=share and Decimal(share)
        )
    return poll


HOMES = (("Aalst", 1000), ("Berg", 1000))


def area(poll, made, name, votes):
    found = make.PollAreaFactory(poll=poll, votes=votes, turnout=Decimal("41.50"))
    home = made.councils[name].municipality
    make.PollAreaMunicipalityFactory(area=found, municipality=home)
    return found


def get(client, made, path="peilingen/", day=HELD, **asked):
    return page(client, made, path, peildatum=day, **asked)


def get_poll(client, made, poll, **asked):
    return get(client, made, f"peilingen/{poll.pk}/", **asked)


class TestTheList:
    def test_tells_what_who_when_and_the_outcome(self, client, made, poll):
        told = words(get(client, made))

        assert "1 peiling" in told
        assert (
            "Referendum samen referendum gemeente Verzonnenstad gehouden: 10 mei 2017 "
            "Aalst: Ja 61,2%; Berg: niet te zeggen"
        ) in told

    def test_tells_no_outcome_before(self, client, made, poll):
        told = words(get(client, made, day=BEFORE))

        assert "gepland voor 10 mei 2017" in told
        assert "61,2" not in told

    def test_says_that_there_are_none(self, client, made):
        assert "Tot deze dag is er geen peiling bekend." in words(get(client, made))

    def test_leaves_out_what_was_not_announced(self, client, made, poll):
        make.PollEventFactory(poll=poll, dated_on="2017-02-01")

        assert "Referendum samen" not in words(get(client, made, day="2017-01-31"))
        assert "Referendum samen" in words(get(client, made, day="2017-02-01"))


class TestOnePoll:
    def test_tells_its_figures_computed_and_doubtful(self, client, made, poll):
        told = words(get_poll(client, made, poll))

        assert "Aalst opkomst 41,5% stemmen of antwoorden 1.000" in told
        assert "Ja (voor Zwaar ) 61,2% berekend" in told
        assert "Nee 38,8% berekend" in told
        assert "die niet bij elkaar passen: Ja (400, 61,2%)." in told
        assert "Nee niet bekend" in told
        assert "Drempel opkomst van 30%" in told
        assert "Wie mocht meedoen niet bekend" in told

    def test_draws_each_percentage_with_a_point(self, client, made, poll):
        assert '<rect width="61.2"' in get_poll(client, made, poll).content.decode()

    def test_is_told_as_it_was_before_it_was_held(self, client, made, poll):
        result = poll.areas.first().results.first()
        place = make.EvidenceFactory(
            shows=poll, position=None, poll_result=result, place="bladzijde 7"
        )
        told = words(get_poll(client, made, poll, day=BEFORE))

        assert "Op deze dag is er nog geen uitslag." in told
        assert "De antwoorden Ja Nee" in told
        assert "61,2" not in told
        assert place.place not in told
        assert place.place in words(get_poll(client, made, poll))

    def test_that_was_called_off_has_no_results(self, client, made, poll):
        make.PollEventFactory(poll=poll, dated_on="2017-03-01", step="afgelast")

        told = words(get_poll(client, made, poll))

        assert "De peiling is afgelast; er is geen uitslag." in told
        assert "61,2" not in told

    def test_names_the_source_of_an_event_where_it_may_be_seen(self, client, made, poll):
        event = make.PollEventFactory(poll=poll, place="blz. 3", planned_on="2017-05-10")

        told = words(get_poll(client, made, poll))

        assert "10 januari 2017 Gepland, voor 10 mei 2017 Bron: " in told
        assert f"{event.source.title} , blz. 3" in told

    def test_shows_its_places_and_its_history(self, client, made, poll):
        place = shown(poll, "poll")

        response = get_poll(client, made, poll)

        assert f"/bronnen/{place.source_id}/" in response.content.decode()
        assert "eerste vastlegging" in words(response)

    def test_tells_where_sources_differ_about_an_area_or_a_result(self, client, made, poll):
        area = poll.areas.order_by("number").first()
        for target, field, value in (
            ({"poll_area": area}, "turnout", "43.5"),
            ({"poll_result": area.results.get(votes=612)}, "votes", "620"),
        ):
            place = make.EvidenceFactory(position=None, shows=area, place="blad 4", **target)
            make.ValueReadingFactory(evidence=place, field=field, value=value)

        told = words(get_poll(client, made, poll))

        assert told.count("Bronnen verschillen") == 2
        assert "612 stemmen (zoals hier vastgelegd), 620 stemmen" in told
        assert "Bronnen verschillen" not in words(get_poll(client, made, poll, day=BEFORE))

    def test_leads_to_the_party_that_held_it(self, client, made):
        party = make.PartyFactory(name="Zeepartij", slug="zeepartij")
        held = make.PollFactory(dossier=made.dossier, holder="Zeepartij", holder_party=party)

        response = get_poll(client, made, held)

        assert "/partijen/zeepartij/" in response.content.decode()

    def test_in_concept_is_nobodys_but_its_keepers(self, client, made):
        draft = make.PollFactory(dossier=made.dossier, draft=True)

        assert get_poll(client, made, draft).status_code == 404
        client.force_login(redactie(made.dossier.region).user)
        assert "Nog niet openbaar: concept." in words(get_poll(client, made, draft))

    def test_of_another_dossier_is_not_found_here(self, client, made):
        assert get_poll(client, made, make.PollFactory()).status_code == 404

    def test_asks_as_often_for_many_areas_as_for_one(self, client, made, poll):
        one = queries(client, address(poll), peildatum=HELD)
        for _ in range(2):
            where = area(poll, made, "Aalst", None)
            make.PollResultFactory(area=where, option=poll.options.first())
            make.PollEventFactory(poll=poll)
            other = make.SubjectFactory(dossier=made.dossier)
            make.PollOptionFactory(poll=poll, subject=other, stance="tegen")
        assert queries(client, address(poll), peildatum=HELD) == one + 0


def address(poll):
    return reverse("poll", args=[poll.dossier.slug, poll.pk])


class TestBesideTheStances:
    def test_a_subject_tells_what_residents_answered(self, client, made, poll):
        path = "varianten/zwaar/"

        told, before = (words(get(client, made, path, day=day)) for day in (HELD, BEFORE))

        assert "Wat inwoners antwoordden" in told
        assert "Ja (voor) 61,2% berekend" in told
        assert "gepland voor 10 mei 2017" in before
        assert "61,2" not in before

    def test_a_subject_of_no_answer_has_no_such_part(self, client, made, poll):
        make.SubjectFactory(dossier=made.dossier, slug="ander", name="Ander")

        assert "Wat inwoners antwoordden" not in words(get(client, made, "varianten/ander/"))

    def test_the_board_leads_to_it_once_it_was_held(self, client, made, poll):
        told = get(client, made, "")

        assert "Peilingen onder inwoners: Referendum samen , gehouden: 10 mei 2017." in words(told)
        assert f'href="{address(poll)}?peildatum={HELD}"' in told.content.decode()
        assert "Peilingen onder inwoners" not in words(get(client, made, "", day=BEFORE))

    def test_the_support_is_the_same_without_it(self, client, made, poll):
        assert "Referendum samen" not in words(get(client, made, "draagvlak/"))

    def test_the_line_tells_its_days(self, client, made, poll):
        make.PollEventFactory(poll=poll, dated_on="2017-01-10", step="verplaatst")

        told = words(get(client, made, "tijdlijn/", onderwerp="zwaar"))

        assert "10 januari 2017 Referendum samen: verplaatst" in told
        assert "10 mei 2017 Referendum samen" in told

    def test_the_line_tells_no_day_of_what_was_called_off(self, client, made, poll):
        make.PollEventFactory(poll=poll, dated_on="2017-01-10", step="afgelast")

        told = words(get(client, made, "tijdlijn/", onderwerp="zwaar"))
        assert "10 mei 2017 Referendum samen" not in told

    def test_the_api_names_it_in_outline(self, client, made, poll):
        make.PollFactory(dossier=made.dossier, draft=True)

        told = client.get(f"/api/v1/dossiers/{made.dossier.slug}/stand?peildatum={HELD}").json()

        assert told["peilingen"] == [
            {
                "id": poll.pk,
                "soort": "referendum",
                "naam": "Referendum samen",
                "periode": "2017-05-10",
                "staat": "gehouden",
                "url": f"http://testserver{address(poll)}",
            }
        ]


class TestItsSources:
    @pytest.mark.parametrize("name", ["poll", "poll_area", "poll_result"])
    def test_show_no_part_of_a_concept(self, client, made, name):
        draft = make.PollFactory(dossier=made.dossier, draft=True, title="Geheime peiling")
        where = make.PollAreaFactory(poll=draft)
        records = {"poll": draft, "poll_area": where}
        records["poll_result"] = make.PollResultFactory(area=where)
        source = make.SourceFactory()
        make.EvidenceFactory(
            shows=draft, position=None, source=source, summary="Geheim", **{name: records[name]}
        )
        address = reverse("source", args=[source.pk])

        assert "Geheim" not in words(client.get(address))
        client.force_login(redactie(made.dossier.region).user)
        assert "Geheime peiling" in words(client.get(address))
