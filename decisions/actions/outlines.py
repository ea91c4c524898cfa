"""The variants, proposals and themes of a dossier, typed as lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
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


def read_outline(dossier: Dossier) -> Outline:
    """Return the names that a dossier has, in their order; two queries."""
    subjects = list(Subject.objects.filter(dossier=dossier).order_by("number", "id"))
    named = {kind: [each.name for each in subjects if each.kind == kind] for kind in SubjectKind}
    themes = dossier.themes.order_by("name", "id").values_list("name", flat=True)
    return Outline(named[SubjectKind.VARIANT], named[SubjectKind.PROPOSAL], list(themes))


def save_outline(dossier: Dossier, outline: Outline, *, by: Reader) -> int:
    """Add to a dossier what it does not have yet of an outline and put the rest in its order, or
    do nothing; return how many names and places changed.

    A name that is there already, capitals and accents aside, stays as it is; one that the outline
    leaves out too.
    """
    lists = {
        SubjectKind.VARIANT: outline.variants,
        SubjectKind.PROPOSAL: outline.proposals,
    }
    with writing_in(dossier):
        changed = sum(_save_subjects(dossier, kind, names, by) for kind, names in lists.items())
        return changed + _add_themes(dossier, outline.themes, by)


def _save_subjects(dossier: Dossier, kind: SubjectKind, names: Sequence[str], by: Reader) -> int:
    """Add the subjects of a kind that are new, and give all that are named its places in order."""
    rows = list(Subject.objects.filter(dossier=dossier).order_by("number", "id"))
    slugs = {each.slug for each in rows}
    last = max((each.number for each in rows), default=0)
    new = {
        fold_text(name): Subject(
            dossier=dossier, kind=kind, name=name, slug=_make_slug(name, slugs), number=number
        )
        for number, name in enumerate(_list_new(names, [each.name for each in rows]), last + 1)
    }
    known = {fold_text(each.name): each for each in rows if each.kind == kind} | new
    named = [known[key] for key in dict.fromkeys(map(fold_text, names)) if key in known]
    places = _list_rising(sorted(each.number for each in named))
    changed = 0
    for subject, number in zip(named, places, strict=True):
        if subject.pk is None or subject.number != number:
            subject.number = number
            save_record(subject, by=by, reason=_("Volgorde gewijzigd."))
            changed += 1
    return changed


def _list_rising(numbers: Sequence[int]) -> list[int]:
    """Return numbers in order, each at least one more than the one before."""
    rising: list[int] = []
    for number in numbers:
        rising.append(max(number, rising[-1] + 1) if rising else number)
    return rising


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
