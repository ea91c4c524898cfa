"""That a backup, or putting one back, is not as it should be."""


class BackupFault(Exception):
    """Something that stops making a backup or putting one back; its arguments are Dutch sentences,
    one for each problem."""
