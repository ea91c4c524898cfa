"""What the paper that led here proposes: filled in, told as a proposal, and never more."""

import pytest
from django.http import QueryDict

from decisions.models import Form
from decisions.web.workspace.decision_form import DecisionForm, read_form_options
from tests.decisions.texts import taken
from tests.decisions.web.workspace.decision_form.typing import Desk
from tests.factories import DecisionFactory, SubjectFactory

pytestmark = pytest.mark.django_db

MINUTES = """Besluitenlijst van 15 juni 2017

De raad besluit:

1. in te stemmen met Fusie;

2. het college te vragen om een begroting.

Stemming

Aangenomen met 10 stemmen voor en 9 stemmen tegen.

Motie groen

Verworpen met 4 stemmen voor en 15 stemmen tegen.
"""


@pytest.fixture
def desk():
    made = Desk()
    _ = made.groups, made.subject, made.griffie
    return made


@pytest.fixture
def minutes(desk):
    return taken(
        desk.region, MINUTES, body=desk.council, publisher_kind="orgaan", dated_on="2017-06-15"
    )


def opened(desk, source, words, more=""):
    """Return the new form for the paragraph of a source that has these words."""
    paragraph = source.paragraphs.get(text__contains=words)
    asked = QueryDict(f"bron={source.pk}&alinea={paragraph.number}{more}")
    ground = read_form_options(desk.dossier, desk.griffie, asked)
    return DecisionForm(None, ground=ground)


class TestTheActOfAPaper:
    def test_has_the_body_and_the_day_of_its_own_paper(self, desk, minutes):
        form = opened(desk, minutes, "in te stemmen")

        assert form["body"].value() == str(desk.council.pk)
        assert form["dated_on"].value() == "15 juni 2017"
        assert form.ground.seats == 19
        assert "orgaan, datum" in form.act.told

    def test_has_no_day_of_the_paper_of_somebody_else(self, desk):
        letter = taken(desk.region, MINUTES, body=desk.college, dated_on="2017-06-15")
        text = f"{MINUTES}\n\nDe gemeenteraad vergadert nog."

        assert letter.paragraphs.count() == len(text.split("\n\n")) - 1
        assert opened(desk, letter, "Verworpen met").act.first_day() == "2017-06-15"
        unnamed = taken(desk.region, MINUTES, dated_on="2017-06-15")
        assert opened(desk, unnamed, "in te stemmen").act.first_day() == ""

    def test_has_the_day_of_the_address_before_that_of_the_paper(self, desk, minutes):
        form = opened(desk, minutes, "in te stemmen", "&datum=2017-06-16")

        assert form["dated_on"].value() == "16 juni 2017"
        assert "datum" not in form.act.told

    def test_is_told_only_while_nothing_was_typed(self, desk, minutes):
        assert opened(desk, minutes, "in te stemmen").act.told
        assert desk.form(desk.typed(), quiet=True).act.told == ""
        assert desk.form().act.told == ""


class TestTheVoteOfAPaper:
    @pytest.mark.parametrize(
        ("words", "told"),
        [
            ("in te stemmen", (10, 9)),
            ("het college te vragen", (10, 9)),
            ("Motie groen", (4, 15)),
            ("Verworpen", (4, 15)),
        ],
    )
    def test_is_the_next_one_of_the_same_matter(self, desk, minutes, words, told):
        form = opened(desk, minutes, words)

        assert (form["votes_for"].value(), form["votes_against"].value()) == told
        assert form["how"].value() == "geteld"
        assert "stemming (alinea" in form.act.told

    def test_that_did_not_carry_gives_the_outcome(self, desk, minutes):
        form = opened(desk, minutes, "Verworpen")

        assert form["outcome"].value() == "verworpen"
        assert form.act.more_is_open
        assert opened(desk, minutes, "in te stemmen")["outcome"].value() == ""

    def test_of_another_matter_is_not_taken(self, desk):
        text = MINUTES.replace("Stemming\n\nAangenomen met 10 stemmen voor en 9 stemmen tegen.", "")
        text += "\n\nMotie rood\n\nVerworpen met 5 stemmen voor en 14 stemmen tegen."
        source = taken(desk.region, text, body=desk.council, dated_on="2017-06-15")

        form = opened(desk, source, "in te stemmen")

        assert (form["votes_for"].value(), form["how"].value()) == (None, "")

    @pytest.mark.parametrize(
        ("sentence", "how"),
        [
            ("Het voorstel is unaniem aangenomen.", "allen"),
            ("Het voorstel is zonder stemming aangenomen.", "zonder"),
            ("Het voorstel is bij handopsteken aangenomen.", ""),
        ],
    )
    def test_without_numbers_says_how(self, desk, sentence, how):
        text = f"Besluitenlijst\n\nDe raad besluit:\n\n1. in te stemmen;\n\n{sentence}"
        source = taken(desk.region, text, body=desk.council)

        assert opened(desk, source, "in te stemmen")["how"].value() == how

    def test_of_a_college_is_not_counted(self, desk):
        source = taken(desk.region, MINUTES, body=desk.college)

        assert opened(desk, source, "in te stemmen")["votes_for"].value() is None


