"""Twenty-seven ways to change the record behind the application's back, in plain SQL.

Each is tried twice: as the database stands, which refuses most of them, and as its owner can do it,
with the triggers taken away; then `verify_history` tells. docs/proof.md has the table."""

from dataclasses import dataclass

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from decisions.actions import save_record
from municipalities.actions.people import disable_user
from municipalities.models import Paragraph
from municipalities.tracking import write_record
from municipalities.verification import verify_history
from tests import factories as make
from tests.databases import act_as_owner, lift_triggers
from tests.people import beheer, user

pytestmark = pytest.mark.django_db

CHANGED = "zegt iets anders dan toen het werd geschreven"
REWORDED = "heeft een tekst die anders is dan toen die werd geschreven"
GONE = "heeft in de keten iets dat er niet meer is"
UNCHAINED = "heeft iets dat in geen keten staat"
GAP = "heeft versies die niet op elkaar volgen"
DIFFERS = "verschilt van zijn laatste versie"
VANISHED = "is er niet meer of juist nog wel, anders dan de geschiedenis zegt"
BARE = "staat er zonder geschiedenis"

POSITION, POSITIONS = "decisions_position", "decisions_historicalposition"
DECISION, DECISIONS = "decisions_decision", "decisions_historicaldecision"
REMARK, REMARKS = "decisions_remark", "decisions_historicalremark"
PARAGRAPH, PARAGRAPHS = "municipalities_paragraph", "municipalities_historicalparagraph"
USER = "municipalities_user"


def version(number):
    """Return the condition of one version of a record in its history."""
    return f"id = %(id)s AND version = {number}"


LAST = "version = (SELECT max(version) FROM {0} h WHERE h.id = %(id)s)"


def both(row, rows, change):
    """Return statements that change a row and its newest version alike."""
    return (
        f"UPDATE {row} SET {change} WHERE id = %(id)s",
        f"UPDATE {rows} SET {change} WHERE id = %(id)s AND {LAST.format(rows)}",
    )


@dataclass(frozen=True)
class Tampering:
    """One way: which record of the world it is about, what is done, whether the database refuses
    it, and what is found of it where it is done without triggers."""

    name: str
    about: str
    statements: tuple[str, ...]
    found: str
    is_refused: bool = True


def copied(table, **changed):
    """Return the statement that copies a row or rows of a table, some columns changed."""
    columns = [each.column for each in fields_of(table) if each.column not in ("history_id",)]
    told = ", ".join(f'"{each}"' for each in columns)
    values = ", ".join(changed.get(each, f'"{each}"') for each in columns)
    return f"INSERT INTO {table} ({told}) SELECT {values} FROM {table} WHERE id = %(id)s"


def fields_of(table):
    found = {each._meta.db_table: each for each in apps.get_models(include_auto_created=True)}
    return found[table]._meta.concrete_fields


