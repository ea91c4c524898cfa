"""Where the groups of a party stand in each council on a day."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from decisions.board.board import find_headline_subject
from decisions.board.parties import PartyScene, build_party_standing, list_party_standings
from decisions.board.reference import list_participants, read_dossier_rows
from decisions.board.snapshot import Snapshot
from decisions.domain.stances import Stance
from decisions.history import read_party_groups
from municipalities.actions.councils import save_council_groups
from municipalities.models import Group
from tests import factories as make
from tests import people
from tests.decisions.web.public.region import scene

pytestmark = pytest.mark.django_db
DAY = date(2016, 12, 1)
BEFORE, AFTER = (datetime(2026, 11, day, 12, tzinfo=UTC) for day in (21, 22))


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    with time_machine.travel(BEFORE, tick=False):
        made = scene("Aalst", "Berg", "Cent")
        names = {"Paars": "paars", "Geel": "geel"}
        made.parties = {
            name: make.PartyFactory(slug=slug, name=name) for name, slug in names.items()
        }
        made.terms = {
            name: make.CouncilTermFactory(body=body, seats=15, groups_complete=name != "Cent")
            for name, body in made.councils.items()
        }
        made.groups = {name: sit(made, name, "Paars", seats=4) for name in ("Aalst", "Berg")}
    return made


def sit(made, home, party, *, name=None, term=None, seats=None):
    """Give a council a group of a party, and return it."""
    return make.GroupFactory(
        term=term or made.terms[home],
        name=name or party,
        seats=seats,
        party=made.parties.get(party),
    )


def say(made, home, stance, *groups, dated_on="2016-06-01", **fields):
    """Have groups of a council say what they hold, and return the position."""
    label = " en ".join(each.name for each in groups)
    body = made.councils[home]
    said = made.position(body, stance, groups_label=label, dated_on=dated_on, **fields)
    for each in groups:
        make.PositionGroupFactory(position=said, group=each)
    return said


def place(made, *, day=DAY, known_at=None, reader=None):
    scope = {"reader": reader or people.public(), "known_at": known_at}
    rows = read_dossier_rows(made.dossier, **scope)
    groups = read_party_groups(made.dossier, homes=list_participants(rows.memberships), **scope)
    return PartyScene(Snapshot(rows, day), groups)


def standing(made, party="Paars", chosen=(), **asked):
    found = place(made, **asked)
    headline = find_headline_subject(found.scene)
    return build_party_standing(found, made.parties[party], headline, chosen)


def names(homes):
    return [each.name for each in homes]


def told(council, subject):
    """Return (stance, together) of what groups say in a PartyCouncil on a subject."""
    [found] = [each for each in council.subjects if each.subject == subject]
    return [(each.cell.stance, each.together) for each in found.sayings]


class TestACouncil:
    def test_tells_the_groups_of_its_term_of_the_day_with_their_seats_and_side(self, made):
        make.GroupRoleFactory(group=made.groups["Aalst"])

        aalst, berg = standing(made).councils

        [group] = aalst.groups
        assert (group.name, group.seats, aalst.seats.number) == ("Paars", 4, 15)
        sides = [each.groups[0].side_on(DAY) for each in (aalst, berg)]
        assert sides == ["coalitie", ""]

    def test_tells_what_its_group_says_beside_what_the_council_holds(self, made):
        say(made, "Aalst", "voor", made.groups["Aalst"])
        made.position(made.councils["Aalst"], "tegen")

        aalst, _ = standing(made).councils

        assert told(aalst, made.proposal) == [(Stance.VOOR, ())]
        assert aalst.headline.council.stance == Stance.TEGEN

    def test_never_tells_the_stance_of_the_council_as_that_of_the_group(self, made):
        made.position(made.councils["Aalst"], "tegen")

        aalst, _ = standing(made).councils

        assert told(aalst, made.proposal) == []
        assert aalst.headline.stances == ()

    def test_tells_with_whom_a_group_says_it(self, made):
        green = sit(made, "Aalst", "", name="Groen")
        yellow = sit(made, "Aalst", "Geel")
        say(made, "Aalst", "voor", made.groups["Aalst"], green, yellow)

        aalst, _ = standing(made).councils

        assert told(aalst, made.proposal) == [(Stance.VOOR, ("Geel", "Groen"))]
        assert aalst.headline.sayings[0].own == ("Paars",)

    def test_leaves_out_what_the_group_no_longer_holds(self, made):
        yellow = sit(made, "Aalst", "Geel")
        say(made, "Aalst", "voor", made.groups["Aalst"], yellow)
        say(made, "Aalst", "tegen", made.groups["Aalst"], dated_on="2016-07-01")

        assert told(standing(made).councils[0], made.proposal) == [(Stance.TEGEN, ())]
        assert told(standing(made, "Geel").councils[0], made.proposal) == [(Stance.VOOR, ())]

    def test_tells_nothing_of_a_label_that_is_linked_to_no_group(self, made):
        made.position(made.councils["Aalst"], "voor", groups_label="Paars")

        assert told(standing(made).councils[0], made.proposal) == []

    def test_holds_two_groups_of_a_party_that_are_divided(self, made):
        other = sit(made, "Aalst", "Paars", name="Paars Anders", seats=1)
        say(made, "Aalst", "voor", made.groups["Aalst"])
        say(made, "Aalst", "tegen", other)

        found = standing(made)

        assert [each.name for each in found.councils[0].groups] == ["Paars", "Paars Anders"]
        assert found.councils[0].headline.stances == (Stance.VOOR, Stance.TEGEN)
        assert (found.divided, found.spread, found.unknown) == (1, (), 1)

    def test_tells_of_a_variant_what_was_said_on_its_proposal(self, made):
        say(made, "Aalst", "voor", made.groups["Aalst"])

        aalst, _ = standing(made).councils

        [saying] = next(e for e in aalst.subjects if e.subject == made.variant).sayings
        assert saying.cell.via == made.proposal

    def test_tells_another_subject_on_which_its_group_spoke(self, made):
        first, second = (
            make.SubjectFactory(
                dossier=made.dossier, slug=slug, is_direction=True, column=made.variant
            )
            for slug in ("loket", "fonds")
        )
        say(made, "Aalst", "voor", made.groups["Aalst"], subject=second)

        subjects = [each.subject for each in standing(made).councils[0].subjects]

        assert second in subjects
        assert first not in subjects
        assert [each.subject for each in standing(made).councils[0].said] == [
            made.proposal,
            second,
        ]


class TestAnEarlierTerm:
    @pytest.fixture
    def later(self, made):
        """The council of Aalst was renewed, and its group of the former term had spoken."""
        say(made, "Aalst", "voor", made.groups["Aalst"])
        body = made.councils["Aalst"]
        return make.CouncilTermFactory(
            body=body, dated_on="2018-03-29", election_year=2018, groups_complete=True
        )

    def test_is_marked_and_does_not_count_for_the_group_of_the_day(self, made, later):
        sit(made, "Aalst", "Paars", term=later, seats=2)

        found = standing(made, day=date(2018, 4, 1))

        aalst = found.councils[0]
        assert [each.seats for each in aalst.groups] == [2]
        assert [each.cell.is_past for each in aalst.headline.sayings] == [True]
        assert aalst.headline.stances == ()
        assert (found.earlier, found.spread, found.unknown) == (1, (), 1)

    def test_is_told_where_the_party_has_no_group_any_more(self, made, later):
        found = standing(made, day=date(2018, 4, 1))

        assert found.councils[0].groups == ()
        assert found.councils[0].municipality in found.absent
        assert found.seated == ()

    def test_stands_after_what_the_group_of_the_day_says(self, made, later):
        now = sit(made, "Aalst", "Paars", term=later)
        say(made, "Aalst", "tegen", now, dated_on="2018-05-01")

        found = standing(made, day=date(2018, 6, 1))

        assert [e.cell.stance for e in found.councils[0].headline.sayings] == [
            Stance.TEGEN,
            Stance.VOOR,
        ]
        assert found.spread == ((Stance.TEGEN, 1),)


class TestOtherCouncils:
    def test_without_a_group_are_told_apart_from_those_not_all_known(self, made):
        found = standing(made, "Geel")

        assert names(found.absent) == ["Aalst", "Berg"]
        assert names(found.unlisted) == ["Cent"]

    def test_whose_term_was_not_entered_may_have_one(self, made):
        found = standing(made, day=date(2018, 4, 1))

        assert names(found.unlisted) == ["Aalst", "Berg", "Cent"]

    def test_that_are_no_member_on_the_day_are_left_out(self, made):
        assert standing(made, day=date(1990, 1, 1)).councils == ()


class TestTheList:
    def test_tells_councils_seats_and_spread(self, made):
        sit(made, "Cent", "Paars")
        say(made, "Aalst", "voor", made.groups["Aalst"])
        say(made, "Berg", "tegen", made.groups["Berg"])
        found = place(made)

        [paars] = list_party_standings(found, find_headline_subject(found.scene))

        assert (len(paars.seated), paars.seats, paars.uncounted) == (3, 8, 1)
        assert paars.spread == ((Stance.VOOR, 1), (Stance.TEGEN, 1))
        assert (paars.unknown, paars.divided) == (1, 0)

    def test_begins_with_the_party_in_most_councils(self, made):
        sit(made, "Aalst", "Geel")
        found = place(made)

        told = list_party_standings(found, None)

        assert [each.party.name for each in told] == ["Paars", "Geel"]
        assert told[0].unknown == 0

    def test_leaves_out_a_party_of_another_day(self, made):
        found = place(made, day=date(2018, 4, 1))

        assert list_party_standings(found, find_headline_subject(found.scene)) == []


class TestBothClocks:
    def give(self, made, party):
        """Have Berg's group belong to another party, from a later moment on."""
        with time_machine.travel(AFTER, tick=False):
            group = Group.objects.get(pk=made.groups["Berg"].pk)
            group.party = party
            by = people.beheer()
            save_council_groups([group], region=made.dossier.region, by=by, reason="Anders.")

    def test_the_party_of_a_group_is_as_known(self, made):
        with time_machine.travel(BEFORE, tick=False):
            say(made, "Berg", "voor", made.groups["Berg"])
        self.give(made, made.parties["Geel"])

        assert [c.municipality.name for c in standing(made).seated] == ["Aalst"]
        assert [c.municipality.name for c in standing(made, "Geel").seated] == ["Berg"]
        then = standing(made, known_at=BEFORE)
        assert [c.municipality.name for c in then.seated] == ["Aalst", "Berg"]
        assert then.spread == ((Stance.VOOR, 1),)
        cell = then.councils[1].headline.sayings[0].cell
        assert cell.party == made.parties["Paars"]

    def test_what_was_said_later_is_not_known_yet(self, made):
        with time_machine.travel(AFTER, tick=False):
            say(made, "Aalst", "voor", made.groups["Aalst"])

        assert standing(made, known_at=BEFORE).spread == ()
        assert standing(made, known_at=AFTER).spread == ((Stance.VOOR, 1),)


