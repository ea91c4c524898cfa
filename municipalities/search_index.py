"""The full text of records: which of them hold a word, asked of the database itself.

What is indexed are the forms of `search_words`, so that SQLite (FTS5) and PostgreSQL (tsvector)
give the answers of `has_sought_words`. All of it is derived from records: `tracking` keeps it in
the transaction of each write, `manage.py rebuild_search` makes it anew. It knows records as they
stand now, whoever may see them: who asks it narrows what a reader may see, and nothing else."""

from contextlib import contextmanager
from dataclasses import dataclass
from itertools import batched

from django.apps import apps
from django.db import DatabaseError, connection, connections, models, transaction
from django.db.models import F, Lookup
from django.utils.translation import gettext as _

from .read_only import let_write
from .search_words import SoughtTerm, collect_word_forms

MANY = 2_000


class SearchEntry(models.Model):
    """The forms of all words of one record, its scopes and its links, with spaces between them."""

    kind = models.CharField(max_length=40)
    record_id = models.PositiveBigIntegerField()
    words = models.TextField()

    class Meta:
        app_label = "municipalities"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "record_id"],
                name="search_entry_once",
                violation_error_message=_("Dit stuk staat al in de zoekindex."),
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.record_id}"


# Which records hold words.


def list_records_with(model, words, dossier=None):
    """Return the keys of the records of a model, of one dossier (its key) or of all, that hold each
    of the words (SoughtWords) as they stand now, to be asked for in a larger query."""
    asked = SoughtInScope(name_scope(model, dossier), tuple(words))
    return SearchEntry.objects.filter(HoldsWords(F("id"), asked)).values("record_id")


def list_newest_with(scopes, terms, linked, most):
    """Return (kind, key) of the records of any of these scopes that hold each of the terms
    (SoughtTerms), or that lead to one of the records `linked` to that term; the last `most` that
    came into the index, the newest first."""
    asked = SoughtTerms(tuple(scopes), tuple(terms), tuple(linked), most)
    found = SearchEntry.objects.filter(HoldsTerms(F("id"), asked)).order_by("-id")
    return list(found.values_list("kind", "record_id")[:most])


def list_links_of_names(models, terms, most):
    """Return for each of the terms the links to the records of small kinds that hold it, of the
    last `most` that hold any; one query."""
    anything = SoughtTerm(tuple(way for term in terms for way in term.ways))
    asked = SoughtTerms(tuple(map(name_scope, models)), (anything,), ((),), most)
    found = SearchEntry.objects.filter(HoldsTerms(F("id"), asked)).order_by("-id")[:most]
    held = [
        (name_link(each.kind, each.record_id), set(each.words.split()))
        for each in found.only("kind", "record_id", "words")
    ]
    return [tuple(link for link, forms in held if term.stands_among(forms)) for term in terms]


@dataclass(frozen=True)
class SoughtInScope:
    """Words that are looked for in the entries of one scope."""

    scope: str
    words: tuple


class HoldsWords(Lookup):
    """Whether a SearchEntry, given by its `id`, holds what a SoughtInScope asks."""

    prepare_rhs = False

    def as_sqlite(self, compiler, connection):
        key, _none = self.process_lhs(compiler, connection)
        asked = " AND ".join([f'"{self.rhs.scope}"', *map(build_fts5_condition, self.rhs.words)])
        return f"{key} IN (SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s)", (asked,)

    def as_postgresql(self, compiler, connection):
        table = compiler.quote_name(self.lhs.alias)
        asked = " & ".join([f"'{self.rhs.scope}'", *map(build_tsquery_condition, self.rhs.words)])
        return f"{table}.vector @@ %s::tsquery", (asked,)


@dataclass(frozen=True)
class SoughtTerms:
    """Terms that are looked for in the entries of scopes, each with the links that count as it; of
    a database that reads them in that order only the last `most`."""

    scopes: tuple
    terms: tuple
    linked: tuple
    most: int

    def build_condition(self, build_word, both, either):
        """Return the condition of a database that has these two words for 'and' and 'or'."""
        told = [f"({either.join(map(quote_mark, self.scopes))})"]
        for term, links in zip(self.terms, self.linked, strict=True):
            ways = [f"({both.join(map(build_word, way))})" for way in term.ways]
            told.append(f"({either.join([*ways, *map(quote_mark, links)])})")
        return both.join(told)


