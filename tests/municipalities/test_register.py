"""The register of municipalities: the file, its reading and the command that takes it in."""

from datetime import date
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from municipalities.actions.register import save_register_record
from municipalities.models import Municipality, Source, Succession, User
from municipalities.register import loading
from municipalities.register.lines import COLUMNS, WrongRegister, read_register_file
from municipalities.register.loading import REGISTER_FILE, LoadCounts, load_register
from tests.people import beheer, public

HEADER = ",".join(COLUMNS)
FIRST = "gm9001,Eerste Stad,Verzonnen,2001-01-01,,"
SECOND = "gm9002,Tweede Stad,Verzonnen,,2018-12-31,"


@pytest.fixture
def register(tmp_path):
    """Write a register file of these lines and return its path."""

    def write(*lines, header=HEADER, encoding="utf-8"):
        path = tmp_path / "register.csv"
        path.write_bytes("\n".join([header, *lines]).encode(encoding))
        return path

    return write


def wrongs(path):
    with pytest.raises(WrongRegister) as caught:
        read_register_file(path)
    return caught.value.wrongs


def command(*args):
    out = StringIO()
    call_command("load_register", *args, stdout=out)
    return out.getvalue().strip()


class TestTheFileOfRegio:
    def test_names_every_municipality_once(self):
        lines = read_register_file(REGISTER_FILE)

        assert len(lines) == len({line.code for line in lines}) == 605

    def test_has_342_municipalities_on_the_first_of_2026(self):
        day = date(2026, 1, 1)

        current = [
            line
            for line in read_register_file(REGISTER_FILE)
            if (line.started_on or day) <= day <= (line.ended_on or day)
        ]

        assert len(current) == 342

    def test_names_no_successor_without_a_source(self):
        assert not any(line.successors for line in read_register_file(REGISTER_FILE))

    def test_has_a_readme_that_names_its_source(self):
        assert (
            "TOOI waardelijst gemeenten compleet"
            in (REGISTER_FILE.parent / "README.md").read_text()
        )


class TestReading:
    def test_gives_each_cell_its_kind(self, register):
        line = read_register_file(register(FIRST, SECOND, "gm9003,Derde,,,,gm9001; gm9002"))[2]

        assert line.started_on is None
        assert line.province == ""
        assert line.successors == ("gm9001", "gm9002")

    def test_takes_dates_as_days(self, register):
        first, second = read_register_file(register(FIRST, SECOND))

        assert first.started_on == date(2001, 1, 1)
        assert second.ended_on == date(2018, 12, 31)

    def test_knows_the_mark_that_excel_puts_before_utf_8(self, register):
        assert len(read_register_file(register(FIRST, encoding="utf-8-sig"))) == 1

    def test_leaves_blank_lines_out_and_counts_them(self, register):
        assert [line.number for line in read_register_file(register("", FIRST, "", SECOND))] == [
            3,
            5,
        ]

    @pytest.mark.parametrize(
        ("line", "column"),
        [
            ("9001,Stad,Verzonnen,,,", "code"),
            ("GM9001,Stad,Verzonnen,,,", "code"),
            ("gm901,Stad,Verzonnen,,,", "code"),
            ("gm٩٠٠١,Stad,Verzonnen,,,", "code"),
            ("gm9001,,Verzonnen,,,", "name"),
            (f"gm9001,{'x' * 81},Verzonnen,,,", "name"),
            ("gm9001,Sta\u202ed,Verzonnen,,,", "name"),
            (f"gm9001,Stad,{'x' * 41},,,", "province"),
            ("gm9001,Stad,Verzonnen,01-01-2001,,", "started_on"),
            ("gm9001,Stad,Verzonnen,2001-02-30,,", "started_on"),
            ("gm9001,Stad,Verzonnen,20010101,,", "started_on"),
            ("gm9001,Stad,Verzonnen,,2018-13-01,", "ended_on"),
            ("gm9001,Stad,Verzonnen,2001-01-01,2000-12-31,", "ended_on"),
            ("gm9001,Stad,Verzonnen,,,gm9009", "successors"),
            ("gm9001,Stad,Verzonnen,,,gm9001", "successors"),
            ("gm9001,Stad,Verzonnen,,", ""),
            ("gm9001,Stad,Verzonnen,,,,", ""),
        ],
    )
    def test_tells_the_line_and_the_column_of_a_wrong_cell(self, register, line, column):
        (wrong,) = wrongs(register(SECOND, line))

        assert (wrong.file, wrong.line, wrong.column) == ("register.csv", 3, column)
        assert wrong.expected

    def test_tells_every_mistake_at_once_in_the_order_of_the_file(self, register):
        found = wrongs(register("gm9001,,Verzonnen,x,,gm9009", FIRST, FIRST))

        assert [(wrong.line, wrong.column) for wrong in found] == [
            (2, "name"),
            (2, "started_on"),
            (4, "code"),
        ]

    def test_says_on_which_line_a_code_stood_before(self, register):
        (wrong,) = wrongs(register(FIRST, FIRST))

        assert str(wrong) == (
            "register.csv, regel 3, kolom code: “gm9001”. "
            "Verwacht: een code die nog niet op regel 2 staat."
        )

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            HEADER.encode(),
            b"code,name\ngm9001,Stad",
            HEADER.encode() + b"\ngm9001,\xff,,,,",
            HEADER.encode() + b'\ngm9001,"Stad,,,,',
        ],
        ids=["empty", "header only", "other columns", "not utf-8", "open quote"],
    )
    def test_refuses_a_file_that_is_no_register(self, tmp_path, content):
        path = tmp_path / "register.csv"
        path.write_bytes(content)

        assert len(wrongs(path)) == 1

    def test_refuses_a_file_that_is_not_there(self, tmp_path):
        (wrong,) = wrongs(tmp_path / "nergens.csv")

        assert wrong.file == "nergens.csv"

    @given(st.binary(max_size=200))
    def test_never_ends_in_anything_but_lines_or_a_told_mistake(self, tmp_path_factory, content):
        path = tmp_path_factory.mktemp("any") / "register.csv"
        path.write_bytes(HEADER.encode() + b"\n" + content)

        try:
            lines = read_register_file(path)
        except WrongRegister as error:
            assert error.wrongs
        else:
            assert all(line.code.startswith("gm") for line in lines)


