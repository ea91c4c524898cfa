"""What the page of a record tells of reading back: an answer, another reading, or silence."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html
from time_machine import travel

from decisions.actions import correct_record
from decisions.actions.read_backs import withdraw_read_back
from tests import factories as make
from tests.decisions.read_backs import answered, asked
from tests.decisions.web.public.region import words

pytestmark = pytest.mark.django_db
READ, SILENT, OTHER = "Nagelezen door de griffie", "er is nog geen antwoord", "leest dit anders"


@pytest.fixture
def position(world):
    assert world.griffie
    return world.position()


def told(client, record, query=""):
    """Return which of the three the page tells, in that order."""
    text = words(client.get(record.get_absolute_url() + query))
    return [each for each in (READ, SILENT, OTHER) if each in text]


@pytest.mark.parametrize("what", ["position", "decision"])
class TestThePage:
    def record(self, position, what):
        return position if what == "position" else position.decision

    def test_tells_nothing_where_nobody_asked(self, client, world, position, what):
        assert told(client, self.record(position, what)) == []

    def test_tells_silence_as_silence(self, client, world, position, what):
        asked(world)
        record = self.record(position, what)

        assert told(client, record) == [SILENT]
        assert "Geen antwoord is geen instemming." in words(client.get(record.get_absolute_url()))

    def test_tells_that_it_was_read(self, client, world, position, what):
        record = self.record(position, what)
        answered(asked(world), record, world.griffie)

        assert told(client, record) == [READ]

    def test_tells_what_the_griffie_reads(self, client, world, position, what):
        record = self.record(position, what)
        answered(asked(world), record, world.griffie, "anders", text="Wij waren tegen.")

        assert told(client, record) == [OTHER]
        assert "Wij waren tegen." in words(client.get(record.get_absolute_url()))

    def test_tells_that_it_changed_after_that_and_that_it_is_asked_again(
        self, client, world, position, what
    ):
        record = self.record(position, what)
        answered(asked(world), record, world.griffie)
        changes = {"stance": "tegen"} if what == "position" else {"title": "Beter"}
        correct_record(record, changes=changes, by=world.griffie, reason="Fout.")

        assert told(client, record) == [READ, SILENT]
        assert "Daarna is dit gewijzigd." in words(client.get(record.get_absolute_url()))

    def test_keeps_answers_and_drops_silence_of_what_was_taken_back(
        self, client, world, position, what
    ):
        record, read_back = self.record(position, what), asked(world)
        answered(read_back, record, world.griffie)
        withdraw_read_back(read_back, by=world.redactie, reason="Te vroeg.")

        other = position.decision if what == "position" else position
        assert (told(client, record), told(client, other)) == ([READ], [])

    def test_tells_it_as_known_at_a_moment(self, client, world, position, what):
        record, begun = self.record(position, what), timezone.now() + timedelta(hours=1)
        with travel(begun + timedelta(hours=1), tick=False):
            read_back = asked(world)
        with travel(begun + timedelta(hours=3), tick=False):
            answered(read_back, record, world.griffie)

        with travel(begun + timedelta(days=1), tick=False):
            moments = [begun + timedelta(hours=hours) for hours in (0, 2, 4)]
            found = [told(client, record, f"?bekend={each:%Y-%m-%dT%H:%M:%SZ}") for each in moments]
        assert found == [[], [SILENT], [READ]]

    def test_names_the_griffie_and_nobody_of_it(self, client, world, position, what):
        record = self.record(position, what)
        answered(asked(world, note="Geheim."), record, world.griffie)

        page = client.get(record.get_absolute_url()).content.decode()

        assert world.council.municipality.name in page
        assert world.griffie.user.username not in page
        assert "Geheim." not in page


class TestAStance:
    def test_that_the_griffie_reads_has_its_word_and_glyph_and_its_place(
        self, client, world, position
    ):
        answered(
            asked(world), position, world.griffie, "anders", text="Zo.", reads_stance="tegen",
            place="Notulen <b>", url="https://raad.example/3",
        )  # fmt: skip

        page = client.get(position.get_absolute_url())

        assert "Zij leest: ✕ tegen" in words(page)
        assert "Notulen &lt;b&gt;" in page.content.decode()
        assert 'href="https://raad.example/3"' in page.content.decode()


class TestAWishOrAStatement:
    """On each page that shows it."""

    @pytest.fixture
    def records(self, world, position):
        subject, theme = position.subject, make.ThemeFactory(dossier=world.dossier)
        about = {"subject": subject, "theme": theme}
        wish = world.remark(text="Meer bomen.", decision=position.decision, **about)
        said = make.StatementFactory(
            dossier=world.dossier, body=world.council, text="Het gaat goed.", **about
        )
        return {"wish": wish, "statement": said}

    def address(self, world, page, records):
        of_dossier = f"/dossiers/{world.dossier.slug}/"
        wish = records["wish"]
        return {
            "register": f"{of_dossier}wensen-en-bedenkingen/",
            "statements": f"{of_dossier}uitspraken/",
            "theme": f"{of_dossier}themas/{wish.theme.slug}/",
            "subject": f"{of_dossier}varianten/{wish.subject.slug}/",
            "municipality": f"{of_dossier}gemeenten/{world.council.municipality.slug}/",
            "decision": wish.decision.get_absolute_url(),
        }[page]

    @pytest.mark.parametrize(
        ("page", "what"),
        [
            *(("register", "wish"), ("theme", "wish"), ("subject", "wish")),
            *(("municipality", "wish"), ("decision", "wish")),
            *(("statements", "statement"), ("theme", "statement"), ("subject", "statement")),
            ("municipality", "statement"),
        ],
    )
    def test_tells_silence_and_another_reading(self, client, world, records, page, what):
        address, record = self.address(world, page, records), records[what]
        found = []

        def look():
            tree = html.fromstring(client.get(address).content)
            [article] = tree.xpath(
                f"//article[contains(., '{record.text}')][not(starts-with(@id, 'tegenlezing'))]"
            )
            found.append(
                [each.get("data-read-back") for each in article.xpath(".//*[@data-read-back]")]
            )

        read_back = asked(world)
        look()
        answered(read_back, record, world.griffie, "anders", text="Wij lezen minder.")
        look()

        assert found == [["stil"], ["anders"]]

    def test_is_told_in_as_many_queries_for_one_as_for_several(self, client, world, records):
        address = self.address(world, "register", records)
        read_back = asked(world)
        answered(read_back, records["wish"], world.griffie)
        taken = []
        for _number in range(2):
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            taken.append(len(queries))
            for _more in range(3):
                answered(read_back, world.remark(), world.griffie)

        assert taken[0] == taken[1]

    def test_has_one_anchor_on_each_page(self, client, world, records):
        answered(asked(world), records["wish"], world.griffie, "anders", text="Minder.")

        for page in ("register", "municipality", "decision"):
            tree = html.fromstring(client.get(self.address(world, page, records)).content)
            assert len(tree.xpath("//*[starts-with(@id, 'tegenlezing-')]")) == 1


class TestTheMunicipality:
    def page(self, client, world, query=""):
        home = world.council.municipality.slug
        return words(client.get(f"/dossiers/{world.dossier.slug}/gemeenten/{home}/{query}"))

    def test_tells_nothing_where_nobody_asked(self, client, world, position):
        assert "Nagelezen door de griffie" not in self.page(client, world)

    def test_tells_silence_as_silence(self, client, world, position):
        asked(world)

        text = self.page(client, world)

        assert "Er is nog geen antwoord." in text
        assert "Een regel zonder antwoord is geen instemming." in text

    def test_tells_how_many_are_right_and_what_is_read_otherwise(self, client, world, position):
        wish, read_back = world.remark(text="Meer bomen."), asked(world)
        answered(read_back, position, world.griffie)
        answered(read_back, wish, world.griffie, "anders", text="Wij vroegen minder bomen.")

        text = self.page(client, world)

        assert "1 regel klopt volgens de griffie." in text
        assert "Wij vroegen minder bomen." in text

    def test_tells_it_as_known_at_a_moment(self, client, world, position):
        begun = timezone.now() + timedelta(hours=1)
        with travel(begun + timedelta(hours=1), tick=False):
            asked(world)

        with travel(begun + timedelta(days=1), tick=False):
            found = [
                "Nagelezen door de griffie" in self.page(client, world, f"?bekend={each}")
                for each in (
                    f"{begun:%Y-%m-%dT%H:%M:%SZ}",
                    f"{begun + timedelta(hours=2):%Y-%m-%dT%H:%M:%SZ}",
                )
            ]
        assert found == [False, True]

    def test_tells_what_was_changed_after_the_answer_as_past(self, client, world, position):
        wish, read_back = world.remark(text="Meer bomen."), asked(world)
        answered(read_back, position.decision, world.griffie)
        answered(read_back, wish, world.griffie, "anders", text="Wij vroegen minder bomen.")
        before = timezone.now() + timedelta(hours=1)
        with travel(before + timedelta(hours=1), tick=False):
            for each, changes in (
                (wish, {"text": "Minder bomen."}),
                (position.decision, {"title": "Anders."}),
            ):
                correct_record(each, changes=changes, by=world.griffie, reason="Nagekeken.")

        with travel(before + timedelta(days=1), tick=False):
            text = self.page(client, world)
            earlier = self.page(client, world, f"?bekend={before:%Y-%m-%dT%H:%M:%SZ}")

        assert (
            "0 regels kloppen volgens de griffie. 1 regel klopte, en is daarna gewijzigd." in text
        )
        assert "De griffie las dit anders, voordat het werd gewijzigd" in text
        assert "De griffie leest dit anders" not in text
        assert "1 regel klopt volgens de griffie." in earlier
        assert "De griffie leest dit anders" in earlier
