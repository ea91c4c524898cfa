"""What the board says of the Leidse regio when it knows every source."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from decisions import history
from decisions.domain.rules import Rule
from decisions.domain.stances import Stance
from decisions.exchange import import_folder
from decisions.exchange.folder import TABLES, read_folder
from decisions.history.changes.entries import ChangeKind, FollowedScope
from decisions.history.changes.reading import read_changes
from decisions.models import Milestone, Position, Status
from tests.decisions.demo_rows import BRONNEN, DEMO
from tests.decisions.exchange.rows import histories
from tests.decisions.letter import MEMBERS, SLUG, Letter
from tests.decisions.round_trips import bring, contents, elsewhere, meaning, take_out
from tests.people import NOW, beheer, forget_beheer, public

pytestmark = pytest.mark.django_db
JUNE = date(2017, 6, 1)
OCTOBER = date(2017, 10, 1)
DAY = timedelta(days=1)
SAMEN = "intensievere-samenwerking"
OEGSTGEEST = "gm0579"


@pytest.fixture(scope="module")
def journey(rolled_back, tmp_path_factory):
    """The letter with all other sources in a database that is gone, and what came out of it."""
    path = tmp_path_factory.mktemp("journey")
    with elsewhere(MEMBERS):
        first = bring(BRONNEN)
        public_part = take_out(SLUG, path / "openbaar", reader=public(NOW + DAY))
        take_out(SLUG, path / "een")
        before = histories()
        again = [bring(BRONNEN), bring(path / "een")]
        written = histories() != before
    forget_beheer()
    return SimpleNamespace(
        path=path, first=first, again=again, written=written, left_out=public_part.left_out
    )


@pytest.fixture(scope="module")
def sources(journey):
    """The same dossier in another database, from the folder that came out of the first."""
    return Letter(journey.path / "een")


def stances(sources, kind, day, subject):
    board = sources.board(day)
    return sources.stances(getattr(board, kind), board, subject)


def cell(sources, day, subject, code=OEGSTGEEST):
    board = sources.board(day)
    return sources.cells(board.councils, board, subject)[code]


class TestTheImport:
    def test_finds_nothing_wrong_and_nothing_to_do_the_second_time(self, journey):
        assert journey.first.is_right
        assert [report.changes_nothing for report in journey.again] == [True, True]
        assert [report.absent for report in journey.again] == [(), ()]
        assert not journey.written

    def test_counts_each_file_of_each_folder_by_itself(self, journey):
        counts = journey.first.counts

        assert counts["../themes.csv"].new + counts["themes.csv"].new == 11
        assert list(counts)[:3] == ["dossier.toml", "../sources.csv", "sources.csv"]

    def test_can_go_back_to_the_letter_and_tells_what_that_leaves(self, sources):
        with transaction.atomic():
            report = import_folder(read_folder(DEMO), by=beheer(), dry_run=True)

        assert report.is_right
        assert report.counts["decisions.csv"].changed == 11
        assert {each.name for each in report.absent} > {"uitstel-college-voorschoten", SAMEN}

    def test_publishes_every_position(self, sources):
        assert not Position.objects.exclude(status="gepubliceerd").exists()


class TestTheRoundTrip:
    def test_is_the_same_to_the_byte(self, journey, sources):
        take_out(SLUG, journey.path / "twee")

        assert contents(journey.path / "een") == contents(journey.path / "twee")
        assert (
            len(contents(journey.path / "een")) == len(TABLES) + 2
        )  # its settings and what it holds

    def test_says_in_public_all_that_the_sources_say(self, journey):
        said = meaning(read_folder(BRONNEN))
        said["sources"] = [row for row in said["sources"] if carries(row["id"], said)]

        assert meaning(read_folder(journey.path / "openbaar")) == said
        assert not journey.left_out


def carries(source, said):
    """Whether anything in a folder rests on a source."""
    return any(row.get("source") == source for rows in said.values() for row in rows)


@pytest.mark.once
class TestTheColleges:
    def test_of_voorschoten_has_no_stance_from_3_may_on(self, sources):
        for day, stance in ((2, Stance.VOOR), (3, Stance.GEEN_STANDPUNT)):
            found = stances(sources, "colleges", date(2017, 5, day), "regioraad")
            assert found["gm0626"] is stance

    @pytest.mark.parametrize("day", [date(2017, 3, 28), JUNE, OCTOBER, date(2020, 12, 1)])
    def test_of_zoeterwoude_keeps_having_none(self, sources, day):
        found = stances(sources, "colleges", day, "regioraad")

        assert found["gm0638"] is Stance.GEEN_STANDPUNT


@pytest.mark.once
class TestTheRegioraad:
    def test_is_held_as_the_letter_says_with_the_differing_readings_marked(self, sources):
        board = sources.board(JUNE)
        told = sources.cells(board.councils, board, "regioraad")

        assert {code: each.stance for code, each in told.items()} == {
            "gm0546": Stance.GEEN_BLOKKADE,
            "gm0547": Stance.TEGEN,
            "gm0579": Stance.TEGEN,
            "gm0626": Stance.GEEN_BLOKKADE,
            "gm0638": Stance.TEGEN,
        }
        assert {code for code, each in told.items() if each.sources_differ} == {"gm0546", "gm0626"}
        assert all(each.off_table and not each.uncertain for each in told.values())

    def test_has_the_support_that_the_letter_gives_it(self, sources):
        board = sources.board(JUNE)
        told = board.support(sources.subject(board, "regioraad"), Rule.ALLE_RADEN_AKKOORD)

        assert (told.outcome, told.outcome_certain) == ("nee", "nee")
        assert (told.seats_share, told.inhabitants_share) == (0.531, 0.719)
        assert told.seats_derived == ("gm0626",)

    @pytest.mark.parametrize(("day", "unsure"), [(8, {"gm0638"}), (9, set()), (31, set())])
    def test_was_refused_by_zoeterwoude_on_a_day_before_oegstgeest(self, sources, day, unsure):
        board = sources.board(date(2017, 5, day))
        told = sources.cells(board.councils, board, "regioraad")

        assert {code for code, each in told.items() if each.uncertain} == unsure
        assert told["gm0638"].stance is Stance.TEGEN

    def test_was_met_by_ten_votes_in_oegstgeest_while_nine_had_left(self, sources):
        decision = cell(sources, JUNE, "regioraad").decision

        assert (decision.form, decision.seats, decision.left) == ("amendement", 19, 9)
        assert (decision.votes_for, decision.votes_against) == (10, 0)


@pytest.mark.once
class TestTheWishes:
    def test_of_the_round_lapsed_with_the_regioraad_as_the_letter_says(self, sources):
        assert states_of_the_round(sources, JUNE) == {"vervallen"}

    def test_of_the_round_were_alive_the_day_before_the_proposal_fell(self, sources):
        fell = Milestone.objects.get(state="verworpen", subject__slug="regioraad")

        assert "vervallen" not in states_of_the_round(sources, fell.last_on - DAY)


def states_of_the_round(sources, day):
    only = Q(round__key="wensen-en-bedenkingen")
    events = history.read_milestones(sources.dossier, reader=public(NOW))
    asked = {
        "reader": public(NOW),
        "day": day,
        "states": history.compute_proposal_states(events, day),
    }
    return {each.state for each in history.read_remarks(sources.dossier, only=only, **asked)}


@pytest.mark.once
class TestTheVision:
    def test_was_adopted_by_all_five_councils_at_the_end_of_october(self, sources):
        before, after = date(2016, 10, 26), date(2016, 10, 27)

        assert set(stances(sources, "councils", before, "visienotitie").values()) == {None}
        assert set(stances(sources, "councils", after, "visienotitie").values()) == {Stance.VOOR}

    def test_is_supported_by_all_in_december_without_a_doubt(self, sources):
        board = sources.board(date(2016, 12, 1))
        support = board.support(sources.subject(board, "visienotitie"))

        assert (support.outcome, support.is_uncertain) == ("ja", False)


@pytest.mark.once
class TestTheSixGroupsOfOegstgeest:
    @pytest.mark.parametrize(
        ("subject", "stance"),
        [
            (SAMEN, Stance.VOOR),
            ("overdracht-van-bevoegdheden", Stance.VOOR_MITS),
            ("fusie-op-termijn", Stance.GEEN_BLOKKADE),
        ],
    )
    def test_stand_beside_a_council_that_stays_unknown(self, sources, subject, stance):
        found = cell(sources, OCTOBER, subject)
        said = {each.label: each for each in found.groups}["alle zes fracties"]

        assert found.stance is None
        assert (said.stance, said.seats, said.seats_total) == (stance, None, 19)

    def test_change_no_cell_of_the_council(self, sources):
        for subject in ("regioraad", "licht", "fusie", "zwaar", SAMEN):
            before, after = (
                cell(sources, day, subject).stance for day in (date(2017, 9, 11), OCTOBER)
            )
            assert before is after, subject

    def test_were_followed_by_the_council_itself_in_2019(self, sources):
        assert cell(sources, date(2019, 3, 27), SAMEN).stance is None
        assert cell(sources, date(2019, 3, 28), SAMEN).stance is Stance.VOOR


@pytest.mark.once
class TestTermsThatEnded:
    """Of three councils the term from 2018 was not entered; nothing of 2014 is told as theirs."""

    @pytest.mark.parametrize(
        ("day", "derived"),
        [
            (date(2017, 6, 1), {"gm0626"}),
            (date(2018, 3, 28), {"gm0626"}),
            (date(2018, 3, 29), {"gm0546", "gm0547", "gm0579", "gm0638"}),
            (date(2020, 12, 1), {"gm0546", "gm0547", "gm0579", "gm0638"}),
            (date(2022, 6, 1), {"gm0546", "gm0547", "gm0579", "gm0626", "gm0638"}),
        ],
    )
    def test_have_seats_by_law(self, sources, day, derived):
        rows = sources.board(day).councils

        assert {row.municipality.code for row in rows if row.seats.derived} == derived
        assert [row.seats.number for row in rows] == [39, 21, 19, 21, 13]

    @pytest.mark.parametrize(
        ("day", "told"), [(date(2018, 3, 28), False), (date(2018, 3, 29), True)]
    )
    def test_leave_no_stance_reconfirmed(self, sources, day, told):
        cells = [each for row in sources.board(day).councils for each in row.cells]
        spoken = [each for each in cells if each.is_known]

        assert spoken
        assert all(each.not_reconfirmed for each in spoken) is told


@pytest.mark.once
class TestLaterYears:
    def test_have_two_councils_in_favour_of_more_cooperation_and_one_on_a_condition(self, sources):
        assert stances(sources, "councils", date(2020, 12, 1), SAMEN) == {
            "gm0546": None,
            "gm0547": Stance.VOOR,
            "gm0579": Stance.VOOR,
            "gm0626": Stance.VOOR_MITS,
            "gm0638": None,
        }

    def test_show_the_groups_of_a_coalition_with_the_seats_that_are_known(self, sources):
        found = cell(sources, date(2018, 7, 1), SAMEN, "gm0626")
        seats = {each.label: (each.seats, each.seats_total) for each in found.groups}

        assert seats["coalitie (VVD, GroenLinks en D66)"] == (12, 21)
        assert seats["D66"] == (3, None)  # March 2018 may be before or after the new council
        assert seats["alle zeven fracties"] == (None, 21)


@pytest.mark.once
class TestWhoFollows:
    def test_is_told_all_that_was_brought_in(self, sources):
        scope = FollowedScope(dossier=sources.dossier.pk)

        told = read_changes(scope, at=timezone.now())

        new = [each.record for each in told if each.kind is ChangeKind.NEW]
        public = Position.objects.filter(status=Status.PUBLISHED)
        assert {each.pk for each in new if isinstance(each, Position)} == {
            each.pk for each in public
        }
        assert any(isinstance(each, Milestone) for each in new)