@pytest.mark.django_db
class TestLoading:
    def test_makes_every_municipality_once_with_its_history(self, register):
        counts = load_register(register(FIRST, SECOND), by=beheer())

        assert counts == LoadCounts(new=2)
        assert Municipality.history.filter(history_user__username="beheer").count() == 2

    def test_changes_nothing_the_second_time(self, register):
        path = register(FIRST, SECOND, "gm9003,Derde,,,,gm9001")
        load_register(path, by=beheer())

        counts = load_register(path, by=beheer())

        assert counts == LoadCounts(same=4)
        assert Municipality.history.count() == 3

    def test_asks_once_for_all_when_nothing_changed(self, register, django_assert_num_queries):
        by = beheer()
        path = register(FIRST, SECOND, "gm9003,Derde,,,,")
        load_register(path, by=by)

        with django_assert_num_queries(3):  # the municipalities, within a savepoint
            load_register(path, by=by)

    def test_changes_what_the_file_gives_otherwise_and_says_why(self, register):
        load_register(register(FIRST, SECOND), by=beheer())

        counts = load_register(
            register(FIRST + "", SECOND.replace("Tweede", "Andere")), by=beheer()
        )

        assert counts == LoadCounts(changed=1, same=1)
        last = Municipality.objects.get(code="gm9002").history.latest()
        assert last.name == "Andere Stad"
        assert last.history_change_reason

    def test_keeps_the_address_of_a_municipality_that_is_renamed(self, register):
        load_register(register(FIRST), by=beheer())

        load_register(register(FIRST.replace("Eerste", "Andere")), by=beheer())

        assert Municipality.objects.get(code="gm9001").slug == "eerste-stad"

    def test_gives_the_plain_address_to_the_one_that_still_exists(self, register):
        load_register(
            register(SECOND, SECOND.replace("gm9002,", "gm9003,").replace("2018-12-31", "")),
            by=beheer(),
        )

        slugs = dict(Municipality.objects.values_list("code", "slug"))

        assert slugs == {"gm9003": "tweede-stad", "gm9002": "tweede-stad-gm9002"}

    def test_leaves_alone_what_the_file_does_not_name(self, register):
        load_register(register(FIRST, SECOND), by=beheer())

        load_register(register(FIRST), by=beheer())

        assert Municipality.objects.filter(code="gm9002").exists()

    def test_takes_successors_in_with_the_register_as_their_source(self, register):
        load_register(register(FIRST, SECOND + "gm9001"), by=beheer())

        succession = Succession.objects.get()

        assert (succession.municipality.code, succession.successor.code) == ("gm9002", "gm9001")
        assert succession.source == Source.objects.get(key="tooi")

    def test_records_no_source_while_no_successor_is_named(self, register):
        load_register(register(FIRST), by=beheer())

        assert not Source.objects.exists()

    def test_is_for_beheer_only(self, register):
        with pytest.raises(PermissionDenied):
            load_register(register(FIRST), by=public())

    def test_keeps_nothing_when_the_last_line_cannot_be_kept(self, register, monkeypatch):
        def keep(record, **how):
            if record.code == "gm9001":
                raise PermissionDenied
            return save_register_record(record, **how)

        monkeypatch.setattr(loading, "save_register_record", keep)

        with pytest.raises(PermissionDenied):
            load_register(register(SECOND.replace("2018-12-31", ""), FIRST), by=beheer())

        assert not Municipality.objects.exists()


@pytest.mark.django_db
class TestTheCommand:
    def test_loads_all_605_and_finds_them_the_same_the_second_time(self):
        assert command() == "Register van gemeenten: 605 nieuw, 0 gewijzigd, 0 gelijk."
        assert command() == "Register van gemeenten: 0 nieuw, 0 gewijzigd, 605 gelijk."

        assert Municipality.objects.current_on(date(2026, 1, 1)).count() == 342
        assert Municipality.objects.current_on(date(2018, 12, 31)).count() > 342
        assert Municipality.history.count() == 605
        assert Municipality.objects.get(code="gm0546").slug == "leiden"

    def test_tells_all_that_is_wrong_and_takes_nothing_in(self, register):
        with pytest.raises(CommandError) as caught:
            command(str(register(FIRST, "gm9002,,,x,,")))

        assert "regel 3, kolom name" in str(caught.value)
        assert "regel 3, kolom started_on" in str(caught.value)
        assert not Municipality.objects.exists()

    def test_stops_with_a_sentence_when_beheer_disabled_the_import(self, register):
        command(str(register(FIRST)))
        User.objects.filter(username="import").update(is_active=False)

        with pytest.raises(CommandError, match="Alleen beheer"):
            command(str(register(SECOND)))
