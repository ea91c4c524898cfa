"""Each list takes the same number of queries for a few rows as for many, now and as known then."""

import pytest
import time_machine

from tests import factories
from tests.decisions.api.addresses import LISTS
from tests.decisions.api.scene import API, furnish, says, small
from tests.decisions.api.test_queries import queries

pytestmark = pytest.mark.django_db
# Of the others test_queries_of_lists makes more.
OTHERS = {f"/dossiers/{{slug}}/{name}" for name in ("partijen", "peilingen", "themas", "rondes")}
OF_A_DOSSIER = [path for path in LISTS if "{slug}" in path and path not in OTHERS]
THEN = "2020-01-01T12:00:00+00:00"


@pytest.fixture(scope="module")
def grown(rolled_back):
    """The furnished scene, as known in 2020."""
    with time_machine.travel(THEN):
        return furnish(small())


def grow(scene):
    """Record more of everything that the scene has."""
    own = {"dossier": scene.dossier}
    with time_machine.travel(THEN):
        for number, body in enumerate((scene.aa, scene.bee, scene.cee)):
            spoken = says(body, scene.direction, "voor", groups_label=f"Groep {number}")
            factories.PositionGroupFactory(position=spoken)
            factories.EvidenceFactory(position=spoken, reads_stance="tegen")
            factories.GroupTallyFactory(decision=spoken.decision)
            wish = factories.RemarkFactory(body=body, round=scene.wishes[0].round, **own)
            factories.ReplyFactory(remark=wish, body=scene.college)
            factories.PointRemarkFactory(point=factories.PointFactory(**own), remark=wish)
            factories.StatementFactory(body=body, **own)
            factories.CostFactory(municipality=body.municipality, **own)
            factories.MilestoneFactory(body=body, **own)
            factories.CommitmentFactory(body=body, **own)


@pytest.mark.parametrize("asked", [{}, {"bekend": "2021-01-01"}], ids=["now", "then"])
@pytest.mark.parametrize("path", OF_A_DOSSIER)
def test_more_rows_take_no_more_queries(client, path, asked, grown):
    address = f"{API}{path.format(slug='samen')}"
    few, told = queries(client, address, **asked)
    grow(grown)

    many, more_told = queries(client, address, **asked)

    assert 0 < told["aantal"] < more_told["aantal"]
    assert few == many
