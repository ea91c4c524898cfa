"""What an act is about, where nobody said so."""

from django.utils.translation import gettext as _

from ...models import Decision

LONGEST = Decision._meta.get_field("title").max_length


def title_of(subjects, label=""):
    """Return the names of the subjects in one line, after who spoke; at most 300 characters."""
    *first, last = subjects
    names = (
        _("%(first)s en %(last)s") % {"first": ", ".join(first), "last": last} if first else last
    )
    title = f"{label}: {names}" if label else names
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1]}…"
