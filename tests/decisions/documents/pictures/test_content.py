"""What the pictures say of a board: the same stances, figures and outcomes as the page."""

from datetime import date

import pytest

from decisions.board import build_board
from decisions.board.course import (
    CourseGround,
    build_course,
    find_course_window,
    list_course_turns,
)
from decisions.board.timeline import read_timeline_rows
from decisions.documents.pictures import (
    PICTURE_FORMATS,
    build_course_picture,
    build_matrix_picture,
    build_region_picture,
    can_draw_matrix,
    can_draw_region,
)
from decisions.domain.rules import Rule
from tests import factories as make
from tests.decisions.board.scenes import board_of
from tests.decisions.documents.pictures.pictures import ADDRESS, HOSTILE, ground
from tests.decisions.web.public.region import scene
from tests.people import public

pytestmark = pytest.mark.django_db
DAY = date(2017, 6, 1)


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    made = scene("Aalst", "Berg", "Cent")
    made.read(made.position(made.councils["Aalst"], "geen_blokkade"))
    made.read(made.position(made.councils["Berg"], "tegen"))
    return made


def matrix_of(made, **fields):
    board = board_of(made.dossier, day=DAY, **fields)
    return build_matrix_picture(board, ground(board))


def course_of(made, day=DAY):
    rows = read_timeline_rows(made.dossier, reader=public())
    at = CourseGround(rows, Rule(made.dossier.rule))
    turns = list_course_turns(at)
    return build_course(at, find_course_window(at, turns, day), turns)


class TestTheMatrix:
    def test_has_a_row_a_council_and_a_column_a_family(self, made):
        told = matrix_of(made).told

        assert [row["name"] for row in told["rows"]] == ["Aalst", "Berg", "Cent"]
        assert [column["name"] for column in told["columns"]] == ["Zwaar"]
        cells = [row["cells"][0] for row in told["rows"]]
        assert [(cell["stance"], cell["word"]) for cell in cells] == [
            ("geen_blokkade", "geen blokkade"),
            ("tegen", "tegen"),
            ("", ""),
        ]

    def test_answers_with_the_outcome_of_the_board(self, made):
        picture = matrix_of(made)

        assert picture.title == "Regioraad: er is geen draagvlak"
        assert picture.outcome == "nee"
        assert "Tegen: Berg. Akkoord: Aalst (geen blokkade). Onbekend: Cent." in picture.notes[0]

    def test_follows_the_rule_that_was_asked(self, made):
        picture = matrix_of(made, rule=Rule.MEERDERHEID_RADEN)

        assert picture.outcome == "onbeslist"
        assert picture.rule == "Regel: meerderheid van de raden"

    def test_tells_day_knowledge_source_and_address(self, made):
        picture = matrix_of(made)

        assert picture.standing == "Stand van 1 juni 2017, zoals bekend op 2 juni 2017 om 10.00 uur"
        assert picture.source == "Regio, dossier Samen of niet"
        assert picture.address == ADDRESS

    def test_explains_only_what_it_shows(self, made):
        words = [each.words for each in matrix_of(made).legend]

        assert words == ["geen blokkade", "tegen", "leeg: onbekend"]

    def test_says_in_words_what_it_shows(self, made):
        told = matrix_of(made).alternative

        assert "Aalst: Zwaar: geen blokkade." in told[-3].replace(", via Regioraad", "")
        assert told[-1] == "Cent: niets bekend."

    def test_shows_the_subject_that_was_chosen(self, made):
        told = matrix_of(made, chosen=("regioraad",)).told

        assert [column["name"] for column in told["columns"]] == ["Regioraad"]

    def test_tells_what_fell(self, made):
        make.MilestoneFactory(
            dossier=made.dossier, subject=made.proposal, state="verworpen", dated_on="2017-05-31"
        )

        picture = matrix_of(made)

        assert picture.told["columns"][0]["fallen"] == "Regioraad van tafel"
        assert picture.notes[0].startswith("Van tafel, 31 mei 2017.")
        assert picture.legend[-1].words == "voorstel van tafel"

    def test_tells_the_groups_of_a_council(self, made):
        made.position(
            made.councils["Cent"], "tegen", subject=made.variant, groups_label="Lijst Een"
        )

        picture = matrix_of(made)

        group = picture.told["rows"][2]["cells"][0]["groups"][0]
        assert (group["stance"], group["who"]) == ("tegen", "Lijst Een")
        assert picture.alternative[-1] == "Cent: Zwaar: onbekend (tegen: Lijst Een)."

    def test_says_in_one_sign_what_no_later_council_confirmed(self, made):
        board = board_of(made.dossier, day=date(2018, 6, 1))

        picture = build_matrix_picture(board, ground(board))

        cells = [row["cells"][0] for row in picture.told["rows"]]
        assert [cell["is_old"] for cell in cells] == [True, True, False]
        assert all("niet herbevestigd" not in cell["notes"] for cell in cells)
        assert "° na verkiezing of coalitiewissel niet herbevestigd" in [
            f"{each.sign} {each.words}" for each in picture.legend
        ]
        assert "niet herbevestigd" in picture.alternative[-3]

    def test_of_a_day_before_the_region_says_so(self, made):
        board = board_of(made.dossier, day=date(1900, 1, 1))

        picture = build_matrix_picture(board, ground(board))

        assert "bestond nog niet op 1 januari 1900" in picture.title
        assert not can_draw_matrix(board)
        assert not can_draw_region(board)


