"""Every address of the public, kept: the same for everybody, never of a reader, never stale."""

import logging
import re

import pytest
import time_machine
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from decisions.actions import correct_record, publish_record, save_record, withdraw_record
from decisions.board.cache import material_cache, part_cache
from decisions.models import Decision, Position, Remark, Theme
from decisions.web.parameters import KNOWN
from decisions.web.tracing import HEADER
from municipalities.actions.register import save_register_record
from municipalities.actions.sources import save_paragraph
from municipalities.models import Body, Paragraph, Source, User
from tests import factories as make
from tests import people
from tests.databases import lifted_triggers
from tests.walk.canaries import Thing
from tests.walk.matrix import API, READING
from tests.walk.readers import ASKERS
from tests.walk.visits import queries
from tests.walk.world import Walked

pytestmark = pytest.mark.once
PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# What tells of the process itself, leads elsewhere only, or is nothing.
NOT_KEPT = {"health", "compare", "api-anchors", "api-nothing"}
# A page that asks a second time asks this, and nothing else.
COUNTERS = re.compile(r"SELECT .*(COUNT\(\*\), SUM\(number\)|\(SELECT number FROM).*", re.S)
FORMS = re.compile(r"<form.*?</form>", re.S)
NAMES = re.compile(r'<(?:input|select)[^>]* name="([a-z-]+)"')
# Files whose bytes say when they were made, and a page with such words to paste.
DATED_FILES = (".docx", ".pdf", ".xlsx", ".ods", ".ics", "/overnemen/")


@pytest.fixture(scope="module")
def committed(django_db_setup, django_db_blocker):
    """The database, for what this module commits once; all of it is taken out at the end."""
    with django_db_blocker.unblock():
        yield
        with lifted_triggers():
            call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="module")
def walked(committed):
    """The whole world, committed, at one moment: for tests that read, and then the one that
    writes, which stands last."""
    log = logging.getLogger("django.request")
    log.setLevel(logging.CRITICAL)
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": PLAIN}):
        world = Walked()
        with time_machine.travel(world.at, tick=False):
            yield world.public().shared().drafts()
    log.setLevel(logging.NOTSET)


def list_addresses(world, names=None):
    """Return every address of what the public may read, some of them of the past; of some names
    only the first two."""
    told = []
    for name, entry in {**READING, **API}.items():
        if name in NOT_KEPT or (names and name not in names):
            continue
        asks = [(turn, ask) for turn, ask in enumerate(entry.asks(world, name)) if is_open(ask)]
        for turn, ask in asks[:2] if names else asks:
            asked = () if names else queries("anoniem", name, ask, turn)
            told += [ask.address, *(ask.address + query for query in asked)]
    return told


def is_open(ask):
    """Whether the public may read what an address is about."""
    return ask.thing is None or ASKERS["anoniem"].may_read(ask.thing)


def ask_all(addresses, client=None):
    """Return {address: response} of those that are there."""
    client = client or Client()
    told = {address: client.get(address) for address in addresses}
    return {address: each for address, each in told.items() if each.status_code == 200}


def sign_in(asker):
    """Return a client with a session of one of the askers."""
    client = Client()
    client.force_login(User.objects.get(username=ASKERS[asker].user))
    return client


def list_kept():
    memory = caches["pages"].memory
    return {key: found[0] for key, found in (*memory.once.items(), *memory.again.items())}


def test_every_address_of_the_public_is_kept_for_everybody_alike(walked):
    """Asked once it writes nothing; asked again, by who has it or not, it asks the counters and
    nothing else; a minute later another process tells the same under the same tag."""
    addresses = list_addresses(walked)
    made = ask_reading_only(addresses)
    again, asked = {}, {}
    for address in made:
        with CaptureQueriesContext(connection) as statements:
            again[address] = Client().get(address)
        asked[address] = [each["sql"] for each in statements]
    pages = [each for each in made if not each.startswith("/api/")]
    in_few_bytes = {each: ask_again(each, made[each]) for each in pages}
    caches["pages"].clear()
    with time_machine.travel(walked.at.replace(minute=1), tick=False):
        later = ask_all(pages)

    assert len(made) > 100
    assert [each for each in made if not asks_only_counters(asked[each])] == []
    assert [each for each in made if not is_same_answer(made[each], again[each])] == []
    assert [each for each in made if is_of_one_visitor(made[each])] == []
    assert [each for each in pages if made[each]["Cache-Control"] != "no-cache"] == []
    assert {(each.status_code, each.content) for each in in_few_bytes.values()} == {(304, b"")}
    assert [each for each in pages if in_few_bytes[each]["ETag"] != made[each]["ETag"]] == []
    assert [
        each
        for each in pages
        if made[each]["ETag"] != later[each]["ETag"] and not is_dated_file(each)
    ] == []
    assert list_field_names(made.values()) <= KNOWN


def ask_reading_only(addresses):
    """Ask all of a database that refuses to write."""
    if connection.vendor != "sqlite":
        return ask_all(addresses)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
        try:
            return ask_all(addresses)
        finally:
            cursor.execute("PRAGMA query_only = OFF")


