"""The API and the board tell the same, whatever the day and the rule."""

from datetime import date

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decisions.board import build_board
from decisions.domain.rules import Rule
from municipalities.roles import Reader
from tests.decisions.api.scene import API

pytestmark = pytest.mark.django_db
NEAR = st.dates(date(2014, 12, 1), date(2017, 1, 31))
ANY = st.dates(date(1800, 1, 1), date(2200, 12, 31))
MANY = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def board_on(dossier, day, rule=None):
    return build_board(dossier, day=day, reader=Reader(at=timezone.now()), rule=rule)


def get(client, path, **query):
    response = client.get(f"{API}/dossiers/samen/{path}", query)
    assert response.status_code == 200
    return response.json()


def spoken(board):
    """Return what the board shows of every body and subject, in the words of the API."""
    return {
        (row.body.slug, cell.subject.slug): (
            cell.stance.value if cell.stance else "onbekend",
            cell.uncertain,
            cell.off_table,
            [group.label for group in cell.groups],
        )
        for row in board.all_rows()
        for cell in row.cells
        if cell.is_known or cell.groups
    }


class TestTheApi:
    @MANY
    @given(day=NEAR | ANY)
    def test_tells_the_stances_of_the_board(self, client, scene, day):
        told = get(client, "stand", peildatum=day.isoformat())

        found = {
            (body["id"], cell["onderwerp"]): (
                cell["stand"],
                cell["onzeker"],
                cell["voorstelVanTafel"],
                [group["naam"] for group in cell["fracties"]],
            )
            for body in told["organen"]
            for cell in body["standpunten"]
        }
        assert found == spoken(board_on(scene.dossier, day))

    @MANY
    @given(day=NEAR | ANY, rule=st.sampled_from(Rule))
    def test_tells_the_support_of_the_board(self, client, scene, day, rule):
        told = get(client, "draagvlak", peildatum=day.isoformat(), regel=rule.value)

        board = board_on(scene.dossier, day, rule)
        assert [
            (each["draagvlak"], each["akkoord"], each["tegen"], each["kleinsteWending"])
            for each in told["onderwerpen"]
        ] == [
            (
                support.outcome.value,
                list(support.accepting),
                list(support.against),
                list(support.smallest_turn),
            )
            for support in map(board.support, board.subjects)
        ]