class TestWhoReads:
    @pytest.mark.parametrize(
        "hidden", [{"draft": True}, {"public_from": datetime(2199, 1, 1, tzinfo=UTC)}]
    )
    def test_the_public_sees_no_draft_and_nothing_under_embargo(self, made, hidden):
        say(made, "Aalst", "voor", made.groups["Aalst"], **hidden)

        own = people.griffie(made.councils["Aalst"].municipality)

        assert standing(made).spread == ()
        assert standing(made, reader=own).spread == ((Stance.VOOR, 1),)


def test_a_cell_has_a_party_where_all_its_groups_have_one(made):
    other = sit(made, "Aalst", "Paars", name="Paars Anders")
    alone = sit(made, "Aalst", "", name="Groen")
    yellow = sit(made, "Aalst", "Geel")
    for place_, groups in enumerate(
        [(other, made.groups["Aalst"]), (other, alone), (yellow, other)]
    ):
        subject = make.SubjectFactory(dossier=made.dossier, slug=f"ander-{place_}")
        say(made, "Aalst", "voor", *groups, subject=subject)
    scene_ = place(made).scene

    cells = [
        scene_.cell(made.councils["Aalst"], each).groups[0].party
        for each in scene_.material.subjects
        if each.slug.startswith("ander-")
    ]

    assert cells == [made.parties["Paars"], None, None]
