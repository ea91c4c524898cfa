"""How a stance looks."""

import pytest

from decisions.board import BoardCell
from decisions.board.parts import GroupCell
from decisions.domain.basis import Basis
from decisions.domain.stances import Stance
from decisions.history import GroupStanding, HeldByGroups, HeldPosition, PositionEntry, Standing
from decisions.models import Decision, Evidence, Position, Status, Subject
from decisions.templatetags.stances import (
    cell_flags,
    chip,
    glyph,
    group_flags,
    list_alerts,
    unpublished,
)
from municipalities.models import Group


def entry_of(position=None, reading=None, groups=()):
    position = position or Position(stance="voor", status=Status.PUBLISHED)
    return PositionEntry(position, Decision(), groups, (reading,) if reading else ())


def cell(*, reading=None, uncertain=False, via=None, position=None, **fields):
    """Return a BoardCell of a council that is for, read at one place."""
    entry = entry_of(position, reading)
    standing = Standing(1, 1, HeldPosition(entry, entry, uncertain), via)
    fields = {"basis": Basis.BODY} | fields
    return BoardCell("raad", "onderwerp", standing, **fields)


def group_cell(*, left=(), remaining=(), order_uncertain=False, via=None, linked=True, **fields):
    """Return a GroupCell of groups that are for."""
    everybody = (*remaining, *left)
    entry = entry_of(groups=everybody if linked else ())
    held = HeldByGroups(HeldPosition(entry, entry, False), remaining, left, order_uncertain)
    fields = {"basis": Basis.BODY} | fields
    return GroupCell(GroupStanding(1, 1, held, via), 19, None, **fields)


FOLLOWS = Position(stance="voor", status=Status.PUBLISHED, source_follows=True)


def flags(shown, **context):
    return cell_flags(context, shown)


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
            ("volgens de pers", {"basis": Basis.PRESS}),
            ("volgens een partij", {"basis": Basis.PARTY}),
            ("volgens een andere bron", {"basis": Basis.OTHER}),
            ("geen bron leest dit", {"basis": Basis.NONE}),
            ("bron zegt: tegen", {"basis": Basis.NONE, "read_instead": (Stance.TEGEN,)}),
            ("bron volgt", {"basis": Basis.NONE, "position": FOLLOWS}),
            ("concept", {"position": Position(stance="voor", status=Status.DRAFT)}),
        ],
    )
    def test_say_each_in_words(self, words, fields):
        assert flags(cell(**fields)) == [words]

    def test_keep_one_order(self):
        told = flags(cell(uncertain=True, off_table=True, sources_differ=True))

        assert told == ["onzeker", "bronnen verschillen", "voorstel van tafel"]

    @pytest.mark.parametrize(
        ("via", "in_column", "told"),
        [
            (None, False, ["voorstel van tafel"]),
            (None, True, []),  # the head of the column says so
            ("Regioraad", False, ["via Regioraad", "voorstel van tafel"]),
            ("Regioraad", True, ["via Regioraad", "voorstel van tafel"]),
        ],
    )
    def test_say_once_that_a_proposal_is_off_the_table(self, via, in_column, told):
        shown = cell(off_table=True, via=via and Subject(name=via))

        assert flags(shown, in_column=in_column) == told

    @pytest.mark.parametrize("via", [None, "Regioraad"])
    def test_do_not_say_so_in_the_matrix_whose_columns_do(self, via):
        shown = cell(off_table=True, via=via and Subject(name=via))

        assert "voorstel van tafel" not in flags(shown, in_matrix=True)


class TestAlerts:
    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({}, []),
            ({"uncertain": True}, ["onzeker"]),
            ({"sources_differ": True}, ["bronnen verschillen"]),
            ({"basis": Basis.PARTY}, [str(Basis.PARTY.mark)]),
            ({"read_instead": (Stance.VOOR,)}, ["bron zegt: voor"]),
            ({"not_reconfirmed": True}, []),
            ({"off_table": True}, []),
            ({"reading": Evidence(is_joint=True, is_derived=True)}, []),
        ],
    )
    def test_are_what_makes_a_stance_doubtful(self, fields, words):
        assert list_alerts(cell(groups=(), **fields)) == words

    def test_of_nothing_known_are_none(self):
        assert list_alerts(BoardCell(None, None)) == []


class TestASign:
    def test_shows_the_glyph_and_tells_the_word(self):
        assert glyph(Stance.TEGEN) == (
            '<b class="sign sign--tegen"><i aria-hidden="true">✕</i><span>tegen</span></b>'
        )

    def test_of_nothing_is_nothing(self):
        assert glyph(None) == ""


def group(name, term=1):
    return Group(pk=f"{term}{name}", name=name, term_id=term)


class TestGroupFlags:
    def test_of_groups_that_all_stand_are_none(self):
        assert group_flags(group_cell(remaining=(group("A"),))) == []

    @pytest.mark.parametrize(
        ("words", "fields"),
        [
            ("volgorde onzeker", {"order_uncertain": True}),
            ("via Regioraad", {"via": Subject(name="Regioraad")}),
            ("voorstel van tafel", {"off_table": True}),
            ("volgens de pers", {"basis": Basis.PRESS}),
        ],
    )
    def test_say_each_in_words(self, words, fields):
        assert group_flags(group_cell(**fields)) == [words]

    @pytest.mark.parametrize(
        ("remaining", "left", "words"),
        [
            ("ABCDE", "F", "vijf van zes fracties; F sprak later"),
            ("A", "BC", "een van drie fracties; B, C spraken later"),
            ("ABCDEFGHIJKLM", "N", "13 van 14 fracties; N sprak later"),
        ],
    )
    def test_count_the_groups_that_still_stand(self, remaining, left, words):
        shown = group_cell(remaining=tuple(map(group, remaining)), left=tuple(map(group, left)))

        assert group_flags(shown) == [words]

    def test_count_no_groups_of_several_terms(self):
        shown = group_cell(remaining=(group("A"),), left=(group("B", term=2),))

        assert group_flags(shown) == ["B sprak later"]


@pytest.mark.parametrize("status", Status)
def test_a_status_is_told_unless_it_is_public(status):
    told = unpublished(Position(status=status))

    assert told == ([] if status == Status.PUBLISHED else [status.label])