class HoldsTerms(Lookup):
    """Whether a SearchEntry, given by its `id`, holds what SoughtTerms ask."""

    prepare_rhs = False

    def as_sqlite(self, compiler, connection):
        key, _none = self.process_lhs(compiler, connection)
        asked = self.rhs.build_condition(build_fts5_condition, " AND ", " OR ")
        last = f"ORDER BY rowid DESC LIMIT {self.rhs.most:d}"
        return f"{key} IN (SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s {last})", (asked,)

    def as_postgresql(self, compiler, connection):
        key, _none = self.process_lhs(compiler, connection)
        asked = self.rhs.build_condition(build_tsquery_condition, " & ", " | ")
        # Found first and put in order after it: with an order to keep, PostgreSQL would rather read
        # all entries from the last one back until it has so many.
        held = f"SELECT id FROM {TABLE} WHERE vector @@ %s::tsquery"
        last = f"SELECT id FROM held ORDER BY id DESC LIMIT {self.rhs.most:d}"
        words = asked.replace('"', "'")
        return f"{key} IN (WITH held AS MATERIALIZED ({held}) {last})", (words,)


# A form holds letters and digits only, a scope or a link '@' besides: no sign of theirs means
# anything to a database.


def quote_mark(mark):
    return f'"{mark}"'


def build_fts5_condition(word):
    star = " *" if word.is_beginning else ""
    return f"({' OR '.join(f'"{form}"{star}' for form in word.forms)})"


def build_tsquery_condition(word):
    star = ":*" if word.is_beginning else ""
    return f"({' | '.join(f"'{form}'{star}" for form in word.forms)})"


def name_scope(model, dossier=None):
    """Return the word that the records of a model have, of one dossier or all, and no others."""
    return f"{model._meta.model_name}@{dossier or ''}"


def name_link(kind, key):
    """Return the word that the records have that lead to one record, given by its kind."""
    return f"@{kind}{key}"


# What keeps it: each write, and making it anew.


def keep_words(records):
    """Index the words of records of one model that were just written."""
    store_entries([describe_record(each) for each in records if each.SEARCHED])


def drop_words(records):
    """Forget the words of records of one model that are about to be deleted."""
    keys = [each.pk for each in records if each.SEARCHED]
    if keys:
        list_entries(type(records[0])).filter(record_id__in=keys).delete()


@contextmanager
def rebuilding():
    """Let who writes wait, so that no write is missed while entries are made of what stands."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"LOCK TABLE {TABLE} IN SHARE ROW EXCLUSIVE MODE")
        yield
        if connection.vendor == "sqlite":
            cursor.execute(f"INSERT INTO {INDEX} ({INDEX}) VALUES ('rebuild')")


def rebuild_words(model):
    """Index all records of a model anew; return how many there are."""
    keys, number = model._base_manager.order_by().values("pk"), 0
    list_entries(model).exclude(record_id__in=keys).delete()
    for batch in batched(describe_records(model), MANY):
        store_entries(batch)
        number += len(batch)
    return number


def store_entries(entries):
    """Save entries, over those that there are of the same records."""
    if entries:
        SearchEntry.objects.bulk_create(
            entries,
            update_conflicts=True,
            unique_fields=["kind", "record_id"],
            update_fields=["words"],
        )


def list_searched_models():
    return [each for each in apps.get_models() if getattr(each, "SEARCHED", ())]


def list_entries(model):
    return SearchEntry.objects.filter(kind=model._meta.model_name)


def describe_record(record):
    """Return the SearchEntry that a record should have."""
    texts = [getattr(record, name) for name in record.SEARCHED]
    leads = [getattr(record, f"{name}_id") for name in record.SEARCHED_LINKS]
    dossier = getattr(record, "dossier_id", None)
    return describe_texts(type(record), record.pk, dossier, texts, leads)


def describe_records(model):
    """Yield the SearchEntry that each record of a model should have, by key."""
    about = ["dossier_id"] if hasattr(model, "dossier_id") else []
    links = [f"{name}_id" for name in model.SEARCHED_LINKS]
    rows = model._base_manager.order_by("pk").values_list("pk", *about, *links, *model.SEARCHED)
    for key, *told in rows.iterator():
        dossier = told.pop(0) if about else None
        leads, texts = told[: len(links)], told[len(links) :]
        yield describe_texts(model, key, dossier, texts, leads)


def describe_texts(model, key, dossier, texts, leads=()):
    """Return the SearchEntry of a record: `leads` are the keys of its SEARCHED_LINKS."""
    kinds = (
        model._meta.get_field(name).related_model._meta.model_name for name in model.SEARCHED_LINKS
    )
    links = {name_link(kind, to) for kind, to in zip(kinds, leads, strict=False) if to is not None}
    scopes = {name_scope(model), name_scope(model, dossier)}
    words = sorted(scopes | links | collect_word_forms(texts))
    return SearchEntry(kind=model._meta.model_name, record_id=key, words=" ".join(words))


# Whether it is right.


def find_wrong_entries(model):
    """Yield (key, sentence) of each record of a model that is indexed otherwise than it stands, not
    at all, or while it is not there; two queries."""
    stored = dict(list_entries(model).values_list("record_id", "words").iterator())
    for each in describe_records(model):
        if stored.pop(each.record_id, None) != each.words:
            yield each.record_id, _("is niet te vinden met de woorden die er staan")
    for key in sorted(stored):
        yield key, _("is er niet meer en wordt nog gevonden")


def is_index_whole():
    """Whether the database's own index tells what the entries tell."""
    if connection.vendor != "sqlite":
        return True  # a column that the database derives, and its index
    try:
        with let_write(), connection.cursor() as cursor:  # it is worded as a change, and is none
            cursor.execute(f"INSERT INTO {INDEX} ({INDEX}, rank) VALUES ('integrity-check', 1)")
    except DatabaseError:
        return False
    return True


