"""A perfect forgery, by somebody who keeps the database and knows how the chain is made."""

from io import StringIO

from django.apps import apps
from django.core.management import call_command

from municipalities.proof.forms import read_algorithms, read_forms
from municipalities.proof.hashing import (
    begin_chain,
    digest_content,
    digest_text,
    join_link,
    plain_value,
)
from municipalities.proof.links import ChainCounter, ChainLink
from municipalities.proof.sealing import build_content, describe_version
from tests.databases import lift_triggers


def forge_text(record, name, text):
    """Give a record and its newest version another text, and make anew each hash that follows;
    return the link of that version."""
    lift_triggers()
    version = record.history.order_by("history_id").last()
    type(record)._base_manager.filter(pk=record.pk).update(**{name: text})
    record.history.filter(pk=version.pk).update(**{name: text})
    setattr(version, name, text)
    call_command("rebuild_search", stdout=StringIO())
    return forge_link(describe_version(version), name, text)


def forge_link(row, name, text):
    link = ChainLink.objects.get(kind=row.kind, record_id=row.record_id, row_id=row.row_id)
    algorithm, fields = read_algorithms()[link.form], read_forms()[link.form][row.kind]
    texts = link.texts | {name: digest_text(text, link.salts[name], algorithm)}
    content = build_content(row, fields, texts, link.form, plain_value(link.sealed_at))
    digest = digest_content(content, algorithm)
    ChainLink.objects.filter(pk=link.pk).update(texts=texts, digest=digest)
    join_anew(link.chain)
    return link


def join_anew(chain):
    """Compute each hash of a chain anew from the digests that are there, and its head."""
    previous = begin_chain(chain)
    for link in ChainLink.objects.filter(chain=chain).order_by("number"):
        algorithm = read_algorithms()[link.form]
        previous = join_link(link.number, previous, link.digest, algorithm)
        ChainLink.objects.filter(pk=link.pk).update(hash=previous)
    for model in apps.get_models():
        if issubclass(model, ChainCounter):
            for counter in model._base_manager.all():
                if counter.chain == chain:
                    model._base_manager.filter(pk=counter.pk).update(head=previous)
