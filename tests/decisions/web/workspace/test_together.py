"""One thing done with several records at once: all or nothing, and once."""

from uuid import uuid4

import pytest
from lxml import html
from time_machine import travel

from decisions.actions import change_record
from decisions.models import Position, Remark
from decisions.web.workspace.searched import MOST_TO_SCROLL
from decisions.worklist.tasks import MOST_AT_ONCE
from tests import factories as make
from tests import people
from tests.decisions.web.public.region import words
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


def key(record):
    return f"{record.pk}-{record.version}"


def send(client, reader, page, records, **more):
    client.force_login(reader.user)
    data = {"stuk": [key(each) for each in records], "once": str(uuid4()), **more}
    return client.post(f"/werkblad/te-doen/{page}/", data)


class TestConfirming:
    def test_confirms_everything_that_is_ticked_and_leads_back(self, client, world):
        some = [world.position(), world.position()]
        left = world.position()

        response = send(client, world.griffie, "bevestigen", some)

        assert response["Location"] == "/werkblad/"
        assert "2 standpunten zijn bevestigd." in words(client.get("/werkblad/"))
        assert all(fresh(each).confirmed_by == world.griffie.user for each in some)
        assert fresh(left).confirmed_at is None

    def test_does_nothing_where_one_changed_meanwhile(self, client, world):
        one, other = world.position(), world.position()
        seen = key(other)
        other.source_follows = not other.source_follows
        change_record(other, by=world.griffie, reason="Nagelezen.")

        client.force_login(world.griffie.user)
        response = client.post(
            "/werkblad/te-doen/bevestigen/", {"stuk": [key(one), seen], "once": str(uuid4())}
        )

        assert response.status_code == 422
        assert "Een stuk is intussen gewijzigd" in words(response)
        assert not Position.objects.filter(confirmed_at__isnull=False).exists()

    @pytest.mark.parametrize("who", ["other_griffie", "collegian", "redactie", "beheer"])
    def test_is_for_the_body_itself(self, client, world, who):
        response = send(client, getattr(world, who), "bevestigen", [world.position()])

        assert response.status_code == 422
        assert not Position.objects.filter(confirmed_at__isnull=False).exists()

    def test_confirms_nothing_where_one_is_somebody_elses(self, client, world):
        theirs = world.position(world.decision(body=world.neighbour))

        response = send(client, world.griffie, "bevestigen", [world.position(), theirs])

        assert response.status_code == 422
        assert not Position.objects.filter(confirmed_at__isnull=False).exists()

    def test_asks_for_at_least_one(self, client, world):
        response = send(client, world.griffie, "bevestigen", [])

        assert response.status_code == 422
        assert "Er is niets aangevinkt" in words(response)

    def test_pressed_twice_does_it_once(self, client, world):
        position, once = world.position(), str(uuid4())

        first, second = (
            send(client, world.griffie, "bevestigen", [position], once=once) for _each in "12"
        )

        assert first["Location"] == second["Location"] == "/werkblad/"
        assert fresh(position).version == position.version + 1

    def test_of_a_college_is_its_own(self, client, world):
        position = world.position(world.decision(body=world.college))

        assert send(client, world.collegian, "bevestigen", [position]).status_code == 302
        assert fresh(position).confirmed_by == world.collegian.user


class TestTicks:
    """What the list of things to do sends, as a browser without script would."""

    def sent(self, client, query):
        page = client.get(f"/werkblad/?{query}")
        tree = html.fromstring(page.content.decode())
        sent = "//form[@id='samen']//input[@type='hidden'][@name='stuk']"
        ticked = "//input[@name='stuk'][@form='samen'][@checked]"
        return [each.get("value") for each in tree.xpath(f"{sent} | {ticked}")]

    @pytest.fixture
    def many(self, client, world):
        client.force_login(world.griffie.user)
        theme = make.ThemeFactory(dossier=world.dossier)
        assert theme
        return [world.remark() for _number in range(MOST_AT_ONCE + 3)]

    def test_are_those_of_the_page_or_none(self, client, many):
        assert self.sent(client, "soort=themas") == []
        assert len(self.sent(client, "soort=themas&alles=1")) == MOST_AT_ONCE
        assert len(self.sent(client, "soort=themas&alles=1&pagina=2")) == 3

    @pytest.mark.parametrize("page", [1, 2])
    def test_are_all_of_every_page_where_that_is_asked(self, client, many, page):
        sent = self.sent(client, f"soort=themas&alles=alle&pagina={page}")

        assert sorted(sent) == sorted(map(key, many))
        text = words(client.get(f"/werkblad/?soort=themas&alles=alle&pagina={page}"))
        assert "Alle 23 zijn aangevinkt, ook die op andere bladzijden." in text

    def test_are_offered_where_there_are_several_pages(self, client, many):
        assert "Alle 23 aanvinken" in words(client.get("/werkblad/?soort=themas"))
        assert "23 aanvinken" not in words(client.get("/werkblad/?soort=themas&alles=alle"))

    def test_are_no_more_than_may_be_done_at_once(self, client, many, monkeypatch):
        monkeypatch.setattr("decisions.web.workspace.worklist.MOST_TICKED", 21)

        assert len(self.sent(client, "soort=themas&alles=alle")) == 21
        assert "De eerste 21 zijn aangevinkt" in words(
            client.get("/werkblad/?soort=themas&alles=alle")
        )

    def test_of_every_page_are_done_at_once(self, client, world, many):
        theme = world.dossier.themes.get()
        sent = self.sent(client, "soort=themas&alles=alle")

        client.post(
            "/werkblad/te-doen/thema/", {"stuk": sent, "theme": theme.pk, "once": str(uuid4())}
        )

        assert not Remark.objects.filter(theme__isnull=True).exists()


