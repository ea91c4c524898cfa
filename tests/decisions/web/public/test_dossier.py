"""The board as a page."""

from html import unescape

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from decisions.actions import save_record, withdraw_record
from decisions.models import Dossier, Position
from municipalities.models import Body, BodyKind, Municipality, RegionMembership
from tests import factories as make
from tests.decisions.web.public.region import TAG, scene, words
from tests.people import beheer

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst")


def get(client, made, **parameters):
    return client.get(made.address, parameters)


def matrix(response):
    """Return the panel of who stands where, as it was sent."""
    return response.content.decode().split("panel--matrix")[1].split("</section>")[0]


def words_of(page):
    """Return the text of a part of a page, every tag and run of white space one space."""
    return " ".join(unescape(TAG.sub(" ", page)).split())


class TestTheBoard:
    def test_says_what_it_is_about_and_on_which_day(self, client, made):
        page = words(get(client, made, peildatum="2016-12-01"))

        assert "Samen of niet" in page
        assert "Stand van 1 december 2016 , zoals nu bekend" in page

    def test_names_day_and_dossier_in_its_title(self, client, made):
        page = get(client, made, peildatum="2016-12-01")

        assert "Stand op 1 december 2016 – Samen of niet – Regio" in words(page)

    def test_links_a_stance_to_its_position_and_keeps_the_day(self, client, made):
        position = made.position(made.councils["Aalst"], "tegen")

        page = get(client, made, peildatum="2016-12-01")

        link = f'href="{position.get_absolute_url()}?peildatum=2016-12-01"'
        assertable = page.content.decode()
        assert link in assertable
        assert "1 juni 2016" in assertable

    def test_shows_what_is_not_known_yet_as_onbekend(self, client, made):
        made.position(made.councils["Aalst"], "tegen", dated_on="2017-01-01")

        response = get(client, made, peildatum="2016-12-01")

        assert "Aalst zetels onbekend onbekend Akkoord" in words(response)
        assert b"stance--tegen" not in response.content

    def test_says_a_stance_of_groups_beside_the_council_with_its_seats(self, client):
        made = scene(slug="ander")
        council = made.council("Aalst", seats=19)
        made.position(council, "nader_onderzoek", groups_label="oppositie", group_seats=9)

        page = words(get(client, made, peildatum="2016-12-01"))

        assert "oppositie, 9 van 19: ? eerst nader onderzoek" in page

    def test_says_when_a_stance_is_uncertain_on_the_day(self, client, made):
        made.position(made.councils["Aalst"], dated_on="2016-11")

        uncertain = words(get(client, made, peildatum="2016-11-15"))
        certain = words(get(client, made, peildatum="2016-12-01"))

        assert "november 2016 · onzeker" in uncertain
        assert "· onzeker" not in certain

    def test_tells_both_outcomes_where_they_differ(self, client, made):
        made.position(made.councils["Aalst"], dated_on="2016-11")

        page = words(get(client, made, peildatum="2016-11-15"))

        assert "zonder wat op deze dag onzeker is: nog onbeslist" in page

    def test_counts_support_with_the_derived_seats_named(self, client):
        made = scene(slug="ander")
        made.council("Aalst", seats=39)
        berg = made.council("Berg")
        make.CouncilTermFactory(body=berg)
        make.PopulationFactory(municipality=berg.municipality, inhabitants=25_211)
        made.position(berg, "geen_blokkade")

        page = words(get(client, made, peildatum="2017-06-01"))

        assert "Zetels 21 van 60" in page
        assert "21 van 60 (35%), waarvan Berg 21 afgeleid" in page

    def test_asks_under_another_rule(self, client):
        made = scene("Aalst", "Berg", "Cent", slug="ander")
        made.position(made.councils["Aalst"])
        made.position(made.councils["Berg"])

        page = words(get(client, made, peildatum="2017-06-01", regel="meerderheid_raden"))

        assert "meerderheid van de raden" in page
        assert "Er is draagvlak" in page
        assert "2/3 er is draagvlak" in page

    def test_shows_the_chosen_subject_in_its_column(self, client, made):
        made.position(made.councils["Aalst"], "voor", subject=made.variant)

        variant = matrix(get(client, made, peildatum="2017-06-01"))
        chosen = matrix(get(client, made, peildatum="2017-06-01", toon="regioraad"))

        assert "sign--voor" in variant
        assert "sign--voor" not in chosen

    def test_heads_a_column_with_the_short_name_of_its_subject(self, client):
        made = scene("Aalst", slug="ander")
        made.variant.short_name = "Kort"
        save_record(made.variant, by=beheer(), reason="test")

        page = matrix(get(client, made))

        assert ">Kort</a>" in page and 'title="Zwaar"' in page

    def test_says_in_the_head_of_a_column_and_nowhere_else_what_is_off_the_table(self, client):
        made = scene("Aalst", slug="ander")
        made.position(made.councils["Aalst"], "tegen")
        make.MilestoneFactory(
            dossier=made.dossier, subject=made.proposal, state="verworpen", dated_on="2017-05-31"
        )

        page = matrix(get(client, made, peildatum="2017-06-01"))

        assert "Regioraad van tafel" in strip_tags(page.split("</thead>")[0])
        assert "van tafel" not in page.split("<tbody>")[1].split("</table>")[0]

    def test_explains_only_the_signs_that_it_shows(self, client, made):
        made.read(made.position(made.councils["Aalst"], "tegen"))

        key = matrix(get(client, made, peildatum="2017-06-01")).split('class="key"')[1]

        assert "sign--tegen" in key
        assert "sign--voor" not in key and "let op" not in key and "fracties" not in key

    def test_marks_a_cell_once_whatever_there_is_to_know(self, client):
        made = scene("Aalst", slug="ander")
        made.position(made.councils["Aalst"], "tegen", dated_on="2017-05/2017-06")

        page = matrix(get(client, made, peildatum="2017-06-01"))

        assert page.count('class="alert"') == 1
        assert "onzeker · via Regioraad · geen bron leest dit" in words_of(page)

    def test_shows_the_signs_of_two_groups_and_tells_all_of_them(self, client):
        made = scene("Aalst", slug="ander")
        for place, label in enumerate(("een", "twee", "drie")):
            made.position(
                made.councils["Aalst"],
                "voor",
                groups_label=label,
                dated_on=f"2016-06-0{place + 1}",
            )

        cell = matrix(get(client, made, peildatum="2017-06-01")).split("<tbody>")[1]

        assert cell.split("</summary>")[0].count("sign--voor") == 2
        assert "drie, zetels onbekend: ✓ voor" in words_of(cell)

    def test_carries_what_was_recorded_last_at_the_default_moment_only(self, client, made):
        made.position(made.councils["Aalst"], "tegen")

        assert "data-moment=" in get(client, made).content.decode()
        for asked in ({"peildatum": "2017-06-01"}, {"bekend": "2026-11-23"}):
            assert "data-moment=" not in get(client, made, **asked).content.decode()

    def test_says_that_the_region_did_not_exist_yet(self, client, made):
        page = words(get(client, made, peildatum="2014-01-01"))

        assert "bestond nog niet op 1 januari 2014" in page

    def test_says_since_when_the_dossier_is_kept_where_asked_before(self, client, made):
        page = words(get(client, made, bekend="2015-06-01T10:30"))

        assert "zoals bekend op 1 juni 2015 om 10.30 uur" in page
        assert "Regio houdt dit dossier bij sinds" in page

    def test_carries_day_knowledge_moment_and_address_at_its_foot(self, client, made):
        foot = words(get(client, made, peildatum="2016-12-01")).split("Peildatum")[-1]

        assert "1 december 2016 Stand van kennis zoals nu bekend Gemaakt op" in foot
        assert "http://testserver/dossiers/samen/?peildatum=2016-12-01" in foot

    def test_says_that_a_dossier_was_withdrawn_and_why(self, client, made):
        withdraw_record(made.dossier, by=beheer(), reason="Dubbel aangemaakt.")

        assert "Ingetrokken. Dubbel aangemaakt." in words(get(client, made))


