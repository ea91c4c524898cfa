"""Where it stands: a place in a source that is known, or in a new one entered right here."""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from municipalities.models import PublisherKind, Source
from municipalities.text import fold_text

from ....actions.decisions import Citation
from ....domain.stances import STANCE_CHOICES
from ....models import Evidence
from ..fields import WhenField
from ..kinds.forms import find_paragraph
from .parts import (
    FormPart,
    build_choice_field,
    build_line_field,
    build_lines_field,
    build_searched_field,
    build_tick_field,
    read_repeated_blocks,
)

OWN = "eigen"
NOTHING = "niets"
NEW = ("source_title", "source_dated_on")
PLACE = ("place", "summary", "quote", "is_joint", "is_derived")


class CitationPart(FormPart):
    """One place; left empty it is nothing."""

    names = ("source", *NEW, *PLACE)

    def __init__(self, form, ground, place, data):
        super().__init__(form, ground)
        self.prefix, self.place = f"place-{place}-", place
        self.readings = read_repeated_blocks(data, f"place-{place}-reading")
        self.others = [ReadingPart(form, ground, self, n) for n in range(self.readings.number)]

    @property
    def number(self):
        return self.place + 1

    @property
    def is_new(self):
        """Whether it was just asked for; it gets the focus."""
        return self.form.place_blocks.is_newest(self.place)

    def fields(self):
        own = {
            "source": build_searched_field(_("Bron"), self.sources(), initial=self.came()),
            "source_title": build_line_field(_("Titel"), 300),
            "source_dated_on": WhenField(label=_("Datum van het stuk"), required=False),
            "source_kind": build_choice_field(_("Soort"), self.kinds()),
            "source_hidden": build_tick_field(_("dit stuk is niet openbaar")),
            "place": build_line_field(
                _("Plaats"),
                200,
                help_text=_("Zoals alinea 12 of bladzijde 3."),
                initial=self.passage.place if self.passage else "",
            ),
            "summary": build_lines_field(
                _("Wat staat daar, in eigen woorden?"),
                2000,
                help_text=_("Mag leeg bij een alinea: dan staat er waarover het besluit gaat."),
            ),
            "quote": build_lines_field(
                _("Citaat"), 1000, initial=self.passage.quote if self.passage else ""
            ),
            "is_joint": build_tick_field(
                _("gezamenlijk: de plaats spreekt over meer organen samen")
            ),
            "is_derived": build_tick_field(
                _("afgeleid: de plaats noemt dit orgaan door de andere uit te sluiten")
            ),
        }
        for other in self.others:
            own |= {f"{other.own}{name}": made for name, made in other.fields().items()}
        return own

    def sources(self):
        known = [(str(each.pk), each.title) for each in self.ground.sources]
        return [("", _("Kies…")), *known]

    @property
    def passage(self):
        """The passage that led here, for the first place."""
        return self.ground.passage if self.place == 0 else None

    def came(self):
        """Return the source that came along in the address, for the first place."""
        keys = {each.key: str(each.pk) for each in self.ground.sources}
        keys |= {str(each.pk): str(each.pk) for each in self.ground.sources}
        asked = self.ground.came["bron"] if self.place == 0 else ()
        return next((keys[key] for key in asked if key in keys), "")

    def kinds(self):
        others = [each for each in PublisherKind.choices if each[0] != PublisherKind.BODY]
        other_body = (PublisherKind.BODY, _("stuk van een ander orgaan"))
        return [(OWN, _("stuk van dit orgaan zelf")), other_body, *others]

    @property
    def new_is_open(self):
        """Whether a new source is asked for: where none is known, or one was typed."""
        return not self.ground.sources or self.has(*NEW, "source_hidden")

    @property
    def more_is_open(self):
        """Whether the fields that are folded away hold something, or were asked for."""
        more = self.readings.is_new or any(
            other.has("about", "stance", "departure") for other in self.others
        )
        more = more or bool(self.passage and self.passage.quote)
        return more or self.has("quote", "is_joint", "is_derived")

    def check(self):
        if not self.is_filled:
            return
        if self.value("source") and any(self.value(name) for name in NEW):
            self.refuse("source_title", _("Kies een bron of voer een nieuwe in, niet allebei."))
        for name, sentence in self.missing():
            if not self.is_wrong(name):
                self.refuse(name, sentence)
        for other in self.others:
            other.check()

    def missing(self):
        """Yield what a place cannot do without, each with its sentence."""
        if not self.value("source") and not self.value("source_title"):
            yield "source", _("Kies een bron, of geef de titel van een nieuwe.")
        if not self.value("place"):
            yield "place", _("Zeg waar het in de bron staat.")
        if not self.value("summary") and self.paragraph is None:
            yield "summary", _("Vat in eigen woorden samen wat daar staat.")

    def spot(self, body, new):
        """Return the Citation; `new` holds the new sources by title, so that each is made once."""
        source = self.known() or self.new_source(body, new)
        own = {name: self.value(name) for name in PLACE}
        own["summary"] = own["summary"] or self.form.title()
        place = Evidence(source=source, paragraph=self.paragraph, **own)
        return Citation(place, self.otherwise)

    @cached_property
    def paragraph(self):
        """The paragraph that the place names, where the text of its source is here; else None."""
        return find_paragraph(self.known(), self.value("place") or "")

    @property
    def otherwise(self):
        """What the place reads of each stance of which it does not read what was chosen."""
        return {o.value("about"): o.stance for o in self.others if o.value("about")}

    def reading_of(self, key, stance):
        """Return the place as it reads the stance of that key, an Evidence that is not saved."""
        source = self.known() or Source(title=self.value("source_title") or "")
        read = self.otherwise.get(key, stance)
        return Evidence(source=source, place=self.value("place") or "", reads_stance=read)

    def known(self):
        chosen = self.value("source")
        return next((each for each in self.ground.sources if str(each.pk) == chosen), None)

    def new_source(self, body, new):
        """Return the new Source, the same one for two places in a document of one title."""
        title, kind = self.value("source_title"), self.value("source_kind") or OWN
        own = kind == OWN
        source = Source(
            title=title,
            dated_on=self.value("source_dated_on"),
            publisher=body.name if own else "",
            publisher_kind=PublisherKind.BODY if own else kind,
            body=body if own else None,
            is_public=not self.value("source_hidden"),
            **source_owner_of(body, self.ground),
        )
        return new.setdefault(fold_text(title), source)


