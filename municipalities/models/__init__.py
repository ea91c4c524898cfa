"""Who: one noun a file."""

from ..tracking import RegisterCounter
from .arrangement import Arrangement, Participation
from .body import Body, BodyKind
from .council_term import CouncilTerm, Group, GroupRole, Side
from .dated import Dated
from .municipality import Municipality, Succession
from .paragraph import Paragraph
from .population import Population
from .recess import Recess
from .region import Region, RegionMembership
from .source import PublisherKind, Source
from .sourced import Sourced
from .user import Role, RoleKind, User

__all__ = [
    "Arrangement",
    "Body",
    "BodyKind",
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
