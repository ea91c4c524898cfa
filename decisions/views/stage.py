"""Who stood where on a day, for a page that shows one part of a dossier."""

from ..board.reading import Material
from ..board.scene import Scene


def stage_of(open_, *, memberships, bodies, entries, subjects, milestones, populations, terms):
    """Return the Scene of the day from what the page has read already."""
    material = Material(
        dossier=open_.dossier,
        subjects=subjects,
        memberships=memberships,
        bodies=bodies,
        entries=entries,
        milestones=milestones,
        populations=populations,
        terms=terms,
        requested=None,
        items=[],
        places={},
    )
    return Scene(material, open_.day)
