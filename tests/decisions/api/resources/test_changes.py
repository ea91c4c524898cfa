"""`wijzigingen`: what changed in a dossier, once, in order; who takes it all in has the lists."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.actions import (
    delete_draft,
    publish_record,
    save_record,
    withdraw_record,
    writing_in,
)
from decisions.actions.redaction import redact_record
from decisions.api.change_tokens import FORM
from decisions.domain.stances import Stance
from decisions.history import touched
from decisions.models import Evidence
from municipalities.actions.register import save_register_record
from municipalities.models import User
from municipalities.tracking import write_record
from tests import factories, people
from tests.decisions.api.followed import Follower, enrich, read_lists
from tests.decisions.api.scene import API, PLANTED, answer, full, furnish, says
from tests.people import beheer

pytestmark = pytest.mark.django_db
AT = f"{API}/dossiers/samen/wijzigingen"
SOON = datetime(2030, 1, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def rich(rolled_back):
    return enrich(furnish(full()))


def fresh(record):
    return type(record).objects.get(pk=record.pk)


def corrected(record, by=None, **fields):
    """Return a record after its fields were given other values."""
    row = fresh(record)
    for name, value in fields.items():
        setattr(row, name, value)
    return save_record(row, by=by or beheer(), reason="test")


def caught_up(client, **fields):
    follower = Follower(client, **fields)
    follower.catch_up()
    return follower


def named(entries):
    """Return (list, id, sort) of each change."""
    return [(each["lijst"], each["id"], each["soort"]) for each in entries]


class TestTheFirstReading:
    @pytest.mark.parametrize("size", [1, 7, None, 100])
    def test_gives_what_the_lists_give(self, client, rich, size):
        follower = caught_up(client, size=size)

        assert follower.copy == read_lists(client)
        assert {name for name, _key in follower.copy} == set(FOLLOWED_NAMES)

    def test_tells_each_record_once_in_the_order_of_its_last_version(self, client, rich):
        told = caught_up(client, size=9).entries

        numbers = [each["schakel"] for each in told]
        assert numbers == sorted(set(numbers))
        assert len({(each["lijst"], each["id"]) for each in told}) == len(told)
        assert {each["soort"] for each in told} == {"gewijzigd"}

    def test_leads_on_in_the_answer_and_in_its_header(self, client, rich):
        response = client.get(AT, {"aantalPerPagina": 4})

        told = response.json()
        assert len(told["wijzigingen"]) == 4
        assert f"sinds={told['sinds']}" in told["volgende"]
        assert "aantalPerPagina=4" in told["volgende"]
        assert response["Link"] == f'<{told["volgende"]}>; rel="next"'

    def test_tells_the_end_of_the_chain_and_the_licence(self, client, rich):
        told, proof = answer(client, "/dossiers/samen/wijzigingen"), answer(client, PROOF)

        assert {name: told[name] for name in ("keten", "lengte", "einde")} == {
            name: proof[name] for name in ("keten", "lengte", "einde")
        }
        assert told["licentie"] == answer(client, "/dossiers/samen/besluiten")["licentie"]
        assert re.match(rf"{FORM}_0_{told['lengte']}\.{told['einde'][:16]}\.", told["sinds"])

    def test_goes_on_where_it_stopped_whatever_was_written_meanwhile(self, client, rich):
        follower = Follower(client, size=5)
        follower.take_page()
        corrected(rich.accepts, stance=Stance.VOOR)
        factories.CostFactory(dossier=rich.dossier, title="Tussendoor")

        follower.catch_up()

        assert follower.copy == read_lists(client)

    def test_leads_on_to_an_embargo_that_ended_while_it_was_read(self, client, rich):
        factories.RemarkFactory(dossier=rich.dossier, public_from=SOON)
        with time_machine.travel(SOON - timedelta(seconds=1), tick=False):
            follower = Follower(client, size=20)
            follower.take_page()
        with time_machine.travel(SOON, tick=False):
            follower.catch_up()

            assert follower.copy == read_lists(client)

    def test_tells_since_when_an_embargoed_record_could_be_read(self, client, rich):
        wish = factories.RemarkFactory(dossier=rich.dossier, public_from=SOON)

        with time_machine.travel(SOON + timedelta(hours=1)):
            told = caught_up(client).entries

        [found] = [each for each in told if (each["lijst"], each["id"]) == (WISHES, wish.pk)]
        assert datetime.fromisoformat(found["moment"]) == SOON


PROOF, WISHES = "/dossiers/samen/bewijs", "wensen-en-bedenkingen"
FOLLOWED_NAMES = (
    *("dossiers", "besluiten", "standpunten", WISHES, "gedeelde-punten", "uitspraken"),
    *("mijlpalen", "kosten", "toezeggingen", "peilingen", "agendapunten"),
)


class TestGoingOn:
    def test_tells_nothing_and_the_same_token_while_nothing_changes(self, client, rich):
        follower = caught_up(client)

        first, second = (client.get(AT, {"sinds": follower.token}) for _ in range(2))

        assert first.json()["wijzigingen"] == []
        assert first.json()["volgende"] is None
        assert first.json()["sinds"] == follower.token
        assert first["ETag"] == second["ETag"]

    def test_tells_a_correction_once_with_its_link_and_moment(self, client, rich):
        follower = caught_up(client)
        cost = corrected(rich.dossier.costs.first(), amount=7)

        told = follower.catch_up()

        rich.dossier.counter.refresh_from_db()
        assert named(told) == [("kosten", cost.pk, "gewijzigd")]
        assert told[0]["schakel"] == rich.dossier.counter.length
        assert told[0]["gegevens"]["bedrag"] == 7
        assert follower.catch_up() == []

    def test_tells_what_changed_twice_once_and_as_it_is_now(self, client, rich):
        follower = caught_up(client)
        for amount in (7, 8):
            cost = corrected(rich.dossier.costs.first(), amount=amount)

        told = follower.catch_up()

        assert named(told) == [("kosten", cost.pk, "gewijzigd")]
        assert told[0]["gegevens"]["bedrag"] == 8

    def test_tells_in_the_order_in_which_it_happened(self, client, rich):
        follower = caught_up(client, size=1)
        costs = list(rich.dossier.costs.order_by("-pk"))
        milestone = corrected(rich.dossier.milestones.get(state=""), title="Anders")
        for each in costs:
            corrected(each, amount=7)

        told = follower.catch_up()

        told = [each["id"] for each in told if each["lijst"] != WISHES]
        assert told == [milestone.pk, *(each.pk for each in costs)]

    def test_tells_what_follows_from_a_part(self, client, rich):
        follower = caught_up(client)
        place = Evidence.objects.filter(cost__isnull=False).get()
        corrected(place, summary="Anders samengevat")

        told = follower.catch_up()

        assert named(told) == [("kosten", place.cost_id, "gewijzigd")]
        assert follower.copy == read_lists(client)

    def test_tells_a_withdrawn_record_as_its_list_does(self, client, rich):
        follower = caught_up(client)
        withdraw_record(fresh(rich.wishes[0]), by=beheer(), reason="Dubbel.")

        told = {(each["lijst"], each["id"]): each for each in follower.catch_up()}

        found = told[WISHES, rich.wishes[0].pk]["gegevens"]
        assert (found["status"], found["redenIngetrokken"]) == ("ingetrokken", "Dubbel.")
        assert follower.copy == read_lists(client)

    def test_tells_of_a_withdrawn_poll_that_it_is_gone(self, client, rich):
        follower = caught_up(client)
        withdraw_record(fresh(rich.poll), by=beheer(), reason="Dubbel.")

        assert named(follower.catch_up()) == [("peilingen", rich.poll.pk, "verwijderd")]
        assert follower.copy == read_lists(client)

    def test_tells_of_what_was_thrown_away_its_number_and_no_more(self, client, rich):
        event = factories.MilestoneFactory(dossier=rich.dossier, title=PLANTED)
        follower = caught_up(client)
        delete_draft(fresh(event), by=beheer(), reason=f"{PLANTED} klopt niet")

        [told] = follower.catch_up()

        assert {each: told[each] for each in ("lijst", "id", "soort", "gegevens")} == {
            "lijst": "mijlpalen",
            "id": event.pk,
            "soort": "verwijderd",
            "gegevens": None,
        }
        assert PLANTED not in str(told)
        assert follower.copy == read_lists(client)

    def test_tells_a_redaction(self, client, rich):
        wish = factories.RemarkFactory(dossier=rich.dossier, text=f"{PLANTED} zei dit")
        follower = caught_up(client)
        redact_record(fresh(wish), name="text", passage=PLANTED, by=beheer(), reason="AVG")

        told = follower.catch_up()

        assert named(told) == [(WISHES, wish.pk, "gewijzigd")]
        assert PLANTED not in str(follower.copy)
        assert follower.copy == read_lists(client)

    def test_reads_a_long_chain_in_parts(self, client, rich, monkeypatch):
        follower = caught_up(client)
        for each in (*rich.dossier.costs.all(), *rich.dossier.milestones.all()):
            corrected(each, note="x") if hasattr(each, "amount") else corrected(each, title="x")
        corrected(rich.accepts, stance=Stance.VOOR)
        monkeypatch.setattr(touched, "MOST_LINKS", 2)

        pages = 1
        while follower.take_page():
            pages += 1

        assert pages > 2
        assert follower.copy == read_lists(client)


class TestWhatIsNotPublic:
    def test_is_not_told_nor_that_it_is_there(self, client, rich):
        follower = caught_up(client)
        factories.PositionFactory(
            dossier_of=rich.dossier,
            decision=rich.accepts.decision,
            subject=rich.direction,
            groups_label=PLANTED,
            draft=True,
        )
        reply = factories.ReplyFactory(
            remark=rich.wishes[1], body=rich.college, reasons=PLANTED, draft=True
        )
        factories.EvidenceFactory(position=None, shows=reply, reply=reply)
        factories.EvidenceFactory(position=rich.accepts, is_accepted=False, summary=PLANTED)
        hidden = factories.RemarkFactory(dossier=rich.dossier, text=PLANTED, draft=True)
        factories.PointRemarkFactory(point=rich.point, remark=hidden)
        factories.RemarkFactory(dossier=rich.dossier, text=PLANTED, public_from=SOON)
        draft = factories.StatementFactory(dossier=rich.dossier, text=PLANTED, draft=True)
        delete_draft(fresh(draft), by=beheer(), reason="test")

        assert follower.catch_up() == []
        assert caught_up(client).copy == follower.copy
        assert PLANTED not in str(follower.copy)

    def test_is_told_once_it_is_published(self, client, rich):
        wish = factories.RemarkFactory(dossier=rich.dossier, draft=True)
        follower = caught_up(client)
        publish_record(fresh(wish), by=beheer(), asks_source=False)

        assert named(follower.catch_up()) == [(WISHES, wish.pk, "gewijzigd")]
        assert follower.copy == read_lists(client)

    def test_is_told_when_its_embargo_ends_without_a_link(self, client, rich):
        wish = factories.RemarkFactory(dossier=rich.dossier, public_from=SOON)
        factories.ReplyFactory(remark=rich.wishes[1], body=rich.college, public_from=SOON)

        with time_machine.travel(SOON - timedelta(seconds=1), tick=False):
            follower = caught_up(client)
            assert (WISHES, wish.pk) not in follower.copy
        with time_machine.travel(SOON, tick=False):
            told = follower.catch_up()

            assert named(told) == [
                (WISHES, rich.wishes[1].pk, "gewijzigd"),
                (WISHES, wish.pk, "gewijzigd"),
            ]
            assert {each["schakel"] for each in told} == {None}
            assert follower.copy == read_lists(client)

    def test_never_comes_when_it_was_withdrawn_under_embargo(self, client, rich):
        wish = factories.RemarkFactory(dossier=rich.dossier, public_from=SOON, text=PLANTED)
        follower = caught_up(client)
        withdraw_record(fresh(wish), by=beheer(), reason="Toch niet.")

        assert follower.catch_up() == []
        with time_machine.travel(SOON + timedelta(days=1)):
            follower.catch_up()
            assert PLANTED not in str(follower.copy)
            assert follower.copy == read_lists(client)

    def test_is_kept_from_who_signed_in_as_well(self, client, rich):
        follower = caught_up(client)
        factories.RemarkFactory(dossier=rich.dossier, text=PLANTED, draft=True)
        client.force_login(User.objects.get(pk=people.redactie(rich.region).user.pk))

        assert follower.catch_up() == []
        assert PLANTED not in str(caught_up(client).copy)

    def test_is_no_dossier(self, client):
        factories.DossierFactory(slug="geheim", draft=True)
        client.force_login(User.objects.get(pk=people.beheer().user.pk))

        assert client.get(f"{API}/dossiers/geheim/wijzigingen").status_code == 404


class TestTheRegister:
    def test_changes_what_names_it(self, client, rich):
        follower = caught_up(client)
        source = fresh(rich.source)
        source.title = "Een andere titel"
        save_register_record(source, by=beheer(), reason="test")

        told = follower.catch_up()

        assert {each["schakel"] for each in told} == {None}
        assert ("standpunten", rich.accepts.pk, "gewijzigd") in named(told)
        assert follower.copy == read_lists(client)
        assert follower.catch_up() == []

    def test_says_nothing_where_it_is_of_no_matter(self, client, rich):
        other = factories.SourceFactory()
        follower = caught_up(client)
        other.title = "Een andere titel"
        save_register_record(other, by=beheer(), reason="test")

        assert follower.catch_up() == []
        assert follower.catch_up() == []

    def test_is_seen_where_it_was_written_along_with_another_dossier(self, client, rich):
        elsewhere = factories.DossierFactory()
        follower = caught_up(client)
        source = fresh(rich.source)
        source.title = "Een andere titel"
        with writing_in(elsewhere):
            write_record(source, by=beheer(), reason="test")

        follower.catch_up()

        assert follower.copy == read_lists(client)

    def test_tells_nothing_of_another_dossier(self, client, rich):
        elsewhere = factories.DossierFactory(region=rich.region)
        spoke = says(
            rich.bee, factories.SubjectFactory(dossier=elsewhere), Stance.VOOR, groups_label="X"
        )
        group = rich.bee.terms.get().groups.first()
        factories.PositionGroupFactory(position=spoke, group=group)
        follower = caught_up(client)
        for record, name in ((group, "name"), (rich.region, "name"), (rich.bee, "name")):
            row = fresh(record)
            setattr(row, name, "Heel anders")
            save_register_record(row, by=beheer(), reason="test")

        told = follower.catch_up()

        assert ("standpunten", spoke.pk) not in {(each["lijst"], each["id"]) for each in told}
        assert {each["soort"] for each in told} == {"gewijzigd"}
        assert follower.copy == read_lists(client)


class TestTheDay:
    def test_that_passes_changes_what_is_told_on_it(self, client, rich):
        by = beheer(at=datetime(2030, 2, 1, tzinfo=UTC))
        wish = factories.RemarkFactory(dossier=rich.dossier)
        reply = factories.ReplyFactory(remark=rich.wishes[1], body=rich.college)
        with time_machine.travel("2030-01-01T12:00:00+01:00"):
            corrected(wish, by=by, dated_on="2030-01-03")
            corrected(reply, by=by, dated_on="2030-01-02")
            promise = rich.item.treatments.get().commitments.get()
            corrected(promise, by=by, due_on=date(2030, 1, 2))
            follower = caught_up(client)
            assert (WISHES, wish.pk) not in follower.copy
        for day in ("02", "03", "04"):
            with time_machine.travel(f"2030-01-{day}T00:00:01+01:00"):
                follower.catch_up()

                assert follower.copy == read_lists(client)
        assert (WISHES, wish.pk) in follower.copy

    def test_until_which_the_dossier_is_kept_takes_later_wishes_away(self, client, rich):
        follower = caught_up(client)
        later = {key for key in follower.copy if key[0] == WISHES}
        corrected(rich.dossier, kept_until="2016-06-01")
        follower.catch_up()
        assert follower.copy == read_lists(client)
        assert later > {key for key in follower.copy if key[0] == WISHES}

        corrected(rich.dossier, kept_until=None)
        follower.catch_up()

        assert follower.copy == read_lists(client)


def refused(client, token, slug="samen"):
    """Return why a token is refused."""
    response = client.get(f"{API}/dossiers/{slug}/wijzigingen", {"sinds": token})
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    [told] = response.json()["invalidParams"]
    assert told["name"] == "sinds"
    return told["reason"]


class TestATokenIsRefused:
    @pytest.mark.parametrize(
        "token",
        [
            "x",
            "0",
            "1.2.3",
            "\x00",
            f"{FORM}_1.{'a' * 16}.1.1.{'9' * 18}.736481",
            f"{FORM}_1.{'a' * 16}.1.1.{'9' * 19}.736481",
            f"{FORM}_1.{'a' * 16}.1.1.1.000000",
            f"{FORM}_0_1.{'a' * 16}.1.1.1.736481",
            f"{FORM}_1.{'A' * 16}.1.1.1.736481",
            f"{FORM}_1.{'a' * 16}.1.1.1.736481\n",
        ],
    )
    def test_that_cannot_be_read(self, client, rich, token):
        assert refused(client, token) == (
            "Verwacht het token dat een eerder antwoord van dit adres gaf."
        )

    def test_of_another_dossier(self, client, rich):
        factories.DossierFactory(slug="ander")
        token = caught_up(client, slug="ander").token

        assert refused(client, token) == "Dit token is niet van dit dossier; begin opnieuw, zonder."

    @pytest.mark.parametrize("place", [0, 2, 3, 4])
    def test_of_what_is_still_to_come(self, client, rich, place):
        form, mark = caught_up(client).token.split("_")
        parts = mark.split(".")
        parts[place] = str(int(parts[place]) * 2)

        assert "nieuwer" in refused(client, f"{form}_{'.'.join(parts)}")

    def test_after_going_back_to_a_backup(self, client, rich):
        token = re.sub(r"\.\w{16}\.", ".0123456789abcdef.", caught_up(client).token, count=1)

        assert "niet van dit dossier" in refused(client, token)

    @pytest.mark.parametrize("form", ["2.1", "1.999"])
    def test_of_a_version_that_told_something_else(self, client, rich, form):
        token = caught_up(client).token.replace(FORM, form, 1)

        assert "andere versie" in refused(client, token)

    def test_halfway_as_well(self, client, rich):
        follower = Follower(client, size=3)
        follower.take_page()

        assert "niet van dit dossier" in refused(
            client, re.sub(r"\.\w{16}\.", f".{'0' * 16}.", follower.token)
        )

    def test_but_not_of_a_machine_whose_clock_is_a_little_ahead(self, client, rich):
        wish = factories.RemarkFactory(dossier=rich.dossier, public_from=SOON)
        with time_machine.travel(SOON + timedelta(seconds=2), tick=False):
            follower = caught_up(client)
        with time_machine.travel(SOON - timedelta(seconds=2), tick=False):
            corrected(wish, text="Anders")
            told = follower.catch_up()

        assert named(told) == [(WISHES, wish.pk, "gewijzigd")]


class TestAsksTheDatabase:
    def count(self, client, token):
        with CaptureQueriesContext(connection) as caught:
            response = client.get(AT, {"sinds": token, "aantalPerPagina": 100})
        assert response.status_code == 200
        return len(caught), len(response.json()["wijzigingen"])

    def add(self, rich, number):
        for _ in range(number):
            body = factories.council(rich.region)
            spoke = says(body, rich.proposal, Stance.VOOR)
            factories.EvidenceFactory(position=spoke, source=rich.source)
            wish = factories.RemarkFactory(dossier=rich.dossier, body=body, theme=rich.theme)
            factories.ReplyFactory(remark=wish, body=rich.college)
            factories.CostFactory(dossier=rich.dossier)

    def test_as_often_for_one_change_as_for_thirty(self, client, rich):
        counts, told = [], []
        for number in (1, 30):
            token = caught_up(client).token
            self.add(rich, number)
            count, changes = self.count(client, token)
            counts.append(count)
            told.append(changes)

        assert told[1] >= 30 > told[0]
        assert counts[0] == counts[1]

    def test_as_often_for_one_record_at_first_as_for_all(self, client, rich):
        counts = {}
        for number in (1, 30):
            self.add(rich, number)
            counts[number] = self.count_first(client)

        assert counts[1] == counts[30]

    def count_first(self, client):
        with CaptureQueriesContext(connection) as caught:
            told = answer(client, "/dossiers/samen/wijzigingen", aantalPerPagina=100)
        assert len(told["wijzigingen"]) > 20
        return len(caught)

    def test_few_times_when_nothing_changed(self, client, rich):
        token = caught_up(client).token

        assert self.count(client, token)[0] <= 12


def test_a_position_is_gone_where_its_decision_is_no_longer_told(client, rich):
    follower = caught_up(client)
    assert ("standpunten", rich.accepts.pk) in follower.copy
    decision = fresh(rich.accepts.decision)
    decision.public_from = SOON
    with writing_in(decision):
        write_record(decision, by=beheer(), reason="test")

    told = named(follower.catch_up())

    assert ("besluiten", decision.pk, "verwijderd") in told
    assert ("standpunten", rich.accepts.pk, "verwijderd") in told
    assert follower.copy == read_lists(client)
