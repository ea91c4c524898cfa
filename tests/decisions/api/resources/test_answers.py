"""What each list tells of its records, and which of them a filter leaves."""

from datetime import UTC, datetime

import pytest
import time_machine

from decisions.actions import correct_record, withdraw_record
from tests import factories, people
from tests.decisions.api.scene import API, answer, says

pytestmark = pytest.mark.django_db


def told(client, name, **query):
    return answer(client, f"/dossiers/samen/{name}", **query)


def ids(client, name, field, **query):
    return [each["id"] for each in told(client, name, **query)[field]]


class TestPositions:
    def one(self, client, position, **query):
        return told(client, f"standpunten/{position.pk}", **query)

    def test_tell_what_they_rest_on(self, client, furnished):
        found = self.one(client, furnished.accepts)

        assert (found["stand"], found["grondslag"]) == ("geen_blokkade", "pers")
        assert [each["leestAls"] for each in found["plaatsen"]] == ["geen_blokkade"]
        assert [each["id"] for each in found["voorwaarden"]] == [furnished.condition.pk]
        assert (found["bronnenVerschillen"], found["bronZegt"]) == (False, [])

    def test_say_that_sources_read_otherwise(self, client, furnished):
        for stance in ("voor", "tegen"):
            factories.EvidenceFactory(position=furnished.refuses, reads_stance=stance)
        other = says(furnished.cee, furnished.direction, "voor")
        factories.EvidenceFactory(position=other, reads_stance="tegen")

        assert self.one(client, furnished.refuses)["bronnenVerschillen"]
        assert self.one(client, other)["bronZegt"] == ["tegen"]

    def test_name_the_groups_behind_them(self, client, furnished):
        found = self.one(client, furnished.opposition)

        assert (found["wieSprak"], found["fractiesNaam"]) == ("fracties", "Oppositie")
        assert [each["naam"] for each in found["fracties"]] == [furnished.group.name]
        assert found["zetels"] == 5

    def test_leave_out_the_quote_of_a_closed_source(self, client, furnished):
        shut = factories.SourceFactory(is_public=False)
        factories.EvidenceFactory(position=furnished.refuses, source=shut, quote="KANARIE")

        (place,) = self.one(client, furnished.refuses)["plaatsen"]

        assert (place["bron"], place["titel"], place["citaat"]) == (None, None, None)

    def test_come_by_what_is_asked(self, client, furnished):
        whole = {
            "gemeente": (furnished.aa.municipality.code, {furnished.accepts, furnished.abstains}),
            "orgaan": (furnished.aa.slug, {furnished.accepts}),
            "onderwerp": ("zwaar", set()),
            "stand": ("tegen", {furnished.refuses}),
            "wieSprak": ("fracties", {furnished.opposition}),
        }
        for name, (value, left) in whole.items():
            found = ids(client, "standpunten", "standpunten", **{name: value})
            assert set(found) == {each.pk for each in left}, name

    def test_come_by_the_party_of_their_groups(self, client, furnished):
        party = factories.PartyFactory(slug="vooruit")
        group = factories.GroupFactory(term=furnished.group.term, party=party)
        factories.PositionGroupFactory(position=furnished.opposition, group=group)

        found = ids(client, "standpunten", "standpunten", partij="vooruit")

        assert found == [furnished.opposition.pk]

    def test_come_by_the_day_of_their_decision_as_it_was_known(self, client, furnished):
        with time_machine.travel("2090-01-01T12:00:00+00:00"):
            by = people.beheer(at=datetime(2090, 1, 1, 12, tzinfo=UTC))
            decision = furnished.accepts.decision
            correct_record(decision, changes={"dated_on": "2016-07-01"}, by=by, reason="Nagekeken.")
            now = ids(client, "standpunten", "standpunten", van="2016-07-01")
            then = ids(client, "standpunten", "standpunten", van="2016-07-01", bekend="2089-01-01")
            last = ids(client, "standpunten", "standpunten", sorteer="-besloten")[0]

        assert (now, then) == ([furnished.accepts.pk], [])
        assert last == furnished.accepts.pk

    def test_tell_each_version_with_what_changed_and_why(self, client, furnished):
        with time_machine.travel("2090-01-01T12:00:00+00:00"):
            by = people.beheer(at=datetime(2090, 1, 1, 12, tzinfo=UTC))
            correct_record(
                furnished.accepts, changes={"stance": "voor"}, by=by, reason="Verkeerd gelezen."
            )
            now = self.one(client, furnished.accepts)
            then = self.one(client, furnished.accepts, bekend="2089-01-01")

        newest, first = now["versies"]
        assert newest["reden"] == "Verkeerd gelezen."
        assert newest["wijzigingen"] == [
            {"gegeven": "standpunt", "van": "geen blokkade", "naar": "voor"}
        ]
        assert (newest["door"], newest["stand"]) == ("de beheerder", "voor")
        assert (first["isEerste"], first["stand"]) == (True, "geen_blokkade")
        assert (then["stand"], then["versies"]) == ("geen_blokkade", [first])

    def test_say_where_each_version_stands_in_the_chain(self, client, furnished):
        (version,) = self.one(client, furnished.accepts)["versies"]
        told = answer(client, "/dossiers/samen/bewijs")

        assert version["schakel"]["keten"] == told["keten"]
        assert 0 < version["schakel"]["nummer"] <= told["lengte"]

    def test_are_the_same_at_their_permalink(self, client, furnished):
        now = self.one(client, furnished.accepts)
        pinned = client.get(now["permalink"]).json()

        assert {**pinned, "bekend": None} == now

    def test_say_why_they_were_withdrawn(self, client, furnished):
        withdraw_record(furnished.refuses, by=people.beheer(), reason="Dubbel.")

        found = self.one(client, furnished.refuses)

        assert (found["status"], found["redenIngetrokken"]) == ("ingetrokken", "Dubbel.")