# What no model can say: the index itself, beside the table of SearchEntry.

TABLE = SearchEntry._meta.db_table
INDEX = f"{TABLE}_words"
SQLITE = (
    # A form is told from the next by a space; the tokenizer would rather part them at other signs.
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5(words, content='{TABLE}',"
    " content_rowid='id', tokenize=\"ascii tokenchars '@'\", detail=none, columnsize=0)",
    f"CREATE TRIGGER IF NOT EXISTS {INDEX}_added AFTER INSERT ON {TABLE} BEGIN"
    f" INSERT INTO {INDEX} (rowid, words) VALUES (new.id, new.words); END",
    f"CREATE TRIGGER IF NOT EXISTS {INDEX}_changed AFTER UPDATE OF words ON {TABLE}"
    " WHEN old.words <> new.words BEGIN"
    f" INSERT INTO {INDEX} ({INDEX}, rowid, words) VALUES ('delete', old.id, old.words);"
    f" INSERT INTO {INDEX} (rowid, words) VALUES (new.id, new.words); END",
    f"CREATE TRIGGER IF NOT EXISTS {INDEX}_gone AFTER DELETE ON {TABLE} BEGIN"
    f" INSERT INTO {INDEX} ({INDEX}, rowid, words) VALUES ('delete', old.id, old.words); END",
)
# What is taken out of a record must not stay behind in its index.
SQLITE_FORGETS = f"INSERT INTO {INDEX} ({INDEX}, rank) VALUES ('secure-delete', 1)"
SQLITE_THAT_FORGETS = (3, 42)
POSTGRESQL = (
    f"ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS vector tsvector GENERATED ALWAYS AS"
    " (array_to_tsvector(string_to_array(words, ' '))) STORED",
    f"CREATE INDEX IF NOT EXISTS {INDEX} ON {TABLE} USING gin (vector)",
    # What is written goes into the index itself. It would else wait in a list of up to 4 MB, which
    # each question reads from end to end, until PostgreSQL looks after the table by itself.
    f"ALTER INDEX {INDEX} SET (fastupdate = off)",
    f"SELECT gin_clean_pending_list('{INDEX}')",
)


def make_index(sender, using, **kwargs):
    """Make what is not there yet, after `migrate` and wherever tables are made without it
    (post_migrate)."""
    database = connections[using]
    if TABLE not in database.introspection.table_names():
        return
    with database.cursor() as cursor:
        for statement in list_statements(database):
            cursor.execute(statement)


def list_statements(database):
    if database.vendor == "postgresql":
        return POSTGRESQL
    forgets = database.Database.sqlite_version_info >= SQLITE_THAT_FORGETS
    return (*SQLITE, SQLITE_FORGETS) if forgets else SQLITE
