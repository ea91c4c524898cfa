"""What was known when: what the lists told before it was recorded, and what was corrected since."""

import pytest
import time_machine

from decisions.actions import save_record
from decisions.domain.stances import Stance
from tests import people
from tests.decisions.api.resources.test_visibility_of_lists import LISTS, prepare, states_seen
from tests.decisions.api.scene import answer, full

pytestmark = pytest.mark.django_db
DAY = "2016-07-01"


def test_every_list_shows_at_an_earlier_moment_what_was_known_then(client):
    with time_machine.travel("2020-01-01T12:00:00+00:00"):
        scene = prepare()
    markers = {}
    with time_machine.travel("2021-01-01T12:00:00+00:00"):
        for path, (make, *_) in LISTS.items():
            # A source itself does not change with the day.
            if not path.startswith("/bronnen/"):
                _record, markers[path] = make(scene)

    for path, marker in markers.items():
        asking = f"{path}{'&' if '?' in path else '?'}bekend="
        seen = [
            states_seen(client, scene, f"{asking}{day}", {"openbaar": marker})
            for day in ("2020-06-01", "2021-06-01")
        ]
        assert seen == [set(), {"openbaar"}], path


def test_the_comparison_tells_a_correction_apart_from_a_change(client):
    with time_machine.travel("2020-01-01T12:00:00+00:00"):
        scene = full()
    with time_machine.travel("2021-01-01T12:00:00+00:00"):
        scene.accepts.stance = Stance.VOOR
        save_record(scene.accepts, by=people.beheer(), reason="Verkeerd gelezen.")

    told = answer(
        client,
        "/dossiers/samen/vergelijk",
        van="2016-06-02",
        tot=DAY,
        bekendVan="2020-06-01",
    )

    (correction,) = told["correcties"]
    assert (correction["soort"], correction["reden"]) == ("gecorrigeerd", "Verkeerd gelezen.")
    differing = {(e["gemeente"], e["dag"], e["was"], e["werd"]) for e in told["kennisVerschillen"]}
    code = scene.aa.municipality.code
    assert (code, DAY, "geen_blokkade", "voor") in differing
    (aa,) = [each for each in told["raden"] if each["gemeente"] == code]
    assert (aa["was"], aa["werd"], aa["wat"]) == ("voor", "voor", "gelijk gebleven")
    assert client.get(told["permalink"]).json()["correcties"] == told["correcties"]