class TestThemes:
    def test_are_searched_where_they_are_many(self, client, world):
        remark = world.remark()
        for number in range(MOST_TO_SCROLL + 1):
            make.ThemeFactory(dossier=world.dossier, name=f"Thema {number:02d}")
        client.force_login(world.griffie.user)

        text = words(client.get("/werkblad/?soort=themas"))
        send(client, world.griffie, "thema", [remark], theme="thema 07")

        assert f"er zijn {MOST_TO_SCROLL + 1} mogelijkheden" in text
        assert fresh(remark).theme.name == "Thema 07"

    def test_gives_one_theme_to_what_is_ticked(self, client, world):
        theme = make.ThemeFactory(dossier=world.dossier)
        some = [world.remark(), world.remark(draft=True)]
        left = world.remark()

        response = send(client, world.griffie, "thema", some, theme=theme.pk)

        assert response["Location"] == "/werkblad/?soort=themas"
        assert [fresh(each).theme for each in (*some, left)] == [theme, theme, None]
        assert some[0].history.latest().history_change_reason == "Thema gekozen."

    def test_of_another_dossier_is_refused_whole_and_keeps_what_was_chosen(self, client, world):
        here, there = make.ThemeFactory(dossier=world.dossier), make.DossierFactory()
        elsewhere = make.DossierFactory(region=world.region)
        some = [world.remark(), world.remark(dossier=elsewhere)]
        assert there

        response = send(client, world.griffie, "thema", some, theme=here.pk)

        assert response.status_code == 422
        assert "Dit thema is van een ander dossier." in words(response)
        assert f'<option value="{here.pk}" selected>' in response.content.decode()
        assert response.content.decode().count(" checked") == 2
        assert not Remark.objects.filter(theme__isnull=False).exists()

    def test_asks_which(self, client, world):
        make.ThemeFactory(dossier=world.dossier)

        response = send(client, world.griffie, "thema", [world.remark()], theme="")

        assert response.status_code == 422
        assert "Kies een thema." in words(response)

    @pytest.mark.parametrize("who", ["other_griffie", "collegian", "redactie"])
    def test_is_for_who_keeps_the_remark(self, client, world, who):
        theme = make.ThemeFactory(dossier=world.dossier)
        assert world.griffie.keeps

        response = send(client, getattr(world, who), "thema", [world.remark()], theme=theme.pk)

        assert response.status_code == 422
        assert not Remark.objects.filter(theme__isnull=False).exists()


class TestPublishing:
    def ticked(self, client, reader, *keys):
        client.force_login(reader.user)
        return client.get("/werkblad/te-doen/publiceren/", {"stuk": keys})

    def test_leads_to_the_set_of_the_dossier_with_those_ticked(self, client, world):
        remark, other = world.remark(draft=True), world.remark(draft=True)

        led = self.ticked(client, world.griffie, f"wens-{remark.pk}-1")
        page = client.get(led["Location"]).content.decode()

        assert led["Location"] == (
            f"/werkblad/{world.dossier.slug}/publiceren/?stuk=wens-{remark.pk}"
        )
        assert f'value="wens-{remark.pk}-1" checked' in page
        assert f'value="wens-{other.pk}-1" checked' not in page

    def test_of_several_dossiers_leads_to_each(self, client, world):
        other = make.DossierFactory(region=world.region)
        keys = [
            f"wens-{world.remark(draft=True, dossier=each).pk}-1" for each in (world.dossier, other)
        ]

        page = self.ticked(client, world.griffie, *keys).content.decode()

        assert f"/werkblad/{world.dossier.slug}/publiceren/?stuk={keys[0][:-2]}" in page
        assert f"/werkblad/{other.slug}/publiceren/?stuk={keys[1][:-2]}" in page

    def test_of_nothing_says_so_and_leads_back(self, client, world):
        theirs = world.remark(draft=True, body=world.neighbour)

        led = self.ticked(client, world.griffie, f"wens-{theirs.pk}-1", "wat-x", "bron-1")

        assert "Kies ten minste één stuk." in words(led)
        assert 'href="/werkblad/?soort=concepten"' in led.content.decode()

    def test_of_a_dossier_itself_is_its_redacties(self, client, world):
        draft = make.DossierFactory(region=world.region, draft=True)

        led = self.ticked(client, world.redactie, f"dossier-{draft.pk}-1")

        assert led["Location"].startswith(f"/werkblad/{draft.slug}/publiceren/")