class TestDecisions:
    def test_tell_how_each_group_voted(self, client, furnished):
        (found,) = told(client, "besluiten", orgaan=furnished.aa.slug)["besluiten"]

        assert found["fractieStemmen"] == [
            {"naam": "Aa Vooruit", "richting": "voor", "voor": None, "tegen": None, "zetels": None}
        ]
        assert found["waardenVerschillen"] == []

    def test_name_what_sources_differ_about(self, client, furnished):
        decision = furnished.accepts.decision
        for value in ("2016-06-01", "2016-06-02"):
            place = factories.EvidenceFactory(position=None, decision=decision)
            factories.ValueReadingFactory(evidence=place, value=value)

        (found,) = told(client, "besluiten", orgaan=furnished.aa.slug)["besluiten"]

        assert found["waardenVerschillen"] == ["datum"]

    @pytest.mark.parametrize("draft", [False, True])
    def test_name_the_agenda_item_that_the_reader_may_see(self, client, furnished, draft):
        item = factories.AgendaItemFactory(
            dossier=furnished.dossier, body=furnished.cee, title="Punt 4", draft=draft
        )
        moved = factories.DecisionFactory(
            dossier=furnished.dossier,
            body=furnished.cee,
            form="motie",
            moved_in=item.treatments.get(),
        )

        (found,) = told(client, "besluiten", vorm="motie")["besluiten"]

        assert found["id"] == moved.pk
        assert (found["ingediendBij"] and found["ingediendBij"]["titel"]) == (
            None if draft else "Punt 4"
        )


