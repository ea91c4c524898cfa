"""Every address, as everybody: who may open it, what it tells, and that reading changes nothing."""

import logging
import re
from collections import defaultdict
from contextlib import contextmanager
from itertools import cycle

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from django.urls import path

from decisions.web.looking_after.reading_only import FREE_VIEWS
from decisions.web.public.board import home_page
from municipalities.actions.read_only import begin_read_only
from tests import factories as make
from tests.people import beheer
from tests.walk.addresses import entries_of_nothing, ours, routes, without_entry
from tests.walk.canaries import REPORT, WORD, Thing
from tests.walk.digest import digest, writes
from tests.walk.every import MATRIX
from tests.walk.faults import COUNTING, LEAKING, WRITING
from tests.walk.forms import filled
from tests.walk.matrix import API, EVERYBODY, KEEPS, READING, Ask
from tests.walk.readers import ASKERS
from tests.walk.sending import SENDINGS
from tests.walk.visits import NOISE, Visits, twin
from tests.walk.world import Walked

pytestmark = pytest.mark.django_db
NUMBER = re.compile(r"\d+")
# Between them these three open every page there is; what the others may see of it is arithmetic,
# which a second database is not asked.
OPENING = ("anoniem", "griffie_a", "beheer")
EVERYONE = pytest.mark.parametrize(
    "asker",
    [pytest.param(each, marks=() if each in OPENING else pytest.mark.once) for each in ASKERS],
)
SOUGHT = ("text", "title", "summary")
METHODS = ("head", "options", "post", "put", "patch", "delete")
PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# Texts that no page shows to anybody: what a folder calls a record, and who sent a report.
NOT_SHOWN = {("Evidence", "reference"), ("Report", "sender")}


@pytest.fixture(scope="module")
def visits(django_db_setup, django_db_blocker, is_compared, pytestconfig):
    """The whole world and the sessions of everybody in it, rolled back after the module.

    Where that is compared, the public asked it before anything was shared, a councillor before
    there were concepts.
    """
    log = logging.getLogger("django.request")
    log.setLevel(logging.CRITICAL)
    plain = override_settings(STORAGES={**settings.STORAGES, "staticfiles": PLAIN})
    with plain, django_db_blocker.unblock(), transaction.atomic():
        world = Walked()
        with time_machine.travel(world.at, tick=False):
            visits = Visits(world.public(), is_second=pytestconfig.getoption("--only-database"))
            if is_compared:
                visits.remember("anoniem", ASKED_BEFORE)
            world.shared()
            if is_compared:
                visits.remember("raadslid_a", ASKED_BEFORE)
                visits.remember("college_a", DESK_BEFORE)
            world.drafts()
            visits.begin()
            yield visits
        transaction.set_rollback(True)
    log.setLevel(logging.NOTSET)


@pytest.fixture(scope="module")
def is_compared(request):
    """Whether a test of this run compares what was asked before the world was whole."""
    names = {each.originalname for each in request.session.items}
    return "test_changes_no_page_of_who_may_not_see_it" in names


DESK_BEFORE = {name: MATRIX[name] for name in ("desk", "desk-dossier", "desk-source")}
ASKED_BEFORE = {name: entry for name, entry in {**READING, **API}.items() if name != "health"}


def expected(entry, asker, ask):
    """Return the statuses that the matrix and the table give."""
    if entry.access != EVERYBODY and not asker.user_is_active:
        return {302}
    if entry.access == KEEPS and not asker.has_desk:
        return {403}
    if entry.only and asker.role not in entry.only:
        return {403}
    if ask.thing is not None and not asker.may_read(ask.thing):
        return {404}
    if entry.action and not asker.may(entry.action, ask.thing):
        return {403, 404}
    return {*entry.answers, 404} if "bekend=" in ask.address else set(entry.answers)


def wrong_answers(visits, asker):
    """Return the visits of somebody that were answered otherwise than the table says."""
    who = ASKERS[asker]
    return [
        str(each)
        for each in visits.all(asker)
        if each.status not in expected(MATRIX[each.name], who, each.ask)
    ]


