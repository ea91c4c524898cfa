"""How a region is drawn: where its tiles stand, and the file of its borders."""

from dataclasses import asdict

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.actions.regions import (
    delete_region_borders,
    save_region_borders,
    save_region_tiles,
)
from municipalities.forms import RefusableMixin
from municipalities.models import (
    MOST_LINES,
    Municipality,
    RegionBorders,
    RegionTile,
    participants_of,
)

from ...domain.borders import BordersRefused, read_borders
from ...domain.region_grid import arrange_tiles
from ...permissions import may_keep_dossier
from ..access import Access, restrict_to
from .fields import TypedField
from .form_flow import add_success_message, answer_form, open_workspace
from .record_actions import RecordActionForm
from .records import record_gone_page, reread_record


def open_region(request, slug):
    """Return the WorkspaceContext of who draws the region of a dossier; PermissionDenied else."""
    desk = open_workspace(request, slug)
    if not may_keep_dossier(desk.reader, desk.dossier.region_id):
        raise PermissionDenied(_("Hoe een regio wordt getekend, kiest haar regioredactie."))
    return desk


def list_members(region):
    """Return the municipalities that ever take part in a region, by name."""
    found = Municipality.objects.filter(pk__in=participants_of([region.pk]))
    return found.order_by("name", "code")


# The tiles: a row and a column for each municipality, or neither.


class RegionTilesForm(RefusableMixin, forms.Form):
    """The place of each municipality; `places` are those that were typed, `seen` the versions of
    the tiles that stood when the form was opened."""

    def __init__(self, data=None, *, members, tiles, refusal=None):
        stands = {each.municipality_id: each for each in tiles}
        super().__init__(data)
        self.members, self.stands, self.refusal = members, stands, refusal
        for home in members:
            tile = stands.get(home.pk)
            self.fields[f"rij-{home.code}"] = build_place_field(_("rij"), home, tile and tile.row)
            self.fields[f"kolom-{home.code}"] = build_place_field(
                _("kolom"), home, tile and tile.column
            )
            self.fields[f"versie-{home.code}"] = forms.IntegerField(
                required=False, min_value=1, widget=forms.HiddenInput, initial=tile and tile.version
            )

    @property
    def lines(self):
        """(municipality, field of its row, field of its column) of each line of the table."""
        return [
            (home, self[f"rij-{home.code}"], self[f"kolom-{home.code}"]) for home in self.members
        ]

    @property
    def places(self):
        found = {}
        for home in self.members:
            row, column = (self.cleaned_data[f"{name}-{home.code}"] for name in ("rij", "kolom"))
            found[home] = (row, column) if row else None
        return found

    @property
    def seen(self):
        versions = ((home.pk, self.cleaned_data[f"versie-{home.code}"]) for home in self.members)
        return {key: version for key, version in versions if version}

    def clean(self):
        cleaned = super().clean()
        for home in self.members:
            names = [f"rij-{home.code}", f"kolom-{home.code}"]
            if set(names) & set(self.errors):
                continue
            empty = [name for name in names if not cleaned.get(name)]
            if len(empty) == 1:
                self.add_error(empty[0], _("Geef een rij en een kolom, of laat beide leeg."))
        return cleaned


def build_place_field(words, home, value):
    label = _("%(name)s, %(line)s") % {"name": home.name, "line": words}
    return forms.IntegerField(
        label=label, required=False, min_value=1, max_value=MOST_LINES, initial=value
    )


@restrict_to(Access.KEEPS)
def region_tiles_page(request, slug):
    """Show where the tiles of the dossier's region stand, with a form to arrange them."""
    desk = open_region(request, slug)
    region = desk.dossier.region
    members = list(list_members(region))

    def make_form(data=None, refusal=None):
        tiles = RegionTile.objects.filter(region=region)
        return RegionTilesForm(data, members=members, tiles=tiles, refusal=refusal)

    def save(form):
        save_region_tiles(region, form.places, seen=form.seen, by=desk.reader)
        add_success_message(request, _("Bewaard: zo staan de tegels van %s.") % region.name)
        return reverse("desk-region", args=[slug])

    tiles = {each.municipality_id: (each.row, each.column) for each in region.tiles.all()}
    context = {
        "here": _("Regio tekenen: %s") % region.name,
        "preview": list_preview_lines(members, tiles),
        "borders": RegionBorders.objects.filter(region=region).first(),
        "most": MOST_LINES,
    }
    return answer_form(desk, make_form, save, template="desk/region.html", context=context)


