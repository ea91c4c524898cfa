"""How long personal data stay, in one place: what erases them reads it here, and so does the page
/privacy/. What is not here has no end of its own (docs/privacy.md says why)."""

from datetime import timedelta

# Who follows by e-mail: an address that nobody confirmed, and that a reminder went.
KEPT_UNCONFIRMED = timedelta(days=3)
KEPT_REMINDERS = timedelta(days=30)  # after the day of which it reminded

# What a report tells of its sender is a digest, there to tell senders apart on one day.
KEPT_SENDERS = timedelta(days=1)
KEPT_ANSWERED_REPORTS = timedelta(days=365)

# What is on its way: typed and not saved, read from a table and not brought in, sent and done.
KEPT_DRAFTS = timedelta(days=90)
KEPT_OPEN_TABLES = timedelta(days=30)
# For as long a form that was done leads where it led; nobody presses a button later than this.
KEEP_KEYS = timedelta(days=30)
# Tasks name addresses of people, so what was done goes soon, and what failed once it was seen.
KEEP_DONE, KEEP_FAILED = timedelta(hours=1), timedelta(days=30)

# Somebody who was invited and never came; since the last invitation.
KEPT_INVITED = timedelta(days=90)

# By the settings of the journal and of the backups; these are what we advise.
KEPT_LOG, KEPT_AUDIT = timedelta(days=30), timedelta(days=365)
