"""Papers of a round in the template of a griffie: whose it is, for whom, and what it says."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.board.cache import read_counters
from decisions.documents.own_word import filling
from decisions.documents.rounds import REGISTER_FORMATS
from decisions.models import Round
from decisions.web.parameters import KNOWN
from decisions.web.rounds.own_files import TEMPLATE
from decisions.word_templates import KNOWN_FIELDS, build_starter_template
from municipalities.models import TemplateKind, WordTemplate
from tests.decisions.documents.documents import HOSTILE
from tests.decisions.web.public.region import words
from tests.decisions.web.rounds.bundled import FORMULA, full, get, raised
from tests.decisions.web.rounds.test_downloads import links
from tests.decisions.web.rounds.test_letters import answered, letter
from tests.decisions.word_templates.words import make_template, texts
from tests.factories import WordTemplateFactory
from tests.people import beheer, griffie, raadslid

pytestmark = pytest.mark.django_db
# docxtpl writes two braces for a brace, an underscore and a brace.
TOLD = [each.replace("{_{", "{{").replace("}_}", "}}") for each in HOSTILE]
POINTS = pytest.mark.parametrize(
    ("file", "kind"),
    [("bundel", TemplateKind.BUNDLE), ("reactienota", TemplateKind.REPLY_NOTE)],
)
OWN_POINTS = make_template(
    *("Huisstijl {{ gemeente }}", "{{ titel }}", "{%p for groep in groepen %}", "{{ groep.kop }}"),
    *("{%p for p in groep.punten %}", "{{ p.orgaan }}: {{ p.tekst }}", "{%p endfor %}"),
    "{%p endfor %}",
)
OWN_LETTER = make_template(
    *("Huisstijl {{ gemeente }}", "{{ afzender }} aan {{ geadresseerde }}"),
    *("{%p for o in onderdelen %}", "{%p for p in o.punten %}", "{{ p.nummer }} {{ p.tekst }}"),
    *("{%p endfor %}", "{%p endfor %}"),
)


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    made = full()
    made.aalst, made.berg = made.councils.values()
    made.home, made.neighbour = made.aalst.municipality, made.berg.municipality
    return made


def keep(home, kind, content=None):
    own = OWN_LETTER if kind == TemplateKind.LETTER else OWN_POINTS
    return WordTemplateFactory(municipality=home, kind=kind, content=content or own)


def first_line(response):
    return texts(response.content)[0]


class TestPointsInATemplate:
    @POINTS
    def test_are_given_to_who_keeps_the_papers_there(self, client, made, file, kind):
        keep(made.home, kind)
        client.force_login(griffie(made.home).user)

        told = texts(get(client, made, f"{file}.docx", sjabloon="aalst").content)

        assert told[0] == "Huisstijl Aalst"
        assert told[1].endswith("Zienswijzen regioraad")
        assert f"Gemeenteraad Aalst: {FORMULA}" in told
        assert "Gemeenteraad Berg: Bouw meer." in told
        assert told[-1].startswith("NIET OPENBAAR")
        public = get(client, made, f"{file}.docx", sjabloon="aalst", voor="publiek")
        assert texts(public.content)[0] == "Huisstijl Aalst"
        assert texts(public.content)[-1].startswith(made.dossier.title)

    @POINTS
    def test_are_given_to_nobody_else(self, client, made, file, kind):
        keep(made.home, kind)

        assert get(client, made, f"{file}.docx", sjabloon="aalst").status_code == 403
        for reader in (griffie(made.neighbour), raadslid(made.home)):
            client.force_login(reader.user)
            asked = {"sjabloon": "aalst"}
            assert get(client, made, f"{file}.docx", **asked).status_code == 403
            assert get(client, made, f"{file}.docx", **asked, voor="publiek").status_code == 403
        client.force_login(beheer().user)
        assert get(client, made, f"{file}.docx", sjabloon="aalst").status_code == 200

    @pytest.mark.parametrize(
        ("ending", "asked", "status"),
        [
            ("docx", "berg", 403),
            ("docx", "aalst", 404),
            ("docx", "bestaat-niet", 404),
            ("docx", "a\x00/../b", 404),
            ("docx", "", 404),
            ("pdf", "aalst", 400),
            ("csv", "aalst", 400),
        ],
    )
    def test_are_refused_where_there_is_none(self, client, made, ending, asked, status):
        client.force_login(griffie(made.home).user)

        assert get(client, made, f"bundel.{ending}", sjabloon=asked).status_code == status

    @POINTS
    def test_are_made_so_for_all_where_a_council_opened_the_round(self, client, made, file, kind):
        keep(made.home, kind)
        standard = first_line(get(client, made, f"{file}.docx"))

        Round.objects.filter(pk=made.round.pk).update(opened_by=made.aalst)

        assert standard != "Huisstijl Aalst"
        assert first_line(get(client, made, f"{file}.docx")) == "Huisstijl Aalst"

    def test_without_any_say_so(self, client, made):
        keep(made.home, TemplateKind.BUNDLE, build_starter_template("bundel"))
        client.force_login(griffie(made.home).user)
        before = {"peildatum": "2016-04-15"}

        told = texts(get(client, made, "bundel.docx", sjabloon="aalst", **before).content)

        assert "Er is geen punt ingediend." in told

    @POINTS
    @pytest.mark.parametrize("content", [b"no document", make_template("{{ naam }}")])
    def test_are_the_standard_file_where_it_fails(self, client, made, caplog, file, kind, content):
        keep(made.home, kind, content)
        client.force_login(griffie(made.home).user)

        response = get(client, made, f"{file}.docx", sjabloon="aalst")

        assert first_line(response).startswith("NIET OPENBAAR")
        assert f"The template ({kind}) of {made.home.code} was not filled in" in caplog.text

    @POINTS
    def test_say_hostile_texts_as_they_are(self, client, made, file, kind):
        keep(made.home, kind)
        for text in HOSTILE:
            raised(made, "Aalst", text)
        client.force_login(griffie(made.home).user)

        told = texts(get(client, made, f"{file}.docx", sjabloon="aalst").content)

        assert {f"Gemeenteraad Aalst: {each}" for each in TOLD} <= set(told)

    @POINTS
    def test_have_every_field_that_a_template_may_hold(self, client, made, file, kind, monkeypatch):
        kept = []
        template = keep(made.home, kind)
        monkeypatch.setattr(filling, "fill_template", lambda *given: kept.append(given) or [b"x"])
        client.force_login(griffie(made.home).user)

        get(client, made, f"{file}.docx", sjabloon="aalst")

        ((content, name, (values,)),) = kept
        known = KNOWN_FIELDS[name]
        assert (content, name) == (template.content, kind)
        assert set(values) == {*known.fields, *known.lists}
        for name, each in known.lists.items():
            for line in values[name]:
                assert set(line) == each.fields | set(each.below)
        assert set(values["groepen"][0]["punten"][0]) == known.lists["groepen"].below["punten"]
        headed = [each["kop"] for each in values["punten"] if each["kop"]]
        assert headed == [each["kop"] for each in values["groepen"]]

    @POINTS
    def test_ask_as_much_for_many_as_for_one(self, client, made, file, kind, monkeypatch):
        keep(made.home, kind)
        monkeypatch.setattr(filling, "fill_template", lambda *_given: [b"x"])
        client.force_login(griffie(made.home).user)

        def count():
            with CaptureQueriesContext(connection) as counted:
                assert get(client, made, f"{file}.docx", sjabloon="aalst").content == b"x"
            return len(counted)

        count()
        one = count()
        for number in range(5):
            raised(made, "Berg", f"Nog {number}.")

        assert count() == one


class TestLettersInATemplate:
    @pytest.fixture(autouse=True)
    def template(self, made):
        answered(made, made.aalst, receipt_on=date(2016, 7, 1))
        keep(made.home, TemplateKind.LETTER)

    def test_are_those_that_a_body_there_sends(self, client, made):
        told = texts(letter(client, made, "brief", "docx").content)

        assert told[:2] == ["Huisstijl Aalst", "Gemeenteraad Aalst aan Stuurgroep"]
        assert f"1. {FORMULA}" in told
        of_berg = letter(client, made, body=made.berg)
        for other in (of_berg, letter(client, made, "ontvangst")):
            assert "Huisstijl" not in first_line(other)

    def test_confirm_a_receipt_where_a_council_opened_the_round(self, client, made):
        keep(made.neighbour, TemplateKind.LETTER)
        Round.objects.filter(pk=made.round.pk).update(opened_by=made.berg)

        told = texts(letter(client, made, "ontvangst", "docx").content)

        assert told[:2] == ["Huisstijl Berg", "Gemeenteraad Berg aan Gemeenteraad Aalst"]

    def test_are_as_they_were_in_other_formats(self, client, made):
        response = letter(client, made, "brief", "pdf")

        assert response.content.startswith(b"%PDF")

    def test_say_hostile_texts_as_they_are(self, client, made):
        for text in HOSTILE:
            raised(made, "Aalst", text)

        told = texts(letter(client, made, "brief", "docx").content)

        assert set(TOLD) <= {each.partition(" ")[2] for each in told}

    def test_have_every_field_that_a_template_may_hold(self, client, made, monkeypatch):
        kept = []
        monkeypatch.setattr(filling, "fill_template", lambda *given: kept.append(given) or [b"x"])

        letter(client, made, "brief", "docx")

        ((_content, name, (values,)),) = kept
        known = KNOWN_FIELDS[name]
        assert set(values) == {*known.fields, *known.lists}
        section = values["onderdelen"][0]
        assert set(section) == {"kop", *known.lists["onderdelen"].below}
        assert set(section["punten"][0]) == known.lists["onderdelen"].below["punten"]

    def test_are_the_standard_file_where_it_fails(self, client, made, caplog):
        WordTemplate.objects.update(content=b"no document")

        assert "Gemeenteraad Aalst" in texts(letter(client, made, "brief", "docx").content)
        assert "was not filled in" in caplog.text


class TestTheLinks:
    def test_to_her_own_template_stand_beside_the_standard_for_a_griffie(self, client, made):
        keep(made.home, TemplateKind.BUNDLE)
        keep(made.neighbour, TemplateKind.BUNDLE)
        assert "sjabloon=" not in get(client, made, "").text

        client.force_login(griffie(made.home).user)
        page = get(client, made, "")

        found = [each for each in links(page) if "sjabloon=" in each]
        # Three orders and her own council's cut, for her eyes and as the public gets them.
        assert len(found) == 2 * (3 + 1)
        assert all("/bundel.docx" in each and "sjabloon=aalst" in each for each in found)
        assert "Word, sjabloon van Aalst" in words(page)
        for address in found:
            assert first_line(client.get(address)) == "Huisstijl Aalst"

    def test_are_those_of_the_asked_councils_for_beheer(self, client, made):
        keep(made.home, TemplateKind.BUNDLE)
        keep(made.neighbour, TemplateKind.REPLY_NOTE)
        client.force_login(beheer().user)

        page = words(get(client, made, ""))

        assert "Word, sjabloon van Aalst" in page
        assert "Word, sjabloon van Berg" in page

    def test_are_not_there_where_it_is_used_anyhow(self, client, made):
        keep(made.home, TemplateKind.BUNDLE)
        Round.objects.filter(pk=made.round.pk).update(opened_by=made.aalst)
        client.force_login(griffie(made.home).user)

        assert "sjabloon=" not in get(client, made, "").text

    def test_end_where_a_word_file_holds_no_more(self, client, made, monkeypatch):
        keep(made.home, TemplateKind.BUNDLE)
        few = dict(REGISTER_FORMATS)
        few["docx"] = type(few["docx"])("Word", "x", few["docx"].write, 2)
        monkeypatch.setattr("decisions.web.rounds.downloads.REGISTER_FORMATS", few)
        client.force_login(griffie(made.home).user)

        page = get(client, made, "")

        assert "Word: tot 2 punten" in words(page)
        assert not [each for each in links(page) if "sjabloon=" in each and "orgaan=" not in each]


class TestWhatIsKeptForWhoAsksNext:
    def test_is_a_file_that_was_made_as_it_should(self, client, made):
        keep(made.home, TemplateKind.LETTER)

        assert "ETag" in letter(client, made)
        assert "ETag" not in get(client, made, "bundel.docx", sjabloon="aalst")
        assert TEMPLATE not in KNOWN

    def test_is_no_standard_file_that_stands_in_for_it(self, client, made):
        keep(made.home, TemplateKind.LETTER, b"no document")

        assert "ETag" not in letter(client, made)
        assert "ETag" in letter(client, made, body=made.berg)

    def test_is_not_given_any_more_once_there_is_another_template(self, made):
        before = read_counters(made.dossier.pk)

        keep(made.home, TemplateKind.LETTER)

        assert read_counters(made.dossier.pk) != before
