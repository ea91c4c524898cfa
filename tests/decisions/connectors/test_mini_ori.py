"""What is read from lists of mini-ORI 1.0, and that the made-up answers follow its schema."""

from datetime import date

import pytest
import yaml

from decisions.connectors.mini_ori import pull_mini_ori
from decisions.connectors.pulled import PullRefused, PullRequest
from tests.decisions.connectors.answers import (
    HOST,
    TOWN,
    Source,
    listed,
    mini_ori_document,
    mini_ori_item,
    mini_ori_meeting,
    uuid,
)
from tests.decisions.documents.standards import find_standard

REQUEST = PullRequest(HOST, date(2026, 12, 1), date(2026, 12, 31), municipality=TOWN)


def pull(meetings=(), items=(), documents=()):
    return pull_mini_ori(
        Source(
            vergaderingen=listed(*(meetings or [mini_ori_meeting()])),
            agendapunten=listed(*items),
            informatieobjecten=listed(*documents),
        ),
        REQUEST,
    )


class TestPulling:
    def test_joins_meetings_items_and_documents(self):
        (found,) = pull(
            items=[mini_ori_item("b", "Rondvraag", "10"), mini_ori_item("a", "Regiovisie", "2")],
            documents=[
                mini_ori_document("voorstel", "Raadsvoorstel", item="a"),
                mini_ori_document("lijst", "Besluitenlijst", meeting="raad"),
            ],
        )

        assert (found.key, found.title, found.gremium) == (uuid("raad"), "Raadsvergadering", "Raad")
        assert found.starts_at.isoformat() == "2026-12-10T19:30:00+01:00"
        assert [each.title for each in found.items] == ["Regiovisie", "Rondvraag"]
        assert [each.title for each in found.items[0].documents] == ["Raadsvoorstel"]
        assert [each.title for each in found.documents] == ["Besluitenlijst"]

    def test_leaves_what_is_of_another_municipality(self):
        other = {"organisatie": {"gemeente": "gm9002", "naam": "Gemeente Beek"}}

        assert pull([mini_ori_meeting(**other)]) == ()
        assert pull(items=[mini_ori_item("a", "Regiovisie", **other)])[0].items == ()

    def test_leaves_what_is_dealt_with_behind_closed_doors(self):
        assert pull(items=[mini_ori_item("a", "Grondprijs", indicatiebesloten=True)])[0].items == ()

    def test_leaves_meetings_of_other_days(self):
        assert pull([mini_ori_meeting(vergaderdatum="2026-11-30")]) == ()

    def test_takes_the_planned_day_where_there_is_no_other(self):
        planned = mini_ori_meeting(vergaderdatum=None, geplandedatum="2026-12-17")

        assert pull([planned])[0].held_on == date(2026, 12, 17)

    def test_reads_page_after_page(self):
        pages = [
            listed(mini_ori_meeting("een"), following=f"{HOST}/vergaderingen?page=2"),
            listed(mini_ori_meeting("twee")),
        ]
        source = Source(vergaderingen=pages, agendapunten=listed(), informatieobjecten=listed())

        assert len(pull_mini_ori(source, REQUEST)) == 2

    def test_refuses_pages_that_go_round(self):
        round_ = listed(following=f"{HOST}/vergaderingen")

        with pytest.raises(PullRefused, match="houdt niet op"):
            pull_mini_ori(Source(vergaderingen=round_), REQUEST)

    @pytest.mark.parametrize("answer", [b"", b"[]", b'{"results": 3}', b'{"detail": "nee"}'])
    def test_refuses_what_is_no_list(self, answer):
        with pytest.raises(PullRefused):
            pull_mini_ori(Source(vergaderingen=answer), REQUEST)


class TestTheAnswers:
    @pytest.mark.parametrize(
        ("name", "told"),
        [
            ("Vergadering", mini_ori_meeting()),
            ("Agendapunt", mini_ori_item("a", "Regiovisie", "2")),
            ("InformatieObject", mini_ori_document("x", "Stuk", item="a", meeting="raad")),
        ],
    )
    def test_have_what_the_schema_requires_and_nothing_that_it_does_not_know(self, name, told):
        text = find_standard("mini-ori-openapi-1.0.0.yaml").read_text()
        schema = yaml.safe_load(text)["components"]["schemas"][name]

        assert set(schema["required"]) <= told.keys()
        assert told.keys() - schema["properties"].keys() <= {"pid"}