def leaks(found):
    """Return where one of these visits found a text that the table keeps from who asked."""
    return [f"{each}: {canary}" for each, canaries in found for canary in canaries]


def kept_from(visits, found):
    """Yield each visit with the canaries in it that the table keeps from who asked."""
    for each in found:
        canaries = [visits.world.canaries.planted[number] for number in sorted(each.found)]
        yield each, [canary for canary in canaries if not may_find(each, canary.thing)]


def may_find(visit, thing):
    """Whether a text may stand on a page; who has the code of a report may read it there."""
    is_told = visit.name == "report" and thing.kind == REPORT
    return is_told or ASKERS[visit.asker].may_read(thing)


class TestEveryAddress:
    def test_stands_in_the_matrix(self):
        assert without_entry(MATRIX) == []

    def test_is_in_the_matrix_because_it_exists(self):
        assert entries_of_nothing(MATRIX) == []

    def test_that_is_new_is_missed(self):
        class Planted:
            url_patterns = (path("geheim/", home_page, name="geheim"),)

        before = without_entry(MATRIX)

        assert without_entry(MATRIX, [*ours(), *routes(Planted)]) == sorted([*before, "geheim"])

    def test_says_of_itself_who_may_open_it_as_the_matrix_does(self):
        known = [each for each in ours() if each.name in MATRIX]

        assert [
            (each.name, each.access) for each in known if each.access != MATRIX[each.name].access
        ] == []


@EVERYONE
class TestAsked:
    def test_every_address_answers_as_the_table_says_tells_no_more_and_writes_nothing(
        self, visits, asker
    ):
        found = visits.all(asker)

        assert wrong_answers(visits, asker) == []
        assert leaks(kept_from(visits, found)) == []
        assert [str(each) for each in found if each.wrote] == []


class TestTheWalk:
    @pytest.mark.once
    def test_finds_every_text_somewhere(self, visits):
        seen = set()
        for each in visits.all("beheer"):
            seen |= each.found
        planted = visits.world.canaries.planted

        fields = {(canary.model, canary.field) for canary in planted.values()}
        found = {(planted[number].model, planted[number].field) for number in seen}

        assert {each for each in fields - found if each[1] != "key"} <= NOT_SHOWN

    def test_left_everything_as_it_was(self, visits):
        assert digest() == visits.before


@pytest.mark.once
class TestWhatIsHidden:
    @pytest.mark.parametrize("asker", ["anoniem", "raadslid_a", "college_a"])
    def test_changes_no_page_of_who_may_not_see_it(self, visits, asker):
        changed = [
            str(each)
            for each in visits.remembered[asker]
            if visits.get(asker, each.name, each.ask).print != each.print
        ]

        assert len(visits.remembered[asker]) > 5
        assert changed == []

    @pytest.mark.parametrize("asker", ["anoniem", "raadslid_a", "griffie_b"])
    def test_is_not_found_by_searching(self, visits, asker):
        words = hidden_words(visits.world, asker)
        assert len({len(word) for word in words}) == 1

        for name in ("remarks", "statements", "sources"):
            address = MATRIX[name].asks(visits.world, name)[0].address
            nothing = sought(visits, asker, address, absent(words[0]))
            for word in words:
                assert sought(visits, asker, address, word) == nothing, (name, word)

    @pytest.mark.parametrize("asker", ["anoniem", "raadslid_a", "griffie_b"])
    def test_cannot_be_told_from_what_is_not_there(self, visits, asker):
        for ask, missing in hidden_addresses(visits.world, ASKERS[asker]):
            there, absent_ = (answer(visits, asker, each) for each in (ask, missing))
            assert there == absent_, ask


def hidden_words(world, asker):
    """Return one text of each field that is searched, that the table keeps from somebody.

    The states that it is hidden in take turns, other ones for each who asks.
    """
    found = defaultdict(dict)
    for number, canary in world.canaries.planted.items():
        if canary.field in SOUGHT and not ASKERS[asker].may_read(canary.thing):
            found[canary.model, canary.field].setdefault(canary.thing.state, number)
    turns = enumerate(found.values(), list(ASKERS).index(asker))
    return [f"{WORD}{list(states.values())[turn % len(states)]}" for turn, states in turns]


