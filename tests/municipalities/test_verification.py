"""What goes around the actions is found: each invariant is broken once."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from municipalities.actions import history_checks
from municipalities.actions.register import delete_register_record, save_register_record
from municipalities.models import HistoryCheck, Municipality
from municipalities.verification import tracked_models, verify_history
from tests.databases import lift_triggers
from tests.factories import MunicipalityFactory, PositionFactory
from tests.people import beheer

pytestmark = pytest.mark.django_db

CHANGED = "zegt iets anders dan toen het werd geschreven"


def found():
    return [breach.what for breach in verify_history([Municipality])]


@pytest.fixture
def town():
    lift_triggers()
    made = MunicipalityFactory()
    made.province = "Andere provincie"
    return save_register_record(made, by=beheer(), reason="Verhuisd.")


def test_what_the_actions_write_breaks_nothing(town):
    PositionFactory()

    assert list(verify_history()) == []
    assert len(tracked_models()) > 30


def test_a_record_that_was_deleted_through_an_action_is_in_order(town):
    delete_register_record(town, by=beheer(), reason="Dubbel.")

    assert found() == []


def test_a_row_without_history_is_found(town):
    town.history.all().delete()

    assert found() == [
        "staat er zonder geschiedenis",
        "heeft in de keten iets dat er niet meer is",
    ]


def test_an_update_around_the_history_is_found(town):
    Municipality.objects.filter(pk=town.pk).update(province="Weer een andere")

    assert found() == ["verschilt van zijn laatste versie"]


def test_a_second_birth_is_found(town):
    row = town.history.latest("history_id")
    town.history.filter(history_id=row.history_id).update(history_type="~")
    town.history.filter(history_type="+").update(history_type="~")

    assert found() == ["is niet precies een keer begonnen", CHANGED]


def test_a_version_by_nobody_is_found(town):
    town.history.update(history_user=None)

    assert found() == ["is gewijzigd door niemand", CHANGED]


def test_time_that_steps_back_is_found(town):
    first = town.history.earliest("history_id")
    last = town.history.filter(history_type="~")
    last.update(history_date=first.history_date - timedelta(hours=2))

    assert found() == ["heeft versies waarvan de tijd niet oploopt", CHANGED]


def test_a_record_that_vanished_is_found(town):
    Municipality.objects.filter(pk=town.pk)._raw_delete("default")

    assert found() == [
        "is er niet meer of juist nog wel, anders dan de geschiedenis zegt",
        "is er niet meer en wordt nog gevonden",
    ]


def test_a_record_that_outlived_its_deletion_is_found(town):
    town.history.filter(history_type="~").update(history_type="-")

    assert "is er niet meer of juist nog wel, anders dan de geschiedenis zegt" in found()


def test_the_command_says_that_all_is_well(town):
    out = StringIO()

    call_command("verify_history", stdout=out)

    assert "klopt" in out.getvalue()


def test_the_command_fails_and_names_the_record(town):
    town.history.all().delete()
    errors = StringIO()

    with pytest.raises(CommandError, match="2 keer"):
        call_command("verify_history", stdout=StringIO(), stderr=errors)

    assert f"municipalities.Municipality {town.pk}" in errors.getvalue()


def test_what_came_of_it_is_noted_with_the_moment_for_who_looks_after_regio(town):
    with time_machine.travel("2026-11-25T02:17:00Z", tick=False):
        call_command("verify_history", stdout=StringIO())
    town.history.all().delete()
    with pytest.raises(CommandError):
        call_command("verify_history", stdout=StringIO(), stderr=StringIO())

    first, second = HistoryCheck.objects.all()
    assert (first.checked_at, first.breaches) == (datetime(2026, 11, 25, 2, 17, tzinfo=UTC), 0)
    assert second.breaches == 2


def test_it_is_looked_at_all_the_same_where_nothing_may_be_written(town, settings):
    settings.READ_ONLY = "Wij verhuizen."
    out = StringIO()

    call_command("verify_history", stdout=out)

    assert "kon niet worden vastgelegd" in out.getvalue()
    assert "klopt" in out.getvalue()
    assert not HistoryCheck.objects.exists()


def test_of_what_was_noted_the_last_nights_are_kept(monkeypatch):
    monkeypatch.setattr(history_checks, "KEPT_CHECKS", 3)
    for number in range(5):
        assert history_checks.note_history_check(at=timezone.now(), breaches=number)

    assert [each.breaches for each in HistoryCheck.objects.all()] == [2, 3, 4]


def test_a_moment_that_was_still_to_come_is_told_and_is_no_fault():
    with time_machine.travel("2026-11-25T12:00:00Z", tick=False):
        made = MunicipalityFactory()
    with time_machine.travel("2026-11-23T12:00:00Z", tick=False):  # the clock was put back
        made.province = "Andere provincie"
        save_register_record(made, by=beheer(), reason="Verhuisd.")

    [told] = verify_history([Municipality])
    errors = StringIO()
    call_command("verify_history", stdout=StringIO(), stderr=errors)

    assert (told.is_remark, told.key) == (True, made.pk)
    assert "zegt een tijdstip dat nog moest komen" in errors.getvalue()