class TestTheRegion:
    def test_has_a_tile_for_each_member(self, made):
        board = board_of(made.dossier, day=DAY)

        picture = build_region_picture(board, made.proposal, ground(board))

        tiles = [(each["name"], each["stance"]) for each in picture.told["tiles"]]
        assert tiles == [("Aalst", "geen_blokkade"), ("Berg", "tegen"), ("Cent", "")]
        assert [each["words"] for each in picture.told["measures"]][0] == "1 van 3"
        assert picture.alternative[-1] == "Cent: onbekend."

    def test_stands_on_the_places_that_were_given(self, made):
        cent = made.councils["Cent"].municipality
        make.RegionTileFactory(region=made.dossier.region, municipality=cent, row=1, column=2)
        board = board_of(made.dossier, day=DAY)

        told = build_region_picture(board, made.proposal, ground(board)).told

        places = {each["name"]: (each["line"], each["column"]) for each in told["tiles"]}
        assert places == {"Cent": (1, 2), "Aalst": (1, 1), "Berg": (2, 1)}
        assert told["map"] is None

    def test_is_a_map_where_every_member_of_the_day_has_borders(self, made):
        corner = {"rings": [[[0, 0], [9, 0], [9, 9]]], "label": [6, 3]}
        codes = [each.municipality.code for each in made.councils.values()]
        make.RegionBordersFactory(
            region=made.dossier.region, shapes=dict.fromkeys(codes, corner), year=2022
        )
        board = board_of(made.dossier, day=DAY)

        picture = build_region_picture(board, made.proposal, ground(board))

        told = picture.told["map"]
        assert told["caption"].startswith("Grenzen van 2022: ")
        assert [each["stance"] for each in told["shapes"]] == ["geen_blokkade", "tegen", ""]
        assert PICTURE_FORMATS["svg"].write(picture)


class TestTheCourse:
    def test_has_a_bar_a_council_from_its_decision_on(self, made):
        course = course_of(made)

        picture = build_course_picture(course, course.councils, ground(board_of(made.dossier)))

        aalst, berg, cent = picture.told["councils"]
        assert [piece["stance"] for piece in aalst["pieces"]] == ["geen_blokkade"]
        assert (berg["stance"], berg["word"]) == ("tegen", "tegen")
        assert (cent["pieces"], cent["stance"]) == ([], "")
        assert picture.title == "Regioraad: 1 van 3 raden akkoord"

    def test_says_the_same_as_the_support_of_the_course(self, made):
        course = course_of(made)

        told = build_course_picture(course, course.councils, ground(board_of(made.dossier))).told

        last = course.support[-1].counts[-1].what
        assert told["measures"][0]["became"] == f"{last.accepting} van {last.total}"
        assert told["outcomes"][-1]["outcome"] == last.outcome

    def test_shows_the_councils_that_were_chosen(self, made):
        course = course_of(made)

        picture = build_course_picture(course, course.councils[:1], ground(board_of(made.dossier)))

        assert [each["name"] for each in picture.told["councils"]] == ["Aalst"]


@pytest.mark.parametrize("ending", PICTURE_FORMATS)
def test_hostile_names_are_drawn_as_text(made, ending):
    body = make.council(
        made.dossier.region, municipality=make.MunicipalityFactory(name=HOSTILE[:60])
    )
    made.position(body, "voor_mits", groups_label="#sys $a$")
    made.dossier.title = HOSTILE
    board = build_board(made.dossier, day=DAY, reader=public())
    course = course_of(made)

    for picture in (
        build_matrix_picture(board, ground(board)),
        build_region_picture(board, board.headline, ground(board)),
        build_course_picture(course, course.councils, ground(board)),
    ):
        assert PICTURE_FORMATS[ending].write(picture)
