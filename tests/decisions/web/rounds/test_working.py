"""Replying as work: who does what by when, reading along, undoing and revising."""

from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from decisions.actions import Task, assign_remarks, offer_replies, save_record, share_record
from decisions.models import Assignment, Dispatch, Reply, ReplyNote, ReplyReview, Status
from municipalities.models import RoleKind
from municipalities.roles import reader_of
from tests import factories as make
from tests import people
from tests.decisions.web.public.region import words
from tests.decisions.web.workspace.sitting import Sitting, errors_beside
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db
NOW = "2026-11-23T12:00:00Z"
SOON = "30 november 2026"


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(scope="module")
def shared_world(shared_world):
    assert shared_world.griffie
    assert shared_world.redactie
    shared_world.round = make.RoundFactory(
        dossier=shared_world.dossier, opened_by=shared_world.steering_group, title="Zienswijzen"
    )
    person = people.user("collega", first_name="Noor", last_name="Waterkant")
    people.give(person, RoleKind.REDACTIE, region=shared_world.region)
    shared_world.other = reader_of(person, at=shared_world.at)
    return shared_world


def raised(world, text, **fields):
    return world.remark(round=world.round, text=text, **fields)


def written(world, remark, by=None, **fields):
    """Return a draft reply that somebody wrote, the redactie unless told otherwise."""
    said = {"outcome": "niet", "reasons": "Te duur.", "dated_on": "2016-09-01", **fields}
    made = Reply(remark=remark, dossier=world.dossier, body=world.steering_group, **said)
    return save_record(made, by=by or world.redactie)


def assigned(world, *remarks, to=None, **task):
    person = (to or world.redactie).user
    return assign_remarks(remarks, world.round, Task(person, **task), by=world.redactie)


def address(world, page=""):
    return f"/werkblad/{world.dossier.slug}/rondes/{world.round.pk}/{page}"


def at(world, page, by=None):
    desk = Sitting(by or world.redactie)
    desk.open(address(world, page))
    return desk


class TestTheDesk:
    def test_begins_with_what_is_still_to_be_done_by_whom(self, world):
        theme = make.ThemeFactory(dossier=world.dossier, name="Wonen")
        first, second = raised(world, "Een", theme=theme), raised(world, "Twee", theme=theme)
        raised(world, "Drie")
        assigned(world, first, to=world.other, due_on=date(2026, 11, 24))
        assigned(world, second)
        written(world, second)

        told = at(world, "").words

        assert "2 punten wachten op een reactie . 1 reactie is nog niet door een ander" in told
        assert "Nog van niemand nog 1 te beantwoorden beantwoord 0 van 1" in told
        assert "Noor Waterkant nog 1 te beantwoorden beantwoord 0 van 1" in told
        assert "eerste voor 24 november 2026" in told
        assert "Wonen nog 1 te beantwoorden beantwoord 1 van 2 gelezen 0 van 1" in told
        assert told.index("Nog te doen aan de reacties") < told.index("Hiermee kunt u")

    def test_says_what_is_late_and_leads_to_the_own_points(self, world):
        first, other = raised(world, "Een"), raised(world, "Van een ander")
        assigned(world, first, due_on=date(2026, 11, 23))
        assigned(world, other, to=world.other)
        with time_machine.travel("2026-11-25T12:00:00Z", tick=False):
            desk = at(world, "")
            own = at(world, "reacties/?stand=mijn").words

        assert "waarvan 1 te laat" in desk.words
        assert "Mijn punten (1)" in desk.words
        assert ("Een" in own, "Van een ander" in own) == (True, False)

    def test_says_when_all_is_done(self, world):
        reply = written(world, raised(world, "Een"))
        make.ReplyReviewFactory(reply=reply, reviewed_by=world.other.user, reviewed_at=world.at)

        told = at(world, "").words

        assert "Elk punt heeft een reactie. Alle reacties zijn door een ander gelezen." in told

    def test_tells_no_names_to_a_griffie_that_is_asked(self, world):
        make.RoundBodyFactory(round=world.round, body=world.council)
        assigned(world, raised(world, "Een"), to=world.other)

        told = at(world, "", world.griffie)

        assert told.page.status_code == 200
        assert "Waterkant" not in told.words


