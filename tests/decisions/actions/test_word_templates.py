"""Keeping the template of a griffie: by whom, in place of what, and what is refused."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions.word_templates import delete_word_template, save_word_template
from municipalities.actions.griffies import save_paste_order
from municipalities.models import PasteOrder, TemplateKind, WordTemplate
from municipalities.tracking import Conflict
from tests.decisions.word_templates.words import make_template
from tests.factories import MunicipalityFactory
from tests.people import beheer, griffie, public

pytestmark = pytest.mark.django_db
ITEM = TemplateKind.ITEM


@pytest.fixture
def home(db):
    return MunicipalityFactory()


def save(home, by, *, kind=ITEM, seen=None, name="huisstijl.docx", content=None):
    content = content or make_template("{{ dossier }}")
    return save_word_template(home, kind, content=content, name=name, seen=seen, by=by)


class TestATemplate:
    def test_is_kept_by_its_own_griffie_and_its_history_keeps_the_one_before(self, home):
        keeper = griffie(home)
        first = save(home, keeper)
        second = save(home, keeper, seen=first.version, name="nieuw.docx")

        assert WordTemplate.objects.get() == second
        names = WordTemplate.history.order_by("history_id").values_list("name", flat=True)
        assert list(names) == ["huisstijl.docx", "nieuw.docx"]

    def test_is_kept_by_beheer_and_by_nobody_else(self, home):
        save(home, beheer())

        for by in (griffie(MunicipalityFactory()), public()):
            with pytest.raises(PermissionDenied):
                save(home, by)
            with pytest.raises(PermissionDenied):
                delete_word_template(WordTemplate.objects.get(), by=by)

    def test_is_not_kept_where_it_says_what_it_may_not(self, home):
        with pytest.raises(ValidationError, match="‘naam’"):
            save(home, griffie(home), content=make_template("{{ naam }}"))

        assert not WordTemplate.objects.exists()

    def test_of_each_kind_stands_beside_the_others(self, home):
        keeper = griffie(home)
        kept = [save(home, keeper, kind=kind, name=f"{kind}.docx") for kind in TemplateKind]

        again = save(home, keeper, kind=TemplateKind.LETTER, seen=kept[-1].version)

        assert again == kept[-1]
        assert WordTemplate.objects.count() == len(TemplateKind)
        with pytest.raises(ValidationError, match="‘beslispunten’"):
            content = make_template("{{ beslispunten }}")
            save(home, keeper, kind=TemplateKind.LETTER, seen=again.version, content=content)

    def test_does_not_go_over_one_that_was_not_seen(self, home):
        keeper = griffie(home)
        first = save(home, keeper)
        save(home, keeper, seen=first.version)

        with pytest.raises(Conflict):
            save(home, keeper, seen=1)

    def test_is_taken_away_and_stays_in_the_history(self, home):
        keeper = griffie(home)

        delete_word_template(save(home, keeper), by=keeper, reason="terug")

        assert not WordTemplate.objects.exists()
        assert WordTemplate.history.count() == 2

    @pytest.mark.parametrize(
        ("name", "kept"),
        [
            ("../../x.docx", "x.docx"),
            ("C:\\map\\y.docx", "y.docx"),
            ("a\r\nb\x00.docx", "sjabloon.docx"),
            ("", "sjabloon.docx"),
            ("z" * 200 + ".docx", "z" * 115 + ".docx"),
        ],
    )
    def test_has_a_plain_name(self, home, name, kept):
        assert save(home, griffie(home), name=name).name == kept


class TestAnOrderToPasteIn:
    def test_is_kept_once_for_a_municipality(self, home):
        keeper = griffie(home)
        save_paste_order(home, ["kenmerk", "onderwerp"], by=keeper)
        save_paste_order(home, ["onderwerp", "kenmerk"], by=keeper)

        assert PasteOrder.objects.get().names == "onderwerp kenmerk"

    def test_is_kept_by_its_own_griffie_only(self, home):
        with pytest.raises(PermissionDenied):
            save_paste_order(home, ["kenmerk"], by=griffie(MunicipalityFactory()))
