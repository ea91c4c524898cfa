"""Words are found where a reading of all that the reader may see finds them, at any moment."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db.models import Q

from decisions import history
from decisions.actions import correct_record, delete_draft, publish_record, withdraw_record
from decisions.models import Remark
from municipalities.actions.register import save_register_record
from municipalities.search_words import has_sought_words, split_sought_words
from tests import factories as make
from tests.decisions.history.test_register import asked, one_by_one, remark, sort_of
from tests.decisions.web.public.region import scene
from tests.people import beheer, griffie, public, raadslid

pytestmark = pytest.mark.django_db
ORDER = ("first_on", "id")
FIRST = datetime(2025, 3, 1, 12, tzinfo=UTC)
MOMENTS = [None, *(FIRST + timedelta(days=n, hours=-1) for n in range(7))]
NOW = FIRST + timedelta(days=20)
READERS = {
    "public": lambda made: public(NOW),
    "griffie": lambda made: griffie(made.councils["Aalst"].municipality, NOW),
    "raadslid": lambda made: raadslid(made.councils["Aalst"].municipality, NOW),
    "beheer": lambda made: beheer(NOW),
}
# What else a raadslid and beheer may see, tests/decisions/test_visibility.py asks each database.
EVERYONE = [
    pytest.param(each, marks=() if each in ("public", "griffie") else pytest.mark.once)
    for each in READERS
]
TYPED = (
    *("brug", "bruggen", "tunnel", "veer brug", "geheim", "embargo", "reden", "aalst brug"),
    *("gemeenteraad*", "berg veer", "hoofdstuk 3", "avond*", "brug reden", "nieuw", "oud"),
)


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    """A dossier whose remarks and replies were written, corrected and taken back day by day."""
    days = iter(FIRST + timedelta(days=n) for n in range(7))
    with time_machine.travel(next(days), tick=False):
        made = scene("Aalst", "Berg")
        bridge = remark(made, "Houd de brug.", section="hoofdstuk 3", groups_label="Fractie Noord")
        ferry = remark(made, "Een veer.", body=made.councils["Berg"], dated_on="2016-05-02")
        evening = remark(made, "Oud.", body=None, gathering="Bewonersavond", dated_on="2016-05-03")
        draft = remark(made, "Een geheim plan.", draft=True)
        reply = make.ReplyFactory(remark=bridge, reasons="De reden is oud.")
        make.ReplyFactory(remark=ferry, reasons="De geheime reden.", draft=True)
    with time_machine.travel(next(days), tick=False):
        correct_record(bridge, changes={"text": "Een tunnel."}, by=beheer(), reason="Fout.")
        correct_record(reply, changes={"reasons": "Nieuwe bruggen."}, by=beheer(), reason="Fout.")
    with time_machine.travel(next(days), tick=False):
        soon = NOW + timedelta(days=30)
        remark(made, "Nog onder embargo: een brug.", public_from=soon, dated_on="2016-05-04")
        make.ReplyFactory(remark=evening, reasons="Embargo.", public_from=soon)
        correct_record(evening, changes={"gathering": "Zaal Berg"}, by=beheer(), reason="Fout.")
    with time_machine.travel(next(days), tick=False):
        delete_draft(draft, by=beheer())
        withdraw_record(ferry, by=beheer(), reason="Ingetrokken, dubbel.")
    with time_machine.travel(next(days), tick=False):
        withdraw_record(reply, by=beheer(), reason="Ingetrokken.")
        late = remark(made, "Een veerpont en een brug.", draft=True, dated_on="2016-05-05")
    with time_machine.travel(next(days), tick=False):
        publish_record(late, by=beheer(FIRST), asks_source=False)
    with time_machine.travel(next(days), tick=False):
        correct_record(bridge, changes={"text": "Toch een brug."}, by=beheer(), reason="Fout.")
        make.RemarkFactory(text="Elders een brug.")
    return made


def search(register, typed, entries, only=None):
    """Return (keys, sorts) of what holds the words, by the index."""
    names = {each.remark.body_id: each.who for each in entries if each.remark.body_id}
    words = split_sought_words(typed)
    found = history.RemarkSearch(register, words, names).find(only or Q(), ORDER)
    return list(found.keys), found.sorts


def read(typed, entries):
    """Return the same, by reading each remark with its replies."""
    words, found = split_sought_words(typed), []
    for each in entries:
        texts = [getattr(each.remark, name) for name in Remark.SEARCHED]
        texts += [each.who, *(reply.reasons for reply in each.replies)]
        if has_sought_words(words, *texts):
            found.append(each)
    keys = sorted(found, key=lambda each: (each.remark.first_on, each.remark.id))
    return [each.remark.id for each in keys], Counter(map(sort_of, found))


class TestWords:
    @pytest.mark.parametrize("known_at", MOMENTS)
    @pytest.mark.parametrize("reader", EVERYONE)
    def test_are_found_as_by_reading_everything(self, made, reader, known_at):
        register = asked(made, READERS[reader](made), date(2017, 6, 1), known_at)
        entries = one_by_one(register)

        for typed in TYPED:
            assert search(register, typed, entries) == read(typed, entries), typed

    @pytest.mark.parametrize("day", [date(2016, 5, 1), date(2016, 5, 3), date(2018, 1, 1)])
    def test_are_found_in_what_there_was_on_a_day(self, made, day):
        register = asked(made, public(NOW), day)
        entries = one_by_one(register)

        for typed in TYPED:
            assert search(register, typed, entries) == read(typed, entries), typed

    @pytest.mark.parametrize(
        ("reader", "typed", "texts"),
        [
            ("public", "geheim", []),
            ("griffie", "geheim", []),
            ("beheer", "geheim", ["Een veer."]),
            ("public", "embargo", []),
            ("griffie", "embargo", ["Oud.", "Nog onder embargo: een brug."]),
            ("public", "brug", ["Een veerpont en een brug.", "Toch een brug."]),
            ("public", "veer*", ["Een veer.", "Een veerpont en een brug."]),
            ("public", "tunnel", []),
            ("public", "bewonersavond", []),
        ],
    )
    def test_tell_nothing_that_the_reader_may_not_see(self, made, reader, typed, texts):
        register = asked(made, READERS[reader](made))

        keys, _sorts = search(register, typed, one_by_one(register))

        assert [Remark.objects.get(pk=key).text for key in keys] == texts

    def test_leave_what_another_choice_leaves(self, made):
        register = asked(made, public(NOW))
        only = Q(body=made.councils["Berg"])

        keys, sorts = search(register, "veer*", one_by_one(register), only)

        assert (len(keys), sorts.total()) == (1, 1)

    def test_find_a_council_by_its_name_of_now(self, made):
        council = made.councils["Aalst"]
        council.name = "Gemeenteraad Nieuw-Aalst"
        save_register_record(council, by=beheer(), reason="Nieuwe naam.")
        register = asked(made, public(NOW), known_at=MOMENTS[-1])
        entries = one_by_one(register)

        keys, _sorts = search(register, "nieuw aalst", entries)

        assert keys == read("nieuw aalst", entries)[0] != []

    @pytest.mark.parametrize("known_at", [None, NOW])
    @pytest.mark.parametrize("typed", ["brug", "veer brug", "zeppelin"])
    def test_take_two_queries_however_many_there_are(
        self, made, known_at, typed, django_assert_num_queries
    ):
        register = asked(made, public(NOW), known_at=known_at)
        entries = one_by_one(register)
        for number in range(30):
            make.ReplyFactory(remark=remark(made, f"Brug {number}"), reasons="Een veer.")

        with django_assert_num_queries(2):
            search(register, typed, entries)