class TestAssigning:
    def test_gives_what_is_ticked_to_somebody_by_a_day(self, world):
        first, second = raised(world, "Een"), raised(world, "Twee")
        raised(world, "Drie")

        desk = at(world, "toewijzen/")
        desk.send(
            punt=[first.pk, second.pk],
            assignee=world.other.user.pk,
            due_on=SOON,
            second_reader=world.redactie.user.pk,
        )

        assert "2 punten toegewezen aan Noor Waterkant." in desk.follow_words()
        found = Assignment.objects.order_by("remark")
        assert [(each.remark, each.due_on, each.second_reader) for each in found] == [
            (first, date(2026, 11, 30), world.redactie.user),
            (second, date(2026, 11, 30), world.redactie.user),
        ]
        assert "van Noor Waterkant voor 30 november 2026 leest mee: redactie" in desk.words

    def test_gives_all_of_a_theme_at_once(self, world):
        theme = make.ThemeFactory(dossier=world.dossier)
        own = [raised(world, f"Punt {number}", theme=theme) for number in range(25)]
        raised(world, "Iets anders")

        desk = at(world, f"toewijzen/?thema={theme.pk}")
        assert "Alles van deze keuze: 25 punten" in desk.words
        desk.send(alles="on", assignee=world.other.user.pk)

        assert set(Assignment.objects.values_list("remark", flat=True)) == {e.pk for e in own}

    def test_shows_a_linked_point_once_and_takes_it_whole(self, world):
        point = make.PointFactory(dossier=world.dossier, title="Meer woningen")
        for text in ("Bouw", "Bouw ook"):
            make.PointRemarkFactory(point=point, remark=raised(world, text))

        desk = at(world, "toewijzen/")
        assert "Meer woningen 2 gekoppelde punten, samen toegewezen" in desk.words
        first = desk.page.context["page"].object_list[0].said[0].remark
        desk.send(punt=first.pk, assignee=world.other.user.pk)

        assert Assignment.objects.count() == 2

    def test_is_narrowed_to_whose_the_points_are(self, world):
        assigned(world, raised(world, "Van mij"))
        assigned(world, raised(world, "Van Noor"), to=world.other)
        raised(world, "Van niemand")

        told = {
            who: at(world, f"toewijzen/?wie={who}").page.context["chosen_number"]
            for who in ("niemand", "mij", world.other.user.pk, "")
        }

        assert list(told.values()) == [1, 1, 1, 3]
        assert at(world, "toewijzen/?wie=onzin").page.status_code == 400

    def test_says_what_is_missing_and_keeps_what_was_typed(self, world):
        remark = raised(world, "Een")

        desk = at(world, "toewijzen/")
        desk.send(assignee=world.other.user.pk)
        assert desk.page.status_code == 422
        assert "Kies ten minste één punt om toe te wijzen." in desk.words
        desk.send(punt=remark.pk, assignee=world.other.user.pk, due_on="1 mei 2020")

        assert errors_beside(desk.page, "due_on") == [
            "Deze dag is voorbij; kies een dag die nog komt."
        ]
        assert not Assignment.objects.exists()

    def test_of_what_another_gave_away_meanwhile_is_told_and_done_when_sent_again(self, world):
        remark, another = raised(world, "Meer bomen."), raised(world, "Minder auto's.")
        mine = {"punt": [remark.pk, another.pk], "assignee": world.redactie.user.pk}
        desk = at(world, "toewijzen/")
        assigned(world, remark, to=world.other)

        desk.send(**mine)

        assert desk.page.status_code == 409
        [told] = errors_beside(desk.page, "punt")
        assert told.startswith("Iemand anders wees ‘Meer bomen.’ intussen toe aan Noor Waterkant.")
        assert [each.assignee for each in Assignment.objects.all()] == [world.other.user]
        desk.send()
        assert "2 punten toegewezen aan redactie" in desk.follow_words()

    def test_of_what_another_took_back_meanwhile_is_told(self, world):
        remark = raised(world, "Meer bomen.")
        assigned(world, remark, to=world.other)
        desk = at(world, "toewijzen/")
        assign_remarks([remark], world.round, Task(None), by=world.redactie)

        desk.send(punt=remark.pk, assignee=world.redactie.user.pk)

        assert desk.page.status_code == 409
        assert "haalde intussen de toewijzing van ‘Meer bomen.’ weg" in desk.words

    def test_to_whom_another_gave_it_as_well_and_of_other_points_clashes_with_nobody(self, world):
        remark, another = raised(world, "Meer bomen."), raised(world, "Minder auto's.")
        desk = at(world, "toewijzen/")
        assigned(world, remark, to=world.other)
        assigned(world, another)

        desk.send(punt=remark.pk, assignee=world.other.user.pk)

        assert desk.page.status_code == 302

    def test_takes_back(self, world):
        remark = raised(world, "Een")
        assigned(world, remark)

        desk = at(world, "toewijzen/")
        desk.send(punt=remark.pk, assignee="niemand")

        assert "1 toewijzing weggehaald." in desk.follow_words()
        assert not Assignment.objects.exists()

    @pytest.mark.parametrize("page", ["toewijzen/", "meelezen/"])
    @pytest.mark.parametrize(
        ("who", "status"), [("griffie", 403), ("raadslid", 403), ("redactie", 200), ("beheer", 200)]
    )
    def test_is_for_who_works_for_the_asking_body(self, world, page, who, status):
        make.RoundBodyFactory(round=world.round, body=world.council)

        assert at(world, page, getattr(world, who)).page.status_code == status