def absent(word):
    """Return a word of the same length that stands nowhere."""
    return "z" * len(word)


def sought(visits, asker, address, word):
    """Return a page of what was looked for, the word itself left out."""
    body = visits.clients[asker].get(address, {"zoek": word}).content.decode()
    return NOISE.sub(b"", body.replace(word, "").encode())


def hidden_addresses(world, asker):
    """Yield (an address that is hidden from somebody, the same of a record that is not there)."""
    for name in ("position", "decision", "agenda-item", "agenda-item-file", "report-new", "source"):
        for ask in MATRIX[name].asks(world, name):
            if ask.thing is not None and not asker.may_read(ask.thing):
                yield ask.address, NUMBER.sub("999999", ask.address)
    for name in ("dossier", "api-dossier"):
        for ask in MATRIX[name].asks(world, name):
            if not asker.may_read(ask.thing):
                yield ask.address, re.sub(r"dossier-hier-\w", "dossier-hier-z", ask.address)


def answer(visits, asker, address):
    """Return (status, headers, body) of an address, the address itself left out."""
    response = visits.clients[asker].get(address)
    body = NOISE.sub(b"", response.content.replace(address.encode(), b""))
    return response.status_code, sorted(response.headers.items())[:0], body


@pytest.mark.once
class TestAnotherMethod:
    @pytest.mark.parametrize("asker", ["anoniem", "griffie_b"])
    def test_neither_fails_nor_writes_nor_tells(self, visits, asker):
        client, found = twin(visits.clients[asker]), []
        for name, ask in one_of_each(visits.world):
            for method in METHODS if asker == "anoniem" else ("post",):
                each = visits.visit(asker, name, ask, method, client=client)
                found.append(each)

        assert [str(each) for each in found if each.status >= 500 or each.wrote] == []
        assert leaks(kept_from(visits, found)) == []


def one_of_each(world):
    """Yield (name, ask) of every address once, hidden from most where there is such a one."""
    for name, entry in MATRIX.items():
        asks = entry.asks(world, name)
        hidden = [each for each in asks if each.thing is not None and each.thing.state == "c"]
        yield name, (hidden or asks)[0]


@pytest.mark.once
@pytest.mark.parametrize("asker", ["anoniem", "griffie_a", "beheer"])
class TestWhileNothingMayBeWritten:
    def test_every_address_is_read_as_always(self, visits, asker):
        found = []
        for name, ask in one_of_each(visits.world):
            with reading_only():
                told = visits.visit(asker, name, ask)
            usual = visits.get(asker, name, ask)
            if told.status != usual.status:
                found.append(f"{told} instead of {usual.status}")

        assert found == []

    def test_no_form_is_taken(self, visits, asker):
        client, taken = twin(visits.clients[asker]), []
        for name, ask in one_of_each(visits.world):
            with reading_only():
                each = visits.visit(asker, name, ask, "post", client=client)
            if each.wrote or (each.status not in REFUSING and name not in {"health", *FREE_VIEWS}):
                taken.append(str(each))

        assert taken == []


# 503 with the sentence, or what is refused before anything would be written.
REFUSING = {302, 403, 404, 405, 503}


@contextmanager
def reading_only():
    """Let nothing be written inside; that is taken back after it."""
    with transaction.atomic():
        begin_read_only("Wij vernieuwen Regio.", by=beheer(), reason="Proef.")
        yield
        transaction.set_rollback(True)


@pytest.mark.once
@pytest.mark.parametrize("sending", SENDINGS, ids=str)
class TestAForm:
    def test_is_taken_from_who_may_and_from_nobody_else(self, visits, sending):
        address = sending.address(visits.world)
        page = visits.clients[sending.sender].get(address).content.decode()
        sent = filled(page, **sending.typed(visits.world))
        senders = [*AT_A_DESK, OUTSIDE[SENDINGS.index(sending) % len(OUTSIDE)]]

        wrote = {name for name in senders if writes_by(visits, name, address, sent)}

        assert sending.sender in wrote
        assert wrote == {
            name for name in senders if ASKERS[name].may(sending.action, sending.thing)
        }


