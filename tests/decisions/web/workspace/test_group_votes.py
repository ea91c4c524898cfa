"""How the groups of a council voted: entered with a decision, changed later, told on its page."""

import pytest
from django.core.exceptions import ValidationError

from decisions.actions import save_record
from decisions.history import read_group_votes
from decisions.models import GroupTally, Position
from municipalities.tracking import write_record
from tests import factories as make
from tests.decisions.web.public.region import words
from tests.decisions.web.workspace.decision_form.typing import Desk
from tests.decisions.web.workspace.sitting import Sitting
from tests.people import beheer

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    made = Desk()
    _ = made.groups, made.subject, made.griffie
    return made


def told(decision):
    rows = decision.group_tallies.order_by("id")
    return [(e.label, e.direction, e.votes_for, e.votes_against) for e in rows]


def row(desk, name, **typed):
    return {f"group__{desk.groups[name].pk}__{key}": value for key, value in typed.items()}


class TestEntering:
    def test_keeps_a_direction_numbers_or_both_and_no_stance_of_a_group(self, desk):
        made = desk.entered(
            **desk.stance("voor"),
            **row(desk, "D66", direction="voor"),
            **{f"group__{desk.groups['VVD'].pk}__for": "2"},
            **{f"group__{desk.groups['VVD'].pk}__against": "4"},
        )

        assert told(made) == [("D66", "voor", None, None), ("VVD", "", 2, 4)]
        assert Position.objects.get().groups_label == ""

    def test_takes_the_direction_of_a_group_that_was_marked_above(self, desk):
        made = desk.entered(
            **desk.stance("voor"),
            how="allen",
            **{f"voted__{desk.groups['VVD'].pk}": "tegen"},
        )

        assert told(made) == [("VVD", "tegen", None, None)]

    @pytest.mark.parametrize(
        ("typed", "field", "sentence"),
        [
            ({"for": "7"}, "for", "meer stemmen (7) dan zetels (6)"),
            ({"for": "x"}, "for", "geheel getal"),
            ({"direction": "voor", "against": "1"}, "direction", "verdeeld of tegen"),
            ({"direction": "tegen", "for": "1"}, "direction", "verdeeld of voor"),
        ],
    )
    def test_refuses_what_cannot_be_beside_its_field(self, desk, typed, field, sentence):
        form = desk.form(desk.typed(**desk.stance("voor"), **row(desk, "VVD", **typed)))

        assert not form.is_valid()
        key = f"group-{desk.groups['VVD'].pk}-{field}"
        assert sentence.replace("geheel", "heel") in str(form.errors[key])
        assert form.group_votes.is_open


class TestChanging:
    @pytest.fixture
    def decision(self, desk):
        return make.DecisionFactory(
            dossier=desk.dossier, body=desk.council, dated_on="2017-05-09", draft=True
        )

    def opened(self, desk, decision):
        sitting = Sitting(desk.griffie)
        sitting.open(f"/werkblad/besluit/{decision.pk}/")
        return sitting

    def test_offers_each_group_of_the_council_and_rows_for_others(self, desk, decision):
        sitting = self.opened(desk, decision)

        sitting.send_fields(
            {
                "fractie-0-direction": "voor",
                "fractie-3-label": "Lijst Jansen",
                "fractie-3-votes_against": "1",
            }
        )

        assert sitting.page.status_code == 302
        assert sorted(told(decision)) == [
            ("D66", "voor", None, None),
            ("Lijst Jansen", "", None, 1),
        ]
        assert decision.group_tallies.get(label="D66").group == desk.groups["D66"]

    def test_changes_and_takes_away(self, desk, decision):
        make.GroupTallyFactory(decision=decision, label="D66", group=desk.groups["D66"])
        make.GroupTallyFactory(decision=decision, label="VVD", group=desk.groups["VVD"])
        sitting = self.opened(desk, decision)
        names = {e.initial.get("label"): e.prefix for e in sitting.page.context["form"].group_votes}

        sitting.send_fields({f"{names['D66']}-direction": "tegen", f"{names['VVD']}-direction": ""})

        assert told(decision) == [("D66", "tegen", None, None)]

    def test_keeps_what_was_typed_where_it_cannot_be(self, desk, decision):
        sitting = self.opened(desk, decision)
        names = {e.initial.get("label"): e.prefix for e in sitting.page.context["form"].group_votes}

        sitting.send_fields({f"{names['VVD']}-votes_for": "7", "title": "Anders"})

        assert sitting.page.status_code == 422
        assert "meer stemmen (7) dan zetels (6)" in sitting.words
        assert told(decision) == []

    def test_of_two_people_tells_both(self, desk, decision):
        first, second = self.opened(desk, decision), self.opened(desk, decision)
        second.send_fields({"fractie-0-direction": "voor", "title": "Van de tweede"})

        first.send_fields({"fractie-0-direction": "tegen"})

        assert first.page.status_code == 409
        assert "Stemmen van fracties" in first.words
        assert told(decision) == [("D66", "voor", None, None)]


