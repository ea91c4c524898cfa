"""The legal bases of a round as somebody chooses one: what it is, its term and its article."""

from datetime import timedelta

from django.utils.translation import gettext as _

from ...terms import WGR_CHANGED_ON, LegalBasis, due_on

ANYBODY = ""


def words_of(basis):
    """Return a legal basis in one line: its name, the term before and since the law changed, and
    the article."""
    now = due_on(basis, WGR_CHANGED_ON)
    before = due_on(basis, WGR_CHANGED_ON - timedelta(days=1))
    term = now.term
    if before.term != now.term:
        told = {"now": now.term, "before": before.term}
        term = _("%(now)s sinds 1 juli 2022, daarvoor %(before)s") % told
    anybody = due_on(basis, WGR_CHANGED_ON, body_kind=ANYBODY).term
    if anybody != now.term:
        term = _("raden %(now)s, anderen %(anybody)s") % {"now": term, "anybody": anybody}
    if not now.article:
        term = _("de datum die u zelf kiest, of geen")
    article = f" ({now.article})" if now.article else ""
    return f"{basis.label}: {term}{article}"


def bases():
    """Return the choices of a field for the legal basis."""
    return [(each.value, words_of(each)) for each in LegalBasis]
