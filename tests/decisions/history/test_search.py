"""What holds sought words, of every kind, for who may see it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.actions import correct_record, withdraw_record
from decisions.history import search
from decisions.history.search import SearchQuestion, search_records
from decisions.history.search_kinds import SEARCH_KINDS
from municipalities.actions.sources import save_paragraph, save_source
from municipalities.models import Paragraph, Source
from tests import factories as make
from tests import people
from tests.decisions.worlds import EARLIER, LATER

pytestmark = pytest.mark.django_db
WORD = "ooievaar"


@dataclass
class Nest:
    """A dossier with a record of every kind that holds the word."""

    region: Any
    dossier: Any
    council: Any
    made: dict


def build_nest(word=WORD, **shown):
    """Return a Nest of a region of its own; `shown` goes to all that has a status."""
    region = make.RegionFactory()
    dossier = make.DossierFactory(region=region, title=f"Dossier {word}", **shown)
    about = {"dossier": dossier, **shown}
    home = make.MunicipalityFactory(name=f"Dorp {word}")
    council = make.council(region, municipality=home, name="Raad van het dorp")
    by_body = {"body": council, **about}
    party = make.PartyFactory(name=f"Partij {word}")
    term = make.CouncilTermFactory(body=council)
    make.GroupFactory(term=term, party=party)
    subject = make.SubjectFactory(dossier=dossier, name=f"Onderwerp {word}")
    decision = make.DecisionFactory(title=f"Besluit {word}", **by_body)
    remark = make.RemarkFactory(text=f"Houd de {word}.", **by_body)
    point = make.PointFactory(dossier=dossier, title=f"Wij houden de {word}")
    make.PointRemarkFactory(point=point, remark=remark)
    item = make.AgendaItemFactory(title=f"Agendapunt {word}", **by_body)
    source = make.SourceFactory(title=f"Stuk over de {word}", text_is_public=True, dated_on="2016")
    make.EvidenceFactory(shows=decision, position=None, decision=decision, source=source)
    paragraph = Paragraph(source=source, number=3, text=f"Hier staat de {word} op zijn nest.")
    made = {
        "gemeente": home,
        "dossier": dossier,
        "onderwerp": subject,
        "partij": party,
        "gedeeld-punt": point,
        "besluit": decision,
        "standpunt": make.PositionFactory(
            subject=subject, decision=decision, stance="tegen", **shown
        ),
        "wens": remark,
        "reactie": make.ReplyFactory(remark=remark, reasons=f"De {word} blijft.", **shown),
        "uitspraak": make.StatementFactory(text=f"Zo'n {word} is mooi.", **about),
        "agendapunt": item,
        "agendaregel": make.AgendaLineFactory(item=item, text=f"Vraag over de {word}"),
        "peiling": make.PollFactory(title=f"Peiling {word}", **about),
        "bron": source,
        "alinea": save_paragraph(paragraph, by=people.beheer()),
    }
    return Nest(region, dossier, council, made)


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return build_nest()


def ask(reader, typed=WORD, **choices):
    return search_records(reader, SearchQuestion(typed, **choices))


def names(answer):
    return [each.kind.name for each in answer.hits]


def keys(answer):
    return [each.key for each in answer.hits]


# What everybody sees, whatever becomes of the dossier.
OF_THE_REGISTER = {"gemeente"}


class TestAnybody:
    def test_finds_every_kind_once_with_its_key(self, made):
        answer = ask(people.public())

        assert set(keys(answer)) == {f"{name}-{each.pk}" for name, each in made.made.items()}
        assert made.made.keys() == {each.name for each in SEARCH_KINDS}
        assert len(answer.hits) == len(SEARCH_KINDS)
        assert not answer.is_cut

    def test_is_told_in_words_whose_and_when(self, made):
        hits = {each.kind.name: each for each in ask(people.public()).hits}

        assert hits["standpunt"].title == f"Onderwerp {WORD}: tegen"
        assert hits["standpunt"].who == "Raad van het dorp"
        assert hits["standpunt"].when == "1 juni 2016"
        assert hits["wens"].title == "Raad van het dorp"
        assert hits["wens"].who == ""
        assert hits["bron"].when == "2016"
        assert hits["gemeente"].when == ""
        assert {each.dossier.name for each in hits.values() if each.dossier} == {f"Dossier {WORD}"}
        assert {name for name, each in hits.items() if not each.dossier} == OF_THE_REGISTER
        assert hits["alinea"].page.anchor == "alinea-3"

    def test_is_never_told_a_bare_refusal_where_there_is_a_condition(self, made):
        position = made.made["standpunt"]
        make.RemarkFactory(
            **{"dossier": made.dossier, "body": made.council, "kind": "voorwaarde"},
            **{"decision": position.decision, "position": position, "text": "Houd het veer."},
        )

        (hit,) = ask(people.public(), kind="standpunt").hits

        assert hit.title == f"Onderwerp {WORD}: tegen, tenzij"

    def test_finds_by_the_name_of_a_body_and_of_a_subject(self, made):
        assert set(names(ask(people.public(), "dorp raad"))) >= {"besluit", "standpunt", "wens"}
        assert names(ask(people.public(), "dorp onderwerp raad")) == ["standpunt"]

    def test_finds_what_says_the_same(self, made):
        make.StatementFactory(dossier=made.dossier, text="De zienswijze kwam laat.")

        assert names(ask(people.public(), "wensen en bedenkingen laat")) == ["uitspraak"]

    def test_finds_no_more_what_was_corrected_or_withdrawn(self, made):
        correct_record(
            made.made["besluit"], changes={"title": "Iets"}, by=people.beheer(), reason="Fout."
        )
        withdraw_record(made.made["uitspraak"], by=people.beheer(), reason="Klopt niet.")

        assert not {"besluit", "uitspraak"} & set(names(ask(people.public())))

    def test_finds_nothing_without_words(self, made):
        assert ask(people.public(), "").hits == ()


class TestUnpublishedMatter:
    @pytest.fixture
    def hidden(self, made):
        return build_nest(draft=True)

    def test_of_another_region_is_neither_shown_nor_counted(self, made, hidden):
        answer = ask(people.public())

        # Its municipality and its party are no secret; the party sits in no dossier that is seen.
        expected = {f"{name}-{each.pk}" for name, each in made.made.items()}
        assert set(keys(answer)) == expected | {f"gemeente-{hidden.made['gemeente'].pk}"}
        assert hidden.dossier.slug not in answer.counts["dossier"]
        assert answer.counts["kind"]["standpunt"] == 1
        assert answer.counts["stance"] == {"tegen": 1}
        assert hidden.dossier.slug not in answer.places["dossier"]

    def test_is_not_shown_to_the_griffie_of_elsewhere(self, made, hidden):
        reader = people.griffie(made.council.municipality)

        assert keys(ask(reader)) == keys(ask(people.public()))

    def test_is_found_by_who_keeps_it(self, made, hidden):
        reader = people.redactie(hidden.region)

        found = set(keys(ask(reader)))

        assert {f"{name}-{each.pk}" for name, each in hidden.made.items()} <= found
        assert {f"{name}-{each.pk}" for name, each in made.made.items()} <= found

    def test_of_an_own_council_is_found_by_its_griffie(self, made):
        own = make.StatementFactory(
            dossier=made.dossier, body=made.council, text=f"Concept {WORD}", draft=True
        )
        reader = people.griffie(made.council.municipality)
        other = people.griffie(make.council(made.region).municipality)

        assert f"uitspraak-{own.pk}" in keys(ask(reader))
        assert f"uitspraak-{own.pk}" not in keys(ask(other))
        assert f"uitspraak-{own.pk}" not in keys(ask(people.public()))

    def test_under_embargo_comes_when_it_is_public(self, made):
        later = make.StatementFactory(dossier=made.dossier, text=WORD, public_from=LATER)

        assert f"uitspraak-{later.pk}" not in keys(ask(people.public()))
        assert f"uitspraak-{later.pk}" in keys(ask(people.public(LATER + timedelta(hours=1))))

    def test_is_not_told_by_a_document_that_shows_nothing_else(self, made):
        draft = make.DecisionFactory(dossier=made.dossier, body=made.council, draft=True)
        source = make.SourceFactory(title=f"Nog niets {WORD}", text_is_public=True)
        make.EvidenceFactory(shows=draft, position=None, decision=draft, source=source)
        paragraph = Paragraph(source=source, number=1, text=WORD)
        paragraph = save_paragraph(paragraph, by=people.beheer())
        secret = {f"bron-{source.pk}", f"alinea-{paragraph.pk}"}

        assert not secret & set(keys(ask(people.public())))
        assert secret <= set(keys(ask(people.griffie(made.council.municipality))))

    def test_of_a_closed_text_is_not_found_by_its_words(self, made):
        source = Source.objects.get(pk=made.made["bron"].pk)
        source.text_is_public = False
        save_source(source, by=people.beheer(), reason="Gesloten.")

        assert "alinea" not in names(ask(people.public()))
        assert "bron" in names(ask(people.public()))


class TestAFacet:
    @pytest.mark.parametrize("name", [each.name for each in SEARCH_KINDS])
    def test_of_a_kind_leaves_that_kind(self, made, name):
        answer = ask(people.public(), kind=name)

        assert names(answer) == [name]
        assert sum(answer.counts["kind"].values()) == len(SEARCH_KINDS)

    def test_leaves_what_it_says_and_counts_the_others_with_it(self, made):
        other = make.DossierFactory(title=f"Ander {WORD}")
        make.StatementFactory(dossier=other, text=WORD)

        answer = ask(people.public(), dossier=other.slug)

        assert names(answer) == ["dossier", "uitspraak"]
        assert answer.counts["kind"] == {"dossier": 1, "uitspraak": 1}
        assert answer.counts["dossier"][made.dossier.slug] == 14
        assert answer.counts["home"] == {}

    def test_of_a_municipality_and_a_stance(self, made):
        home = made.council.municipality.slug

        assert set(names(ask(people.public(), home=home))) == {
            *("gemeente", "besluit", "standpunt", "wens", "reactie", "agendapunt", "agendaregel")
        } - {"reactie"}
        assert names(ask(people.public(), home=home, stance="tegen")) == ["standpunt"]
        assert names(ask(people.public(), stance="voor")) == []

    def test_of_a_period_leaves_what_has_a_day_in_it(self, made):
        day = date(2016, 6, 1)

        told = names(ask(people.public(), first_on=day, last_on=day))

        assert {"besluit", "standpunt"} <= set(told)
        assert not {"gemeente", "dossier", "onderwerp", "partij", "peiling"} & set(told)


class TestTheOrder:
    def test_has_titles_first_then_what_leads_to_many_then_the_newest(self, made):
        told = names(ask(people.public()))

        assert told[:5] == ["gemeente", "dossier", "onderwerp", "partij", "gedeeld-punt"]
        assert set(told[5:9]) == {"besluit", "agendapunt", "peiling", "bron"}
        assert told[5] == "peiling"

    def test_is_the_same_each_time_and_the_last_recorded_is_first_of_equals(self, made):
        about = {"dossier": made.dossier, "dated_on": "2012-01-01", "text": "Een reiger."}
        three = [make.StatementFactory(**about) for _each in range(3)]

        told = keys(ask(people.public(), "reiger"))

        assert told == [f"uitspraak-{each.pk}" for each in reversed(three)]
        assert told == keys(ask(people.public(), "reiger"))

    def test_of_a_follower_begins_with_what_could_be_found_last(self, made):
        about = {"dossier": made.dossier, "text": "Een reiger."}
        newest = make.StatementFactory(dated_on="2012-01-01", public_from=people.NOW, **about)
        older = make.StatementFactory(dated_on="2016-01-01", public_from=EARLIER, **about)

        question = SearchQuestion("reiger")
        at = people.NOW + timedelta(days=1)
        told = search_records(people.public(at), question, newest=True).hits

        assert {each.key for each in told} == {f"uitspraak-{e.pk}" for e in (newest, older)}
        assert [each.moment for each in told] == sorted(
            (each.moment for each in told), reverse=True
        )
        assert all(each.moment >= each.row.moment for each in told)


class TestHowMuchItAsks:
    def test_is_the_same_for_one_and_for_many(self, made):
        def count():
            with CaptureQueriesContext(connection) as asked:
                ask(people.public())
            return len(asked)

        one = count()
        for _turn in range(3):
            build_nest()

        assert count() == one <= len(SEARCH_KINDS) + 5

    def test_of_words_in_many_places_is_the_newest_of_each_kind(self, made, monkeypatch):
        about = {"dossier": made.dossier, "text": "Een reiger."}
        five = [make.StatementFactory(**about) for _each in range(5)]
        remark = make.RemarkFactory(text="Geen reiger.", dossier=made.dossier)
        monkeypatch.setattr(search, "MOST_WHOLE", 3)
        monkeypatch.setattr(search, "MOST_OF_KIND", 2)

        answer = ask(people.public(), "reiger")

        assert answer.is_cut
        assert set(keys(answer)) == {f"uitspraak-{e.pk}" for e in five[-2:]} | {f"wens-{remark.pk}"}

    def test_of_words_in_few_of_many_records_is_all(self, made, monkeypatch):
        about = {"dossier": made.dossier, "text": "Een reiger."}
        five = [make.StatementFactory(**about) for _each in range(5)]
        monkeypatch.setattr(search, "MOST_WHOLE", 3)
        monkeypatch.setattr(search, "ONE_IN", 1)

        answer = ask(people.public(), "reiger")

        assert not answer.is_cut
        assert len(answer.hits) == len(five)

    def test_takes_the_newest_of_what_was_chosen(self, made, monkeypatch):
        other = make.DossierFactory()
        first = make.StatementFactory(dossier=made.dossier, text="Een reiger.")
        for _each in range(4):
            make.StatementFactory(dossier=other, text="Een reiger.")
        monkeypatch.setattr(search, "MOST_WHOLE", 2)
        monkeypatch.setattr(search, "MOST_OF_KIND", 2)

        answer = ask(people.public(), "reiger", dossier=made.dossier.slug, kind="uitspraak")

        assert keys(answer) == [f"uitspraak-{first.pk}"]