TAMPERINGS = [
    Tampering("a1 stance", "position", both(POSITION, POSITIONS, "stance = 'tegen'"), CHANGED),
    Tampering("a2 tally", "decision", both(DECISION, DECISIONS, "votes_for = 20"), CHANGED),
    Tampering("a3 text", "remark", both(REMARK, REMARKS, "text = 'Iets anders.'"), REWORDED),
    Tampering(
        "a4 paragraph", "paragraph", both(PARAGRAPH, PARAGRAPHS, "text = 'Iets anders.'"), REWORDED
    ),
    Tampering(
        "b5 text of a middle version",
        "remark",
        (f"UPDATE {REMARKS} SET text = 'Iets anders.' WHERE {version(2)}",),
        REWORDED,
    ),
    Tampering(
        "b6 its user",
        "remark",
        (f"UPDATE {REMARKS} SET history_user_id = %(other)s WHERE {version(2)}",),
        CHANGED,
    ),
    Tampering(
        "b7 its reason",
        "remark",
        (f"UPDATE {REMARKS} SET history_change_reason = 'Anders.' WHERE {version(2)}",),
        REWORDED,
    ),
    Tampering(
        "b8 its moment",
        "remark",
        (f"UPDATE {REMARKS} SET history_date = '2016-01-01 12:00:00+00:00' WHERE {version(2)}",),
        CHANGED,
    ),
    Tampering(
        "b9 its type",
        "remark",
        (f"UPDATE {REMARKS} SET history_type = '-' WHERE {version(2)}",),
        CHANGED,
    ),
    Tampering(
        "c10 the first version backdated",
        "remark",
        (f"UPDATE {REMARKS} SET history_date = '2016-01-01 12:00:00+00:00' WHERE {version(1)}",),
        CHANGED,
    ),
    Tampering(
        "c11 the first version replaced",
        "remark",
        (
            f"DELETE FROM {REMARKS} WHERE {version(1)}",
            copied(
                REMARKS,
                version="1",
                text="'Iets anders.'",
                history_type="'+'",
                history_date="'2016-01-01 12:00:00+00:00'",
            )
            + " AND version = 2",
        ),
        GONE,
    ),
    Tampering(
        "d12 middle versions deleted",
        "remark",
        (f"DELETE FROM {REMARKS} WHERE id = %(id)s AND version IN (2, 3)",),
        GAP,
    ),
    Tampering(
        "e13 the newest cut off and the row set back",
        "remark",
        (
            f"UPDATE {REMARK} SET version = 3,"
            f" text = (SELECT text FROM {REMARKS} WHERE {version(3)}) WHERE id = %(id)s",
            f"DELETE FROM {REMARKS} WHERE {version(4)}",
        ),
        GONE,
    ),
    Tampering(
        "f14 a record deleted with its history",
        "remark",
        (f"DELETE FROM {REMARKS} WHERE id = %(id)s", f"DELETE FROM {REMARK} WHERE id = %(id)s"),
        GONE,
    ),
    Tampering(
        "f15 a table and its history emptied",
        "remark",
        (f"DELETE FROM {REMARKS}", f"DELETE FROM {REMARK}"),
        GONE,
    ),
    Tampering(
        "g16 a record forged with its history",
        "remark",
        (
            copied(REMARK, id="99", key="'verzonnen'", text="'Verzonnen.'", version="1"),
            copied(REMARKS, id="99", key="'verzonnen'", text="'Verzonnen.'") + " AND version = 1",
        ),
        UNCHAINED,
        is_refused=False,
    ),
    Tampering(
        "h17 a version number raised in both",
        "remark",
        both(REMARK, REMARKS, "version = version + 1"),
        GAP,
    ),
    Tampering(
        "i18 a superuser made",
        "account",
        (f"UPDATE {USER} SET is_superuser = true, is_staff = true WHERE id = %(id)s",),
        "mag iets anders dan het journaal zegt",
        is_refused=False,
    ),
    Tampering(
        "i19 a password set",
        "account",
        (f"UPDATE {USER} SET password = 'pbkdf2_sha256$1$a$b' WHERE id = %(id)s",),
        "meldt zich anders aan dan het journaal zegt",
        is_refused=False,
    ),
    Tampering(
        "i20 the counter lowered",
        "remark",
        ("UPDATE decisions_dossiercounter SET number = number - 1, length = length - 1",),
        "is niet het einde dat de teller van de keten noemt",
    ),
    Tampering("i21 the log emptied", "account", ("DELETE FROM django_admin_log",), GONE),
    Tampering(
        "j22 the row altered alone",
        "remark",
        (f"UPDATE {REMARK} SET text = 'Iets anders.' WHERE id = %(id)s",),
        DIFFERS,
        is_refused=False,
    ),
    Tampering(
        "j23 the row deleted alone",
        "remark",
        (f"DELETE FROM {REMARK} WHERE id = %(id)s",),
        VANISHED,
        is_refused=False,
    ),
    Tampering(
        "j24 a row inserted alone",
        "remark",
        (copied(REMARK, id="99", key="'verzonnen'", text="'Verzonnen.'"),),
        BARE,
        is_refused=False,
    ),
    Tampering(
        "j25 its history deleted alone",
        "remark",
        (f"DELETE FROM {REMARKS} WHERE id = %(id)s",),
        BARE,
    ),
    Tampering(
        "j26 a user emptied",
        "remark",
        (f"UPDATE {REMARKS} SET history_user_id = NULL WHERE {version(2)}",),
        "is gewijzigd door niemand",
    ),
    Tampering(
        "j27 the moments of two versions swapped",
        "remark",
        (
            f"UPDATE {REMARKS} SET history_date = '2001-01-01 12:00:00+00:00' WHERE {version(2)}",
            f"UPDATE {REMARKS} SET history_date = '2001-01-02 12:00:00+00:00' WHERE {version(3)}",
        ),
        "heeft versies waarvan de tijd niet oploopt",
    ),
]


@pytest.fixture
def keys():
    """Return the key of a record of each kind, with a past, and of another user."""
    remark = make.RemarkFactory()
    for text in ("Tweede tekst.", "Derde tekst.", "Vierde tekst."):
        remark.text = text
        save_record(remark, by=beheer(), reason="Verbeterd.")
    position = make.PositionFactory(stance="voor")
    paragraph = Paragraph(source=make.SourceFactory(), number=1, text="Een alinea.")
    write_record(paragraph, by=beheer())
    left = user("weg")
    disable_user(left, by=beheer(), reason="Weg.")
    return {
        "remark": remark.pk,
        "position": position.pk,
        "decision": position.decision.pk,
        "paragraph": paragraph.pk,
        "account": left.pk,
        "other": left.pk,
    }


def tamper(way, keys):
    """Do it; a statement that finds no row would show nothing, so that is an error."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in way.statements:
            cursor.execute(statement, {"id": keys[way.about], "other": keys["other"]})
            assert cursor.rowcount


def found():
    return {breach.what for breach in verify_history()}


@pytest.mark.parametrize("way", TAMPERINGS, ids=lambda way: way.name)
def test_a_tampering_is_refused_and_else_found(way, keys):
    assert is_refused(way, keys) is way.is_refused
    assert is_refused(way, keys, by_owner=True) is way.is_refused
    lift_triggers()  # as the owner of the database can
    tamper(way, keys)

    assert way.found in found()


def is_refused(way, keys, *, by_owner=False):
    """Whether the database refuses a tampering; what it let through is undone.

    The owner it can only refuse by a trigger, the running role by what that was not granted too.
    """
    try:
        with transaction.atomic():
            if by_owner:
                act_as_owner()
            tamper(way, keys)
            transaction.set_rollback(True)
    except DatabaseError as refusal:
        refused = str(refusal)
        assert "blijft zo staan" in refused or (
            "permission denied for table" in refused and not by_owner
        )
        return True
    return False


def test_what_nobody_tampered_with_is_in_order(keys):
    assert found() == set()


def test_the_table_is_whole():
    assert len(TAMPERINGS) == 27
