"""To which party each group of a council belongs, as its griffie chooses it."""

import pytest

from municipalities.models import Group
from tests import factories as make
from tests.decisions.web.workspace.sitting import Sitting, errors_beside, sent_by
from tests.people import griffie

pytestmark = pytest.mark.django_db


@pytest.fixture
def parties(world):
    return [make.PartyFactory(slug=name.lower(), name=name) for name in ("Geel", "Paars")]


@pytest.fixture
def groups(world, parties):
    term = make.CouncilTermFactory(body=world.council)
    return [make.GroupFactory(term=term, name=name) for name in ("PAARS", "Lokaal")]


def at(reader, world):
    desk = Sitting(reader)
    desk.open(f"/werkblad/griffie/{world.council.municipality.slug}/partijen/")
    return desk


def party_of(group):
    return Group.objects.get(pk=group.pk).party


class TestTheForm:
    def test_offers_the_party_of_which_a_group_has_the_name_and_saves_nothing(
        self, world, groups, parties
    ):
        desk = at(world.griffie, world)

        assert sent_by(desk.page)[f"fractie-{groups[0].pk}"] == [str(parties[1].pk)]
        assert sent_by(desk.page)[f"fractie-{groups[1].pk}"] == [""]
        assert "Voorgesteld om de naam" in desk.words
        assert party_of(groups[0]) is None

    def test_saves_what_was_chosen_with_its_reason(self, world, groups, parties):
        desk = at(world.griffie, world)
        desk.send_fields({f"fractie-{groups[1].pk}": str(parties[0].pk)})
        desk.follow()

        assert [party_of(each) for each in groups] == [parties[1], parties[0]]
        assert "De partijen van de fracties zijn bewaard." in desk.words
        last = groups[1].history.latest()
        assert last.history_change_reason == "Partijen van fracties gekozen."

    def test_takes_a_party_away_and_leaves_the_others_as_they_are(self, world, groups, parties):
        at(world.griffie, world).send_fields({})
        versions = groups[1].history.count()
        desk = at(world.griffie, world)
        desk.send_fields({f"fractie-{groups[0].pk}": ""})

        assert party_of(groups[0]) is None
        assert groups[1].history.count() == versions

    def test_sets_nothing_back_that_somebody_else_chose_meanwhile(self, world, groups, parties):
        desk = at(world.griffie, world)
        at(world.beheer, world).send_fields({f"fractie-{groups[1].pk}": str(parties[0].pk)})

        desk.send_fields({f"fractie-{groups[0].pk}": ""})

        assert party_of(groups[1]) == parties[0]

    def test_tells_where_both_chose_another_and_keeps_what_was_typed(self, world, groups, parties):
        desk = at(world.griffie, world)
        at(world.beheer, world).send_fields({f"fractie-{groups[1].pk}": str(parties[0].pk)})
        field = f"fractie-{groups[1].pk}"

        desk.send_fields({field: str(parties[1].pk)})

        assert errors_beside(desk.page, field) == [
            "Iemand anders koos intussen Geel; kies opnieuw."
        ]
        assert sent_by(desk.page)[field] == [str(parties[1].pk)]
        desk.send_fields({})
        assert party_of(groups[1]) == parties[1]

    def test_is_there_for_a_successor_that_no_membership_names(self, world):
        heir = make.BodyFactory(municipality=make.MunicipalityFactory(name="Samenstad"))
        make.SuccessionFactory(municipality=world.council.municipality, successor=heir.municipality)
        desk = Sitting(griffie(heir.municipality))

        assert desk.open("/werkblad/griffie/samenstad/partijen/").status_code == 200

    def test_says_how_groups_come_in_where_there_are_none(self, world):
        assert "nog geen fracties ingevoerd" in at(world.griffie, world).words

    @pytest.mark.parametrize(
        ("who", "may"),
        [("griffie", True), ("beheer", True), ("redactie", False), ("strange_griffie", False)],
    )
    def test_is_for_who_keeps_the_groups(self, world, groups, who, may):
        assert at(getattr(world, who), world).page.status_code == (200 if may else 403)