class TestTheRules:
    def tally(self, desk, **fields):
        decision = make.DecisionFactory(
            dossier=desk.dossier, body=desk.council, dated_on="2017-05-09", draft=True, seats=19
        )
        return GroupTally(decision=decision, dossier=desk.dossier, label="VVD", **fields)

    def test_refuse_more_votes_than_the_group_had_seats(self, desk):
        made = self.tally(desk, group=desk.groups["VVD"], votes_against=7)

        with pytest.raises(ValidationError, match="meer stemmen"):
            save_record(made, by=desk.griffie)

    def test_refuse_more_votes_than_the_council_had_where_no_seats_are_known(self, desk):
        with pytest.raises(ValidationError, match="meer zetels"):
            save_record(self.tally(desk, votes_for=20), by=desk.griffie)

    def test_refuse_a_group_that_did_not_sit(self, desk):
        old = make.CouncilTermFactory(body=desk.council, dated_on="2010-03-11", election_year=2010)
        group = make.GroupFactory(term=old, name="Oud")

        with pytest.raises(ValidationError, match="zat in raadsperiode"):
            save_record(self.tally(desk, group=group, direction="voor"), by=desk.griffie)

    def test_refuse_a_group_of_a_body_that_is_no_council(self, desk):
        made = self.tally(desk, group=desk.groups["VVD"], direction="voor")
        made.decision.body = desk.college

        with pytest.raises(ValidationError, match="Alleen bij een gemeenteraad"):
            made.clean()


class TestThePage:
    @pytest.fixture
    def decision(self, desk):
        return make.DecisionFactory(
            dossier=desk.dossier,
            body=desk.council,
            dated_on="2017-05-09",
            votes_for=6,
            votes_against=4,
        )

    def test_tells_each_group_with_seats_direction_and_votes(self, desk, decision, client):
        made = {"decision": decision, "direction": ""}
        make.GroupTallyFactory(**made, label="D66", group=desk.groups["D66"], votes_against=4)
        make.GroupTallyFactory(
            **made, label="VVD", group=desk.groups["VVD"], votes_for=5, votes_against=1
        )

        page = words(client.get(decision.get_absolute_url()))

        assert "Hoe stemden de fracties Fractie Zetels Stemde Stemmen" in page
        assert "VVD 6 ± verdeeld 5 voor, 1 tegen" in page
        assert "De stemmen van de fracties" not in page

    def test_warns_of_a_sum_only_where_all_groups_have_numbers(self, desk, decision, client):
        desk.term.groups_complete = True
        write_record(desk.term, by=beheer())
        numbers = {"D66": (4, 0), "VVD": (2, 4)}
        for name, (in_favour, against) in numbers.items():
            make.GroupTallyFactory(
                decision=decision,
                label=name,
                direction="",
                group=desk.groups[name],
                votes_for=in_favour,
                votes_against=against,
            )
        before = words(client.get(decision.get_absolute_url()))
        make.GroupTallyFactory(
            decision=decision,
            label="Lokaal",
            direction="",
            group=desk.groups["Lokaal"],
            votes_for=1,
            votes_against=0,
        )

        page = words(client.get(decision.get_absolute_url()))

        assert "De stemmen van de fracties" not in before
        assert "samen 7 voor en 4 tegen; de stemming zelf telt er 6 voor en 4 tegen" in page

    def test_shows_nothing_without_them(self, decision, client):
        assert "Hoe stemden" not in words(client.get(decision.get_absolute_url()))

    def test_tells_what_was_known_at_a_moment(self, desk, decision):
        made = make.GroupTallyFactory(decision=decision, label="D66", group=desk.groups["D66"])
        then = made.history.latest().history_date
        made.direction = "tegen"
        write_record(made, by=beheer(), reason="Verkeerd overgenomen.")

        [now], [before] = read_group_votes(decision.pk), read_group_votes(decision.pk, then)

        assert (now.direction, before.direction) == ("tegen", "voor")

    def test_asks_as_often_for_many_as_for_one(self, desk, decision, django_assert_num_queries):
        make.GroupTallyFactory(decision=decision, label="D66", group=desk.groups["D66"])
        with django_assert_num_queries(2):
            read_group_votes(decision.pk)
        for name in ("VVD", "Lokaal"):
            make.GroupTallyFactory(decision=decision, label=name, group=desk.groups[name])

        with django_assert_num_queries(2):
            assert len(read_group_votes(decision.pk)) == 3