class TestAWrongAddress:
    @pytest.mark.parametrize(
        "value", ["2017-02-31", "abc", "0000-01-01", "x" * 10_000, "2017-06-01\x00", "٢٠١٧-٠٦-٠١"]
    )
    def test_with_a_day_that_is_none_says_what_is_expected(self, client, value, made):
        response = get(client, made, peildatum=value)

        assert response.status_code == 400
        assert "zoals 2017-06-01" in words(response)
        assert len(response.content) < 10_000

    @pytest.mark.parametrize(
        ("name", "value"),
        [("bekend", "2017-03-26T02:30"), ("regel", "niets"), ("toon", "bestaat-niet")],
    )
    def test_names_the_parameter(self, client, name, value, made):
        response = get(client, made, **{name: value})

        assert response.status_code == 400
        assert f"Bij {name} staat" in words(response)

    def test_never_runs_what_was_typed(self, client, made):
        response = get(client, made, peildatum="<script>alert(1)</script>")

        assert b"<script" not in response.content

    def test_of_an_unknown_dossier_is_not_found(self, client):
        response = client.get("/dossiers/bestaat-niet/")

        assert response.status_code == 404
        assert "Niet gevonden" in words(response)

    def test_of_a_draft_is_not_found_by_the_public(self, client):
        made = scene("Aalst", draft=True, slug="ander")

        assert get(client, made).status_code == 404


