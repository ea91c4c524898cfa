"""A made-up region with a question, for the tests of its pages."""

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from tests import factories as make

TAG = re.compile(r"<[^>]*>")


@dataclass
class Scene:
    """A dossier with a variant and the proposal that works it out; councils by name."""

    dossier: Any
    variant: Any
    proposal: Any
    councils: dict = field(default_factory=dict)

    @property
    def address(self):
        return self.dossier.get_absolute_url()

    def council(self, name, *, seats=None):
        """Add a member municipality with its council, of so many recorded seats."""
        municipality = make.MunicipalityFactory(name=name)
        body = make.council(self.dossier.region, municipality=municipality)
        if seats:
            make.CouncilTermFactory(body=body, seats=seats)
        self.councils[name] = body
        return body

    def read(self, position, **fields):
        """Have a document of the body itself read what a position says, and return that."""
        source = make.SourceFactory(publisher_kind="orgaan")
        fields = {"source": source, "reads_stance": position.stance, **fields}
        make.EvidenceFactory(position=position, dossier=self.dossier, **fields)
        return position

    def position(self, body, stance="voor", *, subject=None, dated_on="2016-06-01", **fields):
        """Record and publish what a body holds, with a decision of its own."""
        return make.PositionFactory(
            dossier_of=self.dossier,
            spoken_by=body,
            subject=subject or self.proposal,
            dated_on=dated_on,
            stance=stance,
            **fields,
        )


def scene(*names, slug="samen", **fields):
    """Return a Scene with councils of these names that hold nothing on what was put to them."""
    dossier = make.DossierFactory(title="Samen of niet", slug=slug, **fields)
    variant = make.SubjectFactory(dossier=dossier, slug="zwaar", name="Zwaar", number=1)
    proposal = make.SubjectFactory(
        is_proposal=True,
        dossier=dossier,
        slug="regioraad",
        name="Regioraad",
        number=2,
        works_out=variant,
    )
    make.MilestoneFactory(
        dossier=dossier, subject=proposal, state="voorgelegd", dated_on="2016-01-01"
    )
    made = Scene(dossier, variant, proposal)
    for name in names:
        made.council(name)
    return made


def words(response):
    """Return the text of a page, every tag and every run of white space one space."""
    return " ".join(unescape(TAG.sub(" ", response.content.decode())).split())
