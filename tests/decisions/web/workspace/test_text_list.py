"""A list becomes as many remarks as it has points: looked over first, then saved whole or not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.models import Evidence, Remark
from tests.decisions.texts import taken
from tests.decisions.web.public.region import words
from tests.factories import RoundFactory, SubjectFactory, ThemeFactory

pytestmark = pytest.mark.django_db
LIST = "w: Meer groen\nb: Te duur\nv: Wie betaalt?\nSneller beslissen"
LETTER = "De raad wenst het volgende:\n\n- w: Meer groen\n- b: Te duur\n\nMet groet"


class Page:
    """The page of a list, for one reader."""

    def __init__(self, client, world, query="", by=None):
        self.client, self.path = client, f"/werkblad/{world.dossier.slug}/punten/{query}"
        self.common = {"dated_on": "9 mei 2017", "body": world.council.pk, "default_kind": "wens"}
        client.force_login((by or world.griffie).user)

    def look(self, lines=LIST, **typed):
        return self.client.post(self.path, {"bekijk": "1", "lines": lines, **typed})

    def table(self, lines=LIST, **typed):
        """Return what the page sends after the list was looked over."""
        form = self.look(lines, **{**self.common, **typed}).context["form"]
        return {name: texts[-1] for name, texts in form.data.lists() if name != "bekijk"}

    def save(self, lines=LIST, **changed):
        early = {k: v for k, v in changed.items() if k in ("source", "default_kind")}
        return self.client.post(self.path, {**self.table(lines, **early), **changed})


@pytest.fixture
def page(client, world):
    return Page(client, world)


class TestLookingItOver:
    def test_shows_a_row_for_each_point_with_its_kind(self, page):
        response = page.look(default_kind="vraag")

        rows = [(row.kind.value(), row.text.value()) for row in response.context["form"].rows]
        assert rows == [
            ("wens", "Meer groen"),
            ("bedenking", "Te duur"),
            ("vraag", "Wie betaalt?"),
            ("vraag", "Sneller beslissen"),
        ]
        assert "4 punten; nog niet bewaard" in words(response)
        assert 'aria-invalid="true"' not in response.content.decode()
        assert not Remark.objects.exists()

    @pytest.mark.parametrize(
        ("lines", "sentence"),
        [
            ("", "Plak de punten, één per regel."),
            ("Iets\x01", "Regel 1:"),
            ("\n".join(f"- Punt {n}" for n in range(201)), "ten hoogste 200 tegelijk"),
            ("GEHEIM\n\nMeer groen", "Dit is niet de plaats voor geheime"),
        ],
    )
    def test_says_what_is_wrong_with_the_list(self, page, lines, sentence):
        response = page.look(lines)

        assert response.status_code == 422
        assert sentence in words(response)

    def test_starts_with_the_words_of_the_paragraphs_that_were_ticked(self, client, world):
        source = taken(world.region, LETTER, dated_on="2017-05-09")
        page = Page(client, world, f"?bron={source.pk}&alinea=2&alinea=3")

        form = client.get(page.path).context["form"]

        assert form["lines"].value() == "- w: Meer groen\n\n- b: Te duur"
        assert form["dated_on"].value() == "9 mei 2017"
        assert form["source"].value() == source.pk

    @pytest.mark.parametrize("points", ["", "x", "-1", "9" * 5000, "٣"])
    def test_asks_again_where_the_number_of_points_is_none(self, page, points):
        response = page.client.post(page.path, {**page.common, "lines": LIST, "points": points})

        assert response.status_code == 422
        assert not Remark.objects.exists()

    def test_asks_before_it_saves(self, page):
        response = page.client.post(page.path, {**page.common, "lines": LIST})

        assert "Bekijk eerst hoe de lijst is gesplitst." in words(response)
        assert not Remark.objects.exists()


class TestSaving:
    def test_makes_every_point_a_remark_with_what_they_share(self, page, world):
        subject = SubjectFactory(dossier=world.dossier)
        theme = ThemeFactory(dossier=world.dossier)
        asked = RoundFactory(dossier=world.dossier)

        response = page.save(
            **{"kind-4": "bedenking", "subject": subject.pk, "theme": theme.pk, "round": asked.pk}
        )

        made = Remark.objects.order_by("id")
        assert response.status_code == 302
        assert [each.kind for each in made] == ["wens", "bedenking", "vraag", "bedenking"]
        assert {(each.subject, each.theme, each.round) for each in made} == {
            (subject, theme, asked)
        }
        assert {(each.body, each.dated_on, each.status) for each in made} == {
            (world.council, "2017-05-09", "concept")
        }

    def test_leaves_out_what_was_emptied(self, page):
        page.save(**{"text-2": " "})

        assert Remark.objects.count() == 3

    def test_gives_each_its_paragraph_as_evidence(self, page, world):
        source = taken(world.region, LETTER)

        page.save("w: Meer groen\nb: Te duur", source=source.pk)

        found = Evidence.objects.order_by("id").values_list(
            "remark__text", "paragraph__number", "place", "summary"
        )
        assert list(found) == [
            ("Meer groen", 2, "alinea 2", "Meer groen"),
            ("Te duur", 3, "alinea 3", "Te duur"),
        ]

    def test_gives_what_stands_in_no_paragraph_the_place_that_was_named(self, page, world):
        source = taken(world.region, LETTER)

        refused = page.save("w: Iets anders", source=source.pk)
        page.save("w: Iets anders", source=source.pk, place="bijlage 2")

        assert "Niet elk punt staat in een alinea" in words(refused)
        assert Evidence.objects.get().place == "bijlage 2"

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"dated_on": ""}, "Dit veld is verplicht."),
            ({"dated_on": "31-02-2017"}, "bestaat niet"),
            ({"body": ""}, "Dit veld is verplicht."),
            ({"kind-2": "lof"}, "lof"),
            ({"text-3": "x" * 4001}, "4000"),
            ({"text-3": "x\u202e"}, "U+202E"),
            ({"text-3": "VERTROUWELIJK"}, "Punt 3: Dit is niet de plaats"),
            ({f"text-{n}": "" for n in range(1, 5)}, "Laat ten minste één punt staan."),
        ],
    )
    def test_saves_nothing_when_one_thing_is_wrong(self, page, changed, sentence):
        response = page.save(**changed)

        assert response.status_code == 422
        assert sentence in words(response)
        assert not Remark.objects.exists()

    def test_refuses_a_paragraph_that_the_source_has_not(self, page, world):
        source = taken(world.region, LETTER)

        response = page.save("w: Meer groen", source=source.pk, **{"alinea-1": "99"})

        assert "Deze bron heeft geen alinea 99." in words(response)
        assert not Remark.objects.exists()

    def test_refuses_a_source_that_the_reader_may_not_see(self, page, world):
        elsewhere = taken(world.stranger.municipality.memberships.get().region, LETTER)

        response = page.save("w: Meer groen", source=elsewhere.pk, place="ergens")

        assert response.status_code == 422
        assert not Remark.objects.exists()

    def test_refuses_the_body_of_another_council(self, page, world):
        response = page.save(body=world.neighbour.pk)

        assert response.status_code == 422
        assert not Remark.objects.exists()

    def test_lets_the_redactie_name_a_gathering(self, client, world):
        page = Page(client, world, by=world.redactie)

        page.save(body="", gathering="Bewonersavond")

        assert set(Remark.objects.values_list("gathering", flat=True)) == {"Bewonersavond"}


class TestTheForm:
    @pytest.mark.parametrize(
        ("who", "status"),
        [("griffie", 200), ("redactie", 200), ("strange_griffie", 403), ("collegian", 403),
         ("raadslid", 403)],
    )  # fmt: skip
    def test_is_for_who_keeps_records_here(self, client, world, who, status):
        page = Page(client, world, by=getattr(world, who))

        assert client.get(page.path).status_code == status

    @pytest.mark.parametrize("query", ["?bron=x&alinea=y", "?bron=999999", "?alinea=1"])
    def test_opens_empty_for_an_address_that_names_nothing(self, client, world, query):
        page = Page(client, world, query)

        assert not client.get(page.path).context["form"]["lines"].value()

    def test_takes_as_many_queries_for_a_long_list_as_for_one_point(self, page, world):
        source = taken(world.region, LETTER)
        page.look("w: Meer groen", source=source.pk)
        counts = []
        for lines in ("w: Meer groen", "\n".join(f"- Punt {n}" for n in range(200))):
            with CaptureQueriesContext(connection) as asked:
                page.look(lines, source=source.pk)
            counts.append(len(asked))

        assert counts[0] == counts[1] <= 20


class TestThemes:
    def test_are_of_all_points_or_of_one(self, page, world):
        whole, own = ThemeFactory(dossier=world.dossier), ThemeFactory(dossier=world.dossier)

        page.save(theme=whole.pk, **{"theme-2": own.pk})

        found = Remark.objects.order_by("id").values_list("theme", flat=True)
        assert list(found) == [whole.pk, own.pk, whole.pk, whole.pk]

    def test_of_another_dossier_are_refused(self, page, world):
        response = page.save(**{"theme-2": ThemeFactory().pk})

        assert response.status_code == 422
        assert not Remark.objects.exists()

    def test_are_not_asked_where_there_are_none(self, page):
        assert "Thema van punt" not in words(page.look())
