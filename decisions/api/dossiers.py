"""From Dossiers to their answers."""

from ..models import Dossier
from . import wire


def visible_dossiers(reader):
    """Return the dossiers that `reader` may see, with their region; one query."""
    return Dossier.objects.visible_to(reader).select_related("region").order_by("title", "slug")


def list_of(dossiers, links):
    """Return the answer that lists dossiers."""
    return wire.Dossiers(dossiers=[wire.Dossier(**told(each, links)) for each in dossiers])


def detail_of(dossier, subjects, links):
    """Return the answer about one dossier with its subjects."""
    slugs = {each.pk: each.slug for each in subjects}
    return wire.DossierMetOnderwerpen(
        **told(dossier, links),
        onderwerpen=[
            wire.DossierOnderwerp(**named(each, slugs), beschrijving=each.description)
            for each in subjects
        ],
    )


def told(dossier, links):
    """Return what every answer tells of a dossier."""
    return {
        "id": dossier.slug,
        "titel": dossier.title,
        "vraag": dossier.question,
        "regio": dossier.region.slug,
        "regel": dossier.rule,
        "geopend": dossier.dated_on,
        "gesloten": dossier.closed_on,
        "status": dossier.status,
        "redenIngetrokken": dossier.withdrawn_reason or None,
        "url": links.to("dossier", dossier.slug),
        "standUrl": links.to("api-stand", dossier.slug),
        "draagvlakUrl": links.to("api-draagvlak", dossier.slug),
    }


def named(subject, slugs):
    """Return what every answer tells of a subject; `slugs` by key of the dossier's subjects."""
    return {
        "id": subject.slug,
        "naam": subject.name,
        "soort": subject.kind,
        "variant": slugs.get(subject.works_out_id or subject.column_id),
    }
