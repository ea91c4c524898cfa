"""Taking in the anchors of other Regio's (docs/proof.md): `POST /api/v1/ankers`.

It is there where REGIO_ANCHORS_FROM names who may send, and is no part of what anybody can read, so
the description of the API leaves it out."""

import logging
from hashlib import sha256
from hmac import compare_digest

from django.conf import settings
from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.common import no_append_slash

from municipalities.proof.anchors import BadAnchor, OtherAnchor, keep_anchor, parse_anchor

from .problems import build_problem

logger = logging.getLogger(__name__)


@no_append_slash
def anchors_view(request):
    """Keep the anchor of a day of a sender: 201, or 200 where it was kept before."""
    if not settings.ANCHORS_FROM:
        return build_problem(404)
    if request.method != "POST":
        return build_problem(405, _("Stuur hier een anker met POST."), headers={"Allow": "POST"})
    sender = find_anchor_sender(request.headers.get("Authorization", ""))
    if sender is None:
        return build_problem(401, headers={"WWW-Authenticate": "Bearer"})
    now = timezone.now()
    try:
        told = parse_anchor(request.body)
    except BadAnchor as fault:
        return build_problem(400, _("Dit %s.") % fault)
    if told["adres"] != sender:
        return build_problem(400, _("Dit anker is van een ander adres dan de afzender."))
    if told["dag"] > timezone.localdate(now).isoformat():
        return build_problem(400, _("Dit anker is van een dag die nog moet komen."))
    try:
        is_new = keep_anchor(sender, told, at=now)
    except OtherAnchor:
        logger.warning("%s stuurde een ander anker van %s dan eerder", sender, told["dag"])
        return build_problem(409, _("Van deze dag is al een ander anker bewaard."))
    return JsonResponse({"dag": told["dag"]}, status=201 if is_new else 200)


def find_anchor_sender(header):
    """Return the address of who sends this token, None for nobody. Every token is compared, and as
    hashes, so the time that it takes tells nothing of one."""
    scheme, _space, token = header.partition(" ")
    given = sha256(token.strip().encode()).digest()
    found = [
        each.address
        for each in settings.ANCHORS_FROM
        if compare_digest(given, sha256(each.token.encode()).digest())
    ]
    return found[0] if found and scheme.lower() == "bearer" else None
