"""What the page of a round tells of replies, their adoption, and what an earlier round left."""

from datetime import date

import pytest
import time_machine

from decisions.actions import carry_over
from tests import factories as make
from tests import people
from tests.decisions.web.public.reading import queries, shown
from tests.decisions.web.public.region import scene, words

pytestmark = pytest.mark.django_db
DAY = "2017-06-01"


class Replying:
    """A round of a steering group, with what two councils asked there."""

    def __init__(self, **fields):
        self.made = scene("Aalst", "Berg", **fields)
        self.aalst, self.berg = self.made.councils.values()
        self.group = make.BodyFactory(is_steering_group=True, region=self.made.dossier.region)
        self.round = self.opened("Eerste ronde", "2016-01-01")

    def opened(self, title, dated_on, **fields):
        fields = {"opened_by": self.group, "title": title, "dated_on": dated_on, **fields}
        return make.RoundFactory(dossier=self.made.dossier, **fields)

    def remark(self, text, **fields):
        fields = {"body": self.aalst, "round": self.round, "dated_on": "2016-02-01", **fields}
        return make.RemarkFactory(dossier=self.made.dossier, text=text, **fields)

    def reply(self, remark, **fields):
        fields = {"body": self.group, "dated_on": "2016-03-01", **fields}
        return make.ReplyFactory(remark=remark, **fields)

    def adopt(self, **fields):
        fields = {"body": self.group, "adopted_on": date(2016, 4, 1), **fields}
        return make.ReplyNoteFactory(round=self.round, **fields)

    def page(self, client, round_=None, **query):
        address = f"{self.made.address}rondes/{(round_ or self.round).pk}/"
        return words(client.get(address, {"peildatum": DAY, **query}))


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return Replying()


class TestReplies:
    def test_tell_what_changed_where_and_why(self, client, made):
        version = make.SubjectFactory(dossier=made.made.dossier, is_proposal=True, name="Versie 2")
        said = {"outcome": "deels", "reasons": "Waar het kan.", "changed_in": version}
        reply = made.reply(made.remark("Bouw"), changed_where="hoofdstuk 3", **said)
        shown(reply, "reply")
        made.remark("Nog zonder reactie")

        told = made.page(client)

        assert "1 van 2 beantwoord" in told
        assert "Reactie: deels overgenomen , Stuurgroep" in told
        assert "Waar het kan. Gewijzigd in Versie 2 , hoofdstuk 3" in told
        assert "Alle punten van deze ronde, in het register" in told

    def test_are_left_out_where_nothing_came_in(self, client, made):
        made.remark("Concept", draft=True)

        assert "beantwoord" not in made.page(client)

    def test_tell_by_whom_and_when_they_were_adopted_and_who_got_them(self, client, made):
        made.reply(made.remark("Bouw"))
        note = made.adopt(reference="Z-17-1")
        make.DispatchFactory(reply_note=note, body=made.berg, sent_on=date(2016, 4, 5))

        told = made.page(client)

        assert "1 april 2016, door Stuurgroep kenmerk Z-17-1" in told
        assert f"{made.berg.name}, 5 april 2016" in told
        before = made.page(client, peildatum="2016-04-03")
        assert ("door Stuurgroep kenmerk" in before, "nog niet" in before) == (True, True)
        assert "kenmerk Z-17-1" not in made.page(client, peildatum="2016-03-31")

    def test_say_what_came_after_the_adoption(self, client, made):
        made.reply(made.remark("Op tijd"))
        made.adopt()
        assert "vastgestelde set" not in made.page(client)

        late = made.remark("Te laat", dated_on="2016-02-02")
        assert "1 punt staat niet in de vastgestelde set" in made.page(client)

        made.reply(late, dated_on="2016-05-01")
        assert "na de vaststelling" in made.page(client)
        assert "1 punt staat niet in de vastgestelde set" in made.page(client)

    def test_are_shown_to_who_may_see_them(self, client, made):
        remark = made.remark("Bouw")
        made.reply(remark, draft=True, reasons="Nog in de maak")

        public = made.page(client)
        client.force_login(people.redactie(made.made.dossier.region).user)

        assert ("0 van 1 beantwoord" in public, "Nog in de maak" in public) == (True, False)
        assert "Nog in de maak" in made.page(client)

    def test_are_of_the_moment_of_knowledge(self, client, made):
        made.reply(made.remark("Bouw"))

        assert "beantwoord" not in made.page(client, bekend="2015-01-01T12:00")
        assert "1 van 1 beantwoord" in made.page(client)