class TestWhatTheReaderMaySee:
    def test_leaves_a_draft_out_of_the_public_board(self, client, made):
        made.position(made.councils["Aalst"], "tegen", draft=True)

        page = get(client, made, peildatum="2017-06-01").content.decode()

        assert "stance--tegen" not in page

    def test_keeps_what_a_signed_in_reader_sees_out_of_caches(self, client, made):
        client.force_login(beheer().user)

        assert get(client, made)["Cache-Control"] == "no-store"

    def test_says_to_its_keeper_that_a_record_is_a_draft(self, client, made):
        made.position(made.councils["Aalst"], "tegen", draft=True)
        client.force_login(beheer().user)

        page = words(get(client, made, peildatum="2017-06-01"))
        assert "1 juni 2016 · via Regioraad · geen bron leest dit · concept" in page


def crowd(made, number):
    """Add member councils that each hold something, in bulk: only the number counts here."""
    source = make.SourceFactory()
    position = made.position(made.council("Eerste"), "voor")
    places = [
        Municipality(code=f"gm{n:04d}", name=f"Plaats {n}", slug=f"plaats-{n}")
        for n in range(1, number)
    ]
    made_places = Municipality.objects.bulk_create(places)
    RegionMembership.objects.bulk_create(
        RegionMembership(
            region=made.dossier.region,
            municipality=each,
            source=source,
            dated_on="2015-01-01",
            first_on="2015-01-01",
            last_on="2015-01-01",
        )
        for each in made_places
    )
    bodies = Body.objects.bulk_create(
        Body(kind=BodyKind.COUNCIL, municipality=each, name=f"Raad {each}", slug=f"r-{each.code}")
        for each in made_places
    )
    decide(position, bodies)


def decide(position, bodies):
    """Copy a position and its decision to other bodies."""
    fields = {f.attname: getattr(position, f.attname) for f in position._meta.concrete_fields}
    decision = position.decision
    base = {f.attname: getattr(decision, f.attname) for f in decision._meta.concrete_fields}
    decisions = type(decision).objects.bulk_create(
        type(decision)(**{**base, "id": None, "body_id": body.pk, "number": 100 + place})
        for place, body in enumerate(bodies)
    )
    Position.objects.bulk_create(
        Position(**{**fields, "id": None, "body_id": each.body_id, "decision_id": each.pk})
        for each in decisions
    )


class TestTheNumberOfQueries:
    def test_is_the_same_for_5_councils_as_for_300(self, client):
        made, counts = scene(slug="ander"), []
        client.get("/gezond/")

        for number in (5, 300):
            with transaction.atomic():
                crowd(made, number)
                with CaptureQueriesContext(connection) as asked:
                    page = get(client, made, peildatum="2017-06-01")
                assert f"Raden {number} van {number}" in words(page)
                counts.append(len(asked))
                transaction.set_rollback(True)

        # Of so many the region is not drawn, which takes two.
        assert counts[0] - 2 == counts[1]

    def test_is_the_same_for_the_front_page_with_many_dossiers(self, client, made):
        for number in range(3):
            make.DossierFactory(slug=f"dossier-x{number}")

        with CaptureQueriesContext(connection) as asked:
            client.get("/")

        # How many there are, the dossiers, what happened last, what is planned, meetings.
        assert len(asked) == 5
        assert Dossier.objects.count() == 4  # that of the module too
