"""What every letter has: its names, its place and day, its foot, and no signature."""

from django.utils.translation import gettext as _

from ..wording import stamp_of
from .document import Letter
from .words import asker_words, body_words, dated_words


def letter_of(matter, *, name, banner, sender, day, facts, **fields):
    """Return a Letter from `sender`, a Body or None where nobody knows who asks."""
    register = matter.register
    clocks = {"day": register.day, "known_at": register.known_at, "made_at": register.reader.at}
    title = register.dossier.title
    named = sender.name if sender is not None else asker_words(matter.round)
    return Letter(
        name=name_of(matter, name, is_draft=bool(banner)),
        dossier=title,
        banner=banner,
        sender=named,
        dated=dated_words(sender, day),
        facts=tuple(fact for fact in facts if fact.text),
        closing=_("Hoogachtend,"),
        signed_by=f"{body_words(sender) if sender is not None else named},",
        blank=_("(niet ondertekend; hier is ruimte voor de handtekening)"),
        made_at=register.reader.at,
        stamp=stamp_of(title, address=matter.address, **clocks),
        pages=(_("Bladzijde"), _("van")),
        **fields,
    )


def name_of(matter, name, *, is_draft):
    """Return a file name of our own words: kind, round, body and day."""
    parts = [name, f"ronde-{matter.round.pk}", matter.body.slug, matter.register.day.isoformat()]
    return "-".join([*parts, "concept"] if is_draft else parts)
