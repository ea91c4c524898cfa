"""What a passage names by rule, against the bodies and municipalities of the region."""

from municipalities.edtf import parse
from municipalities.models import Body, Municipality

from ...from_text import suggestions


def named_in(passage, region):
    """Return the Suggestions in a paragraph, each value once; two queries."""
    bodies = list(Body.objects.of_region(region).select_related("municipality").order_by("slug"))
    towns = Municipality.objects.filter(memberships__region=region).distinct().order_by("name")
    found = suggestions(
        passage.paragraph.text,
        municipalities=[(str(each.pk), each.name) for each in towns],
        bodies=[(str(each.pk), each.name, each.kind, town_of(each)) for each in bodies],
        year_hint=year_of(passage.source.dated_on),
    )
    return list({(each.kind, each.value): each for each in found}.values())


def town_of(body):
    return body.municipality.name if body.municipality else ""


def year_of(dated_on):
    """Return the year of a letter, None where it is not known or not one year."""
    found = parse(dated_on) if dated_on else None
    if found is None or found.first_on.year != found.last_on.year:
        return None
    return found.first_on.year


def only(found, kind):
    """Return the one value of a kind that is named without doubt, '' for none or several."""
    values = [each.value for each in found if each.kind is kind and not each.is_uncertain]
    return values[0] if len(values) == 1 else ""