class TestReviewing:
    def test_goes_from_draft_to_offered_to_read(self, world):
        reply = written(world, raised(world, "Een wens"))

        desk = at(world, "meelezen/?stand=concept")
        desk.send(reactie=reply.pk)
        assert "1 reactie ligt ter lezing." in desk.follow_words()
        assert "door u geschreven: een ander leest dit mee" in at(world, "meelezen/").words
        desk = at(world, "meelezen/", world.other)
        desk.send(reactie=reply.pk)

        assert "1 reactie gelezen." in desk.follow_words()
        assert ReplyReview.objects.get().reviewed_by == world.other.user
        assert "gelezen door Noor Waterkant" in at(world, "meelezen/?stand=gelezen").words

    def test_is_refused_to_who_wrote_it(self, world):
        reply = written(world, raised(world, "Een wens"))
        offer_replies([reply], world.round, by=world.redactie)

        desk = at(world, "meelezen/")
        desk.send(reactie=reply.pk)

        assert desk.page.status_code == 422
        assert "Wie een reactie schreef leest haar niet zelf mee" in desk.words

    def test_begins_where_a_reply_is_ready(self, world):
        remark = raised(world, "Een wens")
        said = {"outcome": "niet", "reasons": "Te duur.", "dated_on": "1 september 2016"}

        at(world, f"reacties/{remark.pk}/").send(**said)

        assert ReplyReview.objects.get().reviewed_at is None

    def test_waits_where_it_is_not(self, world):
        remark = raised(world, "Een wens")
        said = {"outcome": "niet", "reasons": "Te duur.", "dated_on": "1 september 2016"}

        at(world, f"reacties/{remark.pk}/").send(**said, ter_lezing=None)

        assert not ReplyReview.objects.exists()
        assert "Een wens" in at(world, "reacties/?stand=ongelezen").words

    def test_of_one_reply_is_found_whatever_its_state(self, world):
        reply = written(world, raised(world, "Een wens"))
        written(world, raised(world, "Nog een"))
        pages = [at(world, f"meelezen/?reactie={reply.pk}")]
        offer_replies([reply], world.round, by=world.redactie)
        pages.append(at(world, f"meelezen/?reactie={reply.pk}"))

        assert [each.page.context["stand"] for each in pages] == ["concept", "ter-lezing"]
        assert [len(each.page.context["rows"]) for each in pages] == [1, 1]
        assert at(world, "meelezen/?reactie=999999").page.status_code == 404


class TestAdopting:
    def test_leads_to_each_reply_that_nobody_else_read(self, world):
        reply = written(world, raised(world, "Een wens"))

        desk = at(world, "vaststellen/")
        desk.send(adopted_on="1 oktober 2016")

        assert desk.page.status_code == 422
        assert "1 reactie is nog niet door een ander gelezen." in desk.words
        assert f"meelezen/?reactie={reply.pk}" in desk.page.content.decode()
        assert 'name="unreviewed_why"' not in desk.page.content.decode()


@pytest.fixture
def shared_only(world):
    """An adopted set of one reply to a point that is shared with the region only."""
    remark = share_record(raised(world, "Een wens", draft=True), by=world.griffie)
    reply = make.ReplyFactory(remark=remark, body=world.steering_group, draft=True)
    offer_replies([reply], world.round, by=world.redactie)
    at(world, "meelezen/", world.other).send(reactie=reply.pk)
    at(world, "vaststellen/").send(adopted_on="1 oktober 2016")
    assert ReplyNote.objects.exists()
    return reply


