"""Does the history still tell the truth? The invariants that hold for every tracked model.

Asked nightly and after every restore: a write that went around the actions shows up here."""

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from django.apps import apps
from django.utils.translation import gettext as _

from .search_index import SearchEntry, find_wrong_entries, is_index_whole
from .tracking import Tracked

GONE, BORN = "-", "+"


@dataclass(frozen=True)
class Breach:
    """A record of which row and history do not agree, and what is wrong in a Dutch sentence."""

    model: str
    key: int
    what: str


def tracked_models():
    """Return every model with a history."""
    return [model for model in apps.get_models() if issubclass(model, Tracked)]


def verify_history(models=None):
    """Yield every Breach; two queries a model, read in one pass, and two where words are sought."""
    for model in models or tracked_models():
        for key, sentence in find_breaches(model):
            yield Breach(model._meta.label, key, sentence)
        for key, sentence in find_wrong_entries(model) if model.SEARCHED else ():
            yield Breach(model._meta.label, key, sentence)
    if not is_index_whole():
        yield Breach(SearchEntry._meta.label, 0, _("is niet zoals de database hem indexeert"))


def find_breaches(model):
    """Yield (key, sentence) of each record of a model that breaks an invariant."""
    fields = [field.attname for field in model.history.model.tracked_fields]
    live = {row["id"]: row for row in model._base_manager.order_by().values(*fields).iterator()}
    rows = model.history.order_by("id", "history_id").values(
        *fields, "history_id", "history_date", "history_type", "history_user_id"
    )
    told = set()
    for key, versions in groupby(rows.iterator(), key=itemgetter("id")):
        told.add(key)
        for sentence in find_wrongs(list(versions), live.get(key), fields):
            yield key, sentence
    for key in sorted(live.keys() - told):
        yield key, _("staat er zonder geschiedenis")


def find_wrongs(versions, row, fields):
    """Yield what is wrong with one record: its versions in order, and its row or None."""
    last = versions[-1]
    if [each["history_type"] for each in versions].count(BORN) != 1:
        yield _("is niet precies een keer begonnen")
    if any(each["history_user_id"] is None for each in versions):
        yield _("is gewijzigd door niemand")
    moments = [each["history_date"] for each in versions]
    if any(later <= earlier for earlier, later in zip(moments, moments[1:], strict=False)):
        yield _("heeft versies waarvan de tijd niet oploopt")
    if any(each["history_type"] == GONE for each in versions[:-1]):
        yield _("leefde voort na zijn verwijdering")
    if (row is None) != (last["history_type"] == GONE):
        yield _("is er niet meer of juist nog wel, anders dan de geschiedenis zegt")
    elif row is not None and any(row[name] != last[name] for name in fields):
        yield _("verschilt van zijn laatste versie")
