"""Take personal data out of a record and out of everything that the history says of it.

Nothing else in Regio rewrites history. This does, because a right outranks the rule that nothing
is lost: what should never have been written down about a person (AVG art. 17) may not stay
readable at an earlier moment either. Who wrote each version, and when, stays; so does every other
word. The blanking itself is a version with its reason. Each text that it rewrote is a `Redaction`,
by which the database admits it, and loses the salt by which its digest in the chain could be told.
Only `actions` call this, and they let nobody but beheer do it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from .fields import CleanMixin, EdtfField
from .proof.forms import REASON
from .proof.journal import AccountAct
from .proof.links import LEFT, ChainLink, Redaction
from .proof.sealing import describe_row, describe_version
from .tracking import Tracked, Writer, write_record, writing

REDACTION_MARK = "[weggelaten]"


def list_redactable_fields(model: type[models.Model]) -> list[models.Field]:
    """Return the text fields of a tracked model from which something can be taken out."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, CleanMixin | models.URLField) and not isinstance(field, EdtfField)
    ]


def redact_everywhere[R: Tracked](
    record: R, *, name: str, passage: str, by: Writer, reason: str
) -> R:
    """Replace a passage of one field by '[weggelaten]', in the record and all its versions.

    The passage goes out of the reasons of every version too, and out of a reason of withdrawal.
    Raises ValidationError when it stands nowhere there, or when what is left would not fit.
    """
    names = {name} | ({"withdrawn_reason"} & {each.name for each in record._meta.concrete_fields})
    if passage in reason:
        raise ValidationError({"reason": _("Noem in de reden niet wat u weghaalt.")})
    if not holds_passage(record, names, passage):
        raise ValidationError({"passage": _("Deze tekst staat en stond niet in dit veld.")})
    with writing() as opened:
        for each in names:
            setattr(record, each, remove_passage(record, each, passage))
        write_record(record, by=by, reason=reason)
        for row in record.history.order_by("history_id"):
            for redaction, left in redact_row(row, names | {REASON}, passage, by, reason):
                opened.versions.append((record, describe_row(redaction, **{LEFT: left})))
    return record


def holds_passage(record, names, passage):
    """Whether a passage stands in one of these fields, now or in any version or its reason."""
    rows = [record, *record.history.all()]
    return any(
        passage in (getattr(row, name, "") or "") for row in rows for name in names | {REASON}
    )


def redact_row(row, names, passage, by, reason):
    """Rewrite one row of the history where it holds the passage; return (Redaction, the text that
    is left) of each field in which it did."""
    changes = {
        name: remove_passage(row, name, passage)
        for name in names
        if passage in (getattr(row, name) or "")
    }
    for name, text in changes.items():
        check_text_fits(row, name, text)
    version = describe_version(row)
    told = [
        (note_redaction(version, name, by, reason), text) for name, text in sorted(changes.items())
    ]
    if changes:
        type(row).objects.filter(history_id=row.history_id).update(**changes)
    return told


def note_redaction(row, name, by, reason):
    """Save that a text of a row is replaced, and drop the salts of what is gone by then: that of
    the text, and that of what an earlier redaction left of it."""
    text = {"kind": row.kind, "row_id": row.row_id, "field": name}
    replaced = list(Redaction.objects.filter(**text).values_list("pk", flat=True))
    redaction = Redaction.objects.create(**text, by=by.user, reason=reason)
    drop_salts(name, kind=row.kind, record_id=row.record_id, row_id=row.row_id)
    drop_salts(LEFT, kind=Redaction._meta.label_lower, record_id__in=replaced)
    return redaction


def forget_sign_in(user, *, by, reason):
    """Let nobody find out from the journal by which names an account signed in before; return the
    rows for the journal that say so."""
    rows = []
    for act in AccountAct.objects.filter(account=user).order_by("pk"):
        for name in ("username", "email"):
            redaction = note_redaction(describe_row(act), name, by, reason)
            rows.append(describe_row(redaction, **{LEFT: ""}))
    return rows


def drop_salts(name, **links):
    """Drop the salt of one text from links of the chain; its digest tells nothing without."""
    for link in ChainLink.objects.filter(salts__has_key=name, **links):
        link.salts.pop(name)
        ChainLink.objects.filter(pk=link.pk).update(salts=link.salts)


def check_text_fits(row, name, text):
    longest = row._meta.get_field(name).max_length
    if longest is not None and len(text) > longest:
        raise ValidationError({"passage": _("Kies een langer stuk; zo past het niet in het veld.")})


def remove_passage(row, name, passage):
    """Return the text of a field without the passage; an address that held it is no address."""
    text = getattr(row, name)
    if not text or passage not in text:
        return text
    is_address = isinstance(row._meta.get_field(name), models.URLField)
    return "" if is_address else text.replace(passage, REDACTION_MARK)