class TestUndoing:
    def test_sets_an_adoption_back_as_long_as_nothing_left(self, world, shared_only):
        assert fresh(shared_only).status == Status.SHARED
        desk = at(world, "vaststellen/")
        assert "Er is nog niets naar buiten gegaan." in desk.words

        desk = at(world, "vaststellen/ongedaan/")
        desk.send()

        assert "De vaststelling is ongedaan gemaakt." in desk.follow_words()
        assert fresh(shared_only).status == Status.DRAFT
        assert not ReplyNote.objects.exists()

    def test_leads_to_a_revision_once_something_left(self, world, shared_only):
        make.DispatchFactory(reply_note=ReplyNote.objects.get(), body=world.council)

        desk = at(world, "vaststellen/ongedaan/")

        assert desk.page["Location"] == address(world, "vaststellen/herzien/")
        assert "al iets naar buiten gegaan" in desk.follow_words()

    def test_takes_a_sending_back_with_a_reason(self, world, shared_only):
        sent = make.DispatchFactory(reply_note=ReplyNote.objects.get(), body=world.council)
        page = f"verzenden/{sent.pk}/ongedaan/"
        assert page in at(world, "verzenden/").page.content.decode()

        desk = at(world, page)
        desk.send()
        assert desk.page.status_code == 422
        desk.send(reason="De brief bleef liggen.")

        assert "De verzending is ongedaan gemaakt." in desk.follow_words()
        assert not Dispatch.objects.exists()


class TestRevising:
    @pytest.fixture
    def first(self, world):
        with time_machine.travel("2026-11-23T09:00:00Z", tick=False):
            reply = written(world, raised(world, "Een wens"), reasons="Eerst gezegd.")
            make.ReplyReviewFactory(reply=reply, reviewed_by=world.other.user, reviewed_at=world.at)
            at(world, "vaststellen/").send(adopted_on="1 oktober 2016", reference="Z-1")
        return reply

    def test_keeps_the_first_to_be_read_and_says_why(self, world, first):
        assert "Herziene vaststelling" in at(world, "vaststellen/").words
        late = written(world, raised(world, "Kwam later"), reasons="Later gezegd.")
        make.ReplyReviewFactory(reply=late, reviewed_by=world.other.user, reviewed_at=world.at)

        desk = at(world, "vaststellen/herzien/")
        desk.send(adopted_on="1 november 2016")
        assert errors_beside(desk.page, "why")
        desk.send(adopted_on="1 november 2016", reference="Z-2", why="Er kwam een punt bij.")
        desk.follow()
        assert "Herziene vaststelling. Vastgesteld op 1 november 2016" in desk.words

        public = Client().get(f"/dossiers/{world.dossier.slug}/rondes/{world.round.pk}/")
        told = words(public)
        assert "Herzien vastgesteld 1 november 2016, door Stuurgroep kenmerk Z-2" in told
        assert "Waarom herzien Er kwam een punt bij." in told
        assert "Eerder vastgesteld 1 oktober 2016, door Stuurgroep kenmerk Z-1" in told
        assert "Later gezegd." in told
        panels = {panel.name: told for panel, told in public.context["panels"]}
        [former] = panels["reacties"]["former"]
        query = urlencode({"bekend": timezone.localtime(former.known_until).isoformat()})
        assert f'href="?{query}#reacties"' in public.content.decode()
        then = words(Client().get(f"{public.request['PATH_INFO']}?{query}"))
        assert "Vastgesteld 1 oktober 2016, door Stuurgroep kenmerk Z-1" in then
        assert "Later gezegd." not in then

    def test_waits_for_a_first(self, world):
        desk = at(world, "vaststellen/herzien/")

        assert desk.page["Location"] == address(world, "vaststellen/")

    def test_of_a_set_is_sent_anew(self, world, first):
        make.DispatchFactory(reply_note=ReplyNote.objects.get(), body=world.council)
        at(world, "vaststellen/herzien/").send(adopted_on="1 november 2016", why="Fout.")

        desk = at(world, "verzenden/")
        assert f"{world.council.name} 4 oktober" not in desk.words
        desk.send(orgaan=world.council.pk, sent_on="4 november 2016")

        assert Dispatch.objects.filter(body=world.council).count() == 2


