"""What a stance must rest on: a source, a reason where the source says otherwise, and for a
motion that was not adopted a source that says what the council then holds."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..domain.stances import Stance
from ..domain.tally import was_not_adopted
from ..models import Evidence, Form, Position, Speaker, Status

# A stance that no reading reads: whoever records it says why.


def check_departure(position: Position, readings: Iterable[Evidence]) -> None:
    """Refuse a stance that none of these readings reads while they read another, unless the
    position says why it departs from them."""
    told = "" if position.departure.strip() else ask_departure(position.stance, readings)
    if told:
        raise ValidationError({"departure": told})


def ask_departure(stance: str, readings: Iterable[Evidence]) -> str:
    """Return the question why a stance is not what the readings say, naming each; '' where one
    reads it or none reads any."""
    named = [each for each in readings if each.reads_stance]
    if not named or any(each.reads_stance == stance for each in named):
        return ""
    told = {
        "readings": "; ".join(tell_reading(each) for each in named),
        "stance": Stance(stance).label,
    }
    words = _("%(readings)s. U legt ‘%(stance)s’ vast: zeg waarom, of kies wat de bron zegt.")
    return words % told


def tell_reading(reading: Evidence) -> str:
    """Return which place says what, in one phrase."""
    told = {
        "title": reading.source.title,
        "place": reading.place,
        "stance": Stance(reading.reads_stance).label,
    }
    return _("‘%(title)s’, %(place)s, leest ‘%(stance)s’") % told


# What becomes public rests on a source, or says that one is still to come.


def check_rests_on_source(position: Position) -> None:
    """Refuse a position that no source shows and that does not say that one follows, and one of a
    motion that was not adopted which no reading reads."""
    if position.status == Status.WITHDRAWN:
        return
    told = {"subject": position.subject.name, "stance": Stance(position.stance).label}
    if is_of_rejected_motion(position) and not is_read(position):
        words = _(
            "‘%(subject)s’: deze motie is niet aangenomen, en daaruit volgt niet wat de raad dan "
            "vindt. Voeg een plaats toe die ‘%(stance)s’ leest, of haal het standpunt weg."
        )
        raise ValidationError(words % told)
    if not (position.source_follows or is_sourced(position)):
        words = _(
            "‘%(subject)s’: bij dit standpunt en zijn besluit staat geen bron. Voeg een plaats "
            "toe, of kies bij het standpunt ‘bron volgt’."
        )
        raise ValidationError({"source_follows": words % told})


def is_sourced(position: Position) -> bool:
    """Whether an accepted place shows the position or the decision that it follows from."""
    shown = any(each.is_accepted for each in position.evidence.all())
    return shown or any(each.is_accepted for each in position.decision.evidence.all())


def is_read(position: Position) -> bool:
    """Whether an accepted reading reads the stance."""
    return any(
        each.is_accepted and each.reads_stance == position.stance
        for each in position.evidence.all()
    )


def is_of_rejected_motion(position: Position) -> bool:
    """Whether it is a stance of the body itself, by a motion or amendment that was not adopted."""
    decision = position.decision
    return (
        not position.groups_label
        and decision.speaker == Speaker.BODY
        and decision.form in (Form.MOTION, Form.AMENDMENT)
        and was_not_adopted(decision.votes_for, decision.votes_against, decision.outcome)
    )
