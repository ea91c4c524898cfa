"""Signing in does not wait for the log: with syslog away it works, and the line is not lost."""

import json
import logging

import pytest

from regio.logs import AuditSyslog, JsonLines
from tests.decisions.web.accounts.signing import is_signed_in, person, sign_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_signing_in_works_while_syslog_is_away(client, tmp_path, capsys):
    person()
    logger, handler = logging.getLogger("regio.audit"), AuditSyslog(str(tmp_path / "away"))
    handler.setFormatter(JsonLines())
    before, logger.handlers[:] = logger.handlers[:], [handler]
    try:
        sign_in(client)
    finally:
        logger.handlers[:] = before
        handler.close()

    assert is_signed_in(client)
    told = [each for each in capsys.readouterr().err.splitlines() if each.startswith("{")]
    assert json.loads(told[-1])["act"] == "sign-in"
