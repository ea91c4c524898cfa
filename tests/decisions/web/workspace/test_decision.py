"""The page of a decision in a minute: who sees it, what is filled in, and that nothing is lost."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.models import Decision, Evidence, FormDraft, Meeting, Position, Remark
from municipalities.models import Source
from municipalities.tracking import Conflict
from tests.decisions.texts import taken
from tests.decisions.web.public.region import words
from tests.decisions.web.workspace.decision_form.typing import Desk
from tests.factories import (
    CouncilTermFactory,
    GroupFactory,
    MeetingFactory,
    RoundBodyFactory,
    RoundFactory,
    SourceFactory,
    SubjectFactory,
    council,
)

pytestmark = pytest.mark.django_db
MOST_QUERIES = 17
PAGE = "decisions.web.workspace.decisions"


@pytest.fixture
def desk():
    made = Desk()
    _ = made.groups, made.subject, made.griffie
    return made


def address(desk, query=""):
    return f"/werkblad/{desk.dossier.slug}/besluit/{query}"


def opened(client, desk, query="", *, reader=None):
    """Return the form as the page shows it to a reader."""
    client.force_login((reader or desk.griffie).user)
    response = client.get(address(desk, query))
    assert response.status_code == 200
    return response.context["form"]


def sent(client, desk, *, reader=None, **fields):
    """Return the response to a form that was filled in."""
    client.force_login((reader or desk.griffie).user)
    data = desk.typed(**desk.stance("voor"))
    for name, value in desk.typed(**fields).lists():
        if name.replace("-", "__") in fields or name in fields:
            data.setlist(name, value)
    return client.post(
        address(desk), data.urlencode(), content_type="application/x-www-form-urlencoded"
    )


def stored():
    kinds = (Decision, Position, Evidence, Remark, Meeting, Source)
    return {kind.__name__: kind.objects.count() for kind in kinds}


class TestWhoMayOpenIt:
    @pytest.mark.parametrize(
        ("who", "status"),
        [
            ("griffie", 200),
            ("redactie", 403),
            ("beheer", 200),
            ("raadslid", 403),
            ("collegian", 403),
            ("nobody", 403),
            ("strange_griffie", 403),
            ("strange_redactie", 403),
        ],
    )
    def test_is_who_keeps_a_body_of_the_dossier(self, client, desk, who, status):
        client.force_login(getattr(desk, who).user)

        assert client.get(address(desk)).status_code == status

    def test_includes_the_regioredactie_where_it_keeps_something(self, client, desk):
        _ = desk.steering_group

        form = opened(client, desk, reader=desk.redactie)

        assert form["body"].initial == str(desk.steering_group.pk)

    def test_is_nobody_who_did_not_sign_in(self, client, desk):
        assert client.get(address(desk)).status_code == 302

    def test_is_nobody_for_a_dossier_out_of_sight(self, client, desk):
        client.force_login(desk.griffie.user)

        assert client.get("/werkblad/bestaat-niet/besluit/").status_code == 404


class TestTheFormKnowsWhereOneCameFrom:
    def test_a_griffie_of_one_council_speaks_of_that(self, client, desk):
        _ = desk.college, desk.neighbour

        form = opened(client, desk)

        assert form["body"].initial == str(desk.council.pk)
        assert {name for _key, name in form.fields["body"].choices} == {
            "Kies…",
            desk.council.name,
            desk.college.name,
        }

    def test_a_body_in_the_address_is_chosen(self, client, desk):
        _ = desk.college

        assert opened(client, desk, f"?orgaan={desk.college.slug}")["body"].initial == str(
            desk.college.pk
        )

    def test_subjects_in_the_address_come_first(self, client, desk):
        later = SubjectFactory(dossier=desk.dossier, number=9999)

        form = opened(client, desk, f"?onderwerp={later.slug}")

        assert form.rows[0].subject == later

    def test_a_round_in_the_address_is_ticked_and_its_subject_comes_first(self, client, desk):
        later = SubjectFactory(dossier=desk.dossier, number=9999)
        put = RoundFactory(dossier=desk.dossier, subject=later)
        RoundBodyFactory(round=put, body=desk.council)

        form = opened(client, desk, f"?ronde={put.pk}")

        assert "checked" in str(form["answers"])
        assert form.rows[0].subject == later

    def test_a_source_in_the_address_is_chosen(self, client, desk):
        form = opened(client, desk, f"?bron={desk.source.key}")

        assert form["place-0-source"].initial == str(desk.source.pk)

    @pytest.mark.parametrize(
        "query",
        [
            "?orgaan=x&onderwerp=y&ronde=٣&bron=z",
            "?ronde=1e30",
            "?orgaan=%00",
            "?ronde=" + "9" * 5000,
        ],
    )
    def test_what_says_nothing_is_left_aside(self, client, desk, query):
        assert opened(client, desk, query)["body"].initial == str(desk.council.pk)

    def test_groups_and_seats_are_those_of_the_council(self, client, desk):
        _ = opened(client, desk)

        waiting = words(client.get(address(desk)))
        told = words(client.get(address(desk, "?datum=2017-05-09")))

        assert "Vul de datum in; dan staan hier de fracties van die dag." in waiting
        assert "D66 (4)" not in waiting
        assert "D66 (4)" in told
        assert "Leeg: 19, zoals vastgelegd." in told


class TestTheNumberOfQueries:
    def test_is_the_same_for_one_and_for_many(self, client, desk):
        few = asked_for(client, desk)
        for place in range(8):
            SubjectFactory(dossier=desk.dossier)
            SourceFactory(region=desk.region)
            MeetingFactory(dossier=desk.dossier, body=desk.council)
            RoundBodyFactory(round=RoundFactory(dossier=desk.dossier), body=desk.council)
            GroupFactory(term=desk.term, name=f"Lijst {place}")
            council(desk.region)
        CouncilTermFactory(body=desk.council, dated_on="2018-03-29", election_year=2018)

        many = asked_for(client, desk)

        assert few == many <= MOST_QUERIES


def asked_for(client, desk):
    client.force_login(desk.griffie.user)
    client.get("/gezond/")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address(desk)).status_code == 200
    return len(asked)


class TestSending:
    def test_leads_to_what_was_saved(self, client, desk):
        response = sent(client, desk)

        made = Decision.objects.get()
        assert response.status_code == 302
        assert response["Location"] == f"/werkblad/{desk.dossier.slug}/besluit/{made.pk}/"

    def test_tells_the_public_which_groups_stood_behind_it(self, client, desk):
        sent(
            client,
            desk,
            then="publiceren",
            source_follows="on",
            **{f"voted__{desk.groups['VVD'].pk}": "voor"},
        )
        client.logout()

        told = words(client.get(Position.objects.get().get_absolute_url()))

        assert "Erachter stonden VVD" in told

    def test_twice_is_done_once(self, client, desk):
        token = str(uuid4())

        first = sent(client, desk, once=token)
        second = sent(client, desk, once=token)

        assert first["Location"] == second["Location"]
        assert Decision.objects.count() == 1

    def test_keeps_what_was_typed_with_a_sentence_beside_what_is_wrong(self, client, desk):
        response = sent(client, desk, dated_on="31-02-2017", title="Amendement", left="9")

        told = response.content.decode()
        assert response.status_code == 422
        assert 'value="31-02-2017"' in told
        assert 'value="Amendement"' in told
        assert 'aria-invalid="true"' in told
        assert 'id="id_dated_on_error"' in told
        assert 'role="alert"' in told

    def test_shows_what_an_action_refused_and_stores_nothing(self, client, desk, monkeypatch):
        def refuse(*_args, **_kwargs):
            raise ValidationError({"title": ["Dit mag niet."], "anders": ["Dit ook niet."]})

        monkeypatch.setattr(f"{PAGE}.record_decision_entry", refuse)

        response = sent(client, desk)

        assert response.status_code == 422
        assert "Dit mag niet." in words(response)
        assert "Dit ook niet." in words(response)

    def test_answers_an_answer_of_somebody_else_in_words(self, client, desk, monkeypatch):
        def clash(*_args, **_kwargs):
            raise Conflict(desk.subject, desk.subject)

        monkeypatch.setattr(f"{PAGE}.record_decision_entry", clash)

        assert "Iemand anders" in words(sent(client, desk))


class TestOneMore:
    def test_place_keeps_what_was_typed_and_complains_of_nothing(self, client, desk):
        response = sent(
            client, desk, more="place", dated_on="31-02-2017", place__0__place="alinea 3"
        )

        told = response.content.decode()
        assert response.status_code == 200
        assert 'value="alinea 3"' in told
        assert 'name="place-1-place"' in told
        assert 'role="alert"' not in told
        assert stored()["Decision"] == 0

    def test_reading_of_a_place_is_asked_for_with_its_own_button(self, client, desk):
        response = sent(client, desk, more="place-0-reading")

        assert 'name="place-0-reading-1-about"' in response.content.decode()

    def test_look_brings_the_groups_of_the_day_and_what_the_vote_says(self, client, desk):
        later = CouncilTermFactory(
            body=desk.council, seats=21, dated_on="2018-03-29", election_year=2018
        )
        GroupFactory(term=later, name="Nieuwe lijst")

        told = words(sent(client, desk, more="day", dated_on="1 juni 2019", left="11"))

        assert "Nieuwe lijst" in told
        assert "D66" not in told
        assert "De stemming is niet geldig: 10 van de 21" in told
        assert "Gelezen als: 1 juni 2019" in told

    def test_keeps_the_token_so_that_sending_is_still_done_once(self, client, desk):
        token = str(uuid4())

        assert token in sent(client, desk, more="said", once=token).content.decode()


class TestAScratch:
    def test_is_shown_again_without_complaints(self, client, desk):
        typed = {"body": [str(desk.council.pk)], "dated_on": ["31-02-2017"], "said-number": ["2"]}
        FormDraft.objects.create(
            user=desk.griffie.user, address=address(desk), typed=typed, saved_at=desk.at
        )
        client.force_login(desk.griffie.user)

        response = client.get(address(desk))

        told = response.content.decode()
        assert 'value="31-02-2017"' in told
        assert 'name="said-1-label"' in told
        assert 'role="alert"' not in told
        assert "aria-invalid" not in told


BAD = {
    "dag die niet bestaat": {"dated_on": "31-02-2017"},
    "jaar 9999": {"dated_on": "9999"},
    "NUL in de datum": {"dated_on": "9 mei 2017\x00"},
    "negatief": {"left": "-9"},
    "lang getal": {"seats": "9" * 5000},
    "Arabische cijfers": {"votes_for": "٩"},
    "NUL in een titel": {"title": "a\x00b"},
    "RTL": {"title": "a\u202eb"},
    "alleen onzichtbaar": {"title": "\u200b"},
    "lange titel": {"title": "x" * 301},
    "lange toelichting": {"note": "x" * 4001},
    "onbekend orgaan": {"body": "999999"},
    "orgaan als tekst": {"body": "٣"},
    "onbekende vorm": {"form": "<script>"},
    "onbekende stemming": {"how": "soms"},
    "onbekende vergadering": {"meeting": "1" * 40},
    "onbekende ronde": {"answers": ["1", "x"]},
    "onbekende bron": {"place__0__source": "0", "place__0__place": "1", "place__0__summary": "x"},
    "bron zonder naam": {"place__0__source_title": "\u200b"},
    "citaat te lang": {"place__0__quote": "x" * 1001},
    "vreemde stap": {"then": "wissen"},
    "te veel zetels": {"left": "25"},
    "onbekend onderwerp": {"said__0__label": "Zij", "said__0__subject": "0"},
    "lange fracties": {"said__0__label": "x" * 201},
}


class TestBadInput:
    @pytest.mark.parametrize("fields", BAD.values(), ids=BAD.keys())
    def test_gets_a_sentence_and_stores_nothing(self, client, desk, fields):
        before = stored()

        response = sent(client, desk, **fields)

        assert response.status_code == 422
        assert "notice--strong" in response.content.decode()
        assert stored() == before

    def test_half_a_character_is_read_as_something_else(self, client, desk):
        client.force_login(desk.griffie.user)
        data = desk.typed(**desk.stance("voor")).urlencode() + "&title=%ED%A0%80"

        response = client.post(
            address(desk), data, content_type="application/x-www-form-urlencoded"
        )

        assert response.status_code in (302, 422)

    def test_of_more_than_a_thousand_fields_is_refused(self, client, desk):
        client.force_login(desk.griffie.user)

        response = client.post(address(desk), {f"x{n}": "1" for n in range(1001)})

        assert response.status_code == 400
        assert stored()["Decision"] == 0

    def test_of_nothing_at_all_says_what_is_missing(self, client, desk):
        client.force_login(desk.griffie.user)

        response = client.post(address(desk), {})

        assert response.status_code == 422
        assert set(response.context["form"].errors) == {"body", "dated_on", "form", "title"}

    def test_names_no_subject_of_another_dossier(self, client, desk):
        strange = SubjectFactory()

        sent(client, desk, **{f"subject__{strange.pk}__stance": "voor"})

        assert not strange.positions.exists()

    @pytest.mark.parametrize("which", ["neighbour", "stranger"])
    def test_names_no_body_of_another_municipality(self, client, desk, which):
        response = sent(client, desk, body=getattr(desk, which).pk)

        assert response.status_code == 422
        assert stored()["Decision"] == 0

    def test_names_no_group_of_another_council(self, client, desk):
        strange = GroupFactory(term=CouncilTermFactory(body=desk.neighbour))

        response = sent(client, desk, said__0__groups=[strange.pk])

        assert response.status_code == 422
        assert stored()["Decision"] == 0

    def test_names_no_source_that_the_reader_does_not_see(self, client, desk):
        hidden = SourceFactory(
            title="KANARIE", municipality=desk.stranger.municipality, is_public=False
        )
        place = {"place__0__source": hidden.pk, "place__0__place": "1", "place__0__summary": "x"}

        response = sent(client, desk, **place)

        assert response.status_code == 422
        assert "KANARIE" not in response.content.decode()


class TestTheSubjectsThatAreOffered:
    """Those that the act is probably about first; the rest folded away."""

    @pytest.fixture
    def many(self, world):
        return [SubjectFactory(dossier=world.dossier, name=f"Onderwerp {n}") for n in range(9)]

    def near(self, client, world, query=""):
        client.force_login(world.griffie.user)
        form = client.get(f"/werkblad/{world.dossier.slug}/besluit/{query}").context["form"]
        return [row.subject.name for row in form.near_rows], len(form.other_rows)

    def test_are_all_where_there_are_few(self, client, world):
        _names, others = self.near(client, world)

        assert others == 0

    def test_are_those_of_the_address(self, client, world, many):
        names, others = self.near(client, world, f"?onderwerp={many[4].slug}")

        assert names == ["Onderwerp 4"]
        assert others >= 8

    def test_are_those_of_the_last_decision_of_the_body(self, client, world, many):
        world.position(subject=many[2])

        names, _others = self.near(client, world)

        assert names == ["Onderwerp 2"]

    def test_are_those_that_the_passage_names(self, client, world, many):
        source = taken(
            world.region, "De raad is tegen onderwerp 7 en Onderwerp 8.", by=world.redactie
        )

        names, _others = self.near(client, world, f"?bron={source.pk}&alinea=1")

        assert names == ["Onderwerp 7", "Onderwerp 8"]

    def test_that_were_folded_away_stand_open_once_something_is_said(self, client, world, many):
        client.force_login(world.griffie.user)
        typed = {f"subject-{many[8].pk}-stance": "voor", "more": "said"}

        page = client.post(
            f"/werkblad/{world.dossier.slug}/besluit/?onderwerp={many[1].slug}", typed
        )

        assert page.context["form"].shows_others
