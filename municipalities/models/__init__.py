"""Who: one noun a file."""

from ..tracking import RegisterCounter
from .base import Dated, Sourced
from .bodies import Body, BodyKind, CouncilElection, CouncilTerm, Group, GroupRole, Side
from .griffies import Appraisal, ArchiveTerms, PasteOrder, TemplateKind, WordTemplate
from .municipalities import Municipality, Population, Recess, Succession
from .parties import Party
from .read_only import ReadOnlyPeriod
from .regions import (
    MOST_LINES,
    Arrangement,
    DataLicence,
    Participation,
    Region,
    RegionBorders,
    RegionMembership,
    RegionTile,
    participants_of,
    regions_of,
)
from .sources import Paragraph, PublisherKind, Source
from .users import Role, RoleKind, User
from .worker import Heartbeat, HistoryCheck

__all__ = [
    "Appraisal",
    "ArchiveTerms",
    "Arrangement",
    "Body",
    "BodyKind",
    "CouncilElection",
    "CouncilTerm",
    "Dated",
    "Group",
    "GroupRole",
    "Heartbeat",
    "HistoryCheck",
    "MOST_LINES",
    "Municipality",
    "Paragraph",
    "Participation",
    "Party",
    "PasteOrder",
    "Population",
    "PublisherKind",
    "ReadOnlyPeriod",
    "Recess",
    "Region",
    "RegionBorders",
    "RegionMembership",
    "participants_of",
    "regions_of",
    "DataLicence",
    "RegionTile",
    "RegisterCounter",
    "Role",
    "RoleKind",
    "Side",
    "Source",
    "Sourced",
    "Succession",
    "TemplateKind",
    "User",
    "WordTemplate",
]
