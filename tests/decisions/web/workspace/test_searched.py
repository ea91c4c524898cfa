"""A long choice: searched by a part of a name, on the server, and kept as it was typed."""

from uuid import uuid4

import pytest
from django import forms
from django.http import QueryDict

from decisions.models import Theme
from decisions.web.parameters import BadParameter
from decisions.web.workspace.searched import (
    MOST_TO_SCROLL,
    SearchedSelect,
    parse_searched_choice,
    search_when_long,
)
from tests import factories as make
from tests.decisions.web.workspace.sitting import Sitting, errors_beside

pytestmark = pytest.mark.django_db


def themes(world, number):
    return [
        make.ThemeFactory(dossier=world.dossier, name=f"Thema nummer {each:02d}")
        for each in range(number)
    ]


class ThemeChoiceForm(forms.Form):
    theme = forms.ModelChoiceField(Theme.objects.order_by("pk"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        search_when_long(self.fields["theme"])


def chosen(typed):
    form = ThemeChoiceForm({"theme": typed})
    return form.cleaned_data["theme"] if form.is_valid() else form.errors["theme"][0]


class TestWhatIsTyped:
    @pytest.fixture(autouse=True)
    def made(self, world):
        self.rows = themes(world, MOST_TO_SCROLL + 1)
        make.ThemeFactory(dossier=world.dossier, name="Économie en werk")
        make.ThemeFactory(dossier=world.dossier, name="Werk")

    def test_is_the_key_or_the_whole_name_of_a_choice(self):
        assert chosen(str(self.rows[3].pk)) == self.rows[3]
        assert chosen("Thema nummer 03") == self.rows[3]

    def test_may_be_words_that_stand_in_one_name_in_any_capitals_and_accents(self):
        assert chosen("nummer 12") == self.rows[12]
        assert chosen("ECONOMIE").name == "Économie en werk"

    def test_is_the_whole_name_before_a_part_of_another(self):
        assert chosen("werk").name == "Werk"

    @pytest.mark.parametrize("typed", ["thema", "zwembad", "x\u202ey"])
    def test_that_fits_none_or_many_is_refused_in_words(self, typed):
        assert f"‘{typed}’ is niet één van de mogelijkheden." in chosen(typed)

    def test_is_nothing_where_nothing_is(self):
        assert chosen("") is None


class TestTheField:
    def test_is_a_select_as_long_as_it_can_be_seen_at_once(self, world):
        themes(world, MOST_TO_SCROLL)
        assert "<select" in str(ThemeChoiceForm())

        themes(world, 1)

        page = str(ThemeChoiceForm())
        assert "<select" not in page
        assert 'list="id_theme_keuzes"' in page
        assert '<datalist id="id_theme_keuzes"><option value="' in page
        assert '<option value="Thema nummer 01">' in page
        assert 'aria-describedby="id_theme_zoek"' in page
        assert "er zijn 13 mogelijkheden." in page

    def test_tells_the_name_of_what_is_chosen(self, world):
        row = themes(world, MOST_TO_SCROLL + 1)[5]

        assert 'value="Thema nummer 05"' in str(ThemeChoiceForm(initial={"theme": row}))

    def test_tells_names_that_return_apart(self, world):
        themes(world, MOST_TO_SCROLL)
        twins = [make.ThemeFactory(dossier=world.dossier, name="Wonen") for _each in "12"]

        page = str(ThemeChoiceForm())

        for each in twins:
            assert f'value="Wonen (nummer {each.pk})"' in page
            assert chosen(f"Wonen (nummer {each.pk})") == each

    def test_leaves_other_fields_alone(self):
        field = forms.ChoiceField(choices=[(n, n) for n in range(30)])

        search_when_long(field)

        assert not isinstance(field.widget, SearchedSelect)


class TestOnAPage:
    def test_keeps_what_was_typed_with_the_sentence_beside_it(self, world):
        themes(world, MOST_TO_SCROLL + 1)
        desk = Sitting(world.griffie)
        desk.open(f"/werkblad/{world.dossier.slug}/nieuw/wens/")

        desk.send(theme="zwembad", text="Meer bomen", once=str(uuid4()))

        assert desk.page.status_code == 422
        assert 'value="zwembad"' in desk.page.content.decode()
        [told] = errors_beside(desk.page, "theme")
        assert told.startswith("‘zwembad’ is niet één van de mogelijkheden.")


class TestAFilter:
    OPTIONS = tuple((f"thema-{each}", f"Thema nummer {each:02d}") for each in range(13))

    def choose(self, typed, options=OPTIONS):
        return parse_searched_choice(QueryDict(f"thema={typed}"), "thema", "Thema", options)

    @pytest.mark.parametrize("typed", ["thema-7", "Thema nummer 07", "NUMMER 07"])
    def test_takes_a_value_a_name_or_a_part_of_one_name(self, typed):
        found = self.choose(typed)

        assert found.value == "thema-7"
        assert 'value="Thema nummer 07"' in found.search_line

    def test_takes_nothing_as_all(self):
        assert self.choose("").value == ""

    @pytest.mark.parametrize("typed", ["thema", "zwembad", "thema-7&thema=thema-8"])
    def test_refuses_what_fits_none_or_many(self, typed):
        with pytest.raises(BadParameter):
            self.choose(typed)

    def test_of_few_is_scrolled_and_takes_a_value_alone(self):
        few = self.OPTIONS[:MOST_TO_SCROLL]

        assert self.choose("thema-7", few).search_line == ""
        with pytest.raises(BadParameter):
            self.choose("nummer 07", few)

    def test_is_on_the_pages_that_have_one(self, world):
        made = themes(world, 13)
        round_ = make.RoundFactory(dossier=world.dossier, opened_by=world.steering_group)
        for each in made:
            world.remark(round=round_, theme=each)
        base = f"/werkblad/{world.dossier.slug}/rondes/{round_.pk}/"

        for page in ("toewijzen/", "gelijkenis/"):
            desk = Sitting(world.redactie)
            desk.open(f"{base}{page}?thema=nummer+07")
            assert desk.page.context["theme"].value in (str(made[7].pk), made[7].slug)
            assert 'list="thema_keuzes"' in desk.page.content.decode()
