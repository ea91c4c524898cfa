"""What is done each minute while a worker lives: whoever has something to do listens here."""

from django.dispatch import Signal

# Sent with `at`, the moment of the beat.
beaten = Signal()
