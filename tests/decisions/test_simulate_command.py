"""`manage.py simulate` as a command: the same for a seed, and nothing beside what is real."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction

from decisions.models import Dossier, Remark
from municipalities.models import Source
from tests.factories import DossierFactory
from tests.people import user

pytestmark = pytest.mark.django_db
TINY = {"municipalities": 3, "dossiers": 1, "positions": 9, "remarks": 12, "seed": 7}


def simulate():
    call_command("simulate", **TINY, stdout=StringIO())


def test_a_seed_gives_the_same_country_again():
    told = []
    for _turn in range(2):
        with transaction.atomic():
            simulate()
            told.append(list(Remark.objects.order_by("pk").values_list("text", "dated_on", "kind")))
            transaction.set_rollback(True)

    assert told[0] == told[1] != []


class TestWhereAnythingRealStands:
    @pytest.mark.parametrize("make", [DossierFactory, lambda: user("iemand")])
    def test_nothing_is_made(self, make):
        make()
        before = Dossier.objects.count()

        with pytest.raises(CommandError, match="lege database"):
            simulate()

        assert Dossier.objects.count() == before
        assert not Source.objects.filter(key="simulatie").exists()
