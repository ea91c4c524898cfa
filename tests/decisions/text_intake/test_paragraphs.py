"""A letter cut into numbered paragraphs."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.text_intake import TextParagraph, TextRefused, parse_paragraphs
from municipalities.text import clean_text
from tests.environment import examples

BODY = (
    "Het bestuur van de regio vraagt de raden om een oordeel over het voorstel, zodat de "
    "stuurgroep daarna de volgende stap kan zetten. Wij horen graag van u."
)


def texts(text):
    return [paragraph.text for paragraph in parse_paragraphs(text)]


def headings(text):
    return [paragraph.text for paragraph in parse_paragraphs(text) if paragraph.is_heading]


class TestParagraphs:
    def test_are_numbered_from_one(self):
        assert parse_paragraphs("Beste raad,\n\nWij schrijven u.\n\n\nGroet.") == (
            TextParagraph(1, "Beste raad,"),
            TextParagraph(2, "Wij schrijven u."),
            TextParagraph(3, "Groet."),
        )

    def test_of_nothing_are_none(self):
        assert parse_paragraphs(" \n\u200b\n") == ()

    def test_are_whole_again_after_a_page_broke_their_lines(self):
        wrapped = textwrap.fill(BODY, 80).replace("stuurgroep", "stuur-\ngroep", 1)

        assert texts(f"{wrapped}\n\n{textwrap.fill(BODY, 95)}")[1] == BODY

    def test_give_every_item_of_a_list_its_own(self):
        assert texts("Wij vragen:\n- een brief\n- een gesprek\n1. en dit") == [
            "Wij vragen:",
            "- een brief",
            "- een gesprek",
            "1. en dit",
        ]

    def test_drop_what_word_and_pdf_leave_behind_without_a_word(self):
        assert texts("\ufeffDe samen\u00adwerking\u200b\n\nde\ufb01nitief") == [
            "De samenwerking",
            "definitief",
        ]

    def test_are_in_one_form(self):
        assert texts("Cafe\u0301") == ["Caf\u00e9"]


class TestHeadings:
    @pytest.mark.parametrize(
        "heading",
        ["Hoe nu verder", "Hoe nu verder?", "GEVOLGEN", "1. Inleiding", "2.3 Vervolg", "# Kop"],
    )
    def test_are_found_alone_above_what_they_head(self, heading):
        assert headings(f"{BODY}\n\n{heading}\n\n{BODY}") == [heading.removeprefix("# ")]

    @pytest.mark.parametrize(
        "line",
        ["Geachte leden van de raad,", "Dit is een zin.", "- een item", "kleine letter", "Let op:"],
    )
    def test_are_not_seen_in_other_short_lines(self, line):
        assert headings(f"{line}\n\n{BODY}") == []

    def test_head_something(self):
        assert headings("Gemeente Voorbeeld\n\nPostbus 12\n\nTel. 14 000") == []


class TestMarkedParagraphs:
    def test_keep_the_numbers_of_the_text(self):
        found = parse_paragraphs(
            "\u00b61\nEen regel\nen nog een\n\n\u00b6 3\nDrie\n\n\u00b64\n\n\u00b65\nVijf"
        )

        assert found == (
            TextParagraph(1, "Een regel en nog een"),
            TextParagraph(3, "Drie"),
            TextParagraph(5, "Vijf"),
        )

    @pytest.mark.parametrize("text", ["\u00b62\nTwee\n\n\u00b61\nEen", "Kop\n\n\u00b67\nZeven"])
    def test_are_counted_anew_where_the_marks_do_not_lead_and_climb(self, text):
        assert [paragraph.number for paragraph in parse_paragraphs(text)] == [1, 2]
        assert "\u00b6" not in "".join(texts(text))


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("character", "kind"),
        [
            ("\x00", "besturingsteken"),
            ("\x07", "besturingsteken"),
            ("\x0b", "besturingsteken"),
            ("\x1f", "besturingsteken"),
            ("\u202e", "onzichtbaar"),
            ("\u2066", "onzichtbaar"),
            ("\ud800", "half teken"),
        ],
    )
    def test_is_told_with_the_number_of_the_paragraph(self, character, kind):
        with pytest.raises(TextRefused, match=rf"Alinea 2: Op plaats 3 staat een {kind}"):
            parse_paragraphs(f"Een\n\nTw{character}ee\n\nDrie")

    def test_is_a_paragraph_of_more_than_twenty_thousand_characters(self):
        assert len(parse_paragraphs("a" * 20_000)) == 1

        with pytest.raises(TextRefused, match="Alinea 2 heeft 20001 tekens"):
            parse_paragraphs("kort\n\n" + "a" * 20_001)

    def test_is_more_than_two_thousand_paragraphs(self):
        assert len(parse_paragraphs("a\n\n" * 2_000)) == 2_000

        with pytest.raises(TextRefused, match="2001 alinea's"):
            parse_paragraphs("a\n\n" * 2_001)

    def test_is_more_than_half_a_million_characters(self):
        with pytest.raises(TextRefused, match=r"500\.000"):
            parse_paragraphs("a\n\n" * 170_000)


@settings(max_examples=examples(60))
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_gives_clean_paragraphs_or_a_sentence(text):
    try:
        found = parse_paragraphs(text)
    except TextRefused as error:
        assert str(error).startswith("Alinea ")
    else:
        assert [each.number for each in found] == sorted({each.number for each in found})
        assert all(each.text == clean_text(each.text) for each in found)


@given(st.lists(st.text(alphabet="abc DE.,\u00eb", min_size=1, max_size=30), max_size=8))
def test_paragraphs_cut_again_are_the_same(written):
    once = texts("\n\n".join(written))

    assert texts("\n\n".join(once)) == once