def ask_again(address, made):
    """Ask an address as who has its page already."""
    return Client().get(address, headers={"if-none-match": made["ETag"]})


def asks_only_counters(statements):
    return len(statements) == 1 and COUNTERS.fullmatch(statements[0])


def is_same_answer(one, other):
    """Whether two answers are the same to the byte; each request has a number of its own."""
    headers = [
        {name: value for name, value in each.items() if name != HEADER} for each in (one, other)
    ]
    return one.content == other.content and headers[0] == headers[1]


def is_of_one_visitor(response):
    """Whether an answer holds what belongs to one visitor."""
    return bool(response.cookies) or b"csrfmiddlewaretoken" in response.content


def is_dated_file(address):
    return address.partition("?")[0].endswith(DATED_FILES)


def list_field_names(responses):
    """Return the names of what the forms of these pages ask for."""
    pages = (each for each in responses if each["Content-Type"].startswith("text/html"))
    forms = (form for page in pages for form in FORMS.findall(page.content.decode()))
    return {name for form in forms if 'method="post"' not in form for name in NAMES.findall(form)}


SOME = {
    *("home", "dossier", "support", "dossier-municipality", "proposal", "remarks", "rounds"),
    *("themes", "source", "municipality", "position", "decision", "point", "api-stand"),
    *("line", "round"),
}


def test_who_signed_in_neither_fills_nor_gets_what_is_kept(walked):
    addresses = list_addresses(walked, SOME)
    public = ask_all(addresses)
    kept = list_kept()

    own = ask_all(addresses, sign_in("griffie_a"))

    assert {each["Cache-Control"] for each in own.values()} == {"no-store"}
    assert not any(each.has_header("ETag") for each in own.values())
    assert list_kept() == kept
    again = ask_all(addresses)
    assert [each for each in public if not is_same_answer(public[each], again[each])] == []


def write_everywhere(world):
    """Yield after each of many kinds of writes, with what it was."""
    by = people.beheer()
    position = world.stance_of(Thing("aalst", "o"))
    yield "correct", correct_record(position, changes={"stance": "tegen"}, by=by, reason="Anders.")
    draft = next(e for e in world.records[Thing("dorp", "c")] if type(e) is Decision)
    draft = Decision.objects.get(pk=draft.pk)
    yield "publish", publish_record(draft, by=by)
    remark = next(e for e in world.records[Thing("aalst", "o")] if type(e) is Remark)
    remark = Remark.objects.get(pk=remark.pk)
    yield "withdraw", withdraw_record(remark.decision or remark, by=by, reason="Niet zo.")
    source = Source.objects.get(pk=world.source.pk)
    source.title = "Een andere titel"
    yield "source", save_register_record(source, by=by, reason="Anders.")
    added = Paragraph(source=source, number=99, text="Een nieuwe alinea.")
    yield "paragraph", save_paragraph(added, by=by)
    body = Body.objects.get(pk=world.bodies["aalst"].pk)
    body.name = "Raad van Aalst"
    yield "body", save_register_record(body, by=by, reason="Anders.")
    theme = Theme.objects.get(dossier=world.dossier, slug="thema")
    theme.name = "Een ander thema"
    yield "theme", save_record(theme, by=by, reason="Anders.")
    yield "dossier", make.DossierFactory(region=world.regions["hier"], title="Een nieuw dossier")
    yield "place", make.EvidenceFactory(position=Position.objects.get(pk=position.pk))
    yield "role", people.griffie(world.towns["dorp"])
    yield "term", make.CouncilTermFactory(body=world.bodies["beek"])


# The pages that keep what they read of one part of a dossier.
OF_PARTS = {"dossier-municipality", "proposal", "line", "round", "remarks"}


def test_after_every_write_is_told_what_would_be_made(walked):
    """Neither a page nor the rows of a page are told after what they tell of has changed; nor to
    who signed in, of whom no page is kept but who gets kept rows."""
    addresses, parts = list_addresses(walked, SOME), list_addresses(walked, OF_PARTS)
    griffie = sign_in("griffie_a")
    before, stale, changed = ask_all(addresses), [], set()
    ask_all(parts, griffie)
    for name, _done in write_everywhere(walked):
        kept, kept_rows = ask_all(addresses), ask_all(parts, griffie)
        forget_all()
        anew, new_rows = ask_all(addresses), ask_all(parts, griffie)
        assert kept.keys() == anew.keys()
        stale += [(name, each) for each in anew if kept[each].content != anew[each].content]
        stale += [
            (name, "griffie", each)
            for each in new_rows
            if tell(kept_rows[each]) != tell(new_rows[each])
        ]
        if any(each not in before or before[each].content != anew[each].content for each in anew):
            changed.add(name)
        before = anew

    assert len(parts) > 3
    assert stale == []
    assert len(changed) > 7


def tell(response):
    """Return what a page tells, its forms left out: each has a token of its own."""
    return FORMS.sub("", response.content.decode())


def forget_all():
    """Forget every page, and the rows that pages were made of."""
    caches["pages"].clear()
    material_cache.forget()
    part_cache.forget()
