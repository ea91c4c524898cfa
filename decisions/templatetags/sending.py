"""What a form sends along, where it stands by itself on a page of other things."""

from uuid import uuid4

from django import template
from django.utils.html import format_html

register = template.Library()


@register.simple_tag
def once():
    """Return the field by which a form that is sent twice is done once."""
    return format_html('<input type="hidden" name="once" value="{}">', uuid4())
