"""Who: one noun a file."""

from ..tracking import RegisterCounter
from .base import Dated, Sourced
from .bodies import Body, BodyKind, CouncilElection, CouncilTerm, Group, GroupRole, Side
from .municipalities import Municipality, Population, Recess, Succession
from .regions import Arrangement, Participation, Region, RegionMembership
from .sources import Paragraph, PublisherKind, Source
from .users import Role, RoleKind, User

__all__ = [
    "Arrangement",
    "Body",
    "BodyKind",
    "CouncilElection",
    "CouncilTerm",
    "Dated",
    "Group",
    "GroupRole",
    "Municipality",
    "Paragraph",
    "Participation",
    "Population",
    "PublisherKind",
    "Recess",
    "Region",
    "RegionMembership",
    "RegisterCounter",
    "Role",
    "RoleKind",
    "Side",
    "Source",
    "Sourced",
    "Succession",
    "User",
]