class TestRemarks:
    def wishes(self, client, **query):
        return told(client, "wensen-en-bedenkingen", **query)["wensen"]

    def test_tell_the_reply_and_when_it_was_sent(self, client, furnished):
        first, second = self.wishes(client, ronde=furnished.wishes[0].round_id)

        assert [each["reactie"] for each in first["reacties"]] == ["overgenomen"]
        assert first["reactienota"]["verzonden"] == "2016-10-04"
        assert (second["reacties"], second["reactienota"]["verzonden"]) == ([], None)

    @pytest.mark.parametrize(
        ("day", "states"),
        [
            ("2016-07-01", ["ingediend", "ingediend"]),
            ("2016-09-02", ["beantwoord", "vervallen"]),
        ],
    )
    def test_tell_what_became_of_them_by_the_day(self, client, furnished, day, states):
        found = self.wishes(client, peildatum=day, ronde=furnished.wishes[0].round_id)

        assert [each["staat"] for each in found] == states
        for state in set(states):
            left = self.wishes(
                client, peildatum=day, staat=state, ronde=furnished.wishes[0].round_id
            )
            assert [each["staat"] for each in left] == [each for each in states if each == state]

    def test_tell_of_a_condition_to_which_position_it_belongs(self, client, furnished):
        (found,) = self.wishes(client, soort="voorwaarde")

        assert found["standpunt"] == furnished.accepts.pk
        assert found["besluit"] == furnished.accepts.decision_id

    def test_name_no_decision_that_the_reader_may_not_see(self, client, furnished):
        hidden = says(furnished.bee, furnished.direction, "voor", draft=True)
        factories.RemarkFactory(
            dossier=furnished.dossier,
            body=furnished.bee,
            kind="voorwaarde",
            text="Op voorwaarde.",
            decision=hidden.decision,
            position=hidden,
        )

        (found,) = self.wishes(client, zoek="voorwaarde")

        assert found["standpunt"] is None

    def test_come_by_what_is_asked(self, client, furnished):
        first, second = furnished.wishes
        whole = {
            "orgaan": (furnished.bee.slug, [second.pk]),
            "gemeente": (furnished.bee.municipality.code, [second.pk]),
            "thema": ("inwoners", [first.pk, second.pk]),
            "onderwerp": ("regioraad", [first.pk, second.pk]),
            "punt": (furnished.point.pk, [first.pk, second.pk]),
            "zoek": ("radenavond", [furnished.evening.pk]),
            "van": ("2016-06-02", []),
        }
        for name, (value, left) in whole.items():
            found = ids(client, "wensen-en-bedenkingen", "wensen", **{name: value})
            assert found == left, name

    @pytest.mark.parametrize("bekend", [{}, {"bekend": "2098-01-01"}])
    def test_are_found_by_the_words_of_their_replies(self, client, furnished, bekend):
        with time_machine.travel("2099-01-01"):
            found = ids(client, "wensen-en-bedenkingen", "wensen", zoek="punt voorstel", **bekend)

        assert found == [furnished.wishes[0].pk]

    @pytest.mark.parametrize("words", ["?", "\x00inwoners", "a" * 201, "\ud7ff"])
    def test_refuse_words_that_cannot_be_sought(self, client, furnished, words):
        response = client.get(f"{API}/dossiers/samen/wensen-en-bedenkingen", {"zoek": words})

        assert response.status_code == 400
        assert response.json()["invalidParams"][0]["name"] == "zoek"

    def test_leave_out_what_came_after_the_day(self, client, furnished):
        assert self.wishes(client, peildatum="2016-05-31") == []

    def test_are_told_on_the_day_of_the_permalink(self, client, furnished):
        found = told(client, "wensen-en-bedenkingen", peildatum="2016-07-01")

        assert found["peildatum"] == "2016-07-01"
        assert "peildatum=2016-07-01" in found["permalink"]


class TestSharedPoints:
    def test_tell_who_wants_more_and_who_less(self, client, furnished):
        found = told(client, "gedeelde-punten")["punten"][0]

        assert found["wensen"] == [each.pk for each in furnished.wishes]
        assert (found["meer"], found["minder"]) == ([furnished.aa.name], [furnished.bee.name])
        assert found["tegenstrijdig"]


class TestWhatStandsBeside:
    def test_a_statement_tells_who_spoke(self, client, furnished):
        first, second = told(client, "uitspraken")["uitspraken"]

        assert first["gemeente"] == furnished.aa.municipality.code
        assert (first["orgaan"], first["thema"]) == (furnished.college.slug, "inwoners")
        assert (second["wie"], second["gemeente"]) == ("De krant", None)

    def test_a_statement_comes_by_the_municipality_of_its_body(self, client, furnished):
        own = factories.StatementFactory(
            dossier=furnished.dossier, municipality=furnished.bee.municipality
        )
        for home, left in ((furnished.aa, 1), (furnished.bee, 1), (furnished.cee, 0)):
            found = ids(client, "uitspraken", "uitspraken", gemeente=home.municipality.code)
            assert len(found) == left
        assert found == [] and own.pk

    def test_a_milestone_tells_what_became_of_a_proposal(self, client, furnished):
        (found,) = told(client, "mijlpalen", staat="verworpen")["mijlpalen"]

        assert (found["onderwerp"], found["gedateerd"]) == ("regioraad", "2016-09-01")

    def test_costs_come_by_what_was_paid_the_unknown_first(self, client, furnished):
        found = told(client, "kosten", sorteer="bedrag")["kosten"]

        assert [each["bedrag"] for each in found] == [None, 500]
        assert told(client, "kosten", gemeente=furnished.aa.municipality.code)["aantal"] == 1

    def test_a_commitment_names_the_council_that_got_it(self, client, furnished):
        (found,) = told(client, "toezeggingen", orgaan=furnished.bee.slug)["toezeggingen"]

        assert (found["gedaan"], found["afgedaan"]) == ("2017-05-09", None)
