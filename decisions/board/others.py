"""In which order bodies stand that decide or advise beside the councils."""

from municipalities.models import BodyKind

# From what the municipalities made together to who decides above them; committees last.
KINDS_IN_ORDER = (
    BodyKind.STEERING_GROUP,
    BodyKind.SOUNDING_BOARD,
    BodyKind.CONFERENCE,
    BodyKind.REGIONAL_BOARD,
    BodyKind.PROVINCE,
    BodyKind.PROVINCIAL_STATES,
    BodyKind.STATE_ADVISORS,
    BodyKind.GOVERNMENT,
    BodyKind.LOWER_HOUSE,
    BodyKind.UPPER_HOUSE,
    BodyKind.COMMITTEE,
)
PLACES = {kind: place for place, kind in enumerate(KINDS_IN_ORDER)}


def order_others(bodies):
    """Return bodies in the order of their kinds, of one kind by address."""
    return sorted(bodies, key=lambda each: (PLACES.get(each.kind, len(PLACES)), each.slug))
