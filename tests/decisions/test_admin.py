"""The admin of what: beheer only, through actions, nothing lost."""

import pytest
from django.contrib.messages import get_messages

from decisions import models as what
from tests import factories as made
from tests.beheer import errors, page, plain_pages, registered, sign_in, typed

pytestmark = pytest.mark.django_db

MODELS = registered("decisions")


@pytest.fixture(autouse=True)
def plain():
    with plain_pages():
        yield


@pytest.fixture(autouse=True)
def user(client):
    return sign_in(client)


def said(response):
    """Return the messages that the next page shows."""
    return [str(message) for message in get_messages(response.wsgi_request)]


class TestAForm:
    def test_puts_what_never_changes_first_and_the_reason_last(self, client):
        decision = made.DecisionFactory()

        form = client.get(page("change", what.Decision, decision.pk)).context["adminform"]

        fields = [name for name in form.fieldsets[0][1]["fields"] if name != "expected_version"]
        assert fields[:2] == ["dossier", "key"]
        assert fields[-1] == "reason"


class TestPositions:
    def test_list_what_the_board_shows(self, client):
        made.PositionFactory(dated_on="2016-06", groups_label="oppositie")

        text = client.get(page("changelist", what.Position)).content.decode()

        for column in ("subject", "body", "stance", "groups_label", "decided_on", "status"):
            assert f"field-{column}" in text
        assert "juni 2016" in text
        assert "field-is_confirmed" in text

    def test_take_body_and_dossier_from_their_decision(self, client, user):
        decision = made.DecisionFactory()
        subject = made.SubjectFactory(dossier=decision.dossier)
        sent = {"decision": decision.pk, "subject": subject.pk, "stance": "tegen", "key": ""}

        response = client.post(page("add", what.Position), sent)

        assert response.status_code == 302
        position = what.Position.objects.get()
        assert (position.body, position.dossier) == (decision.body, decision.dossier)
        assert position.history.get().history_user == user

    def test_say_in_the_form_that_a_subject_is_of_another_dossier(self, client):
        decision, subject = made.DecisionFactory(), made.SubjectFactory()
        sent = {"decision": decision.pk, "subject": subject.pk, "stance": "tegen", "key": ""}

        response = client.post(page("add", what.Position), sent)

        assert "Kies een onderwerp uit hetzelfde dossier." in errors(response)

    def test_take_the_stance_of_the_reading_that_is_chosen(self, client):
        position = made.PositionFactory(stance="voor")
        reading = made.EvidenceFactory(position=position, reads_stance="tegen")
        address = page("change", what.Position, position.pk)

        client.post(address, typed(client, address, shown=reading.pk, reason="Eigen stuk."))

        position.refresh_from_db()
        assert (position.stance, position.shown) == ("tegen", reading)

    def test_refuse_a_reading_of_another_position(self, client):
        position, other = made.PositionFactory(), made.EvidenceFactory(reads_stance="tegen")
        address = page("change", what.Position, position.pk)

        response = client.post(address, typed(client, address, shown=other.pk, reason="x"))

        assert "Kies een lezing van dit standpunt zelf." in errors(response)


class TestChangingWhatThePublicSaw:
    def test_asks_for_a_reason(self, client):
        decision = made.DecisionFactory(title="Oud")
        address = page("change", what.Decision, decision.pk)

        response = client.post(address, typed(client, address, title="Nieuw"))

        assert "reason" in response.context["adminform"].form.errors
        assert response.context["adminform"].form["title"].value() == "Nieuw"

    def test_keeps_the_reason_and_raises_the_revision(self, client, user):
        decision = made.DecisionFactory()
        before = what.DossierCounter.objects.get(dossier=decision.dossier).number
        address = page("change", what.Decision, decision.pk)

        client.post(address, typed(client, address, title="Nieuw", reason="Tikfout."))

        decision.refresh_from_db()
        row = decision.history.latest()
        assert (decision.title, row.history_change_reason) == ("Nieuw", "Tikfout.")
        assert row.history_user == user
        assert what.DossierCounter.objects.get(dossier=decision.dossier).number > before

    def test_asks_none_of_a_draft(self, client):
        decision = made.DecisionFactory(draft=True)
        address = page("change", what.Decision, decision.pk)

        client.post(address, typed(client, address, title="Nieuw"))

        decision.refresh_from_db()
        assert decision.title == "Nieuw"

    def test_never_moves_a_record_to_another_dossier(self, client):
        decision, elsewhere = made.DecisionFactory(), made.DossierFactory()
        address = page("change", what.Decision, decision.pk)

        client.post(address, typed(client, address, dossier=elsewhere.pk, title="N", reason="x"))

        decision.refresh_from_db()
        assert decision.title == "N"
        assert decision.dossier != elsewhere

    def test_shows_the_second_of_two_people_what_stands(self, client):
        decision = made.DecisionFactory()
        address = page("change", what.Decision, decision.pk)
        sent = typed(client, address, form="motie", reason="Tweede.")
        client.post(address, {**sent, "form": "brief", "reason": "Eerste."})

        response = client.post(address, sent)

        assert response.status_code == 409
        assert "Nu staat bij vorm: brief" in errors(response)
        assert response.context["adminform"].form["form"].value() == "motie"
        decision.refresh_from_db()
        assert decision.form == "brief"