class TestNamesOfPeople:
    def test_stand_on_no_public_page_and_in_no_file(self, world):
        remark = raised(world, "Een wens")
        assigned(world, remark, to=world.other, second_reader=world.redactie.user)
        reply = written(world, remark)
        make.publish_row(reply)
        make.ReplyReviewFactory(reply=reply, reviewed_by=world.other.user, reviewed_at=world.at)
        base = f"/dossiers/{world.dossier.slug}/rondes/{world.round.pk}/"

        for reader in (None, world.raadslid):
            client = Client()
            if reader:
                client.force_login(reader.user)
            for page in (base, f"{base}reactienota.csv", f"{base}bundel.csv"):
                answer = client.get(page)
                assert answer.status_code in (200, 404), page
                content = b"".join(answer) if answer.streaming else answer.content
                assert b"Waterkant" not in content


class TestTheWorklist:
    def test_tells_the_own_points_and_what_is_to_be_read(self, world):
        mine, theirs = raised(world, "Mijn punt"), raised(world, "Van Noor")
        assigned(world, mine, due_on=world.at.date() + timedelta(days=2))
        assigned(world, theirs, to=world.other)
        read = written(world, raised(world, "Om te lezen"), by=world.other)
        own = written(world, raised(world, "Zelf geschreven"))
        offer_replies([read, own], world.round, by=world.redactie)

        desk = Sitting(world.redactie)
        desk.open("/werkblad/")

        rows = [(each.sort.slug, each.row) for each in desk.page.context["page"].object_list]
        assert [row.remark for slug, row in rows if slug == "mijn-punten"] == [mine]
        assert [row.reply for slug, row in rows if slug == "meelezen"] == [read]
        assert "25 november 2026" in desk.words
        assert "zoals het is toegewezen" in desk.words

    def test_leaves_out_what_was_answered_or_read(self, world):
        mine = raised(world, "Mijn punt")
        assigned(world, mine)
        reply = written(world, mine, by=world.other)
        make.ReplyReviewFactory(reply=reply, reviewed_by=world.redactie.user, reviewed_at=world.at)

        desk = Sitting(world.redactie)
        desk.open("/werkblad/")

        slugs = {each.sort.slug for each in desk.page.context["page"].object_list}
        assert not slugs & {"mijn-punten", "meelezen"}

    def test_leads_to_what_comes_next_in_a_round(self, world):
        wish, found = raised(world, "Een wens"), []

        def look():
            desk = Sitting(world.redactie)
            desk.open("/werkblad/?soort=reageren")
            [link] = html.fromstring(desk.page.content.decode()).xpath("//*[@class='task__acts']/a")
            found.append((link.get("href"), " ".join(link.text_content().split())))

        look()
        reply = written(world, wish)
        look()
        make.publish_row(reply)
        make.ReplyNoteFactory(round=world.round, body=world.steering_group)
        make.RoundBodyFactory(round=world.round, body=world.council)
        look()

        assert found == [
            (address(world, "reacties/?stand=zonder"), "Reageren: Zienswijzen"),
            (address(world, "vaststellen/"), "Vaststellen: Zienswijzen"),
            (address(world, "verzenden/"), "Verzenden: Zienswijzen"),
        ]


@pytest.mark.once
@pytest.mark.parametrize("page", ["", "toewijzen/", "meelezen/", "reacties/", "vaststellen/"])
def test_pages_take_as_many_queries_for_many_points_as_for_one(world, page):
    counts = []
    for number in (1, 24):
        fill(world, number)
        desk = at(world, page)
        with CaptureQueriesContext(connection) as asked:
            desk.open(address(world, page))
        assert desk.page.status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]


def fill(world, number):
    """Make so many points of each kind: assigned, replied to, offered and read."""
    theme = make.ThemeFactory(dossier=world.dossier)
    for _ in range(number):
        raised(world, "Van niemand")
        remark = raised(world, "Beantwoord", theme=theme)
        assigned(world, remark, to=world.other, second_reader=world.redactie.user)
        offer_replies([written(world, remark)], world.round, by=world.redactie)
        read = raised(world, "Gelezen", theme=theme)
        assigned(world, read)
        make.ReplyReviewFactory(
            reply=written(world, read), reviewed_by=world.other.user, reviewed_at=world.at
        )
