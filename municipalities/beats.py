"""What the worker tells each minute, so that what it knows nothing of can be done in its time."""

from django.dispatch import Signal

# Sent with `at`, the moment. A receiver is quick: what takes long it puts in the queue.
worker_beats = Signal()