class TestTheTextInSight:
    def test_stands_around_the_paragraph(self, desk):
        text = "\n\n".join(f"Dit is alinea {n} van een brief." for n in range(1, 31))
        source = taken(desk.region, text)

        form = opened(desk, source, "alinea 12 ")

        assert [each.number for each in form.ground.text] == list(range(10, 19))

    def test_is_none_without_a_paper(self, desk):
        assert desk.form().ground.text == []

    def test_names_the_subjects_that_come_first(self, desk):
        subjects = [SubjectFactory(dossier=desk.dossier, name=f"Weg {n}") for n in range(9)]
        text = "Wij kiezen weg 3.\n\nDe raad stemt in.\n\nVan weg 5 zien wij af."
        source = taken(desk.region, text)

        form = opened(desk, source, "stemt in")

        assert [row.subject for row in form.near_rows] == [subjects[3], subjects[5]]


class TestAStanceAlone:
    def test_is_told_in_a_letter_and_asks_for_a_vote_last(self, desk):
        form = desk.form(asked=QueryDict("als=standpunt"))

        assert form["form"].value() == Form.LETTER
        assert form.is_stance_alone
        assert not form.shows_vote
        assert not desk.form().is_stance_alone

    def test_shows_a_vote_that_was_typed(self, desk):
        typed = desk.typed(left="9")

        form = desk.form(typed, asked=QueryDict("als=standpunt"), quiet=True)

        assert form.shows_vote

    def test_is_about_the_subject_of_the_address_alone(self, desk):
        _ = desk.other
        asked = QueryDict(f"onderwerp={desk.other.slug}&als=standpunt")

        form = desk.form(asked=asked)

        assert [row.subject for row in form.near_rows] == [desk.other]


class TestActsBeside:
    def test_are_those_of_the_body_that_day_that_are_not_the_same(self, desk):
        other = DecisionFactory(
            dossier=desk.dossier, body=desk.council, dated_on="2017-05-09", title="Begroting"
        )
        DecisionFactory(dossier=desk.dossier, body=desk.council, dated_on="2017-05-10")

        form = desk.form(desk.typed(title="Iets heel anders"), quiet=True)

        assert form.acts_beside == [other]
        assert desk.form().acts_beside == []

    def test_leave_out_what_may_be_the_same(self, desk):
        DecisionFactory(
            dossier=desk.dossier, body=desk.council, dated_on="2017-05-09", title="Begroting"
        )

        form = desk.form(desk.typed(title="Begroting"), quiet=True)

        assert form.same_acts
        assert form.acts_beside == []


class TestAPlaceInAPaper:
    def test_needs_no_words_of_its_own(self, desk, minutes):
        number = minutes.paragraphs.get(text__contains="in te stemmen").number
        made = desk.entered(
            **desk.stance("voor"),
            place__0__source=minutes.pk,
            place__0__place=f"alinea {number}",
        )

        place = made.evidence.get()
        assert (place.summary, place.paragraph.number) == (made.title, number)

    def test_asks_for_words_where_the_text_is_not_here(self, desk):
        wrong = desk.wrong(
            **desk.stance("voor"),
            place__0__source=desk.source.pk,
            place__0__place="alinea 3",
        )

        assert wrong["place-0-summary"] == "Vat in eigen woorden samen wat daar staat."
