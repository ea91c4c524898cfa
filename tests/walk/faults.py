"""Faults as people make them, planted one at a time, to see that the walk finds each."""

from dataclasses import replace
from importlib import import_module

from django.db.models import Q

from decisions.actions import save_record
from decisions.models import Remark, Theme, publication
from municipalities.models import Source
from tests import people
from tests.walk.world import SOME_DAY

rows = import_module("decisions.history.rows")
versions = import_module("decisions.history.versions")
found = import_module("decisions.web.dossier_context")
position = import_module("decisions.web.public.positions")
remarks_list = import_module("decisions.web.public.remarks")
REALLY = publication.build_visible_condition
COUNTED = remarks_list.count_kinds_and_states


def everything(rows, reader):
    return rows.all()


def no_rule(model, reader):
    return Q()


def no_embargo(model, reader):
    return REALLY(model, replace(reader, at=SOME_DAY))


def past_the_rule(model, reader):
    return model.objects.all()


def all_versions(reader, record, rows):
    return rows


def name_of(self, row):
    return str(row.history_user)


def all_counted(kept):
    return [*COUNTED(kept), [("alles", Remark.objects.count())]]


def entry_that_writes(*args, **kwargs):
    save_record(Theme.objects.order_by("pk").first(), by=people.beheer(), reason="Gelezen.")
    return ENTRY(*args, **kwargs)


ENTRY = position.build_position_entry
LEAKING = {
    "a query that shows everything": (publication.PublishedQuerySet, "visible_to", everything),
    "a rule that hides nothing": (rows, "build_visible_condition", no_rule),
    "an embargo that is forgotten": (rows, "build_visible_condition", no_embargo),
    "a page that fetches past the rule": (found, "visible_page_rows", past_the_rule),
    "a history from before publication": (versions, "list_visible_versions", all_versions),
    "a name in the public's history": (versions.VersionAuthors, "of", name_of),
    "a document that is not public": (type(Source.objects.all()), "visible_to", everything),
}
WRITING = (position, "build_position_entry", entry_that_writes)
COUNTING = (remarks_list, "count_kinds_and_states", all_counted)
