"""One page after a meeting: what came of every item in it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html
from time_machine import travel

from decisions.models import AgendaLine, Commitment, Decision, Position, Status, Treatment
from tests import factories as make
from tests import people
from tests.decisions.web.workspace.sitting import Sitting, errors_beside

pytestmark = pytest.mark.django_db

HELD_ON = date(2017, 9, 14)
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} =1+1"


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


@pytest.fixture
def meeting(world):
    return make.MeetingFactory(dossier=world.dossier, body=world.council, held_on=HELD_ON)


def item_in(world, meeting, **fields):
    own = {"dossier": world.dossier, "body": world.council, "meeting": meeting}
    return make.AgendaItemFactory(**{**own, **fields})


def address_of(meeting):
    return f"/werkblad/vergadering/{meeting.pk}/uitkomsten/"


def opened(meeting, reader):
    sitting = Sitting(reader)
    sitting.open(address_of(meeting))
    return sitting


def key_of(item):
    return f"t{item.treatments.get().pk}"


class TestSaving:
    def test_a_hamerstuk_takes_a_choice_and_a_press(self, world, meeting):
        item = item_in(world, meeting, kind="hamerstuk")
        sitting = opened(meeting, world.griffie)

        page = sitting.send_fields({f"{key_of(item)}-outcome": "unaniem"})

        assert page.status_code == 302
        treatment = item.treatments.get()
        assert (treatment.outcome, treatment.decision.no_vote_asked) == ("unaniem", True)
        assert treatment.decision.status == Status.DRAFT
        told = sitting.follow_words()
        assert "De uitkomst van 1 agendapunt is bewaard" in told
        assert "Bekijk en publiceer" in told

    def test_only_what_has_an_outcome(self, world, meeting):
        first, second = item_in(world, meeting), item_in(world, meeting)
        sitting = opened(meeting, world.griffie)

        sitting.send_fields({f"{key_of(second)}-outcome": "besproken"})

        assert [each.treatments.get().outcome for each in (first, second)] == ["", "besproken"]

    def test_everything_of_an_item_at_once(self, world, meeting):
        round_ = make.RoundFactory(dossier=world.dossier, subject=world.subject)
        item = item_in(world, meeting, round=round_)
        other = make.SubjectFactory(dossier=world.dossier)
        line = make.AgendaLineFactory(item=item, kind="beslispunt", number=1)
        key = key_of(item)
        sitting = opened(meeting, world.griffie)

        page = sitting.send_fields(
            {
                f"{key}-outcome": "geamendeerd",
                f"{key}-note": "na schorsing",
                f"{key}-how": "geteld",
                f"{key}-votes_for": "12",
                f"{key}-votes_against": "9",
                f"{key}-point-{line.pk}-outcome": "gewijzigd",
                f"{key}-point-{line.pk}-amended_text": "Anders.",
                f"{key}-motion-0-form": "motie",
                f"{key}-motion-0-title": "Fietspad",
                f"{key}-motion-0-outcome": "aangenomen",
                f"{key}-motion-0-how": "geteld",
                f"{key}-motion-0-votes_for": "11",
                f"{key}-motion-0-votes_against": "10",
                f"{key}-motion-0-due_on": "1 oktober 2017",
                f"{key}-subject-{world.subject.pk}-stance": "voor",
                f"{key}-other-0-subject": str(other.pk),
                f"{key}-other-0-stance": "tegen",
                f"{key}-promise-0-text": "Een brief.",
                f"{key}-promise-0-holder": "de wethouder",
                f"{key}-promise-0-due_on": "1 november 2017",
            }
        )

        assert page.status_code == 302, sitting.words
        made = item.treatments.get().decision
        assert made.outcome == "geamendeerd aangenomen: na schorsing"
        assert (made.votes_for, made.votes_against) == (12, 9)
        stances = Position.objects.order_by("pk").values_list("subject", "stance", "decision")
        assert set(stances) == {
            (world.subject.pk, "voor", made.pk),
            (other.pk, "tegen", made.pk),
        }
        assert AgendaLine.objects.get(pk=line.pk).amended_text == "Anders."
        motion = Decision.objects.get(form="motie")
        assert (motion.title, motion.votes_for, motion.outcome) == ("Fietspad", 11, "aangenomen")
        assert (motion.moved_in.item, motion.note) == (item, "")
        kept = Commitment.objects.order_by("kind").values_list("kind", "holder", "due_on")
        assert list(kept) == [
            ("motie", "het college", date(2017, 10, 1)),
            ("toezegging", "de wethouder", date(2017, 11, 1)),
        ]
        assert {each.status for each in Commitment.objects.all()} == {Status.DRAFT}

    def test_consent_where_the_round_asks_it(self, world, meeting):
        asked = make.RoundFactory(dossier=world.dossier, legal_basis="wgr_toestemming")
        body = make.RoundBodyFactory(round=asked, body=world.council)
        item = item_in(world, meeting, round=asked)
        key = key_of(item)

        wrong = opened(meeting, world.griffie).send_fields(
            {f"{key}-outcome": "verworpen", f"{key}-consent": "onthouden"}
        )
        assert errors_beside(wrong, f"{key}-consent_ground")
        opened(meeting, world.griffie).send_fields(
            {
                f"{key}-outcome": "verworpen",
                f"{key}-consent": "onthouden",
                f"{key}-consent_ground": "algemeen_belang",
            }
        )

        body.refresh_from_db()
        assert (body.consent, body.consent_ground) == ("onthouden", "algemeen_belang")
        assert body.answer == item.treatments.get().decision

    def test_what_is_held_over_is_put_in_the_next_meeting(self, world, meeting):
        item = item_in(world, meeting)
        after = make.MeetingFactory(
            dossier=world.dossier, body=world.council, held_on=date(2017, 10, 12)
        )
        sitting = opened(meeting, world.griffie)

        sitting.send_fields({f"{key_of(item)}-outcome": "aangehouden"})

        assert Treatment.objects.filter(item=item, meeting=after).exists()

    def test_tells_how_far_everything_is(self, world, meeting):
        item = item_in(world, meeting, title="Vervolg")
        sitting = opened(meeting, world.griffie)
        sitting.send_fields({f"{key_of(item)}-outcome": "aangenomen"})

        told = sitting.follow_words()

        assert "Van alle agendapunten die u bijhoudt is de uitkomst ingevoerd" in told
        assert "Al ingevoerd" in told


class TestIsRefused:
    def refused(self, world, meeting, item, **typed):
        sitting = opened(meeting, world.griffie)
        key = key_of(item)
        named = {f"{key}-{name.replace('__', '-')}": text for name, text in typed.items()}
        page = sitting.send_fields(named)
        assert page.status_code == 422
        return page, key

    def test_beside_the_field_and_nothing_is_saved(self, world, meeting):
        item, other = item_in(world, meeting), item_in(world, meeting)

        page, key = self.refused(world, meeting, item, outcome="aangenomen", votes_for="veel")

        assert errors_beside(page, f"{key}-votes_for") == ["Vul een heel getal in, zoals 9."]
        assert 'value="veel"' in page.content.decode()
        assert not Treatment.objects.exclude(outcome="").exists()
        assert other.treatments.get().outcome == ""

    @pytest.mark.parametrize(
        ("typed", "field", "told"),
        [
            ({"outcome": "onder_voorbehoud"}, "note", "onder welk voorbehoud"),
            ({"note": "zonder uitkomst"}, "outcome", "Kies de uitkomst"),
            (
                {"outcome": "aangenomen", "motion__0__title": "Los"},
                "motion-0-form",
                "motie of een amendement",
            ),
            (
                {"outcome": "aangenomen", "promise__0__text": "Iets."},
                "promise-0-holder",
                "wie dit toezegde",
            ),
            (
                {"outcome": "aangenomen", "other__0__stance": "voor"},
                "other-0-subject",
                "Kies het onderwerp",
            ),
        ],
    )
    def test_what_does_not_go_together(self, world, meeting, typed, field, told):
        page, key = self.refused(world, meeting, item_in(world, meeting), **typed)

        assert told in " ".join(errors_beside(page, f"{key}-{field}"))

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ({"outcome": "besproken", "how": "zonder"}, "Dit hoort bij een besluit"),
            (
                {"outcome": "unaniem", "votes_for": "3", "votes_against": "12"},
                "Unaniem is zonder stemmen tegen",
            ),
        ],
    )
    def test_a_vote_that_does_not_fit_the_outcome(self, world, meeting, typed, told):
        page, key = self.refused(world, meeting, item_in(world, meeting), **typed)

        (fieldset,) = html.fromstring(page.content.decode()).xpath(f"//*[@id='id_{key}-how']")
        assert told in fieldset.text_content()

    def test_a_page_without_any_outcome(self, world, meeting):
        item_in(world, meeting)
        sitting = opened(meeting, world.griffie)

        assert sitting.send_fields({}).status_code == 422
        assert "Kies bij ten minste één agendapunt een uitkomst" in sitting.words

    def test_what_somebody_else_entered_meanwhile_and_the_typed_stays(self, world, meeting):
        item = item_in(world, meeting)
        slow, quick = opened(meeting, world.griffie), opened(meeting, world.griffie)
        quick.send_fields({f"{key_of(item)}-outcome": "aangenomen"})

        page = slow.send_fields(
            {f"{key_of(item)}-outcome": "verworpen", f"{key_of(item)}-note": "nipt"}
        )

        assert page.status_code == 422
        assert "Iemand anders" in " ".join(errors_beside(page, f"{key_of(item)}-outcome"))
        assert 'value="nipt"' in page.content.decode()


class TestWho:
    def test_sees_only_the_items_of_its_own_bodies(self, world, meeting):
        item_in(world, meeting, title="Van ons", draft=True)
        make.AgendaItemFactory(
            dossier=world.dossier, body=world.college, title="Van het college", meeting=meeting
        )

        assert "Van ons" in opened(meeting, world.griffie).words

    @pytest.mark.parametrize("who", ["other_griffie", "redactie", "collegian"])
    def test_is_refused_for_who_keeps_none_of_them(self, world, meeting, who):
        assert world.griffie
        item_in(world, meeting)

        assert opened(meeting, getattr(world, who)).page.status_code == 403

    def test_the_regioredactie_where_nobody_is_griffie(self, world):
        body = make.council(world.region)
        meeting = make.MeetingFactory(dossier=world.dossier, body=body, held_on=HELD_ON)
        make.AgendaItemFactory(dossier=world.dossier, body=body, meeting=meeting)

        assert opened(meeting, world.redactie).page.status_code == 200

    def test_a_meeting_that_is_still_to_come_has_no_outcomes(self, world):
        ahead = make.MeetingFactory(
            dossier=world.dossier, body=world.council, held_on=date(2026, 12, 24)
        )
        item_in(world, ahead)

        assert opened(ahead, world.griffie).page.status_code == 404


class TestThePage:
    def test_asks_for_one_more_motion_and_keeps_what_was_typed(self, world, meeting):
        item = item_in(world, meeting)
        key = key_of(item)
        sitting = opened(meeting, world.griffie)

        page = sitting.send_fields(
            {f"{key}-note": "bezig", "more": f"{key}-motion"}, to=address_of(meeting)
        )

        assert page.status_code == 200
        assert f'name="{key}-motion-1-title"' in page.content.decode()
        assert 'value="bezig"' in page.content.decode()

    def test_writes_hostile_titles_as_text(self, world, meeting):
        item_in(world, meeting, title=HOSTILE)

        page = opened(meeting, world.griffie).page.content.decode()

        assert "<script>alert(1)" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} =1+1" in page

    def test_asks_as_many_queries_for_thirty_items_as_for_one(self, world, meeting):
        sitting = Sitting(world.griffie)

        def count():
            with CaptureQueriesContext(connection) as queries:
                assert sitting.open(address_of(meeting)).status_code == 200
            return len(queries)

        make.AgendaLineFactory(item=item_in(world, meeting), kind="beslispunt")
        sitting.open(address_of(meeting))
        one = count()
        for _each in range(29):
            make.AgendaLineFactory(item=item_in(world, meeting), kind="beslispunt")

        assert count() == one
