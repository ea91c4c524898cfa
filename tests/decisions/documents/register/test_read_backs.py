"""The register as a file tells of each remark what the griffie read back, as its page does."""

from datetime import timedelta

import pytest
from django.utils import timezone
from time_machine import travel

from decisions.actions import correct_record
from decisions.documents.register.content import RegisterRows, iterate_register_rows
from decisions.history import Register
from tests.decisions.read_backs import answered, asked
from tests.people import NOW, public

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def wish(world):
    assert world.griffie
    return world.remark(text="Meer bomen.")


def cell(world, known_at=None):
    """Return what the row of the one remark tells of it."""
    reader = public(at=timezone.now())
    register = Register(world.dossier, reader, NOW.date(), {}, known_at)
    keys = list(register.remarks().values_list("id", flat=True))
    [row] = RegisterRows(register, keys, iterate_register_rows)
    return row.read_back


def test_nothing_where_nobody_asked(world, wish):
    assert cell(world) == ""


def test_silence_is_no_agreement(world, wish):
    asked(world)

    told = "gevraagd op 23 november 2026, nog geen antwoord (dat is geen instemming)"
    assert cell(world) == told


def test_an_answer_with_its_day_and_that_it_changed_after_that(world, wish):
    answered(asked(world), wish, world.griffie)
    before = cell(world)
    correct_record(wish, changes={"text": "Minder."}, by=world.griffie, reason="Nagekeken.")

    assert before == "klopt (23 november 2026)"
    assert cell(world).splitlines()[0] == "klopt (23 november 2026, daarna is dit gewijzigd)"


def test_another_reading_in_its_words_as_known_at_a_moment(world, wish):
    begun = timezone.now() + HOUR
    with travel(begun + HOUR, tick=False):
        answered(asked(world), wish, world.griffie, "anders", text="Wij vroegen minder.")

    with travel(begun + 24 * HOUR, tick=False):
        assert cell(world).startswith("leest dit anders (")
        assert cell(world).endswith("): Wij vroegen minder.")
        assert cell(world, known_at=begun) == ""