class TestStillOpen:
    @pytest.fixture
    def second(self, made):
        return made.opened("Tweede ronde", "2017-01-01", follows=made.round)

    def test_tells_what_lives_on_and_what_does_not(self, client, made, second):
        carried, left = made.remark("Leeft voort"), made.remark("Blijft liggen")
        made.reply(made.remark("Is beantwoord"))
        by = people.beheer()
        (draft,) = carry_over([carried], second, dated_on="2017-03-01", by=by, reason="Speelt nog.")
        before = made.page(client, second)
        make.publish_row(draft)

        told = made.page(client, second)

        assert "leeft voort" not in before
        assert "leeft voort in deze ronde, sinds 1 maart 2017" in told
        assert told.count("niet meegenomen") == 1
        assert left.text in told
        assert "Is beantwoord" not in told
        assert "leeft voort" not in made.page(client, second, peildatum="2017-02-01")

    def test_is_empty_where_everything_was_replied_to(self, client, made, second):
        made.reply(made.remark("Is beantwoord"))

        assert "Uit de vorige ronde staat niets open" in made.page(client, second)

    def test_is_there_in_a_successor_only(self, client, made):
        made.remark("Blijft liggen")

        assert "Nog open uit de vorige ronde" not in made.page(client)

    def test_shows_no_draft(self, client, made, second):
        made.remark("Geheim", draft=True)

        assert "Geheim" not in made.page(client, second)


WRITTEN, ASKED, KNOWN = "2026-11-23T09:00:00Z", "2026-11-23T15:00:00Z", "2026-11-23T13:00"
# Each part asks a few times; a page that tells of all of them at once asks more than most pages.


@pytest.mark.once
@pytest.mark.parametrize("clock", [{}, {"bekend": KNOWN}])
def test_take_as_many_queries_with_many_as_with_one(client, clock):
    """The whole page of a successor that has something to tell in every part."""
    counts = []
    with time_machine.travel(WRITTEN, tick=False):
        made = Replying(slug="ander")
        second = made.opened("Tweede ronde", "2017-01-01", follows=made.round)
        note = make.ReplyNoteFactory(round=second, body=made.group, adopted_on=date(2017, 4, 1))
    for number in (1, 3):
        with time_machine.travel(WRITTEN, tick=False):
            fill(made, second, note, number)
        with time_machine.travel(ASKED, tick=False):
            address = f"{made.made.address}rondes/{second.pk}/"
            counts.append(queries(client, address, peildatum="2018-01-01", **clock))
            told = made.page(client, second, peildatum="2018-01-01", **clock)

    assert "4 van 4 beantwoord" in told
    assert told.count("leeft voort") == 4
    assert counts[0] == counts[1]


def fill(made, second, note, number):
    dossier = made.made.dossier
    for _ in range(number):
        about = {"theme": make.ThemeFactory(dossier=dossier)}
        old = made.remark("Blijft liggen", **about)
        new = made.remark("Nieuw", round=second, carried_from=old, dated_on="2017-02-01")
        shown(made.reply(new, dated_on="2017-03-01"), "reply")
        body = make.council(dossier.region)
        make.DispatchFactory(reply_note=note, body=body)
        make.RoundBodyFactory(round=second, body=body)
        make.PointRemarkFactory(point=make.PointFactory(dossier=dossier), remark=new)
        make.AnswerFactory(question=make.QuestionFactory(round=second), body=body)
