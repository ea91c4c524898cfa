"""Others who decide or advise, 'tegen, tenzij' and related subjects, on the pages."""

import pytest

from decisions.models import RemarkKind
from tests import factories as make
from tests.decisions.web.public.reading import page, queries
from tests.decisions.web.public.region import scene, words

pytestmark = pytest.mark.django_db
DAY = {"peildatum": "2017-06-01"}
LANE = "Anderen die beslissen of adviseren"


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst", "Berg")


def chamber(made, kind="tweede_kamer", name="Tweede Kamer"):
    return make.BodyFactory(kind=kind, name=name, municipality=None, region=made.dossier.region)


def against_unless(made, council):
    position = made.position(council, "tegen", subject=made.proposal)
    make.RemarkFactory(
        dossier=made.dossier,
        body=council,
        decision=position.decision,
        position=position,
        subject=made.proposal,
        kind=RemarkKind.CONDITION,
        text="De zetel blijft hier.",
    )
    return position


class TestTheBoard:
    def test_has_a_lane_for_others_that_hold_something(self, client, made):
        assert LANE not in words(page(client, made, **DAY))
        made.position(chamber(made), "tegen", subject=made.variant)

        response = page(client, made, **DAY)

        text = words(response)
        assert f"{LANE} tellen niet mee voor het draagvlak Tweede Kamer" in text
        assert text.index("Akkoord") < text.index(LANE)

    def test_leaves_out_who_holds_nothing_in_a_column(self, client, made):
        loose = make.SubjectFactory(dossier=made.dossier, is_direction=True, column=made.variant)
        made.position(chamber(made), "tegen", subject=loose)

        assert LANE not in words(page(client, made, **DAY))

    def test_asks_as_often_with_three_others_as_with_one(self, client, made):
        made.position(chamber(made), "tegen", subject=made.variant)
        one = queries(client, made.address, **DAY)
        for kind in ("provinciale_staten", "regering"):
            made.position(chamber(made, kind, kind), "voor", subject=made.variant)

        assert queries(client, made.address, **DAY) == one


class TestAgainstUnless:
    @pytest.mark.parametrize("path", ["", "varianten/zwaar/", "verloop/", "tijdlijn/"])
    def test_is_told_on_every_page_of_the_dossier(self, client, made, path):
        against_unless(made, made.councils["Aalst"])

        assert "tegen, tenzij" in words(page(client, made, path, **DAY))

    def test_is_told_on_the_pages_of_the_position_the_decision_and_the_municipality(
        self, client, made
    ):
        council = made.councils["Aalst"]
        position = against_unless(made, council)

        for address in (position.get_absolute_url(), position.decision.get_absolute_url()):
            assert "tegen, tenzij" in words(client.get(address))
        home = page(client, made, f"gemeenten/{council.municipality.slug}/", **DAY)
        assert "tegen, tenzij" in words(home).lower()


class TestATally:
    def test_of_another_body_is_not_judged_by_the_law_of_councils(self, client, made):
        said = make.DecisionFactory(
            dossier=made.dossier,
            body=chamber(made),
            seats=150,
            votes_for=70,
            votes_against=5,
            abstained=0,
        )

        text = words(client.get(said.get_absolute_url()))

        assert "Zetels 150" in text and "Onthouden 0" in text
        assert "Gemeentewet" not in text and "art. 2" not in text


class TestRelatedSubjects:
    def test_are_named_on_both_pages_with_their_source(self, client, made):
        other = make.SubjectFactory(dossier=made.dossier, slug="licht", name="Licht")
        make.SubjectRelationFactory(
            subject=other, other=made.variant, source__title="Nota", place="alinea 2"
        )

        for path, name in (("varianten/zwaar/", "Licht"), ("varianten/licht/", "Zwaar")):
            assert f"Sluit uit {name} Bron: Nota , alinea 2" in words(
                page(client, made, path, **DAY)
            )

    def test_tell_of_a_version_what_changed(self, client, made):
        newer = make.SubjectFactory(
            dossier=made.dossier, slug="raad-2", name="Raad 2", is_proposal=True,
            works_out=made.variant,
        )  # fmt: skip
        make.SubjectRelationFactory(
            subject=newer,
            kind="vervangt",
            other=made.proposal,
            change="Zonder loket.",
            url="https://voorbeeld.example/2",
        )

        new, old, variant = (
            words(page(client, made, path, **DAY))
            for path in ("voorstellen/raad-2/", "voorstellen/regioraad/", "varianten/zwaar/")
        )

        assert "Vervangt Regioraad Zonder loket. Waar dat te lezen is" in new
        assert "Vervangen door Raad 2 Zonder loket." in old
        assert "Regioraad (eerdere versie)" in variant and "Raad 2 (nieuwste versie)" in variant
