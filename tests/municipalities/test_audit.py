"""An audit line that belongs to no write."""

import pytest
from django.db import OperationalError, connection

from municipalities.audit import AuditedAct, note_act
from tests.audit_lines import keeping


def is_away():
    raise OperationalError


@pytest.mark.django_db(transaction=True)
def test_is_told_while_the_database_is_away(monkeypatch):
    connection.close()
    monkeypatch.setattr(connection, "ensure_connection", is_away)

    with keeping("regio.audit") as kept:
        note_act(AuditedAct.ACCESS)

    assert [each.audit["act"] for each in kept.records] == ["access"]
