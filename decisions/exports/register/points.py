"""One remark in the words of a row: what was asked, where that stands and what became of it."""

from django.utils.translation import gettext as _

from municipalities.edtf import in_words

from ...models import Status
from ..wording import moment_words
from .document import Row


def row_of(raised, places, at):
    """Return the Row of a Raised; `places` are by kind and key, `at` decides what is public."""
    remark, replies = raised.remark, raised.replies
    home = remark.body.municipality if remark.body_id else None
    return Row(
        number=remark.id,
        kind=remark.get_kind_display(),
        who=", ".join(part for part in (raised.who, remark.groups_label) if part),
        municipality=home.name if home else "",
        subject=remark.subject.name if remark.subject_id else "",
        section=remark.section,
        theme=remark.theme.name if remark.theme_id else "",
        text=remark.text,
        dated=in_words(remark.dated_on, one_day=True),
        sources="\n".join(sources_of(raised, places)),
        state=state_of(raised),
        outcome=listed([each.get_outcome_display() for each in replies]),
        reasons=listed([each.reasons for each in replies]),
        changed=listed([changed_by(each) for each in replies]),
        answered=listed([answered_by(each, at) for each in replies]),
        status=status_of(remark, at),
    )


def state_of(raised):
    """Return the derived life in words, with the reason where the record was withdrawn."""
    reason = raised.remark.withdrawn_reason
    return f"{raised.state_label}: {reason}" if reason else raised.state_label


def status_of(record, at):
    """Return who may read a record, in words."""
    if record.status == Status.PUBLISHED:
        if record.public_from > at:
            return _("openbaar vanaf %(moment)s") % {"moment": moment_words(record.public_from)}
        return _("openbaar")
    return str(Status(record.status).label)


def answered_by(reply, at):
    """Return who replied and when, and what the public cannot read yet."""
    told = f"{reply.body.name}, {in_words(reply.dated_on, one_day=True)}"
    is_public = reply.status == Status.PUBLISHED and reply.public_from <= at
    return told if is_public else f"{told} ({status_of(reply, at)})"


def changed_by(reply):
    """Return the version that a reply changed and the place in it, as far as they are known."""
    version = reply.changed_in.name if reply.changed_in_id else ""
    return ", ".join(part for part in (version, reply.changed_where) if part)


def listed(texts):
    """Return the cell of several replies: numbered, so that cells of one row can be matched."""
    if len(texts) < 2:
        return "".join(texts)
    return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, start=1) if text)


def sources_of(raised, places):
    """Yield the places of a remark, then those of its replies, each spot of a document once."""
    yield from spots(places.get(("remark", raised.remark.id), ()))
    for reply in raised.replies:
        for spot in spots(places.get(("reply", reply.id), ())):
            yield _("reactie: %(place)s") % {"place": spot}


def spots(places):
    return list(dict.fromkeys(spot_of(each) for each in places))


def spot_of(place):
    """Return a document with the place in it; the title only where the reader may see it."""
    told = [place.source_title or _("niet openbare bron"), place.place]
    if place.is_joint:
        told.append(_("gezamenlijk"))
    if place.is_derived:
        told.append(_("afgeleid"))
    return ", ".join(part for part in told if part)
