"""Saving a poll whole: who may, and what is refused of its parts."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import save_record
from decisions.actions.polls import TypedArea, save_poll
from decisions.domain.polls import PollFigures
from decisions.models import Poll, PollArea, PollEvent, PollOption, PollResult
from tests import factories as make

pytestmark = pytest.mark.django_db


def poll_of(world):
    told = {"kind": "enquete", "title": "Enquête", "holder": "het college", "question": "Wat?"}
    return Poll(dossier=world.dossier, dated_on="2017-05", **told)


def parts(world, votes=100):
    """Return one of every part, of a poll that is to be made."""
    area = TypedArea(
        PollArea(votes=votes), [world.council.municipality_id], {0: PollFigures(votes=60)}
    )
    return {"options": [PollOption(text="Ja")], "areas": [area]}


def test_the_regioredactie_saves_all_of_it(world):
    poll = save_poll(poll_of(world), **parts(world), by=world.redactie)

    result = PollResult.objects.get(area__poll=poll)
    assert (result.votes, result.option.number, result.area.number) == (60, 1, 1)


@pytest.mark.parametrize("who", ["griffie", "raadslid", "collegian", "strange_redactie", "public"])
def test_others_save_nothing_of_it(world, who):
    with pytest.raises(PermissionDenied):
        save_poll(poll_of(world), **parts(world), by=getattr(world, who))

    assert not Poll.objects.exists()


def test_what_is_refused_of_a_part_names_it_and_stores_nothing(world):
    event = PollEvent(step="gepland", dated_on="2099-01-01", source=make.SourceFactory())

    with pytest.raises(ValidationError, match=r"Rij 1 \(gebeurtenis bij een peiling\)"):
        save_poll(poll_of(world), **parts(world), events=[event], by=world.redactie)

    assert not Poll.objects.exists()


def test_an_area_has_a_municipality(world):
    told = parts(world)
    told["areas"][0].municipalities = ()

    with pytest.raises(ValidationError, match="ten minste één gemeente"):
        save_poll(poll_of(world), **told, by=world.redactie)


def test_an_area_keeps_the_votes_that_its_answers_have(world):
    poll = save_poll(poll_of(world), **parts(world), by=world.redactie)
    area = poll.areas.get()
    area.votes = 59

    with pytest.raises(ValidationError, match="60 stemmen; in het gebied zijn er 59"):
        save_record(area, by=world.redactie)


def test_what_the_public_saw_changes_with_a_reason(world):
    poll = make.PollFactory(dossier=world.dossier)
    option = make.PollOptionFactory(poll=poll)

    with pytest.raises(ValidationError, match="reden"):
        save_poll(poll, by=world.redactie)

    save_poll(Poll.objects.get(pk=poll.pk), by=world.redactie, reason="Dit antwoord was er niet.")
    assert not PollOption.objects.filter(pk=option.pk).exists()
