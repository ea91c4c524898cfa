"""Whether the application says how it is."""

import pytest
from django.db import DatabaseError, connection


@pytest.mark.django_db
def test_health_is_said_when_the_database_answers(client):
    response = client.get("/gezond/")

    assert response.status_code == 200
    assert response.content == b"in orde\n"


def test_a_database_that_does_not_answer_is_said_with_503(client, monkeypatch):
    def refuse():
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", refuse)

    assert client.get("/gezond/").status_code == 503
