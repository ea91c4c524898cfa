"""Papers as they come, and what is proposed of them."""

import time

import pytest

from decisions.text_intake.paper import read_paper
from decisions.text_intake.proposals import ProposalKind, split_sentences
from municipalities.text import ParagraphKind

from .papers import MOTION, PAGES, PAPERS, PROSE, TWICE

VALUES = {
    "title": ProposalKind.TITLE,
    "dated_on": ProposalKind.DATED_ON,
    "reference": ProposalKind.REFERENCE,
    "sender": ProposalKind.SENDER,
}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
class TestPapers:
    def test_say_of_themselves_what_a_reader_finds_and_nothing_else(self, paper):
        found = read_paper(paper.text)

        assert {name: found.get(kind) for name, kind in VALUES.items()} == {
            name: getattr(paper, name) for name in VALUES
        }

    def test_put_what_a_reader_finds_and_nothing_else(self, paper):
        found = read_paper(paper.text)

        assert_begins(found, ProposalKind.DECISION_POINT, paper.points)
        assert_begins(found, ProposalKind.QUESTION, paper.questions)
        assert tuple(each.value for each in found.find(ProposalKind.VOTE)) == paper.votes
        assert len(found.find(ProposalKind.ATTACHMENT)) == paper.attachments
        assert len(found.find(ProposalKind.COPY_TO)) == paper.copies

    def test_tell_the_paragraphs_from_which_each_was_read(self, paper):
        found = read_paper(paper.text)
        texts = {each.number: each.text.replace("\n", " ") for each in found.paragraphs}

        for proposal in found.proposals:
            where = " ".join(texts[number] for number in proposal.numbers)
            assert all(words in where or proposal.kind is ProposalKind.TITLE
                       for words in proposal.words.split("; "))  # fmt: skip


def assert_begins(found, kind, beginnings):
    words = [each.words for each in found.find(kind)]
    assert len(words) == len(beginnings), words
    assert all(map(str.startswith, words, beginnings)), words


def test_a_word_broken_over_the_end_of_a_page_is_whole_and_margins_are_gone():
    texts = [each.text for each in read_paper(PAGES.text).paragraphs]

    assert any("twee ambtenaren vertegenwoordigd zijn" in text for text in texts)
    assert not any("Pagina" in text or "Raadsbrief 31-14" in text for text in texts)


def test_double_spacing_changes_nothing():
    spaced = "\n\n".join(PROSE.text.replace("\n\n", "\n\n\n").split("\n"))
    once, again = read_paper(PROSE.text), read_paper(spaced)

    assert [each.text for each in again.paragraphs] == [each.text for each in once.paragraphs]


def test_two_motions_in_one_paste_are_both_named():
    second = MOTION.text.replace("Een bus naar het ziekenhuis", "Een fietspad langs de dijk")

    assert read_paper(f"{MOTION.text}\n{second}").get(ProposalKind.TITLE) == (
        f"{MOTION.title}; Motie vreemd aan de orde van de dag: Een fietspad langs de dijk"
    )


def test_two_dates_that_could_both_be_meant_are_not_proposed():
    text = TWICE.text.replace("Registratienummer", "Datum: 3 mei 2031\nDatum: 4 mei 2031\nStuk")

    assert read_paper(text).get(ProposalKind.DATED_ON) == ""


def test_lists_keep_their_items_and_what_stands_between_them():
    found = read_paper(
        "De raad besluit:\n1. te wijzigen:\n- dit\nDaarbij geldt:\n- dat\n2. te sluiten"
    )

    assert [each.kind for each in found.paragraphs] == [
        ParagraphKind.TEXT,
        ParagraphKind.ITEM,
        ParagraphKind.ITEM,
        ParagraphKind.IN_LIST,
        ParagraphKind.ITEM,
        ParagraphKind.ITEM,
    ]
    assert [each.numbers for each in found.find(ProposalKind.DECISION_POINT)] == [
        range(2, 6),
        range(6, 7),
    ]


def test_of_nothing_nothing_is_proposed():
    assert read_paper(" \n").proposals == ()


def test_sentences_end_where_the_next_begins():
    assert list(split_sentences("Op 13 mei jl. is gesproken. Kan dat? Ja (nu). 3 keer.")) == [
        "Op 13 mei jl. is gesproken.",
        "Kan dat?",
        "Ja (nu).",
        "3 keer.",
    ]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Het voorstel is met 12 tegen 7 verworpen.", "7 voor, 12 tegen, verworpen"),
        ("Het voorstel wordt unaniem aangenomen.", "unaniem aangenomen"),
        ("Voor: Partij A (3), Partij B (2). Tegen: Partij C (4).", "5 voor, 4 tegen"),
        ("De raad nam daarna 3 minuten pauze.", ""),
    ],
)
def test_a_vote_is_told_in_figures(line, value):
    assert read_paper(line).get(ProposalKind.VOTE) == value


@pytest.mark.parametrize(
    ("item", "question"),
    [
        (
            "- het plan te wijzigen (wat is de planning van de sluis)",
            "wat is de planning van de sluis",
        ),
        ("- welke termijn geldt voor de sluis", "welke termijn geldt voor de sluis"),
        ("- het plan te wijzigen", ""),
    ],
)
def test_a_question_without_its_mark_is_seen_in_a_list(item, question):
    assert read_paper(f"Punten:\n{item}\n- en verder.").get(ProposalKind.QUESTION) == question


def test_a_letter_that_follows_no_a_is_no_item():
    texts = [each.text for each in read_paper("a eerste\nb tweede\na opnieuw\nb weer").paragraphs]

    assert texts == ["a) eerste", "b) tweede", "a) opnieuw", "b) weer"]


def test_a_paper_that_was_pasted_twice_is_read_once():
    once = read_paper(PROSE.text)

    assert read_paper(f"{PROSE.text}\n{PROSE.text}").paragraphs == once.paragraphs


def test_a_table_of_decisions_is_read_by_the_row():
    rows = "Nr.\tOnderwerp\tBesluit\n1\tOpening\t\n2\tKrediet sluis\tHet krediet wordt verleend."

    found = read_paper(f"Besluitenlijst raadsvergadering 3 mei 2031\n\n{rows}")

    assert [each.words for each in found.find(ProposalKind.DECISION_POINT)] == [
        "Het krediet wordt verleend."
    ]
    assert found.get(ProposalKind.DATED_ON) == "2031-05-03"


@pytest.mark.timed
@pytest.mark.parametrize(
    "text",
    [
        ("a" + " " * 2000 + "b\n") * 200,
        "De raad besluit:\n" + "".join(f"{n}. te doen {'x' * 180}\n" for n in range(1, 1900)),
    ],
    ids=["spaces", "points"],
)
def test_hostile_texts_are_read_in_a_bounded_time(text):
    began = time.process_time()

    read_paper(text)

    assert time.process_time() - began < 3
