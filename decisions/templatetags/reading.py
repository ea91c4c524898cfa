"""What a reading page asks of a record beside a day, and what it says of a document."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()
LONGEST_OPEN = 600


@register.filter
def side_on(group, day):
    """Return the side of a group of the council on a day, '' where it is not known."""
    return group.side_on(day)


@register.filter
def has_gaps(groups, day):
    """Whether the seats or the side on a day of one of these groups are not known."""
    return any(each.seats is None or not each.side_on(day) for each in groups)


@register.filter
def item(mapping, key):
    """Return what a mapping holds under a key that a template cannot write, None for nothing."""
    return mapping.get(key)


@register.filter
def following(page):
    """Return how many rows the next page of a list holds."""
    return min(page.paginator.per_page, page.paginator.count - page.end_index())


@register.filter
def place_from_end(page):
    """Return the number of the first row of a page in a list that counts down to 1."""
    return page.paginator.count - max(page.start_index() - 1, 0)


@register.filter
def chosen(choices):
    """Return (label, words) of each choice of a form that leaves something out or sorts."""
    return [(each.label, dict(each.options)[each.value]) for each in choices if each.value]


@register.filter
def is_long(passage):
    """Whether the paragraphs of a passage take more than a small screen, so that they fold."""
    return sum(len(each.text) for each in passage) > LONGEST_OPEN


@register.filter
def quotes_of(place):
    """Return what was quoted at a place, as a list of at most one."""
    return [place.quote] if place.quote else []


@register.filter
def asking_words(document):
    """Return where a document that has no address can be asked for."""
    who = document.body.name if document.body else document.publisher
    told = {"who": who, "reference": document.reference}
    if who and document.reference:
        return _("Op te vragen bij %(who)s, kenmerk %(reference)s.") % told
    if who:
        return _("Op te vragen bij %(who)s.") % told
    if document.reference:
        return _("Op te vragen onder kenmerk %(reference)s.") % told
    return _("Van dit stuk is geen vindplaats vastgelegd.")
