"""What was just entered, told to who keeps it and to nobody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.web.workspace.decisions import list_missing_parts
from tests.decisions.web.public.region import words
from tests.decisions.web.workspace.decision_form.typing import Desk
from tests.factories import DossierFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return Desk()


def page(client, desk, made, *, who="griffie", slug=None):
    client.force_login(getattr(desk, who).user)
    return client.get(f"/werkblad/{slug or desk.dossier.slug}/besluit/{made.pk}/")


class TestThePage:
    def test_says_the_day_in_words_and_what_the_law_says(self, client, desk):
        made = desk.entered(left="9", dated_on="09-05-2017", **desk.stance("tegen"))

        told = words(page(client, desk, made))

        assert "Het besluit van 9 mei 2017 is bewaard als concept." in told
        assert "precies genoeg stemmen" in told
        assert "tegen" in told

    def test_warns_of_a_vote_that_is_not_valid(self, client, desk):
        made = desk.entered(left="10", **desk.stance("tegen"))

        assert "niet geldig: 9 van de 19" in words(page(client, desk, made))

    @pytest.mark.parametrize(
        ("then", "word"), [("delen", "gedeeld met de regio"), ("publiceren", "is gepubliceerd")]
    )
    def test_says_how_far_it_went(self, client, desk, then, word):
        made = desk.entered(then=then, source_follows="on", **desk.stance("voor"))

        assert word in words(page(client, desk, made))

    def test_names_what_groups_said_beside_it(self, client, desk):
        said = {
            "said__0__label": "Lokaal",
            "said__0__subject": desk.other.pk,
            "said__0__stance": "voor",
        }
        made = desk.entered(**said, **desk.stance("tegen"))

        assert "Lokaal: Fusie" in words(page(client, desk, made))

    def test_tells_what_a_reader_will_miss(self, client, desk):
        made = desk.entered(dated_on="mei 2017", **desk.stance("voor"))

        told = words(page(client, desk, made))

        for sentence in ("nog geen bron", "Hoe er is gestemd", "welke vergadering", "precieze dag"):
            assert sentence in told

    def test_names_the_place_and_the_condition_as_they_were_typed(self, client, desk):
        place = {
            "place__0__source": desk.source.pk,
            "place__0__place": "alinea 12",
            "place__0__summary": "De raad stelt een eis.",
        }
        condition = {f"subject__{desk.subject.pk}__conditions": "Alleen met een eigen wethouder."}
        made = desk.entered(**place, **condition, **desk.stance("voor_mits"))

        told = words(page(client, desk, made))

        assert "De raad stelt een eis. Brief, alinea 12" in told
        assert "mits: Alleen met een eigen wethouder." in told
        assert "nog geen bron" not in told

    def test_takes_few_queries(self, client, desk):
        made = desk.entered(**desk.stance("voor"), **desk.stance("tegen", desk.other))
        page(client, desk, made)

        with CaptureQueriesContext(connection) as asked:
            page(client, desk, made)

        # Signing in again is five of them.
        assert len(asked) <= 25


class TestWhatIsMissing:
    def test_is_nothing_in_a_whole_and_public_decision(self, desk):
        whole = {"how": "zonder", "meeting": "nieuw", "source_follows": "on"}
        made = desk.entered(then="publiceren", **whole, **desk.stance("voor"))

        assert list_missing_parts(made, [object()], True) == []

    def test_is_no_vote_in_a_letter(self, desk):
        made = desk.entered(form="brief", **desk.stance("voor"))

        assert not any("gestemd" in str(each) for each in list_missing_parts(made, [], False))


class TestWhoSeesIt:
    @pytest.mark.parametrize(
        ("who", "status"),
        [("griffie", 200), ("beheer", 200), ("other_griffie", 404), ("raadslid", 403)],
    )
    def test_is_who_keeps_it(self, client, desk, who, status):
        made = desk.entered(**desk.stance("voor"))

        assert page(client, desk, made, who=who).status_code == status

    def test_is_nobody_else_when_it_is_public(self, client, desk):
        made = desk.entered(then="publiceren", source_follows="on", **desk.stance("voor"))

        assert page(client, desk, made, who="other_griffie").status_code == 404

    def test_is_nobody_under_another_dossier(self, client, desk):
        made, other = desk.entered(**desk.stance("voor")), DossierFactory(region=desk.region)

        assert page(client, desk, made, slug=other.slug).status_code == 404


class TestGroupsThatCanBeLinked:
    def test_are_proposed_where_the_label_names_them_and_none_is_linked(self, client, desk):
        _ = desk.groups
        made = desk.entered(
            speaker="fracties", by__label="D66 en VVD", title="Debat", **desk.stance("voor")
        )
        (position,) = made.positions.all()

        text = page(client, desk, made).content.decode()

        assert "‘D66 en VVD’ kan gekoppeld worden aan D66, VVD." in text
        assert f'href="/werkblad/standpunt/{position.pk}/"' in text
        assert not position.groups.exists()
        form = client.get(f"/werkblad/standpunt/{position.pk}/").content.decode()
        assert "In ‘D66 en VVD’ worden genoemd: D66, VVD. Vink aan wie het zijn." in form

    def test_are_not_proposed_where_they_are(self, client, desk):
        keys = [desk.groups[name].pk for name in ("D66", "VVD")]
        made = desk.entered(
            speaker="fracties",
            by__label="D66 en VVD",
            by__groups=keys,
            title="Debat",
            **desk.stance("voor"),
        )

        assert "kan gekoppeld worden" not in page(client, desk, made).content.decode()
