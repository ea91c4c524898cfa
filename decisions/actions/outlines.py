"""The variants, proposals and themes of a dossier, typed as lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from municipalities.actions.sources import find_free, make_stem
from municipalities.roles import Reader
from municipalities.text import fold_text

from ..models import Dossier, Subject, SubjectKind, Theme
from .records import save_record, writing_in

LONGEST = 80


@dataclass(frozen=True)
class Outline:
    """The names that a dossier gets, each list in its order."""

    variants: Sequence[str] = ()
    proposals: Sequence[str] = ()
    themes: Sequence[str] = ()


def add_outline(dossier: Dossier, outline: Outline, *, by: Reader) -> int:
    """Save what a dossier does not have yet of an outline, after what it has, or nothing; return
    how many that were. A name that is there already, capitals and accents aside, is left as it is.
    """
    lists = {
        SubjectKind.VARIANT: outline.variants,
        SubjectKind.PROPOSAL: outline.proposals,
    }
    with writing_in(dossier):
        added = sum(_add_subjects(dossier, kind, names, by) for kind, names in lists.items())
        return added + _add_themes(dossier, outline.themes, by)


def _add_subjects(dossier: Dossier, kind: SubjectKind, names: Sequence[str], by: Reader) -> int:
    rows = Subject.objects.filter(dossier=dossier)
    number = rows.aggregate(last=Max("number"))["last"] or 0
    slugs = set(rows.values_list("slug", flat=True))
    new = _list_new(names, rows.values_list("name", flat=True))
    for name in new:
        number += 1
        slug = _make_slug(name, slugs)
        subject = Subject(dossier=dossier, kind=kind, name=name, slug=slug, number=number)
        save_record(subject, by=by)
    return len(new)


def _add_themes(dossier: Dossier, names: Sequence[str], by: Reader) -> int:
    rows = Theme.objects.filter(dossier=dossier)
    slugs = set(rows.values_list("slug", flat=True))
    new = _list_new(names, rows.values_list("name", flat=True))
    for name in new:
        save_record(Theme(dossier=dossier, name=name, slug=_make_slug(name, slugs)), by=by)
    return len(new)


def _list_new(names: Sequence[str], standing: Iterable[str]) -> list[str]:
    """Return the names that do not stand yet, each once; raise ValidationError for one that is too
    long."""
    known = {fold_text(name) for name in standing}
    new = []
    for name in names:
        if len(name) > LONGEST:
            raise ValidationError(
                _("‘%s…’ is te lang: een naam telt hoogstens 80 tekens.") % name[:40]
            )
        if fold_text(name) not in known:
            known.add(fold_text(name))
            new.append(name)
    return new


def _make_slug(name: str, taken: set[str]) -> str:
    """Return a free address for a name, and take it."""
    slug = find_free(make_stem(name, "naam"), taken)
    taken.add(slug)
    return slug
