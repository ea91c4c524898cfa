"""What a session remembers: signed in since when, last seen, and by whom with a second factor.

Moments are seconds since 1970, as the session keeps them. Nothing here asks the database.
"""

from django.conf import settings

SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"
SECOND_FACTOR = "second_factor"
SEEN_AGAIN_SECONDS = 60


def begin(session, now):
    """Note that somebody signed in."""
    session[SIGNED_IN_AT] = session[SEEN_AT] = int(now)


def is_over(session, now):
    """Whether it was left alone for too long, or began too long ago."""
    idle = now - session.get(SEEN_AT, now)
    age = now - session.get(SIGNED_IN_AT, now)
    return idle >= settings.SESSION_IDLE_SECONDS or age >= settings.SESSION_COOKIE_AGE


def touch(session, now):
    """Note that it is in use; written once a minute, so that reading a page seldom writes."""
    if SIGNED_IN_AT not in session:
        begin(session, now)
    elif now - session[SEEN_AT] >= SEEN_AGAIN_SECONDS:
        session[SEEN_AT] = int(now)


def note_second_factor(session, user):
    """Note that this user passed a second factor in this session."""
    session[SECOND_FACTOR] = user.pk


def forget_second_factor(session):
    session.pop(SECOND_FACTOR, None)


def passed_second_factor(session, user):
    """Whether this user passed a second factor in this session."""
    return session.get(SECOND_FACTOR) == user.pk
