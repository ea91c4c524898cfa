"""What a reading page asks of a record beside a day."""

from django import template

register = template.Library()


@register.filter
def side_on(group, day):
    """Return the side of a group of the council on a day, '' where it is not known."""
    return group.side_on(day)


@register.filter
def item(mapping, key):
    """Return what a mapping holds under a key that a template cannot write, None for nothing."""
    return mapping.get(key)
