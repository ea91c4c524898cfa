"""The look of a page: that of the region that it is about, else that of the installation."""

from django import template
from django.conf import settings

from municipalities.models import Region

register = template.Library()


@register.simple_tag(takes_context=True)
def find_theme_sheet(context):
    """Return the static file of the look of a page, '' where it is the one that comes along. It
    asks the database nothing where an installation has no looks."""
    if not settings.THEMES:
        return ""
    region = find_page_region(context)
    name = region.theme if region else ""
    if name not in settings.THEMES:
        name = settings.THEME
    return f"themes/{name}.css" if name else ""


def find_page_region(context):
    """Return the Region that a page is about by its dossier, or itself; None for none."""
    stamp, region = context.get("stamp"), context.get("region")
    dossier = getattr(stamp, "dossier", None)
    if dossier is not None:
        return dossier.region
    return region if isinstance(region, Region) else None
