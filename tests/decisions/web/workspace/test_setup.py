"""Setting a region up: by beheer and its regioredactie, without the admin."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from decisions.actions.outlines import Outline, save_outline
from decisions.models import Subject, Theme
from municipalities.actions.founding import add_members, found_region, save_inhabitants
from municipalities.models import (
    Body,
    CouncilTerm,
    Population,
    Region,
    RegionMembership,
    Role,
    User,
)
from tests import factories as make
from tests.decisions.web.public.region import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def towns():
    return [make.MunicipalityFactory(name=f"Elzendam {letter}") for letter in "ABC"]


@pytest.fixture
def region(world):
    return found_region("Elzenstreek", by=world.beheer)[0]


def send(client, reader, address, **typed):
    client.force_login(reader.user)
    return client.post(f"/werkblad/{address}", typed)


def get(client, reader, address):
    client.force_login(reader.user)
    return client.get(f"/werkblad/{address}")


class TestANewRegion:
    def test_is_made_with_its_first_regioredactie_who_is_invited(self, client, world, mailoutbox):
        response = send(
            client, world.beheer, "nieuw/regio/", name="Elzenstreek", email="r@voorbeeld.nl"
        )

        made = Region.objects.get(name="Elzenstreek")
        invited = User.objects.get(email="r@voorbeeld.nl")
        assert response.url == f"/werkblad/opzetten/{made.slug}/"
        assert Role.objects.get(user=invited).region == made

    def test_is_kept_by_beheer_where_nobody_is_invited(self, client, world):
        send(client, world.beheer, "nieuw/regio/", name="Elzenstreek")

        made = Region.objects.get(name="Elzenstreek")
        assert Role.objects.filter(user=world.beheer.user, region=made).exists()

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [({"name": ""}, "Dit veld is verplicht."), ({"name": "elzenstreek"}, "al een regio")],
    )
    def test_says_what_is_wrong_and_makes_nothing(self, client, world, region, typed, sentence):
        before = Region.objects.count()

        response = send(client, world.beheer, "nieuw/regio/", **typed)

        assert response.status_code == 422
        assert sentence in words(response)
        assert Region.objects.count() == before

    def test_is_invited_to_by_an_address_that_is_free(self, client, world):
        known = User.objects.exclude(email="").first() or world.griffie.user
        known.email = "bekend@voorbeeld.nl"
        known.save(update_fields=["email"])

        response = send(
            client, world.beheer, "nieuw/regio/", name="Elzenstreek", email="Bekend@voorbeeld.nl"
        )

        assert response.status_code == 422
        assert not Region.objects.filter(name="Elzenstreek").exists()

    def test_is_for_beheer(self, client, world):
        assert get(client, world.redactie, "nieuw/regio/").status_code == 403
        with pytest.raises(PermissionDenied):
            found_region("Elzenstreek", by=world.redactie)


class TestItsMunicipalities:
    def test_come_from_the_register_with_a_council_and_a_college(
        self, client, world, region, towns
    ):
        names = "elzendam a\nElzendam B, Elzendam C"

        response = send(
            client,
            world.beheer,
            f"opzetten/{region.slug}/gemeenten/",
            names=names,
            since="mei 2031",
        )

        assert response.status_code == 302
        rows = RegionMembership.objects.filter(region=region)
        assert {each.municipality for each in rows} == set(towns)
        assert {each.dated_on for each in rows} == {"2031-05"}
        assert Body.objects.filter(municipality__in=towns).count() == 6

    def test_keep_the_bodies_that_they_have(self, world, region, towns):
        council = make.BodyFactory(municipality=towns[0], kind="gemeenteraad")

        add_members(region, towns[:1], since="2031", by=world.beheer)

        assert Body.objects.get(municipality=towns[0], kind="gemeenteraad") == council

    @pytest.mark.parametrize(
        ("names", "sentence"),
        [
            ("Elzendam A\nNergenshuizen", "Niet in het register: Nergenshuizen."),
            ("", "Dit veld is verplicht."),
        ],
    )
    def test_that_are_not_known_are_named_and_none_is_added(
        self, client, world, region, towns, names, sentence
    ):
        address = f"opzetten/{region.slug}/gemeenten/"
        response = send(client, world.beheer, address, names=names, since="2031")

        assert response.status_code == 422
        assert sentence in words(response)
        assert not RegionMembership.objects.filter(region=region).exists()

    def test_take_part_once(self, client, world, region, towns):
        add_members(region, towns, since="2031", by=world.beheer)

        address = f"opzetten/{region.slug}/gemeenten/"
        response = send(client, world.beheer, address, names="Elzendam B", since="2032")

        assert "Elzendam B doet al mee." in words(response)

    def test_have_inhabitants_on_a_day_or_are_left_unknown(self, client, world, region, towns):
        add_members(region, towns, since="2031", by=world.beheer)
        typed = {f"gemeente-{towns[0].pk}": "12.345", f"gemeente-{towns[1].pk}": ""}

        address = f"opzetten/{region.slug}/inwoners/"
        response = send(client, world.beheer, address, on="1 januari 2031", **typed)

        assert response.status_code == 302
        assert Population.objects.get(municipality=towns[0]).inhabitants == 12345
        assert not Population.objects.filter(municipality=towns[1]).exists()
        assert "Nog onbekend: Elzendam B, Elzendam C." in words(
            get(client, world.beheer, f"opzetten/{region.slug}/")
        )

    @pytest.mark.parametrize("typed", ["veel", "0", "3.000.000", "12,5", "-4"])
    def test_have_a_whole_number_of_inhabitants(self, client, world, region, towns, typed):
        add_members(region, towns[:1], since="2031", by=world.beheer)
        address = f"opzetten/{region.slug}/inwoners/"

        numbers = {f"gemeente-{towns[0].pk}": typed}
        response = send(client, world.beheer, address, on="2031", **numbers)

        assert response.status_code == 422
        assert "Vul een heel getal in, zoals 12.345." in words(response)
        assert not Population.objects.filter(municipality=towns[0]).exists()

    def test_rest_on_the_paper_that_says_so(self, client, world, region, towns):
        add_members(region, towns[:1], since="2031", by=world.beheer)
        told = {"source_title": "Kerncijfers", "source_url": "https://cijfers.example/a"}
        numbers = {f"gemeente-{towns[0].pk}": "12.345"}
        address = f"opzetten/{region.slug}/inwoners/"

        send(client, world.beheer, address, on="1 januari 2031", **numbers, **told)
        send(client, world.beheer, address, on="1 januari 2032", **numbers, **told)

        sources = {each.source for each in Population.objects.filter(municipality=towns[0])}
        [source] = sources
        assert (source.title, source.url, source.region) == (*told.values(), region)

    def test_need_the_name_of_the_paper_with_its_address(self, client, world, region, towns):
        address = f"opzetten/{region.slug}/gemeenten/"
        told = {"names": "Elzendam A", "since": "2031", "source_url": "https://cijfers.example/a"}

        response = send(client, world.beheer, address, **told)

        assert response.status_code == 422
        assert "Geef ook de naam van het stuk." in words(response)

    def test_outside_the_region_get_no_inhabitants(self, world, region, towns):
        with pytest.raises(ValidationError, match="doet niet mee"):
            save_inhabitants(region, {towns[0]: 5}, on="2031-01-01", by=world.beheer)


class TestTheSeatsOfItsCouncils:
    @pytest.fixture
    def councils(self, world, region, towns):
        add_members(region, towns, since="2014", by=world.beheer)
        return [Body.objects.get(municipality=each, kind="gemeenteraad") for each in towns]

    def test_are_typed_or_left_to_the_law(self, client, world, region, councils):
        typed = {f"raad-{councils[0].pk}": "21", f"raad-{councils[1].pk}": ""}

        response = send(
            client, world.beheer, f"opzetten/{region.slug}/zetels/", term="2018", **typed
        )

        assert response.status_code == 302
        term = CouncilTerm.objects.get(body=councils[0])
        assert (term.seats, term.election_year, term.dated_on) == (21, 2018, "2018-03-29")
        assert term.source.title == "Opgave van de regioredactie Elzenstreek"
        assert not CouncilTerm.objects.filter(body=councils[1]).exists()

    def test_change_in_a_term_that_stands(self, client, world, region, councils):
        make.CouncilTermFactory(
            body=councils[0], election_year=2018, dated_on="2018-03-29", seats=19
        )
        told = {"source_title": "Raadsgids", f"raad-{councils[0].pk}": "21"}

        send(client, world.beheer, f"opzetten/{region.slug}/zetels/", term="2018", **told)

        term = CouncilTerm.objects.get(body=councils[0])
        assert (term.seats, term.source.title) == (21, "Raadsgids")

    @pytest.mark.parametrize("typed", ["8", "46", "veel"])
    def test_are_nine_to_forty_five(self, client, world, region, councils, typed):
        address = f"opzetten/{region.slug}/zetels/"
        numbers = {f"raad-{councils[0].pk}": typed}

        response = send(client, world.beheer, address, term="2018", **numbers)

        assert response.status_code == 422
        assert not CouncilTerm.objects.filter(body=councils[0]).exists()

    def test_are_told_as_the_law_gives_them(self, client, world, region, towns, councils):
        save_inhabitants(region, {towns[0]: 24_000}, on="2021-01-01", by=world.beheer)

        page = words(get(client, world.beheer, f"opzetten/{region.slug}/zetels/"))

        assert "Leeg: 19, zoals de wet geeft" in page
        assert "Het aantal inwoners is niet bekend." in page


class TestTheListsOfADossier:
    def test_add_names_in_their_order_and_leave_what_stands(self, world):
        known = make.SubjectFactory(dossier=world.dossier, name="Licht")
        outline = Outline(["licht", "Middel", "Zwaar"], ["Regeling"], ["Wonen", "wonen"])

        added = save_outline(world.dossier, outline, by=world.redactie)

        assert added == 4
        names = Subject.objects.filter(dossier=world.dossier, pk__gt=known.pk).order_by("number")
        assert [each.name for each in names] == ["Middel", "Zwaar", "Regeling"]
        assert Theme.objects.filter(dossier=world.dossier, name="Wonen").count() == 1

    def test_put_what_stands_in_their_order_and_keep_what_they_leave_out(self, world):
        made = [
            make.SubjectFactory(dossier=world.dossier, name=name, number=number)
            for number, name in enumerate(("Licht", "Middel", "Zwaar"), 1)
        ]

        save_outline(world.dossier, Outline(["Zwaar", "Nieuw", "Licht"]), by=world.redactie)

        rows = Subject.objects.filter(dossier=world.dossier).exclude(pk=world.subject.pk)
        names = [each.name for each in rows.order_by("number", "id")]
        assert names.index("Zwaar") < names.index("Nieuw") < names.index("Licht")
        assert "Middel" in names
        history = made[0].history.order_by("-version").first()
        assert history.history_change_reason == "Volgorde gewijzigd."

    def test_of_one_number_get_places_of_their_own(self, world):
        for name in ("Licht", "Middel"):
            make.SubjectFactory(dossier=world.dossier, name=name, number=7)

        save_outline(world.dossier, Outline(["Middel", "Licht"]), by=world.redactie)

        rows = Subject.objects.filter(dossier=world.dossier, name__in=["Licht", "Middel"])
        assert dict(rows.values_list("name", "number")) == {"Middel": 7, "Licht": 8}

    def test_show_what_stands_to_be_ordered(self, client, world):
        make.SubjectFactory(dossier=world.dossier, name="Middel")

        page = get(client, world.redactie, f"{world.dossier.slug}/lijsten/")

        assert "Middel" in page.context["form"]["variants"].value()

    def test_are_filled_in_on_one_page(self, client, world):
        address = f"{world.dossier.slug}/lijsten/"

        response = send(client, world.redactie, address, variants="Een\nTwee", themes="Water")

        assert response.status_code == 302
        assert Subject.objects.filter(dossier=world.dossier, name__in=["Een", "Twee"]).count() == 2

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [({}, "ten minste één naam"), ({"variants": "x" * 81}, "hoogstens 80 tekens")],
    )
    def test_say_what_is_wrong(self, client, world, typed, sentence):
        response = send(client, world.redactie, f"{world.dossier.slug}/lijsten/", **typed)

        assert response.status_code == 422
        assert sentence in words(response)

    def test_are_for_the_regioredactie(self, client, world):
        assert get(client, world.griffie, f"{world.dossier.slug}/lijsten/").status_code == 403


class TestThePageThatSaysWhatIsMissing:
    def test_tells_each_step_and_where_it_is_done(self, client, world, region):
        page = get(client, world.beheer, f"opzetten/{region.slug}/")

        text = words(page)
        assert "mist nog Gemeenten" in text and "Nog geen." in text
        assert f'href="/werkblad/opzetten/{region.slug}/gemeenten/"' in page.content.decode()

    def test_tells_of_a_dossier_what_it_lacks(self, client, world):
        page = get(client, world.redactie, f"opzetten/{world.region.slug}/")

        assert f"{world.dossier.title}: varianten, voorstellen en thema’s" in words(page)

    def test_says_from_when_a_dossier_is_public(self, client, world):
        later = timezone.now() + timedelta(days=30)
        make.DossierFactory(region=world.region, title="Later", public_from=later)

        page = words(get(client, world.redactie, f"opzetten/{world.region.slug}/"))

        assert "Later: openbaar Openbaar vanaf" in page

    def test_is_for_its_own_regioredactie_and_beheer(self, client, world, region):
        for who in (world.griffie, world.redactie):
            assert get(client, who, f"opzetten/{region.slug}/").status_code == 403

    def test_is_found_from_the_worklist(self, client, world, region):
        assert f"/werkblad/opzetten/{world.region.slug}/" in words_and_links(
            get(client, world.redactie, "")
        )
        assert "/werkblad/nieuw/regio/" in words_and_links(get(client, world.beheer, ""))


def words_and_links(response):
    return response.content.decode()
