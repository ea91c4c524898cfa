"""The pages of following: a visit changes nothing, a press does, and nobody learns who follows."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from decisions.models import Subscription
from tests import factories
from tests.decisions.api.scene import small
from tests.decisions.feeds.test_mail import AT_ONCE

pytestmark = pytest.mark.django_db
WHO = "Lezer@voorbeeld.example"


@pytest.fixture
def scene(settings):
    settings.TASKS = AT_ONCE
    return small()


def ask(client, path="/volgen/?dossier=samen", **typed):
    return client.post(path, {"address": WHO, "rhythm": "meteen", **typed})


def link_in(message):
    return re.search(r"https?://[^/]+(/volgen/\w+/)", message.body)[1]


class TestAsking:
    def test_sends_a_question_and_nothing_else(self, client, scene):
        page = ask(client)

        assert "Kijk in uw e-mail" in page.content.decode()
        [message] = mail.outbox
        assert message.to == [WHO.lower()]
        assert message.subject == "Wilt u Samen verder volgen?"
        assert Subscription.objects.get().confirmed_at is None

    def test_gives_the_same_answer_to_who_follows_already(self, client, scene):
        first = ask(client)
        Subscription.objects.update(confirmed_at=timezone.now(), told_at=timezone.now())

        again = ask(client)

        assert again.content == first.content
        assert len(mail.outbox) == 1

    def test_floods_nobody(self, client, scene):
        for number in range(8):
            factories.DossierFactory(slug=f"nog-{number}", title=f"Nog {number}")
            ask(client, f"/volgen/?dossier=nog-{number}")
            ask(client, f"/volgen/?dossier=nog-{number}")

        assert len(mail.outbox) == 5

    def test_keeps_what_was_typed_where_it_is_wrong(self, client, scene):
        page = ask(client, address="geen adres").content.decode()

        assert "geen adres" in page
        assert not Subscription.objects.exists()

    def test_can_be_of_a_municipality_a_round_or_a_chosen_dossier(self, client, scene):
        opened = factories.RoundFactory(dossier=scene.dossier, subject=scene.proposal)
        ask(client, f"/volgen/?gemeente={scene.aa.municipality.slug}")
        ask(client, f"/volgen/?ronde={opened.pk}")
        ask(client, "/volgen/", dossier=scene.dossier.pk)

        found = [each.followed for each in Subscription.objects.order_by("pk")]
        assert found == [scene.aa.municipality, opened, scene.dossier]

    @pytest.mark.parametrize("asked", ["dossier=geheim", "ronde=0", "ronde=x", "gemeente=nergens"])
    def test_of_what_is_not_public_is_not_found(self, client, scene, asked):
        factories.DossierFactory(slug="geheim", draft=True)

        assert client.get(f"/volgen/?{asked}").status_code == 404
        assert ask(client, f"/volgen/?{asked}").status_code == 404


class TestAPress:
    def test_confirms_where_a_visit_does_not(self, client, scene):
        ask(client)
        path = link_in(mail.outbox[0])

        assert "Ja, volgen" in client.get(path).content.decode()
        assert Subscription.objects.get().confirmed_at is None
        client.post(path, {"act": "confirm"})
        assert Subscription.objects.get().confirmed_at is not None

    def test_changes_how_often(self, client, scene):
        ask(client)
        path = link_in(mail.outbox[0])
        client.post(path, {"act": "confirm"})

        client.post(path, {"act": "rhythm", "rhythm": "wekelijks"})

        assert Subscription.objects.get().rhythm == "wekelijks"
        assert client.post(path, {"act": "rhythm", "rhythm": "nooit"}).status_code == 404

    def test_ends_it_and_the_address_is_gone(self, client, scene):
        ask(client)
        path = link_in(mail.outbox[0])

        page = client.post(path, {"act": "stop"})

        assert "Gestopt" in page.content.decode()
        assert not Subscription.objects.exists()
        assert client.get(path).status_code == 404

    def test_that_ends_what_is_gone_says_so(self, client):
        page = client.post("/volgen/weg/stoppen/")

        assert "Dit was al gestopt." in page.content.decode()

    def test_asks_again_after_an_hour(self, client, scene):
        ask(client)
        Subscription.objects.update(asked_at=timezone.now() - timedelta(hours=2))

        ask(client)

        assert len(mail.outbox) == 2
        assert Subscription.objects.count() == 1
