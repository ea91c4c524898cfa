"""Offer one text to several councils, take it over as an item of one's own, and follow it."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from municipalities.models import Body
from municipalities.roles import Reader
from municipalities.tracking import discard_record, write_record

from ..history.offers import CommonVersions
from ..models import (
    COMMON_FIELDS,
    COMMON_LINES,
    AgendaItem,
    CommonItem,
    ItemOffer,
    ItemSection,
    Status,
    Treatment,
)
from ..permissions import may_keep, may_keep_body
from .agenda import find_or_make_meeting, join_lines, save_agenda_item, set_agenda_lines
from .plausibility import check_has_happened
from .publication import share_record
from .records import change_record, writing_in

# The regioredactie: one text, and to whom it is offered.


def save_common_item(
    common: CommonItem, *, asked: Iterable[Body], by: Reader, reason: str = ""
) -> CommonItem:
    """Save a common text and offer it to exactly these bodies, besides those that answered.

    Whoever it is offered to must be able to read it, so it is shared with the region then.
    """
    wanted = {each.pk: each for each in asked}
    with writing_in(common):
        change_record(common, by=by, reason=reason)
        standing = {each.body_id: each for each in common.offers.all()}
        for body in [body for key, body in wanted.items() if key not in standing]:
            write_record(ItemOffer(common_item=common, body=body), by=by, reason=reason)
        for offer in standing.values():
            if offer.body_id not in wanted and is_unanswered(offer):
                discard_record(offer, by=by, reason=reason)
        if wanted and common.status == Status.DRAFT:
            share_record(common, by=by, reason=reason)
    return common


def is_unanswered(offer: ItemOffer) -> bool:
    """Whether the body did nothing with an offer yet."""
    return offer.item_id is None and offer.declined_on is None


# The griffie: take it over, or not.


def accept_offer(
    offer: ItemOffer,
    *,
    first: Treatment,
    meeting_on: date | None = None,
    portfolio_holder: str = "",
    is_shared: bool = True,
    by: Reader,
) -> AgendaItem:
    """Make an item of the body itself out of an offer, with its first treatment; return it.

    `meeting_on` puts that in the meeting of the body on a day, entered or not.
    Everything that the common text says stands in it and may be changed. `is_shared` shows it to
    the region at once, so that the round tells when it is planned.
    """
    common = offer.common_item
    check_may_answer(offer, by)
    with writing_in(common):
        check_is_open(offer)
        item = build_offered_item(offer, portfolio_holder)
        if meeting_on is not None:
            first.meeting = find_or_make_meeting(item, meeting_on, by=by)
        save_agenda_item(item, lines=list_common_lines(common), first=first, by=by)
        if is_shared:
            share_record(item, by=by)
        offer.item, offer.followed_at = item, CommonVersions(common).made_at
        write_record(offer, by=by)
    return item


def build_offered_item(offer: ItemOffer, portfolio_holder: str) -> AgendaItem:
    """Return a new item that says what the common text says, and how the dossier stands."""
    common = offer.common_item
    told = {name: getattr(common, name) for name in COMMON_FIELDS}
    return AgendaItem(
        dossier=common.dossier,
        body=offer.body,
        round=common.round,
        source=common.source,
        portfolio_holder=portfolio_holder,
        sections=" ".join(ItemSection.values),
        **told,
    )


def list_common_lines(common: CommonItem) -> dict[str, list[str]]:
    """Return the texts of the lines that an item takes over, by their kind."""
    return {kind: split_lines(getattr(common, name)) for name, kind in COMMON_LINES.items()}


def split_lines(text: str) -> list[str]:
    return [join_lines(line) for line in text.splitlines() if line.strip()]


def decline_offer(offer: ItemOffer, *, why: str, by: Reader) -> ItemOffer:
    """Note that a body makes no item of an offer, and why."""
    check_may_answer(offer, by)
    with writing_in(offer.common_item):
        check_is_open(offer)
        offer.declined_on, offer.why = by.today, why
        check_has_happened(offer, by)
        write_record(offer, by=by, reason=why)
    return offer


def check_may_answer(offer: ItemOffer, by: Reader) -> None:
    """Refuse who does not keep the body that it was offered to."""
    if not may_keep_body(by, offer.body, offer.owning_region_id):
        raise PermissionDenied(_("Dit is aan de griffie van deze raad."))


def check_is_open(offer: ItemOffer) -> None:
    """Refuse an offer that was answered, as it stands now."""
    offer.refresh_from_db(fields=["item", "declined_on", "version"])
    if not is_unanswered(offer):
        raise ValidationError(_("Op dit stuk is al geantwoord."))


# A new version of the common text: taken over as far as the griffie wants.


def follow_common_text(
    offer: ItemOffer, *, names: Collection[str], seen_at: datetime, by: Reader, reason: str = ""
) -> AgendaItem:
    """Let an item say in these fields what the common text says now, and keep the others as they
    are: those are the council's own from now on. Return the item.

    `seen_at` is when the version was made that the griffie looked at; refused where there is a
    newer one.
    """
    item, versions = offer.item, CommonVersions(offer.common_item)
    if item is None:
        raise ValidationError(_("Van dit aanbod is geen agendapunt gemaakt."))
    if not may_keep(by, item):
        raise PermissionDenied(_("Dit is aan de griffie van deze raad."))
    with writing_in(item):
        if versions.made_at != seen_at:
            raise ValidationError(_("De gezamenlijke tekst is intussen weer gewijzigd."))
        take_fields(item, versions.now, names, by=by, reason=reason)
        offer.followed_at = versions.made_at
        write_record(offer, by=by, reason=reason)
    return item


def take_fields(
    item: AgendaItem, told: dict[str, str], names: Collection[str], *, by: Reader, reason: str
) -> None:
    """Set fields and lines of an item to what the common text tells."""
    for name in COMMON_FIELDS:
        if name in names:
            setattr(item, name, told[name])
    change_record(item, by=by, reason=reason)
    for name, kind in COMMON_LINES.items():
        if name in names:
            set_agenda_lines(item, kind, split_lines(told[name]), by=by, reason=reason)
