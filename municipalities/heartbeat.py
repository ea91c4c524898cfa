"""What the worker says each minute: that it is there, and what time it is (`at`)."""

from django.dispatch import Signal

worker_beats = Signal()
