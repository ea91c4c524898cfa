"""How a stance looks."""

import pytest

from decisions.board import BoardCell
from decisions.domain.stances import Stance
from decisions.history import HeldPosition, PositionEntry, Standing
from decisions.models import Decision, Evidence, Position, Status, Subject
from decisions.templatetags.stances import chip, flags, unpublished


def cell(*, reading=None, uncertain=False, via=None, position=None, **fields):
    """Return a BoardCell of a council that is for, read at one place."""
    position = position or Position(stance="voor", status=Status.PUBLISHED)
    entry = PositionEntry(position, Decision(), (), (reading,) if reading else ())
    standing = Standing(1, 1, "", HeldPosition(entry, entry, uncertain), via)
    return BoardCell("raad", "onderwerp", standing, **fields)


class TestAChip:
    @pytest.mark.parametrize("stance", Stance)
    def test_shows_glyph_and_word(self, stance):
        shown = chip(stance)

        assert f">{stance.glyph}</span>{stance.label}</span>" in shown
        assert f"stance--{stance.css}" in shown

    def test_reads_a_code_as_well(self):
        assert chip("voor_mits") == chip(Stance.VOOR_MITS)

    @pytest.mark.parametrize("nothing", [None, ""])
    def test_of_nothing_is_onbekend_without_a_glyph(self, nothing):
        assert "></span>onbekend</span>" in chip(nothing)

    def test_links_where_it_leads_somewhere(self):
        assert chip(Stance.TEGEN, "/standpunten/1/?a=1&b=2").startswith(
            '<a class="stance stance--tegen" href="/standpunten/1/?a=1&amp;b=2">'
        )


class TestFlags:
    def test_of_a_plain_stance_are_none(self):
        assert flags(cell()) == []

    def test_of_onbekend_are_none(self):
        assert flags(BoardCell("raad", "onderwerp", off_table=True)) == []

    @pytest.mark.parametrize(
        ("words", "fields"),
        [
            ("onzeker", {"uncertain": True}),
            ("via Regioraad", {"via": Subject(name="Regioraad")}),
            ("gezamenlijk", {"reading": Evidence(is_joint=True)}),
            ("afgeleid", {"reading": Evidence(is_derived=True)}),
            ("bronnen verschillen", {"sources_differ": True}),
            ("niet herbevestigd", {"not_reconfirmed": True}),
            ("voorstel van tafel", {"off_table": True}),
            ("concept", {"position": Position(stance="voor", status=Status.DRAFT)}),
        ],
    )
    def test_say_each_in_words(self, words, fields):
        assert flags(cell(**fields)) == [words]

    def test_keep_one_order(self):
        told = flags(cell(uncertain=True, off_table=True, sources_differ=True))

        assert told == ["onzeker", "bronnen verschillen", "voorstel van tafel"]


@pytest.mark.parametrize("status", Status)
def test_a_status_is_told_unless_it_is_public(status):
    told = unpublished(Position(status=status))

    assert told == ([] if status == Status.PUBLISHED else [status.label])
