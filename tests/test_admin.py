"""The admin, every model of both apps: for beheer only, in Dutch, and every save an action."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from decisions import models as what
from decisions.actions import save_record
from municipalities import models as who
from municipalities.admin.base import ActingAdmin
from tests import factories
from tests.beheer import INLINE, page, plain_pages, registered, sent_back, sign_in
from tests.people import beheer, griffie, redactie

pytestmark = pytest.mark.django_db

MODELS = [*registered("municipalities"), *registered("decisions")]
TRACKED = [model for model in MODELS if model is not who.User]


def make(model):
    """Make one record of any model, with relations of its own."""
    made = getattr(factories, f"{model.__name__}Factory", None)
    return made() if made else WITHOUT_FACTORY[model]()


def registered_one(model, **fields):
    source = factories.SourceFactory()
    return factories.Registered._create(model, source=source, **fields)


def of_a_town(model, **fields):
    town = factories.MunicipalityFactory()
    return registered_one(model, municipality=town, **fields)


def arrangement():
    slug = f"verband-{who.Arrangement.objects.count()}"
    return registered_one(who.Arrangement, slug=slug, name=slug)


def role():
    return who.Role.objects.get(user=griffie(factories.MunicipalityFactory()).user)


def element():
    variant = factories.SubjectFactory()
    other = factories.SubjectFactory(dossier=variant.dossier)
    made = what.VariantElement(variant=variant, taken_from=other, name="Element")
    return save_record(made, by=beheer(), reason="test")


WITHOUT_FACTORY = {
    who.Arrangement: arrangement,
    who.Participation: lambda: of_a_town(
        who.Participation, arrangement=arrangement(), dated_on="2015-01-01"
    ),
    who.RegionMembership: factories.MembershipFactory,
    who.Role: role,
    who.User: lambda: role().user,
    what.VariantElement: element,
}


@pytest.fixture(scope="module")
def records(rolled_back):
    """One record of every model."""
    return {model: make(model) for model in MODELS}


@pytest.fixture(scope="module")
def opened(records):
    """What beheer gets at five addresses of every model, and in how many queries."""
    client = Client()
    sign_in(client)
    with plain_pages():
        return {
            address: get(client, address)
            for model, record in records.items()
            for address in (
                page("changelist", model),
                page("changelist", model) + "?q=x",
                page("add", model),
                page("change", model, record.pk),
                page("history", model, record.pk),
            )
        }


def get(client, address):
    """Return (response, number of queries)."""
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    return response, len(asked)


@pytest.mark.once
class TestEveryPage:
    def test_opens_for_beheer_in_dutch_without_inline_script_or_style(self, opened):
        texts = {address: each.content.decode() for address, (each, _) in opened.items()}

        assert [address for address, (each, _) in opened.items() if each.status_code != 200] == []
        assert [address for address, text in texts.items() if INLINE.search(text)] == []
        assert [
            address
            for address, text in texts.items()
            if address.endswith("/add/") and ("Select an option" in text or "---------" in text)
        ] == []

    @pytest.mark.parametrize(
        "made_by",
        [
            lambda: redactie(factories.RegionFactory()),
            lambda: griffie(factories.MunicipalityFactory()),
        ],
        ids=["redactie", "griffie"],
    )
    def test_stays_shut_for_staff_without_the_role(self, client, records, made_by):
        person = made_by().user
        who.User.objects.filter(pk=person.pk).update(is_staff=True)
        client.force_login(person)

        assert [
            address
            for model, record in records.items()
            for address in (page("changelist", model), page("change", model, record.pk))
            if client.get(address).status_code != 403
        ] == []

    def test_takes_as_many_queries_for_more_records(self, client, opened):
        sign_in(client)
        for model in TRACKED:
            make(model)
        grown = []

        for model in TRACKED:
            with plain_pages():
                response, queries = get(client, page("changelist", model))
            assert response.context["cl"].result_count >= 2
            if queries > min(opened[page("changelist", model)][1], 60):
                grown.append(model)

        assert grown == []

    def test_saves_what_it_shows(self, client, records, opened):
        sign_in(client)
        wrong = []

        for model in TRACKED:
            address = page("change", model, records[model].pk)
            sent = sent_back(opened[address][0], reason="Niets gewijzigd.")
            response = client.post(address, sent)
            version = model.objects.get(pk=records[model].pk).version
            if (response.status_code, version) != (302, records[model].version):
                wrong.append(address)

        assert wrong == []


@pytest.mark.once
@pytest.mark.parametrize("address", ["/beheer/", page("changelist", who.Municipality)])
def test_every_page_lists_the_models_in_dutch_beside_it(client, address, settings):
    sign_in(client)
    backend = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}

    text = client.get(address).content.decode()

    assert "Beheer van Regio" in text
    assert "Gemeenten en regio" in text
    assert page("changelist", who.Population) in text
    assert not INLINE.search(text)


def test_every_tracked_model_is_saved_through_an_action():
    assert [
        model for model in TRACKED if not isinstance(admin.site._registry[model], ActingAdmin)
    ] == []