class ReadingPart(FormPart):
    """What one place reads otherwise than was recorded, of one stance."""

    def __init__(self, form, ground, spot, place):
        super().__init__(form, ground)
        self.own = f"reading-{place}-"
        self.prefix = spot.prefix + self.own

    def fields(self):
        return {
            "about": build_choice_field(_("Bij"), self.about()),
            "stance": build_choice_field(_("leest deze plaats"), self.stances()),
            "departure": build_line_field(
                _("Waarom legt u iets anders vast?"),
                1000,
                help_text=_("Alleen als geen enkele plaats leest wat u koos."),
            ),
        }

    def about(self):
        told = [(row.key, row.subject.name) for row in self.form.rows]
        told += [(part.key, _("fracties %d") % part.number) for part in self.form.said]
        return [("", _("Kies…")), *told]

    def stances(self):
        return [("", _("Kies…")), *STANCE_CHOICES, (NOTHING, _("niets"))]

    @property
    def stance(self):
        typed = self.value("stance")
        return "" if typed == NOTHING else typed

    def check(self):
        about, read = self.value("about"), self.value("stance")
        if bool(about) != bool(read):
            self.refuse("stance" if about else "about", ValidationError(_("Vul dit ook in.")))
        elif about and about not in self.form.chosen_stances():
            self.refuse("about", _("Hierbij is geen standpunt gekozen."))


def source_owner_of(body, ground):
    """Return the municipality and the region for which the reader enters a source."""
    reader, region = ground.reader, ground.dossier.region
    own = body.municipality_id in reader.griffie_of
    shares = reader.is_beheer or region.pk in reader.shares_in
    return {
        "municipality": body.municipality if own else None,
        "region": region if shares else None,
    }
