"""At its end a write adds a link for each version to the chain that it belongs to."""

import pytest
from django.core.exceptions import ValidationError

from decisions.actions import delete_draft, save_record, writing_in
from decisions.models import Dossier, DossierCounter, Theme
from municipalities.actions.register import save_register_record
from municipalities.models import RegisterCounter
from municipalities.proof.forms import REASON
from municipalities.proof.hashing import begin_chain, join_link
from municipalities.proof.journal import JournalCounter
from municipalities.proof.links import ChainLink
from municipalities.tracking import refusable_part, write_many, writing
from municipalities.verification import verify_history
from tests import factories as make
from tests.people import beheer, user

pytestmark = pytest.mark.django_db


def links_of(chain):
    return list(ChainLink.objects.filter(chain=chain).order_by("number"))


def new_links(chain, act):
    """Return the links that an act adds to a chain."""
    before = len(links_of(chain))
    act()
    return links_of(chain)[before:]


@pytest.fixture
def dossier():
    return make.DossierFactory()


class TestAWriteInADossier:
    def test_adds_its_versions_to_the_chain_of_the_dossier(self, dossier):
        theme = make.ThemeFactory(dossier=dossier)

        theme.name = "Wonen"
        [link] = new_links(
            f"dossier-{dossier.pk}", lambda: save_record(theme, by=beheer(), reason="Beter.")
        )

        version = theme.history.latest("history_id")
        assert (link.kind, link.record_id, link.row_id) == (
            "decisions.theme",
            theme.pk,
            version.history_id,
        )
        assert {"name", REASON} <= set(link.texts) == set(link.salts)

    def test_takes_a_source_of_the_register_along(self, dossier):
        def act():
            with writing_in(dossier):
                source = make.SourceFactory.build()
                save_register_record(source, by=beheer())

        assert [each.kind for each in new_links(f"dossier-{dossier.pk}", act)] == [
            "municipalities.source"
        ]

    def test_ends_where_its_counter_says(self, dossier):
        make.ThemeFactory.create_batch(2, dossier=dossier)

        counter = DossierCounter.objects.get(dossier=dossier)
        links = links_of(counter.chain)

        assert (counter.length, counter.head) == (len(links), links[-1].hash)
        hashes = [begin_chain(counter.chain), *(each.hash for each in links)]
        assert hashes[1:] == [
            join_link(each.number, before, each.digest)
            for before, each in zip(hashes, links, strict=False)
        ]

    def test_in_two_dossiers_adds_to_each_its_own(self, dossier):
        other = make.DossierFactory()

        def act():
            with writing_in(dossier, other):
                for each in (other, dossier):
                    make.ThemeFactory(dossier=each)
                save_register_record(make.SourceFactory.build(), by=beheer())

        before = {each.pk: len(links_of(f"dossier-{each.pk}")) for each in (dossier, other)}
        act()

        kinds = {
            each.pk: [link.kind for link in links_of(f"dossier-{each.pk}")[before[each.pk] :]]
            for each in (dossier, other)
        }
        assert kinds == {
            dossier.pk: ["decisions.theme", "municipalities.source"],
            other.pk: ["decisions.theme"],
        }
        assert list(verify_history()) == []

    def test_that_begins_a_dossier_is_in_its_chain(self):
        dossier = make.DossierFactory()

        assert links_of(f"dossier-{dossier.pk}")[0].kind == "decisions.dossier"

    def test_that_discards_a_dossier_leaves_its_chain(self):
        dossier = make.DossierFactory(draft=True)
        key = dossier.pk

        delete_draft(dossier, by=beheer(), reason="Vergissing.")

        assert not Dossier.objects.filter(pk=key).exists()
        assert [each.kind for each in links_of(f"dossier-{key}")][-1] == "decisions.dossier"
        assert list(verify_history()) == []

    def test_of_many_at_once_verifies_as_of_one(self, dossier):
        themes = [Theme(dossier=dossier, slug=f"t{n}", name=f"Thema {n}") for n in range(3)]

        with writing_in(dossier):
            write_many(themes, by=beheer(), reason="Samen.")

        assert [each.kind for each in links_of(f"dossier-{dossier.pk}")][-3:] == [
            "decisions.theme"
        ] * 3
        assert list(verify_history()) == []

    def test_that_is_refused_in_part_has_no_link_of_that_part(self, dossier):
        def act():
            with writing_in(dossier):
                with pytest.raises(ValidationError), refusable_part():
                    make.ThemeFactory(dossier=dossier)
                    raise ValidationError("Toch niet.")
                make.ThemeFactory(dossier=dossier)

        assert len(new_links(f"dossier-{dossier.pk}", act)) == 1
        assert list(verify_history()) == []


class TestAWriteOfTheRegister:
    def test_is_in_the_chain_of_the_register(self):
        [link] = new_links("register", make.MunicipalityFactory)

        counter = RegisterCounter.objects.get()
        assert link.kind == "municipalities.municipality"
        assert (counter.head, counter.length) == (link.hash, link.number)

    def test_that_nothing_shows_is_in_it_and_raises_no_count(self):
        make.MunicipalityFactory()
        before = RegisterCounter.objects.get()

        [link] = new_links("register", make.SourceFactory)

        after = RegisterCounter.objects.get()
        assert (after.number, after.length) == (before.number, before.length + 1)
        assert after.head == link.hash


class TestAnAccount:
    def test_is_in_the_journal_when_it_comes_and_when_it_changes(self):
        def act():
            person = user("nieuw")
            person.is_staff = True
            person.save()

        kinds = [each.kind for each in new_links("accounts", act)]

        assert kinds == ["municipalities.accountact"] * 3  # made, its password, its access
        assert JournalCounter.objects.get().length == len(links_of("accounts"))

    def test_that_signs_in_adds_nothing(self):
        person = user("nieuw")

        def act():
            person.save(update_fields=["last_login"])

        assert new_links("accounts", act) == []

    def test_has_no_name_in_the_journal(self):
        person = user("jan.verzonnen", email="jan@example.org")

        told = str([vars(each) for each in links_of("accounts")])

        assert "verzonnen" not in told
        assert "example.org" not in told
        assert person.acts.exists()

    def test_gets_its_roles_there(self):
        beheer()

        assert "municipalities.role" in {each.kind for each in links_of("accounts")}

    def test_comes_last_in_a_write(self, dossier):
        with writing():
            user("nieuw")
            make.ThemeFactory(dossier=dossier)

        assert list(verify_history()) == []