# At the door of the desk all who have none are sent away alike: they take turns.
AT_A_DESK = [name for name, each in ASKERS.items() if each.has_desk]
OUTSIDE = [name for name in ASKERS if name not in AT_A_DESK]


def writes_by(visits, asker, address, sent):
    """Whether a form, sent by somebody, changed anything; it is taken back. It never fails."""
    with transaction.atomic(), writes() as wrote:
        response = twin(visits.clients[asker]).post(address, sent)
        changed = bool(wrote) and digest() != visits.before
        transaction.set_rollback(True)
    assert response.status_code in ({302} if changed else {302, 403, 404, 422}), (asker, address)
    return changed


@pytest.mark.once
class TestTheSecondFactor:
    def test_stands_before_every_address_for_who_may_write(self, visits, settings):
        settings.SECOND_FACTOR = True
        client = twin(visits.clients["griffie_a"])
        opened = [
            ask.address
            for name, ask in one_of_each(visits.world)
            if MATRIX[name].access == KEEPS
            and "tweede-stap" not in client.get(ask.address).headers.get("Location", "")
        ]

        assert opened == []


@pytest.mark.once
class TestTheAdmin:
    def test_opens_no_door_for_who_is_not_beheer(self, visits):
        found = [
            visits.visit(asker, each.name, Ask(of_admin(each)))
            for each, keeper in zip(of_the_admin(), cycle(["griffie_a", "redactie"]), strict=False)
            for asker in ("anoniem", keeper)
        ]

        assert len(found) > 300
        assert [str(each) for each in found if each.status not in (302, 403, 404)] == []
        assert leaks(kept_from(visits, found)) == []


def of_the_admin():
    return [each for each in routes() if each.is_admin]


def of_admin(route):
    """Return an address of the admin, about the first record of its kind."""
    return "/" + re.sub(r"<[^>]*>|\(\?P[^)]*\).*", "1", route.route).rstrip("$")


class TestAPlantedFault:
    @pytest.mark.once
    @pytest.mark.parametrize("fault", LEAKING.values(), ids=LEAKING)
    def test_that_leaks_is_found(self, visits, fault, monkeypatch):
        monkeypatch.setattr(*fault)

        found = (visits.visit("anoniem", name, ask) for name, ask in telling(visits.world))

        assert any(canaries for _visit, canaries in kept_from(visits, found))

    def test_that_writes_while_reading_is_found(self, visits, monkeypatch):
        monkeypatch.setattr(*WRITING)
        name, ask = next(each for each in telling(visits.world) if each[0] == "position")

        with transaction.atomic():
            visit = visits.visit("anoniem", name, ask)
            transaction.set_rollback(True)

        assert visit.wrote

    @pytest.mark.parametrize("is_planted", [True, False])
    def test_that_only_counts_is_found(self, visits, monkeypatch, is_planted):
        if is_planted:
            monkeypatch.setattr(*COUNTING)
        ask = MATRIX["remarks"].asks(visits.world, "remarks")[0]

        with transaction.atomic():
            before = visits.visit("anoniem", "remarks", ask).print
            make.RemarkFactory(dossier=visits.world.dossier, draft=True)
            after = visits.visit("anoniem", "remarks", ask).print
            transaction.set_rollback(True)

        assert (before != after) == is_planted


def telling(world):
    """Yield (name, ask) of pages that show what a record of Aalst says, and how it came here."""
    for name in ("decision", "position", "remarks", "dossier", "sources"):
        for ask in MATRIX[name].asks(world, name):
            if ask.thing.home == "aalst" or ask.thing in TOLD:
                yield name, ask


TOLD = (Thing("dossier", "o"), Thing("dossier", "e"))