class TestPublishing:
    def publish(self, client, *records):
        sent = {"action": "publish", "_selected_action": [each.pk for each in records]}
        return client.post(page("changelist", type(records[0])), sent)

    def test_makes_drafts_public_with_what_follows_from_them(self, client, user):
        position = made.PositionFactory(draft=True, source_follows=True)
        decision = what.Decision.objects.get(pk=position.decision_id)

        response = self.publish(client, decision)

        position.refresh_from_db()
        assert position.status == what.Status.PUBLISHED
        assert position.history.latest().history_user == user
        assert said(response) == ["1 record is openbaar."]

    def test_publishes_all_or_none(self, client):
        draft = made.DecisionFactory(draft=True)
        condition = made.PositionFactory(draft=True, stance="voor_mits")

        response = self.publish(client, draft, condition.decision)

        draft.refresh_from_db()
        assert draft.status == what.Status.DRAFT
        assert "vraagt ten minste een voorwaarde" in said(response)[0]


class TestDeleting:
    def farewell(self, client, record, **changes):
        sent = {"post": "yes", "expected_version": record.version, "reason": "Dubbel.", **changes}
        return client.post(page("delete", type(record), record.pk), sent)

    def test_throws_a_draft_away_with_its_parts(self, client, user):
        position = made.PositionFactory(draft=True)
        made.EvidenceFactory(position=position)

        question = client.get(page("delete", what.Position, position.pk))
        response = self.farewell(client, position)

        assert "bewijsplaats" in question.content.decode()
        assert response.status_code == 302
        assert not what.Position.objects.exists()
        last = what.Position.history.filter(id=position.pk).latest()
        assert (last.history_type, last.history_user) == ("-", user)

    def test_is_refused_for_what_the_public_saw(self, client):
        decision = made.DecisionFactory()

        assert self.farewell(client, decision).status_code == 403
        assert what.Decision.objects.filter(pk=decision.pk).exists()

    def test_says_what_rests_on_the_record(self, client):
        subject = made.PositionFactory().subject

        response = self.farewell(client, subject)

        assert "Hierop rusten nog: 1 standpunt." in said(response)[0]
        assert what.Subject.objects.filter(pk=subject.pk).exists()

    def test_is_refused_when_the_record_changed_since_the_question(self, client):
        theme = made.ThemeFactory()

        response = self.farewell(client, theme, expected_version=9)

        assert "Iemand anders" in said(response)[0]
        assert what.Theme.objects.exists()


class TestTheHouse:
    def test_has_every_model_of_a_dossier_in_it(self):
        concrete = [getattr(what, name) for name in what.__all__]
        models = {each for each in concrete if hasattr(each, "_meta") and not each._meta.abstract}

        # Of the workspace: what is being typed, which form was sent, what a stranger reported, and
        # what a griffie answered, which nobody does in its place.
        others = {what.DossierCounter, what.FormDraft, what.IdempotencyKey, what.Report}
        others |= {what.ImportBatch, what.BatchRecord, what.ColumnChoice}
        # What the system of a council told is answered in the workspace, by its griffie.
        others |= {what.CouncilFeed, what.PulledRecord}
        # An address is nobody's to look at but of who has its mail.
        others |= {what.Subscription, what.SentReminder, what.Noticing}
        # Who replies to what, and who read it: only the actions judge that.
        others |= {what.Assignment, what.ReplyReview}
        # A body answers an offer by making an item of its own.
        others |= {what.ReadBackLine, what.ItemOffer}
        assert models - others == set(MODELS)
