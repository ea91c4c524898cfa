"""What a stance rests on."""

import pytest

from decisions.domain.basis import Basis, best_basis, describe_basis
from decisions.domain.stances import Stance


@pytest.mark.parametrize(
    ("kinds", "best"),
    [
        ([], Basis.NONE),
        (["overig"], Basis.OTHER),
        (["overig", "partij"], Basis.PARTY),
        (["partij", "pers"], Basis.PRESS),
        (["pers", "overheid"], Basis.PUBLIC),
        (["overheid", "orgaan", "pers"], Basis.BODY),
    ],
)
def test_the_best_kind_counts(kinds, best):
    assert best_basis(kinds) is best


@pytest.mark.parametrize("basis", Basis)
def test_only_documents_of_a_body_or_a_government_need_no_mark(basis):
    assert basis.label
    assert bool(basis.mark) is not basis.is_documented
    assert basis.is_documented is (basis in (Basis.BODY, Basis.PUBLIC))


@pytest.mark.parametrize(
    ("basis", "read_instead", "awaits_source", "told"),
    [
        (Basis.BODY, (), False, ""),
        (Basis.PRESS, (), False, "volgens de pers"),
        (Basis.NONE, (), False, "geen bron leest dit"),
        (Basis.NONE, (), True, "bron volgt"),
        (Basis.NONE, (Stance.TEGEN,), False, "bron zegt: tegen"),
        (Basis.NONE, (Stance.TEGEN, Stance.VOOR), True, "bron zegt: tegen, voor"),
    ],
)
def test_what_is_said_beside_a_stance(basis, read_instead, awaits_source, told):
    assert describe_basis(basis, read_instead, awaits_source=awaits_source) == told
