"""Made-up regions for the tests of support: councils with a stance, seats and inhabitants."""

from hypothesis import strategies as st

from decisions.domain.stances import Stance
from decisions.domain.support import CouncilVoice

STANCES = st.sampled_from([*Stance, None, Stance.VOOR, Stance.TEGEN])
SEATS = st.none() | st.integers(0, 5) | st.sampled_from([9, 11, 13])
INHABITANTS = st.none() | st.integers(0, 6) | st.integers(0, 1000)
KNOWN = st.integers(1, 45)


def voice(code, stance, *, seats=9, inhabitants=5_000, certain=..., documented=..., derived=False):
    """A council's voice; uncertain when `certain`, the stance that is certain, is given."""
    return CouncilVoice(
        code=code,
        stance=stance and Stance(stance),
        certain_stance=stance and Stance(stance) if certain is ... else certain,
        uncertain=certain is not ...,
        seats=seats,
        seats_derived=derived,
        inhabitants=inhabitants,
        documented_stance=stance and Stance(stance) if documented is ... else documented,
    )


def region(*stances, seats=9, inhabitants=5_000):
    """Councils a, b, c... with these stances and the same numbers."""
    return [
        voice(chr(ord("a") + place), stance, seats=seats, inhabitants=inhabitants)
        for place, stance in enumerate(stances)
    ]


@st.composite
def voices(draw, *, seats=SEATS, inhabitants=INHABITANTS, most=7, least=0, uncertain=True):
    """Up to `most` councils, codes in no order, numbers missing now and then."""
    codes = draw(st.lists(st.integers(0, 99), unique=True, min_size=least, max_size=most))
    return [
        voice(
            f"gm{code:04}",
            draw(STANCES),
            seats=draw(seats),
            inhabitants=draw(inhabitants),
            certain=draw(st.just(...) | STANCES) if uncertain else ...,
            derived=draw(st.booleans()),
        )
        for code in codes
    ]