def list_preview_lines(members, tiles):
    """Return the lines of the grid as it stands, each a list of names, '' for an empty place."""
    names = {each.pk: each.name for each in members}
    grid = arrange_tiles(names, tiles)
    found = [[""] * grid.across for _line in range(grid.down)]
    for each in grid.places:
        found[each.row - 1][each.column - 1] = names[each.key]
    return found


# The borders: a GeoJSON file, of which year it is and who may use it.


class BordersForm(RefusableMixin, forms.Form):
    """A file of borders with its year and licence; `drawn` are the DrawnBorders in it."""

    expected_version = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    upload = forms.FileField(
        label=gettext_lazy("Bestand met grenzen"),
        help_text=gettext_lazy(
            "GeoJSON van ten hoogste 5 MB, met per gemeente haar code (zoals GM0546). Alleen "
            "gemeenten van deze regio worden bewaard."
        ),
        widget=forms.FileInput(attrs={"accept": ".geojson,.json"}),
        error_messages={
            "empty": gettext_lazy("Het bestand is leeg."),
            "required": gettext_lazy("Kies een bestand."),
        },
    )
    year = forms.IntegerField(
        label=gettext_lazy("Jaar van de grenzen"), min_value=1800, max_value=2200
    )
    licence = TypedField(
        label=gettext_lazy("Licentie en bron"),
        max_length=200,
        help_text=gettext_lazy("Zoals: CBS en Kadaster, CC BY 4.0. Dit staat onder de kaart."),
    )

    drawn = None

    def __init__(self, data=None, files=None, *, members, stands, refusal=None):
        initial = {"expected_version": stands.version} if stands else {}
        super().__init__(data, files, initial=initial)
        self.codes = [each.code for each in members]
        self.refusal = refusal

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        try:
            self.drawn = read_borders(upload.read(), self.codes)
        except BordersRefused as refused:
            raise ValidationError(refused.sentence) from refused
        return upload

    def borders(self, region, stands):
        """Return the RegionBorders to save: those that stand with another content, or new ones."""
        found = stands or RegionBorders(region=region)
        found.version = self.cleaned_data["expected_version"] or found.version
        found.year, found.licence = self.cleaned_data["year"], self.cleaned_data["licence"]
        found.width, found.height = self.drawn.width, self.drawn.height
        found.shapes = {code: asdict(shape) for code, shape in self.drawn.shapes.items()}
        return found


@restrict_to(Access.KEEPS)
def region_borders_page(request, slug):
    """Ask for a file with the borders of the dossier's region, and keep what is drawn of it."""
    desk = open_region(request, slug)
    region = desk.dossier.region
    members = list(list_members(region))

    def find():
        return RegionBorders.objects.filter(region=region).first()

    def make_form(data=None, refusal=None):
        files = request.FILES if data is not None else None
        return BordersForm(data, files, members=members, stands=find(), refusal=refusal)

    def save(form):
        made = save_region_borders(form.borders(region, find()), by=desk.reader)
        told = {"number": len(made.shapes), "total": len(members)}
        words = _("Bewaard: de grenzen van %(number)s van %(total)s gemeenten.")
        add_success_message(request, words % told)
        return reverse("desk-region", args=[slug])

    context = {"here": _("Grenzen van %s") % region.name}
    return answer_form(desk, make_form, save, template="desk/form.html", context=context)


@restrict_to(Access.KEEPS)
def delete_borders_page(request, slug):
    """Ask, and take the borders away, so that the tiles show again."""
    desk = open_region(request, slug)
    found = RegionBorders.objects.filter(region=desk.dossier.region_id).first()
    page = reverse("desk-region", args=[slug])
    if found is None:
        if request.method == "POST":
            return record_gone_page(request)
        raise Http404

    def make_form(data=None, refusal=None):
        record = found if data is None else reread_record(found)
        return RecordActionForm(data, record=record, reader=desk.reader, refusal=refusal)

    def save(form):
        delete_region_borders(form.seen, by=desk.reader, reason=form.why)
        add_success_message(request, _("Verwijderd: de regio staat weer in tegels."))
        return page

    context = {
        "here": _("Grenzen verwijderen"),
        "home": desk.dossier.region,
        "page": page,
        "submit": _("Verwijderen"),
    }
    return answer_form(desk, make_form, save, template="desk/recess/act.html", context=context)
