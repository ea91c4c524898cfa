"""The figures of a poll in Dutch."""

from django import template

from ..history import format_percentage

register = template.Library()


@register.filter
def as_percentage(number):
    """Return a percentage as it is read: '61,2%'."""
    return format_percentage(number)
